//! Files that are missing or damaged: never a blank page, never silence.

use serde_json::json;
use thirtyfour::By;
use thirtyfour::extensions::query::ElementWaitable;

use super::browser::with_page;
use super::data;
use super::site::{Files, Site};

/// Id of the event that is damaged: one that is visible on the opening day, and that no movement
/// rests on (that would be a fault of its own).
fn victim() -> String {
    let movements = include_str!("../../assets/data/movements.json");
    let is_cited = |id: &str| movements.contains(&format!("\"{id}\""));
    let opening = data::date("2024-11-12");
    let events = data::events();
    let last = events
        .into_iter()
        .rev()
        .find(|event| event.end <= opening && event.has_point && !is_cited(&event.id));
    last.expect("there are events up to the opening day").id
}

/// What the first view is made from.
fn without_first_view(files: &Files) {
    files.remove("data/first.json");
}

/// Damages one feature of the published events.
fn damaged(files: &Files, from: &str, to: &str) {
    let (events, id) = (
        files.text("data/events.geojson"),
        format!("\"id\":\"{}\"", victim()),
    );
    let line = events
        .lines()
        .find(|line| line.contains(&id))
        .expect("one event on each line");
    assert!(line.contains(from), "{line} holds no {from}");
    files.replace(
        "data/events.geojson",
        events.replace(line, &line.replacen(from, to, 1)).as_bytes(),
    );
}

#[test]
fn without_the_first_view_file_the_page_comes_up_from_the_dataset() {
    with_page(Site::changed(without_first_view), async |page| {
        page.open("").await;
        let expected = data::up_to(&data::events(), data::date("2024-11-12"));
        assert_eq!(page.js::<usize>("count()").await, expected);
        assert_eq!(page.js::<Vec<String>>("alerts()").await, [""; 0]);
        page.click("rows()[0]").await;
        page.until_sources().await;
    });
}

#[test]
fn a_broken_record_is_named_and_the_rest_is_shown() {
    let site = Site::changed(|files| {
        without_first_view(files);
        damaged(files, "\"kind\":\"", "\"kind\":\"no-such-");
    });
    with_page(site, async |page| {
        page.open("").await;
        let expected = data::up_to(&data::events(), data::date("2024-11-12")) - 1;
        assert_eq!(
            page.js::<usize>("count()").await,
            expected,
            "only one record is broken"
        );
        let alerts: Vec<String> = page.js("alerts()").await;
        assert!(
            alerts
                .iter()
                .any(|alert| alert.contains("1 record could not be shown")),
            "the alerts say {alerts:?}"
        );
        page.click("$('[role=alert] summary')").await;
        let listed = format!(
            "shown($('[role=alert] li')) && text($('[role=alert] li')).includes('{}')",
            victim()
        );
        page.until("the alert lists the record", &listed).await;
        let fault: String = page.js("text($('[role=alert] li'))").await;
        for part in ["events.geojson", "kind", "no-such-"] {
            assert!(
                fault.contains(part),
                "the fault does not name {part}: {fault}"
            );
        }
    });
}

#[test]
fn a_record_that_breaks_after_the_first_view_is_named_too() {
    let site = Site::changed(|files| damaged(files, "\"url\":\"https:", "\"url\":\"javascript:"));
    with_page(site, async |page| {
        page.open("").await;
        page.until_complete().await;
        page.until(
            "an alert tells of the record",
            "alerts().some((alert) => alert.includes('1 record'))",
        )
        .await;
        page.visit(&format!("v=1&e={}", victim())).await;
        page.until("the page is there", "slider()").await;
        page.until_complete().await;
        let links = "$$('a').filter((a) => a.protocol === 'javascript:').length";
        assert_eq!(page.js::<usize>(links).await, 0);
    });
}

#[test]
fn texts_that_cannot_be_fetched_are_missed_aloud() {
    let site = Site::changed(|files| files.remove("data/events.geojson"));
    with_page(site, async |page| {
        page.open("").await;
        let expected = data::up_to(&data::events(), data::date("2024-11-12"));
        assert_eq!(page.js::<usize>("count()").await, expected);
        page.until(
            "an alert tells of the file",
            "alerts().some((alert) => alert.includes('could not be loaded') && alert.includes('events.geojson'))",
        )
        .await;
        page.click("rows()[0]").await;
        page.until(
            "the report is open",
            "text(details()?.querySelector('h2')).length > 0",
        )
        .await;
        page.run("slider().focus()").await;
        page.press(thirtyfour::Key::Right).await;
        page.until_is("day()", "13 November 2024".to_owned()).await;
        assert!(!page.js::<bool>("shown($('#crash'))").await);
    });
}

