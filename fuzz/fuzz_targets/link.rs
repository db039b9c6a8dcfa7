//! Opens any text as a link: what it says can be written as a link again, which says the same.
#![no_main]

use kursk_timeline::index::Catalog;
use kursk_timeline::model::{Dataset, Day, DayRange};
use kursk_timeline::view::{ViewState, link};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let catalog = Catalog::new(Dataset::default());
    let days = DayRange {
        first: Day(19_941),
        last: Day(20_205),
    };
    let opening = ViewState::opening(days, 900.0, 600.0);
    let state = link::parse(text, days).apply(&opening, &catalog);
    let written = link::encode(&state, &catalog);
    let again = link::parse(&written, days).apply(&opening, &catalog);
    assert_eq!(written, link::encode(&again, &catalog));
});
