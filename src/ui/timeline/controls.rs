//! Buttons of the dock: play, step, mode, speed.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::html::onchange;
use yew::prelude::*;

use super::DockProps;
use crate::model::Basis;
use crate::text::Msg;
use crate::ui::icon::{IconName, icon, icon_sized};
use crate::ui::markup::{
    Node, Words, attrs, el, fixed, list, listening, of, on_click, option, say, text,
};
use crate::view::{Action, Mode, Speed};

/// One day back, play or pause, one day on.
pub fn play_control(props: &DockProps) -> Node {
    let button = |class: &'static str, label: &'static str, shape: Node, action: Action| {
        let attributes = attrs![
            "type" => "button", "class" => class, "aria-label" => label, "title" => label,
        ];
        let dispatch = props.dispatch.clone();
        let act = Callback::from(move |_: MouseEvent| dispatch.emit(action.clone()));
        on_click(act, el("button", attributes, vec![shape]))
    };
    let (label, shape) = match (props.playing, props.day >= props.days.last) {
        (true, _) => ("Pause", IconName::Pause),
        (false, true) => ("Play again from the first day", IconName::Replay),
        (false, false) => ("Play", IconName::Play),
    };
    let back = icon(IconName::Previous);
    let on = icon(IconName::Next);
    let buttons = vec![
        button("ib", "One day back", back, Action::StepDays(-1)),
        button("pb", label, icon_sized(shape, 20), Action::TogglePlaying),
        button("ib", "One day on", on, Action::StepDays(1)),
    ];
    of("div", "play", buttons)
}

/// One of several values that exclude each other, as radio buttons: `chosen` is its value where
/// it is the present one.
fn choice(
    name: &'static str,
    value: usize,
    chosen: bool,
    words: impl Words,
    action: Action,
    dispatch: &Callback<Action>,
) -> Node {
    let dispatch = dispatch.clone();
    let choose = Callback::from(move |_: Event| dispatch.emit(action.clone()));
    let input = html! {
        <input type="radio" {name} value={value.to_string()} checked={chosen} onchange={choose} />
    };
    let class = if chosen { "on" } else { "" };
    of("label", class, vec![input.into(), text(words)])
}

/// What is given to [`use_choices`].
#[derive(PartialEq)]
pub struct ChoicesProps {
    /// Which events are visible at a day.
    pub mode: Mode,
    /// The length of the window that is offered, in days.
    pub window: u16,
    /// By which days events come up.
    pub basis: Basis,
    /// How quickly days pass while playing.
    pub speed: Speed,
    /// Takes what the reader does.
    pub dispatch: Callback<Action>,
}

/// Mode, basis and speed: a part of its own, which a step of the slider leaves alone.
#[hook]
pub fn use_choices(props: &ChoicesProps) -> Html {
    list(vec![
        mode_control(props),
        basis_control(props),
        speed_control(props),
    ])
    .into()
}

/// Up to this day, or a window of days that ends with it.
fn mode_control(props: &ChoicesProps) -> Node {
    let window = props.window;
    let onchange = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: Event| {
            let value = event
                .target_dyn_into::<HtmlSelectElement>()
                .map(|select| select.value());
            if let Some(days) = value.and_then(|value| value.parse().ok()) {
                dispatch.emit(Action::SetMode(Mode::Window(days)));
            }
        })
    };
    let up_to = props.mode == Mode::UpTo;
    let mut lengths = Vec::new();
    for days in Mode::WINDOWS {
        let words = if days == 1 {
            "1 day".to_owned()
        } else {
            format!("{days} days")
        };
        lengths.push(option(days.into(), days == window, words));
    }
    let lengths = el(
        "select",
        fixed!["aria-label" => "Days of the window"],
        lengths,
    );
    let lengths = listening(Rc::new(onchange::Wrapper::new(onchange)), lengths);
    let act = &props.dispatch;
    let set = Action::SetMode(Mode::Window(window));
    let parts = vec![
        say("legend", "", "Show"),
        choice(
            "mode",
            0,
            up_to,
            "Up to this day",
            Action::SetMode(Mode::UpTo),
            act,
        ),
        choice("mode", 1, !up_to, "Last", set, act),
        lengths,
    ];
    of("fieldset", "seg mode", parts)
}

/// By which days events come up: when they happened, or when they were published.
fn basis_control(props: &ChoicesProps) -> Node {
    let published = props.basis == Basis::Published;
    let choose = |value: usize, chosen: bool, words: Msg, basis: Basis| {
        let set = Action::SetBasis(basis);
        choice("basis", value, chosen, words.text(), set, &props.dispatch)
    };
    let parts = vec![
        say("legend", "sr-only", Msg::Dated.text()),
        choose(0, !published, Msg::BasisHappened, Basis::Happened),
        choose(1, published, Msg::BasisPublished, Basis::Published),
    ];
    let attributes = attrs!["class" => "seg basis", "title" => Msg::BasisWhy.text()];
    el("fieldset", attributes, parts)
}

/// Days that pass in a second while playing.
fn speed_control(props: &ChoicesProps) -> Node {
    let mut parts = vec![say("legend", "", "Days a second")];
    for speed in Speed::ALL {
        let days = speed.days_per_second();
        let chosen = speed == props.speed;
        let set = Action::SetSpeed(speed);
        let words = days.to_string();
        let choice = choice("speed", days as usize, chosen, words, set, &props.dispatch);
        parts.push(choice);
    }
    of("fieldset", "seg speed", parts)
}
