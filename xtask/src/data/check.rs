//! `cargo xtask data check`: every fault of the dataset, with file and line.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Result, bail};
use kursk_timeline::data::Fault;
use kursk_timeline::data::changelog::read_changelog;
use kursk_timeline::data::notes::read_notes;
use kursk_timeline::data::ways::unnamed;
use kursk_timeline::data::write::read_head;

use super::{about, folder, style};
use crate::project;

/// Checks the dataset in `folder`: that the files keep the format, and that
/// the texts keep the house style. Prints every fault.
///
/// # Errors
/// When there is a fault, or a file cannot be read.
pub fn run(folder: &Path) -> Result<()> {
    let loaded = folder::load(folder)?;
    let mut faults = loaded.faults;
    faults.extend(changes(folder)?);
    let (notes, of_notes) = read_notes(&folder::bytes(folder, "notes.json")?);
    faults.extend(of_notes);
    let mut style = style::check(&loaded.dataset);
    style.extend(unnamed(&loaded.dataset));
    style.extend(about::check(&notes, &loaded.dataset));
    give_lines(folder, &mut style)?;
    faults.extend(style);
    for fault in &faults {
        println!("{}", folder::show(fault));
    }
    let dataset = &loaded.dataset;
    let (events, places) = (dataset.events.len(), dataset.places.len());
    if !faults.is_empty() {
        bail!(
            "{} faults in {events} events and {places} places",
            faults.len()
        );
    }
    println!("no faults in {events} events and {places} places");
    Ok(())
}

/// Checks the list of changes, and that its newest version is that of the events.
fn changes(folder: &Path) -> Result<Vec<Fault>> {
    let (changes, mut faults) = read_changelog(&folder::bytes(folder, "changelog.json")?);
    let head = read_head(&folder::bytes(folder, "events.geojson")?).unwrap_or_default();
    let newest = changes.first().map(|change| change.version.clone());
    if head.version != newest {
        let show = |version: Option<String>| version.unwrap_or_else(|| "none".to_owned());
        faults.push(Fault {
            file: "events.geojson".to_owned(),
            line: 1,
            record: String::new(),
            field: "version".to_owned(),
            found: show(head.version),
            expected: format!("{}, the newest in changelog.json", show(newest)),
            left_out: false,
        });
    }
    Ok(faults)
}

/// Finds the line on which the record of each fault stands.
fn give_lines(folder: &Path, faults: &mut [Fault]) -> Result<()> {
    let mut files: HashMap<String, String> = HashMap::new();
    for fault in faults {
        if !files.contains_key(&fault.file) {
            let text = project::read(&folder.join(&fault.file))?;
            files.insert(fault.file.clone(), text);
        }
        let id = fault.record.split_once(' ').map_or("", |(_, id)| id);
        let needle = format!("\"id\":\"{id}\"");
        let line = files[&fault.file]
            .lines()
            .position(|line| line.contains(&needle));
        fault.line = line.map_or(0, |index| index as u32 + 1);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_breach_of_style_has_the_line_of_its_record() {
        let fixture = project::root().join("tests/fixtures/dataset");
        run(&fixture).unwrap();
        let mut faults = [Fault {
            file: "events.geojson".to_owned(),
            line: 0,
            record: "event 2024-11-12-small".to_owned(),
            field: "title".to_owned(),
            found: "x".to_owned(),
            expected: "y".to_owned(),
            left_out: false,
        }];
        give_lines(&fixture, &mut faults).unwrap();
        assert_eq!(faults[0].line, 3);
    }
}
