//! The committed JSON Schemas and the types say the same.

use std::collections::{BTreeMap, BTreeSet};

use kursk_timeline::data::changelog::Change;
use kursk_timeline::data::notes::Section;
use kursk_timeline::data::raw::{Collection, Feature};
use kursk_timeline::model::{Claimant, Measure, Place, Publisher, Way};
use schemars::{Schema, schema_for};
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::fixture::{Folder, NAMES, root};

/// The schema of each file of [`NAMES`], made from the types.
fn schemas() -> [(&'static str, Schema); 5] {
    [
        ("events", schema_for!(Collection<Feature>)),
        ("places", schema_for!(Vec<Place>)),
        ("claimants", schema_for!(Vec<Claimant>)),
        ("publishers", schema_for!(Vec<Publisher>)),
        ("measures", schema_for!(Vec<Measure>)),
    ]
}

/// JSON whose members are written in the order of their names, whatever order
/// the JSON library keeps them in (that depends on what else is built with it).
struct Sorted<'a>(&'a Value);

impl Serialize for Sorted<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Object(members) => {
                let sorted: BTreeMap<_, _> = members.iter().map(|(k, v)| (k, Sorted(v))).collect();
                serializer.collect_map(sorted)
            }
            Value::Array(list) => serializer.collect_seq(list.iter().map(Sorted)),
            other => other.serialize(serializer),
        }
    }
}

/// With `KURSK_UPDATE=1` in the environment the files are written instead:
/// that is `cargo xtask data schema`.
#[test]
fn committed_schemas_are_those_of_the_types() {
    let folder = root().join("assets/data/schema");
    let update = std::env::var_os("KURSK_UPDATE").is_some();
    let changelog = ("changelog", schema_for!(Vec<Change>));
    let notes = ("notes", schema_for!(Vec<Section>));
    let movements = ("movements", schema_for!(Vec<Way>));
    for (name, schema) in schemas().into_iter().chain([changelog, movements, notes]) {
        let path = folder.join(format!("{name}.schema.json"));
        let text = serde_json::to_string_pretty(&Sorted(schema.as_value())).unwrap() + "\n";
        if update {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &text).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == text,
            "{} differs from the types: run `cargo xtask data schema`",
            path.display()
        );
    }
}

#[test]
fn shipped_files_keep_to_their_schemas() {
    for folder in [Folder::shipped(), Folder::small()] {
        for ((_, schema), name) in schemas().into_iter().zip(NAMES) {
            let validator = jsonschema::validator_for(schema.as_value()).unwrap();
            let file = folder.json(name);
            let faults: Vec<String> = validator
                .iter_errors(&file)
                .map(|error| format!("{}: {error}", error.instance_path))
                .collect();
            assert_eq!(faults, [""; 0], "{name}");
        }
    }
}

#[test]
fn schemas_refuse_what_the_reader_refuses() {
    let [(_, events), ..] = schemas();
    let validator = jsonschema::validator_for(events.as_value()).unwrap();
    let good = Folder::small().json("events.geojson");
    assert!(validator.is_valid(&good));
    for (pointer, value) in [
        ("/features/0/properties/date", "5 November".into()),
        ("/features/0/properties/kind", "battle".into()),
        ("/features/0/properties/sources", Value::Array(vec![])),
        ("/features/0/properties/title", "x".repeat(81).into()),
        ("/features/0/properties/figures/0/low", "ten".into()),
        ("/features/0/geometry/type", "Polygon".into()),
        ("/type", "Feature".into()),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).unwrap() = value;
        assert!(!validator.is_valid(&bad), "{pointer}");
    }
    let mut odd = good.clone();
    odd["features"][0]["properties"]["colour"] = "red".into();
    assert!(!validator.is_valid(&odd));
}

/// Paths of all members that a schema names, elements of lists as `[]`.
fn members_of_schema(root: &Value, schema: &Value, path: &str, paths: &mut BTreeSet<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let target = root.pointer(name.trim_start_matches('#')).unwrap();
        return members_of_schema(root, target, path, paths);
    }
    for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}/{name}");
        members_of_schema(root, inner, &path, paths);
        paths.insert(path);
    }
    if schema["items"].is_object() {
        members_of_schema(root, &schema["items"], &format!("{path}[]"), paths);
    }
    for choice in schema["anyOf"].as_array().into_iter().flatten() {
        members_of_schema(root, choice, path, paths);
    }
}

/// Paths of all members that a file has.
fn members_of_file(value: &Value, path: &str, paths: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, inner) in members {
                let path = format!("{path}/{name}");
                members_of_file(inner, &path, paths);
                paths.insert(path);
            }
        }
        Value::Array(list) => {
            for inner in list {
                members_of_file(inner, &format!("{path}[]"), paths);
            }
        }
        _ => {}
    }
}

/// The small dataset has every member of the format, and the reader knows
/// them all: the reader's own list of members cannot fall behind.
#[test]
fn the_reader_knows_every_member_of_the_schemas() {
    let folder = Folder::small();
    assert_eq!(folder.read().faults, []);
    for ((_, schema), name) in schemas().into_iter().zip(NAMES) {
        let (mut expected, mut found) = (BTreeSet::new(), BTreeSet::new());
        members_of_schema(schema.as_value(), schema.as_value(), "", &mut expected);
        members_of_file(&folder.json(name), "", &mut found);
        assert_eq!(found, expected, "{name}");
        assert!(expected.len() >= 4, "{name}");
    }
}
