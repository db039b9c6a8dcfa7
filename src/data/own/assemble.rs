//! Events of a reader's file, from columns to the types that the page shows.
//! Of this module's neighbours, the page carries only this one and `parcel`.

use std::sync::OnceLock;

use super::events::Events;
use crate::model::{
    Dataset, DateSpan, Day, Event, Kind, Party, Place, PlaceKind, Precision, Rows, Side, Standing,
    StandingOf,
};

/// The dataset of a reader's file.
pub fn assemble(events: Events) -> Dataset {
    let mut dataset = Dataset::default();
    while grow(&mut dataset, &events, usize::MAX) {}
    finish(dataset, events)
}

/// Adds up to so many places or events to the dataset of a reader's file; says
/// whether there are more. The id of an event is `row-` and the number of its
/// row among those understood: the same whenever the file is opened.
pub fn grow(dataset: &mut Dataset, events: &Events, most: usize) -> bool {
    let places = &mut dataset.places;
    if places.len() < events.place_lons.len() {
        let to = places.len().saturating_add(most);
        places.reserve(events.place_lons.len() - places.len());
        for i in places.len()..to.min(events.place_lons.len()) {
            places.push(place(events, i));
        }
        return true;
    }
    let made = &mut dataset.events;
    let to = made.len().saturating_add(most).min(events.rows.len());
    made.reserve(events.rows.len() - made.len());
    for i in made.len()..to {
        made.push(event(events, i));
    }
    made.len() < events.rows.len()
}

/// The dataset with what the rows of the file say.
pub fn finish(mut dataset: Dataset, events: Events) -> Dataset {
    dataset.rows = Rows {
        names: events.names,
        values: events.values,
        folded: OnceLock::new(),
    };
    dataset
}

fn place(events: &Events, i: usize) -> Place {
    Place {
        id: numbered("place-", i as u32 + 1),
        name: events.place_names.get(i).to_owned(),
        name_ru: None,
        name_uk: None,
        name_ko: None,
        kind: PlaceKind::Site,
        parent: None,
        country: None,
        lon: events.place_lons.get(i).copied(),
        lat: events.place_lats.get(i).copied(),
        precision_km: events.place_kms.get(i).copied().filter(|km| *km > 0.0),
        coord_source: None,
        aliases: Vec::new(),
    }
}

fn event(events: &Events, i: usize) -> Event {
    let day = |list: &[i32]| Day(list.get(i).copied().unwrap_or_default());
    let code = |n: usize| usize::from(events.codes.get(4 * i + n).copied().unwrap_or(u8::MAX));
    let place = events.places.get(i).copied();
    let start = day(&events.starts);
    let note = events.place_notes.get(i);
    Event {
        id: numbered("row-", events.rows.get(i).copied().unwrap_or_default()),
        span: DateSpan {
            start,
            end: day(&events.ends).max(start),
            precision: PRECISIONS.get(code(3)).copied().unwrap_or_default(),
        },
        kind: kind_of(code(0)),
        title: events.titles.get(i).to_owned(),
        parties: party(side_of(code(1))),
        place: place.filter(|place| (*place as usize) < events.place_lons.len()),
        place_note: (!note.is_empty()).then(|| note.to_owned()),
        standing: Standing::ALL
            .get(code(2))
            .copied()
            .unwrap_or(Standing::Claimed),
        standing_of: StandingOf::Fact,
        published_first: None,
    }
}

/// The kind that a code stands for.
pub fn kind_of(code: usize) -> Kind {
    Kind::ALL.get(code).copied().unwrap_or(Kind::Other)
}

/// The side that a code stands for.
pub fn side_of(code: usize) -> Side {
    Side::ALL.get(code).copied().unwrap_or(Side::Other)
}

const PRECISIONS: [Precision; 3] = [Precision::Day, Precision::Approx, Precision::Month];

fn numbered(name: &str, number: u32) -> String {
    let mut text = String::from(name);
    text.push_str(&number.to_string());
    text
}

/// The party of a side; none for others.
fn party(side: Side) -> Vec<Party> {
    let code = match side {
        Side::Ukraine => "UA",
        Side::Russia => "RU",
        Side::NorthKorea => "KP",
        Side::Other => return Vec::new(),
    };
    vec![Party(code.to_owned())]
}
