//! Markers and clusters: what is visible in the cells on the screen, merged
//! until nothing overlaps.

use super::pyramid::{CellId, CellView};
use super::sort::sorted_by_key;
use super::subset::Subset;
use crate::geo::grid::Grid;
use crate::geo::labels::Rect;
use crate::geo::{MapPoint, Viewport};
use crate::model::{Day, DayRange, Event, Side};

/// Pixels around the view in which markers are kept, so that none pops up at the edge.
const MARGIN_PX: f64 = 120.0;
/// Radius of a single marker's glyph, in pixels, with a little air.
const GLYPH_RADIUS: f64 = 10.0;
/// How much two marks may overlap: a fraction of the sum of their radii that must stay free.
const CLOSENESS: f64 = 0.82;

/// One event's marker, or several events that would overlap at this scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Stable while the slider moves: the leading cell, or the event itself.
    pub key: u64,
    /// Where it is drawn: the middle of the visible events in its leading cell.
    pub point: MapPoint,
    /// Visible events, in the order of [`Side::ALL`].
    pub by_side: [u32; Side::ALL.len()],
    /// The newest visible event: the one shown, named or dated first.
    pub newest: u32,
    /// The last day of the newest event, not later than the chosen day.
    pub newest_day: Day,
    /// Cells whose events it holds.
    pub cells: Vec<CellId>,
}

impl Cluster {
    /// Number of visible events.
    pub fn count(&self) -> u32 {
        self.by_side.iter().sum()
    }

    /// Radius of its mark in pixels.
    pub fn radius(&self) -> f64 {
        radius(self.count())
    }
}

/// Radius of a mark for so many events, in pixels: a glyph for one, a disc that
/// grows with the square root of the count for more, up to a limit. In halves of
/// a pixel, so that one event more seldom changes what is drawn.
pub fn radius(count: u32) -> f64 {
    if count <= 1 {
        GLYPH_RADIUS
    } else {
        ((9.5 + 1.9 * f64::from(count).sqrt()).min(27.0) * 2.0).round() / 2.0
    }
}

/// The markers of a view at a day: every visible event that lies in the view is
/// in exactly one of them. Cost: the cells on the screen.
pub fn clusters(
    subset: &Subset,
    events: &[Event],
    viewport: &Viewport,
    range: DayRange,
) -> Vec<Cluster> {
    let extent = viewport.extent().grown(MARGIN_PX / viewport.scale);
    let level = subset.pyramid.level_for(viewport.scale, extent);
    let found = subset.pyramid.visible(level, extent, range);
    // The heaviest cell leads, whatever the day: groups keep their place while the slider moves.
    let order = sorted_by_key(0..found.len() as u32, |i| {
        (-i64::from(found[i as usize].weight), 0)
    });
    let cells: Vec<CellView> = order.into_iter().map(|i| found[i as usize]).collect();
    merge(&cells, viewport.scale)
        .into_iter()
        .map(|group| {
            let (_, newest) = group
                .members
                .iter()
                .map(|&i| cells[i as usize].newest)
                .fold((Day::MIN, 0), Ord::max);
            let lead = cells[group.members[0] as usize];
            Cluster {
                key: if group.count == 1 {
                    u64::from(newest) << 1
                } else {
                    lead.id.key() << 1 | 1
                },
                point: group.point,
                by_side: group.by_side,
                newest,
                newest_day: subset.days(&events[newest as usize]).last.min(range.last),
                cells: group
                    .members
                    .iter()
                    .map(|&i| cells[i as usize].id)
                    .collect(),
            }
        })
        .collect()
}

/// The events of a cluster, newest first.
pub fn events_of(
    subset: &Subset,
    cluster: &Cluster,
    events: &[Event],
    range: DayRange,
) -> Vec<u32> {
    let found = cluster
        .cells
        .iter()
        .flat_map(|&id| subset.pyramid.events_in(id, range));
    sorted_by_key(found, |event| {
        (
            -i64::from(subset.days(&events[event as usize]).first.0),
            -i64::from(event),
        )
    })
}

struct Group {
    point: MapPoint,
    by_side: [u32; Side::ALL.len()],
    count: u32,
    radius: f64,
    /// Cells, the leading one first.
    members: Vec<u32>,
}

/// Joins cells whose marks would overlap, heaviest first, until none do. Groups
/// are found by a grid as wide as the largest mark, so that the cost stays
/// proportional to the cells.
fn merge(cells: &[CellView], scale: f64) -> Vec<Group> {
    let mut groups: Vec<Group> = cells
        .iter()
        .zip(0..)
        .map(|(cell, i)| Group {
            point: cell.point,
            by_side: cell.by_side,
            count: cell.count(),
            radius: radius(cell.count()),
            members: vec![i],
        })
        .collect();
    loop {
        let merged = merge_once(groups, scale);
        if !merged.1 {
            return merged.0;
        }
        groups = merged.0;
    }
}

fn merge_once(groups: Vec<Group>, scale: f64) -> (Vec<Group>, bool) {
    let reach = radius(u32::MAX) / scale;
    let around = |p: MapPoint| Rect::around(p.x, p.y, reach);
    let all = groups.iter().fold(None, |frame: Option<Rect>, group| {
        let p = group.point;
        let frame = frame.unwrap_or(Rect::around(p.x, p.y, 0.0));
        Some(Rect {
            left: frame.left.min(p.x),
            top: frame.top.min(p.y),
            right: frame.right.max(p.x),
            bottom: frame.bottom.max(p.y),
        })
    });
    let Some(frame) = all else {
        return (groups, false);
    };
    let mut grid = Grid::new(frame, 2.0 * reach);
    let mut kept: Vec<Group> = Vec::with_capacity(groups.len());
    let mut any = false;
    for group in groups {
        let near = grid.near(&around(group.point));
        let host = near
            .filter(|&i| overlaps(&kept[i as usize], &group, scale))
            .min();
        match host {
            Some(host) => {
                any = true;
                let host = &mut kept[host as usize];
                host.members.extend(group.members);
                for (sum, more) in host.by_side.iter_mut().zip(group.by_side) {
                    *sum += more;
                }
                host.count += group.count;
                host.radius = radius(host.count);
            }
            None => {
                grid.add(kept.len() as u32, &around(group.point));
                kept.push(group);
            }
        }
    }
    (kept, any)
}

fn overlaps(a: &Group, b: &Group, scale: f64) -> bool {
    let (dx, dy) = (a.point.x - b.point.x, a.point.y - b.point.y);
    let close = (a.radius + b.radius) * CLOSENESS / scale;
    dx * dx + dy * dy < close * close
}
