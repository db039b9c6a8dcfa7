//! Movements as arrows: buttons with a sentence for a name, one tab stop for all.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, SvgElement};
use yew::html::{onfocusin, onfocusout, onkeydown, onpointerleave, onpointerover};
use yew::prelude::*;

use super::tip::{above, tip};
use crate::geo::Viewport;
use crate::geo::path::{px, translate};
use crate::index::Catalog;
use crate::model::{Dataset, Day, DayRange, Standing};
use crate::text::{Msg, date};
use crate::ui::Shared;
use crate::ui::glyph::{hatch_fill, side_code};
use crate::ui::hooks::{use_derived, use_value};
use crate::ui::markup::{
    Node, around, attrs, el, fixed, keyed, listening, on_click, phrase, say, text, with,
};
use crate::ui::movement::{headline, sentence};
use crate::ui::part::part;
use crate::view::Action;
use crate::view::arrows::{Drawn, Shown, arrows_again};
use crate::view::markers::Age;
use crate::view::moves::{Move, Moves};
use crate::view::route;

/// What is given to [`use_arrow_layer`].
#[derive(PartialEq)]
pub struct ArrowLayerProps {
    /// The data.
    pub catalog: Shared<Catalog>,
    /// Its movements that the filter admits.
    pub moves: Shared<Moves>,
    /// Snapped, so that dragging does not make new arrows at every step.
    pub viewport: Viewport,
    /// Which of them are shown.
    pub shown: Shown,
    /// Id of the open event or composed movement.
    pub selected: Option<Rc<str>>,
    /// Takes what the reader does.
    pub dispatch: Callback<Action>,
}

/// All arrows of the view, oldest first. Arrow keys lead from one to the next.
#[hook]
pub fn use_arrow_layer(props: &ArrowLayerProps) -> Html {
    // What was drawn last, for the next step.
    let last = use_mut_ref(|| None::<(Shared<Moves>, Viewport, Rc<Vec<Drawn>>)>);
    let deps = (props.moves.clone(), props.viewport, props.shown);
    let drawn = use_derived(deps, move |(moves, viewport, shown)| {
        let mut last = last.borrow_mut();
        let before = match &*last {
            Some((of, view, drawn)) if of == moves && view == viewport => &drawn[..],
            _ => &[],
        };
        let drawn = Rc::new(arrows_again(moves, viewport, *shown, before));
        *last = Some((moves.clone(), *viewport, drawn.clone()));
        drawn
    });
    let pointed = use_value(|| None::<usize>);
    let entry = use_value(|| None::<usize>);
    let is_drawn = |index: &usize| drawn.iter().any(|drawn| drawn.index == *index);
    let entry_index = entry
        .filter(is_drawn)
        .or(drawn.last().map(|drawn| drawn.index));

    let open = {
        let (moves, dispatch) = (props.moves.clone(), props.dispatch.clone());
        move |index: usize| {
            if let Some(one) = moves.all.get(index) {
                dispatch.emit(Action::Select(one.id.as_str().into()));
            }
        }
    };
    let on_press = {
        let open = open.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some((index, _)) = found(&event) {
                open(index);
            }
        })
    };
    let on_key = Callback::from(move |event: KeyboardEvent| {
        let Some((index, element)) = found(&event) else {
            return;
        };
        let next = match event.key().as_str() {
            "Enter" | " " => {
                open(index);
                None
            }
            "ArrowRight" | "ArrowDown" => element.next_element_sibling(),
            "ArrowLeft" | "ArrowUp" => element.previous_element_sibling(),
            _ => return,
        };
        if let Some(next) = next.and_then(|next| next.dyn_into::<SvgElement>().ok()) {
            // Fails only where the element cannot take the focus; then nothing moves.
            let _ = next.focus();
        }
        event.prevent_default();
        event.stop_propagation();
    });
    let on_over = {
        let pointed = pointed.setter();
        Callback::from(move |event: PointerEvent| pointed.set(index_of(&event)))
    };
    let on_focus = {
        let (pointed, entry) = (pointed.setter(), entry.setter());
        Callback::from(move |event: FocusEvent| {
            entry.set(index_of(&event));
            pointed.set(index_of(&event));
        })
    };
    let (leave, blur) = (pointed.setter(), pointed.setter());
    let on_leave = Callback::from(move |_: PointerEvent| leave.set(None));
    let on_blur = Callback::from(move |_: FocusEvent| blur.set(None));

    let mut parts = Vec::with_capacity(drawn.len());
    for drawn in drawn.iter() {
        let one = &props.moves.all[drawn.index];
        let arrow = ArrowProps {
            catalog: props.catalog.clone(),
            moves: props.moves.clone(),
            drawn: drawn.clone(),
            scale: props.viewport.scale,
            is_entry: entry_index == Some(drawn.index),
            is_selected: props.selected.as_deref() == Some(&*one.id),
        };
        parts.push(part!(use_arrow, arrow, one.key()));
    }
    let group = attrs!["class" => "arrs", "role" => "group", "aria-label" => Msg::Movements.text()];
    let group = on_click(on_press, el("g", group, parts));
    let group = listening(Rc::new(onkeydown::Wrapper::new(on_key)), group);
    let group = listening(Rc::new(onpointerover::Wrapper::new(on_over)), group);
    let group = listening(Rc::new(onpointerleave::Wrapper::new(on_leave)), group);
    let group = listening(Rc::new(onfocusin::Wrapper::new(on_focus)), group);
    let group = listening(Rc::new(onfocusout::Wrapper::new(on_blur)), group);
    let tip = match drawn.iter().find(|drawn| *pointed == Some(drawn.index)) {
        Some(drawn) => {
            let one = &props.moves.all[drawn.index];
            above(tip_of(&props.catalog.dataset, one, drawn, &props.viewport))
        }
        None => Node::default(),
    };
    el("g", fixed!["class" => "arrlayer"], vec![group, tip]).into()
}

