//! What the reader waits for, held against the numbers in `budgets.toml`.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::{compress::Sizes, modules, page, project, styles};

/// Bytes after brotli: measured in a built page, or allowed by the budgets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// WebAssembly, scripts and style sheets.
    pub code: u64,
    /// The page, its code and the files it preloads.
    pub first_view: u64,
    /// The program's second module with its styles: fetched when something behind its gates is asked for.
    pub second: u64,
    /// The worker that reads a reader's own file: fetched when one is opened, and by nobody else.
    pub reader: u64,
}

impl Transfer {
    /// Adds up the files of a built page in `dist`.
    ///
    /// # Errors
    /// When the page cannot be read, or preloads a file that is not there.
    pub fn of(dist: &Path, files: &[Sizes]) -> Result<Self> {
        let html = project::read(&dist.join("index.html"))?;
        let sum = |counts: fn(&str) -> bool| -> u64 {
            let files = files.iter().filter(|file| counts(&file.path));
            files.map(|file| file.brotli).sum()
        };
        let code = sum(|path| is_code(path) && !is_second(path) && !is_reader(path));
        let second = sum(is_second);
        let reader = sum(is_reader);
        let mut first_view = code;
        // Everything beside index.html is referenced by it: the icon, and nothing else that is not code.
        first_view += files
            .iter()
            .filter(|file| !file.path.contains('/') && !is_code(&file.path))
            .map(|file| file.brotli)
            .sum::<u64>();
        for path in page::preloads(&html) {
            let file = files.iter().find(|file| file.path == path);
            first_view += file
                .with_context(|| format!("index.html preloads {path}, which is not in dist/"))?
                .brotli;
        }
        Ok(Self {
            code,
            first_view,
            second,
            reader,
        })
    }

    /// Reads the budgets.
    ///
    /// # Errors
    /// When a line is not `name = bytes` with a known name, or a name is missing.
    pub fn budgets(text: &str) -> Result<Self> {
        let (mut code, mut first_view, mut second, mut reader) = (None, None, None, None);
        for (number, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            let place = || {
                format!(
                    "budgets.toml, line {}: found `{line}`, expected `name = bytes`",
                    number + 1
                )
            };
            let (name, value) = line.split_once('=').with_context(place)?;
            let value: u64 = value.trim().replace('_', "").parse().with_context(place)?;
            match name.trim() {
                "code" => code = Some(value),
                "first_view" => first_view = Some(value),
                "second" => second = Some(value),
                "reader" => reader = Some(value),
                other => bail!(
                    "budgets.toml, line {}: found `{other}`, expected `code`, `first_view`, `second` or `reader`",
                    number + 1
                ),
            }
        }
        Ok(Self {
            code: code.context("budgets.toml: `code` is missing")?,
            first_view: first_view.context("budgets.toml: `first_view` is missing")?,
            second: second.context("budgets.toml: `second` is missing")?,
            reader: reader.context("budgets.toml: `reader` is missing")?,
        })
    }

    /// A table of found and allowed, and whether everything is allowed.
    pub fn compare(self, allowed: Self) -> (String, bool) {
        let mut table = format!(
            "{:<12}{:>10}{:>10}{:>8}\n",
            "brotli", "found", "allowed", "used"
        );
        let rows = [
            ("code", self.code, allowed.code),
            ("first view", self.first_view, allowed.first_view),
            ("second", self.second, allowed.second),
            ("reader", self.reader, allowed.reader),
        ];
        for (name, found, allowed) in rows {
            let used = found * 100 / allowed.max(1);
            let verdict = if found > allowed { "  TOO MUCH" } else { "" };
            table += &format!("{name:<12}{found:>10}{allowed:>10}{used:>7}%{verdict}\n");
        }
        (
            table,
            rows.iter().all(|(_, found, allowed)| found <= allowed),
        )
    }
}

/// Whether the browser runs it: WebAssembly, scripts, style sheets.
fn is_code(path: &str) -> bool {
    [".wasm", ".js", ".mjs", ".css"]
        .iter()
        .any(|ending| path.ends_with(ending))
}

/// Whether it is fetched when something behind a gate is asked for.
fn is_second(path: &str) -> bool {
    path == modules::SECOND || path == styles::SECOND
}

/// Whether it belongs to the worker that reads a reader's own file.
fn is_reader(path: &str) -> bool {
    path.starts_with("reader/")
}

/// Holds the built page against the budgets and prints the table.
///
/// # Errors
/// When a budget is passed, or the page or the budgets cannot be read.
pub fn check(dist: &Path, files: &[Sizes]) -> Result<()> {
    let allowed = Transfer::budgets(&project::read(&project::root().join("budgets.toml"))?)?;
    let (table, fits) = Transfer::of(dist, files)?.compare(allowed);
    print!("{table}");
    if !fits {
        bail!("the page is larger than budgets.toml allows");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_budgets_and_names_bad_lines() {
        let budgets = Transfer::budgets(
            "# why\ncode = 204_800 # bytes\n\nfirst_view=307200\nsecond = 60000\nreader = 90000\n",
        )
        .unwrap();
        assert_eq!(
            budgets,
            Transfer {
                code: 204_800,
                first_view: 307_200,
                second: 60_000,
                reader: 90_000
            }
        );
        assert!(
            Transfer::budgets("code = 1")
                .unwrap_err()
                .to_string()
                .contains("first_view")
        );
        assert!(format!("{:#}", Transfer::budgets("code = lots").unwrap_err()).contains("line 1"));
        assert!(
            Transfer::budgets("cod = 1")
                .unwrap_err()
                .to_string()
                .contains("`cod`")
        );
    }

    #[test]
    fn a_budget_is_inclusive() {
        let allowed = Transfer {
            code: 100,
            first_view: 200,
            second: 70,
            reader: 50,
        };
        assert!(
            Transfer {
                code: 100,
                first_view: 200,
                second: 70,
                reader: 50
            }
            .compare(allowed)
            .1
        );
        let (table, fits) = Transfer {
            code: 101,
            first_view: 150,
            second: 71,
            reader: 0,
        }
        .compare(allowed);
        assert!(!fits);
        assert_eq!(table.matches("TOO MUCH").count(), 2, "{table}");
    }

    #[test]
    fn the_committed_budgets_can_be_read() {
        Transfer::budgets(include_str!("../../budgets.toml")).unwrap();
    }

    #[test]
    fn adds_up_code_and_preloads_but_not_what_comes_later() {
        let dist = std::env::temp_dir().join(format!("kursk-budget-{}", std::process::id()));
        std::fs::create_dir_all(&dist).unwrap();
        std::fs::write(
            dist.join("index.html"),
            "<link rel=\"preload\" href=\"data/first.json?v=1\" data-asset=\"data/first.json\">",
        )
        .unwrap();
        let file = |path: &str, brotli| Sizes {
            path: path.into(),
            raw: 0,
            gzip: 0,
            brotli,
        };
        let files = [
            file("index.html", 1),
            file("app-1.js", 10),
            file("app-1_bg.wasm", 100),
            file("data/first.json", 1_000),
            file("data/events.geojson", 10_000),
            file("reader/reader_bg.wasm", 100_000),
            file("second.wasm", 1_000_000),
            file("second.css", 2_000_000),
        ];
        let found = Transfer::of(&dist, &files);
        std::fs::remove_dir_all(&dist).unwrap();
        assert_eq!(
            found.unwrap(),
            Transfer {
                code: 110,
                first_view: 1_111,
                second: 3_000_000,
                reader: 100_000
            }
        );
    }
}
