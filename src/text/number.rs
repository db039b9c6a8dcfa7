//! Numbers for readers: grouped by thousands, ranges, and claims with their
//! claimant's own limit.

use super::{LANG, Lang};

/// A whole number, grouped by thousands: `10,900`.
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(group_mark());
        }
        out.push(digit);
    }
    out
}

fn group_mark() -> char {
    match LANG {
        Lang::En => ',',
    }
}

fn decimal_mark() -> char {
    match LANG {
        Lang::En => '.',
    }
}

/// A number with at most two decimals, grouped by thousands: `1,294`, `7.5`.
/// Not a number, or too large to be one of a report: "?".
pub fn plain(value: f64) -> String {
    if !value.is_finite() || value.abs() >= 1e15 {
        return "?".to_owned();
    }
    let hundredths = (value.abs() * 100.0).round() as u64;
    let mut out = String::new();
    if value < 0.0 && hundredths > 0 {
        out.push('\u{2212}');
    }
    out.push_str(&grouped(hundredths / 100));
    let rest = hundredths % 100;
    if rest > 0 {
        out.push(decimal_mark());
        out.push_str(format!("{rest:02}").trim_end_matches('0'));
    }
    out
}

/// The value of a claim in two parts, so that they can be set in two sizes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// The claimant's limit: "more than", "about"; empty for a plain number.
    pub limit: String,
    /// The number, the range, or the claimant's words where there is no number.
    pub value: String,
    /// Whether `value` is a number or a range of numbers.
    pub is_number: bool,
}

impl Claimed {
    /// The whole claim in one line: "more than 10,000".
    pub fn line(&self) -> String {
        if self.limit.is_empty() {
            self.value.clone()
        } else {
            format!("{} {}", self.limit, self.value)
        }
    }
}

/// The value of a claim: its bounds, and the claimant's limit in words.
///
/// Words that come with no number ("several hundred") stand for the value.
pub fn claimed(low: Option<f64>, high: Option<f64>, qualifier: Option<&str>) -> Claimed {
    let limit = qualifier.map(str::trim).unwrap_or_default();
    let (own_limit, value) = match (low, high) {
        (Some(low), Some(high)) if low == high => ("", plain(low)),
        (Some(low), Some(high)) => ("", range(low, high)),
        (Some(low), None) => (at_least(), plain(low)),
        (None, Some(high)) => (up_to(), plain(high)),
        (None, None) => {
            let words = if limit.is_empty() { no_number() } else { limit };
            return Claimed {
                limit: String::new(),
                value: words.to_owned(),
                is_number: false,
            };
        }
    };
    let limit = if limit.is_empty() { own_limit } else { limit };
    Claimed {
        limit: limit.to_owned(),
        value,
        is_number: true,
    }
}

/// "1,000 to 1,500".
pub fn range(low: f64, high: f64) -> String {
    match LANG {
        Lang::En => format!("{} to {}", plain(low), plain(high)),
    }
}

fn at_least() -> &'static str {
    match LANG {
        Lang::En => "at least",
    }
}

fn up_to() -> &'static str {
    match LANG {
        Lang::En => "up to",
    }
}

fn no_number() -> &'static str {
    match LANG {
        Lang::En => "no number given",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        let cases = [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (10_900, "10,900"),
            (1_234_567, "1,234,567"),
        ];
        for (n, text) in cases {
            assert_eq!(grouped(n), text);
        }
    }

    #[test]
    fn decimals_only_where_there_are_some() {
        let cases = [
            (7.5, "7.5"),
            (62.6, "62.6"),
            (1300.0, "1,300"),
            (-2.0, "\u{2212}2"),
            (-0.001, "0"),
            (0.055, "0.06"),
        ];
        for (value, text) in cases {
            assert_eq!(plain(value), text);
        }
        assert_eq!(plain(f64::NAN), "?");
        assert_eq!(plain(1e300), "?");
    }

    #[test]
    fn claims_keep_their_limit() {
        let line = |low, high, words| claimed(low, high, words).line();
        assert_eq!(
            line(Some(10_000.0), Some(10_000.0), Some("more than")),
            "more than 10,000"
        );
        assert_eq!(line(Some(1000.0), Some(1500.0), None), "1,000 to 1,500");
        assert_eq!(
            line(Some(800.0), Some(900.0), Some("about")),
            "about 800 to 900"
        );
        assert_eq!(line(None, Some(300.0), None), "up to 300");
        assert_eq!(line(None, Some(590.0), Some("below")), "below 590");
        assert_eq!(line(Some(5.0), None, None), "at least 5");
        assert_eq!(line(None, None, Some("several hundred")), "several hundred");
        assert_eq!(line(None, None, None), "no number given");
        assert!(!claimed(None, None, Some("several hundred")).is_number);
    }
}
