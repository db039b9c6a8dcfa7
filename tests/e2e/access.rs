//! axe-core finds nothing serious, whatever is open.

use std::fs;

use serde_json::Value;

use super::browser::{emulate, with_page};
use super::page::Page;
use super::site::{Site, variable};

/// Violations of serious or critical weight in the page as it is.
async fn violations(page: &Page) -> Vec<String> {
    let path = variable("AXE_CORE");
    let axe = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    page.driver()
        .execute(axe, Vec::new())
        .await
        .expect("axe-core can be injected");
    let run = "const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then(
          (result) => done(result.violations
            .filter((v) => v.impact === 'serious' || v.impact === 'critical')
            .flatMap((v) => v.nodes.map((n) => `${v.id} (${v.impact}): ${n.target.join(' ')}: ${n.any.concat(n.all, n.none).map((c) => c.message).join('; ')}`))),
          (error) => done([`axe-core has stopped: ${error}`]));";
    let found = page
        .driver()
        .execute_async(run, Vec::new())
        .await
        .expect("axe-core runs");
    match found.json() {
        Value::Array(found) => found
            .iter()
            .map(|v| v.as_str().unwrap_or("?").to_owned())
            .collect(),
        other => panic!("axe-core says {other}"),
    }
}

/// Every state of the page that differs in what it shows.
async fn check_all(page: &Page, how: &str) {
    let mut found = Vec::new();
    let mut check = async |state: &str| {
        let violations = violations(page).await;
        found.extend(
            violations
                .into_iter()
                .map(|violation| format!("{state}: {violation}")),
        );
    };
    page.open("").await;
    page.until_complete().await;
    check("list").await;
    page.run("$$('.filter details').forEach((d) => { d.open = true; })")
        .await;
    check("filter").await;
    page.run("rows()[0].click()").await;
    page.until_sources().await;
    check("details").await;
    for tab in ["Losses", "Forces", "About the data"] {
        page.run(&format!(
            "$$('[role=tab]').find((t) => text(t) === '{tab}').click()"
        ))
        .await;
        page.until_is("text($('[role=tab][aria-selected=true]'))", tab.to_owned())
            .await;
        check(tab).await;
    }
    page.visit("v=1&d=2024-11-12&q=zzzz").await;
    page.until("nothing is found", "status().startsWith('No events')")
        .await;
    check("nothing found").await;
    found.sort_unstable();
    found.dedup();
    assert!(
        found.is_empty(),
        "{how}, axe-core finds {} violations: {found:#?}",
        found.len()
    );
}

#[test]
fn axe_finds_nothing_serious_light_and_wide() {
    with_page(Site::built(), async |page| {
        emulate(page, &[("prefers-color-scheme", "light")]).await;
        check_all(page, "light and wide").await;
    });
}

#[test]
fn axe_finds_nothing_serious_dark_and_wide() {
    with_page(Site::built(), async |page| {
        emulate(page, &[("prefers-color-scheme", "dark")]).await;
        check_all(page, "dark and wide").await;
    });
}

#[test]
fn axe_finds_nothing_serious_light_and_narrow() {
    with_page(Site::built(), async |page| {
        page.resize(390, 844).await;
        emulate(page, &[("prefers-color-scheme", "light")]).await;
        check_all(page, "light and narrow").await;
    });
}

#[test]
fn axe_finds_nothing_serious_dark_and_narrow() {
    with_page(Site::built(), async |page| {
        page.resize(390, 844).await;
        emulate(page, &[("prefers-color-scheme", "dark")]).await;
        check_all(page, "dark and narrow").await;
    });
}

#[test]
fn axe_finds_nothing_serious_when_something_failed() {
    let site = Site::changed(|files| files.remove("data/events.geojson"));
    with_page(site, async |page| {
        page.open("").await;
        page.until("an alert is shown", "alerts().length > 0").await;
        assert_eq!(violations(page).await, [""; 0], "with an alert");
    });
    let site = Site::changed(|files| {
        files.remove("data/first.json");
        files.remove("data/events.geojson");
    });
    with_page(site, async |page| {
        page.visit("").await;
        page.until("the failure is told", "shown(button('Try again'))")
            .await;
        assert_eq!(violations(page).await, [""; 0], "without data");
    });
}
