//! What an event's report says: the part of the details that no slider step touches.

use yew::prelude::*;

use super::figures::Figures;
use super::place::{place_caution, place_line};
use super::row::standing_chip;
use super::sources::Sources;
use crate::index::Catalog;
use crate::model::{Control, Dataset, Detail, Event, Movement, Standing};
use crate::text::{Msg, date, names};
use crate::ui::Shared;
use crate::ui::glyph::{Glyph, side_code};

/// Props of [`Report`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The data.
    pub catalog: Shared<Catalog>,
    /// Index of the event.
    pub event: u32,
    /// Put on the heading.
    pub heading: NodeRef,
}

/// Title, date, place, and, as soon as they are there, texts and sources.
#[component]
pub fn Report(props: &Props) -> Html {
    let catalog = &props.catalog;
    let Some(event) = catalog.dataset.events.get(props.event as usize) else {
        return html! { <div /> };
    };
    let detail = catalog.dataset.details.get(props.event as usize);
    html! {
        <div class="report">
            <p class="kick">
                <Glyph kind={event.kind} side={event.side()} standing={event.standing} size="gl-18" />
                <b>{ names::kind(event.kind) }</b>
                <span>
                    <time datetime={event.span.start.to_string()}>{ date::span(event.span) }</time>
                </span>
                <span>{ place_line(catalog, event).unwrap_or_else(|| Msg::NoPlace.text().to_owned()) }</span>
            </p>
            <h2 ref={props.heading.clone()} tabindex="-1">{ &event.title }</h2>
            if let Some(detail) = detail {
                <p class="sum">{ &detail.summary }</p>
            }
            { parties(event) }
            if let Some(caution) = place_caution(catalog, props.event) {
                <p class="note">{ caution }</p>
            }
            { standing(event, detail) }
            if let Some(detail) = detail {
                <Figures catalog={catalog.clone()} event={props.event} />
                { detail.movement.as_ref().map(|movement| moved(&catalog.dataset, movement)) }
                { control(&catalog.dataset, &detail.control) }
                <Sources catalog={catalog.clone()} event={props.event} />
            } else {
                <div class="loading">
                    <p role="status">{ Msg::LoadingTexts.text() }</p>
                    <i /><i /><i />
                </div>
            }
        </div>
    }
}

/// Who acts or speaks, and who else it is about.
fn parties(event: &Event) -> Html {
    let Some((first, others)) = event.parties.split_first() else {
        return html! { <div /> };
    };
    let others: Vec<&str> = others.iter().map(|party| names::party(&party.0)).collect();
    html! {
        <p class="parties">
            <i class={classes!("dot", format!("f-{}", side_code(first.side())))} />
            <b>{ names::party(&first.0) }</b>
            { " " }{ Msg::ActsOrSpeaks.text() }
            if !others.is_empty() {
                { "; " }{ Msg::AlsoInvolved.text() }{ " " }{ others.join(", ") }
            }
        </p>
    }
}

/// How sure one can be, what that means here, and where accounts differ.
fn standing(event: &Event, detail: Option<&Detail>) -> Html {
    let class = match event.standing {
        Standing::Confirmed => "stand confirmed",
        Standing::Claimed => "stand claimed",
        Standing::Disputed => "stand disputed",
    };
    html! {
        <div {class}>
            <p>
                <b>{ names::standing(event.standing) }{ "." }</b>
                { " " }{ names::standing_meaning(event.standing, event.standing_of) }
            </p>
            if let Some(conflict) = detail.and_then(|detail| detail.conflict.as_ref()) {
                <p><b>{ Msg::AccountsDiffer.text() }</b>{ " " }{ conflict }</p>
            }
        </div>
    }
}

/// The movement, in a sentence of what is given and nothing else.
fn moved(dataset: &Dataset, movement: &Movement) -> Html {
    html! {
        <section>
            <h3>{ if movement.planned { Msg::PlannedMovement } else { Msg::ReportedMovement }.text() }</h3>
            <p class="body">{ movement_sentence(dataset, movement) }</p>
            if let Some(way) = &movement.text {
                <p class="note">{ way }</p>
            }
        </section>
    }
}

/// "North Korean soldiers, by rail, from Vladivostok to Kursk oblast."
pub fn movement_sentence(dataset: &Dataset, movement: &Movement) -> String {
    let place = |id: &str| {
        let found = dataset.places.iter().find(|place| place.id == id);
        found.map_or_else(|| id.to_owned(), |place| place.name.clone())
    };
    let who = movement
        .unit
        .clone()
        .unwrap_or_else(|| names::forces(&movement.side).to_owned());
    let via: Vec<String> = movement.via.iter().map(|id| place(id)).collect();
    Msg::movement(
        &who,
        names::by_transport(movement.mode),
        movement.from.as_deref().map(place).as_deref(),
        &via,
        movement.to.as_deref().map(place).as_deref(),
    )
}

/// Who is said to hold settlements, and by whom.
fn control(dataset: &Dataset, control: &[Control]) -> Html {
    if control.is_empty() {
        return html! { <div /> };
    }
    html! {
        <section>
            <h3>{ Msg::Settlements.text() }</h3>
            <ul class="ctl">
                for (i, control) in control.iter().enumerate() {
                    <li key={i}>
                        <span>
                            <b>{ place_name(dataset, &control.place) }</b>
                            { ", " }{ names::holder(control.holder) }
                            { ", " }{ Msg::says(&claimant_name(dataset, &control.said_by)) }
                        </span>
                        { standing_chip(control.standing) }
                    </li>
                }
            </ul>
        </section>
    }
}

fn place_name(dataset: &Dataset, id: &str) -> String {
    let place = dataset.places.iter().find(|place| place.id == id);
    place.map_or_else(|| id.to_owned(), |place| place.name.clone())
}

/// A claimant's name for readers; codes of parties and media are read as such.
pub fn claimant_name(dataset: &Dataset, id: &str) -> String {
    dataset
        .claimant(id)
        .map_or_else(|| names::party(id).to_owned(), |c| c.name.clone())
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
