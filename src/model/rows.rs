//! The rows of a reader's own file, as they stand in it.

use std::sync::OnceLock;

use super::Texts;

/// What the rows of a reader's own file say, beside the events made of them:
/// empty for the published dataset.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// Names of the columns.
    pub names: Texts,
    /// All values of each event's row, see [`Rows::of`]; in the order of the events.
    pub values: Texts,
    /// What is searched of each, folded: it comes after the rest.
    pub folded: OnceLock<Texts>,
}

/// Ends a value in [`Rows::values`].
pub const VALUE_END: char = '\u{1f}';

/// The mark of the first column.
const FIRST_MARK: u32 = 0xe000;

/// What stands before a value in [`Rows::values`] and says its column: one
/// character of the private use area, so that no number has to be written and
/// read.
pub fn column_mark(column: usize) -> char {
    char::from_u32(FIRST_MARK + column as u32).unwrap_or('\u{fffd}')
}

/// The columns and values of one of [`Rows::values`].
pub fn values_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(VALUE_END).filter_map(|part| {
        let mark = part.chars().next()?;
        let column = u32::from(mark).checked_sub(FIRST_MARK)?;
        Some((column as usize, part.get(mark.len_utf8()..)?))
    })
}

impl Rows {
    /// Whether there are none, because the dataset is the published one.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The names and values of an event's row.
    pub fn of(&self, event: u32) -> impl Iterator<Item = (&str, &str)> {
        values_of(self.values.get(event as usize))
            .map(|(column, value)| (self.names.get(column), value))
    }
}
