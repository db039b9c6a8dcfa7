//! `cargo xtask data schema`: writes the JSON Schemas of the dataset's files.

use anyhow::Result;

use crate::project;

/// Writes `assets/data/schema/*.schema.json` from the types. The test that
/// compares the two does it, so that this program need not link the generator.
///
/// # Errors
/// When the test cannot be built or run.
pub fn write() -> Result<()> {
    let mut cargo = project::cargo();
    cargo
        .args([
            "test",
            "--package",
            "kursk-timeline",
            "--test",
            "dataset",
            "schema",
            "--",
            "--quiet",
        ])
        .env("KURSK_UPDATE", "1");
    project::run(&mut cargo)
}
