//! The About tab: what this is, how to read it, where it comes from.

use yew::prelude::*;

use super::faults::{fault_list, summary};
use super::row::standing_chip;
use crate::data::Fault;
use crate::index::Catalog;
use crate::model::{Dataset, Kind, Side, Standing, StandingOf};
use crate::text::plural::{self, Noun};
use crate::text::{Msg, date, names};
use crate::ui::Shared;
use crate::ui::glyph::{Glyph, side_code};
use crate::ui::icon::{Icon, IconName};

/// Props of [`About`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The data.
    pub catalog: Shared<Catalog>,
    /// What was wrong in the data files.
    pub faults: Shared<Vec<Fault>>,
}

/// Everything about the data.
#[component]
pub fn About(props: &Props) -> Html {
    html! {
        <div class="about scroll">
            <h2>{ Msg::TabAbout.text() }</h2>
            <p class="sum">{ Msg::AboutWhat.text() }</p>
            { numbers(&props.catalog.dataset) }
            if !props.faults.is_empty() {
                <h3 id="faults">{ Msg::FaultsHeading.text() }</h3>
                <p class="body">{ summary(&props.faults) }</p>
                { fault_list(&props.faults, usize::MAX) }
            }
            <h3>{ Msg::AboutMethodHeading.text() }</h3>
            <p class="body">{ Msg::AboutMethod.text() }</p>
            <p class="body">{ Msg::AboutFigures.text() }</p>
            <h3>{ Msg::AboutStandingHeading.text() }</h3>
            <p class="body">{ Msg::AboutStanding.text() }</p>
            { standings(StandingOf::Fact, Msg::OfFacts) }
            { standings(StandingOf::Statement, Msg::OfStatements) }
            <h3>{ Msg::AboutMarksHeading.text() }</h3>
            { marks() }
            <h3>{ Msg::AboutLimitsHeading.text() }</h3>
            <ul class="bullets">
                for (i, limit) in LIMITS.into_iter().enumerate() {
                    <li key={i}>{ limit.text() }</li>
                }
            </ul>
            <h3>{ Msg::AboutDownloadsHeading.text() }</h3>
            { downloads() }
            <h3>{ Msg::AboutLicenceHeading.text() }</h3>
            <p class="body">{ Msg::AboutLicence.text() }</p>
            { attributions() }
            <h3>{ Msg::AboutKeysHeading.text() }</h3>
            { keys() }
        </div>
    }
}

const LIMITS: [Msg; 5] = [
    Msg::LimitCoverage,
    Msg::LimitDates,
    Msg::LimitPlaces,
    Msg::LimitSources,
    Msg::LimitRivers,
];

/// How much there is, counted from the data.
fn numbers(dataset: &Dataset) -> Html {
    let sources: usize = dataset
        .details
        .iter()
        .map(|detail| detail.sources.len())
        .sum();
    let claims: usize = dataset
        .details
        .iter()
        .map(|detail| detail.figures.len())
        .sum();
    let counts = [
        (dataset.events.len(), Noun::Event),
        (sources, Noun::Source),
        (dataset.publishers.len(), Noun::Publisher),
        (claims, Noun::Claim),
        (dataset.places.len(), Noun::Place),
    ];
    html! {
        <>
            <ul class="numbers">
                for (n, noun) in counts.into_iter().filter(|(n, _)| *n > 0) {
                    <li key={plural::word(2, noun)}>
                        <b>{ crate::text::number::grouped(n as u64) }</b>
                        { " " }{ plural::word(n, noun) }
                    </li>
                }
            </ul>
            if let Some(days) = dataset.extent() {
                <p class="note">{ date::range(days) }</p>
            }
        </>
    }
}

fn standings(of: StandingOf, heading: Msg) -> Html {
    html! {
        <>
            <h4>{ heading.text() }</h4>
            <ul class="meanings">
                for standing in Standing::ALL {
                    <li key={names::standing(standing)}>
                        { standing_chip(standing) }
                        <span>{ names::standing_meaning(standing, of) }</span>
                    </li>
                }
            </ul>
        </>
    }
}

/// Colour, shape and outline, each with its words.
fn marks() -> Html {
    html! {
        <>
            <p class="body">{ Msg::AboutMarks.text() }</p>
            <ul class="meanings marks">
                for side in Side::ALL {
                    <li key={side_code(side)}>
                        <i class={classes!("dot", format!("f-{}", side_code(side)))} />
                        <span>{ names::side(side) }</span>
                    </li>
                }
                for standing in Standing::ALL {
                    <li key={names::standing(standing)}>
                        <Glyph kind={Kind::Assault} side={Side::Other} {standing} />
                        <span>{ names::standing(standing) }</span>
                    </li>
                }
                for kind in Kind::ALL {
                    <li key={kind.code()}>
                        <Glyph {kind} />
                        <span><b>{ names::kind(kind) }</b>{ ": " }{ names::kind_meaning(kind) }</span>
                    </li>
                }
            </ul>
        </>
    }
}

fn downloads() -> Html {
    let files = [
        ("data/events.geojson", Msg::DownloadEvents),
        ("data/places.json", Msg::DownloadPlaces),
        ("data/claimants.json", Msg::DownloadClaimants),
        ("data/publishers.json", Msg::DownloadPublishers),
        ("data/measures.json", Msg::DownloadMeasures),
    ];
    html! {
        <ul class="downloads">
            for (href, text) in files {
                <li key={href}>
                    <a {href} download="">
                        <Icon name={IconName::Download} size={16} />
                        <b>{ href.trim_start_matches("data/") }</b>
                        <span>{ text.text() }</span>
                    </a>
                </li>
            }
        </ul>
    }
}

fn attributions() -> Html {
    let links = [
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
    html! {
        <ul class="bullets">
            for (href, text) in links {
                <li key={href}>
                    <a {href} target="_blank" rel="noopener noreferrer">
                        { text.text() }
                        <span class="sr-only">{ " " }{ Msg::OpensInNewTab.text() }</span>
                    </a>
                </li>
            }
        </ul>
    }
}

fn keys() -> Html {
    let keys: [(&[&str], Msg); 8] = [
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
    html! {
        <dl class="keys">
            for (i, (keys, text)) in keys.into_iter().enumerate() {
                <div key={i}>
                    <dt>
                        for key in keys.iter().copied() {
                            <kbd {key}>{ key }</kbd>
                        }
                    </dt>
                    <dd>{ text.text() }</dd>
                </div>
            }
        </dl>
    }
}
