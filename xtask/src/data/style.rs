//! What an editor would mark: spellings, banned words, styles of numbers and
//! dates, texts that speak of how they were made, reports that look alike.
//!
//! The rules of the format are the reader's; these are the ones of the house.

mod words;

use std::collections::HashMap;

use kursk_timeline::data::Fault;
use kursk_timeline::model::{Dataset, Detail, Event, Place};

/// A text of the dataset that readers see, with the record and member it is in.
struct Text<'a> {
    file: &'static str,
    record: String,
    field: String,
    text: &'a str,
}

/// All that breaks the house style.
pub fn check(dataset: &Dataset) -> Vec<Fault> {
    let aliases = aliases(&dataset.places);
    let mut faults = Vec::new();
    for text in texts(dataset) {
        let found = words::check(text.text)
            .into_iter()
            .chain(spelling(text.text, &aliases));
        faults.extend(found.map(|(found, expected)| Fault {
            file: text.file.to_owned(),
            line: 0,
            record: text.record.clone(),
            field: text.field.clone(),
            found,
            expected,
            left_out: false,
        }));
    }
    faults.extend(alike(dataset));
    faults
}

/// What is found and expected for every breach in a text about the dataset. It
/// may speak of "the page": the one that shows it, not one that was read.
pub fn of_text(text: &str, places: &[Place]) -> Vec<(String, String)> {
    let mut found = words::check(text);
    found.retain(|(found, _)| found != "\"the page\"");
    found.extend(spelling(text, &aliases(places)));
    found
}

/// Every text that readers see.
fn texts(dataset: &Dataset) -> Vec<Text<'_>> {
    let mut all = Vec::new();
    for (event, detail) in dataset.events.iter().zip(&dataset.details) {
        let mut add = |field: String, text| {
            all.push(Text {
                file: "events.geojson",
                record: format!("event {}", event.id),
                field,
                text,
            });
        };
        add("title".to_owned(), event.title.as_str());
        add("summary".to_owned(), &detail.summary);
        if let Some(text) = &detail.conflict {
            add("conflict".to_owned(), text);
        }
        if let Some(text) = &event.place_note {
            add("place_note".to_owned(), text);
        }
        for (i, figure) in detail.figures.iter().enumerate() {
            if let Some(text) = &figure.note {
                add(format!("figures[{i}].note"), text);
            }
        }
        if let Some(text) = detail.movement.as_ref().and_then(|m| m.text.as_ref()) {
            add("movement.text".to_owned(), text);
        }
    }
    for claimant in &dataset.claimants {
        for (field, text) in [("what", &claimant.what), ("caveat", &claimant.caveat)] {
            all.push(Text {
                file: "claimants.json",
                record: format!("claimant {}", claimant.id),
                field: field.to_owned(),
                text,
            });
        }
    }
    for measure in &dataset.measures {
        all.push(Text {
            file: "measures.json",
            record: format!("measure {}", measure.id),
            field: "definition".to_owned(),
            text: &measure.definition,
        });
    }
    all
}

/// Other spellings of places and the names to use instead. Those that are
/// words of their own, longer descriptions or the name of another place are
/// left out: in "Kursk region" there is nothing to correct but the word region.
fn aliases(places: &[Place]) -> Vec<(&str, &str)> {
    let names: Vec<&str> = places.iter().map(|place| place.name.as_str()).collect();
    let other = |alias: &str, name: &str| {
        let plain = alias.chars().all(|c| c.is_alphabetic() || c == '-');
        let longer = names.iter().any(|known| known.contains(alias));
        plain && !longer && !name.contains(alias)
    };
    places
        .iter()
        .flat_map(|place| {
            place
                .aliases
                .iter()
                .map(|alias| (alias.as_str(), place.name.as_str()))
        })
        .filter(|(alias, name)| other(alias, name))
        .collect()
}

/// Spellings of places that are not those of the gazetteer.
fn spelling(text: &str, aliases: &[(&str, &str)]) -> Vec<(String, String)> {
    let is_there = |alias: &str| {
        text.match_indices(alias).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + alias.len()..].chars().next();
            let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
            !letter(before) && !letter(after)
        })
    };
    aliases
        .iter()
        .filter(|(alias, _)| is_there(alias))
        .map(|(alias, name)| {
            (
                format!("{alias:?}"),
                format!("{name:?}, as among the places"),
            )
        })
        .collect()
}

/// Events that may be the same one twice: of one day, place and kind, with a
/// source in common and with all figures the same.
fn alike(dataset: &Dataset) -> Vec<Fault> {
    let mut groups: HashMap<_, Vec<(&Event, &Detail)>> = HashMap::new();
    for pair in dataset.events.iter().zip(&dataset.details) {
        let event = pair.0;
        let key = (event.span.start, event.place, event.kind);
        groups.entry(key).or_default().push(pair);
    }
    let mut faults = Vec::new();
    for group in groups.values() {
        for (i, (event, detail)) in group.iter().enumerate() {
            for (earlier, other) in &group[..i] {
                let shares = |url: &str| other.sources.iter().any(|source| source.url == url);
                let common = detail.sources.iter().any(|source| shares(&source.url));
                if common && detail.figures == other.figures {
                    faults.push(Fault {
                        file: "events.geojson".to_owned(),
                        line: 0,
                        record: format!("event {}", event.id),
                        field: String::new(),
                        found: format!("day, place, kind, figures and a source of {}", earlier.id),
                        expected: "one event for one report".to_owned(),
                        left_out: false,
                    });
                }
            }
        }
    }
    faults.sort_by(|a, b| a.record.cmp(&b.record));
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::folder;
    use crate::project;

    fn small() -> Dataset {
        let fixture = project::root().join("tests/fixtures/dataset");
        folder::load(&fixture).unwrap().dataset
    }

    #[test]
    fn the_published_texts_keep_the_house_style() {
        let shipped = folder::load(&project::root().join("assets/data")).unwrap();
        let faults: Vec<String> = check(&shipped.dataset)
            .iter()
            .map(Fault::to_string)
            .collect();
        assert_eq!(faults, [""; 0]);
    }

    #[test]
    fn other_spellings_of_places_are_listed() {
        let mut dataset = small();
        dataset.places[2].aliases = vec!["Derevnya".to_owned()];
        dataset.details[0].summary = "Fighting at Derevnya, not at Derevnyanka.".to_owned();
        let faults = check(&dataset);
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!(
            faults[0].to_string(),
            "events.geojson, event 2024-11-05-full, field summary: found \"Derevnya\", \
             expected \"Village\", as among the places"
        );
    }

    #[test]
    fn the_same_report_twice_is_listed() {
        let mut dataset = small();
        let (mut event, detail) = (dataset.events[0].clone(), dataset.details[0].clone());
        event.id = "2024-11-05-again".to_owned();
        dataset.events.push(event);
        dataset.details.push(detail);
        let faults = check(&dataset);
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(
            faults[0]
                .to_string()
                .contains("event 2024-11-05-again: found day, place")
        );
        dataset.details[2].figures.clear();
        assert_eq!(check(&dataset), []);
    }
}
