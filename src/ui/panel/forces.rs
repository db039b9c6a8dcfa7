//! The Forces tab: claimed strengths and ground, and reported movements.

use yew::prelude::*;

use super::claims::{Board, ClaimList};
use super::losses::Props;
use super::report::movement_sentence;
use super::row::standing_chip;
use crate::index::{Catalog, Subset};
use crate::model::{DayRange, Movement};
use crate::text::plural::{self, Noun};
use crate::text::{Msg, date};
use crate::ui::glyph::Glyph;
use crate::view::Action;

/// Claims of strength and ground, and movements, that are visible.
#[component]
pub fn Forces(props: &Props) -> Html {
    let movements = {
        let deps = (props.catalog.clone(), props.subset.clone());
        use_memo(deps, |(catalog, subset)| gather(catalog, subset))
    };
    html! {
        <div class="board scroll">
            <h2>{ Msg::ForcesHeading.text() }</h2>
            <p class="deck">
                { Msg::MovesClaimsMade.text() }{ " " }{ date::visible(props.range) }{ ", " }{ Msg::ClaimsRule.text() }
            </p>
            <ClaimList
                catalog={props.catalog.clone()}
                subset={props.subset.clone()}
                board={Board::Forces}
                range={props.range}
                whom={props.whom}
                on_whom={props.on_whom.clone()}
                dispatch={props.dispatch.clone()}
            />
            { moves(props, &movements) }
        </div>
    }
}

/// Events with a movement, newest first.
fn gather(catalog: &Catalog, subset: &Subset) -> Vec<u32> {
    let all = DayRange {
        first: crate::model::Day::MIN,
        last: crate::model::Day::MAX,
    };
    let moves = |event: &u32| movement_of(catalog, *event).is_some();
    subset.all.newest(catalog, all).filter(moves).collect()
}

fn movement_of(catalog: &Catalog, event: u32) -> Option<&Movement> {
    catalog
        .dataset
        .details
        .get(event as usize)?
        .movement
        .as_ref()
}

fn moves(props: &Props, movements: &[u32]) -> Html {
    let events = &props.catalog.dataset.events;
    let visible: Vec<u32> = movements
        .iter()
        .copied()
        .filter(|&event| props.range.touches(events[event as usize].span))
        .collect();
    if visible.is_empty() {
        return html! { <div /> };
    }
    html! {
        <section>
            <h3>
                { Msg::MovementsHeading.text() }
                <span>{ plural::count(visible.len(), Noun::Movement) }</span>
            </h3>
            <ul class="claims">
                { for visible.into_iter().filter_map(|event| row(props, event)) }
            </ul>
        </section>
    }
}

fn row(props: &Props, index: u32) -> Option<Html> {
    let catalog = &props.catalog;
    let event = catalog.dataset.events.get(index as usize)?;
    let movement = movement_of(catalog, index)?;
    let open = {
        let id = event.id.clone();
        props
            .dispatch
            .reform(move |_: MouseEvent| Action::Select(id.as_str().into()))
    };
    Some(html! {
        <li key={index.to_string()}>
            <div class="move">
                <Glyph kind={event.kind} side={event.side()} standing={event.standing} size="gl-18" />
                <div>
                    <p class="body">
                        if movement.planned {
                            <b>{ Msg::Planned.text() }{ " " }</b>
                        }
                        { movement_sentence(&catalog.dataset, movement) }
                    </p>
                    <p class="claim-foot">
                        { standing_chip(event.standing) }
                        <button
                            type="button"
                            class="lb"
                            aria-label={Msg::report_of(event.span.start, &event.title)}
                            onclick={open}
                        >
                            { Msg::ReportOf.text() }{ " " }{ date::short(event.span.start) }
                        </button>
                    </p>
                </div>
            </div>
        </li>
    })
}
