//! What is visible: the index against a naive filter, on made-up data.

#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::collections::BTreeSet;

use kursk_timeline::geo::viewport::oblast_extent;
use kursk_timeline::geo::{ScreenPoint, Viewport};
use kursk_timeline::index::{Catalog, Filter, Placement, Scope, Subset, cluster};
use kursk_timeline::model::{Basis, Day, DayRange, Kind, Side, Standing};
use kursk_timeline::view::{Mode, markers};
use proptest::prelude::*;
use support::{DAYS, FIRST, catalog};

fn mode() -> impl Strategy<Value = Mode> {
    prop_oneof![
        Just(Mode::UpTo),
        prop::sample::select(Mode::WINDOWS.to_vec()).prop_map(Mode::Window)
    ]
}

fn filter() -> impl Strategy<Value = Filter> {
    let kinds = prop::collection::vec(prop::sample::select(Kind::ALL.to_vec()), 0..6);
    let side = prop::option::of(prop::sample::select(Side::ALL.to_vec()));
    let standing = prop::option::of(prop::sample::select(Standing::ALL.to_vec()));
    let query = prop::sample::select(vec!["", "", "плехово", "NAIVE", "killed three", "nothing"]);
    (kinds, side, standing, query).prop_map(|(kinds, side, standing, query)| {
        let mut filter = Filter::default();
        filter.query = query.to_owned();
        filter.set_kinds(kinds, false);
        side.into_iter().for_each(|side| filter.toggle_side(side));
        standing
            .into_iter()
            .for_each(|standing| filter.toggle_standing(standing));
        filter
    })
}

fn viewport() -> impl Strategy<Value = Viewport> {
    (0.05..60.0f64, 0.0..1000.0f64, 0.0..700.0f64).prop_map(|(factor, x, y)| {
        let whole = Viewport::fitting(oblast_extent(), 1000.0, 700.0);
        markers::snapped(&whole.zoomed(factor, ScreenPoint { x, y }))
    })
}

/// The events that are visible, by the plain words of the rules.
fn naive(catalog: &Catalog, filter: &Filter, mode: Mode, day: Day) -> BTreeSet<u32> {
    let query = match filter.query.as_str() {
        "плехово" => "Плёхово",
        "NAIVE" => "naïve",
        "killed three" => "three killed",
        other => other,
    };
    let events = &catalog.dataset.events;
    (0..events.len() as u32)
        .filter(|&i| {
            let event = &events[i as usize];
            let in_time = match mode {
                Mode::UpTo => event.span.start <= day,
                Mode::Window(days) => (0..i32::from(days))
                    .any(|back| event.span.start <= day - back && day - back <= event.span.end),
            };
            in_time
                && filter.shows_kind(event.kind)
                && filter.shows_side(event.side())
                && filter.shows_standing(event.standing)
                && (query.is_empty() || event.title == query)
        })
        .collect()
}

