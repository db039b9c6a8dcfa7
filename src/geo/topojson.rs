//! Reader of the base map's files: quantised [TopoJSON](https://github.com/topojson/topojson-specification).
//!
//! A line between two areas is stored once, as an arc; areas and lines are lists
//! of arc numbers. A file is taken whole or refused: [`GeoError`] says where it
//! is damaged, what was found there, and what was expected.

use std::fmt;

use super::LonLat;
use crate::json::{Json, Member, Parts};

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
    /// Layers with their names, in the order of the file.
    pub objects: Vec<(String, Vec<Feature>)>,
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
        let value = Json::parse(text).map_err(|e| refuse(e.to_string()))?;
        let file = object("file", value, "a TopoJSON object")?;
        let kind = member(&file, "", "type")?;
        if kind.raw() != "\"Topology\"" {
            return Err(error("type", kind, "\"Topology\""));
        }
        let mut topology = Self {
            arcs: arcs(&file)?,
            objects: Vec::new(),
        };
        let layers = member(&file, "", "objects")?;
        for (name, layer) in object("objects", layers, "an object")? {
            let part = format!("objects.{name}");
            let layer = object(&part, layer, "a GeometryCollection")?;
            let geometries = member(&layer, &part, "geometries")?;
            let mut features = Vec::new();
            for json in list(&part, geometries, "a list of geometries")? {
                let part = format!("{part}[{}]", features.len());
                features.push(topology.feature(&part, json)?);
            }
            topology.objects.push((name.into_owned(), features));
        }
        Ok(topology)
    }

    /// The features of a layer; none where the file has no such layer.
    pub fn object(&self, name: &str) -> &[Feature] {
        let layer = self.objects.iter().find(|(layer, _)| layer == name);
        layer.map_or(&[], |(_, features)| features)
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

    fn feature(&self, part: &str, json: Json) -> Result<Feature, GeoError> {
        let members = object(part, json, "a geometry")?;
        let kind = member(&members, part, "type")?;
        let arcs = member(&members, part, "arcs")?;
        let part_arcs = format!("{part}.arcs");
        let geometry = match kind.raw() {
            "\"Polygon\"" => Geometry::Polygons(vec![self.chains(&part_arcs, arcs, true)?]),
            "\"MultiPolygon\"" => {
                let mut polygons = Vec::new();
                for polygon in list(&part_arcs, arcs, "a list of polygons")? {
                    polygons.push(self.chains(&part_arcs, polygon, true)?);
                }
                Geometry::Polygons(polygons)
            }
            "\"LineString\"" => Geometry::Lines(vec![self.chain(&part_arcs, arcs, false)?]),
            "\"MultiLineString\"" => Geometry::Lines(self.chains(&part_arcs, arcs, false)?),
            _ => {
                return Err(error(
                    &format!("{part}.type"),
                    kind,
                    "Polygon, MultiPolygon, LineString or MultiLineString",
                ));
            }
        };
        let properties = match find(&members, "properties") {
            None => Properties::default(),
            Some(json) => properties(&format!("{part}.properties"), json)?,
        };
        Ok(Feature {
            properties,
            geometry,
        })
    }

    /// A list of lists of arc numbers.
    #[inline(never)]
    fn chains(&self, part: &str, json: Json, closed: bool) -> Result<Vec<Vec<i32>>, GeoError> {
        let mut chains = Vec::new();
        for chain in list(part, json, "a list of lists of arc numbers")? {
            chains.push(self.chain(part, chain, closed)?);
        }
        Ok(chains)
    }

    /// A list of arc numbers whose arcs join end to end, back to the start for a ring.
    #[inline(never)]
    fn chain(&self, part: &str, json: Json, closed: bool) -> Result<Vec<i32>, GeoError> {
        const NUMBERS: &str = "numbers of arcs of this file";
        let mut chain = Vec::new();
        let mut ends: Option<(LonLat, LonLat)> = None;
        for item in list(part, json, "a list of arc numbers")? {
            let number = item.raw().parse::<i32>().ok();
            let arc = number.and_then(|number| self.arcs.get(index(number)));
            let arc = arc.map_or(&[][..], Vec::as_slice);
            let (Some(number), Some(first), Some(last)) = (number, arc.first(), arc.last()) else {
                return Err(error(part, item, NUMBERS));
            };
            let (first, last) = if number < 0 {
                (*last, *first)
            } else {
                (*first, *last)
            };
            if ends.is_some_and(|(_, end)| end != first) {
                return Err(error(part, item, "arcs that join end to end"));
            }
            ends = Some((ends.map_or(first, |(start, _)| start), last));
            chain.push(number);
        }
        match ends {
            None => Err(error(part, json, "at least one arc number")),
            Some((start, end)) if closed && start != end => {
                Err(error(part, json, "arcs that join to a closed ring"))
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

fn arcs(file: &[Member]) -> Result<Vec<Vec<LonLat>>, GeoError> {
    let transform = object("transform", member(file, "", "transform")?, "an object")?;
    let numbers = |name: &str| -> Result<[f64; 2], GeoError> {
        let json = member(&transform, "transform", name)?;
        let pair = json.pair();
        pair.ok_or_else(|| error(&format!("transform.{name}"), json, "two numbers"))
    };
    let (scale, translate) = (numbers("scale")?, numbers("translate")?);
    let mut arcs = Vec::new();
    for json in list("arcs", member(file, "", "arcs")?, "a list of arcs")? {
        let wrong = |json, expected| error(&format!("arcs[{}]", arcs.len()), json, expected);
        let mut arc = Vec::new();
        let (mut x, mut y) = (0.0, 0.0);
        for step in json.items().into_iter().flatten() {
            let [dx, dy] = step
                .pair()
                .ok_or_else(|| wrong(step, "steps of two numbers"))?;
            (x, y) = (x + dx, y + dy);
            let point = LonLat::new(x * scale[0] + translate[0], y * scale[1] + translate[1]);
            arc.push(point.ok_or_else(|| wrong(step, "steps that stay on the Earth"))?);
        }
        if arc.len() < 2 {
            return Err(wrong(json, "two or more steps"));
        }
        arcs.push(arc);
    }
    Ok(arcs)
}

fn properties(part: &str, json: Json) -> Result<Properties, GeoError> {
    let known = object(part, json, "an object")?;
    let given = |name: &str| find(&known, name).filter(|value| !value.is_null());
    let wrong = |name: &str, json, expected| error(&format!("{part}.{name}"), json, expected);
    let text = |name: &str| -> Result<Option<String>, GeoError> {
        let Some(value) = given(name) else {
            return Ok(None);
        };
        let text = value.text().ok_or_else(|| wrong(name, value, "text"))?;
        Ok(Some(text.into_owned()))
    };
    let number = |name: &str| -> Result<Option<f64>, GeoError> {
        let Some(value) = given(name) else {
            return Ok(None);
        };
        let number = value.number().filter(|number| *number >= 0.0);
        let expected = "a number, 0 or more";
        number.ok_or_else(|| wrong(name, value, expected)).map(Some)
    };
    let mut rank = None;
    if let Some(value) = given("rank") {
        let expected = "a whole number from 0 to 255";
        let number = value.raw().parse().ok();
        rank = Some(number.ok_or_else(|| wrong("rank", value, expected))?);
    }
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

fn find<'a>(members: &[Member<'a>], name: &str) -> Option<Json<'a>> {
    let member = members.iter().find(|member| member.0 == name);
    member.map(|(_, value)| *value)
}

fn member<'a>(members: &[Member<'a>], part: &str, name: &str) -> Result<Json<'a>, GeoError> {
    let dot = if part.is_empty() { "" } else { "." };
    find(members, name).ok_or_else(|| GeoError {
        part: format!("{part}{dot}{name}"),
        found: "nothing".into(),
        expected: "this member",
    })
}

fn object<'a>(
    part: &str,
    json: Json<'a>,
    expected: &'static str,
) -> Result<Vec<Member<'a>>, GeoError> {
    json.members().ok_or_else(|| error(part, json, expected))
}

fn list<'a>(part: &str, json: Json<'a>, expected: &'static str) -> Result<Parts<'a>, GeoError> {
    json.items().ok_or_else(|| error(part, json, expected))
}

/// An error that shows the value found, cut to what a reader can take in.
#[inline(never)]
fn error(part: &str, found: Json, expected: &'static str) -> GeoError {
    GeoError {
        part: part.to_owned(),
        found: found.shown(),
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
