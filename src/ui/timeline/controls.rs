//! Buttons of the dock: play, step, mode, speed.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::DockProps;
use crate::ui::icon::{IconName, icon, icon_sized};
use crate::view::{Action, Mode, Speed};

/// One day back, play or pause, one day on.
pub fn play_control(props: &DockProps) -> Html {
    let act = |action: Action| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(action.clone()))
    };
    let (label, shape) = match (props.playing, props.day >= props.days.last) {
        (true, _) => ("Pause", IconName::Pause),
        (false, true) => ("Play again from the first day", IconName::Replay),
        (false, false) => ("Play", IconName::Play),
    };
    html! {
        <div class="play">
            <button type="button" class="ib" aria-label="One day back" title="One day back" onclick={act(Action::StepDays(-1))}>
                { icon(IconName::Previous) }
            </button>
            <button type="button" class="pb" aria-label={label} title={label} onclick={act(Action::TogglePlaying)}>
                { icon_sized(shape, 20) }
            </button>
            <button type="button" class="ib" aria-label="One day on" title="One day on" onclick={act(Action::StepDays(1))}>
                { icon(IconName::Next) }
            </button>
        </div>
    }
}

/// Up to this day, or a window of days that ends with it. `window` is the length
/// that is offered.
pub fn mode_control(props: &DockProps, window: u16) -> Html {
    let choose = |mode: Mode| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: Event| dispatch.emit(Action::SetMode(mode)))
    };
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

/// Days that pass in a second while playing.
pub fn speed_control(props: &DockProps) -> Html {
    html! {
        <fieldset class="seg speed">
            <legend>{ "Days a second" }</legend>
            for speed in Speed::ALL {
                { speed_choice(props, speed) }
            }
        </fieldset>
    }
}

fn speed_choice(props: &DockProps, speed: Speed) -> Html {
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
