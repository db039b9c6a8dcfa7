//! Text of a reader's file as the page may show it.

use std::borrow::Cow;

/// The text without what would tear a line apart or turn its letters around:
/// control characters become spaces (line ends stay where `lines` says so),
/// marks that change the direction of writing become `\u{fffd}`, so that one
/// sees that something was there. At most `longest` characters.
pub fn clean(text: &str, lines: bool, longest: usize) -> Cow<'_, str> {
    let text = text.trim();
    let plain = text.bytes().all(|b| (0x20..0x7f).contains(&b));
    if plain && text.len() <= longest {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len().min(4 * longest));
    for (i, c) in text.chars().enumerate() {
        if i >= longest {
            out.truncate(out.trim_end().len());
            out.push('…');
            return Cow::Owned(out);
        }
        match c {
            '\n' | '\u{2028}' | '\u{2029}' if lines => out.push('\n'),
            '\r' if lines => {}
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.push('\u{fffd}'),
            '\u{feff}' => {}
            '\u{2028}' | '\u{2029}' => out.push(' '),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_that_is_no_text() {
        assert_eq!(
            clean(" <b>a</b>\u{0}\r\n\u{202e}x\u{7}\u{9f} ", true, 99),
            "<b>a</b> \n\u{fffd}x"
        );
        assert_eq!(clean("a\nb", false, 99), "a b");
        assert_eq!(clean("Суджа и окрестности", false, 7), "Суджа и…");
        assert_eq!(clean("Sudzha and around", false, 7), "Sudzha…");
        assert_eq!(clean("Суджа", false, 5), "Суджа");
    }
}
