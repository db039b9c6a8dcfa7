//! The tables for spreadsheets say the same as the dataset.

use kursk_timeline::data::{csv, lines};
use kursk_timeline::model::{Dataset, Day};
use proptest::prelude::*;

use crate::fixture::{Folder, root};

/// Reads a table after RFC 4180: fields of each row, the header first.
fn rows(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let row = rows.last_mut().unwrap();
        let field = row.last_mut().unwrap();
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => field.extend(chars.next()),
            '"' if quoted => quoted = false,
            '"' if field.is_empty() => quoted = true,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted && chars.next_if_eq(&'\n').is_some() => {
                rows.push(vec![String::new()]);
            }
            '\r' | '\n' => panic!("a line break within a row: {row:?}"),
            c => field.push(c),
        }
    }
    assert!(!quoted, "a quote without its end");
    assert_eq!(
        rows.pop(),
        Some(vec![String::new()]),
        "the last row ends its line"
    );
    rows
}

/// Column of that name, below the header.
fn column(rows: &[Vec<String>], name: &str) -> Vec<String> {
    let at = rows[0].iter().position(|head| head == name).expect(name);
    rows[1..].iter().map(|row| row[at].clone()).collect()
}

fn day(day: Option<Day>) -> String {
    day.map_or_else(String::new, |day| day.to_string())
}

fn number(number: Option<f64>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

#[test]
fn the_tables_hold_what_the_dataset_holds() {
    for dataset in [Folder::shipped(), Folder::small()].map(|folder| folder.read().dataset) {
        let events = rows(&csv::events(&dataset));
        assert!(
            events
                .iter()
                .all(|row| row.len() == csv::EVENT_COLUMNS.len())
        );
        let of_events = |get: &dyn Fn(&kursk_timeline::model::Event) -> String| -> Vec<String> {
            dataset.events.iter().map(get).collect()
        };
        assert_eq!(column(&events, "id"), of_events(&|event| event.id.clone()));
        assert_eq!(
            column(&events, "title"),
            of_events(&|event| event.title.clone())
        );
        assert_eq!(
            column(&events, "kind"),
            of_events(&|event| event.kind.code().to_owned())
        );
        assert_eq!(
            column(&events, "published_first"),
            of_events(&|event| day(event.published_first))
        );
        let summaries: Vec<String> = dataset.details.iter().map(|d| d.summary.clone()).collect();
        assert_eq!(column(&events, "summary"), summaries);

        let figures = rows(&csv::figures(&dataset));
        assert!(
            figures
                .iter()
                .all(|row| row.len() == csv::FIGURE_COLUMNS.len())
        );
        let all = || dataset.details.iter().flat_map(|detail| &detail.figures);
        let low: Vec<String> = all().map(|figure| number(figure.low)).collect();
        assert_eq!(column(&figures, "low"), low);
        let claimants: Vec<String> = all().map(|figure| figure.claimant.clone()).collect();
        assert_eq!(column(&figures, "claimant"), claimants);

        let sources = rows(&csv::sources(&dataset));
        assert!(
            sources
                .iter()
                .all(|row| row.len() == csv::SOURCE_COLUMNS.len())
        );
        let all = || dataset.details.iter().flat_map(|detail| &detail.sources);
        let urls: Vec<String> = all().map(|source| source.url.clone()).collect();
        assert_eq!(column(&sources, "url"), urls);
        assert_eq!(sources.len() - 1, all().count());
    }
}

/// Points stand where the event file has them, and nowhere else.
#[test]
fn areas_and_unknown_points_have_no_coordinates() {
    let dataset = Folder::shipped().read().dataset;
    let events = rows(&csv::events(&dataset));
    let (lon, lat) = (column(&events, "lon"), column(&events, "lat"));
    for (i, event) in dataset.events.iter().enumerate() {
        let place = dataset
            .place_of(event)
            .filter(|place| !place.kind.is_area());
        let point = place.and_then(|place| place.lon_lat());
        assert_eq!(lon[i], number(point.map(|p| p.0)), "{}", event.id);
        assert_eq!(lat[i], number(point.map(|p| p.1)), "{}", event.id);
    }
}

/// The README names every column, with the same words.
#[test]
fn the_columns_are_documented() {
    let readme = std::fs::read_to_string(root().join("assets/data/README.md")).unwrap();
    let tables = [
        ("events.csv", &csv::EVENT_COLUMNS[..]),
        ("figures.csv", &csv::FIGURE_COLUMNS),
        ("sources.csv", &csv::SOURCE_COLUMNS),
    ];
    for (file, columns) in tables {
        let (_, section) = readme.split_once(&format!("### {file}\n")).expect(file);
        for (name, meaning) in columns {
            let row = format!("| `{name}` | {meaning} |");
            assert!(section.contains(&row), "{file}: no row {row}");
        }
    }
}

/// A published file of which some events were chosen is what the writer makes
/// of these events.
#[test]
fn choosing_lines_is_choosing_events() {
    let folder = Folder::shipped();
    let dataset = folder.read().dataset;
    let chosen = |id: &str| id.starts_with("2024-11-");
    let mut some = Dataset {
        events: Vec::new(),
        details: Vec::new(),
        ..dataset.clone()
    };
    for (event, detail) in dataset.events.iter().zip(&dataset.details) {
        if chosen(&event.id) {
            some.events.push(event.clone());
            some.details.push(detail.clone());
        }
    }
    assert!(some.events.len() > 40);
    assert_eq!(
        lines::keep(&csv::events(&dataset), &chosen),
        csv::events(&some)
    );
    assert_eq!(
        lines::keep(&csv::figures(&dataset), &chosen),
        csv::figures(&some)
    );
    assert_eq!(
        lines::keep(&csv::sources(&dataset), &chosen),
        csv::sources(&some)
    );
    let events = String::from_utf8(folder.bytes[0].clone()).unwrap();
    let head = kursk_timeline::data::write::read_head(&folder.bytes[0]).unwrap();
    let written = kursk_timeline::data::write::events(&some, &head).unwrap();
    assert_eq!(lines::keep(&events, &chosen).into_bytes(), written);
}

proptest! {
    /// Whatever a text holds, it comes back, apart from line breaks and from
    /// the apostrophe before what a spreadsheet would calculate.
    #[test]
    fn any_text_comes_back(title in "[ -~\t\r\nа-яґ가-힣\"',=+@-]{0,40}") {
        let mut dataset = Folder::small().read().dataset;
        dataset.events[0].title = title.clone();
        let written = csv::events(&dataset);
        prop_assert_eq!(written.lines().count(), dataset.events.len() + 1);
        let read = &column(&rows(&written), "title")[0];
        let plain: String = title.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let formula = title.trim_start().starts_with(['=', '+', '-', '@']);
        prop_assert_eq!(read, &if formula { format!("'{plain}") } else { plain });
    }
}
