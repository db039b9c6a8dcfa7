//! The overview inset: where the view is between Europe and the Sea of Japan.

use std::rc::Rc;

use yew::html::{onpointerdown, onpointermove};
use yew::prelude::*;

use super::basemap::{BasemapLayerProps, use_basemap_layer};
use super::gestures::position;
use super::matrix;
use crate::geo::Viewport;
use crate::geo::basemap::Basemap;
use crate::geo::path::px;
use crate::ui::Shared;
use crate::ui::markup::{attrs, el, fixed, listening, referred};
use crate::ui::part::part;
use crate::view::Action;
use crate::view::inset::{frame, inset_view, look_at};

/// Width of the inset in pixels.
const WIDTH: f64 = 216.0;
/// The map must be so wide and high for the inset to find room.
const ROOM: (f64, f64) = (720.0, 430.0);

/// Whether the inset finds room on a map of that size.
pub fn has_room(view: &Viewport) -> bool {
    view.width >= ROOM.0 && view.height >= ROOM.1
}

#[derive(PartialEq)]
pub struct InsetProps {
    pub basemap: Shared<Basemap>,
    /// What the map shows.
    pub viewport: Viewport,
    pub dispatch: Callback<Action>,
}

/// The inset. A press or a drag in it moves the map; keys have the map's own buttons for that.
#[hook]
pub fn use_inset(props: &InsetProps) -> Html {
    let container = use_node_ref();
    let (inset, view) = (inset_view(WIDTH), props.viewport);
    let look = {
        let (container, dispatch) = (container.clone(), props.dispatch.clone());
        Callback::from(move |event: PointerEvent| {
            if event.buttons() & 1 == 0 {
                return;
            }
            if let Some(at) = position(&container, event.client_x(), event.client_y()) {
                dispatch.emit(look_at(&inset, &view, at));
            }
        })
    };
    let (width, height) = (px(inset.width), px(inset.height));
    let ground = part!(
        use_basemap_layer,
        BasemapLayerProps {
            basemap: props.basemap.clone(),
            class: "basemap",
            within: None,
            fades: false,
        }
    );
    let (left, top) = (
        inset.width / 2.0 - inset.center.x * inset.scale,
        inset.height / 2.0 - inset.center.y * inset.scale,
    );
    let ground = el(
        "g",
        attrs!["transform" => matrix(inset.scale, left, top)],
        vec![ground],
    );
    let here = frame(&inset, &view);
    let here = attrs![
        "class" => "i-here", "x" => px(here.x), "y" => px(here.y),
        "width" => px(here.width), "height" => px(here.height),
    ];
    let label = "Overview from Europe to the Sea of Japan. The frame is what the map shows.";
    let picture = el(
        "svg",
        attrs!["width" => width, "height" => height, "role" => "img", "aria-label" => label],
        vec![ground, el("rect", here, Vec::new())],
    );
    let inset = el("div", fixed!["class" => "inset"], vec![picture]);
    let inset = listening(
        Rc::new(onpointermove::Wrapper::new(look.clone())),
        listening(Rc::new(onpointerdown::Wrapper::new(look)), inset),
    );
    referred(&container, inset).into()
}
