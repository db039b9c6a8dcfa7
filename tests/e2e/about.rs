//! About the data, and the timeline by the day of publication.

use serde_json::Value;

use super::browser::with_page;
use super::data;
use super::page::Page;
use super::site::{Site, dist};

/// Events that had been published by that day, by the published file alone.
fn published_by(day: &str) -> usize {
    let path = dist().join("data/events.geojson");
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let file: Value = serde_json::from_slice(&bytes).expect("the published events are JSON");
    let features = file["features"]
        .as_array()
        .expect("the file holds features");
    let first = |feature: &&Value| {
        let first = feature["properties"]["published_first"].as_str();
        first.is_some_and(|first| first <= day)
    };
    features.iter().filter(first).count()
}

async fn assert_published(page: &Page, day: &str) {
    let expected = published_by(day);
    let words = format!(
        "{expected} events published up to {}",
        data::long(data::date(day))
    );
    page.until_is("status()", words).await;
    page.until_is(
        "Number(/^[\\d,]+/.exec(text($('#details h2')))[0])",
        expected,
    )
    .await;
}

#[test]
fn by_publication_counts_are_those_of_what_was_known() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        page.click("$('.basis input[value=\"1\"]').closest('label')")
            .await;
        assert_published(page, "2024-11-12").await;
        page.until(
            "the address carries it",
            "location.hash.includes('b=published')",
        )
        .await;
        // The first view's file knows the days of publication, too.
        page.open("v=1&d=2024-08-07&b=published").await;
        assert_published(page, "2024-08-07").await;
        page.until_complete().await;
        assert_published(page, "2024-08-07").await;
        page.click("$('.basis input[value=\"0\"]').closest('label')")
            .await;
        let events = data::events();
        let begun = data::up_to(&events, data::date("2024-08-07"));
        page.until_is("count()", begun).await;
        page.assert_sound("by publication").await;
    });
}

#[test]
fn the_about_tab_tells_where_the_data_comes_from() {
    with_page(Site::built(), async |page| {
        page.open("v=1&t=about").await;
        page.until("the sections are there", "$('[data-section=versions]')")
            .await;
        let titles: Vec<String> = page.js("$$('.about details > summary h3').map(text)").await;
        for title in [
            "How it is made",
            "How sure one can be",
            "Coverage by week",
            "Known gaps",
            "Known contradictions",
            "Who published the sources",
            "Download",
            "How to correct an error",
            "Versions and changes",
            "Licence and map data",
        ] {
            assert!(
                titles.iter().any(|one| one == title),
                "no {title} in {titles:?}"
            );
        }
        let chart: String = page
            .js("$('[data-section=coverage] [role=img]').getAttribute('aria-label')")
            .await;
        assert!(
            chart.contains("weeks, ") && chart.contains("without a report"),
            "{chart}"
        );
        let rows: Vec<u32> = page
            .js("$$('[data-section=coverage] tbody td').map((cell) => Number(text(cell)))")
            .await;
        let events = data::events();
        assert_eq!(rows.iter().sum::<u32>() as usize, events.len());
        let hash: String = page.js("text($('[data-section=versions] .entries'))").await;
        assert!(hash.contains("SHA-256"), "{hash}");
        // A contradiction leads to the reports concerned.
        page.click("$('[data-section=contradictions] summary')")
            .await;
        let first = "$('[data-section=contradictions] .refs button')";
        let id: String = page.js(&format!("{first}.dataset.of")).await;
        page.click(first).await;
        let event = events
            .iter()
            .find(|event| event.id == id)
            .expect("an event of the data");
        page.until_is("text(details()?.querySelector('h2'))", event.title.clone())
            .await;
        page.assert_sound("about the data").await;
    });
}

/// The files of the page can be fetched, and what is made of them for "only
/// what is shown" holds the events that are shown.
#[test]
fn what_is_shown_can_be_saved() {
    with_page(Site::built(), async |page| {
        page.open("v=1&d=2024-11-12&m=7&t=about").await;
        page.until("the sections are there", "$('[data-section=downloads] a')")
            .await;
        let expected: usize = page.js("count()").await;
        page.click("$('[data-section=downloads] summary')").await;
        let names: Vec<String> = page
            .js("$$('[data-section=downloads] a').map((a) => a.getAttribute('href'))")
            .await;
        for name in &names {
            let path = dist().join(name);
            assert!(
                path.is_file(),
                "{} is not in the built page",
                path.display()
            );
        }
        // What would be saved is caught before the browser writes it.
        page.run(
            "window.saved = null;
             const make = URL.createObjectURL;
             URL.createObjectURL = (file) => { file.text().then((t) => { window.saved = t; }); return make(file); };
             document.addEventListener('click', (e) => { if (e.target.closest?.('a[download]')) e.preventDefault(); }, true);
             HTMLAnchorElement.prototype.click = function () { window.savedName = this.download; };",
        )
        .await;
        page.click("$('[data-section=downloads] [data-of=\"events.geojson\"]')")
            .await;
        page.until("a file is made", "window.saved").await;
        let ids: Vec<String> = page
            .js("JSON.parse(window.saved).features.map((f) => f.id)")
            .await;
        assert_eq!(ids.len(), expected);
        assert_eq!(
            page.js::<String>("window.savedName").await,
            "shown-events.geojson"
        );
        page.run("window.saved = null;").await;
        page.click("$('[data-section=downloads] [data-of=\"events.csv\"]')")
            .await;
        page.until("a table is made", "window.saved").await;
        let first: Vec<String> = page
            .js("window.saved.trim().split('\\r\\n').slice(1).map((line) => line.split(',')[0])")
            .await;
        assert_eq!(first, ids);
        page.assert_sound("after saving").await;
    });
}
