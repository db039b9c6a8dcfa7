//! What a reader can choose: whose losses or forces, and which numbers.

use super::series::{Claims, Series};
use crate::model::{About, Dataset};

/// Whom numbers can be about, in the order of the buttons.
pub const WHOM: [About; 6] = [
    About::Ukraine,
    About::Russia,
    About::NorthKorea,
    About::RussiaAndNorthKorea,
    About::Civilians,
    About::Other,
];

/// One of the two tabs with claims of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Board {
    /// People and equipment lost.
    Losses,
    /// Soldiers present, sent or announced, and ground held.
    Forces,
}

impl Board {
    /// Whether a series belongs to it, by the heading of its measure. Headings
    /// that are neither (sums of money) belong to none, measures that the list
    /// lacks to the losses.
    pub fn has(self, dataset: &Dataset, series: &Series) -> bool {
        let group = match series.measure {
            Some(i) => dataset.measures[i as usize].group.as_str(),
            None => "",
        };
        let forces = group.starts_with("People: strength") || group.starts_with("Ground");
        match self {
            Board::Forces => forces,
            Board::Losses => !forces && !group.starts_with("Money"),
        }
    }
}

/// Measures that are shown together, each in a chart of its own: words that are
/// mixed up, side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its name in links.
    pub code: &'static str,
    /// Ids of its measures.
    pub measures: &'static [&'static str],
}

/// All topics.
pub const TOPICS: [Topic; 5] = [
    Topic {
        code: "soldiers",
        measures: &["killed", "casualties", "irrecoverable", "losses-total"],
    },
    Topic {
        code: "civilians",
        measures: &["civilians-killed", "civilians-wounded", "civilians-missing"],
    },
    Topic {
        code: "strength",
        measures: &["troops-present", "troops-sent", "troops-planned"],
    },
    Topic {
        code: "area",
        measures: &["area-km2", "area-peak-km2"],
    },
    Topic {
        code: "villages",
        measures: &["settlements", "settlements-retaken"],
    },
];

/// Whose numbers, and which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Whose.
    pub about: About,
    /// Code of a topic, or id of a measure.
    pub what: String,
}

impl Choice {
    /// The topic that is chosen, if it is one.
    pub fn topic(&self) -> Option<Topic> {
        TOPICS.into_iter().find(|topic| topic.code == self.what)
    }

    /// Whether it shows a series.
    pub fn shows(&self, dataset: &Dataset, series: &Series) -> bool {
        let id = series.figure(dataset).measure.as_str();
        series.about == self.about
            && match self.topic() {
                Some(topic) => topic.measures.contains(&id),
                None => self.what == id,
            }
    }

    /// What a board shows when the reader has chosen `about` and `what`: that,
    /// where there is such a thing, else the nearest that there is. `None` where
    /// the board has no claims.
    pub fn on(
        claims: &Claims,
        dataset: &Dataset,
        board: Board,
        about: About,
        what: &str,
    ) -> Option<Choice> {
        let whoms = claims.whoms(dataset, board);
        let about = if whoms.contains(&about) {
            about
        } else {
            *whoms.first()?
        };
        let options = options(claims, dataset, board, about);
        let chosen = options.iter().find(|option| *option == what);
        Some(Choice {
            about,
            what: chosen.or(options.first())?.clone(),
        })
    }
}

/// What can be chosen on a board about somebody: topics of which there are at
/// least two measures, then single measures.
pub fn options(claims: &Claims, dataset: &Dataset, board: Board, about: About) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for one in &claims.series {
        let id = &one.figure(dataset).measure;
        if one.about == about && board.has(dataset, one) && ids.last() != Some(id) {
            ids.push(id.clone());
        }
    }
    let mut options: Vec<String> = Vec::new();
    for topic in TOPICS {
        let known = ids
            .iter()
            .filter(|id| topic.measures.contains(&id.as_str()));
        if known.count() >= 2 {
            options.push(topic.code.to_owned());
        }
    }
    options.append(&mut ids);
    options
}
