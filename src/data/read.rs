//! Reads the files of the dataset: any bytes in, what can be shown and all faults out.

use super::check::{self, Known};
use super::check_tables;
use super::fault::Fault;
use super::fields;
use super::record::Record;
use super::table::{self, Format};
use crate::model::{Dataset, Day, Event, Ids, Place};

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

const fn format(file: &'static str, noun: &'static str) -> Format {
    Format { file, noun }
}

const EVENTS: Format = format("events.geojson", "event");
const PLACES: Format = format("places.json", "place");
const CLAIMANTS: Format = format("claimants.json", "claimant");
const PUBLISHERS: Format = format("publishers.json", "publisher");
const MEASURES: Format = format("measures.json", "measure");

/// Reads the dataset. A record that is wrong is left out and listed; the rest
/// is there. Never panics, whatever the bytes are.
pub fn read(files: &Files) -> Loaded {
    let mut loaded = Loaded::default();
    let Loaded { dataset, faults } = &mut loaded;
    let Dataset {
        events,
        details,
        places,
        claimants,
        publishers,
        measures,
        ..
    } = dataset;
    let place_ids = read_places(files.places, places, faults);
    let known = Known {
        places: place_ids.as_ref(),
        place: places,
        claimants: read_table(&CLAIMANTS, files.claimants, faults, &mut |record, ids| {
            let claimant = fields::claimant(record);
            if check_tables::named(record, ids, &claimant.id, &claimant.name) {
                claimants.push(claimant);
            }
        }),
        publishers: read_table(&PUBLISHERS, files.publishers, faults, &mut |record, ids| {
            let publisher = fields::publisher(record);
            if check_tables::named(record, ids, &publisher.id, &publisher.name) {
                publishers.push(publisher);
            }
        }),
        measures: read_table(&MEASURES, files.measures, faults, &mut |record, ids| {
            let measure = fields::measure(record);
            if check_tables::named(record, ids, &measure.id, &measure.name) {
                measures.push(measure);
            }
        }),
    };
    let mut seen = Ids::default();
    let mut before: Option<(Day, String)> = None;
    let rows = table::rows_of_collection(&EVENTS, files.events, faults).unwrap_or_default();
    for (i, row) in rows.iter().enumerate() {
        let Some(mut record) = Record::new(&EVENTS, row, i + 1, faults) else {
            continue;
        };
        let Some(feature) = fields::feature(&mut record) else {
            continue;
        };
        let report = &mut record.report;
        check::event(&feature, &known, &mut seen, report);
        let here = (feature.properties.date, feature.id.clone());
        if before.as_ref().is_some_and(|before| here < *before) {
            let expected = "events ordered by date, then id";
            report.odd(&"date", &"an event out of order", &expected);
        }
        before = Some(here);
        if record.is_kept() {
            let place = feature.properties.place.as_deref();
            let place = place.and_then(|id| known.place(id)).map(|(index, _)| index);
            // What the sources say, whatever the member says: the two differ only with a fault.
            let published_first = check::first_published(&feature.properties);
            let (mut event, detail) = feature.into_event(place);
            event.published_first = published_first;
            let at = place_of(events, &event);
            events.insert(at, event);
            details.insert(at, detail);
        }
    }
    loaded
}

/// Where an event belongs among those ordered by first day, then id. Files
/// are in that order, so it is most often the end.
pub(super) fn place_of(events: &[Event], event: &Event) -> usize {
    let is_before = |other: &Event| (other.span.start, &other.id) <= (event.span.start, &event.id);
    events
        .iter()
        .rposition(is_before)
        .map_or(0, |last| last + 1)
}

/// Hands each record of a table to `read`, which puts its id among those of
/// the table. `None` where the file cannot be read.
#[inline(never)]
fn read_table(
    format: &Format,
    bytes: &[u8],
    faults: &mut Vec<Fault>,
    read: &mut dyn FnMut(&mut Record, &mut Ids),
) -> Option<Ids> {
    let mut ids = Ids::default();
    let rows = table::rows_of_list(format, bytes, faults)?;
    for (i, row) in rows.iter().enumerate() {
        if let Some(mut record) = Record::new(format, row, i + 1, faults) {
            read(&mut record, &mut ids);
        }
    }
    Some(ids)
}

fn read_places(bytes: &[u8], places: &mut Vec<Place>, faults: &mut Vec<Fault>) -> Option<Ids> {
    let mut lines = Vec::new();
    let ids = read_table(&PLACES, bytes, faults, &mut |record, ids| {
        let mut place = fields::place(record);
        if check_tables::named(record, ids, &place.id, &place.name) {
            check_tables::place(&mut place, &mut record.report);
            lines.push(record.report.line);
            places.push(place);
        }
    })?;
    check_tables::parents(&PLACES, places, &ids, &lines, faults);
    Some(ids)
}
