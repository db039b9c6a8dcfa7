//! Rings of an area, put together from the arcs around it.

use std::collections::BTreeMap;

use super::coverage::{Arc, Cell};
use super::grid::{self, Pt};
use super::planar::Fan;

/// A ring as arc numbers; a number `n` below zero means arc `!n` run backwards.
pub type Ring = Vec<i32>;

/// The polygons of all cells that `belongs` accepts: outer ring first
/// (counter-clockwise), then its holes (clockwise). Rings that enclose less
/// than `least_m2` square metres are left out.
pub fn polygons(arcs: &[Arc], belongs: impl Fn(Cell) -> bool, least_m2: f64) -> Vec<Vec<Ring>> {
    let mut starts: BTreeMap<(Pt, Pt), i32> = BTreeMap::new();
    let mut closed: Vec<Ring> = Vec::new();
    for (n, arc) in (0i32..).zip(arcs) {
        let (left, right) = (belongs(arc.left), belongs(arc.right));
        if left == right {
            continue;
        }
        let p = &arc.points;
        let number = if left { n } else { !n };
        if p[0] == p[p.len() - 1] {
            closed.push(vec![number]);
        } else {
            starts.insert(
                if left {
                    (p[0], p[1])
                } else {
                    (p[p.len() - 1], p[p.len() - 2])
                },
                number,
            );
        }
    }
    let fan = Fan::new(starts.keys().copied());
    let mut rings = closed;
    while let Some((first, number)) = starts.pop_first() {
        let mut ring = vec![number];
        let mut at = number;
        loop {
            let points = directed(arcs, at);
            let (before, end) = (points[points.len() - 2], points[points.len() - 1]);
            if end == first.0 {
                // The ring may pass through its first node more than once; it is
                // complete when the way on would be the one it began with.
                if fan.next(before, end) == Some(first.1) {
                    break;
                }
            }
            let Some(number) = fan.next(before, end).and_then(|p| starts.remove(&(end, p))) else {
                break;
            };
            ring.push(number);
            at = number;
        }
        rings.push(ring);
    }
    group(arcs, rings, least_m2)
}

/// The points of an arc in the direction its number says.
fn directed(arcs: &[Arc], number: i32) -> Vec<Pt> {
    let points = &arcs[index(number)].points;
    if number < 0 {
        points.iter().rev().copied().collect()
    } else {
        points.clone()
    }
}

/// The arc that a number means.
pub fn index(number: i32) -> usize {
    (if number < 0 { !number } else { number }) as usize
}

/// All points of a ring, first one repeated at the end.
pub fn points(arcs: &[Arc], ring: &[i32]) -> Vec<Pt> {
    let mut all: Vec<Pt> = Vec::new();
    for number in ring {
        let points = directed(arcs, *number);
        all.extend(&points[usize::from(!all.is_empty())..]);
    }
    all
}

/// Area in square metres, good to a per cent near latitude 51.6 (used to compare, not to report).
fn rough_m2(arcs: &[Arc], ring: &[i32]) -> f64 {
    let (w, h) = grid::local(Pt { x: 0, y: 0 }, Pt { x: 1, y: 1 });
    grid::area2(&points(arcs, ring)) as f64 / 2.0 * w * h
}

fn group(arcs: &[Arc], rings: Vec<Ring>, least_m2: f64) -> Vec<Vec<Ring>> {
    let mut sized: Vec<(f64, Ring)> = rings
        .into_iter()
        .map(|r| (rough_m2(arcs, &r), r))
        .filter(|(a, _)| a.abs() >= least_m2)
        .collect();
    sized.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()).then(a.1.cmp(&b.1)));
    let mut polygons: Vec<Vec<Ring>> = Vec::new();
    let (outer, holes): (Vec<_>, Vec<_>) = sized.into_iter().partition(|(a, _)| *a > 0.0);
    let shapes: Vec<Vec<Vec<Pt>>> = outer.iter().map(|(_, r)| vec![points(arcs, r)]).collect();
    polygons.extend(outer.into_iter().map(|(_, r)| vec![r]));
    for (_, hole) in holes {
        let p = points(arcs, &hole);
        // A point just right of the hole's first edge lies inside the hole, hence inside its polygon.
        let (a, b) = (p[0], p[1]);
        let (x, y) = ((a.x + b.x) as f64 / 2.0, (a.y + b.y) as f64 / 2.0);
        let length = ((b.x - a.x) as f64).hypot((b.y - a.y) as f64);
        let (x, y) = (
            x + (b.y - a.y) as f64 / length * 1e-3,
            y - (b.x - a.x) as f64 / length * 1e-3,
        );
        if let Some(n) = shapes.iter().rposition(|s| grid::inside(x, y, s)) {
            polygons[n].push(hole);
        }
    }
    polygons
}
