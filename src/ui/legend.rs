//! What colours, shapes and outlines on the map mean.

use yew::prelude::*;

use super::glyph::{Glyph, side_code};
use super::icon::{Icon, IconName};
use crate::model::{Family, Kind, Side, Standing};
use crate::text::{Msg, names};

/// Props of [`Legend`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Whether it is unfolded when it first appears.
    pub open_at_start: bool,
}

/// The legend, folding.
#[component]
pub fn Legend(props: &Props) -> Html {
    // Yew sets the attribute once, from the first value: after that the reader folds it.
    let open = use_memo((), |()| props.open_at_start);
    html! {
        <details class="legend" open={*open}>
            <summary>
                { Msg::Legend.text() }
                <span class="car"><Icon name={IconName::Chevron} size={12} /></span>
            </summary>
            <dl>
                <dt>{ Msg::LegendWhose.text() }</dt>
                <dd>
                    for side in Side::ALL {
                        <span key={side_code(side)}>
                            <i class={classes!("dot", format!("f-{}", side_code(side)))} />
                            { names::side(side) }
                        </span>
                    }
                </dd>
                <dt>{ Msg::LegendHowSure.text() }</dt>
                <dd>
                    for standing in Standing::ALL {
                        <span key={names::standing(standing)}>
                            <Glyph kind={Kind::Assault} side={Side::Russia} {standing} />
                            { names::standing(standing) }
                        </span>
                    }
                </dd>
                for family in Family::ALL {
                    { kinds(family) }
                }
                <dt>{ Msg::LegendPlace.text() }</dt>
                <dd>
                    <span>{ cluster_sample() }{ Msg::LegendCluster.text() }</span>
                    <span>{ area_sample() }{ Msg::LegendArea.text() }</span>
                    <span>{ rough_sample() }{ Msg::LegendRough.text() }</span>
                </dd>
            </dl>
        </details>
    }
}

/// The kinds of one family, under its name.
fn kinds(family: Family) -> Html {
    html! {
        <>
            <dt>{ names::family(family) }</dt>
            <dd class="kinds">
                for kind in Kind::ALL.into_iter().filter(|kind| kind.family() == family) {
                    <span key={kind.code()} title={names::kind_meaning(kind)}>
                        <Glyph {kind} size="gl-14" />
                        { names::kind(kind) }
                    </span>
                }
            </dd>
        </>
    }
}

fn cluster_sample() -> Html {
    html! {
        <svg class="gl gl-18" viewBox="-11 -11 22 22" aria-hidden="true">
            <path class="ring s-ua" d="M0-8A8 8 0 0 1 4 6.9" />
            <path class="ring s-ru" d="M2 7.7A8 8 0 1 1-2-7.7" />
            <text class="lgn" y="3.5">{ "4" }</text>
        </svg>
    }
}

fn area_sample() -> Html {
    html! {
        <svg class="gl gl-area" viewBox="-1 -9 24 18" aria-hidden="true">
            <rect class="badge" x="0" y="-8" width="22" height="16" rx="3" />
            <text class="lgn" x="11" y="4">{ "4" }</text>
        </svg>
    }
}

fn rough_sample() -> Html {
    html! {
        <svg class="gl gl-20" viewBox="-13 -13 26 26" aria-hidden="true">
            <circle class="rough" r="11.5" />
            <path class="f-nn" transform="translate(-6 -6) scale(.75)" d={super::glyph::glyph_path(Kind::Strike)} />
        </svg>
    }
}
