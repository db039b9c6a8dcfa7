//! The About tab: what this is, how to read it, where it comes from.

use super::faults::{fault_list, summary};
use super::parts::standing_chip;
use super::sources::opens_in_new_tab;
use crate::data::Fault;
use crate::model::{Dataset, Kind, Side, Standing, StandingOf};
use crate::text::plural::{self, Noun};
use crate::text::{Msg, date, names, number};
use crate::ui::glyph::{glyph, kind_glyph, side_dot};
use crate::ui::icon::{IconName, icon_sized};
use crate::ui::markup::{Node, attrs, el, fixed, list, of, out_link, say, text};

/// Everything about the data.
pub fn about(dataset: &Dataset, faults: &[Fault]) -> Node {
    let heading = |words: Msg| say("h3", "", words.text());
    let body = |words: Msg| say("p", "body", words.text());
    let parts = vec![
        say("h2", "", Msg::TabAbout.text()),
        say("p", "sum", Msg::AboutWhat.text()),
        numbers(dataset),
        unread(faults),
        heading(Msg::AboutMethodHeading),
        body(Msg::AboutMethod),
        body(Msg::AboutFigures),
        heading(Msg::AboutStandingHeading),
        body(Msg::AboutStanding),
        standings(StandingOf::Fact, Msg::OfFacts),
        standings(StandingOf::Statement, Msg::OfStatements),
        heading(Msg::AboutMarksHeading),
        body(Msg::AboutMarks),
        marks(),
        heading(Msg::AboutLimitsHeading),
        limits(),
        heading(Msg::AboutDownloadsHeading),
        downloads(),
        heading(Msg::AboutLicenceHeading),
        body(Msg::AboutLicence),
        attributions(),
        heading(Msg::AboutKeysHeading),
        keys(),
    ];
    of("div", "about scroll", parts)
}

/// How much there is, counted from the data.
fn numbers(dataset: &Dataset) -> Node {
    let (mut sources, mut claims) = (0, 0);
    for detail in &dataset.details {
        sources += detail.sources.len();
        claims += detail.figures.len();
    }
    let counts = [
        (dataset.events.len(), Noun::Event),
        (sources, Noun::Source),
        (dataset.publishers.len(), Noun::Publisher),
        (claims, Noun::Claim),
        (dataset.places.len(), Noun::Place),
    ];
    let mut rows = Vec::new();
    for (n, noun) in counts {
        if n > 0 {
            let number = say("b", "", number::grouped(n as u64));
            rows.push(of("li", "", vec![number, text(plural::word(n, noun))]));
        }
    }
    let days = match dataset.extent() {
        Some(days) => say("p", "note", date::range(days)),
        None => Node::default(),
    };
    list(vec![of("ul", "numbers", rows), days])
}

/// What of the data could not be read.
fn unread(faults: &[Fault]) -> Node {
    if faults.is_empty() {
        return Node::default();
    }
    let words = vec![text(Msg::FaultsHeading.text())];
    list(vec![
        el("h3", fixed!["id" => "faults"], words),
        say("p", "body", summary(faults)),
        fault_list(faults, usize::MAX),
    ])
}

fn standings(of_what: StandingOf, heading: Msg) -> Node {
    let mut rows = Vec::new();
    for standing in Standing::ALL {
        let meaning = say("span", "", names::standing_meaning(standing, of_what));
        rows.push(of("li", "", vec![standing_chip(standing), meaning]));
    }
    list(vec![
        say("h4", "", heading.text()),
        of("ul", "meanings", rows),
    ])
}

/// Colour, outline and shape, each with its words.
fn marks() -> Node {
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

const LIMITS: [Msg; 5] = [
    Msg::LimitCoverage,
    Msg::LimitDates,
    Msg::LimitPlaces,
    Msg::LimitSources,
    Msg::LimitRivers,
];

fn limits() -> Node {
    let mut rows = Vec::new();
    for limit in LIMITS {
        rows.push(say("li", "", limit.text()));
    }
    of("ul", "bullets", rows)
}

/// The data files: address, name, what is in them.
const FILES: [(&str, &str, Msg); 5] = [
    ("data/events.geojson", "events.geojson", Msg::DownloadEvents),
    ("data/places.json", "places.json", Msg::DownloadPlaces),
    (
        "data/claimants.json",
        "claimants.json",
        Msg::DownloadClaimants,
    ),
    (
        "data/publishers.json",
        "publishers.json",
        Msg::DownloadPublishers,
    ),
    ("data/measures.json", "measures.json", Msg::DownloadMeasures),
];

fn downloads() -> Node {
    let mut rows = Vec::new();
    for (href, name, what) in FILES {
        let parts = vec![
            icon_sized(IconName::Download, 16),
            say("b", "", name),
            say("span", "", what.text()),
        ];
        let link = el("a", attrs!["href" => href, "download" => ""], parts);
        rows.push(of("li", "", vec![link]));
    }
    of("ul", "downloads", rows)
}

/// Where the map's data comes from.
const ORIGINS: [(&str, Msg); 6] = [
    (
        "https://www.openstreetmap.org/copyright",
        Msg::ByOpenStreetMap,
    ),
    ("https://www.geoboundaries.org/", Msg::ByGeoBoundaries),
    ("https://www.geonames.org/", Msg::ByGeoNames),
    ("https://www.soest.hawaii.edu/pwessel/gshhg/", Msg::ByGshhg),
    (
        "https://european-flood.emergency.copernicus.eu/",
        Msg::ByEfas,
    ),
    ("https://www.naturalearthdata.com/", Msg::ByNaturalEarth),
];

fn attributions() -> Node {
    let mut rows = Vec::new();
    for (href, name) in ORIGINS {
        let parts = vec![text(name.text()), opens_in_new_tab()];
        rows.push(of("li", "", vec![out_link("", href, parts)]));
    }
    of("ul", "bullets", rows)
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

fn keys() -> Node {
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
