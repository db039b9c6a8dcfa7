//! The dataset with what is looked up in it all the time: sites, placements, texts to search.

use std::collections::HashMap;

use super::filter::Filter;
use super::fold::{fold, matches};
use super::scope::Scope;
use crate::geo::{LonLat, MapPoint, map_from_lonlat};
use crate::model::{Dataset, Place};

/// The dataset and its look-up tables. Built once when data arrives.
#[derive(Debug)]
pub struct Catalog {
    /// The data.
    pub dataset: Dataset,
    /// Points that carry events, each once.
    pub sites: Vec<Site>,
    /// Where each event belongs, in the order of the events.
    pub placements: Vec<Placement>,
    /// Folded text of each event, for search.
    texts: Vec<String>,
    by_id: HashMap<String, u32>,
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
        let places = dataset.places_by_id();
        let mut sites = Vec::new();
        // Places with the same coordinates are one site: no zoom can part them.
        let mut site_at: HashMap<String, u32> = HashMap::new();
        let placements = dataset
            .events
            .iter()
            .map(|event| {
                let Some((index, place)) = event
                    .place
                    .and_then(|i| Some((i, dataset.places.get(i as usize)?)))
                else {
                    return Placement::Elsewhere;
                };
                if place.kind.is_area() {
                    return Placement::Area(index);
                }
                match place.lon_lat().and_then(|(lon, lat)| LonLat::new(lon, lat)) {
                    Some(at) => Placement::Site(
                        *site_at
                            .entry(format!("{} {}", at.lon.to_bits(), at.lat.to_bits()))
                            .or_insert_with(|| {
                                sites.push(Site {
                                    point: map_from_lonlat(at),
                                    place: index,
                                });
                                sites.len() as u32 - 1
                            }),
                    ),
                    None => enclosing_area(&dataset, &places, place)
                        .map_or(Placement::Elsewhere, Placement::Area),
                }
            })
            .collect();
        let texts = (0..dataset.events.len())
            .map(|i| search_text(&dataset, i))
            .collect();
        let by_id = dataset
            .events
            .iter()
            .enumerate()
            .map(|(i, event)| (event.id.clone(), i as u32))
            .collect();
        Catalog {
            sites,
            placements,
            texts,
            by_id,
            dataset,
        }
    }

    /// Index of the event of that id.
    pub fn event_index(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).copied()
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
        self.dataset
            .events
            .iter()
            .zip(&self.texts)
            .enumerate()
            .filter(|(_, (event, text))| {
                filter.admits(event) && (query.is_empty() || matches(text, &query))
            })
            .map(|(i, _)| i as u32)
            .collect()
    }
}

/// The area that a place without a point is counted in.
fn enclosing_area(dataset: &Dataset, places: &HashMap<String, u32>, place: &Place) -> Option<u32> {
    let mut parent = place.parent.as_deref();
    // Parents form no cycle in a checked dataset; the bound makes that no matter of trust.
    for _ in 0..8 {
        let index = *places.get(parent?)?;
        let place = dataset.places.get(index as usize)?;
        if place.kind.is_area() {
            return Some(index);
        }
        parent = place.parent.as_deref();
    }
    None
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
