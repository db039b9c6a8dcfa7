//! The dataset as tables for spreadsheets: events, their figures, their sources.
//!
//! Comma-separated values after RFC 4180: lines end in CR LF, and a field with
//! a comma, a quote or a space at its edge stands in quotes. Two more rules:
//!
//! - **One row is one line, and begins with the event's id.** Line breaks in
//!   texts become spaces, so that a program can choose rows by their first
//!   field without reading the rest ([`super::lines`] does).
//! - **No text is a formula.** Spreadsheets calculate what begins with `=`,
//!   `+`, `-` or `@`; such a text gets an apostrophe in front. Numbers, also
//!   negative ones, stay as they are.
//!
//! Each file begins with a byte order mark: without it Excel reads UTF-8 as
//! another encoding and garbles every Russian, Ukrainian and Korean title.
//!
//! The tables are made when the page is built; the page itself only fetches them.

use std::fmt::Display;

use super::codes::{
    ABOUTS, Codes, GRADES, HOLDERS, KINDS, MODES, PRECISIONS, STANDINGS, STANDINGS_OF,
};
use crate::model::{Control, Dataset, Detail, Event, Figure, Movement};

/// What spreadsheets take as the sign of UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Columns of [`events`], each with its meaning.
pub const EVENT_COLUMNS: [(&str, &str); 28] = [
    ("id", "name of the event, unique"),
    ("date", "first day"),
    ("date_end", "last day; as `date` for a single day"),
    ("date_precision", "day, approx or month"),
    ("kind", "what it is"),
    ("title", "headline"),
    ("summary", "what is reported, attributed"),
    ("conflict", "note on conflicting accounts"),
    ("parties", "who acts or speaks first, then the others"),
    ("place", "id of its place in places.json"),
    ("place_name", "English name of the place"),
    ("place_note", "where exactly, when the place is only near"),
    (
        "lon",
        "longitude in degrees; empty for areas and unknown points",
    ),
    (
        "lat",
        "latitude in degrees; empty for areas and unknown points",
    ),
    (
        "precision_km",
        "radius within which the point is to be trusted",
    ),
    ("standing", "confirmed, claimed or disputed"),
    ("standing_of", "whether that is about a statement or a fact"),
    (
        "published_first",
        "earliest known publication among the sources",
    ),
    ("independent_sources", "number of different publishers"),
    ("movement_side", "who moves"),
    ("movement_unit", "the unit or a description"),
    ("movement_from", "id of the place where the movement starts"),
    ("movement_via", "ids of stated places on the way"),
    ("movement_to", "id of the place where it ends"),
    ("movement_mode", "means of transport"),
    ("movement_planned", "yes for a plan that has not begun"),
    (
        "control",
        "place, holder, who says so and standing of each statement of control",
    ),
    ("source_urls", "addresses of the sources"),
];

/// Columns of [`figures`], each with its meaning.
pub const FIGURE_COLUMNS: [(&str, &str); 19] = [
    ("event", "id of the event that reports the figure"),
    ("date", "first day of that event"),
    ("claimant", "id of the claimant whose number it is"),
    ("claimant_name", "name of the claimant"),
    (
        "about",
        "whom it counts, or who holds, gains or retakes the ground",
    ),
    ("measure", "id of what it counts, in measures.json"),
    ("measure_name", "what it counts"),
    (
        "low",
        "lower bound; empty where only an upper bound or words were given",
    ),
    ("high", "upper bound; as `low` for one number"),
    ("qualifier", "the claimant's own limit, such as more than"),
    ("since", "first day of the period"),
    ("as_of", "day up to which, or for which, it is given"),
    ("cumulative", "yes for a running total since `since`"),
    (
        "derived",
        "yes where it is worked out from the claimant's words",
    ),
    (
        "chart",
        "no where it must not be drawn in a series; the note says why",
    ),
    (
        "part",
        "the part that it counts, where that is not the whole",
    ),
    ("also", "as what else the same statement is reported"),
    ("standing", "standing of the event"),
    ("note", "what a reader must know of it"),
];

