//! Records of a CSV file, read as its bytes come.
//!
//! The rules of quotes, line ends and delimiters are those of the `csv-core`
//! crate; this module chooses the delimiter, counts lines, and bounds what one
//! record may hold.

use super::refused::Reason;

/// Most bytes of one record: beyond that a quote was never closed.
const LONGEST_RECORD: usize = 4 << 20;

/// The delimiter of a table that begins like this, and whether the first line
/// only names it, as spreadsheets do (`sep=;`).
pub fn delimiter(head: &[u8]) -> (u8, bool) {
    if let [
        b's' | b'S',
        b'e' | b'E',
        b'p' | b'P',
        b'=',
        sign,
        b'\r' | b'\n',
        ..,
    ] = head
    {
        return (*sign, true);
    }
    let mut counts = [0_u32; 3];
    const SIGNS: [u8; 3] = [b',', b';', b'\t'];
    let mut quoted = false;
    for byte in head {
        match byte {
            b'"' => quoted = !quoted,
            b'\r' | b'\n' if !quoted && counts != [0; 3] => break,
            byte if !quoted => {
                if let Some(i) = SIGNS.iter().position(|sign| sign == byte) {
                    counts[i] += 1;
                }
            }
            _ => {}
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    let at = counts.iter().position(|count| *count == most);
    (SIGNS[at.unwrap_or_default()], false)
}

/// What is called for each record: the line it begins on, the bytes of its
/// fields one after the other, and where each ends.
pub type OnRecord<'a> = dyn FnMut(u32, &[u8], &[usize]) + 'a;

/// Reads records from bytes that come in pieces.
pub struct Records {
    core: csv_core::Reader,
    fields: Vec<u8>,
    filled: usize,
    ends: Vec<usize>,
    ended: usize,
    /// Line of the next byte, from 1.
    line: u32,
    after_return: bool,
    /// Line on which the record began that is being read.
    began: Option<u32>,
    /// Quotes in that record.
    quotes: u32,
}

impl Records {
    /// A reader of records with that delimiter.
    pub fn new(delimiter: u8) -> Self {
        Self {
            core: csv_core::ReaderBuilder::new().delimiter(delimiter).build(),
            fields: vec![0; 1 << 12],
            filled: 0,
            ends: vec![0; 64],
            ended: 0,
            line: 1,
            after_return: false,
            began: None,
            quotes: 0,
        }
    }

    /// Reads the records that end in these bytes.
    ///
    /// # Errors
    /// When a record is longer than any row of a table: with the line on which
    /// it begins.
    pub fn push(&mut self, mut bytes: &[u8], on: &mut OnRecord) -> Result<(), (u32, Reason)> {
        while !bytes.is_empty() {
            if self.began.is_none() {
                // Empty lines before a record, and the rest of the last line's end.
                let skipped = bytes
                    .iter()
                    .take_while(|b| matches!(b, b'\r' | b'\n'))
                    .count();
                let (line_ends, rest) = bytes.split_at(skipped);
                self.count(line_ends);
                bytes = rest;
                if bytes.is_empty() {
                    break;
                }
                self.began = Some(self.line);
            }
            let read = self.step(bytes, on)?;
            let (done, rest) = bytes.split_at(read);
            self.count(done);
            if self.began.is_none() {
                self.quotes = 0;
            }
            bytes = rest;
        }
        Ok(())
    }

    /// Reads the record that the end of the file ends.
    ///
    /// # Errors
    /// When the file ends within quotes.
    pub fn finish(&mut self, on: &mut OnRecord) -> Result<(), (u32, Reason)> {
        let Some(began) = self.began else {
            return Ok(());
        };
        if self.quotes % 2 == 1 && began != self.line {
            let reason = Reason {
                found: "the end of the file within quotes".into(),
                expected: "a text in quotes that ends".into(),
            };
            return Err((began, reason));
        }
        while self.began.is_some() {
            self.step(&[], on)?;
        }
        Ok(())
    }

    /// Lets the parser take some of the bytes, and says how many it took.
    fn step(&mut self, bytes: &[u8], on: &mut OnRecord) -> Result<usize, (u32, Reason)> {
        use csv_core::ReadRecordResult::{End, InputEmpty, OutputEndsFull, OutputFull, Record};
        let fields = self.fields.get_mut(self.filled..).unwrap_or_default();
        let ends = self.ends.get_mut(self.ended..).unwrap_or_default();
        let (result, read, written, ended) = self.core.read_record(bytes, fields, ends);
        self.filled += written;
        self.ended += ended;
        match result {
            InputEmpty => {}
            OutputFull => {
                if self.fields.len() >= LONGEST_RECORD {
                    let reason = Reason {
                        found: "a row of more than 4 MB".into(),
                        expected: "a text in quotes that ends".into(),
                    };
                    return Err((self.began.unwrap_or(self.line), reason));
                }
                self.fields.resize(self.fields.len() * 2, 0);
            }
            OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
            Record => {
                let line = self.began.take().unwrap_or(self.line);
                let fields = self.fields.get(..self.filled).unwrap_or_default();
                let ends = self.ends.get(..self.ended).unwrap_or_default();
                on(line, fields, ends);
                (self.filled, self.ended) = (0, 0);
            }
            End => self.began = None,
        }
        Ok(read)
    }

    /// Counts lines and quotes: a line ends with `\n`, `\r` or both.
    fn count(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match byte {
                b'\n' if self.after_return => {}
                b'\n' | b'\r' => self.line += 1,
                b'"' => self.quotes += 1,
                _ => {}
            }
            self.after_return = *byte == b'\r';
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Records as `line: field|field`, and the fault at the end.
    fn read(text: &str, step: usize) -> (Vec<String>, Option<u32>) {
        let mut records = Vec::new();
        let mut on = |line: u32, fields: &[u8], ends: &[usize]| {
            let mut from = 0;
            let cells: Vec<_> = ends
                .iter()
                .map(|end| {
                    let cell = String::from_utf8_lossy(&fields[from..*end]).into_owned();
                    from = *end;
                    cell
                })
                .collect();
            records.push(format!("{line}: {}", cells.join("|")));
        };
        let mut reader = Records::new(delimiter(text.as_bytes()).0);
        let mut fault = None;
        for part in text.as_bytes().chunks(step) {
            if let Err((line, _)) = reader.push(part, &mut on) {
                fault = Some(line);
                break;
            }
        }
        if fault.is_none() {
            fault = reader.finish(&mut on).err().map(|(line, _)| line);
        }
        (records, fault)
    }

    #[test]
    fn records_lines_and_quotes() {
        for step in [1, 2, 3, 7, 1000] {
            let (records, fault) = read(
                "a;b\r\n\r\n1;\"x\r\ny\"\"z\"\r\n\n2;\"\"\n3;long;er\r4",
                step,
            );
            assert_eq!(
                records,
                ["1: a|b", "3: 1|x\r\ny\"z", "6: 2|", "7: 3|long|er", "8: 4"]
            );
            assert_eq!(fault, None);
            let (records, fault) = read("a,b\n1,2\n3,\"open\n4,5\n", step);
            assert_eq!(records, ["1: a|b", "2: 1|2"]);
            assert_eq!(fault, Some(3));
            assert_eq!(read("", step), (vec![], None));
        }
    }

    #[test]
    fn a_quote_that_never_ends_is_found_out() {
        let text = format!("a,b\n1,\"{}", "x,y\n".repeat(LONGEST_RECORD / 3));
        assert_eq!(read(&text, 1 << 16).1, Some(2));
    }

    #[test]
    fn delimiters_are_told_by_the_header() {
        for (head, expected) in [
            ("a,b;c,d\n", (b',', false)),
            ("a;b,c;d\n1,2,3,4", (b';', false)),
            ("a\tb\tc\n", (b'\t', false)),
            ("\"a;b;c\",d\n", (b',', false)),
            ("sep=;\r\na;b\n", (b';', true)),
            ("date\n2024;1", (b';', false)),
            ("", (b',', false)),
        ] {
            assert_eq!(delimiter(head.as_bytes()), expected, "{head}");
        }
    }
}
