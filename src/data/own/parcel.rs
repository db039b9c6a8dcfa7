//! What the worker hands to the page: everything in one piece of memory, which
//! a browser can pass on without copying it.
//!
//! The form is sections, each behind its length in bytes (four bytes) and as
//! long as whole words of four bytes; numbers have their lowest byte first.
//! Worker and page are of one build, so that the form needs no version. The
//! page takes section after section, in steps between which the browser has
//! its turn.

use super::events::Events;
use crate::model::Texts;

/// What the page needs to show a reader's file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parcel {
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
    /// The events.
    pub events: Events,
    /// The index of the events, as lists that its own module reads.
    pub index: Vec<Vec<u32>>,
}

/// The first word of a parcel.
const MARK: u32 = u32::from_le_bytes(*b"own2");

/// Writes a parcel.
pub fn pack(parcel: &Parcel) -> Vec<u8> {
    let events = &parcel.events;
    let texts = [
        &parcel.notes,
        &parcel.refusals,
        &events.titles,
        &events.place_notes,
        &events.values,
        &events.names,
        &events.place_names,
    ];
    // Growing step by step would copy it several times.
    let weights = texts.map(|texts| texts.parts().0.len() + 4 * texts.len());
    let rows = 20 * events.starts.len() + 24 * events.place_lons.len();
    let index: usize = parcel.index.iter().map(|list| 4 * list.len() + 4).sum();
    let weight = weights.iter().sum::<usize>() + rows + index + parcel.refused_table.len();
    let mut out = Vec::with_capacity(weight + (1 << 16));
    // In the order in which `unpack` takes them.
    let lists = parcel.index.len() as u32;
    push_words(
        &mut out,
        [MARK, parcel.order, parcel.refused, lists].into_iter(),
    );
    push_bytes(&mut out, parcel.refused_table.as_bytes());
    let [notes, refusals, columns @ ..] = texts;
    push_texts(&mut out, notes);
    push_texts(&mut out, refusals);
    push_words(&mut out, events.starts.iter().map(|day| *day as u32));
    push_words(&mut out, events.ends.iter().map(|day| *day as u32));
    push_words(&mut out, events.rows.iter().copied());
    push_words(&mut out, events.places.iter().copied());
    push_bytes(&mut out, &events.codes);
    for numbers in [&events.place_lons, &events.place_lats, &events.place_kms] {
        push_length(&mut out, numbers.len() * size_of::<f64>());
        for number in numbers {
            out.extend_from_slice(&number.to_le_bytes());
        }
    }
    for texts in columns {
        push_texts(&mut out, texts);
    }
    for list in &parcel.index {
        push_words(&mut out, list.iter().copied());
    }
    out
}

/// Writes a column of texts that is handed over by itself, for [`texts`].
pub fn pack_texts(texts: &Texts) -> Vec<u8> {
    let weight = texts.parts().0.len() + 4 * texts.len();
    let mut out = Vec::with_capacity(weight + 16);
    push_texts(&mut out, texts);
    out
}

fn push_length(out: &mut Vec<u8>, length: usize) {
    out.extend_from_slice(&(length as u32).to_le_bytes());
}

fn push_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    push_length(out, bytes.len());
    out.extend_from_slice(bytes);
    out.resize(out.len().next_multiple_of(4), 0);
}

fn push_words(out: &mut Vec<u8>, words: impl ExactSizeIterator<Item = u32>) {
    push_length(out, words.len() * size_of::<u32>());
    let from = out.len();
    out.resize(from + words.len() * size_of::<u32>(), 0);
    let (slots, _) = out[from..].as_chunks_mut();
    for (slot, word) in slots.iter_mut().zip(words) {
        *slot = word.to_le_bytes();
    }
}

fn push_texts(out: &mut Vec<u8>, texts: &Texts) {
    let (text, ends) = texts.parts();
    push_bytes(out, text);
    push_words(out, ends.iter().copied());
}

/// The sections of a parcel, one after the other.
pub trait Sections {
    /// The next section as bytes; `None` where there is none.
    fn bytes(&mut self) -> Option<Vec<u8>>;
    /// The next section as numbers; `None` where there is none, or where it is
    /// not made of whole ones.
    fn words(&mut self) -> Option<Vec<u32>>;
}

