//! The ladder: the latest claim of each claimant, grouped by what it counts.

use super::bound::number;
use super::series::{Claim, Reckoning, Series};
use crate::index::sort::sorted_by_key;
use crate::model::{Dataset, Day};

/// Claims that count the same in the same way: they share a chart and a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<'a> {
    /// Index of the measure; `None` for one that the list of measures lacks.
    pub measure: Option<u32>,
    /// How they count.
    pub reckoning: Reckoning,
    /// The series, in the order of the dataset's claims.
    pub series: Vec<&'a Series>,
}

/// What one claimant says at a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rung<'a> {
    /// The claimant's series.
    pub series: &'a Series,
    /// Its place among the series of its group.
    pub index: usize,
    /// The latest claim of it.
    pub claim: Claim,
    /// Days since it was said.
    pub age: i32,
    /// The claim with the highest number, where that is another one.
    pub highest: Option<Claim>,
}

/// Puts series that count the same in the same way into groups.
pub fn groups<'a>(series: &[&'a Series]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group> = Vec::new();
    for one in series {
        let of_measure =
            |group: &&mut Group| group.measure == one.measure && group.reckoning == one.reckoning;
        match groups.iter_mut().find(of_measure) {
            Some(group) => group.series.push(one),
            None => groups.push(Group {
                measure: one.measure,
                reckoning: one.reckoning,
                series: vec![one],
            }),
        }
    }
    groups
}

/// The latest claims of a group up to the day: Ukraine's claimants, Russia's,
/// North Korea's, others; of each side the largest first, words last.
pub fn ladder<'a>(dataset: &Dataset, group: &Group<'a>, day: Day) -> Vec<Rung<'a>> {
    let mut rungs = Vec::new();
    for (index, &series) in group.series.iter().enumerate() {
        if let Some(claim) = series.latest(day) {
            let highest = series.highest(dataset, day);
            let value = |claim: Claim| number(claim.figure(dataset));
            rungs.push(Rung {
                series,
                index,
                claim,
                age: day - claim.said,
                highest: highest.filter(|&highest| value(highest) != value(claim)),
            });
        }
    }
    let order = sorted_by_key(0..rungs.len() as u32, |i| {
        let rung = &rungs[i as usize];
        let value = number(rung.claim.figure(dataset)).unwrap_or(-1.0);
        (rung.series.side as i64, -((value * 100.0) as i64))
    });
    let mut sorted = Vec::with_capacity(rungs.len());
    for i in order {
        sorted.push(rungs[i as usize]);
    }
    sorted
}

/// The highest number on a ladder: the end of its scale.
pub fn most(dataset: &Dataset, rungs: &[Rung]) -> f64 {
    let mut most = 0.0;
    for rung in rungs {
        let value = number(rung.claim.figure(dataset)).unwrap_or(0.0);
        if value > most {
            most = value;
        }
    }
    most
}
