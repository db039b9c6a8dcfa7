//! Facts of geography that the committed base map must agree with.

#![cfg(not(target_arch = "wasm32"))]

#[path = "geodata/areas.rs"]
mod areas;
#[path = "geodata/files.rs"]
mod files;
#[path = "geodata/rivers.rs"]
mod rivers;
#[path = "geodata/support.rs"]
mod support;
