//! What the panel shows only when it is asked for. The build puts everything that only these
//! functions reach into a second module (`xtask/src/split`), which is fetched with the first of
//! them: so they must be called by name, not inlined, and not before [`crate::browser::second`]
//! is there.

use super::about::{AboutProps, use_about};
use super::board::{ClaimBoardProps, use_claim_board};
use crate::ui::markup::Node;
use crate::ui::part::part;

/// A board of claims: reported losses, or forces. Each of the two is a part of its own.
#[inline(never)]
pub fn claim_board(props: ClaimBoardProps, name: &'static str) -> Node {
    part!(use_claim_board, props, name)
}

/// Everything about the data.
#[inline(never)]
pub fn about(props: AboutProps) -> Node {
    part!(use_about, props)
}