/// Columns of [`sources`], each with its meaning.
pub const SOURCE_COLUMNS: [(&str, &str); 10] = [
    ("event", "id of the event that rests on the page"),
    ("url", "address of the page"),
    ("publisher", "id of the publisher, in publishers.json"),
    ("publisher_name", "name of the publisher"),
    ("country", "country of the publisher"),
    ("kind", "what kind of page it is"),
    (
        "grade",
        "A: own reporting, official or established; B: relays others and names them",
    ),
    ("published", "day of publication, where known"),
    ("origin", "whose text the page carries"),
    ("title", "title of the page, in its own language"),
];

/// `events.csv`: one row for each event of a dataset with details.
pub fn events(dataset: &Dataset) -> String {
    let mut table = Table::new(&EVENT_COLUMNS);
    for (event, detail) in dataset.events.iter().zip(&dataset.details) {
        event_row(&mut table, dataset, event, detail);
    }
    table.text
}

/// `figures.csv`: one row for each figure, in the order of the events.
pub fn figures(dataset: &Dataset) -> String {
    let mut table = Table::new(&FIGURE_COLUMNS);
    for (event, detail) in dataset.events.iter().zip(&dataset.details) {
        for figure in &detail.figures {
            figure_row(&mut table, dataset, event, figure);
        }
    }
    table.text
}

/// `sources.csv`: one row for each source of each event.
pub fn sources(dataset: &Dataset) -> String {
    let mut table = Table::new(&SOURCE_COLUMNS);
    for (event, detail) in dataset.events.iter().zip(&dataset.details) {
        for source in &detail.sources {
            let publisher = dataset.publisher(&source.publisher);
            table.words(&event.id);
            table.words(&source.url);
            table.words(&source.publisher);
            table.words(publisher.map_or("", |publisher| &publisher.name));
            table.words(publisher.map_or("", |p| p.country.as_deref().unwrap_or_default()));
            table.words(&source.kind);
            table.words(name(&GRADES, source.grade));
            table.value(source.published);
            table.words_if(source.origin.as_ref());
            table.words_if(source.title.as_ref());
            table.end_row();
        }
    }
    table.text
}

fn event_row(table: &mut Table, dataset: &Dataset, event: &Event, detail: &Detail) {
    let place = dataset.place_of(event);
    let point = place
        .filter(|place| !place.kind.is_area())
        .and_then(|place| place.lon_lat());
    let parties: Vec<&str> = event.parties.iter().map(|party| party.0.as_str()).collect();
    table.words(&event.id);
    table.value(Some(event.span.start));
    table.value(Some(event.span.end));
    table.words(name(&PRECISIONS, event.span.precision));
    table.words(name(&KINDS, event.kind));
    table.words(&event.title);
    table.words(&detail.summary);
    table.words_if(detail.conflict.as_ref());
    table.words(&parties.join("; "));
    table.words(place.map_or("", |place| &place.id));
    table.words(place.map_or("", |place| &place.name));
    table.words_if(event.place_note.as_ref());
    table.value(point.map(|(lon, _)| lon));
    table.value(point.map(|(_, lat)| lat));
    table.value(point.and(place).and_then(|place| place.precision_km));
    table.words(name(&STANDINGS, event.standing));
    table.words(name(&STANDINGS_OF, event.standing_of));
    table.value(event.published_first);
    table.value(Some(detail.independent_sources));
    movement_fields(table, detail.movement.as_ref());
    let control: Vec<String> = detail.control.iter().map(control_words).collect();
    table.words(&control.join("; "));
    let urls: Vec<&str> = detail.sources.iter().map(|s| s.url.as_str()).collect();
    table.words(&urls.join(" "));
    table.end_row();
}

fn movement_fields(table: &mut Table, movement: Option<&Movement>) {
    let Some(movement) = movement else {
        (0..7).for_each(|_| table.words(""));
        return;
    };
    table.words(&movement.side);
    table.words_if(movement.unit.as_ref());
    table.words_if(movement.from.as_ref());
    table.words(&movement.via.join("; "));
    table.words_if(movement.to.as_ref());
    table.words(name(&MODES, movement.mode));
    table.words(yes_or_no(movement.planned));
}

/// "sudzha: UA (syrskyi, claimed)".
fn control_words(control: &Control) -> String {
    format!(
        "{}: {} ({}, {})",
        control.place,
        name(&HOLDERS, control.holder),
        control.said_by,
        name(&STANDINGS, control.standing)
    )
}

