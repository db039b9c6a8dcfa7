//! What is drawn of movements beyond the record of one event: movements that are
//! put together from several records, and notes on how a reported one is drawn.

use serde::{Deserialize, Serialize};

use super::{Dataset, DateSpan, Event, Figure, MovementMode, Precision, Standing};

/// First letters of the id of every composed movement, which no event's id has.
pub const COMPOSED_PREFIX: &str = "composed-";

/// One line of `movements.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Way {
    /// A movement that no single record gives.
    Composed(Composed),
    /// What one record's movement needs to be drawn.
    Note(WayNote),
}

/// A movement put together from the records that it rests on.
///
/// Invariants (held by the reader): at least two stages, the first or the last
/// of which has a place, and all between them; their records are in the order of
/// their days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Composed {
    /// Unique name: `composed-`, the first day and a few words.
    #[cfg_attr(
        feature = "schema",
        schemars(regex(pattern = r"^composed-\d{4}-\d\d-\d\d-[a-z0-9-]+$"))
    )]
    pub id: String,
    /// Neutral headline, at most 80 characters.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 80)))]
    pub title: String,
    /// Who moves: a party's code.
    pub side: String,
    /// The unit or a description.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The places of the way in order, each with the record that names it.
    #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
    pub way: Vec<Stage>,
    /// Means of transport.
    pub mode: MovementMode,
    /// How sure one can be of the movement as a whole.
    pub standing: Standing,
    /// Ids of further records that it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Which leg of the North Korean soldiers' way it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leg: Option<Leg>,
    /// How it was put together, and what the records leave open.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 300)))]
    pub note: String,
}

/// A place of a way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Stage {
    /// Place id; missing at an end that the records do not give.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Id of the event that names the place; its day is that of the stage.
    pub event: String,
}

/// What the movement of one event needs to be drawn; all of it stands in the
/// event's texts or figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct WayNote {
    /// Id of the event.
    #[cfg_attr(
        feature = "schema",
        schemars(regex(pattern = r"^\d{4}-\d\d-\d\d-[a-z0-9-]+$"))
    )]
    pub id: String,
    /// Measure of those of its figures that say how many moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<String>,
    /// The part that those figures count, where others of the measure count more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Places from which it also started.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_from: Vec<String>,
    /// Its intermediate places are on ways of their own, not on one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub apart: bool,
    /// Where it went, when only one of its ends is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<Heading>,
    /// Which leg of the North Korean soldiers' way it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leg: Option<Leg>,
}

/// A leg of the North Korean soldiers' way to the front.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Leg {
    /// From North Korea to the ports of Primorsky Krai.
    Sea,
    /// To the training grounds in the Russian Far East and Siberia.
    Training,
    /// To the west of Russia.
    West,
    /// Into Kursk oblast.
    Oblast,
    /// To the villages of the front.
    Front,
}

impl Leg {
    /// All legs, in their order.
    pub const ALL: [Leg; 5] = [Leg::Sea, Leg::Training, Leg::West, Leg::Oblast, Leg::Front];
}

/// A direction as reports give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[allow(missing_docs)]
pub enum Heading {
    N,
    NE,
    E,
    SE,
    S,
    SW,
    W,
    NW,
}

impl Heading {
    /// All directions, clockwise from the north.
    pub const ALL: [Heading; 8] = [
        Heading::N,
        Heading::NE,
        Heading::E,
        Heading::SE,
        Heading::S,
        Heading::SW,
        Heading::W,
        Heading::NW,
    ];

    /// Radians clockwise from the north.
    pub fn angle(self) -> f64 {
        f64::from(self as u8) * std::f64::consts::FRAC_PI_4
    }
}

impl Way {
    /// Its id: that of the event for a note.
    pub fn id(&self) -> &str {
        match self {
            Way::Composed(composed) => &composed.id,
            Way::Note(note) => &note.id,
        }
    }
}

impl Composed {
    /// Ids of all records that it rests on, each once, in the order of the way.
    pub fn rests_on(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = Vec::new();
        let way = self.way.iter().map(|stage| stage.event.as_str());
        for id in way.chain(self.also.iter().map(String::as_str)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }
}

impl Dataset {
    /// The event of that id.
    fn event(&self, id: &str) -> Option<&Event> {
        self.events.get(self.event_index(id)? as usize)
    }

    /// When a composed movement took place: from its first stage's record to its
    /// last one's, as exactly as the least exact of them. `None` where a record
    /// is not there.
    pub fn span_of(&self, composed: &Composed) -> Option<DateSpan> {
        let mut span: Option<DateSpan> = None;
        for stage in &composed.way {
            let next = self.event(&stage.event)?.span;
            let all = span.get_or_insert(next);
            all.end = all.end.max(next.end);
            if next.precision != Precision::Day {
                all.precision = Precision::Approx;
            }
        }
        if let Some(all) = &mut span
            && all.precision == Precision::Month
        {
            all.precision = Precision::Approx;
        }
        span
    }

    /// What the dataset notes on the movement of the event of that id.
    pub fn note_on(&self, id: &str) -> Option<&WayNote> {
        self.ways.iter().find_map(|way| match way {
            Way::Note(note) if note.id == id => Some(note),
            _ => None,
        })
    }

    /// The figures that say how many moved with the event of that index.
    pub fn strength_of(&self, index: usize) -> Vec<&Figure> {
        let Some((event, detail)) = self.events.get(index).zip(self.details.get(index)) else {
            return Vec::new();
        };
        let Some(note) = self.note_on(&event.id) else {
            return Vec::new();
        };
        let counts = |figure: &&Figure| {
            note.strength.as_ref() == Some(&figure.measure)
                && (note.part.is_none() || note.part == figure.part)
        };
        detail.figures.iter().filter(counts).collect()
    }
}
