//! Reader of the base map's files: quantised [TopoJSON](https://github.com/topojson/topojson-specification).
//!
//! A line between two areas is stored once, as an arc; areas and lines are lists
//! of arc numbers. A file is taken whole or refused: [`GeoError`] says where it
//! is damaged, what was found there, and what was expected.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Map, Value};

use super::LonLat;

/// Why a file was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeoError {
    /// The part of the file, such as `objects.rivers[3].arcs`.
    pub part: String,
    /// What is there.
    pub found: String,
    /// What should be there.
    pub expected: &'static str,
}

impl fmt::Display for GeoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: found {}, expected {}",
            self.part, self.found, self.expected
        )
    }
}

impl std::error::Error for GeoError {}

/// Arc numbers of a closed ring. A number `n` below zero means arc `!n` run backwards.
pub type Ring = Vec<i32>;

/// Arc numbers of a line, read as in [`Ring`].
pub type Line = Vec<i32>;

/// Where a feature lies.
#[derive(Clone, Debug, PartialEq)]
pub enum Geometry {
    /// Polygons, each with its outer ring first and then its holes.
    Polygons(Vec<Vec<Ring>>),
    /// Lines.
    Lines(Vec<Line>),
}

/// What is known of a feature; which fields are there depends on the layer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Properties {
    /// Id of an area, such as `sudzhansky-raion`, or a numeric ISO 3166-1 code of a country.
    pub id: Option<String>,
    /// English name.
    pub name_en: Option<String>,
    /// Russian name.
    pub name_ru: Option<String>,
    /// Ukrainian name.
    pub name_uk: Option<String>,
    /// ISO 3166-1 code, or two joined by `-` for a line between countries.
    pub country: Option<String>,
    /// What kind of area or line it is.
    pub kind: Option<String>,
    /// Importance, 1 the most important.
    pub rank: Option<u8>,
    /// How far the drawn line may lie from the real one, in km.
    pub error_km: Option<f64>,
    /// Area in square km.
    pub area_km2: Option<f64>,
}

/// A thing on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// What is known of it.
    pub properties: Properties,
    /// Where it lies.
    pub geometry: Geometry,
}

/// A file of layers that share their arcs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Topology {
    /// Lines of two or more points.
    pub arcs: Vec<Vec<LonLat>>,
    /// Layers by name.
    pub objects: BTreeMap<String, Vec<Feature>>,
}

impl Topology {
    /// Reads a file.
    ///
    /// # Errors
    /// When the bytes are not JSON, a part is missing or of the wrong kind, a
    /// position is not on the Earth, an arc number has no arc, or arcs that
    /// should join do not.
    pub fn parse(bytes: &[u8]) -> Result<Self, GeoError> {
        let refuse = |found: String| GeoError {
            part: "file".into(),
            found,
            expected: "JSON",
        };
        let text = std::str::from_utf8(bytes).map_err(|e| refuse(e.to_string()))?;
        let value: Value = serde_json::from_str(text).map_err(|e| refuse(e.to_string()))?;
        let file = value
            .as_object()
            .ok_or_else(|| error("file", &value, "a TopoJSON object"))?;
        let kind = member(file, "", "type")?;
        if kind.as_str() != Some("Topology") {
            return Err(error("type", kind, "\"Topology\""));
        }
        let mut topology = Self {
            arcs: arcs(file)?,
            objects: BTreeMap::new(),
        };
        let objects = member(file, "", "objects")?;
        for (name, object) in objects
            .as_object()
            .ok_or_else(|| error("objects", objects, "an object"))?
        {
            let part = format!("objects.{name}");
            let list = object
                .as_object()
                .ok_or_else(|| error(&part, object, "a GeometryCollection"))?;
            let geometries = member(list, &part, "geometries")?;
            let features = array(&part, geometries, "a list of geometries")?;
            let features = features
                .iter()
                .enumerate()
                .map(|(n, f)| topology.feature(&format!("{part}[{n}]"), f));
            let features = features.collect::<Result<Vec<Feature>, GeoError>>()?;
            topology.objects.insert(name.clone(), features);
        }
        Ok(topology)
    }

