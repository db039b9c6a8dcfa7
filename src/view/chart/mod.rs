//! Charts of claims, as numbers and paths: scales, axes, step lines, bands,
//! bars, marks and labels at a given size.

pub mod labels;
pub mod plot;
pub mod scale;
pub mod shape;
pub mod time;

pub use plot::{Bar, Frame, Line, Mark, Plot, domain, plot};
pub use scale::{Scaling, Tick, ValueScale};
pub use time::{MonthTick, day_at, months};
