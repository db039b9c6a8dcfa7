//! What the page's shortcuts keep clear of.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Whether a key is held that makes it a command of the browser.
pub fn has_modifier(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.alt_key() || event.meta_key()
}

/// Whether the key goes into a text field.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target();
    let Some(field) = target.and_then(|target| target.dyn_into::<Element>().ok()) else {
        return false;
    };
    match field.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(
            field.get_attribute("type").as_deref(),
            Some("range" | "checkbox" | "radio" | "button")
        ),
        _ => field.has_attribute("contenteditable"),
    }
}
