//! One mark: an event's glyph, or the count of a cluster within its ring.

use yew::prelude::*;

use super::tip::tip;
use crate::geo::arc;
use crate::geo::path::{px, translate};
use crate::index::Catalog;
use crate::model::{Event, Side};
use crate::text::date;
use crate::text::plural::{self, Noun};
use crate::ui::Shared;
use crate::ui::glyph::{glyph_marks, side_code};
use crate::ui::markup::{Node, attrs, el, phrase, text, with};
use crate::view::markers::{Age, Marker, TARGET_RADIUS};

/// What is given to [`use_mark`].
#[derive(PartialEq)]
pub struct MarkProps {
    pub catalog: Shared<Catalog>,
    pub marker: Marker,
    /// Pixels per map unit.
    pub scale: f64,
    pub px_per_km: f64,
    /// Whether its event, or one of them, is open.
    pub is_selected: bool,
    /// Whether the tab key leads here.
    pub is_entry: bool,
}

/// A part of its own, so that a step of the slider renders only the marks it changes.
#[hook]
pub fn use_mark(props: &MarkProps) -> Html {
    let marker = &props.marker;
    let cluster = &marker.cluster;
    let event = newest(&props.catalog, marker);
    let count = cluster.count();
    let single = count == 1;
    let key = cluster.key.to_string();
    let id = if single {
        event.id.clone()
    } else {
        format!("cluster-{key}")
    };
    let class = [
        if single { "mk" } else { "cl" },
        match marker.age {
            Age::Fresh => "fresh",
            Age::Recent => "recent",
            Age::Old => "old",
        },
        if props.is_selected { "sel" } else { "" },
    ];
    let radius = cluster.radius();
    let circle = |class: &'static str, radius: f64| {
        el(
            "circle",
            attrs!["class" => class, "r" => px(radius)],
            Vec::new(),
        )
    };
    let mut parts = Vec::new();
    if let Some(km) = marker.uncertain_km {
        parts.push(circle("approx", (km * props.px_per_km).max(TARGET_RADIUS)));
    }
    // A larger disc is its own target.
    if radius < TARGET_RADIUS {
        parts.push(circle("hit", TARGET_RADIUS));
    }
    if props.is_selected {
        parts.push(circle("chosen", radius + 3.0));
    }
    if single {
        let attributes = attrs!["class" => "glyph", "transform" => glyph_transform(marker.age)];
        let marks = glyph_marks(event.kind, event.side(), event.standing);
        parts.push(el("g", attributes, vec![marks]));
    } else {
        disc(&mut parts, marker, count);
    }
    let (x, y) = marker.at(props.scale);
    let attributes = attrs![
        "data-key" => key,
        "data-marker" => id,
        "class" => phrase(&class),
        "role" => "button",
        "tabindex" => if props.is_entry { "0" } else { "-1" },
        "aria-label" => name(&props.catalog, marker),
        "transform" => translate(x, y),
    ];
    let mark = el("g", attributes, parts);
    if props.is_selected {
        with("aria-pressed", "true", mark).into()
    } else {
        mark.into()
    }
}

fn newest<'a>(catalog: &'a Catalog, marker: &Marker) -> &'a Event {
    &catalog.dataset.events[marker.cluster.newest as usize]
}

/// A ring divided by side around the count.
fn disc(parts: &mut Vec<Node>, marker: &Marker, count: u32) {
    let radius = marker.cluster.radius();
    let class = if radius < TARGET_RADIUS {
        "disc"
    } else {
        "hit disc"
    };
    parts.push(el(
        "circle",
        attrs!["class" => class, "r" => px(radius)],
        Vec::new(),
    ));
    let arcs = arc::ring(&marker.cluster.by_side, radius - 2.0);
    for (side, path) in Side::ALL.into_iter().zip(arcs) {
        if let Some(path) = path {
            let class = ["ring s-", side_code(side)].concat();
            parts.push(el(
                "path",
                attrs!["class" => class, "d" => path],
                Vec::new(),
            ));
        }
    }
    parts.push(el(
        "text",
        attrs!["y" => "4"],
        vec![text(count.to_string())],
    ));
}

/// Glyphs are drawn in a box of 16 by 16: 18 px wide, older ones a little less.
fn glyph_transform(age: Age) -> &'static str {
    match age {
        Age::Fresh => "scale(1.125) translate(-8 -8)",
        Age::Recent => "scale(1.05) translate(-8 -8)",
        Age::Old => "scale(.97) translate(-8 -8)",
    }
}

/// The accessible name: title and date, or how many near which place.
fn name(catalog: &Catalog, marker: &Marker) -> String {
    let event = newest(catalog, marker);
    match marker.cluster.count() {
        1 => format!("{}, {}", event.title, date::span(event.span)),
        count => format!(
            "{} near {}",
            plural::count(count as usize, Noun::Event),
            marker.near
        ),
    }
}

/// The tip over a mark that is pointed at.
pub fn tip_of(catalog: &Catalog, marker: &Marker, scale: f64) -> Node {
    let event = newest(catalog, marker);
    let when = date::span(event.span);
    let (title, line) = match marker.cluster.count() {
        1 => (event.title.clone(), when),
        _ => (
            name(catalog, marker),
            format!("Newest: {}, {when}", event.title),
        ),
    };
    let (x, y) = marker.at(scale);
    tip(x, y, marker.cluster.radius(), title, line)
}
