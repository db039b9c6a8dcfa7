//! The movements of the published dataset: their arrows at any day, their
//! sentences, and the route.

#![cfg(not(target_arch = "wasm32"))]

use std::sync::LazyLock;

use kursk_timeline::data::{Files, read, read_ways};
use kursk_timeline::geo::viewport::{front_extent, route_extent};
use kursk_timeline::geo::{LonLat, Viewport, map_from_lonlat};
use kursk_timeline::index::{Catalog, Filter, Subset};
use kursk_timeline::model::{Basis, Dataset, Day, DayRange, Side, Way};
use kursk_timeline::text::movement;
use kursk_timeline::view::arrows::{Drawn, Shown, arrows, arrows_again};
use kursk_timeline::view::markers::{Age, snapped};
use kursk_timeline::view::moves::{Move, Moves, Origin, strength_class};
use kursk_timeline::view::{Action, Mode, ViewState, link, reduce, route};
use proptest::prelude::*;

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let load = |name: &str| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/data/");
        std::fs::read(format!("{folder}{name}")).unwrap()
    };
    let mut loaded = read(&Files {
        events: &load("events.geojson"),
        places: &load("places.json"),
        claimants: &load("claimants.json"),
        publishers: &load("publishers.json"),
        measures: &load("measures.json"),
    });
    assert_eq!(read_ways(&load("movements.json"), &mut loaded.dataset), []);
    Catalog::new(loaded.dataset)
});

static SUBSET: LazyLock<Subset> = LazyLock::new(|| Subset::new(&CATALOG, &Filter::default()));
static MOVES: LazyLock<Moves> = LazyLock::new(|| Moves::new(&CATALOG, &SUBSET));

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn up_to(day: Day) -> Shown {
    Shown {
        range: Mode::UpTo.range(day),
        route: false,
    }
}

/// A view wide enough to show the whole way of a movement.
fn view_of(one: &Move) -> Viewport {
    let extent = one.extent.unwrap();
    let room = extent.width().max(extent.height());
    Viewport::fitting(extent.grown(room * 0.2 + 1.0), 1000.0, 700.0)
}

fn drawn_at(one: &Move, on: Day) -> Option<Drawn> {
    let all = arrows(&MOVES, &view_of(one), up_to(on));
    let same = |drawn: &Drawn| MOVES.all[drawn.index].key() == one.key();
    all.into_iter().find(same)
}

fn with_way() -> impl Iterator<Item = &'static Move> {
    MOVES.all.iter().filter(|one| !one.line.is_empty())
}

#[test]
fn most_movements_have_a_way_and_all_are_listed() {
    let ids: std::collections::BTreeSet<_> = MOVES.all.iter().map(|one| &one.id).collect();
    let movements = CATALOG.dataset.details.iter();
    let reported = movements.filter(|detail| detail.movement.is_some()).count();
    let ways = CATALOG.dataset.ways.iter();
    let composed = ways.filter(|way| matches!(way, Way::Composed(_))).count();
    assert_eq!(ids.len(), reported + composed);
    assert_eq!(MOVES.listed(Mode::UpTo.range(Day::MAX)).len(), ids.len());
    assert!(with_way().count() >= 50, "{}", with_way().count());
}

/// Never before its first day; on its day, even if that is its only one; and
/// whole from its last day on.
#[test]
fn an_arrow_is_there_from_its_first_day_and_never_before() {
    for one in with_way() {
        let DayRange { first, last } = one.days;
        assert_eq!(drawn_at(one, first - 1), None, "{}", one.key());
        let begun = drawn_at(one, first);
        assert!(begun.is_some(), "{}", one.key());
        let done = drawn_at(one, last).unwrap_or_else(|| panic!("{}", one.key()));
        assert!(!done.growing && done.age == Age::Fresh, "{}", one.key());
        assert_eq!(one.fraction(last), 1.0, "{}", one.key());
        assert_eq!(one.fraction(first - 1), 0.0, "{}", one.key());
        assert_eq!(drawn_at(one, last + 46).unwrap().age, Age::Old);
        let mut before = 0.0;
        for days in 0..=(last - first) {
            let share = one.fraction(first + days);
            assert!((before..=1.0).contains(&share), "{}", one.key());
            before = share;
        }
    }
}

