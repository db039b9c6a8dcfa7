//! What was changed in the published dataset, when and why: `changelog.json`.

use serde::{Deserialize, Serialize};

use super::codes::Codes;
use super::fault::Fault;
use super::fields;
use super::record::Record;
use super::table::{self, Format};
use crate::model::Day;

/// One change of the dataset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Change {
    /// Version of the dataset that first has it.
    pub version: String,
    /// Day on which that version was published.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "String", regex(pattern = r"^\d{4}-\d\d-\d\d$"))
    )]
    pub date: Day,
    /// What was done.
    pub kind: ChangeKind,
    /// Ids of the events concerned; empty where the text says which.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<String>,
    /// What was done and why, for readers.
    pub text: String,
}

/// What was done to the dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ChangeKind {
    /// Events are new.
    Added,
    /// Events were wrong or badly worded.
    Corrected,
    /// Events are no longer there.
    Removed,
}

const CHANGELOG: Format = Format {
    file: "changelog.json",
    noun: "change",
};

pub(super) const KINDS: Codes<ChangeKind, 3> = Codes {
    names: ["added", "corrected", "removed"],
    values: [
        ChangeKind::Added,
        ChangeKind::Corrected,
        ChangeKind::Removed,
    ],
};

/// Reads the list of changes, newest first as in the file. What cannot be
/// read is left out and listed. Never panics, whatever the bytes are.
pub fn read_changelog(bytes: &[u8]) -> (Vec<Change>, Vec<Fault>) {
    let mut faults = Vec::new();
    let rows = table::rows_of_list(&CHANGELOG, bytes, &mut faults).unwrap_or_default();
    let mut changes = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        if let Some(mut record) = Record::new(&CHANGELOG, row, i + 1, &mut faults) {
            let change = fields::change(&mut record);
            record.finish();
            if record.is_kept() {
                changes.push(change);
            }
        }
    }
    (changes, faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_change_is_left_out_and_listed() {
        let text = br#"[
{"version":"1.0.1","date":"2026-12-01","kind":"corrected","events":["a"],"text":"Why."},
{"version":"1.0.0","date":"1 December","kind":"added","text":"Why."}
]"#;
        let (changes, faults) = read_changelog(text);
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].kind, ChangeKind::Corrected);
        assert_eq!(
            faults[0].to_string(),
            "changelog.json, change number 2, field date: found \"1 December\", \
             expected a date as year-month-day, such as 2024-11-12"
        );
        assert_eq!(faults[0].line, 3);
        assert_eq!(read_changelog(b"").1.len(), 1);
    }
}