/// What stands in a parcel before its events.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// See [`Parcel::order`].
    pub order: u32,
    /// See [`Parcel::refused`].
    pub refused: u32,
    /// How many lists [`Parcel::index`] has.
    pub lists: u32,
    /// See [`Parcel::refused_table`].
    pub refused_table: String,
    /// See [`Parcel::notes`].
    pub notes: Texts,
    /// See [`Parcel::refusals`].
    pub refusals: Texts,
}

/// Reads what stands before the events; `None` where it is no parcel.
#[inline(never)]
pub fn head(from: &mut dyn Sections) -> Option<Head> {
    let head = from.words()?;
    let [MARK, order, refused, lists] = head[..] else {
        return None;
    };
    Some(Head {
        order,
        refused,
        lists,
        refused_table: String::from_utf8(from.bytes()?).ok()?,
        notes: texts(from)?,
        refusals: texts(from)?,
    })
}

/// Reads the numbers of the events, which come next.
#[inline(never)]
pub fn numbers(from: &mut dyn Sections) -> Option<Events> {
    Some(Events {
        starts: days(from.words()?),
        ends: days(from.words()?),
        rows: from.words()?,
        places: from.words()?,
        codes: from.bytes()?,
        place_lons: decimals(&from.words()?)?,
        place_lats: decimals(&from.words()?)?,
        place_kms: decimals(&from.words()?)?,
        ..Events::default()
    })
}

/// Reads one of the columns of texts, which come next, in the order of
/// [`Events::texts_mut`]; or the one of [`pack_texts`].
pub fn texts(from: &mut dyn Sections) -> Option<Texts> {
    Some(Texts::from_parts(from.bytes()?, from.words()?))
}

fn days(words: Vec<u32>) -> Vec<i32> {
    words.into_iter().map(|word| word as i32).collect()
}

fn decimals(words: &[u32]) -> Option<Vec<f64>> {
    let (pairs, rest) = words.as_chunks();
    let decimals = pairs
        .iter()
        .map(|[low, high]| f64::from_bits(u64::from(*low) | u64::from(*high) << 32));
    rest.is_empty().then(|| decimals.collect())
}

/// A parcel in memory.
struct Bytes<'a>(&'a [u8]);

impl Sections for Bytes<'_> {
    fn bytes(&mut self) -> Option<Vec<u8>> {
        let (length, rest) = self.0.split_first_chunk()?;
        let length = u32::from_le_bytes(*length) as usize;
        let (section, rest) = rest.split_at_checked(length.next_multiple_of(4))?;
        self.0 = rest;
        Some(section.get(..length)?.to_vec())
    }

    fn words(&mut self) -> Option<Vec<u32>> {
        let bytes = self.bytes()?;
        let (words, rest) = bytes.as_chunks();
        let words = words.iter().map(|word| u32::from_le_bytes(*word));
        rest.is_empty().then(|| words.collect())
    }
}

/// Reads a parcel at once; `None` where it is none.
pub fn unpack(bytes: &[u8]) -> Option<Parcel> {
    let mut from = Bytes(bytes);
    let Head {
        order,
        refused,
        lists,
        refused_table,
        notes,
        refusals,
    } = head(&mut from)?;
    let mut events = numbers(&mut from)?;
    for column in events.texts_mut() {
        *column = texts(&mut from)?;
    }
    let mut index = Vec::new();
    for _ in 0..lists {
        index.push(from.words()?);
    }
    from.0.is_empty().then_some(Parcel {
        order,
        refused,
        notes,
        refusals,
        refused_table,
        events,
        index,
    })
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
            index: vec![vec![1, u32::MAX], Vec::new()],
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
    fn texts_arrive_by_themselves() {
        let mut sent = Texts::default();
        for text in ["a", "", "\u{444}\u{444}"] {
            sent.push(text);
        }
        let packed = pack_texts(&sent);
        assert_eq!(texts(&mut Bytes(&packed)), Some(sent));
        assert_eq!(texts(&mut Bytes(&packed[..packed.len() - 4])), None);
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
