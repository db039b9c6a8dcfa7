//! The dataset with what is looked up in it all the time: sites, placements, texts to search.

use std::sync::OnceLock;

use super::filter::Filter;
use super::fold::{fold, matches};
use super::scope::Scope;
use crate::geo::{LonLat, MapPoint, map_from_lonlat};
use crate::model::ids::{Slots, hash};
use crate::model::{Dataset, Event, Ids, Place, Texts};

/// The dataset and its look-up tables. Built once when data arrives.
#[derive(Debug)]
pub struct Catalog {
    /// The data.
    pub dataset: Dataset,
    /// Points that carry events, each once.
    pub sites: Vec<Site>,
    /// Where each event belongs, in the order of the events.
    pub placements: Vec<Placement>,
    /// What is searched, made at the first search.
    texts: OnceLock<Texts>,
    /// The events by their ids, made when the first is asked for.
    ids: OnceLock<Slots>,
}

/// A point that carries events.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Site {
    /// Where it is.
    pub point: MapPoint,
    /// Index into [`Dataset::places`] of the first place at this point.
    pub place: u32,
}

/// Where an event belongs on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// At a point: an index into [`Catalog::sites`].
    Site(u32),
    /// In an area, at no point: an index into [`Dataset::places`].
    Area(u32),
    /// Nowhere.
    Elsewhere,
}

impl Catalog {
    /// Looks everything up once. Cost: one pass over the events.
    pub fn new(dataset: Dataset) -> Self {
        let events = &dataset.events;
        let places = &dataset.places;
        let mut carries = vec![false; places.len()];
        for event in events {
            if let Some(carries) = event.place.and_then(|i| carries.get_mut(i as usize)) {
                *carries = true;
            }
        }
        let point = |i: u32| {
            let place = &places[i as usize];
            let carries = carries[i as usize] && !place.kind.is_area();
            let (lon, lat) = place.lon_lat().filter(|_| carries)?;
            LonLat::new(lon, lat)
        };
        let (sites, mut of_place) = sites(places.len(), &point);
        let mut by_id = None;
        let carrying = (0..places.len() as u32).filter(|&i| carries[i as usize]);
        for i in carrying.filter(|&i| point(i).is_none()) {
            let place = &places[i as usize];
            let area = if place.kind.is_area() {
                Some(i)
            } else {
                let by_id = by_id.get_or_insert_with(|| dataset.places_by_id());
                enclosing_area(&dataset, by_id, place)
            };
            of_place[i as usize] = area.map_or(Placement::Elsewhere, Placement::Area);
        }
        let placements = events
            .iter()
            .map(|event| {
                let placement = event.place.and_then(|i| of_place.get(i as usize));
                placement.copied().unwrap_or(Placement::Elsewhere)
            })
            .collect();
        Self::from_parts(dataset, sites, placements)
    }

    /// A dataset whose sites and placements are known.
    pub fn from_parts(dataset: Dataset, sites: Vec<Site>, placements: Vec<Placement>) -> Self {
        Catalog {
            sites,
            placements,
            texts: OnceLock::new(),
            ids: OnceLock::new(),
            dataset,
        }
    }

    /// Index of the event of that id.
    pub fn event_index(&self, id: &str) -> Option<u32> {
        let events = &self.dataset.events;
        let slots = self.ids.get_or_init(|| events_by_id(events));
        slots
            .find(hash(id.as_bytes()), |event| events[event as usize].id == id)
            .ok()
    }

    /// Whether the scope names an area or a site that there is.
    pub fn knows(&self, scope: Scope) -> bool {
        match scope {
            Scope::All | Scope::Elsewhere => true,
            Scope::Area(place) => self
                .dataset
                .places
                .get(place as usize)
                .is_some_and(|place| place.kind.is_area()),
            Scope::Site(site) => (site as usize) < self.sites.len(),
        }
    }

    /// The point of an event; `None` where it has none.
    pub fn point_of(&self, event: u32) -> Option<MapPoint> {
        match *self.placements.get(event as usize)? {
            Placement::Site(site) => Some(self.sites.get(site as usize)?.point),
            _ => None,
        }
    }

