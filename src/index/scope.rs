//! Which part of the visible events a list is about.

/// What the event list shows of the visible events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// All of them.
    #[default]
    All,
    /// Those reported for an area without a point: an index into the places.
    Area(u32),
    /// Those at one point: an index into the catalog's sites.
    Site(u32),
    /// Those without any place, or with a place in no area that is known.
    Elsewhere,
}
