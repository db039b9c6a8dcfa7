//! The base map's layers, and the files made of them at each level of detail.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::coverage::{self, Arc, Cell, NOBODY, OUT, Shape};
use super::grid::{Pt, Rect};
use super::names::{DISTRICTS, LAKES, Named, OBLASTS};
use super::rings;
use super::rivers::{self, River};
use super::simplify::{self, Level};
use super::topojson::{self, Writer, properties};

/// What the packages give, read but not yet worked on.
pub struct Inputs {
    /// The part of the world that is drawn.
    pub frame: Rect,
    /// One shape for each of [`OBLASTS`].
    pub oblasts: Vec<Shape>,
    /// One shape for each of [`DISTRICTS`].
    pub districts: Vec<Shape>,
    /// Rivers, ready to draw.
    pub rivers: Vec<River>,
    /// Water bodies, cut at the edges of the package's tiles.
    pub water: Vec<Shape>,
}

/// Layers at full detail.
pub struct Base {
    frame: Rect,
    /// Lines between oblasts, and between districts of Kursk oblast.
    pub borders: Vec<Arc>,
    rivers: Vec<River>,
    shores: Vec<Arc>,
}

/// The smallest water body drawn.
const LEAST_LAKE_M2: f64 = 1.0e6;

/// The package draws most ponds as triangles: what has fewer points is no likeness and is left out.
const LEAST_SHORE_POINTS: usize = 9;

impl Base {
    /// Tiles the frame with oblasts and districts, and joins water bodies that touch.
    pub fn new(inputs: Inputs) -> Self {
        let oblasts = coverage::areas(&inputs.oblasts, inputs.frame, true);
        let borders = coverage::with_districts(oblasts, &inputs.districts);
        let water: Shape = inputs.water.into_iter().flatten().collect();
        let shores = coverage::plain_arcs(&coverage::areas(&[water], inputs.frame, false));
        Self {
            frame: inputs.frame,
            borders,
            rivers: inputs.rivers,
            shores,
        }
    }

    /// One file: all layers at a level of detail, with the rivers that are true to `river_error_km` or better.
    ///
    /// # Errors
    /// When the level's grid is too coarse for the borders.
    pub fn file(&self, level: Level, river_error_km: f64) -> Result<String, String> {
        let mut file = Writer::new(level.step, self.frame.min);
        let full: Vec<Vec<Pt>> = self.borders.iter().map(|a| a.points.clone()).collect();
        file.arcs(simplify::tiling(&full, level)?);
        let arcs = &self.borders;

        let (mut oblasts, mut kursk) = (Vec::new(), Vec::new());
        for (n, oblast) in (0u16..).zip(&OBLASTS) {
            let polygons = rings::polygons(arcs, |c| c.area == n, 0.0);
            let list = if n == 0 { &mut kursk } else { &mut oblasts };
            list.extend(topojson::polygons(area(oblast, "oblast", None), polygons));
        }
        let mut districts = Vec::new();
        for (n, district) in (0u16..).zip(&DISTRICTS) {
            let polygons = rings::polygons(arcs, |c| c.part == Some(n), 0.0);
            let km2 = polygons
                .iter()
                .flatten()
                .map(|r| area_km2(&rings::points(arcs, r)))
                .sum::<f64>();
            let kind = if district.id.ends_with("-city") {
                "city"
            } else {
                "district"
            };
            districts.extend(topojson::polygons(
                area(district, kind, Some(km2)),
                polygons,
            ));
        }
        file.object("kursk", kursk);
        file.object("oblasts", oblasts);
        file.object("districts", districts);
        let state = |a: Cell, b: Cell| (country(a) != country(b)).then_some("state");
        file.object("border", self.lines(state));
        let edge = |a: Cell, b: Cell| {
            let kind = if a.area == 0 || b.area == 0 {
                "kursk"
            } else {
                "oblast"
            };
            (country(a) == country(b)).then_some(kind)
        };
        file.object("edge", self.lines(edge));
        file.object("district_lines", self.district_lines());

        let rivers = self
            .rivers
            .iter()
            .filter(|r| r.error_km <= river_error_km)
            .map(|river| {
                let [en, ru, uk] = river.names;
                let arc = file.arcs([simplify::line(&river.points, level)]);
                let properties = properties([
                    ("name_en", en.into()),
                    ("name_ru", ru.into()),
                    ("name_uk", uk.into()),
                    ("rank", river.rank.into()),
                    ("error_km", river.error_km.into()),
                ]);
                topojson::lines(properties, vec![vec![arc]])
            });
        let rivers: Vec<Value> = rivers.flatten().collect();
        file.object("rivers", rivers);
        let lakes = self.lakes(&mut file, level);
        file.object("lakes", lakes);
        Ok(file.text())
    }