#[test]
fn a_movement_of_one_day_is_whole_on_that_day() {
    let raid = with_way().find(|one| one.id == "2024-09-10-snagost-counterattack");
    let raid = raid.unwrap();
    assert_eq!(raid.days.first, raid.days.last);
    let drawn = drawn_at(raid, raid.days.first).unwrap();
    let end = raid.line[raid.line.len() - 1];
    let apart = (drawn.arrow.tip.x - end.x).hypot(drawn.arrow.tip.y - end.y);
    // Up to the gap that is left before the mark at the village.
    assert!(apart * view_of(raid).scale < 16.0, "{apart}");
}

#[test]
fn a_way_passes_its_places_on_their_days() {
    let march = with_way().find(|one| one.id == "composed-2025-02-26-advance-sudzha-north");
    let march = march.unwrap();
    assert!(march.through && march.is_composed());
    let share = |text| march.fraction(day(text));
    assert_eq!(share("2025-02-25"), 0.0);
    assert!(share("2025-03-08") < share("2025-03-09"));
    assert!(share("2025-03-09") < share("2025-03-12"));
    assert_eq!(share("2025-03-13"), 1.0);
    let sudzha = map_from_lonlat(LonLat {
        lon: 35.271,
        lat: 51.191,
    });
    let end = march.line[march.line.len() - 1];
    assert!((end.x - sudzha.x).hypot(end.y - sudzha.y) < 1.0);
}

#[test]
fn several_starts_are_several_arrows_of_one_movement() {
    let id = "2024-10-08-nk-sea-lift-chongjin-hamhung-musudan";
    let strands: Vec<_> = MOVES.all.iter().filter(|one| one.id == id).collect();
    assert_eq!(strands.len(), 3);
    assert!(
        strands
            .iter()
            .all(|one| !one.line.is_empty() && one.class == 2)
    );
    let listed = MOVES.listed(Mode::UpTo.range(Day::MAX));
    assert_eq!(listed.iter().filter(|&&i| MOVES.all[i].id == id).count(), 1);
}

#[test]
fn an_end_that_is_not_given_is_not_drawn() {
    for id in [
        "2025-03-08-sudzha-pipeline-raid",
        "composed-2025-01-27-kp-pulled-back",
        "2025-03-27-jcs-3000-more",
        "2024-12-20-kursk-hospital",
    ] {
        let one = MOVES.all.iter().find(|one| one.id == id).unwrap();
        assert!(one.line.is_empty(), "{id}");
    }
    // With a direction there is an arrow out of the place, or into it.
    let out = with_way().find(|one| one.id == "2024-11-11-pogrebki-darino-change-hands");
    let (from, to) = (out.unwrap().line[0], *out.unwrap().line.last().unwrap());
    assert!(to.y > from.y && (to.x - from.x).abs() < 1.0);
    assert!(with_way().any(|one| one.id == "2025-01-05-berdin-attack"));
}

#[test]
fn arrows_side_by_side_have_lanes_of_their_own() {
    let ends = |one: &Move| (one.line[0], one.line[one.line.len() - 1]);
    let all: Vec<_> = with_way().collect();
    for (i, a) in all.iter().enumerate() {
        for b in &all[..i] {
            if ends(a) == ends(b) {
                assert_ne!(a.lane, b.lane, "{} {}", a.key(), b.key());
            }
        }
    }
    assert!(all.iter().any(|one| one.lane != 0));
    assert!(all.iter().all(|one| one.lane.abs() <= 6));
}

#[test]
fn widths_are_classes_of_the_least_reported_number() {
    for (number, class) in [(400.0, 1), (500.0, 2), (2_000.0, 3), (10_900.0, 4)] {
        assert_eq!(strength_class(number), class);
    }
    let class = |id: &str| MOVES.all.iter().find(|one| one.id == id).unwrap().class;
    // About 100, more than 600 or up to 800, by three claimants.
    assert_eq!(class("2025-03-08-sudzha-pipeline-raid"), 1);
    // The second deployment of 3,000, not the 11,000 of the first.
    assert_eq!(class("2025-03-27-jcs-3000-more"), 3);
    assert_eq!(class("2024-09-10-snagost-counterattack"), 0);
}

