//! Marks on the map: buttons with names, one stop for the keyboard.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use super::fixture::{dataset, day};
use super::stage::{Stage, accessible_name, attribute, counted, document, focus, text};

fn marks(stage: &Stage) -> Vec<Element> {
    stage.all("[data-layer=marks] [data-key]")
}

fn active() -> Element {
    document()
        .active_element()
        .expect("something has the focus")
}

#[wasm_bindgen_test]
async fn marks_are_named_buttons() {
    let stage = Stage::open().await;
    let mut names: Vec<String> = marks(&stage).iter().map(accessible_name).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "2 events near Sudzha",
            "Title of glushkovo-fight, 18 to 30 October 2024",
            "Title of lgov-strike, 3 October 2024",
            "Title of plekhovo-assault, 10 November 2024",
            "Title of rylsk-strike, 2 November 2024",
        ]
    );
    for mark in marks(&stage) {
        assert_eq!(attribute(&mark, "role"), "button");
        assert!(!attribute(&mark, "data-marker").is_empty());
    }
    assert_eq!(counted(&stage.button("2 events near Sudzha")), 2);
    stage.slide(day(-2)).await;
    let single = stage.button("Title of sudzha-assault, 9 November 2024");
    assert_eq!(counted(&single), 1);
}

#[wasm_bindgen_test]
async fn a_click_opens_the_details() {
    let stage = Stage::open().await;
    stage
        .click(&stage.button("Title of rylsk-strike, 2 November 2024"))
        .await;
    let details = stage.find("[role=region][aria-label='Event details']");
    assert_eq!(
        text(&details.query_selector("h2").unwrap().unwrap()),
        "Title of rylsk-strike"
    );
    let mark = stage.button("Title of rylsk-strike, 2 November 2024");
    assert_eq!(attribute(&mark, "aria-pressed"), "true");
    assert_eq!(stage.all("[data-layer=marks] [aria-pressed=true]").len(), 1);
}

#[wasm_bindgen_test]
async fn enter_and_space_open_the_details() {
    for key in ["Enter", " "] {
        let stage = Stage::open().await;
        let mark = stage.button("Title of plekhovo-assault, 10 November 2024");
        focus(&mark);
        stage.press(&mark, key).await;
        let heading = text(&stage.find("[aria-label='Event details'] h2"));
        assert_eq!(heading, "Title of plekhovo-assault", "after {key:?}");
        stage
            .until("the focus is in the details", || {
                active().closest("#details").unwrap().is_some()
            })
            .await;
    }
}

#[wasm_bindgen_test]
async fn arrow_keys_lead_from_mark_to_mark() {
    let stage = Stage::open().await;
    let stops = || {
        marks(&stage)
            .iter()
            .filter(|m| attribute(m, "tabindex") == "0")
            .count()
    };
    assert_eq!(stops(), 1, "one stop for the keyboard at first");
    let begin = stage.button("2 events near Sudzha");
    focus(&begin);
    let middle = |mark: &Element| {
        let rect = mark.get_bounding_client_rect();
        (
            rect.left() + rect.width() / 2.0,
            rect.top() + rect.height() / 2.0,
        )
    };
    for (key, expected) in [
        ("ArrowUp", "Title of lgov-strike, 3 October 2024"),
        ("ArrowLeft", "Title of rylsk-strike, 2 November 2024"),
        (
            "ArrowDown",
            "Title of glushkovo-fight, 18 to 30 October 2024",
        ),
        ("ArrowRight", "2 events near Sudzha"),
    ] {
        let from = middle(&active());
        stage.press(&active(), key).await;
        let to = middle(&active());
        assert_eq!(
            accessible_name(&active()),
            expected,
            "{key} from {from:?} to {to:?}"
        );
        assert_eq!(stops(), 1, "one stop for the keyboard after {key}");
        assert_eq!(
            attribute(&active(), "tabindex"),
            "0",
            "the stop is where the focus is"
        );
    }
    // Where there is none in that direction, the focus stays.
    for _ in 0..6 {
        stage.press(&active(), "ArrowUp").await;
    }
    assert!(active().has_attribute("data-key"));
}

