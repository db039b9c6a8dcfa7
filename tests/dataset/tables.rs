//! Each rule of the tables beside the events has an example that breaks it.

use serde_json::{Value, json};

use crate::fixture::{Folder, shown};
use crate::rules::set;

/// Changes one member of one record of a table; says the faults and how many records are left.
fn table_with(
    name: &str,
    pointer: &str,
    value: Value,
) -> (Vec<String>, kursk_timeline::data::Loaded) {
    let mut folder = Folder::small();
    folder.change(name, |file| set(file, pointer, value));
    let loaded = folder.read();
    (shown(&loaded), loaded)
}

#[test]
fn places() {
    for (pointer, value, fault) in [
        (
            "/2/lat",
            json!(91),
            "place village, field lon: found longitude 35.5, latitude 91",
        ),
        ("/2/lat", Value::Null, "place village, field lon"),
        (
            "/2/precision_km",
            json!(0),
            "place village, field precision_km: found 0",
        ),
        (
            "/2/coord_source",
            Value::Null,
            "found a point without precision or source",
        ),
        (
            "/2/parent",
            json!("atlantis"),
            "place village, field parent: found \"atlantis\"",
        ),
        (
            "/0/parent",
            json!("village"),
            "place country, field parent: found \"village\", which lies in it",
        ),
        (
            "/0/parent",
            json!("country"),
            "place country, field parent: found \"country\", which lies in it",
        ),
        (
            "/2/size",
            json!(4),
            "place village, field size: found a member that nobody knows",
        ),
    ] {
        let (faults, loaded) = table_with("places.json", pointer, value);
        assert!(faults[0].contains(fault), "{pointer}: {faults:?}");
        assert_eq!(loaded.dataset.places.len(), 3, "{pointer}");
        assert_eq!(loaded.dataset.events.len(), 2, "{pointer}");
    }
    for (pointer, value, fault) in [
        (
            "/2/id",
            json!("Village!"),
            "field id: found \"Village!\", expected small letters",
        ),
        (
            "/2/id",
            json!("oblast"),
            "place oblast, field id: found \"oblast\" a second time",
        ),
        (
            "/2/name",
            json!(""),
            "place village, field name: found nothing",
        ),
        (
            "/2/kind",
            json!("hamlet"),
            "place village, field kind: found \"hamlet\"",
        ),
    ] {
        let (faults, loaded) = table_with("places.json", pointer, value);
        assert!(faults[0].contains(fault), "{pointer}: {faults:?}");
        assert_eq!(loaded.dataset.places.len(), 2, "{pointer}");
        assert_eq!(
            loaded.dataset.events.len(),
            1,
            "{pointer}: the village's event has no place"
        );
    }
}

#[test]
fn other_tables() {
    for (name, noun) in [
        ("claimants.json", "claimant somebody"),
        ("publishers.json", "publisher paper"),
        ("measures.json", "measure killed"),
    ] {
        let (faults, loaded) = table_with(name, "/0/name", json!(5));
        assert!(
            faults[0].contains(&format!("{name}, {noun}, field name: found 5")),
            "{faults:?}"
        );
        assert_eq!(
            loaded.dataset.events.len(),
            2,
            "{name}: references to it do not hide events"
        );
    }
}
