//! What is said of a reader's own file: what was understood, and what was not.

use super::{LANG, Lang, date, number};
use crate::model::DayRange;

/// "99,812 events, 6 Aug 2024 to 26 Apr 2025, 188 rows refused".
pub fn summary(events: u32, days: Option<DayRange>, refused: u32) -> String {
    let events_text = counted(events, "event", "events");
    let mut text = match LANG {
        Lang::En if events == 0 => "No events".to_owned(),
        Lang::En => events_text,
    };
    if let Some(DayRange { first, last }) = days {
        text.push_str(", ");
        text.push_str(&date::short(first));
        if last > first {
            match LANG {
                Lang::En => text.push_str(" to "),
            }
            text.push_str(&date::short(last));
        }
    }
    if refused > 0 {
        match LANG {
            Lang::En => {
                text.push_str(", ");
                text.push_str(&counted(refused, "row", "rows"));
                text.push_str(" refused");
            }
        }
    }
    text
}

fn counted(n: u32, one: &str, many: &str) -> String {
    let noun = if n == 1 { one } else { many };
    format!("{} {noun}", number::grouped(n.into()))
}

/// How the dates of a file were read: the order of day and month where they
/// need one (`true` for the day first), and whether nothing in the file tells.
pub fn date_order(day_first: bool, guessed: bool) -> &'static str {
    match LANG {
        Lang::En => match (day_first, guessed) {
            (true, false) => "Dates are read day first: 6/8/2024 is 6 August.",
            (false, false) => "Dates are read month first: 8/6/2024 is 6 August.",
            (true, true) => {
                "No date of the file tells day from month. They are read day first: 6/8/2024 is 6 August."
            }
            (false, true) => {
                "No date of the file tells day from month. They are read month first: 8/6/2024 is 6 August."
            }
        },
    }
}

/// A way of writing dates that needs no order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum PlainDates {
    YearFirst,
    Compact,
    Words,
    Epoch,
}

/// How the dates of a file were read where they need no order.
pub fn plain_dates(dates: PlainDates) -> &'static str {
    match LANG {
        Lang::En => match dates {
            PlainDates::YearFirst => "Dates have the year first, as in 2024-08-06.",
            PlainDates::Compact => "Dates are written as 20240806.",
            PlainDates::Words => "Dates name the month, as in 6 August 2024.",
            PlainDates::Epoch => {
                "Dates are seconds or thousandths since 1970; the day is that of UTC."
            }
        },
    }
}

/// Events without coordinates: they are in the list alone.
pub fn unplaced(n: u32) -> String {
    match LANG {
        Lang::En => format!(
            "{} without coordinates: in the list, not on the map.",
            counted(n, "event", "events")
        ),
    }
}

/// Lines and areas, each shown by one point.
pub fn shapes(n: u32) -> String {
    match LANG {
        Lang::En => format!(
            "{} shown by one point each, drawn as roughly placed.",
            counted(n, "line or area is", "lines and areas are")
        ),
    }
}

/// Rows with bytes that are not UTF-8.
pub fn mangled(n: u32) -> String {
    match LANG {
        Lang::En => format!(
            "{} not UTF-8: letters that could not be read are shown as \u{fffd}. Saving the file as UTF-8 helps.",
            counted(n, "row is", "rows are")
        ),
    }
}

/// Longitude and latitude had changed places in the whole file.
pub fn swapped() -> &'static str {
    match LANG {
        Lang::En => "Longitude and latitude had changed places in this file; they were put right.",
    }
}

/// A point without a name: "51.19 N, 35.27 E", to a hundredth of a degree,
/// which is about a kilometre.
pub fn coordinates(lon: f64, lat: f64) -> String {
    let degrees = |value: f64, letters: [char; 2]| {
        let letter = letters[usize::from(value < 0.0)];
        format!("{:.2}\u{a0}{letter}", value.abs())
    };
    match LANG {
        Lang::En => format!("{}, {}", degrees(lat, ['N', 'S']), degrees(lon, ['E', 'W'])),
    }
}

/// The headline of a row that has none: "Row 17".
pub fn untitled(row: u32) -> String {
    match LANG {
        Lang::En => format!("Row {}", number::grouped(row.into())),
    }
}

/// One refused row: "Line 17, date: found "x", expected a date".
pub fn refusal(line: u32, column: &str, found: &str, expected: &str) -> String {
    let comma = if column.is_empty() { "" } else { ", " };
    match LANG {
        Lang::En => format!("Line {line}{comma}{column}: found {found}, expected {expected}"),
    }
}

/// Why a file cannot be opened at all.
pub fn file_refused(found: &str, expected: &str) -> String {
    match LANG {
        Lang::En => format!("The file cannot be opened: found {found}, expected {expected}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;

    #[test]
    fn a_file_is_summed_up() {
        let days = DayRange {
            first: Day::from_ymd(2024, 8, 6).unwrap(),
            last: Day::from_ymd(2025, 4, 26).unwrap(),
        };
        assert_eq!(
            summary(99_812, Some(days), 188),
            "99,812 events, 6 Aug 2024 to 26 Apr 2025, 188 rows refused"
        );
        let one = DayRange {
            first: days.first,
            last: days.first,
        };
        assert_eq!(summary(1, Some(one), 0), "1 event, 6 Aug 2024");
        assert_eq!(summary(0, None, 1), "No events, 1 row refused");
    }

    #[test]
    fn refusals_name_line_column_found_and_expected() {
        assert_eq!(
            refusal(17, "date", "\"x\"", "a date"),
            "Line 17, date: found \"x\", expected a date"
        );
        assert_eq!(
            refusal(2, "", "nothing", "a date"),
            "Line 2: found nothing, expected a date"
        );
    }
}
