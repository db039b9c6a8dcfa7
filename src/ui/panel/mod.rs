//! The panel: events and their details, reported losses, forces, and where the
//! data comes from.

mod about;
mod claims;
mod details;
mod faults;
mod figures;
mod filter;
mod forces;
mod list;
mod losses;
mod neighbours;
mod place;
mod report;
mod row;
mod sources;
mod tabs;

use std::rc::Rc;

use web_sys::KeyboardEvent;
use yew::prelude::*;

use self::about::About;
use self::details::Details;
use self::faults::Faults;
use self::forces::Forces;
use self::list::List;
use self::losses::Losses;
use self::tabs::{Handle, Tabs};
use super::Shared;
use crate::data::Fault;
use crate::index::{Catalog, Filter, Subset};
use crate::model::{About as Whom, Day};
use crate::text::Msg;
use crate::view::{self, Action, Mode, Selection, Tab};

/// Props of [`Panel`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The data.
    pub catalog: Shared<Catalog>,
    /// What the filter admits of it.
    pub subset: Shared<Subset>,
    /// What was wrong in the data files.
    pub faults: Shared<Vec<Fault>>,
    /// Why the texts and sources could not be loaded.
    #[prop_or_default]
    pub load_error: Option<AttrValue>,
    /// The chosen day.
    pub day: Day,
    /// Which events are visible at it.
    pub mode: Mode,
    /// The open event or list.
    pub selection: Selection,
    /// What is left out.
    pub filter: Filter,
    /// The open tab.
    pub tab: Tab,
    /// On narrow screens: how far the panel covers the map.
    pub size: view::Panel,
    /// Takes what the reader does.
    pub dispatch: Callback<Action>,
}

/// The panel beside the map, a sheet over it on narrow screens.
#[component]
pub fn Panel(props: &Props) -> Html {
    // Whether the page has been shown once: only after that may opening an event take the focus.
    let settled = use_mut_ref(|| false);
    // The event whose details were open before the list, for the focus to go back to.
    let opened = use_mut_ref(|| None::<Rc<str>>);
    let take_focus = *settled.borrow();
    use_effect_with((), move |()| *settled.borrow_mut() = true);
    let losses_of = use_state(|| Whom::NorthKorea);
    let forces_of = use_state(|| Whom::NorthKorea);

    let choose_losses = use_callback(losses_of.setter(), |whom, setter| setter.set(whom));
    let choose_forces = use_callback(forces_of.setter(), |whom, setter| setter.set(whom));

    let range = props.mode.range(props.day);
    let content = match (&props.tab, &props.selection.event) {
        (Tab::Events, Some(id)) => {
            *opened.borrow_mut() = Some(id.clone());
            html! {
                <Details
                    key="details"
                    catalog={props.catalog.clone()}
                    subset={props.subset.clone()}
                    {range}
                    scope={props.selection.scope}
                    id={id.clone()}
                    {take_focus}
                    dispatch={props.dispatch.clone()}
                />
            }
        }
        (Tab::Events, None) => html! {
            <List
                key="list"
                catalog={props.catalog.clone()}
                subset={props.subset.clone()}
                {range}
                scope={props.selection.scope}
                filter={props.filter.clone()}
                return_to={opened.borrow_mut().take()}
                dispatch={props.dispatch.clone()}
            />
        },
        (Tab::Losses, _) => html! {
            <Losses
                key="losses"
                catalog={props.catalog.clone()}
                subset={props.subset.clone()}
                {range}
                whom={*losses_of}
                on_whom={choose_losses}
                dispatch={props.dispatch.clone()}
            />
        },
        (Tab::Forces, _) => html! {
            <Forces
                key="forces"
                catalog={props.catalog.clone()}
                subset={props.subset.clone()}
                {range}
                whom={*forces_of}
                on_whom={choose_forces}
                dispatch={props.dispatch.clone()}
            />
        },
        (Tab::About, _) => html! {
            <About key="about" catalog={props.catalog.clone()} faults={props.faults.clone()} />
        },
    };

    // Escape goes one step back: from the details to the list, from there to all events.
    let onkeydown = {
        let dispatch = props.dispatch.clone();
        let selection = props.selection.clone();
        let in_events = props.tab == Tab::Events;
        Callback::from(move |event: KeyboardEvent| {
            if event.key() != "Escape" || !in_events {
                return;
            }
            if selection.event.is_some() {
                dispatch.emit(Action::Deselect);
            } else if selection.scope != crate::index::Scope::All {
                dispatch.emit(Action::OpenScope(crate::index::Scope::All));
            }
        })
    };
    html! {
        <aside
            id="panel"
            class={classes!("panel", size_class(props.size))}
            aria-label={Msg::Reports.text()}
            {onkeydown}
        >
            <Handle size={props.size} dispatch={props.dispatch.clone()} />
            <Tabs tab={props.tab} size={props.size} dispatch={props.dispatch.clone()} />
            <Faults
                faults={props.faults.clone()}
                load_error={props.load_error.clone()}
                dispatch={props.dispatch.clone()}
            />
            <div
                id="details"
                class="pane"
                role="tabpanel"
                tabindex="-1"
                aria-labelledby={tabs::tab_id(props.tab)}
            >
                { content }
            </div>
        </aside>
    }
}

fn size_class(size: view::Panel) -> &'static str {
    match size {
        view::Panel::Peek => "size-peek",
        view::Panel::Half => "size-half",
        view::Panel::Full => "size-full",
    }
}
