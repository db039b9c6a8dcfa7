//! Rows of a table become events.
//!
//! A row is read as far as it alone says what it means. What only the whole
//! file can tell (the order of day and month, whether longitude and latitude
//! have changed places) is decided at the end; rows that do not fit what was
//! decided are then refused like any other.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::clean::clean;
use super::columns::{Columns, Role};
use super::date::{DateForm, DateOrder, Days, Written};
use super::events::Events;
use super::place::{self, Located, Point};
use super::refused::{Reason, Refusals};
use super::row::{Chosen, LONGEST_TITLE, Refused, Row, dates, point, title};
use super::words;
use crate::model::rows::{VALUE_END, column_mark};
use crate::model::{Day, DayRange, Kind, Precision, Side, Standing};

/// Most characters of a value that are kept.
const LONGEST_VALUE: usize = 20_000;

/// A row that is understood as far as it alone says.
#[derive(Debug)]
struct Pending {
    line: u32,
    start: Written,
    end: Option<Written>,
    /// Column of the date, for the list of refusals.
    date_column: u32,
    located: Located,
    kind: Option<Kind>,
    side: Side,
    standing: Standing,
    precision: Option<Precision>,
    /// Ranges of [`Rows::text`]: headline, place, values.
    title: (u32, u32),
    place: (u32, u32),
    values: (u32, u32),
}

/// All rows of a file.
#[derive(Debug, Default)]
pub struct Rows {
    pending: Vec<Pending>,
    /// The texts of all rows.
    text: String,
    /// Rows whose date needs an order, with a slash, and for each order those
    /// that only fit it.
    numbers: u32,
    slashes: u32,
    day_first: u32,
    month_first: u32,
    forms: [u32; DateForm::ALL.len()],
    /// Rows shown by a point that stands for a line or an area.
    shapes: u32,
    /// Rows with bytes that are not UTF-8.
    pub mangled: u32,
    /// Rows refused so far.
    pub refused: Refusals,
    kinds: Known<Option<Kind>>,
    sides: Known<Side>,
}

/// Words that were met before and what they mean: a column of kinds has few of
/// them, and looking one up takes longer than comparing it.
#[derive(Debug)]
struct Known<T>(Vec<(String, T)>);

impl<T> Default for Known<T> {
    fn default() -> Self {
        Known(Vec::new())
    }
}

impl<T: Copy> Known<T> {
    fn meaning(&mut self, word: &str, find: fn(&str) -> T) -> T {
        /// Beyond so many different words it is a column of free text.
        const MOST: usize = 40;
        if let Some((_, meaning)) = self.0.iter().find(|(known, _)| known == word) {
            return *meaning;
        }
        let meaning = find(word);
        if self.0.len() < MOST {
            self.0.push((word.to_owned(), meaning));
        }
        meaning
    }
}

/// What was understood of a file as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Understood {
    /// Number of events.
    pub events: u32,
    /// Number of rows refused.
    pub refused: u32,
    /// First and last day; `None` without events.
    pub days: Option<DayRange>,
    /// Events without coordinates.
    pub unplaced: u32,
    /// Events shown by a point that stands for a line or an area.
    pub shapes: u32,
    /// Rows with bytes that are not UTF-8, which were replaced.
    pub mangled: u32,
    /// How most dates are written.
    pub form: DateForm,
    /// The order of day and month, where dates need one.
    pub order: Option<DateOrder>,
    /// Whether no date of the file tells the order.
    pub order_guessed: bool,
    /// Whether longitude and latitude have changed places in the whole file.
    pub swapped: bool,
}

impl Rows {
    /// Understands a row, or refuses it.
    pub fn add(&mut self, row: &Row, columns: &Columns) {
        if let Err((column, reason)) = self.understand(row, columns) {
            let name = column.map_or("", |column| columns.name(column));
            self.refused.add(row.line, name, reason);
        }
    }

