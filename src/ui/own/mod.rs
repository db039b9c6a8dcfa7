//! The reader's own file: opened by a button, by dropping it, or by the
//! address; what was understood of it, and the way back.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Shared;
use super::hooks::{State, use_kept, use_value};
use super::icon::{IconName, icon_sized};
use super::markup::{Node, asked, attrs, button, el, fixed, list, of, on_click, say, text};
use super::store::StoreAction;
use crate::browser::reader::{
    Delivered, Reading, Source, Told, asked_for, choose, chosen, on_drop,
};
use crate::browser::{history, save};
use crate::data::own::LARGEST_FILE;
use crate::data::own::assemble::{finish, grow};
use crate::data::own::events::Events;
use crate::data::own::parcel::{Head, Sections, head, numbers, texts};
use crate::index::{Catalog, Placement, Site, Subset, flat};
use crate::model::{Dataset, Texts};
use crate::text::Msg;
use crate::view::Action;

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
    reading: Rc<RefCell<Option<Reading>>>,
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
        reading: use_mut_ref(|| None::<Reading>),
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
                    opening.begin(Source::Address(address), 0);
                }
                Some(Err(_)) => opening.fail(Msg::OwnElsewhere.text().to_owned()),
                None => {}
            }
            on_drop(
                move |over| is_over.set(over),
                move |file| opening.begin(file, 0),
            )
        });
    }
    let onchange = {
        let opening = opening.clone();
        Callback::from(move |event: Event| {
            if let Some(file) = chosen(&event) {
                opening.begin(file, 0);
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
        Phase::Reading { done, size } => reading(name, *done, *size),
        Phase::Failed(why) => failed(name, why),
        Phase::Open(understood) => open(name, understood),
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
            opening.answer(&ask);
        }
    });
    list(vec![input.into(), on_click(on_ask, bar), drop]).into()
}

/// Lets the reader choose a file.
pub fn choose_file() {
    choose(INPUT);
}

impl Opening {
    /// Begins to read a file; a file that is being read is let go.
    fn begin(&self, source: Source, order: u32) {
        let size = source.size();
        self.source.set(Some(source.clone()));
        if size > LARGEST_FILE as f64 {
            self.fail(Msg::OwnTooLarge.text().to_owned());
            return;
        }
        self.phase.set(Phase::Reading { done: 0.0, size });
        let opening = self.clone();
        let told = move |told| match told {
            Told::Progress(done, size) => opening.phase.set(Phase::Reading { done, size }),
            Told::Parcel(parcel) => opening.clone().arrived(parcel),
            Told::Failed(why) if why.is_empty() => {
                opening.fail(Msg::OwnNoWorker.text().to_owned());
            }
            Told::Failed(why) => opening.fail(why),
        };
        match Reading::start(&source, order, told) {
            Ok(reading) => *self.reading.borrow_mut() = Some(reading),
            Err(_) => self.fail(Msg::OwnNoWorker.text().to_owned()),
        }
    }

    fn fail(&self, why: String) {
        self.stop();
        self.dispatch.emit(StoreAction::Unopened);
        self.phase.set(Phase::Failed(why));
    }

    fn stop(&self) {
        // The worker's listener may be what calls: it is dropped after it has returned.
        let reading = self.reading.borrow_mut().take();
        spawn_local(async move { drop(reading) });
    }

    /// Shows what the worker has read.
    fn arrived(self, mut parcel: Delivered) {
        spawn_local(async move {
            let Some(head) = head(&mut parcel) else {
                self.fail(Msg::OwnNoWorker.text().to_owned());
                return;
            };
            let opened = opened(parcel).await;
            // The reader may have cancelled in the meantime.
            if self.reading.borrow().is_none() {
                return;
            }
            match opened {
                None => {
                    self.fail(Msg::OwnNoWorker.text().to_owned());
                    return;
                }
                Some((catalog, _)) if catalog.dataset.events.is_empty() => {
                    self.dispatch.emit(StoreAction::Unopened);
                }
                Some((catalog, whole)) => {
                    self.dispatch.emit(StoreAction::Own(catalog, whole));
                    let link = self.link.take();
                    if !link.is_empty() {
                        let open = Action::OpenLink(link);
                        self.dispatch.emit(StoreAction::View(open));
                    }
                }
            }
            self.stop();
            self.phase.set(Phase::Open(Shared::new(head)));
        });
    }

    /// Does what the clicked button asks for.
    fn answer(&self, ask: &str) {
        match (ask, &*self.phase, &*self.source) {
            ("order", Phase::Open(understood), Some(source)) => {
                self.begin(source.clone(), 3 - understood.order);
            }
            ("save", Phase::Open(understood), _) => {
                // A browser that refuses has told its reader why.
                let _ = save::text("refused-rows.csv", "text/csv", &understood.refused_table);
            }
            ("other", ..) => choose_file(),
            _ => {
                self.stop();
                self.phase.set(Phase::Closed);
                self.dispatch.emit(StoreAction::Published);
            }
        }
    }
}

