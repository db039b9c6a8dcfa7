//! Names of areas and waters: what they are called, and where on the map that is written.

use std::collections::BTreeMap;

use serde::Serialize;

use super::countries::Country;
use super::coverage::{Arc, Shape};
use super::grid::{self, Pt};
use super::layers::Base;
use super::mend::dense;
use super::names::{COUNTRIES, DISTRICTS, Named, OBLASTS};
use super::rings;
use super::rivers::{self, River};

/// A name to be written on the map; a row of the file `places.json` beside the settlements.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Caption {
    id: String,
    name_en: String,
    name_ru: Option<String>,
    name_uk: Option<String>,
    kind: &'static str,
    lon: f64,
    lat: f64,
    rank: u8,
    /// For a river: the smoothed line along which its name is written, west to east.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    course: Vec<[f64; 2]>,
    /// For a river: how far the drawn line may lie from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    error_km: Option<f64>,
}

/// All captions: districts, oblasts, waters, rivers and countries, in this order.
pub fn captions(base: &Base, countries: &[Country]) -> Vec<Caption> {
    let mut all = Vec::new();
    // The first oblast is Kursk oblast, whose name has a place of its own in the page.
    let oblasts = (0u16..).zip(&OBLASTS).skip(1);
    let districts = (0u16..).zip(&DISTRICTS);
    let districts = districts.filter(|(_, district)| !district.id.ends_with("-city"));
    for (n, named) in districts {
        all.extend(area(&base.borders, named, "district", 5, |c| {
            c.1 == Some(n)
        }));
    }
    for (n, named) in oblasts {
        all.extend(area(&base.borders, named, "oblast", 6, |c| c.0 == n));
    }
    for (names, shore) in base.named_lakes() {
        all.extend(written(names[0], names, "lake", 7, &[shore]));
    }
    all.extend(base.rivers().iter().flat_map(courses));
    for (id, names) in COUNTRIES {
        let shape: Option<&Shape> = countries.iter().find(|c| c.id == id).map(|c| &c.shape);
        let largest = shape.and_then(|s| s.iter().max_by_key(|ring| grid::area2(ring)));
        all.extend(
            largest.and_then(|ring| written(id, names, "country", 9, std::slice::from_ref(ring))),
        );
    }
    all
}

fn area(
    arcs: &[Arc],
    named: &Named,
    kind: &'static str,
    rank: u8,
    belongs: impl Fn((u16, Option<u16>)) -> bool,
) -> Option<Caption> {
    let polygons = rings::polygons(arcs, |cell| belongs((cell.area, cell.part)), 0.0);
    let largest = polygons.into_iter().max_by_key(|polygon| {
        let outer = polygon.first();
        outer.map_or(0, |ring| grid::area2(&rings::points(arcs, ring)))
    })?;
    let shape: Vec<Vec<Pt>> = largest.iter().map(|r| rings::points(arcs, r)).collect();
    written(named.id, named.names, kind, rank, &shape)
}

/// A caption in the middle of a shape.
fn written(
    id: &str,
    names: [&str; 3],
    kind: &'static str,
    rank: u8,
    shape: &[Vec<Pt>],
) -> Option<Caption> {
    let (lon, lat) = middle(shape)?.degrees();
    Some(caption(id, names, kind, rank, (lon, lat)))
}

fn caption(
    id: &str,
    names: [&str; 3],
    kind: &'static str,
    rank: u8,
    (lon, lat): (f64, f64),
) -> Caption {
    let known = |name: &str| Some(name.to_owned()).filter(|name| !name.is_empty());
    Caption {
        id: id.to_owned(),
        name_en: names[0].to_owned(),
        name_ru: known(names[1]),
        name_uk: known(names[2]),
        kind,
        lon: thousandths(lon),
        lat: thousandths(lat),
        rank,
        course: Vec::new(),
        error_km: None,
    }
}

fn thousandths(degrees: f64) -> f64 {
    (degrees * 1000.0).round() / 1000.0
}

/// Points of the net that is laid over a shape, in each direction.
const NET: i64 = 48;

/// The point of a net that lies deepest inside the shape.
fn middle(shape: &[Vec<Pt>]) -> Option<Pt> {
    let points = || shape.iter().flatten();
    let (west, east) = (points().map(|p| p.x).min()?, points().map(|p| p.x).max()?);
    let (south, north) = (points().map(|p| p.y).min()?, points().map(|p| p.y).max()?);
    let mut best: Option<(f64, Pt)> = None;
    for row in 1..NET {
        for column in 1..NET {
            let p = Pt {
                x: west + (east - west) * column / NET,
                y: south + (north - south) * row / NET,
            };
            if !grid::inside(p.x as f64, p.y as f64, shape) {
                continue;
            }
            let depth = shape
                .iter()
                .map(|ring| rivers::away(p, ring))
                .fold(f64::INFINITY, f64::min);
            if best.is_none_or(|(deepest, _)| depth > deepest) {
                best = Some((depth, p));
            }
        }
    }
    best.map(|(_, p)| p)
}

