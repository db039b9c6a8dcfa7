//! The cells of the map against a count by hand, and what the index may cost.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/crowd.rs"]
mod crowd;

use std::collections::BTreeMap;

use kursk_timeline::geo::viewport::oblast_extent;
use kursk_timeline::geo::{Extent, MapPoint, Viewport};
use kursk_timeline::index::pyramid::{CellView, Pyramid};
use kursk_timeline::index::tree::Entry;
use kursk_timeline::index::{Filter, Subset, cluster};
use kursk_timeline::model::{Day, DayRange, Side};
use kursk_timeline::view::Mode;
use proptest::prelude::*;

/// Half a step of the stored coordinates, with room for roundings of the mean.
const NEAR: f64 = 0.6 / 4096.0;

fn point() -> impl Strategy<Value = (f64, f64)> {
    let anywhere = (-240_000.0..161_000.0f64, -100_000.0..250_000.0f64);
    let oblast = (-2000.0..2000.0f64, -1500.0..1500.0f64);
    // Villages, so that cells fill up; some of their events are at one point.
    let village = (0..5i32, 0..4u32, 0..4u32).prop_map(|(v, x, y)| {
        (
            f64::from(v) * 333.3 + f64::from(x) / 3.0,
            f64::from(v * v) * 70.1 + f64::from(y) / 3.0,
        )
    });
    prop_oneof![1 => anywhere, 4 => oblast, 8 => village]
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let length = prop_oneof![6 => Just(0), 2 => 1..9i32, 1 => 9..60i32];
    let entry = (point(), 0..90i32, length, 0..Side::ALL.len());
    prop::collection::vec(entry, 0..700).prop_map(|entries| {
        let mut entries: Vec<Entry> = (0..)
            .zip(entries)
            .map(|(event, ((x, y), first, length, side))| Entry {
                event,
                point: MapPoint { x, y },
                days: DayRange {
                    first: Day(first),
                    last: Day(first + length),
                },
                side: Side::ALL[side],
            })
            .collect();
        entries.sort_by_key(|entry| (entry.days.first, entry.event));
        entries
    })
}

fn range() -> impl Strategy<Value = DayRange> {
    let first = prop_oneof![1 => Just(Day::MIN), 3 => (-5..100i32).prop_map(Day)];
    (first, -5..160i32).prop_map(|(first, last)| DayRange {
        first,
        last: Day(last),
    })
}

fn extent() -> impl Strategy<Value = Extent> {
    let corner = (-2500.0..2000.0f64, -1800.0..1500.0f64);
    (corner, 0.0..5000.0f64, 0.0..4000.0f64).prop_map(|((x, y), width, height)| Extent {
        min: MapPoint { x, y },
        max: MapPoint {
            x: x + width,
            y: y + height,
        },
    })
}

