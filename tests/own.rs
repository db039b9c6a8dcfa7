//! Opening a reader's own file: whole files in, events and refusals out.

#![cfg(not(target_arch = "wasm32"))]

#[path = "own/forms.rs"]
mod forms;
#[path = "own/index.rs"]
mod index;
#[path = "own/properties.rs"]
mod properties;
#[path = "own/rows.rs"]
mod rows;
#[path = "own/shown.rs"]
mod shown;
#[path = "own/support.rs"]
mod support;
