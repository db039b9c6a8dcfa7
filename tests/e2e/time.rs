//! The timeline: slider, modes, playing. Counts are compared with the published events.

use chrono::{Days, NaiveDate};
use thirtyfour::Key;

use super::browser::with_page;
use super::data::{self, Event, date, long};
use super::page::Page;
use super::site::Site;

/// The slider shows the day, and the count of it is right.
async fn assert_at(page: &Page, events: &[Event], day: NaiveDate) {
    page.until_is("day()", long(day)).await;
    let expected = match data::up_to(events, day) {
        0 => format!("No events up to {}", long(day)),
        1 => format!("1 event up to {}", long(day)),
        count => format!("{count} events up to {}", long(day)),
    };
    page.until_is("status()", expected).await;
    page.until_is("dock().querySelector('time').dateTime", day.to_string())
        .await;
}

#[test]
fn the_slider_obeys_the_keyboard() {
    with_page(Site::built(), async |page| {
        let events = data::events();
        let opening = date("2024-11-12");
        page.open("").await;
        page.run("slider().focus()").await;
        let mut day = opening;
        for (key, days) in [
            (Key::Right, 1),
            (Key::Up, 1),
            (Key::Left, -1),
            (Key::PageUp, 7),
            (Key::PageUp, 7),
            (Key::PageDown, -7),
            (Key::Down, -1),
        ] {
            page.press(key).await;
            day += chrono::TimeDelta::days(days);
            assert_at(page, &events, day).await;
        }
        let first = events
            .iter()
            .map(|event| event.start)
            .min()
            .expect("there are events");
        let last = events
            .iter()
            .map(|event| event.end)
            .max()
            .expect("there are events");
        page.press(Key::End).await;
        assert_at(page, &events, last).await;
        page.press(Key::Right).await;
        assert_at(page, &events, last).await;
        page.press(Key::Home).await;
        assert_at(page, &events, first).await;
        page.press(Key::PageDown).await;
        assert_at(page, &events, first).await;
        page.assert_sound("after many keys").await;
    });
}

#[test]
fn brackets_jump_between_days_that_have_events() {
    with_page(Site::built(), async |page| {
        let events = data::events();
        let mut starts: Vec<NaiveDate> = events.iter().map(|event| event.start).collect();
        starts.sort_unstable();
        starts.dedup();
        // From a day without events, where there is one early in the data.
        let quiet = starts
            .windows(2)
            .find(|pair| pair[1] - pair[0] > chrono::TimeDelta::days(2))
            .expect("some days have no events");
        let between = quiet[0] + Days::new(1);
        page.open(&format!("v=1&d={between}")).await;
        page.run("$('[aria-label=\"Zoom in\"]').focus()").await;
        page.press(']').await;
        assert_at(page, &events, quiet[1]).await;
        page.press('[').await;
        assert_at(page, &events, quiet[0]).await;
        // A bracket that is typed into the search is text.
        page.run("$('input[type=search]').focus()").await;
        page.press(']').await;
        page.until_is("$('input[type=search]').value", "]".to_owned())
            .await;
        assert_eq!(page.js::<String>("day()").await, long(quiet[0]));
    });
}

#[test]
fn windows_count_both_ends() {
    with_page(Site::built(), async |page| {
        let events = data::events();
        for text in ["2024-11-12", "2024-08-06", "2025-01-31"] {
            let day = date(text);
            for days in [1, 7, 14, 30] {
                page.open(&format!("v=1&d={day}&m={days}")).await;
                let expected = data::in_window(&events, day, days);
                assert_eq!(
                    page.js::<usize>("count()").await,
                    expected,
                    "events in {days} days up to {day}: {}",
                    page.js::<String>("status()").await
                );
                let heading: String = page.js("text($('#details h2'))").await;
                assert!(
                    heading.starts_with(&expected.to_string()),
                    "the list says {heading}"
                );
            }
        }
    });
}

