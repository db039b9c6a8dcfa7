//! The Losses and the Forces tab: what was claimed, by whom, of whom.

use yew::prelude::*;

use super::claims::{self, Board, Meaning, WHOM};
use super::forces;
use crate::index::{Catalog, Subset};
use crate::model::{About, DayRange};
use crate::text::{Msg, date, names};
use crate::ui::Shared;
use crate::ui::hooks::{use_derived, use_value};
use crate::ui::markup::{
    Node, asked, attrs, el, fixed, flag, list, of, on_click, say, text, toggle,
};

/// ClaimBoardWhat is given to [`use_claim_board`].
#[derive(PartialEq)]
pub struct ClaimBoardProps {
    /// The data.
    pub catalog: Shared<Catalog>,
    /// What the filter admits of it.
    pub subset: Shared<Subset>,
    /// Which of the two tabs.
    pub board: Board,
    /// The visible days.
    pub range: DayRange,
    /// Whom the claims are about.
    pub whom: About,
    /// The reader chooses somebody else.
    pub on_whom: Callback<About>,
}

/// Buttons for whom, under each meaning the visible claims, newest first, and
/// on the board of forces the movements.
#[hook]
pub fn use_claim_board(props: &ClaimBoardProps) -> Html {
    let gathered = {
        let deps = (props.catalog.clone(), props.subset.clone(), props.board);
        use_derived(deps, |(catalog, subset, board)| {
            (
                claims::gather(catalog, subset, *board),
                forces::gather(catalog, subset),
            )
        })
    };
    let (claims, movements) = &*gathered;
    // The lists that the reader has opened to their end.
    let opened = use_value(Vec::<(About, Option<usize>)>::new);
    // Somebody of whom there are claims, if there are any at all.
    let chosen = claims
        .iter()
        .find(|(whom, _)| *whom == props.whom)
        .or_else(|| claims.first());

    let onclick = {
        let (on_whom, opened) = (props.on_whom.clone(), opened.clone());
        let whom = chosen.map(|(whom, _)| *whom);
        Callback::from(move |event: MouseEvent| {
            let Some((ask, of)) = asked(&event) else {
                return;
            };
            let n = of.parse::<usize>().ok();
            match ask.as_str() {
                "whom" => {
                    if let Some(&whom) = n.and_then(|n| WHOM.get(n)) {
                        on_whom.emit(whom);
                    }
                }
                "all-claims" => {
                    if let Some(whom) = whom {
                        let mut more = (*opened).clone();
                        more.push((whom, n));
                        opened.set(more);
                    }
                }
                _ => {}
            }
        })
    };

    let (heading, what) = match props.board {
        Board::Losses => (Msg::LossesHeading, Msg::ClaimsMade),
        Board::Forces => (Msg::ForcesHeading, Msg::MovesClaimsMade),
    };
    let (what, when) = (what.text(), date::visible(props.range));
    let rule = format!("{what} {when}, {}", Msg::ClaimsRule.text());
    let content = match chosen {
        Some((whom, meanings)) => list(vec![
            whom_buttons(claims.iter().map(|(whom, _)| *whom), *whom),
            groups(props, *whom, meanings, &opened),
        ]),
        None => nothing(props),
    };
    let moves = match props.board {
        Board::Losses => Node::default(),
        Board::Forces => forces::moves(&props.catalog, movements, props.range),
    };
    let parts = vec![
        say("h2", "", heading.text()),
        say("p", "deck", rule),
        content,
        moves,
    ];
    on_click(onclick, of("div", "board scroll", parts)).into()
}

/// Why there is no claim at all.
fn nothing(props: &ClaimBoardProps) -> Node {
    let words = if props.catalog.dataset.details.is_empty() {
        Msg::LoadingTexts
    } else {
        Msg::NoClaims
    };
    let attributes = fixed!["class" => "empty", "role" => "status"];
    el("p", attributes, vec![text(words.text())])
}

fn whom_buttons(whoms: impl Iterator<Item = About>, chosen: About) -> Node {
    let mut buttons = Vec::new();
    for whom in whoms {
        let n = WHOM.iter().position(|other| *other == whom);
        let words = vec![text(names::about_short(whom))];
        let pressed = flag(whom == chosen);
        buttons.push(toggle("tog", "whom", n.unwrap_or_default(), pressed, words));
    }
    let attributes =
        attrs!["class" => "whom", "role" => "group", "aria-label" => Msg::LegendWhose.text()];
    el("div", attributes, buttons)
}

/// The visible claims of one party, a section for each meaning.
fn groups(
    props: &ClaimBoardProps,
    whom: About,
    meanings: &[Meaning],
    opened: &[(About, Option<usize>)],
) -> Node {
    let mut groups = Vec::new();
    for meaning in meanings {
        let visible = claims::visible(&props.catalog, meaning, props.range);
        if !visible.is_empty() {
            let all = opened.contains(&(whom, meaning.measure));
            groups.push(claims::group(&props.catalog, meaning, visible, all));
        }
    }
    if groups.is_empty() {
        let (none, when) = (Msg::NoClaimsYet.text(), date::visible(props.range));
        return say("p", "empty", format!("{none} {when}."));
    }
    of("div", "", groups)
}
