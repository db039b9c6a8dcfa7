//! Arrows along a way: curves in map units, bodies and heads as SVG paths.
//!
//! A way is a line of map points. It is made once; what is drawn of it (up to a
//! fraction, moved aside, cut to the view) is made for a scale, so that widths
//! and heads are the same number of pixels at every zoom.

use super::lonlat::LonLat;
use super::math;
use super::mercator::{MapPoint, held, lonlat_from_map, map_from_lonlat};
use super::path;
use super::viewport::Extent;

/// Parts into which a curve is divided, and each stretch between two points of a
/// smoothed line.
const STEPS: u32 = 20;
/// How far a curve whose way is not known swings out, as a share of its length.
const SWING: f64 = 0.14;
/// Ways longer than this are drawn as great circles, in km.
const GREAT_CIRCLE_KM: f64 = 700.0;

/// A curve between two points whose way is not known: swung to the left of its
/// direction, or the great circle where that is longer than 700 km.
pub fn curve(from: MapPoint, to: MapPoint) -> Vec<MapPoint> {
    let ends = (lonlat_from_map(from), lonlat_from_map(to));
    if ends.0.distance_km(ends.1) > GREAT_CIRCLE_KM {
        return great_circle(ends.0, ends.1);
    }
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let middle = MapPoint {
        x: (from.x + to.x) / 2.0 + dy * SWING * 2.0,
        y: (from.y + to.y) / 2.0 - dx * SWING * 2.0,
    };
    steps(|t| {
        let (a, b, c) = ((1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t);
        MapPoint {
            x: a * from.x + b * middle.x + c * to.x,
            y: a * from.y + b * middle.y + c * to.y,
        }
    })
}

/// The shortest way over the sphere (by the formula of spherical linear
/// interpolation). Not meant for points opposite one another.
fn great_circle(from: LonLat, to: LonLat) -> Vec<MapPoint> {
    steps(|t| map_from_lonlat(from.toward(to, t)))
}

fn steps(at: impl Fn(f64) -> MapPoint) -> Vec<MapPoint> {
    (0..=STEPS)
        .map(|i| at(f64::from(i) / f64::from(STEPS)))
        .collect()
}

/// A smooth line through all points (Catmull-Rom with chord lengths, so that it
/// does not loop where points lie close together), and the share of its length
/// at which it reaches each of them.
pub fn smooth(points: &[MapPoint]) -> (Vec<MapPoint>, Vec<f64>) {
    let [first, .., _] = points else {
        return (points.to_vec(), vec![1.0; points.len()]);
    };
    let mut line = vec![*first];
    let mut reached = vec![0];
    for i in 0..points.len() - 1 {
        let (a, b) = (points[i], points[i + 1]);
        let before = points[i.saturating_sub(1)];
        let after = *points.get(i + 2).unwrap_or(&b);
        let ends = (lonlat_from_map(a), lonlat_from_map(b));
        let stretch = if ends.0.distance_km(ends.1) > GREAT_CIRCLE_KM {
            great_circle(ends.0, ends.1)
        } else {
            let here = apart(a, b);
            let (out, into) = (tangent(before, a, b, here), tangent(a, b, after, here));
            steps(|t| {
                // Cubic Hermite: ends, and the tangents at them.
                let (t2, t3) = (t * t, t * t * t);
                let (h0, h1) = (2.0 * t3 - 3.0 * t2 + 1.0, t3 - 2.0 * t2 + t);
                let (h2, h3) = (3.0 * t2 - 2.0 * t3, t3 - t2);
                MapPoint {
                    x: h0 * a.x + h1 * out.x + h2 * b.x + h3 * into.x,
                    y: h0 * a.y + h1 * out.y + h2 * b.y + h3 * into.y,
                }
            })
        };
        line.extend(stretch.into_iter().skip(1));
        reached.push(line.len() - 1);
    }
    let along = lengths(&line);
    let whole = along.last().copied().unwrap_or(0.0).max(1e-9);
    let shares = reached.into_iter().map(|i| along[i] / whole).collect();
    (line, shares)
}

/// The tangent at `b` for a stretch that is `here` long.
fn tangent(a: MapPoint, b: MapPoint, c: MapPoint, here: f64) -> MapPoint {
    let around = apart(a, b) + apart(b, c);
    let k = if around > 0.0 { here / around } else { 0.0 };
    MapPoint {
        x: (c.x - a.x) * k,
        y: (c.y - a.y) * k,
    }
}

fn apart(a: MapPoint, b: MapPoint) -> f64 {
    math::length(a.x - b.x, a.y - b.y)
}

/// How far along the line each of its points lies.
fn lengths(line: &[MapPoint]) -> Vec<f64> {
    let mut sum = 0.0;
    let mut before = line.first().copied();
    let mut all = Vec::with_capacity(line.len());
    for &point in line {
        sum += before.map_or(0.0, |before| apart(before, point));
        before = Some(point);
        all.push(sum);
    }
    all
}

/// Length of the line in map units.
pub fn length(line: &[MapPoint]) -> f64 {
    lengths(line).last().copied().unwrap_or(0.0)
}

/// The point that far along the line, and the direction there (of length 1).
fn at(line: &[MapPoint], along: &[f64], distance: f64) -> (MapPoint, (f64, f64)) {
    let i = along
        .partition_point(|&d| d < distance)
        .clamp(1, line.len() - 1);
    let (a, b) = (line[i - 1], line[i]);
    let step = (along[i] - along[i - 1]).max(1e-9);
    let t = held((distance - along[i - 1]) / step, 0.0, 1.0);
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    (
        MapPoint {
            x: a.x + dx * t,
            y: a.y + dy * t,
        },
        (dx / step, dy / step),
    )
}

/// What is drawn of a way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cut {
    /// Pixels per map unit.
    pub scale: f64,
    /// Share of the way that is drawn, 0 to 1.
    pub fraction: f64,
    /// Pixels left free at the start.
    pub gap_start: f64,
    /// Pixels left free at the end, when the whole way is drawn.
    pub gap_end: f64,
    /// Pixels by which the arrow is moved to the right of its way; less at its ends.
    pub aside: f64,
    /// Width at the start, in pixels.
    pub tail: f64,
    /// Width before the head, in pixels.
    pub neck: f64,
    /// Length of the head, in pixels.
    pub head: f64,
    /// What is drawn of the map; the rest is cut off.
    pub view: Extent,
}

