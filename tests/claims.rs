//! Claims of numbers: text snapshots of chosen days of the shipped dataset, and
//! properties of made-up ones.

#![cfg(not(target_arch = "wasm32"))]

#[path = "claims/charts.rs"]
mod charts;
#[path = "claims/golden.rs"]
mod golden;
#[path = "claims/made_up.rs"]
mod made_up;
#[path = "claims/properties.rs"]
mod properties;
#[path = "claims/shipped.rs"]
mod shipped;
