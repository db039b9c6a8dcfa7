//! Cuts a file into records and reads each on its own.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::fault::Fault;
use super::raw::{COLLECTION_MEMBERS, Collection};
use super::scan;

/// The text of one record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    /// Line on which it begins, from 1.
    pub line: u32,
    /// The JSON text, known to be well-formed.
    pub text: &'a str,
}

/// What a file holds and how its records are called in faults.
#[derive(Clone, Copy, Debug)]
pub(super) struct Format {
    /// Name of the file.
    pub file: &'static str,
    /// What a record is, such as `event`.
    pub noun: &'static str,
    /// Paths of all members that a record may have.
    pub members: &'static [&'static str],
}

/// Cuts a file that is a list into its records. `None` where it cannot be
/// read at all; the fault then says why, with line and column.
pub(super) fn rows_of_list<'a>(
    format: &Format,
    bytes: &'a [u8],
    faults: &mut Vec<Fault>,
) -> Option<Vec<Row<'a>>> {
    let rows: Vec<&RawValue> = serde_json::from_str(text_of(format, bytes, faults)?)
        .map_err(|error| faults.push(unreadable(format.file, &error, "a list of records")))
        .ok()?;
    Some(with_lines(bytes, &rows))
}

/// Cuts the event file into its features; members of the whole that are not
/// known are listed. `None` where it cannot be read at all; the fault then
/// says why, with line and column.
pub(super) fn rows_of_collection<'a>(
    format: &Format,
    bytes: &'a [u8],
    faults: &mut Vec<Fault>,
) -> Option<Vec<Row<'a>>> {
    let expected = "a GeoJSON FeatureCollection";
    let text = text_of(format, bytes, faults)?;
    let whole: Collection<&RawValue> = serde_json::from_str(text)
        .map_err(|error| faults.push(unreadable(format.file, &error, expected)))
        .ok()?;
    for name in scan::unknown_members(text, COLLECTION_MEMBERS, 1) {
        faults.push(Fault {
            left_out: false,
            ..Fault::of_file(
                format.file,
                format!("the member {name:?}"),
                "only type, name, license, version and features",
            )
        });
    }
    Some(with_lines(bytes, &whole.features))
}

/// The file as text. `None` where it is not UTF-8; the fault then says from which byte on.
pub(super) fn text_of<'a>(
    format: &Format,
    bytes: &'a [u8],
    faults: &mut Vec<Fault>,
) -> Option<&'a str> {
    std::str::from_utf8(bytes)
        .map_err(|error| {
            let read = &bytes[..error.valid_up_to()];
            let line = read.iter().filter(|&&byte| byte == b'\n').count() as u32 + 1;
            faults.push(Fault {
                line,
                ..Fault::of_file(
                    format.file,
                    format!("a byte that is not UTF-8 in line {line}"),
                    "text in UTF-8",
                )
            });
        })
        .ok()
}

fn unreadable(file: &str, error: &serde_json::Error, expected: &str) -> Fault {
    Fault {
        line: error.line() as u32,
        ..Fault::of_file(file, error.to_string(), expected)
    }
}

