//! What readers call the things of the model.

use super::plural::{self, Noun};
use super::{LANG, Lang, date};
use crate::model::{
    About, Basis, DayRange, Family, Grade, Holder, Kind, MovementMode, PlaceKind, Side, Standing,
    StandingOf,
};

/// "412 events up to 12 November 2024", "No events from 6 to 12 November 2024",
/// "387 events published up to 12 November 2024".
/// A range from [`crate::model::Day::MIN`] means everything up to its last day.
pub fn counts(n: usize, days: DayRange, basis: Basis) -> String {
    let when = date::shown(days, basis);
    match LANG {
        Lang::En if n == 0 => format!("No events {when}"),
        Lang::En => format!("{} {when}", plural::count(n, Noun::Event)),
    }
}

/// What an event is: "Assault", "Loss figures".
pub fn kind(kind: Kind) -> &'static str {
    match LANG {
        Lang::En => match kind {
            Kind::Incursion => "Incursion",
            Kind::Advance => "Advance",
            Kind::Assault => "Assault",
            Kind::Capture => "Capture",
            Kind::Recapture => "Recapture",
            Kind::Withdrawal => "Withdrawal",
            Kind::Strike => "Strike",
            Kind::Infrastructure => "Works hit",
            Kind::Deployment => "Deployment",
            Kind::Movement => "Movement",
            Kind::Training => "Training",
            Kind::LossClaim => "Losses",
            Kind::StrengthClaim => "Strength",
            Kind::AreaClaim => "Area held",
            Kind::Prisoner => "Prisoners",
            Kind::Diplomacy => "Diplomacy",
            Kind::Humanitarian => "Civilians",
            Kind::Statement => "Statement",
            Kind::Other => "Other",
        },
    }
}

/// What a kind means, in one line.
pub fn kind_meaning(kind: Kind) -> &'static str {
    match LANG {
        Lang::En => match kind {
            Kind::Incursion => "forces crossing the border",
            Kind::Advance => "forces moving forward in a fight",
            Kind::Assault => "an attack, beaten off or not",
            Kind::Capture => "ground taken on the other side's soil",
            Kind::Recapture => "ground taken back",
            Kind::Withdrawal => "forces going back",
            Kind::Strike => "a strike from a distance",
            Kind::Infrastructure => "a bridge, plant, depot or other work hit or changed",
            Kind::Deployment => "forces stationed or sent",
            Kind::Movement => "forces on their way",
            Kind::Training => "forces training",
            Kind::LossClaim => "somebody's figure of losses",
            Kind::StrengthClaim => "somebody's figure of strength",
            Kind::AreaClaim => "somebody's figure of ground held",
            Kind::Prisoner => "prisoners taken, shown, tried or exchanged",
            Kind::Diplomacy => "treaties, visits, decisions",
            Kind::Humanitarian => "residents: harm, evacuation, return, aid",
            Kind::Statement => "something said",
            Kind::Other => "of a kind that the file does not name, or the page has no sign for",
        },
    }
}

/// A family of kinds.
pub fn family(family: Family) -> &'static str {
    match LANG {
        Lang::En => match family {
            Family::Fighting => "Fighting",
            Family::Strikes => "Strikes",
            Family::Movements => "Movements",
            Family::Figures => "Figures",
            Family::Words => "Statements, people",
        },
    }
}

/// Whose act or word something is.
pub fn side(side: Side) -> &'static str {
    match LANG {
        Lang::En => match side {
            Side::Ukraine => "Ukraine",
            Side::Russia => "Russia",
            Side::NorthKorea => "North Korea",
            Side::Other => "Others",
        },
    }
}

/// A party by its code in the data: "South Korea" for `KR`. A code that has no
/// other name is its own.
pub fn party(code: &str) -> &str {
    match LANG {
        Lang::En => match code {
            "UA" => "Ukraine",
            "RU" => "Russia",
            "KP" => "North Korea",
            "KR" => "South Korea",
            "US" => "United States",
            "UK" | "GB" => "United Kingdom",
            "UN" => "United Nations",
            "EU" => "European Union",
            "AE" => "United Arab Emirates",
            "BY" => "Belarus",
            "CN" => "China",
            "DE" => "Germany",
            "EE" => "Estonia",
            "FR" => "France",
            "IAEA" => "International Atomic Energy Agency",
            "JP" => "Japan",
            "LT" => "Lithuania",
            "PL" => "Poland",
            "QA" => "Qatar",
            "TR" => "Türkiye",
            "civilians" => "Residents",
            "osint" => "Open-source analysts",
            "media" => "Media",
            "other" => "Others",
            _ => code,
        },
    }
}

