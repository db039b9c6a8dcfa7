//! The reader's own file: opened by a button, by dropping it, or by the
//! address; what was understood of it, and the way back.

mod bar;
mod gates;
mod opening;
mod unpack;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Shared;
use super::hooks::{State, use_kept, use_value};
use super::icon::{IconName, icon_sized};
use super::markup::{Node, asked, attrs, button, el, fixed, list, on_click, say, text};
use super::second::{Second, waiting};
use super::store::StoreAction;
use crate::browser::reader::{Reading, Source, asked_for, choose, chosen, on_drop};
use crate::browser::{history, second};
use crate::data::own::parcel::Head;
use crate::text::Msg;

/// Id of the input by which a file is chosen.
const INPUT: &str = "own-file";

/// What is given to [`use_own`].
#[derive(PartialEq)]
pub struct OwnProps {
    /// Takes the data of the file.
    pub dispatch: Callback<StoreAction>,
}

/// Where opening a file stands.
#[derive(Clone, PartialEq)]
enum Phase {
    Closed,
    /// For what is needed to read files.
    Waiting(Second),
    Reading {
        done: f64,
        size: f64,
    },
    Failed(String),
    /// With what was understood of the file.
    Open(Shared<Head>),
}

/// What opening a file needs, shared by the button, the drop and the address.
#[derive(Clone)]
struct Opening {
    source: State<Option<Source>>,
    phase: State<Phase>,
    /// How many files were begun, and the one that is being read.
    reading: Rc<RefCell<(u32, Option<Reading>)>>,
    /// What the link that named the file says of the view.
    link: Rc<RefCell<String>>,
    dispatch: Callback<StoreAction>,
}

/// The bar about the reader's own file; empty as long as there is none.
#[hook]
pub fn use_own(props: &OwnProps) -> Html {
    let opening = Opening {
        source: use_value(|| None::<Source>),
        phase: use_value(|| Phase::Closed),
        reading: use_mut_ref(|| (0, None::<Reading>)),
        link: use_mut_ref(String::new),
        dispatch: props.dispatch.clone(),
    };
    let is_over = use_value(|| false);
    {
        let (opening, is_over) = (opening.clone(), is_over.setter());
        use_kept((), move |()| {
            match asked_for() {
                Some(Ok(address)) => {
                    *opening.link.borrow_mut() = history::fragment();
                    opening.start(Source::Address(address));
                }
                Some(Err(_)) => opening
                    .phase
                    .set(Phase::Failed(Msg::OwnElsewhere.text().to_owned())),
                None => {}
            }
            on_drop(
                move |over| is_over.set(over),
                move |file| opening.start(file),
            )
        });
    }
    let onchange = {
        let opening = opening.clone();
        Callback::from(move |event: Event| {
            if let Some(file) = chosen(&event) {
                opening.start(file);
            }
        })
    };
    let input = html! {
        <input id={INPUT} type="file" hidden=true accept=".geojson,.json,.csv,.tsv,.txt" {onchange} />
    };
    let name = match &*opening.source {
        Some(source) => source.name(),
        None => String::new(),
    };
    let parts = match &*opening.phase {
        Phase::Closed => Vec::new(),
        Phase::Waiting(second) => vec![waiting(second), ask("close", Msg::OwnClose)],
        Phase::Failed(why) => failed(name, why),
        phase => gates::parts(name, phase),
    };
    let drop = if *is_over {
        say("p", "own-drop", Msg::OwnDrop.text())
    } else {
        Node::default()
    };
    let bar = if parts.is_empty() {
        Node::default()
    } else {
        let named = attrs!["class" => "own", "aria-label" => Msg::OwnFile.text()];
        el("section", named, parts)
    };
    let on_ask = Callback::from(move |event: MouseEvent| {
        if let Some((ask, _)) = asked(&event) {
            match (&*opening.phase, &*opening.source, ask.as_str()) {
                (Phase::Reading { .. } | Phase::Open(_), ..) => gates::answer(&opening, &ask),
                (Phase::Waiting(_), Some(source), "again") => opening.start(source.clone()),
                (.., "other") => choose_file(),
                _ => {
                    opening.phase.set(Phase::Closed);
                    opening.dispatch.emit(StoreAction::Published);
                }
            }
        }
    });
    list(vec![input.into(), on_click(on_ask, bar), drop]).into()
}

fn ask(ask: &'static str, words: Msg) -> Node {
    button("tb", ask, "", vec![text(words.text())])
}

fn failed(name: String, why: &str) -> Vec<Node> {
    vec![
        icon_sized(IconName::Warning, 16),
        el(
            "p",
            fixed!["role" => "alert"],
            vec![say("b", "", name), text(why.to_owned())],
        ),
        ask("other", Msg::OwnOther),
        ask("close", Msg::OwnClose),
    ]
}

/// Lets the reader choose a file.
pub fn choose_file() {
    choose(INPUT);
}

impl Opening {
    /// Begins to read a file, once what is needed for that is there.
    fn start(&self, source: Source) {
        let opening = self.clone();
        opening.source.set(Some(source.clone()));
        if !second::is_built_in() {
            opening.phase.set(Phase::Waiting(Second::Awaited));
        }
        spawn_local(async move {
            match second::load().await {
                Ok(()) => gates::begin(&opening, source),
                Err(why) => {
                    opening.dispatch.emit(StoreAction::Unopened);
                    opening.phase.set(Phase::Waiting(Second::Failed(why)));
                }
            }
        });
    }
}
