//! What the page's shortcuts keep clear of.

use gloo_utils::document;
use web_sys::KeyboardEvent;

/// Whether a key is held that makes it a command of the browser.
pub fn has_modifier(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.alt_key() || event.meta_key()
}

/// Whether the keyboard writes text into the focused element just now.
pub fn is_typing() -> bool {
    let Some(active) = document().active_element() else {
        return false;
    };
    match active.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(
            active.get_attribute("type").as_deref(),
            Some("range" | "checkbox" | "radio" | "button")
        ),
        _ => active.has_attribute("contenteditable"),
    }
}
