//! Markers and clusters: real buttons with names, one tab stop for all of them.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, SvgElement};
use yew::html::{onfocusin, onfocusout, onkeydown, onpointerleave, onpointerover};
use yew::prelude::*;

use super::mark::{self, MarkProps, use_mark};
use crate::geo::Viewport;
use crate::geo::math::length;
use crate::index::{Catalog, Subset, cluster};
use crate::model::DayRange;
use crate::ui::Shared;
use crate::ui::hooks::{use_derived, use_value};
use crate::ui::markup::{el, fixed, listening, on_click};
use crate::ui::part::part;
use crate::view::markers::{holding, markers};
use crate::view::{Action, Selection, open_cluster};

#[derive(PartialEq)]
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
#[hook]
pub fn use_marker_layer(props: &MarkerLayerProps) -> Html {
    let deps = (
        props.catalog.clone(),
        props.subset.clone(),
        props.viewport,
        props.range,
    );
    let marks = use_derived(deps, |(catalog, subset, viewport, range)| {
        markers(catalog, subset, viewport, *range)
    });
    let pointed = use_value(|| None::<u64>);
    let entry = use_value(|| None::<u64>);
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
        .or_else(|| {
            let newest = marks.iter().max_by_key(|marker| marker.cluster.newest_day);
            newest.map(|marker| marker.cluster.key)
        });

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
    let on_key = {
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
    let on_over = {
        let point_at = point_at.clone();
        Callback::from(move |event: PointerEvent| point_at(event.target()))
    };
    let on_focus = {
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
    let on_leave = {
        let leave = leave.clone();
        Callback::from(move |_: PointerEvent| leave())
    };
    let on_blur = Callback::from(move |_: FocusEvent| leave());

    let mut parts = Vec::with_capacity(marks.len() + 1);
    for marker in marks.iter() {
        let key = marker.cluster.key;
        parts.push(part!(
            use_mark,
            MarkProps {
                catalog: props.catalog.clone(),
                marker: marker.clone(),
                scale: props.viewport.scale,
                px_per_km: props.viewport.px_per_km(),
                is_selected: selected == Some(key),
                is_entry: entry_key == Some(key),
            },
            key.to_string()
        ));
    }
    if let Some(marker) = pointed.and_then(|key| marks.iter().find(|m| m.cluster.key == key)) {
        parts.push(mark::tip_of(&props.catalog, marker, props.viewport.scale));
    }
    let group = fixed!["class" => "mks", "role" => "group", "aria-label" => "Markers"];
    let group = on_click(onclick, el("g", group, parts));
    let group = listening(Rc::new(onkeydown::Wrapper::new(on_key)), group);
    let group = listening(Rc::new(onpointerover::Wrapper::new(on_over)), group);
    let group = listening(Rc::new(onpointerleave::Wrapper::new(on_leave)), group);
    let group = listening(Rc::new(onfocusin::Wrapper::new(on_focus)), group);
    listening(Rc::new(onfocusout::Wrapper::new(on_blur)), group).into()
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
            (along > 0.5).then_some((aside + length(along, across) + across.abs(), element))
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