/// The parts of an arrow as SVG paths, in pixels from the map's origin.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    /// The outline of the tapered body.
    pub body: String,
    /// The line along its middle.
    pub line: String,
    /// The head; empty where it is cut off.
    pub head: String,
    /// Where the head points to, in map units.
    pub tip: MapPoint,
    /// The middle of what is drawn, in map units.
    pub middle: MapPoint,
}

/// Draws an arrow along a way; `None` where it is shorter than its head.
pub fn arrow(line: &[MapPoint], cut: &Cut) -> Option<Arrow> {
    if line.len() < 2 {
        return None;
    }
    let unit = 1.0 / cut.scale;
    let along = lengths(line);
    let whole = along[along.len() - 1];
    let least = (cut.head + 4.0 + cut.gap_start) * unit;
    let most = whole - cut.gap_end * unit;
    if most < least {
        return None;
    }
    let tip = held(whole * cut.fraction, least, most);
    let start = cut.gap_start * unit;
    // The body goes a little way under the head, so that no seam shows.
    let neck = tip - cut.head * 0.8 * unit;
    // Moved aside by all of it in the middle, and a third at the ends.
    let aside = |d: f64| {
        let swell = 4.0 * (d / whole) * (1.0 - d / whole);
        cut.aside * (0.34 + 0.66 * swell) * unit
    };
    let moved = |d: f64| {
        let (p, (dx, dy)) = at(line, &along, d);
        let k = aside(d);
        (
            MapPoint {
                x: p.x - dy * k,
                y: p.y + dx * k,
            },
            (dx, dy),
        )
    };
    let inner = along.iter().copied().filter(|&d| d > start && d < neck);
    let stops: Vec<f64> = [start].into_iter().chain(inner).chain([neck]).collect();
    let mut drawn = Arrow {
        tip: moved(tip).0,
        middle: moved((start + tip) / 2.0).0,
        body: String::new(),
        line: String::new(),
        head: String::new(),
    };
    let pen = Pen {
        cut,
        unit,
        start,
        neck,
    };
    let mut run: Vec<Station> = Vec::new();
    for pair in stops.windows(2) {
        let (a, b) = (moved(pair[0]), moved(pair[1]));
        match clipped(a.0, b.0, cut.view) {
            None => pen.end(&mut run, &mut drawn),
            Some((from, to)) => {
                let mix = |t: f64| Station {
                    point: MapPoint {
                        x: a.0.x + (b.0.x - a.0.x) * t,
                        y: a.0.y + (b.0.y - a.0.y) * t,
                    },
                    direction: if t < 0.5 { a.1 } else { b.1 },
                    distance: pair[0] + (pair[1] - pair[0]) * t,
                };
                if run.is_empty() || from > 0.0 {
                    pen.end(&mut run, &mut drawn);
                    run.push(mix(from));
                }
                run.push(mix(to));
                if to < 1.0 {
                    pen.end(&mut run, &mut drawn);
                }
            }
        }
    }
    pen.end(&mut run, &mut drawn);
    if cut.view.contains(drawn.tip) {
        drawn.head = pen.head(moved(neck).0, drawn.tip);
    }
    Some(drawn)
}

