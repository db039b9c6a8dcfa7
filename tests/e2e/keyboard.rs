//! The whole job without a mouse.

use thirtyfour::Key;

use super::browser::with_page;
use super::page::Page;
use super::site::Site;

const ON_MARK: &str = "document.activeElement.matches('[data-layer=marks] [data-key]')";
const ON_SOURCE: &str = "Boolean(details()?.contains(document.activeElement)) && document.activeElement.matches('a[href^=http]')";

/// With arrow keys from mark to mark until the focus is on one of a single event.
async fn to_a_single_mark(page: &Page) {
    for key in [Key::Left, Key::Up, Key::Right, Key::Down] {
        for _ in 0..8 {
            if page.js::<bool>("isSingle(document.activeElement)").await {
                return;
            }
            page.press(key.clone()).await;
            assert!(
                page.js::<bool>(ON_MARK).await,
                "an arrow key has led away from the marks"
            );
            assert!(
                page.js::<bool>("focusShows()").await,
                "the focus on a mark is not to be seen"
            );
        }
    }
    panic!("the arrow keys lead to no single event");
}

#[test]
fn from_the_start_of_the_page_to_a_source_and_on() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        page.tab_to("the marks", ON_MARK, 20).await;
        to_a_single_mark(page).await;
        let name: String = page
            .js("document.activeElement.getAttribute('aria-label')")
            .await;
        page.press(Key::Enter).await;
        page.until("the report is open", "details()").await;
        let title: String = page.js("text(details().querySelector('h2'))").await;
        assert!(
            name.starts_with(&title),
            "Enter on \"{name}\" has opened \"{title}\""
        );
        page.until(
            "the focus is in the report",
            "details().contains(document.activeElement)",
        )
        .await;
        page.until(
            "the sources are there",
            "details().querySelector('a[href^=http]')",
        )
        .await;
        page.tab_to("a source", ON_SOURCE, 20).await;
        let neighbours =
            "document.activeElement.closest('nav[aria-label=\"Neighbouring events\"]')";
        page.tab_to(
            "the neighbouring events",
            &format!("Boolean({neighbours})"),
            40,
        )
        .await;
        page.press(Key::Enter).await;
        page.until(
            "a neighbour is open",
            &format!("text(details()?.querySelector('h2')) !== {title:?}"),
        )
        .await;
        assert!(
            page.js::<bool>(&format!("Boolean({neighbours})")).await,
            "the focus has moved"
        );
        page.press(Key::Escape).await;
        page.until("the list is back", "!details() && rows().length > 0")
            .await;
        page.until(
            "the focus is on the row of the report",
            "document.activeElement.matches('[data-event]')",
        )
        .await;
        assert!(
            page.js::<bool>("focusShows()").await,
            "the focus on a row is not to be seen"
        );
        page.press(Key::Enter).await;
        page.until("the report is open again", "details()").await;
        page.assert_sound("after the whole job by keyboard").await;
    });
}

#[test]
fn space_opens_a_mark_too() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        page.run("marks().find(isSingle).focus()").await;
        page.press(' ').await;
        page.until("the report is open", "details()").await;
    });
}

#[test]
fn the_marks_are_one_stop() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        let stops = "marks().filter((mark) => mark.getAttribute('tabindex') === '0').length";
        assert_eq!(page.js::<usize>(stops).await, 1);
        page.tab_to("the marks", ON_MARK, 20).await;
        page.press(Key::Tab).await;
        assert!(
            !page.js::<bool>(ON_MARK).await,
            "Tab leads from mark to mark"
        );
        let last = page
            .driver()
            .action_chain()
            .key_down(Key::Shift)
            .send_keys(Key::Tab);
        last.key_up(Key::Shift)
            .perform()
            .await
            .expect("keys can be pressed");
        assert!(
            page.js::<bool>(ON_MARK).await,
            "Shift and Tab do not lead back"
        );
        page.press(Key::Left).await;
        assert_eq!(page.js::<usize>(stops).await, 1);
    });
}

#[test]
fn the_map_moves_by_keys() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        page.run("$('.mapsurface').focus()").await;
        assert!(
            page.js::<bool>("focusShows()").await,
            "the focus on the map is not to be seen"
        );
        let transform = "$('[data-layer=basemap]').getAttribute('transform')";
        let mut before: String = page.js(transform).await;
        for key in [char::from(Key::Left), char::from(Key::Down), '+', '0', '-'] {
            page.press(key).await;
            page.until(
                &format!("{key:?} has moved the map"),
                &format!("{transform} !== '{before}'"),
            )
            .await;
            before = page.js(transform).await;
        }
    });
}

#[test]
fn every_stop_of_the_page_shows_the_focus() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        let on_row = "document.activeElement.matches('[data-event]')";
        page.tab_to("the list", on_row, 40).await;
        // The rows are all alike, and there are many.
        page.run("rows().at(-1).focus({ preventScroll: true })")
            .await;
        page.tab_to(
            "the slider, last of all",
            "document.activeElement === slider()",
            30,
        )
        .await;
    });
}

#[test]
fn tabs_of_the_panel_obey_arrow_keys() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        page.run("$('[role=tab][aria-selected=true]').focus()")
            .await;
        for name in ["Losses", "Forces", "About the data", "Events"] {
            page.press(Key::Right).await;
            page.until_is("text($('[role=tab][aria-selected=true]'))", name.to_owned())
                .await;
            page.until_is("text(document.activeElement)", name.to_owned())
                .await;
            assert!(
                page.js::<bool>("focusShows()").await,
                "the focus on {name} is not to be seen"
            );
        }
    });
}

#[test]
fn escape_leads_back_from_a_mark_on_the_map() {
    with_page(Site::built(), async |page| {
        page.open("").await;
        let heading = "text($('#details h2'))";
        let all: String = page.js(heading).await;
        page.run("marks().find((mark) => !isSingle(mark)).focus()")
            .await;
        page.press(Key::Enter).await;
        page.until(
            "the list of the place is open",
            &format!("{heading} !== {all:?}"),
        )
        .await;
        assert!(
            page.js::<bool>("Boolean(document.activeElement.closest('svg'))")
                .await,
            "the focus has left the map"
        );
        page.press(Key::Escape).await;
        page.until_is(heading, all).await;
    });
}
