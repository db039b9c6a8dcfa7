//! The names on the map: which are shown at a scale, and where.

use crate::geo::basemap::is_true_enough;
use crate::geo::gazetteer::Settlement;
use crate::geo::labels::{Placed, Rect, Request, Shape, place, text_width};
use crate::geo::math::length;
use crate::geo::mercator::held;
use crate::geo::{LonLat, MapPoint, ScreenPoint, Viewport, map_from_lonlat, path};
use crate::index::sort::sorted_by_key;
use crate::index::{Catalog, Cluster, Placement, Subset, cluster};
use crate::model::{Day, DayRange, Place, PlaceKind};

/// What kind of name it is: decides its look and its rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelClass {
    /// A state, on a map of continents.
    Country,
    /// A state, on a map of oblasts.
    State,
    /// An oblast.
    Oblast,
    /// A city.
    City,
    /// A town.
    Town,
    /// A small town.
    SmallTown,
    /// A village that events name.
    EventVillage,
    /// A river, along its course.
    River,
    /// A lake.
    Lake,
    /// Another village.
    Village,
    /// A district.
    District,
}

/// The language of the names on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tongue {
    /// English.
    #[default]
    English,
    /// Russian.
    Russian,
    /// Ukrainian.
    Ukrainian,
}

impl Tongue {
    /// All languages, in the order of the names in data files.
    pub const ALL: [Tongue; 3] = [Tongue::English, Tongue::Russian, Tongue::Ukrainian];

    /// What a place is called, without "raion" and what follows a comma; the
    /// English name where another is not known.
    fn calls(self, place: &Place) -> &str {
        let known = match self {
            Tongue::English => None,
            Tongue::Russian => place.name_ru.as_deref(),
            Tongue::Ukrainian => place.name_uk.as_deref(),
        };
        let name = known.unwrap_or(&place.name);
        let name = name.split(',').next().unwrap_or(name);
        let short = name.strip_suffix(" raion");
        short.or(name.strip_suffix(" район")).unwrap_or(name)
    }
}

/// A name that may be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Text in the reader's language.
    pub text: String,
    /// Where it belongs.
    pub point: MapPoint,
    /// What kind of name it is.
    pub class: LabelClass,
    /// Events at this place at any day: heavier names come first.
    pub weight: u32,
    /// Radius of an area in km, within which its name may be moved.
    pub reach_km: f64,
    /// For an area that events name: index into the dataset's places.
    pub area: Option<u32>,
    /// For a river: the line along which it is written, west to east.
    pub course: Vec<MapPoint>,
    /// For a river: how far its drawn line may lie from it, in km.
    pub error_km: f64,
}

/// A name where it was put.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it says.
    pub name: Name,
    /// From the point to the left end of the text, in pixels.
    pub dx: f64,
    /// From the point to the base line, in pixels.
    pub dy: f64,
    /// Estimated width of the text, in pixels; 0 where only the badge finds room.
    pub width: f64,
    /// Whether a dot marks the point; an event's marker covers it.
    pub dot: bool,
    /// What it covers on the screen of the view for which it was placed.
    pub boxes: Vec<Rect>,
    /// Whether its end lies in the view: a badge outside is no button to be reached.
    pub in_view: bool,
}

/// Where the names of areas are written that have no middle of their own, or lie
/// better elsewhere: in the oblast's empty part, beside the front. A choice of
/// the map's design; no event is drawn there. Id of the place, text, degrees.
const ANCHORS: [(&str, &str, f64, f64, LabelClass); 9] = [
    (
        "kursk-oblast",
        "Kursk oblast",
        35.72,
        51.43,
        LabelClass::Oblast,
    ),
    (
        "moscow-oblast",
        "Moscow oblast",
        37.6,
        55.45,
        LabelClass::Oblast,
    ),
    ("ukraine", "Ukraine", 34.62, 50.93, LabelClass::State),
    ("ukraine", "Ukraine", 31.0, 48.9, LabelClass::Country),
    ("russia", "Russia", 36.6, 51.2, LabelClass::State),
    ("russia", "Russia", 92.0, 61.5, LabelClass::Country),
    (
        "russian-far-east",
        "Russian Far East",
        136.0,
        51.5,
        LabelClass::Country,
    ),
    (
        "north-korea",
        "North Korea",
        127.2,
        40.3,
        LabelClass::Country,
    ),
    ("north-korea", "North Korea", 126.6, 40.0, LabelClass::State),
];
/// How far a name may be moved from its anchor, in km.
const ANCHOR_REACH_KM: f64 = 20.0;
/// Two names closer than this are one settlement, in map units (about 2.5 km).
const SAME_PLACE: f64 = 40.0;

