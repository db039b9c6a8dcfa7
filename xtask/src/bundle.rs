//! `cargo xtask build`: the page in `dist/`, as any static host can serve it.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use anyhow::{Context, Result};

use crate::{
    args::Args,
    budget::{self, Transfer},
    compress, data, modules, page, project, reader, styles, tools,
};

/// Folders of the built page whose files the application fetches by name.
const ASSET_FOLDERS: [&str; 3] = ["data", "geo", reader::FOLDER];
/// Where Cargo finds the compiler's flags for the page.
pub const PAGE_FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// `cargo xtask build [--dev]`.
///
/// # Errors
/// When a tool is missing, the page does not compile, or a file cannot be written.
pub fn run(args: &[String]) -> Result<()> {
    let mut args = Args::new("build", args);
    let dev = args.flag("--dev");
    args.finish()?;
    build(dev)?;
    Ok(())
}

/// Builds the page into `dist/` and prints what it weighs.
///
/// # Errors
/// When a tool is missing, the page does not compile, or a file cannot be written.
pub fn build(dev: bool) -> Result<Vec<compress::Sizes>> {
    let begun = Instant::now();
    let mut trunk = trunk("build")?;
    if !dev {
        trunk.arg("--release");
        with_small_std(&mut trunk)?;
    }
    project::run(&mut trunk)?;
    let dist = project::dist();
    if dev {
        println!(
            "built {} for development in {:.1} s",
            dist.display(),
            begun.elapsed().as_secs_f64()
        );
        return Ok(Vec::new());
    }
    let files = compress::compress_all(&dist)?;
    print!("{}", compress::table(&files));
    let Transfer {
        code,
        first_view,
        second,
        reader,
    } = Transfer::of(&dist, &files)?;
    println!(
        "code {code}, first view {first_view}, second module {second}, reader of own files {reader} bytes after brotli"
    );
    println!(
        "built {} in {:.1} s",
        dist.display(),
        begun.elapsed().as_secs_f64()
    );
    Ok(files)
}

/// Trunk with a subcommand, in the project's folder, with the tools it needs on its `PATH`.
///
/// # Errors
/// When a tool or a crate is missing and cannot be fetched.
pub fn trunk(subcommand: &str) -> Result<Command> {
    let folders = tools::for_build()?;
    // Trunk is kept from downloading tools of its own choice by --offline, which it hands on to Cargo.
    // Build scripts and macros run on this machine, so the crates for both are needed.
    project::run(fetch().args(["--target", "host-tuple"]))?;
    let mut trunk = Command::new(program(&folders, "trunk"));
    trunk
        .current_dir(project::root())
        .env("PATH", project::path_with(&folders)?);
    // For the page's target alone: Trunk's hook runs Cargo, too, for this machine.
    trunk.env(PAGE_FLAGS, anonymous_paths().unwrap_or_default());
    // Trunk reads NO_COLOR as one of its options and refuses the customary value `1`.
    trunk.env_remove("NO_COLOR");
    trunk.args([subcommand, "--offline"]);
    Ok(trunk)
}

/// Cargo, to fetch the crates of the page.
fn fetch() -> Command {
    let mut fetch = project::cargo();
    fetch.args(["fetch", "--quiet", "--target", tools::WASM_TARGET]);
    fetch
}

/// Has the standard library compiled with the page, for size, and panics end the program at once
/// instead of putting a message together: 15 KB less of what the reader waits for. The page then
/// says that it has stopped, with the browser's error; `--dev` builds name the place in the source.
///
/// The linker keeps its relocations, by which the module is cut in two.
///
/// The compiler holds these settings for unstable and takes them from a stable toolchain only with
/// `RUSTC_BOOTSTRAP`; every one of them changes the code's size alone, so a toolchain that no
/// longer knows one can do without it. Trunk's hook takes the variables away again.
fn with_small_std(trunk: &mut Command) -> Result<()> {
    tools::standard_library_source()?;
    let flags = format!(
        "{} -Zlocation-detail=none -Zfmt-debug=none -Zunstable-options -Cpanic=immediate-abort -Clink-arg=--emit-relocs",
        anonymous_paths().unwrap_or_default()
    );
    // The library has dependencies of its own.
    let build_std = [
        ("RUSTC_BOOTSTRAP", "1"),
        ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ];
    project::run(fetch().envs(build_std))?;
    trunk
        .envs(build_std)
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true")
        .env(PAGE_FLAGS, flags.trim_start());
    Ok(())
}

