//! Areas that tile a frame without gaps or overlaps, and the arcs between them.
//!
//! The shapes of a package are taken as claims on the faces of one planar
//! graph. Where two packages (or two neighbours in one) disagree by a sliver,
//! the face goes to one of them, so the result tiles exactly by construction.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::{self, Pt, Rect};
use super::planar::{self, Edges, Fan, Half};

/// Rings of one area: outer rings counter-clockwise, holes clockwise, first point repeated at the end.
pub type Shape = Vec<Vec<Pt>>;

/// Outside of the frame.
pub const OUT: u16 = u16::MAX;
/// Inside the frame, but claimed by no shape (the sea).
pub const NOBODY: u16 = u16::MAX - 1;
/// Labels from here on are parts (districts) of the area with label 0.
const PARTS: u16 = 1_000;
/// Marks a line that no source draws: the straight way from a district line's end to the outline.
const CARRIED: u16 = 30_000;

/// A face of a district smaller than this is a sliver (the smallest city has 20 km2).
const SLIVER_M2: f64 = 1.0e6;

/// What lies on one side of an arc.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// Index of the area, or [`OUT`], or [`NOBODY`].
    pub area: u16,
    /// Index of the district, within area 0 only.
    pub part: Option<u16>,
}

/// A line between two nodes, with the same neighbours all along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arc {
    /// Points from node to node.
    pub points: Vec<Pt>,
    /// What lies on the left.
    pub left: Cell,
    /// What lies on the right.
    pub right: Cell,
    /// True for a straight line carried from the end of a district line to the outline.
    pub carried: bool,
}

/// Makes a ring run counter-clockwise (or clockwise) and close.
pub fn oriented(mut ring: Vec<Pt>, counter_clockwise: bool) -> Vec<Pt> {
    ring.dedup();
    if let Some(first) = ring.first().copied().filter(|p| ring.last() != Some(p)) {
        ring.push(first);
    }
    if (grid::area2(&ring) > 0) != counter_clockwise {
        ring.reverse();
    }
    ring
}

/// Tiles the frame with the shapes. With `fill`, faces that no shape claims go
/// to the neighbour with the longest common line; without, they stay [`NOBODY`].
pub fn areas(shapes: &[Shape], frame: Rect, fill: bool) -> Edges {
    let mut edges = Edges::new();
    for (label, shape) in (0u16..).zip(shapes) {
        for w in shape
            .iter()
            .flat_map(|r| r.windows(2))
            .filter(|w| frame.meets(w[0], w[1]))
        {
            planar::add(&mut edges, w[0], w[1], Some(label), None);
        }
    }
    for w in frame.ring().windows(2) {
        planar::add(&mut edges, w[0], w[1], None, Some(OUT));
    }
    let mut edges = planar::split(edges);
    edges.retain(|(a, b), _| frame.contains(*a) && frame.contains(*b));
    planar::prune(&mut edges);
    let found = labelled(&edges, fill);
    keep_borders(&edges, &found)
}

/// One label for the face on the left of every directed edge.
fn labelled(edges: &Edges, fill: bool) -> BTreeMap<Half, u16> {
    let cycles = planar::cycles(edges);
    let mut labels: Vec<Option<u16>> = cycles.iter().map(|c| vote(edges, c)).collect();
    let owner: BTreeMap<Half, usize> = cycles
        .iter()
        .enumerate()
        .flat_map(|(i, c)| c.iter().map(move |h| (*h, i)))
        .collect();
    let mut changed = fill;
    while changed {
        changed = false;
        for (i, cycle) in cycles.iter().enumerate() {
            // A cycle that runs clockwise goes around the outside of something: not a gap.
            if labels[i].is_some() || around2(cycle) < 0 {
                continue;
            }
            let mut common: BTreeMap<u16, f64> = BTreeMap::new();
            for (a, b) in cycle {
                if let Some(label) = labels[owner[&(*b, *a)]].filter(|l| *l != OUT) {
                    *common.entry(label).or_default() += grid::length_m(*a, *b);
                }
            }
            if let Some((label, _)) = common.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)) {
                labels[i] = Some(label);
                changed = true;
            }
        }
    }
    owner
        .into_iter()
        .map(|(half, i)| (half, labels[i].unwrap_or(NOBODY)))
        .collect()
}

/// Twice the signed area a cycle runs around.
fn around2(cycle: &[Half]) -> i128 {
    cycle
        .iter()
        .map(|(a, b)| i128::from(a.x) * i128::from(b.y) - i128::from(b.x) * i128::from(a.y))
        .sum()
}

