//! Hands the reader a file that the page has made.

use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// Milliseconds for which the file stays reachable: browsers begin to read it
/// only after the click.
const KEPT_MS: u32 = 60_000;

/// Offers a text as a file of that name and type to be saved.
///
/// # Errors
/// When the browser refuses to make the file.
pub fn text(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    let file = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&file)?;
    let link = gloo_utils::document().create_element("a")?;
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    if let Some(link) = link.dyn_ref::<HtmlElement>() {
        link.click();
    }
    let forget = move || Url::revoke_object_url(&address).unwrap_or_default();
    Timeout::new(KEPT_MS, forget).forget();
    Ok(())
}
