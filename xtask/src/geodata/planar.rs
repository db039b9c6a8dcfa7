//! A planar graph on the grid: segments split where they meet, and the cycles
//! that run around its faces.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::grid::{self, Pt};

/// What lies on the left and on the right of an edge, as sets of labels.
pub type Sides = [BTreeSet<u16>; 2];

/// Edges by their ends (smaller point first), each with what its sides claim.
pub type Edges = BTreeMap<(Pt, Pt), Sides>;

/// A directed edge.
pub type Half = (Pt, Pt);

/// Adds the directed edge `a -> b` with a label on its left and one on its right.
pub fn add(edges: &mut Edges, a: Pt, b: Pt, left: Option<u16>, right: Option<u16>) {
    if a == b {
        return;
    }
    let (key, left, right) = if a < b {
        ((a, b), left, right)
    } else {
        ((b, a), right, left)
    };
    let sides = edges.entry(key).or_default();
    sides[0].extend(left);
    sides[1].extend(right);
}

/// The labels on the left of a directed edge.
pub fn left_of(edges: &Edges, (a, b): Half) -> Option<&BTreeSet<u16>> {
    if a < b {
        edges.get(&(a, b)).map(|s| &s[0])
    } else {
        edges.get(&(b, a)).map(|s| &s[1])
    }
}

/// Splits edges until they meet only at common ends. New points are rounded to
/// the grid, so an edge may move by up to half a step; the search is repeated
/// until nothing is left to split.
pub fn split(mut edges: Edges) -> Edges {
    loop {
        let keys: Vec<Half> = edges.keys().copied().collect();
        let mut cuts: BTreeMap<usize, BTreeSet<Pt>> = BTreeMap::new();
        for (i, j) in near_pairs(&keys) {
            let ((a, b), (c, d)) = (keys[i], keys[j]);
            if grid::crosses(a, b, c, d) {
                let p = grid::crossing(a, b, c, d);
                cuts.entry(i).or_default().insert(p);
                cuts.entry(j).or_default().insert(p);
            } else {
                for (p, k) in [(c, i), (d, i), (a, j), (b, j)] {
                    let (s, e) = keys[k];
                    if p != s && p != e && grid::on_segment(p, s, e) {
                        cuts.entry(k).or_default().insert(p);
                    }
                }
            }
        }
        // A cut that rounds to an end of its edge changes nothing.
        cuts.iter_mut()
            .for_each(|(k, points)| points.retain(|p| *p != keys[*k].0 && *p != keys[*k].1));
        cuts.retain(|_, points| !points.is_empty());
        if cuts.is_empty() {
            return edges;
        }
        for (k, points) in cuts {
            let (a, b) = keys[k];
            let Some(sides) = edges.remove(&(a, b)) else {
                continue;
            };
            let mut chain: Vec<Pt> = points.into_iter().collect();
            chain.sort_by_key(|p| along(a, b, *p));
            chain.insert(0, a);
            chain.push(b);
            for w in chain.windows(2) {
                merge(&mut edges, w[0], w[1], &sides);
            }
        }
    }
}

fn along(a: Pt, b: Pt, p: Pt) -> i128 {
    i128::from(b.x - a.x) * i128::from(p.x - a.x) + i128::from(b.y - a.y) * i128::from(p.y - a.y)
}

fn merge(edges: &mut Edges, a: Pt, b: Pt, sides: &Sides) {
    if a == b {
        return;
    }
    let (key, turned) = if a < b {
        ((a, b), false)
    } else {
        ((b, a), true)
    };
    let entry = edges.entry(key).or_default();
    entry[usize::from(turned)].extend(&sides[0]);
    entry[usize::from(!turned)].extend(&sides[1]);
}

