//! The rules that an event must keep.
//!
//! An event is left out where showing it would mislead or cannot be done
//! honestly: no date that can be trusted, no headline, no party, no source, an
//! address that is not a web address, a place nobody knows, a number whose
//! bounds are reversed, an id that another event has. All else is listed and
//! the event is shown: a long text, an unknown publisher (its id stands for
//! it), a geometry that is not its place's point (the place's point is used).

use std::fmt::{self, Display};

use super::fault::{Decimal, Quoted};
use super::link::is_web_address;
use super::raw::{Feature, Geometry, Properties, geometry_of};
use super::report::Report;
use crate::model::{Day, Figure, Ids, Place, Source};

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
pub(super) struct Known<'a> {
    pub places: Option<&'a Ids>,
    /// The places whose indices these are.
    pub place: &'a [Place],
    pub claimants: Option<Ids>,
    pub publishers: Option<Ids>,
    pub measures: Option<Ids>,
}

impl Known<'_> {
    /// Index and record of a place.
    pub fn place(&self, id: &str) -> Option<(u32, &Place)> {
        let index = self.places?.get(id)?;
        Some((index, self.place.get(index as usize)?))
    }
}

/// The place of a member in a list of the event.
struct At<'a>(&'static str, usize, &'a str);

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(list, index, member) = self;
        write!(f, "{list}[{index}]{member}")
    }
}

const A_CLAIMANT: &str = "the id of a claimant in claimants.json";
const A_PLACE: &str = "the id of a place in places.json";

impl Report<'_> {
    /// A text that must not be empty and should not be longer than `most`.
    #[inline(never)]
    fn text(&mut self, field: &str, text: &str, most: usize) {
        let length = text.chars().count();
        if text.trim().is_empty() {
            self.wrong(&field, &"nothing", &"a text");
        } else if length > most {
            let found = format_args!("{length} characters");
            self.odd(&field, &found, &format_args!("at most {most} characters"));
        } else if text.trim() != text || text.chars().any(char::is_control) {
            let expected = "a text without line breaks and without spaces at its ends";
            self.odd(&field, &Quoted(text), &expected);
        }
    }

    /// A reference, which should point to something, as far as can be told.
    #[inline(never)]
    fn reference(&mut self, field: &dyn Display, id: &str, table: Option<&Ids>, expected: &str) {
        if table.is_some_and(|table| table.get(id).is_none()) {
            self.odd(field, &Quoted(id), &expected);
        }
    }
}

/// Checks one event that could be read. Its own id is not yet among `ids`.
pub(super) fn event(feature: &Feature, known: &Known, ids: &mut Ids, report: &mut Report) {
    let p = &feature.properties;
    id(feature, ids, report);
    dates(p, report);
    report.text("title", &p.title, TITLE_LENGTH);
    report.text("summary", &p.summary, SUMMARY_LENGTH);
    if let Some(conflict) = &p.conflict {
        report.text("conflict", conflict, CONFLICT_LENGTH);
    }
    if p.parties.is_empty() {
        report.wrong(&"parties", &"nobody", &"at least one party");
    }
    for (i, party) in p.parties.iter().enumerate() {
        let is_name = (1..=12).contains(&party.0.len())
            && party.0.starts_with(|c: char| c.is_ascii_uppercase())
            && party.0.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
        if !is_name || p.parties.iter().take(i).any(|other| other == party) {
            let expected = "a code or name such as UA, NATO or Media, once";
            report.odd(&At("parties", i, ""), &Quoted(&party.0), &expected);
        }
    }
    place(feature, known, report);
    for (i, item) in p.figures.iter().enumerate() {
        figure(item, i, known, report);
    }
    movement_and_control(p, known, report);
    sources(p, known, report);
}

fn id(feature: &Feature, ids: &mut Ids, report: &mut Report) {
    let id = &feature.id;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let words = id.strip_prefix(&format!("{}-", feature.properties.date));
    if id.is_empty() {
        report.wrong(&"id", &"nothing", &"the date and a few words");
    } else if !words.is_some_and(|words| !words.is_empty() && words.chars().all(plain)) {
        let expected = "the date and a few words, such as 2024-11-12-us-patel";
        report.odd(&"id", &Quoted(id), &expected);
    }
    if !ids.insert(id.clone()) {
        let found = format_args!("{} a second time", Quoted(id));
        report.wrong(&"id", &found, &"an id that no other event has");
    }
}

fn dates(p: &Properties, report: &mut Report) {
    for (field, day) in [("date", Some(p.date)), ("date_end", p.date_end)] {
        if let Some(day) = day.filter(|day| !(FIRST_DAY..=LAST_DAY).contains(day)) {
            let expected = format_args!("a day from {FIRST_DAY} to {LAST_DAY}");
            report.wrong(&field, &day, &expected);
        }
    }
    if let Some(end) = p.date_end.filter(|&end| end < p.date) {
        report.wrong(&"date_end", &end, &format_args!("no day before {}", p.date));
    }
}

/// A geometry as a fault shows it.
struct Point(Option<Geometry>);

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(point) => {
                let [lon, lat] = point.coordinates.map(Decimal);
                write!(f, "the point [{lon}, {lat}]")
            }
            None => f.write_str("null"),
        }
    }
}

