//! The slider: a native range input over the histogram.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::DockProps;
use crate::model::Day;
use crate::text::date;
use crate::view::Action;

/// Arrow keys move a day and Home and End to the ends, as the browser does it;
/// Page Up and Page Down move a week.
pub fn date_slider(props: &DockProps) -> Html {
    let oninput = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let value = event
                .target_dyn_into::<HtmlInputElement>()
                .map(|input| input.value());
            if let Some(day) = value.and_then(|value| value.parse().ok()) {
                dispatch.emit(Action::SetDay(Day(day)));
            }
        })
    };
    let onkeydown = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            let days = match event.key().as_str() {
                "PageUp" => 7,
                "PageDown" => -7,
                _ => return,
            };
            event.prevent_default();
            dispatch.emit(Action::StepDays(days));
        })
    };
    html! {
        <input id="date" class="range" type="range" aria-label="Date" step="1"
            min={props.days.first.0.to_string()} max={props.days.last.0.to_string()}
            value={props.day.0.to_string()} aria-valuetext={date::long(props.day)}
            aria-keyshortcuts="PageUp PageDown [ ]"
            {oninput} {onkeydown}
        />
    }
}
