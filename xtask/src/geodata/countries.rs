//! Reader of the countries of the world.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use super::coverage::{Shape, oriented};
use super::grid::{Pt, Rect};

/// A country of a TopoJSON file of the world.
#[derive(Clone, Debug)]
pub struct Country {
    /// Numeric ISO 3166-1 code, or empty where the country has none.
    pub id: String,
    /// English name.
    pub name: String,
    /// Its rings.
    pub shape: Shape,
}

/// A ring without jumps at the antimeridian: longitudes may pass 180 degrees instead.
fn unwrapped(mut ring: Vec<Pt>) -> Vec<Pt> {
    const TURN: i64 = 36_000_000;
    for n in 1..ring.len() {
        let jump = ring[n].x - ring[n - 1].x;
        ring[n].x -= (jump + TURN / 2).div_euclid(TURN) * TURN;
    }
    let (west, east) = (
        ring.iter().map(|p| p.x).min(),
        ring.iter().map(|p| p.x).max(),
    );
    let middle = west.zip(east).map_or(0, |(w, e)| (w + e) / 2);
    let turns = (middle + TURN / 2).div_euclid(TURN) * TURN;
    ring.iter_mut().for_each(|p| p.x -= turns);
    ring
}

/// The countries of a world-atlas TopoJSON file.
///
/// # Errors
/// When the file is not quantised TopoJSON with an object `countries`.
pub fn countries(text: &str) -> Result<Vec<Country>> {
    #[derive(Deserialize)]
    struct Transform {
        scale: [f64; 2],
        translate: [f64; 2],
    }
    #[derive(Deserialize)]
    struct File {
        arcs: Vec<Vec<[i64; 2]>>,
        transform: Transform,
        objects: BTreeMap<String, Value>,
    }
    let file: File = serde_json::from_str(text).context("world atlas")?;
    let arcs: Vec<Vec<Pt>> = file
        .arcs
        .iter()
        .map(|arc| {
            let (mut x, mut y) = (0, 0);
            let point = |step: &[i64; 2]| {
                (x, y) = (x + step[0], y + step[1]);
                let t = &file.transform;
                Pt::from_degrees(
                    x as f64 * t.scale[0] + t.translate[0],
                    y as f64 * t.scale[1] + t.translate[1],
                )
            };
            arc.iter().map(point).collect()
        })
        .collect();
    let ring = |numbers: &[i64], first: bool| -> Result<Vec<Pt>> {
        let mut points: Vec<Pt> = Vec::new();
        for n in numbers {
            let arc = arcs
                .get(usize::try_from(if *n < 0 { !n } else { *n })?)
                .with_context(|| format!("arc {n} of {}", arcs.len()))?;
            if *n < 0 {
                points.extend(arc.iter().rev())
            } else {
                points.extend(arc)
            }
        }
        Ok(oriented(unwrapped(points), first))
    };
    let list = file
        .objects
        .get("countries")
        .and_then(|c| c["geometries"].as_array())
        .context("world atlas: no list objects.countries.geometries")?;
    let countries: Result<Vec<Country>> = list
        .iter()
        .map(|country| {
            let arcs = country["arcs"].clone();
            let polygons: Vec<Vec<Vec<i64>>> = match country["type"].as_str() {
                Some("Polygon") => vec![serde_json::from_value(arcs)?],
                Some("MultiPolygon") => serde_json::from_value(arcs)?,
                other => {
                    bail!("world atlas: geometry type {other:?}, expected Polygon or MultiPolygon")
                }
            };
            let mut shape = Shape::new();
            for polygon in &polygons {
                for (n, numbers) in polygon.iter().enumerate() {
                    shape.push(ring(numbers, n == 0)?);
                }
            }
            let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
            Ok(Country {
                id: text(&country["id"]),
                name: text(&country["properties"]["name"]),
                shape,
            })
        })
        .collect();
    let mut countries = countries?;
    return_crimea(&mut countries)?;
    Ok(countries)
}

/// Natural Earth gives Crimea to whoever holds it. This map follows the General
/// Assembly of the United Nations (resolution 68/262), as it does for all borders
/// of Ukraine: the ring goes to Ukraine.
fn return_crimea(countries: &mut [Country]) -> Result<()> {
    let around = Rect::from_degrees(32.0, 44.0, 37.0, 46.5);
    let of = |id: &str, all: &[Country]| {
        all.iter()
            .position(|c| c.id == id)
            .with_context(|| format!("world atlas: no country {id}"))
    };
    let (russia, ukraine) = (of("643", countries)?, of("804", countries)?);
    let (crimea, rest) = std::mem::take(&mut countries[russia].shape)
        .into_iter()
        .partition(|ring: &Vec<Pt>| ring.iter().all(|p| around.contains(*p)));
    countries[russia].shape = rest;
    countries[ukraine].shape.extend::<Shape>(crimea);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORLD: &str = r#"{"transform":{"scale":[1,1],"translate":[0,0]},
        "objects":{"countries":{"geometries":[
            {"type":"MultiPolygon","id":"643","properties":{"name":"Russia"},"arcs":[[[0]],[[1]]]},
            {"type":"Polygon","id":"804","properties":{"name":"Ukraine"},"arcs":[[2]]}]}},
        "arcs":[[[170,60],[19,0],[0,5],[-19,0],[0,-5]],
                [[33,45],[3,0],[0,1],[-3,0],[0,-1]],
                [[24,47],[10,0],[0,5],[-10,0],[0,-5]]]}"#;

    #[test]
    fn crimea_goes_to_ukraine() {
        let all = countries(WORLD).unwrap();
        let rings: Vec<(&str, usize)> = all
            .iter()
            .map(|c| (c.name.as_str(), c.shape.len()))
            .collect();
        assert_eq!(rings, [("Russia", 1), ("Ukraine", 2)]);
    }

    #[test]
    fn a_ring_across_the_antimeridian_has_no_jump() {
        // The same ring, written with longitudes from -180 to 180 beyond the antimeridian.
        let cut = WORLD.replace(
            "[[170,60],[19,0],[0,5],[-19,0],[0,-5]]",
            "[[170,60],[-341,0],[0,5],[341,0],[0,-5]]",
        );
        assert_ne!(cut, WORLD);
        assert_eq!(
            countries(&cut).unwrap()[0].shape,
            countries(WORLD).unwrap()[0].shape
        );
    }

    #[test]
    fn an_arc_that_is_not_there_is_refused() {
        let error = countries(&WORLD.replace("[[2]]", "[[7]]")).unwrap_err();
        assert!(error.to_string().contains("arc 7 of 3"), "{error}");
    }
}
