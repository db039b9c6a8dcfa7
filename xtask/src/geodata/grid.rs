//! Points on an integer grid, and exact predicates on them.
//!
//! All topology is decided with whole numbers: a grid step is 0.00001 degree
//! (at most 1.1 m), which is also the precision of the finest source, so two
//! neighbours that share a border in the source share it exactly here.

/// Grid steps in a degree.
pub const STEPS: f64 = 100_000.0;

/// Metres in one grid step of latitude (mean earth radius 6371.0088 km).
pub const STEP_M: f64 = 1.111_950_8;

/// A place on the grid: longitude and latitude in steps of 0.00001 degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pt {
    /// Longitude, grid steps east of Greenwich.
    pub x: i64,
    /// Latitude, grid steps north of the equator.
    pub y: i64,
}

impl Pt {
    /// The grid point nearest to a longitude and latitude in degrees.
    pub fn from_degrees(lon: f64, lat: f64) -> Self {
        Self {
            x: (lon * STEPS).round() as i64,
            y: (lat * STEPS).round() as i64,
        }
    }

    /// Longitude and latitude in degrees.
    pub fn degrees(self) -> (f64, f64) {
        (self.x as f64 / STEPS, self.y as f64 / STEPS)
    }
}

/// A rectangle on the grid, edges included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rect {
    /// South-west corner.
    pub min: Pt,
    /// North-east corner.
    pub max: Pt,
}

impl Rect {
    /// The rectangle between two corners given in degrees.
    pub fn from_degrees(west: f64, south: f64, east: f64, north: f64) -> Self {
        Self {
            min: Pt::from_degrees(west, south),
            max: Pt::from_degrees(east, north),
        }
    }

    /// Whether the point lies inside or on the edge.
    pub fn contains(self, p: Pt) -> bool {
        (self.min.x..=self.max.x).contains(&p.x) && (self.min.y..=self.max.y).contains(&p.y)
    }

    /// Whether the rectangle around the segment touches this one.
    pub fn meets(self, a: Pt, b: Pt) -> bool {
        a.x.max(b.x) >= self.min.x
            && a.x.min(b.x) <= self.max.x
            && a.y.max(b.y) >= self.min.y
            && a.y.min(b.y) <= self.max.y
    }

    /// The four corners, counter-clockwise from the south-west, first repeated.
    pub fn ring(self) -> [Pt; 5] {
        let (a, b) = (self.min, self.max);
        [a, Pt { x: b.x, y: a.y }, b, Pt { x: a.x, y: b.y }, a]
    }
}

/// Twice the signed area of the triangle: positive when `c` lies left of `a -> b`.
pub fn cross(a: Pt, b: Pt, c: Pt) -> i128 {
    i128::from(b.x - a.x) * i128::from(c.y - a.y) - i128::from(b.y - a.y) * i128::from(c.x - a.x)
}

/// Twice the signed area of a closed ring in square grid steps; positive when counter-clockwise.
pub fn area2(ring: &[Pt]) -> i128 {
    ring.windows(2)
        .map(|w| i128::from(w[0].x) * i128::from(w[1].y) - i128::from(w[1].x) * i128::from(w[0].y))
        .sum()
}

/// Length of a segment in metres, good to half a percent near latitude 51.6.
pub fn length_m(a: Pt, b: Pt) -> f64 {
    let (dx, dy) = local(a, b);
    dx.hypot(dy)
}

/// The step from `a` to `b` in metres east and north. One fixed cosine serves
/// the whole map, so that results do not depend on a platform's `cos`.
pub fn local(a: Pt, b: Pt) -> (f64, f64) {
    const COS_51_6: f64 = 0.621_148;
    (
        (b.x - a.x) as f64 * STEP_M * COS_51_6,
        (b.y - a.y) as f64 * STEP_M,
    )
}

