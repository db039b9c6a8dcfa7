//! The names of the map's last rest.

use std::cell::Cell;

use gloo_timers::callback::Timeout;
use web_sys::{DomRect, Element};
use yew::prelude::*;

use crate::browser::SizeObserver;
use crate::geo::Viewport;
use crate::geo::labels::Rect;
use crate::index::{Catalog, Subset};
use crate::ui::Shared;
use crate::ui::hooks::{use_kept, use_value};
use crate::view::map_labels::{self, Label};
use crate::view::map_names::Name;

/// Milliseconds without a change after which labels are placed anew.
const REST_MS: u32 = 140;

/// What the names' places depend on.
#[derive(Clone, PartialEq)]
pub struct Named {
    /// The data.
    pub catalog: Shared<Catalog>,
    /// All events, whatever the filter says.
    pub whole: Shared<Subset>,
    /// All names that may be shown.
    pub names: Shared<Vec<Name>>,
    /// What part of the map is shown.
    pub viewport: Viewport,
    /// Whether the bar of the soldiers' way lies on the map.
    pub route: bool,
}

/// The labels of the viewport, placed anew when it has come to rest. While it
/// moves, the labels of the last rest are drawn where the map has taken them.
#[hook]
pub fn use_settled_labels(container: &NodeRef, named: Named) -> Shared<Vec<Label>> {
    let labels = use_value(|| Shared::new(Vec::new()));
    let placed_for = use_mut_ref(|| None::<(f64, f64)>);
    let folds = use_folds(container);
    {
        let (container, labels) = (container.clone(), labels.setter());
        use_kept((named, folds), move |(named, _)| {
            let named = named.clone();
            // A view of another size has never come to rest: its names cannot wait.
            let size = Some((named.viewport.width, named.viewport.height));
            let at_once = placed_for.replace(size) != size;
            let place = move || {
                let on_map = container.cast().map_or_else(Vec::new, |map| on_map(&map));
                labels.set(Shared::new(map_labels::labels(
                    &named.catalog,
                    &named.whole,
                    &named.names,
                    &named.viewport,
                    &on_map,
                )));
            };
            if at_once {
                place();
                None
            } else {
                Some(Timeout::new(REST_MS, place))
            }
        });
    }
    (*labels).clone()
}

/// What lies on the map and hides names, in pixels of its view: all that stands
/// beside the map's surface in the page.
fn on_map(surface: &Element) -> Vec<Rect> {
    let origin = surface.get_bounding_client_rect();
    let mut rects = Vec::new();
    let mut next = surface.next_element_sibling();
    while let Some(element) = next {
        let of: DomRect = element.get_bounding_client_rect();
        if of.width() > 0.0 {
            let (left, top) = (of.left() - origin.left(), of.top() - origin.top());
            rects.push(Rect {
                left,
                top,
                right: left + of.width(),
                bottom: top + of.height(),
            });
        }
        next = element.next_element_sibling();
    }
    rects
}

/// How often the legend has changed its size: it has been folded, or opened.
#[hook]
fn use_folds(surface: &NodeRef) -> u32 {
    let folds = use_value(|| 0);
    let setter = folds.setter();
    use_kept(surface.clone(), move |surface| {
        let map = surface.cast::<Element>()?.parent_element()?;
        let legend = map.query_selector(".legend").ok()??;
        // It tells the size that it finds first, too: then nothing has changed.
        let changes = Cell::new(0);
        SizeObserver::new(&legend, move |_, _| {
            setter.set(changes.replace(changes.get() + 1));
        })
    });
    *folds
}
