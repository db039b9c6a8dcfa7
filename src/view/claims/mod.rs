//! Claims of numbers: which there are, how each claimant's follow one another,
//! and what each of them says at a day.
//!
//! Nothing here adds, averages or joins numbers of different claimants, of
//! different meanings, or of different parts.

pub mod bound;
pub mod ladder;
pub mod series;
pub mod table;
pub mod terms;
pub mod topic;

pub use bound::{Bound, bound, number};
pub use ladder::{Group, Rung, ladder};
pub use series::{Claim, Claims, Reckoning, Series, gather};
pub use topic::{Board, Choice, TOPICS, Topic, WHOM};

use crate::index::{Catalog, Subset};
use crate::model::{Day, DayRange, Family, Figure};

/// The day from which a figure of an event is known: that of the event, or the
/// day for which it is given where that is later (a toll of some days after).
fn said(shown: DayRange, figure: &Figure) -> Day {
    shown.first.max(figure.as_of.unwrap_or(shown.first))
}

/// The day on which each figure of the admitted events is first known, with
/// the family of its event: for a histogram of new claims instead of events.
pub fn starts(catalog: &Catalog, subset: &Subset) -> Vec<(Day, Family)> {
    let dataset = &catalog.dataset;
    let all = DayRange {
        first: Day::MIN,
        last: Day::MAX,
    };
    let mut starts = Vec::new();
    for index in subset.all.newest(catalog, all) {
        let event = &dataset.events[index as usize];
        if let Some(detail) = dataset.details.get(index as usize) {
            for figure in &detail.figures {
                starts.push((said(subset.days(event), figure), event.kind.family()));
            }
        }
    }
    starts
}
