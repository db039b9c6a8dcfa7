//! The part of the program that is fetched when a tab asks for it.

use super::browser::with_page;
use super::page::Page;
use super::site::{Files, Site, dist};

/// What is fetched later, by the ends of the addresses.
const LATER: [&str; 2] = ["second.wasm", "second.css"];

async fn open_tab(page: &Page, name: &str) {
    let tab = format!("$$('[role=tab]').find((t) => text(t) === '{name}')");
    page.click(&tab).await;
}

fn without_second(files: &Files) {
    files.remove("second.wasm");
}

#[test]
fn it_is_fetched_once_when_a_tab_asks_for_it() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        page.until_complete().await;
        page.click("rows()[0]").await;
        page.until_sources().await;
        let requests = page.requests().await;
        for name in LATER {
            assert!(
                !requests.iter().any(|address| address.contains(name)),
                "{name} is fetched for the events: {requests:?}"
            );
        }
        for (name, content) in [
            ("Losses", "$('.board .whom')"),
            ("Forces", "$('.route')"),
            ("About the data", "$('.about summary')"),
        ] {
            open_tab(page, name).await;
            page.until(name, content).await;
        }
        let requests = page.requests().await;
        for name in LATER {
            let times = requests.iter().filter(|address| address.contains(name));
            assert_eq!(times.count(), 1, "{name}: {requests:?}");
        }
        page.assert_sound("after every tab").await;
    });
}

#[test]
fn a_link_to_a_tab_waits_for_it() {
    with_page(Site::built(), async |page| {
        page.visit("v=1&t=losses").await;
        page.until("the board is drawn", "$('.board .whom')").await;
        page.assert_sound("after a link to a tab").await;
    });
}

/// Opens a tab whose module cannot be had: the panel says of which file, and what helps; the page goes on.
async fn open_in_vain(page: &Page, tab: &str) {
    open_tab(page, tab).await;
    page.until(
        "the panel says what is missing, and what helps",
        "alerts().some((alert) => alert.includes('second.wasm') && alert.includes('reloading'))",
    )
    .await;
    assert!(!page.js::<bool>("shown($('#crash'))").await);
}

#[test]
fn when_it_cannot_be_fetched_the_page_says_so_and_tries_again() {
    let module = std::fs::read(dist().join("second.wasm")).expect("the page has a second module");
    with_page(Site::changed(without_second), async |page| {
        page.open("").await;
        page.until_complete().await;
        open_in_vain(page, "Losses").await;
        // The rest goes on.
        open_tab(page, "Events").await;
        page.until("the list is there", "rows().length > 0").await;
        open_tab(page, "Losses").await;
        page.until("the offer is there", "$('[data-ask=again]')")
            .await;
        page.site().files().add("second.wasm", &module);
        page.click("$('[data-ask=again]')").await;
        page.until("the board is drawn", "$('.board .whom')").await;
        assert!(!page.js::<bool>("shown($('#crash'))").await);
    });
}

#[test]
fn the_module_of_another_page_is_not_taken_for_it() {
    // What a page finds that has been open while a new one was put on the server.
    let other = |files: &Files| files.replace("second.wasm", b"\0asm\x01\0\0\0");
    with_page(Site::changed(other), async |page| {
        page.open("").await;
        page.until_complete().await;
        open_in_vain(page, "Forces").await;
    });
}