/// The label claimed along most of a cycle. In an overlap two areas claim the
/// face with about equal right: the lower index, that is the more important one, gets it.
fn vote(edges: &Edges, cycle: &[Half]) -> Option<u16> {
    let mut claims: BTreeMap<u16, f64> = BTreeMap::new();
    for half in cycle {
        for label in planar::left_of(edges, *half)? {
            *claims.entry(*label).or_default() += grid::length_m(half.0, half.1);
        }
    }
    let most = claims.values().copied().fold(0.0, f64::max);
    claims
        .into_iter()
        .find(|(_, length)| *length >= most / 4.0)
        .map(|(label, _)| label)
}

/// Drops edges with the same label on both sides and writes the labels to the rest.
fn keep_borders(edges: &Edges, label: &BTreeMap<Half, u16>) -> Edges {
    let mut kept = Edges::new();
    for (a, b) in edges.keys() {
        let (left, right) = (label[&(*a, *b)], label[&(*b, *a)]);
        if left != right {
            planar::add(&mut kept, *a, *b, Some(left), Some(right));
        }
    }
    kept
}

/// Divides area 0 of a tiling among the districts.
///
/// Only the lines between two districts are taken from their package; its outer
/// edge is too coarse. Line ends that stop short are carried straight to the
/// nearest point of the outline, and what reaches beyond the outline is cut off.
pub fn with_districts(mut edges: Edges, districts: &[Shape]) -> Vec<Arc> {
    let mut lines = between(districts);
    let outline: Vec<Half> = edges
        .iter()
        .filter(|(_, s)| s[0].contains(&0) || s[1].contains(&0))
        .map(|(k, _)| *k)
        .collect();
    let loops: Vec<Vec<Pt>> = outline.iter().map(|(a, b)| vec![*a, *b]).collect();
    let within = |x: f64, y: f64| grid::inside(x, y, &loops);

    let mut degree: BTreeMap<Pt, usize> = BTreeMap::new();
    for (a, b) in lines.keys() {
        *degree.entry(*a).or_default() += 1;
        *degree.entry(*b).or_default() += 1;
    }
    for end in degree
        .iter()
        .filter(|(p, d)| **d == 1 && within(p.x as f64, p.y as f64))
        .map(|(p, _)| *p)
    {
        let near = outline
            .iter()
            .map(|(a, b)| grid::to_segment(end, *a, *b))
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let Some((_, near)) = near else { continue };
        planar::add(&mut lines, end, near, Some(CARRIED), Some(CARRIED));
        // The rounded foot may lie beside the outline's edge: the edge is bent through it.
        if let Some(edge) = outline
            .iter()
            .filter(|e| edges.contains_key(e))
            .min_by(|e, f| {
                grid::to_segment(near, e.0, e.1)
                    .0
                    .total_cmp(&grid::to_segment(near, f.0, f.1).0)
            })
        {
            bend(&mut edges, *edge, near);
        }
    }
    for ((a, b), sides) in lines {
        let entry = edges.entry((a, b)).or_default();
        entry[0].extend(&sides[0]);
        entry[1].extend(&sides[1]);
    }
    let mut edges = planar::split(edges);
    let is_border =
        |sides: &planar::Sides| sides.iter().flatten().any(|l| !(PARTS..NOBODY).contains(l));
    edges.retain(|(a, b), sides| {
        is_border(sides) || within((a.x + b.x) as f64 / 2.0, (a.y + b.y) as f64 / 2.0)
    });
    planar::prune(&mut edges);
    arcs(&edges, &parts(&edges))
}

/// The lines between two districts, labelled from [`PARTS`] up. Slivers inside
/// the package's own tiling are closed; its outer edge is left out.
fn between(districts: &[Shape]) -> Edges {
    let mut edges = Edges::new();
    for (n, shape) in (0u16..).zip(districts) {
        for w in shape.iter().flat_map(|r| r.windows(2)) {
            planar::add(&mut edges, w[0], w[1], Some(PARTS + n), None);
        }
    }
    let edges = planar::split(edges);
    let found = labelled(&edges, true);
    let mut lines = keep_borders(&edges, &found);
    lines.retain(|_, sides| sides.iter().flatten().all(|l| *l < CARRIED));
    lines
}

/// Replaces an edge by two that meet at `through`.
fn bend(edges: &mut Edges, (a, b): Half, through: Pt) {
    if through == a || through == b {
        return;
    }
    if let Some([left, right]) = edges.remove(&(a, b)) {
        for (p, q) in [(a, through), (through, b)] {
            planar::add(edges, p, q, left.first().copied(), right.first().copied());
        }
    }
}

