//! The Losses and the Forces tab: what was claimed, by whom, of whom.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, SvgElement};
use yew::html::{onkeydown, onpointercancel, onpointerdown, onpointermove, onpointerup};
use yew::prelude::*;

use super::choose::{tools, whom_buttons};
use super::forces::{RouteProps, use_route_box};
use super::parts::heading;
use super::{chart, forces, ladder};
use crate::index::Catalog;
use crate::model::{Basis, Dataset, Day, DayRange};
use crate::text::{Msg, date, names, number};
use crate::ui::Shared;
use crate::ui::hooks::{use_derived, use_value, use_width};
use crate::ui::markup::{
    Node, around, asked, button, el, fixed, keyed, list, listening, of, on_click, referred, say,
    text,
};
use crate::ui::part::part;
use crate::view::chart::{Frame, Scaling, day_at, domain, plot};
use crate::view::claims::ladder::{groups, ladder as rungs_of};
use crate::view::claims::terms::terms;
use crate::view::claims::{Board, Choice, Group, Reckoning, Series, WHOM, gather, table};
use crate::view::moves::Moves;
use crate::view::timeline::TimeScale;
use crate::view::{Action, ClaimsView};

/// What is given to [`use_claim_board`].
#[derive(PartialEq)]
pub struct ClaimBoardProps {
    /// The data.
    pub catalog: Shared<Catalog>,
    /// By which days claims come up.
    pub basis: Basis,
    /// Which of the two tabs.
    pub board: Board,
    /// The movements among it.
    pub moves: Shared<Moves>,
    /// Whether the map shows only the North Korean soldiers' way.
    pub route: bool,
    /// The chosen day.
    pub day: Day,
    /// The visible days, for the movements.
    pub range: DayRange,
    /// What the reader has chosen.
    pub claims: ClaimsView,
    /// Takes what the reader does.
    pub dispatch: Callback<Action>,
}

