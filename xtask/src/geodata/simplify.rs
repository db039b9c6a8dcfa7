//! Fewer points for small scales, without breaking what touches what.
//!
//! Arcs are simplified one by one with their ends fixed, so a border stays the
//! same line for both its neighbours. Where simplified arcs would cross or
//! touch, they are drawn more finely until they do not.

use std::collections::{BTreeSet, HashSet};

use super::grid::{self, Pt};
use super::planar;

/// How finely a level of detail is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// No point of the source lies farther than this from the drawn line, metres.
    pub tolerance_m: f64,
    /// Points are rounded to this many grid steps.
    pub step: i64,
}

/// The nearest point whose coordinates are multiples of `step`.
pub fn snapped(p: Pt, step: i64) -> Pt {
    let near = |v: i64| (v + step / 2).div_euclid(step) * step;
    Pt {
        x: near(p.x),
        y: near(p.y),
    }
}

/// Ramer-Douglas-Peucker: keeps the ends and every point farther than the tolerance from what is left.
pub fn thinned(points: &[Pt], tolerance_m: f64) -> Vec<Pt> {
    if points.len() < 3 {
        return points.to_vec();
    }
    let last = points.len() - 1;
    let mut keep = vec![false; points.len()];
    keep[0] = true;
    keep[last] = true;
    let mut spans = vec![(0, last)];
    if points[0] == points[last] {
        // A closed line needs three fixed corners: the farthest from the start,
        // and the farthest from the line between those two.
        let far = farthest(points, 0, last).map_or(last / 2, |(i, _)| i);
        let third = [(0, far), (far, last)]
            .into_iter()
            .filter_map(|(i, j)| farthest(points, i, j))
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map_or(far, |(i, _)| i);
        keep[far] = true;
        keep[third] = true;
        let mut corners = [0, far, third, last];
        corners.sort_unstable();
        spans = corners.windows(2).map(|w| (w[0], w[1])).collect();
    }
    while let Some((i, j)) = spans.pop() {
        if let Some((k, _)) = farthest(points, i, j).filter(|(_, far)| *far > tolerance_m) {
            keep[k] = true;
            spans.push((i, k));
            spans.push((k, j));
        }
    }
    points
        .iter()
        .zip(keep)
        .filter(|(_, k)| *k)
        .map(|(p, _)| *p)
        .collect()
}

/// The point between two others that is farthest from the segment joining them.
fn farthest(points: &[Pt], i: usize, j: usize) -> Option<(usize, f64)> {
    (i + 1..j)
        .map(|k| (k, grid::to_segment(points[k], points[i], points[j]).0))
        .max_by(|a, b| a.1.total_cmp(&b.1))
}

/// One line at a level of detail.
pub fn line(points: &[Pt], level: Level) -> Vec<Pt> {
    let mut drawn: Vec<Pt> = thinned(points, level.tolerance_m)
        .into_iter()
        .map(|p| snapped(p, level.step))
        .collect();
    drawn.dedup();
    if drawn.len() == 1 && points.first() != points.last() {
        // Two nodes that fall on one grid point: the arc between them stays, without length.
        drawn.push(drawn[0]);
    }
    drawn
}

/// All arcs of a tiling at a level of detail; arcs in each other's way keep more points.
///
/// # Errors
/// When arcs still cross or touch with every point kept: the grid is too coarse for them.
pub fn tiling(arcs: &[Vec<Pt>], level: Level) -> Result<Vec<Vec<Pt>>, String> {
    let mut tolerance = vec![level.tolerance_m; arcs.len()];
    let draw = |i: usize, t: f64| {
        line(
            &arcs[i],
            Level {
                tolerance_m: t,
                ..level
            },
        )
    };
    let mut drawn: Vec<Vec<Pt>> = (0..arcs.len())
        .map(|i| draw(i, level.tolerance_m))
        .collect();
    for _ in 0..12 {
        let bad = conflicts(&drawn);
        if bad.is_empty() {
            return Ok(drawn);
        }
        for i in bad {
            tolerance[i] = if tolerance[i] > 2.0 {
                tolerance[i] / 2.0
            } else {
                0.0
            };
            drawn[i] = draw(i, tolerance[i]);
        }
    }
    let bad = conflicts(&drawn);
    match bad.iter().next() {
        None => Ok(drawn),
        Some(first) => Err(format!(
            "simplifying to {} m on a grid of {} steps: {} arcs still touch others, the first runs from {:?} to {:?}; expected lines that meet only at their ends",
            level.tolerance_m,
            level.step,
            bad.len(),
            arcs[*first].first().map(|p| p.degrees()),
            arcs[*first].last().map(|p| p.degrees()),
        )),
    }
}

