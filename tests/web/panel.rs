//! The panel: filters, reports, links.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, EventInit, HtmlInputElement};

use super::fixture::{dataset, day, many};
use super::stage::{Stage, attribute, text};

/// Map, list and counts say the same number.
fn assert_shown(stage: &Stage, expected: usize, why: &str) {
    assert_eq!(stage.count(), expected, "{why}: {}", stage.status());
    assert_eq!(stage.listed().len(), expected, "{why}, in the list");
    let on_map = stage.marked() + stage.badged() + stage.elsewhere();
    assert_eq!(on_map, expected, "{why}, on the map");
}

fn toggle(stage: &Stage, name: &str) -> Element {
    let toggles = stage.all("button[aria-pressed]");
    let found = toggles.into_iter().find(|toggle| text(toggle) == name);
    found.unwrap_or_else(|| panic!("there is no toggle \"{name}\""))
}

async fn search(stage: &Stage, query: &str) {
    let input: HtmlInputElement = stage.find("input[type=search]").unchecked_into();
    input.set_value(query);
    let init = EventInit::new();
    init.set_bubbles(true);
    let event = Event::new_with_event_init_dict("input", &init).expect("it can be made");
    stage.send(&input, &event).await;
}

#[wasm_bindgen_test]
async fn filters_apply_everywhere_at_once() {
    let stage = Stage::open().await;
    let bars = stage.find(".hist").inner_html();
    for (name, left) in [("Russia", 5), ("Claimed", 2), ("Training", 1)] {
        let button = toggle(&stage, name);
        assert_eq!(attribute(&button, "aria-pressed"), "true");
        stage.click(&button).await;
        assert_eq!(attribute(&toggle(&stage, name), "aria-pressed"), "false");
        assert_shown(&stage, left, name);
        assert_ne!(
            stage.find(".hist").inner_html(),
            bars,
            "the histogram without {name}"
        );
    }
    stage.click(&stage.button("3 filters on, clear")).await;
    assert_shown(&stage, 11, "cleared");
    assert_eq!(
        stage.find(".hist").inner_html(),
        bars,
        "the histogram as before"
    );
}

#[wasm_bindgen_test]
async fn a_search_applies_everywhere_at_once() {
    let stage = Stage::open().await;
    search(&stage, "SUDZHA  capture").await;
    assert_shown(&stage, 1, "both words");
    assert_eq!(stage.listed(), ["sudzha-capture"]);
    search(&stage, "nothing like that").await;
    assert_shown(&stage, 0, "no event");
    assert!(
        stage.status().starts_with("No events up to"),
        "{}",
        stage.status()
    );
    search(&stage, "").await;
    assert_shown(&stage, 11, "no search");
}

#[wasm_bindgen_test]
async fn the_list_is_newest_first() {
    let stage = Stage::open().await;
    let list = stage.listed();
    assert_eq!(
        list[..3],
        ["sudzha-capture", "plekhovo-assault", "sudzha-assault"]
    );
    assert_eq!(list.last().map(String::as_str), Some("lgov-strike"));
}

#[wasm_bindgen_test]
async fn a_report_names_its_sources_as_safe_links() {
    let stage = Stage::open().await;
    stage.click(&stage.find("[data-event=rylsk-strike]")).await;
    let links = stage.all("[aria-label='Event details'] a.src-link");
    let addresses: Vec<String> = links.iter().map(|link| attribute(link, "href")).collect();
    assert_eq!(
        addresses,
        [
            "https://example.org/rylsk-strike",
            "http://example.com/second"
        ]
    );
    for link in &links {
        assert_eq!(attribute(link, "target"), "_blank");
        assert_eq!(attribute(link, "rel"), "noopener noreferrer");
        assert!(
            text(link).contains("A paper") && text(link).contains("Title of a page"),
            "{}",
            text(link)
        );
    }
    let report = text(&stage.find("[aria-label='Event details']"));
    for part in [
        "Summary of rylsk-strike.",
        "2 November 2024",
        "Rylsk",
        "Claimed",
        "Ukraine",
    ] {
        assert!(report.contains(part), "\"{part}\" is missing in: {report}");
    }
}

