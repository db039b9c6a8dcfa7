//! Measuring: distances along points that the reader sets, as a crow flies.

use crate::geo::{MapPoint, lonlat_from_map, map_from_lonlat, path};

/// Most points of a way: what the reader can still survey.
pub const MOST_POINTS: usize = 32;

/// Km after which the drawn line gets another corner: over land of this length
/// the shortest way looks straight on the map.
const CORNER_KM: f64 = 60.0;

/// Great-circle lengths of the legs between the points, in km: one fewer than points.
pub fn legs(points: &[MapPoint]) -> Vec<f64> {
    let ends = |pair: &[MapPoint]| (lonlat_from_map(pair[0]), lonlat_from_map(pair[1]));
    points
        .windows(2)
        .map(|pair| {
            let (from, to) = ends(pair);
            from.distance_km(to)
        })
        .collect()
}

/// SVG path of the shortest way along the points, in pixels of a map whose scale
/// is that many pixels per map unit.
pub fn line(points: &[MapPoint], scale: f64) -> String {
    let mut way: Vec<MapPoint> = points.first().copied().into_iter().collect();
    for pair in points.windows(2) {
        let (from, to) = (lonlat_from_map(pair[0]), lonlat_from_map(pair[1]));
        let corners = (from.distance_km(to) / CORNER_KM) as u32;
        way.extend((1..=corners).map(|corner| {
            let share = f64::from(corner) / f64::from(corners + 1);
            map_from_lonlat(from.toward(to, share))
        }));
        way.push(pair[1]);
    }
    let mut text = String::new();
    let on_screen = way.into_iter().map(|p| MapPoint {
        x: p.x * scale,
        y: p.y * scale,
    });
    path::append(&mut text, on_screen, false);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::LonLat;

    fn at(lon: f64, lat: f64) -> MapPoint {
        map_from_lonlat(LonLat { lon, lat })
    }

    #[test]
    fn legs_are_great_circle_distances() {
        let way = [at(36.187, 51.737), at(35.273, 51.191), at(35.273, 51.191)];
        let legs = legs(&way);
        assert_eq!(legs.len(), 2);
        assert!((legs[0] - 87.7).abs() < 0.1 && legs[1] == 0.0, "{legs:?}");
        // Moscow to Vladivostok by air: 6,420 km.
        let far = super::legs(&[at(37.617, 55.756), at(131.886, 43.116)]);
        assert!((far[0] - 6_420.0).abs() < 15.0, "{far:?}");
        assert!(super::legs(&way[..1]).is_empty() && super::legs(&[]).is_empty());
    }

    #[test]
    fn long_lines_are_curved_and_short_ones_straight() {
        let near = line(&[at(35.0, 51.0), at(35.1, 51.1)], 1.0);
        assert!(near.len() < 40, "{near}");
        let far = line(&[at(36.0, 51.0), at(130.0, 43.0)], 0.01);
        assert!(far.len() > 200, "{far}");
        assert_eq!(line(&[], 1.0), "");
        assert!(line(&[at(35.0, 51.0)], 1.0).ends_with("l0 0"));
    }
}
