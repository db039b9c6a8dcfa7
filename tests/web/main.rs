//! Component tests in headless Chromium: the real page over a small made-up
//! dataset and base map. `cargo xtask test --only browser` runs them.

#![cfg(target_arch = "wasm32")]

mod about;
mod arrows;
mod basemap;
mod claims;
mod fixture;
mod maptools;
mod markers;
mod mutations;
mod panel;
mod parcel;
mod stage;
mod time;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
