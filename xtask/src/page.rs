//! Rewriting of the built index.html: the content security policy and the addresses of the data files.
//! Pure text in, text out.

use anyhow::{Result, bail};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};

/// A file of the page that the application fetches by its name, such as `data/first.json`.
#[derive(Debug, PartialEq, Eq)]
pub struct Asset {
    /// Path in the built page, with `/` between folders.
    pub path: String,
    /// The beginning of the hash of its content, so that a changed file has a new address.
    pub version: String,
    /// The hash of its content, where nothing else may be taken for it.
    integrity: Option<String>,
}

impl Asset {
    /// An asset at `path` with this content.
    pub fn new(path: String, content: &[u8]) -> Self {
        let version = Sha256::digest(content)[..4]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Self {
            path,
            version,
            integrity: None,
        }
    }

    /// An asset that only works with this very page: a browser refuses another in its place, such as the one of a
    /// page that was put on the server since.
    pub fn bound(path: String, content: &[u8]) -> Self {
        let hash = STANDARD.encode(Sha256::digest(content));
        Self {
            integrity: Some(format!("sha256-{hash}")),
            ..Self::new(path, content)
        }
    }

    /// Whether the first view needs it, so that the browser should fetch it while it reads the page.
    pub fn preloaded(&self) -> bool {
        self.path == "data/first.json"
            || self
                .path
                .strip_prefix("geo/")
                .and_then(|name| name.split_once('.'))
                .is_some_and(|(stem, _)| stem == "kursk")
    }

    /// The `link` element by which the application finds the address (it looks for `data-asset`).
    fn link(&self) -> String {
        let path = escape(&self.path);
        let rel = if self.preloaded() {
            "rel=\"preload\" as=\"fetch\" crossorigin"
        } else {
            "rel=\"x-asset\""
        };
        let integrity = self.integrity.as_ref();
        let integrity = integrity.map_or(String::new(), |hash| format!(" integrity=\"{hash}\""));
        format!(
            "<link {rel} href=\"{path}?v={}\" data-asset=\"{path}\"{integrity}>\n",
            self.version
        )
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
}

/// The content of every script that stands in the page itself, as the browser hashes it.
pub fn inline_scripts(html: &str) -> Vec<&str> {
    let mut scripts = Vec::new();
    let mut rest = html;
    while let Some(at) = find(rest, "<script") {
        rest = &rest[at..];
        let Some(tag_end) = rest.find('>') else { break };
        let tag = &rest[..tag_end];
        let body = &rest[tag_end + 1..];
        let Some(end) = find(body, "</script") else {
            break;
        };
        let external = tag
            .split_ascii_whitespace()
            .any(|word| word.starts_with("src="));
        if !external {
            scripts.push(&body[..end]);
        }
        rest = &body[end..];
    }
    scripts
}

/// Where `needle` (lower case) is first found in any case.
fn find(text: &str, needle: &str) -> Option<usize> {
    text.as_bytes()
        .windows(needle.len())
        .position(|part| part.eq_ignore_ascii_case(needle.as_bytes()))
}

/// The policy of a page with these inline scripts: nothing but its own files, and no other inline code.
pub fn policy(scripts: &[&str]) -> String {
    let hashes: String = scripts
        .iter()
        .map(|script| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script))))
        .collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; connect-src 'self'; worker-src 'self'; \
         img-src 'self' data:; manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )
}

