//! Reported movements, on the board of forces.

use super::parts::{heading, report_link};
use super::report::movement_sentence;
use crate::index::{Catalog, Subset};
use crate::model::{Day, DayRange, Event, Movement};
use crate::text::Msg;
use crate::text::plural::{self, Noun};
use crate::ui::glyph::event_glyph;
use crate::ui::markup::{Node, keyed, of, say, text};

/// Events with a movement, newest first.
pub fn gather(catalog: &Catalog, subset: &Subset) -> Vec<u32> {
    let all = DayRange {
        first: Day::MIN,
        last: Day::MAX,
    };
    let mut moves = Vec::new();
    for event in subset.all.newest(catalog, all) {
        if movement_of(catalog, event).is_some() {
            moves.push(event);
        }
    }
    moves
}

fn movement_of(catalog: &Catalog, event: u32) -> Option<(&Event, &Movement)> {
    let dataset = &catalog.dataset;
    let movement = dataset.details.get(event as usize)?.movement.as_ref()?;
    Some((dataset.events.get(event as usize)?, movement))
}

/// Those of the movements that are visible.
pub fn moves(catalog: &Catalog, movements: &[u32], range: DayRange) -> Node {
    let mut rows = Vec::new();
    for &index in movements {
        if let Some((event, movement)) = movement_of(catalog, index)
            && range.touches(event.span)
        {
            rows.push(keyed(index, row(catalog, event, movement)));
        }
    }
    if rows.is_empty() {
        return Node::default();
    }
    let count = plural::count(rows.len(), Noun::Movement);
    let parts = vec![
        heading(Msg::MovementsHeading.text(), count),
        of("ul", "claims", rows),
    ];
    of("section", "", parts)
}

fn row(catalog: &Catalog, event: &Event, movement: &Movement) -> Node {
    let mut words = Vec::new();
    if movement.planned {
        words.push(say("b", "", Msg::Planned.text()));
        words.push(text(" "));
    }
    words.push(text(movement_sentence(&catalog.dataset, movement)));
    let parts = vec![of("p", "body", words), report_link(event)];
    let mark = event_glyph(event, "gl gl-18");
    let content = of("div", "move", vec![mark, of("div", "", parts)]);
    of("li", "", vec![content])
}
