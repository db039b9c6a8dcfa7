//! The URL's fragment and the history of the tab.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;

/// The fragment of the address, without its `#`; empty where there is none.
pub fn fragment() -> String {
    let hash = gloo_utils::window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').map(str::to_owned).unwrap_or(hash)
}

/// The whole address of the page as it stands.
pub fn address() -> String {
    gloo_utils::window().location().href().unwrap_or_default()
}

/// Writes the fragment over the present entry of the history. Browsers limit
/// how often this may be done; a refusal is harmless, the next write follows.
pub fn replace(fragment: &str) {
    if let Ok(history) = gloo_utils::window().history() {
        history
            .replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")))
            .ok();
    }
}

/// Writes the fragment as a new entry, to which "back" returns.
pub fn push(fragment: &str) {
    if let Ok(history) = gloo_utils::window().history() {
        history
            .push_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")))
            .ok();
    }
}

/// Calls back with the fragment whenever the reader goes back or forward or
/// edits the address. The listeners end when the value is dropped.
pub fn on_change(callback: impl Fn(String) + Clone + 'static) -> [EventListener; 2] {
    let window = gloo_utils::window();
    ["popstate", "hashchange"].map(|name| {
        let callback = callback.clone();
        EventListener::new(&window, name, move |_| callback(fragment()))
    })
}