/// The page with what Trunk writes about the WebAssembly module put right: its size in the start script, for
/// the progress bar, is the one from before wasm-opt (`size` is the true one), and the hash on its preload is
/// one that browsers ignore, with a warning.
pub fn with_module(html: &str, size: u64) -> String {
    const BEFORE_SIZE: &str = "_bg.wasm', ";
    let mut html = html.to_owned();
    if let Some(at) = html.find(BEFORE_SIZE).map(|at| at + BEFORE_SIZE.len()) {
        let digits = html[at..].bytes().take_while(u8::is_ascii_digit).count();
        html.replace_range(at..at + digits, &size.to_string());
    }
    let preload = html.match_indices("<link ").map(|(at, _)| at).find(|&at| {
        html[at..]
            .split('>')
            .next()
            .is_some_and(|tag| tag.contains("_bg.wasm\"") && tag.contains("rel=\"preload\""))
    });
    if let Some(at) = preload
        && let Some(from) = html[at..].find(" integrity=\"").map(|from| at + from)
        && let Some(length) = html[from + 12..].find('"')
    {
        html.replace_range(from..from + 12 + length + 1, "");
    }
    html
}

/// The page after one of its files was changed: with the new hash where Trunk has put the old one.
pub fn with_changed(html: &str, before: &[u8], after: &[u8]) -> String {
    let hash = |content| format!("sha384-{}", STANDARD.encode(Sha384::digest(content)));
    html.replace(&hash(before), &hash(after))
}

/// The page with its policy and the links of its assets, both before anything they are about.
///
/// # Errors
/// When the page has no `<meta charset>` to put them behind, or has had this treatment before.
pub fn finish(html: &str, assets: &[Asset]) -> Result<String> {
    let Some(charset) = find(html, "<meta charset") else {
        bail!("index.html: found no <meta charset>, expected one at the beginning of <head>");
    };
    let Some(length) = html[charset..].find('>') else {
        bail!("index.html: <meta charset> has no end");
    };
    if html.contains("data-asset=") {
        bail!(
            "index.html: the links of the data files are there already, expected a page straight from Trunk"
        );
    }
    let (before, after) = html.split_at(charset + length + 1);
    if find(before, "<script").is_some() {
        bail!(
            "index.html: found a <script> before <meta charset>, where the policy would not cover it"
        );
    }
    // Trunk's live reload fills in its address when the page is served, which changes the hash; it serves one
    // developer on the local machine, so its page goes without a policy.
    let live = html.contains("__TRUNK_ADDRESS__");
    let policy = if live {
        String::new()
    } else {
        let policy = policy(&inline_scripts(html));
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n")
    };
    let links: String = assets.iter().map(Asset::link).collect();
    Ok(format!("{before}\n{policy}{links}{}", after.trim_start()))
}

