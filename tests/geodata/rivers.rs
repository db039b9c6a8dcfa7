//! Rivers: their courses, their names, and how wrong they may be.

use kursk_timeline::geo::LonLat;

use super::support::{FILES, by_id, contains, map, nearest_km, place, point, rings, rows};

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
            let km = nearest_km(&seym, place(town));
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
    let facts = include_str!("../../xtask/data/river_facts.tsv");
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
        let km = nearest_km(&seym, p);
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
            let km = nearest_km(&lines, p);
            assert!(
                km < 2.0,
                "{}: its name is written {km} km away",
                row["name_en"]
            );
        }
    }
}
