//! The page's state: any sequence of actions, any link.

#![cfg(not(target_arch = "wasm32"))]

mod support;

use kursk_timeline::geo::viewport::{MAX_SCALE, MIN_SCALE, map_extent};
use kursk_timeline::geo::{MapPoint, ScreenPoint};
use kursk_timeline::index::{Catalog, Filter, Scope, Subset};
use kursk_timeline::model::{Basis, Day, DayRange, Kind, Side, Standing};
use kursk_timeline::view::chart::Scaling;
use kursk_timeline::view::claims::WHOM;
use kursk_timeline::view::{
    Action, ClaimsView, Framing, Mode, Panel, Speed, Tab, Theme, ViewState, link, reduce,
};
use proptest::prelude::*;
use support::{DAYS, FIRST, catalog};

const RANGE: DayRange = DayRange {
    first: Day(FIRST),
    last: Day(FIRST + DAYS),
};

fn opening() -> ViewState {
    ViewState::opening(RANGE, 1000.0, 700.0)
}

fn action() -> impl Strategy<Value = Action> {
    let number = prop_oneof![-1e9..1e9f64, Just(f64::NAN), Just(f64::INFINITY), Just(0.0)];
    prop_oneof![
        any::<i32>().prop_map(|d| Action::SetDay(Day(d))),
        any::<i32>().prop_map(Action::StepDays),
        any::<bool>().prop_map(|forward| Action::JumpToEvents { forward }),
        (0..40i32).prop_map(|days| Action::Tick { days }),
        Just(Action::TogglePlaying),
        Just(Action::Pause),
        prop::sample::select(Speed::ALL.to_vec()).prop_map(Action::SetSpeed),
        prop::sample::select(vec![Mode::UpTo, Mode::Window(1), Mode::Window(30)])
            .prop_map(Action::SetMode),
        prop::sample::select(vec![Basis::Happened, Basis::Published]).prop_map(Action::SetBasis),
        prop::sample::select(Kind::ALL.to_vec()).prop_map(Action::ToggleKind),
        prop::sample::select(Side::ALL.to_vec()).prop_map(Action::ToggleSide),
        prop::sample::select(Standing::ALL.to_vec()).prop_map(Action::ToggleStanding),
        ".{0,12}".prop_map(Action::SetQuery),
        Just(Action::ClearFilter),
        (0..90u32).prop_map(|i| Action::Select(format!("e{i}").into())),
        any::<bool>().prop_map(|newer| Action::SelectNeighbour { newer }),
        Just(Action::Deselect),
        prop_oneof![
            Just(Scope::All),
            Just(Scope::Elsewhere),
            (0..99u32).prop_map(Scope::Area),
            (0..99u32).prop_map(Scope::Site),
        ]
        .prop_map(Action::OpenScope),
        prop::sample::select(Tab::ALL.to_vec()).prop_map(Action::SetTab),
        (
            prop::sample::select(WHOM.to_vec()),
            ".{0,9}",
            any::<bool>(),
            any::<bool>()
        )
            .prop_map(|(about, what, log, counted)| {
                let scaling = if log { Scaling::Log } else { Scaling::Linear };
                let what = what.as_str().into();
                Action::SetClaims(ClaimsView {
                    about,
                    what,
                    scaling,
                    counted,
                })
            }),
        prop::sample::select(vec![Panel::Peek, Panel::Half, Panel::Full])
            .prop_map(Action::SetPanel),
        (number.clone(), number.clone()).prop_map(|(dx, dy)| Action::Pan { dx, dy }),
        (number.clone(), number.clone(), number.clone()).prop_map(|(factor, x, y)| Action::Zoom {
            factor,
            anchor: Some(ScreenPoint { x, y }),
        }),
        Just(Action::Frame(Framing::Oblast)),
        Just(Action::Frame(Framing::Route)),
        any::<bool>().prop_map(Action::ShowRoute),
        Just(Action::PlayRoute),
        (0.0..4000.0f64, 0.0..3000.0f64)
            .prop_map(|(width, height)| Action::Resize { width, height }),
        prop::sample::select(vec![Theme::System, Theme::Light, Theme::Dark])
            .prop_map(Action::SetTheme),
        "[#=&a-z0-9%,.-]{0,60}".prop_map(Action::OpenLink),
    ]
}

