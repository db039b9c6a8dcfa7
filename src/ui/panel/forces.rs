//! Movements on the board of forces: the North Korean route, and who is reported
//! to have moved, by side.

use yew::prelude::*;

use super::parts::{heading, standing_chip};
use crate::index::Catalog;
use crate::model::{DayRange, Side};
use crate::text::plural::{self, Noun};
use crate::text::{Msg, date, names};
use crate::ui::Shared;
use crate::ui::glyph::side_dot;
use crate::ui::markup::{Node, attrs, button, el, flag, keyed, list, of, say, text};
use crate::ui::movement::{headline, leg_name, sentence};
use crate::ui::part::part;
use crate::view::moves::{Move, Moves};
use crate::view::route::{self, LegView};

/// The visible movements of each side, newest first.
pub fn moves(catalog: &Shared<Catalog>, moves: &Shared<Moves>, range: DayRange) -> Node {
    let visible = moves.listed(range);
    let mut parts = Vec::new();
    for side in Side::ALL {
        let mut rows = Vec::new();
        for &index in &visible {
            let one = &moves.all[index];
            if one.side == side {
                let row = RowProps {
                    catalog: catalog.clone(),
                    moves: moves.clone(),
                    index,
                };
                rows.push(part!(use_row, row, one.id.clone()));
            }
        }
        let section = if rows.is_empty() {
            Node::default()
        } else {
            let count = plural::count(rows.len(), Noun::Movement);
            let title = vec![
                side_dot(side),
                text(names::side(side)),
                say("span", "", count),
            ];
            let title = of("h3", "", title);
            of("section", "", vec![title, of("ul", "claims moves", rows)])
        };
        parts.push(section);
    }
    list(parts)
}

/// What is given to [`use_row`].
#[derive(PartialEq)]
struct RowProps {
    catalog: Shared<Catalog>,
    moves: Shared<Moves>,
    index: usize,
}

/// A movement. A part of its own, so that a step of the slider renders only the
/// rows that come.
#[hook]
fn use_row(props: &RowProps) -> Html {
    let (catalog, one) = (&props.catalog, &props.moves.all[props.index]);
    let mut words = Vec::new();
    if one.planned {
        words.push(say("b", "", Msg::Planned.text()));
        words.push(text(" "));
    }
    words.push(text(sentence(&catalog.dataset, one)));
    of("li", "", vec![of("p", "body", words), foot(catalog, one)]).into()
}

/// How sure one can be, the way to the report, and to the arrow.
fn foot(catalog: &Catalog, one: &Move) -> Node {
    let (title, _) = headline(&catalog.dataset, one);
    let words = if one.is_composed() {
        Msg::ComposedMovement
    } else {
        Msg::ReportOf
    };
    let words = match one.is_composed() {
        true => words.text().to_owned(),
        false => format!("{} {}", words.text(), date::short(one.days.first)),
    };
    // The name begins with what is to be seen: so it can be spoken to be pressed.
    let report = attrs![
        "type" => "button",
        "class" => "lb",
        "data-ask" => "event",
        "data-of" => one.id.clone(),
        "aria-label" => format!("{words}: {title}"),
    ];
    let report = el("button", report, vec![text(words)]);
    let mut parts = vec![standing_chip(one.standing), report];
    if !one.line.is_empty() {
        let fly = attrs![
            "type" => "button",
            "class" => "lb fly",
            "data-ask" => "fly",
            "data-of" => one.id.clone(),
            "aria-label" => format!("{}: {title}", Msg::FlyTo.text()),
        ];
        parts.push(el("button", fly, vec![text(Msg::FlyTo.text())]));
    }
    of("p", "claim-foot", parts)
}

/// What is given to [`use_route_box`].
#[derive(PartialEq)]
pub struct RouteProps {
    /// The data.
    pub catalog: Shared<Catalog>,
    /// Its movements that the filter admits.
    pub moves: Shared<Moves>,
    /// Whether the map shows the route.
    pub shown: bool,
}

/// The button that shows the whole route, and its legs while it is shown.
#[hook]
pub fn use_route_box(props: &RouteProps) -> Html {
    let (catalog, moves, shown) = (&props.catalog, &props.moves, props.shown);
    let legs = route::legs(moves);
    if legs.is_empty() {
        return Html::default();
    }
    let (ask, words) = match shown {
        true => ("close", Msg::RouteClose),
        false => ("show", Msg::RouteShow),
    };
    let toggle = button("btn", "route", ask, vec![text(words.text())]);
    let play = button("btn", "play-route", "", vec![text(Msg::RoutePlay.text())]);
    let legs = if shown {
        let rows = legs
            .iter()
            .map(|leg| leg_row(catalog, moves, leg))
            .collect();
        of("ol", "legs", rows)
    } else {
        Node::default()
    };
    let parts = vec![
        heading(Msg::Route.text(), ""),
        say("p", "body", Msg::RouteWhat.text()),
        of("p", "routebtns", vec![toggle, play]),
        legs,
    ];
    let attributes = attrs!["class" => "route", "data-shown" => flag(shown)];
    el("section", attributes, parts).into()
}

/// A leg: its name and days, and what each account says.
fn leg_row(catalog: &Catalog, moves: &Moves, leg: &LegView) -> Node {
    let index = (leg.number as usize - 1).to_string();
    let fly = attrs![
        "type" => "button",
        "class" => "lb fly",
        "data-ask" => "leg",
        "data-of" => index,
        "aria-label" => format!("{}: {}", Msg::FlyTo.text(), leg_name(leg.leg)),
    ];
    let mut accounts = Vec::new();
    for &index in &leg.moves {
        let one = &moves.all[index];
        if one.strand == 0 {
            let open = attrs![
                "type" => "button", "class" => "lb", "data-ask" => "event",
                "data-of" => one.id.clone(),
            ];
            let (title, _) = headline(&catalog.dataset, one);
            let open = el("button", open, vec![text(title)]);
            accounts.push(of(
                "li",
                "",
                vec![open, text(" "), standing_chip(one.standing)],
            ));
        }
    }
    let head = vec![
        say("b", "", leg_name(leg.leg)),
        say("span", "", date::range(leg.days)),
        el("button", fly, vec![text(Msg::FlyTo.text())]),
    ];
    let parts = vec![of("p", "leghead", head), of("ul", "accounts", accounts)];
    keyed(leg.number, of("li", "", parts))
}
