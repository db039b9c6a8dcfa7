//! Small parts that several panes of the panel are made of.

use crate::model::{Claimant, Event, Side, Standing};
use crate::text::{Msg, date, names};
use crate::ui::glyph;
use crate::ui::icon::{IconName, icon_sized};
use crate::ui::markup::{Node, Words, attrs, button, el, of, say, text};

/// The heading of a section, with a note at its right.
pub fn heading(title: &'static str, note: impl Words) -> Node {
    of("h3", "", vec![text(title), say("span", "", note)])
}

/// The standing as a small label whose ground repeats the mark's fill.
pub fn standing_chip(standing: Standing) -> Node {
    let class = match standing {
        Standing::Confirmed => "chip confirmed",
        Standing::Claimed => "chip claimed",
        Standing::Disputed => "chip disputed",
    };
    say("span", class, names::standing(standing))
}

/// A dot in the colour of the claimant's side.
pub fn claimant_dot(claimant: &Claimant) -> Node {
    glyph::side_dot(match claimant.side.as_str() {
        "UA" => Side::Ukraine,
        "RU" => Side::Russia,
        "KP" => Side::NorthKorea,
        _ => Side::Other,
    })
}

/// What stands below a claim or a movement: the standing of its report, and
/// the way there.
pub fn report_link(event: &Event) -> Node {
    let parts = vec![standing_chip(event.standing), report_button(event)];
    of("p", "claim-foot", parts)
}

/// The way to a report.
pub fn report_button(event: &Event) -> Node {
    let day = event.span.start;
    let attributes = attrs![
        "type" => "button",
        "class" => "lb",
        "data-ask" => "event",
        "data-of" => event.id.clone(),
        "aria-label" => Msg::report_of(day, &event.title),
    ];
    let words = format!("{} {}", Msg::ReportOf.text(), date::short(day));
    el("button", attributes, vec![text(words)])
}

/// The button that goes back to the list of all events.
pub fn back_button(ask: &'static str) -> Node {
    let arrow = icon_sized(IconName::Previous, 14);
    button("back", ask, "", vec![arrow, text(Msg::AllEvents.text())])
}
