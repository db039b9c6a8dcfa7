//! One chart: the claims of one group at a size, up to a day.

use super::super::claims::{Bound, Claim, Group, Reckoning, Series, bound, ladder, number};
use super::super::timeline::TimeScale;
use super::labels::apart;
use super::scale::{Scaling, Tick, ValueScale};
use super::shape::{push, rectangle, steps};
use super::time::{MonthTick, months};
use crate::index::sort::sorted_by_key;
use crate::model::{Dataset, DateSpan, Day, DayRange, Precision};

/// The size of a chart and of the space around its drawing, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width of the whole.
    pub width: f64,
    /// Space for the numbers of the value axis, at the left.
    pub left: f64,
    /// Space for labels, at the right.
    pub right: f64,
    /// Height of a label.
    pub label: f64,
}

/// Space above the top line of the value axis, for arrowheads.
const ABOVE: f64 = 12.0;
/// Height of the drawing, from the top line to the base line, without labels.
const DRAWING: f64 = 84.0;
/// Height of the band that stands for "more than" and "up to".
const OPEN_BAND: f64 = 9.0;
/// Pixels between the names of months.
const MONTH_ROOM: f64 = 40.0;
/// Days to either side of an approximate day without a span of its own.
const ABOUT_DAYS: i32 = 3;
/// Days after its last claim over which a band still stands: what a claimant
/// left open is not repeated for months.
const BAND_DAYS: i32 = 30;
/// Least width of a bar.
const BAR: f64 = 2.5;

/// The line of one series.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Index among the series of the group.
    pub index: usize,
    /// Which dash tells it from the other lines of its side, from 0 (solid).
    pub dash: usize,
    /// Through the claims, at the number or the upper end.
    pub path: String,
    /// Through the lower ends, where there are ranges; empty where there are none.
    pub lower: String,
    /// From the last claim to the day: it stands, but nobody has repeated it.
    pub tail: String,
    /// Whether nobody has repeated it for so long that it should fade.
    pub stale: bool,
    /// What lies between the ends of ranges, above "more than" and below "up to".
    pub band: String,
    /// Where its label stands, pixels from the top.
    pub label: f64,
    /// Where it ends, pixels from the top.
    pub end: f64,
}

/// A claim for a day, an action or a stretch of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Index among the series of the group.
    pub index: usize,
    /// Over the days that it covers, up to its number.
    pub path: String,
}

/// A claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Index among the series of the group.
    pub index: usize,
    /// The claim.
    pub claim: Claim,
    /// How its number is put.
    pub bound: Bound,
    /// Pixels from the left.
    pub x: f64,
    /// Pixels from the top.
    pub y: f64,
    /// The other end of a range, pixels from the top.
    pub low: Option<f64>,
    /// The days it may be of, where the date is approximate, in pixels.
    pub whisker: Option<(f64, f64)>,
    /// Whether it is the highest of its series, in charts of states.
    pub highest: bool,
}

/// A chart, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// The axis of days; it begins at [`Frame::left`].
    pub time: TimeScale,
    /// The axis of values.
    pub values: ValueScale,
    /// Height of the whole.
    pub height: f64,
    /// Lines of the value axis.
    pub ticks: Vec<Tick>,
    /// The months.
    pub months: Vec<MonthTick>,
    /// Step lines: running totals and states.
    pub lines: Vec<Line>,
    /// Bars: the rest.
    pub bars: Vec<Bar>,
    /// Points, in the order of the day for which they are given.
    pub marks: Vec<Mark>,
    /// The chosen day, pixels from the left.
    pub cursor: f64,
}

/// The days that charts of these series show at a day: from the first claim
/// known by then to some time after the day, so that there is room to go on. It
/// is at least two months long. `None` where nothing is known.
pub fn domain(dataset: &Dataset, series: &[&Series], day: Day) -> Option<DayRange> {
    let mut first: Option<Day> = None;
    for one in series {
        for claim in one.known(day).filter(|claim| claim.drawn) {
            let from = covered(dataset, one, claim).first;
            first = Some(first.map_or(from, |first| first.min(from)));
        }
    }
    let first = first?.min(day - 45);
    let span = day - first;
    Some(DayRange {
        first: first - span / 30 - 2,
        last: day + (span / 6).max(15),
    })
}

/// The days that a claim covers: of a number for a stretch of time that
/// stretch, else the one day for which it is given.
fn covered(dataset: &Dataset, series: &Series, claim: Claim) -> DayRange {
    let since = match series.reckoning {
        Reckoning::Period => claim.figure(dataset).since,
        _ => None,
    };
    DayRange {
        first: since.unwrap_or(claim.of).min(claim.of),
        last: claim.of,
    }
}

/// Draws a group up to a day over the days of `domain`.
pub fn plot(
    dataset: &Dataset,
    group: &Group,
    day: Day,
    domain: DayRange,
    scaling: Scaling,
    frame: Frame,
) -> Plot {
    let rungs = ladder(dataset, group, day);
    let time = TimeScale {
        days: domain,
        width: (frame.width - frame.left - frame.right).max(40.0),
    };
    let height = (rungs.len() as f64 * frame.label).max(DRAWING);
    let values = {
        let (least, most) = ends(dataset, group, day);
        ValueScale::around(scaling, least, most, ABOVE + height, ABOVE)
    };
    let mut drawing = Plot {
        time,
        values,
        height: ABOVE + height + 20.0,
        ticks: values.ticks(),
        months: months(time, MONTH_ROOM),
        lines: Vec::new(),
        bars: Vec::new(),
        marks: Vec::new(),
        cursor: frame.left + time.x(day.clamp(domain.first, domain.last)),
    };
    let mut ends = Vec::new();
    for rung in &rungs {
        ends.push(match number(rung.claim.figure(dataset)) {
            Some(value) => values.y(value),
            None => values.base,
        });
    }
    let labels = apart(&ends, frame.label, ABOVE - 6.0, ABOVE + height + 6.0);
    for (n, rung) in rungs.iter().enumerate() {
        let mut line = Line {
            index: rung.index,
            dash: dash(group, rung.index),
            path: String::new(),
            lower: String::new(),
            tail: String::new(),
            stale: rung.age > BAND_DAYS,
            band: String::new(),
            label: labels[n],
            end: ends[n],
        };
        drawing.add(dataset, rung.series, &mut line, day, frame);
        drawing.lines.push(line);
    }
    let order = sorted_by_key(0..drawing.marks.len() as u32, |i| {
        let claim = &drawing.marks[i as usize].claim;
        (i64::from(claim.of.0), i64::from(claim.said.0))
    });
    let mut marks = Vec::with_capacity(order.len());
    for i in order {
        marks.push(drawing.marks[i as usize].clone());
    }
    drawing.marks = marks;
    drawing
}

