//! What the words of a reader's table mean in the terms of the page.

use crate::model::{Kind, Precision, Side, Standing};

/// The kind that a word names: the page's own codes, then the event types of
/// ACLED, then plain words. `None` where the page has no such kind.
pub fn kind(text: &str) -> Option<Kind> {
    let text = text.trim().to_lowercase();
    if let Some(kind) = Kind::from_code(&text) {
        return Some(kind);
    }
    const PARTS: [(&str, Kind); 34] = [
        ("non-state actor overtakes territory", Kind::Capture),
        ("government regains territory", Kind::Recapture),
        ("non-violent transfer of territory", Kind::Withdrawal),
        ("headquarters or base established", Kind::Deployment),
        ("recapture", Kind::Recapture),
        ("capture", Kind::Capture),
        ("incursion", Kind::Incursion),
        ("withdraw", Kind::Withdrawal),
        ("retreat", Kind::Withdrawal),
        ("prisoner", Kind::Prisoner),
        ("shelling", Kind::Strike),
        ("artillery", Kind::Strike),
        ("missile", Kind::Strike),
        ("drone strike", Kind::Strike),
        ("airstrike", Kind::Strike),
        ("air strike", Kind::Strike),
        ("strike", Kind::Strike),
        ("bombing", Kind::Strike),
        ("explosion", Kind::Strike),
        ("remote violence", Kind::Strike),
        ("infrastructure", Kind::Infrastructure),
        ("armed clash", Kind::Assault),
        ("battle", Kind::Assault),
        ("assault", Kind::Assault),
        ("advance", Kind::Advance),
        ("movement", Kind::Movement),
        ("deployment", Kind::Deployment),
        ("training", Kind::Training),
        ("humanitarian", Kind::Humanitarian),
        ("evacuation", Kind::Humanitarian),
        ("civilian", Kind::Humanitarian),
        ("residential", Kind::Humanitarian),
        ("diplomacy", Kind::Diplomacy),
        ("statement", Kind::Statement),
    ];
    PARTS
        .into_iter()
        .find(|(part, _)| text.contains(part))
        .map(|(_, kind)| kind)
}

/// The side that a word names: a code, or a text with the name of a country.
pub fn side(text: &str) -> Side {
    let text = text.trim().to_lowercase();
    // Of several parties the first one acts.
    match text.split([',', ';']).next().unwrap_or_default().trim() {
        "ua" | "ukr" => return Side::Ukraine,
        "ru" | "rus" => return Side::Russia,
        "kp" | "prk" | "dprk" => return Side::NorthKorea,
        _ => {}
    }
    let names: [(&str, Side); 8] = [
        ("north korea", Side::NorthKorea),
        ("кндр", Side::NorthKorea),
        ("ukrain", Side::Ukraine),
        ("украин", Side::Ukraine),
        ("украї", Side::Ukraine),
        ("russia", Side::Russia),
        ("росси", Side::Russia),
        ("росі", Side::Russia),
    ];
    // The first name counts: "Military Forces of Russia … against Ukraine".
    names
        .into_iter()
        .filter_map(|(name, side)| Some((text.find(name)?, side)))
        .min_by_key(|(at, _)| *at)
        .map_or(Side::Other, |(_, side)| side)
}

/// How sure one can be, in the words of a table. What says nothing is a claim.
pub fn standing(text: &str) -> Standing {
    let text = text.trim().to_lowercase();
    match text.as_str() {
        "confirmed" | "verified" | "true" | "yes" | "certain" | "geolocated" => Standing::Confirmed,
        "disputed" | "denied" | "contested" => Standing::Disputed,
        _ => Standing::Claimed,
    }
}

/// How exactly a date is known, in the words or numbers of a table (ACLED: 1
/// the day, 2 the week, 3 the month).
pub fn precision(text: &str) -> Option<Precision> {
    match text.trim().to_lowercase().as_str() {
        "1" | "day" | "exact" => Some(Precision::Day),
        "2" | "week" | "approx" | "approximate" => Some(Precision::Approx),
        "3" | "month" => Some(Precision::Month),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_known_exports() {
        for (text, expected) in [
            ("Shelling/artillery/missile attack", Some(Kind::Strike)),
            ("Armed clash", Some(Kind::Assault)),
            ("Government regains territory", Some(Kind::Recapture)),
            ("Loss-Claim", Some(Kind::LossClaim)),
            ("Peaceful protest", None),
            ("", None),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
        for kind_of in Kind::ALL {
            assert_eq!(kind(kind_of.code()), Some(kind_of));
        }
    }

    #[test]
    fn sides_of_known_exports() {
        for (text, expected) in [
            ("UA", Side::Ukraine),
            ("RU, UA", Side::Russia),
            ("Military Forces of Russia (2000-)", Side::Russia),
            (
                "Military Forces of Ukraine (2019-) in Russia",
                Side::Ukraine,
            ),
            ("Military Forces of North Korea", Side::NorthKorea),
            ("Neutral", Side::Other),
            ("Вооружённые силы России", Side::Russia),
        ] {
            assert_eq!(side(text), expected, "{text}");
        }
    }
}
