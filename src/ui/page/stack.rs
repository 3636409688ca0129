//! The pages of a document one below another. Built once; no size of it depends on how large the pages are shown, so
//! that zooming costs nothing however many there are.

use egui::pos2;

use super::map::Map;
use super::turn::Turn;
use crate::model::Page;

/// Between two pages, above the first and below the last, in points of the screen.
pub(super) const GAP: f64 = 14.0;
/// Least space at the sides of a page that is as wide as the pane, in points of the screen.
pub(super) const SIDE: f32 = 16.0;
/// What a page of unknown size is taken for: US Letter.
const LETTER: [f32; 2] = [612.0, 792.0];

/// The pages of a document one below another. `zoom` is always points of the screen to a point of the page.
#[derive(Debug, Default)]
pub(super) struct Stack {
    turn: Turn,
    /// Width and height of each page as the file has it, in points.
    sizes: Vec<[f32; 2]>,
    /// Heights of the pages above each, once turned, and of all of them at the end.
    above: Vec<f64>,
    /// Width and height that most pages have, once turned.
    usual: [f32; 2],
    /// Width of the widest page, once turned.
    widest: f32,
}

impl Stack {
    pub(super) fn new(pages: &[Page], turn: Turn) -> Self {
        let known = |page: &Page| page.width > 0.0 && page.height > 0.0;
        let sizes: Vec<_> =
            pages.iter().map(|page| if known(page) { [page.width, page.height] } else { LETTER }).collect();
        let mut stack = Self { sizes, ..Self::default() };
        stack.set_turn(turn);
        stack
    }

    /// Turns all pages.
    pub(super) fn set_turn(&mut self, turn: Turn) {
        self.turn = turn;
        let turned: Vec<_> = self.sizes.iter().map(|size| turn.size(*size)).collect();
        self.above = Vec::with_capacity(turned.len() + 1);
        let mut above = 0.0;
        self.above.push(above);
        for [_, height] in &turned {
            above += f64::from(*height);
            self.above.push(above);
        }
        self.widest = turned.iter().map(|[width, _]| *width).fold(0.0, f32::max);
        self.usual = [0, 1].map(|side| {
            let mut lengths: Vec<f32> = turned.iter().map(|size| size[side]).collect();
            lengths.sort_by(f32::total_cmp);
            lengths.get(lengths.len() / 2).copied().unwrap_or(LETTER[side])
        });
    }

    pub(super) fn turn(&self) -> Turn {
        self.turn
    }

    /// A page as it stands in the middle of the stack: its left edge counted from there, its upper edge from itself.
    pub(super) fn map(&self, page: usize, zoom: f32) -> Map {
        let [width, _] = self.turned(page);
        Map { origin: pos2(-width * zoom / 2.0, 0.0), zoom, size: self.size(page), turn: self.turn }
    }

    /// How many pages there are.
    pub(super) fn len(&self) -> usize {
        self.sizes.len()
    }

    /// Width and height of a page as the file has it, in points.
    pub(super) fn size(&self, page: usize) -> [f32; 2] {
        self.sizes.get(page).copied().unwrap_or(LETTER)
    }

    /// Width and height of a page once turned, in points.
    pub(super) fn turned(&self, page: usize) -> [f32; 2] {
        self.turn.size(self.size(page))
    }

    /// Where a page begins, in points of the screen from the top of the stack.
    pub(super) fn top(&self, page: usize, zoom: f32) -> f64 {
        let above = self.above.get(page).or(self.above.last()).copied().unwrap_or_default();
        above * f64::from(zoom) + GAP * (index(page.min(self.len())) + 1.0)
    }

    /// Height of everything, in points of the screen.
    pub(super) fn height(&self, zoom: f32) -> f64 {
        self.top(self.len(), zoom)
    }

    /// Width of everything, in points of the screen.
    pub(super) fn width(&self, zoom: f32) -> f32 {
        self.widest * zoom + 2.0 * SIDE
    }

    /// The page at a height; the one above where it is between two.
    pub(super) fn at(&self, y: f64, zoom: f32) -> usize {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            if self.top(middle, zoom) <= y {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from.saturating_sub(1)
    }

    /// The zoom at which a usual page is as wide as this.
    pub(super) fn fit_width(&self, width: f32) -> f32 {
        let [usual, _] = self.usual;
        (width - 2.0 * SIDE).max(40.0) / usual
    }

    /// The zoom at which a usual page is wholly seen.
    pub(super) fn fit_page(&self, width: f32, height: f32) -> f32 {
        let [_, usual] = self.usual;
        #[expect(clippy::cast_possible_truncation, reason = "a distance of a few points")]
        let gaps = 2.0 * GAP as f32;
        self.fit_width(width).min((height - gaps).max(40.0) / usual)
    }
}

#[expect(clippy::cast_precision_loss, reason = "no file has so many pages")]
fn index(page: usize) -> f64 {
    page as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: [f32; 2], b: [f32; 2]) -> bool {
        a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-6)
    }

    fn pages(count: usize) -> Vec<Page> {
        let size = |at: usize| if at % 10 == 9 { (792.0, 612.0) } else { (612.0, 792.0) };
        (0..count).map(size).map(|(width, height)| Page { width, height, ..Page::default() }).collect()
    }

    #[test]
    fn every_height_finds_its_page_at_every_zoom() {
        let stack = Stack::new(&pages(2_000), Turn::None);
        for zoom in [0.1, 1.0, 21.3] {
            for page in [0, 1, 9, 10, 777, 1_999] {
                let top = stack.top(page, zoom);
                assert_eq!(stack.at(top, zoom), page);
                assert_eq!(stack.at(top + 10.0, zoom), page);
                assert_eq!(stack.at(top - 1.0, zoom), page.saturating_sub(1), "the gap belongs to the page above");
            }
            assert_eq!(stack.at(1e12, zoom), 1_999);
        }
    }

    #[test]
    fn pages_fit_by_what_is_usual() {
        let mut stack = Stack::new(&pages(10), Turn::None);
        assert!((stack.fit_width(612.0 + 2.0 * SIDE) - 1.0).abs() < 1e-6);
        assert!(stack.fit_page(2_000.0, 400.0) < 0.5);
        stack.set_turn(Turn::Right);
        assert!((stack.fit_width(792.0 + 2.0 * SIDE) - 1.0).abs() < 1e-6);
        assert!(same(stack.turned(0), [792.0, 612.0]));
    }

    #[test]
    fn a_page_of_unknown_size_and_no_page_at_all() {
        let stack = Stack::new(&[Page::default()], Turn::None);
        assert!(same(stack.size(0), LETTER));
        let none = Stack::new(&[], Turn::None);
        assert_eq!((none.len(), none.at(5.0, 1.0)), (0, 0));
        assert!(none.fit_width(100.0).is_finite());
    }
}
