//! Writes TopoJSON: arcs on an integer grid, each stored once as steps from point to point.

use serde_json::{Map, Value, json};

use super::grid::{Pt, STEPS};
use super::rings::Ring;

/// A TopoJSON file in the making.
pub struct Writer {
    /// Grid steps in one unit of the file.
    step: i64,
    origin: Pt,
    arcs: Vec<Vec<Pt>>,
    objects: Vec<(String, Vec<Value>)>,
}

impl Writer {
    /// Starts a file whose coordinates are multiples of `step` grid steps, counted from `origin`.
    pub fn new(step: i64, origin: Pt) -> Self {
        Self {
            step,
            origin,
            arcs: Vec::new(),
            objects: Vec::new(),
        }
    }

    /// Adds arcs and returns the number of the first one.
    pub fn arcs(&mut self, arcs: impl IntoIterator<Item = Vec<Pt>>) -> i32 {
        let first = self.arcs.len() as i32;
        self.arcs.extend(arcs);
        first
    }

    /// Adds a collection of geometries.
    pub fn object(&mut self, name: &str, geometries: Vec<Value>) {
        self.objects.push((name.to_owned(), geometries));
    }

    /// The file as text, one geometry or 100 arcs per line.
    pub fn text(&self) -> String {
        let scale = self.step as f64 / STEPS;
        let (lon, lat) = self.origin.degrees();
        let unit = |p: Pt| {
            (
                (p.x - self.origin.x).div_euclid(self.step),
                (p.y - self.origin.y).div_euclid(self.step),
            )
        };
        let mut text = format!(
            "{{\"type\":\"Topology\",\"transform\":{{\"scale\":[{scale},{scale}],\"translate\":[{lon},{lat}]}},\n\"objects\":{{"
        );
        for (n, (name, geometries)) in self.objects.iter().enumerate() {
            let list: Vec<String> = geometries.iter().map(sorted).collect();
            text.push_str(if n > 0 { ",\n" } else { "\n" });
            text.push_str(&format!(
                "{}:{{\"type\":\"GeometryCollection\",\"geometries\":[\n{}]}}",
                Value::from(name.as_str()),
                list.join(",\n")
            ));
        }
        text.push_str("},\n\"arcs\":[\n");
        for (n, arc) in self.arcs.iter().enumerate() {
            let mut before = (0, 0);
            let steps: Vec<String> = arc
                .iter()
                .map(|p| {
                    let (x, y) = unit(*p);
                    let step = format!("[{},{}]", x - before.0, y - before.1);
                    before = (x, y);
                    step
                })
                .collect();
            text.push_str(if n > 0 { ",\n" } else { "" });
            text.push_str(&format!("[{}]", steps.join(",")));
        }
        text.push_str("]}\n");
        text
    }
}

/// The JSON text with the members of objects in the order of their names. Left alone they
/// stand in the order of their making or of their names, by what other crates ask of serde_json.
fn sorted(geometry: &Value) -> String {
    let mut geometry = geometry.clone();
    geometry.sort_all_objects();
    geometry.to_string()
}

/// A polygon or multipolygon with properties. Empty lists give `None`.
pub fn polygons(properties: Map<String, Value>, mut polygons: Vec<Vec<Ring>>) -> Option<Value> {
    match polygons.len() {
        0 => None,
        1 => Some(json!({"type": "Polygon", "properties": properties, "arcs": polygons.remove(0)})),
        _ => Some(json!({"type": "MultiPolygon", "properties": properties, "arcs": polygons})),
    }
}

/// A line or several, each a list of arc numbers. Empty lists give `None`.
pub fn lines(properties: Map<String, Value>, mut lines: Vec<Vec<i32>>) -> Option<Value> {
    match lines.len() {
        0 => None,
        1 => Some(json!({"type": "LineString", "properties": properties, "arcs": lines.remove(0)})),
        _ => Some(json!({"type": "MultiLineString", "properties": properties, "arcs": lines})),
    }
}

/// Properties from names and values; empty strings and nulls are left out.
pub fn properties<const N: usize>(pairs: [(&str, Value); N]) -> Map<String, Value> {
    pairs
        .into_iter()
        .filter(|(_, v)| !v.is_null() && v.as_str() != Some(""))
        .map(|(k, v)| (k.to_owned(), v))
        .collect()
}
