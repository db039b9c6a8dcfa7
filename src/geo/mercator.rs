//! The map's projection: Mercator on a sphere, measured from the middle of the oblast.

use super::{LonLat, math};

/// Where map coordinates are (0, 0): about the middle of Kursk oblast.
pub const ORIGIN: LonLat = LonLat {
    lon: 35.5,
    lat: 51.5,
};

/// Map units for the whole way round the equator. One unit is 100 m on the
/// equator and about 62 m at the latitude of Kursk, so that a tenth of a unit
/// is finer than the base map is exact.
pub const WORLD_UNITS: f64 = 400_750.0;

/// Northern and southern limit of the map, in degrees.
pub const MAX_LATITUDE: f64 = 80.0;

/// A point of the map plane: x grows to the east, y to the south, in map units
/// (see [`WORLD_UNITS`]) from [`ORIGIN`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapPoint {
    /// East of the origin.
    pub x: f64,
    /// South of the origin.
    pub y: f64,
}

/// Projects longitude and latitude into the map plane. Latitudes beyond
/// [`MAX_LATITUDE`] are drawn at that latitude.
pub fn map_from_lonlat(point: LonLat) -> MapPoint {
    MapPoint {
        x: units_from_radians((point.lon - ORIGIN.lon).to_radians()),
        y: units_from_radians(mercator_angle(ORIGIN.lat) - mercator_angle(point.lat)),
    }
}

/// The inverse of [`map_from_lonlat`]. Longitudes are not wrapped.
pub fn lonlat_from_map(point: MapPoint) -> LonLat {
    let angle = mercator_angle(ORIGIN.lat) - radians_from_units(point.y);
    LonLat {
        lon: ORIGIN.lon + radians_from_units(point.x).to_degrees(),
        lat: math::atan2(math::sinh(angle), 1.0).to_degrees(),
    }
}

/// Map units per kilometre at that latitude in degrees: Mercator stretches by
/// the secant of the latitude.
pub fn units_per_km(lat: f64) -> f64 {
    let equator_km = std::f64::consts::TAU * super::lonlat::EARTH_RADIUS_KM;
    WORLD_UNITS / equator_km / math::cos(held(lat, -MAX_LATITUDE, MAX_LATITUDE).to_radians())
}

/// The value held between two limits; a value that is no number becomes the lower
/// one. (`f64::clamp` can panic, and brings the printing of numbers along for it.)
pub fn held(value: f64, least: f64, most: f64) -> f64 {
    value.max(least).min(most)
}

/// The Mercator ordinate of a latitude in degrees: asinh(tan(lat)).
fn mercator_angle(lat: f64) -> f64 {
    math::asinh(math::tan(
        held(lat, -MAX_LATITUDE, MAX_LATITUDE).to_radians(),
    ))
}

fn units_from_radians(angle: f64) -> f64 {
    angle * WORLD_UNITS / std::f64::consts::TAU
}

fn radians_from_units(units: f64) -> f64 {
    units * std::f64::consts::TAU / WORLD_UNITS
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_origin_is_zero_and_axes_point_east_and_south() {
        let origin = map_from_lonlat(ORIGIN);
        assert!(origin.x.abs() < 1e-9 && origin.y.abs() < 1e-9);
        let north_east = map_from_lonlat(LonLat {
            lon: 36.5,
            lat: 52.5,
        });
        assert!(north_east.x > 0.0 && north_east.y < 0.0);
    }

    #[test]
    fn units_agree_with_great_circle_distances() {
        let a = LonLat {
            lon: 35.2,
            lat: 51.5,
        };
        let b = LonLat {
            lon: 35.3,
            lat: 51.5,
        };
        let units = map_from_lonlat(b).x - map_from_lonlat(a).x;
        let km = a.distance_km(b);
        assert!((units / km / units_per_km(51.5) - 1.0).abs() < 1e-4);
    }

    proptest! {
        #[test]
        fn round_trip(lon in -180.0..180.0f64, lat in -79.9..79.9f64) {
            let back = lonlat_from_map(map_from_lonlat(LonLat { lon, lat }));
            prop_assert!((back.lon - lon).abs() < 1e-9, "{lon} {}", back.lon);
            prop_assert!((back.lat - lat).abs() < 1e-9, "{lat} {}", back.lat);
        }
    }
}
