//! Made-up claims.

use kursk_timeline::model::{
    About, Claimant, Dataset, DateSpan, Day, Detail, Event, Figure, Kind, Measure, Party,
    Precision, Qualifier, Standing, StandingOf,
};
use proptest::prelude::*;

/// First day of the made-up claims.
pub const FIRST: i32 = 19_950;
/// Days over which they are spread.
pub const DAYS: i32 = 80;

prop_compose! {
    fn figure(day: i32)(
        claimant in 0..4usize,
        about in prop::sample::select(vec![About::Ukraine, About::Russia, About::Civilians]),
        measure in 0..4usize,
        low in prop::option::weighted(0.9, 0..60u32),
        more in prop::option::weighted(0.9, prop_oneof![3 => Just(0), 1 => 1..9u32]),
        since in prop::option::of(1..40i32),
        as_of in prop::option::weighted(0.8, prop_oneof![4 => Just(0), 1 => -20..20i32]),
        cumulative in any::<bool>(),
        limit in prop::option::of(prop::sample::select(vec!["about", "more than", "up to", "some"])),
        chart in prop::bool::weighted(0.85),
        part in prop::option::weighted(0.2, Just("a part".to_owned())),
    ) -> Figure {
        let low = low.map(f64::from);
        Figure {
            claimant: format!("c{claimant}"),
            about,
            measure: format!("m{measure}"),
            low,
            high: more.map(|more| low.unwrap_or(5.0) + f64::from(more)),
            since: since.map(|days| Day(day - days)),
            as_of: as_of.map(|days| Day(day + days)),
            cumulative,
            qualifier: limit.map(|words| Qualifier(words.to_owned())),
            derived: false,
            chart,
            note: None,
            part,
            also: None,
        }
    }
}

fn event() -> impl Strategy<Value = (Event, Detail)> {
    (
        0..DAYS,
        prop_oneof![4 => Just(0), 1 => 1..9i32],
        prop::option::weighted(0.8, 0..12i32),
        prop::sample::select(vec![Precision::Day, Precision::Approx, Precision::Month]),
    )
        .prop_flat_map(|(start, length, published, precision)| {
            let first = FIRST + start;
            let event = Event {
                id: String::new(),
                span: DateSpan {
                    start: Day(first),
                    end: Day(first + length),
                    precision,
                },
                kind: Kind::LossClaim,
                title: "A claim".into(),
                parties: vec![Party("UA".into())],
                place: None,
                place_note: None,
                standing: Standing::Claimed,
                standing_of: StandingOf::Statement,
                published_first: published.map(|days| Day(first + days)),
            };
            prop::collection::vec(figure(first), 0..4).prop_map(move |figures| {
                let detail = Detail {
                    figures,
                    ..Detail::default()
                };
                (event.clone(), detail)
            })
        })
}

/// Claims of four claimants of three sides in four measures, one of them a
/// state, one of ground, one unknown to the list of measures.
pub fn dataset() -> impl Strategy<Value = Dataset> {
    prop::collection::vec(event(), 1..30).prop_map(|mut made| {
        made.sort_by_key(|(event, _)| event.span.start);
        for (i, (event, _)) in made.iter_mut().enumerate() {
            event.id = format!("e{i:03}");
        }
        let (events, details) = made.into_iter().unzip();
        let claimant = |(id, side): (&str, &str)| Claimant {
            id: id.into(),
            name: id.to_uppercase(),
            side: side.into(),
            what: "Somebody.".into(),
            caveat: String::new(),
            short: String::new(),
            images: id == "c3",
        };
        let measure = |(id, group, state): (&str, &str, bool)| Measure {
            id: id.into(),
            name: id.into(),
            group: group.into(),
            definition: "Something.".into(),
            state,
        };
        Dataset {
            events,
            details,
            claimants: [("c0", "UA"), ("c1", "RU"), ("c2", "KR"), ("c3", "RU")]
                .map(claimant)
                .into(),
            measures: [
                ("m0", "People: soldiers", false),
                ("m1", "Ground", true),
                ("m2", "People: soldiers", false),
            ]
            .map(measure)
            .into(),
            ..Dataset::default()
        }
    })
}
