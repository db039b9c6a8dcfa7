//! The map: base map, names, markers and what lies on it.

mod areas;
mod arrows;
mod basemap;
mod controls;
mod gestures;
mod inset;
mod labels;
mod levels;
mod mark;
mod markers;
mod measure;
mod settled;
mod tip;

use yew::prelude::*;

pub use self::levels::{BasemapLevels, use_basemap};

use self::areas::{AreaBadgesProps, use_area_badges};
use self::arrows::{ArrowLayerProps, leg_numbers, route_bar, use_arrow_layer};
use self::basemap::{BasemapLayerProps, use_basemap_layer};
use self::controls::{attribution, scale_control, unplaced, zoom_control};
use self::gestures::use_gestures;
use self::inset::{InsetProps, has_room, use_inset};
use self::labels::{LabelLayerProps, use_label_layer};
use self::markers::{MarkerLayerProps, use_marker_layer};
use self::measure::Way;
use self::settled::{Named, use_settled_labels};
use super::Shared;
use super::hooks::{use_kept, use_value};
use super::legend::{LegendProps, use_legend};
use super::markup::{Node, attrs, el, fixed, phrase, referred, text};
use super::part::part;
use crate::browser::SizeObserver;
use crate::geo::basemap::{Basemap, ZoomClass, too_rough};
use crate::geo::path::{decimal, px, translate};
use crate::geo::viewport::detailed_extent;
use crate::geo::{Extent, ScreenPoint, Viewport};
use crate::index::{Catalog, Placement, Scope, Subset};
use crate::model::{Day, DayRange, PlaceKind};
use crate::text::date;
use crate::view::arrows::Shown;
use crate::view::map_names::{Name, Tongue};
use crate::view::markers::area_counts;
use crate::view::moves::Moves;
use crate::view::{Action, Selection};

/// What the map is about.
#[derive(PartialEq)]
pub struct MapProps {
    /// The data.
    pub catalog: Shared<Catalog>,
    /// What the filter admits.
    pub subset: Shared<Subset>,
    /// All events, whatever the filter says.
    pub whole: Shared<Subset>,
    /// The base map's levels that have arrived.
    pub basemap: BasemapLevels,
    /// All names that may be shown.
    pub names: Shared<Vec<Name>>,
    /// The movements among them.
    pub moves: Shared<Moves>,
    /// Whether only the North Korean soldiers' way is shown of them.
    pub route: bool,
    /// The language of the names.
    pub tongue: Tongue,
    /// What part of the map is shown.
    pub viewport: Viewport,
    /// The chosen day.
    pub day: Day,
    /// Days whose events are visible.
    pub range: DayRange,
    /// What is open in the panel.
    pub selection: Selection,
    /// Whether days pass by themselves.
    pub playing: bool,
    /// Takes what the reader does.
    pub dispatch: Callback<Action>,
}

