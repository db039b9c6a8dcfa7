//! Whether a text is JSON.

/// Most lists and objects inside each other.
const DEEPEST: u32 = 128;

/// Whether the bytes of a text are one value with nothing but white space
/// around it.
///
/// # Errors
/// Where they are not: the byte, and what was expected there.
pub(super) fn check(bytes: &[u8]) -> Result<(), (usize, &'static str)> {
    let mut check = Check { bytes, at: 0 };
    let checked = check.whole();
    checked.map_err(|expected| (check.at.min(bytes.len()), expected))
}

/// Where from here on the next byte stands that is no plain part of a text: a
/// quote, a backslash or a control character; the end where there is none.
#[inline(never)]
pub(crate) fn text_end(bytes: &[u8], from: usize) -> usize {
    const ONES: u64 = u64::MAX / 0xff;
    let mut at = from;
    // Eight bytes at a time. A borrow can only lead to more marks above the first.
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let word = u64::from_le_bytes(*eight);
        let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word;
        let is = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
        let marks = (below(word, 0x20) | is(b'"') | is(b'\\')) & (ONES * 0x80);
        if marks != 0 {
            return at + marks.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let is_mark = |byte: &u8| matches!(byte, 0..0x20 | b'"' | b'\\');
    at + rest.iter().position(is_mark).unwrap_or(rest.len())
}

/// Walks over a text once and says whether it is one value. Each step gives
/// what was expected where it is not.
struct Check<'a> {
    bytes: &'a [u8],
    at: usize,
}

type Checked = Result<(), &'static str>;

impl Check<'_> {
    fn here(&self) -> u8 {
        // A zero byte is allowed nowhere, so it can stand for the end.
        self.bytes.get(self.at).copied().unwrap_or_default()
    }

    fn pass(&mut self, byte: u8) -> bool {
        let passes = self.here() == byte && self.at < self.bytes.len();
        self.at += usize::from(passes);
        passes
    }

    fn space(&mut self) {
        while matches!(self.here(), b' ' | b'\t' | b'\r' | b'\n') {
            self.at += 1;
        }
    }

    fn whole(&mut self) -> Checked {
        self.value(DEEPEST)?;
        self.space();
        if self.at < self.bytes.len() {
            Err("the end of the text")
        } else {
            Ok(())
        }
    }

    fn value(&mut self, levels: u32) -> Checked {
        self.space();
        match self.here() {
            b'{' => self.group(true, b'}', levels),
            b'[' => self.group(false, b']', levels),
            b'"' => self.text(),
            b'-' | b'0'..=b'9' => self.number(),
            _ => {
                let rest = self.bytes.get(self.at..).unwrap_or_default();
                let word = [&b"null"[..], b"true", b"false"]
                    .into_iter()
                    .find(|word| rest.starts_with(word));
                self.at += word.ok_or("a value")?.len();
                Ok(())
            }
        }
    }

    fn group(&mut self, object: bool, end: u8, levels: u32) -> Checked {
        let levels = levels.checked_sub(1).ok_or("at most 128 levels")?;
        self.at += 1;
        self.space();
        if self.pass(end) {
            return Ok(());
        }
        loop {
            if object {
                self.space();
                if self.here() != b'"' {
                    return Err("a name in quotes");
                }
                self.text()?;
                self.space();
                if !self.pass(b':') {
                    return Err("a colon");
                }
            }
            self.value(levels)?;
            self.space();
            if self.pass(end) {
                return Ok(());
            }
            if !self.pass(b',') {
                return Err("a comma or a closing bracket");
            }
        }
    }

    fn text(&mut self) -> Checked {
        self.at += 1;
        loop {
            self.at = text_end(self.bytes, self.at);
            if self.pass(b'"') {
                return Ok(());
            }
            match self.here() {
                b'\\' => {
                    self.at += 1;
                    let digits = match self.here() {
                        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => 0,
                        b'u' => 4,
                        _ => return Err("an escape of JSON"),
                    };
                    self.at += 1;
                    for _ in 0..digits {
                        if !self.here().is_ascii_hexdigit() {
                            return Err("four hexadecimal digits");
                        }
                        self.at += 1;
                    }
                }
                _ => return Err("a text that ends with a quote"),
            }
        }
    }

    fn number(&mut self) -> Checked {
        self.pass(b'-');
        if !self.pass(b'0') {
            self.digits()?;
        }
        if self.pass(b'.') {
            self.digits()?;
        }
        if self.pass(b'e') || self.pass(b'E') {
            let _sign = self.pass(b'+') || self.pass(b'-');
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Checked {
        let start = self.at;
        while self.here().is_ascii_digit() {
            self.at += 1;
        }
        if self.at == start {
            Err("a digit")
        } else {
            Ok(())
        }
    }
}
