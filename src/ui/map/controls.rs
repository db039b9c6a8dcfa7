//! What lies on the map beside the marks: zoom buttons, scale bar, attribution.

use yew::prelude::*;

use crate::geo::scalebar::scale_bar;
use crate::geo::viewport::ZOOM_STEP;
use crate::index::{Scope, Subset};
use crate::model::DayRange;
use crate::ui::Shared;
use crate::ui::icon::{Icon, IconName};
use crate::view::Action;

#[derive(Properties, PartialEq)]
pub struct ZoomControlProps {
    pub dispatch: Callback<Action>,
}

/// Buttons: nearer, farther, the whole oblast.
#[component]
pub fn ZoomControl(props: &ZoomControlProps) -> Html {
    let button = |label: &'static str, icon: IconName, action: Action| {
        let dispatch = props.dispatch.clone();
        html! {
            <button type="button" class="ib" aria-label={label} title={label}
                onclick={Callback::from(move |_| dispatch.emit(action.clone()))}>
                <Icon name={icon} />
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

#[derive(Properties, PartialEq)]
pub struct ScaleBarProps {
    /// In the middle of the view.
    pub px_per_km: f64,
}

/// A bar of a round number of kilometres.
#[component]
pub fn ScaleBarControl(props: &ScaleBarProps) -> Html {
    let bar = scale_bar(props.px_per_km, 140.0);
    let km = format!("{} km", bar.km);
    let (end, half) = (bar.px + 0.7, bar.px / 2.0 + 0.7);
    html! {
        <div class="scale">
            <svg width={format!("{:.0}", end + 1.0)} height="18" role="img" aria-label={format!("Scale: {km}")}>
                <path class="sb" d={format!("M.7 5v7h{:.1}V5M{half:.1} 12V8.5", bar.px)} />
            </svg>
            <span aria-hidden="true">{ km }</span>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct ElsewhereBadgeProps {
    pub subset: Shared<Subset>,
    pub range: DayRange,
    pub scope: Scope,
    pub dispatch: Callback<Action>,
}

/// Counts the visible events that have no place on the map, and opens their list.
#[component]
pub fn ElsewhereBadge(props: &ElsewhereBadgeProps) -> Html {
    let count = props.subset.elsewhere.count(props.range);
    if count == 0 {
        return html! { <span class="elsewhere" hidden={true} /> };
    }
    let dispatch = props.dispatch.clone();
    html! {
        <button type="button" data-marker="elsewhere"
            class={classes!("elsewhere", (props.scope == Scope::Elsewhere).then_some("sel"))}
            onclick={Callback::from(move |_| dispatch.emit(Action::OpenScope(Scope::Elsewhere)))}>
            <b>{ count }</b>{ " without a place" }<span class="sr-only">{ " on the map" }</span>
        </button>
    }
}

/// Whose map data it is.
#[component]
pub fn Attribution() -> Html {
    html! {
        <p class="attr">
            { "© " }
            <a href="https://www.openstreetmap.org/copyright" target="_blank" rel="noopener noreferrer">{ "OpenStreetMap contributors" }</a>
            <span class="wide-only">{ " (ODbL) · geoBoundaries · GeoNames · WDB II · EFAS · Natural Earth" }</span>
        </p>
    }
}
