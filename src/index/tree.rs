//! A tree of square cells over the map. Every cell keeps its events in the
//! order of days, with running sums, so that what it holds up to a day follows
//! from one binary search and a few additions.
//!
//! Cells are split in four until all their events lie in one finest cell or
//! few are left. Only cells with a choice are kept: a village alone in its
//! district is one node, whatever lies between the two sizes.

use super::sort::sorted_by_key;
use crate::geo::MapPoint;
use crate::geo::mercator::held;
use crate::model::{Day, DayRange, Side};

/// Half the side of the square that the whole tree covers, in map units: more
/// than the world's.
const HALF: f64 = 262_144.0;
/// Steps of a stored coordinate to a map unit (a step is 1.5 cm at Kursk). Sums
/// of steps are exact, whatever their order.
const STEPS: f64 = 4096.0;
/// Binary digits of a stored coordinate within a finest cell, half a unit wide.
const FINEST_BITS: u32 = 11;
/// The level of the cell that holds everything.
pub const ROOT_LEVEL: u32 = 20;
/// Cells with so few events are not split.
const LEAF: usize = 16;
/// A running sum is kept for every so many events of a cell.
const STRIDE: usize = 32;

/// An event on the map.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Its index; below 2^30.
    pub event: u32,
    /// Where it is.
    pub point: MapPoint,
    /// When it counts, both ends included.
    pub days: DayRange,
    /// Whose it is.
    pub side: Side,
}

/// The cells, and the events in them by three orders of days.
#[derive(Debug, Default)]
pub struct Tree {
    pub(super) nodes: Vec<Node>,
    /// Events of a single day.
    pub(super) single: List,
    /// Events of several days, by the first.
    pub(super) begun: List,
    /// The same, by the last.
    pub(super) over: List,
}

/// A cell with more than one choice, or a leaf.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Node {
    /// A stored coordinate within it.
    pub x: u32,
    /// The other one.
    pub y: u32,
    /// First of its children, which stand side by side.
    pub child: u32,
    /// Number of children; 0 for a leaf.
    pub children: u8,
    /// Its size: the smallest cell that holds all its events.
    pub level: u8,
    /// Steps from the root: the layer that its events are in.
    pub depth: u8,
}

/// Events in one order of days, for each node a stretch of them.
#[derive(Debug, Default)]
pub(super) struct List {
    /// The events by day, then by index.
    pub spots: Vec<Spot>,
    /// The day of each.
    pub days: Vec<Day>,
    /// The last day of each, in the list of events of several days by the first.
    pub lasts: Vec<Day>,
    /// The stretch of each node; none at all where the list is empty.
    pub slices: Vec<Slice>,
    /// What the stretches are of.
    pub layers: Vec<Layer>,
}

/// Where an event is, and which it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    /// Stored coordinate to the east.
    pub x: u32,
    /// Stored coordinate to the south.
    pub y: u32,
    /// Index and side.
    pub tag: u32,
}

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Slice {
    /// Where it begins in its layer.
    pub first: u32,
    /// How many positions it has.
    pub len: u32,
    /// Where its running sums begin.
    pub sample: u32,
}

/// The nodes' events at one depth: positions in the list, ascending in a node.
#[derive(Debug, Default)]
pub(super) struct Layer {
    /// Node after node.
    pub order: Vec<u32>,
    /// Their running sums.
    pub samples: Vec<Sums>,
}

/// Sums over some events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    /// Of stored coordinates.
    pub x: u64,
    /// Of stored coordinates.
    pub y: u64,
    /// Counts, in the order of [`Side::ALL`].
    pub by_side: [u32; Side::ALL.len()],
}

impl Spot {
    fn new(entry: &Entry) -> Self {
        let stored = |units: f64| {
            let steps = (units + HALF) * STEPS + 0.5;
            held(steps, 0.0, 2.0 * HALF * STEPS - 1.0) as u32
        };
        Spot {
            x: stored(entry.point.x),
            y: stored(entry.point.y),
            tag: entry.event << 2 | entry.side as u32,
        }
    }

