//! `cargo xtask data`: works on the published dataset in `assets/data/`.

mod add;
mod check;
mod folder;
mod import;
mod report;
mod schema;
mod style;

use std::path::Path;

use anyhow::{Result, bail};
use kursk_timeline::data::write_first;

use crate::project;

/// What `cargo xtask data` can do.
const HELP: &str = "\
The commands for the dataset in assets/data/:

  cargo xtask data add ...
      puts a new event in its place; without arguments it says which it takes
  cargo xtask data check
      lists every fault of format and style, with file and line
  cargo xtask data report
      counts what the dataset holds
  cargo xtask data schema
      writes the JSON Schemas of the files into assets/data/schema/
  cargo xtask data import FOLDER
      makes the dataset anew from a folder of evidence records
";

/// Runs the command with the arguments after `data`.
///
/// # Errors
/// When the command is not known, or fails.
pub fn run(args: &[String]) -> Result<()> {
    let folder = project::root().join("assets/data");
    match args
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        ["add"] => {
            print!("{}", add::HELP);
            Ok(())
        }
        ["add", ..] => {
            let line = add::run(&args[1..], &folder)?;
            println!("added on line {line} of assets/data/events.geojson");
            println!(
                "Now name it in assets/data/changelog.json, and run `cargo xtask data check`."
            );
            Ok(())
        }
        ["check"] => check::run(&folder),
        ["report"] => {
            print!("{}", report::of(&folder::load(&folder)?.dataset));
            Ok(())
        }
        ["schema"] => schema::write(),
        ["import", from] => import::run(Path::new(from), &folder),
        other => bail!("there is no command `data {}`\n\n{HELP}", other.join(" ")),
    }
}

/// Writes the compact `first.json` of the first view into the `data` folder of a built page.
///
/// # Errors
/// When a file of the dataset cannot be read, when the dataset has faults
/// (all are named), or when the file cannot be written.
pub fn write_first_view(dist_data: &Path) -> Result<()> {
    let loaded = folder::load(dist_data)?;
    folder::refuse_faults(&loaded.faults)?;
    folder::write(&dist_data.join("first.json"), &write_first(&loaded.dataset))
}