fn after(state: &ViewState, action: Action, catalog: &Catalog) -> ViewState {
    let subset = Subset::by(catalog, &state.filter, state.basis);
    reduce(state, action, catalog, &subset)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_sequence_of_actions_breaks_the_state(
        catalog in catalog(60), actions in prop::collection::vec(action(), 0..40),
    ) {
        let mut state = opening();
        for action in actions {
            state = after(&state, action, &catalog);
            prop_assert!(RANGE.contains(state.day));
            let view = state.viewport;
            prop_assert!((MIN_SCALE..=MAX_SCALE).contains(&view.scale), "{}", view.scale);
            prop_assert!(map_extent().contains(view.center));
            if let Some(id) = &state.selection.event {
                prop_assert!(catalog.event_index(id).is_some());
            }
            prop_assert!(!state.playing || state.day < RANGE.last);
        }
    }

    #[test]
    fn a_link_opens_what_it_was_made_from(
        catalog in catalog(60), actions in prop::collection::vec(action(), 0..25),
    ) {
        let mut state = opening();
        for action in actions {
            state = after(&state, action, &catalog);
        }
        let text = link::encode(&state, &catalog);
        let elsewhere = ViewState { viewport: state.viewport, ..opening() };
        let opened = link::parse(&text, RANGE).apply(&elsewhere, &catalog);
        prop_assert_eq!(opened.day, state.day);
        prop_assert_eq!(opened.mode, state.mode);
        prop_assert_eq!(opened.basis, state.basis);
        prop_assert_eq!(opened.route, state.route);
        prop_assert_eq!(opened.tab, state.tab);
        prop_assert_eq!(&opened.claims, &state.claims);
        prop_assert_eq!(&opened.selection.event, &state.selection.event);
        if state.filter.query.chars().count() <= 200 {
            prop_assert_eq!(&opened.filter, &state.filter);
        }
        let near = |a: MapPoint, b: MapPoint| (a.x - b.x).hypot(a.y - b.y);
        prop_assert!(near(opened.viewport.center, state.viewport.center) < 1.0);
        // And writing it again changes nothing.
        prop_assert_eq!(link::encode(&opened, &catalog), text);
    }

    #[test]
    fn no_fragment_breaks_the_state(catalog in catalog(20), fragment in any::<String>()) {
        let opened = link::parse(&fragment, RANGE).apply(&opening(), &catalog);
        prop_assert!(RANGE.contains(opened.day));
        prop_assert!(map_extent().contains(opened.viewport.center));
    }

    #[test]
    fn unknown_keys_change_nothing(catalog in catalog(20), key in "x[a-z]{1,6}", value in "[^&]{0,20}") {
        let known = "v=1&d=2024-08-06&m=14";
        let with = format!("{key}={value}&{known}&v=99");
        prop_assert_eq!(
            link::parse(&with, RANGE).apply(&opening(), &catalog),
            link::parse(known, RANGE).apply(&opening(), &catalog)
        );
    }

    #[test]
    fn selecting_makes_the_event_visible(catalog in catalog(60), index in 0..60usize, mode in 0..2) {
        prop_assume!(index < catalog.dataset.events.len());
        let mode = [Mode::UpTo, Mode::Window(7)][mode as usize];
        let state = ViewState { mode, day: RANGE.first, ..opening() };
        let event = &catalog.dataset.events[index];
        let state = after(&state, Action::Select(event.id.as_str().into()), &catalog);
        prop_assert!(state.range().touches(event.span));
        let by_publication = ViewState { basis: Basis::Published, mode, day: RANGE.first, ..opening() };
        let opened = after(&by_publication, Action::Select(event.id.as_str().into()), &catalog);
        // The slider goes no farther than its last day.
        match event.published_first {
            Some(day) if RANGE.contains(day) => prop_assert!(opened.range().contains(day)),
            Some(_) => prop_assert_eq!(opened.day, RANGE.last),
            None => prop_assert_eq!(opened.day, by_publication.day),
        }
        if let Some(point) = catalog.point_of(index as u32) {
            prop_assert!(state.viewport.shows(point, 20.0));
        }
    }
}

#[test]
fn the_page_opens_on_12_november_2024() {
    let days = DayRange {
        first: Day::from_ymd(2024, 6, 19).unwrap(),
        last: Day::from_ymd(2026, 3, 11).unwrap(),
    };
    assert_eq!(
        ViewState::opening(days, 900.0, 600.0).day.to_string(),
        "2024-11-12"
    );
}

#[test]
fn playing_stops_at_the_end_and_starts_over() {
    let catalog = Catalog::new(Default::default());
    let mut state = ViewState {
        day: RANGE.last - 1,
        ..opening()
    };
    state = after(&state, Action::TogglePlaying, &catalog);
    assert!(state.playing);
    state = after(&state, Action::Tick { days: 14 }, &catalog);
    assert_eq!((state.day, state.playing), (RANGE.last, false));
    state = after(&state, Action::Tick { days: 1 }, &catalog);
    assert_eq!(state.day, RANGE.last, "a late tick changes nothing");
    state = after(&state, Action::TogglePlaying, &catalog);
    assert_eq!((state.day, state.playing), (RANGE.first, true));
}

#[test]
fn searching_opens_the_list() {
    let catalog = Catalog::new(Default::default());
    let state = ViewState {
        tab: Tab::About,
        ..opening()
    };
    let state = after(&state, Action::SetQuery("Sudzha".into()), &catalog);
    assert_eq!(state.tab, Tab::Events);
    let state = after(&state, Action::ClearFilter, &catalog);
    assert_eq!(state.filter, Filter::default());
}
