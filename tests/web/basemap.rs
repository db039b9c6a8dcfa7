//! The base map is drawn once. After that it is moved as a whole, and a step of
//! the slider does not touch it.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    MouseEvent, MouseEventInit, PointerEvent, PointerEventInit, WheelEvent, WheelEventInit,
};

use super::fixture::{dataset, day};
use super::mutations::{Mutation, Mutations};
use super::stage::{Stage, attribute, focus, window};

#[wasm_bindgen_test]
async fn a_step_of_the_slider_does_not_touch_the_base_map() {
    let stage = Stage::open().await;
    let basemap = Mutations::of(&stage.find("[data-layer=basemap]"));
    let marks = Mutations::of(&stage.find("[data-layer=marks]"));
    for offset in [1, 2, 3, 9, 3, 0, -1, -2, -3, -10, -40, -12, 9] {
        stage.slide(day(offset)).await;
        let touched = basemap.take();
        assert!(
            touched.is_empty(),
            "at {offset} days the base map has changed: {touched:#?}"
        );
    }
    assert!(
        !marks.take().is_empty(),
        "the marks have never changed: the test has tested nothing"
    );
    assert!(
        stage
            .find("[data-layer=basemap]")
            .query_selector_all("path")
            .unwrap()
            .length()
            >= 3
    );
}

#[wasm_bindgen_test]
async fn playing_does_not_touch_the_base_map() {
    let stage = Stage::open().await;
    let basemap = Mutations::of(&stage.find("[data-layer=basemap]"));
    stage.click(&stage.button("Play")).await;
    stage
        .until("two days have passed", || {
            stage.slider().value() >= day(2).0.to_string()
        })
        .await;
    stage.click(&stage.button("Pause")).await;
    let touched = basemap.take();
    assert!(touched.is_empty(), "the base map has changed: {touched:#?}");
}

/// Every change is one of the layer's own transform.
fn assert_only_moved(mutations: &[Mutation], how: &str) {
    assert!(!mutations.is_empty(), "{how} has not moved the map");
    for mutation in mutations {
        assert_eq!(
            mutation.attribute.as_deref(),
            Some("transform"),
            "{how}: {mutation:#?}"
        );
        assert!(
            mutation.within.contains("data-layer=\"basemap\""),
            "{how}: {mutation:#?}"
        );
    }
}

#[wasm_bindgen_test]
async fn zooming_changes_one_transform() {
    let stage = Stage::open().await;
    let basemap = Mutations::of(&stage.find("[data-layer=basemap]"));
    for name in ["Zoom out", "Zoom in", "Whole oblast"] {
        stage.click(&stage.button(name)).await;
        let mutations = basemap.take();
        assert_only_moved(&mutations, name);
        assert_eq!(mutations.len(), 1, "{name}: {mutations:#?}");
    }
}

/// An event of a pointer's main button.
pub fn pointer(name: &str, id: i32, x: i32, y: i32) -> PointerEvent {
    let init = PointerEventInit::new();
    init.set_bubbles(true);
    init.set_pointer_id(id);
    init.set_buttons(1);
    init.set_client_x(x);
    init.set_client_y(y);
    PointerEvent::new_with_event_init_dict(name, &init).expect("it can be made")
}

/// The numbers of a layer's transform: scale, 0, 0, scale, left, top.
pub fn matrix(transform: &str) -> Vec<f64> {
    let inner = transform
        .trim_start_matches("matrix(")
        .trim_end_matches(')');
    inner
        .split_whitespace()
        .filter_map(|number| number.parse().ok())
        .collect()
}

#[wasm_bindgen_test]
async fn dragging_changes_one_transform() {
    let stage = Stage::open().await;
    let layer = stage.find("[data-layer=basemap]");
    let surface = stage.find(".mapsurface");
    let before = attribute(&layer, "transform");
    let basemap = Mutations::of(&layer);
    for (name, x, y) in [
        ("pointerdown", 300, 300),
        ("pointermove", 310, 305),
        ("pointermove", 340, 320),
    ] {
        stage.send(&surface, &pointer(name, 7, x, y)).await;
    }
    stage
        .until("the map has moved", || {
            attribute(&layer, "transform") != before
        })
        .await;
    assert_only_moved(&basemap.take(), "dragging");
    let (old, new) = (matrix(&before), matrix(&attribute(&layer, "transform")));
    assert_eq!(old[0], new[0], "dragging does not zoom");
    assert!(
        (new[4] - old[4] - 40.0).abs() < 0.01,
        "40 px to the right: {old:?}, {new:?}"
    );
    assert!(
        (new[5] - old[5] - 20.0).abs() < 0.01,
        "20 px down: {old:?}, {new:?}"
    );
}

#[wasm_bindgen_test]
async fn the_wheel_zooms_at_the_pointer() {
    let stage = Stage::open().await;
    let layer = stage.find("[data-layer=basemap]");
    let before = attribute(&layer, "transform");
    let basemap = Mutations::of(&layer);
    let init = WheelEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_client_x(400);
    init.set_client_y(300);
    init.set_delta_y(-60.0);
    let event = WheelEvent::new_with_event_init_dict("wheel", &init).expect("it can be made");
    stage.send(&stage.find(".mapsurface"), &event).await;
    assert!(event.default_prevented(), "the page itself would scroll");
    stage
        .until("the map has moved", || {
            attribute(&layer, "transform") != before
        })
        .await;
    assert_only_moved(&basemap.take(), "the wheel");
}

