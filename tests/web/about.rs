//! Going by the day of publication; the About tab; ways to archived copies.

use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{dataset, day};
use super::stage::{Stage, attribute, text};

const PUBLISHED: &str = ".dock input[name=basis][value='1']";
const HAPPENED: &str = ".dock input[name=basis][value='0']";

#[wasm_bindgen_test]
async fn by_publication_events_come_up_when_they_were_published() {
    let mut data = dataset();
    for event in &mut data.events {
        match event.id.as_str() {
            "rylsk-strike" => event.published_first = Some(day(5)),
            "sudzha-assault" => event.published_first = None,
            _ => {}
        }
    }
    let stage = Stage::with(data, "").await;
    assert_eq!(stage.count(), 11, "{}", stage.status());
    stage.change(&stage.find(PUBLISHED)).await;
    assert!(
        stage
            .status()
            .starts_with("9 events published up to 12 November 2024"),
        "{}",
        stage.status()
    );
    let list = stage.listed();
    assert_eq!(list.len(), 9, "{list:?}");
    assert!(
        !list
            .iter()
            .any(|id| id == "rylsk-strike" || id == "sudzha-assault")
    );
    assert_eq!(
        stage.marked() + stage.badged() + stage.elsewhere(),
        9,
        "on the map"
    );
    let note = text(&stage.find("#details .list-head"));
    assert!(
        note.contains("1 event without a known day of publication"),
        "{note}"
    );
    // On the day of its publication it comes up, under that day and with its own.
    stage.slide(day(5)).await;
    stage
        .until("the list has followed", || {
            stage.has("[data-event=rylsk-strike]")
        })
        .await;
    let row = text(&stage.find("[data-event=rylsk-strike]"));
    assert!(row.contains("happened 2 November 2024"), "{row}");
    assert!(!stage.has("[data-event=sudzha-assault]"));
    stage.slide(day(0)).await;
    stage.change(&stage.find(HAPPENED)).await;
    assert_eq!(stage.status(), "11 events up to 12 November 2024");
    assert!(stage.has("[data-event=rylsk-strike]"));
}

#[wasm_bindgen_test]
async fn a_link_opens_by_publication() {
    let mut data = dataset();
    for event in &mut data.events {
        event.published_first = Some(event.span.start + 1);
    }
    let stage = Stage::with(data, "v=1&b=published").await;
    assert!(
        stage.status().contains("events published up to"),
        "{}",
        stage.status()
    );
    assert!(stage.has(".dock .basis .on input[value='1']"));
}

#[wasm_bindgen_test]
async fn every_source_has_a_way_to_an_archived_copy() {
    let stage = Stage::with(dataset(), "v=1&e=rylsk-strike").await;
    let links = stage.all("[aria-label='Event details'] a.arch");
    let addresses: Vec<String> = links.iter().map(|link| attribute(link, "href")).collect();
    assert_eq!(
        addresses,
        [
            "https://web.archive.org/web/20241102/https://example.org/rylsk-strike",
            "https://web.archive.org/web/20241102/http://example.com/second"
        ]
    );
    for link in &links {
        assert_eq!(attribute(link, "rel"), "noopener noreferrer");
        let words = text(link);
        assert!(
            words.starts_with("Look for an archived copy: A paper"),
            "{words}"
        );
    }
}

/// The tests' page comes without `about.json`: the tab says so, and shows the rest.
#[wasm_bindgen_test]
async fn without_its_texts_the_about_tab_says_so() {
    let stage = Stage::with(dataset(), "v=1&t=about").await;
    stage
        .until("the failure is told", || stage.has(".about [role=alert]"))
        .await;
    let alert = text(&stage.find(".about [role=alert]"));
    assert!(alert.contains("data/about.json"), "{alert}");
    assert!(text(&stage.find(".numbers li")).starts_with("13"));
}
