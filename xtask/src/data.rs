//! `cargo xtask data`: works on the published dataset in `assets/data/`.

mod about;
mod add;
mod check;
mod folder;
mod import;
mod report;
mod schema;
mod style;

use std::path::Path;

use anyhow::{Context, Result, bail};
use kursk_timeline::data::changelog::read_changelog;
use kursk_timeline::data::notes::read_notes;
use kursk_timeline::data::{csv, write_first};

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

/// Writes what is made of the dataset into the `data` folder of a built page: the
/// compact `first.json` of the first view, the tables for spreadsheets, and
/// `about.json` with the texts about the dataset.
///
/// # Errors
/// When a file of the dataset cannot be read, when the dataset has faults
/// (all are named), or when a file cannot be written.
pub fn write_derived(dist_data: &Path) -> Result<()> {
    let loaded = folder::load(dist_data)?;
    folder::refuse_faults(&loaded.faults)?;
    let dataset = &loaded.dataset;
    let (notes, faults) = read_notes(&folder::bytes(dist_data, "notes.json")?);
    folder::refuse_faults(&faults)?;
    let (changes, faults) = read_changelog(&folder::bytes(dist_data, "changelog.json")?);
    folder::refuse_faults(&faults)?;
    let mut files = Vec::new();
    for name in about::HASHED {
        files.push(folder::bytes(dist_data, name)?);
    }
    let about = about::of(notes, dataset, &changes, &files)?;
    let about = serde_json::to_vec(&about).context("about.json")?;
    let put = |name: &str, bytes: &[u8]| folder::write(&dist_data.join(name), bytes);
    put("first.json", &write_first(dataset))?;
    put("events.csv", csv::events(dataset).as_bytes())?;
    put("figures.csv", csv::figures(dataset).as_bytes())?;
    put("sources.csv", csv::sources(dataset).as_bytes())?;
    put("about.json", &about)
}
