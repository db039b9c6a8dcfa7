//! `movements.json`: composed movements, and notes on how reported ones are drawn.

use super::codes::{Codes, HEADINGS, LEGS, MODES, STANDINGS};
use super::fault::{Fault, Quoted};
use super::record::Record;
use super::report::Report;
use super::table::{self, Format};
use crate::model::way::COMPOSED_PREFIX;
use crate::model::{Composed, Dataset, Day, Detail, Event, Movement, Place, Stage, Way, WayNote};

const MOVEMENTS: Format = Format {
    file: "movements.json",
    noun: "movement",
};

/// Reads `movements.json` into a dataset whose events are there. A line that is
/// wrong, or that rests on a record which is not there, is left out and listed.
/// Never panics, whatever the bytes are.
pub fn read_ways(bytes: &[u8], dataset: &mut Dataset) -> Vec<Fault> {
    let mut faults = Vec::new();
    let rows = table::rows_of_list(&MOVEMENTS, bytes, &mut faults).unwrap_or_default();
    for (i, row) in rows.iter().enumerate() {
        let Some(mut record) = Record::new(&MOVEMENTS, row, i + 1, &mut faults) else {
            continue;
        };
        let id = record.text("id");
        let way = if id.starts_with(COMPOSED_PREFIX) {
            Way::Composed(composed(&mut record, id))
        } else {
            Way::Note(note(&mut record, id))
        };
        record.finish();
        let report = &mut record.report;
        if !report.left_out {
            if dataset.ways.iter().any(|other| other.id() == way.id()) {
                let found = format_args!("{} a second time", Quoted(way.id()));
                report.wrong(&"id", &found, &"an id that no other has");
            }
            match &way {
                Way::Composed(composed) => check_composed(composed, dataset, report),
                Way::Note(note) => check_note(note, dataset, report),
            }
        }
        if record.is_kept() {
            dataset.ways.push(way);
        }
    }
    faults
}

/// What is listed where the file could not be fetched, for that reason.
pub fn movements_missing(why: String) -> Fault {
    Fault {
        left_out: false,
        ..Fault::of_file(MOVEMENTS.file, why, "the file")
    }
}

fn composed(record: &mut Record, id: String) -> Composed {
    let mut way = Vec::new();
    record.objects("way", true, &mut |record| {
        way.push(Stage {
            place: record.text_if_given("place"),
            event: record.text("event"),
        });
    });
    Composed {
        id,
        title: record.text("title"),
        side: record.text("side"),
        unit: record.text_if_given("unit"),
        way,
        mode: record.code("mode", &MODES),
        standing: record.code("standing", &STANDINGS),
        also: record.texts("also", false),
        leg: code(record, "leg", &LEGS),
        note: record.text("note"),
    }
}

fn note(record: &mut Record, id: String) -> WayNote {
    WayNote {
        id,
        strength: record.text_if_given("strength"),
        part: record.text_if_given("part"),
        also_from: record.texts("also_from", false),
        apart: record.flag("apart", false),
        heading: code(record, "heading", &HEADINGS),
        leg: code(record, "leg", &LEGS),
    }
}

fn code<T: Copy, const N: usize>(
    record: &mut Record,
    name: &str,
    codes: &Codes<T, N>,
) -> Option<T> {
    Some(codes.values[record.code_index_if_given(name, &codes.names)?])
}

const AN_EVENT: &str = "the id of an event in events.geojson";
const A_PLACE: &str = "the id of a place in places.json";

fn check_composed(composed: &Composed, dataset: &Dataset, report: &mut Report) {
    let mut last = Day::MIN;
    let count = composed.way.len();
    for (i, stage) in composed.way.iter().enumerate() {
        let at = format!("way[{i}]");
        match dataset.event_index(&stage.event) {
            Some(event) => {
                let day = dataset.events[event as usize].span.start;
                if day < last {
                    let expected = format!("a record of {last} or later, as the one before");
                    report.wrong(&at, &format_args!("a record of {day}"), &expected);
                }
                last = day;
            }
            None => report.wrong(&at, &Quoted(&stage.event), &AN_EVENT),
        }
        match &stage.place {
            Some(place) => known_place(dataset, &at, place, report),
            None if i > 0 && i + 1 < count => {
                report.wrong(&at, &"no place", &"a place between the ends");
            }
            None => {}
        }
    }
    if count < 2 || composed.way.iter().all(|stage| stage.place.is_none()) {
        report.wrong(&"way", &"no way", &"two stages, one of them with a place");
    }
    for (i, id) in composed.also.iter().enumerate() {
        if dataset.event_index(id).is_none() {
            report.wrong(&format_args!("also[{i}]"), &Quoted(id), &AN_EVENT);
        }
    }
    if !["UA", "RU", "KP"].contains(&composed.side.as_str()) {
        report.odd(&"side", &Quoted(&composed.side), &"UA, RU or KP");
    }
}