#[test]
fn the_mode_can_be_switched_with_mouse_and_keys() {
    with_page(Site::built(), async |page| {
        let events = data::events();
        let day = date("2024-11-12");
        page.open("").await;
        let choice = |name: &str| {
            format!("[...dock().querySelectorAll('label')].find((l) => text(l) === '{name}')")
        };
        page.click(&choice("Last")).await;
        page.until_is("count()", data::in_window(&events, day, 14))
            .await;
        page.run("$('[aria-label=\"Days of the window\"]').focus()")
            .await;
        page.press(Key::Down).await;
        page.until_is("count()", data::in_window(&events, day, 30))
            .await;
        page.click(&choice("Up to this day")).await;
        page.until_is("count()", data::up_to(&events, day)).await;
    });
}

#[test]
fn the_map_and_the_dock_agree_when_all_is_in_view() {
    with_page(Site::built(), async |page| {
        let events = data::events();
        let last = events
            .iter()
            .map(|event| event.end)
            .max()
            .expect("there are events");
        page.open(&format!("v=1&d={last}")).await;
        page.run("$('.mapsurface').focus()").await;
        // To the smallest scale, at which the whole world is in view.
        for _ in 0..24 {
            page.press('-').await;
        }
        let with_point = events.iter().filter(|event| event.has_point).count();
        let on_map = "marks().reduce((sum, mark) => sum + counted(mark), 0)";
        page.until_is(on_map, with_point).await;
        let said: String = page
            .js("text(dock().querySelector('[role=status] span'))")
            .await;
        assert!(
            said.starts_with(&format!("{with_point} at a place")),
            "the dock says: {said}"
        );
        let elsewhere: usize = page
            .js("Number(/^[0-9]+/.exec(text($('[data-marker=elsewhere]')))?.[0] ?? 0)")
            .await;
        assert!(
            said.contains(&format!(" {elsewhere} without a place")),
            "the dock says: {said}"
        );
    });
}

#[test]
fn playing_stops_at_the_end_and_starts_over() {
    with_page(Site::built(), async |page| {
        let events = data::events();
        let first = events
            .iter()
            .map(|event| event.start)
            .min()
            .expect("there are events");
        let last = events
            .iter()
            .map(|event| event.end)
            .max()
            .expect("there are events");
        page.open(&format!("v=1&d={}", last - Days::new(9))).await;
        page.click("$$('.speed label').find((label) => text(label) === '14')")
            .await;
        page.click("button('Play')").await;
        page.until("it pauses on demand", "button('Pause')").await;
        page.until(
            "it has come to the end",
            "button('Play again from the first day')",
        )
        .await;
        assert_at(page, &events, last).await;
        page.click("button('Play again from the first day')").await;
        page.until("it plays again", "button('Pause')").await;
        page.until(
            "it has started from the first day",
            &format!("$('.dock time').dateTime < '{}'", first + Days::new(120)),
        )
        .await;
        page.click("button('Pause')").await;
        page.until("it has paused", "button('Play')").await;
        let paused: String = page.js("day()").await;
        // The day that the address tells in the end is the day at which it was paused.
        page.until_is(
            "location.hash.includes(`d=${$('.dock time').dateTime}`)",
            true,
        )
        .await;
        assert_eq!(page.js::<String>("day()").await, paused);
    });
}

#[test]
fn playing_stops_when_the_tab_is_hidden() {
    with_page(Site::built(), async |page| {
        page.open("v=1&d=2024-09-01").await;
        page.click("button('Play')").await;
        page.until("it plays", "button('Pause')").await;
        let tab = page.driver().window().await.expect("there is a tab");
        let other = page.driver().new_tab().await.expect("a tab can be opened");
        page.driver()
            .switch_to_window(other)
            .await
            .expect("the new tab can be shown");
        page.driver()
            .close_window()
            .await
            .expect("the new tab can be closed");
        page.driver()
            .switch_to_window(tab)
            .await
            .expect("the tab can be shown again");
        page.until("it has paused", "button('Play')").await;
    });
}
