//! The list of visible events, newest first, a page at a time.

use std::rc::Rc;

use gloo_utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::filter::{FilterBar, in_words};
use super::place::scope_heading;
use super::row::Row;
use crate::index::subset::DaySeries;
use crate::index::{Catalog, Filter, Scope, Subset};
use crate::model::{Day, DayRange};
use crate::text::plural::{self, Noun};
use crate::text::{Msg, date};
use crate::ui::Shared;
use crate::ui::icon::{Icon, IconName};
use crate::view::Action;

/// Rows that are there at first, and that each "Show more" adds.
const PAGE: usize = 60;
/// How far the list goes on its own to the row that the reader comes back to.
const FARTHEST_RETURN: usize = 600;
/// More rows are added when so few CSS pixels are left below.
const NEAR_END: i32 = 600;

/// Props of [`List`].
#[derive(PartialEq, Properties)]
pub struct Props {
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
    #[prop_or_default]
    pub return_to: Option<Rc<str>>,
    /// Takes what the reader does.
    pub dispatch: Callback<Action>,
}

/// The Events tab without an open event.
#[component]
pub fn List(props: &Props) -> Html {
    let Props {
        catalog,
        subset,
        range,
        scope,
        filter,
        dispatch,
        ..
    } = props;
    let range = *range;
    let series = subset.scope(*scope);
    let total = series.map_or(0, |series| series.count(range));
    let body = use_node_ref();

    // The reader's own number of rows counts for the scope and filter it was chosen in.
    let grown = use_state(|| (*scope, filter.clone(), first_page(props, series)));
    let limit = if (grown.0, &grown.1) == (*scope, filter) {
        grown.2
    } else {
        PAGE
    };
    let grow = {
        let (grown, scope, filter) = (grown.clone(), *scope, filter.clone());
        Callback::from(move |()| {
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
                grow.emit(());
            }
        })
    };
    {
        let (body, return_to) = (body.clone(), props.return_to.clone());
        use_effect_with((), move |()| return_focus(&body, return_to.as_deref()));
    }
    // One listener for all rows; each is a button of its own.
    let onclick = use_callback(dispatch.clone(), |event: MouseEvent, dispatch| {
        let row = event
            .target_dyn_into::<Element>()
            .and_then(|target| target.closest("[data-event]").ok().flatten());
        if let Some(id) = row.and_then(|row| row.get_attribute("data-event")) {
            dispatch.emit(Action::Select(id.into()));
        }
    });

    html! {
        <div class="list scroll" ref={body} {onscroll}>
            <div class="list-head">
                { heading(props, total) }
                <FilterBar filter={filter.clone()} dispatch={dispatch.clone()} />
            </div>
            if total == 0 {
                { empty(props, series) }
            } else {
                <div class="days" {onclick}>
                    { series.map(|series| days(catalog, series, range, limit)) }
                </div>
            }
            if limit < total {
                <button type="button" class="more" onclick={grow.reform(|_: MouseEvent| ())}>
                    { Msg::ShowMore.text() }
                </button>
            }
        </div>
    }
}

fn heading(props: &Props, total: usize) -> Html {
    let when = date::visible(props.range);
    let all = props
        .dispatch
        .reform(|_: MouseEvent| Action::OpenScope(Scope::All));
    match scope_heading(&props.catalog, props.scope) {
        Some(name) => html! {
            <>
                <button type="button" class="back" onclick={all}>
                    <Icon name={IconName::Previous} size={14} />
                    { Msg::AllEvents.text() }
                </button>
                <h2 tabindex="-1">{ name }</h2>
                <p class="deck">{ plural::count(total, Noun::Event) }{ " " }{ when }</p>
            </>
        },
        None => html! {
            <>
                <h2 tabindex="-1">{ plural::count(total, Noun::Event) }</h2>
                <p class="deck">{ when }</p>
            </>
        },
    }
}

/// The rows under a heading for each first day. Reads no more than `limit` events.
fn days(catalog: &Shared<Catalog>, series: &DaySeries, range: DayRange, limit: usize) -> Html {
    let mut days: Vec<(Day, Vec<u32>)> = Vec::new();
    for event in series.newest(catalog, range).take(limit) {
        let day = catalog.dataset.events[event as usize].span.start;
        match days.last_mut() {
            Some((last, events)) if *last == day => events.push(event),
            _ => days.push((day, vec![event])),
        }
    }
    html! {
        for (day, events) in days {
            <section key={day.0.to_string()}>
                <h3>{ date::long(day) }</h3>
                <ul>
                    for event in events {
                        <Row key={event.to_string()} catalog={catalog.clone()} {event} />
                    }
                </ul>
            </section>
        }
    }
}

/// Why there is nothing, and where there is something.
fn empty(props: &Props, series: Option<&DaySeries>) -> Html {
    let Props {
        range,
        filter,
        dispatch,
        ..
    } = props;
    let before = series.and_then(|series| series.next_start(range.first, false));
    let after = series.and_then(|series| series.next_start(range.last, true));
    let nearest: Vec<Day> = before.into_iter().chain(after).collect();
    html! {
        <div class="empty">
            if filter.is_open() {
                <p>{ Msg::NoReport.text() }{ " " }{ date::visible(*range) }{ "." }</p>
            } else {
                <p>{ Msg::NothingMatches.text() }{ " " }{ date::visible(*range) }{ "." }</p>
                <p>{ in_words(filter) }</p>
                <p>
                    <button
                        type="button"
                        class="btn"
                        onclick={dispatch.reform(|_| Action::ClearFilter)}
                    >
                        { Msg::ClearFilter.text() }
                    </button>
                </p>
            }
            if !nearest.is_empty() {
                <p>{ Msg::Nearest.text() }</p>
                <p class="toggles">
                    for day in nearest {
                        <button
                            key={day.0.to_string()}
                            type="button"
                            class="btn"
                            onclick={dispatch.reform(move |_| Action::SetDay(day))}
                        >
                            { date::long(day) }
                        </button>
                    }
                </p>
            }
        </div>
    }
}

/// Rows to begin with: enough to hold the row that the reader comes back to.
fn first_page(props: &Props, series: Option<&DaySeries>) -> usize {
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
