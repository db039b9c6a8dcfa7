//! Made-up datasets for property tests.

use kursk_timeline::index::Catalog;
use kursk_timeline::model::{
    Dataset, DateSpan, Day, Event, Kind, Party, Place, PlaceKind, Precision, Standing, StandingOf,
};
use proptest::prelude::*;

/// First day of the made-up events.
pub const FIRST: i32 = 19_900;
/// Days over which they are spread.
pub const DAYS: i32 = 60;

fn place(id: usize, kind: PlaceKind, lon_lat: Option<(f64, f64)>, parent: Option<&str>) -> Place {
    Place {
        id: format!("p{id}"),
        name: format!("Place {id}"),
        name_ru: None,
        name_uk: None,
        name_ko: None,
        kind,
        parent: parent.map(str::to_owned),
        country: None,
        lon: lon_lat.map(|p| p.0),
        lat: lon_lat.map(|p| p.1),
        precision_km: None,
        coord_source: None,
        aliases: Vec::new(),
    }
}

prop_compose! {
    fn event(places: usize)(
        start in 0..DAYS,
        length in prop_oneof![4 => Just(0), 1 => 0..20i32],
        kind in prop::sample::select(Kind::ALL.to_vec()),
        standing in prop::sample::select(Standing::ALL.to_vec()),
        party in prop::sample::select(vec!["UA", "RU", "KP", "KR"]),
        place in prop::option::of(0..places as u32),
        published in prop::option::of(0..30i32),
        word in prop::sample::select(vec!["assault", "Плёхово", "naïve", "three killed"]),
    ) -> Event {
        Event {
            id: String::new(),
            span: DateSpan {
                start: Day(FIRST + start),
                end: Day(FIRST + start + length),
                precision: Precision::Day,
            },
            kind,
            title: word.to_owned(),
            parties: vec![Party(party.to_owned())],
            place,
            place_note: None,
            standing,
            standing_of: StandingOf::Fact,
            published_first: published.map(|later| Day(FIRST + start + later)),
        }
    }
}

/// A catalog of up to `most` events at points, in areas, at places without a
/// point, and nowhere. Some points coincide.
pub fn catalog(most: usize) -> impl Strategy<Value = Catalog> {
    let points = prop::collection::vec((33.0..39.0f64, 50.0..53.0f64), 1..30);
    points
        .prop_flat_map(move |points| {
            let count = points.len() + 5;
            (Just(points), prop::collection::vec(event(count), 0..most))
        })
        .prop_map(|(points, mut events)| {
            let mut places = vec![
                place(0, PlaceKind::Oblast, Some((36.0, 51.5)), None),
                place(1, PlaceKind::Raion, Some((35.2, 51.2)), Some("p0")),
                place(2, PlaceKind::Settlement, None, Some("p1")),
                place(3, PlaceKind::Settlement, None, None),
            ];
            for point in points {
                places.push(place(
                    places.len(),
                    PlaceKind::Settlement,
                    Some(point),
                    Some("p1"),
                ));
            }
            // One more at the point of the last: no zoom can part the two.
            let last = places.last().and_then(Place::lon_lat);
            places.push(place(places.len(), PlaceKind::Site, last, Some("p1")));
            events.sort_by_key(|event| event.span.start);
            for (i, event) in events.iter_mut().enumerate() {
                event.id = format!("e{i}");
            }
            Catalog::new(Dataset {
                events,
                places,
                ..Dataset::default()
            })
        })
}
