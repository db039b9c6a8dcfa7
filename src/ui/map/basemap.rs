//! One level of the base map. It renders once and is then only moved.

use yew::prelude::*;

use crate::geo::basemap::Basemap;
use crate::ui::Shared;
use crate::ui::markup::{attrs, el, of};

#[derive(PartialEq)]
pub struct BasemapLayerProps {
    pub basemap: Shared<Basemap>,
}

/// The paths of one level, in map units.
#[hook]
pub fn use_basemap_layer(props: &BasemapLayerProps) -> Html {
    let mut paths = Vec::new();
    for layer in &props.basemap.layers {
        let attributes = attrs!["class" => layer.class.css(), "d" => layer.path.clone()];
        paths.push(el("path", attributes, Vec::new()));
    }
    of("g", "basemap", paths).into()
}