    /// The features of a layer; none where the file has no such layer.
    pub fn object(&self, name: &str) -> &[Feature] {
        self.objects.get(name).map_or(&[], Vec::as_slice)
    }

    /// The points of a ring or line in order. The point where two arcs meet
    /// comes once; a ring ends with its first point. Numbers without an arc,
    /// which [`Topology::parse`] refuses, are passed over.
    pub fn coordinates(&self, chain: &[i32]) -> Vec<LonLat> {
        let mut points: Vec<LonLat> = Vec::new();
        for number in chain {
            let Some(arc) = self.arcs.get(index(*number)) else {
                continue;
            };
            let skip = usize::from(!points.is_empty());
            if *number < 0 {
                points.extend(arc.iter().rev().skip(skip));
            } else {
                points.extend(arc.iter().skip(skip));
            }
        }
        points
    }

    fn feature(&self, part: &str, value: &Value) -> Result<Feature, GeoError> {
        let geometry = value
            .as_object()
            .ok_or_else(|| error(part, value, "a geometry"))?;
        let kind = member(geometry, part, "type")?;
        let arcs = member(geometry, part, "arcs")?;
        let part_arcs = format!("{part}.arcs");
        let chains = |value: &Value, closed: bool| -> Result<Vec<Vec<i32>>, GeoError> {
            array(&part_arcs, value, "a list of lists of arc numbers")?
                .iter()
                .map(|c| self.chain(&part_arcs, c, closed))
                .collect()
        };
        let geometry_of = match kind.as_str() {
            Some("Polygon") => Geometry::Polygons(vec![chains(arcs, true)?]),
            Some("MultiPolygon") => {
                let polygons = array(&part_arcs, arcs, "a list of polygons")?;
                Geometry::Polygons(
                    polygons
                        .iter()
                        .map(|p| chains(p, true))
                        .collect::<Result<_, _>>()?,
                )
            }
            Some("LineString") => Geometry::Lines(vec![self.chain(&part_arcs, arcs, false)?]),
            Some("MultiLineString") => Geometry::Lines(chains(arcs, false)?),
            _ => {
                return Err(error(
                    &format!("{part}.type"),
                    kind,
                    "Polygon, MultiPolygon, LineString or MultiLineString",
                ));
            }
        };
        let properties = match geometry.get("properties") {
            None => Properties::default(),
            Some(value) => properties(&format!("{part}.properties"), value)?,
        };
        Ok(Feature {
            properties,
            geometry: geometry_of,
        })
    }

    /// A list of arc numbers whose arcs join end to end, back to the start for a ring.
    fn chain(&self, part: &str, value: &Value, closed: bool) -> Result<Vec<i32>, GeoError> {
        const NUMBERS: &str = "numbers of arcs of this file";
        let mut chain = Vec::new();
        let mut ends: Option<(LonLat, LonLat)> = None;
        for value in array(part, value, "a list of arc numbers")? {
            let number = value
                .as_i64()
                .and_then(|n| i32::try_from(n).ok())
                .ok_or_else(|| error(part, value, NUMBERS))?;
            let arc = self
                .arcs
                .get(index(number))
                .ok_or_else(|| error(part, value, NUMBERS))?;
            let (Some(first), Some(last)) = (arc.first(), arc.last()) else {
                return Err(error(part, value, NUMBERS));
            };
            let (first, last) = if number < 0 {
                (*last, *first)
            } else {
                (*first, *last)
            };
            if ends.is_some_and(|(_, end)| end != first) {
                return Err(error(part, value, "arcs that join end to end"));
            }
            ends = Some((ends.map_or(first, |(start, _)| start), last));
            chain.push(number);
        }
        match ends {
            None => Err(error(part, value, "at least one arc number")),
            Some((start, end)) if closed && start != end => {
                Err(error(part, value, "arcs that join to a closed ring"))
            }
            Some(_) => Ok(chain),
        }
    }
}

