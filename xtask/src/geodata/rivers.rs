//! Rivers: traced lines where a package has them, else the drainage grid smoothed and named.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::{self, Pt, Rect};
use super::mend::{self, Fact};
use super::sources::Drain;

/// A river or a piece of one.
#[derive(Clone, Debug, PartialEq)]
pub struct River {
    /// Names in English, Russian and Ukrainian; empty where not known.
    pub names: [&'static str; 3],
    /// 1 main rivers, 2 larger tributaries, 3 small ones.
    pub rank: u8,
    /// How far the drawn line may lie from the river.
    pub error_km: f64,
    /// The course, downstream.
    pub points: Vec<Pt>,
}

type Named = (&'static str, &'static str, &'static str, f64, f64);

/// Traced rivers, each with a point near which the line of that name passes.
const TRACED: [Named; 12] = [
    ("Seym", "Сейм", "Сейм", 35.6, 51.66),
    ("Seym", "Сейм", "Сейм", 33.9, 51.21),
    ("Oskol", "Оскол", "Оскіл", 37.75, 51.0),
    ("Desna", "Десна", "Десна", 33.3, 52.1),
    ("Desna", "Десна", "Десна", 32.5, 51.45),
    ("Desna", "Десна", "Десна", 34.0, 52.7),
    ("Desna", "Десна", "Десна", 34.15, 53.3),
    ("Oka", "Ока", "Ока", 36.0, 52.7),
    (
        "Seversky Donets",
        "Северский Донец",
        "Сіверський Донець",
        36.7,
        50.6,
    ),
    ("Don", "Дон", "Дон", 38.93, 52.5),
    ("Don", "Дон", "Дон", 39.05, 51.3),
    ("Voronezh", "Воронеж", "Воронеж", 39.55, 52.47),
];

/// Rivers of the drainage grid.
const DRAINED: [Named; 9] = [
    ("Psyol", "Псёл", "Псел", 34.85, 50.85),
    ("Svapa", "Свапа", "Свапа", 35.05, 52.0),
    ("Tuskar", "Тускарь", "Тускар", 36.23, 51.83),
    ("Usozha", "Усожа", "Усожа", 35.68, 52.12),
    ("Sudzha", "Суджа", "Суджа", 35.27, 51.22),
    ("Kleven", "Клевень", "Клевень", 33.95, 51.52),
    ("Nerussa", "Нерусса", "Неруса", 34.45, 52.48),
    ("Reut", "Реут", "Реут", 35.57, 51.55),
    ("Vorskla", "Ворскла", "Ворскла", 35.5, 50.3),
];

/// Measured against town centres on the rivers.
const TRACED_ERROR_KM: f64 = 1.0;
/// The grid's cells are 5 km wide.
const DRAINED_ERROR_KM: f64 = 4.0;

/// All rivers that drain at least `least_km2`, cut to the frame.
pub fn rivers(
    traced: &[Vec<Pt>],
    drains: &[Drain],
    least_km2: f64,
    facts: &[Fact],
    frame: Rect,
) -> Vec<River> {
    let traced = joined(&met(traced));
    let mut all: Vec<River> = traced
        .iter()
        .map(|line| River {
            names: nearest_name(line),
            rank: 1,
            error_km: TRACED_ERROR_KM,
            points: line.clone(),
        })
        .collect();
    let mut taken = BTreeSet::new();
    for (points, area) in stems(&traced, drains, least_km2) {
        let points = smoothed(points, 3);
        let near =
            |(_, _, _, lon, lat): &&Named| away(Pt::from_degrees(*lon, *lat), &points) < 4_500.0;
        let name = DRAINED.iter().find(|n| near(n) && !taken.contains(n.0));
        taken.extend(name.map(|n| n.0));
        let names = name.map_or([""; 3], |n| [n.0, n.1, n.2]);
        all.push(River {
            names,
            rank: if area > 900.0 { 2 } else { 3 },
            error_km: DRAINED_ERROR_KM,
            points,
        });
    }
    let cut = mend::mended(all, facts).into_iter().flat_map(|river| {
        clipped(&river.points, frame)
            .into_iter()
            .map(move |points| River {
                points,
                ..river.clone()
            })
    });
    cut.filter(|r| length_m(&r.points) > 3_000.0).collect()
}

/// Ends of lines as near as this are one point, which the package gives twice.
const SAME_END_M: f64 = 100.0;

/// The lines with ends that nearly meet brought together.
fn met(lines: &[Vec<Pt>]) -> Vec<Vec<Pt>> {
    let mut lines: Vec<Vec<Pt>> = lines.to_vec();
    let mut ends: Vec<Pt> = Vec::new();
    for line in &mut lines {
        let last = line.len() - 1;
        for n in [0, last] {
            let near = |end: &&Pt| grid::length_m(**end, line[n]) < SAME_END_M;
            match ends.iter().find(near) {
                Some(end) => line[n] = *end,
                None => ends.push(line[n]),
            }
        }
    }
    lines
}

/// Joins lines end to end where exactly two meet.
pub fn joined(lines: &[Vec<Pt>]) -> Vec<Vec<Pt>> {
    let mut lines: Vec<Vec<Pt>> = lines.to_vec();
    loop {
        let mut ends: BTreeMap<Pt, Vec<usize>> = BTreeMap::new();
        for (i, line) in lines.iter().enumerate() {
            for p in [line[0], line[line.len() - 1]] {
                ends.entry(p).or_default().push(i);
            }
        }
        let Some((p, pair)) = ends.into_iter().find(|(_, l)| l.len() == 2 && l[0] != l[1]) else {
            return lines;
        };
        let second = lines.remove(pair[1]);
        let first = &mut lines[pair[0]];
        if first[0] == p {
            first.reverse();
        }
        let second: Vec<Pt> = if second[0] == p {
            second
        } else {
            second.into_iter().rev().collect()
        };
        first.extend(&second[1..]);
    }
}

fn nearest_name(line: &[Pt]) -> [&'static str; 3] {
    let best = TRACED
        .iter()
        .map(|n| (away(Pt::from_degrees(n.3, n.4), line), n))
        .min_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(metres, _)| *metres < 12_000.0)
        .map_or([""; 3], |(_, n)| [n.0, n.1, n.2])
}

/// Distance in metres from a point to a line.
pub fn away(p: Pt, line: &[Pt]) -> f64 {
    line.windows(2)
        .map(|w| grid::to_segment(p, w[0], w[1]).0)
        .fold(f64::INFINITY, f64::min)
}

/// Length of a line in metres.
pub fn length_m(line: &[Pt]) -> f64 {
    line.windows(2).map(|w| grid::length_m(w[0], w[1])).sum()
}

/// Main stems of the drainage grid, mouth last, with the area drained at the mouth.
/// Where a stem runs along a traced river it is left out and its tributaries end on that river.
fn stems(traced: &[Vec<Pt>], drains: &[Drain], least_km2: f64) -> Vec<(Vec<Pt>, f64)> {
    let big: BTreeMap<Pt, Drain> = drains
        .iter()
        .filter(|d| d.area_km2 >= least_km2)
        .map(|d| (d.from, *d))
        .collect();
    let area = |p: &Pt| big.get(p).map_or(0.0, |d| d.area_km2);
    let mut ups: BTreeMap<Pt, Vec<Pt>> = BTreeMap::new();
    for d in big.values() {
        ups.entry(d.to).or_default().push(d.from);
    }
    let mut todo: Vec<(Pt, Option<Pt>)> = big
        .values()
        .filter(|d| !big.contains_key(&d.to))
        .map(|d| (d.from, None))
        .collect();
    let on_traced = |p: Pt| traced.iter().any(|line| away(p, line) < 5_500.0);
    // The line that was drawn for a cell, for the tributaries that end there.
    let mut drawn: BTreeMap<Pt, Vec<Vec<Pt>>> = BTreeMap::new();
    let mut found = Vec::new();
    while !todo.is_empty() {
        todo.sort_by(|a, b| area(&a.0).total_cmp(&area(&b.0)).then(a.cmp(b)));
        let Some((mouth, into)) = todo.pop() else {
            break;
        };
        let mut stem = vec![mouth];
        while let Some(next) = stem.last().and_then(|p| ups.get(p)).and_then(|u| {
            u.iter()
                .max_by(|a, b| area(a).total_cmp(&area(b)).then(a.cmp(b)))
        }) {
            stem.push(*next);
        }
        let on: BTreeSet<Pt> = stem.iter().copied().collect();
        for p in &stem {
            todo.extend(
                ups.get(p)
                    .into_iter()
                    .flatten()
                    .filter(|u| !on.contains(u))
                    .map(|u| (*u, Some(*p))),
            );
        }
        // Count the cells along a traced river from the mouth up.
        let (mut along, mut shared) = (0, 0);
        for (n, p) in stem.iter().enumerate() {
            along += usize::from(on_traced(*p));
            if along * 10 >= (n + 1) * 7 {
                shared = n + 1;
            }
        }
        let shared = if shared >= 8 { shared } else { 0 };
        for p in &stem[..shared] {
            drawn.insert(*p, traced.to_vec());
        }
        let own = &stem[shared..];
        let joint = if shared > 0 {
            Some(stem[shared - 1])
        } else {
            into
        };
        let mut points: Vec<Pt> = own.iter().rev().copied().collect();
        if let (Some(joint), Some(last)) = (joint, points.last().copied()) {
            let foot = drawn.get(&joint).and_then(|lines| {
                let feet = lines
                    .iter()
                    .flat_map(|l| l.windows(2))
                    .map(|w| grid::to_segment(last, w[0], w[1]));
                feet.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
            });
            points.push(foot.map_or(joint, |(_, p)| p));
        }
        if points.len() < 2 {
            continue;
        }
        let line = smoothed(points.clone(), 3);
        for p in own {
            drawn.insert(*p, vec![line.clone()]);
        }
        found.push((points, area(&mouth)));
    }
    found
}

/// Chaikin's corner cutting, ends kept.
fn smoothed(mut points: Vec<Pt>, times: usize) -> Vec<Pt> {
    for _ in 0..times {
        let mut cut = vec![points[0]];
        for w in points.windows(2) {
            let between = |n: i64| Pt {
                x: (w[0].x * (4 - n) + w[1].x * n) / 4,
                y: (w[0].y * (4 - n) + w[1].y * n) / 4,
            };
            cut.extend([between(1), between(3)]);
        }
        cut.push(points[points.len() - 1]);
        points = cut;
    }
    points
}

/// The parts of a line inside the frame; a part ends at the last point inside.
pub fn clipped(points: &[Pt], frame: Rect) -> Vec<Vec<Pt>> {
    points
        .split(|p| !frame.contains(*p))
        .filter(|part| part.len() > 1)
        .map(<[Pt]>::to_vec)
        .collect()
}
