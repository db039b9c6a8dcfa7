//! How many reports of each week the dataset holds: a gap in collecting must
//! not be read as calm.

use std::fmt::Write as _;

use crate::geo::path::px;
use crate::model::{Day, Event};

/// Reports by week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Every week from the first report to the last: its Monday, and the
    /// reports whose first day lies in it.
    pub weeks: Vec<(Day, u32)>,
}

impl Coverage {
    /// Counts the events by the day on which they are said to have begun.
    pub fn new(events: &[Event]) -> Self {
        let mondays = || events.iter().map(|event| event.span.start.monday());
        let (Some(first), Some(last)) = (mondays().min(), mondays().max()) else {
            return Self::default();
        };
        let mut weeks = Vec::new();
        let mut week = first;
        while week <= last {
            weeks.push((week, 0));
            week = week + 7;
        }
        for monday in mondays() {
            weeks[((monday - first) / 7) as usize].1 += 1;
        }
        Coverage { weeks }
    }

    /// The week with the most reports, the first of several.
    pub fn busiest(&self) -> Option<(Day, u32)> {
        let most = self.weeks.iter().map(|(_, count)| *count).max()?;
        self.weeks.iter().find(|(_, count)| *count == most).copied()
    }

    /// Number of weeks with no report.
    pub fn empty(&self) -> usize {
        self.weeks.iter().filter(|(_, count)| *count == 0).count()
    }

    /// One bar for each week, as a path in a space of that width and height in
    /// pixels, the busiest week as high as the space.
    pub fn bars(&self, width: f64, height: f64) -> String {
        let most = self.busiest().map_or(1, |(_, count)| count.max(1));
        let step = width / self.weeks.len().max(1) as f64;
        let mut path = String::new();
        for (i, (_, count)) in self.weeks.iter().enumerate() {
            if *count == 0 {
                continue;
            }
            let left = step * i as f64;
            let top = height - height * f64::from(*count) / f64::from(most);
            let (left, right) = (px(left), px(left + step * 0.8));
            let (top, base) = (px(top), px(height));
            // Writing into a String cannot fail.
            write!(path, "M{left} {base}V{top}H{right}V{base}z").ok();
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DateSpan, Kind, Precision, Standing, StandingOf};

    fn event(start: Day) -> Event {
        Event {
            id: start.to_string(),
            span: DateSpan {
                start,
                end: start + 30,
                precision: Precision::Day,
            },
            kind: Kind::Statement,
            title: String::new(),
            parties: Vec::new(),
            place: None,
            place_note: None,
            standing: Standing::Claimed,
            standing_of: StandingOf::Statement,
            published_first: Some(start + 10),
        }
    }

    #[test]
    fn every_report_is_counted_in_the_week_in_which_it_began() {
        let monday = Day::from_ymd(2024, 8, 5).unwrap();
        let events: Vec<Event> = [0, 6, 6, 7, 27].map(|days| event(monday + days)).into();
        let coverage = Coverage::new(&events);
        let weeks = [(0, 3), (7, 1), (14, 0), (21, 1)].map(|(days, n)| (monday + days, n));
        assert_eq!(coverage.weeks, weeks);
        assert_eq!(coverage.busiest(), Some((monday, 3)));
        assert_eq!(coverage.empty(), 1);
        assert_eq!(Coverage::new(&[]), Coverage::default());
    }

    #[test]
    fn bars_stand_in_their_space() {
        let monday = Day::from_ymd(2024, 8, 5).unwrap();
        let events: Vec<Event> = [0, 1, 2, 14].map(|days| event(monday + days)).into();
        let path = Coverage::new(&events).bars(30.0, 60.0);
        assert_eq!(path, "M0 60V0H8V60zM20 60V40H28V60z");
    }
}