/// Row and column by the plain rule: cells of half a unit times a power of two,
/// counted from far in the north-west.
fn cell_of(point: MapPoint, level: u32) -> (i64, i64) {
    let size = 0.5 * f64::from(1u32 << level);
    let at = |units: f64| ((units + 262_144.0) / size).floor() as i64;
    (at(point.y), at(point.x))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn cells_hold_what_a_count_finds(
        entries in entries(), range in range(), extent in extent(), level in 0..21u32,
    ) {
        let pyramid = Pyramid::new(&entries);
        let mut expected: BTreeMap<(i64, i64), Vec<&Entry>> = BTreeMap::new();
        let mut weights: BTreeMap<(i64, i64), u32> = BTreeMap::new();
        let (top, left) = cell_of(extent.min, level);
        let (bottom, right) = cell_of(extent.max, level);
        for entry in &entries {
            // Stored coordinates are rounded; a point on the very edge of a cell may fall into the next.
            let steps = |units: f64| ((units + 262_144.0) * 4096.0 + 0.5).floor() / 4096.0 - 262_144.0;
            let stored = MapPoint { x: steps(entry.point.x), y: steps(entry.point.y) };
            let (row, column) = cell_of(stored, level);
            if (top..=bottom).contains(&row) && (left..=right).contains(&column) {
                *weights.entry((row, column)).or_default() += 1;
                if range.first <= range.last && range.meets(entry.days) {
                    expected.entry((row, column)).or_default().push(entry);
                }
            }
        }
        let found = pyramid.visible(level, extent, range);
        prop_assert_eq!(found.len(), expected.len());
        for view in &found {
            let place = (i64::from(view.id.row), i64::from(view.id.column));
            let Some(members) = expected.get(&place) else {
                return Err(TestCaseError::fail(format!("nothing is visible in {place:?}")));
            };
            check(view, members)?;
            prop_assert_eq!(view.weight, weights[&place]);
            let mut listed = pyramid.events_in(view.id, range);
            listed.sort_unstable();
            let mut events: Vec<u32> = members.iter().map(|entry| entry.event).collect();
            events.sort_unstable();
            prop_assert_eq!(listed, events);
        }
        for entry in &entries {
            let visible = range.first <= range.last && range.meets(entry.days);
            prop_assert_eq!(pyramid.shows(entry.event, entry.days, range), visible);
        }
        let unknown = pyramid.shows(entries.len() as u32, DayRange { first: Day(3), last: Day(3) }, range);
        prop_assert!(!unknown);
    }

    #[test]
    fn the_number_of_cells_has_a_limit(entries in entries(), scale in 0.002..32.0f64) {
        let pyramid = Pyramid::new(&entries);
        let viewport = Viewport::new(MapPoint { x: 600.0, y: 300.0 }, scale, 1440.0, 780.0);
        let level = pyramid.level_for(scale, viewport.extent());
        let always = DayRange { first: Day::MIN, last: Day::MAX };
        let cells = pyramid.visible(level, viewport.extent(), always);
        prop_assert!(cells.len() <= 600, "{}", cells.len());
        // Not coarser than it must be: where few events are in view, no cell is too wide.
        let count: u32 = cells.iter().map(|cell| cell.weight).sum();
        prop_assert!(count > 600 || level == Pyramid::level_at(scale));
    }
}

fn check(view: &CellView, members: &[&Entry]) -> Result<(), TestCaseError> {
    let count = members.len() as f64;
    let mean = |of: fn(&Entry) -> f64| members.iter().map(|entry| of(entry)).sum::<f64>() / count;
    prop_assert!((view.point.x - mean(|entry| entry.point.x)).abs() < NEAR);
    prop_assert!((view.point.y - mean(|entry| entry.point.y)).abs() < NEAR);
    for side in Side::ALL {
        let of_side = members.iter().filter(|entry| entry.side == side).count();
        prop_assert_eq!(view.by_side[side as usize] as usize, of_side);
    }
    let newest = members
        .iter()
        .map(|entry| (entry.days.first, entry.event))
        .max();
    prop_assert_eq!(Some(view.newest), newest);
    Ok(())
}

/// Bytes for each event, measured: 75 for the pyramid, 103 for all lists, where one
/// event in ten goes on for days. The budget leaves a little room.
#[test]
fn a_hundred_thousand_events_fit_the_budget() {
    const EVENTS: u32 = 100_000;
    let catalog = crowd::catalog(EVENTS, 10);
    let subset = Subset::new(&catalog, &Filter::default());
    let pyramid = subset.pyramid.bytes() as f64 / f64::from(EVENTS);
    let all = subset.bytes() as f64 / f64::from(EVENTS);
    println!("{pyramid:.1} bytes an event for the pyramid, {all:.1} for the subset");
    assert!(
        pyramid <= 80.0,
        "{pyramid:.1} bytes an event in the pyramid, expected at most 80"
    );
    assert!(
        all <= 108.0,
        "{all:.1} bytes an event in the subset, expected at most 108"
    );
}

/// The same days and places, thinly and densely: a step looks at as many cells.
#[test]
fn the_marks_on_the_screen_do_not_grow_with_the_data() {
    let viewport = Viewport::fitting(oblast_extent(), 1440.0, 780.0);
    let range = Mode::UpTo.range(crowd::FIRST + crowd::DAYS as i32);
    let marks = |count| {
        let catalog = crowd::catalog(count, 10);
        let subset = Subset::new(&catalog, &Filter::default());
        let marks = cluster::clusters(&subset, &catalog.dataset.events, &viewport, range);
        let shown: u32 = marks.iter().map(cluster::Cluster::count).sum();
        assert!(shown <= count, "{shown} of {count} events are in the marks");
        assert!(
            shown > count / 2,
            "{shown} of {count} events are in the marks"
        );
        marks.len()
    };
    let (some, many) = (marks(10_000), marks(100_000));
    assert!(some > 50, "{some} marks");
    assert!(
        many < some * 3 / 2,
        "{some} marks of 10,000 events, {many} of 100,000"
    );
}
