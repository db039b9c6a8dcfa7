//! The rules that places, claimants, publishers and measures must keep.

use std::collections::HashSet;

use super::check::Report;
use super::fault::Fault;
use super::table::{Format, Row};
use crate::geo::LonLat;
use crate::model::{Claimant, Measure, Place, Publisher};

/// A record with an id and a name that readers see.
pub(super) trait Named {
    fn id(&self) -> &str;
    fn name(&self) -> &str;
}

macro_rules! named {
    ($($of:ty),*) => {$(
        impl Named for $of {
            fn id(&self) -> &str {
                &self.id
            }
            fn name(&self) -> &str {
                &self.name
            }
        }
    )*};
}

named!(Place, Claimant, Publisher, Measure);

/// Begins the report of one record of a table.
pub(super) fn report<'a>(
    format: &Format,
    row: &Row,
    id: &str,
    faults: &'a mut Vec<Fault>,
) -> Report<'a> {
    Report {
        file: format.file,
        line: row.line,
        record: format!("{} {id}", format.noun),
        faults,
        left_out: false,
    }
}

/// Checks what all tables have in common: an id of small letters, digits and
/// hyphens that no other record has, and a name.
pub(super) fn named(record: &impl Named, ids: &mut HashSet<String>, report: &mut Report) {
    let id = record.id();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || !id.chars().all(plain) {
        let expected = "small letters, digits and hyphens";
        report.wrong("id", format!("{id:?}"), expected);
    } else if !ids.insert(id.to_owned()) {
        report.wrong(
            "id",
            format!("{id:?} a second time"),
            "an id that no other has",
        );
    }
    if record.name().trim().is_empty() {
        report.wrong("name", "nothing", "a name for readers");
    }
}

/// Checks a place and puts right what can be: a point that is wrong is taken
/// away, and the place is then one without a known point.
pub(super) fn place(place: &mut Place, report: &mut Report) {
    let point = match (place.lon, place.lat) {
        (None, None) => Ok(()),
        (Some(lon), Some(lat)) if LonLat::new(lon, lat).is_some() => Ok(()),
        (lon, lat) => Err(format!("longitude {lon:?}, latitude {lat:?}")),
    };
    if let Err(found) = point {
        let expected = "longitude from -180 to 180 and latitude from -90 to 90, or neither";
        report.odd("lon", found, expected);
        (place.lon, place.lat, place.precision_km) = (None, None, None);
    }
    if let Some(km) = place
        .precision_km
        .filter(|km| !(km.is_finite() && *km > 0.0))
    {
        report.odd("precision_km", km, "a number of km above 0");
        place.precision_km = None;
    }
    if place.lon.is_some() && (place.precision_km.is_none() || place.coord_source.is_none()) {
        let expected = "precision_km and coord_source beside the coordinates";
        report.odd("lon", "a point without precision or source", expected);
    }
}

/// Checks the parents of all places and takes away those that lead nowhere or
/// in a circle. `rows` are those of the places, in the same order.
pub(super) fn parents(
    format: &Format,
    places: &mut [Place],
    rows: &[Row],
    faults: &mut Vec<Fault>,
) {
    let position = |places: &[Place], id: &str| places.iter().position(|place| place.id == id);
    for i in 0..places.len() {
        let Some(parent) = places[i].parent.clone() else {
            continue;
        };
        let (found, expected) = match position(places, &parent) {
            None => (format!("{parent:?}"), "the id of a place in this file"),
            Some(mut at) => {
                // Not longer than there are places: then it goes round without this one.
                let mut steps = 0;
                while at != i && steps <= places.len() {
                    let above = places[at].parent.as_deref();
                    match above.and_then(|id| position(places, id)) {
                        Some(next) => at = next,
                        None => break,
                    }
                    steps += 1;
                }
                if at != i {
                    continue;
                }
                (
                    format!("{parent:?}, which lies in it"),
                    "an area that holds it",
                )
            }
        };
        let mut report = report(format, &rows[i], &places[i].id, faults);
        report.odd("parent", found, expected);
        places[i].parent = None;
    }
}
