//! A reader's own file: GeoJSON or CSV in, events in columns out.
//!
//! [`Opener`] takes the bytes of a file as they come, in pieces of any size,
//! and never holds more than the present row as text. It is total: whatever
//! the bytes are, it gives the events that can be shown and says of every
//! other row why it cannot. `encoding` makes UTF-8 of the bytes; `table` cuts
//! CSV into records, `features` cuts JSON into features, whose parts stand on a
//! `tape` and of which `geojson` makes rows; `columns` says what columns mean by their names; `date`,
//! `place` and `words` read what stands in them, `row` one row; `rows` puts it together and
//! decides what only the whole file can tell; `events` is what comes out.
//!
//! This runs in a worker, beside the page: its code is not part of the page's.

pub mod assemble;
pub mod clean;
pub mod columns;
pub mod date;
pub mod encoding;
pub mod events;
pub mod features;
pub mod geojson;
pub mod parcel;
pub mod place;
pub mod refused;
pub mod row;
pub mod rows;
pub mod sample;
pub mod table;
pub mod tape;
pub mod words;

use std::borrow::Cow;

use columns::{Columns, Role};
use date::DateOrder;
use encoding::Decoder;
use events::Events;
use features::Features;
use refused::{Reason, Refusals};
use row::Row;
use rows::{Rows, Understood};
use table::Records;

/// Largest file that is opened, in bytes.
pub const LARGEST_FILE: u64 = 400_000_000;

/// Bytes by which the format is told.
const HEAD: usize = 1 << 16;

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The events, in columns.
    pub events: Events,
    /// What was understood.
    pub understood: Understood,
    /// The rows that were not.
    pub refused: Refusals,
}

/// Reads a file as its bytes come.
pub struct Opener {
    order: Option<DateOrder>,
    decoder: Decoder,
    /// Text that is not read yet.
    text: Vec<u8>,
    format: Option<Format>,
    columns: Columns,
    rows: Rows,
    /// Whether the rest of the file cannot be read.
    stopped: bool,
}

enum Format {
    Json(Features),
    /// And whether the header has been read.
    Csv(Box<Records>, bool),
}

impl Opener {
    /// A reader of a file; `order` is how day and month are ordered, where
    /// the person who opens it says so.
    pub fn new(order: Option<DateOrder>) -> Self {
        Opener {
            order,
            decoder: Decoder::default(),
            text: Vec::new(),
            format: None,
            columns: Columns::default(),
            rows: Rows::default(),
            stopped: false,
        }
    }

    /// Reads the next bytes of the file.
    ///
    /// # Errors
    /// Why the file as a whole cannot be opened.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Reason> {
        self.decoder.push(bytes, &mut self.text)?;
        if self.format.is_some() || self.text.len() >= HEAD {
            self.read(false)?;
        }
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Why the file as a whole cannot be opened.
    pub fn finish(mut self) -> Result<Opened, Reason> {
        self.decoder.finish(&mut self.text)?;
        self.read(true)?;
        let (events, understood, refused) = self.rows.finish(self.order, &self.columns);
        Ok(Opened {
            events,
            understood,
            refused,
        })
    }

    /// Hands the text that has come to the reader of its format; at the end of
    /// the file (`last`), ends what has begun.
    fn read(&mut self, last: bool) -> Result<(), Reason> {
        let mut text = std::mem::take(&mut self.text);
        if self.format.is_none() {
            let skipped = self.begin(&text)?;
            text.drain(..skipped);
        }
        let Some(format) = self.format.as_mut().filter(|_| !self.stopped) else {
            return Ok(());
        };
        let (columns, rows) = (&mut self.columns, &mut self.rows);
        let read = match format {
            Format::Json(features) => read_features(features, &text, last, columns, rows)?,
            Format::Csv(records, headed) => {
                let mut missing = Ok(());
                let mut on = |line: u32, fields: &[u8], ends: &[usize]| {
                    if std::mem::replace(headed, true) {
                        record(line, fields, ends, columns, rows);
                    } else {
                        missing = header(fields, ends, columns);
                    }
                };
                let mut read = records.push(&text, &mut on);
                if last && read.is_ok() {
                    read = records.finish(&mut on);
                }
                missing?;
                read
            }
        };
        if let Err((line, reason)) = read {
            rows.refused.add(line, "", reason);
            self.stopped = true;
        }
        if rows.weight() > u32::MAX as usize / 2 {
            return Err(Reason {
                found: "more than 2 GB of text".into(),
                expected: "a smaller file".into(),
            });
        }
        Ok(())
    }

