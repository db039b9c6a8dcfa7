//! What lies on the map beside the marks: zoom buttons, scale bar, attribution.

use yew::prelude::*;

use crate::geo::path::px;
use crate::geo::scalebar::scale_bar;
use crate::geo::viewport::ZOOM_STEP;
use crate::index::Scope;
use crate::ui::icon::{IconName, icon};
use crate::view::Action;

/// Buttons: nearer, farther, the whole oblast.
pub fn zoom_control(dispatch: &Callback<Action>) -> Html {
    let button = |label: &'static str, shape: IconName, action: Action| {
        let dispatch = dispatch.clone();
        html! {
            <button type="button" class="ib" aria-label={label} title={label}
                onclick={Callback::from(move |_: MouseEvent| dispatch.emit(action.clone()))}>
                { icon(shape) }
            </button>
        }
    };
    html! {
        <div class="zoom" role="group" aria-label="Zoom">
            { button("Zoom in", IconName::ZoomIn, Action::Zoom { factor: ZOOM_STEP, anchor: None }) }
            { button("Zoom out", IconName::ZoomOut, Action::Zoom { factor: 1.0 / ZOOM_STEP, anchor: None }) }
            { button("Whole oblast", IconName::Oblast, Action::ShowOblast) }
        </div>
    }
}

/// A bar of a round number of kilometres, for that scale in the middle of the view.
pub fn scale_control(px_per_km: f64) -> Html {
    let bar = scale_bar(px_per_km, 140.0);
    let km = format!("{} km", px(bar.km));
    let length = px(bar.px);
    let half = px(bar.px / 2.0 + 0.7);
    html! {
        <div class="scale">
            <svg width={px(bar.px + 2.0)} height="18" role="img" aria-label={format!("Scale: {km}")}>
                <path class="sb" d={format!("M.7 5v7h{length}V5M{half} 12V8.5")} />
            </svg>
            <span aria-hidden="true">{ km }</span>
        </div>
    }
}

/// Counts the visible events that no mark of the view stands for: those without a
/// place on the map, whose list it opens, and those of districts that are too
/// small to be marked at this scale, which it zooms to.
pub fn unplaced(
    elsewhere: usize,
    in_districts: usize,
    scope: Scope,
    dispatch: &Callback<Action>,
) -> Html {
    let emit = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(action.clone()))
    };
    html! {
        <div class="unplaced">
            <button type="button" class="elsewhere" data-marker="districts" hidden={in_districts == 0}
                onclick={emit(Action::ShowOblast)}>
                <b>{ in_districts }</b>{ " in districts: zoom in" }
            </button>
            <button type="button" data-marker="elsewhere" hidden={elsewhere == 0}
                class={classes!("elsewhere", (scope == Scope::Elsewhere).then_some("sel"))}
                onclick={emit(Action::OpenScope(Scope::Elsewhere))}>
                <b>{ elsewhere }</b>{ " without a place" }<span class="sr-only">{ " on the map" }</span>
            </button>
        </div>
    }
}

/// Whose map data it is.
pub fn attribution() -> Html {
    html! {
        <p class="attr">
            { "© " }
            <a href="https://www.openstreetmap.org/copyright" target="_blank" rel="noopener noreferrer">{ "OpenStreetMap contributors" }</a>
            <span class="wide-only">{ " (ODbL) · geoBoundaries · GeoNames · WDB II · EFAS · Natural Earth" }</span>
        </p>
    }
}
