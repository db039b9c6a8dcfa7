//! Movements in sentences, made from what the data gives and nothing else.

use super::number::{claimed, grouped, plain};
use super::{LANG, Lang, Msg, date, names};
use crate::model::{Composed, Dataset, DateSpan, Figure, MovementMode};

/// The movement of the event of that index; `None` where it has none (yet).
/// "Between 8 and 13 October 2024, about 1,500 North Korean soldiers were moved
/// by sea from Chongjin, Hamhung and Musudan to Vladivostok, according to South
/// Korea's National Intelligence Service (NIS)."
pub fn of_event(dataset: &Dataset, index: usize) -> Option<String> {
    let event = dataset.events.get(index)?;
    let detail = dataset.details.get(index)?;
    let movement = detail.movement.as_ref()?;
    let strength = dataset.strength_of(index);
    let apart = dataset.note_on(&event.id).is_some_and(|note| note.apart);
    let also = dataset.note_on(&event.id).map_or(&[][..], |n| &n.also_from);
    let names = |ids: &[String]| -> Vec<String> {
        let name = |id: &String| place_name(dataset, id);
        ids.iter().map(name).collect()
    };
    let mut from = names(movement.from.as_slice());
    from.extend(names(also));
    let by = match (&strength[..], detail.sources.first()) {
        ([], Some(source)) => dataset
            .publisher(&source.publisher)
            .map(|publisher| format!("as reported by {}", publisher.name)),
        ([], None) => None,
        (figures, _) => {
            let mut who: Vec<String> = Vec::new();
            for figure in figures {
                let name = dataset.claimant(&figure.claimant);
                let name = name.map_or(&*figure.claimant, |claimant| &claimant.name);
                let name = names::in_sentence(name);
                if !who.contains(&name) {
                    who.push(name);
                }
            }
            Some(format!("according to {}", listed(&who)))
        }
    };
    Some(sentence(&Parts {
        span: event.span,
        who: subject(&movement.side, movement.unit.as_deref(), &strength),
        counted: !strength.is_empty(),
        planned: movement.planned,
        mode: movement.mode,
        from: listed(&from),
        via: joined(&names(&movement.via), apart),
        to: listed(&names(movement.to.as_slice())),
        by: by.unwrap_or_default(),
    }))
}

/// A movement put together from several records.
/// "Between 12 and 16 March 2025, Ukrainian forces moved from Sudzha to
/// Gogolevka, put together from 3 reports."
pub fn of_composed(dataset: &Dataset, composed: &Composed) -> Option<String> {
    let stages = &composed.way;
    let name = |i: usize| {
        let place = stages.get(i).and_then(|stage| stage.place.as_ref());
        place.map_or(String::new(), |id| place_name(dataset, id))
    };
    let last = stages.len().checked_sub(1)?;
    let via: Vec<String> = (1..last).map(name).collect();
    let reports = composed.rests_on().len();
    Some(sentence(&Parts {
        span: dataset.span_of(composed)?,
        who: subject(&composed.side, composed.unit.as_deref(), &[]),
        counted: false,
        planned: false,
        mode: composed.mode,
        from: name(0),
        via: listed(&via),
        to: name(last),
        by: match (LANG, reports) {
            (Lang::En, 1) => "put together from one report".to_owned(),
            (Lang::En, n) => format!("put together from {} reports", grouped(n as u64)),
        },
    }))
}

/// What a sentence is made of; what is empty is not known.
struct Parts {
    span: DateSpan,
    who: String,
    counted: bool,
    planned: bool,
    mode: MovementMode,
    from: String,
    via: String,
    to: String,
    by: String,
}

fn sentence(parts: &Parts) -> String {
    let carried = match parts.mode {
        MovementMode::Sea | MovementMode::Rail => true,
        MovementMode::Foot => false,
        _ => parts.counted,
    };
    let verb = match (LANG, parts.planned, carried) {
        (Lang::En, true, true) => "were to be moved",
        (Lang::En, true, false) => "were to move",
        (Lang::En, false, true) => "were moved",
        (Lang::En, false, false) => "moved",
    };
    let mut text = format!("{}, {} {verb}", date::when(parts.span), parts.who);
    let mut add = |before: &str, words: &str| {
        if !words.is_empty() {
            text.push_str(before);
            text.push_str(words);
        }
    };
    add(" ", names::by_transport(parts.mode));
    add(" from ", &parts.from);
    add(" by way of ", &parts.via);
    add(" to ", &parts.to);
    match (parts.from.is_empty(), parts.to.is_empty()) {
        (true, true) if parts.via.is_empty() => add("", Msg::WayNotGiven.text()),
        (true, true) => add("", Msg::GoalNotGiven.text()),
        (true, false) => add("", Msg::StartNotGiven.text()),
        (false, true) => add("", Msg::GoalNotGiven.text()),
        (false, false) => {}
    }
    add(", ", &parts.by);
    text.push('.');
    text
}

/// Who moved: "about 1,500 North Korean soldiers", with the unit between dashes
/// where it says more than the number.
fn subject(side: &str, unit: Option<&str>, strength: &[&Figure]) -> String {
    let mut counts: Vec<String> = Vec::new();
    for figure in strength {
        let words = figure.qualifier.as_ref().map(|words| words.0.as_str());
        let count = claimed(figure.low, figure.high, words).line();
        if !counts.contains(&count) {
            counts.push(count);
        }
    }
    let people = match strength.first() {
        Some(figure) => names::counted_people(side, &figure.measure),
        None => names::forces(side).to_owned(),
    };
    let who = match &counts[..] {
        [] => people.clone(),
        counts => format!("{} {people}", counts.join(" or ")),
    };
    // A unit that is only the number again says nothing more.
    let is_count = |unit: &str| {
        let bounds = strength.iter().flat_map(|figure| [figure.low, figure.high]);
        unit.contains("soldiers") || bounds.flatten().any(|number| unit.contains(&plain(number)))
    };
    match unit {
        Some(unit) if unit != people && (counts.is_empty() || !is_count(unit)) => {
            format!("{who} \u{2013} {unit} \u{2013}")
        }
        _ => who,
    }
}

/// "Chongjin, Hamhung and Musudan".
fn listed(names: &[String]) -> String {
    joined(names, false)
}

/// The names in a list, one or the other of them where they are told apart.
fn joined(names: &[String], apart: bool) -> String {
    let word = match (LANG, apart) {
        (Lang::En, true) => "or",
        (Lang::En, false) => "and",
    };
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
    }
}

/// A place as it is named in a sentence.
fn place_name(dataset: &Dataset, id: &str) -> String {
    let place = dataset.places.iter().find(|place| place.id == id);
    place.map_or_else(
        || id.to_owned(),
        |place| names::place_in_sentence(&place.name, place.kind),
    )
}
