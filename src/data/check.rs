//! The rules that an event must keep.
//!
//! An event is left out where showing it would mislead or cannot be done
//! honestly: no date that can be trusted, no headline, no party, no source, an
//! address that is not a web address, a place nobody knows, a number whose
//! bounds are reversed, an id that another event has. All else is listed and
//! the event is shown: a long text, an unknown publisher (its id stands for
//! it), a geometry that is not its place's point (the place's point is used).

use std::collections::{HashMap, HashSet};
use std::fmt::Display;

use super::fault::Fault;
use super::link::is_web_address;
use super::raw::{Feature, Properties, geometry_of};
use crate::model::{Day, Figure, Place, Source};

/// First day that an event of this dataset can have (1 January 2014): an
/// earlier one is a slip of the pen and would stretch the slider over decades.
pub(super) const FIRST_DAY: Day = Day(16_071);
/// Last day that an event of this dataset can have (31 December 2034).
pub(super) const LAST_DAY: Day = Day(23_740);
/// Most characters of a headline.
pub(super) const TITLE_LENGTH: usize = 80;
/// Most characters of a summary.
pub(super) const SUMMARY_LENGTH: usize = 420;
/// Most characters of a note on conflicting accounts.
pub(super) const CONFLICT_LENGTH: usize = 300;

/// What the references of an event can point to. A table is `None` where its
/// file could not be read: that is one fault, not one for each reference.
#[derive(Default)]
pub(super) struct Known<'a> {
    pub places: Option<HashMap<&'a str, (u32, &'a Place)>>,
    pub claimants: Option<HashSet<&'a str>>,
    pub publishers: Option<HashSet<&'a str>>,
    pub measures: Option<HashSet<&'a str>>,
}

impl Known<'_> {
    /// Index and record of a place.
    pub fn place(&self, id: &str) -> Option<(u32, &Place)> {
        self.places.as_ref()?.get(id).copied()
    }

    /// Whether the reference points to nothing, as far as can be told.
    fn lacks<T>(table: Option<&T>, has: impl FnOnce(&T) -> bool) -> bool {
        table.is_some_and(|table| !has(table))
    }
}

/// Collects the faults of one record.
pub(super) struct Report<'a> {
    pub file: &'static str,
    pub line: u32,
    pub record: String,
    pub faults: &'a mut Vec<Fault>,
    /// Whether the record is to be left out.
    pub left_out: bool,
}

impl Report<'_> {
    fn push(&mut self, field: &str, found: String, expected: &str, left_out: bool) {
        self.left_out |= left_out;
        self.faults.push(Fault {
            file: self.file.to_owned(),
            line: self.line,
            record: self.record.clone(),
            field: field.to_owned(),
            found,
            expected: expected.to_owned(),
            left_out,
        });
    }

    /// Lists a fault for which the record is left out.
    pub fn wrong(&mut self, field: &str, found: impl Display, expected: &str) {
        self.push(field, found.to_string(), expected, true);
    }

    /// Lists a fault with which the record is shown all the same.
    pub fn odd(&mut self, field: &str, found: impl Display, expected: &str) {
        self.push(field, found.to_string(), expected, false);
    }

    /// A text that must not be empty and should not be longer than `most`.
    fn text(&mut self, field: &str, text: &str, most: usize) {
        let length = text.chars().count();
        if text.trim().is_empty() {
            self.wrong(field, "nothing", "a text");
        } else if length > most {
            let found = format!("{length} characters");
            self.odd(field, found, &format!("at most {most} characters"));
        } else if text.trim() != text || text.chars().any(char::is_control) {
            let expected = "a text without line breaks and without spaces at its ends";
            self.odd(field, format!("{text:?}"), expected);
        }
    }
}

