//! Words that are mixed up, and which claimant uses which.

use super::series::Claims;
use super::topic::TOPICS;
use crate::model::{About, Dataset};

/// A word for losses, and those who use it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Index of the measure; `None` for counting from images ("visually
    /// confirmed"), which is a way of counting and no measure.
    pub measure: Option<u32>,
    /// Indices of claimants, in the order of their list, each once.
    pub claimants: Vec<u32>,
}

/// The words for soldiers lost, and who uses them of somebody. A word that
/// nobody uses of them is left out.
pub fn terms(dataset: &Dataset, claims: &Claims, about: About) -> Vec<Term> {
    let mut terms = Vec::new();
    for id in TOPICS[0].measures {
        let measure = dataset.measures.iter().position(|one| one.id == *id);
        let measure = measure.map(|i| i as u32);
        let uses = |claimant: &str| {
            claims.series.iter().any(|one| {
                let figure = one.figure(dataset);
                one.about == about && figure.measure == *id && figure.claimant == claimant
            })
        };
        let claimants = those(dataset, &uses);
        if measure.is_some() && !claimants.is_empty() {
            terms.push(Term { measure, claimants });
        }
    }
    let counts = |claimant: &str| {
        dataset.claimant(claimant).is_some_and(|one| one.images)
            && claims
                .series
                .iter()
                .any(|one| one.about == about && one.figure(dataset).claimant == claimant)
    };
    let claimants = those(dataset, &counts);
    if !claimants.is_empty() {
        terms.push(Term {
            measure: None,
            claimants,
        });
    }
    terms
}

fn those(dataset: &Dataset, test: &dyn Fn(&str) -> bool) -> Vec<u32> {
    let mut claimants = Vec::new();
    for (i, claimant) in dataset.claimants.iter().enumerate() {
        if test(&claimant.id) {
            claimants.push(i as u32);
        }
    }
    claimants
}
