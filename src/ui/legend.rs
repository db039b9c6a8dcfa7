//! What colours, shapes and outlines on the map mean.

use yew::prelude::*;

use super::glyph::{glyph, glyph_path, kind_glyph, side_dot};
use super::icon::{IconName, icon_sized};
use super::markup::{Node, asked, attrs, el, fixed, flag, of, on_click, say, text, toggle};
use crate::model::{Kind, Side, Standing};
use crate::text::{Msg, names};
use crate::view::Action;
use crate::view::map_names::Tongue;

/// What is given to [`use_legend`].
#[derive(PartialEq)]
pub struct LegendProps {
    /// Whether the map has room for it unfolded. When that changes, it folds or unfolds.
    pub unfolded: bool,
    /// The language of the names on the map.
    pub tongue: Tongue,
    /// Takes what the reader does.
    pub dispatch: Callback<Action>,
}

/// The legend, folding.
#[hook]
pub fn use_legend(props: &LegendProps) -> Html {
    // Yew writes the attribute only when this changes: in between the reader folds it.
    let attributes = if props.unfolded {
        fixed!["class" => "legend", "open" => "open"]
    } else {
        fixed!["class" => "legend"]
    };
    let caret = of("span", "car", vec![icon_sized(IconName::Chevron, 12)]);
    let summary = of("summary", "", vec![text(Msg::Legend.text()), caret]);
    let mut parts = entries();
    parts.push(say("dt", "", Msg::LegendNames.text()));
    parts.push(tongues(props.tongue));
    let dispatch = props.dispatch.clone();
    let on_ask = Callback::from(move |event: MouseEvent| {
        if let Some((ask, of)) = asked(&event)
            && ask == "tongue"
        {
            let tongue = Tongue::ALL.into_iter().nth(of.parse().unwrap_or_default());
            dispatch.emit(Action::SetTongue(tongue.unwrap_or_default()));
        }
    });
    let legend = el("details", attributes, vec![summary, of("dl", "", parts)]);
    on_click(on_ask, legend).into()
}

/// Buttons for the language of the names, each in its own.
fn tongues(chosen: Tongue) -> Node {
    let mut buttons = Vec::new();
    for (n, tongue) in Tongue::ALL.into_iter().enumerate() {
        let name = match tongue {
            Tongue::English => "English",
            Tongue::Russian => "Русский",
            Tongue::Ukrainian => "Українська",
        };
        let pressed = flag(tongue == chosen);
        buttons.push(toggle("tongue", "tongue", n, pressed, vec![text(name)]));
    }
    of("dd", "", buttons)
}

fn entries() -> Vec<Node> {
    let mut whose = Vec::new();
    for side in Side::ALL {
        whose.push(sample(side_dot(side), names::side(side)));
    }
    let mut how_sure = Vec::new();
    for standing in Standing::ALL {
        let mark = glyph(Kind::Assault, Some(Side::Russia), standing, "gl gl-16");
        how_sure.push(sample(mark, names::standing(standing)));
    }
    let mut what = Vec::new();
    for kind in Kind::ALL {
        let attributes = attrs!["title" => names::kind_meaning(kind)];
        let mark = kind_glyph(kind, "gl gl-14");
        what.push(el("span", attributes, vec![mark, text(names::kind(kind))]));
    }
    let places = vec![
        sample(cluster_sample(), Msg::LegendCluster.text()),
        sample(area_sample(), Msg::LegendArea.text()),
        sample(rough_sample(), Msg::LegendRough.text()),
    ];
    vec![
        say("dt", "", Msg::LegendWhose.text()),
        of("dd", "", whose),
        say("dt", "", Msg::LegendHowSure.text()),
        of("dd", "", how_sure),
        say("dt", "", Msg::LegendWhat.text()),
        of("dd", "kinds", what),
        say("dt", "", Msg::LegendPlace.text()),
        of("dd", "", places),
        say("dt", "", Msg::LegendMoves.text()),
        of("dd", "moveways", moves()),
    ]
}

/// How the ways of movements are drawn.
fn moves() -> Vec<Node> {
    let line = "M1 7H27";
    let path = |class: &'static str, d: &'static str, width: &'static str| {
        let attributes = attrs!["class" => class, "d" => d, "stroke-width" => width];
        el("path", attributes, Vec::new())
    };
    let body = || path("body", "M1 6.7L28 4.4V9.6L1 7.3z", "0");
    let dashes = || path("dash", line, "2");
    let arrow = |class: &'static str, mut parts: Vec<Node>| {
        parts.push(path("tiphead", "M37 7L26 12 28.4 7 26 2z", "1.2"));
        let group = attrs!["class" => class];
        let svg =
            fixed!["class" => "gl gl-arrow", "viewBox" => "0 0 38 14", "aria-hidden" => "true"];
        el("svg", svg, vec![el("g", group, parts)])
    };
    let groove = path("groove", line, "1");
    vec![
        sample(
            arrow("arr through confirmed", vec![body()]),
            Msg::LegendThrough.text(),
        ),
        sample(
            arrow("arr schematic confirmed", vec![dashes()]),
            Msg::LegendSchematic.text(),
        ),
        sample(
            arrow("arr planned", vec![dashes()]),
            Msg::LegendPlanned.text(),
        ),
        sample(
            arrow("arr through confirmed", vec![body(), groove]),
            Msg::LegendComposed.text(),
        ),
    ]
}

fn sample(mark: Node, meaning: &'static str) -> Node {
    of("span", "", vec![mark, text(meaning)])
}

fn cluster_sample() -> Node {
    let arc = |class: &'static str, d: &'static str| {
        el("path", attrs!["class" => class, "d" => d], Vec::new())
    };
    el(
        "svg",
        fixed!["class" => "gl gl-18", "viewBox" => "-11 -11 22 22", "aria-hidden" => "true"],
        vec![
            arc("ring s-ua", "M0-8A8 8 0 0 1 4 6.9"),
            arc("ring s-ru", "M2 7.7A8 8 0 1 1-2-7.7"),
            el(
                "text",
                fixed!["class" => "lgn", "y" => "3.5"],
                vec![text("4")],
            ),
        ],
    )
}

fn area_sample() -> Node {
    let badge = fixed![
        "class" => "badge", "y" => "-8", "width" => "22", "height" => "16", "rx" => "3"
    ];
    el(
        "svg",
        fixed!["class" => "gl gl-area", "viewBox" => "-1 -9 24 18", "aria-hidden" => "true"],
        vec![
            el("rect", badge, Vec::new()),
            el(
                "text",
                fixed!["class" => "lgn", "x" => "11", "y" => "4"],
                vec![text("4")],
            ),
        ],
    )
}

fn rough_sample() -> Node {
    let mark = attrs![
        "class" => "f-nn",
        "transform" => "translate(-6 -6) scale(.75)",
        "d" => glyph_path(Kind::Strike),
    ];
    el(
        "svg",
        fixed!["class" => "gl gl-20", "viewBox" => "-13 -13 26 26", "aria-hidden" => "true"],
        vec![
            el(
                "circle",
                fixed!["class" => "rough", "r" => "11.5"],
                Vec::new(),
            ),
            el("path", mark, Vec::new()),
        ],
    )
}