    /// Which event it is.
    pub fn event(self) -> u32 {
        self.tag >> 2
    }
}

impl Sums {
    /// Adds an event.
    pub fn add(&mut self, spot: Spot) {
        self.x += u64::from(spot.x);
        self.y += u64::from(spot.y);
        self.by_side[(spot.tag & 3) as usize] += 1;
    }

    /// Adds other sums, or takes them away.
    pub fn join(&mut self, other: Sums, away: bool) {
        let sign = |value: u64| if away { value.wrapping_neg() } else { value };
        self.x = self.x.wrapping_add(sign(other.x));
        self.y = self.y.wrapping_add(sign(other.y));
        for (sum, more) in self.by_side.iter_mut().zip(other.by_side) {
            *sum = sum.wrapping_add(sign(u64::from(more)) as u32);
        }
    }

    /// Number of events.
    pub fn count(&self) -> u32 {
        self.by_side.iter().sum()
    }

    /// The middle of the events; there is at least one.
    pub fn middle(&self) -> MapPoint {
        let count = f64::from(self.count());
        MapPoint {
            x: self.x as f64 / count / STEPS - HALF,
            y: self.y as f64 / count / STEPS - HALF,
        }
    }
}

/// Row or column of a stored coordinate at a level.
pub(super) fn cell(stored: u32, level: u32) -> u32 {
    stored >> (FINEST_BITS + level)
}

/// Row or column of an ordinate in map units; beyond the edge that of the edge.
pub(super) fn cell_of_units(units: f64, level: u32) -> u32 {
    let steps = held((units + HALF) * STEPS, 0.0, 2.0 * HALF * STEPS - 1.0);
    cell(steps as u32, level)
}

/// Side of a cell in map units.
pub(super) fn cell_units(level: u32) -> f64 {
    f64::from(1u32 << level) / 2.0
}

impl List {
    fn new(entries: impl Iterator<Item = (Spot, Day)>, len: usize) -> Self {
        let mut list = List::default();
        list.spots.reserve_exact(len);
        list.days.reserve_exact(len);
        for (spot, day) in entries {
            list.spots.push(spot);
            list.days.push(day);
        }
        if len > 0 {
            list.slices.push(Slice {
                len: len as u32,
                ..Slice::default()
            });
            list.layers.push(Layer {
                order: (0..len as u32).collect(),
                samples: Vec::with_capacity(len / STRIDE),
            });
        }
        list
    }

    /// How many of all events have a day before this one.
    pub fn before(&self, day: Day) -> u32 {
        self.days.partition_point(|d| *d < day) as u32
    }

    /// How many of all events have this day or an earlier one.
    pub fn up_to(&self, day: Day) -> u32 {
        self.days.partition_point(|d| *d <= day) as u32
    }

    fn slice(&self, node: u32) -> Slice {
        self.slices.get(node as usize).copied().unwrap_or_default()
    }

    /// The events of a node: positions in this list, ascending.
    pub fn of_node(&self, node: u32, depth: u8) -> &[u32] {
        let Slice { first, len, .. } = self.slice(node);
        match self.layers.get(usize::from(depth)) {
            Some(layer) => &layer.order[first as usize..(first + len) as usize],
            None => &[],
        }
    }

    /// The sums over the events of a node at positions below `end`, and how many they are.
    pub fn sums(&self, node: u32, depth: u8, end: u32) -> (Sums, usize) {
        let order = self.of_node(node, depth);
        let rank = order.partition_point(|p| *p < end);
        let sampled = rank / STRIDE;
        let mut sums = match sampled.checked_sub(1) {
            Some(k) => {
                let sample = self.slice(node).sample as usize + k;
                self.layers[usize::from(depth)].samples[sample]
            }
            None => Sums::default(),
        };
        for &position in &order[sampled * STRIDE..rank] {
            sums.add(self.spots[position as usize]);
        }
        (sums, rank)
    }

