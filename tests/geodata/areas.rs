//! Oblast, districts and borders, and what lies in them.

use std::collections::{BTreeMap, BTreeSet};

use kursk_timeline::geo::LonLat;

use super::support::{FILES, arcs, area_km2, by_id, contains, map, place, places, point, rings};

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
