//! What is left out: the choice of kinds, sides and standings.

use crate::index::Filter;
use crate::model::{Family, Kind, Side, Standing};
use crate::text::plural::{self, Noun};
use crate::text::{Msg, names};
use crate::ui::glyph::{glyph, kind_glyph, side_dot};
use crate::ui::icon::{IconName, icon_sized};
use crate::ui::markup::{Node, button, flag, list, of, phrase, say, text, toggle};

/// The choices behind a disclosure, and beside it what is on and how to undo it.
pub fn filter_bar(filter: &Filter) -> Node {
    let caret = of("span", "car", vec![icon_sized(IconName::Chevron, 12)]);
    let summary = vec![
        icon_sized(IconName::Filter, 16),
        text(Msg::Filter.text()),
        caret,
    ];
    let body = vec![kinds(filter), sides(filter), standings(filter)];
    let choices = vec![of("summary", "", summary), of("div", "filter-body", body)];
    let clear = if filter.is_open() {
        Node::default()
    } else {
        button("lb clear", "clear", "", vec![text(clear_label(filter))])
    };
    of("div", "filter", vec![of("details", "", choices), clear])
}

/// "3 filters on, clear".
fn clear_label(filter: &Filter) -> String {
    let searching = usize::from(!filter.query.trim().is_empty());
    let n = filter.chosen() as usize + searching;
    phrase(&[&plural::count(n, Noun::Filter), Msg::FilterOnClear.text()])
}

fn kinds(filter: &Filter) -> Node {
    let all = vec![
        button("lb", "show-kinds", "", vec![text(Msg::FilterAll.text())]),
        button("lb", "hide-kinds", "", vec![text(Msg::FilterNone.text())]),
    ];
    let mut parts = vec![of("p", "all-none", all)];
    for (i, family) in Family::ALL.into_iter().enumerate() {
        let mut toggles = Vec::new();
        for (n, kind) in Kind::ALL.into_iter().enumerate() {
            if kind.family() == family {
                let words = vec![kind_glyph(kind, "gl gl-14"), text(names::kind(kind))];
                let shown = flag(filter.shows_kind(kind));
                toggles.push(toggle("tog", "kind", n, shown, words));
            }
        }
        let family = vec![
            family_button(i, family, filter),
            of("div", "toggles", toggles),
        ];
        parts.push(of("div", "fam", family));
    }
    fieldset(Msg::LegendWhat, list(parts))
}

fn fieldset(heading: Msg, choices: Node) -> Node {
    of(
        "fieldset",
        "",
        vec![say("legend", "", heading.text()), choices],
    )
}

/// The kinds of a family.
pub fn kinds_of(family: Family) -> Vec<Kind> {
    let mut kinds = Kind::ALL.to_vec();
    kinds.retain(|kind| kind.family() == family);
    kinds
}

/// How many kinds of a family are shown, and how many there are.
fn shown_of(family: Family, filter: &Filter) -> (usize, usize) {
    let kinds = kinds_of(family);
    let shown = kinds.iter().filter(|kind| filter.shows_kind(**kind));
    (shown.count(), kinds.len())
}

/// Shows the whole family, or hides it where all of it is shown.
fn family_button(i: usize, family: Family, filter: &Filter) -> Node {
    let (pressed, ask) = match shown_of(family, filter) {
        (shown, all) if shown == all => ("true", "hide-family"),
        (0, _) => ("false", "show-family"),
        _ => ("mixed", "show-family"),
    };
    let words = vec![text(names::family(family))];
    toggle("tog fam-name", ask, i, pressed, words)
}

fn sides(filter: &Filter) -> Node {
    let mut toggles = Vec::new();
    for (n, side) in Side::ALL.into_iter().enumerate() {
        let words = vec![side_dot(side), text(names::side(side))];
        let shown = flag(filter.shows_side(side));
        toggles.push(toggle("tog", "side", n, shown, words));
    }
    fieldset(Msg::LegendWhose, of("div", "toggles", toggles))
}

fn standings(filter: &Filter) -> Node {
    let mut toggles = Vec::new();
    for (n, standing) in Standing::ALL.into_iter().enumerate() {
        let mark = glyph(Kind::Assault, Some(Side::Other), standing, "gl gl-14");
        let words = vec![mark, text(names::standing(standing))];
        let shown = flag(filter.shows_standing(standing));
        toggles.push(toggle("tog", "standing", n, shown, words));
    }
    fieldset(Msg::LegendHowSure, of("div", "toggles", toggles))
}

/// What is left out, in words: "Left out: Assault, Russia. Search: \u{201c}sudzha\u{201d}".
pub fn in_words(filter: &Filter) -> String {
    let mut hidden: Vec<&str> = Vec::new();
    for family in Family::ALL {
        if shown_of(family, filter).0 == 0 {
            hidden.push(names::family(family));
            continue;
        }
        for kind in kinds_of(family) {
            if !filter.shows_kind(kind) {
                hidden.push(names::kind(kind));
            }
        }
    }
    for side in Side::ALL {
        if !filter.shows_side(side) {
            hidden.push(names::side(side));
        }
    }
    for standing in Standing::ALL {
        if !filter.shows_standing(standing) {
            hidden.push(names::standing(standing));
        }
    }
    let mut words = String::new();
    if !hidden.is_empty() {
        words = format!("{} {}.", Msg::FilterLeftOut.text(), hidden.join(", "));
    }
    let query = filter.query.trim();
    if !query.is_empty() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(Msg::FilterSearch.text());
        words.push_str(" \u{201c}");
        words.push_str(query);
        words.push_str("\u{201d}.");
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_repeated_in_words() {
        let mut filter = Filter::default();
        assert_eq!(in_words(&filter), "");
        filter.toggle_kind(Kind::Assault);
        filter.set_kinds(kinds_of(Family::Strikes), false);
        filter.toggle_side(Side::Russia);
        filter.query = " sudzha ".into();
        assert_eq!(
            in_words(&filter),
            "Left out: Assault, Strikes, Russia. Search: \u{201c}sudzha\u{201d}."
        );
        assert_eq!(clear_label(&filter), "5 filters on, clear");
    }
}
