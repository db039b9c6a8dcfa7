//! Reads any text as a date: a day that is found lies within the calendar, and ends no earlier than it begins.
#![no_main]

use kursk_timeline::data::own::date::{DateOrder, read};
use kursk_timeline::data::own::place::{coordinate, pair};
use kursk_timeline::model::Day;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Some((written, _)) = read(text) {
        let orders = [DateOrder::DayFirst, DateOrder::MonthFirst];
        assert!(orders.iter().any(|order| written.days(*order).is_some()));
        for days in orders.into_iter().filter_map(|order| written.days(order)) {
            assert!(Day::MIN <= days.first && days.first <= days.last && days.last <= Day::MAX);
        }
    }
    if let Ok(Some(degrees)) = coordinate(text) {
        assert!(degrees.is_finite());
    }
    let _ = pair(text);
});
