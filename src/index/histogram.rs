//! Events per day, week or fortnight, stacked by family.

use crate::model::{Day, DayRange, Family};

/// Counts of events by their first day, in bins of equal length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Histogram {
    /// Days of one bin.
    pub bin_days: i32,
    /// The bins, in order, without gaps.
    pub bins: Vec<Bin>,
}

/// One bar of the histogram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// First day of the bin; weeks begin on Monday.
    pub first: Day,
    /// Events that begin in the bin, in the order of [`Family::ALL`].
    pub counts: [u32; Family::ALL.len()],
}

impl Bin {
    /// Events of all families.
    pub fn total(&self) -> u32 {
        self.counts.iter().sum()
    }
}

impl Histogram {
    /// Counts the events over the days. Events that begin outside them are left out.
    pub fn new(
        starts: impl IntoIterator<Item = (Day, Family)>,
        days: DayRange,
        bin_days: i32,
    ) -> Self {
        let bin_days = bin_days.max(1);
        let origin = if bin_days % 7 == 0 {
            days.first.monday()
        } else {
            days.first
        };
        let len = ((days.last - origin) / bin_days + 1).max(0) as usize;
        let mut bins: Vec<Bin> = (0..len)
            .map(|i| Bin {
                first: origin + i as i32 * bin_days,
                counts: Default::default(),
            })
            .collect();
        for (start, family) in starts {
            if days.contains(start) {
                let bin = ((start - origin) / bin_days) as usize;
                if let Some(bin) = bins.get_mut(bin) {
                    bin.counts[family as usize] += 1;
                }
            }
        }
        Histogram { bin_days, bins }
    }

    /// The height of the tallest bar.
    pub fn tallest(&self) -> u32 {
        self.bins.iter().map(Bin::total).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_in_the_days_is_counted_once() {
        let monday = Day::from_ymd(2024, 8, 5).unwrap();
        let days = DayRange {
            first: monday + 1,
            last: monday + 20,
        };
        let starts = (0..30).map(|i| (monday + i, Family::ALL[i as usize % 5]));
        for bin_days in [1, 7, 14] {
            let histogram = Histogram::new(starts.clone(), days, bin_days);
            let total: u32 = histogram.bins.iter().map(Bin::total).sum();
            assert_eq!(total, 20, "{bin_days}");
        }
        let weeks = Histogram::new(starts, days, 7);
        assert_eq!(weeks.bins[0].first, monday);
        assert_eq!(weeks.bins[0].total(), 6);
        assert_eq!(weeks.tallest(), 7);
    }
}
