//! From a mark to its sources.

use super::browser::with_page;
use super::data::{self, Event};
use super::page::Page;
use super::site::Site;

/// A mark of one event that the mouse can reach.
const SINGLE: &str = "marks().find((mark) => isSingle(mark) && inReach(mark))";

fn event<'a>(events: &'a [Event], id: &str) -> &'a Event {
    events
        .iter()
        .find(|event| event.id == id)
        .unwrap_or_else(|| panic!("the data holds no event `{id}`"))
}

/// The open details are those of the event, with all its sources as links.
async fn assert_open(page: &Page, event: &Event) {
    page.until_is("text(details()?.querySelector('h2'))", event.title.clone())
        .await;
    page.until(
        "the sources are there",
        "details()?.querySelector('a[target=_blank]')",
    )
    .await;
    let links: Vec<(String, String, String)> = page
        .js("[...details().querySelectorAll('a')].map((a) => [a.getAttribute('href'), a.rel, a.target])")
        .await;
    let addresses: Vec<&String> = links.iter().map(|(address, ..)| address).collect();
    for source in &event.sources {
        assert!(
            addresses.contains(&source),
            "{source} is missing among {addresses:#?}"
        );
    }
    for (address, rel, target) in &links {
        let web = address.starts_with("https://") || address.starts_with("http://");
        assert!(web, "{address} is no address of the web");
        assert_eq!(
            (rel.as_str(), target.as_str()),
            ("noopener noreferrer", "_blank"),
            "{address}"
        );
    }
}

#[test]
fn a_click_on_a_mark_opens_its_report() {
    with_page(Site::built(), async |page| {
        let events = data::events();
        page.open("").await;
        let id: String = page.js(&format!("{SINGLE}.dataset.marker")).await;
        let name: String = page
            .js(&format!("{SINGLE}.getAttribute('aria-label')"))
            .await;
        let clicked = event(&events, &id);
        assert!(
            name.starts_with(&format!("{}, ", clicked.title)),
            "the mark is named {name}"
        );
        page.click(SINGLE).await;
        assert_open(page, clicked).await;
        assert_eq!(page.js::<String>("day()").await, "12 November 2024");
        let pressed = format!("$('[data-marker=\"{id}\"]').getAttribute('aria-pressed')");
        assert_eq!(page.js::<String>(&pressed).await, "true");
        page.assert_sound("with an open report").await;
    });
}

#[test]
fn hovering_and_focus_show_a_tip() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        let name: String = page
            .js(&format!("{SINGLE}.getAttribute('aria-label')"))
            .await;
        let (x, y): (i64, i64) = page
            .js(&format!(
                "Object.values(middle({SINGLE}.querySelector('.hit')))"
            ))
            .await;
        let mouse = page.driver().action_chain().move_to(x, y);
        mouse.perform().await.expect("the mouse can move");
        page.until("there is a tip", "$('.tip')").await;
        let tip: (String, String) = page.js("[text($('.tip b')), text($('.tip span'))]").await;
        assert_eq!(format!("{}, {}", tip.0, tip.1), name);
        let mouse = page.driver().action_chain().move_to(2, 2);
        mouse.perform().await.expect("the mouse can move");
        page.until("the tip has gone", "!$('.tip')").await;
        page.run(&format!("{SINGLE}.focus()")).await;
        page.until("there is a tip again", "$('.tip')").await;
    });
}

#[test]
fn a_cluster_opens() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        let cluster = "marks().find((mark) => !isSingle(mark) && inReach(mark))";
        let name: String = page
            .js(&format!("{cluster}.getAttribute('aria-label')"))
            .await;
        let count: usize = page.js(&format!("counted({cluster})")).await;
        assert!(
            name.starts_with(&format!("{count} events near ")),
            "the cluster is named {name}"
        );
        let scale = "Number(/matrix\\(([-0-9.e]+)/.exec($('[data-layer=basemap]').getAttribute('transform'))[1])";
        let before: f64 = page.js(scale).await;
        page.click(cluster).await;
        page.until(
            "the cluster has opened, by zooming in or as a list",
            &format!("{scale} > {before} * 1.05 || [...$$('button')].some((b) => text(b) === 'All events')"),
        )
        .await;
    });
}

