//! The base map as the page draws it: a few long paths in map units, of pieces made once.

use super::mercator::{MapPoint, map_from_lonlat};
use super::path;
use super::topojson::{Feature, Geometry, Topology};
use super::viewport::Extent;

/// A look of the style sheet, from the ground up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum LayerClass {
    World,
    WorldUkraine,
    WorldRussia,
    WorldNorthKorea,
    WorldBorder,
    Ukraine,
    Russia,
    OtherLand,
    Kursk,
    Urban,
    Lake,
    River(Truth),
    RiverMain(Truth),
    DistrictLine,
    OblastLine,
    OblastEdge,
    BorderBand,
    Border,
}

impl LayerClass {
    /// Its class in the style sheet.
    pub fn css(self) -> &'static str {
        match self {
            Self::World => "l-world",
            Self::WorldUkraine => "l-world l-ua",
            Self::WorldRussia => "l-world l-ru",
            Self::WorldNorthKorea => "l-world l-kp",
            Self::WorldBorder => "l-wborder",
            Self::Ukraine => "l-land l-ua",
            Self::Russia => "l-land l-ru",
            Self::OtherLand => "l-land l-other",
            Self::Kursk => "l-kursk",
            Self::Urban => "l-urban",
            Self::Lake => "l-lake",
            Self::River(Truth::Half) => "l-riv r2 e05",
            Self::River(Truth::One) => "l-riv r2 e10",
            Self::River(Truth::More) => "l-riv r2 e15",
            Self::RiverMain(Truth::Half) => "l-riv r1 e05",
            Self::RiverMain(Truth::One) => "l-riv r1 e10",
            Self::RiverMain(Truth::More) => "l-riv r1 e15",
            Self::DistrictLine => "l-raion",
            Self::OblastLine => "l-obl",
            Self::OblastEdge => "l-edge",
            Self::BorderBand => "l-bband",
            Self::Border => "l-bline",
        }
    }
}

/// How far a drawn line may lie from the real one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// Up to 1.5 km.
    More,
    /// Up to 1 km.
    One,
    /// Up to 0.5 km.
    Half,
}

/// No line is drawn where it may lie as many pixels from the real one.
const MOST_ERROR_PX: f64 = 4.0;

impl Truth {
    /// From the roughest.
    const ALL: [Truth; 3] = [Truth::More, Truth::One, Truth::Half];

    /// That of a line with this error in km; `None` of one too rough for any map of the oblast.
    fn of(error_km: f64) -> Option<Self> {
        let holds = |truth: &Self| error_km <= truth.error_km();
        Self::ALL.into_iter().rev().find(holds)
    }

    fn error_km(self) -> f64 {
        match self {
            Self::More => 1.5,
            Self::One => 1.0,
            Self::Half => 0.5,
        }
    }
}

/// Whether a line with that error in km may be drawn at that scale in pixels per
/// km: where it lies less than 4 pixels from the real one.
pub fn is_true_enough(error_km: f64, px_per_km: f64) -> bool {
    error_km * px_per_km < MOST_ERROR_PX
}

/// Classes of the map by which the style sheet hides the lines that are too rough
/// for that scale in pixels per km.
pub fn too_rough(px_per_km: f64) -> &'static str {
    let is_hidden = |truth: &Truth| !is_true_enough(truth.error_km(), px_per_km);
    match Truth::ALL.iter().filter(|truth| is_hidden(truth)).count() {
        0 => "",
        1 => "x15",
        2 => "x15 x10",
        _ => "x15 x10 x05",
    }
}

/// One path of the base map.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// Its look.
    pub class: LayerClass,
    /// In the order of the file.
    pub pieces: Vec<Piece>,
}

/// A part of a layer that is drawn or left out as a whole: a polygon, or a stretch of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Where it lies.
    pub extent: Extent,
    /// SVG path data in map units.
    pub path: String,
}

/// Points of a line that make a piece. The next piece begins with the last of them.
const PIECE_POINTS: usize = 48;

impl Layer {
    /// SVG path data in map units: of all pieces, or of those that meet an extent.
    pub fn path(&self, within: Option<Extent>) -> String {
        let mut path = String::new();
        for piece in &self.pieces {
            if within.is_none_or(|extent| extent.meets(piece.extent)) {
                path.push_str(&piece.path);
            }
        }
        path
    }

    fn add(&mut self, points: &[MapPoint], close: bool) {
        let mut path = String::new();
        path::append(&mut path, points.iter().copied(), close);
        if let Some(extent) = Extent::around(points.iter().copied()) {
            self.pieces.push(Piece { extent, path });
        }
    }

    fn append(&mut self, topology: &Topology, geometry: &Geometry) {
        let project = |chain: &[i32]| -> Vec<MapPoint> {
            let points = topology.coordinates(chain).into_iter();
            points.map(map_from_lonlat).collect()
        };
        match geometry {
            Geometry::Polygons(polygons) => {
                for polygon in polygons {
                    // Holes go with their ring: alone they would be filled.
                    let mut path = String::new();
                    let mut all = Vec::new();
                    for ring in polygon {
                        let points = project(ring);
                        path::append(&mut path, points.iter().copied(), true);
                        all.extend(points);
                    }
                    if let Some(extent) = Extent::around(all) {
                        self.pieces.push(Piece { extent, path });
                    }
                }
            }
            Geometry::Lines(lines) => {
                for line in lines {
                    let points = project(line);
                    let mut rest = &points[..];
                    while rest.len() > PIECE_POINTS {
                        self.add(&rest[..PIECE_POINTS], false);
                        rest = &rest[PIECE_POINTS - 1..];
                    }
                    self.add(rest, false);
                }
            }
        }
    }
}

