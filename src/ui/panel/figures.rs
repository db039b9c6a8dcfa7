//! The numbers of one event, under the names of those whose they are.

use super::parts::{claimant_dot, heading};
use super::report::claimant_name;
use crate::model::{Dataset, Figure};
use crate::text::{Msg, date, names, number};
use crate::ui::markup::{Node, of, phrase, say, text};

/// Every figure with its claimant, what it counts and its period. Figures of
/// one claimant stand together; nothing is added up.
pub fn figures(dataset: &Dataset, figures: &[Figure]) -> Node {
    if figures.is_empty() {
        return Node::default();
    }
    let mut parts = vec![heading(
        Msg::FiguresHeading.text(),
        Msg::NeverAddedUp.text(),
    )];
    for group in by_claimant(figures) {
        let by = claimant(dataset, &group[0].claimant);
        let mut rows = Vec::new();
        for figure in group {
            rows.push(of("li", "", vec![row(dataset, figure)]));
        }
        parts.push(of("div", "figs", vec![by, of("ul", "", rows)]));
    }
    of("section", "", parts)
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
pub fn claimant(dataset: &Dataset, id: &str) -> Node {
    let Some(claimant) = dataset.claimant(id) else {
        return say("p", "by", claimant_name(dataset, id).to_owned());
    };
    let name = vec![claimant_dot(claimant), text(claimant.name.clone())];
    let who = phrase(&[&claimant.what, &claimant.caveat]);
    let parts = vec![of("summary", "", name), say("p", "", who)];
    of("details", "more-on by", parts)
}

fn row(dataset: &Dataset, figure: &Figure) -> Node {
    let mut words = names::about(figure.about).to_owned();
    if let Some(period) = period(figure) {
        words.push_str("; ");
        words.push_str(&period);
    }
    if figure.derived {
        words.push_str("; ");
        words.push_str(Msg::Derived.text());
    }
    let meaning = vec![
        measure(dataset, figure),
        say("p", "", words),
        note(figure.note.as_ref()),
    ];
    let parts = vec![value(figure), of("div", "", meaning)];
    of("div", "fig", parts)
}

/// What a reader must know of something, in small type.
pub fn note(words: Option<&String>) -> Node {
    match words {
        Some(words) => say("p", "note", words.clone()),
        None => Node::default(),
    }
}

/// The number in large type, with its claimant's limit above it.
pub fn value(figure: &Figure) -> Node {
    let qualifier = figure.qualifier.as_ref().map(|words| words.0.as_str());
    let claimed = number::claimed(figure.low, figure.high, qualifier);
    let limit = match claimed.limit.as_str() {
        "" => Node::default(),
        limit => say("small", "", format!("{limit} ")),
    };
    let class = if claimed.is_number {
        "big"
    } else {
        "big words"
    };
    of("p", class, vec![limit, text(claimed.value)])
}

/// What a figure counts; behind it the definition.
fn measure(dataset: &Dataset, figure: &Figure) -> Node {
    let Some(measure) = dataset.measure(&figure.measure) else {
        return of("p", "", vec![say("b", "", figure.measure.clone())]);
    };
    let parts = vec![
        say("summary", "", measure.name.clone()),
        say("p", "", measure.definition.clone()),
    ];
    of("details", "more-on", parts)
}

/// For which time a figure is given: "running total since 6 Aug 2024, as of 12
/// Nov 2024"; `None` where the claimant does not say.
pub fn period(figure: &Figure) -> Option<String> {
    let day = |of: Msg, day| phrase(&[of.text(), &date::short(day)]);
    let mut words = match (figure.since, figure.as_of) {
        (Some(since), _) => day(Msg::Since, since),
        (None, as_of) => day(Msg::AsOf, as_of?),
    };
    if let (Some(_), Some(as_of)) = (figure.since, figure.as_of) {
        words.push_str(", ");
        words.push_str(&day(Msg::AsOf, as_of));
    }
    if figure.cumulative {
        words = phrase(&[Msg::RunningTotal.text(), &words]);
    }
    Some(words)
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
            part: None,
            also: None,
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
