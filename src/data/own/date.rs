//! Dates as people write them in tables.
//!
//! A date is a civil day: what stands behind it (a time of day, a time zone)
//! is not looked at, so that `2024-08-06T23:30:00+03:00` is 6 August
//! wherever it is read. Only a plain number of seconds since 1970 has to be
//! read in some zone, and is read as UTC.
//!
//! Whether `6/8/2024` is June or August cannot be told from one cell. Such
//! dates stay [`Written::Either`] until the whole file has been seen; one
//! order then holds for all of them.

use crate::model::{Day, Precision};

/// How the numbers of dates such as `6/8/2024` are ordered in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 6 August.
    DayFirst,
    /// 8 June.
    MonthFirst,
}

/// A way to write dates, told apart so that the reader can be told what was
/// understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    /// `2024-08-06`, and everything that has the year first.
    YearFirst,
    /// `20240806`
    Compact,
    /// `6 August 2024`
    Words,
    /// Seconds or thousandths since 1970.
    Epoch,
    /// `6/8/2024`, `06.08.24`: needs a [`DateOrder`].
    Numbers,
}

impl DateForm {
    /// All forms.
    pub const ALL: [DateForm; 5] = [
        DateForm::YearFirst,
        DateForm::Compact,
        DateForm::Words,
        DateForm::Epoch,
        DateForm::Numbers,
    ];
}

/// Days from `first` to `last`, and how exactly they are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// First day.
    pub first: Day,
    /// Last day; after the first for a month or a year.
    pub last: Day,
    /// How exactly.
    pub precision: Precision,
}

/// A date as far as its cell alone says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// These days.
    Known(Days),
    /// Two numbers and a year, day and month in either order.
    Either {
        /// The first number.
        a: u8,
        /// The second number.
        b: u8,
        /// The year.
        year: u16,
        /// Whether it is marked as approximate.
        approx: bool,
    },
}

impl Written {
    /// The days, once the order is decided; `None` where there is no such day.
    pub fn days(self, order: DateOrder) -> Option<Days> {
        match self {
            Written::Known(days) => Some(days),
            Written::Either { a, b, year, approx } => {
                let (day, month) = match order {
                    DateOrder::DayFirst => (a, b),
                    DateOrder::MonthFirst => (b, a),
                };
                let day = Day::from_ymd(year.into(), month.into(), day.into())?;
                Some(Days {
                    first: day,
                    last: day,
                    precision: precision(approx),
                })
            }
        }
    }

    /// The order that this date speaks for; `None` where it fits both or neither.
    pub fn order(self) -> Option<DateOrder> {
        let fits = |order| self.days(order).is_some();
        match (fits(DateOrder::DayFirst), fits(DateOrder::MonthFirst)) {
            (true, false) => Some(DateOrder::DayFirst),
            (false, true) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }
}

fn precision(approx: bool) -> Precision {
    if approx {
        Precision::Approx
    } else {
        Precision::Day
    }
}

/// Reads a date. `None` where it is none.
pub fn read(text: &str) -> Option<(Written, DateForm)> {
    // Most dates are written like this.
    if let Ok(day) = text.parse() {
        return Some((on(day), DateForm::YearFirst));
    }
    let (text, approx) = without_doubt(text.trim());
    let (first, last) = match text.split_once('/') {
        // An interval of ISO 8601; `6/8/2024` has no year in front of the slash.
        Some((first, last)) if first.len() >= 8 && last.len() >= 8 => (first, Some(last)),
        _ => (text, None),
    };
    let (written, form) = if !first.is_empty() && first.bytes().all(|b| b.is_ascii_digit()) {
        of_digits(first)?
    } else if let Some(seconds) = seconds(first) {
        (epoch(seconds)?, DateForm::Epoch)
    } else {
        of_parts(first, approx)?
    };
    match (last, written) {
        (Some(last), Written::Known(from)) => {
            let (Written::Known(to), _) = read(last)? else {
                return None;
            };
            let days = Days {
                last: to.last,
                ..from
            };
            (days.first <= days.last).then_some((Written::Known(days), form))
        }
        (Some(_), _) => None,
        (None, Written::Known(mut days)) => {
            if approx && days.precision == Precision::Day {
                days.precision = Precision::Approx;
            }
            Some((Written::Known(days), form))
        }
        (None, either) => Some((either, form)),
    }
}

/// The text without the marks of doubt of ISO 8601-2 and of plain speech.
fn without_doubt(text: &str) -> (&str, bool) {
    let mut rest = text.trim_end_matches(['~', '?', '%']);
    for mark in ["~", "ca. ", "ca ", "c. ", "circa ", "about "] {
        rest = rest.strip_prefix(mark).unwrap_or(rest);
    }
    (rest.trim(), rest.len() < text.len())
}

fn number(text: &str) -> Option<u32> {
    text.parse().ok()
}

fn on(day: Day) -> Written {
    Written::Known(Days {
        first: day,
        last: day,
        precision: Precision::Day,
    })
}

/// A month, or with `None` a year.
fn whole(year: u32, month: Option<u32>) -> Option<Written> {
    let first = Day::from_ymd(year as i32, month.unwrap_or(1), 1)?;
    let next = match month {
        Some(_) => first.first_of_next_month(),
        None => Day::from_ymd(year as i32, 12, 31)? + 1,
    };
    Some(Written::Known(Days {
        first,
        last: next - 1,
        precision: Precision::Month,
    }))
}

/// A date of digits alone: `20240806`, `2024`, `202408`, or a time since 1970.
fn of_digits(text: &str) -> Option<(Written, DateForm)> {
    let part = |from: usize, to: usize| number(text.get(from..to)?);
    match text.len() {
        4 => Some((whole(part(0, 4)?, None)?, DateForm::YearFirst)),
        6 => Some((whole(part(0, 4)?, Some(part(4, 6)?))?, DateForm::Compact)),
        8 | 12 | 14 => {
            let day = Day::from_ymd(part(0, 4)? as i32, part(4, 6)?, part(6, 8)?);
            match day.filter(|day| day.ymd().0 >= 1000) {
                Some(day) => Some((on(day), DateForm::Compact)),
                // Twelve digits can also be thousandths of a second.
                None if text.len() == 12 => Some((epoch(seconds(text)?)?, DateForm::Epoch)),
                None => None,
            }
        }
        9..=13 => Some((epoch(seconds(text)?)?, DateForm::Epoch)),
        _ => None,
    }
}

/// A number of seconds or thousandths since 1970, as seconds.
fn seconds(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = |b: u8| b.is_ascii_digit() || b == b'.';
    if !digits.bytes().all(plain) || digits.matches('.').count() > 1 {
        return None;
    }
    let value: f64 = text.parse().ok()?;
    let whole = digits.split('.').next().unwrap_or_default().len();
    match whole {
        9 | 10 => Some(value),
        11..=13 => Some(value / 1000.0),
        _ => None,
    }
}

fn epoch(seconds: f64) -> Option<Written> {
    let days = (seconds / 86_400.0).floor();
    // Between 1900 and 2100: other numbers of that length are telephone numbers and the like.
    (-25_567.0..47_482.0)
        .contains(&days)
        .then(|| on(Day(days as i32)))
}

/// A part of a written date.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Number { value: u32, digits: usize },
    Month(u32),
}

