//! What holds for claims of any dataset.

use std::collections::BTreeSet;

use kursk_timeline::model::{Basis, Dataset, Day};
use kursk_timeline::view::claims::ladder::{groups, most};
use kursk_timeline::view::claims::{
    Board, Claim, Claims, Reckoning, WHOM, bound, gather, ladder, number, table,
};
use proptest::prelude::*;

use crate::made_up::{DAYS, FIRST, dataset};
use crate::shipped::DATASET;

fn days() -> impl Strategy<Value = Day> {
    (FIRST - 30..FIRST + DAYS + 40).prop_map(Day)
}

/// Every claim that is known at the day, by its event and figure.
fn known(claims: &Claims, day: Day) -> BTreeSet<(u32, u32)> {
    let series = claims.series.iter();
    series
        .flat_map(|one| one.known(day))
        .map(|claim| (claim.event, claim.figure))
        .collect()
}

/// The claims of a dataset by the plain words of the rules.
fn naive(dataset: &Dataset, basis: Basis, day: Day) -> BTreeSet<(u32, u32)> {
    let mut claims = BTreeSet::new();
    for (i, (event, detail)) in dataset.events.iter().zip(&dataset.details).enumerate() {
        let from = match basis {
            Basis::Happened => Some(event.span.start),
            Basis::Published => event.published_first,
        };
        for (n, figure) in detail.figures.iter().enumerate() {
            let given_for = figure.as_of.unwrap_or(Day::MIN);
            if from.is_some_and(|from| from <= day) && given_for <= day {
                claims.insert((i as u32, n as u32));
            }
        }
    }
    claims
}

proptest! {
    // Each case walks many series in a debug build.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_claim_shows_from_its_day_on_and_never_before(dataset in dataset(), day in days()) {
        for basis in [Basis::Happened, Basis::Published] {
            let claims = gather(&dataset, basis);
            prop_assert_eq!(known(&claims, day), naive(&dataset, basis, day));
        }
    }

    #[test]
    fn known_by_publication_is_never_more_than_what_was_published(
        dataset in dataset(),
        day in days(),
    ) {
        let claims = gather(&dataset, Basis::Published);
        for (event, _) in known(&claims, day) {
            let published = dataset.events[event as usize].published_first;
            prop_assert!(published.is_some_and(|published| published <= day));
        }
    }

    #[test]
    fn a_running_total_that_falls_is_kept_and_flagged(dataset in dataset()) {
        let claims = gather(&dataset, Basis::Happened);
        for one in &claims.series {
            let drawn: Vec<Claim> = one.claims.iter().copied().filter(|c| c.drawn).collect();
            prop_assert!(!drawn.first().is_some_and(|first| first.fell));
            for pair in drawn.windows(2) {
                let (before, after) = (pair[0].figure(&dataset), pair[1].figure(&dataset));
                let plain = before.qualifier.is_none() && after.qualifier.is_none();
                if let (true, Some(before), Some(after)) = (plain, before.low, after.high)
                    && one.reckoning == Reckoning::Running
                    && pair[0].figure(&dataset).high.is_some()
                    && pair[1].figure(&dataset).low.is_some()
                {
                    prop_assert_eq!(pair[1].fell, after < before);
                }
                if pair[1].fell {
                    prop_assert!(one.reckoning == Reckoning::Running);
                    prop_assert!(number(after) < number(before));
                }
            }
        }
    }

    #[test]
    fn a_line_joins_only_what_may_be_joined_and_leaves_nothing_out(dataset in dataset()) {
        let claims = gather(&dataset, Basis::Happened);
        let mut keys = BTreeSet::new();
        for one in &claims.series {
            let first = one.figure(&dataset);
            for claim in &one.claims {
                let figure = claim.figure(&dataset);
                prop_assert_eq!(&figure.claimant, &first.claimant);
                prop_assert_eq!(&figure.measure, &first.measure);
                prop_assert_eq!(&figure.part, &first.part);
                prop_assert_eq!(figure.about, first.about);
                prop_assert_eq!(figure.cumulative, first.cumulative);
            }
            prop_assert!(one.claims.windows(2).all(|pair| pair[0].of <= pair[1].of));
            let key = (first.claimant.clone(), first.measure.clone(), first.part.clone());
            prop_assert!(keys.insert((key, first.about, one.reckoning as u8)), "twice");
        }
        let figures: usize = dataset.details.iter().map(|detail| detail.figures.len()).sum();
        let joined: usize = claims.series.iter().map(|one| one.claims.len()).sum();
        prop_assert_eq!(joined, figures);
    }

    #[test]
    fn no_number_is_shown_that_nobody_named(dataset in dataset(), day in days()) {
        // Neither ladder nor scale adds numbers up, or takes their mean.
        let claims = gather(&dataset, Basis::Happened);
        let series: Vec<_> = claims.series.iter().collect();
        for group in groups(&series) {
            let rungs = ladder(&dataset, &group, day);
            let mut named = vec![0.0];
            for rung in &rungs {
                let figure = rung.claim.figure(&dataset);
                prop_assert!(rung.claim.said <= day && rung.claim.drawn && rung.age >= 0);
                prop_assert_eq!(rung.age, day - rung.claim.said);
                named.extend(number(figure));
                if let Some(highest) = rung.highest {
                    prop_assert!(number(highest.figure(&dataset)) > number(figure));
                }
            }
            prop_assert!(named.contains(&most(&dataset, &rungs)));
            // One rung for each series, and sides stand together.
            let mut sides: Vec<_> = rungs.iter().map(|rung| rung.series.side).collect();
            let mut indices: Vec<_> = rungs.iter().map(|rung| rung.index).collect();
            prop_assert!(sides.is_sorted());
            sides.dedup();
            indices.sort_unstable();
            indices.dedup();
            prop_assert_eq!(indices.len(), rungs.len());
        }
    }

    #[test]
    fn the_table_holds_every_known_claim_once_and_its_csv_a_line_for_each(
        dataset in dataset(),
        day in days(),
    ) {
        let claims = gather(&dataset, Basis::Happened);
        let series: Vec<_> = claims.series.iter().collect();
        let rows = table::rows(&series, day);
        let listed: BTreeSet<_> = rows.iter().map(|row| (row.claim.event, row.claim.figure)).collect();
        prop_assert_eq!(listed.len(), rows.len());
        prop_assert_eq!(listed, known(&claims, day));
        prop_assert!(rows.windows(2).all(|pair| pair[0].claim.said >= pair[1].claim.said));
        let text = table::csv(&dataset, &rows);
        prop_assert_eq!(text.split_terminator("\r\n").count(), rows.len() + 1);
        let cells = |line: &str| line.split(',').count();
        let head = cells(text.lines().next().unwrap());
        prop_assert!(text.split_terminator("\r\n").all(|line| cells(line) == head));
    }
}

