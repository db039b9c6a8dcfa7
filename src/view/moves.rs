//! All movements that are drawn or listed: made once for what a filter admits.

use super::map_names::anchor;
use crate::geo::arrow::{curve, length, smooth};
use crate::geo::mercator::{lonlat_from_map, units_per_km};
use crate::geo::{Extent, LonLat, MapPoint, map_from_lonlat, math};
use crate::index::sort::sorted_by_key;
use crate::index::{Catalog, Subset};
use crate::model::{
    Composed, Dataset, Day, DayRange, Heading, Leg, Movement, PlaceKind, Side, Standing, Way,
};

/// Length of an arrow of which only one end and the direction are known, in km:
/// at a point, and at the name of an area.
const STUB_KM: (f64, f64) = (7.0, 700.0);
/// Two ways run side by side when both ends of them are nearer to one another
/// than this share of the shorter way.
const NEAR: f64 = 0.22;
/// Longest stretch between two places of a way that is called reported, in km: a
/// longer one is as unknown as one without places between.
const KNOWN_KM: f64 = 300.0;
/// Beyond so many movements, as a reader's own file may have, none is moved aside.
const MOST_LANES: usize = 400;

/// The movements of a dataset that a filter admits, ordered by first day.
#[derive(Debug, Default)]
pub struct Moves {
    /// All of them, those that cannot be drawn included.
    pub all: Vec<Move>,
}

/// What a movement is told by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The record of one event, by index.
    Event(u32),
    /// Several records: index into [`Dataset::ways`].
    Composed(u32),
}

/// A movement from one start. One that had several is as many of these, with
/// one id, told apart by `strand`.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// What tells of it.
    pub origin: Origin,
    /// Id of the event, or of the composed movement.
    pub id: String,
    /// 0 for the first start, 1 and so on for further ones.
    pub strand: u32,
    /// Who moves.
    pub side: Side,
    /// How sure one can be.
    pub standing: Standing,
    /// Whether reported points between the ends make its way.
    pub through: bool,
    /// A plan, not a movement that has begun.
    pub planned: bool,
    /// Its days, both included.
    pub days: DayRange,
    /// How wide it is drawn: 1 to 4 by the least reported strength, 0 where none is.
    pub class: u8,
    /// Which leg of the North Korean soldiers' way it is.
    pub leg: Option<Leg>,
    /// Whether it begins, and ends, at the name of an area.
    pub vague: (bool, bool),
    /// The way in map units; empty where it is in the list alone.
    pub line: Vec<MapPoint>,
    /// What is around the way.
    pub extent: Option<Extent>,
    /// Which of several ways side by side it takes; 0 in the middle.
    pub lane: i32,
    /// What share of the way has been made by the end of a day, in their order.
    reached: Vec<(Day, f64)>,
}

impl Move {
    /// Whether several records tell of it together.
    pub fn is_composed(&self) -> bool {
        matches!(self.origin, Origin::Composed(_))
    }

    /// A name that no other has, and that stays.
    pub fn key(&self) -> String {
        format!("{}/{}", self.id, self.strand)
    }

    /// What share of the way is drawn at the end of that day; more on a later
    /// day, and all from its last day on.
    pub fn fraction(&self, day: Day) -> f64 {
        let mut before = (self.days.first - 1, 0.0);
        for &(on, share) in &self.reached {
            if day < on {
                let days = f64::from((on - before.0).max(1));
                let passed = f64::from((day - before.0).max(0));
                return before.1 + (share - before.1) * passed / days;
            }
            before = (on, share);
        }
        1.0
    }
}

