//! The overview inset: a small map from Europe to the Sea of Japan that shows
//! where the view is, and takes it elsewhere.

use super::Action;
use crate::geo::mercator::held;
use crate::geo::{Extent, LonLat, ScreenPoint, Viewport};

/// Height of the inset for a width of 1: its extent is more than twice as wide as high.
pub const ASPECT: f64 = 0.45;

/// The frame of the view is drawn at least so wide and high, in pixels.
const LEAST_PX: f64 = 7.0;

/// What the inset shows.
pub fn inset_extent() -> Extent {
    Extent::from_corners(
        LonLat {
            lon: 18.0,
            lat: 66.0,
        },
        LonLat {
            lon: 150.0,
            lat: 28.0,
        },
    )
}

/// The whole inset as a view of that width in pixels, [`ASPECT`] times as high.
/// It is filled: what does not fit into it is cut at its edges.
pub fn inset_view(width: f64) -> Viewport {
    let (extent, height) = (inset_extent(), width * ASPECT);
    let scale = (width / extent.width()).max(height / extent.height());
    // Smaller than the map may be shown: made without its limits.
    Viewport {
        center: extent.center(),
        scale,
        width,
        height,
    }
}

/// A rectangle in the inset, in pixels from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// To the right.
    pub width: f64,
    /// Downwards.
    pub height: f64,
}

/// Where the view is in the inset. A view that is too small to be seen gets the
/// least size; of one that lies outside, the inset's edge is marked.
pub fn frame(inset: &Viewport, view: &Viewport) -> Frame {
    let shown = view.extent();
    let (min, max) = (
        inset.screen_from_map(shown.min),
        inset.screen_from_map(shown.max),
    );
    let span = |from: f64, to: f64, most: f64| {
        let (from, to) = (held(from, 0.0, most), held(to, 0.0, most));
        let size = (to - from).max(LEAST_PX);
        (held((from + to - size) / 2.0, 0.0, most - size), size)
    };
    let (x, width) = span(min.x, max.x, inset.width);
    let (y, height) = span(min.y, max.y, inset.height);
    Frame {
        x,
        y,
        width,
        height,
    }
}

/// What a press at a point of the inset asks for: that point in the middle of the view.
pub fn look_at(inset: &Viewport, view: &Viewport, at: ScreenPoint) -> Action {
    let inside = ScreenPoint {
        x: held(at.x, 0.0, inset.width),
        y: held(at.y, 0.0, inset.height),
    };
    Action::Look {
        center: inset.map_from_screen(inside),
        scale: view.scale,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::viewport::{front_extent, route_extent};
    use crate::geo::{MapPoint, lonlat_from_map, map_from_lonlat};
    use proptest::prelude::*;

    fn front() -> Viewport {
        Viewport::fitting(front_extent(1048.0), 1048.0, 698.0)
    }

    #[test]
    fn the_inset_shows_the_route_and_little_else() {
        let inset = inset_view(240.0);
        let shown = inset.extent();
        for (lon, lat) in [(127.4, 39.2), (132.3, 42.9), (135.5, 48.5), (36.2, 51.7)] {
            assert!(shown.contains(map_from_lonlat(LonLat { lon, lat })));
        }
        assert!(shown.width() < 1.2 * route_extent().width());
    }

    #[test]
    fn the_frame_of_the_opening_view_lies_at_kursk_and_can_be_seen() {
        let inset = inset_view(240.0);
        let frame = frame(&inset, &front());
        assert_eq!((frame.width, frame.height), (LEAST_PX, LEAST_PX));
        let kursk = inset.screen_from_map(map_from_lonlat(LonLat {
            lon: 35.2,
            lat: 51.3,
        }));
        assert!((frame.x + frame.width / 2.0 - kursk.x).abs() < 1.0);
        assert!((frame.y + frame.height / 2.0 - kursk.y).abs() < 1.0);
    }

    #[test]
    fn a_press_brings_that_point_into_the_middle() {
        let (inset, view) = (inset_view(240.0), front());
        let port = inset.screen_from_map(map_from_lonlat(LonLat {
            lon: 130.0,
            lat: 42.0,
        }));
        let Action::Look { center, scale } = look_at(&inset, &view, port) else {
            panic!("another action");
        };
        let there = lonlat_from_map(center);
        assert!((there.lon - 130.0).abs() < 1e-6 && (there.lat - 42.0).abs() < 1e-6);
        assert_eq!(scale, view.scale);
        let beyond = ScreenPoint { x: -50.0, y: 5.0 };
        let Action::Look { center, .. } = look_at(&inset, &view, beyond) else {
            panic!("another action");
        };
        assert!(
            inset.extent().grown(1e-6).contains(center),
            "held to the inset"
        );
    }

    proptest! {
        #[test]
        fn the_frame_never_leaves_the_inset(
            x in -3e5..3e5f64, y in -3e5..3e5f64, scale in 0.002..32.0f64, width in 120.0..300.0f64,
        ) {
            let inset = inset_view(width);
            let view = Viewport::new(MapPoint { x, y }, scale, 1048.0, 698.0);
            let f = frame(&inset, &view);
            prop_assert!(f.x >= 0.0 && f.y >= 0.0 && f.width >= LEAST_PX && f.height >= LEAST_PX);
            prop_assert!(f.x + f.width <= inset.width + 1e-9);
            prop_assert!(f.y + f.height <= inset.height + 1e-9);
        }
    }
}
