//! The committed base map, and what is measured on it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use kursk_timeline::geo::LonLat;
use kursk_timeline::geo::topojson::{Feature, Geometry, Topology};
use serde_json::Value;

pub const FILES: [&str; 2] = ["kursk.topo.json", "kursk-detail.topo.json"];

pub fn bytes(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets/geo")
        .join(name);
    fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

pub fn map(name: &str) -> Topology {
    Topology::parse(&bytes(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// The rings of a feature as points.
pub fn rings(map: &Topology, feature: &Feature) -> Vec<Vec<LonLat>> {
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
pub fn arcs(feature: &Feature) -> BTreeSet<i32> {
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
pub fn area_km2(rings: &[Vec<LonLat>]) -> f64 {
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

pub fn contains(rings: &[Vec<LonLat>], p: LonLat) -> bool {
    let crossings = rings.iter().flat_map(|r| r.windows(2)).filter(|w| {
        (w[0].lat > p.lat) != (w[1].lat > p.lat)
            && p.lon < (w[1].lon - w[0].lon) * (p.lat - w[0].lat) / (w[1].lat - w[0].lat) + w[0].lon
    });
    crossings.count() % 2 == 1
}

/// Distance in km from a point to a line, in a plane that is true near the point.
pub fn away_km(line: &[LonLat], p: LonLat) -> f64 {
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

/// Distance of a point from the nearest of several lines, in km.
pub fn nearest_km(lines: &[Vec<LonLat>], p: LonLat) -> f64 {
    let away = lines.iter().map(|line| away_km(line, p));
    away.fold(f64::INFINITY, f64::min)
}

pub fn by_id<'a>(map: &'a Topology, object: &str, id: &str) -> &'a Feature {
    let found = map
        .object(object)
        .iter()
        .find(|f| f.properties.id.as_deref() == Some(id));
    found.unwrap_or_else(|| panic!("no {id} in {object}"))
}

pub fn rows() -> Vec<Value> {
    serde_json::from_slice(&bytes("places.json")).expect("places.json is JSON")
}

/// Settlements and sites: rows of the file that are no names of areas or waters.
pub fn places() -> Vec<Value> {
    let is_place = |row: &Value| row["rank"].as_u64().is_some_and(|rank| rank <= 4);
    rows().into_iter().filter(is_place).collect()
}

pub fn point(place: &Value) -> LonLat {
    LonLat {
        lon: place["lon"].as_f64().expect("lon"),
        lat: place["lat"].as_f64().expect("lat"),
    }
}

pub fn place(id: &str) -> LonLat {
    let places = places();
    point(
        places
            .iter()
            .find(|p| p["id"] == id)
            .unwrap_or_else(|| panic!("no place {id}")),
    )
}