#[wasm_bindgen_test]
async fn what_is_no_address_of_the_web_is_no_link() {
    let addresses = [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "//example.org/no-scheme",
        "file:///etc/passwd",
        "https://user:secret@example.org/",
        "https://example.org/\"onclick=alert(1)",
    ];
    let mut data = dataset();
    let index = data
        .events
        .iter()
        .position(|event| event.id == "rylsk-strike")
        .unwrap();
    let model = data.details[index].sources[0].clone();
    data.details[index].sources = addresses
        .map(|url| kursk_timeline::model::Source {
            url: url.to_owned(),
            ..model.clone()
        })
        .to_vec();
    let stage = Stage::with(data, "v=1&e=rylsk-strike").await;
    assert!(
        stage.all("[aria-label='Event details'] a").is_empty(),
        "one of them has become a link"
    );
    let report = text(&stage.find("[aria-label='Event details']"));
    assert_eq!(
        report.matches("Title of a page").count(),
        addresses.len(),
        "all are named: {report}"
    );
    for link in stage.all("a[href]") {
        let address = attribute(&link, "href");
        let safe = ["https://", "http://", "#", "data/"]
            .iter()
            .any(|start| address.starts_with(start));
        assert!(safe, "{address} is a link");
    }
}

#[wasm_bindgen_test]
async fn markup_in_texts_stays_text() {
    let mut data = dataset();
    let hostile = "<img src=x onerror=alert(1)><b>bold</b> \u{202e}&amp;";
    for event in &mut data.events {
        event.title = hostile.to_owned();
        event.place_note = Some(hostile.to_owned());
    }
    for detail in &mut data.details {
        detail.summary = hostile.to_owned();
        detail.conflict = Some(hostile.to_owned());
    }
    let stage = Stage::with(data, "v=1&e=rylsk-strike").await;
    assert!(!stage.has("img"), "a text has become an element");
    assert_eq!(
        text(&stage.find("[aria-label='Event details'] h2")),
        hostile
    );
}

#[wasm_bindgen_test]
async fn neighbours_follow_the_list() {
    let stage = Stage::with(dataset(), "v=1&e=plekhovo-assault").await;
    stage
        .click(&stage.button("Next event: Title of sudzha-capture"))
        .await;
    assert_eq!(
        text(&stage.find("[aria-label='Event details'] h2")),
        "Title of sudzha-capture"
    );
    stage.click(&stage.button("Next event")).await;
    assert_eq!(
        text(&stage.find("[aria-label='Event details'] h2")),
        "Title of sudzha-capture"
    );
    stage
        .click(&stage.button("Previous event: Title of plekhovo-assault"))
        .await;
    assert_eq!(
        text(&stage.find("[aria-label='Event details'] h2")),
        "Title of plekhovo-assault"
    );
}

#[wasm_bindgen_test]
async fn escape_leads_back_to_the_row() {
    let stage = Stage::open().await;
    stage.click(&stage.find("[data-event=rylsk-strike]")).await;
    let heading = stage.find("[aria-label='Event details'] h2");
    stage.press(&heading, "Escape").await;
    assert!(!stage.has("[aria-label='Event details']"));
    let focused = || super::stage::document().active_element();
    stage
        .until("the row has the focus", || {
            focused().is_some_and(|element| attribute(&element, "data-event") == "rylsk-strike")
        })
        .await;
}

#[wasm_bindgen_test]
async fn opening_an_event_of_a_link_keeps_the_day_of_the_link() {
    let stage = Stage::with(dataset(), "v=1&d=2024-11-05&e=korenevo-advance").await;
    assert_eq!(stage.slider().value(), day(-7).0.to_string());
    assert_eq!(
        text(&stage.find("[aria-label='Event details'] h2")),
        "Title of korenevo-advance"
    );
}

#[wasm_bindgen_test]
async fn a_figure_has_its_claimant_meaning_and_period() {
    let stage = Stage::with(dataset(), "v=1&e=oblast-losses").await;
    let report = text(&stage.find("[aria-label='Event details']"));
    for part in [
        "30,200",
        "A ministry",
        "losses, not split",
        "since 6 Aug 2024",
        "as of 8 Nov 2024",
    ] {
        assert!(report.contains(part), "\"{part}\" is missing in: {report}");
    }
}

#[wasm_bindgen_test]
async fn a_long_list_is_drawn_a_page_at_a_time() {
    let stage = Stage::with(many(10_000), "").await;
    assert_eq!(stage.status(), "10,000 events up to 12 November 2024");
    let first = stage.listed();
    assert!(
        (20..=120).contains(&first.len()),
        "{} rows of 10,000 are drawn",
        first.len()
    );
    assert_eq!(first[0], "event-009999", "newest first");
    stage.click(&stage.button("Show more")).await;
    let more = stage.listed();
    assert!(
        more.len() > first.len() && more.len() <= 2 * first.len(),
        "{} rows",
        more.len()
    );
    assert_eq!(more[..first.len()], first[..], "what was there stays");
}