#[test]
fn the_route_has_five_legs_in_the_order_of_their_days() {
    let legs = route::legs(&MOVES);
    let numbers: Vec<_> = legs.iter().map(|leg| leg.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
    assert!(
        legs.windows(2)
            .all(|pair| pair[0].days.first <= pair[1].days.first)
    );
    assert!(
        legs.iter()
            .all(|leg| leg.at.is_some() && leg.moves.len() >= 4)
    );
    // The ports: the accounts of Seoul, of Washington, and the images of Dunay.
    let ports: Vec<_> = legs[0].moves.iter().map(|&i| &MOVES.all[i].id).collect();
    for account in ["nk-sea-lift-wonsan", "sea-lift-chongjin", "dunay"] {
        assert!(ports.iter().any(|id| id.contains(account)), "{account}");
    }
    let days = route::days(&CATALOG.dataset, Basis::Happened).unwrap();
    assert_eq!(days.first, legs[0].days.first);
    assert_eq!(
        days.last,
        legs.iter().map(|leg| leg.days.last).max().unwrap()
    );
}

#[test]
fn the_route_is_played_to_its_end() {
    let days = CATALOG.dataset.extent().unwrap();
    let after = |state: &ViewState, action| reduce(state, action, &CATALOG, &SUBSET);
    let route = route::days(&CATALOG.dataset, Basis::Happened).unwrap();
    let shown = after(
        &ViewState::opening(days, 1000.0, 700.0),
        Action::ShowRoute(true),
    );
    assert!(shown.route && !shown.playing && shown.day == route.last);
    let mut state = after(&shown, Action::PlayRoute);
    assert_eq!(state.day, route.first);
    let view = snapped(&state.viewport);
    let mut most = 0;
    for _ in 0..400 {
        let visible = arrows(
            &MOVES,
            &view,
            Shown {
                range: state.range(),
                route: true,
            },
        );
        assert!(visible.len() >= most, "a leg has vanished on {}", state.day);
        assert!(visible.iter().all(|drawn| drawn.age == Age::Fresh));
        most = visible.len();
        if !state.playing {
            break;
        }
        state = after(&state, Action::Tick { days: 1 });
    }
    assert_eq!((state.day, state.playing), (route.last, false));
    assert!(most >= 10, "{most}");
    let back = after(&state, Action::ShowRoute(false));
    assert!(!back.route);
}

#[test]
fn a_composed_movement_can_be_opened_and_linked_to() {
    let days = CATALOG.dataset.extent().unwrap();
    let opening = ViewState::opening(days, 1000.0, 700.0);
    for way in &CATALOG.dataset.ways {
        let Way::Composed(composed) = way else {
            continue;
        };
        let open = Action::Select(composed.id.as_str().into());
        let state = reduce(&opening, open, &CATALOG, &SUBSET);
        let span = CATALOG.dataset.span_of(composed).unwrap();
        assert!(state.range().touches(span), "{}", composed.id);
        let mut own = MOVES.all.iter().filter(|one| one.id == composed.id);
        let seen = own.all(|one| one.line.is_empty() || shows_ends(&state.viewport, one));
        assert!(seen, "{}", composed.id);
        let text = link::encode(&state, &CATALOG);
        let opened = link::parse(&text, days).apply(&opening, &CATALOG);
        assert_eq!(opened.selection, state.selection);
        // The first view does not have them yet.
        let first = Catalog::new(Dataset {
            ways: Vec::new(),
            ..CATALOG.dataset.clone()
        });
        let early = link::parse(&text, days).apply(&opening, &first);
        assert_eq!(early.selection, state.selection);
    }
}

fn shows_ends(viewport: &Viewport, one: &Move) -> bool {
    [one.line[0], one.line[one.line.len() - 1]]
        .into_iter()
        .all(|end| viewport.shows(end, 0.0))
}

#[test]
fn flying_shows_the_whole_way() {
    let days = CATALOG.dataset.extent().unwrap();
    let opening = ViewState::opening(days, 390.0, 500.0);
    let after = |action| reduce(&opening, action, &CATALOG, &SUBSET).viewport;
    for one in with_way() {
        let viewport = after(Action::ShowMovement(one.id.as_str().into()));
        // A stub of which only a direction is known may reach out of the view.
        let is_stub = one.vague == (true, false);
        assert!(shows_ends(&viewport, one) || is_stub, "{}", one.key());
    }
    for leg in route::legs(&MOVES) {
        let viewport = after(Action::ShowLeg(leg.leg));
        assert!(leg.at.is_some_and(|at| viewport.shows(at, 0.0)), "{leg:?}");
    }
    assert_eq!(
        after(Action::ShowMovement("no such".into())),
        opening.viewport
    );
}

/// What is shown by publication is shown on the day of publication.
#[test]
fn by_publication_a_movement_waits_for_its_report() {
    let subset = Subset::by(&CATALOG, &Filter::default(), Basis::Published);
    let moves = Moves::new(&CATALOG, &subset);
    let id = "2024-10-25-seven-thousand-28-aircraft";
    let first = |moves: &Moves| {
        moves
            .all
            .iter()
            .find(|one| one.id == id)
            .unwrap()
            .days
            .first
    };
    assert!(first(&moves) > first(&MOVES));
    assert!(moves.all.iter().all(|one| one.days != DayRange::NONE));
}

#[test]
fn a_filter_leaves_out_what_rests_on_what_it_leaves_out() {
    let mut filter = Filter::default();
    filter.toggle_side(Side::NorthKorea);
    let subset = Subset::new(&CATALOG, &filter);
    let moves = Moves::new(&CATALOG, &subset);
    let composed = |one: &&Move| one.side == Side::NorthKorea && one.is_composed();
    let kept: Vec<_> = moves
        .all
        .iter()
        .filter(composed)
        .map(|one| &one.id)
        .collect();
    // Those whose only records are of another side's reports.
    assert!(kept.len() <= 3, "{kept:?}");
    assert!(moves.all.iter().any(|one| one.side == Side::Ukraine));
}

fn sentence(one: &Move) -> String {
    let dataset = &CATALOG.dataset;
    let text = match one.origin {
        Origin::Event(index) => movement::of_event(dataset, index as usize),
        Origin::Composed(index) => match &dataset.ways[index as usize] {
            Way::Composed(composed) => movement::of_composed(dataset, composed),
            Way::Note(_) => None,
        },
    };
    text.unwrap_or_else(|| panic!("{} has no sentence", one.id))
}

#[test]
fn the_sentence_of_the_sea_lift_is_whole() {
    let id = "2024-10-08-nk-sea-lift-chongjin-hamhung-musudan";
    let one = MOVES.all.iter().find(|one| one.id == id).unwrap();
    assert_eq!(
        sentence(one),
        "Between 8 and 13 October 2024, about 1,500 North Korean soldiers \u{2013} 11th Corps \
         ('Storm Corps') special forces \u{2013} were moved by sea from Chongjin, Hamhung and \
         Musudan to Vladivostok, according to South Korea's National Intelligence Service."
    );
}

#[test]
fn every_movement_has_a_sentence_in_good_order() {
    for one in &MOVES.all {
        let text = sentence(one);
        let begins = ["On ", "Between ", "About ", "In "];
        assert!(begins.iter().any(|word| text.starts_with(word)), "{text}");
        assert!(text.ends_with('.') && !text.ends_with(".."), "{text}");
        for odd in [
            "  ",
            " ,",
            ",,",
            " .",
            " ;",
            "None",
            " by  ",
            "from to",
            "1 reports",
            "-raion",
        ] {
            assert!(!text.contains(odd), "{odd:?} in {text}");
        }
        assert!(
            ["moved", "were to move", "were to be moved"]
                .iter()
                .any(|verb| text.contains(verb)),
            "{text}"
        );
        assert!(
            !text.contains("according to Un") && !text.contains(" raion"),
            "{text}"
        );
        assert!(
            text.contains("according to") || text.contains("reported by") || one.is_composed(),
            "{text}"
        );
        // Numbers are grouped by thousands: no four digits but a year.
        let digits = text.split(|c: char| !c.is_ascii_digit());
        let ungrouped = digits.filter(|run| run.len() > 3 && !run.starts_with("202"));
        assert_eq!(ungrouped.count(), 0, "{text}");
        assert_eq!(text.matches('\u{2013}').count() % 2, 0, "{text}");
    }
}

fn action() -> impl Strategy<Value = Action> {
    let (first, last) = (day("2024-06-01").0, day("2026-06-01").0);
    prop_oneof![
        (first..last).prop_map(|d| Action::SetDay(Day(d))),
        (-400..400i32).prop_map(Action::StepDays),
        any::<bool>().prop_map(|forward| Action::JumpToEvents { forward }),
        (0..9i32).prop_map(|days| Action::Tick { days }),
        Just(Action::TogglePlaying),
        Just(Action::Pause),
        prop::sample::select(vec![Mode::UpTo, Mode::Window(1), Mode::Window(30)])
            .prop_map(Action::SetMode),
    ]
}

fn view() -> impl Strategy<Value = Viewport> {
    (0..2usize, -200.0..200.0f64, 0.3..8.0f64).prop_map(|(which, dx, factor)| {
        let extent = [front_extent(1000.0), route_extent()][which];
        let view = Viewport::fitting(extent, 1000.0, 700.0);
        let anchor = view.middle();
        snapped(&view.panned(dx, -dx).zoomed(factor, anchor))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Dragging, jumping and playing end at the same picture as going there at once.
    #[test]
    fn the_picture_of_a_day_does_not_depend_on_the_way_there(
        actions in prop::collection::vec(action(), 1..30), view in view(),
    ) {
        let days = CATALOG.dataset.extent().unwrap();
        let mut state = ViewState::opening(days, 1000.0, 700.0);
        let mut before = Vec::new();
        for action in actions {
            state = reduce(&state, action, &CATALOG, &SUBSET);
            // What is drawn on the way leaves no trace.
            let shown = Shown { range: state.range(), route: state.route };
            before = arrows_again(&MOVES, &view, shown, &before);
        }
        let opening = ViewState::opening(days, 1000.0, 700.0);
        let jumped = reduce(&opening, Action::SetMode(state.mode), &CATALOG, &SUBSET);
        let jumped = reduce(&jumped, Action::SetDay(state.day), &CATALOG, &SUBSET);
        let fresh = Moves::new(&CATALOG, &SUBSET);
        let shown = |state: &ViewState| Shown { range: state.range(), route: state.route };
        let drawn = arrows(&MOVES, &view, shown(&state));
        prop_assert_eq!(&before, &drawn);
        prop_assert_eq!(&drawn, &arrows(&fresh, &view, shown(&jumped)));
        for one in &drawn {
            prop_assert!(MOVES.all[one.index].days.first <= state.day);
        }
    }

    /// The order of the lines in the file does not matter.
    #[test]
    fn the_picture_does_not_depend_on_the_order_of_the_lines(
        seed in any::<u64>(), on in 0..600i32, view in view(),
    ) {
        let mut dataset = CATALOG.dataset.clone();
        let count = dataset.ways.len();
        for i in 0..count {
            let other = (seed.rotate_left(i as u32) as usize).wrapping_mul(31) % count;
            dataset.ways.swap(i, other);
        }
        let catalog = Catalog::new(dataset);
        let subset = Subset::new(&catalog, &Filter::default());
        let moves = Moves::new(&catalog, &subset);
        let picture = |moves: &Moves| {
            let drawn = arrows(moves, &view, up_to(day("2024-08-06") + on));
            let mut parts: Vec<_> = drawn
                .into_iter()
                .map(|drawn| (moves.all[drawn.index].key(), drawn.arrow.body.clone(), drawn.arrow.head.clone()))
                .collect();
            parts.sort();
            parts
        };
        prop_assert_eq!(picture(&moves), picture(&MOVES));
    }
}
