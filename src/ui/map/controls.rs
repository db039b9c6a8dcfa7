//! What lies on the map beside the marks: zoom buttons, scale bar, attribution.

use yew::prelude::*;

use super::measure::Way;
use crate::geo::path::px;
use crate::geo::scalebar::scale_bar;
use crate::geo::viewport::ZOOM_STEP;
use crate::index::Scope;
use crate::text::Msg;
use crate::ui::icon::{IconName, icon};
use crate::ui::markup::{
    Node, attrs, el, fixed, flag, list, of, on_click, out_link, say, text, with,
};
use crate::view::{Action, Framing};

/// Buttons: nearer, farther, the whole oblast, the whole route, measuring.
pub fn zoom_control(dispatch: &Callback<Action>, way: &Way, route: bool) -> Node {
    let button = |label: &'static str, shape: IconName, action: Action| {
        let attributes = attrs![
            "type" => "button", "class" => "ib", "aria-label" => label, "title" => label,
        ];
        on_click(
            emitting(dispatch, action),
            el("button", attributes, vec![icon(shape)]),
        )
    };
    let zoom = |factor: f64| Action::Zoom {
        factor,
        anchor: None,
    };
    el(
        "div",
        fixed!["class" => "zoom", "role" => "group", "aria-label" => "Zoom"],
        vec![
            button("Zoom in", IconName::ZoomIn, zoom(ZOOM_STEP)),
            button("Zoom out", IconName::ZoomOut, zoom(1.0 / ZOOM_STEP)),
            button(
                "Whole oblast",
                IconName::Oblast,
                Action::Frame(Framing::Oblast),
            ),
            with(
                "aria-pressed",
                flag(route),
                button(
                    Msg::Route.text(),
                    IconName::Route,
                    Action::ShowRoute(!route),
                ),
            ),
            measure_button(way),
        ],
    )
}

fn measure_button(way: &Way) -> Node {
    let label = "Measure distances, read coordinates";
    let attributes = attrs![
        "type" => "button", "class" => "ib", "aria-label" => label, "title" => label,
        "aria-pressed" => flag(way.is_some()),
    ];
    let way = way.clone();
    let toggle = Callback::from(move |_: MouseEvent| {
        way.set(way.is_none().then(Vec::new));
    });
    on_click(
        toggle,
        el("button", attributes, vec![icon(IconName::Measure)]),
    )
}

fn emitting(dispatch: &Callback<Action>, action: Action) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_: MouseEvent| dispatch.emit(action.clone()))
}

/// A bar of a round number of kilometres, for that scale in the middle of the view.
pub fn scale_control(px_per_km: f64) -> Node {
    let bar = scale_bar(px_per_km, 140.0);
    let km = format!("{} km", px(bar.km));
    let path = format!("M.7 5v7h{}V5M{} 12V8.5", px(bar.px), px(bar.px / 2.0 + 0.7));
    let attributes = attrs![
        "width" => px(bar.px + 2.0), "height" => "18", "role" => "img",
        "aria-label" => format!("Scale: {km}"),
    ];
    let line = el("path", attrs!["class" => "sb", "d" => path], Vec::new());
    let words = el("span", fixed!["aria-hidden" => "true"], vec![text(km)]);
    of(
        "div",
        "scale",
        vec![el("svg", attributes, vec![line]), words],
    )
}

/// Counts the visible events that no mark of the view stands for: those without a
/// place on the map, whose list it opens, and those of districts that are too
/// small to be marked at this scale, which it zooms to.
pub fn unplaced(
    elsewhere: usize,
    in_districts: usize,
    scope: Scope,
    dispatch: &Callback<Action>,
) -> Node {
    let chip = |name: &'static str, class: &'static str, count: usize, action, words| {
        if count == 0 {
            return Node::default();
        }
        let attributes = attrs!["type" => "button", "class" => class, "data-marker" => name];
        let count = say("b", "", count.to_string());
        let button = el("button", attributes, vec![count, words]);
        on_click(emitting(dispatch, action), button)
    };
    let class = if scope == Scope::Elsewhere {
        "elsewhere sel"
    } else {
        "elsewhere"
    };
    let without = list(vec![
        text(" without a place"),
        say("span", "sr-only", " on the map"),
    ]);
    let parts = vec![
        chip(
            "districts",
            "elsewhere",
            in_districts,
            Action::Frame(Framing::Oblast),
            text(" in districts: zoom in"),
        ),
        chip(
            "elsewhere",
            class,
            elsewhere,
            Action::OpenScope(Scope::Elsewhere),
            without,
        ),
    ];
    of("div", "unplaced", parts)
}

/// Whose map data it is.
pub fn attribution() -> Node {
    let owner = vec![text("OpenStreetMap contributors")];
    let parts = vec![
        text("© "),
        out_link("", "https://www.openstreetmap.org/copyright", owner),
        say(
            "span",
            "wide-only",
            " (ODbL) · geoBoundaries · GeoNames · WDB II · EFAS · Natural Earth",
        ),
    ];
    of("p", "attr", parts)
}