/// Arcs that cross or touch another arc or themselves anywhere but at common ends, or that have shrunk to a point.
pub fn conflicts(arcs: &[Vec<Pt>]) -> BTreeSet<usize> {
    let nodes: HashSet<Pt> = arcs
        .iter()
        .flat_map(|a| [a.first(), a.last()])
        .flatten()
        .copied()
        .collect();
    let mut segments: Vec<(Pt, Pt)> = Vec::new();
    let mut owner: Vec<(usize, usize)> = Vec::new();
    let mut bad = BTreeSet::new();
    for (i, arc) in arcs.iter().enumerate() {
        if arc.len() < 2 {
            bad.insert(i);
        }
        for (n, w) in arc.windows(2).enumerate() {
            segments.push((w[0], w[1]));
            owner.push((i, n));
        }
    }
    for (s, t) in planar::near_pairs(&segments) {
        let ((a, b), (c, d)) = (segments[s], segments[t]);
        let ((i, n), (j, m)) = (owner[s], owner[t]);
        let follows = i == j && n.abs_diff(m) == 1;
        let clash = if (a == c && b == d) || (a == d && b == c) {
            true
        } else if follows {
            // Neighbours in one arc share a point; they clash when they run back over each other.
            let (p, q, r) = if n < m { (a, b, d) } else { (c, d, b) };
            grid::on_segment(r, p, q) || grid::on_segment(p, q, r)
        } else {
            let shared = |p: Pt| (p == c || p == d) && nodes.contains(&p);
            grid::crosses(a, b, c, d)
                || [a, b]
                    .into_iter()
                    .any(|p| grid::on_segment(p, c, d) && !shared(p))
                || [c, d].into_iter().any(|p| {
                    grid::on_segment(p, a, b) && !((p == a || p == b) && nodes.contains(&p))
                })
        };
        if clash {
            bad.insert(i);
            bad.insert(j);
        }
    }
    bad
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pt(x: i64, y: i64) -> Pt {
        Pt { x, y }
    }

    #[test]
    fn a_point_beyond_the_tolerance_is_kept() {
        let zigzag = [
            pt(0, 0),
            pt(500, 30),
            pt(1000, 0),
            pt(1500, 300),
            pt(2000, 0),
        ];
        assert_eq!(
            thinned(&zigzag, 100.0),
            vec![pt(0, 0), pt(1000, 0), pt(1500, 300), pt(2000, 0)]
        );
        assert_eq!(thinned(&zigzag, 10.0), zigzag);
    }

    #[test]
    fn a_small_ring_keeps_three_corners() {
        let ring = [pt(0, 0), pt(10, 0), pt(10, 10), pt(0, 10), pt(0, 0)];
        assert_eq!(thinned(&ring, 1.0e6).len(), 4);
    }

    #[test]
    fn arcs_that_would_cross_keep_more_points() {
        // The second arc passes under the bump of the first; without the bump they cross.
        let bump = vec![pt(0, 0), pt(400, 0), pt(500, 300), pt(600, 0), pt(1000, 0)];
        let peak = vec![pt(450, -500), pt(500, 200), pt(550, -500)];
        // Drawn coarsely, the first is a straight line through the peak.
        let coarse = Level {
            tolerance_m: 400.0,
            step: 1,
        };
        assert!(!conflicts(&[line(&bump, coarse), peak.clone()]).is_empty());
        let drawn = tiling(&[bump, peak], coarse).unwrap_or_default();
        assert!(!drawn.is_empty() && conflicts(&drawn).is_empty());
    }

    #[test]
    fn snapping_rounds_to_the_nearest_multiple() {
        assert_eq!(snapped(pt(14, -14), 10), pt(10, -10));
        assert_eq!(snapped(pt(15, -16), 10), pt(20, -20));
    }
}
