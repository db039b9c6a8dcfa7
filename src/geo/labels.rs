//! Placing of labels: none overlaps another or a mark, the weightiest come first.

use super::grid::Grid;

/// A rectangle on the screen, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

impl Rect {
    /// The square around a point.
    pub fn around(x: f64, y: f64, radius: f64) -> Self {
        Rect {
            left: x - radius,
            top: y - radius,
            right: x + radius,
            bottom: y + radius,
        }
    }

    /// Whether the two share any area.
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.left < other.right
            && self.right > other.left
            && self.top < other.bottom
            && self.bottom > other.top
    }
}

/// A text that wants a place near its point.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The point on the screen, in pixels.
    pub x: f64,
    /// The point on the screen, in pixels.
    pub y: f64,
    /// Free radius around the point, in pixels: its dot or mark.
    pub radius: f64,
    /// Width of the text in pixels.
    pub width: f64,
    /// Height of the text in pixels.
    pub height: f64,
    /// How the text lies to its point.
    pub shape: Shape,
    /// How far a text over an area may be moved from its point, in pixels.
    pub reach: f64,
    /// Width in pixels of what must be seen of it, such as a badge at its end, if anything: where
    /// the whole finds no room, that is put alone; where nothing is free, where it covers least.
    pub least: Option<f64>,
    /// What a text along a curve covers; empty for a straight text, which is moved
    /// to where there is room.
    pub boxes: Vec<Rect>,
}

/// How a text lies to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Beside a point, in one of eight positions.
    Point,
    /// Over an area, near its middle; may be moved a little.
    Area,
}

/// Where a text was put.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Which request it answers.
    pub request: usize,
    /// From the point to the left end of the text, in pixels.
    pub dx: f64,
    /// From the point to the text's base line, in pixels.
    pub dy: f64,
    /// What it covers.
    pub rect: Rect,
    /// Whether only what must be seen of it found room: [`Request::least`].
    pub short: bool,
}

/// Free pixels around each text.
const AIR: f64 = 2.0;
/// The base line lies at this part of the height.
const BASELINE: f64 = 0.78;

/// Places the requests in their order; those that find no room are left out.
/// `hard` obstacles are kept free by every text, `soft` ones where there is
/// another position. A grid keeps the cost near proportional to the number of texts.
pub fn place(requests: &[Request], hard: &[Rect], soft: &[Rect]) -> Vec<Placed> {
    let frame = requests
        .iter()
        .fold(Rect::around(0.0, 0.0, 0.0), |frame, request| Rect {
            left: frame.left.min(request.x),
            top: frame.top.min(request.y),
            right: frame.right.max(request.x),
            bottom: frame.bottom.max(request.y),
        });
    let (mut taken, mut avoided) = (Taken::new(frame), Taken::new(frame));
    hard.iter().for_each(|rect| taken.add(*rect));
    soft.iter().for_each(|rect| avoided.add(*rect));
    let mut placed = Vec::new();
    for (index, request) in requests.iter().enumerate() {
        if let Some(&rect) = request.boxes.first() {
            if request.boxes.iter().all(|rect| taken.is_free(rect)) {
                request.boxes.iter().for_each(|rect| taken.add(*rect));
                placed.push(Placed {
                    request: index,
                    dx: 0.0,
                    dy: 0.0,
                    rect,
                    short: false,
                });
            }
            continue;
        }
        let whole = positions(request);
        let free = |rect: &&Rect| taken.is_free(rect);
        let best = whole
            .iter()
            .find(|rect| taken.is_free(rect) && avoided.is_free(rect))
            .or_else(|| whole.iter().find(free));
        let mut short = false;
        let rect = best.copied().or_else(|| {
            let least = request.least?;
            short = true;
            let end = positions(&Request {
                width: least,
                ..request.clone()
            });
            let cover = |rect: &&Rect| 2 * taken.covered(rect) + avoided.covered(rect);
            let rect = end.iter().find(free).or(end.iter().min_by_key(cover));
            rect.copied()
        });
        if let Some(rect) = rect {
            taken.add(rect);
            placed.push(Placed {
                request: index,
                dx: rect.left + AIR - request.x,
                dy: rect.top + AIR + request.height * BASELINE - request.y,
                rect,
                short,
            });
        }
    }
    placed
}

