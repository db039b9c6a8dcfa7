//! What the map and the panel both say of a movement.

use crate::model::{Dataset, Leg, Way};
use crate::text::{Msg, date, movement};
use crate::view::moves::{Move, Origin};

/// The movement in a sentence; nothing while the texts are not there.
pub fn sentence(dataset: &Dataset, one: &Move) -> String {
    let text = match one.origin {
        Origin::Event(index) => movement::of_event(dataset, index as usize),
        Origin::Composed(index) => match dataset.ways.get(index as usize) {
            Some(Way::Composed(composed)) => movement::of_composed(dataset, composed),
            _ => None,
        },
    };
    text.unwrap_or_default()
}

/// Headline and days of a movement.
pub fn headline(dataset: &Dataset, one: &Move) -> (String, String) {
    match one.origin {
        Origin::Event(index) => {
            let event = &dataset.events[index as usize];
            (event.title.clone(), date::span(event.span))
        }
        Origin::Composed(_) => {
            let composed = dataset.composed(&one.id);
            let span = composed.and_then(|composed| dataset.span_of(composed));
            (
                composed.map_or_else(String::new, |composed| composed.title.clone()),
                span.map_or_else(String::new, date::span),
            )
        }
    }
}

/// What a leg of the North Korean soldiers' way is called.
pub fn leg_name(leg: Leg) -> &'static str {
    let message = match leg {
        Leg::Sea => Msg::LegSea,
        Leg::Training => Msg::LegTraining,
        Leg::West => Msg::LegWest,
        Leg::Oblast => Msg::LegOblast,
        Leg::Front => Msg::LegFront,
    };
    message.text()
}
