//! What the bytes of a file are: its encoding, and whether it is text at all.

use super::refused::Reason;

/// Turns the bytes of a file into UTF-8 as they come: takes away a byte order
/// mark, and reads UTF-16 where the mark says so (spreadsheets write it).
#[derive(Debug, Default)]
pub struct Decoder {
    kind: Option<Kind>,
    /// Bytes that are not decided or complete yet: at most three.
    rest: Vec<u8>,
    /// The first half of a pair of UTF-16 units.
    high: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Utf8,
    Utf16 { big_endian: bool },
}

impl Decoder {
    /// Adds to `out` what the next bytes of the file say.
    ///
    /// # Errors
    /// When the file is of a kind that is no text.
    pub fn push(&mut self, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), Reason> {
        if self.kind == Some(Kind::Utf8) {
            out.extend_from_slice(bytes);
            return Ok(());
        }
        self.rest.extend_from_slice(bytes);
        if self.kind.is_none() && self.rest.len() >= 4 {
            self.begin()?;
        }
        self.pass_on(out);
        Ok(())
    }

    /// Adds what is left at the end of the file.
    ///
    /// # Errors
    /// When the file is of a kind that is no text.
    pub fn finish(&mut self, out: &mut Vec<u8>) -> Result<(), Reason> {
        if self.kind.is_none() {
            self.begin()?;
        }
        self.pass_on(out);
        // Half a pair, or half a unit, stands for a character that is not there.
        if self.high.take().is_some() || !self.rest.is_empty() {
            out.extend_from_slice("\u{fffd}".as_bytes());
        }
        Ok(())
    }

    fn begin(&mut self) -> Result<(), Reason> {
        let (kind, mark) = match self.rest.as_slice() {
            [0xEF, 0xBB, 0xBF, ..] => (Kind::Utf8, 3),
            [0xFF, 0xFE, ..] => (Kind::Utf16 { big_endian: false }, 2),
            [0xFE, 0xFF, ..] => (Kind::Utf16 { big_endian: true }, 2),
            start => {
                if let Some(found) = other_kind(start) {
                    return Err(Reason {
                        found: found.to_owned(),
                        expected: "a text file: GeoJSON, or a table as CSV".into(),
                    });
                }
                (Kind::Utf8, 0)
            }
        };
        self.rest.drain(..mark);
        self.kind = Some(kind);
        Ok(())
    }

    fn pass_on(&mut self, out: &mut Vec<u8>) {
        match self.kind {
            None => {}
            Some(Kind::Utf8) => out.append(&mut self.rest),
            Some(Kind::Utf16 { big_endian }) => {
                let whole = self.rest.len() / 2 * 2;
                for pair in self.rest[..whole].chunks_exact(2) {
                    let pair = [pair[0], pair[1]];
                    let unit = if big_endian {
                        u16::from_be_bytes(pair)
                    } else {
                        u16::from_le_bytes(pair)
                    };
                    push_unit(&mut self.high, unit, out);
                }
                self.rest.drain(..whole);
            }
        }
    }
}

/// Adds one unit of UTF-16; a unit that is half a pair waits in `high`.
fn push_unit(high: &mut Option<u16>, unit: u16, out: &mut Vec<u8>) {
    let units = [high.take(), Some(unit)];
    let is_high = (0xD800..0xDC00).contains(&unit);
    let mut buffer = [0; 4];
    for c in char::decode_utf16(units.into_iter().flatten()) {
        match c {
            Err(half) if is_high && half.unpaired_surrogate() == unit => *high = Some(unit),
            c => {
                let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
                out.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes());
            }
        }
    }
}

/// What a file is that begins like this, where it is no text.
fn other_kind(start: &[u8]) -> Option<&'static str> {
    const STARTS: [(&[u8], &str); 6] = [
        (
            b"PK\x03\x04",
            "a ZIP archive or a spreadsheet (.xlsx, .kmz)",
        ),
        (b"\x1f\x8b", "a gzip archive"),
        (b"\xd0\xcf\x11\xe0", "an Excel file (.xls)"),
        (b"%PDF", "a PDF file"),
        (b"SQLi", "a database (.gpkg, .sqlite)"),
        (b"PAR1", "a Parquet file"),
    ];
    STARTS
        .into_iter()
        .find(|(bytes, _)| start.starts_with(bytes))
        .map(|(_, name)| name)
        .or_else(|| {
            start
                .iter()
                .take(4)
                .any(|b| *b == 0)
                .then_some("zero bytes")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], step: usize) -> Result<String, Reason> {
        let mut decoder = Decoder::default();
        let mut out = Vec::new();
        for part in bytes.chunks(step) {
            decoder.push(part, &mut out)?;
        }
        decoder.finish(&mut out)?;
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn byte_order_marks_are_understood() {
        let text = "Суджа 😀\n";
        let little: Vec<u8> = "\u{feff}Суджа 😀\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let big: Vec<u8> = "\u{feff}Суджа 😀\n"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        for step in [1, 2, 3, 5, 1000] {
            for bytes in [
                text.as_bytes(),
                "\u{feff}Суджа 😀\n".as_bytes(),
                &little,
                &big,
            ] {
                assert_eq!(decoded(bytes, step).unwrap(), text);
            }
            assert_eq!(
                decoded(b"\xff\xfea\0\x00\xd8b\0\x00\xd8", step).unwrap(),
                "a\u{fffd}b\u{fffd}"
            );
            assert_eq!(decoded(b"\xff\xfea\0b", step).unwrap(), "a\u{fffd}");
            assert_eq!(decoded(b"", step).unwrap(), "");
            assert_eq!(decoded(b"ab", step).unwrap(), "ab");
        }
    }

    #[test]
    fn what_is_no_text_is_refused_by_name() {
        for (bytes, found) in [
            (&b"PK\x03\x04rest"[..], "ZIP"),
            (b"\x1f\x8b\x08\0", "gzip"),
            (b"a\0b\0", "zero"),
        ] {
            for step in [1, 9] {
                assert!(decoded(bytes, step).unwrap_err().found.contains(found));
            }
        }
    }
}
