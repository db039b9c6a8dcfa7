//! Claims of numbers that are visible, gathered from the events that carry them.

use super::figures::{note, period, value};
use super::parts::{claimant_dot, report_link};
use super::report::claimant_name;
use crate::index::{Catalog, Subset};
use crate::model::{About, Day, DayRange};
use crate::text::Msg;
use crate::text::plural::{self, Noun};
use crate::ui::markup::{Node, button, keyed, of, say, text};

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
    pub measure: Option<usize>,
    /// Newest first.
    claims: Vec<Claim>,
}

/// All claims of a board that the filter admits, by whom they are about, then
/// by what they count, in the order of the list of measures; newest first.
pub type Claims = Vec<(About, Vec<Meaning>)>;

/// Whom a board can be about, in the order of its buttons.
pub const WHOM: [About; 6] = [
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
        first: Day::MIN,
        last: Day::MAX,
    };
    let mut claims: Claims = Vec::new();
    for whom in WHOM {
        claims.push((whom, Vec::new()));
    }
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
            let meanings = claims.iter_mut().find(|(whom, _)| *whom == figure.about);
            if let Some((_, meanings)) = meanings
                && board.has_group(group)
            {
                put(meanings, measure, (event, i));
            }
        }
    }
    claims.retain(|(_, meanings)| !meanings.is_empty());
    claims
}

/// Adds a claim to those of its meaning. The meanings stand in the order of the
/// list of measures, those that it lacks last.
fn put(meanings: &mut Vec<Meaning>, measure: Option<usize>, claim: Claim) {
    let rank = |measure: Option<usize>| measure.unwrap_or(usize::MAX);
    let at = meanings.partition_point(|meaning| rank(meaning.measure) < rank(measure));
    match meanings.get_mut(at) {
        Some(meaning) if meaning.measure == measure => meaning.claims.push(claim),
        _ => meanings.insert(
            at,
            Meaning {
                measure,
                claims: vec![claim],
            },
        ),
    }
}

/// The claims of a meaning that are visible, newest first.
pub fn visible(catalog: &Catalog, meaning: &Meaning, range: DayRange) -> Vec<Claim> {
    let mut visible = Vec::new();
    for claim in &meaning.claims {
        if range.touches(catalog.dataset.events[claim.0 as usize].span) {
            visible.push(*claim);
        }
    }
    visible
}

/// Claims of a meaning that are there before "Show all".
const SHOWN: usize = 6;

/// The claims of one meaning: the first few, or all.
pub fn group(catalog: &Catalog, meaning: &Meaning, claims: Vec<Claim>, all: bool) -> Node {
    let measure = meaning
        .measure
        .and_then(|measure| catalog.dataset.measures.get(measure));
    let (name, definition) = match measure {
        Some(measure) => (measure.name.clone(), Some(&measure.definition)),
        None => (Msg::OtherMeasure.text().to_owned(), None),
    };
    let count = plural::count(claims.len(), Noun::Claim);
    let heading = vec![say("b", "cap", name), say("span", "", count)];
    let limit = if all { usize::MAX } else { SHOWN };
    let mut rows = Vec::new();
    for claim in claims.iter().take(limit) {
        rows.push(row(catalog, *claim));
    }
    let key = meaning.measure.map_or(String::new(), |n| n.to_string());
    let show_all = if claims.len() > limit {
        let words = vec![text(Msg::show_all(claims.len()))];
        button("lb", "all-claims", key.clone(), words)
    } else {
        Node::default()
    };
    let parts = vec![
        of("h3", "", heading),
        note(definition),
        of("ul", "claims", rows),
        show_all,
    ];
    keyed(key, of("section", "", parts))
}

/// Number, claimant, period, standing, and the way to the report.
fn row(catalog: &Catalog, (event_index, figure_index): Claim) -> Node {
    let dataset = &catalog.dataset;
    let event = &dataset.events[event_index as usize];
    let figure = &dataset.details[event_index as usize].figures[figure_index];
    let dot = dataset.claimant(&figure.claimant).map(claimant_dot);
    let name = claimant_name(dataset, &figure.claimant).to_owned();
    let period = period(figure).unwrap_or_else(|| Msg::NoPeriod.text().to_owned());
    let by = vec![dot.unwrap_or_default(), say("b", "", name)];
    let meaning = vec![
        of("p", "by", by),
        say("p", "", period),
        note(figure.note.as_ref()),
        report_link(event),
    ];
    let parts = vec![value(figure), of("div", "", meaning)];
    let key = format!("{event_index}/{figure_index}");
    keyed(key, of("li", "", vec![of("div", "fig", parts)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meanings_stand_in_the_order_of_the_measures() {
        let mut meanings = Vec::new();
        for (event, measure) in [Some(4), None, Some(1), Some(4)].into_iter().enumerate() {
            put(&mut meanings, measure, (event as u32, 0));
        }
        let order: Vec<_> = meanings
            .iter()
            .map(|meaning| (meaning.measure, meaning.claims.len()))
            .collect();
        assert_eq!(order, [(Some(1), 1), (Some(4), 2), (None, 1)]);
        assert_eq!(meanings[1].claims, [(0, 0), (3, 0)]);
    }
}