    /// Lines between two areas that `kind` names, one feature for each kind and pair of countries.
    fn lines(&self, kind: impl Fn(Cell, Cell) -> Option<&'static str>) -> Vec<Value> {
        let mut found: BTreeMap<(&str, String), Vec<Vec<i32>>> = BTreeMap::new();
        for (n, arc) in (0i32..).zip(&self.borders) {
            let (a, b) = (arc.left, arc.right);
            if a.area == b.area || [a, b].iter().any(|c| c.area == OUT || c.area == NOBODY) {
                continue;
            }
            if let Some(kind) = kind(a, b) {
                let countries = BTreeSet::from([country(a), country(b)]);
                let pair = countries.into_iter().collect::<Vec<_>>().join("-");
                found.entry((kind, pair)).or_default().push(vec![n]);
            }
        }
        let feature = |((kind, pair), lines): ((&str, String), Vec<Vec<i32>>)| {
            topojson::lines(
                properties([("kind", kind.into()), ("country", pair.into())]),
                lines,
            )
        };
        found.into_iter().filter_map(feature).collect()
    }

    /// Lines between districts: those of the package, and those carried straight to the outline.
    fn district_lines(&self) -> Vec<Value> {
        let mut kinds = [("district", Vec::new()), ("carried", Vec::new())];
        for (n, arc) in (0i32..).zip(&self.borders) {
            if arc.left.area == 0 && arc.right.area == 0 && arc.left.part != arc.right.part {
                // A short way to the outline is within the lines' own accuracy.
                let long = arc.carried && rivers::length_m(&arc.points) > 1_000.0;
                kinds[usize::from(long)].1.push(vec![n]);
            }
        }
        kinds
            .into_iter()
            .filter_map(|(kind, lines)| topojson::lines(properties([("kind", kind.into())]), lines))
            .collect()
    }

    /// Rivers, ready to draw.
    pub fn rivers(&self) -> &[River] {
        &self.rivers
    }

    /// Shores of the lakes that have a name, with the name.
    pub fn named_lakes(&self) -> Vec<([&'static str; 3], Vec<Pt>)> {
        let mut named = Vec::new();
        for polygon in rings::polygons(&self.shores, |c| c.area == 0, LEAST_LAKE_M2) {
            let shore = rings::points(&self.shores, &polygon[0]);
            if shore.len() >= LEAST_SHORE_POINTS {
                let names = lake_names(&shore, area_km2(&shore));
                named.extend(names.map(|names| (names, shore)));
            }
        }
        named
    }

    fn lakes(&self, file: &mut Writer, level: Level) -> Vec<Value> {
        let mut lakes = Vec::new();
        for polygon in rings::polygons(&self.shores, |c| c.area == 0, 1.0e5) {
            let km2: f64 = polygon
                .iter()
                .map(|r| area_km2(&rings::points(&self.shores, r)))
                .sum();
            if km2 * 1.0e6 < LEAST_LAKE_M2 {
                continue;
            }
            let shore = rings::points(&self.shores, &polygon[0]);
            if shore.len() < LEAST_SHORE_POINTS {
                continue;
            }
            let [en, ru, uk] = lake_names(&shore, km2).unwrap_or([""; 3]);
            let drawn: Vec<Vec<i32>> = polygon
                .iter()
                .map(|ring| simplify::line(&rings::points(&self.shores, ring), level))
                .filter(|ring| ring.len() > 3)
                .map(|ring| vec![file.arcs([ring])])
                .collect();
            if drawn.is_empty() {
                continue;
            }
            let properties = properties([
                ("name_en", en.into()),
                ("name_ru", ru.into()),
                ("name_uk", uk.into()),
                ("area_km2", json!((km2 * 10.0).round() / 10.0)),
            ]);
            lakes.extend(topojson::polygons(properties, vec![drawn]));
        }
        lakes
    }
}

/// The names of the lake with that shore.
fn lake_names(shore: &[Pt], km2: f64) -> Option<[&'static str; 3]> {
    let near = |(_, lon, lat): &&([&str; 3], f64, f64)| {
        km2 > 5.0 && rivers::away(Pt::from_degrees(*lon, *lat), shore) < 3_000.0
    };
    LAKES.iter().find(near).map(|lake| lake.0)
}

fn country(cell: Cell) -> &'static str {
    OBLASTS
        .get(usize::from(cell.area))
        .map_or("", |o| o.country)
}

fn area(named: &Named, kind: &str, km2: Option<f64>) -> serde_json::Map<String, Value> {
    let [en, ru, uk] = named.names;
    let km2 = km2.map_or(Value::Null, |a| json!((a * 10.0).round() / 10.0));
    properties([
        ("id", named.id.into()),
        ("kind", kind.into()),
        ("country", named.country.into()),
        ("name_en", en.into()),
        ("name_ru", ru.into()),
        ("name_uk", uk.into()),
        ("area_km2", km2),
    ])
}

/// Area of a ring on a sphere of radius 6371.0088 km, negative when clockwise.
pub fn area_km2(ring: &[Pt]) -> f64 {
    const RADIUS_KM: f64 = 6_371.008_8;
    let twice: f64 = ring
        .windows(2)
        .map(|w| {
            let ((lon, lat), (lon2, lat2)) = (w[0].degrees(), w[1].degrees());
            (lon2 - lon).to_radians() * (2.0 + lat.to_radians().sin() + lat2.to_radians().sin())
        })
        .sum();
    -twice / 2.0 * RADIUS_KM * RADIUS_KM
}
