//! Civil days. A day is a number; there are no hours and no time zones here.

use std::fmt;
use std::ops::{Add, Sub};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A civil day of the proleptic Gregorian calendar: the number of days since
/// 1 January 1970. Written as `2024-11-12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// Day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Day {
    /// 1 January of year 1, the first day that can be written.
    pub const MIN: Day = Day(-719_162);
    /// 31 December of year 9999, the last day that can be written.
    pub const MAX: Day = Day(2_932_896);

    /// The day of that year, month (1 to 12) and day of the month; `None`
    /// where there is no such day or the year is not between 1 and 9999.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        let fits = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && day >= 1
            && day <= days_in_month(year, month);
        fits.then(|| Day(days_from_civil(year, month, day)))
    }

    /// Year, month (1 to 12) and day of the month.
    pub fn ymd(self) -> (i32, u32, u32) {
        civil_from_days(self.0)
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // 1 January 1970 was a Thursday.
        match (self.0 + 3).rem_euclid(7) {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }

    /// The Monday of this day's week (the day itself on a Monday).
    pub fn monday(self) -> Self {
        Day(self.0 - (self.0 + 3).rem_euclid(7))
    }

    /// The first day of this day's month.
    pub fn first_of_month(self) -> Self {
        let (_, _, day) = self.ymd();
        Day(self.0 - day as i32 + 1)
    }

    /// The first day of the month after this day's.
    pub fn first_of_next_month(self) -> Self {
        let (year, month, _) = self.ymd();
        let first = self.first_of_month();
        Day(first.0 + days_in_month(year, month) as i32)
    }
}

/// Days of that month, 28 to 31.
fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1970-01-01 by Howard Hinnant's `days_from_civil`
/// ("chrono-Compatible Low-Level Date Algorithms"): years are counted from
/// March in eras of 400 years.
fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let year_of_era = y.rem_euclid(400);
    let month_from_march = (month as i32 + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day as i32 - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The inverse of [`days_from_civil`] (Hinnant's `civil_from_days`).
fn civil_from_days(days: i32) -> (i32, u32, u32) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let day_of_era = z.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u32;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    } as u32;
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month, day)
}

impl Add<i32> for Day {
    type Output = Day;

    /// The day so many days later, held at [`Day::MIN`] and [`Day::MAX`].
    fn add(self, days: i32) -> Day {
        Day(self.0.saturating_add(days)).clamp(Day::MIN, Day::MAX)
    }
}

impl Sub<i32> for Day {
    type Output = Day;

    /// The day so many days earlier, held at [`Day::MIN`] and [`Day::MAX`].
    fn sub(self, days: i32) -> Day {
        Day(self.0.saturating_sub(days)).clamp(Day::MIN, Day::MAX)
    }
}

impl Sub<Day> for Day {
    type Output = i32;

    /// Days from `other` to this day.
    fn sub(self, other: Day) -> i32 {
        self.0 - other.0
    }
}

impl fmt::Display for Day {
    /// Writes the ISO 8601 date, `2024-11-12`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// A text that is not a date of the form `2024-11-12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseDayError;

impl fmt::Display for ParseDayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a date as year-month-day, such as 2024-11-12")
    }
}

impl std::error::Error for ParseDayError {}

impl FromStr for Day {
    type Err = ParseDayError;

    /// Reads an ISO 8601 date with four, two and two digits, and nothing else.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes = text.as_bytes();
        let digits = |range: std::ops::Range<usize>| -> Option<u32> {
            bytes.get(range)?.iter().try_fold(0, |sum, byte| {
                byte.is_ascii_digit()
                    .then(|| sum * 10 + u32::from(byte - b'0'))
            })
        };
        let dashed = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
        dashed
            .then(|| Day::from_ymd(digits(0..4)? as i32, digits(5..7)?, digits(8..10)?))
            .flatten()
            .ok_or(ParseDayError)
    }
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Day;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date as year-month-day, such as 2024-11-12")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Day, E> {
                text.parse()
                    .map_err(|_| E::invalid_value(serde::de::Unexpected::Str(text), &self))
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