fn check_note(note: &WayNote, dataset: &Dataset, report: &mut Report) {
    let event = dataset.event_index(&note.id);
    let detail = event.and_then(|event| dataset.details.get(event as usize));
    let Some((detail, movement)) = detail.and_then(|d| Some((d, d.movement.as_ref()?))) else {
        let expected = "the id of an event with a movement";
        report.wrong(&"id", &Quoted(&note.id), &expected);
        return;
    };
    if let Some(measure) = &note.strength
        && !detail.figures.iter().any(|f| f.measure == *measure)
    {
        let expected = "the measure of a figure of the event";
        report.wrong(&"strength", &Quoted(measure), &expected);
    }
    for place in &note.also_from {
        known_place(dataset, "also_from", place, report);
    }
    if note.heading.is_some() && movement.from.is_some() && movement.to.is_some() {
        let expected = "none, since both ends are given";
        report.odd(&"heading", &"a direction", &expected);
    }
}

fn place_by_id<'a>(dataset: &'a Dataset, id: &str) -> Option<&'a Place> {
    dataset.places.iter().find(|place| place.id == id)
}

fn known_place(dataset: &Dataset, at: &str, id: &str, report: &mut Report) {
    if place_by_id(dataset, id).is_none() {
        report.wrong(&at, &Quoted(id), &A_PLACE);
    }
}

/// The stages and starts whose place the record does not name: neither as its
/// place, nor in its statements of control, its movement or its texts. For
/// editors; the page does not ask.
pub fn unnamed(dataset: &Dataset) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut ask = |id: &str, field: String, place: &str, event: &str| {
        if !names(dataset, event, place) {
            faults.push(Fault {
                file: MOVEMENTS.file.to_owned(),
                line: 0,
                record: format!("{} {id}", MOVEMENTS.noun),
                field,
                found: Quoted(place).to_string(),
                expected: format!("a place that {event} names"),
                left_out: false,
            });
        }
    };
    for way in &dataset.ways {
        match way {
            Way::Composed(composed) => {
                for (i, stage) in composed.way.iter().enumerate() {
                    if let Some(place) = &stage.place {
                        ask(&composed.id, format!("way[{i}]"), place, &stage.event);
                    }
                }
            }
            Way::Note(note) => {
                for place in &note.also_from {
                    ask(&note.id, "also_from".to_owned(), place, &note.id);
                }
            }
        }
    }
    faults
}

fn names<'a>(dataset: &'a Dataset, event: &str, place: &'a str) -> bool {
    let Some(index) = dataset.event_index(event) else {
        return false;
    };
    let event = &dataset.events[index as usize];
    let Some(detail) = dataset.details.get(index as usize) else {
        return false;
    };
    let mut named: Vec<&str> = detail.control.iter().map(|c| c.place.as_str()).collect();
    named.extend(dataset.place_of(event).map(|place| place.id.as_str()));
    if let Some(Movement { from, via, to, .. }) = &detail.movement {
        named.extend(from.iter().chain(via).chain(to).map(String::as_str));
    }
    // Parents form no cycle in a checked dataset; the bound makes that no matter of trust.
    let lies_in = |mut inner: &'a str| {
        for _ in 0..8 {
            if inner == place {
                return true;
            }
            match place_by_id(dataset, inner).and_then(|inner| inner.parent.as_deref()) {
                Some(parent) => inner = parent,
                None => return false,
            }
        }
        false
    };
    named.into_iter().any(lies_in)
        || place_by_id(dataset, place).is_some_and(|place| says(event, detail, place))
}

/// Whether the texts of the event have one of the place's English names.
fn says(event: &Event, detail: &Detail, place: &Place) -> bool {
    let way = detail.movement.iter().filter_map(|m| m.text.as_ref());
    let texts = [&event.title, &detail.summary].into_iter().chain(way);
    let short = place.name.strip_suffix(" raion").unwrap_or(&place.name);
    let mut names = [short]
        .into_iter()
        .chain(place.aliases.iter().map(String::as_str));
    let texts: Vec<_> = texts.collect();
    names.any(|name| texts.iter().any(|text| text.contains(name)))
}
