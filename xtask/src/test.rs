//! `cargo xtask test`: every test layer, cheapest first.

use std::{
    env,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{
    args::Args,
    bundle, project,
    tools::{self, Browser, WASM_TARGET},
};

/// How long one browser test may take, in seconds, on a slow machine.
const BROWSER_TEST_TIMEOUT: u64 = 120;

/// One layer of the tests.
struct Layer {
    name: &'static str,
    about: &'static str,
    run: fn() -> Result<()>,
}

const LAYERS: [Layer; 9] = [
    Layer {
        name: "fmt",
        about: "the code is formatted",
        run: format,
    },
    Layer {
        name: "clippy",
        about: "no lint warns, on this machine",
        run: clippy,
    },
    Layer {
        name: "clippy-wasm",
        about: "no lint warns, in the browser",
        run: clippy_wasm,
    },
    Layer {
        name: "core",
        about: "the core compiles without the page",
        run: core,
    },
    Layer {
        name: "native",
        about: "unit, property and integration tests",
        run: native,
    },
    Layer {
        name: "build",
        about: "the page is built",
        run: build,
    },
    Layer {
        name: "budgets",
        about: "the page is small enough",
        run: bundle::check_budgets,
    },
    Layer {
        name: "browser",
        about: "component tests in headless Chromium",
        run: browser,
    },
    Layer {
        name: "e2e",
        about: "end-to-end tests on the built page",
        run: end_to_end,
    },
];

/// `cargo xtask test [--fast] [--only LAYER]`.
///
/// A failing layer does not keep the later ones from running, so that one run shows everything.
///
/// # Errors
/// When a layer fails, or a tool it needs is missing; names every such layer.
pub fn run(args: &[String]) -> Result<()> {
    let mut args = Args::new("test", args);
    let fast = args.flag("--fast");
    let only = args.value("--only")?;
    args.finish()?;
    let layers = chosen(fast, only.as_deref())?;
    let mut failed = Vec::new();
    let mut last: Option<(&Layer, Duration)> = None;
    for (index, layer) in layers.iter().enumerate() {
        // The line about a layer comes with the next heading: the run ends with the words of the last test runner.
        if let Some((layer, time)) = last {
            eprintln!("-- {} took {:.1} s", layer.name, time.as_secs_f64());
        }
        eprintln!(
            "\n== {}/{} {}: {}",
            index + 1,
            layers.len(),
            layer.name,
            layer.about
        );
        let begun = Instant::now();
        if let Err(error) = (layer.run)() {
            eprintln!("{} FAILED: {error:#}", layer.name);
            failed.push(layer.name);
        }
        last = Some((layer, begun.elapsed()));
    }
    if !failed.is_empty() {
        bail!(
            "{} of {} test layers failed: {}",
            failed.len(),
            layers.len(),
            failed.join(", ")
        );
    }
    Ok(())
}

/// The layers that the arguments ask for.
fn chosen(fast: bool, only: Option<&str>) -> Result<Vec<&'static Layer>> {
    let only = match (fast, only) {
        (true, Some(_)) => bail!("`cargo xtask test`: --fast and --only do not go together"),
        (true, None) => Some("native"),
        (false, only) => only,
    };
    let layers: Vec<&Layer> = LAYERS
        .iter()
        .filter(|layer| only.is_none_or(|only| only == layer.name))
        .collect();
    if layers.is_empty() {
        let names: Vec<&str> = LAYERS.iter().map(|layer| layer.name).collect();
        bail!(
            "there is no test layer `{}`, expected one of {}",
            only.unwrap_or_default(),
            names.join(", ")
        );
    }
    Ok(layers)
}

fn cargo(args: &[&str]) -> Result<()> {
    project::run(project::cargo().args(args))
}

fn format() -> Result<()> {
    cargo(&["fmt", "--all", "--check"])
}

fn clippy() -> Result<()> {
    cargo(&[
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--",
        "-D",
        "warnings",
    ])
}