/// A point of the middle line, where it leads, and how far along it lies.
#[derive(Clone, Copy)]
struct Station {
    point: MapPoint,
    direction: (f64, f64),
    distance: f64,
}

/// Writes the parts of an arrow.
struct Pen<'a> {
    cut: &'a Cut,
    unit: f64,
    start: f64,
    neck: f64,
}

impl Pen<'_> {
    /// Ends a stretch that lies in the view.
    fn end(&self, run: &mut Vec<Station>, drawn: &mut Arrow) {
        if run.len() > 1 {
            let middle = run.iter().map(|s| s.point);
            self.write(&mut drawn.line, &middle.collect::<Vec<_>>(), false);
            let side = |s: &Station, sign: f64| {
                let t = (s.distance - self.start) / (self.neck - self.start).max(1e-9);
                let width = self.cut.tail + (self.cut.neck - self.cut.tail) * t;
                let k = sign * width / 2.0 * self.unit;
                MapPoint {
                    x: s.point.x - s.direction.1 * k,
                    y: s.point.y + s.direction.0 * k,
                }
            };
            let mut outline: Vec<MapPoint> = run.iter().map(|s| side(s, 1.0)).collect();
            outline.extend(run.iter().rev().map(|s| side(s, -1.0)));
            self.write(&mut drawn.body, &outline, true);
        }
        run.clear();
    }

    /// A head with a notch, from the neck to the tip.
    fn head(&self, neck: MapPoint, tip: MapPoint) -> String {
        let long = apart(neck, tip).max(1e-9);
        let (dx, dy) = ((tip.x - neck.x) / long, (tip.y - neck.y) / long);
        let on = |along: f64, across: f64| MapPoint {
            x: tip.x + (dx * along - dy * across) * self.cut.head * self.unit,
            y: tip.y + (dy * along + dx * across) * self.cut.head * self.unit,
        };
        let mut text = String::new();
        let corners = [
            on(0.0, 0.0),
            on(-1.0, 0.48),
            on(-0.76, 0.0),
            on(-1.0, -0.48),
        ];
        self.write(&mut text, &corners, true);
        text
    }

    fn write(&self, text: &mut String, points: &[MapPoint], close: bool) {
        let k = self.cut.scale;
        let scaled = points.iter().map(|p| MapPoint {
            x: p.x * k,
            y: p.y * k,
        });
        path::append(text, scaled, close);
    }
}

/// What part of the stretch lies in the view, as shares of it (the method of
/// Liang and Barsky).
fn clipped(a: MapPoint, b: MapPoint, view: Extent) -> Option<(f64, f64)> {
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    for (step, room) in [
        (-dx, a.x - view.min.x),
        (dx, view.max.x - a.x),
        (-dy, a.y - view.min.y),
        (dy, view.max.y - a.y),
    ] {
        if step == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if step < 0.0 {
            from = from.max(room / step);
        } else {
            to = to.min(room / step);
        }
    }
    (from < to).then_some((from, to))
}

#[cfg(test)]
#[path = "arrow_tests.rs"]
mod tests;
