//! The events before and after one in a list, and its position in its day.
//!
//! Reads only the days around the event, however long the list is.

use crate::index::Catalog;
use crate::index::subset::DaySeries;
use crate::model::DayRange;

/// The events beside one in the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// The one before it in time.
    pub older: Option<u32>,
    /// The one after it in time.
    pub newer: Option<u32>,
    /// Position among those that begin on its day, from 1 in the order of the
    /// list, and their number; `None` where the list does not hold the event.
    pub position: Option<(usize, usize)>,
}

/// The neighbours of the event in the list of the events that touch `range`.
pub fn neighbours(
    catalog: &Catalog,
    series: &DaySeries,
    range: DayRange,
    event: u32,
) -> Neighbours {
    let events = &catalog.dataset.events;
    let start_of = |index: u32| series.days(&events[index as usize]).first;
    if event as usize >= events.len() {
        return Neighbours::default();
    }
    let start = start_of(event);
    // Newest first: those of the same day come first, since none that begins later is read.
    let up_to_its_day = DayRange {
        first: range.first,
        last: start.min(range.last),
    };
    let mut of_day = Vec::new();
    let mut older = None;
    for index in series.newest(catalog, up_to_its_day) {
        if start_of(index) == start {
            of_day.push(index);
        } else {
            older = Some(index);
            break;
        }
    }
    let Some(at) = of_day.iter().position(|&index| index == event) else {
        return Neighbours::default();
    };
    let newer = match at.checked_sub(1) {
        Some(before) => of_day.get(before).copied(),
        None => next_visible(catalog, series, range, start),
    };
    Neighbours {
        older: of_day.get(at + 1).copied().or(older),
        newer,
        position: Some((at + 1, of_day.len())),
    }
}

/// The first visible event that begins after the day.
fn next_visible(
    catalog: &Catalog,
    series: &DaySeries,
    range: DayRange,
    after: crate::model::Day,
) -> Option<u32> {
    let mut day = after;
    loop {
        day = series
            .next_start(day, true)
            .filter(|day| *day <= range.last)?;
        let of_day = DayRange {
            first: range.first.max(day),
            last: day.max(range.first),
        };
        let first = series
            .newest(catalog, of_day)
            .filter(|&index| series.days(&catalog.dataset.events[index as usize]).first == day)
            .last();
        if first.is_some() {
            return first;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{Filter, Subset};
    use crate::model::*;

    /// Events that begin on day `start` and last `days` more.
    fn catalog(spans: &[(i32, i32)]) -> Catalog {
        let events = spans
            .iter()
            .enumerate()
            .map(|(i, &(start, days))| Event {
                id: format!("event-{i}"),
                span: DateSpan {
                    start: Day(start),
                    end: Day(start + days),
                    precision: Precision::Day,
                },
                kind: Kind::Assault,
                title: String::new(),
                parties: vec![Party("UA".into())],
                place: None,
                place_note: None,
                standing: Standing::Claimed,
                standing_of: StandingOf::Fact,
                published_first: None,
            })
            .collect();
        Catalog::new(Dataset {
            events,
            ..Dataset::default()
        })
    }

    /// The neighbours by the whole list, the slow way.
    fn by_the_list(
        catalog: &Catalog,
        series: &DaySeries,
        range: DayRange,
        event: u32,
    ) -> Neighbours {
        let list: Vec<u32> = series.newest(catalog, range).collect();
        let Some(at) = list.iter().position(|&index| index == event) else {
            return Neighbours::default();
        };
        let start_of = |index: u32| catalog.dataset.events[index as usize].span.start;
        let of_day: Vec<u32> = list
            .iter()
            .copied()
            .filter(|&index| start_of(index) == start_of(event))
            .collect();
        Neighbours {
            older: list.get(at + 1).copied(),
            newer: at.checked_sub(1).map(|before| list[before]),
            position: of_day
                .iter()
                .position(|&index| index == event)
                .map(|at| (at + 1, of_day.len())),
        }
    }

    #[test]
    fn agree_with_the_whole_list() {
        let catalog = catalog(&[
            (1, 0),
            (2, 9),
            (3, 0),
            (3, 4),
            (3, 0),
            (5, 0),
            (6, 1),
            (9, 0),
        ]);
        let subset = Subset::new(&catalog, &Filter::default());
        for first in [Day::MIN, Day(2), Day(4), Day(6)] {
            for last in 1..11 {
                let range = DayRange {
                    first,
                    last: Day(last),
                };
                for event in 0..8 {
                    assert_eq!(
                        neighbours(&catalog, &subset.all, range, event),
                        by_the_list(&catalog, &subset.all, range, event),
                        "event {event} in {range:?}"
                    );
                }
            }
        }
    }
}
