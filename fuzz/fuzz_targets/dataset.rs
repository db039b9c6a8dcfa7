//! Reads any bytes as the published events, beside tables of a few records, so that a run is quick: reading ends, and what is kept holds the invariants.
#![no_main]

use kursk_timeline::data::{Files, read, read_first};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let loaded = read(&Files {
        events: bytes,
        places: include_bytes!("../tables/places.json"),
        claimants: include_bytes!("../tables/claimants.json"),
        publishers: include_bytes!("../tables/publishers.json"),
        measures: include_bytes!("../tables/measures.json"),
    });
    let dataset = &loaded.dataset;
    assert_eq!(dataset.events.len(), dataset.details.len());
    for pair in dataset.events.windows(2) {
        assert!((pair[0].span.start, &pair[0].id) < (pair[1].span.start, &pair[1].id));
    }
    for event in &dataset.events {
        assert!(event.span.start <= event.span.end);
        assert!(
            event
                .place
                .is_none_or(|place| (place as usize) < dataset.places.len())
        );
    }
    read_first(bytes);
});
