//! The dock: slider, jumps, modes, playing.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlSelectElement};

use super::fixture::{ELSEWHERE, IN_AREAS, PLACED, dataset, day};
use super::stage::{Stage, attribute, focus, text};

/// What is visible on the opening day.
const TOTAL: usize = PLACED + IN_AREAS + ELSEWHERE;

/// Chooses a radio button by the text of its label.
async fn choose(stage: &Stage, name: &str) {
    let labels = stage.all(".dock label");
    let label = labels.iter().find(|label| text(label) == name);
    let label = label.unwrap_or_else(|| panic!("the dock has no choice \"{name}\""));
    let input: HtmlElement = label
        .query_selector("input")
        .unwrap()
        .unwrap()
        .unchecked_into();
    input.click();
    yew::scheduler::flush().await;
}

#[wasm_bindgen_test]
async fn the_slider_says_its_day() {
    let stage = Stage::open().await;
    let slider = stage.slider();
    assert_eq!(slider.type_(), "range");
    assert_eq!(stage.day(), "12 November 2024");
    assert_eq!(
        (slider.min(), slider.max()),
        (day(-40).0.to_string(), day(9).0.to_string())
    );
    stage.slide(day(-12)).await;
    assert_eq!(stage.day(), "31 October 2024");
    assert_eq!(
        attribute(&stage.find(".dock time"), "datetime"),
        "2024-10-31"
    );
    assert_eq!(stage.status(), "2 events up to 31 October 2024");
    stage.slide(day(-40)).await;
    assert_eq!(stage.status(), "1 event up to 3 October 2024");
}

#[wasm_bindgen_test]
async fn page_keys_move_a_week_and_stop_at_the_ends() {
    let stage = Stage::open().await;
    for (key, offset) in [
        ("PageDown", -7),
        ("PageUp", 0),
        ("PageUp", 7),
        ("PageUp", 9),
        ("PageUp", 9),
    ] {
        stage.press(&stage.slider(), key).await;
        assert_eq!(
            stage.slider().value(),
            day(offset).0.to_string(),
            "after {key}"
        );
    }
}

#[wasm_bindgen_test]
async fn brackets_jump_to_days_that_have_events() {
    let stage = Stage::open().await;
    let zoom = stage.button("Zoom in");
    for (key, offset) in [("]", 3), ("]", 9), ("]", 9), ("[", 3), ("[", -1), ("[", -2)] {
        stage.press(&zoom, key).await;
        assert_eq!(
            stage.slider().value(),
            day(offset).0.to_string(),
            "after {key}"
        );
    }
    let search = stage.find("input[type=search]");
    stage.press(&search, "]").await;
    assert_eq!(
        stage.slider().value(),
        day(-2).0.to_string(),
        "typed into the search"
    );
}

#[wasm_bindgen_test]
async fn a_filter_decides_where_jumps_lead() {
    let stage = Stage::with(dataset(), "v=1&s=ru").await;
    stage.press(&stage.button("Zoom in"), "]").await;
    assert_eq!(
        stage.slider().value(),
        day(9).0.to_string(),
        "the next event that is not hidden"
    );
}

#[wasm_bindgen_test]
async fn all_counts_agree_when_all_is_in_view() {
    let stage = Stage::open().await;
    for (offset, counts) in [
        (0, (PLACED, IN_AREAS, ELSEWHERE)),
        (-6, (3, 0, 2)),
        (-5, (3, 1, 2)),
        (9, (PLACED + 1, IN_AREAS, ELSEWHERE + 1)),
        (-40, (1, 0, 0)),
    ] {
        stage.slide(day(offset)).await;
        assert_eq!(
            (stage.marked(), stage.badged(), stage.elsewhere()),
            counts,
            "at {offset} days"
        );
        let total = counts.0 + counts.1 + counts.2;
        assert_eq!(stage.count(), total, "at {offset} days");
        stage
            .until("the list has followed", || stage.listed().len() == total)
            .await;
    }
}

#[wasm_bindgen_test]
async fn a_window_counts_both_of_its_ends() {
    let stage = Stage::open().await;
    choose(&stage, "Last").await;
    assert_eq!(
        stage.status(),
        "10 events from 30 October to 12 November 2024"
    );
    let select: HtmlSelectElement = stage
        .find("select[aria-label='Days of the window']")
        .unchecked_into();
    for (days, expected) in [("1", 0), ("7", 7), ("30", 10), ("14", 10)] {
        select.set_value(days);
        stage.change(&select).await;
        assert_eq!(
            (stage.count(), stage.listed().len()),
            (expected, expected),
            "{days} days"
        );
        assert_eq!(
            stage.marked() + stage.badged() + stage.elsewhere(),
            expected,
            "{days} days"
        );
    }
    choose(&stage, "Up to this day").await;
    assert_eq!(stage.count(), TOTAL);
}

#[wasm_bindgen_test]
async fn step_buttons_move_a_day() {
    let stage = Stage::open().await;
    stage.click(&stage.button("One day on")).await;
    stage.click(&stage.button("One day on")).await;
    stage.click(&stage.button("One day back")).await;
    assert_eq!(stage.day(), "13 November 2024");
}

#[wasm_bindgen_test]
async fn playing_stops_at_the_end_and_starts_over() {
    let stage = Stage::with(dataset(), "v=1&d=2024-11-17").await;
    choose(&stage, "14").await;
    stage.click(&stage.button("Play")).await;
    let buttons = || stage.all(".dock button");
    let offers = |name: &str| {
        buttons()
            .iter()
            .any(|button| attribute(button, "aria-label") == name)
    };
    assert!(offers("Pause"));
    // A count that is read out for every day that passes would never end.
    assert_eq!(
        attribute(&stage.find(".dock [role=status]"), "aria-live"),
        "off"
    );
    stage
        .until("it has come to the end", || {
            offers("Play again from the first day")
        })
        .await;
    assert_eq!(stage.slider().value(), day(9).0.to_string());
    assert_eq!(
        attribute(&stage.find(".dock [role=status]"), "aria-live"),
        "polite"
    );
    stage
        .click(&stage.button("Play again from the first day"))
        .await;
    assert!(
        stage.slider().value() <= day(-38).0.to_string(),
        "it starts from the first day"
    );
    stage
        .until("days pass", || {
            stage.slider().value() > day(-37).0.to_string()
        })
        .await;
    stage.click(&stage.button("Pause")).await;
    assert!(offers("Play"));
}

#[wasm_bindgen_test]
async fn the_slider_keeps_the_focus() {
    let stage = Stage::open().await;
    focus(&stage.slider());
    stage.press(&stage.slider(), "PageDown").await;
    let active = super::stage::document()
        .active_element()
        .expect("something has the focus");
    assert_eq!(attribute(&active, "aria-label"), "Date");
}
