//! What stands under some sections of the About tab besides their texts: marks
//! and standings, the chart of weeks, the files, the keys.

use super::parts::standing_chip;
use crate::browser::{fetch, save};
use crate::data::lines;
use crate::geo::path::px;
use crate::index::{Catalog, Subset};
use crate::model::{Dataset, DayRange, Kind, Side, Standing, StandingOf};
use crate::text::{Msg, date, names};
use crate::ui::glyph::{glyph, kind_glyph, side_dot};
use crate::ui::icon::{IconName, icon_sized};
use crate::ui::markup::{Node, attrs, button, el, list, of, say, text};
use crate::view::coverage::Coverage;

/// What each standing means, of facts and of statements.
pub fn standings() -> Node {
    let mut parts = Vec::new();
    for (of_what, heading) in [
        (StandingOf::Fact, Msg::OfFacts),
        (StandingOf::Statement, Msg::OfStatements),
    ] {
        let mut rows = Vec::new();
        for standing in Standing::ALL {
            let meaning = say("span", "", names::standing_meaning(standing, of_what));
            rows.push(of("li", "", vec![standing_chip(standing), meaning]));
        }
        parts.push(say("h4", "", heading.text()));
        parts.push(of("ul", "meanings", rows));
    }
    list(parts)
}

/// Colour, outline and shape, each with its words.
pub fn marks() -> Node {
    let mut rows = Vec::new();
    let mut add = |mark: Node, words: Node| rows.push(of("li", "", vec![mark, words]));
    for side in Side::ALL {
        add(side_dot(side), say("span", "", names::side(side)));
    }
    for standing in Standing::ALL {
        let mark = glyph(Kind::Assault, Some(Side::Other), standing, "gl gl-16");
        add(mark, say("span", "", names::standing(standing)));
    }
    for kind in Kind::ALL {
        let name = say("b", "", names::kind(kind));
        let meaning = text(format!(": {}", names::kind_meaning(kind)));
        let words = of("span", "", vec![name, meaning]);
        add(kind_glyph(kind, "gl gl-16"), words);
    }
    of("ul", "meanings marks", rows)
}

/// Width and height of the chart of weeks, in its own units.
const CHART: (f64, f64) = (360.0, 72.0);

/// Reports of each week: a chart with what it shows in words, and the numbers.
/// None of a reader's own file, which may be of any length and is not collected.
pub fn coverage(dataset: &Dataset) -> Node {
    if !dataset.rows.is_empty() {
        return Node::default();
    }
    let coverage = Coverage::new(&dataset.events);
    let Some((busiest, most)) = coverage.busiest() else {
        return Node::default();
    };
    let weeks = &coverage.weeks;
    let words = Msg::coverage(weeks.len(), coverage.empty(), busiest, most);
    let (width, height) = CHART;
    let drawing = attrs![
        "class" => "weeks",
        "viewBox" => format!("0 0 {} {}", px(width), px(height)),
        "preserveAspectRatio" => "none",
        "role" => "img",
        "aria-label" => words.clone(),
    ];
    let bars = attrs!["d" => coverage.bars(width, height)];
    let mut ends = Vec::new();
    let mut rows = Vec::new();
    for (i, (week, count)) in weeks.iter().enumerate() {
        if i == 0 || i + 1 == weeks.len() {
            ends.push(say("span", "", date::short(*week)));
        }
        let head = say("th", "", date::long(*week));
        rows.push(of("tr", "", vec![head, say("td", "", count.to_string())]));
    }
    let head = ["Monday", "Reports"].map(|name| say("th", "", name));
    let head = of("thead", "", vec![of("tr", "", head.into())]);
    let table = of("table", "", vec![head, of("tbody", "", rows)]);
    let numbers = vec![say("summary", "", Msg::AllWeeks.text()), table];
    list(vec![
        el("svg", drawing, vec![el("path", bars, Vec::new())]),
        of("p", "weeks-ends", ends),
        say("p", "body", words),
        of("details", "", numbers),
    ])
}

/// The data files: their name in the folder `data/`, what is in them, and
/// whether a reader can have only the events that are shown.
const FILES: [(&str, Msg, bool); 9] = [
    ("events.geojson", Msg::DownloadEvents, true),
    ("events.csv", Msg::DownloadEventTable, true),
    ("figures.csv", Msg::DownloadFigures, true),
    ("sources.csv", Msg::DownloadSources, true),
    ("places.json", Msg::DownloadPlaces, false),
    ("claimants.json", Msg::DownloadClaimants, false),
    ("publishers.json", Msg::DownloadPublishers, false),
    ("measures.json", Msg::DownloadMeasures, false),
    ("README.md", Msg::DownloadReadme, false),
];

/// The data files as links, and buttons for what is shown of them, unless that
/// is a reader's own file.
pub fn downloads(dataset: &Dataset) -> Node {
    let mut rows = Vec::new();
    for (name, what, by_event) in FILES {
        let parts = vec![
            icon_sized(IconName::Download, 16),
            say("b", "", name),
            say("span", "", what.text()),
        ];
        let link = attrs!["href" => format!("data/{name}"), "download" => name];
        let mut row = vec![el("a", link, parts)];
        if by_event && dataset.rows.is_empty() {
            let of_what = say("span", "sr-only", format!(": {name}"));
            let words = vec![text(Msg::OnlyShown.text()), of_what];
            row.push(button("lb", "save", name, words));
        }
        rows.push(of("li", "", row));
    }
    of("ul", "downloads", rows)
}

/// Fetches a data file and saves the lines of those events that are shown.
///
/// # Errors
/// What could not be fetched or saved, for the reader.
pub async fn save_shown(
    name: &str,
    catalog: &Catalog,
    subset: &Subset,
    range: DayRange,
) -> Result<(), String> {
    let bytes = fetch::asset(&format!("data/{name}")).await;
    let bytes = bytes.map_err(|error| error.to_string())?;
    let file = String::from_utf8_lossy(&bytes);
    let mut shown = vec![false; catalog.dataset.events.len()];
    for event in subset.all.newest(catalog, range) {
        shown[event as usize] = true;
    }
    let kept = lines::keep(&file, &|id| {
        catalog
            .event_index(id)
            .is_some_and(|event| shown[event as usize])
    });
    let kind = match name.ends_with(".csv") {
        true => "text/csv;charset=utf-8",
        false => "application/geo+json",
    };
    let saved = save::text(&format!("shown-{name}"), kind, &kept);
    saved.map_err(|_| name.to_owned())
}

/// Keys, and what they do.
const KEYS: [(&[&str], Msg); 8] = [
    (&["/"], Msg::KeySearch),
    (&["\u{2190}", "\u{2192}"], Msg::KeyDay),
    (&["Page Up", "Page Down"], Msg::KeyWeek),
    (&["Home", "End"], Msg::KeyEnds),
    (&["[", "]"], Msg::KeyJump),
    (
        &["\u{2190}", "\u{2191}", "\u{2192}", "\u{2193}"],
        Msg::KeyPan,
    ),
    (&["+", "\u{2212}", "0"], Msg::KeyZoom),
    (&["Esc"], Msg::KeyBack),
];

/// The keyboard, key by key.
pub fn keys() -> Node {
    let mut rows = Vec::new();
    for (keys, what) in KEYS {
        let mut caps = Vec::new();
        for key in keys {
            caps.push(say("kbd", "", *key));
        }
        let parts = vec![of("dt", "", caps), say("dd", "", what.text())];
        rows.push(of("div", "", parts));
    }
    of("dl", "keys", rows)
}
