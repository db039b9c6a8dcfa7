//! One row of the event list.

use yew::prelude::*;

use super::parts::standing_chip;
use super::place::place_line;
use crate::index::Catalog;
use crate::model::{Basis, Event, Precision, Side};
use crate::text::{Msg, date, names};
use crate::ui::Shared;
use crate::ui::glyph::event_glyph;
use crate::ui::markup::{attrs, el, of, say};

/// What is given to [`use_row`].
#[derive(PartialEq)]
pub struct RowProps {
    /// The data.
    pub catalog: Shared<Catalog>,
    /// Index of the event.
    pub event: u32,
    /// By which days the list goes.
    pub basis: Basis,
}

/// An event as a button that asks for its details. A part of its own, so that a
/// step of the slider renders only the rows it adds.
#[hook]
pub fn use_row(props: &RowProps) -> Html {
    let catalog = &props.catalog;
    let Some(event) = catalog.dataset.events.get(props.event as usize) else {
        return Html::default();
    };
    let mut meta = vec![
        say("span", who_class(event.side()), acts(event)),
        say("span", "", names::kind(event.kind)),
    ];
    if let Some(place) = place_line(catalog, event) {
        meta.push(say("span", "row-place", place));
    }
    let mut lines = vec![
        say("span", "row-title", event.title.clone()),
        of("span", "row-meta", meta),
    ];
    let span = event.span;
    // Anything but one certain day, which the heading above says already.
    let is_heading = span.precision == Precision::Day && span.start == span.end;
    if props.basis == Basis::Published {
        if !is_heading || event.published_first != Some(span.start) {
            lines.push(say("span", "row-date", Msg::happened(span)));
        }
    } else if !is_heading {
        lines.push(say("span", "row-date", date::span(span)));
    }
    let attributes = attrs![
        "type" => "button",
        "class" => "row",
        "data-ask" => "event",
        "data-of" => event.id.clone(),
        "data-event" => event.id.clone(),
    ];
    let parts = vec![
        event_glyph(event, "gl gl-18"),
        of("span", "row-text", lines),
        standing_chip(event.standing),
    ];
    of("li", "", vec![el("button", attributes, parts)]).into()
}

/// Who acts or speaks.
fn acts(event: &Event) -> String {
    match event.parties.first() {
        Some(party) => names::party(&party.0).to_owned(),
        None => names::side(event.side()).to_owned(),
    }
}

fn who_class(side: Side) -> &'static str {
    match side {
        Side::Ukraine => "who t-ua",
        Side::Russia => "who t-ru",
        Side::NorthKorea => "who t-kp",
        Side::Other => "who t-ot",
    }
}
