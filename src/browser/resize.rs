//! The size of an element, as it changes.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

/// Watches an element's size until it is dropped.
pub struct SizeObserver {
    observer: ResizeObserver,
    _on_resize: Closure<dyn FnMut(js_sys::Array)>,
}

impl SizeObserver {
    /// Calls back with width and height in CSS pixels, now and at every change.
    /// `None` where the browser has no `ResizeObserver`.
    pub fn new(element: &Element, callback: impl Fn(f64, f64) + 'static) -> Option<Self> {
        let on_resize = Closure::new(move |entries: js_sys::Array| {
            let entry = entries
                .iter()
                .last()
                .and_then(|e| e.dyn_into::<ResizeObserverEntry>().ok());
            if let Some(entry) = entry {
                let size = entry.content_rect();
                callback(size.width(), size.height());
            }
        });
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(SizeObserver {
            observer,
            _on_resize: on_resize,
        })
    }
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