impl Moves {
    /// Looks up the ways of all movements that the filter admits. A composed one
    /// is there when a record of its own side that it rests on is admitted, or
    /// any where none is of its side.
    pub fn new(catalog: &Catalog, subset: &Subset) -> Self {
        let dataset = &catalog.dataset;
        // A reader's own file holds none.
        if dataset.details.is_empty() && dataset.ways.is_empty() {
            return Moves { all: Vec::new() };
        }
        let mut admitted = vec![false; dataset.events.len()];
        let ever = DayRange {
            first: Day::MIN,
            last: Day::MAX,
        };
        for event in subset.all.newest(catalog, ever) {
            admitted[event as usize] = true;
        }
        let mut maker = Maker {
            dataset,
            made: Vec::new(),
        };
        for (index, detail) in dataset.details.iter().enumerate() {
            if let (Some(movement), true) = (&detail.movement, admitted[index]) {
                let days = subset.days(&dataset.events[index]);
                maker.reported(index, movement, days);
            }
        }
        for (index, way) in (0..).zip(&dataset.ways) {
            if let Way::Composed(composed) = way
                && is_admitted(catalog, composed, &admitted)
            {
                maker.composed(index, composed, subset);
            }
        }
        let made = maker.made;
        let order = sorted_by_key(0..made.len() as u32, |i| {
            let one = &made[i as usize];
            (i64::from(one.days.first.0), stable(&one.id))
        });
        let mut all: Vec<Move> = order.iter().map(|&i| made[i as usize].clone()).collect();
        if all.len() <= MOST_LANES {
            choose_lanes(&mut all);
        }
        Moves { all }
    }

    /// Indices of those that are visible in the range, newest first, one for each
    /// movement however many starts it had.
    pub fn listed(&self, range: DayRange) -> Vec<usize> {
        let is_listed = |&index: &usize| {
            let one = &self.all[index];
            one.strand == 0 && range.meets(one.days)
        };
        (0..self.all.len()).rev().filter(is_listed).collect()
    }
}

/// A number that follows from an id alone, so that nothing hangs on the order of
/// lines in a file.
fn stable(id: &str) -> i64 {
    let mix = |sum: i64, byte: u8| sum.wrapping_mul(31).wrapping_add(i64::from(byte));
    id.bytes().fold(7, mix)
}

/// What is around all of the ways.
pub fn around<'a>(moves: impl Iterator<Item = &'a Move>) -> Option<Extent> {
    let extents = moves.filter_map(|one| one.extent);
    Extent::around(extents.flat_map(|extent| [extent.min, extent.max]))
}

/// What is around the places of those movements that are wanted, by id and leg.
pub fn places_of(dataset: &Dataset, wanted: impl Fn(&str, Option<Leg>) -> bool) -> Option<Extent> {
    let mut points = Vec::new();
    let mut add = |id: &String| points.extend(spot(dataset, id, false).map(|(point, _)| point));
    for way in &dataset.ways {
        if let Way::Composed(composed) = way
            && wanted(&composed.id, composed.leg)
        {
            let places = composed.way.iter().filter_map(|stage| stage.place.as_ref());
            places.for_each(&mut add);
        }
    }
    for (event, detail) in dataset.events.iter().zip(&dataset.details) {
        let note = dataset.note_on(&event.id);
        if let Some(movement) = &detail.movement
            && wanted(&event.id, note.and_then(|note| note.leg))
        {
            let Movement { from, via, to, .. } = movement;
            let also = note.into_iter().flat_map(|note| &note.also_from);
            from.iter()
                .chain(also)
                .chain(via)
                .chain(to)
                .for_each(&mut add);
        }
    }
    Extent::around(points)
}

fn is_admitted(catalog: &Catalog, composed: &Composed, admitted: &[bool]) -> bool {
    let (mut own, mut any) = (None, false);
    for id in composed.rests_on() {
        if let Some(event) = catalog.event_index(id) {
            let shown = admitted[event as usize];
            any |= shown;
            if catalog.dataset.events[event as usize].side() == Side::of(&composed.side) {
                own = Some(own.unwrap_or(false) | shown);
            }
        }
    }
    own.unwrap_or(any)
}

