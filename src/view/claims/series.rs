//! Series: the claims of one claimant about one thing, in their order.

use super::bound::{falls, number};
use super::said;
use super::topic::{Board, Choice, WHOM};
use crate::index::sort::sorted_by_key;
use crate::model::{About, Basis, Dataset, Day, Detail, Event, Figure, Side};

/// How a series counts: figures that count in different ways are never one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reckoning {
    /// A running total.
    Running,
    /// A state that holds on a day: troops present, ground held.
    State,
    /// A number for one day, one action or one stretch of time.
    Period,
}

/// One figure as a claim.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim {
    /// Index of its event.
    pub event: u32,
    /// Index among the figures of that event.
    pub figure: u32,
    /// The day from which it is known: it is never shown before.
    pub said: Day,
    /// The day for which the number is given.
    pub of: Day,
    /// Whether it may be drawn.
    pub drawn: bool,
    /// Whether it is a running total lower than the claimant's one before.
    pub fell: bool,
}

impl Claim {
    /// The figure.
    pub fn figure(self, dataset: &Dataset) -> &Figure {
        &self.detail(dataset).figures[self.figure as usize]
    }

    /// Its event.
    pub fn event(self, dataset: &Dataset) -> &Event {
        &dataset.events[self.event as usize]
    }

    /// The texts and sources of its event.
    pub fn detail(self, dataset: &Dataset) -> &Detail {
        &dataset.details[self.event as usize]
    }
}

/// Claims of one claimant, about the same, of one measure, counted in one way,
/// of one part: what may be one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Whom it is about.
    pub about: About,
    /// Index of the measure; `None` for one that the list of measures lacks.
    pub measure: Option<u32>,
    /// How it counts.
    pub reckoning: Reckoning,
    /// The side of the claimant.
    pub side: Side,
    /// By the day for which each number is given, then by the day it was said.
    pub claims: Vec<Claim>,
}

impl Series {
    /// Any of its figures: claimant, measure and part are the same in all.
    pub fn figure<'a>(&self, dataset: &'a Dataset) -> &'a Figure {
        self.claims[0].figure(dataset)
    }

    /// The claims that are known at the day.
    pub fn known(&self, day: Day) -> impl Iterator<Item = Claim> {
        self.claims
            .iter()
            .copied()
            .filter(move |claim| claim.said <= day)
    }

    /// The last claim that is known at the day and may be drawn.
    pub fn latest(&self, day: Day) -> Option<Claim> {
        self.known(day).filter(|claim| claim.drawn).last()
    }

    /// The claim with the highest number that is known at the day and may be
    /// drawn; the first of equal ones.
    pub fn highest(&self, dataset: &Dataset, day: Day) -> Option<Claim> {
        let mut highest: Option<(Claim, f64)> = None;
        for claim in self.known(day) {
            if let Some(value) = number(claim.figure(dataset))
                && claim.drawn
                && highest.is_none_or(|(_, most)| value > most)
            {
                highest = Some((claim, value));
            }
        }
        highest.map(|(claim, _)| claim)
    }
}

/// All claims of a dataset.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claims {
    /// In the order of [`WHOM`], then of the list of measures (those that it
    /// lacks last), then running totals, states, periods, then by side, then by
    /// their first claim.
    pub series: Vec<Series>,
}

