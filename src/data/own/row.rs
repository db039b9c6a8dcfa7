//! One row of a table, read as far as it alone says what it means.

use std::borrow::Cow;

use super::clean::clean;
use super::columns::{Columns, ROLES, Role};
use super::date::{self, DateForm, Written};
use super::place::{self, Located};
use super::refused::Reason;

/// Most characters of a headline.
pub(super) const LONGEST_TITLE: usize = 120;

const A_DATE: &str = "a date, such as 2024-08-06";

/// One row, before it is understood.
#[derive(Debug)]
pub struct Row<'a> {
    /// Line of the file on which it begins.
    pub line: u32,
    /// Its values: index of the column and text.
    pub values: Vec<(usize, Cow<'a, str>)>,
    /// First and last time, where they stand in a form of their own.
    pub times: Option<(Cow<'a, str>, Cow<'a, str>)>,
    /// The point of its geometry.
    pub point: Located,
}

impl Row<'_> {
    /// An empty row on that line.
    pub fn at(line: u32) -> Self {
        Row {
            line,
            values: Vec::with_capacity(12),
            times: None,
            point: Located::Nowhere,
        }
    }
}

/// The values of a row that have a role.
pub(super) struct Chosen([Option<usize>; ROLES]);

impl Chosen {
    /// Of several values with a role the likeliest that is not empty.
    pub(super) fn of(row: &Row, columns: &Columns) -> Self {
        let mut best: [Option<(usize, usize)>; ROLES] = [None; ROLES];
        for (i, (column, value)) in row.values.iter().enumerate() {
            if let Some((role, rank)) = columns.role(*column)
                && best[role as usize].is_none_or(|(known, _)| rank < known)
                && !value.trim().is_empty()
            {
                best[role as usize] = Some((rank, i));
            }
        }
        Chosen(best.map(|best| best.map(|(_, i)| i)))
    }

    pub(super) fn get<'a>(&self, row: &'a Row, role: Role) -> Option<(usize, &'a str)> {
        let (column, value) = row.values.get(self.0[role as usize]?)?;
        Some((*column, value.as_ref()))
    }

    pub(super) fn text<'a>(&self, row: &'a Row, role: Role) -> &'a str {
        self.get(row, role).map_or("", |(_, text)| text)
    }
}

/// The column of a fault, where it is about one, and why the row is refused.
pub(super) type Refused = (Option<usize>, Reason);

/// When the row's event began and ended.
pub(super) fn dates(
    row: &Row,
    chosen: &Chosen,
    columns: &Columns,
) -> Result<(Written, DateForm, Option<Written>, u32), Refused> {
    let (column, text) = match (&row.times, chosen.get(row, Role::Start)) {
        (Some((first, _)), start) => (start.map(|(column, _)| column), first.as_ref()),
        (None, Some((column, text))) => (Some(column), text),
        (None, None) => {
            let with_role = |i: &usize| matches!(columns.role(*i), Some((Role::Start, _)));
            let column = (0..columns.names().len()).find(with_role);
            return Err((column, Reason::new("", A_DATE)));
        }
    };
    let (start, form) = date::read(text).ok_or_else(|| (column, Reason::new(text, A_DATE)))?;
    let end = match (&row.times, chosen.get(row, Role::End)) {
        (Some((first, last)), _) if first == last => None,
        (Some((_, last)), _) => Some((column, last.as_ref())),
        (None, Some((column, text))) if !is_time_of_day(text) => Some((Some(column), text)),
        _ => None,
    };
    let end = match end {
        None => None,
        Some((column, text)) => match date::read(text) {
            Some((written, _)) => Some(written),
            None => return Err((column, Reason::new(text, "a date, or nothing"))),
        },
    };
    Ok((start, form, end, column.unwrap_or_default() as u32))
}

fn is_time_of_day(text: &str) -> bool {
    let digits = |text: &str| {
        !text.is_empty() && text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit())
    };
    let mut parts = text.trim().split(':');
    parts.next().is_some_and(digits) && parts.next().is_some_and(digits)
}

/// Where the row's event is: at its geometry, else where its columns say.
pub(super) fn point(row: &Row, chosen: &Chosen) -> Result<Located, Refused> {
    if row.point != Located::Nowhere {
        return Ok(row.point);
    }
    let read = |role| match chosen.get(row, role) {
        None => Ok(None),
        Some((column, text)) => {
            let value = place::coordinate(text).map_err(|reason| (Some(column), reason))?;
            Ok(value.map(|value| (column, value)))
        }
    };
    let missing = |column, what| Err((Some(column), Reason::new("", what)));
    match (read(Role::Lon)?, read(Role::Lat)?) {
        (Some((column, lon)), Some((_, lat))) => {
            place::located(lon, lat, 0.0).map_err(|reason| (Some(column), reason))
        }
        (Some((column, _)), None) => missing(column, "a latitude beside the longitude"),
        (None, Some((column, _))) => missing(column, "a longitude beside the latitude"),
        (None, None) => {
            let Some((column, text)) = chosen.get(row, Role::LatLon) else {
                return Ok(Located::Nowhere);
            };
            let refuse = |reason| (Some(column), reason);
            match place::pair(text).map_err(refuse)? {
                None => Ok(Located::Nowhere),
                Some((lon, lat)) => place::located(lon, lat, 0.0).map_err(refuse),
            }
        }
    }
}

/// A headline: the title, unless it is only a date; else the beginning of the
/// text, the kind, or the place.
pub(super) fn title<'a>(row: &'a Row, chosen: &Chosen) -> Cow<'a, str> {
    let titled = chosen.text(row, Role::Title);
    let titled = if date::read(titled).is_some() {
        ""
    } else {
        titled
    };
    let texts = [
        titled,
        chosen.text(row, Role::Text),
        chosen.text(row, Role::Kind),
        chosen.text(row, Role::Place),
    ];
    let best = texts.into_iter().find(|text| !text.trim().is_empty());
    clean(best.unwrap_or_default(), false, LONGEST_TITLE)
}
