//! One row of the event list.

use yew::prelude::*;

use super::place::place_line;
use crate::index::Catalog;
use crate::model::{Event, Precision};
use crate::text::{date, names};
use crate::ui::Shared;
use crate::ui::glyph::{Glyph, side_code};

/// Props of [`Row`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The data.
    pub catalog: Shared<Catalog>,
    /// Index of the event.
    pub event: u32,
}

/// An event as a button: the list takes its clicks by `data-event`.
#[component]
pub fn Row(props: &Props) -> Html {
    let catalog = &props.catalog;
    let Some(event) = catalog.dataset.events.get(props.event as usize) else {
        return html! { <li /> };
    };
    let side = event.side();
    html! {
        <li>
            <button type="button" class="row" data-event={event.id.clone()}>
                <Glyph kind={event.kind} {side} standing={event.standing} size="gl-18" />
                <span class="row-text">
                    <span class="row-title">{ &event.title }</span>
                    <span class="row-meta">
                        <span class={classes!("who", format!("t-{}", side_code(side)))}>
                            { acts(event) }
                        </span>
                        <span>{ names::kind(event.kind) }</span>
                        if let Some(place) = place_line(catalog, event) {
                            <span class="row-place">{ place }</span>
                        }
                        if event.span.precision != Precision::Day || event.span.start != event.span.end {
                            <span>{ date::span(event.span) }</span>
                        }
                    </span>
                </span>
                { standing_chip(event.standing) }
            </button>
        </li>
    }
}

/// Who acts or speaks.
fn acts(event: &Event) -> String {
    event.parties.first().map_or_else(
        || names::side(event.side()).to_owned(),
        |party| names::party(&party.0).to_owned(),
    )
}

/// The standing as a small label whose ground repeats the mark's fill.
pub fn standing_chip(standing: crate::model::Standing) -> Html {
    use crate::model::Standing;
    let class = match standing {
        Standing::Confirmed => "chip confirmed",
        Standing::Claimed => "chip claimed",
        Standing::Disputed => "chip disputed",
    };
    html! { <span {class}>{ names::standing(standing) }</span> }
}
