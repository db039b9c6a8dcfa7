//! Each rule of the events has an example that breaks it.

use serde_json::{Value, json};

use crate::fixture::{Folder, shown};

/// What becomes of the record.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Then {
    /// It is not shown.
    LeftOut,
    /// It is shown, and the fault is listed.
    Kept,
}
use Then::{Kept, LeftOut};

/// Sets what `pointer` points to; the last part may be new.
pub fn set(root: &mut Value, pointer: &str, value: Value) {
    let (holder, name) = pointer.rsplit_once('/').unwrap();
    match root.pointer_mut(holder).unwrap() {
        Value::Object(members) => members.insert(name.to_owned(), value).map(drop),
        Value::Array(list) => list
            .get_mut(name.parse::<usize>().unwrap())
            .map(|item| *item = value),
        other => panic!("{pointer} leads into {other}"),
    };
}

/// Changes one member of the first event of the small dataset.
#[track_caller]
fn event_with(pointer: &str, value: Value, fault: &str, then: Then) {
    let mut folder = Folder::small();
    folder.change("events.geojson", |file| {
        set(file, &format!("/features/0{pointer}"), value);
    });
    let loaded = folder.read();
    assert!(
        shown(&loaded).iter().any(|one| one.contains(fault)),
        "{pointer}: {:?} has no {fault:?}",
        shown(&loaded)
    );
    let there = loaded.dataset.events.len() == 2;
    assert_eq!(there, then == Kept, "{pointer}: {:?}", loaded.faults);
    let any_left_out = loaded.faults.iter().any(|fault| fault.left_out);
    assert_eq!(
        any_left_out,
        then == LeftOut,
        "{pointer}: {:?}",
        loaded.faults
    );
}

#[test]
fn dates() {
    let p = "/properties/date";
    let first = "events.geojson, event 2024-11-05-full, field ";
    event_with(
        p,
        json!("2024-13-02"),
        &format!("{first}date: found \"2024-13-02\", expected a date as year-month-day"),
        LeftOut,
    );
    event_with(
        p,
        json!(20241105),
        "field date: found 20241105, expected a date",
        LeftOut,
    );
    event_with(
        p,
        json!("2204-11-05"),
        "field date: found 2204-11-05, expected a day from 2014-01-01",
        LeftOut,
    );
    event_with(
        "/properties/date_end",
        json!("2024-11-04"),
        "field date_end: found 2024-11-04, expected no day before 2024-11-05",
        LeftOut,
    );
    event_with(
        "/properties/date_precision",
        json!("hour"),
        "found \"hour\", expected one of day, approx, month",
        LeftOut,
    );
    event_with(
        p,
        json!("2024-11-06"),
        "field id: found \"2024-11-05-full\", expected the date",
        Kept,
    );
}

#[test]
fn ids_and_texts() {
    event_with(
        "/id",
        json!("2024-11-12-small"),
        "field id: found \"2024-11-12-small\" a second time",
        LeftOut,
    );
    event_with("/id", json!(""), "field id: found nothing", LeftOut);
    event_with(
        "/id",
        json!("2024-11-05-Full Name"),
        "expected the date and a few words",
        Kept,
    );
    event_with(
        "/id",
        json!(7),
        "event number 1, field id: found 7, expected a text",
        LeftOut,
    );
    event_with(
        "/type",
        json!("Event"),
        "field type: found \"Event\", expected Feature",
        LeftOut,
    );
    event_with(
        "/properties/title",
        json!(" "),
        "field title: found nothing, expected a text",
        LeftOut,
    );
    event_with(
        "/properties/title",
        json!("x".repeat(81)),
        "field title: found 81 characters",
        Kept,
    );
    event_with(
        "/properties/title",
        json!("x\ny"),
        "expected a text without line breaks",
        Kept,
    );
    event_with(
        "/properties/summary",
        json!("x".repeat(421)),
        "field summary: found 421 characters",
        Kept,
    );
    event_with(
        "/properties/conflict",
        json!("x".repeat(301)),
        "field conflict: found 301 characters",
        Kept,
    );
    event_with(
        "/properties/kind",
        json!("battle"),
        "field kind: found \"battle\", expected one of incursion",
        LeftOut,
    );
    event_with(
        "/properties/standing",
        json!("true"),
        "field standing: found \"true\"",
        LeftOut,
    );
    event_with(
        "/properties/colour",
        json!(1),
        "field colour: found a member that nobody knows",
        Kept,
    );
}

#[test]
fn parties_and_places() {
    event_with(
        "/properties/parties",
        json!([]),
        "field parties: found nobody",
        LeftOut,
    );
    event_with(
        "/properties/parties",
        json!(["UA", "UA"]),
        "field parties[1]: found \"UA\"",
        Kept,
    );
    event_with(
        "/properties/parties",
        json!(["ukraine"]),
        "field parties[0]: found \"ukraine\"",
        Kept,
    );
    event_with(
        "/properties/place",
        json!("atlantis"),
        "field place: found \"atlantis\", expected the id of a place",
        LeftOut,
    );
    event_with(
        "/geometry",
        Value::Null,
        "field geometry: found null, expected the point [35.5, 51.25]",
        Kept,
    );
    event_with(
        "/geometry/coordinates/0",
        json!(35.6),
        "found the point [35.6, 51.25]",
        Kept,
    );
    event_with(
        "/properties/place",
        json!("oblast"),
        "field geometry: found the point [35.5, 51.25], expected null",
        Kept,
    );
    event_with(
        "/geometry/type",
        json!("Polygon"),
        "field geometry.type: found \"Polygon\", expected Point",
        LeftOut,
    );
}