fn positions(request: &Request) -> Vec<Rect> {
    match request.shape {
        Shape::Point => point_positions(request).to_vec(),
        Shape::Area => area_positions(request),
    }
}

/// East, west, north-east, south-east, north, south, north-west, south-west.
fn point_positions(r: &Request) -> [Rect; 8] {
    let (w, h) = (r.width, r.height);
    let near = r.radius + 2.0;
    let slant = r.radius * 0.7;
    let rect = |left: f64, top: f64| Rect {
        left: r.x + left - AIR,
        top: r.y + top - AIR,
        right: r.x + left + w + AIR,
        bottom: r.y + top + h + AIR,
    };
    [
        rect(near, -h / 2.0),
        rect(-near - w, -h / 2.0),
        rect(slant, -slant - h),
        rect(slant, slant),
        rect(-w / 2.0, -near - h),
        rect(-w / 2.0, near),
        rect(-slant - w, -slant - h),
        rect(-slant - w, slant),
    ]
}

/// No name is moved farther than this, in pixels.
const MOST_REACH_PX: f64 = 160.0;
/// Pixels between two rings of positions over an area.
const RING_PX: f64 = 12.0;

/// The middle, then outwards in rings, which are flat as texts are.
fn area_positions(r: &Request) -> Vec<Rect> {
    const DIRECTIONS: [(f64, f64); 12] = [
        (0.0, -0.7),
        (0.0, 0.7),
        (-1.0, 0.0),
        (1.0, 0.0),
        (-0.7, -0.5),
        (0.7, -0.5),
        (-0.7, 0.5),
        (0.7, 0.5),
        (-0.4, -0.65),
        (0.4, -0.65),
        (-0.4, 0.65),
        (0.4, 0.65),
    ];
    let position = |dx: f64, dy: f64| Rect {
        left: r.x + dx - r.width / 2.0 - AIR,
        top: r.y + dy - r.height / 2.0 - AIR,
        right: r.x + dx + r.width / 2.0 + AIR,
        bottom: r.y + dy + r.height / 2.0 + AIR,
    };
    let mut positions = vec![position(0.0, 0.0)];
    let mut ring = RING_PX;
    while ring <= r.reach.min(MOST_REACH_PX) {
        positions.extend(
            DIRECTIONS
                .iter()
                .map(|(dx, dy)| position(ring * dx, ring * dy)),
        );
        ring += RING_PX;
    }
    positions
}

/// Rectangles that must not be covered.
struct Taken {
    grid: Grid,
    rects: Vec<Rect>,
}

/// Side of a square of the grid in pixels: about a short name.
const SQUARE: f64 = 96.0;

impl Taken {
    fn new(frame: Rect) -> Self {
        Taken {
            grid: Grid::new(frame, SQUARE),
            rects: Vec::new(),
        }
    }

    fn add(&mut self, rect: Rect) {
        self.grid.add(self.rects.len() as u32, &rect);
        self.rects.push(rect);
    }

    fn is_free(&self, rect: &Rect) -> bool {
        self.covered(rect) == 0
    }

    /// How much the rectangle would cover: each square of what it covers counts.
    fn covered(&self, rect: &Rect) -> usize {
        let near = self.grid.near(rect);
        near.filter(|other| self.rects[*other as usize].overlaps(rect))
            .count()
    }
}

