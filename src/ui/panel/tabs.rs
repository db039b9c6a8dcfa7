//! The tab bar, and on narrow screens the handle of the sheet above it.

use gloo_utils::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::text::Msg;
use crate::ui::markup::{Node, attrs, el, flag, of, text};
use crate::view::{Panel, Tab};

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

/// The tab bar: one stop for the keyboard, arrow keys between the tabs.
pub fn tab_bar(open: Tab) -> Node {
    let mut tabs = Vec::new();
    for tab in Tab::ALL {
        let selected = tab == open;
        let attributes = attrs![
            "id" => tab_id(tab),
            "type" => "button",
            "role" => "tab",
            "data-ask" => "tab",
            "data-of" => tab_id(tab),
            "aria-selected" => flag(selected),
            "aria-controls" => "details",
            "tabindex" => if selected { "0" } else { "-1" },
        ];
        tabs.push(el("button", attributes, vec![text(tab_name(tab))]));
    }
    let attributes =
        attrs!["class" => "tabs", "role" => "tablist", "aria-label" => Msg::Reports.text()];
    el("div", attributes, tabs)
}

/// Gives a tab's button the focus.
pub fn focus_tab(tab: Tab) {
    if let Some(button) = document().get_element_by_id(tab_id(tab)) {
        let _ = button.unchecked_into::<HtmlElement>().focus();
    }
}

/// The tab that a key leads to.
pub fn neighbour(tab: Tab, key: &str) -> Option<Tab> {
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
pub fn handle(size: Panel) -> Node {
    let name = match size {
        Panel::Peek => Msg::PanelPeek,
        Panel::Half => Msg::PanelHalf,
        Panel::Full => Msg::PanelFull,
    };
    let attributes = attrs![
        "type" => "button",
        "class" => "grab",
        "data-ask" => "size",
        "aria-label" => name.text(),
        "aria-controls" => "details",
    ];
    el("button", attributes, vec![of("i", "", Vec::new())])
}

/// The size after a drag over so many CSS pixels downwards; `None` where that
/// was too short to be one.
pub fn dragged_size(size: Panel, down: i32) -> Option<Panel> {
    if down.abs() < DRAG {
        return None;
    }
    Some(if down < 0 {
        larger(size)
    } else {
        smaller(size)
    })
}

/// The size after a click.
pub fn next_size(size: Panel) -> Panel {
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

    #[test]
    fn a_drag_changes_the_size_and_a_touch_does_not() {
        assert_eq!(dragged_size(Panel::Half, -40), Some(Panel::Full));
        assert_eq!(dragged_size(Panel::Half, 40), Some(Panel::Peek));
        assert_eq!(dragged_size(Panel::Peek, 40), Some(Panel::Peek));
        assert_eq!(dragged_size(Panel::Half, 8), None);
    }
}
