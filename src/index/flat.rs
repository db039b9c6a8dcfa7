//! The index as plain lists of numbers: made in the worker that reads a
//! reader's own file, where it holds up nothing, and taken over by the page,
//! which then has no sorting to do.

use super::catalog::{Placement, Site};
use super::pyramid::Pyramid;
use super::subset::{DaySeries, SiteLists, Subset};
use super::tree::{Layer, List, Node, Slice, Spot, Sums, Tree};
use crate::geo::MapPoint;
use crate::model::{Basis, Day, Family};

/// What [`write()`] writes and [`Reader`] reads: sites, where each event
/// belongs, and all events sorted.
#[derive(Debug)]
pub struct Index {
    /// For [`super::Catalog::sites`].
    pub sites: Vec<Site>,
    /// For [`super::Catalog::placements`].
    pub placements: Vec<Placement>,
    /// All events, whatever a filter says.
    pub whole: Subset,
}

/// Stands for what is at no site; a reader's own file has no areas.
const ELSEWHERE: u32 = u32::MAX;

/// The index as lists, in an order of their own.
#[inline(never)]
pub fn write(index: &Index) -> Vec<Vec<u32>> {
    let whole = &index.whole;
    let mut lists = vec![
        words(&index.sites, |site: &Site| {
            let (x, y) = (site.point.x.to_bits(), site.point.y.to_bits());
            [
                x as u32,
                (x >> 32) as u32,
                y as u32,
                (y >> 32) as u32,
                site.place,
            ]
        }),
        words(&index.placements, |placement| {
            [match *placement {
                Placement::Site(site) => site,
                Placement::Area(_) | Placement::Elsewhere => ELSEWHERE,
            }]
        }),
        words(&whole.starts, |(day, family)| {
            [day.0 as u32, *family as u32]
        }),
        whole.sites.events.clone(),
        whole.sites.firsts.clone(),
    ];
    write_series(&whole.all, &mut lists);
    write_series(&whole.elsewhere, &mut lists);
    let tree = &whole.pyramid.tree;
    lists.push(words(&tree.nodes, |node: &Node| {
        let small = [node.children, node.level, node.depth, 0];
        [node.x, node.y, node.child, u32::from_le_bytes(small)]
    }));
    for list in [&tree.single, &tree.begun, &tree.over] {
        write_list(list, &mut lists);
    }
    lists
}

fn write_series(series: &DaySeries, lists: &mut Vec<Vec<u32>>) {
    lists.push(series.order.clone());
    lists.push(days(&series.starts));
    lists.push(days(&series.ends));
    lists.push(vec![series.longest as u32]);
}

fn write_list(list: &List, lists: &mut Vec<Vec<u32>>) {
    lists.push(words(&list.spots, |spot: &Spot| [spot.x, spot.y, spot.tag]));
    lists.push(days(&list.days));
    lists.push(days(&list.lasts));
    lists.push(words(&list.slices, |slice: &Slice| {
        [slice.first, slice.len, slice.sample]
    }));
    lists.push(vec![list.layers.len() as u32]);
    for layer in &list.layers {
        lists.push(layer.order.clone());
        lists.push(words(&layer.samples, |sums: &Sums| {
            let [a, b, c, d] = sums.by_side;
            let (x, y) = (sums.x, sums.y);
            [
                x as u32,
                (x >> 32) as u32,
                y as u32,
                (y >> 32) as u32,
                a,
                b,
                c,
                d,
            ]
        }));
    }
}

fn words<T, const N: usize>(items: &[T], of: impl Fn(&T) -> [u32; N]) -> Vec<u32> {
    let mut words = Vec::with_capacity(items.len() * N);
    for item in items {
        words.extend_from_slice(&of(item));
    }
    words
}

fn days(days: &[Day]) -> Vec<u32> {
    words(days, |day| [day.0 as u32])
}

/// Reads an index, a step at a time: the page gives the browser its turn between them.
pub struct Reader<'a> {
    /// Gives the next list; `None` where there is none.
    pub next: &'a mut dyn FnMut() -> Option<Vec<u32>>,
}

impl Reader<'_> {
    /// Sites and placements, which come first.
    #[inline(never)]
    pub fn places(&mut self) -> Option<(Vec<Site>, Vec<Placement>)> {
        let sites = self.records(5, |w| Site {
            point: MapPoint {
                x: f64::from_bits(wide(w, 0)),
                y: f64::from_bits(wide(w, 2)),
            },
            place: w[4],
        })?;
        let placements = self.records(1, |w| match w[0] {
            ELSEWHERE => Placement::Elsewhere,
            site => Placement::Site(site),
        })?;
        Some((sites, placements))
    }

    /// Everything about the events, but for the map.
    #[inline(never)]
    pub fn lists(&mut self) -> Option<Subset> {
        let starts = self.records(2, |w| {
            let family = Family::ALL.get(w[1] as usize);
            (Day(w[0] as i32), family.copied().unwrap_or(Family::ALL[0]))
        })?;
        let sites = SiteLists {
            events: (self.next)()?,
            firsts: (self.next)()?,
            ..SiteLists::default()
        };
        Some(Subset {
            basis: Basis::Happened,
            undated: 0,
            all: self.series()?,
            pyramid: Pyramid::default(),
            areas: Vec::new(),
            elsewhere: self.series()?,
            sites,
            starts,
        })
    }

    /// The map's cells, which come last.
    #[inline(never)]
    pub fn map(&mut self) -> Option<Pyramid> {
        let nodes = self.records(4, |w| {
            let [children, level, depth, _] = w[3].to_le_bytes();
            Node {
                x: w[0],
                y: w[1],
                child: w[2],
                children,
                level,
                depth,
            }
        })?;
        Some(Pyramid {
            tree: Tree {
                nodes,
                single: self.list()?,
                begun: self.list()?,
                over: self.list()?,
            },
        })
    }

    fn series(&mut self) -> Option<DaySeries> {
        Some(DaySeries {
            basis: Basis::Happened,
            order: (self.next)()?,
            starts: self.days()?,
            ends: self.days()?,
            longest: *(self.next)()?.first()? as i32,
        })
    }

    fn list(&mut self) -> Option<List> {
        let mut list = List {
            spots: self.records(3, |w| Spot {
                x: w[0],
                y: w[1],
                tag: w[2],
            })?,
            days: self.days()?,
            lasts: self.days()?,
            slices: self.records(3, |w| Slice {
                first: w[0],
                len: w[1],
                sample: w[2],
            })?,
            layers: Vec::new(),
        };
        for _ in 0..*(self.next)()?.first()? {
            list.layers.push(Layer {
                order: (self.next)()?,
                samples: self.records(8, |w| Sums {
                    x: wide(w, 0),
                    y: wide(w, 2),
                    by_side: [w[4], w[5], w[6], w[7]],
                })?,
            });
        }
        Some(list)
    }

    fn days(&mut self) -> Option<Vec<Day>> {
        self.records(1, |w| Day(w[0] as i32))
    }

    /// Lists of so many numbers for each item.
    fn records<T>(&mut self, width: usize, of: fn(&[u32]) -> T) -> Option<Vec<T>> {
        let words = (self.next)()?;
        let items = words.chunks_exact(width);
        items
            .remainder()
            .is_empty()
            .then(|| words.chunks_exact(width).map(of).collect())
    }
}

fn wide(words: &[u32], at: usize) -> u64 {
    u64::from(words[at]) | u64::from(words[at + 1]) << 32
}