fn whole_map() -> Viewport {
    Viewport::fitting(oblast_extent().grown(3000.0), 1000.0, 700.0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn list_counts_and_markers_agree(
        catalog in catalog(120), filter in filter(), mode in mode(), day in -5..DAYS + 25,
    ) {
        let day = Day(FIRST + day);
        let range = mode.range(day);
        let subset = Subset::new(&catalog, &filter);
        let expected = naive(&catalog, &filter, mode, day);

        let listed: Vec<u32> = subset.all.newest(&catalog, range).collect();
        prop_assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), expected.clone());
        prop_assert_eq!(listed.len(), expected.len(), "each event is listed once");
        let starts: Vec<Day> =
            listed.iter().map(|&i| catalog.dataset.events[i as usize].span.start).collect();
        prop_assert!(starts.is_sorted_by(|a, b| a >= b), "newest first");

        let counts = subset.counts(range);
        prop_assert_eq!(counts.total, expected.len());
        let placed: BTreeSet<u32> = expected
            .iter()
            .copied()
            .filter(|&i| matches!(catalog.placements[i as usize], Placement::Site(_)))
            .collect();
        prop_assert_eq!(counts.placed, placed.len());

        let shown = markers::markers(&catalog, &subset, &whole_map(), range);
        let in_markers: Vec<u32> = shown
            .iter()
            .flat_map(|m| cluster::events_of(&subset, &m.cluster, &catalog.dataset.events, range))
            .collect();
        prop_assert_eq!(in_markers.len(), placed.len(), "no event is in two markers");
        prop_assert_eq!(in_markers.into_iter().collect::<BTreeSet<_>>(), placed);

        let areas: usize = markers::area_counts(&subset, range).iter().map(|a| a.count).sum();
        prop_assert_eq!(areas, counts.in_areas);
        prop_assert_eq!(
            subset.scope(&catalog, Scope::Elsewhere).unwrap().count(range), counts.elsewhere
        );
    }

    #[test]
    fn every_visible_event_in_the_view_is_in_exactly_one_marker(
        catalog in catalog(150), filter in filter(), mode in mode(), day in 0..DAYS,
        viewport in viewport(),
    ) {
        let day = Day(FIRST + day);
        let range = mode.range(day);
        let subset = Subset::new(&catalog, &filter);
        let shown = markers::markers(&catalog, &subset, &viewport, range);
        let mut seen = BTreeSet::new();
        for marker in &shown {
            let events = cluster::events_of(&subset, &marker.cluster, &catalog.dataset.events, range);
            prop_assert_eq!(events.len(), marker.cluster.count() as usize);
            prop_assert_eq!(events[0], marker.cluster.newest);
            for side in Side::ALL {
                let of_side = events
                    .iter()
                    .filter(|&&i| catalog.dataset.events[i as usize].side() == side)
                    .count();
                prop_assert_eq!(of_side, marker.cluster.by_side[side as usize] as usize);
            }
            for event in events {
                prop_assert!(seen.insert(event), "event {} is in two markers", event);
            }
        }
        let expected = naive(&catalog, &filter, mode, day);
        for event in expected {
            if let Some(point) = catalog.point_of(event)
                && viewport.shows(point, 0.0)
            {
                prop_assert!(seen.contains(&event), "event {} is in no marker", event);
            }
        }
        prop_assert!(seen.iter().all(|&e| range.touches(catalog.dataset.events[e as usize].span)));
    }

    #[test]
    fn markers_do_not_overlap(catalog in catalog(150), viewport in viewport(), day in 0..DAYS) {
        let subset = Subset::new(&catalog, &Filter::default());
        let range = Mode::UpTo.range(Day(FIRST + day));
        let shown = markers::markers(&catalog, &subset, &viewport, range);
        for (i, a) in shown.iter().enumerate() {
            for b in &shown[..i] {
                let (a, b) = (&a.cluster, &b.cluster);
                let distance =
                    (a.point.x - b.point.x).hypot(a.point.y - b.point.y) * viewport.scale;
                // The same closeness as the merging's, a rounding apart.
                prop_assert!(distance >= (a.radius() + b.radius()) * 0.8199);
            }
        }
        let mut keys: Vec<u64> = shown.iter().map(|m| m.cluster.key).collect();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), shown.len(), "keys are unique");
    }

    #[test]
    fn what_happened_stays_visible(catalog in catalog(100), day in 0..DAYS) {
        let subset = Subset::new(&catalog, &Filter::default());
        let today: BTreeSet<u32> =
            subset.all.newest(&catalog, Mode::UpTo.range(Day(FIRST + day))).collect();
        let tomorrow: BTreeSet<u32> =
            subset.all.newest(&catalog, Mode::UpTo.range(Day(FIRST + day + 1))).collect();
        prop_assert!(today.is_subset(&tomorrow));
    }

    /// By publication nothing comes up before a source had carried it, and
    /// nothing whose publication has no day, in the list, the counts, the
    /// markers, the areas and the histogram alike.
    #[test]
    fn by_publication_nothing_is_shown_before_it_was_known(
        catalog in catalog(120), filter in filter(), mode in mode(), day in -5..DAYS + 40,
    ) {
        let day = Day(FIRST + day);
        let range = mode.range(day);
        let events = &catalog.dataset.events;
        let subset = Subset::by(&catalog, &filter, Basis::Published);
        let published = |i: u32| events[i as usize].published_first;
        let all = Subset::new(&catalog, &filter);
        let admitted: Vec<u32> = all.all.newest(&catalog, Mode::UpTo.range(Day::MAX)).collect();
        let expected: BTreeSet<u32> = admitted
            .iter()
            .copied()
            .filter(|&i| published(i).is_some_and(|first| range.contains(first)))
            .collect();

        let listed: Vec<u32> = subset.all.newest(&catalog, range).collect();
        prop_assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), expected.clone());
        prop_assert!(listed.is_sorted_by(|&a, &b| published(a) >= published(b)), "newest first");
        prop_assert!(listed.iter().all(|&i| published(i).is_some_and(|first| first <= day)));

        let counts = subset.counts(range);
        prop_assert_eq!(counts.total, expected.len());
        let shown = markers::markers(&catalog, &subset, &whole_map(), range);
        let in_markers: Vec<u32> = shown
            .iter()
            .flat_map(|m| cluster::events_of(&subset, &m.cluster, events, range))
            .collect();
        prop_assert_eq!(in_markers.len(), counts.placed);
        prop_assert!(in_markers.iter().all(|i| expected.contains(i)));
        for marker in &shown {
            prop_assert_eq!(Some(marker.cluster.newest_day), published(marker.cluster.newest));
        }
        let areas: usize = markers::area_counts(&subset, range).iter().map(|a| a.count).sum();
        prop_assert_eq!(areas, counts.in_areas);

        let undated = admitted.iter().filter(|&&i| published(i).is_none()).count();
        prop_assert_eq!(subset.undated, undated);
        prop_assert_eq!(all.undated, 0);
        prop_assert_eq!(subset.all.len() + undated, admitted.len());
        let mut bars: Vec<Day> = subset.starts.iter().map(|(first, _)| *first).collect();
        bars.sort();
        let mut days: Vec<Day> = admitted.iter().filter_map(|&i| published(i)).collect();
        days.sort();
        prop_assert_eq!(bars, days);
    }

    #[test]
    fn neighbouring_days_with_events_are_found(catalog in catalog(60), day in -5..DAYS + 5) {
        let day = Day(FIRST + day);
        let subset = Subset::new(&catalog, &Filter::default());
        let starts = || catalog.dataset.events.iter().map(|event| event.span.start);
        prop_assert_eq!(subset.all.next_start(day, true), starts().filter(|d| *d > day).min());
        prop_assert_eq!(subset.all.next_start(day, false), starts().filter(|d| *d < day).max());
    }

    #[test]
    fn an_empty_range_shows_nothing(catalog in catalog(40)) {
        let subset = Subset::new(&catalog, &Filter::default());
        let range = DayRange { first: Day(FIRST + 10), last: Day(FIRST + 9) };
        prop_assert_eq!(subset.counts(range).total, 0);
    }
}
