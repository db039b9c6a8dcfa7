//! What a reader, or the clock, can do.

use std::rc::Rc;

use super::map_names::Tongue;
use super::{ClaimsView, Framing, Mode, Panel, Speed, Tab, Theme};
use crate::geo::{Extent, MapPoint, ScreenPoint};
use crate::index::Scope;
use crate::model::{Basis, Day, Kind, Leg, Side, Standing};

/// One change of the page's state. Days and zooms are relative where a clock
/// or a held key repeats them, so that no step works on stale state.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Sets the slider.
    SetDay(Day),
    /// Moves the slider by so many days.
    StepDays(i32),
    /// Moves the slider to the next (or previous) day that has events.
    JumpToEvents {
        /// Towards later days.
        forward: bool,
    },
    /// Lets one tick of the clock pass while playing; stops at the end.
    Tick {
        /// Days to move on.
        days: i32,
    },
    /// Starts or pauses playing; starts over from the first day at the end.
    TogglePlaying,
    /// Pauses playing.
    Pause,
    /// Sets the speed.
    SetSpeed(Speed),
    /// Sets which events are visible at a day.
    SetMode(Mode),
    /// Sets by which days events are shown.
    SetBasis(Basis),

    /// Shows or hides a kind.
    ToggleKind(Kind),
    /// Shows or hides several kinds.
    SetKinds(Vec<Kind>, bool),
    /// Shows or hides a side.
    ToggleSide(Side),
    /// Shows or hides a standing.
    ToggleStanding(Standing),
    /// Searches.
    SetQuery(String),
    /// Shows everything again.
    ClearFilter,

    /// Opens an event's details; brings it into view and into the visible days.
    Select(Rc<str>),
    /// Opens the neighbour of the open event in the list.
    SelectNeighbour {
        /// Towards later events.
        newer: bool,
    },
    /// Goes back from the details to the list.
    Deselect,
    /// Opens a list of some of the visible events.
    OpenScope(Scope),
    /// Shows another tab of the panel.
    SetTab(Tab),
    /// Covers more or less of the map with the panel (narrow screens).
    SetPanel(Panel),

    /// Drags the map, by pixels.
    Pan {
        /// To the right.
        dx: f64,
        /// Downwards.
        dy: f64,
    },
    /// Enlarges the map around a point of the screen, or its middle.
    Zoom {
        /// More than 1 enlarges.
        factor: f64,
        /// What stays in place.
        anchor: Option<ScreenPoint>,
    },
    /// Shows an extent as large as it fits, with a margin.
    ShowExtent(Extent),
    /// Fits the map to the whole oblast or the whole route.
    Frame(Framing),
    /// Shows the North Korean soldiers' whole way by legs, or all movements again.
    ShowRoute(bool),
    /// Brings the way of a movement into view, by its event's id or its own.
    ShowMovement(Rc<str>),
    /// Brings a leg of the North Korean soldiers' way into view.
    ShowLeg(Leg),
    /// Plays the North Korean soldiers' way from its first day to its last.
    PlayRoute,
    /// Moves the middle of the map, and sets its scale in pixels per map unit.
    Look {
        /// The new middle.
        center: MapPoint,
        /// Pixels per map unit.
        scale: f64,
    },
    /// The map's size in CSS pixels has changed.
    Resize {
        /// Width.
        width: f64,
        /// Height.
        height: f64,
    },

    /// Which claims of numbers are shown, and how.
    SetClaims(ClaimsView),
    /// The language of the names on the map.
    SetTongue(Tongue),
    /// Light or dark.
    SetTheme(Theme),
    /// A link was opened, or the reader went back or forward.
    OpenLink(String),
}
