//! The events that a filter admits, ready to be counted and listed at any day.

use std::sync::OnceLock;

use super::catalog::{Catalog, Placement, Site};
use super::filter::Filter;
use super::pyramid::Pyramid;
use super::scope::Scope;
use super::sort::sorted_by_key;
use super::tree::Entry;
use crate::model::{Basis, Day, DayRange, Event, Family, Side};

/// The events that a filter admits. Built once per filter; counts at a day are
/// binary searches, lists read only the rows that are asked for.
#[derive(Debug)]
pub struct Subset {
    /// By which days the events are shown.
    pub basis: Basis,
    /// How many the filter admits that are never shown on that basis, since
    /// the day of their publication is not known.
    pub undated: usize,
    /// All of them.
    pub all: DaySeries,
    /// Those at sites, for the map.
    pub pyramid: Pyramid,
    /// Those of each area, by index into the places.
    pub areas: Vec<(u32, DaySeries)>,
    /// Those without a place on the map.
    pub elsewhere: DaySeries,
    /// Those of each site, by index into the catalog's sites.
    pub(super) sites: SiteLists,
    /// First day and family of each, for the histogram.
    pub starts: Vec<(Day, Family)>,
}

/// Events by day: how many touch a range, and which ones come last.
#[derive(Clone, Debug, Default)]
pub struct DaySeries {
    /// By which days.
    pub(super) basis: Basis,
    /// Events ordered by first day, then index.
    pub(super) order: Vec<u32>,
    /// First days, in that order.
    pub(super) starts: Vec<Day>,
    /// Last days, ascending; empty where every event is of one day.
    pub(super) ends: Vec<Day>,
    /// The longest span, in days after the first.
    pub(super) longest: i32,
}

/// What the index asks of an event.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    /// When it is shown.
    pub days: DayRange,
    /// What the histogram counts it as.
    pub family: Family,
    /// Whose it is.
    pub side: Side,
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

/// The events of each site. Few lists of sites are ever read, so each is made
/// when it is asked for.
#[derive(Debug, Default)]
pub(super) struct SiteLists {
    /// Events, site after site, by first day within a site.
    pub(super) events: Vec<u32>,
    /// Where each site's begin.
    pub(super) firsts: Vec<u32>,
    /// Those that were asked for; room for them is made with the first.
    pub(super) made: OnceLock<Vec<OnceLock<Box<DaySeries>>>>,
}

impl SiteLists {
    fn new(placements: &[Placement], sites: usize, entries: &[Entry]) -> Self {
        let site = |event: u32| match placements[event as usize] {
            Placement::Site(site) => site as usize,
            _ => 0,
        };
        let mut firsts = vec![0; sites + 1];
        for entry in entries {
            firsts[site(entry.event) + 1] += 1;
        }
        for i in 0..sites {
            firsts[i + 1] += firsts[i];
        }
        let mut next = firsts.clone();
        let mut events = vec![0; entries.len()];
        for entry in entries {
            let at = &mut next[site(entry.event)];
            events[*at as usize] = entry.event;
            *at += 1;
        }
        SiteLists {
            events,
            firsts,
            made: OnceLock::new(),
        }
    }

    fn bytes(&self) -> usize {
        (self.events.capacity() + self.firsts.capacity()) * size_of::<u32>()
            + self.made.get().map_or(0, Vec::capacity) * size_of::<OnceLock<Box<DaySeries>>>()
    }

    fn series(&self, catalog: &Catalog, basis: Basis, site: u32) -> Option<&DaySeries> {
        let site = site as usize;
        let sites = self.firsts.len().saturating_sub(1);
        let empty = || (0..sites).map(|_| OnceLock::new()).collect();
        let series = self.made.get_or_init(empty).get(site)?.get_or_init(|| {
            let (first, end) = (self.firsts[site] as usize, self.firsts[site + 1] as usize);
            let days = |event: u32| catalog.dataset.events[event as usize].days(basis);
            let events = self.events[first..end].iter().map(|&i| (i, days(i)));
            Box::new(DaySeries::new(basis, &events.collect::<Vec<_>>()))
        });
        Some(series)
    }
}

impl DaySeries {
    /// Takes events and their days, in the order of the first days.
    fn new(basis: Basis, events: &[(u32, DayRange)]) -> Self {
        let longest = events.iter().map(|(_, days)| days.last - days.first).max();
        let mut ends = Vec::new();
        if longest > Some(0) {
            let last = |i: u32| events[i as usize].1.last;
            let by_last = sorted_by_key(0..events.len() as u32, |i| (i64::from(last(i).0), 0));
            ends = by_last.into_iter().map(last).collect();
        }
        let longest = longest.unwrap_or(0);
        let order = events.iter().map(|(event, _)| *event).collect();
        let starts = events.iter().map(|(_, days)| days.first).collect();
        DaySeries {
            basis,
            order,
            starts,
            ends,
            longest,
        }
    }