/// Whose numbers and which, a chart for each meaning, the ladder, what is
/// listed only, the words, the table; on the board of forces the movements.
#[hook]
pub fn use_claim_board(props: &ClaimBoardProps) -> Html {
    let deps = (props.catalog.clone(), props.basis);
    let claims = use_derived(deps, |(catalog, basis)| gather(&catalog.dataset, *basis));
    let claims = &*claims;
    let node = use_node_ref();
    let width = use_width(&node);
    // Days and frame of the charts stand still while the day is dragged in them.
    let held = use_value(|| None::<(DayRange, Frame)>);
    let with_table = use_value(|| false);
    let all_rungs = use_value(|| false);
    let dragged = use_mut_ref(|| None::<Element>);

    let dataset = &props.catalog.dataset;
    let view = &props.claims;
    let choice = Choice::on(claims, dataset, props.board, view.about, &view.what);
    let series = match &choice {
        Some(choice) => claims.chosen(dataset, choice),
        None => Vec::new(),
    };
    let mut drawn = Vec::new();
    // Charts of periods come last: they are no lines.
    for is_period in [false, true] {
        for group in groups(&series) {
            if (group.reckoning == Reckoning::Period) == is_period {
                drawn.push(group);
            }
        }
    }
    let mut ladders = Vec::new();
    for group in &drawn {
        ladders.push(rungs_of(dataset, group, props.day));
    }
    let (days, frame) = match *held {
        Some((days, frame)) => (Some(days), frame),
        None => (
            domain(dataset, &series, props.day),
            chart::frame(dataset, &ladders, width),
        ),
    };
    let time = days.map(|days| TimeScale {
        days,
        width: (frame.width - frame.left - frame.right).max(40.0),
    });

    // A press beside a point takes the day along until it is let go.
    let (down, go, up) = {
        let (dispatch, left) = (props.dispatch.clone(), frame.left);
        let follow = move |charts: &Element, event: &PointerEvent| {
            if let Some(time) = time {
                let x = f64::from(event.client_x()) - charts.get_bounding_client_rect().left();
                dispatch.emit(Action::SetDay(day_at(time, x - left)));
            }
        };
        let down = {
            let (dragged, held, follow) = (dragged.clone(), held.setter(), follow.clone());
            move |event: PointerEvent| {
                if around(&event, "[data-ask]").is_none()
                    && around(&event, ".chart").is_some()
                    && let Some(charts) = around(&event, ".charts")
                {
                    // Without capture a drag that leaves the charts is only not noticed.
                    let _ = charts.set_pointer_capture(event.pointer_id());
                    held.set(days.map(|days| (days, frame)));
                    follow(&charts, &event);
                    *dragged.borrow_mut() = Some(charts);
                }
            }
        };
        let go = {
            let dragged = dragged.clone();
            move |event: PointerEvent| {
                if let Some(charts) = &*dragged.borrow() {
                    follow(charts, &event);
                }
            }
        };
        let held = held.setter();
        let up = move |_: PointerEvent| {
            if dragged.borrow_mut().take().is_some() {
                held.set(None);
            }
        };
        (Callback::from(down), Callback::from(go), Callback::from(up))
    };

    let onclick = {
        let (dispatch, view, with_table) =
            (props.dispatch.clone(), view.clone(), with_table.clone());
        let all_rungs = all_rungs.setter();
        Callback::from(move |event: MouseEvent| {
            let Some((ask, of)) = asked(&event) else {
                return;
            };
            let mut view = view.clone();
            match ask.as_str() {
                "whom" => {
                    let whom = of.parse::<usize>().ok().and_then(|n| WHOM.get(n));
                    view.about = *whom.unwrap_or(&view.about);
                }
                "log" => {
                    view.scaling = match view.scaling {
                        Scaling::Linear => Scaling::Log,
                        Scaling::Log => Scaling::Linear,
                    }
                }
                "count" => view.counted = !view.counted,
                "rungs" => return all_rungs.set(true),
                "table" => return with_table.set(!*with_table),
                _ => return,
            }
            dispatch.emit(Action::SetClaims(view));
        })
    };

    let charts = {
        let mut charts = Vec::new();
        if let (Some(days), true) = (days, width > 0.0) {
            for group in &drawn {
                // Words such as "several hundred" have no place on an axis: the ladder has them.
                let has_number = |series: &&Series| series.highest(dataset, props.day).is_some();
                if group.series.iter().any(has_number) {
                    let plot = plot(dataset, group, props.day, days, view.scaling, frame);
                    let parts = vec![
                        chart_title(dataset, group),
                        axis_note(plot.values.cut()),
                        chart::chart(dataset, group, &plot, frame, props.day),
                    ];
                    let key = format!("{:?}/{}", group.measure, group.reckoning as u8);
                    charts.push(keyed(key, of("div", "", parts)));
                }
            }
        }
        if charts.is_empty() && choice.is_some() {
            charts.push(keyed("none", none_yet(props.day)));
        }
        let charts = of("div", "charts", charts);
        let charts = listening(Rc::new(onpointerdown::Wrapper::new(down)), charts);
        let charts = listening(Rc::new(onpointermove::Wrapper::new(go)), charts);
        let charts = listening(Rc::new(onpointerup::Wrapper::new(up.clone())), charts);
        let charts = listening(Rc::new(onpointercancel::Wrapper::new(up)), charts);
        listening(Rc::new(onkeydown::Wrapper::new(on_key(props))), charts)
    };
    let rows = table::rows(&series, props.day);
    let (route, moves) = match props.board {
        Board::Losses => Default::default(),
        Board::Forces => (
            part!(
                use_route_box,
                RouteProps {
                    catalog: props.catalog.clone(),
                    moves: props.moves.clone(),
                    shown: props.route,
                }
            ),
            forces::moves(&props.catalog, &props.moves, props.range),
        ),
    };
    // What may be missing leaves an empty place: Yew finds the rest again by its place.
    let parts = match &choice {
        None => vec![nothing(props), route, moves],
        Some(choice) => vec![
            route,
            whom_buttons(&claims.whoms(dataset, props.board), choice.about),
            tools(props, claims, choice),
            charts,
            chart::key(),
            ladder::ladder(dataset, &drawn, &ladders, *all_rungs),
            moves,
            ladder::listed(dataset, &rows),
            why(),
            match props.board {
                Board::Losses => ladder::terms(dataset, &terms(dataset, claims, choice.about)),
                Board::Forces => Node::default(),
            },
            table_section(props, &rows, *with_table),
        ],
    };
    let parts = vec![
        referred(&node, say("h2", "", title(props.board, choice.as_ref()))),
        say("p", "deck", deck(props.day, props.basis)),
        of("div", "", parts),
    ];
    on_click(onclick, of("div", "board scroll", parts)).into()
}

