//! The published dataset, its format and its reader.
#![cfg(not(target_arch = "wasm32"))]

#[path = "dataset/csv.rs"]
mod csv;
#[path = "dataset/fixture.rs"]
mod fixture;
#[path = "dataset/reader.rs"]
mod reader;
#[path = "dataset/rules.rs"]
mod rules;
#[path = "dataset/schema.rs"]
mod schema;
#[path = "dataset/shipped.rs"]
mod shipped;
#[path = "dataset/tables.rs"]
mod tables;
#[path = "dataset/ways.rs"]
mod ways;
