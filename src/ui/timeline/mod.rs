//! The dock: date, counts, modes, and the slider on its histogram.

mod controls;
mod histogram;
mod slider;

use yew::prelude::*;

use self::controls::{mode_control, play_control, speed_control};
use self::histogram::histogram_view;
use self::slider::date_slider;
use super::Shared;
use super::icon::{IconName, icon};
use crate::browser::SizeObserver;
use crate::index::{Catalog, Counts, Subset};
use crate::model::{Day, DayRange, Family};
use crate::text::{date, names};
use crate::ui::histogram_class;
use crate::view::{Action, Mode, Speed};

/// What the dock is about.
#[derive(Properties, PartialEq)]
pub struct DockProps {
    /// The data.
    pub catalog: Shared<Catalog>,
    /// What the filter admits.
    pub subset: Shared<Subset>,
    /// The days from end to end.
    pub days: DayRange,
    /// The chosen day.
    pub day: Day,
    /// Which events are visible at it.
    pub mode: Mode,
    /// Whether days pass by themselves.
    pub playing: bool,
    /// How quickly.
    pub speed: Speed,
    /// Takes what the reader does.
    pub dispatch: Callback<Action>,
}

/// The timeline across the bottom of the page.
#[component]
pub fn Dock(props: &DockProps) -> Html {
    let range = props.mode.range(props.day);
    // The window that was last chosen stays offered.
    let last_window = use_mut_ref(|| 14u16);
    if let Mode::Window(days) = props.mode {
        *last_window.borrow_mut() = days;
    }
    let window = *last_window.borrow();
    let counts = props.subset.counts(range);
    let track = use_node_ref();
    let width = use_width(&track);
    let options = use_state_eq(|| false);
    let toggle_options = {
        let options = options.clone();
        Callback::from(move |_: MouseEvent| options.set(!*options))
    };
    html! {
        <section class={classes!("dock", options.then_some("show-options"))} aria-label="Timeline">
            <div class="drow">
                { play_control(props) }
                <div class="when">
                <p class="date"><time datetime={props.day.to_string()}>
                    <span class="wide-only">{ date::long(props.day) }</span>
                    <span class="narrow-only">{ date::short(props.day) }</span>
                </time></p>
                <p class="count" role="status" aria-live={if props.playing { "off" } else { "polite" }}>
                    <b>{ names::counts(counts.total, range) }</b>
                    <span>{ whereabouts(counts) }</span>
                </p>
                </div>
                <button type="button" class="ib options" aria-label="Timeline options" title="Timeline options"
                    aria-expanded={options.to_string()} onclick={toggle_options}>
                    { icon(IconName::List) }
                </button>
                { mode_control(props, window) }
                { speed_control(props) }
            </div>
            <div class="track" ref={track}>
                { histogram_view(props, range.first, width) }
                { date_slider(props) }
            </div>
            <ul class="hkey" aria-label="Kinds of report in the histogram">
                for family in Family::ALL {
                    <li key={names::family(family)}><i class={histogram_class(family)} />{ names::family(family) }</li>
                }
            </ul>
        </section>
    }
}

/// Where the visible events belong, in words.
fn whereabouts(counts: Counts) -> String {
    format!(
        "{} at a place, {} in a district or oblast, {} without a place on the map",
        counts.placed, counts.in_areas, counts.elsewhere
    )
}

/// The width of an element in CSS pixels, as it changes; 0 until it is known.
#[hook]
fn use_width(node: &NodeRef) -> f64 {
    let width = use_state_eq(|| 0.0);
    let setter = width.setter();
    use_effect_with(node.clone(), move |node| {
        let observer = node
            .cast::<web_sys::Element>()
            .and_then(|element| SizeObserver::new(&element, move |w, _| setter.set(w)));
        move || drop(observer)
    });
    *width
}
