//! What the published events say, worked out by the plain rules, without the page's code.

use std::fs;

use chrono::{Datelike, Days, Month, NaiveDate};
use serde_json::Value;

use super::site::dist;

/// One event of the file.
pub struct Event {
    /// Its id.
    pub id: String,
    /// Its headline.
    pub title: String,
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
    /// Addresses of its sources.
    pub sources: Vec<String>,
    /// Whether it has a point on the map.
    pub has_point: bool,
}

/// All events of `data/events.geojson`, in the order of the file.
pub fn events() -> Vec<Event> {
    let path = dist().join("data/events.geojson");
    let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let file: Value = serde_json::from_slice(&bytes).expect("the published events are JSON");
    file["features"]
        .as_array()
        .expect("the file holds features")
        .iter()
        .map(event)
        .collect()
}

fn event(feature: &Value) -> Event {
    let properties = &feature["properties"];
    let day = |name: &str| properties[name].as_str().map(date);
    let start = day("date").expect("every event has a date");
    Event {
        id: feature["id"]
            .as_str()
            .expect("every event has an id")
            .to_owned(),
        title: properties["title"]
            .as_str()
            .expect("every event has a title")
            .to_owned(),
        start,
        end: day("date_end").unwrap_or(start),
        sources: properties["sources"]
            .as_array()
            .expect("every event has sources")
            .iter()
            .filter_map(|source| source["url"].as_str().map(str::to_owned))
            .collect(),
        has_point: !feature["geometry"].is_null(),
    }
}

/// A date as `2024-11-12`.
pub fn date(text: &str) -> NaiveDate {
    text.parse()
        .unwrap_or_else(|error| panic!("`{text}` is no date: {error}"))
}

/// Number of events that have begun by that day.
pub fn up_to(events: &[Event], day: NaiveDate) -> usize {
    events.iter().filter(|event| event.start <= day).count()
}

/// Number of events that touch the `days` days that end with that day.
pub fn in_window(events: &[Event], day: NaiveDate, days: u64) -> usize {
    let first = day - Days::new(days - 1);
    events
        .iter()
        .filter(|event| event.start <= day && event.end >= first)
        .count()
}

/// A date as the page writes it: "12 November 2024".
pub fn long(day: NaiveDate) -> String {
    let month = u8::try_from(day.month())
        .ok()
        .and_then(|month| Month::try_from(month).ok());
    format!(
        "{} {} {}",
        day.day(),
        month.map_or("?", |month| month.name()),
        day.year()
    )
}
