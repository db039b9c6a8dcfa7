//! The names that may stand on the map: of the dataset's places and of the base map.

use crate::geo::gazetteer::Settlement;
use crate::geo::math::length;
use crate::geo::{LonLat, MapPoint, map_from_lonlat};
use crate::index::sort::sorted_by_key;
use crate::index::{Catalog, Placement};
use crate::model::{Dataset, Place, PlaceKind};

/// What kind of name it is: decides its look and its rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelClass {
    /// A state, on a map of continents.
    Country,
    /// A state, on a map of oblasts.
    State,
    /// An oblast.
    Oblast,
    /// A city.
    City,
    /// A town.
    Town,
    /// A small town.
    SmallTown,
    /// A village that events name.
    EventVillage,
    /// A river, along its course.
    River,
    /// A lake.
    Lake,
    /// Another village.
    Village,
    /// A district.
    District,
}

impl LabelClass {
    /// Whether the class is written in capitals.
    pub fn in_capitals(self) -> bool {
        matches!(
            self,
            LabelClass::Country | LabelClass::State | LabelClass::Oblast | LabelClass::District
        )
    }

    /// Whether the class is that of a place with a dot.
    pub fn is_settlement(self) -> bool {
        !self.in_capitals() && !matches!(self, LabelClass::River | LabelClass::Lake)
    }
}

/// The language of the names on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tongue {
    /// English.
    #[default]
    English,
    /// Russian.
    Russian,
    /// Ukrainian.
    Ukrainian,
}

impl Tongue {
    /// All languages, in the order of the names in data files.
    pub const ALL: [Tongue; 3] = [Tongue::English, Tongue::Russian, Tongue::Ukrainian];

    /// What a place is called, without "raion" and what follows a comma; the
    /// English name where another is not known.
    fn calls(self, place: &Place) -> &str {
        let known = match self {
            Tongue::English => None,
            Tongue::Russian => place.name_ru.as_deref(),
            Tongue::Ukrainian => place.name_uk.as_deref(),
        };
        let name = known.unwrap_or(&place.name);
        let name = name.split(',').next().unwrap_or(name);
        let short = name.strip_suffix(" raion");
        short.or(name.strip_suffix(" район")).unwrap_or(name)
    }
}

/// A name that may be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Text in the reader's language.
    pub text: String,
    /// Where it belongs.
    pub point: MapPoint,
    /// What kind of name it is.
    pub class: LabelClass,
    /// Events at this place at any day: heavier names come first.
    pub weight: u32,
    /// Radius of an area in km, within which its name may be moved.
    pub reach_km: f64,
    /// For an area that events name: index into the dataset's places.
    pub area: Option<u32>,
    /// For a river: the line along which it is written, west to east.
    pub course: Vec<MapPoint>,
    /// For a river: how far its drawn line may lie from it, in km.
    pub error_km: f64,
}

/// Where the names of areas are written that have no middle of their own, or lie
/// better elsewhere: in the oblast's empty part, beside the front. A choice of
/// the map's design; no event is drawn there. Id of the place, text, degrees.
const ANCHORS: [(&str, &str, f64, f64, LabelClass); 9] = [
    (
        "kursk-oblast",
        "Kursk oblast",
        35.72,
        51.43,
        LabelClass::Oblast,
    ),
    (
        "moscow-oblast",
        "Moscow oblast",
        37.6,
        55.45,
        LabelClass::Oblast,
    ),
    ("ukraine", "Ukraine", 34.62, 50.93, LabelClass::State),
    ("ukraine", "Ukraine", 31.0, 48.9, LabelClass::Country),
    ("russia", "Russia", 36.6, 51.2, LabelClass::State),
    ("russia", "Russia", 92.0, 61.5, LabelClass::Country),
    (
        "russian-far-east",
        "Russian Far East",
        136.0,
        51.5,
        LabelClass::Country,
    ),
    (
        "north-korea",
        "North Korea",
        127.2,
        40.3,
        LabelClass::Country,
    ),
    ("north-korea", "North Korea", 126.6, 40.0, LabelClass::State),
];
/// How far a name may be moved from its anchor, in km.
const ANCHOR_REACH_KM: f64 = 20.0;
/// Two names closer than this are one settlement, in map units (about 2.5 km).
const SAME_PLACE: f64 = 40.0;

/// Where the name of an area is written that has no middle of its own, or lies
/// better elsewhere.
pub fn anchor(id: &str) -> Option<MapPoint> {
    let (.., lon, lat, _) = ANCHORS.into_iter().find(|anchor| anchor.0 == id)?;
    Some(map_from_lonlat(LonLat { lon, lat }))
}

