//! The small tip of a marker under the pointer or in focus.

use yew::create_portal;

use crate::geo::path::px;
use crate::ui::markup::{Node, attrs, el, fixed, keyed, of, say};

/// Size of the box that the tip may fill, in pixels.
const WIDTH: f64 = 264.0;
const HEIGHT: f64 = 92.0;

/// Id of the group above names and marks that tips of what lies under them are put into.
pub const ABOVE: &str = "map-tips";

/// The tip above all names and marks, where the map has a place for it.
pub fn above(tip: Node) -> Node {
    match gloo_utils::document().get_element_by_id(ABOVE) {
        Some(host) => Node::from(create_portal(tip.into(), host)),
        None => tip,
    }
}

/// Title and date above a marker of that radius, whose middle is at `x`, `y`.
/// Assistive technology reads the marker's name, which says the same.
pub fn tip(x: f64, y: f64, radius: f64, title: String, line: String) -> Node {
    let attributes = attrs![
        "class" => "tip",
        "aria-hidden" => "true",
        "x" => px(x - WIDTH / 2.0),
        "y" => px(y - radius - 6.0 - HEIGHT),
        "width" => px(WIDTH),
        "height" => px(HEIGHT),
    ];
    let words = of("p", "", vec![say("b", "", title), say("span", "", line)]);
    // Within SVG, Yew makes elements of SVG unless they say what they are.
    let html = fixed!["xmlns" => "http://www.w3.org/1999/xhtml", "class" => "tipbox"];
    let tip = el(
        "foreignObject",
        attributes,
        vec![el("div", html, vec![words])],
    );
    keyed("tip", tip)
}
