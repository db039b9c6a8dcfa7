//! The About tab: what this is, how to read it, where it comes from.
//!
//! Its texts are data (`about.json`), fetched when the tab opens; what needs
//! the page's own marks, charts and files is put under the section of that name.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::about_parts::{coverage, downloads, keys, marks, save_shown, standings};
use super::faults::{fault_list, summary};
use super::sources::opens_in_new_tab;
use crate::browser::fetch;
use crate::data::notes::{Item, Section, read_notes};
use crate::data::{Fault, is_web_address};
use crate::index::{Catalog, Subset};
use crate::model::{Dataset, DayRange};
use crate::text::plural::{self, Noun};
use crate::text::{Msg, date, number};
use crate::ui::Shared;
use crate::ui::hooks::{use_kept, use_value};
use crate::ui::icon::{IconName, icon_sized};
use crate::ui::markup::{
    Node, asked, attrs, button, el, fixed, list, of, on_click, out_link, say, text,
};
use crate::ui::own::choose_file;
use crate::ui::part::part;

/// What is given to [`use_about`].
#[derive(PartialEq)]
pub struct AboutProps {
    /// The data.
    pub catalog: Shared<Catalog>,
    /// What the filter admits of it: what "only what is shown" takes.
    pub subset: Shared<Subset>,
    /// The visible days.
    pub range: DayRange,
    /// What of the data could not be read.
    pub faults: Shared<Vec<Fault>>,
}

/// Everything about the data.
#[hook]
pub fn use_about(props: &AboutProps) -> Html {
    let sections = use_value(|| Shared::new(Vec::new()));
    // Why something could not be fetched.
    let failure = use_value(String::new);
    {
        let (sections, failure) = (sections.setter(), failure.setter());
        use_kept((), move |()| {
            spawn_local(async move {
                match fetch::asset("data/about.json").await {
                    Ok(bytes) => sections.set(Shared::new(read_notes(&bytes).0)),
                    Err(error) => failure.set(error.to_string()),
                }
            });
        });
    }
    let onclick = {
        let (catalog, subset) = (props.catalog.clone(), props.subset.clone());
        let (range, failure) = (props.range, failure.setter());
        Callback::from(move |event: MouseEvent| {
            let Some((ask, file)) = asked(&event) else {
                return;
            };
            if ask == "own" {
                choose_file();
            } else if ask == "save" {
                let (catalog, subset, failure) = (catalog.clone(), subset.clone(), failure.clone());
                spawn_local(async move {
                    if let Err(error) = save_shown(&file, &catalog, &subset, range).await {
                        failure.set(error);
                    }
                });
            }
        })
    };
    let wrong = if failure.is_empty() {
        Node::default()
    } else {
        let words = Msg::could_not_fetch(&failure);
        el(
            "p",
            fixed!["class" => "body", "role" => "alert"],
            vec![text(words)],
        )
    };
    let texts = part!(
        use_texts,
        TextsProps {
            catalog: props.catalog.clone(),
            faults: props.faults.clone(),
            sections: (*sections).clone(),
        }
    );
    let parts = vec![
        say("h2", "", Msg::TabAbout.text()),
        say("p", "sum", Msg::AboutWhat.text()),
        wrong,
        texts,
    ];
    on_click(onclick, of("div", "about scroll", parts)).into()
}

/// What is given to [`use_texts`].
#[derive(PartialEq)]
struct TextsProps {
    catalog: Shared<Catalog>,
    faults: Shared<Vec<Fault>>,
    sections: Shared<Vec<Section>>,
}

/// All that does not change with the day and the filter.
#[hook]
fn use_texts(props: &TextsProps) -> Html {
    let catalog = &props.catalog;
    // The sections are about the published dataset.
    let own = match catalog.dataset.rows.is_empty() {
        true => Node::default(),
        false => say("p", "body", Msg::AboutPublished.text()),
    };
    let mut parts = vec![numbers(&catalog.dataset), unread(&props.faults), own];
    let mut rest = &props.sections[..];
    while let Some((section, others)) = rest.split_first() {
        let subs = others.iter().take_while(|section| section.sub).count();
        parts.push(fold(catalog, section, &others[..subs]));
        rest = &others[subs..];
    }
    of("div", "", parts).into()
}