    /// Writes the running sums of a node, and gives the binary digits in which
    /// the coordinates of its events differ from those given.
    fn sample(&mut self, node: usize, depth: usize, x: u32, y: u32) -> u32 {
        let (Some(slice), Some(layer)) = (self.slices.get_mut(node), self.layers.get_mut(depth))
        else {
            return 0;
        };
        slice.sample = layer.samples.len() as u32;
        let mut sums = Sums::default();
        let mut differing = 0;
        let order = &layer.order[slice.first as usize..(slice.first + slice.len) as usize];
        for (i, &position) in order.iter().enumerate() {
            let spot = self.spots[position as usize];
            differing |= (spot.x ^ x) | (spot.y ^ y);
            sums.add(spot);
            if (i + 1) % STRIDE == 0 {
                layer.samples.push(sums);
            }
        }
        differing
    }

    /// Gives each of the four quarters of a node its events, in the next layer.
    fn part(&mut self, node: usize, depth: usize, level: u32, scratch: &mut Vec<u8>) -> [Slice; 4] {
        let Some(Slice { first, len, .. }) = self.slices.get(node).copied() else {
            return Default::default();
        };
        let (above, below) = self.layers.split_at_mut(depth + 1);
        let order = &above[depth].order[first as usize..(first + len) as usize];
        let next = &mut below[0].order;
        scratch.clear();
        let mut quarters = [Slice::default(); 4];
        for &position in order {
            let spot = self.spots[position as usize];
            let quarter = (cell(spot.y, level - 1) & 1) << 1 | (cell(spot.x, level - 1) & 1);
            scratch.push(quarter as u8);
            quarters[quarter as usize].len += 1;
        }
        let mut at = next.len();
        next.resize(at + order.len(), 0);
        let mut cursors = [0; 4];
        for (quarter, cursor) in quarters.iter_mut().zip(&mut cursors) {
            quarter.first = at as u32;
            *cursor = at;
            at += quarter.len as usize;
        }
        for (&position, &quarter) in order.iter().zip(scratch.iter()) {
            let cursor = &mut cursors[usize::from(quarter)];
            next[*cursor] = position;
            *cursor += 1;
        }
        quarters
    }
}

impl Tree {
    /// Sorts events into cells. They come in the order of their first days, and
    /// those of one day in the order of their indices. Cost: about three passes
    /// for each depth of the tree, which grows with the logarithm of the events.
    pub fn new(entries: &[Entry]) -> Self {
        let lasting = |entry: &&Entry| entry.days.first < entry.days.last;
        let many = entries.iter().filter(lasting).count();
        let spot = |entry: &Entry| (Spot::new(entry), entry.days.first);
        let single = entries.iter().filter(|entry| !lasting(entry)).map(spot);
        let by_last = sorted_by_key(
            (0..entries.len() as u32).filter(|&i| lasting(&&entries[i as usize])),
            |i| (i64::from(entries[i as usize].days.last.0), 0),
        );
        let by_last = by_last.into_iter().map(|i| {
            let entry = &entries[i as usize];
            (Spot::new(entry), entry.days.last)
        });
        let mut tree = Tree {
            nodes: Vec::new(),
            single: List::new(single, entries.len() - many),
            begun: List::new(entries.iter().filter(lasting).map(spot), many),
            over: List::new(by_last, many),
        };
        tree.begun.lasts = entries
            .iter()
            .filter(lasting)
            .map(|entry| entry.days.last)
            .collect();
        if !entries.is_empty() {
            tree.nodes.push(Node::default());
            tree.grow();
        }
        tree
    }

