//! Words and ways of writing that the texts do not use.

/// A word or phrase that is not used, and what to write instead. It counts
/// where it stands as whole words, small or capital letters alike.
const NOT_USED: [(&str, &str); 46] = [
    // Not neutral.
    ("orcs", "Russian soldiers"),
    ("invaders", "soldiers"),
    ("occupiers", "soldiers"),
    ("militants", "soldiers"),
    ("terrorists", "soldiers"),
    ("nazis", "soldiers"),
    ("mercenaries", "foreign soldiers"),
    ("puppet", "a neutral word"),
    ("regime", "government, or the full name of a legal regime"),
    ("liberated", "retaken"),
    ("liberation", "retaking"),
    ("eliminated", "killed or destroyed, as the source says"),
    ("neutralised", "killed or destroyed, as the source says"),
    ("heroic", "no praise"),
    ("brutal", "no judgement"),
    ("cannon fodder", "soldiers"),
    ("meat", "soldiers"),
    ("so-called", "the name alone"),
    ("special military operation", "war or operation"),
    ("enemy", "the side by its name"),
    // How a record was made is of no use to readers.
    ("the page", "the source by its name"),
    ("pages read", "nothing of how it was looked up"),
    ("confirmation was found", "is not confirmed"),
    ("account was found", "account is known"),
    ("statement was found", "statement is known"),
    ("source was found", "source is known"),
    ("at hand", "nothing of how it was looked up"),
    ("no stored", "nothing of how it was looked up"),
    ("this record", "this report"),
    ("the record", "the report"),
    ("snippet", "nothing of how it was looked up"),
    ("headline says", "the source by its name"),
    // One spelling.
    ("toward", "towards"),
    ("counterattack", "counter-attack"),
    ("counterattacks", "counter-attacks"),
    ("counteroffensive", "counter-offensive"),
    ("armored", "armoured"),
    ("kilometers", "km"),
    ("kilometres", "km"),
    ("km2", "sq km"),
    ("per cent", "%"),
    ("percent", "%"),
    ("kiev", "Kyiv"),
    ("zelenskyy", "Zelensky"),
    ("tetkino", "Tyotkino"),
    ("plekhovo", "Plyokhovo"),
];

/// Where a word of [`NOT_USED`] is right after all.
const ALLOWED: [&str; 2] = [
    "Counter-terrorist operation regime",
    "counter-terrorist operation regime",
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What is found and what is expected, for every breach in the text.
pub fn check(text: &str) -> Vec<(String, String)> {
    let mut faults = not_used(text);
    faults.extend(numbers(text));
    faults.extend(dates(text));
    faults
}

fn not_used(text: &str) -> Vec<(String, String)> {
    let mut plain = text.to_owned();
    for phrase in ALLOWED {
        plain = plain.replace(phrase, "");
    }
    let plain = plain.to_lowercase();
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let stands_there = |word: &str| {
        plain.match_indices(word).any(|(at, _)| {
            !letter(plain[..at].chars().next_back())
                && !letter(plain[at + word.len()..].chars().next())
        })
    };
    NOT_USED
        .iter()
        .filter(|(word, _)| stands_there(word))
        .map(|(word, instead)| (format!("{word:?}"), (*instead).to_owned()))
        .collect()
}

/// The words of a text without the punctuation around them.
fn words(text: &str) -> Vec<&str> {
    let edge = |c: char| !c.is_alphanumeric() && c != '%';
    text.split_whitespace()
        .map(|word| word.trim_matches(edge))
        .collect()
}

/// Numbers from 1,000 up have a comma, years and names of units have none.
fn numbers(text: &str) -> Vec<(String, String)> {
    let long = |word: &&str| {
        let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        word.len() >= 4 && word.bytes().all(|byte| byte.is_ascii_digit()) && !year
    };
    let expected = "a comma between thousands, as in 1,500";
    let found = words(text).into_iter().filter(long);
    found
        .map(|word| (format!("{word:?}"), expected.to_owned()))
        .collect()
}

/// Days are written 12 November, without endings and before the month.
fn dates(text: &str) -> Vec<(String, String)> {
    let words = words(text);
    let is_day = |word: &str| word.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day));
    let mut faults = Vec::new();
    for (i, pair) in words.windows(2).enumerate() {
        let expected = "a date such as 12 November".to_owned();
        let alone = i == 0 || !words[i - 1].parse::<u32>().is_ok_and(|day| day <= 31);
        if MONTHS.contains(&pair[0]) && is_day(pair[1]) && alone && i + 2 >= words.len() {
            faults.push((format!("\"{} {}\"", pair[0], pair[1]), expected));
        } else if MONTHS.contains(&pair[1]) {
            let digits = pair[0].trim_end_matches(|c: char| c.is_ascii_alphabetic());
            if digits != pair[0] && is_day(digits) {
                faults.push((format!("\"{} {}\"", pair[0], pair[1]), expected));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaches_are_found() {
        for (text, found) in [
            ("The regime said so.", "\"regime\""),
            ("Moving toward Sudzha", "\"toward\""),
            (
                "No independent confirmation was found.",
                "\"confirmation was found\"",
            ),
            ("About 1500 soldiers", "\"1500\""),
            ("It lost 12000.", "\"12000\""),
            ("On the 12th November", "\"12th November\""),
            ("He said on November 12", "\"November 12\""),
        ] {
            let faults = check(text);
            assert_eq!(faults.len(), 1, "{text}: {faults:?}");
            assert_eq!(faults[0].0, found);
        }
    }

    #[test]
    fn good_texts_pass() {
        for text in [
            "On 12 November 2024 about 1,500 soldiers moved towards Sudzha.",
            "The counter-terrorist operation regime of August 2024",
            "The 14th UAV regiment gained 1 to 3 km, 40% of the area.",
            "Units of the 1,427th regiment, 22 to 25 May 2024",
            "268 residents had been found by 12 September",
        ] {
            assert_eq!(check(text), [], "{text}");
        }
    }
}