/// The place in the list of arcs that a number means.
fn index(number: i32) -> usize {
    // Never negative: the complement of a negative number is not.
    usize::try_from(if number < 0 { !number } else { number }).unwrap_or(usize::MAX)
}

fn arcs(file: &Map<String, Value>) -> Result<Vec<Vec<LonLat>>, GeoError> {
    let transform = member(file, "", "transform")?;
    let numbers = |name: &str| -> Result<[f64; 2], GeoError> {
        let part = format!("transform.{name}");
        let value = transform.get(name).unwrap_or(&Value::Null);
        pair(value).ok_or_else(|| error(&part, value, "two numbers"))
    };
    let (scale, translate) = (numbers("scale")?, numbers("translate")?);
    let list = member(file, "", "arcs")?;
    let arc = |(n, value): (usize, &Value)| -> Result<Vec<LonLat>, GeoError> {
        let part = || format!("arcs[{n}]");
        let steps = value
            .as_array()
            .filter(|s| s.len() > 1)
            .ok_or_else(|| error(&part(), value, "two or more steps"))?;
        let (mut x, mut y) = (0.0, 0.0);
        steps
            .iter()
            .map(|step| {
                let [dx, dy] =
                    pair(step).ok_or_else(|| error(&part(), step, "steps of two numbers"))?;
                (x, y) = (x + dx, y + dy);
                LonLat::new(x * scale[0] + translate[0], y * scale[1] + translate[1])
                    .ok_or_else(|| error(&part(), step, "steps that stay on the Earth"))
            })
            .collect()
    };
    array("arcs", list, "a list of arcs")?
        .iter()
        .enumerate()
        .map(arc)
        .collect()
}

fn properties(part: &str, value: &Value) -> Result<Properties, GeoError> {
    let known = value
        .as_object()
        .ok_or_else(|| error(part, value, "an object"))?;
    let text = |name: &str| match known.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(other) => Err(error(&format!("{part}.{name}"), other, "text")),
    };
    let number = |name: &str| match known.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => match value.as_f64().filter(|n| n.is_finite() && *n >= 0.0) {
            Some(number) => Ok(Some(number)),
            None => Err(error(
                &format!("{part}.{name}"),
                value,
                "a number, 0 or more",
            )),
        },
    };
    let rank = match known.get("rank") {
        None | Some(Value::Null) => None,
        Some(value) => {
            let rank = value.as_u64().and_then(|n| u8::try_from(n).ok());
            Some(rank.ok_or_else(|| {
                error(
                    &format!("{part}.rank"),
                    value,
                    "a whole number from 0 to 255",
                )
            })?)
        }
    };
    Ok(Properties {
        id: text("id")?,
        name_en: text("name_en")?,
        name_ru: text("name_ru")?,
        name_uk: text("name_uk")?,
        country: text("country")?,
        kind: text("kind")?,
        rank,
        error_km: number("error_km")?,
        area_km2: number("area_km2")?,
    })
}

fn pair(value: &Value) -> Option<[f64; 2]> {
    match value.as_array()?.as_slice() {
        [a, b] => Some([
            a.as_f64().filter(|n| n.is_finite())?,
            b.as_f64().filter(|n| n.is_finite())?,
        ]),
        _ => None,
    }
}

fn member<'a>(map: &'a Map<String, Value>, part: &str, name: &str) -> Result<&'a Value, GeoError> {
    let part = if part.is_empty() {
        name.to_owned()
    } else {
        format!("{part}.{name}")
    };
    map.get(name).ok_or(GeoError {
        part,
        found: "nothing".into(),
        expected: "this member",
    })
}

