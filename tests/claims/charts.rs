//! Charts of the shipped and of made-up claims.

use kursk_timeline::model::{Basis, Day};
use kursk_timeline::view::chart::{Frame, Scaling, domain, plot};
use kursk_timeline::view::claims::ladder::groups;
use kursk_timeline::view::claims::{Board, Choice, WHOM, gather, topic};
use proptest::prelude::*;

use crate::made_up::{DAYS, FIRST, dataset};
use crate::shipped::DATASET;

const FRAME: Frame = Frame {
    width: 560.0,
    left: 40.0,
    right: 150.0,
    label: 15.0,
};

fn numbers(path: &str) -> Vec<f64> {
    path.split(|c: char| c.is_ascii_alphabetic() || c == ' ')
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().unwrap())
        .collect()
}

proptest! {
    // Each case walks many series in a debug build.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_is_drawn_after_the_day_or_outside_the_axes(
        dataset in dataset(),
        day in (FIRST..FIRST + DAYS + 30).prop_map(Day),
        log in any::<bool>(),
        width in 260.0..900.0f64,
    ) {
        let scaling = if log { Scaling::Log } else { Scaling::Linear };
        let frame = Frame { width, ..FRAME };
        let claims = gather(&dataset, Basis::Happened);
        let series: Vec<_> = claims.series.iter().collect();
        for group in groups(&series) {
            let Some(days) = domain(&dataset, &group.series, day) else {
                let mut all = group.series.iter();
                prop_assert!(all.all(|one| one.latest(day).is_none()));
                continue;
            };
            prop_assert!(days.first < day && day < days.last && days.last - days.first >= 60);
            let drawn = plot(&dataset, &group, day, days, scaling, frame);
            // A bar covers its last day to the end.
            let one_day = drawn.time.x(days.first + 1);
            let (end, base) = (drawn.cursor + one_day + 1.4, drawn.values.base + 0.06);
            for mark in &drawn.marks {
                prop_assert!(mark.claim.said <= day && mark.claim.drawn);
                prop_assert!((frame.left..=end).contains(&mark.x), "{mark:?}");
                prop_assert!((drawn.values.top..=base).contains(&mark.y), "{mark:?}");
                if let Some((left, right)) = mark.whisker {
                    prop_assert!(left <= right && left >= frame.left);
                }
            }
            for line in &drawn.lines {
                for x_or_y in numbers(&line.path).into_iter().chain(numbers(&line.tail)) {
                    prop_assert!(x_or_y <= end.max(base), "{line:?}");
                }
                prop_assert!(line.index < group.series.len());
            }
            prop_assert_eq!(
                drawn.lines.len(),
                group.series.iter().filter(|one| one.latest(day).is_some()).count()
            );
        }
    }
}

#[test]
fn every_choice_of_the_shipped_dataset_gives_a_chart_that_reads() {
    let claims = gather(&DATASET, Basis::Happened);
    let day: Day = "2025-09-12".parse().unwrap();
    for board in [Board::Losses, Board::Forces] {
        let whoms = claims.whoms(&DATASET, board);
        assert!(whoms.len() >= 4);
        for about in whoms {
            assert!(WHOM.contains(&about));
            let options = topic::options(&claims, &DATASET, board, about);
            assert!(!options.is_empty());
            let mut each = options.clone();
            each.sort_unstable();
            each.dedup();
            assert_eq!(each.len(), options.len(), "{options:?}");
            for what in options {
                let choice = Choice::on(&claims, &DATASET, board, about, &what).unwrap();
                assert_eq!((choice.about, &choice.what), (about, &what));
                let series = claims.chosen(&DATASET, &choice);
                assert!(!series.is_empty(), "{what}");
                for group in groups(&series) {
                    let Some(days) = domain(&DATASET, &group.series, day) else {
                        continue;
                    };
                    let drawn = plot(&DATASET, &group, day, days, Scaling::Linear, FRAME);
                    let mut middles: Vec<_> = drawn.lines.iter().map(|line| line.label).collect();
                    middles.sort_by(f64::total_cmp);
                    assert!(
                        middles.windows(2).all(|pair| pair[1] - pair[0] >= 14.9),
                        "{what}: labels overlap: {middles:?}"
                    );
                }
            }
        }
    }
    // What there is not gives the nearest that there is.
    let nearest = Choice::on(&claims, &DATASET, Board::Losses, WHOM[2], "area-km2").unwrap();
    assert_eq!(
        (nearest.about, nearest.what.as_str()),
        (WHOM[2], "soldiers")
    );
}
