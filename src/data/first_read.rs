//! Reads the compact form of what the first view needs; [`super::first`] says
//! how it is made.

use std::borrow::Cow;

use super::check::{FIRST_DAY, LAST_DAY};
use super::codes::{KINDS, PLACE_KINDS, PRECISIONS, STANDINGS, STANDINGS_OF};
use super::fault::Fault;
use super::first::{VERSION, name_from_id};
use super::read::{Loaded, place_of};
use super::table;
use crate::geo::LonLat;
use crate::json::{Json, Member};
use crate::model::{Dataset, DateSpan, Day, Event, Party, Place};

const FILE: &str = "first.json";

/// Reads the first view's file: events without details, places without other
/// names, and no other table. Never panics, whatever the bytes are.
pub fn read_first(bytes: &[u8]) -> Loaded {
    let mut loaded = Loaded::default();
    if let Some((_, file)) = table::whole(FILE, bytes, &mut loaded.faults)
        && let Err(fault) = read_columns(file, &mut loaded)
    {
        loaded = Loaded {
            dataset: Dataset::default(),
            faults: vec![*fault],
        };
    }
    loaded
}

/// An object of columns.
struct Columns<'a> {
    name: &'static str,
    members: Vec<Member<'a>>,
    /// The right length of each column.
    length: usize,
}

impl<'a> Columns<'a> {
    #[inline(never)]
    fn fault(&self, column: &str, found: &str, expected: &str) -> Box<Fault> {
        let found = format!("{found} {}{column}", self.name);
        Box::new(Fault::of_file(FILE, found, expected))
    }

    fn member(&self, column: &str) -> Result<Json<'a>, Box<Fault>> {
        let member = self.members.iter().find(|(name, _)| name == column);
        let missing = || self.fault(column, "no", "this member");
        member.map(|(_, value)| *value).ok_or_else(missing)
    }

    /// The columns inside a member; as many rows as there are values of `id`.
    fn inside(&self, name: &str, full_name: &'static str) -> Result<Self, Box<Fault>> {
        let mut columns = Self {
            name: full_name,
            members: self.member(name)?.members().unwrap_or_default(),
            length: 0,
        };
        columns.length = columns.values("id")?.len();
        Ok(columns)
    }

    /// The values of a column of any length.
    fn values(&self, column: &str) -> Result<Vec<Json<'a>>, Box<Fault>> {
        let items = self.member(column)?.items();
        let items = items.ok_or_else(|| self.fault(column, "no values of", "a list"))?;
        Ok(items.collect())
    }

    fn check(&self, column: &str, length: usize) -> Result<(), Box<Fault>> {
        if length == self.length {
            return Ok(());
        }
        let expected = self.length.to_string();
        Err(self.fault(column, &format!("{length} values of"), &expected))
    }

    /// The values of a column, one for each row.
    fn column(&self, column: &str) -> Result<Vec<Json<'a>>, Box<Fault>> {
        let values = self.values(column)?;
        self.check(column, values.len())?;
        Ok(values)
    }

    /// The letters of a column, one for each row.
    fn letters(&self, column: &str) -> Result<Cow<'a, str>, Box<Fault>> {
        let letters = self.member(column)?.text();
        let letters = letters.ok_or_else(|| self.fault(column, "no letters of", "a text"))?;
        self.check(column, letters.len())?;
        Ok(letters)
    }
}

fn read_columns(file: Json, loaded: &mut Loaded) -> Result<(), Box<Fault>> {
    let whole = Columns {
        name: "",
        members: file.members().unwrap_or_default(),
        length: 0,
    };
    let version = whole.member("version")?;
    if version.raw().parse() != Ok(VERSION) {
        let found = format!("version {}", version.shown());
        let expected = format!("version {VERSION}");
        return Err(Box::new(Fault::of_file(FILE, found, &expected)));
    }
    let Loaded { dataset, faults } = loaded;
    read_places(&whole.inside("places", "places.")?, &mut dataset.places)?;
    let columns = whole.inside("events", "events.")?;
    let rows = EventRows {
        parties: whole.values("parties")?,
        places: dataset.places.len(),
        id: columns.column("id")?,
        title: columns.column("title")?,
        length: columns.column("length")?,
        letters: [
            columns.letters("precision")?,
            columns.letters("kind")?,
            columns.letters("standing")?,
            columns.letters("standing_of")?,
        ],
        list: columns.column("parties")?,
        place: columns.column("place")?,
        published: columns.column("published")?,
    };
    let mut notes: Vec<Option<String>> = vec![None; columns.length];
    for note in columns.values("place_note")? {
        let mut pair = note.items().into_iter().flatten();
        if let (Some(index), Some(text)) = (pair.next(), pair.next())
            && let Some(note) = whole_number(index).and_then(|index| notes.get_mut(index as usize))
        {
            *note = text.text().map(Cow::into_owned);
        } else {
            return Err(columns.fault("place_note", &note.shown(), "an event's index and a text"));
        }
    }
    let mut day = 0_i32;
    for (i, (step, note)) in columns.column("start")?.into_iter().zip(notes).enumerate() {
        // Too far from any day that an event can have, if the step is no number.
        day = day.saturating_add(whole_number(step).unwrap_or(i32::MAX));
        match rows.event(i, Day(day), note) {
            Some(event) => {
                let at = place_of(&dataset.events, &event);
                dataset.events.insert(at, event);
            }
            None => faults.push(Fault {
                record: format!("event number {}", i + 1),
                ..Fault::of_file(FILE, "codes out of range".into(), "codes of this form")
            }),
        }
    }
    Ok(())
}