fn array<'a>(
    part: &str,
    value: &'a Value,
    expected: &'static str,
) -> Result<&'a [Value], GeoError> {
    value
        .as_array()
        .map(Vec::as_slice)
        .ok_or_else(|| error(part, value, expected))
}

/// An error that shows the value found, cut to what a reader can take in.
fn error(part: &str, found: &Value, expected: &'static str) -> GeoError {
    let mut found = found.to_string();
    if let Some((cut, _)) = found.char_indices().nth(60) {
        found.truncate(cut);
        found.push('…');
    }
    GeoError {
        part: part.to_owned(),
        found,
        expected,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A square of two halves that share a line, and that line alone.
    const SQUARE: &str = r#"{"type":"Topology","transform":{"scale":[0.1,0.1],"translate":[35,51]},
        "objects":{
            "halves":{"type":"GeometryCollection","geometries":[
                {"type":"Polygon","properties":{"id":"left","name_en":"Left","rank":1,"area_km2":2.5},"arcs":[[0,1]]},
                {"type":"Polygon","properties":{"id":"right"},"arcs":[[-1,2]]}]},
            "line":{"type":"GeometryCollection","geometries":[{"type":"LineString","arcs":[0]}]}},
        "arcs":[[[2,0],[0,2]],[[2,2],[-2,0],[0,-2],[2,0]],[[2,0],[2,0],[0,2],[-2,0]]]}"#;

    fn refusal(from: &str, to: &str) -> GeoError {
        let damaged = SQUARE.replacen(from, to, 1);
        assert_ne!(damaged, SQUARE, "{from} is not in the sample");
        Topology::parse(damaged.as_bytes()).expect_err("a damaged file must be refused")
    }

    #[test]
    fn halves_share_the_line_between_them() {
        let square = Topology::parse(SQUARE.as_bytes()).expect("the sample is sound");
        let [left, right] = square.object("halves") else {
            panic!("two halves")
        };
        assert_eq!(left.properties.id.as_deref(), Some("left"));
        assert_eq!(
            (left.properties.rank, left.properties.area_km2),
            (Some(1), Some(2.5))
        );
        let Geometry::Polygons(polygons) = &right.geometry else {
            panic!("a polygon")
        };
        let ring = square.coordinates(&polygons[0][0]);
        assert_eq!(ring.len(), 5);
        assert_eq!(ring.first(), ring.last());
        assert_eq!(
            square.coordinates(&[0]),
            square
                .coordinates(&[-1])
                .into_iter()
                .rev()
                .collect::<Vec<_>>()
        );
        assert!(square.object("roads").is_empty());
    }

    #[test]
    fn damage_is_named_by_its_place() {
        let error = refusal("[-1,2]", "[-9,2]");
        assert_eq!(error.part, "objects.halves[1].arcs");
        assert_eq!(
            error.to_string(),
            "objects.halves[1].arcs: found -9, expected numbers of arcs of this file"
        );
        assert_eq!(
            refusal("[-1,2]", "[0,2]").expected,
            "arcs that join end to end"
        );
        assert_eq!(
            refusal("[[0,1]]", "[[0]]").expected,
            "arcs that join to a closed ring"
        );
        assert_eq!(refusal("[[2,0],[0,2]]", "[[2,0]]").part, "arcs[0]");
        assert_eq!(
            refusal("[[2,0],[0,2]]", "[[2,0],[0,1e9]]").expected,
            "steps that stay on the Earth"
        );
        assert_eq!(refusal("[0.1,0.1]", "[0.1,null]").part, "transform.scale");
        assert_eq!(
            refusal("\"rank\":1", "\"rank\":-1").part,
            "objects.halves[0].properties.rank"
        );
        assert_eq!(
            refusal("\"Topology\"", "\"FeatureCollection\"").part,
            "type"
        );
        assert_eq!(refusal("LineString", "Point").part, "objects.line[0].type");
        assert_eq!(refusal("{", "[").part, "file");
    }
}
