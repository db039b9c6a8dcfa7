//! The document as a whole: theme, visibility, motion, clipboard, panics.

use gloo_events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement, VisibilityState};

/// Sets `data-theme` on the document's root, or takes it away where the system decides.
pub fn set_theme(theme: Option<&str>) {
    if let Some(root) = gloo_utils::document().document_element() {
        match theme {
            Some(name) => root.set_attribute("data-theme", name).ok(),
            None => root.remove_attribute("data-theme").ok(),
        };
    }
}

/// What the page's own scripts have put into the window under that name.
pub(super) fn of_window<T: JsCast>(name: &str) -> Option<T> {
    let value = Reflect::get(&gloo_utils::window(), &name.into());
    value.ok()?.dyn_into().ok()
}

/// Moves the focus to the element of that id.
pub fn focus(id: &str) {
    let element = gloo_utils::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        element.focus().ok();
    }
}

/// Calls back whenever the tab is hidden. The listener ends when it is dropped.
pub fn on_hidden(callback: impl Fn() + 'static) -> EventListener {
    let document = gloo_utils::document();
    EventListener::new(&document, "visibilitychange", move |_| {
        if gloo_utils::document().visibility_state() == VisibilityState::Hidden {
            callback();
        }
    })
}

/// Whether the reader has asked the system for less motion.
pub fn reduces_motion() -> bool {
    let query = gloo_utils::window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// Copies a text to the clipboard.
///
/// # Errors
/// When the browser refuses, as it does without HTTPS or the reader's leave.
pub async fn copy_text(text: &str) -> Result<(), JsValue> {
    let clipboard = gloo_utils::window().navigator().clipboard();
    JsFuture::from(clipboard.write_text(text)).await.map(drop)
}

/// Tells the page of a panic, so that it can show a message instead of going
/// dead: dispatches `kursk:panic` on the window with the message as its detail.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        let init = CustomEventInit::new();
        init.set_detail(&JsValue::from_str(&info.to_string()));
        if let Ok(event) = CustomEvent::new_with_event_init_dict("kursk:panic", &init) {
            gloo_utils::window().dispatch_event(&event).ok();
        }
    }));
}
