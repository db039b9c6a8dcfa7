//! The timeline's drawing: bars, ticks and named moments at a given width, as numbers and paths.

use std::fmt::Write as _;

use crate::geo::labels::text_width;
use crate::geo::path::px;
use crate::index::{Catalog, Histogram};
use crate::model::{Basis, Day, DayRange, Family};

/// Where days lie along the slider, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeScale {
    /// The days from end to end.
    pub days: DayRange,
    /// Pixels from the first day to the last.
    pub width: f64,
}

impl TimeScale {
    /// Pixels from the first day.
    pub fn x(&self, day: Day) -> f64 {
        let all = (self.days.last - self.days.first).max(1);
        f64::from(day - self.days.first) / f64::from(all) * self.width
    }
}

/// Height of the bars' space, and of what stands above and below it, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heights {
    /// From the top to the base line.
    pub base: f64,
    /// Most that a bar may rise above the base line.
    pub tallest: f64,
}

/// The bars of one family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyBars {
    /// Which family.
    pub family: Family,
    /// Path of all bars of all days.
    pub path: String,
}

/// Days of a bin for that width: weeks, or fortnights where a week would be
/// narrower than 5 pixels; days where there is room for 5 pixels each.
pub fn bin_days(scale: TimeScale) -> i32 {
    let per_day = scale.x(scale.days.first + 1);
    match per_day {
        d if d >= 5.0 => 1,
        d if d * 7.0 >= 5.0 => 7,
        _ => 14,
    }
}

/// The bars, stacked by family from the base up. Each bar keeps a gap of at
/// most 2 pixels to the next.
pub fn bars(histogram: &Histogram, scale: TimeScale, heights: Heights) -> Vec<FamilyBars> {
    let unit = heights.tallest / f64::from(axis_top(histogram));
    Family::ALL
        .into_iter()
        .enumerate()
        .map(|(index, family)| {
            let mut path = String::new();
            for bin in &histogram.bins {
                let count = bin.counts[index];
                if count == 0 {
                    continue;
                }
                let below: u32 = bin.counts[..index].iter().sum();
                let left = scale.x(bin.first.max(scale.days.first));
                let right = scale.x((bin.first + histogram.bin_days).min(scale.days.last));
                let gap = (right - left).min(2.0) * 0.5;
                let bottom = heights.base - f64::from(below) * unit;
                let top = bottom - f64::from(count) * unit;
                let (bottom, end) = (px(bottom), px((right - gap).max(left + 0.6)));
                // Writing into a String cannot fail.
                write!(path, "M{} {bottom}V{}H{end}V{bottom}z", px(left), px(top)).ok();
            }
            FamilyBars { family, path }
        })
        .filter(|bars| !bars.path.is_empty())
        .collect()
}

/// A round number at or above the tallest bar.
fn axis_top(histogram: &Histogram) -> u32 {
    let tallest = histogram.tallest().max(1);
    grid_step(tallest) * tallest.div_ceil(grid_step(tallest)).max(1)
}

/// One or two round steps up to the number.
fn grid_step(tallest: u32) -> u32 {
    let power = 10u32.pow(tallest.ilog10());
    match tallest / power {
        0..=1 if power > 1 => power / 2,
        0..=3 => power,
        _ => 2 * power,
    }
}

/// A hairline of the count axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gridline {
    /// The count that it stands for.
    pub count: u32,
    /// Pixels from the top.
    pub y: f64,
}

/// At most two hairlines, at round counts under the tallest bar.
pub fn gridlines(histogram: &Histogram, heights: Heights) -> Vec<Gridline> {
    let top = axis_top(histogram);
    let step = grid_step(histogram.tallest().max(1)).max(1);
    let all: Vec<u32> = (1..=top / step)
        .map(|i| i * step)
        .filter(|c| *c <= histogram.tallest())
        .collect();
    let every = all.len().div_ceil(2).max(1);
    all.into_iter()
        .skip(every - 1)
        .step_by(every)
        .map(|count| Gridline {
            count,
            y: heights.base - f64::from(count) * heights.tallest / f64::from(top),
        })
        .collect()
}

/// A tick of the day axis at the first of a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// The first of the month.
    pub day: Day,
    /// Pixels from the first day.
    pub x: f64,
    /// Whether it begins a year.
    pub year: bool,
}

