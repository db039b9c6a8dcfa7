//! The parts of one JSON value: found in a single pass over its text, where
//! [`Json`] looks for them anew whenever it is asked.

use std::borrow::Cow;

use crate::json::{Json, text_end};

/// Most lists and objects inside each other, as for [`Json::parse`].
const DEEPEST: u32 = 128;

/// A value and all values in it, in the order of the text; of an object names
/// and values in turn.
#[derive(Clone, Debug, Default)]
pub struct Tape(Vec<Part>);

#[derive(Clone, Copy, Debug)]
struct Part {
    /// The bytes of the text.
    start: u32,
    end: u32,
    /// The part behind this one and all in it.
    next: u32,
    /// Whether it is a text with escapes.
    escaped: bool,
}

/// One value of a tape.
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    text: &'a str,
    tape: &'a [Part],
    part: Part,
    index: usize,
}

impl Tape {
    /// Reads the value that the bytes begin with, and gives its length; `None`
    /// where it is malformed, or has no end yet. The tape then is empty.
    pub fn read(&mut self, bytes: &[u8]) -> Option<usize> {
        self.0.clear();
        let fits = bytes.len() <= u32::MAX as usize;
        let end = fits.then(|| self.value(bytes, 0, DEEPEST)).flatten();
        if end.is_none() {
            self.0.clear();
        }
        end
    }

    /// Reads bytes that are one value with nothing but white space around it;
    /// leaves the tape empty where they are not.
    pub fn read_whole(&mut self, bytes: &[u8]) {
        let end = self.read(bytes);
        if end.is_none_or(|end| space(bytes, end) < bytes.len()) {
            self.0.clear();
        }
    }

    /// The value that was read from this text.
    pub fn whole<'a>(&'a self, text: &'a str) -> Option<Value<'a>> {
        Value::at(text, &self.0, 0)
    }

    fn value(&mut self, bytes: &[u8], from: usize, levels: u32) -> Option<usize> {
        let start = space(bytes, from);
        let index = self.0.len();
        self.0.push(Part {
            start: start as u32,
            end: 0,
            next: 0,
            escaped: false,
        });
        let mut escaped = false;
        let end = match bytes.get(start)? {
            b'"' => {
                let (end, has) = passed_text(bytes, start)?;
                escaped = has;
                end
            }
            b'{' => self.group(bytes, start, true, b'}', levels.checked_sub(1)?)?,
            b'[' => self.group(bytes, start, false, b']', levels.checked_sub(1)?)?,
            b'-' | b'0'..=b'9' => passed_number(bytes, start)?,
            _ => {
                let rest = bytes.get(start..)?;
                let word = [&b"null"[..], b"true", b"false"]
                    .into_iter()
                    .find(|word| rest.starts_with(word))?;
                start + word.len()
            }
        };
        let next = self.0.len() as u32;
        let part = self.0.get_mut(index)?;
        part.end = end as u32;
        part.next = next;
        part.escaped = escaped;
        Some(end)
    }

    fn group(
        &mut self,
        bytes: &[u8],
        start: usize,
        object: bool,
        close: u8,
        levels: u32,
    ) -> Option<usize> {
        let mut at = space(bytes, start + 1);
        if bytes.get(at) == Some(&close) {
            return Some(at + 1);
        }
        loop {
            if object {
                at = space(bytes, at);
                let (end, escaped) = passed_text(bytes, at)?;
                self.0.push(Part {
                    start: at as u32,
                    end: end as u32,
                    next: self.0.len() as u32 + 1,
                    escaped,
                });
                at = space(bytes, end);
                if bytes.get(at) != Some(&b':') {
                    return None;
                }
                at += 1;
            }
            at = self.value(bytes, at, levels)?;
            at = space(bytes, at);
            match bytes.get(at)? {
                b',' => at += 1,
                byte if *byte == close => return Some(at + 1),
                _ => return None,
            }
        }
    }
}

/// Where the white space ends that stands here.
fn space(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b' ' | b'\t' | b'\r' | b'\n')) {
        at += 1;
    }
    at
}

/// Where the text ends that begins here, and whether it has escapes.
fn passed_text(bytes: &[u8], start: usize) -> Option<(usize, bool)> {
    if bytes.get(start) != Some(&b'"') {
        return None;
    }
    let mut at = start + 1;
    let mut escaped = false;
    loop {
        at = text_end(bytes, at);
        match bytes.get(at)? {
            b'"' => return Some((at + 1, escaped)),
            b'\\' => {
                escaped = true;
                let digits = match bytes.get(at + 1)? {
                    b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => 0,
                    b'u' => 4,
                    _ => return None,
                };
                at += 2;
                let unit = bytes.get(at..at + digits)?;
                if !unit.iter().all(u8::is_ascii_hexdigit) {
                    return None;
                }
                at += digits;
            }
            _ => return None,
        }
    }
}

/// Where the number ends that begins here. What the bytes end with may go on.
fn passed_number(bytes: &[u8], start: usize) -> Option<usize> {
    let digits = |from: usize| {
        let mut at = from;
        while matches!(bytes.get(at), Some(b'0'..=b'9')) {
            at += 1;
        }
        (at > from).then_some(at)
    };
    let mut at = start + usize::from(bytes.get(start) == Some(&b'-'));
    at = match bytes.get(at)? {
        b'0' => at + 1,
        _ => digits(at)?,
    };
    if bytes.get(at) == Some(&b'.') {
        at = digits(at + 1)?;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        at += 1;
        at += usize::from(matches!(bytes.get(at), Some(b'+' | b'-')));
        at = digits(at)?;
    }
    Some(at)
}

