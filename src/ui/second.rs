//! Waiting for the second module of the program.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::hooks::{State, use_kept, use_value};
use super::markup::{Node, button, el, fixed, say, text};
use crate::browser::second;
use crate::text::Msg;

/// Whether what is behind the gates can be drawn.
#[derive(Clone, PartialEq)]
pub enum Second {
    /// It can.
    Here,
    /// Nobody has asked for it, or it is on its way.
    Awaited,
    /// Why it could not be fetched.
    Failed(String),
}

/// The state of the second module, which is fetched once it is `wanted`. Setting a failed one to
/// [`Second::Awaited`] tries again.
#[hook]
pub fn use_second(wanted: bool) -> State<Second> {
    let state = use_value(|| match second::is_built_in() {
        true => Second::Here,
        false => Second::Awaited,
    });
    let setter = state.setter();
    let fetch = wanted && *state == Second::Awaited;
    use_kept(fetch, move |fetch| {
        if *fetch {
            spawn_local(async move {
                setter.set(match second::load().await {
                    Ok(()) => Second::Here,
                    Err(why) => Second::Failed(why),
                });
            });
        }
    });
    state
}

/// What stands in the place of what is fetched.
pub fn waiting(state: &Second) -> Node {
    match state {
        Second::Failed(why) => {
            let words = vec![
                text(Msg::could_not_fetch(why)),
                text(" "),
                button("tb", "again", "", vec![text(Msg::TryAgain.text())]),
            ];
            el("p", fixed!["class" => "body", "role" => "alert"], words)
        }
        _ => say("p", "empty", Msg::LoadingPart.text()),
    }
}
