//! `cargo xtask data report`: what the dataset holds, in counts.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use kursk_timeline::model::{Dataset, Kind, Side, Standing};

/// The counts as text: by month, kind, side and standing, the share of events
/// with two or more independent sources, places without a point, claimants
/// without a caveat.
pub fn of(dataset: &Dataset) -> String {
    let mut text = String::new();
    let events = &dataset.events;
    let total = events.len();
    section(&mut text, "Events", [("in all".to_owned(), total)]);
    let mut months: BTreeMap<String, usize> = BTreeMap::new();
    for event in events {
        let day = event.span.start.to_string();
        *months.entry(day[..7].to_owned()).or_default() += 1;
    }
    section(&mut text, "By month", months);
    let by_kind = Kind::ALL.map(|kind| {
        let count = events.iter().filter(|event| event.kind == kind).count();
        (kind.code().to_owned(), count)
    });
    section(&mut text, "By kind", by_kind);
    let by_side = Side::ALL.map(|side| {
        let count = events.iter().filter(|event| event.side() == side).count();
        (format!("{side:?}"), count)
    });
    section(&mut text, "By side (of the first party)", by_side);
    let by_standing = Standing::ALL.map(|standing| {
        let count = events
            .iter()
            .filter(|event| event.standing == standing)
            .count();
        (format!("{standing:?}"), count)
    });
    section(&mut text, "By standing", by_standing);
    sources(&mut text, dataset);
    places(&mut text, dataset);
    let without: Vec<&str> = dataset
        .claimants
        .iter()
        .filter(|claimant| claimant.caveat.is_empty())
        .map(|claimant| claimant.id.as_str())
        .collect();
    list(&mut text, "Claimants without a caveat", &without);
    text
}

fn sources(text: &mut String, dataset: &Dataset) {
    let details = &dataset.details;
    let count = |has: &dyn Fn(&kursk_timeline::model::Detail) -> bool| {
        details.iter().filter(|detail| has(detail)).count()
    };
    let several = count(&|detail| detail.independent_sources >= 2);
    let share = 100.0 * several as f64 / details.len().max(1) as f64;
    let unknown = dataset
        .events
        .iter()
        .filter(|event| event.published_first.is_none())
        .count();
    section(
        text,
        "Sources and figures",
        [
            (
                "sources".to_owned(),
                details.iter().map(|detail| detail.sources.len()).sum(),
            ),
            (
                format!("events with two or more independent sources ({share:.0} %)"),
                several,
            ),
            ("events without a day of publication".to_owned(), unknown),
            (
                "events with a note on conflicting accounts".to_owned(),
                count(&|detail| detail.conflict.is_some()),
            ),
            (
                "figures".to_owned(),
                details.iter().map(|detail| detail.figures.len()).sum(),
            ),
            (
                "movements".to_owned(),
                count(&|detail| detail.movement.is_some()),
            ),
            (
                "control statements".to_owned(),
                details.iter().map(|detail| detail.control.len()).sum(),
            ),
        ],
    );
}

fn places(text: &mut String, dataset: &Dataset) {
    let places = dataset.events.iter().map(|event| dataset.place_of(event));
    let (mut nowhere, mut area, mut point, mut unplaced) = (0, 0, 0, 0);
    for place in places {
        match place {
            None => nowhere += 1,
            Some(place) if place.kind.is_area() => area += 1,
            Some(place) if place.lon_lat().is_some() => point += 1,
            Some(_) => unplaced += 1,
        }
    }
    section(
        text,
        "Where events are",
        [
            ("at a point".to_owned(), point),
            ("in an area".to_owned(), area),
            ("at a place without known coordinates".to_owned(), unplaced),
            ("nowhere in particular".to_owned(), nowhere),
        ],
    );
    let without: Vec<&str> = dataset
        .places
        .iter()
        .filter(|place| !place.kind.is_area() && place.lon_lat().is_none())
        .map(|place| place.id.as_str())
        .collect();
    list(text, "Places without coordinates", &without);
}

fn section(text: &mut String, title: &str, rows: impl IntoIterator<Item = (String, usize)>) {
    // Writing into a String cannot fail.
    let _ = writeln!(text, "{title}");
    for (name, count) in rows {
        let _ = writeln!(text, "{count:>6}  {name}");
    }
    text.push('\n');
}

fn list(text: &mut String, title: &str, names: &[&str]) {
    let _ = writeln!(text, "{title}: {}", names.len());
    for name in names {
        let _ = writeln!(text, "        {name}");
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::folder;
    use crate::project;

    #[test]
    fn counts_of_a_small_dataset() {
        let fixture = project::root().join("tests/fixtures/dataset");
        let report = of(&folder::load(&fixture).unwrap().dataset);
        for line in [
            "     2  in all",
            "     2  2024-11",
            "     1  assault",
            "     0  incursion",
            "     1  NorthKorea",
            "     1  Disputed",
            "     3  sources",
            "     1  events with two or more independent sources (50 %)",
            "     1  at a point",
            "     1  in an area",
            "Claimants without a caveat: 0",
        ] {
            assert!(report.lines().any(|one| one == line), "{line}\n{report}");
        }
    }
}