/// Pairs of edges whose surrounding rectangles share a cell of a coarse grid.
pub fn near_pairs(keys: &[Half]) -> Vec<(usize, usize)> {
    // Cells about twice as wide as an edge is long, so that few edges share one.
    let extent: i64 = keys
        .iter()
        .map(|(a, b)| (a.x - b.x).abs() + (a.y - b.y).abs())
        .sum();
    let size = (2 * extent / keys.len().max(1) as i64).max(200);
    let mut cells: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
    for (i, (a, b)) in keys.iter().enumerate() {
        for cx in a.x.min(b.x).div_euclid(size)..=a.x.max(b.x).div_euclid(size) {
            for cy in a.y.min(b.y).div_euclid(size)..=a.y.max(b.y).div_euclid(size) {
                cells.entry((cx, cy)).or_default().push(i);
            }
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for list in cells.values() {
        for (n, &i) in list.iter().enumerate() {
            let (a, b) = keys[i];
            let around = grid::Rect {
                min: Pt {
                    x: a.x.min(b.x),
                    y: a.y.min(b.y),
                },
                max: Pt {
                    x: a.x.max(b.x),
                    y: a.y.max(b.y),
                },
            };
            pairs.extend(
                list[n + 1..]
                    .iter()
                    .filter(|&&j| around.meets(keys[j].0, keys[j].1))
                    .map(|&j| (i.min(j), i.max(j))),
            );
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Outgoing directions at every point, counter-clockwise.
pub struct Fan(BTreeMap<Pt, Vec<Pt>>);

impl Fan {
    /// Sorts the far ends of directed edges around their starts.
    pub fn new(halves: impl IntoIterator<Item = Half>) -> Self {
        let mut out: BTreeMap<Pt, Vec<Pt>> = BTreeMap::new();
        for (a, b) in halves {
            out.entry(a).or_default().push(b);
        }
        for (at, ends) in &mut out {
            ends.sort_by(|p, q| {
                half_turn(*at, *p)
                    .cmp(&half_turn(*at, *q))
                    .then(0.cmp(&grid::cross(*at, *p, *q)))
            });
            ends.dedup();
        }
        Self(out)
    }

    /// The edge that follows `from -> at` around the face on its left: the first
    /// one clockwise from the way back.
    pub fn next(&self, from: Pt, at: Pt) -> Option<Pt> {
        let ends = self.0.get(&at)?;
        // The way back itself need not be an edge, so the place is searched by angle.
        let key = |p: Pt| half_turn(at, p);
        let before = ends.partition_point(|p| {
            key(*p)
                .cmp(&key(from))
                .then(0.cmp(&grid::cross(at, *p, from)))
                .is_lt()
        });
        Some(if before == 0 {
            ends[ends.len() - 1]
        } else {
            ends[before - 1]
        })
    }

    /// The number of edges that leave a point.
    pub fn degree(&self, at: Pt) -> usize {
        self.0.get(&at).map_or(0, Vec::len)
    }
}

/// 0 for directions from east up to but without west, 1 for the rest.
fn half_turn(at: Pt, p: Pt) -> u8 {
    u8::from(p.y < at.y || (p.y == at.y && p.x < at.x))
}

/// The cycles of directed edges, each with one face on its left.
pub fn cycles(edges: &Edges) -> Vec<Vec<Half>> {
    let halves: BTreeSet<Half> = edges
        .keys()
        .flat_map(|(a, b)| [(*a, *b), (*b, *a)])
        .collect();
    let fan = Fan::new(halves.iter().copied());
    let mut left = halves.clone();
    let mut found = Vec::new();
    for start in halves {
        let mut cycle = Vec::new();
        let mut at = start;
        while left.remove(&at) {
            cycle.push(at);
            let Some(next) = fan.next(at.0, at.1) else {
                break;
            };
            at = (at.1, next);
        }
        if !cycle.is_empty() {
            found.push(cycle);
        }
    }
    found
}

/// Takes away edges that end blind, again and again.
pub fn prune(edges: &mut Edges) {
    loop {
        let mut degree: BTreeMap<Pt, usize> = BTreeMap::new();
        for (a, b) in edges.keys() {
            *degree.entry(*a).or_default() += 1;
            *degree.entry(*b).or_default() += 1;
        }
        let before = edges.len();
        edges.retain(|(a, b), _| degree[a] > 1 && degree[b] > 1);
        if edges.len() == before {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pt(x: i64, y: i64) -> Pt {
        Pt { x, y }
    }

    #[test]
    fn crossing_edges_are_split_into_four() {
        let mut edges = Edges::new();
        add(&mut edges, pt(0, 0), pt(10, 10), Some(1), Some(2));
        add(&mut edges, pt(0, 10), pt(10, 0), Some(3), Some(4));
        let edges = split(edges);
        assert_eq!(edges.len(), 4);
        assert!(left_of(&edges, (pt(5, 5), pt(10, 10))).is_some_and(|s| s.contains(&1)));
        assert!(left_of(&edges, (pt(10, 10), pt(5, 5))).is_some_and(|s| s.contains(&2)));
    }

    #[test]
    fn two_squares_with_a_common_side_have_three_cycles() {
        let mut edges = Edges::new();
        for (label, ring) in [
            (1, [pt(0, 0), pt(4, 0), pt(4, 4), pt(0, 4), pt(0, 0)]),
            (2, [pt(4, 0), pt(8, 0), pt(8, 4), pt(4, 4), pt(4, 0)]),
        ] {
            for w in ring.windows(2) {
                add(&mut edges, w[0], w[1], Some(label), None);
            }
        }
        let cycles = cycles(&edges);
        assert_eq!(cycles.len(), 3);
        let sizes: Vec<usize> = cycles.iter().map(Vec::len).collect();
        assert_eq!(sizes.iter().sum::<usize>(), 14);
    }

    #[test]
    fn blind_ends_are_taken_away() {
        let mut edges = Edges::new();
        for w in [pt(0, 0), pt(4, 0), pt(4, 4), pt(0, 0)].windows(2) {
            add(&mut edges, w[0], w[1], None, None);
        }
        add(&mut edges, pt(4, 4), pt(9, 9), None, None);
        add(&mut edges, pt(9, 9), pt(12, 9), None, None);
        prune(&mut edges);
        assert_eq!(edges.len(), 3);
    }
}
