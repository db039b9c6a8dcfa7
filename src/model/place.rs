//! Places: points, and areas that have a name but no point of their own.

use serde::{Deserialize, Serialize};

/// A named place. Longitude and latitude are in degrees (WGS 84).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Place {
    /// Unique name in data files, such as `malaya-loknya`.
    pub id: String,
    /// English name.
    pub name: String,
    /// Russian name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_ru: Option<String>,
    /// Ukrainian name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_uk: Option<String>,
    /// Korean name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_ko: Option<String>,
    /// What it is.
    pub kind: PlaceKind,
    /// Id of the area it lies in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// ISO 3166 code of the country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Longitude in degrees; of an area, where its badge stands.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "super::figure::plain"
    )]
    pub lon: Option<f64>,
    /// Latitude in degrees; of an area, where its badge stands.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "super::figure::plain"
    )]
    pub lat: Option<f64>,
    /// Radius in km within which the point is to be trusted.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "super::figure::plain"
    )]
    pub precision_km: Option<f64>,
    /// Where the point comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coord_source: Option<String>,
    /// Other spellings met in reports.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[allow(missing_docs)]
pub enum PlaceKind {
    City,
    Town,
    Settlement,
    Site,
    Plant,
    Airfield,
    Port,
    TrainingGround,
    Raion,
    Oblast,
    Region,
    Country,
}

impl PlaceKind {
    /// Whether it is an area, whose events are counted at its name and never
    /// drawn at a point.
    pub fn is_area(self) -> bool {
        matches!(
            self,
            Self::Raion | Self::Oblast | Self::Region | Self::Country
        )
    }
}

/// Precision in km beyond which a point is drawn as a circle of that radius.
pub const ROUGH_KM: f64 = 2.5;

impl Place {
    /// Longitude and latitude in degrees, where both are known.
    pub fn lon_lat(&self) -> Option<(f64, f64)> {
        Some((self.lon?, self.lat?))
    }

    /// Whether its point is too rough to be drawn as one.
    pub fn is_rough(&self) -> bool {
        self.precision_km.is_some_and(|km| km > ROUGH_KM)
    }
}
