//! The published movements rest on records that are there and say so.

use std::collections::BTreeSet;

use kursk_timeline::data::read_ways;
use kursk_timeline::data::ways::unnamed;
use kursk_timeline::model::{Dataset, Leg, Way};
use schemars::schema_for;

use crate::fixture::{Folder, root};

fn published() -> Dataset {
    let mut dataset = Folder::shipped().read().dataset;
    let faults = read_ways(&bytes(), &mut dataset);
    let shown: Vec<_> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(shown, [""; 0]);
    dataset
}

fn bytes() -> Vec<u8> {
    std::fs::read(root().join("assets/data/movements.json")).unwrap()
}

fn faults(lines: &str) -> Vec<String> {
    let mut dataset = Folder::small().read().dataset;
    let faults = read_ways(lines.as_bytes(), &mut dataset);
    assert_eq!(dataset.ways.len(), usize::from(faults.is_empty()));
    faults.iter().map(ToString::to_string).collect()
}

#[test]
fn every_composed_movement_rests_on_records_that_name_its_places() {
    let dataset = published();
    let shown: Vec<_> = unnamed(&dataset).iter().map(ToString::to_string).collect();
    assert_eq!(shown, [""; 0]);
    assert!(dataset.ways.len() > 50, "{}", dataset.ways.len());
}

/// Its id gives the first day of the records that it rests on, and each of
/// the records involves the side that moves.
#[test]
fn the_days_of_a_composed_movement_are_those_of_its_records() {
    let dataset = published();
    let mut seen = 0;
    for way in &dataset.ways {
        let Way::Composed(composed) = way else {
            continue;
        };
        seen += 1;
        let events: Vec<_> = composed
            .rests_on()
            .into_iter()
            .map(|id| &dataset.events[dataset.event_index(id).unwrap() as usize])
            .collect();
        let stages = composed.way.iter();
        let first = stages
            .filter_map(|stage| dataset.event_index(&stage.event))
            .map(|event| dataset.events[event as usize].span.start)
            .min()
            .unwrap();
        assert!(
            composed.id.starts_with(&format!("composed-{first}-")),
            "{} begins on {first}",
            composed.id
        );
        for event in events {
            let parties: BTreeSet<_> = event.parties.iter().map(|party| &*party.0).collect();
            assert!(
                parties.contains(&*composed.side),
                "{}: {}",
                composed.id,
                event.id
            );
            assert!(
                event.span.start - first < 200,
                "{}: {}",
                composed.id,
                event.id
            );
        }
    }
    assert!(seen >= 30, "{seen}");
}

#[test]
fn every_leg_of_the_north_korean_way_has_a_movement() {
    let dataset = published();
    for leg in Leg::ALL {
        let of_leg = dataset.ways.iter().filter(|way| match way {
            Way::Composed(composed) => composed.leg == Some(leg),
            Way::Note(note) => note.leg == Some(leg),
        });
        assert!(of_leg.count() >= 4, "{leg:?}");
    }
}

#[test]
fn lines_are_written_as_they_are_read() {
    let ways = published().ways;
    let derived: Vec<Way> = serde_json::from_slice(&bytes()).unwrap();
    assert_eq!(derived, ways);
    let lines: Vec<String> = String::from_utf8(bytes())
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect();
    assert_eq!(lines.len(), ways.len() + 2);
    for (way, line) in ways.iter().zip(&lines[1..]) {
        let written = serde_json::to_string(way).unwrap();
        assert_eq!(line.trim_end_matches(','), written);
    }
}

#[test]
fn the_file_keeps_to_its_schema() {
    let schema = schema_for!(Vec<Way>);
    let validator = jsonschema::validator_for(schema.as_value()).unwrap();
    let file = serde_json::from_slice(&bytes()).unwrap();
    let faults: Vec<_> = validator
        .iter_errors(&file)
        .map(|e| e.to_string())
        .collect();
    assert_eq!(faults, [""; 0]);
    assert!(!validator.is_valid(&serde_json::json!([{"id": "composed-2024-11-05-x"}])));
}

const GOOD: &str = r#"{"id":"composed-2024-11-05-x","title":"T","side":"KP","way":[{"place":"oblast","event":"2024-11-05-full"},{"place":"village","event":"2024-11-12-small"}],"mode":"unknown","standing":"claimed","note":"N"}"#;

#[test]
fn a_line_that_rests_on_nothing_is_left_out() {
    assert_eq!(faults(&format!("[{GOOD}]")), [""; 0]);
    let changed = |from: &str, to: &str| {
        assert!(GOOD.contains(from), "{from}");
        faults(&format!("[{}]", GOOD.replace(from, to))).remove(0)
    };
    let name = "movements.json, movement composed-2024-11-05-x, field";
    for (from, to, fault) in [
        (
            "2024-11-12-small",
            "2024-11-12-gone",
            "way[1]: found \"2024-11-12-gone\", expected the id of an event in events.geojson",
        ),
        (
            "\"village\"",
            "\"city\"",
            "way[1]: found \"city\", expected the id of a place in places.json",
        ),
        (
            "\"mode\"",
            "\"also\":[\"x\"],\"mode\"",
            "also[0]: found \"x\", expected the id of an event in events.geojson",
        ),
        (
            "{\"place\":\"oblast\",\"event\":\"2024-11-05-full\"},",
            "",
            "way: found no way, expected two stages, one of them with a place",
        ),
        (
            "{\"place\":\"village\"",
            "{\"event\":\"2024-11-12-small\"},{\"place\":\"village\"",
            "way[1]: found no place, expected a place between the ends",
        ),
    ] {
        assert_eq!(changed(from, to), format!("{name} {fault}"));
    }
    let back = GOOD
        .replace("2024-11-05-full", "swap")
        .replace("2024-11-12-small", "2024-11-05-full")
        .replace("swap", "2024-11-12-small");
    assert_eq!(
        faults(&format!("[{back}]")),
        [format!(
            "{name} way[1]: found a record of 2024-11-05, expected a record of 2024-11-12 or later, as the one before"
        )]
    );
}

#[test]
fn a_note_without_a_movement_is_left_out() {
    let id = "movements.json, movement 2024-11-12-small, field";
    assert_eq!(
        faults(r#"[{"id":"2024-11-12-small","leg":"sea"}]"#),
        [format!(
            "{id} id: found \"2024-11-12-small\", expected the id of an event with a movement"
        )]
    );
    let full = r#"{"id":"2024-11-05-full","strength":"killed","also_from":["oblast"],"leg":"sea"}"#;
    assert_eq!(faults(&format!("[{full}]")), [""; 0]);
    assert_eq!(faults("[1]").len(), 1);
    for bytes in ["", "null", "[", "\u{feff}[]"] {
        assert_eq!(faults_only(bytes), 1, "{bytes}");
    }
}

fn faults_only(text: &str) -> usize {
    read_ways(text.as_bytes(), &mut Dataset::default()).len()
}
