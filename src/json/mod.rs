//! A reader of JSON text (RFC 8259) for the data files.
//!
//! The text is checked once, as a whole. A [`Json`] is then a part of it that
//! is known to be one well-formed value; nothing is copied until it is asked
//! for, and a fault can show the value as it is written. Code that is derived
//! for each type was a fifth of the code that readers of the page wait for:
//! this one reads all types.

use std::borrow::Cow;
use std::fmt;

mod syntax;

pub(crate) use syntax::text_end;

/// Most characters of a value that a fault shows.
const SHOWN: usize = 60;

/// One well-formed value: a part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Json<'a>(&'a str);

/// A member of an object: its name and its value.
pub type Member<'a> = (Cow<'a, str>, Json<'a>);

/// Why a text is not JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// Line of the place, from 1.
    pub line: u32,
    /// Character of that line, from 1.
    pub column: u32,
    /// What stands there.
    pub found: String,
    /// What should stand there.
    pub expected: &'static str,
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            line,
            column,
            found,
            expected,
        } = self;
        write!(
            f,
            "found {found} at line {line} column {column}, expected {expected}"
        )
    }
}

impl std::error::Error for JsonError {}

impl<'a> Json<'a> {
    /// The value that a text is.
    ///
    /// # Errors
    /// Where the text is not one value with nothing but white space around it.
    pub fn parse(text: &'a str) -> Result<Self, JsonError> {
        let Err((at, expected)) = syntax::check(text.as_bytes()) else {
            return Ok(Self(text.trim_matches([' ', '\t', '\r', '\n'])));
        };
        // Within a character only if the text ends in it, which no text does.
        let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
        let column = before.chars().rev().take_while(|&c| c != '\n').count();
        Err(JsonError {
            line: before.bytes().filter(|&byte| byte == b'\n').count() as u32 + 1,
            column: column as u32 + 1,
            found: match after.chars().next() {
                Some(c) if c.is_control() => "a control character".into(),
                Some(c) => format!("\"{c}\""),
                None => "the end of the text".into(),
            },
            expected,
        })
    }

    /// A text that is known to be one value, without white space around it.
    pub(crate) fn known(text: &'a str) -> Self {
        Self(text)
    }

    /// The value as it is written.
    pub fn raw(self) -> &'a str {
        self.0
    }

    /// The value as it is written, cut to what a reader can take in.
    pub fn shown(self) -> String {
        match self.0.char_indices().nth(SHOWN) {
            Some((cut, _)) => format!("{}…", self.0.get(..cut).unwrap_or_default()),
            None => self.0.to_owned(),
        }
    }

    /// Whether it is null.
    pub fn is_null(self) -> bool {
        self.0 == "null"
    }

    /// The elements of a list; `None` for anything else.
    pub fn items(self) -> Option<Parts<'a>> {
        self.0.starts_with('[').then_some(Parts {
            text: self.0,
            at: 1,
        })
    }

    /// The members of an object, in their order; `None` for anything else.
    pub fn members(self) -> Option<Vec<Member<'a>>> {
        if !self.0.starts_with('{') {
            return None;
        }
        let mut parts = Parts {
            text: self.0,
            at: 1,
        };
        let mut members = Vec::new();
        while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
            members.push((name.text().unwrap_or(Cow::Borrowed(name.0)), value));
        }
        Some(members)
    }

    /// What a text says; `None` for anything else, and for half a surrogate pair.
    pub fn text(self) -> Option<Cow<'a, str>> {
        let inner = self.0.strip_prefix('"')?.strip_suffix('"')?;
        if inner.contains('\\') {
            unescaped(inner).map(Cow::Owned)
        } else {
            Some(Cow::Borrowed(inner))
        }
    }

    /// The two numbers of a list of two; `None` for anything else.
    pub fn pair(self) -> Option<[f64; 2]> {
        let mut items = self.items()?;
        let pair = [items.next()?.number()?, items.next()?.number()?];
        items.next().is_none().then_some(pair)
    }

    /// The number; `None` for anything else and for what is too large. Exact
    /// for up to 15 digits and exponents up to 22, else within a few units of
    /// the last place.
    pub fn number(self) -> Option<f64> {
        let digits = self.0.strip_prefix('-').unwrap_or(self.0);
        if !digits.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let (mut mantissa, mut exponent, mut fraction) = (0_u64, 0_i32, false);
        for (i, byte) in digits.bytes().enumerate() {
            match byte {
                b'.' => fraction = true,
                // More digits than these do not change the number.
                b'0'..=b'9' if mantissa < u64::MAX / 16 => {
                    mantissa = mantissa * 10 + u64::from(byte - b'0');
                    exponent -= i32::from(fraction);
                }
                b'0'..=b'9' => exponent += i32::from(!fraction),
                _ => {
                    let written = digits.get(i + 1..).unwrap_or_default();
                    let beyond = if written.starts_with('-') {
                        -9999
                    } else {
                        9999
                    };
                    exponent = exponent.saturating_add(written.parse().unwrap_or(beyond));
                    break;
                }
            }
        }
        let size = scaled(mantissa as f64, exponent.clamp(-999, 999));
        size.is_finite().then_some(if digits.len() < self.0.len() {
            -size
        } else {
            size
        })
    }
}

/// The number times that power of ten.
fn scaled(mut number: f64, exponent: i32) -> f64 {
    // Up to here powers of ten are exact.
    const LAST: u32 = 22;
    let mut left = exponent.unsigned_abs();
    while left > 0 {
        let mut power = 1.0;
        for _ in 0..left.min(LAST) {
            power *= 10.0;
        }
        if exponent < 0 {
            number /= power;
        } else {
            number *= power;
        }
        left -= left.min(LAST);
    }
    number
}

