//! What part of the map is on the screen.

use super::lonlat::LonLat;
use super::mercator::{MapPoint, held, lonlat_from_map, map_from_lonlat, units_per_km};

/// A point of the map view in CSS pixels from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScreenPoint {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// A rectangle of the map plane, in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// North-west corner.
    pub min: MapPoint,
    /// South-east corner.
    pub max: MapPoint,
}

impl Extent {
    /// The smallest extent around the points; `None` without points.
    pub fn around(points: impl IntoIterator<Item = MapPoint>) -> Option<Self> {
        points.into_iter().fold(None, |extent: Option<Extent>, p| {
            Some(match extent {
                None => Extent { min: p, max: p },
                Some(e) => Extent {
                    min: MapPoint {
                        x: e.min.x.min(p.x),
                        y: e.min.y.min(p.y),
                    },
                    max: MapPoint {
                        x: e.max.x.max(p.x),
                        y: e.max.y.max(p.y),
                    },
                },
            })
        })
    }

    /// The extent around corners given in degrees.
    pub fn from_corners(north_west: LonLat, south_east: LonLat) -> Self {
        Extent {
            min: map_from_lonlat(north_west),
            max: map_from_lonlat(south_east),
        }
    }

    /// The middle.
    pub fn center(self) -> MapPoint {
        MapPoint {
            x: (self.min.x + self.max.x) / 2.0,
            y: (self.min.y + self.max.y) / 2.0,
        }
    }

    /// Width in map units.
    pub fn width(self) -> f64 {
        self.max.x - self.min.x
    }

    /// Height in map units.
    pub fn height(self) -> f64 {
        self.max.y - self.min.y
    }

    /// Whether the point lies in the extent, its edges included.
    pub fn contains(self, p: MapPoint) -> bool {
        (self.min.x..=self.max.x).contains(&p.x) && (self.min.y..=self.max.y).contains(&p.y)
    }

    /// Whether the two share a point.
    pub fn meets(self, other: Self) -> bool {
        self.min.x <= other.max.x
            && other.min.x <= self.max.x
            && self.min.y <= other.max.y
            && other.min.y <= self.max.y
    }

    /// Whether all of the other lies in this one.
    pub fn holds(self, other: Self) -> bool {
        self.contains(other.min) && self.contains(other.max)
    }

    /// The point of the extent that is nearest to a point.
    pub fn nearest(self, p: MapPoint) -> MapPoint {
        MapPoint {
            x: held(p.x, self.min.x, self.max.x),
            y: held(p.y, self.min.y, self.max.y),
        }
    }

    /// The extent with so many map units added on every side.
    pub fn grown(self, units: f64) -> Self {
        Extent {
            min: MapPoint {
                x: self.min.x - units,
                y: self.min.y - units,
            },
            max: MapPoint {
                x: self.max.x + units,
                y: self.max.y + units,
            },
        }
    }
}

/// What the page opens on: the districts from Rylsk to Sudzha with the city of
/// Kursk; in a view narrower than 600 pixels, those from Korenevo to Borki.
pub fn front_extent(width: f64) -> Extent {
    if width < 600.0 {
        Extent::from_corners(
            LonLat {
                lon: 34.66,
                lat: 51.46,
            },
            LonLat {
                lon: 35.62,
                lat: 51.02,
            },
        )
    } else {
        Extent::from_corners(
            LonLat {
                lon: 34.1,
                lat: 51.76,
            },
            LonLat {
                lon: 36.3,
                lat: 50.9,
            },
        )
    }
}

/// Kursk oblast with a little air.
pub fn oblast_extent() -> Extent {
    Extent::from_corners(
        LonLat {
            lon: 33.95,
            lat: 52.5,
        },
        LonLat {
            lon: 38.65,
            lat: 50.85,
        },
    )
}

/// The whole way of the North Korean soldiers: from the ports of the Sea of
/// Japan to Kursk, with room for the curve of the shortest way.
pub fn route_extent() -> Extent {
    Extent::from_corners(
        LonLat {
            lon: 16.0,
            lat: 63.5,
        },
        LonLat {
            lon: 154.0,
            lat: 36.5,
        },
    )
}