/// How exactly a date is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Precision {
    /// That day.
    #[default]
    Day,
    /// Near that day.
    Approx,
    /// Some time in that day's month.
    Month,
}

/// When something happened: from `start` to `end`, both included.
/// Invariant (held by the reader): `start <= end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateSpan {
    /// First day.
    pub start: Day,
    /// Last day; equal to `start` for a single day.
    pub end: Day,
    /// How exactly the days are known.
    pub precision: Precision,
}

/// A range of days, both ends included. Empty where `first > last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayRange {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
}

impl DayRange {
    /// Whether the day lies in the range.
    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether any day of the span lies in the range.
    pub fn touches(self, span: DateSpan) -> bool {
        span.start <= self.last && span.end >= self.first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        assert_eq!(Day::from_ymd(1970, 1, 1), Some(Day(0)));
        assert_eq!(
            Day::from_ymd(2024, 11, 12).unwrap().to_string(),
            "2024-11-12"
        );
        assert_eq!(Day::from_ymd(1, 1, 1), Some(Day::MIN));
        assert_eq!(Day::from_ymd(9999, 12, 31), Some(Day::MAX));
        assert_eq!(Day::from_ymd(2024, 2, 30), None);
        assert_eq!(Day::from_ymd(2023, 2, 29), None);
        assert_eq!(Day::from_ymd(10_000, 1, 1), None);
    }

    /// Every day of two centuries against chrono's calendar.
    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn agrees_with_chrono_from_1900_to_2100() {
        use chrono::{Datelike, NaiveDate};
        let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
        let mut date = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
        let end = NaiveDate::from_ymd_opt(2101, 1, 1).unwrap();
        while date < end {
            let day = Day::from_ymd(date.year(), date.month(), date.day()).unwrap();
            assert_eq!(i64::from(day.0), (date - epoch).num_days());
            assert_eq!(day.ymd(), (date.year(), date.month(), date.day()));
            assert_eq!(day.weekday() as u32, date.weekday().num_days_from_monday());
            assert_eq!(day.monday().weekday(), Weekday::Monday);
            assert!((0..7).contains(&(day - day.monday())));
            assert_eq!(day.to_string(), date.to_string());
            assert_eq!(day.to_string().parse(), Ok(day));
            assert_eq!(day.first_of_month().ymd().2, 1);
            assert_eq!(day.first_of_next_month().ymd().2, 1);
            assert!(day.first_of_next_month() > day);
            date = date.succ_opt().unwrap();
        }
    }

    #[test]
    fn odd_texts_are_refused() {
        for text in [
            "",
            "2024-1-1",
            "2024/01/01",
            "+024-01-01",
            "2024-13-01",
            "2024-01-011",
            "２０２４-01-01",
            "0000-01-01",
        ] {
            assert_eq!(text.parse::<Day>(), Err(ParseDayError), "{text}");
        }
    }

    #[test]
    fn sums_stay_writable() {
        assert_eq!(Day::MAX + 1, Day::MAX);
        assert_eq!(Day::MIN - i32::MAX, Day::MIN);
    }

    #[test]
    fn ranges_include_both_ends() {
        let range = DayRange {
            first: Day(10),
            last: Day(12),
        };
        assert!(range.contains(Day(10)) && range.contains(Day(12)));
        assert!(!range.contains(Day(9)) && !range.contains(Day(13)));
        let span = |start, end| DateSpan {
            start: Day(start),
            end: Day(end),
            precision: Precision::Day,
        };
        assert!(
            range.touches(span(5, 10)) && range.touches(span(12, 20)) && range.touches(span(1, 99))
        );
        assert!(!range.touches(span(5, 9)) && !range.touches(span(13, 13)));
    }
}
