//! Who acts and who speaks.

use serde::{Deserialize, Serialize};

/// Whose act or word something is: what colour stands for on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Side {
    /// Ukraine.
    #[serde(rename = "UA")]
    Ukraine,
    /// Russia.
    #[serde(rename = "RU")]
    Russia,
    /// North Korea.
    #[serde(rename = "KP")]
    NorthKorea,
    /// Anyone else.
    #[serde(rename = "other")]
    Other,
}

impl Side {
    /// All sides, in the order in which legends and counts give them.
    pub const ALL: [Side; 4] = [Side::Ukraine, Side::Russia, Side::NorthKorea, Side::Other];

    /// The side of that code, such as `UA`; any other code or word is [`Side::Other`].
    pub fn of(code: &str) -> Self {
        match code {
            "UA" => Side::Ukraine,
            "RU" => Side::Russia,
            "KP" => Side::NorthKorea,
            _ => Side::Other,
        }
    }
}

/// Whom an event involves or who speaks in it: an ISO 3166 code such as `UA`, or
/// the short name of an organisation such as `NATO`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Party(pub String);

impl Party {
    /// The side whose colour this party has.
    pub fn side(&self) -> Side {
        Side::of(&self.0)
    }
}
