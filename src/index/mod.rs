//! What is visible at a day: sites, counts by binary search, clusters, search.

pub mod catalog;
pub mod cluster;
pub mod filter;
pub mod flat;
pub mod fold;
pub mod histogram;
pub mod pyramid;
pub mod scope;
pub mod sort;
pub mod subset;
pub mod tree;

pub use catalog::{Catalog, Placement, Site};
pub use cluster::Cluster;
pub use filter::Filter;
pub use histogram::Histogram;
pub use scope::Scope;
pub use subset::{Counts, Subset};
