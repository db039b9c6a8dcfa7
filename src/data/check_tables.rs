//! The rules that places, claimants, publishers and measures must keep.

use super::fault::{Decimal, Fault, Quoted};
use super::record::Record;
use super::report::Report;
use super::table::Format;
use crate::geo::LonLat;
use crate::model::{Ids, Place};

/// Ends the reading of a record and checks what all tables have in common: an
/// id of small letters, digits and hyphens that no other record has, and a
/// name. Whether the record is kept; its id is then among `ids`.
pub(super) fn named(record: &mut Record, ids: &mut Ids, id: &str, name: &str) -> bool {
    record.finish();
    if !record.is_kept() {
        return false;
    }
    let report = &mut record.report;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || !id.chars().all(plain) {
        let expected = "small letters, digits and hyphens";
        report.wrong(&"id", &Quoted(id), &expected);
    } else if ids.get(id).is_some() {
        let found = format_args!("{} a second time", Quoted(id));
        report.wrong(&"id", &found, &"an id that no other has");
    }
    if name.trim().is_empty() {
        report.wrong(&"name", &"nothing", &"a name for readers");
    }
    if record.is_kept() {
        ids.insert(id.to_owned());
    }
    record.is_kept()
}

/// Checks a place and puts right what can be: a point that is wrong is taken
/// away, and the place is then one without a known point.
pub(super) fn place(place: &mut Place, report: &mut Report) {
    let point = place.lon_lat();
    let is_right = match point {
        Some((lon, lat)) => LonLat::new(lon, lat).is_some(),
        None => place.lon.is_none() && place.lat.is_none(),
    };
    if !is_right {
        let say = |degrees: Option<f64>| match degrees {
            Some(degrees) => Decimal(degrees).to_string(),
            None => "nothing".to_owned(),
        };
        let found = format!("longitude {}, latitude {}", say(place.lon), say(place.lat));
        let expected = "longitude from -180 to 180 and latitude from -90 to 90, or neither";
        report.odd(&"lon", &found, &expected);
        (place.lon, place.lat, place.precision_km) = (None, None, None);
    }
    if let Some(km) = place
        .precision_km
        .filter(|km| !(km.is_finite() && *km > 0.0))
    {
        report.odd(&"precision_km", &Decimal(km), &"a number of km above 0");
        place.precision_km = None;
    }
    if place.lon.is_some() && (place.precision_km.is_none() || place.coord_source.is_none()) {
        let expected = "precision_km and coord_source beside the coordinates";
        report.odd(&"lon", &"a point without precision or source", &expected);
    }
}

/// Checks the parents of all places and takes away those that lead nowhere or
/// in a circle. `lines` are those of the places, in the same order.
pub(super) fn parents(
    format: &Format,
    places: &mut [Place],
    ids: &Ids,
    lines: &[u32],
    faults: &mut Vec<Fault>,
) {
    let position = |id: &String| ids.get(id).map(|index| index as usize);
    for i in 0..places.len() {
        let Some(parent) = &places[i].parent else {
            continue;
        };
        let mut found = Quoted(parent).to_string();
        let mut expected = "the id of a place in this file";
        if let Some(mut at) = position(parent) {
            // Not longer than there are places: then it goes round without this one.
            let mut steps = 0;
            while at != i && steps <= places.len() {
                match places[at].parent.as_ref().and_then(position) {
                    Some(next) => at = next,
                    None => break,
                }
                steps += 1;
            }
            if at != i {
                continue;
            }
            found.push_str(", which lies in it");
            expected = "an area that holds it";
        }
        let mut report = Report {
            file: format.file,
            line: lines[i],
            record: format!("{} {}", format.noun, places[i].id),
            faults,
            left_out: false,
        };
        report.odd(&"parent", &found, &expected);
        places[i].parent = None;
    }
}
