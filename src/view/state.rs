//! The state of the page: small, cheap to copy, without the data itself.

use std::rc::Rc;

use super::chart::Scaling;
use super::map_names::Tongue;
use crate::geo::viewport::{front_extent, oblast_extent, route_extent};
use crate::geo::{Extent, Viewport};
use crate::index::{Filter, Scope};
use crate::model::{About, Basis, Day, DayRange};

/// What the reader has set. Everything on the page follows from it and the data.
///
/// Invariants: `day` lies in `days`; the viewport keeps its own.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewState {
    /// Days over which the slider runs.
    pub days: DayRange,
    /// The chosen day.
    pub day: Day,
    /// Which events are visible at the chosen day.
    pub mode: Mode,
    /// Whether events come up on the day they happened or were published.
    pub basis: Basis,
    /// What is left out.
    pub filter: Filter,
    /// The event or list that is open.
    pub selection: Selection,
    /// What part of the map is shown.
    pub viewport: Viewport,
    /// What the viewport was fitted to; a resize fits it again.
    pub framing: Framing,
    /// Whether the map shows the North Korean soldiers' way alone, by legs.
    pub route: bool,
    /// Whether days pass by themselves.
    pub playing: bool,
    /// How quickly they pass.
    pub speed: Speed,
    /// Which claims of numbers are shown, and how.
    pub claims: ClaimsView,
    /// The language of the names on the map.
    pub tongue: Tongue,
    /// Light or dark.
    pub theme: Theme,
    /// What the panel shows.
    pub tab: Tab,
    /// On narrow screens: how far the panel covers the map.
    pub panel: Panel,
}

/// Which claims of numbers are shown, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimsView {
    /// Whom they are about.
    pub about: About,
    /// Code of a topic or id of a measure; what a board does not have gives the
    /// first that it has.
    pub what: Rc<str>,
    /// The scale of the charts.
    pub scaling: Scaling,
    /// Whether the histogram counts new claims instead of events.
    pub counted: bool,
}

impl Default for ClaimsView {
    fn default() -> Self {
        ClaimsView {
            about: About::NorthKorea,
            what: Rc::from(""),
            scaling: Scaling::Linear,
            counted: false,
        }
    }
}

/// The event or list that is open in the panel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// What the list is about.
    pub scope: Scope,
    /// Id of the event whose details are open.
    pub event: Option<Rc<str>>,
}

/// What the viewport was fitted to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Framing {
    /// The border districts where most of the reports come from: the first view.
    #[default]
    Front,
    /// The whole oblast.
    Oblast,
    /// The whole way of the North Korean soldiers.
    Route,
    /// All places of the reader's own file.
    All,
    /// Nothing: the reader chose it.
    Free,
}

impl Framing {
    /// The extent that is fitted into a view of that width in pixels.
    pub fn extent(self, width: f64) -> Option<Extent> {
        match self {
            Framing::Front => Some(front_extent(width)),
            Framing::Oblast => Some(oblast_extent()),
            Framing::Route => Some(route_extent()),
            Framing::All | Framing::Free => None,
        }
    }
}

/// Which events are visible at a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Everything that began up to the day.
    #[default]
    UpTo,
    /// What falls into so many days that end with the day.
    Window(u16),
}

impl Mode {
    /// Lengths of the window that the page offers, in days.
    pub const WINDOWS: [u16; 4] = [1, 7, 14, 30];

    /// The days whose events are visible at `day`, both ends included.
    pub fn range(self, day: Day) -> DayRange {
        let first = match self {
            Mode::UpTo => Day::MIN,
            Mode::Window(days) => day - (i32::from(days.max(1)) - 1),
        };
        DayRange { first, last: day }
    }
}

/// Speed of playing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speed {
    /// One day a second.
    One,
    /// Three days a second.
    #[default]
    Three,
    /// A week a second.
    Seven,
    /// A fortnight a second.
    Fourteen,
}

impl Speed {
    /// All speeds, slowest first.
    pub const ALL: [Speed; 4] = [Speed::One, Speed::Three, Speed::Seven, Speed::Fourteen];

    /// Days that pass in a second.
    pub fn days_per_second(self) -> u32 {
        match self {
            Speed::One => 1,
            Speed::Three => 3,
            Speed::Seven => 7,
            Speed::Fourteen => 14,
        }
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system is set.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// What the panel shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The list of events, or one event's details.
    #[default]
    Events,
    /// Reported losses.
    Losses,
    /// Reported strengths and movements.
    Forces,
    /// Where the data comes from.
    About,
}

impl Tab {
    /// All tabs, in the order of the tab bar.
    pub const ALL: [Tab; 4] = [Tab::Events, Tab::Losses, Tab::Forces, Tab::About];
}

/// On narrow screens: how far the panel covers the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// Only its handle and tabs.
    Peek,
    /// The lower half.
    #[default]
    Half,
    /// All but the timeline.
    Full,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_of_one_day_is_that_day() {
        let day = Day(100);
        assert_eq!(
            Mode::Window(1).range(day),
            DayRange {
                first: day,
                last: day
            }
        );
        assert_eq!(Mode::Window(7).range(day).first, Day(94));
        assert_eq!(Mode::Window(0).range(day).first, day);
        assert!(Mode::UpTo.range(day).contains(Day::MIN));
    }
}
