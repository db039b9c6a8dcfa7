//! Badges with the counts of events that belong to an area, not to a point.

use yew::prelude::*;

use crate::geo::path::{px, translate};
use crate::index::{Catalog, Scope, Subset};
use crate::model::DayRange;
use crate::text::plural::{self, Noun};
use crate::ui::Shared;
use crate::view::Action;
use crate::view::map_labels::Label;
use crate::view::markers::area_counts;

#[derive(Properties, PartialEq)]
pub struct AreaBadgesProps {
    pub catalog: Shared<Catalog>,
    pub subset: Shared<Subset>,
    /// Where the names of the areas stand.
    pub labels: Shared<Vec<Label>>,
    pub range: DayRange,
    /// Pixels per map unit.
    pub scale: f64,
    /// The area whose list, or one of whose events, is open.
    pub selected: Option<u32>,
    pub dispatch: Callback<Action>,
}

/// A badge after the name of each area that has visible events.
#[component]
pub fn AreaBadges(props: &AreaBadgesProps) -> Html {
    let counts = use_memo((props.subset.clone(), props.range), |(subset, range)| {
        area_counts(subset, *range)
    });
    html! {
        <g class="areas">
            for label in props.labels.iter().filter(|label| label.in_view) {
                if let Some(area) = counts.iter().find(|area| Some(area.place) == label.name.area) {
                    { badge(props, label, area.place, area.count) }
                }
            }
        </g>
    }
}

fn badge(props: &AreaBadgesProps, label: &Label, place: u32, count: usize) -> Html {
    let x = label.name.point.x * props.scale + label.dx + label.width + 5.0;
    let y = label.name.point.y * props.scale + label.dy - 4.0;
    let width = 12.0 + 7.0 * count.to_string().len() as f64;
    let open = {
        let dispatch = props.dispatch.clone();
        move || dispatch.emit(Action::OpenScope(Scope::Area(place)))
    };
    let onkeydown = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                open();
            }
        })
    };
    let selected = props.selected == Some(place);
    let name = format!(
        "{} reported for {}",
        plural::count(count, Noun::Event),
        props.catalog.dataset.places[place as usize].name
    );
    html! {
        <g key={place}
            class={classes!("ab", selected.then_some("sel"))} data-marker={format!("area-{}", props.catalog.dataset.places[place as usize].id)}
            role="button" tabindex="0" aria-label={name} transform={translate(x, y)}
            onclick={Callback::from(move |_| open())} {onkeydown}
        >
            <rect class="hit" x={px((width - 26.0).min(0.0) / 2.0)} y="-13" width={px(width.max(26.0))} height="26" />
            <rect class="box" y="-9" width={px(width)} height="18" rx="3" />
            <text x={px(width / 2.0)} y="4">{ count }</text>
        </g>
    }
}