    /// By which days the events are shown here.
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// The days by which the event is shown here.
    pub fn days(&self, event: &Event) -> DayRange {
        event.days(self.basis)
    }

    /// Number of events that touch the range: those begun by its last day,
    /// less those over before its first.
    pub fn count(&self, range: DayRange) -> usize {
        if range.first > range.last {
            return 0;
        }
        let begun = self.starts.partition_point(|start| *start <= range.last);
        let ends = if self.ends.is_empty() {
            &self.starts
        } else {
            &self.ends
        };
        let over = ends.partition_point(|end| *end < range.first);
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
            .filter(move |&i| {
                catalog.dataset.events[i as usize].days(self.basis).last >= range.first
            })
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

    fn bytes(&self) -> usize {
        self.order.capacity() * size_of::<u32>()
            + (self.starts.capacity() + self.ends.capacity()) * size_of::<Day>()
    }

    /// Whether there are none at any day.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }
}

impl Subset {
    /// Sorts what the filter admits, by the days on which it happened.
    pub fn new(catalog: &Catalog, filter: &Filter) -> Self {
        Self::by(catalog, filter, Basis::Happened)
    }

    /// Sorts what the filter admits, by the days of that basis. Cost: one sort
    /// of the events admitted, and a few passes for each depth of the pyramid.
    pub fn by(catalog: &Catalog, filter: &Filter, basis: Basis) -> Self {
        let mut admitted = catalog.admitted(filter);
        let events = &catalog.dataset.events;
        let days = |event: u32| events[event as usize].days(basis);
        let before = admitted.len();
        admitted.retain(|&event| days(event) != DayRange::NONE);
        let undated = before - admitted.len();
        let order = sorted_by_key(admitted, |i| (i64::from(days(i).first.0), 0));
        let shown = |event: u32| {
            let data = &events[event as usize];
            Shown {
                days: data.days(basis),
                family: data.kind.family(),
                side: data.side(),
            }
        };
        let (points, placements) = (&catalog.sites, &catalog.placements);
        Subset {
            undated,
            ..Self::sorted(basis, order, points, placements, &shown)
        }
    }

    /// Sorts events that come in the order of their first days.
    pub fn sorted(
        basis: Basis,
        order: Vec<u32>,
        points: &[Site],
        placements: &[Placement],
        shown: &dyn Fn(u32) -> Shown,
    ) -> Self {
        let mut in_areas = Vec::new();
        let mut elsewhere = Vec::new();
        let mut entries: Vec<Entry> = Vec::with_capacity(order.len());
        let mut all = Vec::with_capacity(order.len());
        let mut starts = Vec::with_capacity(order.len());
        for event in order {
            let Shown { days, family, side } = shown(event);
            all.push((event, days));
            starts.push((days.first, family));
            match placements[event as usize] {
                Placement::Site(site) => entries.push(Entry {
                    event,
                    point: points[site as usize].point,
                    days,
                    side,
                }),
                Placement::Area(place) => in_areas.push((place, (event, days))),
                Placement::Elsewhere => elsewhere.push((event, days)),
            }
        }
        let by_area = sorted_by_key(0..in_areas.len() as u32, |i| {
            (i64::from(in_areas[i as usize].0), 0)
        });
        let areas = by_area
            .chunk_by(|&a, &b| in_areas[a as usize].0 == in_areas[b as usize].0)
            .map(|list| {
                let events: Vec<_> = list.iter().map(|&i| in_areas[i as usize].1).collect();
                (in_areas[list[0] as usize].0, DaySeries::new(basis, &events))
            })
            .collect();
        Subset {
            basis,
            undated: 0,
            pyramid: Pyramid::new(&entries),
            areas,
            elsewhere: DaySeries::new(basis, &elsewhere),
            sites: SiteLists::new(placements, points.len(), &entries),
            all: DaySeries::new(basis, &all),
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

    /// Bytes that it holds on the heap.
    pub fn bytes(&self) -> usize {
        let areas: usize = self.areas.iter().map(|(_, series)| series.bytes()).sum();
        self.all.bytes()
            + self.elsewhere.bytes()
            + areas
            + self.pyramid.bytes()
            + self.sites.bytes()
            + self.starts.capacity() * size_of::<(Day, Family)>()
    }

    /// The days by which the event is shown here.
    pub fn days(&self, event: &Event) -> DayRange {
        event.days(self.basis)
    }

    /// The events of a list's scope; `None` where the scope names nothing known.
    pub fn scope(&self, catalog: &Catalog, scope: Scope) -> Option<&DaySeries> {
        match scope {
            Scope::All => Some(&self.all),
            Scope::Elsewhere => Some(&self.elsewhere),
            Scope::Area(place) => self
                .areas
                .binary_search_by_key(&place, |(area, _)| *area)
                .ok()
                .map(|i| &self.areas[i].1),
            Scope::Site(site) => self.sites.series(catalog, self.basis, site),
        }
    }
}
