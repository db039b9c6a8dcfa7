//! Events sorted by day within the cells of a zoom pyramid.
//!
//! Each level divides the map into square cells, twice as large as those of the
//! level below. A cell keeps its events ordered by first day, with running
//! sums, so that what is visible in it at any day or window follows from two
//! binary searches. Nothing is rebuilt when the day changes.

use super::sort::sorted_by_key;
use crate::geo::{Extent, MapPoint};
use crate::model::{Day, DayRange, Event, Side};

/// Side of a cell of the finest level, in map units (about 30 m at Kursk).
const FINEST_CELL: f64 = 0.5;
/// Number of levels; the coarsest cells are about 8,000 units wide.
const LEVELS: u32 = 15;
/// A cell is drawn at most this wide, in pixels, and at least half as wide.
const CELL_PX: f64 = 24.0;

/// All levels.
#[derive(Debug, Default)]
pub struct Pyramid {
    levels: Vec<Level>,
}

/// The events in cells of one size.
#[derive(Debug, Default)]
struct Level {
    cell_size: f64,
    /// Ordered by row, then column.
    cells: Vec<Cell>,
    /// Events, cell after cell, by first day within a cell.
    order: Vec<u32>,
    /// First days, in that order.
    starts: Vec<Day>,
    /// Last days, ascending within a cell.
    ends: Vec<Day>,
    /// Running sums over each cell, by first day and by last day: an entry for
    /// each event, this one included.
    begun: Vec<Sums>,
    over: Vec<Sums>,
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    row: i32,
    column: i32,
    first: u32,
    len: u32,
}

/// Sums over some events.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Sums {
    x: f64,
    y: f64,
    by_side: [u32; Side::ALL.len()],
}

/// What is visible in one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellView {
    /// Which cell it is.
    pub id: CellId,
    /// The middle of its visible events.
    pub point: MapPoint,
    /// Visible events, in the order of [`Side::ALL`].
    pub by_side: [u32; Side::ALL.len()],
    /// Events of the cell at any day: a weight that does not change with the slider.
    pub weight: u32,
}

impl CellView {
    /// Number of visible events.
    pub fn count(&self) -> u32 {
        self.by_side.iter().sum()
    }
}

/// A cell of a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId {
    /// 0 is the finest.
    pub level: u32,
    /// Position in the level's list of cells.
    pub index: u32,
}

impl Pyramid {
    /// Sorts the events, given by index with their points, into the cells of
    /// every level.
    pub fn new(events: &[Event], points: &[(u32, MapPoint)]) -> Self {
        Pyramid {
            levels: (0..LEVELS)
                .map(|level| Level::new(level, events, points))
                .collect(),
        }
    }

    /// The level whose cells are [`CELL_PX`] wide or up to half as wide at that
    /// scale (pixels per map unit).
    pub fn level_at(scale: f64) -> u32 {
        // A loop of at most 15 steps: a logarithm would be the only one in the page's code.
        (0..LEVELS - 1)
            .find(|level| FINEST_CELL * f64::from(2 << level) * scale > CELL_PX)
            .unwrap_or(LEVELS - 1)
    }

    /// What is visible in the cells that touch the extent. Cost: the rows of
    /// cells in the extent, and two binary searches for each cell found.
    pub fn visible(&self, level: u32, extent: Extent, range: DayRange) -> Vec<CellView> {
        let mut found = Vec::new();
        let Some(cells) = self.levels.get(level as usize) else {
            return found;
        };
        let (top, bottom) = (cells.cell_at(extent.min.y), cells.cell_at(extent.max.y));
        let (left, right) = (cells.cell_at(extent.min.x), cells.cell_at(extent.max.x));
        let mut index = cells
            .cells
            .partition_point(|cell| (cell.row, cell.column) < (top, left));
        while let Some(cell) = cells.cells.get(index) {
            if cell.row > bottom {
                break;
            }
            // Beside the extent: go on with its next cell in this row or the next.
            if cell.column < left || cell.column > right {
                let row = cell.row + i32::from(cell.column > right);
                index += cells.cells[index..]
                    .partition_point(|cell| (cell.row, cell.column) < (row, left));
                continue;
            }
            let id = CellId {
                level,
                index: index as u32,
            };
            found.extend(cells.view(id, *cell, range));
            index += 1;
        }
        found
    }

