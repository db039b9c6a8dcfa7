//! The scale bar: a round number of kilometres of a handy length.

/// A bar of the scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleBar {
    /// What it stands for, in km.
    pub km: f64,
    /// Its length in pixels.
    pub px: f64,
}

/// The longest bar of 1, 2 or 5 times a power of ten km that is at most
/// `max_px` pixels long.
pub fn scale_bar(px_per_km: f64, max_px: f64) -> ScaleBar {
    let most = max_px / px_per_km.max(1e-9);
    let mut km = SHORTEST_KM;
    // From 1 to 2 to 5 to 10; a loop, since logarithms and powers would be the
    // only ones in the page's code.
    for factor in [2.0, 2.5, 2.0].into_iter().cycle().take(3 * DECADES) {
        let next = km * factor;
        if next > most {
            break;
        }
        km = next;
    }
    ScaleBar {
        km,
        px: km * px_per_km,
    }
}

/// The shortest bar: 10 m.
const SHORTEST_KM: f64 = 0.01;
/// Powers of ten from the shortest bar to the longest: more than the way round the Earth.
const DECADES: usize = 7;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::viewport::{Viewport, oblast_extent};
    use crate::geo::{LonLat, ScreenPoint, lonlat_from_map};

    #[test]
    fn bars_are_round_and_fit() {
        assert_eq!(
            scale_bar(6.6, 140.0),
            ScaleBar {
                km: 20.0,
                px: 132.0
            }
        );
        assert!((scale_bar(0.01, 140.0).km - 10_000.0).abs() < 1e-6);
        assert!((scale_bar(400.0, 140.0).km - 0.2).abs() < 1e-9);
    }

    #[test]
    fn the_bar_agrees_with_great_circle_distance() {
        for zoom in [0.02, 0.2, 1.0, 5.0] {
            let middle = ScreenPoint { x: 500.0, y: 350.0 };
            let view = Viewport::fitting(oblast_extent(), 1000.0, 700.0).zoomed(zoom, middle);
            let bar = scale_bar(view.px_per_km(), 140.0);
            let at = |x: f64| -> LonLat {
                lonlat_from_map(view.map_from_screen(ScreenPoint { x, y: 350.0 }))
            };
            let km = at(500.0 - bar.px / 2.0).distance_km(at(500.0 + bar.px / 2.0));
            assert!((km / bar.km - 1.0).abs() < 0.02, "{km} {}", bar.km);
        }
    }
}
