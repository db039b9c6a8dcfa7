//! Arrows of movements on the map, and the route by legs.

use kursk_timeline::model::{
    Composed, Dataset, Leg, Movement, MovementMode, RouteKind, Stage as WayStage, Standing, Way,
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{dataset, day};
use super::mutations::Mutations;
use super::stage::{Stage, accessible_name, attribute, focus, text};

/// One event that moves from Lgov to Korenevo three days after the opening day,
/// and a movement put together from two reports: Glushkovo to Sudzha.
fn with_movements() -> Dataset {
    let mut data = dataset();
    let index = data.event_index("korenevo-advance").expect("it is there") as usize;
    data.details[index].movement = Some(Movement {
        side: "RU".into(),
        unit: None,
        from: Some("lgov".into()),
        via: Vec::new(),
        to: Some("korenevo".into()),
        mode: MovementMode::Road,
        text: None,
        route: RouteKind::Schematic,
        planned: false,
    });
    let stage = |place: &str, event: &str| WayStage {
        place: Some(place.into()),
        event: event.into(),
    };
    data.ways.push(Way::Composed(Composed {
        id: "composed-2024-10-18-test".into(),
        title: "From Glushkovo to Sudzha".into(),
        side: "KP".into(),
        unit: None,
        way: vec![
            stage("glushkovo", "glushkovo-fight"),
            stage("rylsk", "rylsk-strike"),
            stage("sudzha", "sudzha-capture"),
        ],
        mode: MovementMode::Unknown,
        standing: Standing::Disputed,
        also: Vec::new(),
        leg: Some(Leg::West),
        note: "Put together for a test.".into(),
    }));
    data
}

const COMPOSED: &str = "Between 18 October and 11 November 2024, North Korean soldiers moved from \
    Glushkovo by way of Rylsk to Sudzha, put together from 3 reports.";

async fn open(fragment: &str) -> Stage {
    Stage::with(with_movements(), fragment).await
}

#[wasm_bindgen_test]
async fn arrows_are_buttons_named_by_a_sentence() {
    let stage = open("#d=2024-11-12").await;
    let arrows = stage.all("[data-arrow]");
    let names: Vec<String> = arrows.iter().map(accessible_name).collect();
    assert_eq!(names, [COMPOSED]);
    stage.slide(day(2)).await;
    assert_eq!(stage.all("[data-arrow]").len(), 1, "a day too early");
    stage.slide(day(3)).await;
    let name = "On 15 November 2024, Russian forces moved by road from Lgov to Korenevo, as \
        reported by A paper.";
    let arrow = stage.button(name);
    assert_eq!(attribute(&arrow, "role"), "button");
    assert!(attribute(&arrow, "class").contains("schematic"));
    stage.slide(day(2)).await;
    assert_eq!(stage.all("[data-arrow]").len(), 1, "back again");
}

/// One stop for the keyboard, and a step of the slider changes no arrow that is over.
#[wasm_bindgen_test]
async fn a_step_of_the_slider_leaves_arrows_alone() {
    let stage = open("#d=2024-11-14").await;
    assert_eq!(stage.all("[data-arrow][tabindex='0']").len(), 1);
    let arrow = Mutations::of(&stage.find("[data-arrow]"));
    let ground = Mutations::of(&stage.find("[data-layer=basemap]"));
    stage.slide(day(3)).await;
    assert_eq!(stage.all("[data-arrow][tabindex='0']").len(), 1);
    let changed: Vec<_> = arrow.take().into_iter().map(|m| m.attribute).collect();
    assert!(
        changed
            .iter()
            .all(|name| name.as_deref() == Some("tabindex")),
        "{changed:?}"
    );
    assert!(ground.take().is_empty());
}

#[wasm_bindgen_test]
async fn the_pointed_arrow_has_a_tip_and_a_click_opens_the_reports_it_rests_on() {
    let stage = open("#d=2024-11-12").await;
    let arrow = stage.button(COMPOSED);
    focus(&arrow);
    stage.until("the tip is there", || stage.has(".tip")).await;
    let tip = stage.find(".tipbox p");
    assert!(text(&tip).contains("From Glushkovo to Sudzha"));
    // As an element of SVG it would be there, and not be seen.
    assert!(tip.get_bounding_client_rect().height() > 10.0);
    stage.press(&arrow, "Enter").await;
    assert_eq!(
        text(&stage.find("[aria-label='Event details'] h2")),
        "From Glushkovo to Sudzha"
    );
    let reports = stage.all(".rests [data-ask=event]");
    assert_eq!(reports.len(), 3);
    assert!(attribute(&stage.find("[data-arrow]"), "class").contains("sel"));
    stage.click(&reports[1]).await;
    assert_eq!(
        text(&stage.find("[aria-label='Event details'] h2")),
        "Title of rylsk-strike"
    );
}

#[wasm_bindgen_test]
async fn the_route_shows_its_legs_alone_and_plays() {
    let stage = open("#d=2024-11-16").await;
    assert_eq!(stage.all("[data-arrow]").len(), 2);
    stage.click(&stage.button("North Korean route")).await;
    assert_eq!(stage.all(".legno").len(), 1);
    assert!(text(&stage.find(".legno")).contains("18 October to 11 November 2024"));
    assert_eq!(stage.day(), "11 November 2024");
    stage.click(&stage.button("Play")).await;
    assert_eq!(stage.day(), "18 October 2024");
    stage.click(&stage.button("Show all movements")).await;
    assert_eq!(stage.all(".legno").len(), 0);
}

#[wasm_bindgen_test]
async fn the_forces_tab_lists_movements_and_flies_to_them() {
    let stage = open("#d=2024-11-16&t=forces").await;
    let rows: Vec<String> = stage
        .all(".moves > li")
        .iter()
        .map(|row| text(&row.query_selector(".body").unwrap().unwrap()))
        .collect();
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows.contains(&COMPOSED.to_owned()), "{rows:?}");
    let before = attribute(&stage.find("[data-layer=basemap]"), "transform");
    stage
        .click(&stage.button("Show on map: From Glushkovo to Sudzha"))
        .await;
    let after = attribute(&stage.find("[data-layer=basemap]"), "transform");
    assert_ne!(before, after);
}
