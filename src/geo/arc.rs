//! Rings divided by share, for clusters.

use std::f64::consts::{FRAC_PI_2, TAU};

use super::math::{cos, sin};
use super::path::px;

/// Free angle at each end of an arc, in radians (5 degrees between two arcs).
const GAP: f64 = 0.045;
/// Arcs begin and end at one of so many points of the ring, so that one event
/// more seldom changes what is drawn: one to two pixels apart.
const POINTS: u64 = 64;

/// SVG paths of a ring of that radius around (0, 0), divided clockwise from the
/// top by the shares. A share of nothing has no path; a single share is the
/// whole ring, the least one a point of it. Lengths are in the unit of the radius.
pub fn ring(shares: &[u32], radius: f64) -> Vec<Option<String>> {
    let total: u32 = shares.iter().sum();
    let mut before = 0;
    shares
        .iter()
        .map(|&share| {
            if share == 0 {
                return None;
            }
            let reached = |sum: u32| {
                let (sum, total) = (u64::from(sum), u64::from(total));
                (2 * POINTS * sum + total) / (2 * total)
            };
            let first = reached(before);
            before += share;
            let last = reached(before).max(first + 1);
            if share == total {
                let r = px(radius);
                return Some(format!("M0-{r}A{r} {r} 0 1 1-.01-{r}z"));
            }
            let angle = |point: u64| TAU * point as f64 / POINTS as f64 - FRAC_PI_2;
            let gap = GAP.min((angle(last) - angle(first)) / 4.0);
            let (from, to) = (angle(first) + gap, angle(last) - gap);
            let point =
                |angle: f64| format!("{} {}", px(radius * cos(angle)), px(radius * sin(angle)));
            let r = px(radius);
            let large = u8::from(to - from > TAU / 2.0);
            Some(format!(
                "M{}A{r} {r} 0 {large} 1 {}",
                point(from),
                point(to)
            ))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_start_at_the_top_and_go_clockwise() {
        let paths = ring(&[1, 0, 1], 10.0);
        assert!(
            paths[0]
                .as_deref()
                .unwrap()
                .starts_with("M.4 -10A10 10 0 0 1")
        );
        assert_eq!(paths[1], None);
        assert!(paths[2].as_deref().unwrap().starts_with("M-.4 10A"));
    }

    #[test]
    fn one_share_is_the_whole_ring() {
        assert_eq!(
            ring(&[0, 7], 5.0)[1].as_deref(),
            Some("M0-5A5 5 0 1 1-.01-5z")
        );
        assert!(ring(&[], 5.0).is_empty());
    }
}