/// A date of numbers and words, with signs or spaces between them.
fn of_parts(text: &str, approx: bool) -> Option<(Written, DateForm)> {
    let mut parts = [None; 3];
    let mut count = 0;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if count == parts.len() {
            // What follows is a time of day, or it is no date.
            let after = matches!(first, 'T' | 't' | ' ' | ',' | 'Z' | 'г' | 'р' | '.');
            if !after {
                return None;
            }
            break;
        }
        let run = |is: fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
        if first.is_ascii_digit() {
            let (digits, after) = rest.split_at(run(|c| c.is_ascii_digit()));
            if after.starts_with(':') {
                break;
            }
            if digits.len() > 4 {
                return None;
            }
            parts[count] = Some(Part::Number {
                value: number(digits)?,
                digits: digits.len(),
            });
            count += 1;
            rest = after;
        } else if first.is_alphabetic() {
            let (word, after) = rest.split_at(run(char::is_alphabetic));
            if let Some(month) = month(word) {
                parts[count] = Some(Part::Month(month));
                count += 1;
            } else if !passes(word) {
                return None;
            }
            rest = after;
        } else if matches!(first, '-' | '/' | '.' | ',' | ' ' | '\u{a0}') {
            rest = rest.get(first.len_utf8()..)?;
        } else {
            return None;
        }
    }
    use Part::{Month, Number};
    let day = |year: u32, month: u32, day: u32| Day::from_ymd(year as i32, month, day).map(on);
    Some(match parts {
        [
            Some(Number {
                value: year,
                digits: 4,
            }),
            second,
            third,
        ] => {
            let month = match second {
                Some(Number { value, .. } | Month(value)) => Some(value),
                None => None,
            };
            let written = match third {
                Some(Number { value, .. }) => day(year, month?, value)?,
                Some(Month(_)) => return None,
                None => whole(year, month)?,
            };
            (written, DateForm::YearFirst)
        }
        [
            Some(Number { value: d, .. }),
            Some(Month(m)),
            Some(Number { value: y, digits }),
        ]
        | [
            Some(Month(m)),
            Some(Number { value: d, .. }),
            Some(Number { value: y, digits }),
        ] => (day(full_year(y, digits)?, m, d)?, DateForm::Words),
        [
            Some(Month(m)),
            Some(Number {
                value: y,
                digits: 4,
            }),
            None,
        ] => (whole(y, Some(m))?, DateForm::Words),
        [
            Some(Number { value: a, .. }),
            Some(Number { value: b, .. }),
            Some(Number { value: y, digits }),
        ] => {
            let written = Written::Either {
                a: u8::try_from(a).ok()?,
                b: u8::try_from(b).ok()?,
                year: full_year(y, digits)? as u16,
                approx,
            };
            let fits = |order| written.days(order).is_some();
            if !fits(DateOrder::DayFirst) && !fits(DateOrder::MonthFirst) {
                return None;
            }
            (written, DateForm::Numbers)
        }
        _ => return None,
    })
}