/// Gives each record its line. The records are parts of `bytes`, in order.
fn with_lines<'a>(bytes: &'a [u8], rows: &[&'a RawValue]) -> Vec<Row<'a>> {
    let (mut line, mut counted) = (1, 0);
    rows.iter()
        .map(|row| {
            let text = row.get();
            let offset = (text.as_ptr() as usize).wrapping_sub(bytes.as_ptr() as usize);
            let passed = bytes.get(counted..offset).unwrap_or_default();
            line += passed.iter().filter(|&&byte| byte == b'\n').count() as u32;
            counted += passed.len();
            Row { line, text }
        })
        .collect()
}

/// How a record is called in faults: by its id, or else by its number.
fn name_of(format: &Format, row: &Row, number: usize) -> String {
    #[derive(Deserialize)]
    struct Named {
        id: String,
    }
    match serde_json::from_str::<Named>(row.text) {
        Ok(named) => format!("{} {}", format.noun, named.id),
        Err(_) => format!("{} number {number}", format.noun),
    }
}

/// Reads the record that is `number`-th in its file, counted from 1. What
/// cannot be read is left out and listed; unknown members are listed.
pub(super) fn record<'a, T: Deserialize<'a>>(
    format: &Format,
    row: &Row<'a>,
    number: usize,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    let fault = |field: String, found, expected: &str, left_out| Fault {
        file: format.file.to_owned(),
        line: row.line,
        record: name_of(format, row, number),
        field: field
            .strip_prefix("properties.")
            .map_or(field.clone(), str::to_owned),
        found,
        expected: expected.to_owned(),
        left_out,
    };
    match serde_json::from_str(row.text) {
        Ok(value) => {
            for path in scan::unknown_members(row.text, format.members, usize::MAX) {
                let found = "a member that nobody knows".to_owned();
                faults.push(fault(
                    path,
                    found,
                    "one of the members of the format",
                    false,
                ));
            }
            Some(value)
        }
        Err(error) => {
            let (field, found, expected) = explain(row.text, &error);
            faults.push(fault(field, found, &expected, true));
            None
        }
    }
}

/// Field, found and expected of a record that does not fit its type, from the
/// position and the words of the error.
fn explain(text: &str, error: &serde_json::Error) -> (String, String, String) {
    let line_start: usize = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum();
    let end = line_start + error.column();
    let message = error.to_string();
    let words = message
        .rsplit_once(" at line ")
        .map_or(message.as_str(), |(words, _)| words);
    let quoted = |name: &str| name.trim_matches('`').to_owned();
    if let Some(name) = words.strip_prefix("missing field ") {
        let mut field = scan::path_at(text, end, true);
        if !field.is_empty() {
            field.push('.');
        }
        field.push_str(&quoted(name));
        return (field, "nothing".into(), "a value".into());
    }
    let field = scan::path_at(text, end, false);
    if let Some(name) = words.strip_prefix("duplicate field ") {
        return (field, format!("{} twice", quoted(name)), "it once".into());
    }
    match words.split_once(", expected ") {
        Some((found, expected)) => {
            let found = found
                .strip_prefix("invalid type: ")
                .or_else(|| found.strip_prefix("invalid value: "))
                .or_else(|| found.strip_prefix("unknown variant "))
                .unwrap_or(found);
            let found = found.strip_prefix("string ").unwrap_or(found);
            (field, found.replace('`', "\""), expected.replace('`', ""))
        }
        None => (field, words.to_owned(), "JSON that can be read".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Place;

    const PLACES: Format = Format {
        file: "places.json",
        noun: "place",
        members: super::super::raw::PLACE_MEMBERS,
    };

    fn one(text: &str) -> (Option<Place>, Vec<String>) {
        let mut faults = Vec::new();
        let row = Row { line: 1, text };
        let place = record(&PLACES, &row, 1, &mut faults);
        (place, faults.iter().map(Fault::to_string).collect())
    }

    #[test]
    fn faults_name_the_member() {
        for (text, expected) in [
            (
                r#"{"id":"a","name":5,"kind":"town"}"#,
                "places.json, place a, field name: found integer \"5\", expected a string",
            ),
            (
                r#"{"id":"a","name":"A","kind":"towns"}"#,
                "places.json, place a, field kind: found \"towns\", expected one of city, town, settlement, site, \
                 plant, airfield, port, training-ground, raion, oblast, region, country",
            ),
            (
                r#"{"id":"a","kind":"town"}"#,
                "places.json, place a, field name: found nothing, expected a value",
            ),
            (
                r#"{"name":"A","kind":"town"}"#,
                "places.json, place number 1, field id: found nothing, expected a value",
            ),
            (
                r#"{"id":"a","name":"A","name":"B","kind":"town"}"#,
                "places.json, place a, field name: found name twice, expected it once",
            ),
            (
                "[]",
                "places.json, place number 1: found invalid length 0, expected struct Place with 13 elements",
            ),
            (
                "7",
                "places.json, place number 1: found integer \"7\", expected struct Place",
            ),
        ] {
            assert_eq!(one(text), (None, vec![expected.to_owned()]), "{text}");
        }
    }

    #[test]
    fn unknown_members_are_listed_and_the_record_is_kept() {
        let (place, faults) = one(r#"{"id":"a","name":"A","kind":"town","colour":"red"}"#);
        assert_eq!(place.unwrap().name, "A");
        assert_eq!(
            faults,
            [
                "places.json, place a, field colour: found a member that nobody knows, \
              expected one of the members of the format"
            ]
        );
    }

    #[test]
    fn rows_know_their_lines() {
        let rows = rows_of_list(&PLACES, b"[\n1,\n\n 2,3\n]", &mut Vec::new()).unwrap();
        let lines: Vec<_> = rows.iter().map(|row| (row.line, row.text)).collect();
        assert_eq!(lines, [(2, "1"), (4, "2"), (4, "3")]);
    }

    #[test]
    fn a_broken_file_gives_line_and_column() {
        let mut faults = Vec::new();
        assert!(rows_of_list(&PLACES, b"[\n1,\n", &mut faults).is_none());
        assert!(rows_of_list(&PLACES, b"\xff\xfe", &mut faults).is_none());
        assert!(rows_of_collection(&PLACES, b"{}", &mut faults).is_none());
        assert_eq!(faults[0].line, 3);
        for (fault, part) in faults
            .iter()
            .zip(["line 3 column 0", "in line 1", "missing field"])
        {
            assert!(fault.to_string().contains(part), "{fault}");
        }
        assert_eq!(faults.len(), 3);
    }
}