#[test]
fn figures() {
    let p = "/properties/figures/0";
    let at = |member: &str| format!("{p}/{member}");
    event_with(
        &at("claimant"),
        json!("nobody"),
        "field figures[0].claimant: found \"nobody\"",
        Kept,
    );
    event_with(
        &at("measure"),
        json!("dead"),
        "field figures[0].measure: found \"dead\"",
        Kept,
    );
    event_with(
        &at("low"),
        json!(13),
        "field figures[0].high: found 12.5, expected at least 13",
        LeftOut,
    );
    event_with(
        &at("low"),
        json!(-1),
        "field figures[0].low: found -1, expected a number from 0 up",
        LeftOut,
    );
    event_with(
        &at("high"),
        Value::Null,
        "field figures[0].high: found null",
        LeftOut,
    );
    event_with(
        &at("as_of"),
        json!("2024-10-01"),
        "field figures[0].as_of: found 2024-10-01, expected no day before",
        LeftOut,
    );
    event_with(
        &at("about"),
        json!("all"),
        "field figures[0].about: found \"all\"",
        LeftOut,
    );
    event_with(
        p,
        json!({"claimant": "somebody", "about": "KP", "measure": "killed", "low": null, "high": null}),
        "field figures[0]: found neither number nor words",
        LeftOut,
    );
}

#[test]
fn movements_and_control() {
    event_with(
        "/properties/movement/from",
        json!("atlantis"),
        "field movement.from: found \"atlantis\"",
        Kept,
    );
    event_with(
        "/properties/movement/via/0",
        json!("atlantis"),
        "field movement.via[0]: found \"atlantis\"",
        Kept,
    );
    event_with(
        "/properties/movement/side",
        json!("XX"),
        "field movement.side: found \"XX\"",
        Kept,
    );
    event_with(
        "/properties/movement",
        json!({"side": "RU", "mode": "road", "route": "schematic"}),
        "field movement: found neither ends nor a way",
        Kept,
    );
    event_with(
        "/properties/movement/mode",
        json!("camel"),
        "field movement.mode: found \"camel\"",
        LeftOut,
    );
    event_with(
        "/properties/control/0/place",
        json!("atlantis"),
        "field control[0].place: found \"atlantis\"",
        Kept,
    );
    event_with(
        "/properties/control/0/said_by",
        json!("nobody"),
        "field control[0].said_by: found \"nobody\"",
        Kept,
    );
}

#[test]
fn sources() {
    let p = "/properties/sources";
    event_with(
        p,
        json!([]),
        "field sources: found none, expected at least one",
        LeftOut,
    );
    event_with(
        &format!("{p}/0/url"),
        json!("javascript:alert(1)"),
        "field sources[0].url: found \"javascript:alert(1)\", expected an address that begins with https://",
        LeftOut,
    );
    event_with(
        &format!("{p}/1/url"),
        json!("https://example.org/a"),
        "field sources[1].url: found",
        Kept,
    );
    event_with(
        &format!("{p}/0/publisher"),
        json!("none"),
        "field sources[0].publisher: found \"none\"",
        Kept,
    );
    event_with(
        &format!("{p}/0/grade"),
        json!("C"),
        "field sources[0].grade: found \"C\", expected",
        LeftOut,
    );
    event_with(
        &format!("{p}/1/published"),
        json!("1924-11-01"),
        "field sources[1].published: found 1924-11-01",
        Kept,
    );
    event_with(
        "/properties/independent_sources",
        json!(3),
        "field independent_sources: found 3, expected from 1 to 2",
        Kept,
    );
    event_with(
        "/properties/published_first",
        json!("2024-11-05"),
        "expected 2024-11-06, by its sources",
        Kept,
    );
}

/// What a reader could have known on a day follows from the sources alone.
#[test]
fn the_first_publication_is_that_of_the_sources() {
    let mut folder = Folder::small();
    let sound = folder.read().dataset;
    folder.change("events.geojson", |file| {
        for feature in file["features"].as_array_mut().unwrap() {
            feature["properties"]["published_first"] = json!("2024-10-01");
        }
    });
    let loaded = folder.read();
    assert_eq!(loaded.faults.len(), 2);
    assert_eq!(loaded.dataset, sound);
}

#[test]
fn order() {
    let mut folder = Folder::small();
    folder.change("events.geojson", |file| {
        file["features"].as_array_mut().unwrap().reverse()
    });
    let loaded = folder.read();
    assert!(shown(&loaded)[0].contains("found an event out of order"));
    assert_eq!(loaded.dataset, Folder::small().read().dataset);
}
