//! The way of the North Korean soldiers, by legs.

use super::moves::{Move, Moves, around};
use crate::geo::{Extent, MapPoint};
use crate::model::{Basis, Dataset, DayRange, Leg, Way};

/// A leg of the way.
#[derive(Clone, Debug, PartialEq)]
pub struct LegView {
    /// Which one.
    pub leg: Leg,
    /// Its number, from 1.
    pub number: u32,
    /// From the first day of its movements to the last of any.
    pub days: DayRange,
    /// Indices into [`Moves::all`] of its movements, in their order; several
    /// accounts of one leg are several movements.
    pub moves: Vec<usize>,
    /// Where its number is written: in the middle of its longest way, else
    /// where one of its movements ends.
    pub at: Option<MapPoint>,
    /// What is around its ways.
    pub extent: Option<Extent>,
}

/// The legs that have movements, in their order.
pub fn legs(moves: &Moves) -> Vec<LegView> {
    let mut legs = Vec::new();
    for (leg, number) in Leg::ALL.into_iter().zip(1..) {
        let of_leg = |index: &usize| moves.all[*index].leg == Some(leg);
        let indices: Vec<usize> = (0..moves.all.len()).filter(of_leg).collect();
        let all = || indices.iter().map(|&index| &moves.all[index]);
        if indices.is_empty() {
            continue;
        }
        let mut days = DayRange::NONE;
        let mut longest: Option<&Move> = None;
        for one in all() {
            days.first = days.first.min(one.days.first);
            days.last = days.last.max(one.days.last);
            if reach(one) > longest.map_or(0.0, reach) {
                longest = Some(one);
            }
        }
        let middle = longest.and_then(|one| one.line.get(one.line.len() / 2).copied());
        let extent = around(all());
        legs.push(LegView {
            leg,
            number,
            days,
            at: middle.or(extent.map(Extent::center)),
            extent,
            moves: indices,
        });
    }
    legs
}

/// How far a way reaches: what is longest is the one to write a number on.
fn reach(one: &Move) -> f64 {
    match (one.line.is_empty(), one.extent) {
        (false, Some(extent)) => extent.width().max(extent.height()),
        _ => 0.0,
    }
}

/// The days from the first leg's beginning to the last one's end, by that basis;
/// `None` where the movements are not there (yet).
pub fn days(dataset: &Dataset, basis: Basis) -> Option<DayRange> {
    let mut all = DayRange::NONE;
    let mut add = |id: &str| {
        if let Some(index) = dataset.event_index(id) {
            let days = dataset.events[index as usize].days(basis);
            all.first = all.first.min(days.first);
            all.last = all.last.max(days.last);
        }
    };
    for way in &dataset.ways {
        match way {
            Way::Composed(composed) if composed.leg.is_some() => {
                composed.way.iter().for_each(|stage| add(&stage.event));
            }
            Way::Note(note) if note.leg.is_some() => add(&note.id),
            _ => {}
        }
    }
    (all != DayRange::NONE).then_some(all)
}
