//! Opening files in tests, and saying what came of it.

use kursk_timeline::data::own::date::DateOrder;
use kursk_timeline::data::own::refused::Reason;
use kursk_timeline::data::own::{Opened, Opener};
use kursk_timeline::model::{Day, Kind};

pub fn open_in_steps(
    bytes: &[u8],
    step: usize,
    order: Option<DateOrder>,
) -> Result<Opened, Reason> {
    let mut opener = Opener::new(order);
    for part in bytes.chunks(step) {
        opener.push(part)?;
    }
    opener.finish()
}

pub fn open(text: &str) -> Opened {
    open_in_steps(text.as_bytes(), 1 << 20, None).unwrap()
}

pub fn refused_file(text: &str) -> String {
    let reason = open_in_steps(text.as_bytes(), 1 << 20, None).unwrap_err();
    format!("{} / {}", reason.found, reason.expected)
}

/// Each event as `first..last title @place lon lat`.
pub fn shown(opened: &Opened) -> Vec<String> {
    let events = &opened.events;
    (0..events.starts.len())
        .map(|i| {
            let (first, last) = (Day(events.starts[i]), Day(events.ends[i]));
            let place = events.places[i] as usize;
            let place = match events.place_lons.get(place) {
                Some(lon) => format!(
                    "@{} {lon} {}",
                    events.place_names.get(place),
                    events.place_lats[place]
                ),
                None => format!("({})", events.place_notes.get(i)),
            };
            format!("{first}..{last} {} {place}", events.titles.get(i))
        })
        .collect()
}

/// Each refusal as `line column: found / expected`.
pub fn refusals(opened: &Opened) -> Vec<String> {
    let kept = opened.refused.kept.iter();
    kept.map(|r| {
        format!(
            "{} {}: {} / {}",
            r.line, r.column, r.reason.found, r.reason.expected
        )
    })
    .collect()
}

pub fn kinds(opened: &Opened) -> Vec<Option<&'static str>> {
    let codes = opened.events.codes.chunks(4);
    codes
        .map(|codes| Kind::ALL.get(codes[0] as usize).map(|kind| kind.code()))
        .collect()
}
