//! Collects what is wrong with one record.

use std::fmt::Display;

use super::fault::Fault;

/// Collects the faults of one record.
pub(super) struct Report<'a> {
    pub file: &'static str,
    pub line: u32,
    pub record: String,
    pub faults: &'a mut Vec<Fault>,
    /// Whether the record is to be left out.
    pub left_out: bool,
}

impl Report<'_> {
    #[inline(never)]
    fn push(
        &mut self,
        field: &dyn Display,
        found: &dyn Display,
        expected: &dyn Display,
        left_out: bool,
    ) {
        self.left_out |= left_out;
        self.faults.push(Fault {
            file: self.file.to_owned(),
            line: self.line,
            record: self.record.clone(),
            field: field.to_string(),
            found: found.to_string(),
            expected: expected.to_string(),
            left_out,
        });
    }

    /// Lists a fault for which the record is left out.
    pub fn wrong(&mut self, field: &dyn Display, found: &dyn Display, expected: &dyn Display) {
        self.push(field, found, expected, true);
    }

    /// Lists a fault with which the record is shown all the same.
    pub fn odd(&mut self, field: &dyn Display, found: &dyn Display, expected: &dyn Display) {
        self.push(field, found, expected, false);
    }
}
