//! Marks of events: shape says what, colour whose, fill and outline how sure.
//!
//! Every shape is one closed path in a 16 x 16 box (fill rule evenodd), so that
//! the three standings need no second drawing.

use yew::virtual_dom::Attributes;

use super::markup::{Node, attrs, el, fixed, list, of};
use crate::model::{Event, Kind, Side, Standing};

/// The outline of a kind's mark in a box of 16 x 16 units.
pub fn glyph_path(kind: Kind) -> &'static str {
    match kind {
        Kind::Incursion => "M8 1l5.5 6h-3v3.5H14V14H2v-3.5h3.5V7h-3z",
        Kind::Advance => "M1 5h7V1.5L15 8l-7 6.5V11H1z",
        Kind::Assault => "M8 .2L10.4 5.6 15.8 8 10.4 10.4 8 15.8 5.6 10.4 .2 8 5.6 5.6z",
        Kind::Capture => "M3 1h11.5l-3 3.6 3 3.6H5.2V15H3z",
        Kind::Recapture => "M13 1H1.5L1.5 8.2H10.8V15H13z",
        Kind::Withdrawal => "M15 5H8V1.5L1 8l7 6.5V11h7l-3-3z",
        Kind::Strike => "M4.5 1h7v6H15L8 15.2 1 7h3.5z",
        Kind::Infrastructure => {
            "M.8 3.5h14.4v3.5H13.6V13H10.3v-1.2a2.3 2.3 0 0 0-4.6 0V13H2.4V7H.8z"
        }
        Kind::Deployment => "M8 1.5L15.2 14H10.4L8 9.6 5.6 14H.8z",
        Kind::Movement => "M2.5 1.5h5L13.8 8 7.5 14.5h-5L8 8z",
        Kind::Training => "M8 1a7 7 0 1 0 .01 0zM8 4.6a3.4 3.4 0 1 1-.01 0z",
        Kind::LossClaim => "M1.5 2h4.3v4.2h4.3v4.2h4.4V14.5H1.5z",
        Kind::StrengthClaim => {
            "M8 .8a3.3 3.3 0 0 1 2 5.9c2.7.8 4.3 3.2 4.3 7.8H1.7c0-4.6 1.6-7 4.3-7.8A3.3 3.3 0 0 1 8 .8z"
        }
        Kind::AreaClaim => "M2.5 4L9 1l5.8 4.2-1.5 6.3L7.5 15 1.2 10.5z",
        Kind::Prisoner => "M1.5 1.5h13v13h-13zM4.6 4.3v7.4h1.7V4.3zM9.7 4.3v7.4h1.7V4.3z",
        Kind::Diplomacy => "M2.8 1h6.7l3.7 3.7V15H2.8zM5.3 7.2v1.3h5.4V7.2zM5.3 10.4v1.3h5.4v-1.3z",
        Kind::Humanitarian => "M5.6 1.5h4.8v4.1h4.1v4.8h-4.1v4.1H5.6v-4.1H1.5V5.6h4.1z",
        Kind::Statement => "M1.2 2h13.6v9.3H8.3L4.3 15v-3.7H1.2z",
        Kind::Other => "M8 1.5a6.5 6.5 0 1 0 .01 0z",
    }
}

/// The short name of a side in class names and pattern ids: `ua`, `ru`, `kp`, `ot`.
pub fn side_code(side: Side) -> &'static str {
    match side {
        Side::Ukraine => "ua",
        Side::Russia => "ru",
        Side::NorthKorea => "kp",
        Side::Other => "ot",
    }
}

fn fill_class(side: Side) -> &'static str {
    match side {
        Side::Ukraine => "f-ua",
        Side::Russia => "f-ru",
        Side::NorthKorea => "f-kp",
        Side::Other => "f-ot",
    }
}

fn stroke_class(side: Side) -> &'static str {
    match side {
        Side::Ukraine => "s-ua",
        Side::Russia => "s-ru",
        Side::NorthKorea => "s-kp",
        Side::Other => "s-ot",
    }
}

fn hollow_class(side: Side) -> &'static str {
    match side {
        Side::Ukraine => "hol s-ua",
        Side::Russia => "hol s-ru",
        Side::NorthKorea => "hol s-kp",
        Side::Other => "hol s-ot",
    }
}

fn hatch_id(side: Side) -> &'static str {
    match side {
        Side::Ukraine => "h-ua",
        Side::Russia => "h-ru",
        Side::NorthKorea => "h-kp",
        Side::Other => "h-ot",
    }
}

