//! A dataset of some events around the opening day, and a base map of three lines.

use kursk_timeline::model::{
    Claimant, Dataset, DateSpan, Day, Detail, Event, Figure, Grade, Kind, Measure, Party, Place,
    PlaceKind, Precision, Publisher, Source, Standing, StandingOf,
};
use kursk_timeline::view::reduce::OPENING_DAY;

/// Events at points, in areas, and nowhere that have begun by the opening day.
pub const PLACED: usize = 6;
/// See [`PLACED`].
pub const IN_AREAS: usize = 3;
/// See [`PLACED`].
pub const ELSEWHERE: usize = 2;

/// The opening day and so many days.
pub fn day(offset: i32) -> Day {
    OPENING_DAY + offset
}

/// A base map with an oblast, a border and a river.
pub const TOPOLOGY: &str = r#"{"type":"Topology","transform":{"scale":[0.01,0.01],"translate":[34,50]},
"objects":{
"kursk":{"type":"GeometryCollection","geometries":[{"arcs":[[0]],"properties":{"country":"RU","id":"kursk-oblast","kind":"oblast","name_en":"Kursk oblast"},"type":"Polygon"}]},
"border":{"type":"GeometryCollection","geometries":[{"arcs":[1],"properties":{"kind":"state"},"type":"LineString"}]},
"rivers":{"type":"GeometryCollection","geometries":[{"arcs":[2],"properties":{"name_en":"Seym","error_km":0.5},"type":"LineString"}]}
},
"arcs":[[[10,100],[150,0],[0,80],[-150,0],[0,-80]],[[10,100],[60,20],[90,-20]],[[20,160],[60,5],[60,-5]]]}"#;

/// Index, name, kind, point and parent of each place.
type Row = (
    &'static str,
    &'static str,
    PlaceKind,
    Option<(f64, f64)>,
    Option<&'static str>,
);

const PLACES: [Row; 9] = [
    (
        "kursk-oblast",
        "Kursk oblast",
        PlaceKind::Oblast,
        Some((35.75, 51.55)),
        None,
    ),
    (
        "sudzhansky-raion",
        "Sudzhansky raion",
        PlaceKind::Raion,
        Some((35.75, 51.3)),
        Some("kursk-oblast"),
    ),
    (
        "sudzha",
        "Sudzha",
        PlaceKind::Town,
        Some((35.27, 51.19)),
        Some("sudzhansky-raion"),
    ),
    (
        "plekhovo",
        "Plekhovo",
        PlaceKind::Settlement,
        Some((35.45, 51.02)),
        Some("sudzhansky-raion"),
    ),
    (
        "rylsk",
        "Rylsk",
        PlaceKind::Town,
        Some((34.68, 51.57)),
        Some("kursk-oblast"),
    ),
    (
        "lgov",
        "Lgov",
        PlaceKind::Town,
        Some((35.27, 51.66)),
        Some("kursk-oblast"),
    ),
    (
        "glushkovo",
        "Glushkovo",
        PlaceKind::Settlement,
        Some((34.7, 51.25)),
        Some("kursk-oblast"),
    ),
    (
        "korenevo",
        "Korenevo",
        PlaceKind::Settlement,
        Some((34.95, 51.2)),
        Some("kursk-oblast"),
    ),
    (
        "unknown-camp",
        "Unknown camp",
        PlaceKind::TrainingGround,
        None,
        None,
    ),
];

/// Id, first day after the opening day, days after the first, kind, party, standing, place.
type Made = (
    &'static str,
    i32,
    i32,
    Kind,
    &'static str,
    Standing,
    Option<&'static str>,
);

const EVENTS: [Made; 13] = [
    (
        "lgov-strike",
        -40,
        0,
        Kind::Strike,
        "RU",
        Standing::Confirmed,
        Some("lgov"),
    ),
    (
        "glushkovo-fight",
        -25,
        12,
        Kind::Assault,
        "UA",
        Standing::Claimed,
        Some("glushkovo"),
    ),
    (
        "rylsk-strike",
        -10,
        0,
        Kind::Strike,
        "UA",
        Standing::Claimed,
        Some("rylsk"),
    ),
    (
        "a-speech",
        -7,
        0,
        Kind::Statement,
        "RU",
        Standing::Confirmed,
        None,
    ),
    (
        "a-camp",
        -6,
        0,
        Kind::Training,
        "KP",
        Standing::Disputed,
        Some("unknown-camp"),
    ),
    (
        "raion-claim",
        -5,
        0,
        Kind::AreaClaim,
        "RU",
        Standing::Claimed,
        Some("sudzhansky-raion"),
    ),
    (
        "oblast-losses",
        -4,
        0,
        Kind::LossClaim,
        "RU",
        Standing::Claimed,
        Some("kursk-oblast"),
    ),
    (
        "oblast-strength",
        -4,
        0,
        Kind::StrengthClaim,
        "UA",
        Standing::Claimed,
        Some("kursk-oblast"),
    ),
    (
        "sudzha-assault",
        -3,
        0,
        Kind::Assault,
        "RU",
        Standing::Claimed,
        Some("sudzha"),
    ),
    (
        "plekhovo-assault",
        -2,
        0,
        Kind::Assault,
        "KP",
        Standing::Confirmed,
        Some("plekhovo"),
    ),
    (
        "sudzha-capture",
        -1,
        0,
        Kind::Capture,
        "RU",
        Standing::Disputed,
        Some("sudzha"),
    ),
    (
        "korenevo-advance",
        3,
        0,
        Kind::Advance,
        "RU",
        Standing::Claimed,
        Some("korenevo"),
    ),
    (
        "a-late-word",
        9,
        0,
        Kind::Statement,
        "UA",
        Standing::Confirmed,
        None,
    ),
];