/// Where a place is drawn, and whether that is the name of an area.
fn spot(dataset: &Dataset, id: &str, is_goal: bool) -> Option<(MapPoint, bool)> {
    let place = dataset.places.iter().find(|place| place.id == id)?;
    // The name of a country stands for all of it, and says of no goal where it is.
    if is_goal && place.kind == PlaceKind::Country {
        return None;
    }
    let area = place.kind.is_area();
    let named = if area { anchor(id) } else { None };
    let own = || {
        let (lon, lat) = place.lon_lat()?;
        Some(map_from_lonlat(LonLat::new(lon, lat)?))
    };
    Some((named.or_else(own)?, area))
}

/// The class of a number of soldiers: what an arrow's width stands for.
pub fn strength_class(number: f64) -> u8 {
    match number {
        n if n < 500.0 => 1,
        n if n < 2_000.0 => 2,
        n if n < 5_000.0 => 3,
        _ => 4,
    }
}

/// Makes movements.
struct Maker<'a> {
    dataset: &'a Dataset,
    made: Vec<Move>,
}

impl Maker<'_> {
    fn reported(&mut self, index: usize, movement: &Movement, days: DayRange) {
        let dataset = self.dataset;
        let event = &dataset.events[index];
        let note = dataset.note_on(&event.id);
        let least = dataset
            .strength_of(index)
            .into_iter()
            .filter_map(|figure| figure.low.or(figure.high))
            .fold(f64::INFINITY, f64::min);
        let also = note.map_or(&[][..], |note| &note.also_from);
        let mut starts: Vec<Option<&String>> = movement.from.iter().chain(also).map(Some).collect();
        if starts.is_empty() {
            starts.push(None);
        }
        // One strand for each start, or for each of the ways that are told apart.
        let mut strands = Vec::new();
        for start in starts {
            if note.is_some_and(|note| note.apart) {
                strands.extend(movement.via.chunks(1).map(|via| (start, via)));
            } else {
                strands.push((start, &movement.via[..]));
            }
        }
        let goal = movement.to.as_deref();
        for (strand, (start, via)) in (0..).zip(strands) {
            let mut way = Vec::new();
            way.extend(start.and_then(|id| spot(dataset, id, false)));
            let from_start = way.len();
            way.extend(via.iter().filter_map(|id| spot(dataset, id, false)));
            let through = way.len() > from_start;
            let last = goal.and_then(|id| spot(dataset, id, true));
            way.extend(last);
            if let Some(heading) = note.and_then(|note| note.heading)
                && let [one] = way[..]
            {
                way = stub(one, heading, last.is_some());
            }
            self.add(Move {
                origin: Origin::Event(index as u32),
                id: event.id.clone(),
                strand,
                side: Side::of(&movement.side),
                standing: event.standing,
                through: through && is_known(&way),
                planned: movement.planned,
                days,
                class: if least.is_finite() {
                    strength_class(least)
                } else {
                    0
                },
                leg: note.and_then(|note| note.leg),
                reached: vec![(days.first - 1, 0.0), (days.last, 1.0)],
                ..blank(&way)
            });
        }
    }

    fn composed(&mut self, index: u32, composed: &Composed, subset: &Subset) {
        let dataset = self.dataset;
        let (mut way, mut on) = (Vec::new(), Vec::new());
        let mut days = DayRange::NONE;
        let last = composed.way.len() - 1;
        for (i, stage) in composed.way.iter().enumerate() {
            let Some(event) = dataset.event_index(&stage.event) else {
                return;
            };
            let stage_days = subset.days(&dataset.events[event as usize]);
            // A record whose publication is not dated is never shown by it.
            if stage_days == DayRange::NONE {
                return;
            }
            days.first = days.first.min(stage_days.first);
            days.last = days.last.max(stage_days.last);
            let place = stage.place.as_deref();
            if let Some(found) = place.and_then(|id| spot(dataset, id, i == last)) {
                way.push(found);
                on.push(stage_days.first);
            }
        }
        if let (Some(end), true) = (on.last_mut(), composed.way[last].place.is_some()) {
            *end = days.last;
        }
        let blank = blank(&way);
        let reached = on.into_iter().zip(blank.reached.iter().map(|r| r.1));
        let mut latest = Day::MIN;
        let reached = reached.map(|(day, share)| {
            latest = latest.max(day);
            (latest, share)
        });
        self.add(Move {
            origin: Origin::Composed(index),
            id: composed.id.clone(),
            side: Side::of(&composed.side),
            standing: composed.standing,
            through: way.len() > 2 && is_known(&way),
            days,
            leg: composed.leg,
            reached: reached.collect(),
            ..blank
        });
    }

    fn add(&mut self, one: Move) {
        self.made.push(one);
    }
}