#[wasm_bindgen_test]
async fn focus_shows_a_tip() {
    let stage = Stage::open().await;
    assert!(!stage.has(".tip"));
    focus(&stage.button("Title of rylsk-strike, 2 November 2024"));
    stage.until("there is a tip", || stage.has(".tip")).await;
    assert_eq!(text(&stage.find(".tip b")), "Title of rylsk-strike");
    assert_eq!(text(&stage.find(".tip span")), "2 November 2024");
    focus(&stage.slider());
    stage.until("the tip has gone", || !stage.has(".tip")).await;
}

#[wasm_bindgen_test]
async fn a_cluster_at_one_place_opens_a_list() {
    let stage = Stage::open().await;
    stage.click(&stage.button("2 events near Sudzha")).await;
    assert_eq!(text(&stage.find("#details h2")), "At Sudzha");
    assert_eq!(
        stage.listed(),
        ["sudzha-capture", "sudzha-assault"],
        "newest first"
    );
    stage.click(&stage.button("All events")).await;
    assert_eq!(stage.listed().len(), stage.count());
}

#[wasm_bindgen_test]
async fn a_cluster_of_places_opens_by_zooming_in() {
    let stage = Stage::with(dataset(), "v=1&c=35.3,51.3,0.008").await;
    let clusters = marks(&stage);
    assert_eq!(clusters.len(), 1, "from far away all is one");
    let total = counted(&clusters[0]);
    stage.click(&clusters[0]).await;
    stage
        .until("it has come apart", || marks(&stage).len() > 1)
        .await;
    assert_eq!(stage.marked(), total, "all its events are in view");
}

#[wasm_bindgen_test]
async fn badges_of_areas_open_their_lists() {
    let stage = Stage::open().await;
    stage
        .click(&stage.button("2 events reported for Kursk oblast"))
        .await;
    assert_eq!(stage.listed(), ["oblast-strength", "oblast-losses"]);
    stage
        .click(&stage.button("1 event reported for Sudzhansky raion"))
        .await;
    assert_eq!(stage.listed(), ["raion-claim"]);
    let badge = stage.button("1 event reported for Sudzhansky raion");
    stage.click(&stage.button("All events")).await;
    focus(&badge);
    stage.press(&badge, "Enter").await;
    assert_eq!(stage.listed(), ["raion-claim"]);
    stage.click(&stage.find("[data-marker=elsewhere]")).await;
    assert_eq!(stage.listed(), ["a-camp", "a-speech"]);
}

#[wasm_bindgen_test]
async fn no_event_of_an_area_is_drawn_at_a_point() {
    let stage = Stage::open().await;
    for id in [
        "raion-claim",
        "oblast-losses",
        "oblast-strength",
        "a-speech",
        "a-camp",
    ] {
        assert!(
            !stage.has(&format!("[data-marker={id}]")),
            "{id} is drawn at a point"
        );
    }
}

#[wasm_bindgen_test]
async fn older_marks_look_older() {
    let stage = Stage::open().await;
    let class = |name: &str| attribute(&stage.button(name), "class");
    assert_eq!(
        class("Title of plekhovo-assault, 10 November 2024"),
        "mk fresh"
    );
    assert_eq!(class("Title of lgov-strike, 3 October 2024"), "mk recent");
    stage.slide(day(9)).await;
    assert_eq!(class("Title of lgov-strike, 3 October 2024"), "mk old");
    assert_eq!(class("Title of rylsk-strike, 2 November 2024"), "mk recent");
}

#[wasm_bindgen_test]
async fn a_rough_place_is_drawn_with_its_radius() {
    let mut data = dataset();
    for place in &mut data.places {
        place.precision_km = (place.id == "rylsk").then_some(8.0);
    }
    let stage = Stage::with(data, "").await;
    let rough = stage.all("[data-layer=marks] .approx");
    assert_eq!(rough.len(), 1, "only one place is rough");
    let radius = |stage: &Stage| -> f64 {
        attribute(&stage.find("[data-marker=rylsk-strike] .approx"), "r")
            .parse()
            .unwrap_or(0.0)
    };
    let before = radius(&stage);
    stage.click(&stage.button("Zoom in")).await;
    assert!(
        before > 13.0 && radius(&stage) > before * 1.2,
        "it is in kilometres, not in pixels"
    );
}
