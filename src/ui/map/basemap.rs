//! One level of the base map. It renders once for the part that is drawn, and is then only moved.

use yew::prelude::*;

use crate::geo::Extent;
use crate::geo::basemap::Basemap;
use crate::ui::Shared;
use crate::ui::markup::{attrs, el, phrase};

#[derive(PartialEq)]
pub struct BasemapLayerProps {
    pub basemap: Shared<Basemap>,
    /// Its class in the style sheet.
    pub class: &'static str,
    /// What part of it is drawn: all of it, or what meets an extent.
    pub within: Option<Extent>,
    /// Whether it fades in: when it arrives, not when it comes back.
    pub fades: bool,
}

/// The paths of one level, in map units.
#[hook]
pub fn use_basemap_layer(props: &BasemapLayerProps) -> Html {
    // As it was at first: the class must not change while it fades.
    let fades = use_mut_ref(|| props.fades);
    let arrives = if *fades.borrow() { "arrives" } else { "" };
    let mut paths = Vec::new();
    for layer in &props.basemap.layers {
        let attributes = attrs!["class" => layer.class.css(), "d" => layer.path(props.within)];
        paths.push(el("path", attributes, Vec::new()));
    }
    let class = phrase(&[props.class, arrives]);
    el("g", attrs!["class" => class], paths).into()
}