/// What is compiled for the browser: the unit tests of the core are for this machine, with its test crates.
fn clippy_wasm() -> Result<()> {
    tools::wasm_target()?;
    let package = ["clippy", "--quiet", "--package", "kursk-timeline"];
    let targets = ["--target", WASM_TARGET, "--lib", "--bins", "--test", "web"];
    cargo(&[&package[..], &targets, &["--", "-D", "warnings"]].concat())
}

fn core() -> Result<()> {
    cargo(&[
        "check",
        "--quiet",
        "--package",
        "kursk-timeline",
        "--no-default-features",
    ])
}

fn native() -> Result<()> {
    cargo(&["test", "--workspace", "--no-fail-fast"])
}

fn build() -> Result<()> {
    bundle::build(false).map(drop)
}

fn browser() -> Result<()> {
    require_target("web")?;
    tools::wasm_target()?;
    let runner = tools::wasm_bindgen()?;
    let browser = Browser::find()?;
    let mut command = project::cargo();
    command.args([
        "test",
        "--package",
        "kursk-timeline",
        "--target",
        WASM_TARGET,
        "--test",
        "web",
    ]);
    command.env("PATH", project::path_with(&[runner])?);
    command.env("CHROMEDRIVER", &browser.driver);
    command.env(
        "WASM_BINDGEN_TEST_TIMEOUT",
        BROWSER_TEST_TIMEOUT.to_string(),
    );
    project::run(&mut command)
}

fn end_to_end() -> Result<()> {
    in_the_browser(&project::dist(), &[], &[])
}

/// Runs the end-to-end target on the built page in a folder, with more arguments
/// for its runner and more variables.
///
/// # Errors
/// When there is no built page, a tool is missing, or a test fails.
pub fn in_the_browser(dist: &Path, more: &[&str], variables: &[(&str, &str)]) -> Result<()> {
    require_target("e2e")?;
    if !dist.join("index.html").is_file() {
        bail!(
            "there is no built page in {}: run `cargo xtask build`",
            dist.display()
        );
    }
    let browser = Browser::find()?;
    let mut command: Command = project::cargo();
    command.args([
        "test",
        "--package",
        "kursk-timeline",
        "--features",
        "e2e",
        "--test",
        "e2e",
    ]);
    command.args(["--", "--nocapture", "--test-threads=1"]);
    command.args(more);
    command.envs(variables.iter().copied());
    command
        .env("KURSK_DIST", dist)
        .env("CHROMEDRIVER", &browser.driver)
        .env("CHROME", &browser.chrome);
    command.env("AXE_CORE", tools::axe_core()?);
    // The tests start servers of their own with `serve --no-build --port 0 --dist ... --base ...`.
    command.env(
        "KURSK_XTASK",
        env::current_exe().context("cannot find this program")?,
    );
    project::run(&mut command)
}

/// Cargo's own message about a missing target does not say what was expected of it.
fn require_target(name: &str) -> Result<()> {
    let tests = project::root().join("tests");
    if tests.join(format!("{name}.rs")).is_file() || tests.join(name).join("main.rs").is_file() {
        return Ok(());
    }
    bail!("found no test target `{name}`, expected tests/{name}.rs or tests/{name}/main.rs");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(fast: bool, only: Option<&str>) -> Vec<&'static str> {
        chosen(fast, only)
            .unwrap()
            .iter()
            .map(|layer| layer.name)
            .collect()
    }

    #[test]
    fn chooses_layers() {
        assert_eq!(names(false, None).len(), LAYERS.len());
        assert_eq!(names(true, None), ["native"]);
        assert_eq!(names(false, Some("e2e")), ["e2e"]);
    }

    #[test]
    fn an_unknown_layer_is_an_error_that_lists_the_known() {
        let error = chosen(false, Some("unit")).err().unwrap().to_string();
        assert!(
            error.contains("`unit`") && error.contains("native"),
            "{error}"
        );
        assert!(chosen(true, Some("e2e")).is_err());
    }
}
