//! The shipped dataset.

use std::path::PathBuf;
use std::sync::LazyLock;

use kursk_timeline::data::{Files, read};
use kursk_timeline::model::Dataset;

/// The root folder of the package.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Read once for all tests.
pub static DATASET: LazyLock<Dataset> = LazyLock::new(|| {
    let file = |name: &str| std::fs::read(root().join("assets/data").join(name)).unwrap();
    let loaded = read(&Files {
        events: &file("events.geojson"),
        places: &file("places.json"),
        claimants: &file("claimants.json"),
        publishers: &file("publishers.json"),
        measures: &file("measures.json"),
    });
    assert_eq!(loaded.faults, []);
    loaded.dataset
});