impl<'a> Value<'a> {
    fn at(text: &'a str, tape: &'a [Part], index: usize) -> Option<Self> {
        let part = *tape.get(index)?;
        Some(Value {
            text,
            tape,
            part,
            index,
        })
    }

    /// The value as it is written.
    pub fn raw(self) -> &'a str {
        let (start, end) = (self.part.start as usize, self.part.end as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    fn first(self) -> u8 {
        let first = self.text.as_bytes().get(self.part.start as usize);
        first.copied().unwrap_or_default()
    }

    fn json(self) -> Json<'a> {
        Json::known(self.raw())
    }

    /// The value as it is written, cut to what a reader can take in.
    pub fn shown(self) -> String {
        self.json().shown()
    }

    /// Whether it is null.
    pub fn is_null(self) -> bool {
        self.first() == b'n'
    }

    /// What a text says; `None` for anything else, and for half a surrogate pair.
    pub fn text(self) -> Option<Cow<'a, str>> {
        if self.first() != b'"' {
            return None;
        }
        if self.part.escaped {
            return self.json().text();
        }
        let (start, end) = (self.part.start as usize + 1, self.part.end as usize - 1);
        self.text.get(start..end).map(Cow::Borrowed)
    }

    /// The number; `None` for anything else and for what is too large.
    pub fn number(self) -> Option<f64> {
        self.json().number()
    }

    /// The elements of a list; `None` for anything else.
    pub fn items(self) -> Option<Items<'a>> {
        (self.first() == b'[').then(|| self.inner())
    }

    /// The members of an object, in their order; `None` for anything else.
    pub fn members(self) -> Option<Members<'a>> {
        (self.first() == b'{').then(|| Members(self.inner()))
    }

    /// The first member of that name of an object.
    pub fn member(self, name: &str) -> Option<Value<'a>> {
        let mut members = self.members()?;
        members.find(|(n, _)| n == name).map(|(_, value)| value)
    }

    fn inner(self) -> Items<'a> {
        Items {
            text: self.text,
            tape: self.tape,
            at: self.index + 1,
            end: self.part.next as usize,
        }
    }
}

/// The elements of a list.
#[derive(Clone, Debug)]
pub struct Items<'a> {
    text: &'a str,
    tape: &'a [Part],
    at: usize,
    end: usize,
}

impl<'a> Iterator for Items<'a> {
    type Item = Value<'a>;

    fn next(&mut self) -> Option<Value<'a>> {
        if self.at >= self.end {
            return None;
        }
        let value = Value::at(self.text, self.tape, self.at)?;
        self.at = value.part.next as usize;
        Some(value)
    }
}

/// The members of an object: names and values.
#[derive(Clone, Debug)]
pub struct Members<'a>(Items<'a>);

impl<'a> Iterator for Members<'a> {
    type Item = (Cow<'a, str>, Value<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let name = self.0.next()?;
        let value = self.0.next()?;
        let name = name.text().unwrap_or(Cow::Borrowed(name.raw()));
        Some((name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What [`Json`] and a tape say of a value, and of everything in it.
    fn assert_same(json: Json, value: Value) {
        assert_eq!(json.raw(), value.raw());
        assert_eq!(json.text(), value.text());
        assert_eq!(json.is_null(), value.is_null());
        assert_eq!(json.number(), value.number());
        assert_eq!(json.items().is_some(), value.items().is_some());
        assert_eq!(json.members().is_some(), value.members().is_some());
        if let (Some(items), Some(values)) = (json.items(), value.items()) {
            let (items, values): (Vec<_>, Vec<_>) = (items.collect(), values.collect());
            assert_eq!(items.len(), values.len());
            for (json, value) in items.into_iter().zip(values) {
                assert_same(json, value);
            }
        }
        if let (Some(members), Some(values)) = (json.members(), value.members()) {
            let values: Vec<_> = values.collect();
            assert_eq!(members.len(), values.len());
            for ((name, json), (other, value)) in members.into_iter().zip(values) {
                assert_eq!(name, other);
                assert_same(json, value);
            }
        }
    }

    fn agree(text: &str) {
        let mut tape = Tape::default();
        tape.read_whole(text.as_bytes());
        match (Json::parse(text), tape.whole(text)) {
            (Ok(json), Some(value)) => assert_same(json, value),
            (Err(_), None) => {}
            (json, value) => panic!("{text:?}: {json:?} and {value:?}"),
        }
    }

    #[test]
    fn a_tape_holds_what_the_text_says() {
        let text = " {\"a\" : [1, -2.5e1,\t\"x\\\"]\"], \"b\\u00e9\":{} ,\"c\": null,\n\"d\":[[],[0 ]],\
                    \"Суджа\":\"\\ud83d\",\"t\":true, \"\":false}\n";
        agree(text);
        // Everything that can become of it by a cut or by another byte.
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            agree(&text[..at]);
            agree(&text[at..]);
            for byte in ["\"", "\\", "{", "]", ",", "0", "-", "\n", "\u{1f}", "é"] {
                agree(&[&text[..at], byte, &text[at..]].concat());
            }
        }
        agree(&("[".repeat(128) + &"]".repeat(128)));
        agree(&("[".repeat(129) + &"]".repeat(129)));
    }

    #[test]
    fn a_value_ends_where_its_bracket_is_closed() {
        let mut tape = Tape::default();
        assert_eq!(tape.read(b"{\"a\":[1]},\n{"), Some(9));
        assert_eq!(tape.read(b"{\"a\":[1]"), None);
        assert!(tape.whole("{\"a\":[1]").is_none());
    }
}
