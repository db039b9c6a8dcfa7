//! The Losses tab: what was claimed to be lost, by whom, of whom.

use yew::prelude::*;

use super::claims::{Board, ClaimList};
use crate::index::{Catalog, Subset};
use crate::model::{About, DayRange};
use crate::text::{Msg, date};
use crate::ui::Shared;
use crate::view::Action;

/// Props of [`Losses`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The data.
    pub catalog: Shared<Catalog>,
    /// What the filter admits of it.
    pub subset: Shared<Subset>,
    /// The visible days.
    pub range: DayRange,
    /// Whose losses.
    pub whom: About,
    /// The reader chooses somebody else.
    pub on_whom: Callback<About>,
    /// Takes what the reader does.
    pub dispatch: Callback<Action>,
}

/// Claims of losses that are visible.
#[component]
pub fn Losses(props: &Props) -> Html {
    html! {
        <div class="board scroll">
            <h2>{ Msg::LossesHeading.text() }</h2>
            <p class="deck">
                { Msg::ClaimsMade.text() }{ " " }{ date::visible(props.range) }{ ", " }{ Msg::ClaimsRule.text() }
            </p>
            <ClaimList
                catalog={props.catalog.clone()}
                subset={props.subset.clone()}
                board={Board::Losses}
                range={props.range}
                whom={props.whom}
                on_whom={props.on_whom.clone()}
                dispatch={props.dispatch.clone()}
            />
        </div>
    }
}
