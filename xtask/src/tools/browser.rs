//! Chromium and chromedriver, for the tests that need a browser.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use super::{cache, version};
use crate::project;

const CHROMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];
const CHROME_ON_MACOS: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// A browser and the program that drives it, of one version.
pub struct Browser {
    /// The browser itself.
    pub chrome: PathBuf,
    /// Its WebDriver server.
    pub driver: PathBuf,
}

impl Browser {
    /// From the environment variables `CHROME` and `CHROMEDRIVER`, else from `PATH`, else installed with apt-get.
    ///
    /// # Errors
    /// When one is missing and cannot be installed here, or their versions do not fit together.
    pub fn find() -> Result<Self> {
        let mut pair = (chrome()?, driver()?);
        if (pair.0.is_none() || pair.1.is_none()) && can_apt() {
            install_with_apt()?;
            pair = (chrome()?, driver()?);
        }
        let (Some(chrome), Some(driver)) = pair else {
            let missing = if pair.0.is_none() {
                "Chromium"
            } else {
                "chromedriver"
            };
            bail!(
                "{missing} is missing, which the browser tests need. Debian and Ubuntu: `apt-get install chromium chromium-driver` \
                 (as root this is done for you); macOS: `brew install --cask google-chrome chromedriver`; elsewhere: \
                 https://googlechromelabs.github.io/chrome-for-testing/. Both must be on PATH, or named by CHROME and CHROMEDRIVER"
            );
        };
        let browser = Self { chrome, driver };
        browser.check_versions()?;
        Ok(browser)
    }

    /// A driver refuses a browser of another major version, in words that do not help.
    fn check_versions(&self) -> Result<()> {
        let found = |path: &Path| {
            version::of(path)
                .with_context(|| format!("`{} --version` does not print a version", path.display()))
        };
        let (chrome, driver) = (found(&self.chrome)?.major(), found(&self.driver)?.major());
        if chrome != driver {
            bail!(
                "{} has the version {chrome} and {} the version {driver}, expected the same; CHROME and CHROMEDRIVER can name others",
                self.chrome.display(),
                self.driver.display()
            );
        }
        Ok(())
    }
}

fn chrome() -> Result<Option<PathBuf>> {
    let named = cache::from_environment("CHROME")?;
    let on_macos = || Some(PathBuf::from(CHROME_ON_MACOS)).filter(|path| path.is_file());
    Ok(named.or_else(|| cache::on_path(&CHROMES)).or_else(on_macos))
}

fn driver() -> Result<Option<PathBuf>> {
    Ok(cache::from_environment("CHROMEDRIVER")?.or_else(|| cache::on_path(&["chromedriver"])))
}

/// Whether this is a Debian-like system on which we may install packages.
fn can_apt() -> bool {
    let root = || {
        let id = project::output(Command::new("id").arg("-u"));
        id.is_ok_and(|id| id.trim() == "0")
    };
    env::consts::OS == "linux" && cache::on_path(&["apt-get"]).is_some() && root()
}

fn install_with_apt() -> Result<()> {
    eprintln!("Installing chromium and chromium-driver with apt-get (once)");
    let apt = |args: &[&str]| {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").args(args);
        project::run(&mut command)
    };
    apt(&["update", "-q"])?;
    apt(&["install", "-y", "-q", "--no-install-recommends", "chromium", "chromium-driver"])
        .context("cannot install the browser; Ubuntu has it as a snap only: install Google Chrome and chromedriver there")
}
