//! The layers of ARCHITECTURE.md: no module names one that it may not use.

#![cfg(not(target_arch = "wasm32"))]

use std::path::Path;

/// Each module with the modules of the crate that it may use.
const MAY_USE: [(&str, &[&str]); 7] = [
    ("model", &[]),
    ("geo", &["model"]),
    ("data", &["model", "geo"]),
    ("index", &["model", "geo"]),
    ("view", &["model", "geo", "index"]),
    ("text", &["model"]),
    ("reader", &["model", "geo", "data", "index", "text"]),
];

/// Crates of the browser, which the core must not know.
const BROWSER: [&str; 5] = ["yew", "web_sys", "gloo", "js_sys", "wasm_bindgen"];

/// Where the core takes one thing from the browser's language all the same: functions of numbers,
/// which are Rust's own everywhere but in the page.
const EXCEPTION: (&str, &str) = ("geo/math.rs", "js_sys");

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push((
                path.display().to_string(),
                std::fs::read_to_string(&path).unwrap(),
            ));
        }
    }
}

/// Identifiers of the text, without comments.
fn words(text: &str) -> Vec<String> {
    text.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_'))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_core_does_not_know_the_browser() {
    for (module, _) in MAY_USE {
        let mut files = Vec::new();
        sources(
            &Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("src")
                .join(module),
            &mut files,
        );
        assert!(!files.is_empty(), "src/{module} has no files");
        for (path, text) in files {
            for word in words(&text) {
                let known = BROWSER
                    .iter()
                    .any(|name| word == *name || word.starts_with("gloo_"));
                let excepted = path.ends_with(EXCEPTION.0) && word == EXCEPTION.1;
                assert!(!known || excepted, "{path} names {word}");
            }
        }
    }
}

#[test]
fn nothing_points_back() {
    let layers: Vec<&str> = MAY_USE
        .iter()
        .map(|(name, _)| *name)
        .chain(["browser", "ui"])
        .collect();
    for (module, allowed) in MAY_USE {
        let mut files = Vec::new();
        sources(
            &Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("src")
                .join(module),
            &mut files,
        );
        for (path, text) in files {
            for line in text
                .lines()
                .map(|line| line.split("//").next().unwrap_or_default())
            {
                for (_, rest) in line
                    .match_indices("crate::")
                    .map(|(i, m)| line.split_at(i + m.len()))
                {
                    let used: String = rest
                        .chars()
                        .take_while(|c| c.is_alphanumeric() || *c == '_')
                        .collect();
                    let fits = used == module
                        || allowed.contains(&used.as_str())
                        || !layers.contains(&used.as_str());
                    assert!(fits, "{path} uses crate::{used}, which {module} may not");
                }
            }
        }
    }
}
