//! Events of a reader's file, from columns to the types that the page shows.
//! Of this module's neighbours, the page carries only this one and `parcel`.

use super::events::Events;
use crate::model::{
    Dataset, DateSpan, Day, Event, Kind, Party, Place, PlaceKind, Precision, Rows, Side, Standing,
    StandingOf,
};

/// The dataset of a reader's file. The id of an event is `row-` and the number
/// of its row among those understood: the same whenever the file is opened.
pub fn assemble(events: Events) -> Dataset {
    let places = (0..events.place_lons.len())
        .map(|i| Place {
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
        })
        .collect();
    let rows = events.rows.iter().enumerate();
    let made = rows.map(|(i, row)| {
        let days = |list: &[i32]| Day(list.get(i).copied().unwrap_or_default());
        let code = |n: usize| usize::from(events.codes.get(4 * i + n).copied().unwrap_or(u8::MAX));
        let start = days(&events.starts);
        let note = events.place_notes.get(i);
        Event {
            id: numbered("row-", *row),
            span: DateSpan {
                start,
                end: days(&events.ends).max(start),
                precision: PRECISIONS.get(code(3)).copied().unwrap_or_default(),
            },
            kind: Kind::ALL.get(code(0)).copied().unwrap_or(Kind::Other),
            title: events.titles.get(i).to_owned(),
            parties: party(code(1)),
            place: events
                .places
                .get(i)
                .copied()
                .filter(|place| (*place as usize) < events.place_lons.len()),
            place_note: (!note.is_empty()).then(|| note.to_owned()),
            standing: Standing::ALL
                .get(code(2))
                .copied()
                .unwrap_or(Standing::Claimed),
            standing_of: StandingOf::Fact,
            published_first: None,
        }
    });
    Dataset {
        events: made.collect(),
        places,
        rows: Rows {
            names: events.names,
            values: events.values,
            folded: events.folded,
        },
        ..Dataset::default()
    }
}

const PRECISIONS: [Precision; 3] = [Precision::Day, Precision::Approx, Precision::Month];

fn numbered(name: &str, number: u32) -> String {
    let mut text = String::from(name);
    text.push_str(&number.to_string());
    text
}

/// The party of a side, an index into [`Side::ALL`].
fn party(side: usize) -> Vec<Party> {
    let code = match Side::ALL.get(side) {
        Some(Side::Ukraine) => "UA",
        Some(Side::Russia) => "RU",
        Some(Side::NorthKorea) => "KP",
        Some(Side::Other) | None => return Vec::new(),
    };
    vec![Party(code.to_owned())]
}
