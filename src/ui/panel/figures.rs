//! The numbers of one event, under the names of those whose they are.

use yew::prelude::*;

use super::report::claimant_name;
use crate::index::Catalog;
use crate::model::{Claimant, Dataset, Figure};
use crate::text::{Msg, date, names, number};
use crate::ui::Shared;

/// Props of [`Figures`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The data.
    pub catalog: Shared<Catalog>,
    /// Index of the event.
    pub event: u32,
}

/// Every figure with its claimant, what it counts and its period. Figures of
/// one claimant stand together; nothing is added up.
#[component]
pub fn Figures(props: &Props) -> Html {
    let dataset = &props.catalog.dataset;
    let figures = dataset
        .details
        .get(props.event as usize)
        .map_or(&[][..], |detail| detail.figures.as_slice());
    if figures.is_empty() {
        return html! { <div /> };
    }
    html! {
        <section>
            <h3>{ Msg::FiguresHeading.text() }<span>{ Msg::NeverAddedUp.text() }</span></h3>
            for (i, group) in by_claimant(figures).into_iter().enumerate() {
                <div class="figs" key={i}>
                    { claimant(dataset, &group[0].claimant) }
                    <ul>
                        for (i, figure) in group.into_iter().enumerate() {
                            <li key={i}>{ row(dataset, figure) }</li>
                        }
                    </ul>
                </div>
            }
        </section>
    }
}

/// Groups of one claimant each, in the order of their first figure.
fn by_claimant(figures: &[Figure]) -> Vec<Vec<&Figure>> {
    let mut groups: Vec<Vec<&Figure>> = Vec::new();
    for figure in figures {
        match groups
            .iter_mut()
            .find(|group| group[0].claimant == figure.claimant)
        {
            Some(group) => group.push(figure),
            None => groups.push(vec![figure]),
        }
    }
    groups
}

/// The claimant's name; behind it who that is and how far to trust the number.
fn claimant(dataset: &Dataset, id: &str) -> Html {
    match dataset.claimant(id) {
        Some(claimant) => html! {
            <details class="more-on by">
                <summary>{ side_dot(claimant) }{ &claimant.name }</summary>
                <p>{ &claimant.what }{ " " }{ &claimant.caveat }</p>
            </details>
        },
        None => html! { <p class="by">{ claimant_name(dataset, id) }</p> },
    }
}

/// A dot in the colour of the claimant's side.
pub fn side_dot(claimant: &Claimant) -> Html {
    let class = match claimant.side.as_str() {
        "UA" => "dot f-ua",
        "RU" => "dot f-ru",
        "KP" => "dot f-kp",
        _ => "dot f-ot",
    };
    html! { <i {class} /> }
}

fn row(dataset: &Dataset, figure: &Figure) -> Html {
    html! {
        <div class="fig">
            { value(figure) }
            <div>
                { measure(dataset, figure) }
                <p>
                    { names::about(figure.about) }
                    if let Some(period) = period(figure) {
                        { "; " }{ period }
                    }
                    if figure.derived {
                        { "; " }{ Msg::Derived.text() }
                    }
                </p>
                if let Some(note) = &figure.note {
                    <p class="note">{ note }</p>
                }
            </div>
        </div>
    }
}

/// The number in large type, with its claimant's limit above it.
pub fn value(figure: &Figure) -> Html {
    let qualifier = figure.qualifier.as_ref().map(|words| words.0.as_str());
    let claimed = number::claimed(figure.low, figure.high, qualifier);
    html! {
        <p class={classes!("big", (!claimed.is_number).then_some("words"))}>
            if !claimed.limit.is_empty() {
                <small>{ claimed.limit }{ " " }</small>
            }
            { claimed.value }
        </p>
    }
}

/// What a figure counts; behind it the definition.
fn measure(dataset: &Dataset, figure: &Figure) -> Html {
    match dataset.measure(&figure.measure) {
        Some(measure) => html! {
            <details class="more-on">
                <summary>{ &measure.name }</summary>
                <p>{ &measure.definition }</p>
            </details>
        },
        None => html! { <p><b>{ &figure.measure }</b></p> },
    }
}

/// For which time a figure is given: "running total since 6 Aug 2024, as of 12
/// Nov 2024"; `None` where the claimant does not say.
pub fn period(figure: &Figure) -> Option<String> {
    let since = figure
        .since
        .map(|day| format!("{} {}", Msg::Since.text(), date::short(day)));
    let as_of = figure
        .as_of
        .map(|day| format!("{} {}", Msg::AsOf.text(), date::short(day)));
    let days = match (since, as_of) {
        (Some(since), Some(as_of)) => format!("{since}, {as_of}"),
        (one, other) => one.or(other)?,
    };
    Some(if figure.cumulative {
        format!("{} {days}", Msg::RunningTotal.text())
    } else {
        days
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::About;

    #[test]
    fn a_period_is_what_the_claimant_gives() {
        let mut figure = Figure {
            claimant: "ru-mod".into(),
            about: About::Ukraine,
            measure: "losses-total".into(),
            low: Some(1.0),
            high: Some(1.0),
            since: "2024-08-06".parse().ok(),
            as_of: "2024-11-12".parse().ok(),
            cumulative: true,
            qualifier: None,
            derived: false,
            chart: true,
            note: None,
        };
        assert_eq!(
            period(&figure).as_deref(),
            Some("running total since 6 Aug 2024, as of 12 Nov 2024")
        );
        figure.since = None;
        figure.cumulative = false;
        assert_eq!(period(&figure).as_deref(), Some("as of 12 Nov 2024"));
        figure.as_of = None;
        assert_eq!(period(&figure), None);
        figure.claimant = "ua-syrskyi".into();
        let figures = [
            figure.clone(),
            Figure {
                claimant: "x".into(),
                ..figure.clone()
            },
            figure,
        ];
        let groups = by_claimant(&figures);
        assert_eq!(groups.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
    }
}