    fn understand(&mut self, row: &Row, columns: &Columns) -> Result<(), Refused> {
        let chosen = Chosen::of(row, columns);
        let (start, form, end, date_column) = dates(row, &chosen, columns)?;
        let located = point(row, &chosen)?;
        if let Located::At(point) | Located::Swapped(point) = located
            && point.radius_km > 0.0
        {
            self.shapes += 1;
        }
        for written in [Some(start), end].into_iter().flatten() {
            match written.order() {
                Some(DateOrder::DayFirst) => self.day_first += 1,
                Some(DateOrder::MonthFirst) => self.month_first += 1,
                None => {}
            }
        }
        if let Some((_, text)) = chosen.get(row, Role::Start)
            && form == DateForm::Numbers
        {
            self.numbers += 1;
            self.slashes += u32::from(text.contains('/'));
        }
        self.forms[form as usize] += 1;
        let is_one = |role| {
            let text = chosen.get(row, role).map_or("", |(_, text)| text);
            matches!(text.trim(), "1" | "1.0" | "true")
        };
        let side = match (is_one(Role::RussianAct), is_one(Role::UkrainianAct)) {
            (true, false) => Side::Russia,
            (false, true) => Side::Ukraine,
            _ => self
                .sides
                .meaning(chosen.text(row, Role::Side), words::side),
        };
        let kind = self
            .kinds
            .meaning(chosen.text(row, Role::Kind), words::kind);
        let title = title(row, &chosen);
        let title = self.keep(&title);
        let place = clean(chosen.text(row, Role::Place), false, LONGEST_TITLE);
        let place = self.keep(&place);
        let from = self.text.len() as u32;
        for (column, value) in &row.values {
            let value = clean(value, true, LONGEST_VALUE);
            if !value.is_empty() {
                self.text.push(column_mark(*column));
                self.text.push_str(&value);
                self.text.push(VALUE_END);
            }
        }
        self.pending.push(Pending {
            line: row.line,
            start,
            end,
            date_column,
            located,
            kind,
            side,
            standing: words::standing(chosen.text(row, Role::Standing)),
            precision: words::precision(chosen.text(row, Role::DatePrecision)),
            title,
            place,
            values: (from, self.text.len() as u32),
        });
        Ok(())
    }

    fn keep(&mut self, text: &str) -> (u32, u32) {
        let from = self.text.len() as u32;
        self.text.push_str(text);
        (from, self.text.len() as u32)
    }

    fn kept(&self, (from, to): (u32, u32)) -> &str {
        self.text
            .get(from as usize..to as usize)
            .unwrap_or_default()
    }

    /// Bytes of text that are kept so far.
    pub fn weight(&self) -> usize {
        self.text.len()
    }

    /// Decides what the whole file tells, and makes events of the rows that
    /// fit. `order` is the reader's choice, where there is one.
    pub fn finish(
        mut self,
        order: Option<DateOrder>,
        columns: &Columns,
    ) -> (Events, Understood, Refusals) {
        let guess = if self.slashes * 2 > self.numbers {
            DateOrder::MonthFirst
        } else {
            DateOrder::DayFirst
        };
        let told = match self.day_first.cmp(&self.month_first) {
            std::cmp::Ordering::Greater => Some(DateOrder::DayFirst),
            std::cmp::Ordering::Less => Some(DateOrder::MonthFirst),
            std::cmp::Ordering::Equal => None,
        };
        let decided = order.or(told).unwrap_or(guess);
        let swapped = self.has_changed_places();
        let mut fitting: Vec<(Days, Option<Point>, usize)> = Vec::with_capacity(self.pending.len());
        let mut refused = std::mem::take(&mut self.refused);
        for (i, pending) in self.pending.iter().enumerate() {
            match fit(pending, decided, swapped) {
                Ok((days, point)) => fitting.push((days, point, i)),
                Err((is_date, reason)) => {
                    let column = is_date.then(|| columns.name(pending.date_column as usize));
                    refused.add(pending.line, column.unwrap_or_default(), reason);
                }
            }
        }
        refused.sort();
        fitting.sort_unstable_by_key(|(days, _, i)| (days.first, *i));
        let events = self.events(&fitting, columns);
        let most = (0..self.forms.len()).max_by_key(|i| (self.forms[*i], usize::MAX - *i));
        let understood = Understood {
            events: fitting.len() as u32,
            refused: refused.count,
            days: fitting.first().map(|(days, ..)| DayRange {
                first: days.first,
                last: fitting
                    .iter()
                    .map(|(days, ..)| days.last)
                    .max()
                    .unwrap_or(days.last),
            }),
            unplaced: fitting
                .iter()
                .filter(|(_, point, _)| point.is_none())
                .count() as u32,
            shapes: self.shapes,
            mangled: self.mangled,
            form: DateForm::ALL[most.unwrap_or_default()],
            order: (self.numbers > 0).then_some(decided),
            order_guessed: self.numbers > 0 && told.is_none() && order.is_none(),
            swapped,
        };
        (events, understood, refused)
    }

