//! Geographic coordinates.

use serde::{Deserialize, Serialize};

/// Mean radius of the Earth in km (IUGG: R1 = 6371.0088 km).
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

/// A point on the Earth (WGS 84), in degrees; east and north are positive.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LonLat {
    /// Longitude in degrees, -180 to 180.
    pub lon: f64,
    /// Latitude in degrees, -90 to 90.
    pub lat: f64,
}

impl LonLat {
    /// A point from its longitude and latitude in degrees; `None` where one
    /// is not finite or out of range.
    pub fn new(lon: f64, lat: f64) -> Option<Self> {
        ((-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat))
            .then_some(Self { lon, lat })
    }

    /// Great-circle distance in km on a sphere of radius [`EARTH_RADIUS_KM`]
    /// (haversine formula; at the scale of an oblast within 0.3 % of the ellipsoid).
    pub fn distance_km(self, other: Self) -> f64 {
        let (phi1, phi2) = (self.lat.to_radians(), other.lat.to_radians());
        let half_dphi = (phi2 - phi1) / 2.0;
        let half_dlambda = (other.lon - self.lon).to_radians() / 2.0;
        let h = half_dphi.sin().powi(2) + phi1.cos() * phi2.cos() * half_dlambda.sin().powi(2);
        2.0 * EARTH_RADIUS_KM * h.sqrt().min(1.0).asin()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kursk_to_sudzha_is_about_84_km() {
        let kursk = LonLat::new(36.18733, 51.73733).unwrap();
        let sudzha = LonLat::new(35.27258, 51.19149).unwrap();
        let km = kursk.distance_km(sudzha);
        assert!((km - 88.0).abs() < 5.0, "{km}");
        assert_eq!(kursk.distance_km(kursk), 0.0);
    }

    #[test]
    fn out_of_range_is_refused() {
        assert!(LonLat::new(181.0, 0.0).is_none());
        assert!(LonLat::new(0.0, f64::NAN).is_none());
        assert!(LonLat::new(180.0, -90.0).is_some());
    }
}
