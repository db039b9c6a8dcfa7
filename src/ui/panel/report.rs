//! What an event's report says.

use yew::prelude::*;

use super::figures::{figures, note};
use super::parts::standing_chip;
use super::place::{place_caution, place_line};
use super::sources::sources;
use crate::index::Catalog;
use crate::model::{Control, Dataset, Detail, Event, Movement, Standing};
use crate::text::{Msg, date, names};
use crate::ui::glyph::{event_glyph, side_dot};
use crate::ui::markup::{Node, attrs, el, fixed, list, of, referred, say, text};

/// Title, date, place, and, as soon as they are there, texts and sources.
/// `title` refers to the heading.
pub fn report(catalog: &Catalog, index: u32, title: &NodeRef) -> Node {
    let dataset = &catalog.dataset;
    let Some(event) = dataset.events.get(index as usize) else {
        return Node::default();
    };
    let detail = dataset.details.get(index as usize);
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
                movement.map_or_else(Node::default, |movement| moved(dataset, movement)),
                control(dataset, &detail.control),
                sources(dataset, detail),
            ];
            (say("p", "sum", detail.summary.clone()), more)
        }
        None => (Node::default(), vec![loading()]),
    };
    let parts = vec![
        kicker(catalog, event),
        referred(title, heading),
        summary,
        parties(event),
        note(place_caution(catalog, index).as_ref()),
        standing(event, detail),
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

/// The movement, in a sentence of what is given and nothing else.
fn moved(dataset: &Dataset, movement: &Movement) -> Node {
    let heading = if movement.planned {
        Msg::PlannedMovement
    } else {
        Msg::ReportedMovement
    };
    let parts = vec![
        say("h3", "", heading.text()),
        say("p", "body", movement_sentence(dataset, movement)),
        note(movement.text.as_ref()),
    ];
    of("section", "", parts)
}

/// "North Korean soldiers, by rail, from Vladivostok to Kursk oblast."
pub fn movement_sentence(dataset: &Dataset, movement: &Movement) -> String {
    let who = match &movement.unit {
        Some(unit) => unit.as_str(),
        None => names::forces(&movement.side),
    };
    let mut via = Vec::new();
    for id in &movement.via {
        via.push(place_name(dataset, id));
    }
    Msg::movement(
        who,
        names::by_transport(movement.mode),
        movement.from.as_deref().map(|id| place_name(dataset, id)),
        &via,
        movement.to.as_deref().map(|id| place_name(dataset, id)),
    )
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{MovementMode, RouteKind};

    #[test]
    fn a_movement_says_only_what_is_given() {
        let mut movement = Movement {
            side: "KP".into(),
            unit: None,
            from: Some("a".into()),
            via: vec!["b".into()],
            to: Some("c".into()),
            mode: MovementMode::Sea,
            text: None,
            route: RouteKind::Reported,
            planned: false,
        };
        let dataset = Dataset::default();
        assert_eq!(
            movement_sentence(&dataset, &movement),
            "North Korean soldiers, by sea, from a by way of b to c."
        );
        movement.mode = MovementMode::Unknown;
        movement.via.clear();
        movement.to = None;
        assert_eq!(
            movement_sentence(&dataset, &movement),
            "North Korean soldiers, from a; where to is not given."
        );
        movement.from = None;
        assert_eq!(
            movement_sentence(&dataset, &movement),
            "North Korean soldiers; the way is not given."
        );
    }
}