/// Where the name of an area is written that has no middle of its own, or lies
/// better elsewhere.
pub fn anchor(id: &str) -> Option<MapPoint> {
    let (.., lon, lat, _) = ANCHORS.into_iter().find(|anchor| anchor.0 == id)?;
    Some(map_from_lonlat(LonLat { lon, lat }))
}

/// All names, weightiest first: those of the dataset's places and those of the
/// base map's settlements that the dataset does not name.
pub fn names(catalog: &Catalog, settlements: &[Settlement], tongue: Tongue) -> Vec<Name> {
    let mut weights = vec![0u32; catalog.dataset.places.len()];
    for (event, placement) in catalog.dataset.events.iter().zip(&catalog.placements) {
        match (placement, event.place) {
            (Placement::Area(area), _) => weights[*area as usize] += 1,
            (_, Some(place)) => weights[place as usize] += 1,
            _ => {}
        }
    }
    let places = &catalog.dataset.places;
    let mut names: Vec<Name> = Vec::new();
    // Ids and English names of the places among them, in the same order.
    let mut known: Vec<(&str, &str)> = Vec::new();
    for (id, text, lon, lat, class) in ANCHORS {
        let area = places.iter().position(|place| place.id == id);
        let text = area.map_or(text, |area| tongue.calls(&places[area]));
        known.push(("", ""));
        names.push(Name {
            weight: area.map_or(0, |area| weights[area]),
            reach_km: ANCHOR_REACH_KM,
            area: area.map(|area| area as u32),
            ..plain(text, LonLat { lon, lat }, class)
        });
    }
    // The points of a reader's own file can be a hundred thousand: the map names what it knows.
    let named = if catalog.dataset.rows.is_empty() {
        places.len()
    } else {
        0
    };
    for (index, place) in places.iter().enumerate().take(named) {
        let Some(point) = place.lon_lat().and_then(|(lon, lat)| LonLat::new(lon, lat)) else {
            continue;
        };
        if ANCHORS.iter().any(|anchor| anchor.0 == place.id) {
            continue;
        }
        let class = match place.kind {
            PlaceKind::Country | PlaceKind::Region => continue,
            PlaceKind::Oblast => LabelClass::Oblast,
            PlaceKind::Raion => LabelClass::District,
            PlaceKind::City => LabelClass::City,
            PlaceKind::Town => LabelClass::Town,
            _ if weights[index] > 0 => LabelClass::EventVillage,
            _ => LabelClass::Village,
        };
        known.push((&place.id, &place.name));
        names.push(Name {
            weight: weights[index],
            reach_km: place.precision_km.unwrap_or_default() * 0.7,
            area: place.kind.is_area().then_some(index as u32),
            ..plain(tongue.calls(place), point, class)
        });
    }
    for settlement in settlements {
        let class = match settlement.rank {
            0 | 1 => LabelClass::City,
            2 => LabelClass::Town,
            3 => LabelClass::SmallTown,
            5 => LabelClass::District,
            6 => LabelClass::Oblast,
            7 => LabelClass::Lake,
            8 => LabelClass::River,
            9 => LabelClass::Country,
            _ => LabelClass::Village,
        };
        let name = Name {
            course: settlement
                .course
                .iter()
                .map(|p| map_from_lonlat(*p))
                .collect(),
            error_km: settlement.error_km,
            ..plain(&settlement.names[tongue as usize], settlement.point, class)
        };
        // An area that the dataset names as well is written once, where its badge stands.
        if in_capitals(class) {
            let is_named = |place: &Place| {
                place.id == settlement.id
                    && (place.lon.is_some() || ANCHORS.iter().any(|anchor| anchor.0 == place.id))
            };
            if !places.iter().any(is_named) {
                names.push(Name {
                    reach_km: if class == LabelClass::Country {
                        60.0
                    } else {
                        8.0
                    },
                    ..name
                });
            }
            continue;
        }
        let point = name.point;
        let twin = known.iter().zip(&mut names).find(|((id, english), name)| {
            let is_same = *id == settlement.id || *english == settlement.names[0];
            is_same
                && name.area.is_none()
                && length(name.point.x - point.x, name.point.y - point.y) < SAME_PLACE
        });
        match twin {
            // The base map knows better how large it is.
            Some((_, twin)) if is_settlement(class) => twin.class = twin.class.min(class),
            _ => names.push(name),
        }
    }
    let order = sorted_by_key(0..names.len() as u32, |i| {
        let name = &names[i as usize];
        (name.class as i64, -i64::from(name.weight))
    });
    order
        .into_iter()
        .map(|i| names[i as usize].clone())
        .collect()
}

