//! What the map draws for the visible events: markers, clusters, area counts.

use crate::geo::{MapPoint, Viewport};
use crate::index::sort::sorted_by_key;
use crate::index::{Catalog, Cluster, Subset, cluster};
use crate::model::place::{PlaceKind, ROUGH_KM};
use crate::model::{Day, DayRange};

/// How long ago an event was, in the three steps that the map tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Up to a fortnight.
    Fresh,
    /// Up to 45 days.
    Recent,
    /// Older.
    Old,
}

impl Age {
    /// The step of so many days.
    pub fn of_days(days: i32) -> Self {
        match days {
            ..=14 => Age::Fresh,
            15..=45 => Age::Recent,
            _ => Age::Old,
        }
    }
}

/// One event, or several at about one point.
#[derive(Clone, Debug, PartialEq)]
pub struct Marker {
    /// What it stands for.
    pub cluster: Cluster,
    /// Age of its newest event.
    pub age: Age,
    /// Radius in km within which the point is to be trusted, where the marker
    /// must show it. 0 where the report gives a place near, without a radius.
    pub uncertain_km: Option<f64>,
    /// Name of the place of its newest event.
    pub near: String,
}

impl Marker {
    /// Where it is drawn, in pixels from the map's origin at that many pixels per map unit. The
    /// middle of a group moves with each of its events: by halves of a pixel, so that one more
    /// among hundreds moves nothing.
    pub fn at(&self, scale: f64) -> (f64, f64) {
        let MapPoint { x, y } = self.cluster.point;
        let at = |units: f64| match units * scale {
            px if self.cluster.count() == 1 => px,
            px => (px * 2.0).round() / 2.0,
        };
        (at(x), at(y))
    }
}

/// Radius of what a pointer or a finger must meet of a mark, in pixels.
pub const TARGET_RADIUS: f64 = 13.0;

/// Pixels to which the viewport is snapped for clustering, so that dragging the
/// map makes new clusters only now and then.
const SNAP_PX: f64 = 96.0;

/// The viewport moved to the next step of a coarse grid: two viewports that
/// snap to the same have the same markers.
pub fn snapped(viewport: &Viewport) -> Viewport {
    let step = SNAP_PX / viewport.scale;
    let snap = |units: f64| (units / step).round() * step;
    Viewport {
        center: MapPoint {
            x: snap(viewport.center.x),
            y: snap(viewport.center.y),
        },
        ..*viewport
    }
}

/// The markers of a snapped viewport for the days in `range`: groups, then single
/// events, which are drawn over them. Their order does not depend on the day: a step
/// of the slider moves none of them in the page, which costs more than changing them.
pub fn markers(
    catalog: &Catalog,
    subset: &Subset,
    viewport: &Viewport,
    range: DayRange,
) -> Vec<Marker> {
    let events = &catalog.dataset.events;
    let clusters = cluster::clusters(subset, events, viewport, range);
    let order = sorted_by_key(0..clusters.len() as u32, |i| {
        let cluster = &clusters[i as usize];
        (i64::from(cluster.count() == 1), cluster.key as i64)
    });
    order
        .into_iter()
        .map(|i| marker(catalog, clusters[i as usize].clone(), range.last))
        .collect()
}

fn marker(catalog: &Catalog, cluster: Cluster, day: Day) -> Marker {
    let event = &catalog.dataset.events[cluster.newest as usize];
    let place = catalog.dataset.place_of(event);
    // A city's precision is its size: its mark stands for the city.
    let rough = place
        .filter(|place| place.kind != PlaceKind::City)
        .and_then(|place| place.precision_km)
        .filter(|km| *km > ROUGH_KM);
    let noted = (cluster.count() == 1 && event.place_note.is_some()).then_some(0.0);
    Marker {
        age: Age::of_days(day - cluster.newest_day),
        uncertain_km: rough.or(noted),
        near: place.map(|place| place.name.clone()).unwrap_or_default(),
        cluster,
    }
}

/// An area and how many visible events it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaCount {
    /// Index into the places.
    pub place: u32,
    /// Visible events reported for the area, at no point.
    pub count: usize,
}

/// The areas that have visible events.
pub fn area_counts(subset: &Subset, range: DayRange) -> Vec<AreaCount> {
    subset
        .areas
        .iter()
        .map(|(place, series)| AreaCount {
            place: *place,
            count: series.count(range),
        })
        .filter(|area| area.count > 0)
        .collect()
}

/// The marker that holds the event, if any.
pub fn holding<'a>(
    markers: &'a [Marker],
    catalog: &Catalog,
    subset: &Subset,
    event: u32,
    range: DayRange,
) -> Option<&'a Marker> {
    let days = subset.days(catalog.dataset.events.get(event as usize)?);
    if !subset.pyramid.shows(event, days, range) {
        return None;
    }
    let point = catalog.point_of(event)?;
    markers
        .iter()
        .find(|marker| marker.cluster.cells.iter().any(|cell| cell.covers(point)))
}
