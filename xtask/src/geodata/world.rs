//! Countries and coasts of the northern half of the Earth, for small scales and the overview.

use serde_json::Value;

use super::countries::Country;
use super::coverage;
use super::grid::Rect;
use super::rings;
use super::simplify::{self, Level};
use super::topojson::{self, Writer, properties};

/// The file of the countries in the frame, without islands and lakes smaller than `least_m2`.
///
/// # Errors
/// When the level's grid is too coarse for the borders.
pub fn file(
    countries: &[Country],
    frame: Rect,
    level: Level,
    least_m2: f64,
) -> Result<String, String> {
    let shapes: Vec<coverage::Shape> = countries.iter().map(|c| c.shape.clone()).collect();
    let arcs = coverage::plain_arcs(&coverage::areas(&shapes, frame, false));
    let polygons: Vec<_> = (0..countries.len())
        .map(|n| rings::polygons(&arcs, |c| usize::from(c.area) == n, least_m2))
        .collect();
    // Only arcs that some polygon still uses are written.
    let mut used: Vec<usize> = polygons
        .iter()
        .flatten()
        .flatten()
        .flatten()
        .map(|n| rings::index(*n))
        .collect();
    used.sort_unstable();
    used.dedup();
    let full: Vec<_> = used.iter().map(|n| arcs[*n].points.clone()).collect();
    let mut file = Writer::new(level.step, frame.min);
    file.arcs(simplify::tiling(&full, level)?);
    let renumber = |n: &mut i32| {
        let place = used.binary_search(&rings::index(*n)).unwrap_or_default() as i32;
        *n = if *n < 0 { !place } else { place };
    };
    let mut list: Vec<Value> = Vec::new();
    for (country, mut polygons) in countries.iter().zip(polygons) {
        polygons.iter_mut().flatten().flatten().for_each(renumber);
        list.extend(topojson::polygons(
            properties([
                ("id", country.id.as_str().into()),
                ("name_en", country.name.as_str().into()),
            ]),
            polygons,
        ));
    }
    file.object("countries", list);
    let shared: Vec<Vec<i32>> = (0i32..)
        .zip(&used)
        .filter(|(_, n)| {
            [arcs[**n].left, arcs[**n].right]
                .iter()
                .all(|c| usize::from(c.area) < countries.len())
        })
        .map(|(place, _)| vec![place])
        .collect();
    file.object(
        "borders",
        topojson::lines(properties([("kind", "state".into())]), shared)
            .into_iter()
            .collect(),
    );
    Ok(file.text())
}