/// Ticks at months, or every second, third or sixth month, so that labels of
/// about 34 pixels find room. Years always have theirs.
pub fn ticks(scale: TimeScale) -> Vec<Tick> {
    let mut month = scale.days.first;
    if month.ymd().2 != 1 {
        month = month.first_of_next_month();
    }
    let per_month = scale.x(scale.days.first + 30);
    let every = [1, 2, 3, 6, 12]
        .into_iter()
        .find(|n| per_month * f64::from(*n) >= 34.0)
        .unwrap_or(12);
    let mut ticks = Vec::new();
    while month <= scale.days.last {
        let (_, number, _) = month.ymd();
        if (number - 1) % every == 0 {
            ticks.push(Tick {
                day: month,
                x: scale.x(month),
                year: number == 1,
            });
        }
        month = month.first_of_next_month();
    }
    ticks
}

/// A moment that is named above the bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Its first day.
    pub day: Day,
    /// Pixels from the first day.
    pub x: f64,
    /// What happened, in a few words.
    pub text: &'static str,
    /// Row of its text, from the top.
    pub row: u32,
    /// Id of the event that reports it.
    pub event: &'static str,
}

/// The turning points: an event of the dataset, and its name on the timeline.
pub const MOMENTS: [(&str, &str); 4] = [
    (
        "2024-08-06-border-crossing",
        "Ukrainian forces cross the border",
    ),
    (
        "2024-10-23-first-nk-units-kursk-oblast",
        "first North Koreans reported in the oblast",
    ),
    (
        "2025-03-12-sudzha-centre-flag",
        "Russian troops filmed in Sudzha",
    ),
    (
        "2025-04-26-gerasimov-report",
        "Russia declares the oblast retaken, Ukraine denies",
    ),
];

/// Pixels of a moment's date, colon and the air behind its text.
const MOMENT_DATE_PX: f64 = 56.0;

/// The moments that the data reports, on the day that the basis gives them, in two rows. One whose text finds no room
/// in either is left out.
pub fn moments(catalog: &Catalog, basis: Basis, scale: TimeScale) -> Vec<Moment> {
    let mut free = [0.0, 0.0];
    let mut moments = Vec::new();
    // A reader's own file has none of them: looking would take a table of all its ids.
    if !catalog.dataset.rows.is_empty() {
        return moments;
    }
    for (event, text) in MOMENTS {
        let Some(index) = catalog.event_index(event) else {
            continue;
        };
        let days = catalog.dataset.events[index as usize].days(basis);
        if days == DayRange::NONE {
            continue;
        }
        let day = days.first;
        let x = scale.x(day);
        let end = x + MOMENT_DATE_PX + text_width(text, 11.0, false, false, 0.0);
        let row = (0..free.len()).find(|&row| free[row] <= x && end <= scale.width);
        if let Some(row) = row {
            free[row] = end;
            moments.push(Moment {
                day,
                x,
                text,
                row: row as u32,
                event,
            });
        }
    }
    moments
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days() -> DayRange {
        DayRange {
            first: Day::from_ymd(2024, 6, 19).unwrap(),
            last: Day::from_ymd(2026, 3, 11).unwrap(),
        }
    }

    #[test]
    fn ends_of_the_scale_are_the_ends_of_the_days() {
        let scale = TimeScale {
            days: days(),
            width: 900.0,
        };
        assert_eq!(scale.x(days().first), 0.0);
        assert_eq!(scale.x(days().last), 900.0);
    }

    #[test]
    fn narrow_timelines_have_fewer_ticks_and_wider_bins() {
        let wide = TimeScale {
            days: days(),
            width: 1300.0,
        };
        let narrow = TimeScale {
            days: days(),
            width: 300.0,
        };
        assert_eq!(bin_days(wide), 7);
        assert_eq!(bin_days(narrow), 14);
        assert!(ticks(narrow).len() < ticks(wide).len());
        assert_eq!(ticks(narrow).iter().filter(|tick| tick.year).count(), 2);
        assert!(
            ticks(wide)
                .windows(2)
                .all(|pair| pair[1].x - pair[0].x >= 34.0)
        );
    }

    #[test]
    fn bars_never_rise_above_their_space() {
        let starts = (0..200).map(|i| (days().first + i * 3 % 90, Family::ALL[i as usize % 5]));
        let histogram = Histogram::new(starts, days(), 7);
        let heights = Heights {
            base: 70.0,
            tallest: 50.0,
        };
        let scale = TimeScale {
            days: days(),
            width: 900.0,
        };
        for bars in bars(&histogram, scale, heights) {
            let tops = bars.path.split('V').skip(1).step_by(2);
            for top in tops {
                let y: f64 = top.split('H').next().unwrap().parse().unwrap();
                assert!((19.9..=70.0).contains(&y), "{y}");
            }
        }
        let lines = gridlines(&histogram, heights);
        assert!(!lines.is_empty() && lines.len() <= 2, "{lines:?}");
        assert!(lines.iter().all(|line| line.y >= 20.0));
    }
}
