//! The arrows of the movements at a day: a pure function of data, days and view.

use std::rc::Rc;

use super::markers::Age;
use super::moves::Moves;
use crate::geo::Viewport;
use crate::geo::arrow::{self, Arrow, Cut};
use crate::index::sort::sorted_by_key;
use crate::model::DayRange;

/// Most arrows on the screen; of more, the newest.
const MOST: usize = 150;
/// Pixels around the view that are drawn as well, since the map is dragged by
/// more than that before arrows are made anew.
const AROUND_PX: f64 = 120.0;
/// Pixels between two arrows side by side.
const LANE_PX: f64 = 9.0;

/// An arrow on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// Index into [`Moves::all`].
    pub index: usize,
    /// How long ago it ended.
    pub age: Age,
    /// Whether it has not ended on the chosen day.
    pub growing: bool,
    /// Width of its line where its way is not known, in pixels.
    pub stroke: f64,
    /// Its parts.
    pub arrow: Rc<Arrow>,
}

/// What of the movements is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    /// The visible days; the last one is the chosen day.
    pub range: DayRange,
    /// Only the legs of the North Korean soldiers' way, none of them faded.
    pub route: bool,
}

/// The arrows of a snapped viewport, oldest first, so that newer ones are drawn
/// over older ones. Those too short for their head are left out.
pub fn arrows(moves: &Moves, viewport: &Viewport, shown: Shown) -> Vec<Drawn> {
    arrows_again(moves, viewport, shown, &[])
}

/// The same arrows, taken from those drawn before of the same movements and view
/// where they look as they did: on a step of the slider most do.
pub fn arrows_again(
    moves: &Moves,
    viewport: &Viewport,
    shown: Shown,
    before: &[Drawn],
) -> Vec<Drawn> {
    let day = shown.range.last;
    let view = viewport.extent().grown(AROUND_PX / viewport.scale);
    let visible = (0..moves.all.len() as u32).filter(|&i| {
        let one = &moves.all[i as usize];
        one.days.first <= day
            && shown.range.meets(one.days)
            && (one.leg.is_some() || !shown.route)
            && one.extent.is_some_and(|extent| extent.meets(view))
    });
    let order = sorted_by_key(visible, |i| {
        let one = &moves.all[i as usize];
        (i64::from(one.days.last.min(day).0), 0)
    });
    let zoom = match viewport.px_per_km() {
        ..4.0 => 0.75,
        ..10.0 => 1.0,
        _ => 1.25,
    };
    let mut drawn = Vec::new();
    for &i in order.iter().skip(order.len().saturating_sub(MOST)) {
        let one = &moves.all[i as usize];
        let growing = day < one.days.last;
        let age = if growing || shown.route {
            Age::Fresh
        } else {
            Age::of_days(day - one.days.last)
        };
        let same = |drawn: &&Drawn| drawn.index == i as usize && drawn.age == age;
        if let Some(same) = before.iter().find(same)
            && !growing
            && !same.growing
        {
            drawn.push(same.clone());
            continue;
        }
        // Old ones are a thin trail, whatever their strength.
        let neck = zoom
            * match (age, one.class) {
                (Age::Old, _) => 2.2,
                (_, 1) => 4.0,
                (_, 2) => 6.5,
                (_, 3) => 8.5,
                (_, 4) => 10.5,
                _ => 5.0,
            };
        let cut = Cut {
            scale: viewport.scale,
            fraction: one.fraction(day),
            gap_start: if one.vague.0 { 0.0 } else { 9.0 },
            gap_end: if one.vague.1 { 16.0 } else { 15.0 },
            aside: f64::from(one.lane) * LANE_PX,
            tail: 0.6 * zoom,
            neck,
            head: neck * 1.3 + 7.0 * zoom,
            view,
        };
        if let Some(arrow) = arrow::arrow(&one.line, &cut)
            && !arrow.line.is_empty()
        {
            drawn.push(Drawn {
                index: i as usize,
                age,
                growing,
                stroke: neck * 0.3 + 0.5,
                arrow: Rc::new(arrow),
            });
        }
    }
    drawn
}
