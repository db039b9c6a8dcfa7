//! The axis of days.

use super::super::timeline::TimeScale;
use crate::geo::mercator::held;
use crate::model::{Day, DayRange};

/// A month on the axis of days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonthTick {
    /// Its first day.
    pub day: Day,
    /// Pixels from the first day.
    pub x: f64,
    /// Whether its name stands here.
    pub named: bool,
    /// Whether it is the first of a year: the year stands in its place.
    pub year: bool,
}

/// The months that begin on the axis. Names stand at least `room` pixels apart,
/// at equal numbers of months, and January is among them.
pub fn months(scale: TimeScale, room: f64) -> Vec<MonthTick> {
    let per_month = 30.4 * scale.width / f64::from((scale.days.last - scale.days.first).max(1));
    let mut every = 12;
    for months in [6, 3, 2, 1] {
        if f64::from(months) * per_month >= room {
            every = months;
        }
    }
    let mut ticks = Vec::new();
    let mut day = scale.days.first.first_of_month();
    if day < scale.days.first {
        day = day.first_of_next_month();
    }
    while day <= scale.days.last {
        let (_, month, _) = day.ymd();
        let named = (month - 1).is_multiple_of(every);
        ticks.push(MonthTick {
            day,
            x: scale.x(day),
            named,
            year: month == 1,
        });
        day = day.first_of_next_month();
    }
    ticks
}

/// The day at so many pixels from the first one, held to the axis.
pub fn day_at(scale: TimeScale, x: f64) -> Day {
    let DayRange { first, last } = scale.days;
    let all = f64::from((last - first).max(1));
    let days = (x / scale.width.max(1.0) * all).round();
    first + held(days, 0.0, all) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(first: &str, last: &str, width: f64) -> TimeScale {
        TimeScale {
            days: DayRange {
                first: first.parse().unwrap(),
                last: last.parse().unwrap(),
            },
            width,
        }
    }

    #[test]
    fn names_keep_their_distance_and_january_is_named() {
        for width in [120.0, 200.0, 400.0, 900.0] {
            let ticks = months(scale("2024-08-06", "2026-03-11", width), 34.0);
            let named: Vec<_> = ticks.iter().filter(|tick| tick.named).collect();
            assert!(
                named.windows(2).all(|pair| pair[1].x - pair[0].x >= 30.0),
                "{width}: {named:?}"
            );
            assert!(named.iter().any(|tick| tick.day.ymd().1 == 1), "{width}");
            assert!(ticks.iter().all(|tick| !tick.year || tick.named), "{width}");
        }
        let few = months(scale("2024-12-09", "2025-01-20", 300.0), 34.0);
        assert_eq!(few.len(), 1);
        assert_eq!(few[0].day, "2025-01-01".parse().unwrap());
        assert!(months(scale("2024-12-09", "2024-12-20", 300.0), 34.0).is_empty());
    }

    #[test]
    fn days_come_back_from_their_pixels() {
        let scale = scale("2024-08-06", "2025-08-06", 411.5);
        let mut day = scale.days.first;
        while day <= scale.days.last {
            assert_eq!(day_at(scale, scale.x(day)), day);
            day = day + 1;
        }
        assert_eq!(day_at(scale, -20.0), scale.days.first);
        assert_eq!(day_at(scale, 9999.0), scale.days.last);
    }
}