/// Flags that keep this machine's folders out of the page: panic messages name source files.
/// `None` where a path has a space, which the flags cannot carry.
pub fn anonymous_paths() -> Option<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let user = env::home_dir()?;
        Some(user.join(".cargo"))
    })?;
    let crates = home.join("registry").join("src");
    // One folder for each registry that was ever used; the crates lie in them.
    let registries = std::fs::read_dir(crates)
        .ok()?
        .filter_map(Result::ok)
        .map(|e| e.path());
    let flags: Vec<String> = registries
        .chain([project::root().to_path_buf()])
        .map(|folder| format!("--remap-path-prefix={}=", folder.display()))
        .collect();
    flags
        .iter()
        .all(|flag| !flag.contains(char::is_whitespace))
        .then(|| flags.join(" "))
}

/// The path of a program in the first folder that has it: a command is not looked up in the `PATH` it is given.
pub fn program(folders: &[PathBuf], name: &str) -> PathBuf {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    folders
        .iter()
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
        .unwrap_or_else(|| file.into())
}

/// Trunk's hook after every build: finishes the page in its staging folder.
///
/// # Errors
/// When it is not called by Trunk, or a file of the page cannot be read or written.
pub fn post_build(args: &[String]) -> Result<()> {
    Args::new("post-build", args).finish()?;
    let staging = env::var_os("TRUNK_STAGING_DIR").context(
        "TRUNK_STAGING_DIR is not set: this command is for Trunk, `cargo xtask build` is for you",
    )?;
    let staging = Path::new(&staging);
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    reader::build(staging, release)?;
    if release {
        modules::finish(staging)?;
    }
    finish(staging)
}

/// Makes the data of the first view, then links every data file by its version and sets the policy.
fn finish(dist: &Path) -> Result<()> {
    let data_folder = dist.join("data");
    if data_folder.is_dir() {
        data::write_derived(&data_folder)?;
    }
    let mut assets = Vec::new();
    for folder in ASSET_FOLDERS.map(|folder| (folder, dist.join(folder))) {
        if !folder.1.is_dir() {
            continue;
        }
        for name in compress::files(&folder.1)? {
            let file = folder.1.join(&name);
            let content =
                fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            assets.push(page::Asset::new(format!("{}/{name}", folder.0), &content));
        }
    }
    let index = dist.join("index.html");
    let mut html = project::read(&index)?;
    if let Some(module) = modules::module(dist)? {
        html = page::with_module(&html, fs::metadata(module)?.len());
    }
    let in_two = dist.join(modules::SECOND).is_file();
    let html = styles::combine(dist, &html, in_two)?;
    if in_two {
        let read = |name: &str| fs::read(dist.join(name)).with_context(|| name.to_owned());
        let (module, sheet) = (read(modules::SECOND)?, read(styles::SECOND)?);
        assets.push(page::Asset::bound(modules::SECOND.to_owned(), &module));
        assets.push(page::Asset::new(styles::SECOND.to_owned(), &sheet));
    }
    let html = page::finish(&html, &assets)?;
    fs::write(&index, html).with_context(|| format!("cannot write {}", index.display()))
}

/// Holds an already built page against its budgets.
///
/// # Errors
/// When there is no built page, or it is too large.
pub fn check_budgets() -> Result<()> {
    let dist = project::dist();
    if !dist.join("index.html").is_file() {
        anyhow::bail!(
            "there is no built page in {}: run `cargo xtask build`",
            dist.display()
        );
    }
    budget::check(&dist, &compress::compress_all(&dist)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finishes_a_page_that_trunk_left() {
        let dist = env::temp_dir().join(format!("kursk-bundle-{}", std::process::id()));
        fs::create_dir_all(dist.join("geo/fine")).unwrap();
        fs::write(dist.join("geo/kursk.json"), "{}").unwrap();
        fs::write(dist.join("geo/fine/seim.json"), "[]").unwrap();
        fs::write(
            dist.join("index.html"),
            "<head><meta charset=utf-8><script>go()</script></head>",
        )
        .unwrap();
        let result = finish(&dist);
        let html = fs::read_to_string(dist.join("index.html")).unwrap();
        fs::remove_dir_all(&dist).unwrap();
        result.unwrap();
        assert!(html.contains("data-asset=\"geo/fine/seim.json\""), "{html}");
        assert_eq!(page::preloads(&html), ["geo/kursk.json"]);
        assert!(html.contains(&page::policy(&["go()"])), "{html}");
    }
}
