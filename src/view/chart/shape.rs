//! Path strings of lines, bands and marks, in pixels.

use super::super::claims::Bound;
use crate::geo::path::px;

/// Appends a command and its numbers.
pub fn push(path: &mut String, command: char, numbers: &[f64]) {
    path.push(command);
    for (i, number) in numbers.iter().enumerate() {
        if i > 0 {
            path.push(' ');
        }
        path.push_str(&px(*number));
    }
}

/// A line that keeps each value until the next point: through the points, then on to `end`.
pub fn steps(points: &[(f64, f64)], end: f64) -> String {
    let mut path = String::new();
    for (i, &(x, y)) in points.iter().enumerate() {
        if i == 0 {
            push(&mut path, 'M', &[x, y]);
        } else {
            push(&mut path, 'H', &[x]);
            push(&mut path, 'V', &[y]);
        }
    }
    if points.last().is_some_and(|&(x, _)| end > x) {
        push(&mut path, 'H', &[end]);
    }
    path
}

/// Adds the rectangle between two corners.
pub fn rectangle(path: &mut String, left: f64, top: f64, right: f64, bottom: f64) {
    push(path, 'M', &[left, top]);
    push(path, 'H', &[right]);
    push(path, 'V', &[bottom]);
    push(path, 'H', &[left]);
    path.push('z');
}

/// The mark of a claim around the origin, as the claim puts its number: a disc,
/// with an arrowhead above or below it for a bound. Words stand as a tick on
/// the axis.
pub fn mark(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact | Bound::About => DISC,
        Bound::Range => "M-4.5 0H4.5",
        Bound::AtLeast => "M0-3.2a3.2 3.2 0 1 0 .01 0zM-3.4-6.2L0-9.6 3.4-6.2",
        Bound::UpTo => "M0-3.2a3.2 3.2 0 1 0 .01 0zM-3.4 6.2L0 9.6 3.4 6.2",
        Bound::Words => "M0 0V-9",
    }
}

const DISC: &str = "M0-3.2a3.2 3.2 0 1 0 .01 0z";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_keep_each_value_until_the_next() {
        let points = [(0.0, 10.0), (4.0, 6.5), (9.0, 2.0)];
        assert_eq!(steps(&points, 12.0), "M0 10H4V6.5H9V2H12");
        assert_eq!(steps(&points[..1], 0.0), "M0 10");
        assert_eq!(steps(&[], 5.0), "");
        let mut path = String::new();
        rectangle(&mut path, 1.0, 2.0, 3.0, 4.0);
        assert_eq!(path, "M1 2H3V4H1z");
    }
}
