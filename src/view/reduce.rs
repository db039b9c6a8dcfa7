//! The one function that changes the page's state.

use std::rc::Rc;

use super::map_names::Tongue;
use super::own::whole;
use super::state::{ClaimsView, Framing, Panel, Selection, Speed, Tab, Theme, ViewState};
use super::{Action, Mode, link, moves, route};
use crate::geo::viewport::{ZOOM_STEP, front_extent};
use crate::geo::{Extent, MapPoint, Viewport};
use crate::index::{Catalog, Filter, Scope, Subset};
use crate::model::{Basis, Day, DayRange};

/// The day on which the page opens without a link: the day after the treaty's
/// ratification was made public and North Korean soldiers were said to fight.
pub const OPENING_DAY: Day = Day(20_039);

/// Pixels of air around an extent that is brought into view.
const FIT_MARGIN_PX: f64 = 70.0;
/// Pixels from the edge within which a selected event counts as out of view.
const EDGE_PX: f64 = 48.0;
/// Map units around a way that is brought into view, about 7 km: an arrow of
/// which one end is not known reaches as far.
const AROUND_WAY: f64 = 120.0;
/// Closest scale to which opening an event or a cluster zooms by itself, in
/// pixels per map unit: about 10 km on a wide screen.
const CLOSE_SCALE: f64 = 4.0;

impl ViewState {
    /// The state before the reader has done anything: the opening day, held to
    /// the days that the data covers.
    pub fn opening(days: DayRange, width: f64, height: f64) -> Self {
        ViewState {
            days,
            day: OPENING_DAY.clamp(days.first, days.last),
            mode: Mode::default(),
            basis: Basis::default(),
            filter: Filter::default(),
            selection: Selection::default(),
            viewport: Viewport::fitting(front_extent(width), width, height),
            framing: Framing::Front,
            route: false,
            playing: false,
            speed: Speed::default(),
            claims: ClaimsView::default(),
            tongue: Tongue::default(),
            theme: Theme::default(),
            tab: Tab::default(),
            panel: Panel::default(),
        }
    }

    /// The days whose events are visible.
    pub fn range(&self) -> DayRange {
        self.mode.range(self.day)
    }
}