/// Checks one event that could be read. Its own id is not yet among `ids`.
pub(super) fn event(
    feature: &Feature,
    known: &Known,
    ids: &mut HashSet<String>,
    report: &mut Report,
) {
    let p = &feature.properties;
    id(feature, ids, report);
    dates(p, report);
    report.text("title", &p.title, TITLE_LENGTH);
    report.text("summary", &p.summary, SUMMARY_LENGTH);
    if let Some(conflict) = &p.conflict {
        report.text("conflict", conflict, CONFLICT_LENGTH);
    }
    if p.parties.is_empty() {
        report.wrong("parties", "nobody", "at least one party");
    }
    for (i, party) in p.parties.iter().enumerate() {
        let is_name = (1..=12).contains(&party.0.len())
            && party.0.starts_with(|c: char| c.is_ascii_uppercase())
            && party.0.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
        if !is_name || p.parties[..i].contains(party) {
            let field = format!("parties[{i}]");
            report.odd(
                &field,
                format!("{:?}", party.0),
                "a code or name such as UA, NATO or Media, once",
            );
        }
    }
    place(feature, known, report);
    for (i, item) in p.figures.iter().enumerate() {
        figure(item, &format!("figures[{i}]"), known, report);
    }
    movement_and_control(p, known, report);
    sources(p, known, report);
}

fn id(feature: &Feature, ids: &mut HashSet<String>, report: &mut Report) {
    let id = &feature.id;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let words = id.strip_prefix(&format!("{}-", feature.properties.date));
    if id.is_empty() {
        report.wrong("id", "nothing", "the date and a few words");
    } else if !words.is_some_and(|words| !words.is_empty() && words.chars().all(plain)) {
        report.odd(
            "id",
            format!("{id:?}"),
            "the date and a few words, such as 2024-11-12-us-patel",
        );
    }
    if !ids.insert(id.clone()) {
        report.wrong(
            "id",
            format!("{id:?} a second time"),
            "an id that no other event has",
        );
    }
}

fn dates(p: &Properties, report: &mut Report) {
    let expected = format!("a day from {FIRST_DAY} to {LAST_DAY}");
    for (field, day) in [("date", Some(p.date)), ("date_end", p.date_end)] {
        if let Some(day) = day.filter(|day| !(FIRST_DAY..=LAST_DAY).contains(day)) {
            report.wrong(field, day, &expected);
        }
    }
    if let Some(end) = p.date_end.filter(|&end| end < p.date) {
        report.wrong("date_end", end, &format!("no day before {}", p.date));
    }
}

fn place(feature: &Feature, known: &Known, report: &mut Report) {
    let p = &feature.properties;
    if let Some(id) = &p.place
        && Known::lacks(known.places.as_ref(), |places| {
            places.contains_key(id.as_str())
        })
    {
        report.wrong(
            "place",
            format!("{id:?}"),
            "the id of a place in places.json",
        );
        return;
    }
    if known.places.is_none() {
        return;
    }
    let place = p.place.as_ref().and_then(|id| known.place(id));
    let right = geometry_of(place.map(|(_, place)| place));
    if feature.geometry != right {
        let point = |geometry: Option<super::raw::Geometry>| match geometry {
            Some(point) => format!("the point {:?}", point.coordinates),
            None => "null".to_owned(),
        };
        report.odd(
            "geometry",
            point(feature.geometry),
            &format!("{}, as of its place", point(right)),
        );
    }
}

fn figure(figure: &Figure, field: &str, known: &Known, report: &mut Report) {
    let at = |member: &str| format!("{field}.{member}");
    if Known::lacks(known.claimants.as_ref(), |ids| {
        ids.contains(figure.claimant.as_str())
    }) {
        let expected = "the id of a claimant in claimants.json";
        report.odd(&at("claimant"), format!("{:?}", figure.claimant), expected);
    }
    if Known::lacks(known.measures.as_ref(), |ids| {
        ids.contains(figure.measure.as_str())
    }) {
        let expected = "the id of a measure in measures.json";
        report.odd(&at("measure"), format!("{:?}", figure.measure), expected);
    }
    for (member, bound) in [("low", figure.low), ("high", figure.high)] {
        if let Some(number) = bound.filter(|number| !(number.is_finite() && *number >= 0.0)) {
            report.wrong(&at(member), number, "a number from 0 up");
        }
    }
    match (figure.low, figure.high) {
        (Some(low), Some(high)) if low > high => {
            report.wrong(
                &at("high"),
                high,
                &format!("at least {low}, the lower bound"),
            );
        }
        (Some(_), None) => report.wrong(&at("high"), "null", "a number, as low is one"),
        (None, None)
            if figure
                .qualifier
                .as_ref()
                .is_none_or(|q| q.0.trim().is_empty()) =>
        {
            report.wrong(
                field,
                "neither number nor words",
                "low and high, or a qualifier",
            );
        }
        _ => {}
    }
    if let (Some(since), Some(as_of)) = (figure.since, figure.as_of)
        && since > as_of
    {
        report.wrong(&at("as_of"), as_of, &format!("no day before {since}"));
    }
}

