//! The panel: events and their details, reported losses, forces, and where the
//! data comes from.

mod about;
mod about_parts;
mod asks;
mod board;
mod chart;
mod choose;
mod composed;
mod details;
mod faults;
mod figures;
mod filter;
mod forces;
mod gates;
mod ladder;
mod list;
mod neighbours;
mod own_row;
mod parts;
mod place;
mod report;
mod row;
mod sources;
mod tabs;

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::html::{onkeydown, onpointercancel, onpointerdown, onpointerup};
use yew::prelude::*;

use self::about::AboutProps;
use self::board::ClaimBoardProps;
use self::details::{DetailsProps, use_details};
use self::faults::alerts;
use self::list::{ListProps, use_list};
use super::Shared;
use super::hooks::{State, use_kept};
use super::keys::is_typing;
use super::markup::{Node, around, asked, attrs, el, listening, on_click};
use super::part::part;
use super::second::{Second, use_second, waiting};
use crate::data::Fault;
use crate::index::{Catalog, Filter, Scope, Subset};
use crate::model::Day;
use crate::text::Msg;
use crate::view::claims::Board;
use crate::view::moves::Moves;
use crate::view::{self, Action, Mode, Selection, Tab};

/// What is given to [`use_panel`].
#[derive(PartialEq)]
pub struct PanelProps {
    /// The data.
    pub catalog: Shared<Catalog>,
    /// What the filter admits of it.
    pub subset: Shared<Subset>,
    /// The movements among it.
    pub moves: Shared<Moves>,
    /// Whether the map shows only the North Korean soldiers' way.
    pub route: bool,
    /// What was wrong in the data files.
    pub faults: Shared<Vec<Fault>>,
    /// Why the texts and sources could not be loaded.
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
    /// Which claims of numbers are shown, and how.
    pub claims: view::ClaimsView,
    /// Takes what the reader does.
    pub dispatch: Callback<Action>,
}

/// What the panel remembers from one rendering to the next.
#[derive(Default)]
struct Memory {
    /// Whether the page has been shown once: only after that may opening an
    /// event take the focus.
    settled: bool,
    /// The event whose details were open before the list, for the focus to go
    /// back to.
    opened: Option<Rc<str>>,
    /// Where a drag of the handle has begun.
    drag_from: Option<i32>,
    /// Whether the click that is on its way only ends a drag.
    dragged: bool,
}

/// The panel beside the map, a sheet over it on narrow screens.
#[hook]
pub fn use_panel(props: &PanelProps) -> Html {
    let memory = use_mut_ref(Memory::default);
    let take_focus = memory.borrow().settled;
    {
        let memory = memory.clone();
        use_kept((), move |()| memory.borrow_mut().settled = true);
    }

    use_way_back(props);
    // The other tabs are fetched when one is opened.
    let second = use_second(props.tab != Tab::Events);
    let range = props.mode.range(props.day);
    let content = match (&props.tab, &props.selection.event) {
        (Tab::Events, Some(id)) => {
            memory.borrow_mut().opened = Some(id.clone());
            part!(
                use_details,
                DetailsProps {
                    catalog: props.catalog.clone(),
                    subset: props.subset.clone(),
                    range,
                    scope: props.selection.scope,
                    id: id.clone(),
                    take_focus,
                }
            )
        }
        (Tab::Events, None) => part!(
            use_list,
            ListProps {
                catalog: props.catalog.clone(),
                subset: props.subset.clone(),
                range,
                scope: props.selection.scope,
                filter: props.filter.clone(),
                return_to: memory.borrow_mut().opened.take(),
            }
        ),
        (Tab::Losses | Tab::Forces | Tab::About, _) if *second != Second::Here => waiting(&second),
        (Tab::Losses | Tab::Forces, _) => {
            let board = match props.tab {
                Tab::Losses => Board::Losses,
                _ => Board::Forces,
            };
            gates::claim_board(
                ClaimBoardProps {
                    catalog: props.catalog.clone(),
                    basis: props.subset.basis,
                    moves: props.moves.clone(),
                    route: props.route,
                    board,
                    day: props.day,
                    range,
                    claims: props.claims.clone(),
                    dispatch: props.dispatch.clone(),
                },
                tabs::tab_id(props.tab),
            )
        }
        (Tab::About, _) => gates::about(AboutProps {
            catalog: props.catalog.clone(),
            subset: props.subset.clone(),
            range,
            faults: props.faults.clone(),
        }),
    };
    let pane = attrs![
        "id" => "details",
        "class" => "pane",
        "role" => "tabpanel",
        "tabindex" => "-1",
        "aria-labelledby" => tabs::tab_id(props.tab),
    ];
    let panel = attrs![
        "id" => "panel",
        "class" => size_class(props.size),
        "aria-label" => Msg::Reports.text(),
    ];
    let parts = vec![
        drag(props, &memory, tabs::handle(props.size)),
        tabs::tab_bar(props.tab),
        alerts(&props.faults, props.load_error.as_ref()),
        el("div", pane, vec![content]),
    ];
    let aside = listening(
        Rc::new(onkeydown::Wrapper::new(on_key(props))),
        el("aside", panel, parts),
    );
    on_click(on_ask(props, memory, second), aside).into()
}

