//! How the map glides on after a drag: slower and slower at an even rate, and not for long.

use super::mercator::held;

/// Where the pointer has been lately.
#[derive(Clone, Debug, Default)]
pub struct Track {
    /// Milliseconds, and how far the pointer has come by then, in pixels.
    seen: Vec<(f64, f64, f64)>,
}

/// Milliseconds of the drag that the speed at its end is taken from.
const WINDOW_MS: f64 = 90.0;
/// A pointer that has rested so long before it is lifted throws nothing.
const REST_MS: f64 = 60.0;
/// A drag is to last so long for its speed to be known.
const LEAST_MS: f64 = 20.0;
/// Pixels per millisecond under which the map stays where it is.
const LEAST_SPEED: f64 = 0.2;
/// No throw is faster, in pixels per millisecond.
const MOST_SPEED: f64 = 3.0;
/// Milliseconds until the map has come to rest.
pub const GLIDE_MS: f64 = 320.0;

impl Track {
    /// Notes that the pointer was moved by so many pixels at a time in milliseconds.
    pub fn note(&mut self, at_ms: f64, dx: f64, dy: f64) {
        let (_, x, y) = self.seen.last().copied().unwrap_or_default();
        self.seen.retain(|(then, ..)| at_ms - then <= WINDOW_MS);
        self.seen.push((at_ms, x + dx, y + dy));
    }

    /// The throw of a pointer that is lifted now; `None` where it was too slow.
    pub fn thrown(&self, now_ms: f64) -> Option<Glide> {
        let (first, last) = (self.seen.first()?, self.seen.last()?);
        let ms = last.0 - first.0;
        if ms < LEAST_MS || now_ms - last.0 > REST_MS {
            return None;
        }
        let (x, y) = ((last.1 - first.1) / ms, (last.2 - first.2) / ms);
        let speed = super::math::length(x, y);
        let slowed = MOST_SPEED.min(speed) / speed;
        (speed >= LEAST_SPEED).then_some(Glide {
            x: x * slowed,
            y: y * slowed,
        })
    }
}

/// A map that glides on: its speed at first, in pixels per millisecond.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glide {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Glide {
    /// How far the map moves between two times after the throw, in pixels.
    /// After [`GLIDE_MS`] it rests.
    pub fn between(self, from_ms: f64, to_ms: f64) -> (f64, f64) {
        // Speed falls evenly to nothing, so the way is a parabola.
        let way = |ms: f64| {
            let t = held(ms, 0.0, GLIDE_MS);
            t - t * t / (2.0 * GLIDE_MS)
        };
        let ms = way(to_ms) - way(from_ms);
        (self.x * ms, self.y * ms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A drag with a move of that many pixels to the right every 10 ms, until 200 ms.
    fn drag(px: f64) -> Track {
        let mut track = Track::default();
        for step in 0..=20 {
            track.note(f64::from(step) * 10.0, px, 0.0);
        }
        track
    }

    #[test]
    fn a_quick_drag_goes_on_at_its_speed() {
        let glide = drag(10.0).thrown(210.0).unwrap();
        assert!((glide.x - 1.0).abs() < 1e-9 && glide.y == 0.0);
        let (far, _) = glide.between(0.0, 10_000.0);
        assert!((far - GLIDE_MS / 2.0).abs() < 1e-9, "{far}");
        let (first, _) = glide.between(0.0, 16.0);
        assert!((first - 16.0).abs() < 0.5, "it begins as fast as the drag");
    }

    #[test]
    fn slow_and_rested_drags_throw_nothing() {
        assert_eq!(drag(1.0).thrown(205.0), None);
        assert_eq!(drag(10.0).thrown(300.0), None);
        assert_eq!(Track::default().thrown(0.0), None);
        let mut one = Track::default();
        one.note(5.0, 80.0, 0.0);
        one.note(9.0, 80.0, 0.0);
        assert_eq!(one.thrown(10.0), None, "two steps at once have no speed");
    }

    #[test]
    fn only_the_end_of_the_drag_counts_and_no_throw_is_wild() {
        let mut track = drag(30.0);
        for step in 21..=40 {
            track.note(f64::from(step) * 10.0, 0.0, -5.0);
        }
        let glide = track.thrown(405.0).unwrap();
        assert!(glide.x == 0.0 && (glide.y + 0.5).abs() < 1e-9, "{glide:?}");
        assert_eq!(drag(900.0).thrown(201.0).unwrap().x, MOST_SPEED);
    }

    proptest! {
        #[test]
        fn frames_add_up_whatever_their_length(cuts in prop::collection::vec(0.5..60.0f64, 1..80)) {
            let glide = Glide { x: 1.5, y: -0.5 };
            let (mut at, mut way) = (0.0, 0.0);
            for cut in cuts {
                let (dx, _) = glide.between(at, at + cut);
                prop_assert!(dx >= 0.0, "never backwards");
                (at, way) = (at + cut, way + dx);
            }
            prop_assert!((way - glide.between(0.0, at).0).abs() < 1e-6);
        }
    }
}