/// Rivers rougher than this are in no file.
const DRAWN_ERROR_KM: f64 = 1.5;
/// Length of the line along which a river's name is written.
const COURSE_M: f64 = 36_000.0;
/// Two names of one river begin at least so far apart.
const APART_M: f64 = 44_000.0;
/// A name is written only where the river goes this straight: distance over
/// length, of the whole line and of its middle, where the letters stand.
const STRAIGHT: (f64, f64) = (0.6, 0.9);
/// Metres between the points of a dense line.
const DENSE_M: f64 = 400.0;
/// Points to either side over which a course is smoothed.
const SMOOTH: usize = 7;

/// Where the name of a river may be written: its straightest reaches, smoothed.
fn courses(river: &River) -> Vec<Caption> {
    if river.names[0].is_empty() || river.error_km > DRAWN_ERROR_KM {
        return Vec::new();
    }
    let points = dense(&river.points);
    let smooth: Vec<Pt> = (0..points.len())
        .map(|n| {
            let near = &points[n.saturating_sub(SMOOTH)..(n + SMOOTH + 1).min(points.len())];
            let count = near.len() as i64;
            Pt {
                x: near.iter().map(|p| p.x).sum::<i64>() / count,
                y: near.iter().map(|p| p.y).sum::<i64>() / count,
            }
        })
        .collect();
    let span = (COURSE_M / DENSE_M) as usize;
    let mut reaches: Vec<(usize, f64)> = (0..smooth.len().saturating_sub(span))
        .step_by(5)
        .map(|n| {
            let reach = &smooth[n..=n + span];
            let straight = |part: &[Pt]| {
                let distance = grid::length_m(part[0], part[part.len() - 1]);
                distance / rivers::length_m(part).max(1.0)
            };
            let middle = straight(&reach[span / 3..=span * 2 / 3]);
            let usable = straight(reach) >= STRAIGHT.0 && middle >= STRAIGHT.1;
            (n, if usable { middle } else { 0.0 })
        })
        .filter(|(_, straight)| *straight > 0.0)
        .collect();
    reaches.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut taken: BTreeMap<usize, Caption> = BTreeMap::new();
    let apart = (APART_M / DENSE_M) as usize;
    for (n, _) in reaches {
        if taken.keys().any(|other| other.abs_diff(n) < apart) {
            continue;
        }
        let mut reach: Vec<Pt> = smooth[n..=n + span].iter().copied().step_by(6).collect();
        if reach[0].x > reach[reach.len() - 1].x {
            reach.reverse();
        }
        let at = reach[reach.len() / 2].degrees();
        let id = river.names[0].to_lowercase().replace(' ', "-");
        taken.insert(
            n,
            Caption {
                course: reach
                    .iter()
                    .map(|p| p.degrees())
                    .map(|(lon, lat)| [thousandths(lon), thousandths(lat)])
                    .collect(),
                error_km: Some(river.error_km),
                ..caption(&id, river.names, "river", 8, at)
            },
        );
    }
    taken.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_bent_area_lies_inside_it() {
        let at = Pt::from_degrees;
        // A horseshoe: its centre of gravity lies outside.
        let shape = vec![vec![
            at(0.0, 0.0),
            at(3.0, 0.0),
            at(3.0, 3.0),
            at(2.0, 3.0),
            at(2.0, 1.0),
            at(1.0, 1.0),
            at(1.0, 3.0),
            at(0.0, 3.0),
            at(0.0, 0.0),
        ]];
        let p = middle(&shape).unwrap();
        assert!(grid::inside(p.x as f64, p.y as f64, &shape));
        assert!(rivers::away(p, &shape[0]) > 20_000.0, "{p:?}");
        assert_eq!(middle(&[]), None);
    }

    #[test]
    fn a_river_is_named_on_its_straight_reaches_from_west_to_east() {
        let river = River {
            names: ["Seym", "Сейм", "Сейм"],
            rank: 1,
            error_km: 0.5,
            // 140 km to the west, as the Seym flows.
            points: vec![Pt::from_degrees(36.5, 51.5), Pt::from_degrees(34.5, 51.5)],
        };
        let all = courses(&river);
        assert!((2..=4).contains(&all.len()), "{}", all.len());
        for caption in &all {
            let (first, last) = (caption.course[0], caption.course[caption.course.len() - 1]);
            assert!(first[0] < last[0] && caption.error_km == Some(0.5));
        }
        let nameless = River {
            names: [""; 3],
            ..river
        };
        assert!(courses(&nameless).is_empty());
    }
}
