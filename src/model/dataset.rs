//! The dataset as a whole.

use serde::{Deserialize, Serialize};

use super::{
    Composed, Control, DayRange, Event, Figure, Ids, Movement, Place, Rows, Side, Source, Way,
};

/// Everything the page shows, read and checked.
///
/// Invariants (held by the reader): events are ordered by first day, then id,
/// and ids are unique; every [`Event::place`] is an index into `places`;
/// `details` is empty (texts not loaded yet) or as long as `events`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// All events, ordered by first day, then id.
    pub events: Vec<Event>,
    /// The longer texts, figures and sources of each event, in the same order.
    pub details: Vec<Detail>,
    /// All places.
    pub places: Vec<Place>,
    /// Whose figures there are.
    pub claimants: Vec<Claimant>,
    /// Who published the sources.
    pub publishers: Vec<Publisher>,
    /// What figures count.
    pub measures: Vec<Measure>,
    /// Composed movements, and notes on how reported ones are drawn.
    pub ways: Vec<Way>,
    /// The rows of a reader's own file that the events were made of.
    pub rows: Rows,
}

/// The longer part of an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Detail {
    /// What is reported, attributed, at most 420 characters.
    pub summary: String,
    /// A note on conflicting accounts.
    pub conflict: Option<String>,
    /// Numbers, each of one claimant.
    pub figures: Vec<Figure>,
    /// The movement, where the event is or contains one.
    pub movement: Option<Movement>,
    /// Who is said to hold settlements.
    pub control: Vec<Control>,
    /// The pages it rests on, at least one.
    pub sources: Vec<Source>,
    /// Number of different publishers, copies of one agency report counted once.
    pub independent_sources: u32,
}

/// Somebody whose figures are quoted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Claimant {
    /// Unique name in data files, such as `ru-mod`.
    pub id: String,
    /// Name for readers.
    pub name: String,
    /// `UA`, `RU`, `KP`, or a word such as `osint`, `media`, `other`.
    pub side: String,
    /// Who they are.
    pub what: String,
    /// How far to trust their numbers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub caveat: String,
    /// Short name for charts; empty where `name` is short enough.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub short: String,
    /// Whether they count item by item from images ("visually confirmed").
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub images: bool,
}

impl Claimant {
    /// The name for charts.
    pub fn short_name(&self) -> &str {
        if self.short.is_empty() {
            &self.name
        } else {
            &self.short
        }
    }

    /// Whose word it is.
    pub fn side(&self) -> Side {
        Side::of(&self.side)
    }
}

/// A publisher of sources.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Publisher {
    /// Unique name in data files.
    pub id: String,
    /// Name for readers.
    pub name: String,
    /// Country, in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// What kind of publisher, such as `independent media`.
    pub kind: String,
}

/// What a figure counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Measure {
    /// Unique name in data files, such as `losses-total`.
    pub id: String,
    /// Name for readers, such as "losses, not split".
    pub name: String,
    /// The heading it belongs under, such as "People: soldiers".
    pub group: String,
    /// What it means.
    pub definition: String,
    /// Whether it tells a state that holds on a day (troops present, ground
    /// held), where others count what happened in a period.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub state: bool,
}

impl Dataset {
    /// The first and last day on which any event happened or was first
    /// published; `None` without events.
    pub fn extent(&self) -> Option<DayRange> {
        let mut extent: Option<DayRange> = None;
        for event in &self.events {
            let (start, end) = (event.span.start, event.span.end);
            let published = event.published_first.unwrap_or(end);
            let all = extent.get_or_insert(DayRange::NONE);
            all.first = all.first.min(start).min(published);
            all.last = all.last.max(end).max(published);
        }
        extent
    }

    /// The place of an event.
    pub fn place_of(&self, event: &Event) -> Option<&Place> {
        self.places.get(event.place? as usize)
    }

    /// Index of the event of that id.
    pub fn event_index(&self, id: &str) -> Option<u32> {
        self.events
            .iter()
            .position(|event| event.id == id)
            .map(|index| index as u32)
    }

    /// Index of each place by its id.
    pub fn places_by_id(&self) -> Ids {
        self.places.iter().map(|place| place.id.clone()).collect()
    }

    /// The composed movement of that id.
    pub fn composed(&self, id: &str) -> Option<&Composed> {
        self.ways.iter().find_map(|way| match way {
            Way::Composed(composed) if composed.id == id => Some(composed),
            _ => None,
        })
    }

    /// The claimant of that id.
    pub fn claimant(&self, id: &str) -> Option<&Claimant> {
        self.claimants.iter().find(|claimant| claimant.id == id)
    }

    /// The publisher of that id.
    pub fn publisher(&self, id: &str) -> Option<&Publisher> {
        self.publishers.iter().find(|publisher| publisher.id == id)
    }

    /// The measure of that id.
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == id)
    }
}
