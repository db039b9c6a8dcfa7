//! Bends rivers of the coarse drainage grid through points known to lie on them.

use anyhow::{Context, Result, bail, ensure};

use super::grid::{self, Pt};
use super::rivers::{self, River};

/// A stated fact: the river passes this point.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// English name of the river.
    pub river: String,
    /// The place or mouth that lies on it.
    pub place: String,
    /// Where that is.
    pub at: Pt,
}

/// The columns of `xtask/data/river_facts.tsv`.
const COLUMNS: &str = "river\tplace\tlon\tlat\tfact\tsource";

/// Between two facts a bent river is true to about this. Measured by leaving the
/// facts out one by one: the one left out lies 0.8 km (median) from the line bent
/// through the others, 2.8 km at most.
const MENDED_ERROR_KM: f64 = 1.5;

/// The same for a river that a package traces: its facts are mouths and a bridge,
/// known to some tens of metres, and one left out lies 0.5 km (median) from the
/// line bent through the others, 0.7 km at most.
const MENDED_TRACE_ERROR_KM: f64 = 0.5;

/// Rivers truer than this are traces.
const TRACE_ERROR_KM: f64 = 1.2;

/// A fact farther than this from the line says that the line is another river.
const FARTHEST_M: f64 = 8_000.0;

/// Beyond the last fact the bend fades out over this length.
const FADE_M: f64 = 10_000.0;

/// Reads the table of facts.
///
/// # Errors
/// When a row has another number of columns, or no source.
pub fn facts(table: &str) -> Result<Vec<Fact>> {
    let mut lines = table.lines();
    ensure!(
        lines.next() == Some(COLUMNS),
        "river_facts.tsv: expected the first line {COLUMNS:?}"
    );
    let mut all = Vec::new();
    for (n, line) in lines.enumerate() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [river, place, lon, lat, _, source] = cells[..] else {
            bail!(
                "river_facts.tsv, line {}: found {} columns, expected 6",
                n + 2,
                cells.len()
            )
        };
        ensure!(
            !source.is_empty(),
            "river_facts.tsv, line {}: no source",
            n + 2
        );
        let number = |text: &str| {
            text.parse::<f64>()
                .with_context(|| format!("river_facts.tsv, line {}: {text:?}", n + 2))
        };
        all.push(Fact {
            river: river.to_owned(),
            place: place.to_owned(),
            at: Pt::from_degrees(number(lon)?, number(lat)?),
        });
    }
    Ok(all)
}

/// Bends the rivers that have facts, takes their tributaries' mouths along, and
/// splits them where their accuracy changes.
pub fn mended(rivers: Vec<River>, facts: &[Fact]) -> Vec<River> {
    let bends: Vec<Option<Bend>> = rivers.iter().map(|r| Bend::new(r, facts)).collect();
    let mut all = Vec::new();
    for (river, bend) in rivers.iter().zip(&bends) {
        let pieces = match bend {
            Some(bend) => bend.pieces(river),
            None => vec![River {
                points: follow(&river.points, river.error_km, bends.iter().flatten()),
                ..river.clone()
            }],
        };
        all.extend(pieces);
    }
    all
}

/// A line before and after bending, point by point.
struct Bend {
    before: Vec<Pt>,
    after: Vec<Pt>,
    /// Places in the line of the first and the last fact.
    known: (usize, usize),
}

impl Bend {
    /// The bend of a river by the facts about it; none without facts near it.
    fn new(river: &River, facts: &[Fact]) -> Option<Self> {
        let before = dense(&river.points);
        let mut pins: Vec<(usize, Pt)> = Vec::new();
        for fact in facts.iter().filter(|f| f.river == river.names[0]) {
            let nearest = before
                .iter()
                .enumerate()
                .map(|(n, p)| (n, grid::length_m(*p, fact.at)));
            let (n, metres) = nearest.min_by(|a, b| a.1.total_cmp(&b.1))?;
            if metres < FARTHEST_M {
                pins.push((n, fact.at));
            }
        }
        pins.sort_by_key(|(n, _)| *n);
        pins.dedup_by_key(|(n, _)| *n);
        if pins.len() < 2 {
            return None;
        }
        let mut along = vec![0.0];
        for w in before.windows(2) {
            along.push(along[along.len() - 1] + grid::length_m(w[0], w[1]));
        }
        let shift =
            |(n, at): (usize, Pt)| ((at.x - before[n].x) as f64, (at.y - before[n].y) as f64);
        let after = before.iter().enumerate().map(|(n, p)| {
            let (low, high) = (
                pins.iter().rev().find(|(k, _)| *k <= n),
                pins.iter().find(|(k, _)| *k > n),
            );
            let fade = |k: usize| (1.0 - (along[n] - along[k]).abs() / FADE_M).max(0.0);
            let (dx, dy) = match (low, high) {
                (Some(a), Some(b)) => {
                    let t = (along[n] - along[a.0]) / (along[b.0] - along[a.0]);
                    let (s, e) = (shift(*a), shift(*b));
                    (s.0 + (e.0 - s.0) * t, s.1 + (e.1 - s.1) * t)
                }
                (Some(a), None) | (None, Some(a)) => {
                    (shift(*a).0 * fade(a.0), shift(*a).1 * fade(a.0))
                }
                (None, None) => (0.0, 0.0),
            };
            Pt {
                x: p.x + dx.round() as i64,
                y: p.y + dy.round() as i64,
            }
        });
        let after = after.collect();
        Some(Self {
            after,
            known: (pins[0].0, pins[pins.len() - 1].0),
            before,
        })
    }

