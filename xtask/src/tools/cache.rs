//! Where programs are: the folders of `PATH`, environment variables, and this user's cache.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};

/// The folder in this user's cache where tools are installed. `KURSK_TOOLS` names another one.
///
/// # Errors
/// When the environment names no home.
pub fn folder() -> Result<PathBuf> {
    if let Some(folder) = absolute("KURSK_TOOLS") {
        return Ok(folder);
    }
    let base = if cfg!(windows) {
        absolute("LOCALAPPDATA")
    } else {
        let in_home = if cfg!(target_os = "macos") {
            "Library/Caches"
        } else {
            ".cache"
        };
        absolute("XDG_CACHE_HOME").or_else(|| absolute("HOME").map(|home| home.join(in_home)))
    };
    match base {
        Some(base) => Ok(base.join("kursk-timeline").join("tools")),
        None => bail!(
            "there is no folder for a cache: HOME (Windows: LOCALAPPDATA) is not set; set KURSK_TOOLS to a folder for tools"
        ),
    }
}

/// The folder an environment variable names; a relative one is no folder to install to.
fn absolute(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
}

/// The folders of `PATH`.
pub fn path_folders() -> Vec<PathBuf> {
    env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect()
}

/// A program of this name in a folder.
pub fn program(folder: &Path, name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd"]
    } else {
        &[""]
    };
    endings
        .iter()
        .map(|ending| folder.join(format!("{name}{ending}")))
        .find(|path| path.is_file())
}

/// The first of these programs on `PATH`.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let folders = path_folders();
    names
        .iter()
        .find_map(|name| folders.iter().find_map(|folder| program(folder, name)))
}

/// The file that an environment variable names, if it is set.
///
/// # Errors
/// When there is no such file.
pub fn from_environment(variable: &str) -> Result<Option<PathBuf>> {
    let Some(path) = env::var_os(variable)
        .filter(|path| !path.is_empty())
        .map(PathBuf::from)
    else {
        return Ok(None);
    };
    if !path.is_file() {
        bail!(
            "{variable} is `{}`, expected a file that exists",
            path.display()
        );
    }
    Ok(Some(path))
}
