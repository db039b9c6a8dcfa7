//! The names on the map.

use yew::prelude::*;

use crate::geo::path::{px, translate};
use crate::ui::Shared;
use crate::view::map_labels::{Label, LabelClass};

#[derive(Properties, PartialEq)]
pub struct LabelLayerProps {
    /// Names as they were placed at the last rest.
    pub labels: Shared<Vec<Label>>,
    /// Pixels per map unit now.
    pub scale: f64,
}

/// All placed names, with a dot where no marker shows the point.
#[component]
pub fn LabelLayer(props: &LabelLayerProps) -> Html {
    let scale = props.scale;
    html! {
        <g class="labs" aria-hidden="true">
            for label in props.labels.iter() {
                { view(label, scale) }
            }
        </g>
    }
}

fn view(label: &Label, scale: f64) -> Html {
    let (x, y) = (label.name.point.x * scale, label.name.point.y * scale);
    let key = format!(
        "{}{}{}",
        label.name.class as u8, label.name.text, label.name.point.x as i64
    );
    html! {
        <g {key} transform={translate(x, y)}>
            if label.dot {
                <circle class={classes!("pt", dot_class(label.name.class))} r={dot_radius(label.name.class)} />
            }
            if label.width > 0.0 {
            <text class={text_class(label.name.class)} x={px(label.dx)} y={px(label.dy)}>{ label.name.text.clone() }</text>
            }
        </g>
    }
}

fn text_class(class: LabelClass) -> &'static str {
    match class {
        LabelClass::Country => "t-co",
        LabelClass::State => "t-st",
        LabelClass::Oblast => "t-obl",
        LabelClass::City => "t-p t1",
        LabelClass::Town => "t-p t2",
        LabelClass::SmallTown => "t-p t3",
        LabelClass::EventVillage => "t-p t4 ev",
        LabelClass::Village => "t-p t4",
        LabelClass::District => "t-rai",
    }
}

fn dot_class(class: LabelClass) -> &'static str {
    match class {
        LabelClass::City => "p1",
        LabelClass::Town => "p2",
        LabelClass::SmallTown => "p3",
        _ => "p4",
    }
}

fn dot_radius(class: LabelClass) -> &'static str {
    match class {
        LabelClass::City => "4",
        LabelClass::Town => "3",
        LabelClass::SmallTown => "2.2",
        _ => "1.7",
    }
}
