//! Everything the page says: messages, names, dates, numbers, plurals.
//!
//! Pure functions from values to words. Every text goes through a `match` on
//! [`Lang`] without a wildcard, so that a second language begins with one more
//! variant and the compiler lists what is still to be said in it.

pub mod date;
pub mod measure;
pub mod messages;
pub mod movement;
pub mod names;
pub mod number;
pub mod own;
pub mod plural;

pub use messages::Msg;

/// A language that the page speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    En,
}

/// The language of the page.
pub const LANG: Lang = Lang::En;