/// The state after the action; equal to `state` where nothing changes. `subset`
/// holds what `state.filter` admits.
pub fn reduce(state: &ViewState, action: Action, catalog: &Catalog, subset: &Subset) -> ViewState {
    let mut next = state.clone();
    match action {
        Action::SetDay(day) => set_day(&mut next, day),
        Action::StepDays(days) => set_day(&mut next, state.day + days),
        Action::JumpToEvents { forward } => {
            if let Some(day) = subset.all.next_start(state.day, forward) {
                set_day(&mut next, day);
            }
        }
        Action::Tick { days } => {
            if state.playing {
                set_day(&mut next, state.day + days);
                // A route is played to its end and no further.
                if let Some(end) = route_end(&next, catalog)
                    && state.day < end
                    && next.day >= end
                {
                    next.day = end;
                    next.playing = false;
                }
            }
        }
        Action::ShowRoute(shown) => {
            next.playing = false;
            show_route(&mut next, catalog, shown);
        }
        Action::ShowMovement(id) => {
            let extent = moves::places_of(&catalog.dataset, |way, _| way == &*id);
            bring_into_view(&mut next, extent);
        }
        Action::ShowLeg(leg) => {
            let extent = moves::places_of(&catalog.dataset, |_, of| of == Some(leg));
            bring_into_view(&mut next, extent);
        }
        Action::PlayRoute => {
            show_route(&mut next, catalog, true);
            if let Some(days) = route::days(&catalog.dataset, state.basis) {
                set_day(&mut next, days.first);
                next.playing = true;
            }
        }
        Action::TogglePlaying => {
            next.playing = !state.playing;
            if next.playing && state.day >= state.days.last {
                set_day(&mut next, state.days.first);
            }
        }
        Action::Pause => next.playing = false,
        Action::SetSpeed(speed) => next.speed = speed,
        Action::SetMode(mode) => next.mode = mode,
        Action::SetBasis(basis) => next.basis = basis,

        Action::ToggleKind(kind) => next.filter.toggle_kind(kind),
        Action::SetKinds(kinds, shown) => next.filter.set_kinds(kinds, shown),
        Action::ToggleSide(side) => next.filter.toggle_side(side),
        Action::ToggleStanding(standing) => next.filter.toggle_standing(standing),
        Action::SetQuery(query) => {
            next.filter.query = query;
            // The reader wants to see what was found.
            if !next.filter.query.is_empty() {
                next.tab = Tab::Events;
                next.selection = Selection::default();
            }
        }
        Action::ClearFilter => next.filter = Filter::default(),

        Action::Select(id) => select(&mut next, id, catalog),
        Action::SelectNeighbour { newer } => {
            if let Some(id) = neighbour(state, catalog, subset, newer) {
                select(&mut next, id, catalog);
            }
        }
        Action::Deselect => next.selection.event = None,
        Action::OpenScope(scope) if catalog.knows(scope) => {
            next.selection = Selection { scope, event: None };
            next.tab = Tab::Events;
            open_panel(&mut next);
        }
        Action::OpenScope(_) => {}
        Action::SetTab(tab) => {
            next.tab = tab;
            open_panel(&mut next);
        }
        Action::SetPanel(panel) => next.panel = panel,

        Action::Pan { dx, dy } => {
            next.viewport = state.viewport.panned(dx, dy);
            next.framing = Framing::Free;
        }
        Action::Zoom { factor, anchor } => {
            let anchor = anchor.unwrap_or_else(|| state.viewport.middle());
            next.viewport = state.viewport.zoomed(factor, anchor);
            next.framing = Framing::Free;
        }
        Action::ShowExtent(extent) => {
            next.viewport = showing(&state.viewport, extent);
            next.framing = Framing::Free;
        }
        Action::Frame(framing) => {
            next.framing = framing;
            frame(&mut next);
        }
        Action::Look { center, scale } => {
            let (width, height) = (state.viewport.width, state.viewport.height);
            next.viewport = Viewport::new(center, scale, width, height);
            next.framing = Framing::Free;
        }
        Action::Resize { width, height } => {
            if width >= 1.0 && height >= 1.0 {
                next.viewport = state.viewport.resized(width, height);
                frame(&mut next);
                if next.framing == Framing::All {
                    next.viewport = whole(&next.viewport, catalog);
                }
            }
        }

        Action::SetClaims(claims) => next.claims = claims,
        Action::SetTongue(tongue) => next.tongue = tongue,
        Action::SetTheme(theme) => next.theme = theme,
        Action::OpenLink(fragment) => {
            let opened = link::parse(&fragment, state.days);
            next = opened.apply(state, catalog);
        }
    }
    // There is nothing to play at the end, however it was reached.
    next.playing &= next.day < next.days.last;
    next
}

fn set_day(state: &mut ViewState, day: Day) {
    state.day = day.clamp(state.days.first, state.days.last);
}

/// Shows a way, on narrow screens with most of the panel off it.
fn bring_into_view(state: &mut ViewState, extent: Option<Extent>) {
    if let Some(extent) = extent {
        state.viewport = showing(&state.viewport, extent.grown(AROUND_WAY));
        state.framing = Framing::Free;
        state.panel = Panel::Peek;
    }
}

/// Shows the whole route on its last day, or all movements again.
fn show_route(state: &mut ViewState, catalog: &Catalog, shown: bool) {
    state.route = shown;
    if shown {
        state.framing = Framing::Route;
        frame(state);
        state.panel = Panel::Peek;
        state.mode = Mode::UpTo;
        if let Some(end) = route_end(state, catalog) {
            set_day(state, end);
        }
    } else if state.framing == Framing::Route {
        state.framing = Framing::Front;
        frame(state);
    }
}

/// The last day of the route, where it is shown and its movements are there.
fn route_end(state: &ViewState, catalog: &Catalog) -> Option<Day> {
    if !state.route {
        return None;
    }
    Some(route::days(&catalog.dataset, state.basis)?.last)
}

/// Fits the viewport again to what it was fitted to.
fn frame(state: &mut ViewState) {
    let (width, height) = (state.viewport.width, state.viewport.height);
    if let Some(extent) = state.framing.extent(width) {
        state.viewport = Viewport::fitting(extent, width, height);
    }
}

