//! Facts of geography that the committed base map must agree with.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use kursk_timeline::geo::LonLat;
use kursk_timeline::geo::topojson::{Feature, Geometry, Topology};
use proptest::prelude::*;
use serde_json::Value;

const FILES: [&str; 2] = ["kursk.topo.json", "kursk-detail.topo.json"];

fn bytes(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets/geo")
        .join(name);
    fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn map(name: &str) -> Topology {
    Topology::parse(&bytes(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// The rings of a feature as points.
fn rings(map: &Topology, feature: &Feature) -> Vec<Vec<LonLat>> {
    match &feature.geometry {
        Geometry::Polygons(polygons) => polygons
            .iter()
            .flatten()
            .map(|r| map.coordinates(r))
            .collect(),
        Geometry::Lines(lines) => lines.iter().map(|l| map.coordinates(l)).collect(),
    }
}

/// The numbers of the arcs of a feature, without direction.
fn arcs(feature: &Feature) -> BTreeSet<i32> {
    let chains: Vec<&Vec<i32>> = match &feature.geometry {
        Geometry::Polygons(polygons) => polygons.iter().flatten().collect(),
        Geometry::Lines(lines) => lines.iter().collect(),
    };
    chains
        .into_iter()
        .flatten()
        .map(|n| if *n < 0 { !*n } else { *n })
        .collect()
}

/// Area of rings on a sphere with the surface of the WGS 84 ellipsoid; outer rings
/// count as positive, holes as negative.
fn area_km2(rings: &[Vec<LonLat>]) -> f64 {
    const AUTHALIC_RADIUS_KM: f64 = 6_371.007_2;
    // Latitudes are turned into authalic ones, which keep the ellipsoid's areas.
    let sin_authalic = |lat: f64| {
        let beta = lat.to_radians() - 0.002_240_3 * (2.0 * lat.to_radians()).sin();
        beta.sin()
    };
    let ring = |r: &Vec<LonLat>| -> f64 {
        let part = |w: &[LonLat]| {
            (w[1].lon - w[0].lon).to_radians() * (sin_authalic(w[0].lat) + sin_authalic(w[1].lat))
        };
        -r.windows(2).map(part).sum::<f64>() / 2.0 * AUTHALIC_RADIUS_KM.powi(2)
    };
    rings.iter().map(ring).sum()
}

fn contains(rings: &[Vec<LonLat>], p: LonLat) -> bool {
    let crossings = rings.iter().flat_map(|r| r.windows(2)).filter(|w| {
        (w[0].lat > p.lat) != (w[1].lat > p.lat)
            && p.lon < (w[1].lon - w[0].lon) * (p.lat - w[0].lat) / (w[1].lat - w[0].lat) + w[0].lon
    });
    crossings.count() % 2 == 1
}

/// Distance in km from a point to a line, in a plane that is true near the point.
fn away_km(line: &[LonLat], p: LonLat) -> f64 {
    let flat = |q: LonLat| {
        (
            (q.lon - p.lon) * 111.195 * p.lat.to_radians().cos(),
            (q.lat - p.lat) * 111.195,
        )
    };
    let to_segment = |w: &[LonLat]| {
        let ((ax, ay), (bx, by)) = (flat(w[0]), flat(w[1]));
        let (dx, dy) = (bx - ax, by - ay);
        let square = dx * dx + dy * dy;
        let t = if square > 0.0 {
            (-(ax * dx + ay * dy) / square).clamp(0.0, 1.0)
        } else {
            0.0
        };
        (ax + t * dx).hypot(ay + t * dy)
    };
    line.windows(2)
        .map(to_segment)
        .fold(f64::INFINITY, f64::min)
}

fn by_id<'a>(map: &'a Topology, object: &str, id: &str) -> &'a Feature {
    let found = map
        .object(object)
        .iter()
        .find(|f| f.properties.id.as_deref() == Some(id));
    found.unwrap_or_else(|| panic!("no {id} in {object}"))
}

fn rows() -> Vec<Value> {
    serde_json::from_slice(&bytes("places.json")).expect("places.json is JSON")
}

/// Settlements and sites: rows of the file that are no names of areas or waters.
fn places() -> Vec<Value> {
    let is_place = |row: &Value| row["rank"].as_u64().is_some_and(|rank| rank <= 4);
    rows().into_iter().filter(is_place).collect()
}

fn point(place: &Value) -> LonLat {
    LonLat {
        lon: place["lon"].as_f64().expect("lon"),
        lat: place["lat"].as_f64().expect("lat"),
    }
}

fn place(id: &str) -> LonLat {
    let places = places();
    point(
        places
            .iter()
            .find(|p| p["id"] == id)
            .unwrap_or_else(|| panic!("no place {id}")),
    )
}

#[test]
fn the_oblast_has_its_known_area() {
    for name in FILES {
        let map = map(name);
        let km2 = area_km2(&rings(&map, by_id(&map, "kursk", "kursk-oblast")));
        assert!(
            (km2 / 29_997.0 - 1.0).abs() < 0.01,
            "{name}: {km2} km2, known are 29,997"
        );
    }
}

#[test]
fn districts_tile_the_oblast() {
    for name in FILES {
        let map = map(name);
        let districts = map.object("districts");
        let count = |kind| {
            districts
                .iter()
                .filter(|d| d.properties.kind.as_deref() == Some(kind))
                .count()
        };
        assert_eq!((count("district"), count("city")), (28, 5), "{name}");
        let kursk = by_id(&map, "kursk", "kursk-oblast");
        let whole = area_km2(&rings(&map, kursk));
        let sum: f64 = districts.iter().map(|d| area_km2(&rings(&map, d))).sum();
        assert!(
            (sum / whole - 1.0).abs() < 1e-9,
            "{name}: districts {sum}, oblast {whole} km2"
        );
        // Each arc bounds two districts, or one and the outside: nothing overlaps.
        let mut uses: BTreeMap<i32, usize> = BTreeMap::new();
        for arc in districts.iter().flat_map(arcs) {
            *uses.entry(arc).or_default() += 1;
        }
        let outline = arcs(kursk);
        for (arc, uses) in uses {
            assert_eq!(
                uses,
                if outline.contains(&arc) { 1 } else { 2 },
                "{name}: arc {arc}"
            );
        }
        let inner: BTreeSet<i32> = map.object("district_lines").iter().flat_map(arcs).collect();
        assert!(
            inner.is_disjoint(&outline),
            "{name}: inner lines run along the outline"
        );
    }
}

#[test]
fn no_point_lies_in_two_districts_or_in_none() {
    let map = map("kursk-detail.topo.json");
    let oblast = rings(&map, by_id(&map, "kursk", "kursk-oblast"));
    let districts: Vec<_> = map
        .object("districts")
        .iter()
        .map(|d| rings(&map, d))
        .collect();
    let mut inside = 0;
    for x in 0..92 {
        for y in 0..62 {
            // Steps that do not repeat the grid of the file.
            let p = LonLat {
                lon: 34.013 + 0.0501 * f64::from(x),
                lat: 50.887 + 0.0257 * f64::from(y),
            };
            let owners = districts.iter().filter(|d| contains(d, p)).count();
            let within = contains(&oblast, p);
            assert_eq!(owners, usize::from(within), "{p:?}");
            inside += usize::from(within);
        }
    }
    assert!(
        inside > 2_500,
        "only {inside} points of the net lie in the oblast"
    );
}

#[test]
fn towns_lie_in_their_districts() {
    let known = [
        ("kursk", "kursk-city"),
        ("sudzha", "sudzhansky-raion"),
        ("rylsk", "rylsky-raion"),
        ("lgov", "lgov-city"),
        ("glushkovo", "glushkovsky-raion"),
        ("tyotkino", "glushkovsky-raion"),
        ("korenevo", "korenevsky-raion"),
    ];
    for name in FILES {
        let map = map(name);
        let oblast = rings(&map, by_id(&map, "kursk", "kursk-oblast"));
        for (town, district) in known {
            assert!(
                contains(&oblast, place(town)),
                "{name}: {town} outside the oblast"
            );
            let rings = rings(&map, by_id(&map, "districts", district));
            assert!(
                contains(&rings, place(town)),
                "{name}: {town} outside {district}"
            );
        }
        let sumy = rings(&map, by_id(&map, "oblasts", "sumy-oblast"));
        for town in ["sumy", "yunakivka"] {
            assert!(
                !contains(&oblast, place(town)),
                "{name}: {town} inside the oblast"
            );
            assert!(
                contains(&sumy, place(town)),
                "{name}: {town} outside Sumy oblast"
            );
            assert!(place(town).lon < place("sudzha").lon && place(town).lat < place("sudzha").lat);
        }
    }
}

#[test]
fn every_place_lies_where_it_says() {
    let map = map("kursk-detail.topo.json");
    let districts: Vec<_> = map
        .object("districts")
        .iter()
        .map(|d| (d.properties.id.clone().expect("an id"), rings(&map, d)))
        .collect();
    let places = places();
    assert!(places.len() > 200, "{} places", places.len());
    let mut ids = BTreeSet::new();
    for place in &places {
        let found = districts
            .iter()
            .find(|(_, r)| contains(r, point(place)))
            .map(|(id, _)| id.as_str());
        assert_eq!(found, place["district"].as_str(), "{}", place["id"]);
        assert!(
            place["precision_km"]
                .as_f64()
                .is_some_and(|p| p > 0.0 && p <= 2.5),
            "{place}"
        );
        assert!(place["rank"].as_u64().is_some_and(|r| r <= 4), "{place}");
        assert!(
            ids.insert(place["id"].to_string()),
            "{} comes twice",
            place["id"]
        );
    }
}

#[test]
fn the_seym_passes_its_towns() {
    for name in FILES {
        let map = map(name);
        let seym: Vec<Vec<LonLat>> = map
            .object("rivers")
            .iter()
            .filter(|r| r.properties.name_en.as_deref() == Some("Seym"))
            .flat_map(|r| rings(&map, r))
            .collect();
        for town in ["lgov", "rylsk", "glushkovo"] {
            let km = seym
                .iter()
                .map(|l| away_km(l, place(town)))
                .fold(f64::INFINITY, f64::min);
            assert!(km < 5.0, "{name}: the Seym passes {town} at {km} km");
        }
    }
}

#[test]
fn every_river_states_its_error() {
    for name in FILES {
        let map = map(name);
        assert!(map.object("rivers").len() > 5, "{name}");
        for river in map.object("rivers") {
            let known = &river.properties;
            assert!(
                known.error_km.is_some_and(|e| (0.5..=1.5).contains(&e)),
                "{name}: {known:?}"
            );
            assert!(
                known.rank.is_some_and(|r| (1..=3).contains(&r)),
                "{name}: {known:?}"
            );
        }
    }
}

#[test]
fn the_seym_passes_the_mouths_that_are_known() {
    // Stated on pages about the rivers; the table of facts names them.
    let facts = include_str!("../xtask/data/river_facts.tsv");
    let map = map("kursk-detail.topo.json");
    let seym: Vec<Vec<LonLat>> = map
        .object("rivers")
        .iter()
        .filter(|r| r.properties.name_en.as_deref() == Some("Seym"))
        .flat_map(|r| rings(&map, r))
        .collect();
    let mut checked = 0;
    for line in facts.lines().filter(|line| line.starts_with("Seym\t")) {
        let cells: Vec<&str> = line.split('\t').collect();
        let p = LonLat {
            lon: cells[2].parse().expect("lon"),
            lat: cells[3].parse().expect("lat"),
        };
        let km = seym
            .iter()
            .map(|l| away_km(l, p))
            .fold(f64::INFINITY, f64::min);
        assert!(km < 0.1, "{}: {km} km from the drawn river", cells[1]);
        checked += 1;
    }
    assert!(checked >= 5, "{checked} facts");
}

#[test]
fn areas_and_rivers_are_named_where_they_are() {
    let map = map("kursk-detail.topo.json");
    let rows = rows();
    let of_kind = |kind: &str| {
        rows.iter()
            .filter(|row| row["kind"] == kind)
            .collect::<Vec<_>>()
    };
    let districts = of_kind("district");
    assert_eq!(
        districts.len(),
        28,
        "every district of the oblast has a name"
    );
    for row in districts.iter().chain(&of_kind("oblast")) {
        let object = if row["kind"] == "district" {
            "districts"
        } else {
            "oblasts"
        };
        let area = rings(
            &map,
            by_id(&map, object, row["id"].as_str().expect("an id")),
        );
        assert!(
            contains(&area, point(row)),
            "{} is written outside itself",
            row["id"]
        );
        for name in ["name_en", "name_ru", "name_uk"] {
            assert!(row[name].as_str().is_some_and(|n| !n.is_empty()), "{row}");
        }
    }
    for row in of_kind("river") {
        let lines: Vec<Vec<LonLat>> = map
            .object("rivers")
            .iter()
            .filter(|r| r.properties.name_en.as_deref() == row["name_en"].as_str())
            .flat_map(|r| rings(&map, r))
            .collect();
        let course = row["course"].as_array().expect("a course");
        assert!(course.len() > 5, "{row}");
        for p in course {
            let p = LonLat {
                lon: p[0].as_f64().expect("lon"),
                lat: p[1].as_f64().expect("lat"),
            };
            let km = lines
                .iter()
                .map(|l| away_km(l, p))
                .fold(f64::INFINITY, f64::min);
            assert!(
                km < 2.0,
                "{}: its name is written {km} km away",
                row["name_en"]
            );
        }
    }
}

#[test]
fn the_state_border_is_shared_by_oblasts_of_two_countries() {
    for name in FILES {
        let map = map(name);
        let of = |country: &str| -> BTreeSet<i32> {
            let areas = map.object("oblasts").iter().chain(map.object("kursk"));
            areas
                .filter(|o| o.properties.country.as_deref() == Some(country))
                .flat_map(arcs)
                .collect()
        };
        let shared: BTreeSet<i32> = of("RU").intersection(&of("UA")).copied().collect();
        let border = map
            .object("border")
            .iter()
            .find(|b| b.properties.country.as_deref() == Some("RU-UA"));
        let border = border.unwrap_or_else(|| panic!("{name}: no border between RU and UA"));
        assert_eq!(arcs(border), shared, "{name}");
        let kursk = by_id(&map, "kursk", "kursk-oblast");
        let sumy = arcs(kursk)
            .intersection(&arcs(by_id(&map, "oblasts", "sumy-oblast")))
            .count();
        assert!(sumy > 0, "{name}: Kursk and Sumy oblasts share no line");
        // The outline of Kursk oblast is the border and the edge toward Russian oblasts, and no more.
        let edge = map
            .object("edge")
            .iter()
            .filter(|e| e.properties.kind.as_deref() == Some("kursk"));
        let edge: BTreeSet<i32> = edge.flat_map(arcs).chain(shared).collect();
        assert!(arcs(kursk).is_subset(&edge), "{name}");
    }
}

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