/// Distance in metres from `p` to the segment, with the nearest point on it.
pub fn to_segment(p: Pt, a: Pt, b: Pt) -> (f64, Pt) {
    let (bx, by) = local(a, b);
    let (px, py) = local(a, p);
    let square = bx * bx + by * by;
    let t = if square > 0.0 {
        ((px * bx + py * by) / square).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let near = Pt {
        x: a.x + (t * (b.x - a.x) as f64).round() as i64,
        y: a.y + (t * (b.y - a.y) as f64).round() as i64,
    };
    ((px - t * bx).hypot(py - t * by), near)
}

/// Whether `p` lies on the closed segment.
pub fn on_segment(p: Pt, a: Pt, b: Pt) -> bool {
    p.x >= a.x.min(b.x)
        && p.x <= a.x.max(b.x)
        && p.y >= a.y.min(b.y)
        && p.y <= a.y.max(b.y)
        && cross(a, b, p) == 0
}

/// Whether the insides of two segments cross at one point.
pub fn crosses(a: Pt, b: Pt, c: Pt, d: Pt) -> bool {
    let (p, q) = (cross(a, b, c).signum(), cross(a, b, d).signum());
    let (r, s) = (cross(c, d, a).signum(), cross(c, d, b).signum());
    p * q < 0 && r * s < 0
}

/// The grid point nearest to where two crossing segments meet.
pub fn crossing(a: Pt, b: Pt, c: Pt, d: Pt) -> Pt {
    let (num, den) = (
        cross(c, d, a) as f64,
        (cross(c, d, a) - cross(c, d, b)) as f64,
    );
    let t = num / den;
    Pt {
        x: a.x + (t * (b.x - a.x) as f64).round() as i64,
        y: a.y + (t * (b.y - a.y) as f64).round() as i64,
    }
}

/// Whether a point given in grid steps lies inside the rings (even-odd rule).
pub fn inside(x: f64, y: f64, rings: &[Vec<Pt>]) -> bool {
    let mut odd = false;
    for w in rings.iter().flat_map(|r| r.windows(2)) {
        let (ax, ay, bx, by) = (w[0].x as f64, w[0].y as f64, w[1].x as f64, w[1].y as f64);
        if (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax {
            odd = !odd;
        }
    }
    odd
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pt(x: i64, y: i64) -> Pt {
        Pt { x, y }
    }

    #[test]
    fn crossing_segments_are_told_from_touching_ones() {
        assert!(crosses(pt(0, 0), pt(10, 10), pt(0, 10), pt(10, 0)));
        assert!(
            !crosses(pt(0, 0), pt(10, 10), pt(10, 10), pt(20, 0)),
            "a shared end is not a crossing"
        );
        assert!(
            !crosses(pt(0, 0), pt(10, 0), pt(5, 0), pt(5, 5)),
            "an end on the inside is not a crossing"
        );
        assert_eq!(
            crossing(pt(0, 0), pt(10, 10), pt(0, 10), pt(10, 0)),
            pt(5, 5)
        );
    }

    #[test]
    fn area_is_positive_counter_clockwise() {
        assert_eq!(
            area2(&Rect::from_degrees(0.0, 0.0, 0.00002, 0.00003).ring()),
            12
        );
    }

    #[test]
    fn a_degree_of_latitude_is_111_km() {
        let metres = length_m(Pt::from_degrees(35.0, 51.0), Pt::from_degrees(35.0, 52.0));
        assert!((metres - 111_195.0).abs() < 1.0, "{metres}");
    }

    #[test]
    fn nearest_point_of_a_segment_is_clamped_to_its_ends() {
        let (distance, near) = to_segment(pt(-10, 0), pt(0, 0), pt(10, 0));
        assert_eq!(near, pt(0, 0));
        assert!(distance > 0.0);
        assert!(
            on_segment(pt(5, 0), pt(0, 0), pt(10, 0)) && !on_segment(pt(5, 1), pt(0, 0), pt(10, 0))
        );
    }
}