#[test]
fn falls_of_the_shipped_dataset_are_flagged() {
    let claims = gather(&DATASET, Basis::Happened);
    let mut fallen = Vec::new();
    for one in &claims.series {
        for claim in one.claims.iter().filter(|claim| claim.fell) {
            let figure = claim.figure(&DATASET);
            fallen.push(format!(
                "{} {} {}",
                figure.claimant, figure.measure, claim.of
            ));
        }
    }
    let expected = [
        "ua-zelensky losses-total 2025-01-16",
        "ua-general-staff captured 2025-05-21",
        "ru-khinshtein civilians-found 2025-12-05",
    ];
    for fall in expected {
        assert!(
            fallen.iter().any(|found| found == fall),
            "{fall}: {fallen:?}"
        );
    }
    assert_eq!(fallen.len(), expected.len(), "{fallen:?}");
}

#[test]
fn every_shipped_figure_belongs_to_one_board_or_is_of_money() {
    let claims = gather(&DATASET, Basis::Happened);
    for one in &claims.series {
        let on: Vec<_> = [Board::Losses, Board::Forces]
            .into_iter()
            .filter(|board| board.has(&DATASET, one))
            .collect();
        let id = &one.figure(&DATASET).measure;
        assert_eq!(on.len(), usize::from(!id.starts_with("roubles")), "{id}");
        assert!(WHOM.contains(&one.about));
        // Words are never drawn as a number.
        for claim in &one.claims {
            let figure = claim.figure(&DATASET);
            let is_words = bound(figure) == kursk_timeline::view::claims::Bound::Words;
            assert_eq!(number(figure).is_none(), is_words);
        }
    }
}
