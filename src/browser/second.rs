//! The second module of the program: what the first view does without, see `xtask/src/split`.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};

use super::fetch::settle;
use super::page::of_window;

/// The function of `assets/boot/loader.mjs` that fetches the module, once however often it is
/// called. There is none where the program is one module, as in tests.
fn loader() -> Option<Function> {
    of_window("kurskSecond")
}

/// Whether there is nothing to be fetched.
pub fn is_built_in() -> bool {
    loader().is_none()
}

/// Fetches the module, or waits for it where somebody else has begun.
///
/// # Errors
/// What the browser or the server answered.
pub async fn load() -> Result<(), String> {
    let Some(loader) = loader() else {
        return Ok(());
    };
    let promise = loader.call0(&JsValue::UNDEFINED);
    settle(promise.map(|promise| promise.unchecked_into::<Promise>())).await?;
    Ok(())
}
