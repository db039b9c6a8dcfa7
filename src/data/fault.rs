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

#[cfg(test)]
mod tests {
    use super::*;

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
