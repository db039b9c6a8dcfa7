//! Tools on the map: inset, measuring, the rectangle to zoom to, the glide after a drag.

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, PointerEvent, PointerEventInit};

use super::basemap::{matrix, pointer};
use super::stage::{Stage, attribute, text};

/// Scale and position of the base map.
fn place(stage: &Stage) -> Vec<f64> {
    matrix(&attribute(&stage.find("[data-layer=basemap]"), "transform"))
}

/// An event at a point of an element, in pixels from its top left corner.
fn at(element: &Element, name: &str, x: f64, y: f64, shift: bool) -> PointerEvent {
    let rect = element.get_bounding_client_rect();
    let init = PointerEventInit::new();
    init.set_bubbles(true);
    init.set_pointer_id(5);
    init.set_buttons(1);
    init.set_shift_key(shift);
    init.set_client_x((rect.left() + x) as i32);
    init.set_client_y((rect.top() + y) as i32);
    PointerEvent::new_with_event_init_dict(name, &init).expect("it can be made")
}

#[wasm_bindgen_test]
async fn a_quick_drag_glides_on_and_a_press_stops_it() {
    let stage = Stage::open().await;
    let surface = stage.find(".mapsurface");
    let before = place(&stage)[4];
    stage
        .send(&surface, &pointer("pointerdown", 7, 300, 300))
        .await;
    for step in 1..=6 {
        // A pointer takes its time: its speed is what is thrown.
        TimeoutFuture::new(12).await;
        stage
            .send(&surface, &pointer("pointermove", 7, 300 + 15 * step, 300))
            .await;
    }
    stage
        .send(&surface, &pointer("pointerup", 7, 390, 300))
        .await;
    stage
        .until("the map has gone farther than the pointer", || {
            place(&stage)[4] > before + 110.0
        })
        .await;
    stage
        .send(&surface, &pointer("pointerdown", 7, 300, 300))
        .await;
    stage
        .send(&surface, &pointer("pointerup", 7, 300, 300))
        .await;
    let stopped = place(&stage)[4];
    TimeoutFuture::new(60).await;
    assert!(
        (place(&stage)[4] - stopped).abs() < 60.0,
        "a press stops the glide"
    );
}

#[wasm_bindgen_test]
async fn a_rectangle_drawn_with_shift_fills_the_map() {
    let stage = Stage::open().await;
    let surface = stage.find(".mapsurface");
    let width = surface.get_bounding_client_rect().width();
    let before = place(&stage);
    for (name, x, y) in [
        ("pointerdown", 200.0, 200.0),
        ("pointermove", 260.0, 230.0),
        ("pointermove", 400.0, 300.0),
    ] {
        stage.send(&surface, &at(&surface, name, x, y, true)).await;
    }
    assert!(stage.has(".band"), "the rectangle is drawn");
    assert_eq!(place(&stage), before, "the map rests meanwhile");
    stage
        .send(&surface, &at(&surface, "pointerup", 400.0, 300.0, true))
        .await;
    let after = place(&stage);
    assert!(!stage.has(".band"));
    let enlarged = after[0] / before[0];
    assert!(
        enlarged > 2.0 && enlarged <= width / 200.0 + 0.01,
        "{enlarged}"
    );
    // What was in the middle of the rectangle is in the middle of the map.
    let middle = (300.0 - before[4]) / before[0] * after[0] + after[4];
    assert!((middle - width / 2.0).abs() < 1.0, "{middle} of {width}");
}

#[wasm_bindgen_test]
async fn pressed_points_are_measured() {
    let stage = Stage::open().await;
    assert!(!stage.has(".measure"));
    let button = stage.button("Measure distances, read coordinates");
    stage.click(&button).await;
    assert_eq!(attribute(&button, "aria-pressed"), "true");
    let surface = stage.find(".mapsurface");
    for (x, y) in [(200.0, 200.0), (300.0, 200.0), (300.0, 300.0)] {
        for name in ["pointerdown", "pointerup"] {
            stage.send(&surface, &at(&surface, name, x, y, false)).await;
        }
    }
    assert_eq!(
        stage.all(".measure li").len(),
        2,
        "three points have two legs"
    );
    let total = text(&stage.find(".measure [role=status]"));
    assert!(total.ends_with("km in all"), "{total}");
    assert_eq!(stage.all(".way circle").len(), 3);
    stage.click(&stage.button("Undo")).await;
    assert_eq!(stage.all(".measure li").len(), 1);
    // The keyboard sets a point in the middle of the map.
    stage.press(&surface, "Enter").await;
    assert_eq!(stage.all(".way circle").len(), 3);
    stage.click(&stage.button("Clear")).await;
    assert!(!stage.has(".way circle"));
    stage.click(&stage.button("Stop measuring")).await;
    assert!(!stage.has(".measure"));
}

#[wasm_bindgen_test]
async fn the_pointers_coordinates_are_read_while_measuring() {
    let stage = Stage::open().await;
    stage
        .click(&stage.button("Measure distances, read coordinates"))
        .await;
    let surface = stage.find(".mapsurface");
    let shown = || text(&stage.find(".measure .at span"));
    let middle = shown();
    assert!(
        middle.contains("° N ") && middle.ends_with("° E"),
        "{middle}"
    );
    stage
        .send(&surface, &at(&surface, "pointermove", 100.0, 100.0, false))
        .await;
    stage
        .until("the coordinates follow", || shown() != middle)
        .await;
}

#[wasm_bindgen_test]
async fn the_inset_shows_the_view_and_moves_it() {
    let stage = Stage::open().await;
    assert!(!stage.has(".inset"), "a low map has no room for it");
    // The runner's window is narrow, where the panel leaves the map little height.
    let document = stage.find(".mapbox").owner_document().expect("a document");
    let style = document.create_element("style").expect("it can be made");
    let large = ".mapbox { position: fixed !important; inset: 0 0 auto !important; height: 600px !important; }";
    style.set_text_content(Some(large));
    let body = document.body().expect("there is a body");
    body.append_child(&style).expect("it takes a child");
    stage
        .until("the inset is there", || stage.has(".inset rect"))
        .await;
    let frame = || attribute(&stage.find(".inset rect"), "x");
    let (before, from) = (frame(), place(&stage));
    let inset = stage.find(".inset");
    stage
        .send(&inset, &at(&inset, "pointerdown", 190.0, 60.0, false))
        .await;
    assert_ne!(frame(), before, "the frame moves with the view");
    assert!(place(&stage)[0] < from[0], "far away the map is small");
    style.remove();
}

#[wasm_bindgen_test]
async fn the_whole_route_is_one_press_away() {
    let stage = Stage::open().await;
    let before = place(&stage);
    stage.press(&stage.find(".mapsurface"), "9").await;
    assert!(place(&stage)[0] < before[0] / 20.0);
    stage.click(&stage.button("Whole oblast")).await;
    assert!(place(&stage)[0] > before[0] / 20.0);
}
