//! Links, history, and what is kept between visits.

use serde::Deserialize;
use serde_json::{Value, json};

use super::browser::with_page;
use super::page::Page;
use super::site::Site;

/// What a stranger may put behind the `#`.
const FRAGMENTS: &str = include_str!("fixtures/fragments.json");
/// What may be found in local storage under the page's key.
const STORED: &str = include_str!("fixtures/stored.json");
/// The page's key in local storage.
const KEY: &str = "kursk-timeline.v1";

/// A text to be repeated, and why it is in the table.
#[derive(Deserialize)]
struct Hostile {
    why: String,
    text: String,
    #[serde(default = "once")]
    times: usize,
}

fn once() -> usize {
    1
}

fn table(json: &str) -> Vec<(String, String)> {
    let rows: Vec<Hostile> = serde_json::from_str(json).expect("the table is as it should be");
    rows.into_iter()
        .map(|row| (row.why, row.text.repeat(row.times)))
        .collect()
}

/// The page works and says nothing that cannot be.
async fn assert_usable(page: &Page, why: &str) {
    let state: Value = page
        .js("({ crash: shown($('#crash')), failed: shown($('.failed')),
                day: day(), status: status(), inside: slider() && +slider().value >= +slider().min && +slider().value <= +slider().max,
                map: $('[data-layer=basemap]')?.getAttribute('transform'), size: $('.map')?.getAttribute('width') })")
        .await;
    let text = |name: &str| state[name].as_str().unwrap_or_default().to_owned();
    assert_eq!(
        (&state["crash"], &state["failed"]),
        (&json!(false), &json!(false)),
        "{why}: {state}"
    );
    assert_eq!(
        state["inside"],
        json!(true),
        "{why}: the slider is at no day: {state}"
    );
    assert!(text("status").contains(" event"), "{why}: {state}");
    for bad in ["NaN", "inf"] {
        assert!(
            !text("map").contains(bad) && !text("size").contains(bad),
            "{why}: {state}"
        );
    }
    page.assert_sound(why).await;
}

#[test]
fn a_copied_link_opens_the_same_view() {
    with_page(Site::built(), async |page| {
        let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": page.site().origin() });
        page.cdp("Browser.grantPermissions", permissions).await;
        page.open("v=1&m=30&st=disputed").await;
        page.click("button('Zoom in')").await;
        page.run("slider().focus()").await;
        page.press(thirtyfour::Key::PageUp).await;
        page.click("rows()[1]").await;
        page.until_sources().await;
        page.click("button('Share this view')").await;
        page.until(
            "the page says that the link is copied",
            "$$('[aria-live]').some((note) => text(note) === 'Link to this view copied')",
        )
        .await;
        let read = "const done = arguments[arguments.length - 1]; navigator.clipboard.readText().then(done, (e) => done(String(e)));";
        let copied = page
            .driver()
            .execute_async(read, Vec::new())
            .await
            .expect("the clipboard can be read");
        let copied = copied.json().as_str().unwrap_or_default().to_owned();
        assert!(
            copied.starts_with(page.site().address()),
            "copied was `{copied}`"
        );
        let before: Value = page.js("view()").await;

        let tab = page.driver().new_tab().await.expect("a tab can be opened");
        page.driver()
            .switch_to_window(tab)
            .await
            .expect("the new tab can be shown");
        page.resize(1440, 900).await;
        page.driver().goto(&copied).await.expect("the link opens");
        page.until(
            "the report is open",
            "details()?.querySelector('a[href^=http]')",
        )
        .await;
        for name in ["day", "status", "details", "tab", "window"] {
            page.until_is(&format!("view().{name}"), before[name].clone())
                .await;
        }
        // The map's place is written with four decimals, so the marks may be off by a fraction of a pixel.
        let marks: Vec<String> = before["marks"]
            .as_array()
            .map(|marks| {
                let name = |mark: &Value| format!("{} {}", mark[0], mark[1]).replace('"', "");
                marks.iter().map(name).collect()
            })
            .unwrap_or_default();
        page.until_is(
            "marks().map((m) => `${m.dataset.marker} ${counted(m)}`)",
            marks,
        )
        .await;
        page.until_is("location.href", copied).await;
    });
}

