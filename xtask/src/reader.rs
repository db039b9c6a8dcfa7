//! The worker that reads a reader's own file: a second program beside the page, in `reader/` of the built page.

use std::{path::Path, process::Command};

use anyhow::Result;

use crate::{bundle, modules, project, tools};

/// The folder of the built page that the worker is in.
pub const FOLDER: &str = "reader";

/// Compiles the worker and puts its script and module into `dist`, beside the `worker.js` that Trunk has copied.
///
/// # Errors
/// When a tool is missing, the worker does not compile, or a file cannot be written.
pub fn build(dist: &Path, release: bool) -> Result<()> {
    let folders = tools::for_build()?;
    let path = project::path_with(&folders)?;
    let mut cargo = project::cargo();
    cargo
        .args(["build", "--quiet", "--offline", "--bin", "reader"])
        .args(["--no-default-features", "--features", "reader"])
        .args(["--target", tools::WASM_TARGET])
        // Not the flags of the page, which ask for the smallest code.
        .env(
            bundle::PAGE_FLAGS,
            bundle::anonymous_paths().unwrap_or_default(),
        );
    if release {
        cargo.args(["--profile", "reader"]);
    }
    let folder = if release { "reader" } else { "debug" };
    let module = modules::target_folder()
        .join(tools::WASM_TARGET)
        .join(folder)
        .join("reader.wasm");
    project::run(&mut cargo)?;
    let out = dist.join(FOLDER);
    let mut bindgen = Command::new(bundle::program(&folders, "wasm-bindgen"));
    bindgen
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(&out)
        .arg(&module);
    project::run(bindgen.current_dir(project::root()))?;
    if !release {
        return Ok(());
    }
    let module = out.join("reader_bg.wasm");
    let mut opt = Command::new(bundle::program(&folders, "wasm-opt"));
    opt.env("PATH", path)
        .current_dir(project::root())
        .args(["-O3", "--output"])
        .arg(&module)
        .arg(&module);
    project::run(&mut opt)
}
