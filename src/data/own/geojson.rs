//! One feature of a GeoJSON file as a row of a table.
//!
//! Its properties are the columns. Dates are also looked for in `when` of
//! Linked Places and GeoJSON-T, and in lists of times, of which the first and
//! the last count. A geometry that is no point is shown by one: a line by its
//! middle vertex, anything else by the middle of its bounds, with the radius
//! that reaches all of it, so that the page draws it as roughly placed.
//! An object that is no feature is a row by itself: its members are the columns.

use std::borrow::Cow;

use super::columns::{Columns, Role};
use super::place::{Located, coordinate, located};
use super::refused::Reason;
use super::row::Row;
use super::tape::{Tape, Value};
use crate::geo::math;
use crate::json::Json;

/// Reads a feature, and hands its row to `on`. `tape` is what is in its text;
/// it is empty where that is malformed.
///
/// # Errors
/// The column (or empty), and why the feature cannot be a row.
pub fn feature(
    line: u32,
    text: &str,
    tape: &Tape,
    columns: &mut Columns,
    on: &mut dyn FnMut(Row, &Columns),
) -> Result<(), (&'static str, Reason)> {
    let fail = |column, found: String, expected: &'static str| {
        let expected = Cow::Borrowed(expected);
        Err((column, Reason { found, expected }))
    };
    let Some(whole) = tape.whole(text) else {
        let (found, expected) = fault(line, text);
        return fail("", found, expected);
    };
    let Some(members) = whole.members() else {
        return fail("", whole.shown(), "a feature");
    };
    let (mut properties, mut geometry, mut when, mut id) = (None, None, None, None);
    for (name, value) in members {
        let known = match name.as_ref() {
            "properties" => &mut properties,
            "geometry" => &mut geometry,
            "when" => &mut when,
            "id" => &mut id,
            _ => continue,
        };
        known.get_or_insert(value);
    }
    let is_feature = properties.is_some() || geometry.is_some();
    let own = if is_feature {
        match properties.filter(|properties| !properties.is_null()) {
            None => None,
            Some(properties) => match properties.members() {
                Some(members) => Some(members),
                None => return fail("properties", properties.shown(), "an object"),
            },
        }
    } else {
        whole.members()
    };
    let mut row = Row::at(line);
    when = when.filter(|_| is_feature);
    let mut expected = 0;
    // The id of the feature itself, where no property says it.
    let mut outer = id
        .filter(|_| is_feature)
        .map(|id| (Cow::Borrowed("id"), id));
    let mut own = own.into_iter().flatten();
    while let Some((name, value)) = own.next().or_else(|| outer.take()) {
        if name == "id" {
            outer = None;
        }
        if value.is_null() {
            continue;
        }
        let Some(column) = columns.index_of(&name, expected) else {
            continue;
        };
        expected = column + 1;
        if name == "when" && value.members().is_some() {
            when = Some(value);
        } else if let Some(items) = value.items()
            && matches!(columns.role(column), Some((Role::Start, _)))
        {
            let mut texts = items.map(scalar);
            if let Some(first) = texts.next() {
                let last = texts.last().unwrap_or_else(|| first.clone());
                row.times.get_or_insert((first, last));
            }
        }
        row.values.push((column, shown(value)));
    }
    if let Some(when) = when {
        row.times = timespans(when).or(row.times);
    }
    if let Some(geometry) = geometry.filter(|geometry| !geometry.is_null()) {
        match representative(geometry) {
            Ok(point) => row.point = point,
            Err(reason) => return Err(("geometry", reason)),
        }
    }
    on(row, columns);
    Ok(())
}

/// What is found in the text of a feature that is no JSON, and what should be there.
fn fault(line: u32, text: &str) -> (String, &'static str) {
    match Json::parse(text) {
        Err(error) => {
            // Lines of the error count from the feature's first.
            let (line, column) = (line + error.line - 1, error.column);
            let found = format!("{} at line {line} column {column}", error.found);
            (found, error.expected)
        }
        Ok(json) => (json.shown(), "a feature"),
    }
}

/// A number or a text as text.
fn scalar(value: Value) -> Cow<str> {
    value.text().unwrap_or(Cow::Borrowed(value.raw()))
}

