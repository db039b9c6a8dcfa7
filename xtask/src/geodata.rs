//! `cargo xtask geodata`: makes the base map files in `assets/geo/`.
//!
//! The importer's heavy dependencies (archives, SQLite) are behind the Cargo
//! feature `geodata`; without it the command starts itself again with it. What
//! does not need them (topology, simplification, writing) is tested without.

#[cfg(any(test, feature = "geodata"))]
mod captions;
#[cfg(any(test, feature = "geodata"))]
mod countries;
#[cfg(any(test, feature = "geodata"))]
mod coverage;
#[cfg(any(test, feature = "geodata"))]
mod grid;
#[cfg(feature = "geodata")]
mod import;
#[cfg(any(test, feature = "geodata"))]
mod layers;
#[cfg(any(test, feature = "geodata"))]
mod mend;
#[cfg(any(test, feature = "geodata"))]
mod names;
#[cfg(feature = "geodata")]
mod packages;
#[cfg(any(test, feature = "geodata"))]
mod places;
#[cfg(any(test, feature = "geodata"))]
mod planar;
#[cfg(test)]
mod rebuild;
#[cfg(any(test, feature = "geodata"))]
mod rings;
#[cfg(any(test, feature = "geodata"))]
mod rivers;
#[cfg(any(test, feature = "geodata"))]
mod simplify;
#[cfg(any(test, feature = "geodata"))]
mod sources;
#[cfg(any(test, feature = "geodata"))]
mod topojson;
#[cfg(any(test, feature = "geodata"))]
mod world;

use anyhow::{Result, ensure};

/// Runs the command with the arguments after `geodata`.
///
/// # Errors
/// When a package cannot be fetched or is not the expected one, or its data do not fit together.
pub fn run(args: &[String]) -> Result<()> {
    ensure!(
        args.is_empty(),
        "`cargo xtask geodata` takes no arguments, found {args:?}"
    );
    work()
}

#[cfg(feature = "geodata")]
fn work() -> Result<()> {
    import::all()
}

#[cfg(not(feature = "geodata"))]
fn work() -> Result<()> {
    use anyhow::Context;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = std::process::Command::new(cargo);
    // Unpacking 120 MB takes a minute in an unoptimised build.
    command.args(["--config", "profile.dev.package.lzma-rs.opt-level=3"]);
    command.args([
        "run",
        "--package",
        "xtask",
        "--features",
        "geodata",
        "--",
        "geodata",
    ]);
    let status = command
        .status()
        .with_context(|| format!("cannot run {command:?}"))?;
    ensure!(status.success(), "{command:?} ended with {status}");
    Ok(())
}
