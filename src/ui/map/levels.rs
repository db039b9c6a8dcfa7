//! The levels of the base map, fetched as they are needed.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::fetch;
use crate::geo::basemap::{Basemap, ZoomClass};
use crate::geo::gazetteer::{self, Settlement};
use crate::geo::topojson::Topology;
use crate::ui::Shared;
use crate::ui::hooks::{use_kept, use_value};
use crate::view::ViewState;

/// The base map's levels of detail, each once it has arrived.
#[derive(Clone, Default, PartialEq)]
pub struct BasemapLevels {
    /// Countries, for the whole way from North Korea.
    pub world: Option<Shared<Basemap>>,
    /// The oblast and its neighbours.
    pub overview: Option<Shared<Basemap>>,
    /// The same, exact enough for single villages.
    pub detail: Option<Shared<Basemap>>,
    /// Countries in a few lines, for the overview inset.
    pub inset: Option<Shared<Basemap>>,
}

/// Fetches the base map: the overview and the settlements at once, the world
/// after them, the exact level when the map comes near enough. A level that
/// cannot be fetched leaves the coarser one.
#[hook]
pub fn use_basemap(view: &ViewState) -> (BasemapLevels, Shared<Vec<Settlement>>) {
    let overview = use_value(|| None);
    let world = use_value(|| None);
    let detail = use_value(|| None);
    let inset = use_value(|| None);
    let settlements = use_value(|| Shared::new(Vec::new()));
    {
        let (overview, world, settlements) =
            (overview.setter(), world.setter(), settlements.setter());
        let inset = inset.setter();
        use_kept((), move |()| {
            spawn_local(async move {
                overview.set(fetch_level("geo/kursk.topo.json").await);
                if let Ok(bytes) = fetch::asset("geo/places.json").await
                    && let Ok(places) = gazetteer::parse(&bytes)
                {
                    settlements.set(Shared::new(places));
                }
                inset.set(fetch_level("geo/inset.topo.json").await);
                world.set(fetch_level("geo/world.topo.json").await);
            });
        });
    }
    {
        let detail = detail.setter();
        let near = ZoomClass::at(view.viewport.px_per_km()) == ZoomClass::Village;
        let asked = use_mut_ref(|| false);
        use_kept(near, move |near| {
            if *near && !asked.replace(true) {
                spawn_local(async move {
                    detail.set(fetch_level("geo/kursk-detail.topo.json").await);
                });
            }
        });
    }
    let levels = BasemapLevels {
        world: (*world).clone(),
        overview: (*overview).clone(),
        detail: (*detail).clone(),
        inset: (*inset).clone(),
    };
    (levels, (*settlements).clone())
}

async fn fetch_level(name: &str) -> Option<Shared<Basemap>> {
    let bytes = fetch::asset(name).await.ok()?;
    let topology = Topology::parse(&bytes).ok()?;
    Some(Shared::new(Basemap::new(&topology)))
}
