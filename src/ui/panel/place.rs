//! Where an event was, in words.

use crate::index::{Catalog, Placement, Scope};
use crate::model::Event;
use crate::text::{Msg, names, number};

/// The name of an event's place, with where exactly; `None` where the report
/// names no place.
pub fn place_line(catalog: &Catalog, event: &Event) -> Option<String> {
    let place = catalog.dataset.place_of(event);
    match (place, &event.place_note) {
        (Some(place), Some(note)) => Some(format!("{}, {note}", place.name)),
        (Some(place), None) => Some(place.name.clone()),
        (None, Some(note)) => Some(note.clone()),
        (None, None) => None,
    }
}

/// How far the mark on the map is to be trusted, where that needs saying.
pub fn place_caution(catalog: &Catalog, index: u32) -> Option<String> {
    let event = catalog.dataset.events.get(index as usize)?;
    let place = catalog.dataset.place_of(event)?;
    match catalog.placements.get(index as usize)? {
        Placement::Site(_) => place
            .is_rough()
            .then_some(place.precision_km)
            .flatten()
            .map(|km| format!("{} {} km", Msg::PlaceRough.text(), number::plain(km))),
        Placement::Area(_) if place.kind.is_area() => Some(Msg::PlaceArea.text().to_owned()),
        Placement::Area(_) | Placement::Elsewhere => Some(Msg::PlaceNotOnMap.text().to_owned()),
    }
}

/// The heading of the list of a scope; `None` for the list of all events.
pub fn scope_heading(catalog: &Catalog, scope: Scope) -> Option<String> {
    let place = match scope {
        Scope::All => return None,
        Scope::Elsewhere => return Some(Msg::ScopeElsewhere.text().to_owned()),
        Scope::Area(place) => place,
        Scope::Site(site) => catalog.sites.get(site as usize)?.place,
    };
    let place = catalog.dataset.places.get(place as usize)?;
    Some(names::at_place(&place.name, place.kind))
}