/// The map with everything on it.
#[hook]
pub fn use_map_view(props: &MapProps) -> Html {
    let container = use_node_ref();
    use_size(&container, &props.dispatch);
    let way: Way = use_value(|| None);
    let on_press = way.is_some().then(|| {
        let (way, viewport) = (way.clone(), props.viewport);
        Callback::from(move |at: ScreenPoint| measure::add(&way, viewport.map_from_screen(at)))
    });
    let gestures = use_gestures(&container, props.viewport, &props.dispatch, on_press);
    let labels = use_settled_labels(
        &container,
        Named {
            catalog: props.catalog.clone(),
            whole: props.whole.clone(),
            names: props.names.clone(),
            viewport: props.viewport,
            route: props.route,
        },
    );

    let viewport = props.viewport;
    let k = viewport.scale;
    let (left, top) = (
        viewport.width / 2.0 - viewport.center.x * k,
        viewport.height / 2.0 - viewport.center.y * k,
    );
    // From one level to the other lines move by less than a pixel: only the first fades in.
    let has_ground = use_mut_ref(|| false);
    let zoom = ZoomClass::at(viewport.px_per_km());
    let detail = zoom == ZoomClass::Village;
    let level = if detail {
        props.basemap.detail.as_ref()
    } else {
        None
    };
    let level = level.or(props.basemap.overview.as_ref());
    let label = format!("Map of Kursk oblast, {}", date::long(props.day));

    let (width, height) = (px(viewport.width), px(viewport.height));
    // Every level keeps its place, there or not, so that none is taken for another.
    let ground = vec![
        layer("world", props.basemap.world.as_ref(), None, true),
        layer(
            if detail { "detail" } else { "overview" },
            level,
            // Of the exact level only what is near: it has far more than a screen can show.
            detail.then(|| viewport.drawn_extent()),
            !*has_ground.borrow(),
        ),
    ];
    *has_ground.borrow_mut() |= level.is_some();
    let base = attrs!["data-layer" => "basemap", "transform" => matrix(k, left, top)];
    // Two pictures: a step of the slider paints the marks alone.
    let ground = el(
        "svg",
        attrs![
            "class" => "map ground", "aria-hidden" => "true", "width" => width.clone(),
            "height" => height.clone(),
        ],
        vec![el("g", base, ground)],
    );
    let names = part!(
        use_label_layer,
        LabelLayerProps {
            labels: labels.clone(),
            scale: k,
        }
    );
    let areas = part!(
        use_area_badges,
        AreaBadgesProps {
            catalog: props.catalog.clone(),
            subset: props.subset.clone(),
            labels,
            range: props.range,
            scale: k,
            selected: selected_area(&props.catalog, &props.selection),
            dispatch: props.dispatch.clone(),
        }
    );
    let arrows = part!(
        use_arrow_layer,
        ArrowLayerProps {
            catalog: props.catalog.clone(),
            moves: props.moves.clone(),
            viewport: crate::view::markers::snapped(&viewport),
            shown: Shown {
                range: props.range,
                route: props.route,
            },
            selected: props.selection.event.clone(),
            dispatch: props.dispatch.clone(),
        }
    );
    let markers = part!(
        use_marker_layer,
        MarkerLayerProps {
            catalog: props.catalog.clone(),
            subset: props.subset.clone(),
            viewport: crate::view::markers::snapped(&viewport),
            range: props.range,
            selection: props.selection.clone(),
            dispatch: props.dispatch.clone(),
        }
    );
    let legs = if props.route {
        leg_numbers(&props.moves, props.day, &viewport)
    } else {
        Node::default()
    };
    let marks = attrs!["data-layer" => "marks", "transform" => translate(left, top)];
    let marks = el(
        "svg",
        attrs!["class" => "map", "width" => width, "height" => height],
        vec![
            el(
                "g",
                marks,
                vec![
                    arrows,
                    names,
                    areas,
                    markers,
                    legs,
                    measure::drawn(&way, k),
                    el("g", attrs!["id" => tip::ABOVE], Vec::new()),
                ],
            ),
            rubber_band(gestures.boxed),
        ],
    );
    let keys = el(
        "p",
        fixed!["id" => "map-keys", "class" => "sr-only"],
        vec![text(
            "Arrow keys move the map, plus and minus zoom, 0 shows the whole oblast, 9 the whole route. Drag with Shift to zoom to a rectangle. Tab leads to the markers.",
        )],
    );
    let surface = el(
        "div",
        attrs![
            "class" => "mapsurface",
            "tabindex" => "0",
            "role" => "group",
            "aria-label" => label,
            "aria-describedby" => "map-keys",
            "aria-keyshortcuts" => "ArrowLeft ArrowRight ArrowUp ArrowDown + - 0 9",
        ],
        vec![ground, marks, keys],
    );
    let surface = referred(&container, gestures.listen(surface));
    let districts = if zoom == ZoomClass::World {
        district_count(props)
    } else {
        0
    };
    let inset = props.basemap.inset.as_ref();
    let inset = inset.filter(|_| has_room(&viewport)).map(|basemap| {
        part!(
            use_inset,
            InsetProps {
                basemap: basemap.clone(),
                viewport,
                dispatch: props.dispatch.clone(),
            }
        )
    });
    let class = [
        "mapbox",
        zoom.class(),
        too_rough(viewport.px_per_km()),
        if gestures.dragging { "is-dragging" } else { "" },
        if props.playing { "is-playing" } else { "" },
        // Under the detailed map there is nothing of the world to be seen.
        if level.is_some() && detailed_extent().holds(viewport.extent()) {
            "is-near"
        } else {
            ""
        },
        if props.route { "is-route" } else { "" },
        if props.catalog.dataset.events.is_empty() {
            "is-awaiting"
        } else {
            ""
        },
        if way.is_some() { "is-measuring" } else { "" },
        if inset.is_some() { "has-inset" } else { "" },
    ];
    let parts = vec![
        surface,
        if props.route {
            route_bar(&props.moves, &props.dispatch)
        } else {
            Node::default()
        },
        zoom_control(&props.dispatch, &way, props.route),
        part!(
            use_legend,
            LegendProps {
                unfolded: viewport.width >= 880.0,
                tongue: props.tongue,
                dispatch: props.dispatch.clone(),
            }
        ),
        scale_control(viewport.px_per_km()),
        unplaced(
            props.subset.elsewhere.count(props.range),
            districts,
            props.selection.scope,
            &props.dispatch,
        ),
        attribution(),
        inset.unwrap_or_default(),
        measure::card(&way, &container, viewport),
    ];
    el("div", attrs!["class" => phrase(&class)], parts).into()
}

