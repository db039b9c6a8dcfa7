//! The state of the page and everything derived from it: pure functions.

pub mod action;
pub mod arrows;
pub mod chart;
pub mod claims;
pub mod coverage;
pub mod inset;
pub mod link;
pub mod map_labels;
pub mod map_names;
pub mod markers;
pub mod measure;
pub mod moves;
pub mod own;
pub mod reduce;
pub mod route;
pub mod state;
pub mod timeline;

pub use action::Action;

pub use reduce::{open_cluster, reduce};
pub use state::{ClaimsView, Framing, Mode, Panel, Selection, Speed, Tab, Theme, ViewState};
