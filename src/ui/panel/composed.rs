//! A movement that is put together from several reports, opened.

use yew::NodeRef;

use super::parts::standing_chip;
use crate::index::Catalog;
use crate::model::{Composed, Side};
use crate::text::{Msg, date, movement};
use crate::ui::glyph::{event_glyph, side_dot};
use crate::ui::markup::{Node, button, el, fixed, of, referred, say, text};

/// Headline, sentence, how it was put together, and the reports that it rests on.
pub fn composed_report(catalog: &Catalog, composed: &Composed, title: &NodeRef) -> Node {
    let dataset = &catalog.dataset;
    let days = dataset
        .span_of(composed)
        .map_or_else(String::new, date::span);
    let kicker = vec![
        side_dot(Side::of(&composed.side)),
        say("b", "", Msg::ComposedMovement.text()),
        say("span", "", days),
    ];
    let heading = el(
        "h2",
        fixed!["tabindex" => "-1"],
        vec![text(composed.title.clone())],
    );
    let sentence = movement::of_composed(dataset, composed).unwrap_or_default();
    let mut rows = Vec::new();
    for id in composed.rests_on() {
        let Some(index) = catalog.event_index(id) else {
            continue;
        };
        let event = &dataset.events[index as usize];
        let words = vec![
            event_glyph(event, "gl gl-18"),
            say("span", "", event.title.clone()),
            say("small", "", date::span(event.span)),
        ];
        let open = button("restrow", "event", event.id.clone(), words);
        rows.push(of("li", "", vec![open]));
    }
    let fly = button(
        "btn",
        "fly",
        composed.id.clone(),
        vec![text(Msg::FlyTo.text())],
    );
    let standing = vec![
        standing_chip(composed.standing),
        text(format!(" {}", composed.note)),
    ];
    let parts = vec![
        of("p", "kick", kicker),
        referred(title, heading),
        say("p", "sum", sentence),
        of("p", "body", standing),
        of("p", "routebtns", vec![fly]),
        say("h3", "", Msg::RestsOn.text()),
        of("ul", "rests", rows),
    ];
    of("div", "report", parts)
}
