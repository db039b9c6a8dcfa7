//! What the worker hands to the page: everything in one piece of memory, which
//! a browser can pass on without copying it.
//!
//! The form is a mark, then sections of bytes, each behind its length (four
//! bytes, the lowest first). Numbers are written lowest byte first. Worker and
//! page are of one build, so that the form needs no version.

use super::events::Events;
use crate::model::Texts;

/// What the page needs to show a reader's file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parcel {
    /// The events.
    pub events: Events,
    /// 1 where day and month are read day first, 2 month first, 0 where no
    /// date of the file needs an order.
    pub order: u32,
    /// Number of rows refused.
    pub refused: u32,
    /// What was understood, in sentences.
    pub notes: Texts,
    /// The first refused rows, a sentence each.
    pub refusals: Texts,
    /// The refused rows as a table, to be saved.
    pub refused_table: String,
}

/// The first bytes of a parcel.
const MARK: [u8; 4] = *b"own1";

/// Writes a parcel.
pub fn pack(parcel: &Parcel) -> Vec<u8> {
    let events = &parcel.events;
    // Nearly all of it: growing step by step would copy it several times.
    let weight = [
        &events.titles,
        &events.place_notes,
        &events.values,
        &events.folded,
        &events.place_names,
    ]
    .map(|texts| texts.parts().0.len() + 4 * texts.len());
    let rows = 20 * events.starts.len() + 24 * events.place_lons.len();
    let texts: usize = weight.iter().sum();
    let mut out = Vec::with_capacity(texts + rows + parcel.refused_table.len() + (1 << 16));
    out.extend_from_slice(&MARK);
    push_numbers(&mut out, [parcel.order, parcel.refused].into_iter());
    push_numbers(&mut out, events.starts.iter().map(|day| *day as u32));
    push_numbers(&mut out, events.ends.iter().map(|day| *day as u32));
    push_numbers(&mut out, events.rows.iter().copied());
    push_numbers(&mut out, events.places.iter().copied());
    push_section(&mut out, &events.codes);
    for numbers in [&events.place_lons, &events.place_lats, &events.place_kms] {
        push_length(&mut out, numbers.len() * size_of::<f64>());
        for number in numbers {
            out.extend_from_slice(&number.to_le_bytes());
        }
    }
    for texts in [
        &events.titles,
        &events.place_notes,
        &events.values,
        &events.folded,
        &events.names,
        &events.place_names,
        &parcel.notes,
        &parcel.refusals,
    ] {
        let (text, ends) = texts.parts();
        push_section(&mut out, text.as_bytes());
        push_numbers(&mut out, ends.iter().copied());
    }
    push_section(&mut out, parcel.refused_table.as_bytes());
    out
}

fn push_length(out: &mut Vec<u8>, length: usize) {
    out.extend_from_slice(&(length as u32).to_le_bytes());
}

fn push_section(out: &mut Vec<u8>, bytes: &[u8]) {
    push_length(out, bytes.len());
    out.extend_from_slice(bytes);
}

fn push_numbers(out: &mut Vec<u8>, numbers: impl ExactSizeIterator<Item = u32>) {
    push_length(out, numbers.len() * size_of::<u32>());
    for number in numbers {
        out.extend_from_slice(&number.to_le_bytes());
    }
}

/// Reads a parcel; `None` where it is none.
pub fn unpack(bytes: &[u8]) -> Option<Parcel> {
    let mut rest = Sections(bytes.strip_prefix(&MARK)?);
    let head = rest.numbers()?;
    let days = |numbers: Vec<u32>| numbers.into_iter().map(|n| n as i32).collect();
    // In the order of `pack`.
    let parcel = Parcel {
        order: *head.first()?,
        refused: *head.get(1)?,
        events: Events {
            starts: days(rest.numbers()?),
            ends: days(rest.numbers()?),
            rows: rest.numbers()?,
            places: rest.numbers()?,
            codes: rest.next()?.to_vec(),
            place_lons: rest.decimals()?,
            place_lats: rest.decimals()?,
            place_kms: rest.decimals()?,
            titles: rest.texts()?,
            place_notes: rest.texts()?,
            values: rest.texts()?,
            folded: rest.texts()?,
            names: rest.texts()?,
            place_names: rest.texts()?,
        },
        notes: rest.texts()?,
        refusals: rest.texts()?,
        refused_table: rest.text()?,
    };
    rest.0.is_empty().then_some(parcel)
}

/// The sections that are not read yet.
struct Sections<'a>(&'a [u8]);

impl<'a> Sections<'a> {
    fn next(&mut self) -> Option<&'a [u8]> {
        let (length, rest) = self.0.split_first_chunk()?;
        let (section, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        self.0 = rest;
        Some(section)
    }

    fn numbers(&mut self) -> Option<Vec<u32>> {
        let (numbers, rest) = self.next()?.as_chunks();
        let numbers = numbers.iter().map(|bytes| u32::from_le_bytes(*bytes));
        rest.is_empty().then(|| numbers.collect())
    }

    fn decimals(&mut self) -> Option<Vec<f64>> {
        let (numbers, rest) = self.next()?.as_chunks();
        let numbers = numbers.iter().map(|bytes| f64::from_le_bytes(*bytes));
        rest.is_empty().then(|| numbers.collect())
    }

    fn text(&mut self) -> Option<String> {
        Some(std::str::from_utf8(self.next()?).ok()?.to_owned())
    }

    fn texts(&mut self) -> Option<Texts> {
        Texts::from_parts(self.text()?, self.numbers()?)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Opener;
    use super::*;

    fn parcel() -> Parcel {
        let mut opener = Opener::new(None);
        let csv = "date,lat,lon,title\n6/8/2024,51.2,35.3,Суджа\n7/8/2024,,,b\nx,,,\n";
        opener.push(csv.as_bytes()).unwrap();
        let opened = opener.finish().unwrap();
        let mut notes = Texts::default();
        notes.push("2 events");
        Parcel {
            events: opened.events,
            order: 1,
            refused: opened.refused.count,
            notes,
            refused_table: opened.refused.to_csv(),
            ..Parcel::default()
        }
    }

    #[test]
    fn a_parcel_arrives_as_it_was_sent() {
        let sent = parcel();
        assert_eq!(sent.events.starts.len(), 2);
        assert_eq!(unpack(&pack(&sent)), Some(sent));
    }

    #[test]
    fn what_is_cut_off_is_no_parcel() {
        let bytes = pack(&parcel());
        for length in 0..bytes.len() {
            assert_eq!(unpack(&bytes[..length]), None, "{length}");
        }
        assert_eq!(unpack(&[&bytes[..], b"x"].concat()), None);
    }
}
