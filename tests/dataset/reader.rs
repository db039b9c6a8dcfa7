//! The reader takes any bytes.

use kursk_timeline::data::raw::Feature;
use kursk_timeline::data::{Loaded, read_first, write_first};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fixture::{Folder, NAMES, index, shown};

#[test]
fn a_file_that_cannot_be_read_is_one_fault() {
    for (i, name) in NAMES.iter().enumerate() {
        for bytes in [
            &b""[..],
            b"[1, 2",
            b"\xff",
            b"<html>not found</html>",
            b"null",
            b"{}",
        ] {
            let mut folder = Folder::small();
            folder.bytes[i] = bytes.to_vec();
            let loaded = folder.read();
            assert_eq!(loaded.faults.len(), 1, "{name}: {:?}", shown(&loaded));
            let fault = shown(&loaded).remove(0);
            assert!(fault.starts_with(&format!("{name}: found ")), "{fault}");
            assert!(fault.contains(" at line 1 column "), "{fault}");
            let events = if *name == "events.geojson" { 0 } else { 2 };
            assert_eq!(loaded.dataset.events.len(), events, "{name}");
        }
    }
}

#[test]
fn nothing_at_all_is_a_fault_for_each_file() {
    let empty = Folder {
        bytes: Default::default(),
    };
    assert_eq!(empty.read().faults.len(), 5);
    assert_eq!(read_first(b"").faults.len(), 1);
}

#[test]
fn foreign_members_of_the_whole_are_listed() {
    let mut folder = Folder::small();
    folder.change("events.geojson", |file| {
        file["crs"] = json!({"type": "name"})
    });
    let loaded = folder.read();
    assert_eq!(
        shown(&loaded),
        [
            "events.geojson: found the member \"crs\", expected only type, name, license, version and features"
        ]
    );
    assert_eq!(loaded.dataset.events.len(), 2);
}

#[test]
fn faults_know_the_line_of_their_record() {
    let folder = Folder::shipped();
    let text = String::from_utf8(folder.bytes[0].clone()).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines[41] = lines[41].replace("\"kind\":\"", "\"kind\":\"un");
    let mut broken = folder;
    broken.bytes[0] = lines.join("\n").into_bytes();
    let loaded = broken.read();
    assert_eq!(loaded.faults.len(), 1, "{:?}", shown(&loaded));
    assert_eq!(loaded.faults[0].line, 42);
}

#[test]
fn the_first_view_refuses_what_does_not_fit_together() {
    let bytes = write_first(&Folder::small().read().dataset);
    let good: Value = serde_json::from_slice(&bytes).unwrap();
    let with = |change: &dyn Fn(&mut Value)| -> Loaded {
        let mut value = good.clone();
        change(&mut value);
        read_first(&serde_json::to_vec(&value).unwrap())
    };
    assert_eq!(with(&|_| ()).dataset.events.len(), 2);
    let version = with(&|v| v["version"] = json!(9));
    assert_eq!(
        shown(&version),
        ["first.json: found version 9, expected version 1"]
    );
    let short = with(&|v| v["events"]["title"] = json!(["one"]));
    assert_eq!(
        shown(&short),
        ["first.json: found 1 values of events.title, expected 2"]
    );
    for (name, value) in [
        ("kind", json!("zz")),
        ("standing", json!("aZ")),
        ("place", json!([0, 99])),
        ("parties", json!([0, 99])),
        ("length", json!([0, -1])),
        ("length", json!([0, i32::MAX])),
        ("start", json!([20_000, i32::MAX])),
        ("published", json!([0, i32::MAX])),
    ] {
        let loaded = with(&|v| v["events"][name] = value.clone());
        assert!(!loaded.faults.is_empty(), "{name}");
        assert!(loaded.dataset.events.len() < 2, "{name}");
    }
}

/// Pointers to all values inside the value.
fn pointers(value: &Value, pointer: &str, all: &mut Vec<String>) {
    all.push(pointer.to_owned());
    match value {
        Value::Object(members) => {
            for (name, inner) in members {
                pointers(inner, &format!("{pointer}/{name}"), all);
            }
        }
        Value::Array(list) => {
            for (i, inner) in list.iter().enumerate() {
                pointers(inner, &format!("{pointer}/{i}"), all);
            }
        }
        _ => {}
    }
}

