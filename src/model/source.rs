//! Sources: the published pages that an event rests on.

use serde::{Deserialize, Serialize};

use super::Day;

/// One published page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Source {
    /// Address, http or https.
    pub url: String,
    /// Id of the publisher.
    pub publisher: String,
    /// The agency or outlet whose text the page carries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Title of the page, in its own language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Day of publication, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<String>", regex(pattern = r"^\d{4}-\d\d-\d\d$"))
    )]
    pub published: Option<Day>,
    /// How near the page is to the report it carries.
    pub grade: Grade,
    /// What kind of page it is, such as `state media`.
    pub kind: String,
}

/// How near a page is to the report it carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Grade {
    /// Own reporting, official pages and established outlets.
    A,
    /// Relays and aggregators that name their origin.
    B,
}