#[test]
fn the_badge_of_an_area_opens_its_list() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        page.until("an area has a badge", "$('[data-marker^=area-]')")
            .await;
        let (name, count): (String, String) = page
            .js("(() => { const b = $('[data-marker^=area-]'); return [b.getAttribute('aria-label'), text(b)]; })()")
            .await;
        assert!(
            name.starts_with(&count),
            "the badge {count} is named {name}"
        );
        page.click("$('[data-marker^=area-]')").await;
        let listed = if count == "1" {
            "1 event".to_owned()
        } else {
            format!("{count} events")
        };
        page.until(
            "its list is open",
            &format!("button('All events') && text($('#details .deck')).startsWith('{listed} ')"),
        )
        .await;
        page.click("button('All events')").await;
        page.until("all events are listed again", "!button('All events')")
            .await;
    });
}

#[test]
fn choosing_from_the_list_brings_the_event_into_view() {
    with_page(Site::built(), async |page| {
        let events = data::events();
        page.open("").await;
        page.until_complete().await;
        // In North Korea, far out of view.
        let far = event(&events, "2024-06-19-pyongyang-treaty");
        page.run("$('input[type=search]').focus()").await;
        let keys = page
            .driver()
            .action_chain()
            .send_keys("treaty with mutual aid");
        keys.perform().await.expect("a text can be typed");
        let row = format!("$('[data-event=\"{}\"]')", far.id);
        page.until("the event is listed", &row).await;
        page.click(&row).await;
        assert_open(page, far).await;
        let mark = "$('[data-layer=marks] [aria-pressed=true]')";
        page.until("its mark is selected", mark).await;
        let in_view = format!(
            "(() => {{ const [m, s] = [middle({mark}), $('.mapsurface').getBoundingClientRect()];
               return m.x > s.left && m.x < s.right && m.y > s.top && m.y < s.bottom; }})()"
        );
        page.until("its mark is in view", &in_view).await;
    });
}

#[test]
fn neighbours_lead_from_report_to_report() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        let ids: Vec<String> = page
            .js("rows().slice(0, 3).map((row) => row.dataset.event)")
            .await;
        let title = |id: &str| format!("$('[data-event=\"{id}\"] .row-title').textContent");
        let titles: (String, String) = (
            page.js(&title(&ids[0])).await,
            page.js(&title(&ids[1])).await,
        );
        page.click("rows()[0]").await;
        page.until_is("text(details()?.querySelector('h2'))", titles.0.clone())
            .await;
        // The list is newest first: the next row is the event before.
        page.click(&format!("button('Previous event: ' + {:?})", titles.1))
            .await;
        page.until_is("text(details()?.querySelector('h2'))", titles.1)
            .await;
        page.click(&format!("button('Next event: ' + {:?})", titles.0))
            .await;
        page.until_is("text(details()?.querySelector('h2'))", titles.0)
            .await;
        page.until_is("location.hash.includes('e=')", true).await;
    });
}

#[test]
fn a_search_applies_everywhere_at_once() {
    with_page(Site::built(), async |page| {
        page.open("v=1&d=2025-06-01").await;
        page.until_complete().await;
        let before: usize = page.js("count()").await;
        page.run("window.bars = $('.hist').innerHTML").await;
        let marked = "marks().reduce((sum, mark) => sum + counted(mark), 0)";
        let on_map: usize = page.js(marked).await;
        page.run("$('input[type=search]').focus()").await;
        // Russian, and without the dots that the name is written with.
        let keys = page.driver().action_chain().send_keys("суджа");
        keys.perform().await.expect("a text can be typed");
        page.until(
            "fewer events are shown",
            &format!("count() > 0 && count() < {before}"),
        )
        .await;
        page.until(
            "the list agrees",
            "text($('#details h2')).startsWith(String(count()))",
        )
        .await;
        page.until(
            "the map agrees",
            &format!("{marked} < {on_map} && {marked} <= count()"),
        )
        .await;
        page.until(
            "the histogram has changed",
            "$('.hist').innerHTML !== window.bars",
        )
        .await;
    });
}