    /// Indices of the events that the filter admits, in the order of the dataset.
    pub fn admitted(&self, filter: &Filter) -> Vec<u32> {
        let query = fold(&filter.query);
        // The texts of a reader's own file come folded, a moment after the rest: until then nothing
        // is left out for its words.
        let own = (!self.dataset.rows.is_empty()).then(|| self.dataset.rows.folded.get());
        let texts = (!query.is_empty() && own.is_none())
            .then(|| self.texts.get_or_init(|| search_texts(&self.dataset)));
        let events = &self.dataset.events;
        (0..events.len() as u32)
            .filter(|&i| filter.admits(&events[i as usize]))
            .filter(|&i| match own {
                Some(Some(own)) => query.is_empty() || matches(own.get(i as usize), &query),
                Some(None) => true,
                None => texts.is_none_or(|texts| matches(texts.get(i as usize), &query)),
            })
            .collect()
    }
}

/// The sites of so many places, each with its point, and where each place
/// belongs. Places with the same coordinates are one site: no zoom can part them.
pub fn sites(places: usize, point: &dyn Fn(u32) -> Option<LonLat>) -> (Vec<Site>, Vec<Placement>) {
    let mut of_place = vec![Placement::Elsewhere; places];
    let mut slots = Slots::new(places);
    let mut sites: Vec<Site> = Vec::new();
    for i in 0..places as u32 {
        let Some(at) = point(i) else { continue };
        let bits = at.lon.to_bits() ^ at.lat.to_bits().rotate_left(32);
        let is_there = |site: u32| point(sites[site as usize].place) == Some(at);
        let site = match slots.find(hash(&bits.to_le_bytes()), is_there) {
            Ok(site) => site,
            Err(free) => {
                slots.put(free, sites.len() as u32);
                sites.push(Site {
                    point: map_from_lonlat(at),
                    place: i,
                });
                sites.len() as u32 - 1
            }
        };
        of_place[i as usize] = Placement::Site(site);
    }
    (sites, of_place)
}

/// The events by their ids; of two with one id, the first.
fn events_by_id(events: &[Event]) -> Slots {
    let mut slots = Slots::new(events.len());
    for (i, event) in events.iter().enumerate() {
        let is_it = |other: u32| events[other as usize].id == event.id;
        if let Err(free) = slots.find(hash(event.id.as_bytes()), is_it) {
            slots.put(free, i as u32);
        }
    }
    slots
}

/// The area that a place without a point is counted in.
fn enclosing_area(dataset: &Dataset, places: &Ids, place: &Place) -> Option<u32> {
    let mut parent = place.parent.as_deref();
    // Parents form no cycle in a checked dataset; the bound makes that no matter of trust.
    for _ in 0..8 {
        let index = places.get(parent?)?;
        let place = dataset.places.get(index as usize)?;
        if place.kind.is_area() {
            return Some(index);
        }
        parent = place.parent.as_deref();
    }
    None
}

/// The folded texts of all events.
fn search_texts(dataset: &Dataset) -> Texts {
    let mut texts = Texts::default();
    for event in 0..dataset.events.len() {
        texts.push(&search_text(dataset, event));
    }
    texts
}

/// Everything of an event that a reader may search for: its texts, its place
/// in all languages, whom its figures and sources are from.
fn search_text(dataset: &Dataset, index: usize) -> String {
    let event = &dataset.events[index];
    let mut parts: Vec<&str> = vec![&event.title];
    parts.extend(event.place_note.as_deref());
    if let Some(place) = dataset.place_of(event) {
        parts.push(&place.name);
        parts.extend(place.name_ru.as_deref());
        parts.extend(place.name_uk.as_deref());
        parts.extend(place.name_ko.as_deref());
        parts.extend(place.aliases.iter().map(String::as_str));
    }
    if let Some(detail) = dataset.details.get(index) {
        parts.push(&detail.summary);
        parts.extend(detail.conflict.as_deref());
        parts.extend(detail.movement.iter().filter_map(|m| m.unit.as_deref()));
        let claimants = detail
            .figures
            .iter()
            .filter_map(|f| dataset.claimant(&f.claimant));
        parts.extend(claimants.map(|claimant| claimant.name.as_str()));
        for source in &detail.sources {
            parts.extend(
                dataset
                    .publisher(&source.publisher)
                    .map(|p| p.name.as_str()),
            );
            parts.extend(source.title.as_deref());
        }
    }
    fold(&parts.join(" "))
}
