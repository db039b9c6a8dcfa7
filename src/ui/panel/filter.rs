//! What is left out: the choice of kinds, sides and standings.

use yew::prelude::*;

use crate::index::Filter;
use crate::model::{Family, Kind, Side, Standing};
use crate::text::plural::{self, Noun};
use crate::text::{Msg, names};
use crate::ui::glyph::{Glyph, side_code};
use crate::ui::icon::{Icon, IconName};
use crate::view::Action;

/// Props of [`FilterBar`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What is left out.
    pub filter: Filter,
    /// Takes what the reader does.
    pub dispatch: Callback<Action>,
}

/// The choices behind a disclosure, and beside it what is on and how to undo it.
#[component]
pub fn FilterBar(props: &Props) -> Html {
    let Props { filter, dispatch } = props;
    html! {
        <div class="filter">
            <details>
                <summary>
                    <Icon name={IconName::Filter} size={16} />
                    { Msg::Filter.text() }
                    <span class="car"><Icon name={IconName::Chevron} size={12} /></span>
                </summary>
                <div class="filter-body">
                    { kinds(filter, dispatch) }
                    { sides(filter, dispatch) }
                    { standings(filter, dispatch) }
                </div>
            </details>
            if !filter.is_open() {
                <button type="button" class="lb clear" onclick={dispatch.reform(|_| Action::ClearFilter)}>
                    { clear_label(filter) }
                </button>
            }
        </div>
    }
}

/// "3 filters on, clear".
fn clear_label(filter: &Filter) -> String {
    let searching = usize::from(!filter.query.trim().is_empty());
    let n = filter.chosen() as usize + searching;
    format!(
        "{} {}",
        plural::count(n, Noun::Filter),
        Msg::FilterOnClear.text()
    )
}

fn kinds(filter: &Filter, dispatch: &Callback<Action>) -> Html {
    let all = |shown: bool| dispatch.reform(move |_| Action::SetKinds(Kind::ALL.to_vec(), shown));
    html! {
        <fieldset>
            <legend>{ Msg::LegendWhat.text() }</legend>
            <p class="all-none">
                <button type="button" class="lb" onclick={all(true)}>{ Msg::FilterAll.text() }</button>
                <button type="button" class="lb" onclick={all(false)}>{ Msg::FilterNone.text() }</button>
            </p>
            for family in Family::ALL {
                <div class="fam" key={names::family(family)}>
                    { family_button(family, filter, dispatch) }
                    <div class="toggles">
                        for kind in kinds_of(family) {
                            <button
                                key={kind.code()}
                                type="button"
                                class="tog"
                                aria-pressed={filter.shows_kind(kind).to_string()}
                                title={names::kind_meaning(kind)}
                                onclick={dispatch.reform(move |_| Action::ToggleKind(kind))}
                            >
                                <Glyph {kind} size="gl-14" />
                                { names::kind(kind) }
                            </button>
                        }
                    </div>
                </div>
            }
        </fieldset>
    }
}

fn kinds_of(family: Family) -> impl Iterator<Item = Kind> {
    Kind::ALL
        .into_iter()
        .filter(move |kind| kind.family() == family)
}

/// Shows the whole family, or hides it where all of it is shown.
fn family_button(family: Family, filter: &Filter, dispatch: &Callback<Action>) -> Html {
    let shown = kinds_of(family)
        .filter(|&kind| filter.shows_kind(kind))
        .count();
    let all = shown == kinds_of(family).count();
    let pressed = match (shown, all) {
        (0, _) => "false",
        (_, true) => "true",
        _ => "mixed",
    };
    html! {
        <button
            type="button"
            class="tog fam-name"
            aria-pressed={pressed}
            onclick={dispatch.reform(move |_| Action::SetKinds(kinds_of(family).collect(), !all))}
        >
            { names::family(family) }
        </button>
    }
}

fn sides(filter: &Filter, dispatch: &Callback<Action>) -> Html {
    html! {
        <fieldset>
            <legend>{ Msg::LegendWhose.text() }</legend>
            <div class="toggles">
                for side in Side::ALL {
                    <button
                        key={side_code(side)}
                        type="button"
                        class="tog"
                        aria-pressed={filter.shows_side(side).to_string()}
                        onclick={dispatch.reform(move |_| Action::ToggleSide(side))}
                    >
                        <i class={classes!("dot", format!("f-{}", side_code(side)))} />
                        { names::side(side) }
                    </button>
                }
            </div>
        </fieldset>
    }
}

fn standings(filter: &Filter, dispatch: &Callback<Action>) -> Html {
    html! {
        <fieldset>
            <legend>{ Msg::LegendHowSure.text() }</legend>
            <div class="toggles">
                for standing in Standing::ALL {
                    <button
                        key={names::standing(standing)}
                        type="button"
                        class="tog"
                        aria-pressed={filter.shows_standing(standing).to_string()}
                        onclick={dispatch.reform(move |_| Action::ToggleStanding(standing))}
                    >
                        <Glyph kind={Kind::Assault} side={Side::Other} {standing} size="gl-14" />
                        { names::standing(standing) }
                    </button>
                }
            </div>
        </fieldset>
    }
}

/// What is left out, in words: "Left out: Assault, Russia. Search: \u{201c}sudzha\u{201d}".
pub fn in_words(filter: &Filter) -> String {
    let mut hidden: Vec<&str> = Vec::new();
    for family in Family::ALL {
        if kinds_of(family).all(|kind| !filter.shows_kind(kind)) {
            hidden.push(names::family(family));
        } else {
            hidden.extend(
                kinds_of(family)
                    .filter(|&k| !filter.shows_kind(k))
                    .map(names::kind),
            );
        }
    }
    hidden.extend(
        Side::ALL
            .into_iter()
            .filter(|&s| !filter.shows_side(s))
            .map(names::side),
    );
    hidden.extend(
        Standing::ALL
            .into_iter()
            .filter(|&s| !filter.shows_standing(s))
            .map(names::standing),
    );
    let mut parts = Vec::new();
    if !hidden.is_empty() {
        parts.push(format!(
            "{} {}.",
            Msg::FilterLeftOut.text(),
            hidden.join(", ")
        ));
    }
    let query = filter.query.trim();
    if !query.is_empty() {
        parts.push(format!(
            "{} \u{201c}{query}\u{201d}.",
            Msg::FilterSearch.text()
        ));
    }
    parts.join(" ")
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