fn movement_and_control(p: &Properties, known: &Known, report: &mut Report) {
    let unknown = |id: &str| Known::lacks(known.places.as_ref(), |places| places.contains_key(id));
    let expected = "the id of a place in places.json";
    if let Some(movement) = &p.movement {
        if movement.from.is_none() && movement.to.is_none() && movement.text.is_none() {
            report.odd(
                "movement",
                "neither ends nor a way in words",
                "one of from, to and text",
            );
        }
        let ends = [
            ("movement.from", &movement.from),
            ("movement.to", &movement.to),
        ];
        let ends = ends
            .into_iter()
            .filter_map(|(field, id)| Some((field, id.as_ref()?)));
        let via = movement.via.iter().map(|id| ("movement.via", id));
        for (field, id) in ends.chain(via).filter(|(_, id)| unknown(id)) {
            report.odd(field, format!("{id:?}"), expected);
        }
        if !["UA", "RU", "KP", "civilians"].contains(&movement.side.as_str()) {
            let found = format!("{:?}", movement.side);
            report.odd("movement.side", found, "UA, RU, KP or civilians");
        }
    }
    for (i, control) in p.control.iter().enumerate() {
        if unknown(&control.place) {
            let field = format!("control[{i}].place");
            report.odd(&field, format!("{:?}", control.place), expected);
        }
        if Known::lacks(known.claimants.as_ref(), |ids| {
            ids.contains(control.said_by.as_str())
        }) {
            report.odd(
                &format!("control[{i}].said_by"),
                format!("{:?}", control.said_by),
                "the id of a claimant in claimants.json",
            );
        }
    }
}

fn sources(p: &Properties, known: &Known, report: &mut Report) {
    if p.sources.is_empty() {
        report.wrong("sources", "none", "at least one source");
        return;
    }
    let mut urls = HashSet::new();
    for (i, source) in p.sources.iter().enumerate() {
        let at = |member: &str| format!("sources[{i}].{member}");
        let Source { url, publisher, .. } = source;
        if !is_web_address(url) {
            let expected = "an address that begins with https:// or http://";
            report.wrong(&at("url"), format!("{url:?}"), expected);
        } else if !urls.insert(url.as_str()) {
            report.odd(
                &at("url"),
                format!("{url:?} a second time"),
                "each address once",
            );
        }
        if Known::lacks(known.publishers.as_ref(), |ids| {
            ids.contains(publisher.as_str())
        }) {
            let expected = "the id of a publisher in publishers.json";
            report.odd(&at("publisher"), format!("{publisher:?}"), expected);
        }
        if let Some(day) = source
            .published
            .filter(|day| !(FIRST_DAY..=LAST_DAY).contains(day))
        {
            let expected = format!("a day from {FIRST_DAY} to {LAST_DAY}");
            report.odd(&at("published"), day, &expected);
        }
    }
    if !(1..=p.sources.len() as u32).contains(&p.independent_sources) {
        let expected = format!("from 1 to {}, the number of sources", p.sources.len());
        report.odd("independent_sources", p.independent_sources, &expected);
    }
    let first = first_published(p);
    if p.published_first != first {
        let say = |day: Option<Day>| day.map_or("nothing".to_owned(), |day| day.to_string());
        report.odd(
            "published_first",
            say(p.published_first),
            &format!("{}, by its sources", say(first)),
        );
    }
}

/// Earliest known publication among the sources on or after the event's day.
fn first_published(p: &Properties) -> Option<Day> {
    let days = p.sources.iter().filter_map(|source| source.published);
    days.filter(|&day| day >= p.date).min()
}
