//! One event, opened: the way back, the report, the neighbours.

use std::rc::Rc;

use gloo_utils::document;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::neighbours::neighbours;
use super::report::Report;
use crate::index::{Catalog, Scope, Subset};
use crate::model::DayRange;
use crate::text::Msg;
use crate::ui::Shared;
use crate::ui::icon::{Icon, IconName};
use crate::view::Action;

/// Props of [`Details`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The data.
    pub catalog: Shared<Catalog>,
    /// What the filter admits of it.
    pub subset: Shared<Subset>,
    /// The visible days.
    pub range: DayRange,
    /// The list that the neighbours are from.
    pub scope: Scope,
    /// Id of the event.
    pub id: Rc<str>,
    /// Whether its heading takes the focus when it appears.
    pub take_focus: bool,
    /// Takes what the reader does.
    pub dispatch: Callback<Action>,
}

/// The details of one event.
#[component]
pub fn Details(props: &Props) -> Html {
    let heading = use_node_ref();
    {
        let (heading, take_focus) = (heading.clone(), props.take_focus);
        use_effect_with(props.id.clone(), move |_| {
            if take_focus
                && !keeps_focus()
                && let Some(heading) = heading.cast::<HtmlElement>()
            {
                // Fails only where the element cannot take the focus; then nothing moves.
                let _ = heading.focus();
            }
        });
    }
    let back = props.dispatch.reform(|_: MouseEvent| Action::Deselect);
    let event = props.catalog.event_index(&props.id);
    let around = match (event, props.subset.scope(props.scope)) {
        (Some(event), Some(series)) => neighbours(&props.catalog, series, props.range, event),
        _ => Default::default(),
    };
    let title = event
        .and_then(|event| props.catalog.dataset.events.get(event as usize))
        .map(|event| event.title.clone())
        .unwrap_or_default();
    html! {
        <>
            <article
                key={props.id.to_string()}
                class="ev scroll"
                role="region" aria-label={Msg::EventDetails.text()}
            >
                <div class="crumb">
                    <button type="button" class="back" onclick={back}>
                        <Icon name={IconName::Previous} size={14} />
                        { Msg::AllEvents.text() }
                    </button>
                    if let Some((position, n)) = around.position {
                        <span>{ Msg::position(position, n) }</span>
                    }
                </div>
                if let Some(event) = event {
                    <Report catalog={props.catalog.clone()} {event} {heading} />
                } else {
                    <h2 ref={heading} tabindex="-1">{ Msg::UnknownEvent.text() }</h2>
                    <p class="sum">{ Msg::UnknownEventWhy.text() }</p>
                }
            </article>
            <nav key="neighbours" class="pn" aria-label={Msg::Neighbours.text()}>
                { neighbour(props, around.older, false) }
                { neighbour(props, around.newer, true) }
                // The focus stays on these buttons; what they open is said here.
                <span class="sr-only" aria-live="polite">{ title }</span>
            </nav>
        </>
    }
}

/// Whether the focus stays where it is: on the buttons that go through the
/// events, or on a tab.
fn keeps_focus() -> bool {
    document()
        .active_element()
        .and_then(|active| active.closest(".pn, [role=tablist]").ok().flatten())
        .is_some()
}

/// A button that opens the event before or after, with its title.
fn neighbour(props: &Props, event: Option<u32>, newer: bool) -> Html {
    let (name, class) = if newer {
        (Msg::NextEvent, "newer")
    } else {
        (Msg::PreviousEvent, "older")
    };
    let title = event
        .and_then(|event| props.catalog.dataset.events.get(event as usize))
        .map(|event| event.title.clone());
    let label = match &title {
        Some(title) => format!("{}: {title}", name.text()),
        None => name.text().to_owned(),
    };
    html! {
        <button
            type="button"
            {class}
            aria-label={label}
            title={title.clone()}
            aria-disabled={title.is_none().to_string()}
            onclick={props.dispatch.reform(move |_: MouseEvent| Action::SelectNeighbour { newer })}
        >
            if !newer {
                <Icon name={IconName::Previous} size={14} />
            }
            <span>{ title.unwrap_or_default() }</span>
            if newer {
                <Icon name={IconName::Next} size={14} />
            }
        </button>
    }
}
