//! The alert that some records could not be shown, and the list of them.

use yew::AttrValue;

use super::tabs::tab_id;
use crate::data::Fault;
use crate::text::Msg;
use crate::text::plural::{self, Noun};
use crate::ui::icon::{IconName, icon};
use crate::ui::markup::{Node, button, el, fixed, of, phrase, say, text};
use crate::view::Tab;

/// The alerts: why texts and sources could not be loaded, and what was wrong in
/// the data files; nothing but an empty element where all is well.
pub fn alerts(faults: &[Fault], load_error: Option<&AttrValue>) -> Node {
    let (mut unloaded, mut unread) = (Node::default(), Node::default());
    if let Some(error) = load_error {
        let words = vec![
            say("b", "", Msg::LoadFailed.text()),
            text(" "),
            text(error.clone()),
        ];
        unloaded = alert(of("p", "", words));
    }
    if !faults.is_empty() {
        let mut parts = vec![
            say("summary", "", summary(faults)),
            fault_list(faults, SHOWN),
        ];
        if faults.len() > SHOWN {
            let all = vec![text(Msg::FaultsAll.text())];
            parts.push(button("lb", "tab", tab_id(Tab::About), all));
        }
        unread = alert(of("details", "", parts));
    }
    of("div", "alerts", vec![unloaded, unread])
}

fn alert(content: Node) -> Node {
    let attributes = fixed!["class" => "warn", "role" => "alert"];
    el("div", attributes, vec![icon(IconName::Warning), content])
}

/// Faults listed in the alert itself; the About tab lists all.
const SHOWN: usize = 20;

/// "3 records could not be shown", or that they are shown with something left out.
pub fn summary(faults: &[Fault]) -> String {
    let left_out = faults.iter().filter(|fault| fault.left_out).count();
    let (n, what) = match left_out {
        0 => (faults.len(), Msg::FaultsShown),
        n => (n, Msg::FaultsLeftOut),
    };
    phrase(&[&plural::count(n, Noun::Record), what.text()])
}

/// The first `limit` faults, each with its place, what was found and what was expected.
pub fn fault_list(faults: &[Fault], limit: usize) -> Node {
    let mut rows = Vec::new();
    for fault in faults.iter().take(limit) {
        rows.push(say("li", "", fault.to_string()));
    }
    of("ul", "faults", rows)
}