/// The text between quotes without its escapes; `None` where half a surrogate
/// pair stands alone.
fn unescaped(inner: &str) -> Option<String> {
    let unit = |text: &str| u32::from_str_radix(text.get(..4)?, 16).ok();
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = rest.find('\\') {
        text.push_str(rest.get(..at)?);
        let escape = rest.as_bytes().get(at + 1).copied()?;
        rest = rest.get(at + 2..)?;
        text.push(match escape {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let mut code = unit(rest)?;
                rest = rest.get(4..)?;
                if (0xD800..0xDC00).contains(&code) {
                    let low = unit(rest.strip_prefix("\\u")?)?;
                    rest = rest.get(6..)?;
                    code = 0x1_0000
                        + ((code - 0xD800) << 10)
                        + low.checked_sub(0xDC00).filter(|&l| l < 0x400)?;
                }
                char::from_u32(code)?
            }
            // A quote, a backslash or a slash stands for itself.
            other => char::from(other),
        });
    }
    text.push_str(rest);
    Some(text)
}

/// The elements of a list one after the other; of an object names and values
/// in turn.
#[derive(Clone, Debug)]
pub struct Parts<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Parts<'a> {
    type Item = Json<'a>;

    fn next(&mut self) -> Option<Json<'a>> {
        let bytes = self.text.as_bytes();
        let mut start = self.at;
        while bytes.get(start).is_some_and(|&byte| parts_values(byte)) {
            start += 1;
        }
        self.at = end_of(bytes, start);
        let part = self.text.get(start..self.at)?;
        (!part.is_empty()).then_some(Json(part))
    }
}

/// Whether the byte can stand between two values.
fn parts_values(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b':')
}

/// Where the value ends that begins at `start`; `start` itself at a closing
/// bracket. The text is known to be well-formed.
#[inline(never)]
fn end_of(bytes: &[u8], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0_u32);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => {
                at += 1;
                loop {
                    at = text_end(bytes, at);
                    if bytes.get(at) != Some(&b'\\') {
                        break;
                    }
                    at += 2;
                }
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth == 0 => return at,
            b'}' | b']' => depth -= 1,
            byte if parts_values(byte) && depth == 0 => return at,
            _ => {
                // A number or a word ends at what stands after it.
                at += 1;
                continue;
            }
        }
        at += 1;
        if depth == 0 {
            return at;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        Json::parse(text).unwrap_err().to_string()
    }

    #[test]
    fn values_are_read_where_they_stand() {
        let text =
            " {\"a\" : [1, -2.5e1,\t\"x\\\"]\"], \"b\\u00e9\":{} ,\"c\": null,\n\"d\":[[],[0 ]]}\n";
        let members = Json::parse(text).unwrap().members().unwrap();
        let raw: Vec<_> = members
            .iter()
            .map(|(name, value)| (name.as_ref(), value.raw()))
            .collect();
        assert_eq!(
            raw,
            [
                ("a", "[1, -2.5e1,\t\"x\\\"]\"]"),
                ("bé", "{}"),
                ("c", "null"),
                ("d", "[[],[0 ]]")
            ]
        );
        let items: Vec<_> = members[0].1.items().unwrap().collect();
        assert_eq!(
            (items[0].number(), items[1].number(), items[2].number()),
            (Some(1.0), Some(-25.0), None)
        );
        assert_eq!(items[2].text().unwrap(), "x\"]");
        assert_eq!(members[1].1.members().unwrap().len(), 0);
        assert!(members[2].1.is_null() && members[2].1.items().is_none());
    }

    #[test]
    fn refusals_name_the_place() {
        for (text, message) in [
            (
                "",
                "found the end of the text at line 1 column 1, expected a value",
            ),
            (
                "[1,\n2",
                "found the end of the text at line 2 column 2, expected a comma or a closing bracket",
            ),
            (
                "[\"é\" 1]",
                "found \"1\" at line 1 column 6, expected a comma or a closing bracket",
            ),
            (
                "{\"a\":1,}",
                "found \"}\" at line 1 column 8, expected a name in quotes",
            ),
            (
                "{\"a\" 1}",
                "found \"1\" at line 1 column 6, expected a colon",
            ),
            (
                "\"a\nb\"",
                "found a control character at line 1 column 3, expected a text that ends with a quote",
            ),
            (
                "\"\\x\"",
                "found \"x\" at line 1 column 3, expected an escape of JSON",
            ),
            (
                "1 2",
                "found \"2\" at line 1 column 3, expected the end of the text",
            ),
            (
                "-",
                "found the end of the text at line 1 column 2, expected a digit",
            ),
        ] {
            assert_eq!(refused(text), message, "{text}");
        }
        let deep = "[".repeat(5_000) + &"]".repeat(5_000);
        assert!(refused(&deep).ends_with("expected at most 128 levels"));
    }

    #[test]
    fn half_a_surrogate_pair_is_no_text() {
        let text = |text| Json::parse(text).unwrap().text();
        assert_eq!(text(r#""\ud83d\ude00""#).unwrap(), "😀");
        for half in [
            r#""\ud83d""#,
            r#""\ude00""#,
            r#""\ud83dx""#,
            r#""\ud83d\u0041""#,
        ] {
            assert_eq!(text(half), None, "{half}");
        }
    }

    #[test]
    fn long_values_are_shown_in_part() {
        let long = format!("[{}0]", "1,".repeat(99));
        let shown = Json::parse(&long).unwrap().shown();
        assert_eq!(shown.chars().count(), 61);
        assert!(shown.ends_with('…'));
    }
}
