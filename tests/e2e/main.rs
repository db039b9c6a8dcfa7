//! End-to-end tests: the built page in a real browser, from a folder of a web
//! server, driven as a reader drives it. `cargo xtask test --only e2e` runs them.

#![cfg(all(feature = "e2e", not(target_arch = "wasm32")))]

mod about;
mod access;
mod bench;
mod browser;
mod contest;
mod data;
mod details;
mod faults;
mod keyboard;
mod layout;
mod links;
mod opening;
mod own;
mod page;
mod second;
mod site;
mod time;
