//! Where the names on the map are put: which are shown at a scale, and clear of what.

use super::map_names::{LabelClass, Name};
use super::markers::TARGET_RADIUS;
use crate::geo::basemap::is_true_enough;
use crate::geo::labels::{Placed, Rect, Request, Shape, place, text_width};
use crate::geo::math::length;
use crate::geo::mercator::held;
use crate::geo::{MapPoint, ScreenPoint, Viewport, path};
use crate::index::{Catalog, Cluster, Subset, cluster};
use crate::model::{Day, DayRange};

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

/// Pixels kept free behind the name of an area, for the badge with its count.
const BADGE_PX: f64 = 40.0;
/// Points of events that names keep clear of, at most: with more there would be no room for names.
const MOST_SITES: usize = 1500;
/// Pixels around the view in which labels are placed too, ready to be dragged in.
const MARGIN_PX: f64 = 240.0;

/// The names that find room in the view, at rest. `whole` holds all events: the
/// names keep clear of every mark that any day can show, so that a step of the
/// slider moves none. `on_map` is what lies on the map, in pixels of the view: no
/// name is put under it, and none is shown of a place that it hides.
pub fn labels(
    catalog: &Catalog,
    whole: &Subset,
    names: &[Name],
    viewport: &Viewport,
    on_map: &[Rect],
) -> Vec<Label> {
    let always = DayRange {
        first: Day::MIN,
        last: Day::MAX,
    };
    let marks = cluster::clusters(whole, &catalog.dataset.events, viewport, always);
    let on_map: Vec<Rect> = on_map.iter().map(|r| to_the_edge(*r, viewport)).collect();
    let px_per_km = viewport.px_per_km();
    let wide = viewport.extent().grown(MARGIN_PX / viewport.scale);
    let shown: Vec<(&Name, MapPoint)> = names
        .iter()
        .filter(|name| shown_at(name, px_per_km))
        .map(|name| (name, held_in_view(name, viewport)))
        .filter(|(_, point)| wide.contains(*point))
        .filter(|(name, point)| !is_covered(name, *point, &marks, viewport.scale))
        .filter(|(name, point)| !is_hidden(name, viewport.screen_from_map(*point), &on_map))
        .filter(|(name, _)| name.course.is_empty() || !course_boxes(name, viewport).is_empty())
        .collect();
    let requests: Vec<Request> = shown
        .iter()
        .map(|(name, point)| request(name, *point, &marks, viewport))
        .collect();
    let mut obstacles = on_map.clone();
    obstacles.extend(marks.iter().map(|mark| {
        let at = viewport.screen_from_map(mark.point);
        // A circle's corners are free.
        Rect::around(at.x, at.y, mark.radius() * 0.85)
    }));
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
    name.class.is_settlement()
        && marks.iter().any(|mark| {
            let px = distance_px(mark.point, point, scale);
            px > 1.0 && px < mark.radius()
        })
}

/// Between something on the map and an edge of the view that is so many pixels away no name finds room.
const GAP_PX: f64 = 24.0;

/// What lies on the map, with the gaps between it and the edges of the view.
fn to_the_edge(rect: Rect, viewport: &Viewport) -> Rect {
    let low = |edge: f64| {
        if edge < GAP_PX {
            edge - MARGIN_PX
        } else {
            edge
        }
    };
    let high = |edge: f64, size: f64| size - low(size - edge);
    Rect {
        left: low(rect.left),
        top: low(rect.top),
        right: high(rect.right, viewport.width),
        bottom: high(rect.bottom, viewport.height),
    }
}

/// Whether something on the map hides the point of a settlement.
fn is_hidden(name: &Name, at: ScreenPoint, on_map: &[Rect]) -> bool {
    let point = Rect::around(at.x, at.y, 1.0);
    name.class.is_settlement() && on_map.iter().any(|rect| rect.overlaps(&point))
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
    let is_area = name.class.in_capitals();
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
    // A place with a mark keeps clear of it, and of the ring of an approximate one; one whose
    // mark is merged with others, of the glyph that it has on another day.
    let alone = if name.weight > 0 {
        cluster::radius(1)
    } else {
        5.0
    };
    let mark = marks
        .iter()
        .find(|mark| distance_px(mark.point, point, viewport.scale) <= 1.0)
        .map_or(alone, |mark| mark.radius().max(TARGET_RADIUS));
    Request {
        x: at.x,
        y: at.y,
        radius: if is_area { 0.0 } else { mark },
        width: text + badge,
        height: size,
        shape: if name.class.is_settlement() {
            Shape::Point
        } else {
            Shape::Area
        },
        boxes: course_boxes(name, viewport),
        // On small scales an area is a few pixels: its badge still needs some room.
        reach: (name.reach_km * viewport.px_per_km()).max(48.0),
        least: has_badge.then_some(BADGE_PX),
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
        width: if placed.short {
            0.0
        } else {
            requests[placed.request].width - badge
        },
        dot: name.class.is_settlement(),
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