/// The addresses of the preloaded assets in a finished page, without their versions.
pub fn preloads(html: &str) -> Vec<&str> {
    html.split("<link ")
        .skip(1)
        .filter_map(|link| link.split_once('>').map(|(tag, _)| tag))
        .filter(|tag| tag.contains("rel=\"preload\"") && tag.contains("data-asset="))
        .filter_map(|tag| {
            tag.split_once("data-asset=\"")?
                .1
                .split_once('"')
                .map(|(path, _)| path)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!DOCTYPE html><html><head><meta charset=utf-8>\n<title>T</title>\
        <script defer src=\"boot.js\"></script><script type=\"module\">import a</script></head></html>";

    #[test]
    fn what_fits_one_page_alone_is_bound_by_its_hash() {
        // By `openssl dgst -sha256 -binary | base64`.
        let link = Asset::bound("second.wasm".into(), b"new").link();
        assert!(
            link.contains("integrity=\"sha256-EVB6Di9eadXfpApiob17buV+a82FxnybhDGzb/8hxDc=\""),
            "{link}"
        );
        assert!(
            !Asset::new("second.css".into(), b"new")
                .link()
                .contains("integrity")
        );
    }

    #[test]
    fn a_changed_file_gets_its_new_hash() {
        // By `openssl dgst -sha384 -binary | base64`.
        let old = "sha384-fBumr4n5sA4/QWNPS7KNu2jg9CBOR0IYwQ/0At9wfOm4i7Q4PV5XMqwIcsX/sSsj";
        let new = "sha384-oQtuWMZdTbA7ICPQ0wcDbydp9VuhdkkSo0MLQoRb042nIb0DSe05+ibZ76lqtnU7";
        let page = |hash: &str| {
            format!("<link href=a integrity=\"{hash}\"><link href=b integrity=\"sha384-other\">")
        };
        assert_eq!(with_changed(&page(old), b"old", b"new"), page(new));
    }

    #[test]
    fn finds_inline_scripts_only_and_keeps_every_byte_of_them() {
        assert_eq!(inline_scripts(PAGE), ["import a"]);
        assert_eq!(
            inline_scripts(
                "<SCRIPT>\n a > b \n</SCRIPT ><script src=x></script><script>c</script>"
            ),
            ["\n a > b \n", "c"]
        );
        assert_eq!(inline_scripts("<p>no script</p>"), [""; 0]);
    }

    #[test]
    fn policy_names_the_hash_that_browsers_compute() {
        // The example of the CSP specification, section 8.5: alert('Hello, world.');
        let policy = policy(&["alert('Hello, world.');"]);
        assert!(
            policy.contains("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    }

    #[test]
    fn puts_policy_and_links_before_every_script() {
        let assets = [
            Asset::new("data/first.json".into(), b"abc"),
            Asset::new("data/events.geojson".into(), b""),
        ];
        let html = finish(PAGE, &assets).unwrap();
        let policy = html.find("Content-Security-Policy").unwrap();
        assert!(policy < html.find("<script").unwrap());
        assert!(policy < html.find("rel=\"preload\"").unwrap());
        assert!(html.contains(
            "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"data/first.json?v=ba7816bf\" data-asset=\"data/first.json\">"
        ));
        assert!(html.contains("<link rel=\"x-asset\" href=\"data/events.geojson?v=e3b0c442\" data-asset=\"data/events.geojson\">"));
        assert_eq!(preloads(&html), ["data/first.json"]);
        assert!(
            finish(&html, &assets).is_err(),
            "a second time would double the links"
        );
    }

    #[test]
    fn puts_right_what_trunk_writes_about_the_module() {
        let html = "<link rel=\"modulepreload\" href=\"./app-1.js\" integrity=\"sha384-a\">\
            <link rel=\"preload\" href=\"./app-1_bg.wasm\" integrity=\"sha384-b\" as=\"fetch\">\
            await __trunkInitializer(init, './app-1_bg.wasm', 183802, initializer(), true);";
        assert_eq!(
            with_module(html, 115),
            "<link rel=\"modulepreload\" href=\"./app-1.js\" integrity=\"sha384-a\">\
            <link rel=\"preload\" href=\"./app-1_bg.wasm\" as=\"fetch\">\
            await __trunkInitializer(init, './app-1_bg.wasm', 115, initializer(), true);"
        );
        assert_eq!(with_module("await init()", 115), "await init()");
    }

    #[test]
    fn preloads_the_first_level_of_the_map_alone() {
        let preloaded = |path: &str| Asset::new(path.into(), b"").preloaded();
        assert!(preloaded("geo/kursk.json"));
        assert!(!preloaded("geo/kursk-fine.json"));
        assert!(!preloaded("geo/world.json"));
        assert!(!preloaded("data/kursk.json"));
    }

    #[test]
    fn refuses_a_page_it_cannot_protect() {
        assert!(finish("<head><title>T</title></head>", &[]).is_err());
        assert!(finish("<head><script>a</script><meta charset=utf-8></head>", &[]).is_err());
    }

    #[test]
    fn live_reload_goes_without_policy_but_has_the_links() {
        let page = PAGE.replace("import a", "const address = '{{__TRUNK_ADDRESS__}}';");
        let html = finish(&page, &[Asset::new("geo/kursk.json".into(), b"")]).unwrap();
        assert!(!html.contains("Content-Security-Policy"));
        assert_eq!(preloads(&html), ["geo/kursk.json"]);
    }
}
