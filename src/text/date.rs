//! Dates in words. Days are civil days: no time zones, nothing is looked up.

use super::{LANG, Lang};
use crate::model::{Basis, DateSpan, Day, DayRange, Precision};

/// "12 November 2024".
pub fn long(day: Day) -> String {
    let (year, month, day) = day.ymd();
    match LANG {
        Lang::En => format!("{day} {} {year}", month_name(month)),
    }
}

/// "12 Nov 2024".
pub fn short(day: Day) -> String {
    let (year, month, day) = day.ymd();
    match LANG {
        Lang::En => format!("{day} {} {year}", abbreviated(month)),
    }
}

/// "12 Nov", where the year is plain from what stands around it.
pub fn day_month(day: Day) -> String {
    let (_, month, day) = day.ymd();
    match LANG {
        Lang::En => format!("{day} {}", abbreviated(month)),
    }
}

/// "Nov".
pub fn month_short(day: Day) -> &'static str {
    abbreviated(day.ymd().1)
}

/// "November 2024".
pub fn month_year(day: Day) -> String {
    let (year, month, _) = day.ymd();
    match LANG {
        Lang::En => format!("{} {year}", month_name(month)),
    }
}

/// When something happened, as exactly as it is known and no more:
/// "12 November 2024", "30 October to 2 November 2024", "about 11 November
/// 2024", "between 8 and 13 October 2024", "November 2024".
pub fn span(span: DateSpan) -> String {
    let DateSpan {
        start,
        end,
        precision,
    } = span;
    match (precision, start == end) {
        (Precision::Day, true) => long(start),
        (Precision::Day, false) => range(DayRange {
            first: start,
            last: end,
        }),
        (Precision::Approx, true) => match LANG {
            Lang::En => format!("about {}", long(start)),
        },
        (Precision::Approx, false) => {
            let from = shared_start(start, end);
            match LANG {
                Lang::En => format!("between {from} and {}", long(end)),
            }
        }
        (Precision::Month, _) => months(start, end),
    }
}

/// When something happened, as the beginning of a sentence: "On 12 November
/// 2024", "Between 8 and 13 October 2024", "About 11 November 2024", "In
/// November 2024".
pub fn when(span: DateSpan) -> String {
    let DateSpan {
        start,
        end,
        precision,
    } = span;
    let same_month = start.ymd().0 == end.ymd().0 && start.ymd().1 == end.ymd().1;
    match (LANG, precision) {
        (Lang::En, Precision::Day) if start == end => format!("On {}", long(start)),
        (Lang::En, Precision::Approx) if start == end => format!("About {}", long(start)),
        (Lang::En, Precision::Month) if same_month => format!("In {}", month_year(start)),
        (Lang::En, Precision::Month) => {
            let from = match start.ymd().0 == end.ymd().0 {
                true => month_name(start.ymd().1).to_owned(),
                false => month_year(start),
            };
            format!("Between {from} and {}", month_year(end))
        }
        (Lang::En, _) => format!("Between {} and {}", shared_start(start, end), long(end)),
    }
}

/// Days from first to last, both included: "6 to 12 November 2024".
pub fn range(days: DayRange) -> String {
    if days.first >= days.last {
        return long(days.last);
    }
    let from = shared_start(days.first, days.last);
    match LANG {
        Lang::En => format!("{from} to {}", long(days.last)),
    }
}

/// The days that are visible, as the end of a sentence: "up to 12 November
/// 2024" (a range from [`Day::MIN`]), "from 6 to 12 November 2024", "on 12
/// November 2024".
pub fn visible(days: DayRange) -> String {
    match LANG {
        Lang::En if days.first <= Day::MIN => format!("up to {}", long(days.last)),
        Lang::En if days.first >= days.last => format!("on {}", long(days.last)),
        Lang::En => format!("from {}", range(days)),
    }
}

/// The days that are visible, as the end of a sentence, and by which days of
/// an event: "published up to 12 November 2024".
pub fn shown(days: DayRange, basis: Basis) -> String {
    let when = visible(days);
    match LANG {
        Lang::En if basis == Basis::Published => format!("published {when}"),
        Lang::En => when,
    }
}

