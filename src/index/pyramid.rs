//! What is visible in the cells on the screen, at any day or window.
//!
//! Cells of one level divide the map into squares; those of the next are twice
//! as large. They are read off the [`Tree`]; nothing is rebuilt when the day
//! changes.

use super::tree::{Entry, Node, ROOT_LEVEL, Spot, Sums, Tree, cell, cell_of_units, cell_units};
use crate::geo::{Extent, MapPoint};
use crate::model::{Day, DayRange, Side};

/// A cell is drawn at most this wide, in pixels, and at least half as wide,
/// unless that makes too many.
const CELL_PX: f64 = 24.0;
/// The cells of a view are made larger until no more than so many hold events:
/// the cost of a step has a limit, whatever the data.
const MOST_CELLS: usize = 600;

/// The events at points, ready to be counted by cell.
#[derive(Debug, Default)]
pub struct Pyramid {
    pub(super) tree: Tree,
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
    /// First day and index of the visible event that begins last.
    pub newest: (Day, u32),
}

impl CellView {
    fn new(id: CellId, weight: u32, sums: Sums, newest: (Day, u32)) -> Option<Self> {
        (sums.count() > 0).then(|| CellView {
            id,
            point: sums.middle(),
            by_side: sums.by_side,
            weight,
            newest,
        })
    }

    /// Number of visible events.
    pub fn count(&self) -> u32 {
        self.by_side.iter().sum()
    }
}

/// A cell of a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellId {
    /// 0 is the finest; a cell of level n is 2^n / 2 map units wide.
    pub level: u32,
    /// Counted from the north.
    pub row: u32,
    /// Counted from the west.
    pub column: u32,
    /// The node of the tree that its events are in.
    node: u32,
}

impl CellId {
    /// A number of its own.
    pub fn key(self) -> u64 {
        u64::from(self.level) << 48 | u64::from(self.row) << 24 | u64::from(self.column)
    }

    /// Whether the point lies in it.
    pub fn covers(self, point: MapPoint) -> bool {
        cell_of_units(point.y, self.level) == self.row
            && cell_of_units(point.x, self.level) == self.column
    }

    fn holds(self, spot: Spot) -> bool {
        cell(spot.y, self.level) == self.row && cell(spot.x, self.level) == self.column
    }
}

/// Cells of a level, both ends included.
#[derive(Clone, Copy)]
struct Frame {
    level: u32,
    rows: (u32, u32),
    columns: (u32, u32),
}

/// A range of days as positions in the tree's lists.
#[derive(Clone, Copy)]
struct Moment {
    range: DayRange,
    /// Events of one day: those from the first day on, up to the last.
    single: (u32, u32),
    /// Events of several days that have begun, and that are over.
    begun: u32,
    over: u32,
}

impl Frame {
    fn new(level: u32, extent: Extent) -> Self {
        let cells = |from: f64, to: f64| (cell_of_units(from, level), cell_of_units(to, level));
        Frame {
            level,
            rows: cells(extent.min.y, extent.max.y),
            columns: cells(extent.min.x, extent.max.x),
        }
    }

    fn meets(&self, node: &Node) -> bool {
        // A node is a cell of this level, lies in one, or covers some of them.
        let above = u32::from(node.level).saturating_sub(self.level);
        let touches = |stored: u32, (from, to): (u32, u32)| {
            let first = cell(stored, self.level) >> above << above;
            first <= to && first + ((1 << above) - 1) >= from
        };
        touches(node.y, self.rows) && touches(node.x, self.columns)
    }
}

impl Pyramid {
    /// Sorts the events into cells; see [`Tree::new`] for their order.
    pub fn new(entries: &[Entry]) -> Self {
        Pyramid {
            tree: Tree::new(entries),
        }
    }

    /// The level whose cells are [`CELL_PX`] wide or up to half as wide at that
    /// scale (pixels per map unit).
    pub fn level_at(scale: f64) -> u32 {
        // A loop of at most 20 steps: a logarithm would be the only one in the page's code.
        (0..ROOT_LEVEL)
            .find(|level| cell_units(level + 1) * scale > CELL_PX)
            .unwrap_or(ROOT_LEVEL)
    }

    /// The level for a view: [`Pyramid::level_at`], or the next at which no more
    /// than [`MOST_CELLS`] cells of the extent hold events, at any day.
    pub fn level_for(&self, scale: f64, extent: Extent) -> u32 {
        let mut level = Self::level_at(scale);
        while level < ROOT_LEVEL && self.is_crowded(Frame::new(level, extent)) {
            level += 1;
        }
        level
    }

    fn is_crowded(&self, frame: Frame) -> bool {
        let mut cells = 0;
        self.visit(frame, |node| {
            // A leaf of the next level has four cells, one of that after it sixteen.
            let above = u32::from(self.tree.nodes[node as usize].level).saturating_sub(frame.level);
            cells += self.tree.len(node).min(1 << (2 * above.min(8)));
            cells <= MOST_CELLS
        });
        cells > MOST_CELLS
    }

    /// Calls for each node that is a cell of the frame or lies in one, and for
    /// each leaf that covers several; stops when told so.
    fn visit(&self, frame: Frame, mut found: impl FnMut(u32) -> bool) {
        let mut waiting = vec![0];
        while let Some(index) = waiting.pop() {
            let Some(node) = self.tree.nodes.get(index as usize) else {
                return;
            };
            if !frame.meets(node) {
                continue;
            }
            if u32::from(node.level) > frame.level && node.children > 0 {
                waiting.extend(node.child..node.child + u32::from(node.children));
            } else if !found(index) {
                return;
            }
        }
    }

