//! The bar about a reader's own file: how far it is read, and what was understood.

use super::{Phase, ask};
use crate::data::own::parcel::Head;
use crate::model::Texts;
use crate::text::Msg;
use crate::ui::icon::{IconName, icon_sized};
use crate::ui::markup::{Node, attrs, el, fixed, of, say, text};

/// What the bar holds for a file of that name; nothing where there is none.
pub fn bar(name: String, phase: &Phase) -> Vec<Node> {
    match phase {
        Phase::Reading { done, size } => reading(name, *done, *size),
        Phase::Open(understood) => open(name, understood),
        _ => Vec::new(),
    }
}

fn reading(name: String, done: f64, size: f64) -> Vec<Node> {
    let whole = |bytes: f64| (bytes as u64).to_string();
    let bar = if size > 0.0 {
        attrs!["aria-label" => Msg::OwnReading.text(), "max" => whole(size), "value" => whole(done)]
    } else {
        attrs!["aria-label" => Msg::OwnReading.text()]
    };
    vec![
        text(Msg::OwnReading.text()),
        say("b", "", name),
        el("progress", bar, Vec::new()),
        ask("close", Msg::OwnCancel),
        say("span", "note", Msg::OwnPrivate.text()),
    ]
}

fn open(name: String, understood: &Head) -> Vec<Node> {
    let notes = &understood.notes;
    let first = vec![say("b", "", name), text(notes.get(0).to_owned())];
    // How dates are read is the note that matters most.
    let dates = say("span", "note", notes.get(1).to_owned());
    let asks = vec![more(understood), ask("close", Msg::OwnBack)];
    vec![
        el("p", fixed!["role" => "status"], first),
        dates,
        of("div", "own-asks", asks),
    ]
}

/// Everything else, behind a button: all notes, the other order of dates,
/// another file, the refused rows.
fn more(understood: &Head) -> Node {
    let items = |texts: &Texts, from: usize| {
        let mut items = Vec::new();
        for i in from..texts.len() {
            items.push(say("li", "", texts.get(i).to_owned()));
        }
        items
    };
    let mut notes = items(&understood.notes, 1);
    notes.push(say("li", "", Msg::OwnPrivate.text()));
    let order = match understood.order {
        1 => ask("order", Msg::OwnMonthFirst),
        2 => ask("order", Msg::OwnDayFirst),
        _ => Node::default(),
    };
    let mut parts = vec![
        of("ul", "", notes),
        of("p", "", vec![order, ask("other", Msg::OwnOther)]),
    ];
    if understood.refused > 0 {
        parts.push(of(
            "h3",
            "",
            vec![text(Msg::OwnRefused.text()), ask("save", Msg::OwnSave)],
        ));
        parts.push(of("ol", "", items(&understood.refusals, 0)));
    }
    let caret = icon_sized(IconName::Chevron, 12);
    let summary = of("summary", "tb", vec![text(Msg::OwnMore.text()), caret]);
    of("details", "", vec![summary, of("div", "", parts)])
}