/// The arrow that the event is on, by its index.
#[inline(never)]
fn found(event: &web_sys::Event) -> Option<(usize, Element)> {
    let element = around(event, "[data-arrow]")?;
    let index = element.get_attribute("data-arrow")?.parse().ok()?;
    Some((index, element))
}

fn index_of(event: &web_sys::Event) -> Option<usize> {
    Some(found(event)?.0)
}

/// What is given to [`use_arrow`].
#[derive(PartialEq)]
struct ArrowProps {
    catalog: Shared<Catalog>,
    moves: Shared<Moves>,
    drawn: Drawn,
    /// Pixels per map unit.
    scale: f64,
    /// Whether the tab key leads here.
    is_entry: bool,
    is_selected: bool,
}

/// A part of its own, so that a step of the slider renders only the arrows it changes.
#[hook]
fn use_arrow(props: &ArrowProps) -> Html {
    let (one, drawn) = (&props.moves.all[props.drawn.index], &props.drawn);
    let arrow = &drawn.arrow;
    let class = [
        "arr",
        side_code(one.side),
        look(one),
        match one.standing {
            Standing::Confirmed => "confirmed",
            Standing::Claimed => "claimed",
            Standing::Disputed => "disputed",
        },
        match drawn.age {
            Age::Fresh => "fresh",
            Age::Recent => "recent",
            Age::Old => "old",
        },
        if props.is_selected { "sel" } else { "" },
    ];
    let path = |class: &'static str, d: &str, width: f64| {
        let width = px(width);
        let attributes = attrs!["class" => class, "d" => d.to_owned(), "stroke-width" => width];
        el("path", attributes, Vec::new())
    };
    let stroke = drawn.stroke;
    // A band along the arrow takes the pointer, and a disc on a short one.
    let (x, y) = (arrow.middle.x * props.scale, arrow.middle.y * props.scale);
    let disc = attrs!["class" => "hit", "r" => "12", "cx" => px(x), "cy" => px(y)];
    let mut parts = vec![
        path("band", &arrow.line, 18.0),
        el("circle", disc, Vec::new()),
    ];
    if one.through && !one.planned {
        parts.push(path("case", &arrow.body, 2.4));
        parts.push(path("body", &arrow.body, 0.0));
    } else {
        parts.push(path("case", &arrow.line, stroke + 2.4));
        parts.push(path("dash", &arrow.line, stroke));
    }
    parts.push(if one.is_composed() {
        path("groove", &arrow.line, stroke * 0.42)
    } else {
        Node::default()
    });
    let head = path("tiphead", &arrow.head, 1.4);
    // An address in a style sheet is read against the sheet by some browsers.
    parts.push(match one.standing {
        Standing::Disputed if !one.planned => with("fill", hatch_fill(one.side), head),
        _ => head,
    });
    let attributes = attrs![
        "class" => phrase(&class),
        "data-arrow" => drawn.index.to_string(),
        "data-move" => one.id.clone(),
        "role" => "button",
        "tabindex" => if props.is_entry { "0" } else { "-1" },
        "aria-label" => sentence(&props.catalog.dataset, one),
    ];
    el("g", attributes, parts).into()
}

