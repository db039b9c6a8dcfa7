//! What is wrong in a file, said so that it can be put right.

use std::fmt;

/// One thing that is wrong in a data file.
///
/// Written out it names the place, what was found and what was expected:
/// `events.geojson, event 2024-11-12-x, field date: found "2024-13-02",
/// expected a date as year-month-day, such as 2024-11-12`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Name of the file, such as `events.geojson`.
    pub file: String,
    /// Line on which the record begins, from 1; 0 where that is not known.
    pub line: u32,
    /// The record, such as `event 2024-11-12-x`; empty for the file as a whole.
    pub record: String,
    /// The member of the record, such as `figures[2].low`; empty for the whole record.
    pub field: String,
    /// What stands there.
    pub found: String,
    /// What should stand there.
    pub expected: String,
    /// Whether the record is left out (`true`) or shown all the same.
    pub left_out: bool,
}

impl Fault {
    /// A fault of a whole file.
    pub(super) fn of_file(file: &str, found: String, expected: &str) -> Self {
        Self {
            file: file.to_owned(),
            line: 0,
            record: String::new(),
            field: String::new(),
            found,
            expected: expected.to_owned(),
            left_out: true,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if !self.record.is_empty() {
            write!(f, ", {}", self.record)?;
        }
        if !self.field.is_empty() {
            write!(f, ", field {}", self.field)?;
        }
        write!(f, ": found {}, expected {}", self.found, self.expected)
    }
}

/// A text in quotes, as a fault shows it. Control characters, which would
/// tear the line apart, are shown as one sign.
pub(super) struct Quoted<'a>(pub &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"")?;
        f.write_str(&self.0.replace(char::is_control, "\u{fffd}"))?;
        f.write_str("\"")
    }
}

/// A number with at most six decimals: finer than any that the files hold.
pub(super) struct Decimal(pub f64);

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let millionths = (self.0.abs() * 1e6).round() as u64;
        let (whole, rest) = (millionths / 1_000_000, millionths % 1_000_000);
        if self.0 < 0.0 && millionths > 0 {
            f.write_str("-")?;
        }
        let text = format!("{whole}.{rest:06}");
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_numbers_are_shown_in_one_line() {
        assert_eq!(Quoted("a\nb").to_string(), "\"a\u{fffd}b\"");
        for (number, shown) in [
            (12.5, "12.5"),
            (-1.0, "-1"),
            (100.0, "100"),
            (0.0, "0"),
            (-0.000_000_4, "0"),
            (35.6, "35.6"),
            (-0.25, "-0.25"),
        ] {
            assert_eq!(Decimal(number).to_string(), shown);
        }
    }

    #[test]
    fn a_fault_names_place_found_and_expected() {
        let fault = Fault {
            file: "events.geojson".into(),
            line: 7,
            record: "event 2024-11-12-x".into(),
            field: "date".into(),
            found: "\"2024-13-02\"".into(),
            expected: "a date as year-month-day".into(),
            left_out: true,
        };
        assert_eq!(
            fault.to_string(),
            "events.geojson, event 2024-11-12-x, field date: \
             found \"2024-13-02\", expected a date as year-month-day"
        );
        assert_eq!(
            Fault::of_file("places.json", "the end".into(), "a list").to_string(),
            "places.json: found the end, expected a list"
        );
    }
}
