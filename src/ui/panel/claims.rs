//! Claims of numbers that are visible, gathered from the events that carry them.

use yew::prelude::*;

use super::figures::{period, side_dot, value};
use super::report::claimant_name;
use super::row::standing_chip;
use crate::index::{Catalog, Subset};
use crate::model::{About, DayRange, Figure};
use crate::text::plural::{self, Noun};
use crate::text::{Msg, date, names};
use crate::ui::Shared;
use crate::view::Action;

/// Which heading of the measures a list is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Board {
    /// People and equipment lost.
    Losses,
    /// Soldiers present, sent or announced, and ground held.
    Forces,
}

impl Board {
    /// Whether figures under this heading of the measures belong to it.
    /// Headings that are neither (sums of money) belong to none.
    fn has_group(self, group: &str) -> bool {
        let forces = group.starts_with("People: strength") || group.starts_with("Ground");
        match self {
            Board::Forces => forces,
            Board::Losses => !forces && !group.starts_with("Money"),
        }
    }
}

/// One figure: which event's, and which of that event.
type Claim = (u32, usize);

/// The claims of one meaning.
#[derive(PartialEq)]
pub struct Meaning {
    /// Index of the measure; `None` for one that the list of measures lacks.
    measure: Option<usize>,
    /// Newest first.
    claims: Vec<Claim>,
}

/// All claims of a board that the filter admits, by whom they are about, then
/// by what they count, in the order of the list of measures; newest first.
pub type Claims = Vec<(About, Vec<Meaning>)>;

/// Whom a board can be about, in the order of its buttons.
const WHOM: [About; 6] = [
    About::Ukraine,
    About::Russia,
    About::NorthKorea,
    About::RussiaAndNorthKorea,
    About::Civilians,
    About::Other,
];

/// Gathers the claims once for a dataset and filter.
pub fn gather(catalog: &Catalog, subset: &Subset, board: Board) -> Claims {
    let dataset = &catalog.dataset;
    let all = DayRange {
        first: crate::model::Day::MIN,
        last: crate::model::Day::MAX,
    };
    let mut claims: Claims = WHOM.into_iter().map(|whom| (whom, Vec::new())).collect();
    for event in subset.all.newest(catalog, all) {
        let Some(detail) = dataset.details.get(event as usize) else {
            continue;
        };
        for (i, figure) in detail.figures.iter().enumerate() {
            let measure = dataset
                .measures
                .iter()
                .position(|measure| measure.id == figure.measure);
            let group = measure.map_or("", |measure| dataset.measures[measure].group.as_str());
            if !board.has_group(group) {
                continue;
            }
            let Some((_, meanings)) = claims.iter_mut().find(|(whom, _)| *whom == figure.about)
            else {
                continue;
            };
            match meanings
                .iter_mut()
                .find(|meaning| meaning.measure == measure)
            {
                Some(meaning) => meaning.claims.push((event, i)),
                None => meanings.push(Meaning {
                    measure,
                    claims: vec![(event, i)],
                }),
            }
        }
    }
    for (_, meanings) in &mut claims {
        meanings.sort_by_key(|meaning| meaning.measure.unwrap_or(usize::MAX));
    }
    claims.retain(|(_, meanings)| !meanings.is_empty());
    claims
}

/// Props of [`ClaimList`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The data.
    pub catalog: Shared<Catalog>,
    /// What the filter admits of it.
    pub subset: Shared<Subset>,
    /// Which heading.
    pub board: Board,
    /// The visible days.
    pub range: DayRange,
    /// Whom the claims are about.
    pub whom: About,
    /// The reader chooses somebody else.
    pub on_whom: Callback<About>,
    /// Takes what the reader does.
    pub dispatch: Callback<Action>,
}

