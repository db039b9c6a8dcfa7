//! The list of visible events, newest first, a page at a time.

use std::rc::Rc;

use gloo_utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::html::onscroll;
use yew::prelude::*;

use super::filter::{filter_bar, in_words};
use super::parts::back_button;
use super::place::scope_heading;
use super::row::{RowProps, use_row};
use crate::index::subset::DaySeries;
use crate::index::{Catalog, Filter, Scope, Subset};
use crate::model::{Basis, Day, DayRange};
use crate::text::plural::{self, Noun};
use crate::text::{Msg, date};
use crate::ui::Shared;
use crate::ui::hooks::{use_kept, use_value};
use crate::ui::markup::{
    Node, button, el, fixed, keyed, listening, of, on_click, phrase, referred, say, text,
};
use crate::ui::part::part;

/// Rows that are there at first, and that each "Show more" adds.
const PAGE: usize = 30;
/// How far the list goes on its own to the row that the reader comes back to.
const FARTHEST_RETURN: usize = 600;
/// More rows are added when so few CSS pixels are left below.
const NEAR_END: i32 = 600;

/// What is given to [`use_list`].
#[derive(PartialEq)]
pub struct ListProps {
    /// The data.
    pub catalog: Shared<Catalog>,
    /// What the filter admits of it.
    pub subset: Shared<Subset>,
    /// The visible days.
    pub range: DayRange,
    /// What the list is about.
    pub scope: Scope,
    /// What is left out.
    pub filter: Filter,
    /// The event whose details were open before: its row takes the focus if
    /// that went lost with the details.
    pub return_to: Option<Rc<str>>,
}

/// The Events tab without an open event.
#[hook]
pub fn use_list(props: &ListProps) -> Html {
    let ListProps {
        catalog,
        subset,
        range,
        scope,
        filter,
        ..
    } = props;
    let range = *range;
    let series = subset.scope(catalog, *scope);
    let total = series.map_or(0, |series| series.count(range));
    let body = use_node_ref();

    // The reader's own number of rows counts for the scope and filter it was chosen in.
    let grown = use_value(|| (*scope, filter.clone(), first_page(props, series)));
    let limit = if (grown.0, &grown.1) == (*scope, filter) {
        grown.2
    } else {
        PAGE
    };
    let grow = {
        let (grown, scope, filter) = (grown.clone(), *scope, filter.clone());
        Rc::new(move || {
            if limit < total {
                grown.set((scope, filter.clone(), limit + PAGE));
            }
        })
    };
    let onscroll = {
        let (grow, body) = (grow.clone(), body.clone());
        Callback::from(move |_: Event| {
            if let Some(body) = body.cast::<Element>()
                && body.scroll_height() - body.scroll_top() - body.client_height() < NEAR_END
            {
                grow();
            }
        })
    };
    {
        let (body, return_to) = (body.clone(), props.return_to.clone());
        use_kept((), move |()| return_focus(&body, return_to.as_deref()));
    }

    let mut head = heading(props, total);
    head.push(filter_bar(filter));
    let content = match series {
        Some(series) if total > 0 => days(catalog, series, range, limit),
        _ => empty(props, series),
    };
    let more = if limit < total {
        let more = button("more", "more", "", vec![text(Msg::ShowMore.text())]);
        on_click(Callback::from(move |_: MouseEvent| grow()), more)
    } else {
        Node::default()
    };
    let parts = vec![of("div", "list-head", head), content, more];
    let scroller = listening(
        Rc::new(onscroll::Wrapper::new(onscroll)),
        of("div", "list scroll", parts),
    );
    referred(&body, scroller).into()
}

/// What the list is of, how many they are, and of when.
fn heading(props: &ListProps, total: usize) -> Vec<Node> {
    let when = date::shown(props.range, props.subset.basis);
    let count = plural::count(total, Noun::Event);
    let title = |words: String| el("h2", fixed!["tabindex" => "-1"], vec![text(words)]);
    let mut parts = match scope_heading(&props.catalog, props.scope) {
        Some(name) => vec![
            back_button("all-events"),
            title(name),
            say("p", "deck", phrase(&[&count, &when])),
        ],
        None => vec![title(count), say("p", "deck", when)],
    };
    if props.subset.basis == Basis::Published {
        parts.push(say("p", "note", Msg::known_by(props.subset.undated)));
    }
    parts
}