/// Area and district on the left of every directed edge.
fn parts(edges: &Edges) -> BTreeMap<Half, Cell> {
    let mut only_parts = Edges::new();
    let mut only_areas = Edges::new();
    for (key, sides) in edges {
        let pick = |wanted: fn(u16) -> bool| {
            sides.clone().map(|s| {
                s.into_iter()
                    .filter(|l| wanted(*l))
                    .collect::<BTreeSet<u16>>()
            })
        };
        only_parts.insert(*key, pick(|l| (PARTS..CARRIED).contains(&l)));
        only_areas.insert(*key, pick(|l| !(PARTS..NOBODY).contains(&l)));
    }
    let part_of = labelled(&only_parts, false);
    let area_of = labelled(&only_areas, false);
    // A cycle without a border line is the edge of a hole in a district of area 0.
    let cell = |half: &Half| {
        let area = match area_of[half] {
            NOBODY if !claims_nobody(&only_areas, *half) => 0,
            other => other,
        };
        let part = Some(part_of[half])
            .filter(|l| area == 0 && *l != NOBODY)
            .map(|l| l - PARTS);
        Cell { area, part }
    };
    let mut cells: BTreeMap<Half, Cell> = area_of.keys().map(|h| (*h, cell(h))).collect();
    adopt_slivers(edges, &mut cells);
    cells
}

fn claims_nobody(edges: &Edges, half: Half) -> bool {
    planar::left_of(edges, half).is_some_and(|s| s.contains(&NOBODY))
}

/// Faces of area 0 that no district claims, and slivers between the outline and
/// a district line that runs along it, go to the district with which they share
/// the longest line.
fn adopt_slivers(edges: &Edges, cells: &mut BTreeMap<Half, Cell>) {
    let cycles = planar::cycles(edges);
    let (w, h) = grid::local(Pt { x: 0, y: 0 }, Pt { x: 1, y: 1 });
    for cycle in &cycles {
        let m2 = around2(cycle) as f64 / 2.0 * w * h;
        if cells[&cycle[0]].area == 0 && m2 > 0.0 && m2 < SLIVER_M2 {
            cycle.iter().for_each(|half| {
                cells.insert(
                    *half,
                    Cell {
                        area: 0,
                        part: None,
                    },
                );
            });
        }
    }
    loop {
        let mut changed = false;
        for cycle in &cycles {
            if cells[&cycle[0]].area != 0 || cells[&cycle[0]].part.is_some() {
                continue;
            }
            let mut common: BTreeMap<u16, f64> = BTreeMap::new();
            for (a, b) in cycle {
                if let Some(part) = cells[&(*b, *a)].part {
                    *common.entry(part).or_default() += grid::length_m(*a, *b);
                }
            }
            if let Some((part, _)) = common.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)) {
                for half in cycle {
                    cells.insert(
                        *half,
                        Cell {
                            area: 0,
                            part: Some(part),
                        },
                    );
                }
                changed = true;
            }
        }
        if !changed {
            return;
        }
    }
}

/// Arcs of a tiling without districts.
pub fn plain_arcs(edges: &Edges) -> Vec<Arc> {
    let side = |s: &BTreeSet<u16>| Cell {
        area: s.first().copied().unwrap_or(NOBODY),
        part: None,
    };
    let cells = edges
        .iter()
        .flat_map(|((a, b), s)| [((*a, *b), side(&s[0])), ((*b, *a), side(&s[1]))])
        .collect();
    arcs(edges, &cells)
}

/// Chains edges with the same neighbours through points where only two meet.
fn arcs(edges: &Edges, cells: &BTreeMap<Half, Cell>) -> Vec<Arc> {
    let kept: BTreeSet<Half> = edges
        .keys()
        .flat_map(|(a, b)| [(*a, *b), (*b, *a)])
        .filter(|(a, b)| cells[&(*a, *b)] != cells[&(*b, *a)])
        .collect();
    let fan = Fan::new(kept.iter().copied());
    let kind = |(a, b): Half| {
        let carried = planar::left_of(edges, (a, b)).is_some_and(|s| s.contains(&CARRIED));
        (cells[&(a, b)], cells[&(b, a)], carried)
    };
    let next = |(a, b): Half| -> Option<Half> {
        let c = fan.next(a, b)?;
        (fan.degree(b) == 2 && c != a && kind((b, c)) == kind((a, b))).then_some((b, c))
    };
    let mut left = kept.clone();
    let mut found = Vec::new();
    // First the arcs that start at a node, then the rings without one.
    for rings in [false, true] {
        for start in &kept {
            let begins = rings
                || fan
                    .next(start.1, start.0)
                    .is_none_or(|p| fan.degree(start.0) != 2 || kind((p, start.0)) != kind(*start));
            if !begins || !left.contains(start) {
                continue;
            }
            let mut points = vec![start.0];
            let mut at = Some(*start);
            while let Some((a, b)) = at {
                if !left.remove(&(a, b)) {
                    break;
                }
                left.remove(&(b, a));
                points.push(b);
                at = next((a, b));
            }
            let (l, r, carried) = kind(*start);
            found.push(Arc {
                points,
                left: l,
                right: r,
                carried,
            });
        }
    }
    found
}