/// The rectangle that is being drawn to zoom to.
fn rubber_band(corners: Option<(ScreenPoint, ScreenPoint)>) -> Node {
    let Some((a, b)) = corners else {
        return Node::default();
    };
    let attributes = attrs![
        "class" => "band", "x" => px(a.x.min(b.x)), "y" => px(a.y.min(b.y)),
        "width" => px((a.x - b.x).abs()), "height" => px((a.y - b.y).abs()),
    ];
    el("rect", attributes, Vec::new())
}

/// A level of the base map, once it has arrived.
fn layer(
    key: &'static str,
    basemap: Option<&Shared<Basemap>>,
    within: Option<Extent>,
    fades: bool,
) -> Node {
    match basemap {
        Some(basemap) => part!(
            use_basemap_layer,
            BasemapLayerProps {
                basemap: basemap.clone(),
                class: if key == "world" {
                    "basemap world"
                } else {
                    "basemap"
                },
                within,
                fades,
            },
            key
        ),
        None => Node::default(),
    }
}

/// The transform that enlarges map units to pixels and moves them into the view.
fn matrix(scale: f64, left: f64, top: f64) -> String {
    let (scale, left, top) = (decimal(scale, 9), decimal(left, 3), decimal(top, 3));
    format!("matrix({scale} 0 0 {scale} {left} {top})")
}

/// Visible events that are reported for a district.
fn district_count(props: &MapProps) -> usize {
    let is_district =
        |place: u32| props.catalog.dataset.places[place as usize].kind == PlaceKind::Raion;
    let counts = area_counts(&props.subset, props.range);
    counts
        .iter()
        .filter(|area| is_district(area.place))
        .map(|area| area.count)
        .sum()
}

/// The area whose list, or one of whose events, is open.
fn selected_area(catalog: &Catalog, selection: &Selection) -> Option<u32> {
    let event = selection
        .event
        .as_deref()
        .and_then(|id| catalog.event_index(id));
    match (
        event.map(|event| catalog.placements[event as usize]),
        selection.scope,
    ) {
        (Some(Placement::Area(place)), _) => Some(place),
        (None, Scope::Area(place)) => Some(place),
        _ => None,
    }
}

/// Tells the state how large the map is, now and when it changes.
#[hook]
fn use_size(container: &NodeRef, dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_kept(container.clone(), move |container| {
        container.cast::<web_sys::Element>().and_then(|element| {
            SizeObserver::new(&element, move |width, height| {
                dispatch.emit(Action::Resize { width, height });
            })
        })
    });
}
