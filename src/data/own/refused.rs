//! Rows that cannot be shown, and why.

use std::borrow::Cow;

/// What was found in a cell, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What stands there.
    pub found: String,
    /// What should stand there.
    pub expected: Cow<'static, str>,
}

/// Most characters of a value that a reason shows.
const SHOWN: usize = 80;

impl Reason {
    /// The reason why a text is refused. The text is cut to what a reader can
    /// take in, and put in quotes.
    pub fn new(found: &str, expected: &'static str) -> Self {
        let found = found.trim();
        let found = if found.is_empty() {
            "nothing".to_owned()
        } else {
            let mut shown: String = found.chars().take(SHOWN).collect();
            if shown.len() < found.len() {
                shown.push('…');
            }
            format!("\"{shown}\"")
        };
        Self {
            found,
            expected: expected.into(),
        }
    }
}

/// A row that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Line of the file on which it begins, from 1.
    pub line: u32,
    /// Name of the column; empty where it is about the whole row.
    pub column: String,
    /// Why.
    pub reason: Reason,
}

/// Most refusals that are kept with their reasons; the rest is counted.
pub const MOST_KEPT: usize = 20_000;

/// All refusals of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusals {
    /// Number of rows refused.
    pub count: u32,
    /// The first [`MOST_KEPT`] of them.
    pub kept: Vec<Refusal>,
}

impl Refusals {
    /// Adds one.
    pub fn add(&mut self, line: u32, column: &str, reason: Reason) {
        self.count += 1;
        if self.kept.len() < MOST_KEPT {
            self.kept.push(Refusal {
                line,
                column: column.to_owned(),
                reason,
            });
        }
    }

    /// Puts them in the order of the file's lines.
    pub fn sort(&mut self) {
        self.kept.sort_by_key(|refusal| refusal.line);
    }

    /// The refusals as a table: `line,column,found,expected`.
    pub fn to_csv(&self) -> String {
        let mut csv = String::from("line,column,found,expected\r\n");
        for Refusal {
            line,
            column,
            reason,
        } in &self.kept
        {
            csv.push_str(&line.to_string());
            for text in [column.as_str(), &reason.found, &reason.expected] {
                csv.push(',');
                push_cell(&mut csv, text);
            }
            csv.push_str("\r\n");
        }
        csv
    }
}

/// Adds a cell in quotes. A spreadsheet would take a text that begins with one
/// of these signs for a formula: an apostrophe before it keeps it a text.
fn push_cell(csv: &mut String, text: &str) {
    csv.push('"');
    if text.starts_with(['=', '+', '-', '@', '\t']) {
        csv.push('\'');
    }
    csv.push_str(&text.replace('"', "\"\""));
    csv.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_cannot_be_broken_out_of() {
        let mut refused = Refusals::default();
        refused.add(7, "=date", Reason::new("a\"b,c", "a date"));
        refused.add(2, "", Reason::new("  ", "a date"));
        refused.sort();
        assert_eq!(
            refused.to_csv(),
            "line,column,found,expected\r\n2,\"\",\"nothing\",\"a date\"\r\n\
             7,\"'=date\",\"\"\"a\"\"b,c\"\"\",\"a date\"\r\n"
        );
    }

    #[test]
    fn long_values_are_cut_and_many_refusals_counted() {
        let reason = Reason::new(&"ж".repeat(500), "less");
        assert_eq!(reason.found.chars().count(), SHOWN + 3);
        let mut refused = Refusals::default();
        for line in 0..MOST_KEPT as u32 + 5 {
            refused.add(line, "", reason.clone());
        }
        assert_eq!(refused.count as usize, MOST_KEPT + 5);
        assert_eq!(refused.kept.len(), MOST_KEPT);
    }
}
