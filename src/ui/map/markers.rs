//! Markers and clusters: real buttons with names, one tab stop for all of them.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, SvgElement};
use yew::prelude::*;

use super::tip::tip;
use crate::geo::Viewport;
use crate::geo::arc;
use crate::geo::path::{px, translate};
use crate::index::{Catalog, Subset, cluster};
use crate::model::{DayRange, Side};
use crate::text::date;
use crate::text::plural::{self, Noun};
use crate::ui::Shared;
use crate::ui::glyph::{glyph_marks, side_code};
use crate::view::markers::{Age, Marker, holding, markers};
use crate::view::{Action, Selection, open_cluster};

#[derive(Properties, PartialEq)]
pub struct MarkerLayerProps {
    pub catalog: Shared<Catalog>,
    pub subset: Shared<Subset>,
    /// Snapped, so that dragging does not make new clusters at every step.
    pub viewport: Viewport,
    pub range: DayRange,
    pub selection: Selection,
    pub dispatch: Callback<Action>,
}

/// All markers of the view. Arrow keys lead from one to the next in their direction.
#[component]
pub fn MarkerLayer(props: &MarkerLayerProps) -> Html {
    let deps = (
        props.catalog.clone(),
        props.subset.clone(),
        props.viewport,
        props.range,
    );
    let marks = use_memo(deps, |(catalog, subset, viewport, range)| {
        markers(catalog, subset, viewport, *range)
    });
    let pointed = use_state_eq(|| None::<u64>);
    let entry = use_state_eq(|| None::<u64>);
    let selected = props
        .selection
        .event
        .as_deref()
        .and_then(|id| props.catalog.event_index(id))
        .and_then(|event| holding(&marks, &props.catalog, &props.subset, event, props.range))
        .map(|marker| marker.cluster.key);
    let entry_key = entry
        .filter(|key| marks.iter().any(|marker| marker.cluster.key == *key))
        .or(selected)
        .or(marks.last().map(|marker| marker.cluster.key));

    let find = {
        let marks = marks.clone();
        move |target: Option<web_sys::EventTarget>| -> Option<(usize, Element)> {
            let element = target?
                .dyn_into::<Element>()
                .ok()?
                .closest("[data-key]")
                .ok()??;
            let key: u64 = element.get_attribute("data-key")?.parse().ok()?;
            let index = marks.iter().position(|marker| marker.cluster.key == key)?;
            Some((index, element))
        }
    };
    let open = {
        let (props_dispatch, catalog, subset) = (
            props.dispatch.clone(),
            props.catalog.clone(),
            props.subset.clone(),
        );
        let (marks, viewport, range) = (marks.clone(), props.viewport, props.range);
        move |index: usize| {
            let events = cluster::events_of(
                &subset,
                &marks[index].cluster,
                &catalog.dataset.events,
                range,
            );
            props_dispatch.emit(match events[..] {
                [event] => {
                    Action::Select(catalog.dataset.events[event as usize].id.as_str().into())
                }
                _ => open_cluster(&viewport, &catalog, &events),
            });
        }
    };
    let onclick = {
        let (find, open) = (find.clone(), open.clone());
        Callback::from(move |event: MouseEvent| {
            if let Some((index, _)) = find(event.target()) {
                open(index);
            }
        })
    };
    let onkeydown = {
        let find = find.clone();
        Callback::from(move |event: KeyboardEvent| {
            let Some((index, element)) = find(event.target()) else {
                return;
            };
            match event.key().as_str() {
                "Enter" | " " => open(index),
                key if key.starts_with("Arrow") => {
                    if let Some(next) = next_in_direction(&element, key) {
                        next.focus().ok();
                    }
                }
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let point_at = {
        let (find, marks, pointed) = (find.clone(), marks.clone(), pointed.setter());
        move |target: Option<web_sys::EventTarget>| {
            pointed.set(find(target).map(|(index, _)| marks[index].cluster.key));
        }
    };
    let onpointerover = {
        let point_at = point_at.clone();
        Callback::from(move |event: PointerEvent| point_at(event.target()))
    };
    let onfocusin = {
        let (entry, marks) = (entry.setter(), marks.clone());
        Callback::from(move |event: FocusEvent| {
            if let Some((index, _)) = find(event.target()) {
                entry.set(Some(marks[index].cluster.key));
            }
            point_at(event.target());
        })
    };
    let leave = {
        let pointed = pointed.setter();
        move || pointed.set(None)
    };
    let onpointerleave = {
        let leave = leave.clone();
        Callback::from(move |_: PointerEvent| leave())
    };
    let onfocusout = Callback::from(move |_: FocusEvent| leave());

    let scale = props.viewport.scale;
    html! {
        <g class="mks" role="group" aria-label="Markers"
            {onclick} {onkeydown} {onpointerover} {onpointerleave} {onfocusin} {onfocusout}>
            for marker in marks.iter() {
                { view(props, marker, scale, selected, entry_key) }
            }
            if let Some(marker) = pointed.and_then(|key| marks.iter().find(|m| m.cluster.key == key)) {
                { tip(
                    marker.cluster.point.x * scale, marker.cluster.point.y * scale,
                    marker.cluster.radius(), tip_title(props, marker), tip_line(props, marker),
                ) }
            }
        </g>
    }
}

fn view(
    props: &MarkerLayerProps,
    marker: &Marker,
    scale: f64,
    selected: Option<u64>,
    entry: Option<u64>,
) -> Html {
    let key = marker.cluster.key;
    let is_selected = selected == Some(key);
    let (x, y) = (
        marker.cluster.point.x * scale,
        marker.cluster.point.y * scale,
    );
    let age = match marker.age {
        Age::Fresh => "fresh",
        Age::Recent => "recent",
        Age::Old => "old",
    };
    let event = &props.catalog.dataset.events[marker.cluster.newest as usize];
    let count = marker.cluster.count();
    let single = count == 1;
    let id = if single {
        event.id.clone()
    } else {
        format!("cluster-{key}")
    };
    html! {
        <g key={key.to_string()} data-key={key.to_string()} data-marker={id} data-count={count.to_string()}
            class={classes!(if single { "mk" } else { "cl" }, age, is_selected.then_some("sel"))}
            role="button" tabindex={if entry == Some(key) { "0" } else { "-1" }}
            aria-label={name(props, marker)}
            aria-pressed={is_selected.then_some("true")}
            transform={translate(x, y)}
        >
            if let Some(km) = marker.uncertain_km {
                <circle class="approx" r={px((km * props.viewport.px_per_km()).max(13.0))} />
            }
            <circle class="hit" r={px(marker.cluster.radius().max(13.0))} />
            if is_selected {
                <circle class="chosen" r={px(marker.cluster.radius() + 3.0)} />
            }
            if single {
                <g class="glyph" transform={glyph_transform(marker.age)}>
                    { glyph_marks(event.kind, event.side(), event.standing) }
                </g>
            } else {
                { disc(marker, count) }
            }
        </g>
    }
}

/// A ring divided by side around the count.
fn disc(marker: &Marker, count: u32) -> Html {
    let radius = marker.cluster.radius();
    let arcs = arc::ring(&marker.cluster.by_side, radius - 2.0);
    html! {
        <>
            <circle class="disc" r={px(radius)} />
            for (side, path) in Side::ALL.into_iter().zip(arcs) {
                if let Some(d) = path {
                    <path key={side_code(side)} class={classes!("ring", format!("s-{}", side_code(side)))} {d} />
                }
            }
            <text y="4">{ count }</text>
        </>
    }
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
fn name(props: &MarkerLayerProps, marker: &Marker) -> String {
    let event = &props.catalog.dataset.events[marker.cluster.newest as usize];
    match marker.cluster.count() {
        1 => format!("{}, {}", event.title, date::span(event.span)),
        count => format!(
            "{} near {}",
            plural::count(count as usize, Noun::Event),
            marker.near
        ),
    }
}

fn tip_title(props: &MarkerLayerProps, marker: &Marker) -> String {
    match marker.cluster.count() {
        1 => props.catalog.dataset.events[marker.cluster.newest as usize]
            .title
            .clone(),
        _ => name(props, marker),
    }
}

fn tip_line(props: &MarkerLayerProps, marker: &Marker) -> String {
    let event = &props.catalog.dataset.events[marker.cluster.newest as usize];
    match marker.cluster.count() {
        1 => date::span(event.span),
        _ => format!("Newest: {}, {}", event.title, date::span(event.span)),
    }
}

/// The nearest other marker whose middle lies in the direction of the arrow key.
fn next_in_direction(from: &Element, key: &str) -> Option<HtmlOrSvg> {
    let middle = |element: &Element| {
        let rect = element.get_bounding_client_rect();
        (
            rect.left() + rect.width() / 2.0,
            rect.top() + rect.height() / 2.0,
        )
    };
    let (x, y) = middle(from);
    let all = from
        .parent_element()?
        .query_selector_all("[data-key]")
        .ok()?;
    (0..all.length())
        .filter_map(|i| all.get(i)?.dyn_into::<Element>().ok())
        .filter(|element| element != from)
        .filter_map(|element| {
            let (dx, dy) = {
                let m = middle(&element);
                (m.0 - x, m.1 - y)
            };
            let (along, across) = match key {
                "ArrowLeft" => (-dx, dy),
                "ArrowRight" => (dx, dy),
                "ArrowUp" => (-dy, dx),
                _ => (dy, dx),
            };
            // Within 45 degrees of the direction first, then whatever lies on that side.
            let aside = if across.abs() > along { 1e4 } else { 0.0 };
            (along > 0.5).then_some((aside + along.hypot(across) + across.abs(), element))
        })
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, element)| HtmlOrSvg(element))
}

/// An element that can take the focus, whichever of the two kinds it is.
struct HtmlOrSvg(Element);

impl HtmlOrSvg {
    fn focus(&self) -> Result<(), wasm_bindgen::JsValue> {
        match (
            self.0.dyn_ref::<SvgElement>(),
            self.0.dyn_ref::<HtmlElement>(),
        ) {
            (Some(svg), _) => svg.focus(),
            (_, Some(html)) => html.focus(),
            _ => Ok(()),
        }
    }
}