/// Does what the clicked button asks for.
fn on_ask(
    props: &PanelProps,
    memory: Rc<RefCell<Memory>>,
    second: State<Second>,
) -> Callback<MouseEvent> {
    let (dispatch, size) = (props.dispatch.clone(), props.size);
    Callback::from(move |event: MouseEvent| {
        let Some((ask, of)) = asked(&event) else {
            return;
        };
        if ask == "size" {
            // A drag ends with a click of its own.
            if !std::mem::take(&mut memory.borrow_mut().dragged) {
                dispatch.emit(Action::SetPanel(tabs::next_size(size)));
            }
        } else if ask == "again" {
            second.set(Second::Awaited);
        } else if let Some(action) = asks::action(&ask, &of) {
            dispatch.emit(action);
            if ask == "tab" {
                unfold(&dispatch, size);
            }
        }
    })
}

/// A tab is opened to be read.
fn unfold(dispatch: &Callback<Action>, size: view::Panel) {
    if size == view::Panel::Peek {
        dispatch.emit(Action::SetPanel(view::Panel::Half));
    }
}

/// Escape goes one step back, wherever the focus is, unless the reader is typing: from the
/// details to the list, from there to all events.
#[hook]
fn use_way_back(props: &PanelProps) {
    let dispatch = props.dispatch.clone();
    let back = match (props.tab, &props.selection) {
        (Tab::Events, Selection { event: Some(_), .. }) => Some(Action::Deselect),
        (Tab::Events, Selection { scope, .. }) if *scope != Scope::All => {
            Some(Action::OpenScope(Scope::All))
        }
        _ => None,
    };
    use_kept(back, move |back| {
        let back = back.clone()?;
        let window = gloo_utils::window();
        Some(EventListener::new(&window, "keydown", move |event| {
            let key = event.dyn_ref::<KeyboardEvent>();
            if key.is_some_and(|key| key.key() == "Escape" && !is_typing(key)) {
                dispatch.emit(back.clone());
            }
        }))
    });
}

/// Arrow keys go from tab to tab.
fn on_key(props: &PanelProps) -> Callback<KeyboardEvent> {
    let dispatch = props.dispatch.clone();
    let (tab, size) = (props.tab, props.size);
    Callback::from(move |event: KeyboardEvent| {
        if let Some(next) = tabs::neighbour(tab, &event.key())
            && around(&event, "[role=tablist]").is_some()
        {
            event.prevent_default();
            dispatch.emit(Action::SetTab(next));
            unfold(&dispatch, size);
            tabs::focus_tab(next);
        }
    })
}

/// Lets the handle be dragged.
fn drag(props: &PanelProps, memory: &Rc<RefCell<Memory>>, handle: Node) -> Node {
    let down = {
        let memory = memory.clone();
        Callback::from(move |event: PointerEvent| {
            let mut memory = memory.borrow_mut();
            memory.drag_from = Some(event.client_y());
            memory.dragged = false;
            if let Some(handle) = event.target_dyn_into::<Element>() {
                // Without capture a quick drag that leaves the handle is only not noticed.
                let _ = handle.set_pointer_capture(event.pointer_id());
            }
        })
    };
    let up = {
        let (memory, dispatch, size) = (memory.clone(), props.dispatch.clone(), props.size);
        Callback::from(move |event: PointerEvent| {
            let from = memory.borrow_mut().drag_from.take();
            let travelled = from.map(|from| event.client_y() - from);
            if let Some(size) = travelled.and_then(|down| tabs::dragged_size(size, down)) {
                memory.borrow_mut().dragged = true;
                dispatch.emit(Action::SetPanel(size));
            }
        })
    };
    let cancel = {
        let memory = memory.clone();
        Callback::from(move |_: PointerEvent| memory.borrow_mut().drag_from = None)
    };
    let handle = listening(Rc::new(onpointerdown::Wrapper::new(down)), handle);
    let handle = listening(Rc::new(onpointerup::Wrapper::new(up)), handle);
    listening(Rc::new(onpointercancel::Wrapper::new(cancel)), handle)
}

fn size_class(size: view::Panel) -> &'static str {
    match size {
        view::Panel::Peek => "panel size-peek",
        view::Panel::Half => "panel size-half",
        view::Panel::Full => "panel size-full",
    }
}
