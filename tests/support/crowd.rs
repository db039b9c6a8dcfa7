//! Many made-up events, always the same for the same number: what budgets and
//! benchmarks of the index work on.

use kursk_timeline::index::Catalog;
use kursk_timeline::model::{
    Dataset, DateSpan, Day, Event, Kind, Party, Place, PlaceKind, Precision, Standing, StandingOf,
};

/// First day of the events.
pub const FIRST: Day = Day(19_941);
/// Number of days on which they begin.
pub const DAYS: u32 = 264;

/// A linear congruential generator (Knuth's constants for 64 bits).
struct Random(u64);

impl Random {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(end)) as u32
    }

    fn between(&mut self, from: f64, to: f64) -> f64 {
        from + (to - from) * f64::from(self.below(1 << 20)) / f64::from(1 << 20)
    }
}

/// So many events, each at a point of its own: two thirds about sixty villages,
/// a third anywhere in the oblast. One in `lasting` goes on for some days; 0 for none.
pub fn catalog(count: u32, lasting: u32) -> Catalog {
    let mut random = Random(20_240_806);
    let villages: Vec<(f64, f64)> = (0..60)
        .map(|_| (random.between(34.0, 38.5), random.between(50.7, 52.3)))
        .collect();
    let sides = ["UA", "RU", "KP", "KR"];
    let mut dataset = Dataset::default();
    for i in 0..count {
        let (lon, lat) = if random.below(3) == 0 {
            (random.between(33.9, 38.6), random.between(50.6, 52.5))
        } else {
            let (lon, lat) = villages[random.below(60) as usize];
            (
                lon + random.between(-0.1, 0.1),
                lat + random.between(-0.1, 0.1),
            )
        };
        let start = FIRST + random.below(DAYS) as i32;
        let lasts = lasting > 0 && random.below(lasting) == 0;
        let days = if lasts {
            1 + random.below(30) as i32
        } else {
            0
        };
        dataset.places.push(place(i, lon, lat));
        dataset.events.push(Event {
            id: format!("e{i}"),
            span: DateSpan {
                start,
                end: start + days,
                precision: Precision::Day,
            },
            kind: Kind::ALL[random.below(18) as usize],
            title: format!("Made-up event {i}"),
            parties: vec![Party(sides[random.below(4) as usize].to_owned())],
            place: Some(i),
            place_note: None,
            standing: Standing::ALL[random.below(3) as usize],
            standing_of: StandingOf::Fact,
            published_first: None,
        });
    }
    Catalog::new(dataset)
}

fn place(i: u32, lon: f64, lat: f64) -> Place {
    Place {
        id: format!("p{i}"),
        name: String::new(),
        name_ru: None,
        name_uk: None,
        name_ko: None,
        kind: PlaceKind::Settlement,
        parent: None,
        country: None,
        lon: Some(lon),
        lat: Some(lat),
        precision_km: None,
        coord_source: None,
        aliases: Vec::new(),
    }
}