/// The part of the world that the detailed base map covers.
pub fn detailed_extent() -> Extent {
    Extent::from_corners(
        LonLat {
            lon: 32.0,
            lat: 53.6,
        },
        LonLat {
            lon: 40.0,
            lat: 49.6,
        },
    )
}

/// The whole map: from North America to the Sea of Japan, wherever events are
/// placed. The middle of the view cannot leave it.
pub fn map_extent() -> Extent {
    Extent::from_corners(
        LonLat {
            lon: -125.0,
            lat: 74.0,
        },
        LonLat {
            lon: 165.0,
            lat: 15.0,
        },
    )
}

/// Most pixels per map unit: a village street, about 2 m a pixel.
pub const MAX_SCALE: f64 = 32.0;
/// Most pixels per map unit beyond the detailed map, under 1 pixel per km: coasts
/// and borders are known to 4.5 km there, and nothing is to be seen from nearer.
pub const FAR_SCALE: f64 = 0.05;
/// Fewest pixels per map unit: Eurasia on a phone.
pub const MIN_SCALE: f64 = 0.002;
/// A rectangle drawn on the map must be this wide and high, in pixels.
const LEAST_BOX_PX: f64 = 8.0;
/// Factor of one zoom step by button, key or double click.
pub const ZOOM_STEP: f64 = 1.6;

/// What part of the map is on the screen, and how large it is drawn.
/// Invariant: `scale` lies between [`MIN_SCALE`] and [`MAX_SCALE`], `center` in [`map_extent`];
/// over [`FAR_SCALE`], `center` lies in [`detailed_extent`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// The point of the map in the middle of the view.
    pub center: MapPoint,
    /// Pixels per map unit.
    pub scale: f64,
    /// Width of the view in CSS pixels.
    pub width: f64,
    /// Height of the view in CSS pixels.
    pub height: f64,
}

impl Viewport {
    /// A viewport held to the limits of the map.
    pub fn new(center: MapPoint, scale: f64, width: f64, height: f64) -> Self {
        Viewport {
            center,
            scale,
            width,
            height,
        }
        .held()
    }

    /// The viewport that shows the whole extent as large as it fits.
    pub fn fitting(extent: Extent, width: f64, height: f64) -> Self {
        let scale = (width / extent.width().max(1e-6)).min(height / extent.height().max(1e-6));
        Viewport::new(extent.center(), scale, width, height)
    }

    /// The view on what lies between two corners on the screen; `None` where
    /// they are too close together to be meant as a rectangle.
    pub fn boxed(&self, a: ScreenPoint, b: ScreenPoint) -> Option<Self> {
        let (width, height) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        let middle = ScreenPoint {
            x: (a.x + b.x) / 2.0,
            y: (a.y + b.y) / 2.0,
        };
        let enlarged = (self.width / width).min(self.height / height);
        (width.min(height) >= LEAST_BOX_PX).then(|| {
            let center = self.map_from_screen(middle);
            Viewport::new(center, self.scale * enlarged, self.width, self.height)
        })
    }

    /// The point on the screen of a point of the map.
    pub fn screen_from_map(&self, p: MapPoint) -> ScreenPoint {
        ScreenPoint {
            x: (p.x - self.center.x) * self.scale + self.width / 2.0,
            y: (p.y - self.center.y) * self.scale + self.height / 2.0,
        }
    }

    /// The point of the map under a point on the screen.
    pub fn map_from_screen(&self, p: ScreenPoint) -> MapPoint {
        MapPoint {
            x: (p.x - self.width / 2.0) / self.scale + self.center.x,
            y: (p.y - self.height / 2.0) / self.scale + self.center.y,
        }
    }

    /// What is on the screen.
    pub fn extent(&self) -> Extent {
        Extent {
            min: self.map_from_screen(ScreenPoint { x: 0.0, y: 0.0 }),
            max: self.map_from_screen(ScreenPoint {
                x: self.width,
                y: self.height,
            }),
        }
    }

