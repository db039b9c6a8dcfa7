//! Coordinates as people write them in tables.

use super::refused::Reason;

/// Where an event is said to be, as far as its row alone says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Longitude in degrees.
    pub lon: f64,
    /// Latitude in degrees.
    pub lat: f64,
    /// Radius in km within which the point is to be trusted; 0 where it is a point.
    pub radius_km: f64,
}

/// What a row's coordinates amount to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Located {
    /// Nothing is given, or 0, 0, which stands for nothing in many tables.
    Nowhere,
    /// A point on the earth.
    At(Point),
    /// A point only where longitude and latitude change places.
    Swapped(Point),
}

const DEGREES: &str = "degrees with a decimal point, such as 51.19";

/// One coordinate: `51.19`, `51,19`, `51.19°`, `51.19 N`, `-35.2`. An empty
/// text is none.
///
/// # Errors
/// What is found instead of degrees.
pub fn coordinate(text: &str) -> Result<Option<f64>, Reason> {
    let text = text.trim();
    if text.is_empty() || text == "-" || is_word_for_nothing(text) {
        return Ok(None);
    }
    let refused = || Reason::new(text, DEGREES);
    let mut rest = text.trim_end_matches(['°', ' ', '\u{a0}']);
    let mut sign = 1.0;
    if let Some(before) = rest.strip_suffix(['N', 'E', 'n', 'e']) {
        rest = before;
    } else if let Some(before) = rest.strip_suffix(['S', 'W', 's', 'w']) {
        (rest, sign) = (before, -1.0);
    }
    let rest = rest.trim_end_matches(['°', ' ', '\u{a0}']);
    let number = rest.replacen(',', ".", 1).replace('\u{2212}', "-");
    // `parse` would also take "inf" and "nan".
    let plain = number
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
    let exponent = || {
        let (mantissa, power) = number.split_once(['e', 'E'])?;
        let digits = |text: &str| {
            text.bytes()
                .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'))
        };
        (digits(mantissa) && digits(power)).then_some(())
    };
    if !plain && exponent().is_none() {
        return Err(refused());
    }
    let value: f64 = number.parse().map_err(|_| refused())?;
    if !value.is_finite() {
        return Err(refused());
    }
    Ok(Some(sign * value))
}

