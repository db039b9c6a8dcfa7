//! Versions of programs and of packages in Cargo.lock.

use std::{path::Path, process::Command};

/// A version as programs print it: numbers with dots between them. What follows is not compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(Vec<u64>);

impl Version {
    /// Reads a version such as `0.21.14`, `132` or `156.0.7000.1`.
    pub fn parse(text: &str) -> Option<Self> {
        let numbers = text.split(['-', '+']).next()?;
        numbers
            .split('.')
            .map(|part| part.parse().ok())
            .collect::<Option<_>>()
            .map(Self)
    }

    /// The first version in what a program prints about itself.
    pub fn in_text(text: &str) -> Option<Self> {
        text.split_whitespace()
            .find_map(|word| Self::parse(word.trim_start_matches('v')))
    }

    /// The first number.
    pub fn major(&self) -> u64 {
        self.0.first().copied().unwrap_or(0)
    }

    /// Whether the first two numbers are equal: releases that Cargo takes for compatible while the first is 0.
    pub fn same_series(&self, other: &Self) -> bool {
        self.0.iter().take(2).eq(other.0.iter().take(2))
    }
}

/// What `program --version` says, when it runs and says something.
pub fn of(program: &Path) -> Option<Version> {
    let output = Command::new(program).arg("--version").output().ok()?;
    output
        .status
        .success()
        .then(|| Version::in_text(&String::from_utf8_lossy(&output.stdout)))
        .flatten()
}

/// The version of a package in the text of a Cargo.lock.
pub fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| line.trim() != name);
    lines
        .nth(1)?
        .trim()
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        Version::in_text(text).unwrap()
    }

    #[test]
    fn reads_what_programs_print() {
        assert_eq!(version("trunk 0.21.14"), Version(vec![0, 21, 14]));
        assert_eq!(version("wasm-opt version 132 (version_132)").major(), 132);
        assert_eq!(
            version("wasm-bindgen 0.2.130 (0a1b2c3d4)"),
            Version(vec![0, 2, 130])
        );
        assert_eq!(
            version("ChromeDriver 156.0.7000.1 (abc-refs/heads/x@{#1})").major(),
            156
        );
        assert_eq!(version("v22.1.0").major(), 22);
        assert_eq!(Version::in_text("command not found"), None);
    }

    #[test]
    fn compares_by_number() {
        assert!(version("0.21.14") > version("0.21.9"));
        assert!(version("0.22.0").same_series(&version("0.22.7")));
        assert!(!version("0.22.0").same_series(&version("0.21.14")));
        assert_eq!(version("0.21.14-beta.1"), version("0.21.14"));
    }

    #[test]
    fn reads_cargo_lock() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"r\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(lock, "wasm"), None);
    }
}