#[test]
fn without_any_data_there_is_a_message_and_a_way_on() {
    let site = Site::changed(|files| {
        without_first_view(files);
        files.remove("data/events.geojson");
    });
    with_page(site, async |page| {
        page.visit("").await;
        page.until(
            "an alert tells of the file",
            "alerts().some((alert) => alert.includes('could not be loaded') && alert.includes('events.geojson'))",
        )
        .await;
        page.run("window.old = true").await;
        page.click("button('Try again')").await;
        page.until(
            "the page is loaded again",
            "!window.old && button('Try again')",
        )
        .await;
    });
}

#[test]
fn data_without_a_single_good_record_is_refused_aloud() {
    let site = Site::changed(|files| {
        without_first_view(files);
        files.replace(
            "data/events.geojson",
            b"<!DOCTYPE html><title>Not what was asked for</title>",
        );
    });
    with_page(site, async |page| {
        page.visit("").await;
        page.until(
            "an alert tells of the file",
            "alerts().some((alert) => alert.includes('events.geojson'))",
        )
        .await;
        page.until("there is a way on", "shown(button('Try again'))")
            .await;
    });
}

#[test]
fn without_a_base_map_the_reports_are_shown() {
    let site =
        Site::changed(|files| files.replace("geo/kursk.topo.json", b"{\"type\":\"Topology\""));
    with_page(site, async |page| {
        page.visit("").await;
        page.until("there are marks", "marks().length > 3").await;
        page.click("rows()[0]").await;
        page.until_sources().await;
        page.assert_sound("without a base map").await;
    });
}

#[test]
fn a_broken_programme_leaves_the_text_and_a_way_to_reload() {
    for damage in ["broken", "missing"] {
        let site = Site::changed(|files| {
            let programme = files.named("_bg.wasm");
            match damage {
                "broken" => files.replace(&programme, b"\0asm no more"),
                _ => files.remove(&programme.replace("_bg.wasm", ".js")),
            }
        });
        with_page(site, async |page| {
            page.visit("").await;
            page.until(
                "the failure is told",
                "shown($('#boot-failure')) && alerts().length > 0",
            )
            .await;
            assert!(
                page.js::<bool>("shown($('#boot a[href=\"data/events.geojson\"]'))")
                    .await
            );
            page.run("window.old = true").await;
            page.click("button('Reload')").await;
            page.until(
                "the page is loaded again",
                "!window.old && button('Reload')",
            )
            .await;
        });
    }
}

#[test]
fn a_panic_shows_a_message_instead_of_a_dead_page() {
    with_page(Site::built(), async |page| {
        page.open("v=1&d=2024-09-01").await;
        // What the panic hook sends.
        page.run("window.dispatchEvent(new CustomEvent('kursk:panic', { detail: 'made up for a test' }))")
            .await;
        page.until("the message is there", "shown($('#crash[role=alert]'))")
            .await;
        let message: String = page.js("text($('#crash'))").await;
        assert!(
            message.contains("made up for a test"),
            "the message is {message}"
        );
        assert!(
            page.js::<bool>("text(document.activeElement) === 'Reload'")
                .await
        );
        page.run("localStorage.setItem('kursk-timeline.v1', 'broken'); window.old = true")
            .await;
        page.click("button('Reset view and reload')").await;
        page.until("the page is loaded again", "!window.old && slider()")
            .await;
        page.until_is("day()", "12 November 2024".to_owned()).await;
    });
}

#[test]
fn without_javascript_there_is_a_text_to_read() {
    with_page(Site::built(), async |page| {
        page.cdp(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": true }),
        )
        .await;
        let driver = page.driver();
        driver
            .goto(page.site().address())
            .await
            .expect("the page opens");
        let body = driver
            .find(By::Css("#boot"))
            .await
            .expect("the text is there");
        // It fades in, so that it does not flash up where the page comes quickly.
        body.wait_until()
            .displayed()
            .await
            .expect("the text is shown");
        let text = body.text().await.expect("the text can be read");
        for part in [
            "Kursk, day by day",
            "needs JavaScript and WebAssembly",
            "The events",
        ] {
            assert!(text.contains(part), "`{part}` is missing in: {text}");
        }
        let progress = driver
            .find(By::Css("#boot-loading"))
            .await
            .expect("the bar is there");
        assert!(
            !progress.is_displayed().await.expect("that can be told"),
            "nothing is being loaded"
        );
        let link = driver
            .find(By::Css("#boot a"))
            .await
            .expect("there are links");
        link.click().await.expect("a link can be followed");
        let address = driver
            .current_url()
            .await
            .expect("the browser is somewhere");
        assert!(
            address.as_str().ends_with("data/events.geojson"),
            "the link leads to {address}"
        );
    });
}