/// How its way is drawn.
fn look(one: &Move) -> &'static str {
    match (one.planned, one.through) {
        (true, _) => "planned",
        (_, true) => "through",
        _ => "schematic",
    }
}

/// The tip of the arrow that is pointed at, over its head, or over its middle
/// where the head is out of view.
fn tip_of(dataset: &Dataset, one: &Move, drawn: &Drawn, viewport: &Viewport) -> Node {
    let (title, days) = headline(dataset, one);
    let line = match one.is_composed() {
        true => format!("{days}, {}", Msg::PutTogether.text()),
        false => days,
    };
    let arrow = &drawn.arrow;
    let at = if viewport.shows(arrow.tip, 0.0) {
        arrow.tip
    } else {
        arrow.middle
    };
    let scale = viewport.scale;
    tip(at.x * scale, at.y * scale, 24.0, title, line)
}

/// Numbers and days of the route's legs that have begun, kept clear of one
/// another. They lie over the markers.
pub fn leg_numbers(moves: &Moves, day: Day, viewport: &Viewport) -> Node {
    // Room for a number with its days, in pixels.
    const HEIGHT: f64 = 30.0;
    let is_narrow = viewport.width < 640.0;
    let room = if is_narrow { 130.0 } else { 200.0 };
    let scale = viewport.scale;
    let mut placed: Vec<(f64, f64)> = Vec::new();
    let mut parts = Vec::new();
    for leg in route::legs(moves) {
        let Some(at) = leg.at.filter(|_| leg.days.first <= day) else {
            continue;
        };
        let (x, mut y) = (at.x * scale, at.y * scale);
        let overlaps = |y: f64, p: &(f64, f64)| (p.0 - x).abs() < room && (p.1 - y).abs() < HEIGHT;
        while placed.iter().any(|p| overlaps(y, p)) {
            y += HEIGHT;
        }
        placed.push((x, y));
        let on_screen = (at.x - viewport.center.x) * scale + viewport.width / 2.0;
        let is_left = on_screen + room > viewport.width;
        let (class, dx) = if is_left {
            ("days left", "-16")
        } else {
            ("days", "16")
        };
        let DayRange { first, last } = leg.days;
        let words = if is_narrow {
            format!(
                "{} \u{2013} {}",
                date::day_month(first),
                date::day_month(last)
            )
        } else {
            date::range(leg.days)
        };
        let digit = fixed!["class" => "no", "y" => "4.5"];
        let days = attrs!["class" => class, "x" => dx, "y" => "4"];
        let label = vec![
            el("circle", fixed!["r" => "11"], Vec::new()),
            el("text", digit, vec![text(leg.number.to_string())]),
            el("text", days, vec![text(words)]),
        ];
        let group = attrs!["class" => "legno", "transform" => translate(x, y)];
        parts.push(keyed(leg.number, el("g", group, label)));
    }
    el("g", fixed!["aria-hidden" => "true"], parts)
}

/// What is shown while the route is: its name and days, a button that plays it,
/// and one that shows all movements again.
pub fn route_bar(moves: &Moves, dispatch: &Callback<Action>) -> Node {
    let legs = route::legs(moves);
    let days = match (legs.first(), legs.last()) {
        (Some(first), Some(last)) => date::range(DayRange {
            first: first.days.first,
            last: last.days.last,
        }),
        _ => String::new(),
    };
    let press = |action: Action, class: &'static str, words: Msg| {
        let dispatch = dispatch.clone();
        let press = Callback::from(move |_: MouseEvent| dispatch.emit(action.clone()));
        let button = attrs!["type" => "button", "class" => class];
        on_click(press, el("button", button, vec![text(words.text())]))
    };
    let parts = vec![
        say("b", "", Msg::Route.text()),
        say("span", "", days),
        press(Action::PlayRoute, "btn", Msg::RoutePlay),
        press(Action::ShowRoute(false), "btn", Msg::RouteClose),
    ];
    let group = attrs!["class" => "routebar", "role" => "group", "aria-label" => Msg::Route.text()];
    el("div", group, parts)
}