/// The year that two digits stand for: 1970 to 2069.
fn full_year(year: u32, digits: usize) -> Option<u32> {
    match digits {
        4 => Some(year),
        2 if year < 70 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

/// Words that stand in dates and say nothing about the day.
fn passes(word: &str) -> bool {
    const WORDS: [&str; 17] = [
        "st", "nd", "rd", "th", "of", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "г", "р",
        "года", "року", "t",
    ];
    let word = word.to_lowercase();
    let is_weekday = word.len() >= 6 && word.ends_with("day");
    is_weekday || WORDS.contains(&word.as_str())
}

/// The month that a word names: English, Russian or Ukrainian, in full or by
/// its first letters.
fn month(word: &str) -> Option<u32> {
    const STARTS: [[&str; 3]; 12] = [
        ["jan", "янв", "січ"],
        ["feb", "фев", "лют"],
        ["mar", "мар", "бер"],
        ["apr", "апр", "кві"],
        ["may", "ма", "тра"],
        ["jun", "июн", "чер"],
        ["jul", "июл", "лип"],
        ["aug", "авг", "сер"],
        ["sep", "сен", "вер"],
        ["oct", "окт", "жов"],
        ["nov", "ноя", "лис"],
        ["dec", "дек", "гру"],
    ];
    let word = word.to_lowercase();
    (word.chars().count() >= 3).then_some(())?;
    (1..)
        .zip(STARTS)
        .find(|(_, starts)| starts.iter().any(|start| word.starts_with(start)))
        .map(|(month, _)| month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Option<String> {
        let (written, _) = read(text)?;
        let days = written.days(DateOrder::DayFirst)?;
        let exactly = match days.precision {
            Precision::Day => "",
            Precision::Approx => " about",
            Precision::Month => " within",
        };
        Some(if days.first == days.last {
            format!("{}{exactly}", days.first)
        } else {
            format!("{}..{}{exactly}", days.first, days.last)
        })
    }

    #[test]
    fn dates_of_many_tables() {
        for (text, expected) in [
            ("2024-08-06", "2024-08-06"),
            (" 2024-08-06T23:30:00+03:00 ", "2024-08-06"),
            ("2024-08-06 23:59:59.999Z", "2024-08-06"),
            ("2024-08-06T00:00:00-11:00", "2024-08-06"),
            ("2024/8/6", "2024-08-06"),
            ("2024.08.06", "2024-08-06"),
            ("20240806", "2024-08-06"),
            ("20240806123000", "2024-08-06"),
            ("06/08/2024", "2024-08-06"),
            ("6.8.24", "2024-08-06"),
            ("06-08-2024 18:30", "2024-08-06"),
            ("6 August 2024", "2024-08-06"),
            ("August 6th, 2024", "2024-08-06"),
            ("17 SEP 2026", "2026-09-17"),
            ("06-Aug-24", "2024-08-06"),
            ("Tue, 06 Aug 2024 10:00:00 GMT", "2024-08-06"),
            ("6 августа 2024 г.", "2024-08-06"),
            ("6 серпня 2024 року", "2024-08-06"),
            ("9 мая 2024", "2024-05-09"),
            ("2024-08", "2024-08-01..2024-08-31 within"),
            ("August 2024", "2024-08-01..2024-08-31 within"),
            ("2024", "2024-01-01..2024-12-31 within"),
            ("2024-08-06?", "2024-08-06 about"),
            ("~2024-08-06", "2024-08-06 about"),
            ("c. 6/8/2024", "2024-08-06 about"),
            ("2024-08-06/2024-08-09", "2024-08-06..2024-08-09"),
            ("1722902400", "2024-08-06"),
            ("1722902399", "2024-08-05"),
            ("1722902400000", "2024-08-06"),
            ("1722902400.5", "2024-08-06"),
            ("-100000000", "1966-10-31"),
        ] {
            assert_eq!(days(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            "-",
            "n/a",
            "18:30",
            "2024-13-01",
            "2024-02-30",
            "32/13/2024",
            "45510",
            "6/8",
            "August",
            "1234567890123456",
            "2024-08-06x",
            "9999999999999",
            "2024-08-09/2024-08-06",
            "tomorrow",
            "00000000",
            "６.８.2024",
        ] {
            assert_eq!(days(text), None, "{text}");
        }
    }

    #[test]
    fn the_order_that_a_date_speaks_for() {
        let order = |text| read(text).unwrap().0.order();
        assert_eq!(order("13/8/2024"), Some(DateOrder::DayFirst));
        assert_eq!(order("8/13/2024"), Some(DateOrder::MonthFirst));
        assert_eq!(order("8/6/2024"), None);
        assert_eq!(order("2024-08-06"), None);
    }
}
