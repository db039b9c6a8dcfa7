//! One level of the base map. It renders once and is then only moved.

use yew::prelude::*;

use crate::geo::basemap::Basemap;
use crate::ui::Shared;

#[derive(Properties, PartialEq)]
pub struct BasemapLayerProps {
    pub basemap: Shared<Basemap>,
}

/// The paths of one level, in map units.
#[component]
pub fn BasemapLayer(props: &BasemapLayerProps) -> Html {
    html! {
        <g class="basemap">
            for (i, layer) in props.basemap.layers.iter().enumerate() {
                <path key={i} class={layer.class.css()} d={layer.path.clone()} />
            }
        </g>
    }
}
