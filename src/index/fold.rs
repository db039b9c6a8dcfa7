//! Folding of text for search: case, accents and the Russian yo do not matter.

/// Lower-cases and strips what readers leave out: accents on Latin letters,
/// `ё` becomes `е`, Ukrainian `ґ` becomes `г`, apostrophes vanish, other signs
/// become single spaces.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            '\u{300}'..='\u{36f}' | '\'' | '’' | 'ʼ' | '`' => {}
            'ё' => folded.push('е'),
            'ґ' => folded.push('г'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            c if c.is_alphanumeric() => folded.push(base_letter(c)),
            _ => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Whether every word of the query begins a word of the text, or stands
/// anywhere in it once it has three letters or more. Both are already folded.
pub fn matches(folded_text: &str, folded_query: &str) -> bool {
    folded_query.split(' ').filter(|word| !word.is_empty()).all(|word| {
        if word.chars().nth(2).is_some() {
            folded_text.contains(word)
        } else {
            folded_text.split(' ').any(|candidate| candidate.starts_with(word))
        }
    })
}

/// The letter without its accent, for the Latin letters of European languages.
fn base_letter(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' | 'ģ' | 'ĝ' | 'ġ' => 'g',
        'ì'..='ï' | 'ī' | 'į' | 'ı' => 'i',
        'ķ' => 'k',
        'ł' | 'ļ' | 'ľ' | 'ĺ' => 'l',
        'ñ' | 'ń' | 'ň' | 'ņ' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'ŏ' => 'o',
        'ŕ' | 'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'ŭ' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_yo_are_folded() {
        assert_eq!(fold("Псёл — Röpcke’s"), "псел ropckes");
        assert_eq!(fold("  Ґава-2  "), "гава 2");
        assert_eq!(fold("e\u{301}te\u{301}"), "ete");
        assert_eq!(fold("…"), "");
    }

    #[test]
    fn every_word_must_match() {
        let text = fold("Russia says Plyokhovo is retaken");
        assert!(matches(&text, &fold("plyokhovo russia")));
        assert!(matches(&text, &fold("khovo")));
        assert!(!matches(&text, &fold("plyokhovo kyiv")));
        assert!(matches(&text, ""));
    }

    #[test]
    fn short_words_only_match_at_the_start() {
        let text = fold("A report of the UN");
        assert!(matches(&text, "un"));
        assert!(!matches(&text, "po"));
    }
}
