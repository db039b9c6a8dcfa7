//! From bytes to a checked [`Dataset`](crate::model::Dataset), and back.
//!
//! [`read`] is total: whatever the bytes are, it gives what can be shown and
//! the list of [`Fault`]s of the rest. The stages, each in a module: `table`
//! cuts a file into records, so that one wrong record does not take the others
//! with it; `record` reads the members of one, `fields` says which they are and
//! `codes` what their words mean, `report` collects what is wrong; [`raw`] holds the types of the event file;
//! `check` and `check_tables` hold the rules; [`first`] is the compact form of
//! what the first view needs; [`write`] writes the files as they are kept under
//! version control; [`changelog`] says what was changed in them, and why;
//! [`csv`] makes tables for spreadsheets, and [`lines`] chooses events from a
//! published file; [`notes`] are the texts about the dataset.

pub mod changelog;
mod check;
mod check_tables;
mod codes;
pub mod csv;
mod fault;
mod fields;
pub mod first;
mod first_read;
pub mod lines;
mod link;
pub mod notes;
pub mod own;
pub mod raw;
mod read;
mod record;
mod report;
mod table;
pub mod ways;
pub mod write;

pub use fault::Fault;
pub use first::write_first;
pub use first_read::read_first;
pub use link::{archive_lookup, is_web_address};
pub use read::{Files, Loaded, read};
pub use ways::{movements_missing, read_ways};