/// A name that no event gives weight.
fn plain(text: &str, point: LonLat, class: LabelClass) -> Name {
    Name {
        text: text.to_owned(),
        point: map_from_lonlat(point),
        class,
        weight: 0,
        reach_km: 0.0,
        area: None,
        course: Vec::new(),
        error_km: 0.0,
    }
}

/// Pixels per km from which the names of districts find room. Below, only the
/// badges of those with events are shown.
const DISTRICT_NAMES: f64 = 3.0;

/// The same for the names of oblasts.
const OBLAST_NAMES: f64 = 0.5;

/// The same for the names of countries that no event names.
const COUNTRY_NAMES: f64 = 0.07;

/// Least and most pixels per km at which a name, or its badge, is shown.
fn shown_at(name: &Name, px_per_km: f64) -> bool {
    let (least, most) = match name.class {
        LabelClass::Country if name.area.is_some() => (0.0, 1.0),
        LabelClass::Country => (COUNTRY_NAMES, 1.0),
        LabelClass::State => (1.0, 40.0),
        LabelClass::Oblast if name.weight > 0 => (0.0, 60.0),
        LabelClass::Oblast => (OBLAST_NAMES, 60.0),
        LabelClass::City => (0.02, f64::MAX),
        LabelClass::Town => (2.4, f64::MAX),
        LabelClass::SmallTown => (4.0, f64::MAX),
        LabelClass::EventVillage => (4.5, f64::MAX),
        // As far as the river itself is drawn.
        LabelClass::River if !is_true_enough(name.error_km, px_per_km) => return false,
        LabelClass::River => (1.0, f64::MAX),
        LabelClass::Lake => (5.0, f64::MAX),
        LabelClass::Village => (9.0, f64::MAX),
        LabelClass::District if name.weight > 0 => (1.0, 40.0),
        LabelClass::District => (DISTRICT_NAMES, 40.0),
    };
    (least..most).contains(&px_per_km)
}

/// Font size in pixels, whether it is bold, and letter spacing, as in the style sheet.
fn font(class: LabelClass) -> (f64, bool, f64) {
    match class {
        LabelClass::Country => (12.0, false, 3.0),
        LabelClass::State => (14.0, false, 6.0),
        LabelClass::Oblast => (13.0, false, 3.0),
        LabelClass::City => (15.0, true, 0.0),
        LabelClass::Town => (12.5, true, 0.0),
        LabelClass::SmallTown => (11.0, false, 0.0),
        LabelClass::EventVillage | LabelClass::Village => (10.5, false, 0.0),
        LabelClass::River => (12.5, false, 1.5),
        LabelClass::Lake => (10.5, false, 0.5),
        LabelClass::District => (9.5, false, 1.5),
    }
}

/// Whether the class is written in capitals.
pub fn in_capitals(class: LabelClass) -> bool {
    matches!(
        class,
        LabelClass::Country | LabelClass::State | LabelClass::Oblast | LabelClass::District
    )
}

/// Whether the class is that of a place with a dot.
fn is_settlement(class: LabelClass) -> bool {
    !in_capitals(class) && !matches!(class, LabelClass::River | LabelClass::Lake)
}