    /// What is visible in the cells that touch the extent. Cost: for each cell
    /// found a binary search, and a few additions.
    pub fn visible(&self, level: u32, extent: Extent, range: DayRange) -> Vec<CellView> {
        let mut cells = Vec::new();
        let frame = Frame::new(level, extent);
        let moment = self.moment(range);
        self.visit(frame, |index| {
            if u32::from(self.tree.nodes[index as usize].level) > level {
                self.leaf(index, frame, moment, &mut cells);
            } else {
                cells.extend(self.whole(index, level, moment));
            }
            true
        });
        cells
    }

    fn moment(&self, range: DayRange) -> Moment {
        let mut moment = Moment {
            range,
            single: (0, 0),
            begun: 0,
            over: 0,
        };
        if range.first <= range.last {
            let tree = &self.tree;
            moment.single = (
                tree.single.before(range.first),
                tree.single.up_to(range.last),
            );
            moment.begun = tree.begun.up_to(range.last);
            moment.over = tree.over.before(range.first);
        }
        moment
    }

    /// The node as one cell of the level; `None` where nothing is visible in it.
    fn whole(&self, index: u32, level: u32, moment: Moment) -> Option<CellView> {
        let tree = &self.tree;
        let node = tree.nodes[index as usize];
        let (mut sums, rank) = tree.single.sums(index, node.depth, moment.single.1);
        if moment.single.0 > 0 {
            let (gone, _) = tree.single.sums(index, node.depth, moment.single.0);
            sums.join(gone, true);
        }
        let latest = rank.checked_sub(1).filter(|_| sums.count() > 0);
        let mut newest = (Day::MIN, 0);
        if let Some(latest) = latest {
            let position = tree.single.of_node(index, node.depth)[latest] as usize;
            newest = (
                tree.single.days[position],
                tree.single.spots[position].event(),
            );
        }
        let (begun, rank) = tree.begun.sums(index, node.depth, moment.begun);
        let (over, _) = tree.over.sums(index, node.depth, moment.over);
        if begun.count() > over.count() {
            sums.join(begun, false);
            sums.join(over, true);
            let order = &tree.begun.of_node(index, node.depth)[..rank];
            newest = newest.max(self.latest_lasting(order, newest.0, moment));
        }
        let id = CellId {
            level,
            row: cell(node.y, level),
            column: cell(node.x, level),
            node: index,
        };
        CellView::new(id, tree.len(index) as u32, sums, newest)
    }

    /// The visible event of several days that begins last, if not before `day`.
    fn latest_lasting(&self, order: &[u32], day: Day, moment: Moment) -> (Day, u32) {
        let list = &self.tree.begun;
        order
            .iter()
            .rev()
            .map(|&position| position as usize)
            .take_while(|&position| list.days[position] >= day)
            .find(|&position| list.lasts[position] >= moment.range.first)
            .map_or((Day::MIN, 0), |position| {
                (list.days[position], list.spots[position].event())
            })
    }

    /// The few events of a leaf that covers several cells, by cell.
    fn leaf(&self, index: u32, frame: Frame, moment: Moment, cells: &mut Vec<CellView>) {
        let mut found: Vec<(CellId, u32, Sums, (Day, u32))> = Vec::new();
        self.each(index, moment, |spot, day, visible| {
            let (row, column) = (cell(spot.y, frame.level), cell(spot.x, frame.level));
            let inside = |at: u32, (first, last): (u32, u32)| first <= at && at <= last;
            if !inside(row, frame.rows) || !inside(column, frame.columns) {
                return;
            }
            let known = found
                .iter()
                .position(|(id, ..)| id.row == row && id.column == column);
            let known = known.unwrap_or_else(|| {
                let id = CellId {
                    level: frame.level,
                    row,
                    column,
                    node: index,
                };
                found.push((id, 0, Sums::default(), (Day::MIN, 0)));
                found.len() - 1
            });
            let (_, weight, sums, newest) = &mut found[known];
            *weight += 1;
            if visible {
                sums.add(spot);
                *newest = (*newest).max((day, spot.event()));
            }
        });
        cells.extend(
            found
                .into_iter()
                .filter_map(|(id, weight, sums, newest)| CellView::new(id, weight, sums, newest)),
        );
    }

    /// Calls for each event of a node with its first day, and whether it is visible.
    fn each(&self, index: u32, moment: Moment, mut found: impl FnMut(Spot, Day, bool)) {
        let Some(node) = self.tree.nodes.get(index as usize) else {
            return;
        };
        for list in [&self.tree.single, &self.tree.begun] {
            for &position in list.of_node(index, node.depth) {
                let at = position as usize;
                let visible = match list.lasts.get(at) {
                    Some(last) => position < moment.begun && *last >= moment.range.first,
                    None => moment.single.0 <= position && position < moment.single.1,
                };
                found(list.spots[at], list.days[at], visible);
            }
        }
    }

    /// The events of a cell that are visible in the range, in no particular order.
    pub fn events_in(&self, id: CellId, range: DayRange) -> Vec<u32> {
        let mut events = Vec::new();
        self.each(id.node, self.moment(range), |spot, _, visible| {
            if visible && id.holds(spot) {
                events.push(spot.event());
            }
        });
        events
    }

    /// Whether the event is among these, and visible in the range. Its days are
    /// those that it came with. Cost: a binary search.
    pub fn shows(&self, event: u32, days: DayRange, range: DayRange) -> bool {
        let list = if days.first < days.last {
            &self.tree.begun
        } else {
            &self.tree.single
        };
        let from = list.before(days.first) as usize;
        let of_day = &list.spots[from..list.up_to(days.first) as usize];
        range.meets(days)
            && of_day
                .binary_search_by_key(&event, |spot| spot.event())
                .is_ok()
    }

    /// Bytes that it holds on the heap.
    pub fn bytes(&self) -> usize {
        self.tree.bytes()
    }
}
