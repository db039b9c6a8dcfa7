//! Rebuilds a small map from the committed fixture and compares it byte for byte.

use std::fs;
use std::path::{Path, PathBuf};

use super::coverage::Shape;
use super::grid::Rect;
use super::layers::{Base, Inputs};
use super::simplify::Level;
use super::{captions, countries, mend, names, places, rivers, sources, world};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/geodata")
}

fn bytes(name: &str) -> Vec<u8> {
    let path = folder().join(name);
    fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn text(name: &str) -> String {
    String::from_utf8(bytes(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// The shapes of the fixture: of most areas it has none.
fn shapes(
    list: &[names::Named],
    end: &str,
    read: impl Fn(&str) -> anyhow::Result<Shape>,
) -> Vec<Shape> {
    let shape = |key: &str| {
        let file = format!("{key}.{end}");
        let there = folder().join(&file).exists();
        if there {
            read(&file).unwrap_or_else(|e| panic!("{file}: {e}"))
        } else {
            Shape::new()
        }
    };
    list.iter().map(|n| shape(n.key)).collect()
}

/// All files made from the fixture, by name.
fn made() -> Vec<(&'static str, String)> {
    let frame = Rect::from_degrees(34.9, 50.93, 35.5, 51.34);
    let traced = sources::wdb2(&text("riversmeta.dat"), &bytes("rivers.dat"), frame).unwrap();
    let wide = Rect::from_degrees(34.6, 50.7, 35.8, 51.6);
    let drains = sources::drains(&bytes("lines.shp"), &bytes("lines.dbf"), wide).unwrap();
    let facts = mend::facts(&text("river_facts.tsv")).unwrap();
    let base = Base::new(Inputs {
        frame,
        oblasts: shapes(&names::OBLASTS, "poly", |f| sources::poly(&text(f))),
        districts: shapes(&names::DISTRICTS, "wkb", |f| sources::wkb(&bytes(f))),
        rivers: rivers::rivers(&traced, &drains, 300.0, &facts, frame),
        water: sources::water(&text("water.json"), frame),
    });
    let geonames = places::geonames(&bytes("cities.json")).unwrap();
    let places = places::places(&text("gazetteer.tsv"), &geonames, &base.borders).unwrap();
    let nations = countries::countries(&text("countries.json")).unwrap();
    let wide = Rect::from_degrees(18.0, 28.0, 150.0, 72.0);
    vec![
        (
            "overview.topo.json",
            base.file(
                Level {
                    tolerance_m: 120.0,
                    step: 10,
                },
                4.0,
            )
            .unwrap(),
        ),
        (
            "detail.topo.json",
            base.file(
                Level {
                    tolerance_m: 12.0,
                    step: 1,
                },
                2.0,
            )
            .unwrap(),
        ),
        (
            "places.json",
            places::file(&places, &captions::captions(&base, &nations)).unwrap(),
        ),
        (
            "world.topo.json",
            world::file(
                &nations,
                wide,
                Level {
                    tolerance_m: 3_000.0,
                    step: 500,
                },
                1.6e9,
            )
            .unwrap(),
        ),
    ]
}

#[test]
fn the_fixture_rebuilds_byte_for_byte() {
    // To accept changed output: KURSK_GEODATA_ACCEPT=1 cargo test -p xtask rebuilds
    let accept = std::env::var_os("KURSK_GEODATA_ACCEPT").is_some();
    for (name, made) in made() {
        let path = format!("expected/{name}");
        if accept {
            fs::write(folder().join(&path), &made).unwrap();
        }
        assert!(made == text(&path), "{name} differs from {path}");
    }
}

#[test]
fn the_same_inputs_give_the_same_bytes_again() {
    assert!(made() == made());
}

#[test]
fn every_level_keeps_what_touches() {
    let made = made();
    for (name, text) in &made[..2] {
        let file: serde_json::Value = serde_json::from_str(text).unwrap();
        let objects = file["objects"].as_object().unwrap();
        let count = |object: &str| objects[object]["geometries"].as_array().map_or(0, Vec::len);
        assert_eq!(
            (count("kursk"), count("oblasts"), count("districts")),
            (1, 2, 4),
            "{name}"
        );
        assert_eq!(
            count("lakes"),
            1,
            "{name}: the two halves of the reservoir are one lake"
        );
        assert!(count("border") == 1 && count("edge") == 1, "{name}");
    }
}

#[test]
fn a_place_in_another_district_than_it_claims_is_refused() {
    let geonames = places::geonames(&bytes("cities.json")).unwrap();
    let table = text("gazetteer.tsv").replace("sudzhansky-raion", "rylsky-raion");
    let error = places::places(&table, &geonames, &[]).unwrap_err();
    assert!(format!("{error:#}").contains("the table says"), "{error:#}");
}