/// Buttons for whom, and under each meaning the visible claims, newest first.
#[component]
pub fn ClaimList(props: &Props) -> Html {
    let claims = {
        let deps = (props.catalog.clone(), props.subset.clone(), props.board);
        use_memo(deps, |(catalog, subset, board)| {
            gather(catalog, subset, *board)
        })
    };
    // Somebody of whom there are claims, if there are any at all.
    let chosen = claims
        .iter()
        .find(|(whom, _)| *whom == props.whom)
        .or_else(|| claims.first())
        .map(|(whom, meanings)| (*whom, meanings));
    let Some((chosen, meanings)) = chosen else {
        let loading = props.catalog.dataset.details.is_empty();
        let text = if loading {
            Msg::LoadingTexts
        } else {
            Msg::NoClaims
        };
        return html! { <p class="empty" role="status">{ text.text() }</p> };
    };
    let visible: Vec<(&Meaning, Vec<Claim>)> = meanings
        .iter()
        .map(|meaning| (meaning, visible(&props.catalog, meaning, props.range)))
        .filter(|(_, claims)| !claims.is_empty())
        .collect();
    html! {
        <>
            <div class="whom" role="group" aria-label={Msg::LegendWhose.text()}>
                for (whom, _) in claims.iter() {
                    { whom_button(*whom, *whom == chosen, &props.on_whom) }
                }
            </div>
            if visible.is_empty() {
                <p class="empty">{ Msg::NoClaimsYet.text() }{ " " }{ date::visible(props.range) }{ "." }</p>
            }
            for (meaning, claims) in visible {
                <Group
                    key={format!("{chosen:?} {:?}", meaning.measure)}
                    catalog={props.catalog.clone()}
                    measure={meaning.measure}
                    {claims}
                    dispatch={props.dispatch.clone()}
                />
            }
        </>
    }
}

fn whom_button(whom: About, chosen: bool, on_whom: &Callback<About>) -> Html {
    html! {
        <button
            type="button"
            class="tog"
            aria-pressed={chosen.to_string()}
            onclick={on_whom.reform(move |_: MouseEvent| whom)}
        >
            { names::about_short(whom) }
        </button>
    }
}

fn visible(catalog: &Catalog, meaning: &Meaning, range: DayRange) -> Vec<Claim> {
    let span_of = |claim: &Claim| catalog.dataset.events[claim.0 as usize].span;
    let begun = meaning
        .claims
        .partition_point(|claim| span_of(claim).start > range.last);
    meaning.claims[begun..]
        .iter()
        .copied()
        .filter(|claim| range.touches(span_of(claim)))
        .collect()
}

#[derive(PartialEq, Properties)]
struct GroupProps {
    catalog: Shared<Catalog>,
    measure: Option<usize>,
    claims: Vec<Claim>,
    dispatch: Callback<Action>,
}

/// Claims of a meaning that are there before "Show all".
const SHOWN: usize = 6;

/// The claims of one meaning.
#[component]
fn Group(props: &GroupProps) -> Html {
    let all = use_state(|| false);
    let dataset = &props.catalog.dataset;
    let measure = props
        .measure
        .and_then(|measure| dataset.measures.get(measure));
    let limit = if *all { usize::MAX } else { SHOWN };
    let show_all = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    html! {
        <section>
            <h3>
                <b class="cap">
                    { measure.map_or(Msg::OtherMeasure.text(), |measure| measure.name.as_str()) }
                </b>
                <span>{ plural::count(props.claims.len(), Noun::Claim) }</span>
            </h3>
            if let Some(measure) = measure {
                <p class="note">{ &measure.definition }</p>
            }
            <ul class="claims">
                { for props.claims.iter().take(limit).map(|&claim| row(props, claim)) }
            </ul>
            if props.claims.len() > limit {
                <button type="button" class="lb" onclick={show_all}>
                    { Msg::show_all(props.claims.len()) }
                </button>
            }
        </section>
    }
}

/// Number, claimant, period, standing, and the way to the report.
fn row(props: &GroupProps, (event_index, figure_index): Claim) -> Html {
    let dataset = &props.catalog.dataset;
    let event = &dataset.events[event_index as usize];
    let figure: &Figure = &dataset.details[event_index as usize].figures[figure_index];
    let open = {
        let id = event.id.clone();
        props
            .dispatch
            .reform(move |_: MouseEvent| Action::Select(id.as_str().into()))
    };
    html! {
        <li key={format!("{event_index}/{figure_index}")}>
            <div class="fig">
                { value(figure) }
                <div>
                    <p class="by">
                        { dataset.claimant(&figure.claimant).map(side_dot) }
                        <b>{ claimant_name(dataset, &figure.claimant) }</b>
                    </p>
                    <p>
                        { period(figure).unwrap_or_else(|| Msg::NoPeriod.text().to_owned()) }
                    </p>
                    if let Some(note) = &figure.note {
                        <p class="note">{ note }</p>
                    }
                    <p class="claim-foot">
                        { standing_chip(event.standing) }
                        <button
                            type="button"
                            class="lb"
                            aria-label={Msg::report_of(event.span.start, &event.title)}
                            onclick={open}
                        >
                            { Msg::ReportOf.text() }{ " " }{ date::short(event.span.start) }
                        </button>
                    </p>
                </div>
            </div>
        </li>
    }
}
