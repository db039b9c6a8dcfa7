//! SVG path strings in map units, rounded to a tenth of a unit (about 6 m at Kursk).

use std::fmt::Write as _;

use super::mercator::MapPoint;

/// Appends one line, or one closed ring, to a path string with relative steps.
///
/// Points that round to the one before them are left out; rounding does not
/// add up, since each step is taken from the rounded point before it.
pub fn append(path: &mut String, points: impl IntoIterator<Item = MapPoint>, close: bool) {
    let mut last: Option<(i64, i64)> = None;
    for point in points {
        let here = (tenths(point.x), tenths(point.y));
        match last {
            None => {
                path.push('M');
                push_tenths(path, here.0);
                push_separated(path, here.1);
                path.push('l');
            }
            Some(previous) if previous == here => continue,
            Some(previous) => {
                if !path.ends_with('l') {
                    push_separator(path, here.0 - previous.0);
                }
                push_tenths(path, here.0 - previous.0);
                push_separated(path, here.1 - previous.1);
            }
        }
        last = Some(here);
    }
    if path.ends_with('l') {
        path.push_str("0 0");
    }
    if close && last.is_some() {
        path.push('z');
    }
}

/// A number of pixels or units for an SVG attribute, rounded to a tenth: `12`, `-.5`.
pub fn px(value: f64) -> String {
    let mut text = String::new();
    push_tenths(&mut text, tenths(value));
    text
}

/// A number with up to `decimals` digits behind the point (at most 9), rounded:
/// `0.0125`, `-3`. Numbers beyond 10^9 and those that are none become 0.
pub fn decimal(value: f64, decimals: u32) -> String {
    let unit = 10i64.pow(decimals.min(9));
    let all = if value.abs() < 1e9 {
        (value * unit as f64).round() as i64
    } else {
        0
    };
    let sign = if all < 0 { "-" } else { "" };
    let (whole, rest) = (all.abs() / unit, all.abs() % unit);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{:0width$}", rest, width = decimals.min(9) as usize);
    format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
}

/// The `transform` that moves by so many pixels, rounded to tenths.
pub fn translate(x: f64, y: f64) -> String {
    format!("translate({} {})", px(x), px(y))
}

/// Tenths of a unit, rounded.
fn tenths(value: f64) -> i64 {
    (value * 10.0).round() as i64
}

/// A minus sign separates by itself.
fn push_separator(path: &mut String, tenths: i64) {
    if tenths >= 0 {
        path.push(' ');
    }
}

fn push_separated(path: &mut String, tenths: i64) {
    push_separator(path, tenths);
    push_tenths(path, tenths);
}

fn push_tenths(path: &mut String, tenths: i64) {
    if tenths < 0 {
        path.push('-');
    }
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    // Writing into a String cannot fail.
    if whole > 0 || rest == 0 {
        write!(path, "{whole}").ok();
    }
    if rest > 0 {
        write!(path, ".{rest}").ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(points: &[(f64, f64)], close: bool) -> String {
        let mut text = String::new();
        append(
            &mut text,
            points.iter().map(|&(x, y)| MapPoint { x, y }),
            close,
        );
        text
    }

    #[test]
    fn steps_are_relative_and_short() {
        assert_eq!(
            path(&[(1.0, 2.0), (1.26, 1.0), (1.3, 11.0)], true),
            "M1 2l.3-1 0 10z"
        );
        assert_eq!(path(&[(-0.5, 0.0), (0.0, 0.55)], false), "M-.5 0l.5 .6");
    }

    #[test]
    fn numbers_are_rounded_to_tenths() {
        for (value, text) in [
            (0.0, "0"),
            (-0.04, "0"),
            (12.0, "12"),
            (-0.46, "-.5"),
            (0.25, ".3"),
        ] {
            assert_eq!(px(value), text);
        }
        assert_eq!(px(f64::NAN), "0");
    }

    #[test]
    fn decimals_are_rounded_and_trimmed() {
        for (value, decimals, text) in [
            (0.0125, 4, "0.0125"),
            (-3.0, 4, "-3"),
            (35.27051, 4, "35.2705"),
            (-0.5, 1, "-0.5"),
            (0.00004, 4, "0"),
            (f64::NAN, 4, "0"),
            (1e300, 2, "0"),
            (7.0, 0, "7"),
        ] {
            assert_eq!(decimal(value, decimals), text);
        }
    }

    #[test]
    fn equal_points_vanish_and_nothing_stays_nothing() {
        assert_eq!(
            path(&[(0.0, 0.0), (0.01, 0.0), (5.0, 0.0)], false),
            "M0 0l5 0"
        );
        assert_eq!(path(&[], true), "");
        assert_eq!(path(&[(3.0, 3.0)], true), "M3 3l0 0z");
    }

    #[test]
    fn rounding_does_not_add_up() {
        let points: Vec<_> = (0..=1000).map(|i| (f64::from(i) * 0.14, 0.0)).collect();
        let text = path(&points, false);
        let end: f64 = text
            .trim_start_matches("M0 0l")
            .split(' ')
            .filter(|step| *step != "0")
            .map(|step| step.parse::<f64>().unwrap())
            .sum();
        assert!((end - 140.0).abs() < 0.051, "{end}");
    }
}