/// Who moves, by the code of a movement: "North Korean forces" for `KP`.
pub fn forces(code: &str) -> &str {
    match LANG {
        Lang::En => match code {
            "UA" => "Ukrainian forces",
            "RU" => "Russian forces",
            "KP" => "North Korean soldiers",
            "civilians" => "Residents",
            other => party(other),
        },
    }
}

/// A claimant's name as it is said in a sentence: without what stands in brackets
/// or behind a comma, with an article where it needs one.
pub fn in_sentence(name: &str) -> String {
    let name = name.split([',', '(']).next().unwrap_or(name).trim_end();
    match LANG {
        Lang::En => match name.split_once(' ') {
            Some(("Unnamed", rest)) => format!("unnamed {rest}"),
            Some(("White" | "US" | "Security" | "Embassy" | "James", rest))
                if !rest.contains("officials") =>
            {
                format!("the {name}")
            }
            _ => name.to_owned(),
        },
    }
}

/// A place's name as it is said in a sentence: "the Russian Far East", "the
/// Sergeyevka training ground", "Sudzhansky district".
pub fn place_in_sentence(name: &str, kind: PlaceKind) -> String {
    let name = name.split(',').next().unwrap_or(name);
    let is_described = || {
        let mut words = name.split(' ').skip(1);
        words.any(|word| word.starts_with(|c: char| c.is_ascii_lowercase()))
    };
    match (LANG, kind) {
        (Lang::En, PlaceKind::Raion) => name.replace(" raion", " district"),
        (Lang::En, PlaceKind::Region) => format!("the {name}"),
        (Lang::En, PlaceKind::Site | PlaceKind::Plant | PlaceKind::TrainingGround)
            if is_described() =>
        {
            format!("the {name}")
        }
        _ => name.to_owned(),
    }
}

/// Whom a figure of that measure counts, of those that move: "North Korean
/// soldiers", "wounded North Korean soldiers", "residents".
pub fn counted_people(side: &str, measure: &str) -> String {
    match LANG {
        Lang::En => {
            let of = match side {
                "UA" => "Ukrainian ",
                "RU" => "Russian ",
                "KP" => "North Korean ",
                "civilians" => return "residents".to_owned(),
                _ => "",
            };
            let (before, what) = match measure.split('-').next() {
                Some("wounded") => ("wounded ", "soldiers"),
                Some("builders") => ("", "military builders"),
                Some("engineers") => ("", "sappers"),
                _ => ("", "soldiers"),
            };
            format!("{before}{of}{what}")
        }
    }
}

/// How sure one can be.
pub fn standing(standing: Standing) -> &'static str {
    match LANG {
        Lang::En => match standing {
            Standing::Confirmed => "Confirmed",
            Standing::Claimed => "Claimed",
            Standing::Disputed => "Disputed",
        },
    }
}

/// What a standing means, in one line without the word itself. Of a statement
/// it is about the words, of a fact about what happened.
pub fn standing_meaning(standing: Standing, of: StandingOf) -> &'static str {
    match LANG {
        Lang::En => match (of, standing) {
            (StandingOf::Fact, Standing::Confirmed) => {
                "Both sides say so, footage was located, or independent media saw it."
            }
            (StandingOf::Fact, Standing::Claimed) => "One side says so; nobody else has shown it.",
            (StandingOf::Fact, Standing::Disputed) => {
                "Another party denies it or gives another account."
            }
            (StandingOf::Statement, Standing::Confirmed) => {
                "It is on record that this was said or decided. That does not make what was said true."
            }
            (StandingOf::Statement, Standing::Claimed) => {
                "One party said this; nobody else has shown that it is so."
            }
            (StandingOf::Statement, Standing::Disputed) => {
                "This was said; another party denies it or gives another account."
            }
        },
    }
}