#[wasm_bindgen_test]
async fn arrow_keys_move_the_map() {
    let stage = Stage::open().await;
    let layer = stage.find("[data-layer=basemap]");
    let surface = stage.find(".mapsurface");
    focus(&surface);
    let basemap = Mutations::of(&layer);
    for key in [
        "ArrowLeft",
        "ArrowRight",
        "ArrowUp",
        "ArrowDown",
        "+",
        "-",
        "0",
    ] {
        stage.press(&surface, key).await;
        let mutations = basemap.take();
        assert_only_moved(&mutations, key);
        assert_eq!(mutations.len(), 1, "{key}: {mutations:#?}");
    }
}

#[wasm_bindgen_test]
async fn a_step_draws_only_what_is_new() {
    let stage = Stage::with(dataset(), "v=1&d=2024-11-14").await;
    let marks = Mutations::of(&stage.find("[data-layer=marks]"));
    stage.slide(day(3)).await;
    let mutations = marks.take();
    let (new, old): (Vec<&Mutation>, Vec<&Mutation>) = mutations
        .iter()
        .filter(|m| !m.added.is_empty())
        .partition(|m| m.within.contains("class=\"mks\""));
    assert_eq!(new.len(), 1, "one mark is new: {mutations:#?}");
    assert!(
        new[0]
            .added
            .concat()
            .contains("data-marker=\"korenevo-advance\""),
        "{mutations:#?}"
    );
    let in_other_marks: Vec<&Mutation> = old
        .into_iter()
        .filter(|m| m.within.contains("data-key") && !m.within.contains("korenevo-advance"))
        .collect();
    assert!(
        in_other_marks.is_empty(),
        "other marks are drawn anew: {in_other_marks:#?}"
    );
    assert!(
        mutations.iter().all(|m| m.removed.is_empty()),
        "nothing goes: {mutations:#?}"
    );
    // The one tab stop moves on to the newest mark; nothing else of the others changes.
    let changed: Vec<&Mutation> = mutations.iter().filter(|m| m.attribute.is_some()).collect();
    assert!(changed.len() <= 1, "{changed:#?}");
    assert!(
        changed
            .iter()
            .all(|m| m.attribute.as_deref() == Some("tabindex")),
        "{changed:#?}"
    );
}

#[wasm_bindgen_test]
async fn two_fingers_zoom() {
    let stage = Stage::open().await;
    let layer = stage.find("[data-layer=basemap]");
    let surface = stage.find(".mapsurface");
    let scale = || matrix(&attribute(&layer, "transform"))[0];
    let before = scale();
    let basemap = Mutations::of(&layer);
    for (name, finger, x) in [
        ("pointerdown", 1, 300),
        ("pointerdown", 2, 400),
        ("pointermove", 2, 450),
        ("pointermove", 1, 250),
        ("pointerup", 1, 250),
        ("pointerup", 2, 450),
    ] {
        stage.send(&surface, &pointer(name, finger, x, 300)).await;
    }
    // From 100 px between the fingers to 200.
    stage
        .until("the map is twice as large", || {
            (scale() / before - 2.0).abs() < 0.02
        })
        .await;
    assert_only_moved(&basemap.take(), "two fingers");
}

#[wasm_bindgen_test]
async fn a_double_click_zooms_at_the_pointer() {
    let stage = Stage::open().await;
    let layer = stage.find("[data-layer=basemap]");
    let surface = stage.find(".mapsurface");
    let rect = surface.get_bounding_client_rect();
    let (x, y) = (rect.left() + 200.0, rect.top() + 150.0);
    let under = |m: &[f64]| ((200.0 - m[4]) / m[0], (150.0 - m[5]) / m[0]);
    let before = matrix(&attribute(&layer, "transform"));
    let init = MouseEventInit::new();
    init.set_bubbles(true);
    init.set_client_x(x as i32);
    init.set_client_y(y as i32);
    let event =
        MouseEvent::new_with_mouse_event_init_dict("dblclick", &init).expect("it can be made");
    stage.send(&surface, &event).await;
    let after = matrix(&attribute(&layer, "transform"));
    assert!(
        (after[0] / before[0] - 2.0).abs() < 1e-7,
        "twice as large: {before:?}, {after:?}"
    );
    let (old, new) = (under(&before), under(&after));
    let px = ((old.0 - new.0).hypot(old.1 - new.1)) * after[0];
    assert!(px < 2.0, "the point under the pointer has moved by {px} px");
}

#[wasm_bindgen_test]
async fn lines_keep_their_width() {
    let stage = Stage::open().await;
    let mut stroked = 0;
    for path in stage.all("[data-layer=basemap] path") {
        let style = window()
            .get_computed_style(&path)
            .expect("it has a style")
            .expect("it has a style");
        let of = |name: &str| style.get_property_value(name).unwrap_or_default();
        if of("stroke") != "none" {
            stroked += 1;
            assert_eq!(
                of("vector-effect"),
                "non-scaling-stroke",
                "{}",
                attribute(&path, "class")
            );
        }
    }
    assert!(stroked >= 2, "only {stroked} lines in the base map");
}