/// All names, weightiest first: those of the dataset's places and those of the
/// base map's settlements that the dataset does not name.
pub fn names(catalog: &Catalog, settlements: &[Settlement], tongue: Tongue) -> Vec<Name> {
    let Dataset {
        events,
        places,
        rows,
        ..
    } = &catalog.dataset;
    // The points of a reader's own file can be a hundred thousand: the map names what it knows.
    let (events, places) = if rows.is_empty() {
        (&events[..], &places[..])
    } else {
        Default::default()
    };
    let mut weights = vec![0u32; places.len()];
    for (event, placement) in events.iter().zip(&catalog.placements) {
        match (*placement, event.place) {
            (Placement::Area(area), _) => weights[area as usize] += 1,
            (_, Some(place)) => weights[place as usize] += 1,
            _ => {}
        }
    }
    let mut names: Vec<Name> = Vec::new();
    // Ids and English names of the places among them, in the same order.
    let mut known: Vec<(&str, &str)> = Vec::new();
    for (id, text, lon, lat, class) in ANCHORS {
        let area = places.iter().position(|place| place.id == id);
        let text = area.map_or(text, |area| tongue.calls(&places[area]));
        known.push(("", ""));
        names.push(Name {
            weight: area.map_or(0, |area| weights[area]),
            reach_km: ANCHOR_REACH_KM,
            area: area.map(|area| area as u32),
            ..plain(text, LonLat { lon, lat }, class)
        });
    }
    for (index, place) in places.iter().enumerate() {
        let Some(point) = place.lon_lat().and_then(|(lon, lat)| LonLat::new(lon, lat)) else {
            continue;
        };
        if ANCHORS.iter().any(|anchor| anchor.0 == place.id) {
            continue;
        }
        let class = match place.kind {
            PlaceKind::Country | PlaceKind::Region => continue,
            PlaceKind::Oblast => LabelClass::Oblast,
            PlaceKind::Raion => LabelClass::District,
            PlaceKind::City => LabelClass::City,
            PlaceKind::Town => LabelClass::Town,
            _ if weights[index] > 0 => LabelClass::EventVillage,
            _ => LabelClass::Village,
        };
        known.push((&place.id, &place.name));
        names.push(Name {
            weight: weights[index],
            reach_km: place.precision_km.unwrap_or_default() * 0.7,
            area: place.kind.is_area().then_some(index as u32),
            ..plain(tongue.calls(place), point, class)
        });
    }
    for settlement in settlements {
        let class = match settlement.rank {
            0 | 1 => LabelClass::City,
            2 => LabelClass::Town,
            3 => LabelClass::SmallTown,
            5 => LabelClass::District,
            6 => LabelClass::Oblast,
            7 => LabelClass::Lake,
            8 => LabelClass::River,
            9 => LabelClass::Country,
            _ => LabelClass::Village,
        };
        let name = Name {
            course: settlement
                .course
                .iter()
                .map(|p| map_from_lonlat(*p))
                .collect(),
            error_km: settlement.error_km,
            ..plain(&settlement.names[tongue as usize], settlement.point, class)
        };
        // An area that the dataset names as well is written once, where its badge stands.
        if class.in_capitals() {
            let is_named = |place: &Place| {
                place.id == settlement.id
                    && (place.lon.is_some() || ANCHORS.iter().any(|anchor| anchor.0 == place.id))
            };
            if !places.iter().any(is_named) {
                names.push(Name {
                    reach_km: if class == LabelClass::Country {
                        60.0
                    } else {
                        8.0
                    },
                    ..name
                });
            }
            continue;
        }
        let point = name.point;
        let twin = known.iter().zip(&mut names).find(|((id, english), name)| {
            let is_same = *id == settlement.id || *english == settlement.names[0];
            is_same
                && name.area.is_none()
                && length(name.point.x - point.x, name.point.y - point.y) < SAME_PLACE
        });
        match twin {
            // The base map knows better how large it is.
            Some((_, twin)) if class.is_settlement() => twin.class = twin.class.min(class),
            _ => names.push(name),
        }
    }
    let order = sorted_by_key(0..names.len() as u32, |i| {
        let name = &names[i as usize];
        (name.class as i64, -i64::from(name.weight))
    });
    order
        .into_iter()
        .map(|i| names[i as usize].clone())
        .collect()
}

/// A name that no event gives weight.
fn plain(text: &str, point: LonLat, class: LabelClass) -> Name {
    Name {
        text: text.to_owned(),
        point: map_from_lonlat(point),
        class,
        weight: 0,
        reach_km: 0.0,
        area: None,
        course: Vec::new(),
        error_km: 0.0,
    }
}
