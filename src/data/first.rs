//! The compact form of what the first view needs: the heads of all events
//! and where their places are, without texts, figures and sources.
//!
//! It is made at build time from the checked dataset, and holds every event
//! and every place in the same order, so that indices stay valid when the
//! whole dataset takes its place. Columns of like values, differences of days
//! and one letter for each code let the web server's compression do the rest.

use serde::{Deserialize, Serialize};

use super::check::{FIRST_DAY, LAST_DAY};
use super::fault::Fault;
use super::read::Loaded;
use crate::geo::LonLat;
use crate::model::{
    Dataset, DateSpan, Day, Event, Kind, Party, Place, PlaceKind, Precision, Standing, StandingOf,
};

const FILE: &str = "first.json";
/// Raised when the form changes in a way that older pages would misread.
const VERSION: u32 = 1;
const PRECISIONS: [Precision; 3] = [Precision::Day, Precision::Approx, Precision::Month];
const STANDINGS_OF: [StandingOf; 2] = [StandingOf::Statement, StandingOf::Fact];

/// The file: columns, each with one value for each place or event.
#[derive(Default, Serialize, Deserialize)]
struct First {
    version: u32,
    places: PlaceColumns,
    /// The different lists of parties that events have.
    parties: Vec<Vec<Party>>,
    events: EventColumns,
}

#[derive(Default, Serialize, Deserialize)]
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

