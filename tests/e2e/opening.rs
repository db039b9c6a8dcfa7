//! What a reader sees first, and what the page may not do.

use serde_json::json;

use super::browser::with_page;
use super::data::{self, date};
use super::site::Site;

#[test]
fn opens_on_the_day_the_story_began() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        assert_eq!(
            page.js::<String>("document.title").await,
            "Kursk, day by day"
        );
        assert_eq!(
            page.js::<String>("text($('h1'))").await,
            "Kursk, day by day"
        );
        assert_eq!(page.js::<String>("day()").await, "12 November 2024");
        let events = data::events();
        let expected = data::up_to(&events, date("2024-11-12"));
        assert!(
            expected >= 60,
            "only {expected} events up to the opening day"
        );
        page.until_is(
            "status()",
            format!("{expected} events up to 12 November 2024"),
        )
        .await;
        assert!(
            page.js::<usize>("marks().length").await > 3,
            "too few marks on the map"
        );
        let paths: usize = page.js("$$('[data-layer=basemap] path').length").await;
        assert!(paths > 5, "the base map has only {paths} paths");
        page.until_complete().await;
        // The full data takes the first view's place without a change to be seen.
        assert_eq!(page.js::<usize>("count()").await, expected);
        assert_eq!(
            page.js::<Vec<String>>("alerts()").await,
            [""; 0],
            "an alert without a reason"
        );
        page.assert_sound("after opening").await;
    });
}

#[test]
fn asks_no_other_origin_for_anything() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        page.until_complete().await;
        page.click("rows()[0]").await;
        page.until_sources().await;
        for tab in ["Losses", "Forces", "About the data"] {
            page.click(&format!(
                "$$('[role=tab]').find((t) => text(t) === '{tab}')"
            ))
            .await;
        }
        let requests = page.requests().await;
        assert!(
            requests.len() > 8,
            "the log of requests is not complete: {requests:?}"
        );
        let origin = page.site().origin();
        let foreign: Vec<&String> = requests
            .iter()
            .filter(|address| !address.starts_with(&format!("{origin}/")))
            .filter(|address| !address.starts_with("data:") && *address != "about:blank")
            .collect();
        assert!(
            foreign.is_empty(),
            "requests to other origins: {foreign:#?}"
        );
        let outside: Vec<&String> = requests
            .iter()
            .filter(|address| address.starts_with(origin))
            .filter(|address| !address.starts_with(page.site().address()))
            .collect();
        assert!(
            outside.is_empty(),
            "requests outside the page's folder: {outside:#?}"
        );
        page.assert_sound("after a walk through the page").await;
    });
}

#[test]
fn the_security_policy_is_in_force() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        page.assert_sound("before anything is injected").await;
        page.run(
            "window.refused = [];
             document.addEventListener('securitypolicyviolation', (e) => window.refused.push(e.effectiveDirective));
             const script = document.createElement('script');
             script.textContent = 'window.injected = true';
             document.head.append(script);
             const heading = $('h1');
             window.colour = getComputedStyle(heading).color;
             heading.setAttribute('style', 'color: rgb(1, 2, 3)');
             const handler = document.createElement('button');
             handler.setAttribute('onclick', 'window.injected = true');
             document.body.append(handler);
             handler.click();
             window.fetched = 'waiting';
             fetch('http://127.0.0.1:9/').then(() => { window.fetched = 'yes'; }, () => { window.fetched = 'no'; });",
        )
        .await;
        page.until_is("window.fetched", "no".to_owned()).await;
        assert!(
            page.js::<bool>("window.injected === undefined").await,
            "an injected script has run"
        );
        assert!(
            page.js::<bool>("getComputedStyle($('h1')).color === window.colour")
                .await,
            "a style attribute has taken effect"
        );
        for directive in [
            "script-src-elem",
            "script-src-attr",
            "style-src-attr",
            "connect-src",
        ] {
            page.until(
                &format!("{directive} has refused something"),
                &format!("window.refused.includes('{directive}')"),
            )
            .await;
        }
    });
}

#[test]
fn progress_is_shown_while_the_page_loads() {
    with_page(Site::built(), async |page| {
        let watch = "window.steps = [];
            window.addEventListener('kursk:progress', () => {
              const bar = document.getElementById('boot-progress');
              window.steps.push([bar.checkVisibility(), bar.value, bar.max]);
            });";
        page.cdp(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": watch }),
        )
        .await;
        page.open("").await;
        let steps: Vec<(bool, f64, f64)> = page.js("window.steps").await;
        assert!(!steps.is_empty(), "no progress was told");
        for (visible, value, max) in steps {
            assert!(visible, "the progress bar was hidden at {value} of {max}");
            assert!(
                (0.0..=max).contains(&value),
                "{value} of {max} is no progress"
            );
        }
        assert!(
            page.js::<bool>("!$('#boot')").await,
            "the text for loading has stayed"
        );
    });
}
