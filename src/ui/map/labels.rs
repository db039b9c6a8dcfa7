//! The names on the map.

use yew::prelude::*;

use crate::geo::path::{px, translate};
use crate::ui::Shared;
use crate::ui::markup::{Node, attrs, el, fixed, keyed, text};
use crate::view::map_labels::{Label, course_path};
use crate::view::map_names::LabelClass;

#[derive(PartialEq)]
pub struct LabelLayerProps {
    /// Names as they were placed at the last rest.
    pub labels: Shared<Vec<Label>>,
    /// Pixels per map unit now.
    pub scale: f64,
}

/// All placed names, with a dot where no marker shows the point.
#[hook]
pub fn use_label_layer(props: &LabelLayerProps) -> Html {
    let mut names = Vec::new();
    for label in props.labels.iter() {
        names.push(view(label, props.scale));
    }
    let attributes = fixed!["class" => "labs", "aria-hidden" => "true"];
    el("g", attributes, names).into()
}

fn view(label: &Label, scale: f64) -> Node {
    let name = &label.name;
    let (x, y) = (name.point.x * scale, name.point.y * scale);
    let key = format!("{}{}{}", name.class as u8, name.text, name.point.x as i64);
    let mut parts = Vec::new();
    if label.dot {
        let dot = attrs!["class" => dot_class(name.class), "r" => dot_radius(name.class)];
        parts.push(el("circle", dot, Vec::new()));
    }
    if !name.course.is_empty() {
        let id = format!("course-{key}");
        let link = attrs!["href" => format!("#{id}"), "startOffset" => "50%"];
        let line = attrs!["id" => id, "d" => course_path(name, scale)];
        parts.push(el("path", line, Vec::new()));
        let words = el("textPath", link, vec![text(name.text.clone())]);
        parts.push(el(
            "text",
            fixed!["class" => "t-riv", "dy" => "-4"],
            vec![words],
        ));
    } else if label.width > 0.0 {
        let attributes = attrs![
            "class" => text_class(name.class), "x" => px(label.dx), "y" => px(label.dy),
        ];
        parts.push(el("text", attributes, vec![text(name.text.clone())]));
    }
    keyed(key, el("g", attrs!["transform" => translate(x, y)], parts))
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
        LabelClass::River => "t-riv",
        LabelClass::Lake => "t-lake",
    }
}

fn dot_class(class: LabelClass) -> &'static str {
    match class {
        LabelClass::City => "pt p1",
        LabelClass::Town => "pt p2",
        LabelClass::SmallTown => "pt p3",
        _ => "pt p4",
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
