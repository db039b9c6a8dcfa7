//! The programs that building and testing need: found on `PATH` in the right version, else in a
//! cache of this user (so that a second clone finds them), else installed into that cache.

mod browser;
mod cache;
mod version;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

pub use browser::Browser;
use version::Version;

use crate::{args::Args, project};

/// The Trunk that `Trunk.toml` was written for. Newer ones need a newer Rust.
const TRUNK: &str = "0.21.14";
/// The npm package that carries wasm-opt.
const BINARYEN: &str = "132.0.0";
/// The oldest wasm-opt that reads what today's Rust writes.
const WASM_OPT_OLDEST: u64 = 123;
/// The accessibility checker that the end-to-end tests put into the page.
const AXE_CORE: &str = "4.14.1";
/// What the page is compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Folders to put before `PATH` so that everything the build of the page needs is found there.
///
/// # Errors
/// When something is missing and cannot be installed; the message says what to install.
pub fn for_build() -> Result<Vec<PathBuf>> {
    wasm_target()?;
    Ok(vec![trunk()?, wasm_bindgen()?, wasm_opt()?])
}

/// `cargo xtask tools`: finds or installs everything and shows where it is.
///
/// # Errors
/// When something is missing and cannot be installed.
pub fn run(args: &[String]) -> Result<()> {
    Args::new("tools", args).finish()?;
    wasm_target()?;
    println!(
        "{:<14}installed",
        WASM_TARGET.split('-').next().unwrap_or(WASM_TARGET)
    );
    println!("{:<14}{}", "trunk", trunk()?.display());
    println!("{:<14}{}", "wasm-bindgen", wasm_bindgen()?.display());
    println!("{:<14}{}", "wasm-opt", wasm_opt()?.display());
    let browser = Browser::find()?;
    println!("{:<14}{}", "chromium", browser.chrome.display());
    println!("{:<14}{}", "chromedriver", browser.driver.display());
    println!("{:<14}{}", "axe-core", axe_core()?.display());
    Ok(())
}

/// Makes sure that the source of Rust's standard library is there: the page compiles it anew.
///
/// # Errors
/// When it is not installed and rustup is not there, or fails.
pub fn standard_library_source() -> Result<()> {
    let mut rustc = Command::new("rustc");
    rustc
        .current_dir(project::root())
        .args(["--print", "sysroot"]);
    let sysroot = PathBuf::from(project::output(&mut rustc)?.trim());
    if sysroot
        .join("lib/rustlib/src/rust/library/Cargo.lock")
        .is_file()
    {
        return Ok(());
    }
    let mut rustup = Command::new("rustup");
    rustup
        .current_dir(project::root())
        .args(["component", "add", "rust-src"]);
    project::run(&mut rustup).context(
        "the source of Rust's standard library is missing: install the component rust-src (`rustup component add rust-src`, or your distribution's package of it)",
    )
}

/// Makes sure that Rust can compile for the browser.
///
/// # Errors
/// When the target is not installed and rustup is not there, or fails.
pub fn wasm_target() -> Result<()> {
    let mut rustc = Command::new("rustc");
    rustc
        .current_dir(project::root())
        .args(["--print", "target-libdir", "--target", WASM_TARGET]);
    let libraries = PathBuf::from(project::output(&mut rustc)?.trim());
    if libraries.is_dir() {
        return Ok(());
    }
    let mut rustup = Command::new("rustup");
    rustup
        .current_dir(project::root())
        .args(["target", "add", WASM_TARGET]);
    project::run(&mut rustup).with_context(|| {
        format!("Rust cannot compile for the browser: install the target {WASM_TARGET} (`rustup target add {WASM_TARGET}`, or your distribution's package of it)")
    })
}

fn trunk() -> Result<PathBuf> {
    let wanted = Version::parse(TRUNK).context("TRUNK")?;
    let fits = |found: &Version| found.same_series(&wanted) && *found >= wanted;
    let args = ["--locked", "trunk", "--version", TRUNK];
    cargo_tool("trunk", TRUNK, &["trunk"], &args, fits)
}

/// The folder of wasm-bindgen and its test runner, in the version of the library in Cargo.lock.
///
/// # Errors
/// When Cargo.lock names no version, or the tools cannot be built.
pub fn wasm_bindgen() -> Result<PathBuf> {
    let lock = project::read(&project::root().join("Cargo.lock"))?;
    let text = version::locked(&lock, "wasm-bindgen")
        .context("Cargo.lock: found no package wasm-bindgen")?;
    let wanted = Version::parse(text)
        .with_context(|| format!("Cargo.lock: wasm-bindgen has the version `{text}`"))?;
    // Without --locked: the lock file that the tool is published with does not build.
    let args = ["wasm-bindgen-cli", "--version", text];
    cargo_tool(
        "wasm-bindgen",
        text,
        &["wasm-bindgen", "wasm-bindgen-test-runner"],
        &args,
        |found| *found == wanted,
    )
}

