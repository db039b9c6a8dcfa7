//! The features of a GeoJSON file, cut out of it as its bytes come, so that a
//! large file is never in memory as a tree.

use std::ops::Range;

use super::tape::Tape;

/// Most bytes of one feature.
const LONGEST: usize = 16 << 20;

/// Where in the file the next byte stands.
#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    /// Before the list of features, between lists, or behind them.
    Outside,
    /// In a list, between features.
    Between,
    /// In a feature (or whatever stands in its place), so many brackets deep.
    Within(u32),
}

/// Cuts the elements of the list `features`, or of a list that is the whole
/// file, out of JSON text. It only follows brackets and quotes; whether an
/// element is well-formed its tape says: a well-formed one that is there as a
/// whole is read in a single pass.
#[derive(Debug)]
pub struct Features {
    /// The element that is handed on; empty where it is malformed.
    tape: Tape,
    /// Bytes from the beginning of the element that is being read.
    kept: Vec<u8>,
    /// Where in `kept` the next byte stands.
    at: usize,
    state: State,
    quoted: bool,
    escaped: bool,
    /// Brackets around the next byte, outside.
    depth: u32,
    /// The last text outside began here, was `features`, a colon came after it.
    name_from: usize,
    named: bool,
    named_here: bool,
    /// Line of the first byte of `kept`, from 1.
    line: u32,
    /// Whether a list was found.
    found: bool,
}

/// What is called for each element: the line it begins on, its bytes, and what
/// is in them.
pub type OnFeature<'a> = dyn FnMut(u32, &[u8], &mut Tape) + 'a;

impl Default for Features {
    fn default() -> Self {
        Self {
            tape: Tape::default(),
            kept: Vec::new(),
            at: 0,
            state: State::Outside,
            quoted: false,
            escaped: false,
            depth: 0,
            name_from: 0,
            named: false,
            named_here: false,
            line: 1,
            found: false,
        }
    }
}

impl Features {
    /// Reads the features that end in these bytes. Gives the line of a feature
    /// that is longer than any feature should be.
    ///
    /// # Errors
    /// The line of that feature.
    pub fn push(&mut self, bytes: &[u8], on: &mut OnFeature) -> Result<(), u32> {
        self.kept.extend_from_slice(bytes);
        // Where in `kept` the present element begins.
        let mut from = 0;
        while let Some(&byte) = self.kept.get(self.at) {
            let here = self.at;
            self.at += 1;
            if self.quoted {
                self.pass_text(here);
                continue;
            }
            match (self.state, byte) {
                (State::Outside, b'[') if self.named_here || self.depth == 0 => {
                    self.state = State::Between;
                    self.found = true;
                    self.named_here = false;
                }
                (State::Outside, b'{' | b'[') => {
                    self.depth = self.depth.saturating_add(1);
                    self.named_here = false;
                }
                (State::Outside, b'}' | b']') => self.depth = self.depth.saturating_sub(1),
                (State::Outside, b'"') => {
                    self.quoted = true;
                    self.name_from = self.at;
                }
                (State::Outside, b':') => self.named_here = std::mem::take(&mut self.named),
                (State::Outside, b' ' | b'\t' | b'\r' | b'\n') => {}
                (State::Outside, _) => (self.named, self.named_here) = (false, false),

                (State::Between, b' ' | b'\t' | b'\r' | b'\n' | b',') => {}
                (State::Between, b']') => self.state = State::Outside,
                (State::Between, first) => {
                    self.line += lines(self.kept.get(from..here).unwrap_or_default());
                    from = here;
                    let rest = self.kept.get(here..).unwrap_or_default();
                    if first == b'{'
                        && let Some(length) = self.tape.read(rest)
                    {
                        self.at = here + length;
                        on(self.line, &rest[..length], &mut self.tape);
                        continue;
                    }
                    self.quoted = first == b'"';
                    let opens = matches!(first, b'{' | b'[');
                    self.state = State::Within(u32::from(opens));
                }

                (State::Within(depth), b'{' | b'[') => self.state = State::Within(depth + 1),
                (State::Within(_), b'"') => self.quoted = true,
                (State::Within(0), b']') => {
                    self.hand_on(from..here, on);
                    self.state = State::Outside;
                }
                (State::Within(0), b'}') => {}
                (State::Within(1), b'}' | b']') => {
                    self.hand_on(from..self.at, on);
                    self.state = State::Between;
                }
                (State::Within(depth), b'}' | b']') => self.state = State::Within(depth - 1),
                // An element without brackets, such as a number.
                (State::Within(0), b',') => {
                    self.hand_on(from..here, on);
                    self.state = State::Between;
                }
                (State::Within(_), _) => self.pass_values(),
            }
        }
        // Outside, a name that has only begun is kept as well.
        let unfinished = match self.state {
            State::Within(_) => from,
            State::Outside if self.quoted => self.name_from.min(self.at),
            _ => self.at,
        };
        self.line += lines(self.kept.get(from..unfinished).unwrap_or_default());
        self.kept.drain(..unfinished);
        self.at -= unfinished;
        self.name_from = self.name_from.saturating_sub(unfinished);
        if self.kept.len() > LONGEST {
            return Err(self.line);
        }
        Ok(())
    }

