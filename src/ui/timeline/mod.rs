//! The dock: date, counts, modes, and the slider on its histogram.

mod controls;
mod histogram;
mod slider;

use yew::prelude::*;

use self::controls::{ChoicesProps, play_control, use_choices};
use self::histogram::histogram_view;
use self::slider::date_slider;
use super::Shared;
use super::hooks::{use_value, use_width};
use super::icon::{IconName, icon};
use super::markup::{attrs, el, fixed, flag, of, on_click, referred, say, text};
use super::part::part;
use crate::index::{Catalog, Counts, Subset};
use crate::model::{Day, DayRange, Family};
use crate::text::number::grouped;
use crate::text::{date, names};
use crate::ui::histogram_class;
use crate::view::{Action, Mode, Speed};

/// What the dock is about.
#[derive(PartialEq)]
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
    /// Whether the histogram counts new claims of numbers, not events.
    pub counted: bool,
    /// Whether days pass by themselves.
    pub playing: bool,
    /// How quickly.
    pub speed: Speed,
    /// Takes what the reader does.
    pub dispatch: Callback<Action>,
}

/// The timeline across the bottom of the page.
#[hook]
pub fn use_dock(props: &DockProps) -> Html {
    let range = props.mode.range(props.day);
    // The window that was last chosen stays offered.
    let last_window = use_mut_ref(|| 14u16);
    if let Mode::Window(days) = props.mode {
        *last_window.borrow_mut() = days;
    }
    let window = *last_window.borrow();
    let counts = props.subset.counts(range);
    let basis = props.subset.basis;
    let track = use_node_ref();
    let width = use_width(&track);
    let options = use_value(|| false);
    let toggle_options = {
        let options = options.clone();
        Callback::from(move |_: MouseEvent| options.set(!*options))
    };
    let long = say("span", "wide-only", date::long(props.day));
    let short = say("span", "narrow-only", date::short(props.day));
    let when = attrs!["datetime" => props.day.to_string()];
    let when = el("time", when, vec![long, short]);
    let status = attrs![
        "class" => "count",
        "role" => "status",
        "aria-live" => if props.playing { "off" } else { "polite" },
    ];
    let counted = vec![
        say("b", "", names::counts(counts.total, range, basis)),
        say("span", "", whereabouts(counts)),
    ];
    let when = vec![of("p", "date", vec![when]), el("p", status, counted)];
    let unfold = attrs![
        "type" => "button",
        "class" => "ib options",
        "aria-label" => "Timeline options",
        "title" => "Timeline options",
        "aria-expanded" => flag(*options),
    ];
    let unfold = el("button", unfold, vec![icon(IconName::List)]);
    let choices = part!(
        use_choices,
        ChoicesProps {
            mode: props.mode,
            window,
            basis,
            speed: props.speed,
            dispatch: props.dispatch.clone(),
        }
    );
    let row = vec![
        play_control(props),
        of("div", "when", when),
        on_click(toggle_options, unfold),
        choices,
    ];
    let on_track = vec![
        histogram_view(props, range.first, width),
        date_slider(props).into(),
    ];
    let mut key = Vec::new();
    for family in Family::ALL {
        let mark = of("i", histogram_class(family), Vec::new());
        key.push(of("li", "", vec![mark, text(names::family(family))]));
    }
    let key_name = fixed!["class" => "hkey", "aria-label" => "Kinds of report in the histogram"];
    let parts = vec![
        of("div", "drow", row),
        referred(&track, of("div", "track", on_track)),
        el("ul", key_name, key),
    ];
    let class = if *options {
        "dock show-options"
    } else {
        "dock"
    };
    let dock = attrs!["class" => class, "aria-label" => "Timeline"];
    el("section", dock, parts).into()
}

/// Where the visible events belong, in words.
fn whereabouts(counts: Counts) -> String {
    let number = |n: usize| grouped(n as u64);
    format!(
        "{} at a place, {} in a district or oblast, {} without a place on the map",
        number(counts.placed),
        number(counts.in_areas),
        number(counts.elsewhere)
    )
}
