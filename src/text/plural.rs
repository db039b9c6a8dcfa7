//! Numbers of things, in words that agree with the number.

use super::{LANG, Lang, number};

/// A noun that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    /// Reports on the map and in the list.
    Event,
    /// Pages that reports rest on.
    Source,
    /// Publishers of such pages.
    Publisher,
    /// Publishers, copies of one agency report counted once.
    IndependentPublisher,
    /// Numbers that somebody has named.
    Claim,
    /// Reported movements.
    Movement,
    /// Named places.
    Place,
    /// Kinds, sides and standings that are left out.
    Filter,
    /// Records of a data file.
    Record,
    /// Days.
    Day,
}

/// A number and its noun, such as "1 event" or "1,200 events".
///
/// ```
/// use kursk_timeline::text::plural::{Noun, count};
/// assert_eq!(count(1, Noun::Event), "1 event");
/// assert_eq!(count(0, Noun::Event), "0 events");
/// ```
pub fn count(n: usize, noun: Noun) -> String {
    format!("{} {}", number::grouped(n as u64), word(n, noun))
}

/// The noun in the form that the number asks for.
pub fn word(n: usize, noun: Noun) -> &'static str {
    match LANG {
        Lang::En => {
            let (one, many) = english(noun);
            if n == 1 { one } else { many }
        }
    }
}

fn english(noun: Noun) -> (&'static str, &'static str) {
    match noun {
        Noun::Event => ("event", "events"),
        Noun::Source => ("source", "sources"),
        Noun::Publisher => ("publisher", "publishers"),
        Noun::IndependentPublisher => ("independent publisher", "independent publishers"),
        Noun::Claim => ("claim", "claims"),
        Noun::Movement => ("movement", "movements"),
        Noun::Place => ("place", "places"),
        Noun::Filter => ("filter", "filters"),
        Noun::Record => ("record", "records"),
        Noun::Day => ("day", "days"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_one_and_everything_else_many() {
        assert_eq!(count(1, Noun::Publisher), "1 publisher");
        assert_eq!(count(21, Noun::Event), "21 events");
        assert_eq!(count(10_900, Noun::Event), "10,900 events");
    }
}
