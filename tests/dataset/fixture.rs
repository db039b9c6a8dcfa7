//! The files that the tests read: the published ones and a small set with
//! every member of the format.

use std::path::{Path, PathBuf};

use kursk_timeline::data::{Files, Loaded, read};
use serde_json::Value;

/// Names of the files of a dataset.
pub const NAMES: [&str; 5] = [
    "events.geojson",
    "places.json",
    "claimants.json",
    "publishers.json",
    "measures.json",
];

/// The bytes of the files of a dataset.
#[derive(Clone)]
pub struct Folder {
    /// In the order of [`NAMES`].
    pub bytes: [Vec<u8>; 5],
}

impl Folder {
    fn load(folder: &Path) -> Self {
        let load =
            |name| std::fs::read(folder.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        Self {
            bytes: NAMES.map(load),
        }
    }

    /// The published dataset.
    pub fn shipped() -> Self {
        Self::load(&root().join("assets/data"))
    }

    /// Two events with a place, a claimant and so on: no faults.
    pub fn small() -> Self {
        Self::load(&root().join("tests/fixtures/dataset"))
    }

    /// Reads the files.
    pub fn read(&self) -> Loaded {
        let [events, places, claimants, publishers, measures] = &self.bytes;
        read(&Files {
            events,
            places,
            claimants,
            publishers,
            measures,
        })
    }

    /// The file as JSON.
    pub fn json(&self, name: &str) -> Value {
        serde_json::from_slice(&self.bytes[index(name)]).unwrap()
    }

    /// Changes the file as JSON.
    pub fn change(&mut self, name: &str, change: impl FnOnce(&mut Value)) {
        let mut value = self.json(name);
        change(&mut value);
        self.bytes[index(name)] = serde_json::to_vec(&value).unwrap();
    }
}

/// Index of a file in [`NAMES`].
pub fn index(name: &str) -> usize {
    NAMES.iter().position(|known| *known == name).unwrap()
}

/// The root folder of the package.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The faults as they are shown.
pub fn shown(loaded: &Loaded) -> Vec<String> {
    loaded.faults.iter().map(ToString::to_string).collect()
}
