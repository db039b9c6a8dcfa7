//! Files that came with the page.

use std::fmt;

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// A file that could not be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchError {
    /// Its address.
    pub url: String,
    /// What the browser or the server answered.
    pub found: String,
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.url, self.found)
    }
}

/// Fetches one of the page's own files, such as `data/first.json`.
///
/// # Errors
/// When the request fails or the server does not answer with success.
pub async fn asset(name: &str) -> Result<Vec<u8>, FetchError> {
    let url = asset_url(name);
    bytes(&url).await.map_err(|found| FetchError { url, found })
}

/// The body of a response, or what came instead of it.
async fn bytes(url: &str) -> Result<Vec<u8>, String> {
    let response = settle(Ok(gloo_utils::window().fetch_with_str(url))).await?;
    let response: Response = response.dyn_into().map_err(|_| "no response".to_owned())?;
    if !response.ok() {
        return Err(format!("HTTP status {}", response.status()));
    }
    let buffer = settle(response.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Waits for a promise; a rejection becomes its message.
pub(super) async fn settle(promise: Result<js_sys::Promise, JsValue>) -> Result<JsValue, String> {
    let settled = match promise {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    settled.map_err(|error| {
        let message = error
            .dyn_ref::<js_sys::Error>()
            .map(|error| String::from(error.message()));
        message.unwrap_or_else(|| "the request failed".to_owned())
    })
}

/// The whole address of one of the page's own files.
pub fn absolute_url(name: &str) -> String {
    let base = gloo_utils::document().base_uri().ok().flatten();
    let url = web_sys::Url::new_with_base(&asset_url(name), &base.unwrap_or_default());
    url.map(|url| url.href()).unwrap_or_default()
}

/// The address of a file: the one that the page's head gives for it, which
/// carries the version of its content, or else its plain name.
fn asset_url(name: &str) -> String {
    gloo_utils::document()
        .query_selector(&format!("link[data-asset=\"{name}\"]"))
        .ok()
        .flatten()
        .and_then(|link| link.get_attribute("href"))
        .unwrap_or_else(|| name.to_owned())
}
