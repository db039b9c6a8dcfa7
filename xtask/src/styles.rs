//! The page's style sheets, written as one: they are kept in a file for each area of the page, and
//! compress a third better together than one by one. Those of what the second module draws are
//! written as a second one, which is fetched with it.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};

/// The style sheet that is fetched with the second module.
pub const SECOND: &str = "second.css";
/// The files, by the beginnings of their names, that it is put together from.
const OF_SECOND: [&str; 2] = ["charts-", "about-"];

/// Puts the linked style sheets of the page in `dist` into a single file, in their order, and
/// returns the page that links it instead. With `in_two`, those of [`OF_SECOND`] become a file of
/// their own, which the page does not link.
///
/// # Errors
/// When a linked file is not there, or a file cannot be read, written or removed.
pub fn combine(dist: &Path, html: &str, in_two: bool) -> Result<String> {
    let sheets = linked(html);
    let Some(&(first, _)) = sheets.first() else {
        return Ok(html.to_owned());
    };
    let (mut together, mut second) = (String::new(), String::new());
    for (tag, href) in &sheets {
        if href.contains('/') {
            bail!("index.html: found the style sheet {href} in {tag}, expected a file beside it");
        }
        let file = dist.join(href);
        let sheet =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let is_second = in_two && OF_SECOND.iter().any(|name| href.starts_with(name));
        let sheets = if is_second {
            &mut second
        } else {
            &mut together
        };
        sheets.push_str(&compact(&sheet));
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    if in_two {
        let file = dist.join(SECOND);
        fs::write(&file, &second).with_context(|| format!("cannot write {}", file.display()))?;
    }
    let version: String = Sha256::digest(&together)[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let name = format!("styles-{version}.css");
    let file = dist.join(&name);
    fs::write(&file, &together).with_context(|| format!("cannot write {}", file.display()))?;
    let integrity = STANDARD.encode(Sha384::digest(&together));
    let link =
        format!("<link rel=\"stylesheet\" href=\"./{name}\" integrity=\"sha384-{integrity}\"/>");
    let mut html = html.replacen(first, &link, 1);
    for (tag, _) in &sheets[1..] {
        html = html.replacen(tag, "", 1);
    }
    Ok(html)
}

/// The tags that link style sheets, each with its address, in the order of the page.
fn linked(html: &str) -> Vec<(&str, &str)> {
    html.match_indices("<link ")
        .filter_map(|(at, _)| {
            let tag = &html[at..=at + html[at..].find('>')?];
            tag.contains("rel=\"stylesheet\"").then_some(())?;
            let href = tag.split_once("href=\"")?.1.split_once('"')?.0;
            Some((tag, href.strip_prefix("./").unwrap_or(href)))
        })
        .collect()
}

/// The sheet without comments, indentation and line breaks. Strings stay as they are.
fn compact(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(next) = rest.chars().next() {
        if rest.starts_with("/*") {
            rest = rest.split_once("*/").map_or("", |(_, after)| after);
        } else if next == '"' || next == '\'' {
            let end = rest[1..].find(next).map_or(rest.len(), |at| at + 2);
            out.push_str(&rest[..end]);
            rest = &rest[end..];
        } else if next.is_ascii_whitespace() {
            rest = rest.trim_ascii_start();
            // Before a brace or after one, a comma or a semicolon, it means nothing.
            let parts = |text: Option<char>| text.is_none_or(|c| "{};, ".contains(c));
            if !parts(out.chars().last()) && !parts(rest.chars().next()) {
                out.push(' ');
            }
        } else {
            out.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_what_means_nothing() {
        let sheet = "/* head */\n.a :focus,\n.b > i {\n  content: \"  /* no */ {\";\n  width: calc(1px + 2px);\n}\n";
        assert_eq!(
            compact(sheet),
            ".a :focus,.b > i{content: \"  /* no */ {\";width: calc(1px + 2px);}"
        );
    }

    #[test]
    fn a_comment_between_words_keeps_them_apart() {
        assert_eq!(compact("a /* x */ b{}"), "a b{}");
    }

    #[test]
    fn one_file_takes_the_place_of_all() {
        let dist = std::env::temp_dir().join(format!("kursk-styles-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("a.css"), "a { b: c; }\n").unwrap();
        fs::write(dist.join("d.css"), "d { e: f; }\n").unwrap();
        let html = "<head><link rel=\"stylesheet\" href=\"./a.css\" integrity=\"x\"/><link rel=\"icon\" href=\"i\"/><link rel=\"stylesheet\" href=\"./d.css\"/></head>";
        let result = combine(&dist, html, false);
        let files = crate::compress::files(&dist).unwrap();
        let sheet = fs::read_to_string(dist.join(&files[0])).unwrap();
        fs::remove_dir_all(&dist).unwrap();
        let html = result.unwrap();
        assert_eq!(files.len(), 1, "{files:?}");
        assert_eq!(sheet, "a{b: c;}d{e: f;}");
        assert_eq!(html.matches("stylesheet").count(), 1, "{html}");
        assert!(html.contains(&files[0]), "{html}");
        assert!(
            html.contains("<link rel=\"icon\" href=\"i\"/></head>"),
            "{html}"
        );
    }

    #[test]
    fn what_the_second_module_draws_has_a_sheet_of_its_own() {
        let dist = std::env::temp_dir().join(format!("kursk-second-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("map-1.css"), "a { b: c; }\n").unwrap();
        fs::write(dist.join("charts-1.css"), "d { e: f; }\n").unwrap();
        let html = "<link rel=\"stylesheet\" href=\"./charts-1.css\"/><link rel=\"stylesheet\" href=\"./map-1.css\"/>";
        let result = combine(&dist, html, true);
        let second = fs::read_to_string(dist.join(SECOND)).unwrap();
        let files = crate::compress::files(&dist).unwrap();
        fs::remove_dir_all(&dist).unwrap();
        let html = result.unwrap();
        assert_eq!(second, "d{e: f;}");
        assert_eq!(files.len(), 2, "{files:?}");
        assert!(!html.contains(SECOND), "{html}");
        assert_eq!(html.matches("stylesheet").count(), 1, "{html}");
    }

    #[test]
    fn a_missing_file_is_named() {
        let html = "<link rel=\"stylesheet\" href=\"./gone.css\">";
        let error = combine(&std::env::temp_dir(), html, false).unwrap_err();
        assert!(format!("{error:#}").contains("gone.css"), "{error:#}");
    }
}