    /// The events of a cell that are visible in the range, newest first.
    pub fn events_in<'a>(
        &'a self,
        id: CellId,
        events: &'a [Event],
        range: DayRange,
    ) -> impl Iterator<Item = u32> + 'a {
        let level = self.levels.get(id.level as usize);
        let cell = level.and_then(|level| level.cells.get(id.index as usize));
        level
            .zip(cell)
            .into_iter()
            .flat_map(move |(level, cell)| {
                let order = &level.order[cell.range()];
                let begun = level.starts[cell.range()].partition_point(|s| *s <= range.last);
                order[..begun].iter().rev().copied()
            })
            .filter(move |&event| range.touches(events[event as usize].span))
    }
}

impl Cell {
    fn range(&self) -> std::ops::Range<usize> {
        self.first as usize..(self.first + self.len) as usize
    }
}

impl Level {
    fn new(level: u32, events: &[Event], points: &[(u32, MapPoint)]) -> Self {
        let mut built = Level {
            cell_size: FINEST_CELL * f64::from(1 << level),
            ..Level::default()
        };
        let span = |i: u32| events[points[i as usize].0 as usize].span;
        let place = |i: u32| {
            let point = points[i as usize].1;
            (built.cell_at(point.y), built.cell_at(point.x))
        };
        let placed = sorted_by_key(0..points.len() as u32, |i| {
            let (row, column) = place(i);
            (
                i64::from(row) << 32 | i64::from(column as u32),
                i64::from(span(i).start.0),
            )
        });
        let by_cell: Vec<((i32, i32), &[u32])> = placed
            .chunk_by(|&a, &b| place(a) == place(b))
            .map(|cell| (place(cell[0]), cell))
            .collect();
        for ((row, column), cell) in by_cell {
            let first = built.order.len() as u32;
            built.cells.push(Cell {
                row,
                column,
                first,
                len: cell.len() as u32,
            });
            let mut sums = Sums::default();
            for &i in cell {
                built.order.push(points[i as usize].0);
                built.starts.push(span(i).start);
                sums.add(&events[points[i as usize].0 as usize], points[i as usize].1);
                built.begun.push(sums);
            }
            let by_end = sorted_by_key(cell.iter().copied(), |i| (i64::from(span(i).end.0), 0));
            let mut sums = Sums::default();
            for i in by_end {
                built.ends.push(span(i).end);
                sums.add(&events[points[i as usize].0 as usize], points[i as usize].1);
                built.over.push(sums);
            }
        }
        built
    }

    /// Row or column of an ordinate.
    fn cell_at(&self, units: f64) -> i32 {
        (units / self.cell_size).floor() as i32
    }

    fn view(&self, id: CellId, cell: Cell, range: DayRange) -> Option<CellView> {
        let slice = cell.range();
        let begun = self.starts[slice.clone()].partition_point(|start| *start <= range.last);
        let over = self.ends[slice.clone()].partition_point(|end| *end < range.first);
        if begun <= over {
            return None;
        }
        let sum = |sums: &[Sums], count: usize| {
            count
                .checked_sub(1)
                .map_or(Sums::default(), |i| sums[slice.start + i])
        };
        let (begun_sums, over_sums) = (sum(&self.begun, begun), sum(&self.over, over));
        let count = (begun - over) as f64;
        let mut by_side = begun_sums.by_side;
        for (side, over) in by_side.iter_mut().zip(over_sums.by_side) {
            *side -= over;
        }
        Some(CellView {
            id,
            point: MapPoint {
                x: (begun_sums.x - over_sums.x) / count,
                y: (begun_sums.y - over_sums.y) / count,
            },
            by_side,
            weight: cell.len,
        })
    }
}

impl Sums {
    fn add(&mut self, event: &Event, point: MapPoint) {
        self.x += point.x;
        self.y += point.y;
        self.by_side[event.side() as usize] += 1;
    }
}
