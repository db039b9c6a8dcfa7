//! Geographic coordinates.

use serde::{Deserialize, Serialize};

use super::math::{asin, atan2, cos, length, sin};

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
        let square = |x: f64| x * x;
        let half_dlambda = (other.lon - self.lon).to_radians() / 2.0;
        let h = square(sin(half_dphi)) + cos(phi1) * cos(phi2) * square(sin(half_dlambda));
        2.0 * EARTH_RADIUS_KM * asin(h.sqrt().min(1.0))
    }

    /// The point that lies at that share (0 to 1) of the shortest way to another
    /// one. Between opposite points, where no way is the shortest, any point may come.
    pub fn toward(self, other: Self, share: f64) -> Self {
        let ((x1, y1, z1), (x2, y2, z2)) = (self.on_sphere(), other.on_sphere());
        let angle = self.distance_km(other) / EARTH_RADIUS_KM;
        if angle < 1e-9 {
            return self;
        }
        let (a, b) = (sin((1.0 - share) * angle), sin(share * angle));
        let (x, y, z) = (a * x1 + b * x2, a * y1 + b * y2, a * z1 + b * z2);
        LonLat {
            lon: atan2(y, x).to_degrees(),
            lat: atan2(z, length(x, y)).to_degrees(),
        }
    }

    /// The point on a sphere of radius 1 around (0, 0, 0).
    fn on_sphere(self) -> (f64, f64, f64) {
        let (lon, lat) = (self.lon.to_radians(), self.lat.to_radians());
        (cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat))
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
    fn the_shortest_way_from_korea_runs_over_siberia() {
        let wonsan = LonLat::new(127.44, 39.16).unwrap();
        let kursk = LonLat::new(36.19, 51.74).unwrap();
        let whole = wonsan.distance_km(kursk);
        for share in [0.0, 0.25, 0.5, 1.0] {
            let there = wonsan.toward(kursk, share);
            assert!((wonsan.distance_km(there) - share * whole).abs() < 1e-6);
            assert!((there.distance_km(kursk) - (1.0 - share) * whole).abs() < 1e-6);
        }
        assert!(
            wonsan.toward(kursk, 0.5).lat > 53.0,
            "farther north than both ends"
        );
        assert_eq!(kursk.toward(kursk, 0.5), kursk);
    }

    #[test]
    fn out_of_range_is_refused() {
        assert!(LonLat::new(181.0, 0.0).is_none());
        assert!(LonLat::new(0.0, f64::NAN).is_none());
        assert!(LonLat::new(180.0, -90.0).is_some());
    }
}