fn figure_row(table: &mut Table, dataset: &Dataset, event: &Event, figure: &Figure) {
    let claimant = dataset.claimant(&figure.claimant);
    let measure = dataset.measure(&figure.measure);
    table.words(&event.id);
    table.value(Some(event.span.start));
    table.words(&figure.claimant);
    table.words(claimant.map_or("", |claimant| &claimant.name));
    table.words(name(&ABOUTS, figure.about));
    table.words(&figure.measure);
    table.words(measure.map_or("", |measure| &measure.name));
    table.value(figure.low);
    table.value(figure.high);
    table.words_if(figure.qualifier.as_ref().map(|qualifier| &qualifier.0));
    table.value(figure.since);
    table.value(figure.as_of);
    table.words(yes_or_no(figure.cumulative));
    table.words(yes_or_no(figure.derived));
    table.words(yes_or_no(figure.chart));
    table.words_if(figure.part.as_ref());
    table.words_if(figure.also.as_ref());
    table.words(name(&STANDINGS, event.standing));
    table.words_if(figure.note.as_ref());
    table.end_row();
}

fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// The word of the files for a value.
fn name<T: PartialEq, const N: usize>(codes: &Codes<T, N>, value: T) -> &'static str {
    let position = codes.values.iter().position(|known| *known == value);
    position.map_or("", |index| codes.names[index])
}

/// A table as it is written.
struct Table {
    text: String,
    /// Fields of the row that is being written.
    fields: usize,
    /// Fields of every row.
    columns: usize,
}

impl Table {
    fn new(columns: &[(&str, &str)]) -> Self {
        let mut table = Self {
            text: BYTE_ORDER_MARK.to_owned(),
            fields: 0,
            columns: columns.len(),
        };
        for (name, _) in columns {
            table.words(name);
        }
        table.end_row();
        table
    }

    fn end_row(&mut self) {
        debug_assert_eq!(self.fields, self.columns, "a row is as long as the header");
        self.fields = 0;
        self.text.push_str("\r\n");
    }

    fn comma(&mut self) {
        if self.fields > 0 {
            self.text.push(',');
        }
        self.fields += 1;
    }

    /// A number or a day, which needs no quotes and is no formula; nothing for `None`.
    fn value(&mut self, value: Option<impl Display>) {
        self.comma();
        if let Some(value) = value {
            self.text.push_str(&value.to_string());
        }
    }

    fn words_if(&mut self, words: Option<&String>) {
        self.words(words.map_or("", String::as_str));
    }

    /// A text.
    fn words(&mut self, words: &str) {
        self.comma();
        let mut plain = String::with_capacity(words.len() + 1);
        // What stands before the sign, a tab among it, does not keep a spreadsheet from calculating.
        if words.trim_start().starts_with(['=', '+', '-', '@']) {
            plain.push('\'');
        }
        plain.extend(words.chars().map(|c| if c.is_control() { ' ' } else { c }));
        let needs_quotes =
            plain.contains([',', '"']) || plain.starts_with(' ') || plain.ends_with(' ');
        if needs_quotes {
            self.text.push('"');
            self.text.push_str(&plain.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(&plain);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(words: &str) -> String {
        let mut table = Table::new(&[]);
        table.text.clear();
        table.words(words);
        table.text
    }

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        for (words, written) in [
            ("plain", "plain"),
            ("", ""),
            ("a, b", "\"a, b\""),
            ("he said \"no\"", "\"he said \"\"no\"\"\""),
            ("two\r\nlines", "two  lines"),
            ("\u{2028}Суджа", "\u{2028}Суджа"),
            (" edge", "\" edge\""),
            ("it's", "it's"),
        ] {
            assert_eq!(field(words), written, "{words:?}");
        }
    }

    #[test]
    fn no_text_is_a_formula() {
        for words in [
            "=1+1",
            "+7 495",
            "-3",
            "@SUM(A1)",
            "\t=1",
            "  =HYPERLINK(\"x\")",
        ] {
            let written = field(words);
            assert!(
                written.trim_start_matches('"').starts_with('\''),
                "{words:?}: {written}"
            );
        }
        let mut table = Table::new(&[]);
        table.text.clear();
        table.value(Some(-3.5));
        assert_eq!(table.text, "-3.5", "a number is no text");
    }
}