/// How long the page works at a parcel before the browser has its turn, in ms.
const TURN_MS: f64 = 30.0;
/// Places or events that are made in a step.
const STRIDE: usize = 2000;

/// A parcel that is being unpacked.
struct Unpacking {
    parcel: Delivered,
    /// The next step.
    step: usize,
    events: Events,
    dataset: Dataset,
    sites: Vec<Site>,
    placements: Vec<Placement>,
    whole: Option<Subset>,
}

impl Unpacking {
    /// Takes the next step; says whether there are more. `None` where the
    /// parcel is none.
    #[inline(never)]
    fn advance(&mut self) -> Option<bool> {
        let parcel = &mut self.parcel;
        let columns = self.events.texts_mut().len();
        let step = self.step;
        self.step += 1;
        if step == 0 {
            self.events = numbers(parcel)?;
        } else if step <= columns {
            *self.events.texts_mut()[step - 1] = texts(parcel)?;
        } else if step == columns + 1 {
            if grow(&mut self.dataset, &self.events, STRIDE) {
                self.step = step;
            }
        } else {
            let mut next = || parcel.words();
            let mut index = flat::Reader { next: &mut next };
            match &mut self.whole {
                None => {
                    (self.sites, self.placements) = index.places()?;
                    self.whole = Some(index.lists()?);
                }
                Some(whole) => {
                    whole.pyramid = index.map()?;
                    return Some(false);
                }
            }
        }
        Some(true)
    }
}

/// The data of a parcel, and all of it sorted; `None` where the parcel is none.
async fn opened(parcel: Delivered) -> Option<(Shared<Catalog>, Shared<Subset>)> {
    let mut unpacking = Unpacking {
        parcel,
        step: 0,
        events: Events::default(),
        dataset: Dataset::default(),
        sites: Vec::new(),
        placements: Vec::new(),
        whole: None,
    };
    let mut begun = js_sys::Date::now();
    while unpacking.advance()? {
        if js_sys::Date::now() - begun > TURN_MS {
            TimeoutFuture::new(0).await;
            begun = js_sys::Date::now();
        }
    }
    let Unpacking {
        events,
        dataset,
        sites,
        placements,
        whole,
        ..
    } = unpacking;
    let dataset = finish(dataset, events);
    let catalog = Catalog::from_parts(dataset, sites, placements);
    Some((Shared::new(catalog), Shared::new(whole?)))
}

fn ask(ask: &'static str, words: Msg) -> Node {
    button("tb", ask, "", vec![text(words.text())])
}

fn reading(name: String, done: f64, size: f64) -> Vec<Node> {
    let whole = |bytes: f64| (bytes as u64).to_string();
    let bar = if size > 0.0 {
        attrs!["aria-label" => Msg::OwnReading.text(), "max" => whole(size), "value" => whole(done)]
    } else {
        attrs!["aria-label" => Msg::OwnReading.text()]
    };
    vec![
        text(Msg::OwnReading.text()),
        say("b", "", name),
        el("progress", bar, Vec::new()),
        ask("close", Msg::OwnCancel),
        say("span", "note", Msg::OwnPrivate.text()),
    ]
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

fn open(name: String, understood: &Head) -> Vec<Node> {
    let notes = &understood.notes;
    let first = vec![say("b", "", name), text(notes.get(0).to_owned())];
    // How dates are read is the note that matters most.
    let dates = say("span", "note", notes.get(1).to_owned());
    let asks = vec![more(understood), ask("close", Msg::OwnBack)];
    vec![
        el("p", fixed!["role" => "status"], first),
        dates,
        of("div", "own-asks", asks),
    ]
}

/// Everything else, behind a button: all notes, the other order of dates,
/// another file, the refused rows.
fn more(understood: &Head) -> Node {
    let items = |texts: &Texts, from: usize| {
        let mut items = Vec::new();
        for i in from..texts.len() {
            items.push(say("li", "", texts.get(i).to_owned()));
        }
        items
    };
    let mut notes = items(&understood.notes, 1);
    notes.push(say("li", "", Msg::OwnPrivate.text()));
    let order = match understood.order {
        1 => ask("order", Msg::OwnMonthFirst),
        2 => ask("order", Msg::OwnDayFirst),
        _ => Node::default(),
    };
    let mut parts = vec![
        of("ul", "", notes),
        of("p", "", vec![order, ask("other", Msg::OwnOther)]),
    ];
    if understood.refused > 0 {
        parts.push(of(
            "h3",
            "",
            vec![text(Msg::OwnRefused.text()), ask("save", Msg::OwnSave)],
        ));
        parts.push(of("ol", "", items(&understood.refusals, 0)));
    }
    let caret = icon_sized(IconName::Chevron, 12);
    let summary = of("summary", "tb", vec![text(Msg::OwnMore.text()), caret]);
    of("details", "", vec![summary, of("div", "", parts)])
}