/// The rows under a heading for each first day. Reads no more than `limit` events.
fn days(catalog: &Shared<Catalog>, series: &DaySeries, range: DayRange, limit: usize) -> Node {
    let mut days: Vec<Node> = Vec::new();
    let mut rows: Vec<Node> = Vec::new();
    let mut day = None;
    for event in series.newest(catalog, range).take(limit) {
        let start = series.days(&catalog.dataset.events[event as usize]).first;
        if day != Some(start) {
            days.extend(day.map(|day| section(day, std::mem::take(&mut rows))));
            day = Some(start);
        }
        rows.push(part!(
            use_row,
            RowProps {
                catalog: catalog.clone(),
                event,
                basis: series.basis(),
            },
            event
        ));
    }
    days.extend(day.map(|day| section(day, rows)));
    of("div", "days", days)
}

/// The events that begin on a day.
fn section(day: Day, rows: Vec<Node>) -> Node {
    let parts = vec![say("h3", "", date::long(day)), of("ul", "", rows)];
    keyed(day.0, of("section", "", parts))
}

/// Why there is nothing, and where there is something.
fn empty(props: &ListProps, series: Option<&DaySeries>) -> Node {
    let ListProps { range, filter, .. } = props;
    let nothing = if filter.is_open() {
        Msg::NoReport
    } else {
        Msg::NothingMatches
    };
    let when = date::shown(*range, props.subset.basis);
    let mut parts = vec![say("p", "", format!("{} {when}.", nothing.text()))];
    if !filter.is_open() {
        let clear = button("btn", "clear", "", vec![text(Msg::ClearFilter.text())]);
        parts.push(say("p", "", in_words(filter)));
        parts.push(of("p", "", vec![clear]));
    }
    let mut nearest = Vec::new();
    for (from, later) in [(range.first, false), (range.last, true)] {
        if let Some(day) = series.and_then(|series| series.next_start(from, later)) {
            let words = vec![text(date::long(day))];
            nearest.push(button("btn", "day", day.0.to_string(), words));
        }
    }
    if !nearest.is_empty() {
        parts.push(say("p", "", Msg::Nearest.text()));
        parts.push(of("p", "toggles", nearest));
    }
    of("div", "empty", parts)
}

/// Rows to begin with: enough to hold the row that the reader comes back to.
fn first_page(props: &ListProps, series: Option<&DaySeries>) -> usize {
    let position = props.return_to.as_deref().and_then(|id| {
        let event = props.catalog.event_index(id)?;
        series?
            .newest(&props.catalog, props.range)
            .take(FARTHEST_RETURN)
            .position(|other| other == event)
    });
    position.map_or(PAGE, |position| (position / PAGE + 1) * PAGE)
}

/// Moves the focus to the row of the event, or to the heading: only where it
/// was lost with what has gone from the page.
fn return_focus(body: &NodeRef, return_to: Option<&str>) {
    let lost = document()
        .active_element()
        .is_none_or(|active| active.tag_name() == "BODY");
    let (Some(id), Some(body), true) = (return_to, body.cast::<Element>(), lost) else {
        return;
    };
    let Ok(rows) = body.query_selector_all("[data-event]") else {
        return;
    };
    let row = (0..rows.length())
        .filter_map(|i| rows.get(i)?.dyn_into::<HtmlElement>().ok())
        .find(|row| row.get_attribute("data-event").as_deref() == Some(id));
    let heading = || {
        body.query_selector("h2")
            .ok()??
            .dyn_into::<HtmlElement>()
            .ok()
    };
    if let Some(target) = row.or_else(heading) {
        // Fails only where the element cannot take the focus; then nothing moves.
        let _ = target.focus();
    }
}
