//! The compact form of what the first view needs: the heads of all events
//! and where their places are, without texts, figures and sources.
//!
//! It is made at build time from the checked dataset, and holds every event
//! and every place in the same order, so that indices stay valid when the
//! whole dataset takes its place. Columns of like values, differences of days
//! and one letter for each code let the web server's compression do the rest.

use serde::Serialize;

use super::codes::{KINDS, PRECISIONS, STANDINGS, STANDINGS_OF};
use crate::model::{Dataset, Party, Place, PlaceKind};

/// Raised when the form changes in a way that older pages would misread.
pub(super) const VERSION: u32 = 1;

/// The file: columns, each with one value for each place or event.
#[derive(Default, Serialize)]
struct First {
    version: u32,
    places: PlaceColumns,
    /// The different lists of parties that events have.
    parties: Vec<Vec<Party>>,
    events: EventColumns,
}

#[derive(Default, Serialize)]
struct PlaceColumns {
    id: Vec<String>,
    /// Empty where the name is the id with capitals.
    name: Vec<String>,
    kind: Vec<PlaceKind>,
    /// Index of the parent, -1 for none.
    parent: Vec<i32>,
    /// Country codes, empty for none.
    country: Vec<String>,
    lon: Vec<Option<f64>>,
    lat: Vec<Option<f64>>,
    precision_km: Vec<Option<f64>>,
}

#[derive(Default, Serialize)]
struct EventColumns {
    /// The id without its date and hyphen; after `=` a whole id that begins otherwise.
    id: Vec<String>,
    title: Vec<String>,
    /// Days after the event before; the first one after 1 January 1970.
    start: Vec<i32>,
    /// Days from the first to the last.
    length: Vec<i32>,
    /// A letter for each event: a is the first of the precisions.
    precision: String,
    /// A letter for each event: a is the first of the kinds.
    kind: String,
    /// A letter for each event: a is the first of the standings.
    standing: String,
    /// A letter for each event: a is the first of what standings are about.
    standing_of: String,
    /// Index into the lists of parties.
    parties: Vec<u32>,
    /// Index of the place, -1 for none.
    place: Vec<i32>,
    /// Event index and note on the place, where there is one.
    place_note: Vec<(u32, String)>,
    /// Days from the event to its first publication, -1 where that is not known.
    published: Vec<i32>,
}

/// Writes the first view's file. Only the heads of events and the English
/// names and points of places are kept.
pub fn write_first(dataset: &Dataset) -> Vec<u8> {
    let mut first = First {
        version: VERSION,
        places: place_columns(&dataset.places),
        ..First::default()
    };
    let columns = &mut first.events;
    let mut day_before = 0;
    for (i, event) in dataset.events.iter().enumerate() {
        let start = event.span.start;
        columns.id.push(
            match event
                .id
                .strip_prefix(&start.to_string())
                .and_then(|rest| rest.strip_prefix('-'))
            {
                Some(words) => words.to_owned(),
                None => format!("={}", event.id),
            },
        );
        columns.title.push(event.title.clone());
        columns.start.push(start.0 - day_before);
        day_before = start.0;
        columns.length.push(event.span.end - start);
        columns
            .precision
            .push(letter(&PRECISIONS.values, event.span.precision));
        columns.kind.push(letter(&KINDS.values, event.kind));
        columns
            .standing
            .push(letter(&STANDINGS.values, event.standing));
        columns
            .standing_of
            .push(letter(&STANDINGS_OF.values, event.standing_of));
        let known = first.parties.iter().position(|list| *list == event.parties);
        columns
            .parties
            .push(known.unwrap_or(first.parties.len()) as u32);
        if known.is_none() {
            first.parties.push(event.parties.clone());
        }
        columns
            .place
            .push(event.place.map_or(-1, |index| index as i32));
        if let Some(note) = &event.place_note {
            columns.place_note.push((i as u32, note.clone()));
        }
        let published = event.published_first.filter(|&day| day >= start);
        columns
            .published
            .push(published.map_or(-1, |day| day - start));
    }
    // Strings, whole numbers and finite coordinates: JSON can hold them all.
    serde_json::to_vec(&first).unwrap_or_default()
}

fn place_columns(places: &[Place]) -> PlaceColumns {
    let position = |id: &str| places.iter().position(|place| place.id == id);
    let mut columns = PlaceColumns::default();
    for place in places {
        let plain = place.name == name_from_id(&place.id);
        columns.id.push(place.id.clone());
        columns.name.push(if plain {
            String::new()
        } else {
            place.name.clone()
        });
        columns.kind.push(place.kind);
        let parent = place.parent.as_deref().and_then(position);
        columns.parent.push(parent.map_or(-1, |index| index as i32));
        columns
            .country
            .push(place.country.clone().unwrap_or_default());
        columns.lon.push(place.lon);
        columns.lat.push(place.lat);
        columns.precision_km.push(place.precision_km);
    }
    columns
}

/// `malaya-loknya` becomes `Malaya Loknya`.
pub(super) fn name_from_id(id: &str) -> String {
    let mut name = String::with_capacity(id.len());
    let mut begins = true;
    for c in id.chars() {
        name.push(match c {
            '-' => ' ',
            c if begins => c.to_ascii_uppercase(),
            c => c,
        });
        begins = c == '-';
    }
    name
}

fn letter<T: PartialEq>(all: &[T], value: T) -> char {
    let index = all.iter().position(|one| *one == value).unwrap_or_default();
    char::from(b'a' + index as u8)
}
