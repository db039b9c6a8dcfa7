//! A grid of squares over a part of the plane: what lies near what, without hashing.

use super::labels::Rect;

/// Items by the squares that their rectangles touch. What lies outside the
/// frame belongs to the squares at its edge.
#[derive(Debug)]
pub struct Grid {
    frame: Rect,
    square: f64,
    columns: usize,
    squares: Vec<Vec<u32>>,
}

/// Most squares in a row or a column.
const MOST: f64 = 512.0;

impl Grid {
    /// An empty grid over the frame, with squares of that side or, over a very
    /// large frame, larger ones.
    pub fn new(frame: Rect, square: f64) -> Self {
        let longest = (frame.right - frame.left)
            .max(frame.bottom - frame.top)
            .max(0.0);
        let square = square.max(longest / MOST).max(1e-9);
        let count = |length: f64| (length.max(0.0) / square) as usize + 1;
        let columns = count(frame.right - frame.left);
        let rows = count(frame.bottom - frame.top);
        Grid {
            frame,
            square,
            columns,
            squares: vec![Vec::new(); columns * rows],
        }
    }

    /// Adds an item that covers the rectangle.
    pub fn add(&mut self, item: u32, rect: &Rect) {
        for square in self.touched(rect) {
            self.squares[square].push(item);
        }
    }

    /// The items whose squares the rectangle touches; one may come more than once.
    pub fn near(&self, rect: &Rect) -> impl Iterator<Item = u32> + '_ {
        self.touched(rect)
            .flat_map(|square| self.squares[square].iter().copied())
    }

    fn touched(&self, rect: &Rect) -> impl Iterator<Item = usize> + use<> {
        let rows = self.squares.len() / self.columns;
        // A negative or not finite distance becomes the first square.
        let at = |distance: f64, most: usize| ((distance / self.square) as usize).min(most - 1);
        let (left, right) = (
            at(rect.left - self.frame.left, self.columns),
            at(rect.right - self.frame.left, self.columns),
        );
        let (top, bottom) = (
            at(rect.top - self.frame.top, rows),
            at(rect.bottom - self.frame.top, rows),
        );
        let columns = self.columns;
        (top..=bottom).flat_map(move |row| (left..=right).map(move |column| row * columns + column))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn overlapping_rectangles_are_near(
            points in prop::collection::vec((-300.0..900.0f64, -300.0..900.0f64), 2..40),
            square in 1.0..200.0f64,
        ) {
            let frame = Rect { left: 0.0, top: 0.0, right: 600.0, bottom: 400.0 };
            let mut grid = Grid::new(frame, square);
            let rects: Vec<Rect> = points.iter().map(|&(x, y)| Rect::around(x, y, 30.0)).collect();
            for (i, rect) in rects.iter().enumerate() {
                grid.add(i as u32, rect);
            }
            for a in &rects {
                for (i, b) in rects.iter().enumerate() {
                    prop_assert!(!a.overlaps(b) || grid.near(a).any(|item| item == i as u32));
                }
            }
        }
    }
}