#[test]
fn back_and_forward_move_between_reports() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        let title = "text(details()?.querySelector('h2'))";
        let titles: Vec<String> = page
            .js("rows().slice(0, 2).map((row) => text(row.querySelector('.row-title')))")
            .await;
        page.click("rows()[0]").await;
        page.until_is(title, titles[0].clone()).await;
        page.click("button('All events')").await;
        page.until("the list is back", "!details()").await;
        page.click("rows()[1]").await;
        page.until_is(title, titles[1].clone()).await;
        page.driver().back().await.expect("there is a page before");
        page.until(
            "the second report is closed",
            &format!("{title} !== {:?}", titles[1]),
        )
        .await;
        page.driver()
            .forward()
            .await
            .expect("there is a page after");
        page.until_is(title, titles[1].clone()).await;
        page.click(&format!("button('Next event: ' + {:?})", titles[0]))
            .await;
        page.until_is(title, titles[0].clone()).await;
        page.driver().back().await.expect("there is a page before");
        page.until_is(title, titles[1].clone()).await;
        page.assert_sound("after going back and forward").await;
    });
}

#[test]
fn a_reload_keeps_the_view() {
    with_page(Site::built(), async |page| {
        page.open("v=1&d=2024-12-20&m=14&t=losses").await;
        page.click("button('Zoom out')").await;
        page.until(
            "the address has followed",
            "location.hash.includes('c=') && location.hash.includes('t=losses')",
        )
        .await;
        let before: Value = page.js("view()").await;
        page.driver()
            .refresh()
            .await
            .expect("the page can be reloaded");
        page.until_ready().await;
        for name in ["day", "status", "tab", "window"] {
            page.until_is(&format!("view().{name}"), before[name].clone())
                .await;
        }
    });
}

#[test]
fn no_fragment_breaks_the_page() {
    with_page(Site::built(), async |page| {
        let fragments = table(FRAGMENTS);
        assert!(fragments.len() >= 50, "only {} fragments", fragments.len());
        page.open("").await;
        for (why, fragment) in &fragments {
            // Into the living page, and then as the address that the page starts with.
            let fragment = Value::from(fragment.as_str());
            let go = "const done = arguments[arguments.length - 1];
                history.replaceState(null, '', '#');
                addEventListener('hashchange', () => requestAnimationFrame(() => requestAnimationFrame(done)), { once: true });
                location.hash = arguments[0];
                if (location.hash.length < 2) done();";
            let went = page
                .driver()
                .execute_async(go, vec![fragment.clone()])
                .await;
            went.unwrap_or_else(|error| panic!("{why}: {error}"));
            assert_usable(page, &format!("{why}, in the living page")).await;
        }
        for (why, fragment) in &fragments {
            let go = "window.old = true; location.hash = arguments[0]; location.reload();";
            let go = page
                .driver()
                .execute(go, vec![Value::from(fragment.as_str())])
                .await;
            go.unwrap_or_else(|error| panic!("{why}: {error}"));
            page.until(
                &format!("the page is there again ({why})"),
                "!window.old && (slider() || shown($('#crash')))",
            )
            .await;
            page.until(
                &format!("the map is there ({why})"),
                "$('[data-layer=basemap] path') || shown($('#crash'))",
            )
            .await;
            assert_usable(page, why).await;
        }
    });
}

#[test]
fn no_stored_preference_breaks_the_page() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        for (why, stored) in table(STORED) {
            let set = format!("localStorage.setItem('{KEY}', arguments[0])");
            page.driver()
                .execute(set, vec![Value::from(stored)])
                .await
                .unwrap_or_else(|error| panic!("{why}: {error}"));
            page.open("").await;
            assert_usable(page, &why).await;
            let theme: Option<String> = page
                .js("document.documentElement.dataset.theme ?? null")
                .await;
            assert!(
                matches!(theme.as_deref(), None | Some("light" | "dark")),
                "{why}: theme {theme:?}"
            );
        }
    });
}

#[test]
fn the_page_works_without_storage() {
    with_page(Site::built(), async |page| {
        let refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });";
        page.cdp(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": refuse }),
        )
        .await;
        page.open("").await;
        page.click("button('Theme: as the system')").await;
        page.until_is("document.documentElement.dataset.theme", "light".to_owned())
            .await;
        assert_usable(page, "without storage").await;
    });
}

#[test]
fn the_theme_is_kept() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        let theme = "document.documentElement.dataset.theme ?? ''";
        let ground = "getComputedStyle($('.mapbox')).backgroundColor + getComputedStyle(document.body).backgroundColor";
        assert_eq!(page.js::<String>(theme).await, "");
        page.click("button('Theme: as the system')").await;
        page.until_is(theme, "light".to_owned()).await;
        let light: String = page.js(ground).await;
        page.click("button('Theme: light')").await;
        page.until_is(theme, "dark".to_owned()).await;
        let dark: String = page.js(ground).await;
        assert_ne!(light, dark, "the theme changes no colour");
        page.driver()
            .refresh()
            .await
            .expect("the page can be reloaded");
        page.until_ready().await;
        page.until_is(theme, "dark".to_owned()).await;
        assert_eq!(page.js::<String>(ground).await, dark);
        page.click("button('Theme: dark')").await;
        page.until_is(theme, String::new()).await;
    });
}
