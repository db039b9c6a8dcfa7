//! Figures: what one claimant said on one day. Never a measurement.

use serde::{Deserialize, Serialize};

use super::Day;

/// One number (or range) of one claimant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Figure {
    /// Id of the claimant whose number it is.
    pub claimant: String,
    /// Whom it counts, or who holds, gains or retakes the ground.
    pub about: About,
    /// Id of the measure: what it counts.
    pub measure: String,
    /// Lower bound; `None` where only an upper bound or only words were given.
    #[serde(serialize_with = "plain")]
    pub low: Option<f64>,
    /// Upper bound, equal to `low` for one number; `None` where only words were given.
    #[serde(serialize_with = "plain")]
    pub high: Option<f64>,
    /// First day of the period, where the claimant gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<String>", regex(pattern = r"^\d{4}-\d\d-\d\d$"))
    )]
    pub since: Option<Day>,
    /// The day up to which, or for which, the number is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<String>", regex(pattern = r"^\d{4}-\d\d-\d\d$"))
    )]
    pub as_of: Option<Day>,
    /// Whether it is a running total since `since`.
    #[serde(default)]
    pub cumulative: bool,
    /// The claimant's own limit on the number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<Qualifier>,
    /// Worked out from the claimant's words (a share, another unit).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub derived: bool,
    /// Whether it may be drawn in a series; `false` for the whole war, another
    /// oblast, a rounding, a repeat or a disputed reading.
    #[serde(default = "yes", skip_serializing_if = "Clone::clone")]
    pub chart: bool,
    /// What a reader must know of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The part that it counts, where that is not the whole, such as "conscripts
    /// only" or "second deployment". Figures of different parts are not one line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// As what else the same statement is reported, such as "killed".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub also: Option<String>,
}

fn yes() -> bool {
    true
}

/// Writes whole numbers without a decimal point: `1500`, not `1500.0`.
pub(super) fn plain<S: serde::Serializer>(
    value: &Option<f64>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    // Above 2^53 not every whole number is an f64.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match value {
        Some(number) if number.fract() == 0.0 && number.abs() <= EXACT => {
            serializer.serialize_some(&(*number as i64))
        }
        other => other.serialize(serializer),
    }
}

/// The claimant's own limit on a number, in the claimant's words.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Qualifier(pub String);

/// Whom a figure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum About {
    /// Ukrainian forces.
    #[serde(rename = "UA")]
    Ukraine,
    /// Russian forces.
    #[serde(rename = "RU")]
    Russia,
    /// North Korean forces.
    #[serde(rename = "KP")]
    NorthKorea,
    /// Russian and North Korean forces together.
    #[serde(rename = "RU+KP")]
    RussiaAndNorthKorea,
    /// Residents, of Kursk oblast unless the note says otherwise.
    #[serde(rename = "civilians")]
    Civilians,
    /// Anything else; see the note.
    #[serde(rename = "other")]
    Other,
}
