//! Measuring distances between points that the reader sets, and reading coordinates.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use super::gestures::position;
use crate::browser::page;
use crate::geo::path::px;
use crate::geo::{LonLat, MapPoint, Viewport, lonlat_from_map};
use crate::text::measure::{coordinates, degrees, distance};
use crate::ui::hooks::{State, use_kept, use_value};
use crate::ui::icon::{IconName, icon};
use crate::ui::markup::{Node, asked, attrs, button, el, fixed, of, on_click, say, text};
use crate::ui::part::part;
use crate::view::measure::{MOST_POINTS, legs, line};

/// The points that the reader has set; `None` while nothing is measured.
pub type Way = State<Option<Vec<MapPoint>>>;

/// The way with one more point.
pub fn add(way: &Way, point: MapPoint) {
    if let Some(points) = &**way
        && points.len() < MOST_POINTS
    {
        let mut points = points.clone();
        points.push(point);
        way.set(Some(points));
    }
}

/// The way on the map whose scale is that many pixels per map unit.
pub fn drawn(way: &Way, scale: f64) -> Node {
    let Some(points) = &**way else {
        return Node::default();
    };
    let mut parts = vec![el("path", attrs!["d" => line(points, scale)], Vec::new())];
    for point in points {
        let dot = attrs!["cx" => px(point.x * scale), "cy" => px(point.y * scale), "r" => "4"];
        parts.push(el("circle", dot, Vec::new()));
    }
    el(
        "g",
        fixed!["class" => "way", "aria-hidden" => "true"],
        parts,
    )
}

/// The card with the distances, while something is measured.
pub fn card(way: &Way, container: &NodeRef, viewport: Viewport) -> Node {
    let Some(points) = &**way else {
        return Node::default();
    };
    let legs = legs(points);
    let mut steps = Vec::new();
    for leg in &legs {
        steps.push(say("li", "", distance(*leg)));
    }
    let total = if legs.is_empty() {
        "Press the map to set points, or Enter for its middle.".to_owned()
    } else {
        format!("{} in all", distance(legs.iter().sum()))
    };
    let readout = part!(
        use_readout,
        ReadoutProps {
            container: container.clone(),
            viewport,
        }
    );
    let close = attrs![
        "type" => "button", "class" => "ib", "data-ask" => "close", "aria-label" => "Stop measuring",
    ];
    let mut parts = vec![
        el("button", close, vec![icon(IconName::Close)]),
        readout,
        el(
            "p",
            fixed!["class" => "total", "role" => "status"],
            vec![text(total)],
        ),
        of("ol", "mlegs", steps),
    ];
    if !points.is_empty() {
        parts.push(button("mt", "undo", "", vec![text("Undo")]));
        parts.push(button("mt", "clear", "", vec![text("Clear")]));
    }
    let way = way.clone();
    let on_ask = Callback::from(move |event: MouseEvent| {
        let mut points = (*way).clone().unwrap_or_default();
        match asked(&event).as_ref().map(|(ask, _)| ask.as_str()) {
            Some("close") => way.set(None),
            Some("clear") => way.set(Some(Vec::new())),
            Some("undo") => {
                points.pop();
                way.set(Some(points));
            }
            _ => {}
        }
    });
    let card = fixed!["class" => "measure", "role" => "group", "aria-label" => "Measure"];
    on_click(on_ask, el("div", card, parts))
}

#[derive(PartialEq)]
struct ReadoutProps {
    container: NodeRef,
    viewport: Viewport,
}

/// The coordinates under the pointer, or of the map's middle, with a button that copies them.
#[hook]
fn use_readout(props: &ReadoutProps) -> Html {
    let pointer = use_value(|| None::<LonLat>);
    let copied = use_value(|| false);
    let shown = (*pointer).unwrap_or_else(|| lonlat_from_map(props.viewport.center));
    let copy = {
        let copied = copied.setter();
        Callback::from(move |_: MouseEvent| {
            let copied = copied.clone();
            spawn_local(async move {
                let text = coordinates(shown.lat, shown.lon);
                copied.set(page::copy_text(&text).await.is_ok());
            });
        })
    };
    {
        let (pointer, copied) = (pointer.setter(), copied.setter());
        let (container, viewport) = (props.container.clone(), props.viewport);
        let copy = copy.clone();
        use_kept((container.clone(), viewport, shown), move |_| {
            let element = container.cast::<Element>()?;
            let node = container.clone();
            let moved = EventListener::new(&element, "pointermove", move |event| {
                if let Some(event) = event.dyn_ref::<PointerEvent>()
                    && let Some(at) = position(&node, event.client_x(), event.client_y())
                {
                    copied.set(false);
                    pointer.set(Some(lonlat_from_map(viewport.map_from_screen(at))));
                }
            });
            let key = EventListener::new(&element, "keydown", move |event| {
                if event
                    .dyn_ref::<KeyboardEvent>()
                    .is_some_and(|e| e.key() == "c")
                    && let Ok(click) = MouseEvent::new("click")
                {
                    copy.emit(click);
                }
            });
            Some((moved, key))
        });
    }
    let words = if *copied { "Copied" } else { "Copy" };
    let attributes = attrs![
        "type" => "button", "class" => "mt", "title" => "Copy the coordinates (key C)",
    ];
    let button = on_click(copy, el("button", attributes, vec![text(words)]));
    of(
        "p",
        "at",
        vec![say("span", "", degrees(shown.lat, shown.lon)), button],
    )
    .into()
}
