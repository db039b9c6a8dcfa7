//! Files that came with the page.

use std::fmt;

use gloo_net::http::Request;

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
    let failed = |found: String| FetchError { url: url.clone(), found };
    let response = Request::get(&url).send().await.map_err(|error| failed(error.to_string()))?;
    if !response.ok() {
        return Err(failed(format!("HTTP status {}", response.status())));
    }
    response.binary().await.map_err(|error| failed(error.to_string()))
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
