//! Buttons of the dock: play, step, mode, speed.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::ui::icon::{Icon, IconName};
use crate::view::{Action, Mode, Speed};

#[derive(Properties, PartialEq)]
pub struct PlayControlProps {
    pub playing: bool,
    pub at_end: bool,
    pub dispatch: Callback<Action>,
}

/// One day back, play or pause, one day on.
#[component]
pub fn PlayControl(props: &PlayControlProps) -> Html {
    let act = |action: Action| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(action.clone()))
    };
    let (label, icon) = match (props.playing, props.at_end) {
        (true, _) => ("Pause", IconName::Pause),
        (false, true) => ("Play again from the first day", IconName::Replay),
        (false, false) => ("Play", IconName::Play),
    };
    html! {
        <div class="play">
            <button type="button" class="ib" aria-label="One day back" title="One day back" onclick={act(Action::StepDays(-1))}>
                <Icon name={IconName::Previous} />
            </button>
            <button type="button" class="pb" aria-label={label} title={label} onclick={act(Action::TogglePlaying)}>
                <Icon name={icon} size={20} />
            </button>
            <button type="button" class="ib" aria-label="One day on" title="One day on" onclick={act(Action::StepDays(1))}>
                <Icon name={IconName::Next} />
            </button>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct ModeControlProps {
    pub mode: Mode,
    pub dispatch: Callback<Action>,
}

/// Up to this day, or a window of days that ends with it.
#[component]
pub fn ModeControl(props: &ModeControlProps) -> Html {
    let last_window = use_mut_ref(|| 14u16);
    if let Mode::Window(days) = props.mode {
        *last_window.borrow_mut() = days;
    }
    let window = *last_window.borrow();
    let choose = |mode: Mode| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: Event| dispatch.emit(Action::SetMode(mode)))
    };
    let onchange = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: Event| {
            let value = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value());
            if let Some(days) = value.and_then(|value| value.parse().ok()) {
                dispatch.emit(Action::SetMode(Mode::Window(days)));
            }
        })
    };
    let up_to = props.mode == Mode::UpTo;
    html! {
        <fieldset class="seg mode">
            <legend>{ "Show" }</legend>
            <label class={classes!(up_to.then_some("on"))}>
                <input type="radio" name="mode" checked={up_to} onchange={choose(Mode::UpTo)} />{ "Up to this day" }
            </label>
            <label class={classes!((!up_to).then_some("on"))}>
                <input type="radio" name="mode" checked={!up_to} onchange={choose(Mode::Window(window))} />{ "Last" }
            </label>
            <select aria-label="Days of the window" {onchange}>
                for days in Mode::WINDOWS {
                    <option key={days} value={days.to_string()} selected={days == window}>
                        { if days == 1 { "1 day".to_owned() } else { format!("{days} days") } }
                    </option>
                }
            </select>
        </fieldset>
    }
}

#[derive(Properties, PartialEq)]
pub struct SpeedControlProps {
    pub speed: Speed,
    pub dispatch: Callback<Action>,
}

/// Days that pass in a second while playing.
#[component]
pub fn SpeedControl(props: &SpeedControlProps) -> Html {
    html! {
        <fieldset class="seg speed">
            <legend>{ "Days a second" }</legend>
            for speed in Speed::ALL {
                { speed_choice(props, speed) }
            }
        </fieldset>
    }
}

fn speed_choice(props: &SpeedControlProps, speed: Speed) -> Html {
    let dispatch = props.dispatch.clone();
    let chosen = speed == props.speed;
    let days = speed.days_per_second();
    html! {
        <label key={days} class={classes!(chosen.then_some("on"))}>
            <input type="radio" name="speed" checked={chosen} value={days.to_string()}
                onchange={Callback::from(move |_: Event| dispatch.emit(Action::SetSpeed(speed)))} />
            { days }
        </label>
    }
}