fn place(feature: &Feature, known: &Known, report: &mut Report) {
    let p = &feature.properties;
    if known.places.is_none() {
        return;
    }
    let place = p.place.as_ref().and_then(|id| known.place(id));
    if let (Some(id), None) = (&p.place, place) {
        report.wrong(&"place", &Quoted(id), &A_PLACE);
        return;
    }
    let right = geometry_of(place.map(|(_, place)| place));
    if feature.geometry != right {
        let expected = format_args!("{}, as of its place", Point(right));
        report.odd(&"geometry", &Point(feature.geometry), &expected);
    }
}

fn figure(figure: &Figure, i: usize, known: &Known, report: &mut Report) {
    let at = |member| At("figures", i, member);
    let claimants = known.claimants.as_ref();
    report.reference(&at(".claimant"), &figure.claimant, claimants, A_CLAIMANT);
    let measures = known.measures.as_ref();
    let expected = "the id of a measure in measures.json";
    report.reference(&at(".measure"), &figure.measure, measures, expected);
    for (member, bound) in [(".low", figure.low), (".high", figure.high)] {
        if let Some(number) = bound.filter(|number| !(number.is_finite() && *number >= 0.0)) {
            report.wrong(&at(member), &Decimal(number), &"a number from 0 up");
        }
    }
    let words = figure.qualifier.as_ref().map_or("", |words| words.0.trim());
    match (figure.low, figure.high) {
        (Some(low), Some(high)) if low > high => {
            let expected = format_args!("at least {}, the lower bound", Decimal(low));
            report.wrong(&at(".high"), &Decimal(high), &expected);
        }
        (Some(_), None) => report.wrong(&at(".high"), &"null", &"a number, as low is one"),
        (None, None) if words.is_empty() => {
            let expected = "low and high, or a qualifier";
            report.wrong(&at(""), &"neither number nor words", &expected);
        }
        _ => {}
    }
    if let (Some(since), Some(as_of)) = (figure.since, figure.as_of)
        && since > as_of
    {
        report.wrong(
            &at(".as_of"),
            &as_of,
            &format_args!("no day before {since}"),
        );
    }
}

fn movement_and_control(p: &Properties, known: &Known, report: &mut Report) {
    if let Some(movement) = &p.movement {
        if movement.from.is_none() && movement.to.is_none() && movement.text.is_none() {
            let found = "neither ends nor a way in words";
            report.odd(&"movement", &found, &"one of from, to and text");
        }
        if let Some(from) = &movement.from {
            report.reference(&"movement.from", from, known.places, A_PLACE);
        }
        if let Some(to) = &movement.to {
            report.reference(&"movement.to", to, known.places, A_PLACE);
        }
        for (i, id) in movement.via.iter().enumerate() {
            report.reference(&At("movement.via", i, ""), id, known.places, A_PLACE);
        }
        if !["UA", "RU", "KP", "civilians"].contains(&movement.side.as_str()) {
            let expected = "UA, RU, KP or civilians";
            report.odd(&"movement.side", &Quoted(&movement.side), &expected);
        }
    }
    for (i, control) in p.control.iter().enumerate() {
        let at = |member| At("control", i, member);
        report.reference(&at(".place"), &control.place, known.places, A_PLACE);
        let claimants = known.claimants.as_ref();
        report.reference(&at(".said_by"), &control.said_by, claimants, A_CLAIMANT);
    }
}

fn sources(p: &Properties, known: &Known, report: &mut Report) {
    if p.sources.is_empty() {
        report.wrong(&"sources", &"none", &"at least one source");
        return;
    }
    for (i, source) in p.sources.iter().enumerate() {
        let at = |member| At("sources", i, member);
        let Source { url, publisher, .. } = source;
        if !is_web_address(url) {
            let expected = "an address that begins with https:// or http://";
            report.wrong(&at(".url"), &Quoted(url), &expected);
        } else if p.sources.iter().take(i).any(|other| other.url == *url) {
            let found = format_args!("{} a second time", Quoted(url));
            report.odd(&at(".url"), &found, &"each address once");
        }
        let expected = "the id of a publisher in publishers.json";
        let publishers = known.publishers.as_ref();
        report.reference(&at(".publisher"), publisher, publishers, expected);
        if let Some(day) = source.published
            && !(FIRST_DAY..=LAST_DAY).contains(&day)
        {
            let expected = format_args!("a day from {FIRST_DAY} to {LAST_DAY}");
            report.odd(&at(".published"), &day, &expected);
        }
    }
    if !(1..=p.sources.len() as u32).contains(&p.independent_sources) {
        let expected = format_args!("from 1 to {}, the number of sources", p.sources.len());
        report.odd(&"independent_sources", &p.independent_sources, &expected);
    }
    let first = first_published(p);
    if p.published_first != first {
        let say = |day: Option<Day>| day.map_or("nothing".to_owned(), |day| day.to_string());
        let expected = format!("{}, by its sources", say(first));
        report.odd(&"published_first", &say(p.published_first), &expected);
    }
}

/// Earliest known publication among the sources on or after the event's day.
pub(super) fn first_published(p: &Properties) -> Option<Day> {
    let days = p.sources.iter().filter_map(|source| source.published);
    days.filter(|day| (p.date..=LAST_DAY).contains(day)).min()
}
