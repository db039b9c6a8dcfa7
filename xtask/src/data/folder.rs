//! The dataset as a folder of files.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use kursk_timeline::data::{Fault, Files, Loaded, read, read_ways, write};
use kursk_timeline::model::Dataset;

/// Reads the five files of the dataset in `folder`.
///
/// # Errors
/// When one of them cannot be read at all. What is wrong in them is among the faults.
pub fn load(folder: &Path) -> Result<Loaded> {
    load_with(folder, &bytes(folder, "events.geojson")?)
}

/// Reads the dataset in `folder` with other events than those in its file.
///
/// # Errors
/// As [`load`].
pub fn load_with(folder: &Path, events: &[u8]) -> Result<Loaded> {
    let mut loaded = read(&Files {
        events,
        places: &bytes(folder, "places.json")?,
        claimants: &bytes(folder, "claimants.json")?,
        publishers: &bytes(folder, "publishers.json")?,
        measures: &bytes(folder, "measures.json")?,
    });
    // A folder of somebody else's may have none.
    if let Ok(ways) = bytes(folder, "movements.json") {
        let faults = read_ways(&ways, &mut loaded.dataset);
        loaded.faults.extend(faults);
    }
    Ok(loaded)
}

/// The bytes of one file of the dataset.
///
/// # Errors
/// When it cannot be read; the error names it.
pub fn bytes(folder: &Path, name: &str) -> Result<Vec<u8>> {
    let path = folder.join(name);
    fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes the five files of the dataset into `folder`.
///
/// # Errors
/// When a file cannot be written.
pub fn save(folder: &Path, dataset: &Dataset, head: &write::Head) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let put = |name: &str, bytes: Vec<u8>| self::write(&folder.join(name), &bytes);
    put("events.geojson", write::events(dataset, head)?)?;
    put("places.json", write::table(&dataset.places)?)?;
    put("claimants.json", write::table(&dataset.claimants)?)?;
    put("publishers.json", write::table(&dataset.publishers)?)?;
    put("measures.json", write::table(&dataset.measures)?)
}

/// Writes a file.
///
/// # Errors
/// When that fails; the error names the file.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// The line of a fault as an editor finds it: file, line, and the fault.
pub fn show(fault: &Fault) -> String {
    if fault.line == 0 {
        return fault.to_string();
    }
    let text = fault.to_string();
    let rest = text.strip_prefix(&fault.file).unwrap_or(&text);
    format!("{}:{}{rest}", fault.file, fault.line)
}

/// Nothing where there are no faults.
///
/// # Errors
/// An error that names all faults.
pub fn refuse_faults(faults: &[Fault]) -> Result<()> {
    if faults.is_empty() {
        return Ok(());
    }
    let list: Vec<String> = faults
        .iter()
        .map(|fault| format!("  {}", show(fault)))
        .collect();
    bail!(
        "{} faults in the dataset:\n{}",
        faults.len(),
        list.join("\n")
    )
}
