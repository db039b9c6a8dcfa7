//! What is needed only where a reader opens a file of their own, and is fetched then: see
//! [`crate::ui::panel`]'s gates.

use super::bar::bar;
use super::{Opening, Phase};
use crate::browser::reader::Source;
use crate::ui::markup::Node;

/// Begins to read a file.
#[inline(never)]
pub fn begin(opening: &Opening, source: Source) {
    opening.begin(source, 0);
}

/// Does what the clicked button asks for.
#[inline(never)]
pub fn answer(opening: &Opening, ask: &str) {
    opening.answer(ask);
}

/// What the bar about the file holds.
#[inline(never)]
pub fn parts(name: String, phase: &Phase) -> Vec<Node> {
    bar(name, phase)
}
