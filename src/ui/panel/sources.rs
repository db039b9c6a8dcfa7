//! The published pages that an event rests on.

use super::parts::heading;
use crate::data::{archive_lookup, is_web_address};
use crate::model::{Dataset, Detail, Event, Source};
use crate::text::plural::{self, Noun};
use crate::text::{Msg, date, names};
use crate::ui::icon::{IconName, icon_sized};
use crate::ui::markup::{Node, attrs, el, list, of, out_link, say, text};

/// When the event could be known, and publisher, title, country, kind, grade and
/// date of each source, as a link.
pub fn sources(dataset: &Dataset, event: &Event, detail: &Detail) -> Node {
    let mut rows = Vec::new();
    for source in &detail.sources {
        rows.push(row(dataset, source));
    }
    let independent = detail.independent_sources as usize;
    let count = plural::count(independent, Noun::IndependentPublisher);
    let parts = vec![
        heading(Msg::Sources.text(), count),
        say("p", "note", Msg::first_published(event.published_first)),
        of("ul", "src", rows),
    ];
    of("section", "", parts)
}

fn row(dataset: &Dataset, source: &Source) -> Node {
    let grade = names::grade(source.grade);
    let letter = vec![
        text(names::grade_letter(source.grade)),
        say("span", "sr-only", format!(": {grade}")),
    ];
    let published = match source.published {
        Some(day) => el(
            "time",
            attrs!["datetime" => day.to_string()],
            vec![text(date::short(day))],
        ),
        None => text(Msg::NoDate.text()),
    };
    let what = vec![
        link(dataset, source),
        say("p", "k", kind(dataset, source)),
        archive(dataset, source),
    ];
    of(
        "li",
        "",
        vec![
            el("span", attrs!["class" => "gr", "title" => grade], letter),
            of("div", "", what),
            of("span", "d", vec![published]),
        ],
    )
}

/// Name of the publisher, or else its id.
fn publisher_name<'a>(dataset: &'a Dataset, source: &'a Source) -> &'a String {
    match dataset.publisher(&source.publisher) {
        Some(publisher) => &publisher.name,
        None => &source.publisher,
    }
}

/// Where a copy of the page may be found when it has changed or gone.
fn archive(dataset: &Dataset, source: &Source) -> Node {
    if !is_web_address(&source.url) {
        return Node::default();
    }
    let of_whom = format!(": {}", publisher_name(dataset, source));
    let parts = vec![
        el(
            "span",
            attrs!["title" => Msg::ArchiveWhy.text()],
            vec![text(Msg::ArchiveLookUp.text())],
        ),
        say("span", "sr-only", of_whom),
        opens_in_new_tab(),
    ];
    out_link("arch", archive_lookup(&source.url, source.published), parts)
}

/// Publisher and title; a link only where the address is one of the web.
fn link(dataset: &Dataset, source: &Source) -> Node {
    let publisher = say("b", "", publisher_name(dataset, source).clone());
    let title = match &source.title {
        Some(title) => say("span", "src-title", title.clone()),
        None => Node::default(),
    };
    if !is_web_address(&source.url) {
        return of("div", "src-link", vec![publisher, title]);
    }
    let external = icon_sized(IconName::External, 12);
    let parts = vec![publisher, external, title, opens_in_new_tab()];
    out_link("src-link", source.url.clone(), parts)
}

/// For those who do not see the sign of it.
pub fn opens_in_new_tab() -> Node {
    list(vec![
        text(" "),
        say("span", "sr-only", Msg::OpensInNewTab.text()),
    ])
}

/// "state media, Russia, carrying RIA Novosti".
fn kind(dataset: &Dataset, source: &Source) -> String {
    let mut words = source.kind.clone();
    let publisher = dataset.publisher(&source.publisher);
    if let Some(country) = publisher.and_then(|publisher| publisher.country.as_deref())
        && !country.is_empty()
        && country != "unknown"
    {
        words.push_str(", ");
        words.push_str(country);
    }
    if let Some(origin) = &source.origin {
        words.push_str(", ");
        words.push_str(Msg::Carrying.text());
        words.push(' ');
        words.push_str(origin);
    }
    words
}