/// The hatching of what is disputed, in the colour of the side: a value of `fill`.
pub fn hatch_fill(side: Side) -> &'static str {
    match side {
        Side::Ukraine => "url(#h-ua)",
        Side::Russia => "url(#h-ru)",
        Side::NorthKorea => "url(#h-kp)",
        Side::Other => "url(#h-ot)",
    }
}

/// Halo and mark, for an SVG group in a box of 16 x 16 units.
#[inline(never)]
pub fn glyph_marks(kind: Kind, side: Side, standing: Standing) -> Node {
    let d = glyph_path(kind);
    let attributes = match standing {
        Standing::Confirmed => plain(fill_class(side), d),
        Standing::Claimed => plain(hollow_class(side), d),
        // The fill stays an attribute: in a style sheet its address would be
        // read against the sheet by some browsers.
        Standing::Disputed => attrs![
            "class" => stroke_class(side),
            "fill" => hatch_fill(side),
            "fill-rule" => "evenodd",
            "d" => d,
        ],
    };
    list(vec![
        el("path", attrs!["class" => "halo", "d" => d], Vec::new()),
        el("path", attributes, Vec::new()),
    ])
}

fn plain(class: &'static str, d: &'static str) -> Attributes {
    attrs!["class" => class, "fill-rule" => "evenodd", "d" => d]
}

/// A mark as a picture of its own in a line of text, of the size that the class
/// gives; without a side in ink, where only the shape is meant. Hidden from
/// assistive technology: the text beside it says the same in words.
#[inline(never)]
pub fn glyph(kind: Kind, side: Option<Side>, standing: Standing, class: &'static str) -> Node {
    let marks = match side {
        Some(side) => glyph_marks(kind, side, standing),
        None => el("path", plain("f-nn", glyph_path(kind)), Vec::new()),
    };
    let attributes =
        attrs!["class" => class, "viewBox" => "-1.5 -1.5 19 19", "aria-hidden" => "true"];
    el("svg", attributes, vec![marks])
}

/// The mark of an event, whose colour, shape and fill say all there is to say.
pub fn event_glyph(event: &Event, class: &'static str) -> Node {
    glyph(event.kind, Some(event.side()), event.standing, class)
}

/// A mark that shows the shape of a kind.
pub fn kind_glyph(kind: Kind, class: &'static str) -> Node {
    glyph(kind, None, Standing::Confirmed, class)
}

/// A dot in the colour of a side.
pub fn side_dot(side: Side) -> Node {
    let class = match side {
        Side::Ukraine => "dot f-ua",
        Side::Russia => "dot f-ru",
        Side::NorthKorea => "dot f-kp",
        Side::Other => "dot f-ot",
    };
    of("i", class, Vec::new())
}

/// The hatchings of disputed marks; once on the page, before any mark.
pub fn hatch_defs() -> Node {
    let mut patterns = Vec::new();
    for side in Side::ALL {
        let attributes = attrs![
            "id" => hatch_id(side),
            "width" => "3.6",
            "height" => "3.6",
            "patternUnits" => "userSpaceOnUse",
            "patternTransform" => "rotate(45)",
        ];
        let bar = |class: &'static str, width: &'static str| {
            let attributes = attrs!["class" => class, "width" => width, "height" => "3.6"];
            el("rect", attributes, Vec::new())
        };
        let bars = vec![bar("hol", "3.6"), bar(fill_class(side), "1.7")];
        patterns.push(el("pattern", attributes, bars));
    }
    el(
        "svg",
        fixed!["class" => "defs", "width" => "0", "height" => "0", "aria-hidden" => "true"],
        vec![of("defs", "", patterns)],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_closed_shape_of_its_own() {
        let paths: std::collections::HashSet<_> = Kind::ALL.into_iter().map(glyph_path).collect();
        assert_eq!(paths.len(), Kind::ALL.len());
        assert!(
            paths
                .iter()
                .all(|path| path.starts_with('M') && path.ends_with('z'))
        );
    }

    #[test]
    fn class_names_carry_the_code_of_the_side() {
        for side in Side::ALL {
            let code = side_code(side);
            for class in [fill_class(side), stroke_class(side), hollow_class(side)] {
                assert!(class.ends_with(code), "{class} {code}");
            }
            assert_eq!(hatch_id(side), format!("h-{code}"));
            assert_eq!(hatch_fill(side), format!("url(#h-{code})"));
        }
    }
}