/// The reader is written by hand. Whatever stands in place of a value, it
/// refuses what the reader derived from the types refuses, and nothing else.
#[test]
fn the_reader_refuses_what_the_types_refuse() {
    const REFUSALS: [&str; 8] = [
        "a value",
        "a text",
        "a number",
        "a whole number from 0 up",
        "a list",
        "an object",
        "true or false",
        "two numbers",
    ];
    let good = Folder::small().json("events.geojson");
    let mut all = Vec::new();
    pointers(&good["features"][0], "/features/0", &mut all);
    assert!(all.len() > 60, "{}", all.len());
    let (mut refused, mut accepted) = (0, 0);
    for pointer in all {
        for value in [
            Some(Value::Null),
            Some(json!(7)),
            Some(json!(-1.5)),
            Some(json!("?")),
            Some(json!(true)),
            Some(json!([])),
            Some(json!({})),
            Some(json!([{}, "?"])),
            None,
        ] {
            let mut file = good.clone();
            match &value {
                Some(value) => *file.pointer_mut(&pointer).unwrap() = value.clone(),
                None => {
                    let (holder, name) = pointer.rsplit_once('/').unwrap();
                    match file.pointer_mut(holder).unwrap() {
                        Value::Object(members) => drop(members.remove(name)),
                        _ => continue,
                    }
                }
            }
            let derived = serde_json::from_value::<Feature>(file["features"][0].clone());
            let mut folder = Folder::small();
            folder.bytes[0] = serde_json::to_vec(&file).unwrap();
            let loaded = folder.read();
            let is_refusal = |expected: &str| {
                let one_of = expected.starts_with("one of ") || expected.starts_with("a date");
                one_of || ["Feature", "Point"].contains(&expected) || REFUSALS.contains(&expected)
            };
            let is_refused = loaded
                .faults
                .iter()
                .any(|fault| fault.left_out && is_refusal(&fault.expected));
            let shown = shown(&loaded);
            assert_eq!(
                is_refused,
                derived.is_err(),
                "{pointer}, {value:?}: {shown:?}, {derived:?}"
            );
            if is_refused {
                refused += 1;
                assert_eq!(loaded.dataset.events.len(), 1, "{pointer}, {value:?}");
            } else {
                accepted += 1;
            }
        }
    }
    assert!(
        refused > 300 && accepted > 60,
        "{refused} refused, {accepted} accepted"
    );
}

proptest! {
    /// Whatever happens to the bytes, the reader returns, and what it returns keeps the invariants.
    #[test]
    fn mutated_bytes_never_panic(
        file in 0..5_usize,
        at in any::<prop::sample::Index>(),
        cut in 0..40_usize,
        put in prop::collection::vec(any::<u8>(), 0..12),
    ) {
        let mut folder = Folder::small();
        let bytes = &mut folder.bytes[file];
        let start = at.index(bytes.len());
        let end = (start + cut).min(bytes.len());
        bytes.splice(start..end, put);
        let loaded = folder.read();
        let dataset = loaded.dataset;
        prop_assert_eq!(dataset.events.len(), dataset.details.len());
        for event in &dataset.events {
            prop_assert!(event.span.start <= event.span.end);
            prop_assert!(event.place.is_none_or(|place| (place as usize) < dataset.places.len()));
        }
        let keys: Vec<_> = dataset.events.iter().map(|event| (event.span.start, &event.id)).collect();
        prop_assert!(keys.is_sorted_by(|a, b| a < b));
        let first = read_first(&write_first(&dataset));
        prop_assert_eq!(first.faults, []);
        prop_assert_eq!(first.dataset.events, dataset.events);
    }

    #[test]
    fn mutated_first_views_never_panic(
        at in any::<prop::sample::Index>(),
        cut in 0..20_usize,
        put in "[-0-9a-z\\[\\]{}\",:]{0,12}",
    ) {
        let mut bytes = write_first(&Folder::small().read().dataset);
        let start = at.index(bytes.len());
        let end = (start + cut).min(bytes.len());
        bytes.splice(start..end, put.bytes());
        let loaded = read_first(&bytes);
        for event in &loaded.dataset.events {
            prop_assert!(event.span.start <= event.span.end);
            prop_assert!(event.place.is_none_or(|place| (place as usize) < loaded.dataset.places.len()));
            prop_assert!(event.published_first.is_none_or(|day| !day.to_string().is_empty()));
        }
    }
}

proptest! {
    // Each case reads the whole published dataset.
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// One broken event is left out and named; all others are as they were.
    #[test]
    fn one_broken_event_leaves_all_others(
        broken in any::<prop::sample::Index>(),
        member in prop::sample::select(&["title", "date", "sources", "standing", "parties"][..]),
        value in prop_oneof![Just(Value::Null), Just(json!(7)), Just(json!({})), Just(json!("?"))],
    ) {
        let mut folder = Folder::shipped();
        let whole = folder.read().dataset;
        let broken = broken.index(whole.events.len());
        // A headline may be a question mark.
        prop_assume!(member != "title" || !value.is_string());
        let text = String::from_utf8(folder.bytes[index("events.geojson")].clone()).unwrap();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let line = &mut lines[broken + 1];
        let comma = if line.ends_with(',') { "," } else { "" };
        let mut feature: Value = serde_json::from_str(line.trim_end_matches(',')).unwrap();
        feature["properties"][member] = value;
        *line = format!("{feature}{comma}");
        folder.bytes[index("events.geojson")] = lines.join("\n").into_bytes();
        let loaded = folder.read();
        let id = &whole.events[broken].id;
        prop_assert_eq!(loaded.faults.len(), 1, "{:?}", shown(&loaded));
        prop_assert!(shown(&loaded)[0].contains(id.as_str()));
        prop_assert_eq!(loaded.faults[0].line as usize, broken + 2);
        let mut others = whole.events.clone();
        others.remove(broken);
        prop_assert_eq!(loaded.dataset.events, others);
    }
}
