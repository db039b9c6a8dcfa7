//! Movements of forces and statements of who holds a settlement.

use serde::{Deserialize, Serialize};

use super::Standing;

/// A reported movement. A missing end means that the report does not give it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Movement {
    /// Who moves: a party's code, or `civilians`.
    pub side: String,
    /// The unit or a description.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Place id of the start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Place ids of stated intermediate points, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub via: Vec<String>,
    /// Place id of the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Means of transport.
    pub mode: MovementMode,
    /// The way in words, where it is not made of places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Whether intermediate points are stated.
    pub route: RouteKind,
    /// A plan, not a movement that has begun.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub planned: bool,
}

/// Means of transport.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[allow(missing_docs)]
pub enum MovementMode {
    Sea,
    Rail,
    Air,
    Road,
    Foot,
    Unknown,
}

/// How much of a movement's way is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum RouteKind {
    /// Intermediate points are stated.
    Reported,
    /// Only ends are given.
    Schematic,
}

/// Who is said to hold a settlement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Control {
    /// Place id.
    pub place: String,
    /// Who holds it.
    pub holder: Holder,
    /// Id of the claimant who says so, or `media`.
    pub said_by: String,
    /// How sure one can be of this statement.
    pub standing: Standing,
}

/// Who holds a settlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Holder {
    /// Ukrainian forces.
    #[serde(rename = "UA")]
    Ukraine,
    /// Russian forces.
    #[serde(rename = "RU")]
    Russia,
    /// Entered, partly held, fought over or attacked.
    #[serde(rename = "contested")]
    Contested,
}
