//! The types of the event file as it is written: a GeoJSON FeatureCollection
//! (RFC 7946). The other files are lists of the model's own types.

use serde::{Deserialize, Serialize};

use crate::model::{
    Control, DateSpan, Day, Detail, Event, Figure, Kind, Movement, Party, Place, Precision, Source,
    Standing, StandingOf,
};

/// The event file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Events", deny_unknown_fields)
)]
pub struct Collection<F> {
    /// What GeoJSON calls the whole.
    #[serde(rename = "type")]
    pub kind: CollectionType,
    /// Name of the dataset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Under which terms it may be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub license: Option<String>,
    /// Version of the dataset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The events, ordered by date, then id; one a line.
    pub features: Vec<F>,
}

/// The GeoJSON type of the whole file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum CollectionType {
    /// A list of features.
    FeatureCollection,
}

/// The GeoJSON type of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum FeatureType {
    /// One feature.
    Feature,
}

/// The GeoJSON type of an event's geometry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum PointType {
    /// One point.
    Point,
}

/// The point of an event's place.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Geometry {
    /// What kind of geometry it is.
    #[serde(rename = "type")]
    pub kind: PointType,
    /// Longitude and latitude in degrees (WGS 84).
    pub coordinates: [f64; 2],
}

/// One event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Feature {
    /// What GeoJSON calls it.
    #[serde(rename = "type")]
    pub kind: FeatureType,
    /// Stable, unique name: the date and a few words, such as `2024-11-12-us-patel`.
    #[cfg_attr(
        feature = "schema",
        schemars(regex(pattern = r"^\d{4}-\d\d-\d\d-[a-z0-9-]+$"))
    )]
    pub id: String,
    /// The point of its place; null where the place is an area, has no known
    /// point, or is not reported.
    pub geometry: Option<Geometry>,
    /// All the rest.
    pub properties: Properties,
}

/// What is said of one event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Properties {
    /// When it happened; for a statement, when it was made.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "String", regex(pattern = r"^\d{4}-\d\d-\d\d$"))
    )]
    pub date: Day,
    /// Last day, where it took more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<String>", regex(pattern = r"^\d{4}-\d\d-\d\d$"))
    )]
    pub date_end: Option<Day>,
    /// How exactly the days are known; left out where that is to the day.
    #[serde(default, skip_serializing_if = "is_to_the_day")]
    pub date_precision: Precision,
    /// What it is.
    pub kind: Kind,
    /// Neutral headline.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 80)))]
    pub title: String,
    /// What is reported, attributed.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 420)))]
    pub summary: String,
    /// A note on conflicting accounts, where they differ or a widely repeated
    /// version is wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conflict: Option<String>,
    /// Those involved or speaking: a country's code, or a name such as `NATO`.
    /// The first one acts, or in figures and statements speaks; there it is
    /// `Media` or `Analysts` where neither side does.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub parties: Vec<Party>,
    /// Id of its place in `places.json`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Where exactly, when the place is only near.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_note: Option<String>,
    /// How sure one can be of the event as a whole.
    pub standing: Standing,
    /// What the standing is about.
    pub standing_of: StandingOf,
    /// Earliest known publication among the sources, on or after `date`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<String>", regex(pattern = r"^\d{4}-\d\d-\d\d$"))
    )]
    pub published_first: Option<Day>,
    /// Number of different publishers, copies of one agency report counted once.
    pub independent_sources: u32,
    /// Numbers, each of one claimant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
    /// The movement, where the event is or contains one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub movement: Option<Movement>,
    /// Who is said to hold settlements.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub control: Vec<Control>,
    /// The pages it rests on.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub sources: Vec<Source>,
}

fn is_to_the_day(precision: &Precision) -> bool {
    *precision == Precision::Day
}

impl Feature {
    /// The feature of an event: the opposite of [`Feature::into_event`].
    pub fn from_event(event: &Event, detail: &Detail, place: Option<&Place>) -> Self {
        let DateSpan {
            start,
            end,
            precision,
        } = event.span;
        Self {
            kind: FeatureType::Feature,
            id: event.id.clone(),
            geometry: geometry_of(place),
            properties: Properties {
                date: start,
                date_end: (end != start).then_some(end),
                date_precision: precision,
                kind: event.kind,
                title: event.title.clone(),
                summary: detail.summary.clone(),
                conflict: detail.conflict.clone(),
                parties: event.parties.clone(),
                place: place.map(|place| place.id.clone()),
                place_note: event.place_note.clone(),
                standing: event.standing,
                standing_of: event.standing_of,
                published_first: event.published_first,
                independent_sources: detail.independent_sources,
                figures: detail.figures.clone(),
                movement: detail.movement.clone(),
                control: detail.control.clone(),
                sources: detail.sources.clone(),
            },
        }
    }

    /// The event and its detail; `place` is the index of its place.
    pub fn into_event(self, place: Option<u32>) -> (Event, Detail) {
        let p = self.properties;
        (
            Event {
                id: self.id,
                span: DateSpan {
                    start: p.date,
                    end: p.date_end.unwrap_or(p.date),
                    precision: p.date_precision,
                },
                kind: p.kind,
                title: p.title,
                parties: p.parties,
                place,
                place_note: p.place_note,
                standing: p.standing,
                standing_of: p.standing_of,
                published_first: p.published_first,
            },
            Detail {
                summary: p.summary,
                conflict: p.conflict,
                figures: p.figures,
                movement: p.movement,
                control: p.control,
                sources: p.sources,
                independent_sources: p.independent_sources,
            },
        )
    }
}

/// The geometry of an event at that place: its point, unless it is an area
/// (an event is never drawn at the middle of a district) or has no known point.
pub fn geometry_of(place: Option<&Place>) -> Option<Geometry> {
    let place = place.filter(|place| !place.kind.is_area())?;
    let (lon, lat) = place.lon_lat()?;
    Some(Geometry {
        kind: PointType::Point,
        coordinates: [lon, lat],
    })
}
