//! The tab bar, and on narrow screens the handle of the sheet above it.

use gloo_utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::text::Msg;
use crate::view::{Action, Panel, Tab};

/// Id of a tab's button.
pub fn tab_id(tab: Tab) -> &'static str {
    match tab {
        Tab::Events => "tab-events",
        Tab::Losses => "tab-losses",
        Tab::Forces => "tab-forces",
        Tab::About => "tab-about",
    }
}

fn tab_name(tab: Tab) -> &'static str {
    match tab {
        Tab::Events => Msg::TabEvents.text(),
        Tab::Losses => Msg::TabLosses.text(),
        Tab::Forces => Msg::TabForces.text(),
        Tab::About => Msg::TabAbout.text(),
    }
}

/// Props of [`Tabs`] and [`Handle`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The open tab.
    #[prop_or_default]
    pub tab: Tab,
    /// How far the sheet is open.
    pub size: Panel,
    /// Takes what the reader does.
    pub dispatch: Callback<Action>,
}

/// The tab bar: one stop for the keyboard, arrow keys between the tabs.
#[component]
pub fn Tabs(props: &Props) -> Html {
    let open = {
        let (dispatch, size) = (props.dispatch.clone(), props.size);
        move |tab: Tab| {
            dispatch.emit(Action::SetTab(tab));
            if size == Panel::Peek {
                dispatch.emit(Action::SetPanel(Panel::Half));
            }
        }
    };
    let onkeydown = {
        let (open, tab) = (open.clone(), props.tab);
        Callback::from(move |event: KeyboardEvent| {
            let Some(next) = neighbour(tab, &event.key()) else {
                return;
            };
            event.prevent_default();
            open(next);
            if let Some(button) = document().get_element_by_id(tab_id(next)) {
                let _ = button.unchecked_into::<HtmlElement>().focus();
            }
        })
    };
    html! {
        <div class="tabs" role="tablist" aria-label={Msg::Reports.text()} {onkeydown}>
            { for Tab::ALL.into_iter().map(|tab| {
                let open = open.clone();
                let selected = tab == props.tab;
                html! {
                    <button
                        key={tab_id(tab)}
                        id={tab_id(tab)}
                        type="button"
                        role="tab"
                        aria-selected={selected.to_string()}
                        aria-controls="details"
                        tabindex={if selected { "0" } else { "-1" }}
                        onclick={Callback::from(move |_: MouseEvent| open(tab))}
                    >
                        { tab_name(tab) }
                    </button>
                }
            }) }
        </div>
    }
}

/// The tab that a key leads to.
fn neighbour(tab: Tab, key: &str) -> Option<Tab> {
    let n = Tab::ALL.len();
    let at = Tab::ALL.iter().position(|&other| other == tab)?;
    let next = match key {
        "ArrowRight" => (at + 1) % n,
        "ArrowLeft" => (at + n - 1) % n,
        "Home" => 0,
        "End" => n - 1,
        _ => return None,
    };
    Tab::ALL.get(next).copied()
}

/// How far a finger must travel to mean a drag, in CSS pixels.
const DRAG: i32 = 24;

/// The sheet's handle: a button that goes through its sizes, and can be dragged.
#[component]
pub fn Handle(props: &Props) -> Html {
    let start = use_mut_ref(|| None::<i32>);
    let dragged = use_mut_ref(|| false);

    let onpointerdown = {
        let (start, dragged) = (start.clone(), dragged.clone());
        Callback::from(move |event: PointerEvent| {
            *start.borrow_mut() = Some(event.client_y());
            *dragged.borrow_mut() = false;
            if let Some(handle) = event.target_dyn_into::<Element>() {
                // Without capture a quick drag that leaves the handle is only not noticed.
                let _ = handle.set_pointer_capture(event.pointer_id());
            }
        })
    };
    let onpointerup = {
        let (start, dragged) = (start.clone(), dragged.clone());
        let (dispatch, size) = (props.dispatch.clone(), props.size);
        Callback::from(move |event: PointerEvent| {
            let Some(from) = start.borrow_mut().take() else {
                return;
            };
            let down = event.client_y() - from;
            if down.abs() >= DRAG {
                *dragged.borrow_mut() = true;
                dispatch.emit(Action::SetPanel(if down < 0 {
                    larger(size)
                } else {
                    smaller(size)
                }));
            }
        })
    };
    let onpointercancel = {
        let start = start.clone();
        Callback::from(move |_: PointerEvent| *start.borrow_mut() = None)
    };
    let onclick = {
        let (dispatch, size) = (props.dispatch.clone(), props.size);
        Callback::from(move |_: MouseEvent| {
            // A drag ends with a click of its own.
            if !dragged.replace(false) {
                dispatch.emit(Action::SetPanel(next_size(size)));
            }
        })
    };
    let state = match props.size {
        Panel::Peek => Msg::PanelPeek,
        Panel::Half => Msg::PanelHalf,
        Panel::Full => Msg::PanelFull,
    };
    html! {
        <button
            type="button"
            class="grab"
            aria-label={state.text()}
            aria-controls="details"
            {onclick}
            {onpointerdown}
            {onpointerup}
            {onpointercancel}
        >
            <i />
        </button>
    }
}

fn next_size(size: Panel) -> Panel {
    match size {
        Panel::Peek => Panel::Half,
        Panel::Half => Panel::Full,
        Panel::Full => Panel::Peek,
    }
}

fn larger(size: Panel) -> Panel {
    match size {
        Panel::Peek => Panel::Half,
        Panel::Half | Panel::Full => Panel::Full,
    }
}

fn smaller(size: Panel) -> Panel {
    match size {
        Panel::Full => Panel::Half,
        Panel::Half | Panel::Peek => Panel::Peek,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrow_keys_go_round() {
        assert_eq!(neighbour(Tab::Events, "ArrowLeft"), Some(Tab::About));
        assert_eq!(neighbour(Tab::About, "ArrowRight"), Some(Tab::Events));
        assert_eq!(neighbour(Tab::Losses, "End"), Some(Tab::About));
        assert_eq!(neighbour(Tab::Losses, "Enter"), None);
    }
}