/// An estimate of a text's width in pixels, since pure code cannot measure
/// fonts: average widths of Helvetica and its kin, by class of letter, and
/// letter spacing in pixels. `capitals`: written in capitals by the style sheet.
pub fn text_width(text: &str, size: f64, bold: bool, capitals: bool, spacing: f64) -> f64 {
    let ems: f64 = text
        .chars()
        .map(|c| match c {
            ' ' => 0.34,
            _ if capitals => 0.70,
            'i' | 'j' | 'l' | '.' | ',' | '\'' | '’' | '|' | 'і' => 0.26,
            'f' | 't' | 'r' | '-' | '(' | ')' => 0.34,
            'm' | 'w' | 'M' | 'W' | 'ш' | 'щ' | 'ж' | 'ю' => 0.84,
            c if c.is_uppercase() => 0.70,
            c if c > '\u{1100}' => 1.0,
            _ => 0.56,
        })
        .sum();
    ems * size * if bold { 1.07 } else { 1.0 } + spacing * text.chars().count() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn request(x: f64, y: f64) -> Request {
        Request {
            x,
            y,
            radius: 6.0,
            width: 60.0,
            height: 12.0,
            shape: Shape::Point,
            reach: 60.0,
            least: None,
            boxes: Vec::new(),
        }
    }

    #[test]
    fn the_first_free_position_is_taken() {
        let placed = place(&[request(0.0, 0.0)], &[], &[]);
        assert_eq!(placed[0].dx, 8.0);
        let wall = Rect {
            left: 5.0,
            top: -50.0,
            right: 90.0,
            bottom: 50.0,
        };
        assert!(place(&[request(0.0, 0.0)], &[wall], &[])[0].dx < -60.0);
        let everywhere = Rect::around(0.0, 0.0, 200.0);
        assert!(place(&[request(0.0, 0.0)], &[everywhere], &[]).is_empty());
        let must = Request {
            least: Some(20.0),
            ..request(0.0, 0.0)
        };
        assert_eq!(place(&[must], &[everywhere], &[])[0].dx, 8.0);
        assert!(
            place(&[request(0.0, 0.0)], &[], &[wall])[0].dx < -60.0,
            "soft ones are avoided"
        );
        assert_eq!(
            place(&[request(0.0, 0.0)], &[], &[everywhere])[0].dx,
            8.0,
            "but not at any price"
        );
    }

    #[test]
    fn where_the_whole_finds_no_room_its_end_is_put_alone() {
        let named = Request {
            shape: Shape::Area,
            reach: 12.0,
            least: Some(20.0),
            ..request(0.0, 0.0)
        };
        // A gap of 30 pixels between two walls.
        let wall = |left: f64| Rect {
            left,
            top: -200.0,
            right: left + 200.0,
            bottom: 200.0,
        };
        let walls = [wall(-215.0), wall(15.0)];
        let placed = place(std::slice::from_ref(&named), &walls, &[]);
        assert!(placed[0].short);
        assert!(walls.iter().all(|wall| !wall.overlaps(&placed[0].rect)));
        let whole = place(&[named], &[], &[]);
        assert!(!whole[0].short);
    }

    #[test]
    fn a_curved_text_is_placed_whole_or_not_at_all() {
        let curved = Request {
            boxes: (0..6)
                .map(|i| Rect::around(f64::from(i) * 10.0, 0.0, 6.0))
                .collect(),
            ..request(0.0, 0.0)
        };
        let far = Rect::around(50.0, 3.0, 2.0);
        assert!(place(std::slice::from_ref(&curved), &[far], &[]).is_empty());
        let placed = place(&[curved, request(50.0, 0.0)], &[], &[]);
        assert_eq!(placed.len(), 2);
        assert!(placed[1].dx != 8.0 || !placed[1].rect.overlaps(&far));
    }

    proptest! {
        #[test]
        fn nothing_overlaps(points in prop::collection::vec((0.0..600.0f64, 0.0..400.0f64), 0..80)) {
            let requests: Vec<_> = points.iter().enumerate().map(|(i, &(x, y))| Request {
                shape: if i % 5 == 0 { Shape::Area } else { Shape::Point }, ..request(x, y)
            }).collect();
            let marks: Vec<_> = points.iter().map(|&(x, y)| Rect::around(x, y, 5.0)).collect();
            let placed = place(&requests, &marks, &[]);
            for (i, a) in placed.iter().enumerate() {
                prop_assert!(marks.iter().all(|mark| !mark.overlaps(&a.rect)));
                prop_assert!(placed[..i].iter().all(|b| !b.rect.overlaps(&a.rect)));
            }
        }
    }
}
