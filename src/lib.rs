//! Kursk, day by day: an interactive map of what was reported from Kursk oblast.
//!
//! The modules form layers, and nothing points back (see ARCHITECTURE.md):
//! [`json`] and [`model`] know nothing; [`geo`], [`data`], [`index`], [`view`] and
//! [`text`] are the core, which compiles and is tested without a browser;
//! `browser` and `ui` are the page and need the `app` feature.

pub mod data;
pub mod geo;
pub mod index;
pub mod json;
pub mod model;
pub mod reader;
pub mod text;
pub mod view;

#[cfg(feature = "app")]
pub mod browser;
#[cfg(feature = "app")]
pub mod ui;

#[cfg(feature = "app")]
pub use ui::start;
