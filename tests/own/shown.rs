//! What the page makes of a file: words, search, counts, the way back.

use kursk_timeline::data::own::assemble::assemble;
use kursk_timeline::data::own::sample::{SampleFormat, write_sample};
use kursk_timeline::index::{Catalog, Filter, Subset};
use kursk_timeline::model::{Dataset, Day, DayRange};
use kursk_timeline::reader::{folded, parcel};
use kursk_timeline::view::own::adopted;
use kursk_timeline::view::{Action, ViewState, reduce};

use super::support::{kinds, open, open_in_steps, shown};

#[test]
fn the_parcel_says_what_was_understood() {
    let mut file = Vec::new();
    write_sample(&mut file, SampleFormat::Csv, 500).unwrap();
    file.extend_from_slice(b"x,yesterday,35,51,strike,UA,t,p,d,s\n");
    let opened = open_in_steps(&file, 4096, None).unwrap();
    let parcel = parcel(opened);
    assert_eq!(
        parcel.notes.get(0),
        "500 events, 6 Aug 2024 to 26 Apr 2025, 1 row refused"
    );
    assert_eq!(
        parcel.notes.get(1),
        "Dates have the year first, as in 2024-08-06."
    );
    assert_eq!(
        parcel.refusals.get(0),
        "Line 502, date: found \"yesterday\", expected a date, such as 2024-08-06"
    );
    let folded = folded(&parcel.events);
    assert!(folded.get(0).contains("nothing of this kind was reported"));
    assert!(!folded.get(0).contains("example"));
    assert_eq!(folded.len(), parcel.events.titles.len());
}

#[test]
fn a_search_leaves_out_nothing_until_its_texts_are_there() {
    let mut file = Vec::new();
    write_sample(&mut file, SampleFormat::Csv, 50).unwrap();
    let events = open_in_steps(&file, 4096, None).unwrap().events;
    let texts = folded(&events);
    let word = events.titles.get(7).to_owned();
    let catalog = Catalog::new(assemble(events));
    let mut filter = Filter::default();
    filter.query = word;
    assert_eq!(catalog.admitted(&filter).len(), 50);
    catalog.dataset.rows.folded.set(texts).unwrap();
    let found = catalog.admitted(&filter);
    assert!(found.contains(&7) && found.len() < 50, "{found:?}");
}

#[test]
fn both_forms_of_a_sample_hold_the_same_events() {
    let of = |format| {
        let mut file = Vec::new();
        write_sample(&mut file, format, 300).unwrap();
        open_in_steps(&file, 1000, None).unwrap()
    };
    let (json, csv) = (of(SampleFormat::GeoJson), of(SampleFormat::Csv));
    assert_eq!(json.understood, csv.understood);
    assert_eq!(shown(&json), shown(&csv));
    assert_eq!(json.events.codes, csv.events.codes);
}

fn catalog(text: &str) -> Catalog {
    Catalog::new(assemble(open(text).events))
}

const THREE: &str = "date,lat,lon,title\n2022-03-01,48,37,a\n2022-05-01,49,38,b\n2022-06-01,,,c\n";

#[test]
fn an_own_file_is_shown_whole_whatever_the_size_of_the_map() {
    let catalog = catalog(THREE);
    let subset = Subset::new(&catalog, &Filter::default());
    let day = Day::from_ymd(2024, 8, 6).unwrap();
    let days = DayRange {
        first: day,
        last: day,
    };
    let opened = adopted(&ViewState::opening(days, 900.0, 600.0), &catalog);
    assert_eq!(opened.day.to_string(), "2022-06-01");
    assert_eq!(opened.days.first.to_string(), "2022-03-01");
    for (width, height) in [(900.0, 600.0), (320.0, 200.0), (1400.0, 500.0)] {
        let resized = reduce(&opened, Action::Resize { width, height }, &catalog, &subset);
        for site in &catalog.sites {
            assert!(
                resized.viewport.shows(site.point, 0.0),
                "{width} x {height}"
            );
        }
    }
}

#[test]
fn the_published_data_comes_back_as_at_the_start() {
    let own = catalog(THREE);
    let published = Catalog::new(Dataset {
        events: own.dataset.events.clone(),
        ..Dataset::default()
    });
    let days = published.dataset.extent().unwrap();
    let start = ViewState::opening(days, 900.0, 600.0);
    assert_eq!(adopted(&adopted(&start, &own), &published), start);
}

#[test]
fn an_own_file_is_counted_searched_and_found_by_its_rows() {
    let opened =
        open("date,lat,lon,title,note\n2022-03-01,48,37,Ёлка,\n2022-03-01,48,37,,Röpcke’s\n");
    let events = parcel(opened).events;
    let texts = folded(&events);
    let catalog = Catalog::new(assemble(events));
    catalog.dataset.rows.folded.set(texts).unwrap();
    assert_eq!(catalog.sites.len(), 1, "one point, however many events");
    assert_eq!(catalog.event_index("row-2"), Some(1));
    let found = |query: &str| {
        let mut filter = Filter::default();
        filter.query = query.to_owned();
        catalog.admitted(&filter)
    };
    assert_eq!(found("елка"), [0]);
    assert_eq!(found("ropckes"), [1]);
    assert_eq!(found("nothing"), [0; 0]);
    let row: Vec<_> = catalog.dataset.rows.of(1).collect();
    assert_eq!(row[3], ("note", "Röpcke’s"));
    assert_eq!(
        catalog
            .dataset
            .place_of(&catalog.dataset.events[0])
            .unwrap()
            .name,
        "48.00\u{a0}N, 37.00\u{a0}E"
    );
}

#[test]
fn the_published_events_are_a_file_like_any_other() {
    let text = include_str!("../../assets/data/events.geojson");
    let opened = open(text);
    assert_eq!(opened.refused.count, 0, "{:?}", opened.refused.kept);
    assert_eq!(
        opened.understood.events as usize,
        text.matches("\"type\":\"Feature\"").count()
    );
    assert!(kinds(&opened).iter().all(Option::is_some));
    let sides = opened.events.codes.chunks(4).map(|codes| codes[1]);
    assert!(sides.clone().any(|side| side == 0) && sides.clone().any(|side| side == 2));
}