    /// An extent around the view that stays the same while the view moves or grows a little:
    /// what lies outside of it need not be drawn. At most four times as wide as the view.
    pub fn drawn_extent(&self) -> Extent {
        let view = self.width.max(self.height) / self.scale;
        let mut size = 1.0;
        while size < view {
            size *= 2.0;
        }
        let step = size / 2.0;
        let snap = |units: f64| (units / step).round() * step;
        let center = MapPoint {
            x: snap(self.center.x),
            y: snap(self.center.y),
        };
        Extent {
            min: center,
            max: center,
        }
        .grown(size)
    }

    /// The view moved so that what was at the pointer follows it by so many pixels,
    /// as far as there is something to be seen at this scale.
    pub fn panned(&self, dx: f64, dy: f64) -> Self {
        let center = MapPoint {
            x: self.center.x - dx / self.scale,
            y: self.center.y - dy / self.scale,
        };
        let center = if self.scale > FAR_SCALE {
            detailed_extent().nearest(center)
        } else {
            center
        };
        Viewport { center, ..*self }.held()
    }

    /// The view enlarged by `factor`; what lies at `anchor` stays there.
    pub fn zoomed(&self, factor: f64, anchor: ScreenPoint) -> Self {
        let fixed = self.map_from_screen(anchor);
        let scaled = |scale: f64| {
            let center = MapPoint {
                x: fixed.x - (anchor.x - self.width / 2.0) / scale,
                y: fixed.y - (anchor.y - self.height / 2.0) / scale,
            };
            Viewport {
                center,
                scale,
                ..*self
            }
            .held()
        };
        // The scale that the limits leave keeps the anchor in place, too.
        let next = scaled(held(self.scale * factor, MIN_SCALE, MAX_SCALE));
        scaled(next.scale)
    }

    /// The same middle and scale in a view of another size.
    pub fn resized(&self, width: f64, height: f64) -> Self {
        Viewport {
            width,
            height,
            ..*self
        }
    }

    /// The middle of the view, on the screen.
    pub fn middle(&self) -> ScreenPoint {
        ScreenPoint {
            x: self.width / 2.0,
            y: self.height / 2.0,
        }
    }

    /// Pixels per kilometre in the middle of the view.
    pub fn px_per_km(&self) -> f64 {
        self.scale * units_per_km(lonlat_from_map(self.center).lat)
    }

    /// Whether the point is on the screen, at least `margin` pixels from its edge.
    pub fn shows(&self, p: MapPoint, margin: f64) -> bool {
        let s = self.screen_from_map(p);
        s.x >= margin && s.y >= margin && s.x <= self.width - margin && s.y <= self.height - margin
    }