/// Gathers the claims of all events, shown by the days of that basis. Events
/// that have no day on it are left out. Neither filter nor window applies: a
/// claim stands until its claimant gives another.
pub fn gather(dataset: &Dataset, basis: Basis) -> Claims {
    let mut series: Vec<Series> = Vec::new();
    for (event_index, detail) in dataset.details.iter().enumerate() {
        let Some(event) = dataset.events.get(event_index) else {
            break;
        };
        let shown = event.days(basis);
        if shown.first > shown.last {
            continue;
        }
        for (i, figure) in detail.figures.iter().enumerate() {
            let said = said(shown, figure);
            let claim = Claim {
                event: event_index as u32,
                figure: i as u32,
                said,
                of: figure.as_of.unwrap_or(event.span.start).min(said),
                // Words are drawn as words: they are no number that could mislead.
                drawn: figure.chart || number(figure).is_none(),
                fell: false,
            };
            put(&mut series, dataset, figure, claim);
        }
    }
    for one in &mut series {
        one.claims = in_order(&one.claims);
        if one.reckoning == Reckoning::Running {
            flag_falls(dataset, &mut one.claims);
        }
    }
    let order = sorted_by_key(0..series.len() as u32, |i| {
        let one = &series[i as usize];
        let whom = WHOM.iter().position(|whom| *whom == one.about);
        let whom = whom.unwrap_or(WHOM.len()) as i64;
        let measure = i64::from(one.measure.unwrap_or(0xffff).min(0xffff));
        let minor = one.reckoning as i64 * 8 + one.side as i64;
        (whom * 0x1_0000 + measure, minor)
    });
    let mut rest: Vec<Option<Series>> = Vec::with_capacity(series.len());
    for one in series {
        rest.push(Some(one));
    }
    let mut ordered = Vec::with_capacity(rest.len());
    for i in order {
        ordered.extend(rest[i as usize].take());
    }
    Claims { series: ordered }
}

/// Adds a claim to its series.
fn put(series: &mut Vec<Series>, dataset: &Dataset, figure: &Figure, claim: Claim) {
    let measure = dataset
        .measures
        .iter()
        .position(|measure| measure.id == figure.measure);
    let reckoning = match (figure.cumulative, measure) {
        (true, _) => Reckoning::Running,
        (false, Some(i)) if dataset.measures[i].state => Reckoning::State,
        _ => Reckoning::Period,
    };
    let same = |one: &&mut Series| {
        let other = one.figure(dataset);
        one.reckoning == reckoning
            && other.about == figure.about
            && other.claimant == figure.claimant
            && other.measure == figure.measure
            && other.part == figure.part
    };
    if let Some(one) = series.iter_mut().find(same) {
        one.claims.push(claim);
        return;
    }
    let claimant = dataset.claimant(&figure.claimant);
    series.push(Series {
        about: figure.about,
        measure: measure.map(|i| i as u32),
        reckoning,
        side: claimant.map_or(Side::Other, |claimant| claimant.side()),
        claims: vec![claim],
    });
}

fn in_order(claims: &[Claim]) -> Vec<Claim> {
    let order = sorted_by_key(0..claims.len() as u32, |i| {
        let claim = &claims[i as usize];
        (i64::from(claim.of.0), i64::from(claim.said.0))
    });
    let mut ordered = Vec::with_capacity(claims.len());
    for i in order {
        ordered.push(claims[i as usize]);
    }
    ordered
}

/// Flags each running total that is lower than the one drawn before it.
fn flag_falls(dataset: &Dataset, claims: &mut [Claim]) {
    let mut before: Option<Claim> = None;
    for claim in claims.iter_mut().filter(|claim| claim.drawn) {
        let figure = claim.figure(dataset);
        claim.fell = before.is_some_and(|before| falls(before.figure(dataset), figure));
        before = Some(*claim);
    }
}

impl Claims {
    /// Whom there are claims about on a board, in the order of [`WHOM`].
    pub fn whoms(&self, dataset: &Dataset, board: Board) -> Vec<About> {
        let mut whoms: Vec<About> = Vec::new();
        for one in &self.series {
            if board.has(dataset, one) && whoms.last() != Some(&one.about) {
                whoms.push(one.about);
            }
        }
        whoms
    }

    /// The measures of a board about somebody, in the order of the list of measures.
    pub fn measures(&self, dataset: &Dataset, board: Board, about: About) -> Vec<Option<u32>> {
        let mut measures: Vec<Option<u32>> = Vec::new();
        for one in &self.series {
            if one.about == about
                && board.has(dataset, one)
                && measures.last() != Some(&one.measure)
            {
                measures.push(one.measure);
            }
        }
        measures
    }

    /// The series that a choice shows, in their order.
    pub fn chosen(&self, dataset: &Dataset, choice: &Choice) -> Vec<&Series> {
        let mut chosen = Vec::new();
        for one in &self.series {
            if choice.shows(dataset, one) {
                chosen.push(one);
            }
        }
        chosen
    }
}