    /// Whether longitude and latitude have changed places in the whole file:
    /// most points only fit that way, and none only the other.
    fn has_changed_places(&self) -> bool {
        let (mut swapped, mut fitting, mut against) = (0, 0, 0);
        for pending in &self.pending {
            match pending.located {
                Located::Swapped(_) => swapped += 1,
                Located::At(point) => {
                    fitting += 1;
                    against += u32::from(point.lon.abs() > 90.0);
                }
                Located::Nowhere => {}
            }
        }
        swapped > fitting && against == 0
    }

    fn events(&self, fitting: &[(Days, Option<Point>, usize)], columns: &Columns) -> Events {
        let mut events = Events::default();
        let mut places: HashMap<(u64, u64, &str), u32, BuildHasherDefault<Mixed>> =
            HashMap::default();
        let (mut titles, mut values) = (0, 0);
        for (.., i) in fitting {
            let Pending {
                title,
                values: (from, to),
                ..
            } = &self.pending[*i];
            titles += (title.1 - title.0) as usize;
            values += (to - from) as usize;
        }
        events.titles.reserve(fitting.len(), titles);
        events.values.reserve(fitting.len(), values);
        for name in columns.names() {
            events.names.push(&clean(name, false, LONGEST_TITLE));
        }
        for (days, point, i) in fitting {
            let pending = &self.pending[*i];
            let place_name = self.kept(pending.place);
            let place = point.map(|point| {
                let key = (point.lon.to_bits(), point.lat.to_bits(), place_name);
                *places.entry(key).or_insert_with(|| {
                    events.place_lons.push(point.lon);
                    events.place_lats.push(point.lat);
                    events.place_kms.push(point.radius_km);
                    events.place_names.push(place_name);
                    events.place_lons.len() as u32 - 1
                })
            });
            events.starts.push(days.first.0);
            events.ends.push(days.last.0);
            events.rows.push(*i as u32 + 1);
            events.places.push(place.unwrap_or(u32::MAX));
            events.codes.extend([
                pending.kind.map_or(u8::MAX, |kind| kind as u8),
                pending.side as u8,
                pending.standing as u8,
                pending.precision.unwrap_or(days.precision) as u8,
            ]);
            events.titles.push(self.kept(pending.title));
            // Where there is no point, the name of the place is all there is.
            events
                .place_notes
                .push(if place.is_none() { place_name } else { "" });
            events.values.push(self.kept(pending.values));
        }
        events
    }
}

/// A quick hash of the points of a file: nobody gains by points that collide but
/// a file that is slow for the one who opens it.
#[derive(Default)]
struct Mixed(u64);

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

/// The days and the point of a row under what was decided for the file; or
/// whether it is the date that does not fit, and why.
fn fit(
    pending: &Pending,
    order: DateOrder,
    swapped: bool,
) -> Result<(Days, Option<Point>), (bool, Reason)> {
    let days = |written: Written| {
        written.days(order).ok_or_else(|| {
            let expected = match order {
                DateOrder::DayFirst => "day, month and year, as in the rest of the file",
                DateOrder::MonthFirst => "month, day and year, as in the rest of the file",
            };
            let found = match written {
                Written::Either { a, b, year, .. } => format!("{a}, {b}, {year}"),
                Written::Known(days) => days.first.to_string(),
            };
            (true, Reason::new(&found, expected))
        })
    };
    let mut span = days(pending.start)?;
    if let Some(end) = pending.end {
        let end: Day = days(end)?.last;
        if end < span.first {
            let found = format!("{end} after {}", span.first);
            return Err((
                true,
                Reason::new(&found, "an end that is not before the start"),
            ));
        }
        span.last = end;
    }
    let point = match pending.located {
        Located::Nowhere => None,
        Located::At(point) if !swapped => Some(point),
        Located::Swapped(point) if !swapped => return Err((false, place::swapped(point))),
        Located::At(point) | Located::Swapped(point) => Some(Point {
            lon: point.lat,
            lat: point.lon,
            ..point
        }),
    };
    Ok((span, point))
}