/// A panel that only peeks out opens when there is something new in it.
fn open_panel(state: &mut ViewState) {
    if state.panel == Panel::Peek {
        state.panel = Panel::Half;
    }
}

/// Opens an event: its date becomes visible, its point comes into view.
fn select(state: &mut ViewState, id: Rc<str>, catalog: &Catalog) {
    let Some(index) = catalog.event_index(&id) else {
        select_composed(state, id, catalog);
        return;
    };
    let event = &catalog.dataset.events[index as usize];
    let days = event.days(state.basis);
    // One without a day of publication has no day to go to on that basis: its
    // details open, and it stays off the map as before.
    if days != DayRange::NONE && !state.range().meets(days) {
        set_day(state, days.first);
    }
    if let Some(point) = catalog.point_of(index)
        && !state.viewport.shows(point, EDGE_PX)
    {
        state.viewport = Viewport::new(
            point,
            state.viewport.scale,
            state.viewport.width,
            state.viewport.height,
        );
        state.framing = Framing::Free;
    }
    state.selection.event = Some(id);
    state.tab = Tab::Events;
    open_panel(state);
}

/// Opens a composed movement: its days become visible, its way comes into view.
fn select_composed(state: &mut ViewState, id: Rc<str>, catalog: &Catalog) {
    let dataset = &catalog.dataset;
    let Some(composed) = dataset.composed(&id) else {
        return;
    };
    if let Some(span) = dataset.span_of(composed)
        && !state.range().touches(span)
    {
        set_day(state, span.end);
    }
    if let Some(extent) = moves::places_of(dataset, |way, _| way == composed.id)
        && !(state.viewport.shows(extent.min, EDGE_PX) && state.viewport.shows(extent.max, EDGE_PX))
    {
        state.viewport = showing(&state.viewport, extent);
        state.framing = Framing::Free;
    }
    state.selection.event = Some(id);
    state.tab = Tab::Events;
    open_panel(state);
}

/// The event before or after the open one in the list that is shown.
fn neighbour(
    state: &ViewState,
    catalog: &Catalog,
    subset: &Subset,
    newer: bool,
) -> Option<Rc<str>> {
    let open = catalog.event_index(state.selection.event.as_deref()?)?;
    let list = subset
        .scope(catalog, state.selection.scope)
        .unwrap_or(&subset.all);
    let mut before = None;
    let mut rows = list.newest(catalog, state.range());
    let found = loop {
        match rows.next() {
            None => return None,
            Some(row) if row == open => break if newer { before } else { rows.next() },
            Some(row) => before = Some(row),
        }
    };
    found.map(|index| Rc::from(catalog.dataset.events[index as usize].id.as_str()))
}

/// The extent as large as it fits with a margin, not closer than [`CLOSE_SCALE`]
/// and never the same view again: at least one step closer.
pub(super) fn showing(viewport: &Viewport, extent: Extent) -> Viewport {
    let (width, height) = (
        (viewport.width - 2.0 * FIT_MARGIN_PX).max(80.0),
        (viewport.height - 2.0 * FIT_MARGIN_PX).max(80.0),
    );
    let fitted = Viewport::fitting(extent, width, height).scale;
    let scale = fitted.min(CLOSE_SCALE.max(viewport.scale * ZOOM_STEP));
    Viewport::new(extent.center(), scale, viewport.width, viewport.height)
}

/// What opening a cluster does: zoom in where that parts its events, list them
/// where it cannot.
pub fn open_cluster(viewport: &Viewport, catalog: &Catalog, events: &[u32]) -> Action {
    let points: Vec<MapPoint> = events
        .iter()
        .filter_map(|&event| catalog.point_of(event))
        .collect();
    let site = events
        .first()
        .and_then(|&event| match catalog.placements[event as usize] {
            crate::index::Placement::Site(site) => Some(site),
            _ => None,
        });
    let one_point = points.windows(2).all(|pair| pair[0] == pair[1]);
    match (Extent::around(points), site) {
        (Some(extent), Some(site)) => {
            let parted = showing(viewport, extent).scale > viewport.scale * 1.01;
            if one_point || !parted {
                Action::OpenScope(Scope::Site(site))
            } else {
                Action::ShowExtent(extent)
            }
        }
        _ => Action::OpenScope(Scope::All),
    }
}