/// Lines of one side are told apart by their dashes. The claimant with the most
/// claims, at any day, has the solid line; so a line keeps its dash while the
/// days pass.
fn dash(group: &Group, index: usize) -> usize {
    let own = group.series[index];
    let mut before = 0;
    for (i, one) in group.series.iter().enumerate() {
        let (here, there) = (own.claims.len(), one.claims.len());
        if one.side == own.side && (there > here || (there == here && i < index)) {
            before += 1;
        }
    }
    before
}

/// The least number above zero, and the highest, of what is known at the day.
fn ends(dataset: &Dataset, group: &Group, day: Day) -> (f64, f64) {
    let (mut least, mut most) = (f64::MAX, 0.0);
    for one in &group.series {
        for claim in one.known(day).filter(|claim| claim.drawn) {
            let figure = claim.figure(dataset);
            for value in [figure.low, figure.high].into_iter().flatten() {
                if value > most {
                    most = value;
                }
                if value > 0.0 && value < least {
                    least = value;
                }
            }
        }
    }
    (least, most)
}

impl Plot {
    /// Adds the claims of one series: marks, and either bars or a line.
    fn add(&mut self, dataset: &Dataset, series: &Series, line: &mut Line, day: Day, frame: Frame) {
        let values = self.values;
        let (mut upper, mut lower) = (Vec::new(), Vec::new());
        let mut has_range = false;
        let mut bounds = Vec::new();
        let highest = match series.reckoning {
            Reckoning::State => series.highest(dataset, day),
            _ => None,
        };
        for claim in series.known(day).filter(|claim| claim.drawn) {
            let figure = claim.figure(dataset);
            let bound = bound(figure);
            let y = number(figure).map_or(values.base, |value| values.y(value));
            let days = covered(dataset, series, claim);
            let (left, right) = (self.x(days.first, frame), self.x(days.last + 1, frame));
            let mut x = self.x(claim.of, frame);
            let low = match bound {
                Bound::Range => figure.low.map(|value| values.y(value)),
                _ => None,
            };
            if bound == Bound::Words {
            } else if series.reckoning == Reckoning::Period {
                let middle = (left + right) * 0.5;
                let half = ((right - left) * 0.5).max(BAR * 0.5);
                let mut path = String::new();
                rectangle(&mut path, middle - half, y, middle + half, values.base);
                let index = line.index;
                self.bars.push(Bar { index, path });
                x = middle;
            } else {
                upper.push((x, y));
                lower.push((x, low.unwrap_or(y)));
                bounds.push(bound);
                has_range |= low.is_some();
            }
            self.marks.push(Mark {
                index: line.index,
                claim,
                bound,
                x,
                y,
                low,
                whisker: self.whisker(claim.event(dataset).span, claim.of, frame),
                highest: highest == Some(claim) && series.claims.len() > 1,
            });
        }
        line.path = steps(&upper, 0.0);
        if has_range {
            line.lower = steps(&lower, 0.0);
        }
        if let Some(&(x, y)) = upper.last()
            && self.cursor > x
        {
            push(&mut line.tail, 'M', &[x, y]);
            push(&mut line.tail, 'H', &[self.cursor]);
        }
        let last = match series.latest(day) {
            Some(claim) => self.x((claim.of + BAND_DAYS).min(day), frame),
            None => self.cursor,
        };
        for (i, bound) in bounds.iter().enumerate() {
            let (x, y) = upper[i];
            let end = upper.get(i + 1).map_or(last, |next| next.0);
            let (top, bottom) = match bound {
                Bound::AtLeast => (y - OPEN_BAND, y),
                Bound::UpTo => (y, (y + OPEN_BAND).min(values.base)),
                Bound::Range => (y, lower[i].1),
                _ => continue,
            };
            rectangle(&mut line.band, x, top, end.max(x), bottom);
        }
    }

    /// Pixels from the left of a day.
    fn x(&self, day: Day, frame: Frame) -> f64 {
        let day = day.clamp(self.time.days.first, self.time.days.last);
        frame.left + self.time.x(day)
    }

    /// From which day to which a claim may be, in pixels, where its date is not exact.
    fn whisker(&self, span: DateSpan, of: Day, frame: Frame) -> Option<(f64, f64)> {
        let (first, last) = match span.precision {
            Precision::Day => return None,
            Precision::Month => (
                span.start.first_of_month(),
                span.end.first_of_next_month() - 1,
            ),
            Precision::Approx if span.start < span.end => (span.start, span.end),
            Precision::Approx => (span.start - ABOUT_DAYS, span.start + ABOUT_DAYS),
        };
        let (first, last) = (first.min(of), last.max(of));
        Some((self.x(first, frame), self.x(last, frame)))
    }
}