/// Pixels kept free behind the name of an area, for the badge with its count.
const BADGE_PX: f64 = 40.0;
/// Points of events that names keep clear of, at most: with more there would be no room for names.
const MOST_SITES: usize = 1500;
/// Pixels around the view in which labels are placed too, ready to be dragged in.
const MARGIN_PX: f64 = 240.0;

/// The names that find room in the view, at rest. `whole` holds all events: the
/// names keep clear of every mark that any day can show, so that a step of the
/// slider moves none.
pub fn labels(
    catalog: &Catalog,
    whole: &Subset,
    names: &[Name],
    viewport: &Viewport,
) -> Vec<Label> {
    let always = DayRange {
        first: Day::MIN,
        last: Day::MAX,
    };
    let marks = cluster::clusters(whole, &catalog.dataset.events, viewport, always);
    let px_per_km = viewport.px_per_km();
    let wide = viewport.extent().grown(MARGIN_PX / viewport.scale);
    let shown: Vec<(&Name, MapPoint)> = names
        .iter()
        .filter(|name| shown_at(name, px_per_km))
        .map(|name| (name, held_in_view(name, viewport)))
        .filter(|(_, point)| wide.contains(*point))
        .filter(|(name, point)| !is_covered(name, *point, &marks, viewport.scale))
        .filter(|(name, _)| name.course.is_empty() || !course_boxes(name, viewport).is_empty())
        .collect();
    let requests: Vec<Request> = shown
        .iter()
        .map(|(name, point)| request(name, *point, &marks, viewport))
        .collect();
    let obstacles: Vec<Rect> = marks
        .iter()
        .map(|mark| {
            let at = viewport.screen_from_map(mark.point);
            // A circle's corners are free.
            Rect::around(at.x, at.y, mark.radius() * 0.85)
        })
        .collect();
    // Places whose marks are merged now, or on another day, show for themselves.
    let mut sites: Vec<Rect> = catalog
        .sites
        .iter()
        .filter(|site| wide.contains(site.point))
        .take(MOST_SITES + 1)
        .map(|site| {
            let at = viewport.screen_from_map(site.point);
            Rect::around(at.x, at.y, 7.0)
        })
        .collect();
    // Where points are everywhere, there is nothing to keep clear of but the marks.
    if sites.len() > MOST_SITES {
        sites.clear();
    }
    place(&requests, &obstacles, &sites)
        .into_iter()
        .map(|placed| label(placed, &shown, &requests, viewport))
        .collect()
}

/// Whether a mark of another place covers the point: at this scale the village
/// is part of that place's cluster, and its name would not tell which.
fn is_covered(name: &Name, point: MapPoint, marks: &[Cluster], scale: f64) -> bool {
    is_settlement(name.class)
        && marks.iter().any(|mark| {
            let px = distance_px(mark.point, point, scale);
            px > 1.0 && px < mark.radius()
        })
}

fn distance_px(a: MapPoint, b: MapPoint, scale: f64) -> f64 {
    length(a.x - b.x, a.y - b.y) * scale
}

/// How far from the middle of the view the oblast's name is still brought into
/// it, in map units: about 160 km.
const NEAR_UNITS: f64 = 2_570.0;

/// Where the name belongs. The name of Kursk oblast, whose reports are read
/// most, moves into the view when its middle lies outside.
fn held_in_view(name: &Name, viewport: &Viewport) -> MapPoint {
    const EDGE_PX: (f64, f64) = (190.0, 84.0);
    let heaviest = name.class == LabelClass::Oblast && name.weight > 20;
    if !heaviest {
        return name.point;
    }
    // Far from the oblast its name stays where it is.
    if distance_px(viewport.center, name.point, 1.0) > NEAR_UNITS {
        return name.point;
    }
    let screen = viewport.screen_from_map(name.point);
    let inside = |v: f64, edge: f64, size: f64| {
        if size > 2.0 * edge {
            held(v, edge, size - edge)
        } else {
            size / 2.0
        }
    };
    let x = inside(screen.x, EDGE_PX.0, viewport.width);
    let y = inside(screen.y, EDGE_PX.1, viewport.height);
    viewport.map_from_screen(ScreenPoint { x, y })
}

