//! Distances and coordinates for readers.

use super::number::{grouped, plain};

/// A distance for readers: `850 m`, `12.3 km`, `6,700 km`, as exact as clicks are.
pub fn distance(km: f64) -> String {
    if km < 0.9995 {
        format!("{} m", grouped((km * 1000.0).round() as u64))
    } else if km < 99.95 {
        format!("{} km", plain((km * 10.0).round() / 10.0))
    } else {
        format!("{} km", grouped(km.round() as u64))
    }
}

/// Coordinates in degrees for readers: `51.1915° N 35.2726° E`, about 10 m exact.
pub fn degrees(lat: f64, lon: f64) -> String {
    let part = |value: f64, positive: char, negative: char| {
        let sign = if value < 0.0 { negative } else { positive };
        format!("{}° {sign}", fixed(value.abs()))
    };
    format!("{} {}", part(lat, 'N', 'S'), part(lon, 'E', 'W'))
}

/// Coordinates to copy, as other maps take them: `51.1915, 35.2726`.
pub fn coordinates(lat: f64, lon: f64) -> String {
    let part = |value: f64| {
        let sign = if value < 0.0 { "-" } else { "" };
        format!("{sign}{}", fixed(value.abs()))
    };
    format!("{}, {}", part(lat), part(lon))
}

/// Degrees with four decimals, which are always written: digits keep their
/// places while the pointer moves.
fn fixed(degrees: f64) -> String {
    let all = (degrees * 1e4).round() as u64;
    format!("{}.{:04}", all / 10_000, all % 10_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_as_exact_as_clicks() {
        for (km, text) in [
            (0.0, "0 m"),
            (0.85, "850 m"),
            (0.9999, "1 km"),
            (12.345, "12.3 km"),
            (99.96, "100 km"),
            (6_700.4, "6,700 km"),
        ] {
            assert_eq!(distance(km), text);
        }
    }

    #[test]
    fn coordinates_name_their_hemispheres() {
        assert_eq!(degrees(51.19149, 35.27258), "51.1915° N 35.2726° E");
        assert_eq!(coordinates(51.19149, 35.27258), "51.1915, 35.2726");

        assert_eq!(degrees(-0.00004, -74.006), "0.0000° S 74.0060° W");
        assert_eq!(coordinates(-0.00004, -74.006), "-0.0000, -74.0060");
    }
}
