//! What is shown before there is data, and where there is none.

use yew::prelude::*;

use super::markup::{attrs, el, fixed, list, of, on_click, say, text};
use crate::text::Msg;

/// The page's outline while the first data is on its way.
pub fn loading() -> Html {
    let wait = el(
        "p",
        fixed!["class" => "wait", "role" => "status"],
        vec![text("Loading reports")],
    );
    let bar = || of("span", "bar", Vec::new());
    let panel = fixed!["class" => "panel", "aria-hidden" => "true"];
    let stage = vec![
        of("div", "mapbox", vec![wait]),
        el("div", panel, vec![bar(), bar(), bar()]),
    ];
    let dock = fixed!["class" => "dock", "aria-hidden" => "true"];
    let parts = vec![
        of("header", "top", vec![say("h1", "", Msg::Title.text())]),
        of("main", "stage", stage),
        el("section", dock, Vec::new()),
    ];
    of("div", "app is-loading", parts).into()
}

/// A message with a way to try again.
/// `message` names the file and what was found.
pub fn failed(message: &str) -> Html {
    let reload = Callback::from(|_: MouseEvent| {
        gloo_utils::window().location().reload().ok();
    });
    let again = el(
        "button",
        attrs!["type" => "button"],
        vec![text("Try again")],
    );
    let words = say("b", "", "The reports could not be loaded.");
    let alert = vec![
        of("p", "", vec![words]),
        say("p", "", message.to_owned()),
        on_click(reload, again),
    ];
    let parts = vec![
        say("h1", "", Msg::Title.text()),
        el("div", fixed!["role" => "alert"], alert),
    ];
    of("main", "failed", vec![list(parts)]).into()
}
