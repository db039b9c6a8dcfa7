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
use crate::json::Json;

/// Reads a feature, and hands its row to `on`.
///
/// # Errors
/// The column (or empty), and why the feature cannot be a row.
pub fn feature(
    line: u32,
    text: &str,
    columns: &mut Columns,
    on: &mut dyn FnMut(Row, &Columns),
) -> Result<(), (&'static str, Reason)> {
    let fail = |column, found: String, expected: &'static str| {
        let expected = Cow::Borrowed(expected);
        Err((column, Reason { found, expected }))
    };
    let json = Json::parse(text).map_err(|error| {
        // Lines of the error count from the feature's first.
        let found = format!(
            "{} at line {} column {}",
            error.found,
            line + error.line - 1,
            error.column
        );
        let expected = Cow::Borrowed(error.expected);
        ("", Reason { found, expected })
    })?;
    let Some(members) = json.members() else {
        return fail("", json.shown(), "a feature");
    };
    let member = |name: &str| {
        let mut all = members.iter();
        all.find(|(n, _)| n == name).map(|(_, value)| *value)
    };
    let properties = member("properties");
    let is_feature = properties.is_some() || member("geometry").is_some();
    let own = if is_feature {
        match properties.filter(|p| !p.is_null()) {
            None => Vec::new(),
            Some(properties) => match properties.members() {
                Some(members) => members,
                None => return fail("properties", properties.shown(), "an object"),
            },
        }
    } else {
        members.clone()
    };
    let mut row = Row::at(line);
    let mut when = member("when").filter(|_| is_feature);
    let mut expected = 0;
    // The id of the feature itself, where no property says it.
    let outer = member("id").filter(|_| is_feature && !own.iter().any(|(name, _)| name == "id"));
    let outer = outer.map(|id| (Cow::Borrowed("id"), id));
    for (name, value) in own.iter().chain(outer.iter()) {
        if value.is_null() {
            continue;
        }
        let Some(column) = columns.index_of(name, expected) else {
            continue;
        };
        expected = column + 1;
        if name == "when" && value.members().is_some() {
            when = Some(*value);
        } else if let Some(items) = value.items()
            && matches!(columns.role(column), Some((Role::Start, _)))
        {
            let mut texts = items.map(scalar);
            if let Some(first) = texts.next() {
                let last = texts.last().unwrap_or_else(|| first.clone());
                row.times.get_or_insert((first, last));
            }
        }
        row.values.push((column, shown(*value)));
    }
    if let Some(when) = when {
        row.times = timespans(when).or(row.times);
    }
    if let Some(geometry) = member("geometry").filter(|geometry| is_feature && !geometry.is_null())
    {
        match representative(geometry) {
            Ok(point) => row.point = point,
            Err(reason) => return Err(("geometry", reason)),
        }
    }
    on(row, columns);
    Ok(())
}

/// A number or a text as text.
fn scalar(value: Json) -> Cow<str> {
    value.text().unwrap_or(Cow::Borrowed(value.raw()))
}

/// A value as the page shows it: a list of texts with commas between them,
/// what is more complex as it is written.
fn shown(value: Json) -> Cow<str> {
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
fn timespans(when: Json) -> Option<(Cow<str>, Cow<str>)> {
    let spans: Vec<Json> = match member(when, "timespans") {
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
fn moment<'a>(span: Json<'a>, name: &str, inner: [&str; 3]) -> Option<Cow<'a, str>> {
    let moment = member(span, name).filter(|moment| !moment.is_null())?;
    if moment.members().is_none() {
        return Some(scalar(moment));
    }
    let value = inner.into_iter().find_map(|name| member(moment, name))?;
    Some(scalar(value))
}

/// The member of that name of an object.
fn member<'a>(object: Json<'a>, name: &str) -> Option<Json<'a>> {
    let mut members = object.members()?.into_iter();
    members.find(|(n, _)| n == name).map(|(_, value)| value)
}

/// The point by which a geometry is shown.
fn representative(geometry: Json) -> Result<Located, Reason> {
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
    let east = reach(0) * point[1].to_radians().cos();
    let radius = east.hypot(reach(1));
    for corner in [low, high] {
        located(corner[0], corner[1], 0.0)?;
    }
    located(point[0], point[1], radius)
}

/// Adds all positions of a geometry; `None` where it is none.
fn gather<'a>(
    geometry: Json<'a>,
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
fn nested(list: Json, positions: &mut Vec<[f64; 2]>) -> Option<()> {
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
    let degrees = |value: Json| match value.text() {
        Some(text) => coordinate(&text).ok().flatten(),
        None => value.number(),
    };
    positions.push([degrees(first)?, degrees(items.next()?)?]);
    Some(())
}