/// One level of detail of the base map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Basemap {
    /// From the ground up; one path for each look.
    pub layers: Vec<Layer>,
}

/// How near the map is: decides line widths and what is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ZoomClass {
    /// Under 1 pixel per km: countries.
    World,
    /// Under 4 pixels per km: the whole oblast.
    Oblast,
    /// Under 10 pixels per km: some districts.
    District,
    /// From 10 pixels per km: villages.
    Village,
}

impl ZoomClass {
    /// The class of a scale in pixels per km.
    pub fn at(px_per_km: f64) -> Self {
        match px_per_km {
            ..1.0 => Self::World,
            ..4.0 => Self::Oblast,
            ..10.0 => Self::District,
            _ => Self::Village,
        }
    }

    /// Its class in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::World => "z-world",
            Self::Oblast => "z-oblast",
            Self::District => "z-district",
            Self::Village => "z-village",
        }
    }
}

impl Basemap {
    /// The level that a topology holds.
    pub fn new(topology: &Topology) -> Self {
        let mut layers: Vec<Layer> = Vec::new();
        for (object, features) in &topology.objects {
            for feature in features {
                for class in classes(object, feature) {
                    let index = layers.partition_point(|layer| layer.class < class);
                    if layers.get(index).is_none_or(|layer| layer.class != class) {
                        layers.insert(
                            index,
                            Layer {
                                class,
                                pieces: Vec::new(),
                            },
                        );
                    }
                    layers[index].append(topology, &feature.geometry);
                }
            }
        }
        Basemap { layers }
    }
}

/// The looks in which a feature of an object is drawn.
fn classes(object: &str, feature: &Feature) -> Vec<LayerClass> {
    use LayerClass as C;
    let properties = &feature.properties;
    let country = properties.country.as_deref().unwrap_or_default();
    let kind = properties.kind.as_deref().unwrap_or_default();
    match object {
        "countries" => vec![match properties.id.as_deref() {
            Some("804") => C::WorldUkraine,
            Some("643") => C::WorldRussia,
            Some("408") => C::WorldNorthKorea,
            _ => C::World,
        }],
        "borders" => vec![C::WorldBorder],
        "oblasts" => vec![match country {
            "UA" => C::Ukraine,
            "RU" => C::Russia,
            _ => C::OtherLand,
        }],
        "kursk" => vec![C::Kursk],
        "districts" if kind == "city" => vec![C::Urban],
        "district_lines" => vec![C::DistrictLine],
        "edge" if kind == "kursk" => vec![C::OblastEdge],
        "edge" => vec![C::OblastLine],
        "border" => vec![C::BorderBand, C::Border],
        "lakes" => vec![C::Lake],
        "rivers" => {
            // A line that does not say how true it is cannot be trusted.
            let Some(truth) = properties.error_km.and_then(Truth::of) else {
                return Vec::new();
            };
            vec![match properties.name_en.as_deref() {
                Some("Seym" | "Psyol" | "Desna" | "Don") => C::RiverMain(truth),
                _ => C::River(truth),
            }]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_meets_the_extent_is_drawn_and_no_more() {
        let mut layer = Layer {
            class: LayerClass::Border,
            pieces: Vec::new(),
        };
        let at = |x: f64| MapPoint { x, y: 0.0 };
        for start in [0.0, 100.0, 200.0] {
            layer.add(&[at(start), at(start + 100.0)], false);
        }
        let within = |from: f64, to: f64| {
            let extent = Extent::around([at(from), at(to)]).unwrap();
            layer.path(Some(extent)).matches('M').count()
        };
        assert_eq!(layer.path(None).matches('M').count(), 3);
        assert_eq!(within(10.0, 20.0), 1);
        assert_eq!(within(90.0, 110.0), 2);
        assert_eq!(within(-20.0, 320.0), 3);
        assert_eq!(within(310.0, 320.0), 0);
    }

    #[test]
    fn zoom_classes_follow_pixels_per_km() {
        assert_eq!(ZoomClass::at(0.2), ZoomClass::World);
        assert_eq!(ZoomClass::at(1.0), ZoomClass::Oblast);
        assert_eq!(ZoomClass::at(4.0), ZoomClass::District);
        assert_eq!(ZoomClass::at(10.0), ZoomClass::Village);
    }

    #[test]
    fn no_line_is_drawn_four_pixels_from_the_truth() {
        for error_km in [0.1, 0.5, 0.6, 1.0, 1.2, 1.5] {
            let truth = Truth::of(error_km).unwrap();
            let class = LayerClass::River(truth).css();
            let own = &class[class.len() - 2..];
            for step in 0..400 {
                let px_per_km = f64::from(step) * 0.05;
                let is_hidden = too_rough(px_per_km).contains(&format!("x{own}"));
                assert!(
                    is_hidden || error_km * px_per_km < 4.0,
                    "{error_km} km at {px_per_km}"
                );
                // Nor is a line hidden long before.
                assert!(!is_hidden || truth.error_km() * px_per_km >= 4.0);
            }
        }
        assert_eq!(Truth::of(4.0), None, "the drainage grid is never drawn");
    }
}
