//! The state of the page and everything derived from it: pure functions.

pub mod action;
pub mod link;
pub mod map_labels;
pub mod markers;
pub mod reduce;
pub mod state;
pub mod timeline;

pub use action::Action;

pub use reduce::{open_cluster, reduce};
pub use state::{Framing, Mode, Panel, Selection, Speed, Tab, Theme, ViewState};