/// A value as the page shows it: a list of texts with commas between them,
/// what is more complex as it is written.
fn shown(value: Value) -> Cow<str> {
    let Some(items) = value.items() else {
        return scalar(value);
    };
    let mut joined = String::new();
    for item in items {
        if item.items().is_some() || item.members().is_some() {
            return Cow::Borrowed(value.raw());
        }
        if !joined.is_empty() {
            joined.push_str(", ");
        }
        joined.push_str(&scalar(item));
    }
    Cow::Owned(joined)
}

/// First and last day of a `when`: of its `timespans`, or of `start` and `end`
/// in it. What has no end lasts as long as its start.
fn timespans(when: Value) -> Option<(Cow<str>, Cow<str>)> {
    let spans: Vec<Value> = match when.member("timespans") {
        Some(list) => list.items()?.collect(),
        None => vec![when],
    };
    let moments = |name, inner| spans.iter().filter_map(move |s| moment(*s, name, inner));
    let start = moments("start", ["in", "earliest", "latest"]).next()?;
    let end = moments("end", ["in", "latest", "earliest"]).next_back();
    let end = end.or_else(|| moments("start", ["in", "latest", "earliest"]).next_back());
    Some((start.clone(), end.unwrap_or(start)))
}

/// The `start` or `end` of a timespan: a text, or an object with one.
fn moment<'a>(span: Value<'a>, name: &str, inner: [&str; 3]) -> Option<Cow<'a, str>> {
    let moment = span.member(name).filter(|moment| !moment.is_null())?;
    if moment.members().is_none() {
        return Some(scalar(moment));
    }
    let value = inner.into_iter().find_map(|name| moment.member(name))?;
    Some(scalar(value))
}

/// The point by which a geometry is shown.
fn representative(geometry: Value) -> Result<Located, Reason> {
    const POSITION: &str = "positions of longitude and latitude";
    let mut positions = Vec::new();
    let mut kind = Cow::Borrowed("");
    gather(geometry, &mut kind, &mut positions)
        .ok_or_else(|| Reason::new(&geometry.shown(), POSITION))?;
    let Some(first) = positions.first().copied() else {
        return Ok(Located::Nowhere);
    };
    if positions.len() == 1 {
        return located(first[0], first[1], 0.0);
    }
    let (mut low, mut high) = (first, first);
    for position in &positions {
        for i in 0..2 {
            low[i] = low[i].min(position[i]);
            high[i] = high[i].max(position[i]);
        }
    }
    let point = if kind == "LineString" {
        positions.get(positions.len() / 2).copied().unwrap_or(first)
    } else {
        [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0]
    };
    // The far corner, on a sphere small enough to be flat: 111.2 km to a degree.
    let reach = |i: usize| (point[i] - low[i]).max(high[i] - point[i]) * 111.2;
    let east = reach(0) * math::cos(point[1].to_radians());
    let radius = math::length(east, reach(1));
    for corner in [low, high] {
        located(corner[0], corner[1], 0.0)?;
    }
    located(point[0], point[1], radius)
}

/// Adds all positions of a geometry; `None` where it is none.
fn gather<'a>(
    geometry: Value<'a>,
    kind: &mut Cow<'a, str>,
    positions: &mut Vec<[f64; 2]>,
) -> Option<()> {
    // A geometry collection of Linked Places may hold the word "null".
    if geometry.is_null() || geometry.text().is_some() {
        return Some(());
    }
    let mut whole = None;
    for (name, value) in geometry.members()? {
        match name.as_ref() {
            "type" => {
                *kind = value.text()?;
                continue;
            }
            "coordinates" => nested(value, positions)?,
            "geometries" => {
                for geometry in value.items()? {
                    gather(geometry, &mut Cow::Borrowed(""), positions)?;
                }
            }
            _ => continue,
        }
        whole = Some(());
    }
    whole
}

/// Adds the positions of lists in lists.
fn nested(list: Value, positions: &mut Vec<[f64; 2]>) -> Option<()> {
    let mut items = list.items()?;
    let Some(first) = items.next() else {
        return Some(());
    };
    if first.items().is_some() {
        nested(first, positions)?;
        for item in items {
            nested(item, positions)?;
        }
        return Some(());
    }
    let degrees = |value: Value| match value.text() {
        Some(text) => coordinate(&text).ok().flatten(),
        None => value.number(),
    };
    positions.push([degrees(first)?, degrees(items.next()?)?]);
    Some(())
}
