//! The Losses tab: charts, ladder, table.

use wasm_bindgen_test::wasm_bindgen_test;

use super::basemap::pointer;
use super::fixture::dataset;
use super::stage::{Stage, attribute, text};

const LOSSES: &str = "v=1&d=2024-11-12&t=losses&w=UA";

async fn losses() -> Stage {
    let stage = Stage::with(dataset(), LOSSES).await;
    stage
        .until("the chart is drawn", || stage.has(".charts .cpt"))
        .await;
    stage
}

#[wasm_bindgen_test]
async fn a_point_of_a_chart_names_its_claim_and_opens_its_report() {
    let stage = losses().await;
    let point = stage.find(".charts .cpt");
    assert_eq!(
        text(&stage.find(".charts .cpt title")),
        "more than 30,200: A ministry, 8 Nov 2024"
    );
    assert_eq!(attribute(&point, "tabindex"), "0");
    stage.press(&point, "Enter").await;
    assert_eq!(
        text(&stage.find("[aria-label='Event details'] h2")),
        "Title of oblast-losses"
    );
}

#[wasm_bindgen_test]
async fn the_ladder_gives_number_claimant_age_and_sources() {
    let stage = losses().await;
    let rung = text(&stage.find(".rung"));
    for part in [
        "more than",
        "30,200",
        "A ministry",
        "Cannot be verified.",
        "running total since 6 Aug 2024, as of 8 Nov 2024",
        "4 days before",
        "Sources: A paper",
        "Claimed",
    ] {
        assert!(rung.contains(part), "\"{part}\" is missing in: {rung}");
    }
}

#[wasm_bindgen_test]
async fn nothing_is_shown_before_it_was_said() {
    let stage = Stage::with(dataset(), "v=1&d=2024-11-07&t=losses&w=UA").await;
    stage
        .until("it says that there is none", || stage.has(".charts .empty"))
        .await;
    assert!(!stage.has(".charts .cpt") && !stage.has(".rung"));
    stage.slide(super::fixture::day(-4)).await;
    stage
        .until("it has been said", || {
            stage.has(".charts .cpt") && stage.has(".rung")
        })
        .await;
}

#[wasm_bindgen_test]
async fn a_logarithmic_axis_says_where_it_begins() {
    let stage = losses().await;
    assert!(!stage.has(".charts .note"));
    stage.click(&stage.button("Logarithmic scale")).await;
    let note = text(&stage.find(".charts .note"));
    assert!(note.contains("begins at 10,000"), "{note}");
}

#[wasm_bindgen_test]
async fn the_table_holds_every_claim_and_can_be_saved() {
    let stage = losses().await;
    assert!(!stage.has(".ctable"));
    stage.click(&stage.button("Show as a table")).await;
    assert_eq!(stage.all(".ctable tbody tr").len(), 1);
    let link = stage.find("a[download]");
    assert_eq!(attribute(&link, "download"), "claims-2024-11-12.csv");
    let href = attribute(&link, "href");
    assert!(
        href.starts_with("data:text/csv;charset=utf-8,event%2Csaid"),
        "{href}"
    );
    assert!(href.contains("%2C30200%2C30200%2C"), "{href}");
}

#[wasm_bindgen_test]
async fn the_day_can_be_dragged_in_a_chart() {
    let stage = losses().await;
    let chart = stage.find(".chart");
    let rect = chart.get_bounding_client_rect();
    let at = |x: f64| (rect.left() + x) as i32;
    let y = rect.top() as i32 + 40;
    stage
        .send(&chart, &pointer("pointerdown", 1, at(180.0), y))
        .await;
    let earlier = stage.day();
    assert_ne!(earlier, "12 November 2024");
    let charts = stage.find(".charts");
    stage
        .send(&charts, &pointer("pointermove", 1, at(240.0), y))
        .await;
    let later = stage.day();
    assert_ne!(later, earlier, "the day follows");
    stage
        .send(&charts, &pointer("pointerup", 1, at(240.0), y))
        .await;
    stage
        .send(&charts, &pointer("pointermove", 1, at(180.0), y))
        .await;
    assert_eq!(stage.day(), later, "until it is let go");
}

#[wasm_bindgen_test]
async fn the_timeline_can_count_new_figures() {
    let stage = losses().await;
    let bars = stage.find(".hist").inner_html();
    stage
        .click(&stage.button("New figures in the timeline"))
        .await;
    assert_ne!(stage.find(".hist").inner_html(), bars);
}
