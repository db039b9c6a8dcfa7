//! Cuts a file into records, so that each can be read on its own.

use super::fault::Fault;
use crate::json::{Json, Parts};

/// One record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    /// Line on which it begins, from 1.
    pub line: u32,
    /// The record as it is written.
    pub json: Json<'a>,
}

/// How a file and its records are called in faults.
#[derive(Clone, Copy, Debug)]
pub(super) struct Format {
    /// Name of the file.
    pub file: &'static str,
    /// What a record is, such as `event`.
    pub noun: &'static str,
}

/// Cuts a file that is a list into its records. `None` where it cannot be
/// read at all; the fault then says why, with line and column.
pub(super) fn rows_of_list<'a>(
    format: &Format,
    bytes: &'a [u8],
    faults: &mut Vec<Fault>,
) -> Option<Vec<Row<'a>>> {
    let (text, file) = whole(format.file, bytes, faults)?;
    match file.items() {
        Some(items) => Some(with_lines(text, items)),
        None => {
            faults.push(another(format.file, text, file, "a list of records"));
            None
        }
    }
}

/// Cuts the event file into its features; members of the whole that are not
/// known are listed. `None` where it cannot be read at all; the fault then
/// says why, with line and column.
pub(super) fn rows_of_collection<'a>(
    format: &Format,
    bytes: &'a [u8],
    faults: &mut Vec<Fault>,
) -> Option<Vec<Row<'a>>> {
    let (text, file) = whole(format.file, bytes, faults)?;
    let members = file.members().unwrap_or_default();
    let (mut is_collection, mut features) = (false, None);
    for (name, value) in members {
        match &*name {
            "type" => is_collection = value.raw() == "\"FeatureCollection\"",
            "features" => features = value.items(),
            "name" | "license" | "version" => {}
            _ => faults.push(Fault {
                left_out: false,
                ..Fault::of_file(
                    format.file,
                    format!("the member \"{name}\""),
                    "only type, name, license, version and features",
                )
            }),
        }
    }
    match features {
        Some(features) if is_collection => Some(with_lines(text, features)),
        _ => {
            let expected = "a GeoJSON FeatureCollection";
            faults.push(another(format.file, text, file, expected));
            None
        }
    }
}

/// The file as text and as JSON; the fault says where it is neither.
pub(super) fn whole<'a>(
    file: &str,
    bytes: &'a [u8],
    faults: &mut Vec<Fault>,
) -> Option<(&'a str, Json<'a>)> {
    let (line, column, found, expected) = match std::str::from_utf8(bytes) {
        Ok(text) => match Json::parse(text) {
            Ok(json) => return Some((text, json)),
            Err(error) => (error.line, error.column, error.found, error.expected),
        },
        Err(error) => {
            let read = &bytes[..error.valid_up_to()];
            let line = read.split(|&byte| byte == b'\n');
            let (count, last) = line.fold((0, &[][..]), |(count, _), line| (count + 1, line));
            let found = "a byte that is not UTF-8".to_owned();
            (count, last.len() as u32 + 1, found, "text in UTF-8")
        }
    };
    let found = format!("{found} at line {line} column {column}");
    faults.push(Fault {
        line,
        ..Fault::of_file(file, found, expected)
    });
    None
}

/// The fault of a file that is JSON, but not of its kind.
fn another(file: &str, text: &str, json: Json, expected: &str) -> Fault {
    let before = text.get(..offset(text, json)).unwrap_or_default();
    let line = before.matches('\n').count() as u32 + 1;
    let column = before.rsplit('\n').next().map_or(0, str::len) + 1;
    let found = format!("{} at line {line} column {column}", json.shown());
    Fault {
        line,
        ..Fault::of_file(file, found, expected)
    }
}

/// Where the value, which is a part of the text, begins in it.
fn offset(text: &str, json: Json) -> usize {
    (json.raw().as_ptr() as usize).wrapping_sub(text.as_ptr() as usize)
}

/// Gives each record its line.
fn with_lines<'a>(text: &'a str, rows: Parts<'a>) -> Vec<Row<'a>> {
    let (mut line, mut counted) = (1, 0);
    let mut list = Vec::new();
    for json in rows {
        let passed = text.as_bytes().get(counted..offset(text, json));
        let passed = passed.unwrap_or_default();
        line += passed.iter().filter(|&&byte| byte == b'\n').count() as u32;
        counted += passed.len();
        list.push(Row { line, json });
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACES: Format = Format {
        file: "places.json",
        noun: "place",
    };

    #[test]
    fn rows_know_their_lines() {
        let rows = rows_of_list(&PLACES, b"[\n1,\n\n 2,3\n]", &mut Vec::new()).unwrap();
        let lines: Vec<_> = rows.iter().map(|row| (row.line, row.json.raw())).collect();
        assert_eq!(lines, [(2, "1"), (4, "2"), (4, "3")]);
    }

    #[test]
    fn a_broken_file_gives_line_and_column() {
        let mut faults = Vec::new();
        assert!(rows_of_list(&PLACES, b"[\n1,\n", &mut faults).is_none());
        assert!(rows_of_list(&PLACES, b"[\n \xff\xfe", &mut faults).is_none());
        assert!(rows_of_list(&PLACES, b"\n  null", &mut faults).is_none());
        assert!(rows_of_collection(&PLACES, b"{}", &mut faults).is_none());
        let shown: Vec<_> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            shown,
            [
                "places.json: found the end of the text at line 3 column 1, expected a value",
                "places.json: found a byte that is not UTF-8 at line 2 column 2, expected text in UTF-8",
                "places.json: found null at line 2 column 3, expected a list of records",
                "places.json: found {} at line 1 column 1, expected a GeoJSON FeatureCollection",
            ]
        );
        let lines: Vec<_> = faults.iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [3, 2, 2, 1]);
    }
}
