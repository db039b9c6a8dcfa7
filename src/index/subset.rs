//! The events that a filter admits, ready to be counted and listed at any day.

use super::catalog::{Catalog, Placement};
use super::filter::Filter;
use super::pyramid::Pyramid;
use super::scope::Scope;
use super::sort::sorted_by_key;
use crate::geo::MapPoint;
use crate::model::{Day, DayRange, Family};

/// The events that a filter admits. Built once per filter; counts at a day are
/// binary searches, lists read only the rows that are asked for.
#[derive(Debug)]
pub struct Subset {
    /// All of them.
    pub all: DaySeries,
    /// Those at sites, for the map.
    pub pyramid: Pyramid,
    /// Those of each area, by index into the places.
    pub areas: Vec<(u32, DaySeries)>,
    /// Those without a place on the map.
    pub elsewhere: DaySeries,
    /// Those of each site, by index into the catalog's sites; empty ones are kept.
    pub sites: Vec<DaySeries>,
    /// First day and family of each, for the histogram.
    pub starts: Vec<(Day, Family)>,
}

/// Events by day: how many touch a range, and which ones come last.
#[derive(Clone, Debug, Default)]
pub struct DaySeries {
    /// Events ordered by first day, then index.
    order: Vec<u32>,
    /// First days, in that order.
    starts: Vec<Day>,
    /// Last days, ascending.
    ends: Vec<Day>,
    /// The longest span, in days after the first.
    longest: i32,
}

/// How many events are visible, and where they belong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All visible events.
    pub total: usize,
    /// Those at a point.
    pub placed: usize,
    /// Those in a district, an oblast or a country.
    pub in_areas: usize,
    /// Those without a place on the map.
    pub elsewhere: usize,
}

impl DaySeries {
    fn new(catalog: &Catalog, events: Vec<u32>) -> Self {
        let span = |i: u32| catalog.dataset.events[i as usize].span;
        let order = sorted_by_key(events, |i| (i64::from(span(i).start.0), 0));
        let starts: Vec<Day> = order.iter().map(|&i| span(i).start).collect();
        let longest = order
            .iter()
            .map(|&i| span(i).end - span(i).start)
            .max()
            .unwrap_or(0);
        let by_end = sorted_by_key(order.iter().copied(), |i| (i64::from(span(i).end.0), 0));
        let ends = by_end.into_iter().map(|i| span(i).end).collect();
        DaySeries {
            order,
            starts,
            ends,
            longest,
        }
    }

    /// Number of events that touch the range: those begun by its last day,
    /// less those over before its first.
    pub fn count(&self, range: DayRange) -> usize {
        if range.first > range.last {
            return 0;
        }
        let begun = self.starts.partition_point(|start| *start <= range.last);
        let over = self.ends.partition_point(|end| *end < range.first);
        begun - over
    }

    /// The events that touch the range, newest first.
    pub fn newest<'a>(
        &'a self,
        catalog: &'a Catalog,
        range: DayRange,
    ) -> impl Iterator<Item = u32> + 'a {
        let begun = self.starts.partition_point(|start| *start <= range.last);
        let earliest = range.first - self.longest;
        (0..begun)
            .rev()
            .take_while(move |&i| self.starts[i] >= earliest)
            .map(|i| self.order[i])
            .filter(move |&i| range.touches(catalog.dataset.events[i as usize].span))
    }

    /// The nearest day after (or before) `day` on which an event begins.
    pub fn next_start(&self, day: Day, forward: bool) -> Option<Day> {
        if forward {
            self.starts
                .get(self.starts.partition_point(|start| *start <= day))
                .copied()
        } else {
            let before = self.starts.partition_point(|start| *start < day);
            before.checked_sub(1).map(|i| self.starts[i])
        }
    }

    /// Number of all events, at any day.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there are none at any day.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }
}

impl Subset {
    /// Sorts what the filter admits. Cost: proportional to the events admitted
    /// times the levels of the pyramid.
    pub fn new(catalog: &Catalog, filter: &Filter) -> Self {
        let admitted = catalog.admitted(filter);
        let mut of_area: Vec<Vec<u32>> = vec![Vec::new(); catalog.dataset.places.len()];
        let mut of_site: Vec<Vec<u32>> = vec![Vec::new(); catalog.sites.len()];
        let mut elsewhere = Vec::new();
        let mut points: Vec<(u32, MapPoint)> = Vec::new();
        for &event in &admitted {
            match catalog.placements[event as usize] {
                Placement::Site(site) => {
                    of_site[site as usize].push(event);
                    points.push((event, catalog.sites[site as usize].point));
                }
                Placement::Area(place) => of_area[place as usize].push(event),
                Placement::Elsewhere => elsewhere.push(event),
            }
        }
        let events = &catalog.dataset.events;
        let starts = admitted
            .iter()
            .map(|&i| {
                (
                    events[i as usize].span.start,
                    events[i as usize].kind.family(),
                )
            })
            .collect();
        Subset {
            pyramid: Pyramid::new(&catalog.dataset.events, &points),
            areas: (0..)
                .zip(of_area)
                .filter(|(_, list)| !list.is_empty())
                .map(|(place, list)| (place, DaySeries::new(catalog, list)))
                .collect(),
            elsewhere: DaySeries::new(catalog, elsewhere),
            sites: of_site
                .into_iter()
                .map(|list| DaySeries::new(catalog, list))
                .collect(),
            all: DaySeries::new(catalog, admitted),
            starts,
        }
    }

    /// How many events are visible in the range, and where they belong.
    pub fn counts(&self, range: DayRange) -> Counts {
        let total = self.all.count(range);
        let in_areas = self
            .areas
            .iter()
            .map(|(_, series)| series.count(range))
            .sum();
        let elsewhere = self.elsewhere.count(range);
        Counts {
            total,
            in_areas,
            elsewhere,
            placed: total - in_areas - elsewhere,
        }
    }

    /// The events of a list's scope; `None` where the scope names nothing known.
    pub fn scope(&self, scope: Scope) -> Option<&DaySeries> {
        match scope {
            Scope::All => Some(&self.all),
            Scope::Elsewhere => Some(&self.elsewhere),
            Scope::Area(place) => self
                .areas
                .binary_search_by_key(&place, |(area, _)| *area)
                .ok()
                .map(|i| &self.areas[i].1),
            Scope::Site(site) => self.sites.get(site as usize),
        }
    }
}