    /// The river in up to three pieces: before, between and after the facts.
    fn pieces(&self, river: &River) -> Vec<River> {
        let (first, last) = self.known;
        let piece = |from: usize, to: usize, error_km: f64| River {
            points: self.after[from..=to].to_vec(),
            error_km,
            ..river.clone()
        };
        let mended = if river.error_km < TRACE_ERROR_KM {
            MENDED_TRACE_ERROR_KM
        } else {
            MENDED_ERROR_KM
        };
        let all = [
            piece(0, first, river.error_km),
            piece(first, last, mended),
            piece(last, self.after.len() - 1, river.error_km),
        ];
        all.into_iter().filter(|r| r.points.len() > 1).collect()
    }
}

/// Moves a coarse tributary's mouth with the river it joins, less and less up its course.
fn follow<'a>(points: &[Pt], error_km: f64, bends: impl Iterator<Item = &'a Bend>) -> Vec<Pt> {
    let Some(mouth) = points.last().copied() else {
        return Vec::new();
    };
    let mut nearest: Option<(f64, Pt, Pt)> = None;
    for bend in bends {
        for (old, new) in bend.before.iter().zip(&bend.after) {
            let metres = grid::length_m(mouth, *old);
            if metres < 600.0 && nearest.is_none_or(|(m, _, _)| metres < m) {
                nearest = Some((metres, *old, *new));
            }
        }
    }
    let Some((_, old, new)) = nearest.filter(|_| error_km > MENDED_ERROR_KM) else {
        return points.to_vec();
    };
    let points = dense(points);
    let mut left = rivers::length_m(&points);
    let mut moved = Vec::with_capacity(points.len());
    for (n, p) in points.iter().enumerate() {
        if n > 0 {
            left -= grid::length_m(points[n - 1], *p);
        }
        let share = (1.0 - left / FADE_M).max(0.0);
        moved.push(Pt {
            x: p.x + ((new.x - old.x) as f64 * share).round() as i64,
            y: p.y + ((new.y - old.y) as f64 * share).round() as i64,
        });
    }
    if let Some(last) = moved.last_mut() {
        *last = new;
    }
    moved
}

/// The line with a point at least every 400 m.
pub fn dense(points: &[Pt]) -> Vec<Pt> {
    let mut all: Vec<Pt> = points.first().copied().into_iter().collect();
    for w in points.windows(2) {
        let steps = (grid::length_m(w[0], w[1]) / 400.0).ceil().max(1.0) as i64;
        all.extend((1..=steps).map(|n| Pt {
            x: w[0].x + (w[1].x - w[0].x) * n / steps,
            y: w[0].y + (w[1].y - w[0].y) * n / steps,
        }));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn river(names: [&'static str; 3], points: Vec<Pt>) -> River {
        River {
            names,
            rank: 2,
            error_km: 4.0,
            points,
        }
    }

    fn fact(lon: f64, lat: f64) -> Fact {
        Fact {
            river: "Psyol".into(),
            place: "a village".into(),
            at: Pt::from_degrees(lon, lat),
        }
    }

    #[test]
    fn a_bent_river_passes_its_facts_and_takes_its_tributary_along() {
        let main = river(
            ["Psyol", "", ""],
            vec![Pt::from_degrees(36.5, 51.0), Pt::from_degrees(35.0, 51.0)],
        );
        let stream = river(
            [""; 3],
            vec![Pt::from_degrees(35.7, 51.4), Pt::from_degrees(35.7, 51.0)],
        );
        let facts = [fact(36.0, 51.02), fact(35.4, 51.03)];
        let all = mended(vec![main, stream], &facts);
        let errors: Vec<f64> = all.iter().map(|r| r.error_km).collect();
        assert_eq!(errors, [4.0, MENDED_ERROR_KM, 4.0, 4.0]);
        for fact in &facts {
            assert!(rivers::away(fact.at, &all[1].points) < 2.0, "{fact:?}");
        }
        // Far from the facts the river is where it was.
        assert_eq!(all[0].points[0], Pt::from_degrees(36.5, 51.0));
        assert_eq!(all[0].points.last(), all[1].points.first());
        let mouth = all[3].points[all[3].points.len() - 1];
        assert!(
            rivers::away(mouth, &all[1].points) < 100.0,
            "the tributary ends on the river"
        );
        assert_eq!(all[3].points[0], Pt::from_degrees(35.7, 51.4));
    }

    #[test]
    fn a_river_without_facts_stays_as_it_is() {
        let line = river(
            ["Svapa", "", ""],
            vec![Pt::from_degrees(35.0, 52.0), Pt::from_degrees(35.1, 52.0)],
        );
        assert_eq!(mended(vec![line.clone()], &[fact(35.05, 52.0)]), [line]);
    }

    #[test]
    fn a_fact_without_a_source_is_refused() {
        let table = format!("{COLUMNS}\nPsyol\tGiri\t35.5\t51.0\ton the left bank\t");
        assert!(facts(&table).is_err_and(|e| e.to_string().contains("line 2: no source")));
    }
}
