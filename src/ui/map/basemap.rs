//! One level of the base map. It renders once and is then only moved.

use yew::prelude::*;

use crate::geo::basemap::Basemap;
use crate::ui::Shared;
use crate::ui::markup::{attrs, el, of};

#[derive(PartialEq)]
pub struct BasemapLayerProps {
    pub basemap: Shared<Basemap>,
    /// Whether it fades in: when it arrives, not when it comes back.
    pub fades: bool,
}

/// The paths of one level, in map units.
#[hook]
pub fn use_basemap_layer(props: &BasemapLayerProps) -> Html {
    // As it was at first: the class must not change while it fades.
    let fades = use_mut_ref(|| props.fades);
    let class = if *fades.borrow() {
        "basemap arrives"
    } else {
        "basemap"
    };
    let mut paths = Vec::new();
    for layer in &props.basemap.layers {
        let attributes = attrs!["class" => layer.class.css(), "d" => layer.path.clone()];
        paths.push(el("path", attributes, Vec::new()));
    }
    of("g", class, paths).into()
}