fn months(start: Day, end: Day) -> String {
    let ((first_year, first_month, _), (last_year, last_month, _)) = (start.ymd(), end.ymd());
    match LANG {
        Lang::En if (first_year, first_month) == (last_year, last_month) => month_year(start),
        Lang::En if first_year == last_year => {
            format!("{} to {}", month_name(first_month), month_year(end))
        }
        Lang::En => format!("{} to {}", month_year(start), month_year(end)),
    }
}

/// The first day of a range, without what its last day says anyway.
fn shared_start(first: Day, last: Day) -> String {
    let ((first_year, first_month, day), (last_year, last_month, _)) = (first.ymd(), last.ymd());
    match LANG {
        Lang::En if first_year != last_year => long(first),
        Lang::En if first_month != last_month => format!("{day} {}", month_name(first_month)),
        Lang::En => day.to_string(),
    }
}

fn month_name(month: u32) -> &'static str {
    match LANG {
        Lang::En => match month {
            1 => "January",
            2 => "February",
            3 => "March",
            4 => "April",
            5 => "May",
            6 => "June",
            7 => "July",
            8 => "August",
            9 => "September",
            10 => "October",
            11 => "November",
            _ => "December",
        },
    }
}

fn abbreviated(month: u32) -> &'static str {
    let name = month_name(month);
    match LANG {
        // English month names are ASCII; the third letter always exists.
        Lang::En => name.get(..3).unwrap_or(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn spanned(start: &str, end: &str, precision: Precision) -> String {
        span(DateSpan {
            start: day(start),
            end: day(end),
            precision,
        })
    }

    #[test]
    fn single_days() {
        let november = day("2024-11-12");
        assert_eq!(long(november), "12 November 2024");
        assert_eq!(short(november), "12 Nov 2024");
        assert_eq!(day_month(november), "12 Nov");
        assert_eq!(month_short(november), "Nov");
        assert_eq!(month_year(november), "November 2024");
        assert_eq!(short(day("2025-05-01")), "1 May 2025");
    }

    #[test]
    fn spans_say_no_more_than_is_known() {
        use Precision::{Approx, Day, Month};
        assert_eq!(spanned("2024-11-12", "2024-11-12", Day), "12 November 2024");
        assert_eq!(
            spanned("2024-10-30", "2024-11-02", Day),
            "30 October to 2 November 2024"
        );
        assert_eq!(
            spanned("2024-11-11", "2024-11-11", Approx),
            "about 11 November 2024"
        );
        assert_eq!(
            spanned("2024-10-08", "2024-10-13", Approx),
            "between 8 and 13 October 2024"
        );
        assert_eq!(spanned("2024-11-01", "2024-11-01", Month), "November 2024");
        assert_eq!(
            spanned("2024-11-01", "2024-12-15", Month),
            "November to December 2024"
        );
        assert_eq!(
            spanned("2024-12-28", "2025-01-03", Day),
            "28 December 2024 to 3 January 2025"
        );
        assert_eq!(
            spanned("2024-12-01", "2025-01-31", Month),
            "December 2024 to January 2025"
        );
    }

    #[test]
    fn what_is_visible() {
        let from = |first: Day| {
            visible(DayRange {
                first,
                last: day("2024-11-12"),
            })
        };
        assert_eq!(from(Day::MIN), "up to 12 November 2024");
        assert_eq!(from(day("2024-11-12")), "on 12 November 2024");
        let one = DayRange {
            first: day("2024-11-12"),
            last: day("2024-11-12"),
        };
        assert_eq!(shown(one, Basis::Happened), visible(one));
        assert_eq!(
            shown(one, Basis::Published),
            "published on 12 November 2024"
        );
        assert_eq!(from(day("2024-11-06")), "from 6 to 12 November 2024");
        assert_eq!(
            from(day("2024-10-30")),
            "from 30 October to 12 November 2024"
        );
    }
}