/// How much there is, counted from the data.
fn numbers(dataset: &Dataset) -> Node {
    let (mut sources, mut claims) = (0, 0);
    for detail in &dataset.details {
        sources += detail.sources.len();
        claims += detail.figures.len();
    }
    let counts = [
        (dataset.events.len(), Noun::Event),
        (sources, Noun::Source),
        (dataset.publishers.len(), Noun::Publisher),
        (claims, Noun::Claim),
        (dataset.places.len(), Noun::Place),
    ];
    let mut rows = Vec::new();
    for (n, noun) in counts {
        if n > 0 {
            let number = say("b", "", number::grouped(n as u64));
            rows.push(of("li", "", vec![number, text(plural::word(n, noun))]));
        }
    }
    let days = match dataset.extent() {
        Some(days) => say("p", "note", date::range(days)),
        None => Node::default(),
    };
    list(vec![of("ul", "numbers", rows), days])
}

/// What of the data could not be read.
fn unread(faults: &[Fault]) -> Node {
    if faults.is_empty() {
        return Node::default();
    }
    let words = vec![text(Msg::FaultsHeading.text())];
    list(vec![
        el("h3", fixed!["id" => "faults"], words),
        say("p", "body", summary(faults)),
        fault_list(faults, usize::MAX),
    ])
}

/// A section that opens at its heading, with those that belong under it.
fn fold(catalog: &Catalog, section: &Section, subs: &[Section]) -> Node {
    let caret = of("span", "car", vec![icon_sized(IconName::Chevron, 12)]);
    let title = say("h3", "", section.title.clone());
    let mut parts = vec![of("summary", "", vec![caret, title])];
    contents(catalog, section, &mut parts);
    for sub in subs {
        parts.push(say("h4", "", sub.title.clone()));
        contents(catalog, sub, &mut parts);
    }
    el(
        "details",
        attrs!["data-section" => section.id.clone()],
        parts,
    )
}

fn contents(catalog: &Catalog, section: &Section, parts: &mut Vec<Node>) {
    for paragraph in &section.text {
        parts.push(say("p", "body", paragraph.clone()));
    }
    match section.id.as_str() {
        "standing" => parts.push(standings()),
        "marks" => parts.push(marks()),
        "coverage" => parts.push(coverage(&catalog.dataset)),
        "downloads" => parts.push(downloads(&catalog.dataset)),
        "own" => parts.push(button("tb", "own", "", vec![text(Msg::OwnOpen.text())])),
        "keys" => parts.push(keys()),
        _ => {}
    }
    if !section.items.is_empty() {
        let mut rows = Vec::new();
        for item in &section.items {
            rows.push(entry(catalog, item));
        }
        parts.push(of("ul", "entries", rows));
    }
}

fn entry(catalog: &Catalog, item: &Item) -> Node {
    let mut parts = Vec::new();
    if !item.head.is_empty() {
        parts.push(say("b", "", item.head.clone()));
    }
    match &item.url {
        Some(url) if is_web_address(url) => {
            let words = vec![text(item.text.clone()), opens_in_new_tab()];
            parts.push(out_link("", url.clone(), words));
        }
        _ => parts.push(say("p", "", item.text.clone())),
    }
    let mut events = Vec::new();
    for id in &item.events {
        if let Some(index) = catalog.event_index(id) {
            let event = &catalog.dataset.events[index as usize];
            let day = say("span", "", date::short(event.span.start));
            let words = vec![day, text(event.title.clone())];
            events.push(of("li", "", vec![button("", "event", id.clone(), words)]));
        }
    }
    if !events.is_empty() {
        parts.push(of("ul", "refs", events));
    }
    of("li", "", parts)
}
