//! The page's WebAssembly, from what wasm-bindgen has left to what is shipped: two modules, made small.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{bundle, compress, names, page, project, split, texts, tools};

/// The module that is fetched when something behind a gate is asked for.
pub const SECOND: &str = "second.wasm";
/// How wasm-opt makes code small. Little inlining; the linker puts the stack first, so the lowest kilobyte of
/// memory is its far end and holds no data.
const SMALL: [&str; 10] = [
    "-Oz",
    "-aimfs",
    "1",
    "-ocimfs",
    "1",
    "-fimfs",
    "1",
    "--converge",
    "--low-memory-unused",
    "--strip-producers",
];

/// Cuts the module that Trunk has put into `dist` in two, shortens the names between it and its script, and makes
/// both modules small.
///
/// # Errors
/// When there is no module, it cannot be cut, or wasm-opt is missing or fails.
pub fn finish(dist: &Path) -> Result<()> {
    let first = module(dist)?.with_context(|| {
        let dist = dist.display();
        format!("{dist}: found no file `*_bg.wasm`, expected the module of the page")
    })?;
    let linked = target_folder()
        .join(tools::WASM_TARGET)
        .join("release/kursk-timeline.wasm");
    let parts = split::split(&read(&linked)?, &read(&first)?)
        .with_context(|| format!("cannot cut {} in two", first.display()))?;
    let script = script_of(&first)?;
    let long = project::read(&script)?;
    let (named, short) = names::shorten(&parts.first, &long)?;
    let short = texts::quick(&short, [&named, &parts.second])?;
    fs::write(&script, &short).with_context(|| format!("cannot write {}", script.display()))?;
    let index = dist.join("index.html");
    let html = page::with_changed(&project::read(&index)?, long.as_bytes(), short.as_bytes());
    fs::write(&index, html).with_context(|| format!("cannot write {}", index.display()))?;
    let second = dist.join(SECOND);
    for (path, bytes) in [(&first, named), (&second, parts.second)] {
        fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
        make_small(path)?;
    }
    Ok(())
}

/// The page's first module in a built page.
///
/// # Errors
/// When the folder cannot be read.
pub fn module(dist: &Path) -> Result<Option<PathBuf>> {
    let files = compress::files(dist)?;
    let module = files
        .iter()
        .find(|path| path.ends_with("_bg.wasm") && !path.contains('/'));
    Ok(module.map(|path| dist.join(path)))
}

/// The script that goes with a module: `x.js` with `x_bg.wasm`.
fn script_of(module: &Path) -> Result<PathBuf> {
    let name = module.file_name().and_then(|name| name.to_str());
    let stem = name.and_then(|name| name.strip_suffix("_bg.wasm"));
    let stem = stem.context("the page's module has no name ending in _bg.wasm")?;
    Ok(module.with_file_name(format!("{stem}.js")))
}

/// Where Cargo puts what it builds.
pub fn target_folder() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| project::root().join("target"), PathBuf::from)
}

fn make_small(path: &Path) -> Result<()> {
    let folders = tools::for_build()?;
    let mut opt = Command::new(bundle::program(&folders, "wasm-opt"));
    opt.env("PATH", project::path_with(&folders)?)
        .current_dir(project::root())
        .args(SMALL)
        .arg("--output")
        .arg(path)
        .arg(path);
    project::run(&mut opt)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}
