//! Levels of detail, sizes, and damaged files.

use kursk_timeline::geo::LonLat;
use kursk_timeline::geo::topojson::Topology;
use proptest::prelude::*;

use super::support::{FILES, away_km, by_id, bytes, contains, map, place, rings};

#[test]
fn levels_of_detail_agree() {
    let (overview, detail) = (map(FILES[0]), map(FILES[1]));
    let rings_of = |map: &Topology| rings(map, by_id(map, "kursk", "kursk-oblast"));
    let fine = rings_of(&detail);
    for p in rings_of(&overview).iter().flatten() {
        let km = fine
            .iter()
            .map(|r| away_km(r, *p))
            .fold(f64::INFINITY, f64::min);
        assert!(
            km < 0.04,
            "{p:?} of the overview lies {km} km from the detailed outline"
        );
    }
    let coarse = rings_of(&overview);
    for p in fine.iter().flatten() {
        let km = coarse
            .iter()
            .map(|r| away_km(r, *p))
            .fold(f64::INFINITY, f64::min);
        assert!(
            km < 0.12,
            "{p:?} of the detail lies {km} km from the overview's outline"
        );
    }
}

#[test]
fn the_world_reaches_from_europe_to_the_sea_of_japan() {
    let map = map("world.topo.json");
    let country = |id: &str| rings(&map, by_id(&map, "countries", id));
    let towns = [
        ("643", "vladivostok"),
        ("643", "khabarovsk"),
        ("643", "kursk"),
        ("804", "kyiv"),
        ("804", "sevastopol"),
        ("408", "pyongyang"),
        ("408", "wonsan"),
        ("410", "seoul"),
    ];
    for (id, town) in towns {
        let rings = country(id);
        // A port may lie off the coast by as much as the coast is simplified.
        let coast = rings
            .iter()
            .map(|r| away_km(r, place(town)))
            .fold(f64::INFINITY, f64::min);
        assert!(
            contains(&rings, place(town)) || coast < 8.0,
            "{town} lies outside {id}"
        );
    }
    let sea = LonLat {
        lon: 134.0,
        lat: 40.0,
    };
    for feature in map.object("countries") {
        assert!(
            !contains(&rings(&map, feature), sea),
            "{:?} lies in the Sea of Japan",
            feature.properties
        );
    }
}

#[test]
fn files_keep_within_their_budgets() {
    // Brotli at quality 11 makes about 0.27 bytes of one; the build checks the exact figures.
    for (name, kib) in [
        ("kursk.topo.json", 200),
        ("kursk-detail.topo.json", 400),
        ("world.topo.json", 140),
        ("places.json", 110),
        ("inset.topo.json", 16),
    ] {
        let size = bytes(name).len();
        assert!(
            size < kib * 1024,
            "{name}: {size} bytes, expected under {kib} KiB"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A damaged file is read or refused, never a crash; what is read can be drawn.
    #[test]
    fn damaged_files_never_crash(at in 0usize..40_000, with in any::<u8>(), cut in 0usize..60_000) {
        let mut damaged = bytes("world.topo.json");
        let length = damaged.len();
        damaged[at % length] = with;
        if cut < 30_000 {
            damaged.truncate(length - cut % length);
        }
        if let Ok(map) = Topology::parse(&damaged) {
            for feature in map.objects.iter().flat_map(|(_, features)| features) {
                for p in rings(&map, feature).iter().flatten() {
                    prop_assert!(p.lon.is_finite() && p.lat.abs() <= 90.0);
                }
            }
        }
    }

    /// Any text is refused with its place named.
    #[test]
    fn any_json_is_refused_with_its_place(text in "[\\[\\]{}\",:0-9a-z]{0,60}") {
        if let Err(error) = Topology::parse(text.as_bytes()) {
            prop_assert!(!error.part.is_empty() && !error.found.is_empty());
        }
    }
}