fn cargo_tool(
    name: &str,
    version: &str,
    programs: &[&str],
    install: &[&str],
    fits: impl Fn(&Version) -> bool,
) -> Result<PathBuf> {
    let has_all = |folder: &Path| {
        programs.iter().all(|program| {
            cache::program(folder, program)
                .and_then(|path| version::of(&path))
                .is_some_and(|found| fits(&found))
        })
    };
    if let Some(folder) = cache::path_folders()
        .into_iter()
        .find(|folder| has_all(folder))
    {
        return Ok(folder);
    }
    let root = cache::folder()?.join(format!("{name}-{version}"));
    let folder = root.join("bin");
    if has_all(&folder) {
        return Ok(folder);
    }
    eprintln!(
        "Installing {name} {version} into {} (once; some minutes)",
        root.display()
    );
    fs::create_dir_all(&root).with_context(|| format!("cannot make {}", root.display()))?;
    let mut cargo = project::cargo();
    // Outside of the checkout, whose settings are not meant for other people's programs.
    cargo
        .current_dir(&root)
        .arg("install")
        .args(install)
        .arg("--root")
        .arg(&root);
    cargo.env_remove("CARGO_TARGET_DIR").env_remove("RUSTFLAGS");
    project::run(&mut cargo).with_context(|| format!("cannot install {name} {version}"))?;
    if !has_all(&folder) {
        bail!(
            "{} was installed, but {name} {version} does not run from there",
            folder.display()
        );
    }
    Ok(folder)
}

fn wasm_opt() -> Result<PathBuf> {
    let fits = |folder: &Path| {
        cache::program(folder, "wasm-opt")
            .and_then(|path| version::of(&path))
            .is_some_and(|found| found.major() >= WASM_OPT_OLDEST)
    };
    if let Some(folder) = cache::path_folders()
        .into_iter()
        .find(|folder| fits(folder))
    {
        return Ok(folder);
    }
    let folder = npm_package("binaryen", BINARYEN, "wasm-opt")?.join("node_modules/.bin");
    if !fits(&folder) {
        bail!(
            "{} was installed, but wasm-opt does not run from there (it needs node 18 or newer)",
            folder.display()
        );
    }
    Ok(folder)
}

/// The file `axe.min.js`, from the environment variable `AXE_CORE` or the cache.
///
/// # Errors
/// When it cannot be installed.
pub fn axe_core() -> Result<PathBuf> {
    if let Some(path) = cache::from_environment("AXE_CORE")? {
        return Ok(path);
    }
    let path =
        npm_package("axe-core", AXE_CORE, "axe-core")?.join("node_modules/axe-core/axe.min.js");
    if !path.is_file() {
        bail!(
            "found no {}, expected it in the npm package axe-core {AXE_CORE}",
            path.display()
        );
    }
    Ok(path)
}

/// The folder in the cache where a package of npm is installed.
fn npm_package(package: &str, version: &str, what: &str) -> Result<PathBuf> {
    let cache = cache::folder()?;
    let folder = cache.join(format!("{package}-{version}"));
    if folder.is_dir() {
        return Ok(folder);
    }
    let Some(npm) = cache::on_path(&["npm"]) else {
        bail!(
            "{what} is missing: install Node.js 18 or newer with npm (https://nodejs.org, or your package manager), \
             from which it is then installed; or put {what} itself on PATH"
        );
    };
    eprintln!(
        "Installing {package} {version} into {} (once)",
        folder.display()
    );
    // Under another name first, so that an interrupted installation is never taken for a whole one.
    let partial = cache.join(format!("{package}-{version}.{}", std::process::id()));
    fs::create_dir_all(&partial).with_context(|| format!("cannot make {}", partial.display()))?;
    let mut command = Command::new(npm);
    command.current_dir(&partial).args([
        "install",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--loglevel=error",
    ]);
    command
        .arg("--prefix")
        .arg(&partial)
        .arg(format!("{package}@{version}"));
    project::run(&mut command)
        .with_context(|| format!("cannot install {package} {version} with npm"))?;
    if let Err(error) = fs::rename(&partial, &folder) {
        // Another run was quicker.
        fs::remove_dir_all(&partial)?;
        if !folder.is_dir() {
            return Err(error).with_context(|| format!("cannot make {}", folder.display()));
        }
    }
    Ok(folder)
}
