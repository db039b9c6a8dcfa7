//! By which days an event is shown: when it happened, or when it was published.

use super::{Day, DayRange, Event};

/// Which days of an event count for the slider.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// Those on which it is said to have happened.
    #[default]
    Happened,
    /// The one on which it was first published: what a reader could have known.
    Published,
}

impl DayRange {
    /// No day at all.
    pub const NONE: DayRange = DayRange {
        first: Day::MAX,
        last: Day::MIN,
    };

    /// Whether the two have a day in common.
    pub fn meets(self, other: DayRange) -> bool {
        self.first.max(other.first) <= self.last.min(other.last)
    }
}

impl Event {
    /// The days by which the event is shown, both included.
    ///
    /// By publication that is the one day on which a source is first known to
    /// have carried it. An event without such a day is never shown on that
    /// basis ([`DayRange::NONE`]): any day put in its place could be one on
    /// which nobody knew of it.
    pub fn days(&self, basis: Basis) -> DayRange {
        match basis {
            Basis::Happened => DayRange {
                first: self.span.start,
                last: self.span.end,
            },
            Basis::Published => self.published_first.map_or(DayRange::NONE, |day| DayRange {
                first: day,
                last: day,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_meet_in_a_common_day() {
        let range = |first, last| DayRange {
            first: Day(first),
            last: Day(last),
        };
        assert!(range(1, 5).meets(range(5, 9)) && range(5, 9).meets(range(1, 5)));
        assert!(range(1, 9).meets(range(3, 4)));
        assert!(!range(1, 4).meets(range(5, 9)));
        // A range that is empty meets nothing, not even what lies around it.
        assert!(!range(5, 4).meets(range(1, 9)));
        assert!(!DayRange::NONE.meets(range(Day::MIN.0, Day::MAX.0)));
    }
}