#[derive(Default, Serialize, Deserialize)]
struct EventColumns {
    /// The id without its date and hyphen; after `=` a whole id that begins otherwise.
    id: Vec<String>,
    title: Vec<String>,
    /// Days after the event before; the first one after 1 January 1970.
    start: Vec<i32>,
    /// Days from the first to the last.
    length: Vec<i32>,
    /// A letter for each event: a is the first of [`PRECISIONS`].
    precision: String,
    /// A letter for each event: a is the first of [`Kind::ALL`].
    kind: String,
    /// A letter for each event: a is the first of [`Standing::ALL`].
    standing: String,
    /// A letter for each event: a is the first of [`STANDINGS_OF`].
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
            .push(letter(&PRECISIONS, event.span.precision));
        columns.kind.push(letter(&Kind::ALL, event.kind));
        columns
            .standing
            .push(letter(&Standing::ALL, event.standing));
        columns
            .standing_of
            .push(letter(&STANDINGS_OF, event.standing_of));
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
fn name_from_id(id: &str) -> String {
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

fn of_letter<T: Copy>(all: &[T], letter: u8) -> Option<T> {
    all.get(usize::from(letter.checked_sub(b'a')?)).copied()
}

/// Reads the first view's file: events without details, places without other
/// names, and no other table. Never panics, whatever the bytes are.
pub fn read_first(bytes: &[u8]) -> Loaded {
    let refuse = |found: String, expected: &str| Loaded {
        dataset: Dataset::default(),
        faults: vec![Fault::of_file(FILE, found, expected)],
    };
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return refuse(error.to_string(), "text in UTF-8"),
    };
    let first: First = match serde_json::from_str(text) {
        Ok(first) => first,
        Err(error) => return refuse(error.to_string(), "the compact form of the events"),
    };
    if first.version != VERSION {
        return refuse(
            format!("version {}", first.version),
            &format!("version {VERSION}"),
        );
    }
    let lengths = first.lengths();
    if let Some((name, found, expected)) = lengths.into_iter().find(|(_, a, b)| a != b) {
        return refuse(format!("{found} values of {name}"), &expected.to_string());
    }
    let mut loaded = Loaded::default();
    loaded.dataset.places = first.read_places();
    let mut day = 0_i32;
    for i in 0..first.events.id.len() {
        day = day.saturating_add(first.events.start[i]);
        match first.read_event(i, Day(day)) {
            Some(event) => loaded.dataset.events.push(event),
            None => loaded.faults.push(Fault {
                record: format!("event number {}", i + 1),
                ..Fault::of_file(FILE, "codes out of range".into(), "codes of this form")
            }),
        }
    }
    for (index, note) in first.events.place_note {
        // Without faults the indices are those of the file.
        let event = loaded.dataset.events.get_mut(index as usize);
        if let Some(event) = event.filter(|_| loaded.faults.is_empty()) {
            event.place_note = Some(note);
        }
    }
    let events = &mut loaded.dataset.events;
    events.sort_by(|a, b| (a.span.start, &a.id).cmp(&(b.span.start, &b.id)));
    loaded
}

impl First {
    /// Name, length and right length of each column.
    fn lengths(&self) -> [(&'static str, usize, usize); 18] {
        let (p, e) = (&self.places, &self.events);
        let (places, events) = (p.id.len(), e.id.len());
        [
            ("places.name", p.name.len(), places),
            ("places.kind", p.kind.len(), places),
            ("places.parent", p.parent.len(), places),
            ("places.country", p.country.len(), places),
            ("places.lon", p.lon.len(), places),
            ("places.lat", p.lat.len(), places),
            ("places.precision_km", p.precision_km.len(), places),
            ("events.title", e.title.len(), events),
            ("events.start", e.start.len(), events),
            ("events.length", e.length.len(), events),
            ("events.precision", e.precision.len(), events),
            ("events.kind", e.kind.len(), events),
            ("events.standing", e.standing.len(), events),
            ("events.standing_of", e.standing_of.len(), events),
            ("events.parties", e.parties.len(), events),
            ("events.place", e.place.len(), events),
            ("events.published", e.published.len(), events),
            (
                "events.place_note",
                e.place_note.len().min(events),
                e.place_note.len(),
            ),
        ]
    }

    /// The places. All columns are of one length.
    fn read_places(&self) -> Vec<Place> {
        let columns = &self.places;
        let text = |text: &String| (!text.is_empty()).then(|| text.clone());
        let point = |i: usize| LonLat::new(columns.lon[i]?, columns.lat[i]?);
        (0..columns.id.len())
            .map(|i| Place {
                id: columns.id[i].clone(),
                name: text(&columns.name[i]).unwrap_or_else(|| name_from_id(&columns.id[i])),
                name_ru: None,
                name_uk: None,
                name_ko: None,
                kind: columns.kind[i],
                parent: usize::try_from(columns.parent[i])
                    .ok()
                    .and_then(|parent| columns.id.get(parent).cloned()),
                country: text(&columns.country[i]),
                lon: point(i).map(|point| point.lon),
                lat: point(i).map(|point| point.lat),
                precision_km: columns.precision_km[i],
                coord_source: None,
                aliases: Vec::new(),
            })
            .collect()
    }

    /// The event of that index, which begins on that day; `None` where a code
    /// is out of range. All columns are of one length.
    fn read_event(&self, i: usize, start: Day) -> Option<Event> {
        let columns = &self.events;
        let end = Day(start.0.checked_add(columns.length[i])?);
        if start < FIRST_DAY || end < start || end > LAST_DAY {
            return None;
        }
        let code = |letters: &str| letters.as_bytes().get(i).copied();
        let place = match columns.place[i] {
            -1 => None,
            index => {
                let index = u32::try_from(index).ok()?;
                self.places.id.get(index as usize)?;
                Some(index)
            }
        };
        Some(Event {
            id: match columns.id[i].strip_prefix('=') {
                Some(whole) => whole.to_owned(),
                None => format!("{start}-{}", columns.id[i]),
            },
            span: DateSpan {
                start,
                end,
                precision: of_letter(&PRECISIONS, code(&columns.precision)?)?,
            },
            kind: of_letter(&Kind::ALL, code(&columns.kind)?)?,
            title: columns.title[i].clone(),
            parties: self.parties.get(columns.parties[i] as usize)?.clone(),
            place,
            place_note: None,
            standing: of_letter(&Standing::ALL, code(&columns.standing)?)?,
            standing_of: of_letter(&STANDINGS_OF, code(&columns.standing_of)?)?,
            published_first: match columns.published[i] {
                -1 => None,
                days => Some(Day(start.0.checked_add(days)?)).filter(|&day| day <= Day::MAX),
            },
        })
    }
}