/// The dataset with all texts and sources.
pub fn dataset() -> Dataset {
    let places: Vec<Place> = PLACES.iter().map(place).collect();
    let events: Vec<Event> = EVENTS.iter().map(|made| event(made, &places)).collect();
    let details = events.iter().map(detail).collect();
    let publishers = vec![Publisher {
        id: "paper".into(),
        name: "A paper".into(),
        country: Some("Estonia".into()),
        kind: "independent media".into(),
    }];
    let claimants = vec![Claimant {
        id: "ministry".into(),
        name: "A ministry".into(),
        side: "RU".into(),
        what: "A ministry of defence.".into(),
        caveat: "Cannot be verified.".into(),
        short: String::new(),
        images: false,
    }];
    let measures = vec![Measure {
        id: "losses".into(),
        name: "losses, not split".into(),
        group: "People: soldiers".into(),
        definition: "Killed, wounded or captured.".into(),
        state: false,
    }];
    Dataset {
        events,
        details,
        places,
        claimants,
        publishers,
        measures,
        ..Dataset::default()
    }
}

/// As many events as wanted, one a day, at the places of the small dataset.
pub fn many(count: i32) -> Dataset {
    let small = dataset();
    let sites: Vec<u32> = (2..8).collect();
    let events: Vec<Event> = (0..count)
        .map(|i| Event {
            id: format!("event-{i:06}"),
            span: DateSpan {
                start: day(i - count + 1),
                end: day(i - count + 1),
                precision: Precision::Day,
            },
            place: sites.get(i as usize % sites.len()).copied(),
            ..small.events[i as usize % small.events.len()].clone()
        })
        .collect();
    let details = events.iter().map(detail).collect();
    Dataset {
        events,
        details,
        ..small
    }
}

fn place((id, name, kind, point, parent): &Row) -> Place {
    Place {
        id: (*id).into(),
        name: (*name).into(),
        name_ru: None,
        name_uk: None,
        name_ko: None,
        kind: *kind,
        parent: parent.map(str::to_owned),
        country: Some("RU".into()),
        lon: point.map(|point| point.0),
        lat: point.map(|point| point.1),
        precision_km: None,
        coord_source: None,
        aliases: Vec::new(),
    }
}

fn event((id, start, length, kind, party, standing, at): &Made, places: &[Place]) -> Event {
    let place = at.map(|id| {
        let index = places.iter().position(|place| place.id == id);
        index.expect("an event is at a place of the table") as u32
    });
    Event {
        id: (*id).into(),
        span: DateSpan {
            start: day(*start),
            end: day(start + length),
            precision: Precision::Day,
        },
        kind: *kind,
        title: format!("Title of {id}"),
        parties: vec![Party((*party).into())],
        place,
        place_note: None,
        standing: *standing,
        standing_of: StandingOf::Fact,
        published_first: Some(day(*start)),
    }
}

/// A claim of losses, where the event is one.
fn figure(event: &Event) -> Option<Figure> {
    (event.kind == Kind::LossClaim).then(|| {
        let json = r#"{"claimant":"ministry","about":"UA","measure":"losses","low":30200,"high":30200,
            "since":"2024-08-06","as_of":"2024-11-08","cumulative":true,"qualifier":"more than"}"#;
        serde_json::from_str(json).expect("a figure as the format has it")
    })
}

fn detail(event: &Event) -> Detail {
    let source = |url: String| Source {
        url,
        publisher: "paper".into(),
        origin: None,
        title: Some("Title of a page".into()),
        published: Some(event.span.start),
        grade: Grade::A,
        kind: "independent media".into(),
    };
    Detail {
        summary: format!("Summary of {}.", event.id),
        sources: vec![
            source(format!("https://example.org/{}", event.id)),
            source("http://example.com/second".into()),
        ],
        independent_sources: 1,
        figures: figure(event).into_iter().collect(),
        ..Detail::default()
    }
}