    fn grow(&mut self) {
        let mut scratch = Vec::new();
        let (mut layer, mut depth) = (0..1, 0);
        while !layer.is_empty() {
            let mut passed_on = [0; 3];
            for node in layer.clone() {
                let split = self.measure(node, depth);
                for (sum, list) in passed_on.iter_mut().zip(self.lists()) {
                    *sum += if split {
                        list.slice(node as u32).len as usize
                    } else {
                        0
                    };
                }
            }
            for (len, list) in passed_on.into_iter().zip(self.lists_mut()) {
                if let Some(layer) = list.layers.last_mut() {
                    layer.samples.shrink_to_fit();
                    list.layers.push(Layer {
                        order: Vec::with_capacity(len),
                        samples: Vec::with_capacity(len / STRIDE),
                    });
                }
            }
            let next = self.nodes.len();
            for node in layer {
                self.split(node, depth, &mut scratch);
            }
            layer = next..self.nodes.len();
            depth += 1;
        }
        self.nodes.shrink_to_fit();
        for list in self.lists_mut() {
            list.slices.shrink_to_fit();
        }
    }

    /// Finds the smallest cell of a node's events, and says whether it is to be split.
    fn measure(&mut self, node: usize, depth: usize) -> bool {
        let index = node as u32;
        let some = [&self.single, &self.begun].into_iter().find_map(|list| {
            let position = *list.of_node(index, depth as u8).first()?;
            list.spots.get(position as usize).copied()
        });
        let (x, y) = some.map_or((0, 0), |spot| (spot.x, spot.y));
        let differing = self
            .lists_mut()
            .into_iter()
            .fold(0, |digits, list| digits | list.sample(node, depth, x, y));
        let level = u32::BITS - (differing >> FINEST_BITS).leading_zeros();
        let len = self.len(index);
        self.nodes[node] = Node {
            x,
            y,
            level: level as u8,
            depth: depth as u8,
            // Set for good when the node is split.
            children: u8::from(level > 0 && len > LEAF),
            child: 0,
        };
        self.nodes[node].children > 0
    }

    fn split(&mut self, node: usize, depth: usize, scratch: &mut Vec<u8>) {
        if self.nodes[node].children == 0 {
            return;
        }
        let level = u32::from(self.nodes[node].level);
        let child = self.nodes.len() as u32;
        let parts = self
            .lists_mut()
            .map(|list| list.part(node, depth, level, scratch));
        let mut children = 0;
        for quarter in 0..4 {
            if parts.iter().all(|part| part[quarter].len == 0) {
                continue;
            }
            children += 1;
            self.nodes.push(Node::default());
            for (list, part) in self.lists_mut().into_iter().zip(&parts) {
                if !list.slices.is_empty() {
                    list.slices.push(part[quarter]);
                }
            }
        }
        self.nodes[node].child = child;
        self.nodes[node].children = children;
    }

    fn lists(&self) -> [&List; 3] {
        [&self.single, &self.begun, &self.over]
    }

    fn lists_mut(&mut self) -> [&mut List; 3] {
        [&mut self.single, &mut self.begun, &mut self.over]
    }

    /// Number of events of a node, at any day.
    pub(super) fn len(&self, node: u32) -> usize {
        (self.single.slice(node).len + self.begun.slice(node).len) as usize
    }

    /// Bytes that the tree holds on the heap.
    pub fn bytes(&self) -> usize {
        let lists: usize = self.lists().iter().map(|list| list.bytes()).sum();
        lists + self.nodes.capacity() * size_of::<Node>()
    }
}

impl List {
    fn bytes(&self) -> usize {
        let layers: usize = self
            .layers
            .iter()
            .map(|layer| {
                layer.order.capacity() * size_of::<u32>()
                    + layer.samples.capacity() * size_of::<Sums>()
            })
            .sum();
        layers
            + self.spots.capacity() * size_of::<Spot>()
            + (self.days.capacity() + self.lasts.capacity()) * size_of::<Day>()
            + self.slices.capacity() * size_of::<Slice>()
            + self.layers.capacity() * size_of::<Layer>()
    }
}
