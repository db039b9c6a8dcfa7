//! From one evidence record to an event and its detail.

use anyhow::{Context, Result, bail};
use kursk_timeline::model::{
    Control, DateSpan, Day, Detail, Event, Figure, Ids, Movement, Precision, Source,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// The records of a file with one JSON record a line.
///
/// # Errors
/// When a line is not JSON; the error names file and line.
pub fn lines(text: &str, file: &str) -> Result<Vec<Value>> {
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(i, line)| {
            serde_json::from_str(line).with_context(|| format!("{file}, line {}", i + 1))
        })
        .collect()
}

/// Members of a record that this conversion knows.
const MEMBERS: [&str; 19] = [
    "id",
    "date",
    "date_end",
    "date_precision",
    "kind",
    "title",
    "summary",
    "actors",
    "place",
    "place_note",
    "figures",
    "movement",
    "control",
    "standing",
    "standing_of",
    "conflict",
    "sources",
    "independent_sources",
    "published_first",
];

/// Converts one record. `places` gives the index of each place.
///
/// # Errors
/// When a member is missing, is of the wrong type, or is not known.
pub fn event(record: &Value, places: &Ids) -> Result<(Event, Detail)> {
    let members = record
        .as_object()
        .context("found no object, expected a record")?;
    if let Some(odd) = members
        .keys()
        .find(|name| !MEMBERS.contains(&name.as_str()))
    {
        bail!(
            "found the member {odd}, expected only {}",
            MEMBERS.join(", ")
        );
    }
    let start: Day = take(record, "date")?;
    let end: Option<Day> = take(record, "date_end")?;
    let place = match &record["place"] {
        Value::Null => None,
        place => {
            let id = place["id"]
                .as_str()
                .context("field place: found no id, expected one")?;
            let index = places.get(id);
            Some(index.with_context(|| {
                format!("field place: found {id:?}, expected a place of places.tsv")
            })?)
        }
    };
    let event = Event {
        id: take(record, "id")?,
        span: DateSpan {
            start,
            end: end.unwrap_or(start),
            precision: take::<Option<Precision>>(record, "date_precision")?.unwrap_or_default(),
        },
        kind: take(record, "kind")?,
        title: take(record, "title")?,
        parties: take(record, "actors")?,
        place,
        place_note: take(record, "place_note")?,
        standing: take(record, "standing")?,
        standing_of: take(record, "standing_of")?,
        published_first: take(record, "published_first")?,
    };
    let detail = Detail {
        summary: take(record, "summary")?,
        conflict: take(record, "conflict")?,
        figures: take::<Vec<Figure>>(record, "figures")?,
        movement: take::<Option<Movement>>(record, "movement")?,
        control: take::<Vec<Control>>(record, "control")?,
        sources: sources(record)?,
        independent_sources: take(record, "independent_sources")?,
    };
    Ok((event, detail))
}

/// The sources of a record, without what is of no use to readers.
fn sources(record: &Value) -> Result<Vec<Source>> {
    let list = record["sources"]
        .as_array()
        .context("field sources: found no list, expected one")?;
    let convert = |source: &Value| -> Result<Source> {
        if source["seen"] != json!(true) {
            bail!(
                "field sources: found {} not seen, expected a source that was read",
                source["url"]
            );
        }
        let mut source = source.clone();
        if let Some(members) = source.as_object_mut() {
            members.remove("seen");
            let id = members.remove("publisher_id").unwrap_or_default();
            members.insert("publisher".to_owned(), id);
        }
        serde_json::from_value(source).context("field sources")
    };
    list.iter().map(convert).collect()
}

/// Reads one member; a missing one counts as null.
fn take<T: DeserializeOwned>(record: &Value, name: &str) -> Result<T> {
    serde_json::from_value(record[name].clone())
        .with_context(|| format!("field {name}: {}", record[name]))
}