fn request(name: &Name, point: MapPoint, marks: &[Cluster], viewport: &Viewport) -> Request {
    let at = viewport.screen_from_map(point);
    let (size, bold, spacing) = font(name.class);
    let is_area = in_capitals(name.class);
    let has_badge = name.area.is_some() && name.weight > 0;
    let badge = if has_badge { BADGE_PX } else { 0.0 };
    let is_named = match name.class {
        LabelClass::District => viewport.px_per_km() >= DISTRICT_NAMES,
        LabelClass::Oblast => viewport.px_per_km() >= OBLAST_NAMES,
        _ => true,
    };
    let text = if is_named {
        text_width(&name.text, size, bold, is_area, spacing)
    } else {
        0.0
    };
    // A place with a mark keeps clear of it, and of the ring of an approximate one.
    let mark = marks
        .iter()
        .find(|mark| distance_px(mark.point, point, viewport.scale) <= 1.0)
        .map_or(5.0, |mark| mark.radius().max(13.0));
    Request {
        x: at.x,
        y: at.y,
        radius: if is_area { 0.0 } else { mark },
        width: text + badge,
        height: size,
        shape: if is_settlement(name.class) {
            Shape::Point
        } else {
            Shape::Area
        },
        boxes: course_boxes(name, viewport),
        // On small scales an area is a few pixels: its badge still needs some room.
        reach: (name.reach_km * viewport.px_per_km()).max(48.0),
        must: has_badge,
    }
}

/// Pixels between the middle of a river's name and the river.
const ABOVE_PX: f64 = 8.0;

/// What the name of a river covers on the screen, letter by letter; nothing where
/// it is longer than its line.
fn course_boxes(name: &Name, viewport: &Viewport) -> Vec<Rect> {
    let (size, bold, spacing) = font(name.class);
    let width = text_width(&name.text, size, bold, false, spacing);
    let line: Vec<ScreenPoint> = name
        .course
        .iter()
        .map(|p| viewport.screen_from_map(*p))
        .collect();
    let length = |pair: &[ScreenPoint]| length(pair[1].x - pair[0].x, pair[1].y - pair[0].y);
    let whole: f64 = line.windows(2).map(length).sum();
    let mut boxes = Vec::new();
    if whole < width + size {
        return boxes;
    }
    // The text stands in the middle of its line.
    let (mut next, end) = ((whole - width) / 2.0, (whole + width) / 2.0);
    let mut at = 0.0;
    for pair in line.windows(2) {
        let step = length(pair).max(1e-6);
        let (dx, dy) = (
            (pair[1].x - pair[0].x) / step,
            (pair[1].y - pair[0].y) / step,
        );
        while next <= at + step && next <= end {
            let along = next - at;
            boxes.push(Rect::around(
                pair[0].x + dx * along + dy * ABOVE_PX,
                pair[0].y + dy * along - dx * ABOVE_PX,
                size * 0.55,
            ));
            next += size * 0.75;
        }
        at += step;
    }
    boxes
}

/// SVG path of the line along which a river's name is written, in pixels from
/// the name's point, at so many pixels per map unit.
pub fn course_path(name: &Name, scale: f64) -> String {
    let mut path = String::new();
    let line = name.course.iter().map(|p| MapPoint {
        x: (p.x - name.point.x) * scale,
        y: (p.y - name.point.y) * scale,
    });
    path::append(&mut path, line, false);
    path
}

fn label(
    placed: Placed,
    shown: &[(&Name, MapPoint)],
    requests: &[Request],
    viewport: &Viewport,
) -> Label {
    let (name, point) = shown[placed.request];
    let badge = if name.area.is_some() && name.weight > 0 {
        BADGE_PX
    } else {
        0.0
    };
    Label {
        dx: placed.dx,
        dy: placed.dy,
        width: requests[placed.request].width - badge,
        dot: is_settlement(name.class),
        boxes: if name.course.is_empty() {
            vec![placed.rect]
        } else {
            requests[placed.request].boxes.clone()
        },
        in_view: placed.rect.right > BADGE_PX
            && placed.rect.right < viewport.width
            && placed.rect.bottom > 0.0
            && placed.rect.top < viewport.height,
        name: Name {
            point,
            ..name.clone()
        },
    }
}