    fn held(self) -> Self {
        let finite = |value: f64, fallback: f64| if value.is_finite() { value } else { fallback };
        let center = map_extent().nearest(MapPoint {
            x: finite(self.center.x, 0.0),
            y: finite(self.center.y, 0.0),
        });
        let most = if detailed_extent().contains(center) {
            MAX_SCALE
        } else {
            FAR_SCALE
        };
        Viewport {
            center,
            scale: held(finite(self.scale, 1.0), MIN_SCALE, most),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn view() -> Viewport {
        Viewport::fitting(oblast_extent(), 1048.0, 698.0)
    }

    #[test]
    fn fitting_shows_the_whole_extent() {
        let shown = view().extent();
        let oblast = oblast_extent();
        assert!(shown.grown(1e-6).contains(oblast.min) && shown.grown(1e-6).contains(oblast.max));
    }

    #[test]
    fn no_zoom_or_pan_leaves_the_map() {
        let far = view()
            .panned(1e12, -1e12)
            .zoomed(1e-9, ScreenPoint { x: 0.0, y: 0.0 });
        assert_eq!(far.scale, MIN_SCALE);
        assert!(map_extent().contains(far.center));
        let odd = view().panned(f64::NAN, f64::INFINITY);
        assert!(odd.center.x.is_finite() && odd.center.y.is_finite());
    }

    #[test]
    fn the_whole_route_is_on_the_screen_from_phones_to_wide_screens() {
        for (width, height) in [(320.0, 300.0), (390.0, 420.0), (1048.0, 698.0)] {
            let view = Viewport::fitting(route_extent(), width, height);
            for (lon, lat) in [(127.4, 39.2), (132.3, 42.9), (135.5, 48.5), (36.2, 51.7)] {
                let port = map_from_lonlat(LonLat { lon, lat });
                assert!(view.shows(port, 0.0), "{lon} {lat} at {width}");
            }
        }
    }

    #[test]
    fn a_box_is_shown_as_large_as_it_fits() {
        let at = |x: f64, y: f64| ScreenPoint { x, y };
        let (a, b) = (at(600.0, 200.0), at(400.0, 300.0));
        let view = view();
        let boxed = view.boxed(a, b).unwrap();
        assert_eq!(boxed.scale, view.scale * (1048.0 / 200.0));
        for corner in [a, b] {
            assert!(boxed.shows(view.map_from_screen(corner), -0.001));
        }
        assert_eq!(view.boxed(a, at(600.0, 300.0)), None, "a line is no box");
    }

    #[test]
    fn nothing_is_enlarged_where_nothing_is_known() {
        let port = map_from_lonlat(LonLat {
            lon: 131.9,
            lat: 43.1,
        });
        assert_eq!(Viewport::new(port, 8.0, 800.0, 600.0).scale, FAR_SCALE);
        // At the limit the wheel moves nothing.
        let at_limit = Viewport::new(port, 8.0, 800.0, 600.0);
        let turned = at_limit.zoomed(1.5, ScreenPoint { x: 700.0, y: 80.0 });
        assert!((turned.center.x - at_limit.center.x).abs() < 1e-6 && turned.scale == FAR_SCALE);
        // Dragging stops at the edge of the detailed map and keeps the scale.
        let near = view().zoomed(8.0, view().middle());
        let edge = near.panned(-1e9, 0.0);
        assert_eq!(edge.scale, near.scale);
        assert_eq!(edge.center.x, detailed_extent().max.x);
        let far = Viewport::fitting(route_extent(), 800.0, 600.0);
        assert!(!detailed_extent().contains(far.panned(-300.0, 0.0).center));
    }

    proptest! {
        /// Whatever is on the screen is drawn, and not much else.
        #[test]
        fn the_drawn_extent_holds_the_view(x in -4e4..4e4, y in -3e4..3e4, zoom in -6.0..5.0, w in 200.0..3000.0, h in 200.0..2000.0) {
            let view = Viewport::new(MapPoint { x, y }, 2f64.powf(zoom), w, h);
            let drawn = view.drawn_extent();
            prop_assert!(drawn.holds(view.extent()), "{drawn:?} {view:?}");
            prop_assert!(drawn.width() <= 4.0 * w.max(h) / view.scale);
        }

        #[test]
        fn screen_round_trip(x in -3000.0..3000.0f64, y in -3000.0..3000.0f64, k in 0.01..8.0f64) {
            let view = view().zoomed(k, ScreenPoint { x: 100.0, y: 50.0 });
            let p = ScreenPoint { x, y };
            let back = view.screen_from_map(view.map_from_screen(p));
            prop_assert!((back.x - x).abs() < 1e-6 && (back.y - y).abs() < 1e-6);
        }

        #[test]
        fn zooming_keeps_the_anchor(x in 0.0..1048.0f64, y in 0.0..698.0f64, k in 0.5..4.0f64) {
            let anchor = ScreenPoint { x, y };
            let fixed = view().map_from_screen(anchor);
            let after = view().zoomed(k, anchor).screen_from_map(fixed);
            prop_assert!((after.x - x).abs() < 1e-6 && (after.y - y).abs() < 1e-6);
        }
    }
}