fn is_word_for_nothing(text: &str) -> bool {
    ["na", "n/a", "null", "none", "nan"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
}

/// Latitude and longitude in one text: `51.19, 35.27`, `51,19; 35,27`, or as
/// well-known text with the longitude first, `POINT (35.27 51.19)`. `None` for
/// an empty text.
///
/// # Errors
/// What is found instead.
pub fn pair(text: &str) -> Result<Option<(f64, f64)>, Reason> {
    const EXPECTED: &str =
        "latitude and longitude, such as \"51.19, 35.27\", or POINT (35.27 51.19)";
    let refused = || Reason::new(text, EXPECTED);
    let trimmed = text.trim();
    if trimmed.is_empty() || is_word_for_nothing(trimmed) {
        return Ok(None);
    }
    let upper = trimmed.get(..5).map(str::to_ascii_uppercase);
    let (inner, lon_first) = if upper.as_deref() == Some("POINT") {
        let inner = trimmed.get(5..).unwrap_or_default().trim_start();
        let inner = inner.trim_start_matches(['Z', 'z', ' ']);
        (inner.trim_matches(['(', ')', ' ']), true)
    } else {
        (trimmed.trim_matches(['(', ')', '[', ']', ' ']), false)
    };
    // A comma parts the two only where nothing else does: it can be decimal.
    let separator = [';', ' ', '\t', '/', ',']
        .into_iter()
        .find(|c| inner.trim().contains(*c))
        .ok_or_else(refused)?;
    let mut parts = inner
        .split(separator)
        .map(|part| part.trim().trim_end_matches(','))
        .filter(|part| !part.is_empty());
    let (Some(a), Some(b)) = (parts.next(), parts.next()) else {
        return Err(refused());
    };
    // Well-known text may add a height.
    if parts.next().is_some() && !lon_first {
        return Err(refused());
    }
    match (coordinate(a), coordinate(b)) {
        (Ok(Some(a)), Ok(Some(b))) if lon_first => Ok(Some((a, b))),
        (Ok(Some(a)), Ok(Some(b))) => Ok(Some((b, a))),
        _ => Err(refused()),
    }
}

/// Whether longitude and latitude, in degrees, are a point on the earth.
///
/// # Errors
/// Why they are none.
pub fn located(lon: f64, lat: f64, radius_km: f64) -> Result<Located, Reason> {
    let point = Point {
        lon,
        lat,
        radius_km,
    };
    let fits = |lon: f64, lat: f64| lon.abs() <= 180.0 && lat.abs() <= 90.0;
    if lon == 0.0 && lat == 0.0 {
        return Ok(Located::Nowhere);
    }
    if fits(lon, lat) {
        return Ok(Located::At(point));
    }
    if fits(lat, lon) {
        return Ok(Located::Swapped(point));
    }
    let expected = if lon.abs() > 1000.0 || lat.abs() > 1000.0 {
        "degrees (WGS 84), not metres of a projection"
    } else {
        "a longitude from -180 to 180 and a latitude from -90 to 90"
    };
    Err(out_of_range(lon, lat, expected))
}

/// The reason why a point is refused that only fits the other way round.
pub fn swapped(point: Point) -> Reason {
    out_of_range(
        point.lon,
        point.lat,
        "a latitude from -90 to 90: longitude and latitude seem to have changed places",
    )
}

fn out_of_range(lon: f64, lat: f64, expected: &'static str) -> Reason {
    Reason {
        found: format!("longitude {lon}, latitude {lat}"),
        expected: expected.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_of_many_tables() {
        for (text, expected) in [
            ("51.19", Some(51.19)),
            ("49,85005", Some(49.85005)),
            (" -35.2 ", Some(-35.2)),
            ("51.19°", Some(51.19)),
            ("51.19° N", Some(51.19)),
            ("77.03W", Some(-77.03)),
            ("\u{2212}3,5", Some(-3.5)),
            ("3.5e1", Some(35.0)),
            ("", None),
            ("NaN", None),
            ("N/A", None),
        ] {
            assert_eq!(coordinate(text), Ok(expected), "{text}");
        }
        for text in [
            "51°12'30\"N",
            "1.234,5",
            "inf",
            "Sudzha",
            "5,123,4",
            "--1",
            "1e999",
            "e",
        ] {
            assert!(coordinate(text).is_err(), "{text}");
        }
    }

    #[test]
    fn two_coordinates_in_one_text() {
        for (text, expected) in [
            ("51.19, 35.27", Some((35.27, 51.19))),
            ("51.19,35.27", Some((35.27, 51.19))),
            ("51,19; 35,27", Some((35.27, 51.19))),
            ("51,19 35,27", Some((35.27, 51.19))),
            ("(51.19 35.27)", Some((35.27, 51.19))),
            ("POINT (35.27 51.19)", Some((35.27, 51.19))),
            ("Point Z(35.27 51.19 120)", Some((35.27, 51.19))),
            ("  ", None),
        ] {
            assert_eq!(pair(text), Ok(expected), "{text}");
        }
        for text in [
            "51.19",
            "https://example.org/1",
            "1,2,3",
            "LINESTRING (1 2, 3 4)",
            "Ж",
            "POINT",
        ] {
            assert!(pair(text).is_err(), "{text}");
        }
    }

    #[test]
    fn points_on_the_earth_and_others() {
        let at = |lon, lat| located(lon, lat, 0.0);
        assert!(matches!(at(35.27, 51.19), Ok(Located::At(_))));
        assert!(matches!(at(-180.0, 90.0), Ok(Located::At(_))));
        assert!(matches!(at(43.1, 131.9), Ok(Located::Swapped(_))));
        assert_eq!(at(0.0, 0.0), Ok(Located::Nowhere));
        let far = at(3_912_345.2, 6_650_000.0).unwrap_err();
        assert_eq!(far.found, "longitude 3912345.2, latitude 6650000");
        assert!(far.expected.contains("metres"));
        assert!(at(200.0, 200.0).unwrap_err().expected.contains("-180"));
    }
}