fn whole_number(json: Json) -> Option<i32> {
    json.raw().parse().ok()
}

fn text(json: &Json) -> Option<String> {
    json.text().map(Cow::into_owned)
}

fn read_places(columns: &Columns, places: &mut Vec<Place>) -> Result<(), Box<Fault>> {
    let ids = columns.column("id")?;
    let names = columns.column("name")?;
    let kinds = columns.column("kind")?;
    let parents = columns.column("parent")?;
    let countries = columns.column("country")?;
    let (lon, lat) = (columns.column("lon")?, columns.column("lat")?);
    let precision = columns.column("precision_km")?;
    let not_empty = |text: String| (!text.is_empty()).then_some(text);
    let place = |i: usize| {
        let id = text(&ids[i])?;
        let kind = kinds[i].text()?;
        let kind = PLACE_KINDS.names.iter().position(|name| *name == kind)?;
        let point = lon[i].number().zip(lat[i].number());
        let point = point.and_then(|(lon, lat)| LonLat::new(lon, lat));
        let parent = whole_number(parents[i])? as usize;
        Some(Place {
            name: not_empty(text(&names[i])?).unwrap_or_else(|| name_from_id(&id)),
            id,
            name_ru: None,
            name_uk: None,
            name_ko: None,
            kind: PLACE_KINDS.values[kind],
            // -1 is none: larger than any index.
            parent: ids.get(parent).and_then(text),
            country: not_empty(text(&countries[i])?),
            lon: point.map(|point| point.lon),
            lat: point.map(|point| point.lat),
            precision_km: precision[i].number(),
            coord_source: None,
            aliases: Vec::new(),
        })
    };
    for i in 0..columns.length {
        let number = || format!("number {}", i + 1);
        let fault = || columns.fault(&number(), "codes out of range in", "codes of this form");
        places.push(place(i).ok_or_else(fault)?);
    }
    Ok(())
}

/// The columns of the events, all of one length.
struct EventRows<'a> {
    /// The lists of parties to which `list` points.
    parties: Vec<Json<'a>>,
    /// How many places there are.
    places: usize,
    id: Vec<Json<'a>>,
    title: Vec<Json<'a>>,
    length: Vec<Json<'a>>,
    /// Precision, kind, standing and what that is about.
    letters: [Cow<'a, str>; 4],
    list: Vec<Json<'a>>,
    place: Vec<Json<'a>>,
    published: Vec<Json<'a>>,
}

impl EventRows<'_> {
    /// The event of that index, which begins on that day; `None` where a code
    /// is out of range.
    fn event(&self, i: usize, start: Day, place_note: Option<String>) -> Option<Event> {
        let end = Day(start.0.checked_add(whole_number(self.length[i])?)?);
        if start < FIRST_DAY || end < start || end > LAST_DAY {
            return None;
        }
        let code = |column: usize| {
            let letter = *self.letters[column].as_bytes().get(i)?;
            letter.checked_sub(b'a').map(usize::from)
        };
        let id = self.id[i].text()?;
        let mut parties = Vec::new();
        for party in self
            .parties
            .get(whole_number(self.list[i])? as usize)?
            .items()?
        {
            parties.push(Party(text(&party)?));
        }
        Some(Event {
            id: match id.strip_prefix('=') {
                Some(whole) => whole.to_owned(),
                None => format!("{start}-{id}"),
            },
            span: DateSpan {
                start,
                end,
                precision: *PRECISIONS.values.get(code(0)?)?,
            },
            kind: *KINDS.values.get(code(1)?)?,
            title: text(&self.title[i])?,
            parties,
            place: match whole_number(self.place[i])? {
                -1 => None,
                index => Some(
                    u32::try_from(index)
                        .ok()
                        .filter(|&index| (index as usize) < self.places)?,
                ),
            },
            place_note,
            standing: *STANDINGS.values.get(code(2)?)?,
            standing_of: *STANDINGS_OF.values.get(code(3)?)?,
            published_first: match whole_number(self.published[i])? {
                -1 => None,
                days => Some(Day(start.0.checked_add(days)?)).filter(|&day| day <= LAST_DAY),
            },
        })
    }
}