/// Where the value axis begins, where that is not zero.
fn axis_note(cut: Option<f64>) -> Node {
    let Some(from) = cut else {
        return Node::default();
    };
    let (begins, times) = (Msg::AxisFrom.text(), Msg::AxisTimes.text());
    say(
        "p",
        "note",
        format!("{begins} {}, {times}", number::plain(from)),
    )
}

fn none_yet(day: Day) -> Node {
    let days = DayRange {
        first: Day::MIN,
        last: day,
    };
    let (none, when) = (Msg::NoClaimsYet.text(), date::visible(days));
    say("p", "empty", format!("{none} {when}."))
}

/// Why nothing is added up.
fn why() -> Node {
    let parts = vec![
        heading(Msg::WhyHeading.text(), ""),
        say("p", "body", Msg::WhyNot.text()),
    ];
    of("section", "", parts)
}

/// The way to the table, and the table where it is open.
fn table_section(props: &ClaimBoardProps, rows: &[table::Row], open: bool) -> Node {
    let words = if open { Msg::HideTable } else { Msg::ShowTable };
    let mut parts = vec![button("lb", "table", "", vec![text(words.text())])];
    if open {
        let name = format!("claims-{}", props.day);
        parts.push(ladder::table(&props.catalog.dataset, rows, &name));
    }
    of("section", "", parts)
}

/// "Reported losses: North Korean".
fn title(board: Board, choice: Option<&Choice>) -> String {
    let heading = match board {
        Board::Losses => Msg::LossesHeading,
        Board::Forces => Msg::ForcesHeading,
    };
    match choice {
        Some(choice) => format!("{}: {}", heading.text(), names::about_short(choice.about)),
        None => heading.text().to_owned(),
    }
}

fn deck(day: Day, basis: Basis) -> String {
    let known_by = match basis {
        Basis::Happened => "",
        Basis::Published => Msg::KnownBy.text(),
    };
    format!(
        "{} {}. {} {known_by}",
        Msg::ClaimsMade.text(),
        date::long(day),
        Msg::ClaimsDeck.text()
    )
}

/// Why there is no claim at all.
fn nothing(props: &ClaimBoardProps) -> Node {
    let words = if props.catalog.dataset.details.is_empty() && props.catalog.dataset.rows.is_empty()
    {
        Msg::LoadingTexts
    } else {
        Msg::NoClaims
    };
    let attributes = fixed!["class" => "empty", "role" => "status"];
    el("p", attributes, vec![text(words.text())])
}

/// What a chart counts, with the definition behind it.
fn chart_title(dataset: &Dataset, group: &Group) -> Node {
    let (name, reckoning) = chart::group_title(dataset, group);
    let measure = group.measure.and_then(|i| dataset.measures.get(i as usize));
    let words = list(vec![
        say("b", "cap", name),
        say("span", "", format!(" {reckoning}")),
    ]);
    let Some(measure) = measure else {
        return of("h3", "", vec![words]);
    };
    let parts = vec![
        of("summary", "", vec![words]),
        say("p", "", measure.definition.clone()),
    ];
    of("details", "more-on ctitle", parts)
}

/// Enter opens the record of the point that has the focus, arrow keys lead to
/// the next point of the chart.
fn on_key(props: &ClaimBoardProps) -> Callback<KeyboardEvent> {
    let dispatch = props.dispatch.clone();
    Callback::from(move |event: KeyboardEvent| {
        let Some(point) = around(&event, ".cpt") else {
            return;
        };
        let forward = match event.key().as_str() {
            "Enter" | " " => {
                if let Some(id) = point.get_attribute("data-of") {
                    dispatch.emit(Action::Select(id.as_str().into()));
                }
                event.prevent_default();
                return;
            }
            "ArrowRight" | "ArrowDown" => true,
            "ArrowLeft" | "ArrowUp" => false,
            _ => return,
        };
        event.prevent_default();
        let mut next = Some(point);
        loop {
            next = next.and_then(|element| match forward {
                true => element.next_element_sibling(),
                false => element.previous_element_sibling(),
            });
            match &next {
                None => return,
                Some(element) if element.has_attribute("data-ask") => break,
                Some(_) => {}
            }
        }
        if let Some(element) = next.and_then(|element| element.dyn_into::<SvgElement>().ok()) {
            element.focus().ok();
        }
    })
}