/// Whether no stretch of the way is too long to be called reported.
fn is_known(way: &[(MapPoint, bool)]) -> bool {
    way.windows(2).all(|pair| {
        let ends = [pair[0].0, pair[1].0].map(lonlat_from_map);
        ends[0].distance_km(ends[1]) <= KNOWN_KM
    })
}

/// A movement along a way, of which nothing else is known. Its `reached` has
/// the shares at which it comes to each point.
fn blank(way: &[(MapPoint, bool)]) -> Move {
    let points: Vec<MapPoint> = way.iter().map(|(point, _)| *point).collect();
    let (line, shares) = match points[..] {
        [from, to] => (curve(from, to), vec![0.0, 1.0]),
        [] | [_] => (Vec::new(), vec![1.0; points.len()]),
        _ => smooth(&points),
    };
    let vague = |end: Option<&(MapPoint, bool)>| end.is_some_and(|(_, area)| *area);
    Move {
        origin: Origin::Event(0),
        id: String::new(),
        strand: 0,
        side: Side::Other,
        standing: Standing::Claimed,
        through: false,
        planned: false,
        days: DayRange::NONE,
        class: 0,
        leg: None,
        vague: (vague(way.first()), vague(way.last())),
        extent: Extent::around(if line.is_empty() {
            points
        } else {
            line.clone()
        }),
        line,
        lane: 0,
        reached: shares.into_iter().map(|share| (Day::MIN, share)).collect(),
    }
}

/// The way of a movement with one end: out of it, or into it.
fn stub(end: (MapPoint, bool), heading: Heading, into: bool) -> Vec<(MapPoint, bool)> {
    let (point, area) = end;
    let km = if area { STUB_KM.1 } else { STUB_KM.0 };
    let long = km * units_per_km(lonlat_from_map(point).lat);
    let (sin, cos) = (math::sin(heading.angle()), math::cos(heading.angle()));
    let sign = if into { -1.0 } else { 1.0 };
    let other = MapPoint {
        x: point.x + sign * sin * long,
        y: point.y - sign * cos * long,
    };
    if into {
        vec![(other, true), end]
    } else {
        vec![end, (other, false)]
    }
}

/// Gives ways that run side by side lanes of their own: 0, 1, -1, 2 and so on,
/// in the order of their days.
fn choose_lanes(moves: &mut [Move]) {
    // 0, 1, -1, 2, -2, ...
    let lane = |n: i32| if n % 2 == 1 { n / 2 + 1 } else { -(n / 2) };
    for i in 1..moves.len() {
        let taken: Vec<i32> = (0..i)
            .filter_map(|j| Some(moves[j].lane * side_by_side(&moves[j], &moves[i])?))
            .collect();
        moves[i].lane = (0..).map(lane).find(|n| !taken.contains(n)).unwrap_or(0);
    }
}

/// Whether two ways run side by side: 1 in the same direction, -1 against one another.
fn side_by_side(a: &Move, b: &Move) -> Option<i32> {
    let ends = |one: &Move| Some((*one.line.first()?, *one.line.last()?));
    let ((a0, a1), (b0, b1)) = (ends(a)?, ends(b)?);
    let near = length(&a.line).min(length(&b.line)) * NEAR;
    let close = |p: MapPoint, q: MapPoint| math::length(p.x - q.x, p.y - q.y) < near;
    if close(a0, b0) && close(a1, b1) {
        Some(1)
    } else if a.through && b.through && close(a0, b1) && close(a1, b0) {
        Some(-1)
    } else {
        None
    }
}
