//! Places on the Earth and on the screen: coordinates, projection, viewport, paths.

pub mod arc;
pub mod arrow;
pub mod basemap;
pub mod gazetteer;
pub mod grid;
pub mod inertia;
pub mod labels;
pub mod lonlat;
pub mod math;
pub mod mercator;
pub mod path;
pub mod scalebar;
pub mod topojson;
pub mod viewport;

pub use lonlat::LonLat;
pub use mercator::{MapPoint, lonlat_from_map, map_from_lonlat};
pub use viewport::{Extent, ScreenPoint, Viewport};
