//! Reads the files of the dataset: any bytes in, what can be shown and all faults out.

use std::collections::{HashMap, HashSet};

use serde::de::DeserializeOwned;

use super::check::{self, Known};
use super::check_tables::{self, Named};
use super::fault::Fault;
use super::raw::{self, Feature};
use super::table::{self, Format, Row};
use crate::model::{Dataset, Detail, Event, Place};

/// The bytes of the five files of the dataset.
#[derive(Clone, Copy, Debug, Default)]
pub struct Files<'a> {
    /// `events.geojson`
    pub events: &'a [u8],
    /// `places.json`
    pub places: &'a [u8],
    /// `claimants.json`
    pub claimants: &'a [u8],
    /// `publishers.json`
    pub publishers: &'a [u8],
    /// `measures.json`
    pub measures: &'a [u8],
}

/// What could be read, and what could not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// All that can be shown.
    pub dataset: Dataset,
    /// All that is wrong, in the order of the files and their records.
    pub faults: Vec<Fault>,
}

const EVENTS: Format = Format {
    file: "events.geojson",
    noun: "event",
    members: raw::FEATURE_MEMBERS,
};
const PLACES: Format = Format {
    file: "places.json",
    noun: "place",
    members: raw::PLACE_MEMBERS,
};
const CLAIMANTS: Format = Format {
    file: "claimants.json",
    noun: "claimant",
    members: raw::CLAIMANT_MEMBERS,
};
const PUBLISHERS: Format = Format {
    file: "publishers.json",
    noun: "publisher",
    members: raw::PUBLISHER_MEMBERS,
};
const MEASURES: Format = Format {
    file: "measures.json",
    noun: "measure",
    members: raw::MEASURE_MEMBERS,
};

/// Reads the dataset. A record that is wrong is left out and listed; the rest
/// is there. Never panics, whatever the bytes are.
pub fn read(files: &Files) -> Loaded {
    let mut faults = Vec::new();
    let places = read_places(files.places, &mut faults);
    let claimants = read_table(&CLAIMANTS, files.claimants, &mut faults);
    let publishers = read_table(&PUBLISHERS, files.publishers, &mut faults);
    let measures = read_table(&MEASURES, files.measures, &mut faults);
    let known = Known {
        places: places.as_ref().map(|places| {
            let entries = places.iter().enumerate();
            entries
                .map(|(i, place)| (place.id.as_str(), (i as u32, place)))
                .collect::<HashMap<_, _>>()
        }),
        claimants: ids_of(claimants.as_deref()),
        publishers: ids_of(publishers.as_deref()),
        measures: ids_of(measures.as_deref()),
    };
    let (events, details) = read_events(files.events, &known, &mut faults)
        .into_iter()
        .unzip();
    Loaded {
        dataset: Dataset {
            events,
            details,
            places: places.unwrap_or_default(),
            claimants: claimants.unwrap_or_default(),
            publishers: publishers.unwrap_or_default(),
            measures: measures.unwrap_or_default(),
        },
        faults,
    }
}

fn ids_of<T: Named>(table: Option<&[T]>) -> Option<HashSet<&str>> {
    Some(table?.iter().map(Named::id).collect())
}

/// The records of a table that keep the common rules, each with its row.
fn read_rows<'a, T: Named + DeserializeOwned>(
    format: &Format,
    bytes: &'a [u8],
    faults: &mut Vec<Fault>,
) -> Option<Vec<(T, Row<'a>)>> {
    let mut ids = HashSet::new();
    let rows = table::rows_of_list(format, bytes, faults)?;
    let rows = rows.into_iter().enumerate();
    let read = rows.filter_map(|(i, row)| {
        let record: T = table::record(format, &row, i + 1, faults)?;
        let mut report = check_tables::report(format, &row, record.id(), faults);
        check_tables::named(&record, &mut ids, &mut report);
        (!report.left_out).then_some((record, row))
    });
    Some(read.collect())
}

fn read_table<T: Named + DeserializeOwned>(
    format: &Format,
    bytes: &[u8],
    faults: &mut Vec<Fault>,
) -> Option<Vec<T>> {
    let read = read_rows(format, bytes, faults)?.into_iter();
    Some(read.map(|(record, _)| record).collect())
}

fn read_places(bytes: &[u8], faults: &mut Vec<Fault>) -> Option<Vec<Place>> {
    let read: Vec<(Place, Row)> = read_rows(&PLACES, bytes, faults)?;
    let (mut places, rows): (Vec<Place>, Vec<Row>) = read.into_iter().unzip();
    for (place, row) in places.iter_mut().zip(&rows) {
        let mut report = check_tables::report(&PLACES, row, &place.id, faults);
        check_tables::place(place, &mut report);
    }
    check_tables::parents(&PLACES, &mut places, &rows, faults);
    Some(places)
}

/// The events that keep the rules, ordered by first day, then id.
fn read_events(bytes: &[u8], known: &Known, faults: &mut Vec<Fault>) -> Vec<(Event, Detail)> {
    let rows = table::rows_of_collection(&EVENTS, bytes, faults).unwrap_or_default();
    let mut ids = HashSet::new();
    let mut events: Vec<(Event, Detail)> = Vec::with_capacity(rows.len());
    let mut before: Option<(crate::model::Day, String)> = None;
    for (i, row) in rows.iter().enumerate() {
        let Some(feature) = table::record::<Feature>(&EVENTS, row, i + 1, faults) else {
            continue;
        };
        let mut report = check_tables::report(&EVENTS, row, &feature.id, faults);
        check::event(&feature, known, &mut ids, &mut report);
        let here = (feature.properties.date, feature.id.clone());
        if before.as_ref().is_some_and(|before| here < *before) {
            report.odd(
                "date",
                "an event out of order",
                "events ordered by date, then id",
            );
        }
        before = Some(here);
        if !report.left_out {
            let place = feature.properties.place.as_deref();
            let place = place.and_then(|id| known.place(id)).map(|(index, _)| index);
            events.push(feature.into_event(place));
        }
    }
    events.sort_by(|(a, _), (b, _)| (a.span.start, &a.id).cmp(&(b.span.start, &b.id)));
    events
}
