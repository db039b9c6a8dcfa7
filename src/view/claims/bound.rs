//! How exactly a claim puts its number.

use crate::model::Figure;

/// How exactly a claim puts its number: each has a mark of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A number without a limit.
    Exact,
    /// "about", "nearly", and any other limit in words.
    About,
    /// "more than", "at least": the number is the lower bound.
    AtLeast,
    /// "up to", "below": the number is the upper bound.
    UpTo,
    /// From one number to another.
    Range,
    /// Words without a number.
    Words,
}

/// How exactly a figure is put, by its bounds and the claimant's words.
pub fn bound(figure: &Figure) -> Bound {
    let limit = figure.qualifier.as_ref().map_or("", |words| words.0.trim());
    let begins = |words: &[&str]| words.iter().any(|word| limit.starts_with(word));
    match (figure.low, figure.high) {
        (None, None) => Bound::Words,
        (None, Some(_)) => Bound::UpTo,
        (Some(_), None) => Bound::AtLeast,
        (Some(low), Some(high)) if low < high => Bound::Range,
        _ if limit.is_empty() => Bound::Exact,
        _ if begins(&["more than", "at least", "over"]) => Bound::AtLeast,
        _ if begins(&["up to", "below", "less than", "fewer than"]) => Bound::UpTo,
        _ => Bound::About,
    }
}

/// The number by which a claim is drawn and ordered: the only one, the bound
/// that is given, or the upper end of a range. `None` where only words were given.
pub fn number(figure: &Figure) -> Option<f64> {
    figure.high.or(figure.low)
}

/// Whether the second of two running totals is lower than the first, whatever
/// their limits allow: "more than 700" after 717 is not.
pub fn falls(before: &Figure, after: &Figure) -> bool {
    let least = match bound(before) {
        Bound::UpTo => None,
        _ => before.low,
    };
    let most = match bound(after) {
        Bound::AtLeast => None,
        _ => after.high,
    };
    matches!((least, most), (Some(least), Some(most)) if most < least)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{About, Qualifier};

    fn figure(low: Option<f64>, high: Option<f64>, limit: &str) -> Figure {
        Figure {
            claimant: "x".into(),
            about: About::Russia,
            measure: "killed".into(),
            low,
            high,
            since: None,
            as_of: None,
            cumulative: true,
            qualifier: (!limit.is_empty()).then(|| Qualifier(limit.into())),
            derived: false,
            chart: true,
            note: None,
            part: None,
            also: None,
        }
    }

    #[test]
    fn bounds_follow_the_claimants_words() {
        let one = Some(10.0);
        for (low, high, limit, expected) in [
            (one, one, "", Bound::Exact),
            (one, one, "about", Bound::About),
            (one, one, "nearly", Bound::About),
            (one, one, "more than", Bound::AtLeast),
            (one, one, "at least", Bound::AtLeast),
            (one, one, "up to", Bound::UpTo),
            (None, one, "below", Bound::UpTo),
            (None, one, "", Bound::UpTo),
            (one, None, "", Bound::AtLeast),
            (one, Some(12.0), "about", Bound::Range),
            (None, None, "several hundred", Bound::Words),
        ] {
            assert_eq!(bound(&figure(low, high, limit)), expected, "{limit}");
        }
    }

    #[test]
    fn a_fall_is_one_whatever_the_limits_allow() {
        let plain = |n| figure(Some(n), Some(n), "");
        let with = |n, limit| figure(Some(n), Some(n), limit);
        assert!(falls(&plain(983.0), &plain(971.0)));
        assert!(!falls(&plain(717.0), &with(700.0, "more than")));
        assert!(!falls(&with(80.0, "up to"), &plain(70.0)));
        assert!(falls(&with(80.0, "at least"), &with(77.0, "up to")));
        assert!(!falls(&plain(5.0), &figure(None, None, "some")));
        assert!(!falls(&plain(5.0), &figure(Some(4.0), Some(6.0), "")));
    }
}
