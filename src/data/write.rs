//! Writes the files of the dataset as they are kept: one record a line, so
//! that a change of one record is a change of one line.

use serde::Serialize;

use super::raw::{Collection, CollectionType, Feature};
use crate::model::Dataset;

/// What the event file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Name of the dataset.
    pub name: Option<String>,
    /// Under which terms it may be used.
    pub license: Option<String>,
    /// Version of the dataset.
    pub version: Option<String>,
}

/// The head of an event file; `None` where the file cannot be read.
pub fn read_head(events: &[u8]) -> Option<Head> {
    let whole: Collection<serde::de::IgnoredAny> = serde_json::from_slice(events).ok()?;
    Some(Head {
        name: whole.name,
        license: whole.license,
        version: whole.version,
    })
}

/// `events.geojson` of a dataset with details, events in their order.
///
/// # Errors
/// A value that JSON cannot hold; none that the reader lets through.
pub fn events(dataset: &Dataset, head: &Head) -> serde_json::Result<Vec<u8>> {
    let empty = Collection::<()> {
        kind: CollectionType::FeatureCollection,
        name: head.name.clone(),
        license: head.license.clone(),
        version: head.version.clone(),
        features: Vec::new(),
    };
    let mut text = serde_json::to_vec(&empty)?;
    // Ends with `[]}`; the features go between the brackets.
    text.truncate(text.len().saturating_sub(2));
    let features = dataset.events.iter().zip(&dataset.details);
    let features =
        features.map(|(event, detail)| Feature::from_event(event, detail, dataset.place_of(event)));
    lines(&mut text, features)?;
    text.extend_from_slice(b"]}\n");
    Ok(text)
}

/// A table: a JSON list with one record a line.
///
/// # Errors
/// A value that JSON cannot hold; none that the reader lets through.
pub fn table<T: Serialize>(records: &[T]) -> serde_json::Result<Vec<u8>> {
    let mut text = b"[".to_vec();
    lines(&mut text, records.iter())?;
    text.extend_from_slice(b"]\n");
    Ok(text)
}

/// Writes the records, each on a line of its own.
fn lines(
    text: &mut Vec<u8>,
    records: impl Iterator<Item = impl Serialize>,
) -> serde_json::Result<()> {
    for (i, record) in records.enumerate() {
        text.extend_from_slice(if i == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut *text, &record)?;
    }
    text.push(b'\n');
    Ok(())
}
