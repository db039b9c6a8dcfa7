//! What a reader chooses on a board of claims: whose numbers, which, and how
//! they are drawn.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::html::onchange;
use yew::prelude::*;

use super::board::ClaimBoardProps;
use crate::model::{About, Dataset};
use crate::text::{Msg, names};
use crate::ui::markup::{Node, attrs, el, flag, listening, of, option, text, toggle};
use crate::view::Action;
use crate::view::chart::Scaling;
use crate::view::claims::topic::options;
use crate::view::claims::{Choice, Claims, WHOM};

/// Buttons for whose numbers.
pub fn whom_buttons(whoms: &[About], chosen: About) -> Node {
    let mut buttons = Vec::new();
    for &whom in whoms {
        let n = WHOM.iter().position(|other| *other == whom);
        let words = vec![text(names::about_short(whom))];
        let pressed = flag(whom == chosen);
        buttons.push(toggle("tog", "whom", n.unwrap_or_default(), pressed, words));
    }
    let attributes =
        attrs!["class" => "whom", "role" => "group", "aria-label" => Msg::LegendWhose.text()];
    el("div", attributes, buttons)
}

/// What is counted, the scale, and whether the timeline counts claims.
pub fn tools(props: &ClaimBoardProps, claims: &Claims, choice: &Choice) -> Node {
    let dataset = &props.catalog.dataset;
    let all = options(claims, dataset, props.board, choice.about);
    let mut items = Vec::new();
    for (n, what) in all.iter().enumerate() {
        items.push(option(n, *what == choice.what, what_name(dataset, what)));
    }
    let onchange = {
        let (dispatch, view) = (props.dispatch.clone(), props.claims.clone());
        Callback::from(move |event: Event| {
            let select: Option<HtmlSelectElement> = event.target_dyn_into();
            let n = select.and_then(|select| select.value().parse::<usize>().ok());
            if let Some(what) = n.and_then(|n| all.get(n)) {
                let mut view = view.clone();
                view.what = what.as_str().into();
                dispatch.emit(Action::SetClaims(view));
            }
        })
    };
    let select = el(
        "select",
        attrs!["aria-label" => Msg::ChooseWhat.text()],
        items,
    );
    let select = listening(Rc::new(onchange::Wrapper::new(onchange)), select);
    let log = flag(props.claims.scaling == Scaling::Log);
    let counted = flag(props.claims.counted);
    let parts = vec![
        select,
        toggle("tog", "log", 0, log, vec![text(Msg::LogScale.text())]),
        toggle(
            "tog",
            "count",
            0,
            counted,
            vec![text(Msg::CountClaims.text())],
        ),
    ];
    of("div", "whom tools", parts)
}

/// The name of a topic or measure, beginning with a capital.
fn what_name(dataset: &Dataset, what: &str) -> String {
    let measure = dataset.measure(what);
    let topic = match what {
        "soldiers" => Msg::TopicSoldiers,
        "civilians" => Msg::TopicCivilians,
        "strength" => Msg::TopicStrength,
        "area" => Msg::TopicArea,
        "villages" => Msg::TopicSettlements,
        _ => {
            let mut name = measure.map_or(what, |one| one.name.as_str()).to_owned();
            if let Some(first) = name.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            return name;
        }
    };
    topic.text().to_owned()
}