/// Whom a figure counts.
pub fn about(about: About) -> &'static str {
    match LANG {
        Lang::En => match about {
            About::Ukraine => "Ukrainian forces",
            About::Russia => "Russian forces",
            About::NorthKorea => "North Korean soldiers",
            About::RussiaAndNorthKorea => "Russian and North Korean forces together",
            About::Civilians => "Civilians",
            About::Other => "Others",
        },
    }
}

/// Whom a figure counts, short enough for a button.
pub fn about_short(about: About) -> &'static str {
    match LANG {
        Lang::En => match about {
            About::Ukraine => "Ukrainian",
            About::Russia => "Russian",
            About::NorthKorea => "North Korean",
            About::RussiaAndNorthKorea => "Russian with North Korean",
            About::Civilians => "Civilians",
            About::Other => "Others",
        },
    }
}

/// How a claim counts, by its place in the order of the reckonings: a running
/// total, a state, a period.
pub fn reckoning(n: usize) -> &'static str {
    match LANG {
        Lang::En => match n {
            0 => "running total",
            1 => "on the day",
            _ => "for a day, an action or a period",
        },
    }
}

/// Who is said to hold a settlement, as part of a sentence.
pub fn holder(holder: Holder) -> &'static str {
    match LANG {
        Lang::En => match holder {
            Holder::Ukraine => "held by Ukrainian forces",
            Holder::Russia => "held by Russian forces",
            Holder::Contested => "contested",
        },
    }
}

/// Means of transport, as part of a sentence; empty where it is not known.
pub fn by_transport(mode: MovementMode) -> &'static str {
    match LANG {
        Lang::En => match mode {
            MovementMode::Sea => "by sea",
            MovementMode::Rail => "by rail",
            MovementMode::Air => "by air",
            MovementMode::Road => "by road",
            MovementMode::Foot => "on foot",
            MovementMode::Unknown => "",
        },
    }
}

/// The heading of a list of what happened at one place or in one area.
pub fn at_place(name: &str, kind: PlaceKind) -> String {
    match LANG {
        Lang::En if kind.is_area() => format!("In {name}"),
        Lang::En => format!("At {name}"),
    }
}

/// What a source's grade means.
pub fn grade(grade: Grade) -> &'static str {
    match LANG {
        Lang::En => match grade {
            Grade::A => "Grade A: own reporting, official page or established outlet",
            Grade::B => "Grade B: relays others and names them",
        },
    }
}

/// The letter of a source's grade.
pub fn grade_letter(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "A",
        Grade::B => "B",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;

    #[test]
    fn counts_are_sentences() {
        let last: Day = "2024-11-12".parse().unwrap();
        let up_to = DayRange {
            first: Day::MIN,
            last,
        };
        assert_eq!(
            counts(412, up_to, Basis::Happened),
            "412 events up to 12 November 2024"
        );
        assert_eq!(
            counts(1, up_to, Basis::Happened),
            "1 event up to 12 November 2024"
        );
        assert_eq!(
            counts(0, up_to, Basis::Happened),
            "No events up to 12 November 2024"
        );
        assert_eq!(
            counts(387, up_to, Basis::Published),
            "387 events published up to 12 November 2024"
        );
        let week = DayRange {
            first: last - 6,
            last,
        };
        assert_eq!(
            counts(23, week, Basis::Happened),
            "23 events from 6 to 12 November 2024"
        );
        let one = DayRange { first: last, last };
        assert_eq!(
            counts(10_900, one, Basis::Happened),
            "10,900 events on 12 November 2024"
        );
    }

    #[test]
    fn no_two_kinds_share_a_name() {
        let names: std::collections::HashSet<_> = Kind::ALL.into_iter().map(kind).collect();
        assert_eq!(names.len(), Kind::ALL.len());
    }

    #[test]
    fn a_standing_means_different_things_of_words_and_of_facts() {
        for standing in Standing::ALL {
            assert_ne!(
                standing_meaning(standing, StandingOf::Fact),
                standing_meaning(standing, StandingOf::Statement)
            );
        }
    }

    #[test]
    fn unknown_parties_keep_their_code() {
        assert_eq!(party("KR"), "South Korea");
        assert_eq!(party("OSCE"), "OSCE");
        assert_eq!(forces("KP"), "North Korean soldiers");
        assert_eq!(
            at_place("Sudzhansky district", PlaceKind::Raion),
            "In Sudzhansky district"
        );
        assert_eq!(at_place("Sudzha", PlaceKind::Town), "At Sudzha");
    }
}
