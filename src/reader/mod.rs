//! What the worker does with a reader's own file once it is read: puts what
//! was understood into words, makes the parcel that the page opens, and folds
//! the texts for search. See [`crate::data::own`].

use crate::data::own::Opened;
use crate::data::own::assemble::{kind_of, side_of};
use crate::data::own::date::{DateForm, DateOrder};
use crate::data::own::events::Events;
use crate::data::own::parcel::Parcel;
use crate::data::own::rows::Understood;
use crate::geo::LonLat;
use crate::index::fold::fold;
use crate::index::subset::Shown;
use crate::index::{Placement, Subset, catalog, flat};
use crate::model::rows::values_of;
use crate::model::{Basis, Day, DayRange, Texts};
use crate::text::own::{self, PlainDates};

/// Most refused rows that the page lists; all of them are in the table to save.
const LISTED: usize = 200;

/// The parcel of a file.
pub fn parcel(opened: Opened) -> Parcel {
    let Opened {
        mut events,
        understood,
        refused,
    } = opened;
    let mut notes = Texts::default();
    for note in in_words(&understood) {
        notes.push(&note);
    }
    let mut refusals = Texts::default();
    for refusal in refused.kept.iter().take(LISTED) {
        let reason = &refusal.reason;
        refusals.push(&own::refusal(
            refusal.line,
            &refusal.column,
            &reason.found,
            &reason.expected,
        ));
    }
    name_places(&mut events);
    title_rows(&mut events);
    Parcel {
        index: flat::write(&index(&events)),
        order: match understood.order {
            None => 0,
            Some(DateOrder::DayFirst) => 1,
            Some(DateOrder::MonthFirst) => 2,
        },
        refused: understood.refused,
        events,
        notes,
        refusals,
        refused_table: refused.to_csv(),
    }
}

/// What is searched of each event, folded.
pub fn folded(events: &Events) -> Texts {
    let mut all = Texts::default();
    all.reserve(events.titles.len(), 0);
    let mut folded = Vec::new();
    for i in 0..events.titles.len() {
        folded.clear();
        let title = events.titles.get(i);
        push_folded(&mut folded, title);
        let place = events.places.get(i).copied().unwrap_or(u32::MAX);
        push_folded(&mut folded, events.place_names.get(place as usize));
        for (_, value) in values_of(events.values.get(i)) {
            if is_searched(value) && value != title {
                push_folded(&mut folded, value);
            }
        }
        let text = std::str::from_utf8(&folded).unwrap_or_default();
        all.push(text.trim_end());
    }
    all
}

/// The index of the events: what the page would make of them itself, see
/// [`Subset::new`], made here, where it holds up nothing.
pub fn index(events: &Events) -> flat::Index {
    let point = |place: u32| {
        let of = |degrees: &[f64]| degrees.get(place as usize).copied();
        LonLat::new(of(&events.place_lons)?, of(&events.place_lats)?)
    };
    let (sites, of_place) = catalog::sites(events.place_lons.len(), &point);
    let placements: Vec<Placement> = events
        .places
        .iter()
        .map(|place| {
            let placement = of_place.get(*place as usize);
            placement.copied().unwrap_or(Placement::Elsewhere)
        })
        .collect();
    let shown = |event: u32| {
        let event = event as usize;
        let day = |list: &[i32]| Day(list.get(event).copied().unwrap_or_default());
        let code = |n: usize| {
            let code = events.codes.get(4 * event + n).copied();
            usize::from(code.unwrap_or(u8::MAX))
        };
        let first = day(&events.starts);
        Shown {
            days: DayRange {
                first,
                last: day(&events.ends).max(first),
            },
            family: kind_of(code(0)).family(),
            side: side_of(code(1)),
        }
    };
    let order = (0..events.starts.len() as u32).collect();
    flat::Index {
        whole: Subset::sorted(Basis::Happened, order, &sites, &placements, &shown),
        sites,
        placements,
    }
}

/// A place without a name is called by its latitude and longitude.
fn name_places(events: &mut Events) {
    let mut names = Texts::default();
    for (i, (lon, lat)) in events.place_lons.iter().zip(&events.place_lats).enumerate() {
        match events.place_names.get(i) {
            "" => names.push(&own::coordinates(*lon, *lat)),
            name => names.push(name),
        }
    }
    events.place_names = names;
}

/// A row without anything to make a headline of is called by its number.
fn title_rows(events: &mut Events) {
    let untitled = (0..events.titles.len()).any(|i| events.titles.get(i).is_empty());
    if !untitled {
        return;
    }
    let mut titles = Texts::default();
    for (i, row) in events.rows.iter().enumerate() {
        match events.titles.get(i) {
            "" => titles.push(&own::untitled(*row)),
            title => titles.push(title),
        }
    }
    events.titles = titles;
}

/// What was understood, in sentences; the first is the summary.
pub fn in_words(understood: &Understood) -> Vec<String> {
    let u = understood;
    let mut notes = vec![own::summary(u.events, u.days, u.refused)];
    if u.events > 0 {
        notes.push(match (u.order, u.form) {
            (Some(order), _) => {
                own::date_order(order == DateOrder::DayFirst, u.order_guessed).to_owned()
            }
            (None, form) => own::plain_dates(match form {
                DateForm::YearFirst | DateForm::Numbers => PlainDates::YearFirst,
                DateForm::Compact => PlainDates::Compact,
                DateForm::Words => PlainDates::Words,
                DateForm::Epoch => PlainDates::Epoch,
            })
            .to_owned(),
        });
    }
    for (n, note) in [
        (u.unplaced, own::unplaced(u.unplaced)),
        (u.shapes, own::shapes(u.shapes)),
        (u.mangled, own::mangled(u.mangled)),
    ] {
        if n > 0 {
            notes.push(note);
        }
    }
    if u.swapped {
        notes.push(own::swapped().to_owned());
    }
    notes
}

/// Whether readers may look for a value: numbers, dates and addresses they do not.
fn is_searched(value: &str) -> bool {
    !value.starts_with("http") && value.bytes().any(|b| b.is_ascii_alphabetic() || b >= 0x80)
}

/// What becomes of each byte of ASCII: a small letter, a digit, a space, or nothing (0).
const FOLDED: [u8; 256] = {
    let mut folded = [b' '; 256];
    let mut byte = 0;
    while byte < 256 {
        if (byte as u8).is_ascii_alphanumeric() {
            folded[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    folded[b'\'' as usize] = 0;
    folded[b'`' as usize] = 0;
    folded
};

/// Adds a text as [`fold`] leaves it, and a space. Plain ASCII, which most of a
/// large file is, is folded here byte by byte.
fn push_folded(folded: &mut Vec<u8>, text: &str) {
    let from = folded.len();
    if text.is_ascii() {
        let mut spaced = true;
        folded.extend(
            text.bytes()
                .filter_map(|byte| match FOLDED[usize::from(byte)] {
                    0 => None,
                    b' ' if spaced => None,
                    byte => {
                        spaced = byte == b' ';
                        Some(byte)
                    }
                }),
        );
    } else {
        folded.extend_from_slice(fold(text).as_bytes());
    }
    if folded.len() > from && folded.last() != Some(&b' ') {
        folded.push(b' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_folding_agree() {
        for text in ["Military forces' base, 2nd", "  -- ", "", "a`b\tC", "x -"] {
            let mut folded = Vec::new();
            push_folded(&mut folded, text);
            let folded = String::from_utf8(folded).unwrap();
            assert_eq!(folded.trim_end(), fold(text), "{text:?}");
        }
    }
}
