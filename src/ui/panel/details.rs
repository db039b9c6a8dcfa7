//! One event, opened: the way back, the report, the neighbours.

use std::rc::Rc;

use gloo_utils::document;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::composed::composed_report;
use super::neighbours::neighbours;
use super::parts::back_button;
use super::report::report;
use crate::index::{Catalog, Scope, Subset};
use crate::model::DayRange;
use crate::text::Msg;
use crate::ui::Shared;
use crate::ui::hooks::use_kept;
use crate::ui::icon::{IconName, icon_sized};
use crate::ui::markup::{Node, attrs, el, fixed, flag, keyed, list, of, referred, say, text};

/// What is given to [`use_details`].
#[derive(PartialEq)]
pub struct DetailsProps {
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
}

/// The details of one event.
#[hook]
pub fn use_details(props: &DetailsProps) -> Html {
    let heading = use_node_ref();
    {
        let (heading, take_focus) = (heading.clone(), props.take_focus);
        use_kept(props.id.clone(), move |_| {
            if take_focus
                && !keeps_focus()
                && let Some(heading) = heading.cast::<HtmlElement>()
            {
                // Fails only where the element cannot take the focus; then nothing moves.
                let _ = heading.focus();
            }
        });
    }
    let dataset = &props.catalog.dataset;
    let index = props.catalog.event_index(&props.id);
    let around = match (index, props.subset.scope(&props.catalog, props.scope)) {
        (Some(index), Some(series)) => neighbours(&props.catalog, series, props.range, index),
        _ => Default::default(),
    };
    let title_of = |index: Option<u32>| Some(dataset.events.get(index? as usize)?.title.clone());

    let position = match around.position {
        Some((position, n)) => say("span", "", Msg::position(position, n)),
        None => Node::default(),
    };
    let crumb = vec![back_button("back"), position];
    let content = match index {
        Some(index) => report(&props.catalog, index, &heading),
        None if dataset.composed(&props.id).is_some() => dataset
            .composed(&props.id)
            .map_or_else(Node::default, |composed| {
                composed_report(&props.catalog, composed, &heading)
            }),
        None => {
            let words = vec![text(Msg::UnknownEvent.text())];
            let title = el("h2", fixed!["tabindex" => "-1"], words);
            list(vec![
                referred(&heading, title),
                say("p", "sum", Msg::UnknownEventWhy.text()),
            ])
        }
    };
    let region = attrs![
        "class" => "ev scroll",
        "role" => "region",
        "aria-label" => Msg::EventDetails.text(),
    ];
    let article = el("article", region, vec![of("div", "crumb", crumb), content]);
    // The focus stays on these buttons; what they open is said here.
    let opened = el(
        "span",
        fixed!["class" => "sr-only", "aria-live" => "polite"],
        vec![text(title_of(index).unwrap_or_default())],
    );
    let ways = vec![
        neighbour(title_of(around.older), false),
        neighbour(title_of(around.newer), true),
        opened,
    ];
    let nav = attrs!["class" => "pn", "aria-label" => Msg::Neighbours.text()];
    list(vec![
        keyed(&*props.id, article),
        keyed("neighbours", el("nav", nav, ways)),
    ])
    .into()
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
fn neighbour(title: Option<String>, newer: bool) -> Node {
    let (name, class, shape) = if newer {
        (Msg::NextEvent.text(), "newer", IconName::Next)
    } else {
        (Msg::PreviousEvent.text(), "older", IconName::Previous)
    };
    let label = match &title {
        Some(title) => format!("{name}: {title}"),
        None => name.to_owned(),
    };
    let disabled = flag(title.is_none());
    let title = title.unwrap_or_default();
    let attributes = attrs![
        "type" => "button",
        "class" => class,
        "data-ask" => "neighbour",
        "data-of" => class,
        "aria-label" => label,
        "title" => title.clone(),
        "aria-disabled" => disabled,
    ];
    let mut parts = vec![icon_sized(shape, 14), say("span", "", title)];
    if newer {
        parts.reverse();
    }
    el("button", attributes, parts)
}