    /// Tells the format by the first bytes, and says how many of them are done with.
    fn begin(&mut self, text: &[u8]) -> Result<usize, Reason> {
        let head = text.get(..HEAD).unwrap_or(text);
        let first = head.iter().find(|byte| !byte.is_ascii_whitespace());
        match first {
            None => Err(Reason {
                found: "an empty file".into(),
                expected: "GeoJSON, or a table as CSV with a header".into(),
            }),
            Some(b'{' | b'[') => {
                self.format = Some(Format::Json(Features::default()));
                Ok(0)
            }
            Some(b'<') => Err(Reason {
                found: "XML or a web page (such as KML or GPX)".into(),
                expected: "GeoJSON, or a table as CSV with a header".into(),
            }),
            Some(_) => {
                let (delimiter, names_it) = table::delimiter(head);
                let skipped = if names_it {
                    let end = head.iter().position(|b| matches!(b, b'\r' | b'\n'));
                    end.unwrap_or(head.len())
                } else {
                    0
                };
                self.format = Some(Format::Csv(Box::new(Records::new(delimiter)), false));
                Ok(skipped)
            }
        }
    }
}

/// Reads the features that end in the text. Within the result: the line of a
/// feature that never ends, and so ends the reading.
///
/// # Errors
/// At the end of the file: that there was no list of features.
fn read_features(
    features: &mut Features,
    text: &[u8],
    last: bool,
    columns: &mut Columns,
    rows: &mut Rows,
) -> Result<Result<(), (u32, Reason)>, Reason> {
    let endless = |found: &str| Reason {
        found: found.to_owned(),
        expected: "brackets and quotes that are closed".into(),
    };
    let read = features.push(text, &mut |line, bytes, tape| {
        let text = lossy(bytes, &mut rows.mangled);
        if matches!(text, Cow::Owned(_)) {
            tape.read_whole(text.as_bytes());
        }
        let mut add = |row: Row, columns: &Columns| rows.add(&row, columns);
        if let Err((column, reason)) = geojson::feature(line, &text, tape, columns, &mut add) {
            rows.refused.add(line, column, reason);
        }
    });
    if let Err(line) = read {
        return Ok(Err((line, endless("a feature of more than 16 MB"))));
    }
    match features.finish() {
        (Some(line), _) if last => Ok(Err((line, endless("the end of the file in a feature")))),
        (_, false) if last => Err(Reason {
            found: "JSON without a list of features".into(),
            expected: "a GeoJSON FeatureCollection".into(),
        }),
        _ => Ok(Ok(())),
    }
}

/// The text of bytes; those that are not UTF-8 are replaced and counted.
fn lossy<'a>(bytes: &'a [u8], mangled: &mut u32) -> Cow<'a, str> {
    // Much quicker than the lossy way, and most files are all UTF-8.
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    *mangled += 1;
    String::from_utf8_lossy(bytes)
}

/// The cells of a record.
fn cells<'a>(fields: &'a [u8], ends: &'a [usize]) -> impl Iterator<Item = &'a [u8]> {
    let mut from = 0;
    ends.iter().map(move |end| {
        let cell = fields.get(from..*end).unwrap_or_default();
        from = *end;
        cell
    })
}

/// Reads the header of a table.
fn header(fields: &[u8], ends: &[usize], columns: &mut Columns) -> Result<(), Reason> {
    for cell in cells(fields, ends) {
        columns.add(String::from_utf8_lossy(cell).trim());
    }
    columns.decide();
    if columns.has(Role::Start) {
        return Ok(());
    }
    let names: Vec<&str> = columns.names().iter().map(String::as_str).collect();
    Err(Reason {
        found: format!("the columns {}", Reason::new(&names.join(", "), "").found),
        expected: "a header with a column for the date, such as date, event_date or start".into(),
    })
}

/// Reads a record of a table.
fn record(line: u32, fields: &[u8], ends: &[usize], columns: &Columns, rows: &mut Rows) {
    let whole = lossy(fields, &mut rows.mangled);
    let mut row = Row::at(line);
    let known = columns.names().len();
    let mut from = 0;
    for (column, (cell, end)) in cells(fields, ends).zip(ends).enumerate() {
        // Where bytes were replaced, the ends are no longer those of the text.
        let text = match &whole {
            Cow::Borrowed(whole) => Cow::Borrowed(whole.get(from..*end).unwrap_or_default()),
            Cow::Owned(_) => String::from_utf8_lossy(cell),
        };
        from = *end;
        if text.trim().is_empty() {
            continue;
        }
        if column >= known {
            let reason = Reason {
                found: format!("{} values", ends.len()),
                expected: format!("{known}, one for each column of the header").into(),
            };
            rows.refused.add(line, "", reason);
            return;
        }
        row.values.push((column, text));
    }
    if !row.values.is_empty() {
        rows.add(&row, columns);
    }
}
