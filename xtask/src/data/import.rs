//! `cargo xtask data import`: makes the dataset from a folder of evidence
//! records (`records.jsonl`, `places.tsv`, `claimants.jsonl`,
//! `publishers.tsv`, `MEASURES.md`).
//!
//! Nothing is typed by hand that the records carry. What editors changed
//! stands in `xtask/data/edits.jsonl`, places and publishers that they added
//! in `xtask/data/places.tsv` and `publishers.tsv`, readers' names of measures in
//! `xtask/data/measures.tsv`.

mod edits;
mod evidence;
mod tables;

use std::path::Path;

use anyhow::{Context, Result};
use kursk_timeline::data::write::Head;
use kursk_timeline::model::{Dataset, Detail, Event};
use serde_json::Value;

use super::folder;
use crate::project;

/// What the dataset says of itself.
fn head() -> Head {
    Head {
        name: Some("Kursk, day by day".to_owned()),
        license: Some("CC-BY-4.0".to_owned()),
        version: Some("1.1.0".to_owned()),
    }
}

/// Reads the evidence in `from` and writes the dataset into `to`.
///
/// # Errors
/// When a file or record cannot be read (the error names file and line), when
/// a correction does not fit, or when the outcome has faults.
pub fn run(from: &Path, to: &Path) -> Result<()> {
    let own = project::root().join("xtask/data");
    let text = |name: &str| project::read(&from.join(name));
    let edits = edits::parse(&project::read(&own.join("edits.jsonl"))?)?;
    let edited = |file: &str| -> Result<Vec<Value>> {
        let mut records = evidence::lines(&text(file)?, file)?;
        let count = edits::apply(&edits, file, &mut records)?;
        println!("{file}: {} records, {count} corrections", records.len());
        Ok(records)
    };
    let words = project::read(&own.join("measures.tsv"))?;
    let mut publishers = tables::publishers(&text("publishers.tsv")?)?;
    publishers.extend(tables::publishers(&project::read(
        &own.join("publishers.tsv"),
    )?)?);
    publishers.sort_by(|a, b| a.id.cmp(&b.id));
    let mut places = tables::places(&text("places.tsv")?)?;
    places.extend(tables::places(&project::read(&own.join("places.tsv"))?)?);
    places.sort_by(|a, b| a.id.cmp(&b.id));
    let mut dataset = Dataset {
        places,
        claimants: tables::claimants(edited("claimants.jsonl")?)?,
        publishers,
        measures: tables::measures(&text("MEASURES.md")?, &words)?,
        ..Dataset::default()
    };
    let records = edited("records.jsonl")?;
    let mut events: Vec<(Event, Detail)> = Vec::with_capacity(records.len());
    let places = dataset.places_by_id();
    for record in &records {
        let name = record["id"].as_str().unwrap_or("a record without id");
        let event = evidence::event(record, &places);
        events.push(event.with_context(|| format!("records.jsonl, {name}"))?);
    }
    events.sort_by(|(a, _), (b, _)| (a.span.start, &a.id).cmp(&(b.span.start, &b.id)));
    (dataset.events, dataset.details) = events.into_iter().unzip();
    folder::save(to, &dataset, &head())?;
    folder::refuse_faults(&folder::load(to)?.faults)
}
