//! What an event's report says.

use yew::prelude::*;

use super::figures::{figures, note};
use super::own_row::own_row;
use super::parts::standing_chip;
use super::place::{place_caution, place_line};
use super::sources::sources;
use crate::index::Catalog;
use crate::model::{Control, Dataset, Detail, Event, Movement, Standing};
use crate::text::movement::of_event;
use crate::text::{Msg, date, names};
use crate::ui::glyph::{event_glyph, side_dot};
use crate::ui::markup::{Node, attrs, button, el, fixed, list, of, referred, say, text};

/// Title, date, place, and, as soon as they are there, texts and sources.
/// `title` refers to the heading.
pub fn report(catalog: &Catalog, index: u32, title: &NodeRef) -> Node {
    let dataset = &catalog.dataset;
    let Some(event) = dataset.events.get(index as usize) else {
        return Node::default();
    };
    let detail = dataset.details.get(index as usize);
    let is_own = !dataset.rows.is_empty();
    let heading = el(
        "h2",
        fixed!["tabindex" => "-1"],
        vec![text(event.title.clone())],
    );
    let (summary, more) = match detail {
        Some(detail) => {
            let movement = detail.movement.as_ref();
            let more = vec![
                figures(dataset, &detail.figures),
                movement.map_or_else(Node::default, |movement| {
                    moved(dataset, index as usize, movement)
                }),
                control(dataset, &detail.control),
                sources(dataset, event, detail),
            ];
            (say("p", "sum", detail.summary.clone()), more)
        }
        None if is_own => (Node::default(), vec![own_row(dataset, index)]),
        None => (Node::default(), vec![loading()]),
    };
    let parts = vec![
        kicker(catalog, event),
        referred(title, heading),
        summary,
        parties(event),
        note(place_caution(catalog, index).as_ref()),
        // What a reader's own file says of it is among its values.
        if is_own {
            Node::default()
        } else {
            standing(event, detail)
        },
        list(more),
    ];
    of("div", "report", parts)
}

/// What, when and where, above the title.
fn kicker(catalog: &Catalog, event: &Event) -> Node {
    let time = el(
        "time",
        attrs!["datetime" => event.span.start.to_string()],
        vec![text(date::span(event.span))],
    );
    let place = match place_line(catalog, event) {
        Some(place) => say("span", "", place),
        None => say("span", "", Msg::NoPlace.text()),
    };
    let parts = vec![
        event_glyph(event, "gl gl-18"),
        say("b", "", names::kind(event.kind)),
        of("span", "", vec![time]),
        place,
    ];
    of("p", "kick", parts)
}

fn loading() -> Node {
    let words = el(
        "p",
        fixed!["role" => "status"],
        vec![text(Msg::LoadingTexts.text())],
    );
    let line = || of("i", "", Vec::new());
    of("div", "loading", vec![words, line(), line(), line()])
}

/// Who acts or speaks, and who else it is about.
fn parties(event: &Event) -> Node {
    let Some((first, others)) = event.parties.split_first() else {
        return Node::default();
    };
    let mut words = format!(" {}", Msg::ActsOrSpeaks.text());
    for (i, party) in others.iter().enumerate() {
        if i == 0 {
            words.push_str("; ");
            words.push_str(Msg::AlsoInvolved.text());
            words.push(' ');
        } else {
            words.push_str(", ");
        }
        words.push_str(names::party(&party.0));
    }
    let parts = vec![
        side_dot(first.side()),
        say("b", "", names::party(&first.0).to_owned()),
        text(words),
    ];
    of("p", "parties", parts)
}

/// How sure one can be, what that means here, and where accounts differ.
fn standing(event: &Event, detail: Option<&Detail>) -> Node {
    let class = match event.standing {
        Standing::Confirmed => "stand confirmed",
        Standing::Claimed => "stand claimed",
        Standing::Disputed => "stand disputed",
    };
    let meaning = names::standing_meaning(event.standing, event.standing_of);
    let mut parts = vec![lead(
        &format!("{}.", names::standing(event.standing)),
        meaning,
    )];
    if let Some(conflict) = detail.and_then(|detail| detail.conflict.as_ref()) {
        parts.push(lead(Msg::AccountsDiffer.text(), conflict));
    }
    of("div", class, parts)
}

/// A paragraph that begins with bold words.
fn lead(bold: &str, words: &str) -> Node {
    let bold = say("b", "", bold.to_owned());
    of("p", "", vec![bold, text(format!(" {words}"))])
}

/// The movement, in a sentence of what is given and nothing else, and the way to
/// its arrow.
fn moved(dataset: &Dataset, index: usize, movement: &Movement) -> Node {
    let heading = if movement.planned {
        Msg::PlannedMovement
    } else {
        Msg::ReportedMovement
    };
    let id = dataset.events.get(index).map(|event| event.id.clone());
    let fly = button(
        "lb",
        "fly",
        id.unwrap_or_default(),
        vec![text(Msg::FlyTo.text())],
    );
    let fly = match movement.from.as_ref().or(movement.to.as_ref()) {
        Some(_) => fly,
        None => Node::default(),
    };
    let parts = vec![
        say("h3", "", heading.text()),
        say("p", "body", of_event(dataset, index).unwrap_or_default()),
        note(movement.text.as_ref()),
        fly,
    ];
    of("section", "", parts)
}

/// Who is said to hold settlements, and by whom.
fn control(dataset: &Dataset, control: &[Control]) -> Node {
    if control.is_empty() {
        return Node::default();
    }
    let mut rows = Vec::new();
    for control in control {
        let holder = names::holder(control.holder);
        let says = Msg::says(claimant_name(dataset, &control.said_by));
        let who = vec![
            say("b", "", place_name(dataset, &control.place).to_owned()),
            text(format!(", {holder}, {says}")),
        ];
        let parts = vec![of("span", "", who), standing_chip(control.standing)];
        rows.push(of("li", "", parts));
    }
    let parts = vec![
        say("h3", "", Msg::Settlements.text()),
        of("ul", "ctl", rows),
    ];
    of("section", "", parts)
}

fn place_name<'a>(dataset: &'a Dataset, id: &'a str) -> &'a str {
    let place = dataset.places.iter().find(|place| place.id == id);
    place.map_or(id, |place| &place.name)
}

/// A claimant's name for readers; codes of parties and media are read as such.
pub fn claimant_name<'a>(dataset: &'a Dataset, id: &'a str) -> &'a str {
    match dataset.claimant(id) {
        Some(claimant) => &claimant.name,
        None => names::party(id),
    }
}