    fn hand_on(&mut self, part: Range<usize>, on: &mut OnFeature) {
        let element = self.kept.get(part).unwrap_or_default();
        self.tape.read_whole(element);
        on(self.line, element, &mut self.tape);
    }

    /// At the end of the file: the line of an element that has no end, and
    /// whether there was a list at all.
    pub fn finish(&self) -> (Option<u32>, bool) {
        let within = matches!(self.state, State::Within(_));
        (within.then_some(self.line), self.found)
    }

    /// Goes to the end of a text, or of what there is of it.
    fn pass_text(&mut self, here: usize) {
        self.at = here;
        while let Some(rest) = self.kept.get(self.at..).filter(|rest| !rest.is_empty()) {
            if std::mem::take(&mut self.escaped) {
                self.at += 1;
                continue;
            }
            let Some(to) = rest.iter().position(|b| matches!(b, b'"' | b'\\')) else {
                self.at = self.kept.len();
                return;
            };
            let end = self.at + to;
            self.at = end + 1;
            if rest.get(to) == Some(&b'"') {
                self.quoted = false;
                if self.state == State::Outside {
                    let name = self.kept.get(self.name_from..end);
                    self.named = name == Some(b"features");
                }
                return;
            }
            self.escaped = true;
        }
    }

    /// Goes on to the next byte that matters within a feature.
    fn pass_values(&mut self) {
        let rest = self.kept.get(self.at..).unwrap_or_default();
        let matters = |b: &u8| matches!(b, b'"' | b',' | b'{' | b'}' | b'[' | b']');
        self.at += rest.iter().position(matters).unwrap_or(rest.len());
    }
}

/// Number of line ends, eight bytes at a time.
fn lines(bytes: &[u8]) -> u32 {
    const ONES: u64 = u64::MAX / 0xff;
    let (words, rest) = bytes.as_chunks();
    let in_words: u32 = words
        .iter()
        .map(|word| {
            // A byte that is zero now was a line end: the only one without a bit set.
            let word = u64::from_le_bytes(*word) ^ (ONES * u64::from(b'\n'));
            let low = (word & (ONES * 0x7f)) + ONES * 0x7f;
            (!(low | word) & (ONES * 0x80)).count_ones()
        })
        .sum();
    in_words + rest.iter().filter(|byte| **byte == b'\n').count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, step: usize) -> (Vec<String>, (Option<u32>, bool)) {
        let mut found = Vec::new();
        let mut features = Features::default();
        for part in text.as_bytes().chunks(step) {
            features
                .push(part, &mut |line, bytes, _| {
                    found.push(format!("{line} {}", String::from_utf8_lossy(bytes)));
                })
                .unwrap();
        }
        (found, features.finish())
    }

    #[test]
    fn features_are_cut_out_at_any_step() {
        let text = "{ \"type\":\"FeatureCollection\",\n\"name\": \"features\", \"crs\":{\"a\":[1,[2]]},\n \
                    \"features\" : [\n{\"a\":\"}\\\"]\"},\n\n{\"b\":[{}]}, null ,{}, 7] , \"x\":[3]}\n";
        let expected = [
            "4 {\"a\":\"}\\\"]\"}",
            "6 {\"b\":[{}]}",
            "6 null ",
            "6 {}",
            "6 7",
        ];
        for step in [1, 2, 3, 5, 11, 1000] {
            assert_eq!(
                cut(text, step),
                (expected.map(String::from).to_vec(), (None, true)),
                "{step}"
            );
        }
    }

    #[test]
    fn lists_of_other_files() {
        assert_eq!(cut("[{\"a\":1}]", 3).0, ["1 {\"a\":1}"]);
        assert_eq!(
            cut("{\"geojson\":{\"features\":[{\"a\":1}]},\"z\":1}", 4).0,
            ["1 {\"a\":1}"]
        );
        assert_eq!(cut("{\"a\":[1,2]}", 4), (vec![], (None, false)));
        assert_eq!(
            cut("{\"features\":[\n{\"a\":1},\n{\"b\":", 4),
            (vec!["2 {\"a\":1}".to_owned()], (Some(3), true))
        );
    }
}
