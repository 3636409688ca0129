//! From places on a page to places on the screen, and back.

use egui::{Pos2, Rect, Vec2, vec2};

use super::turn::Turn;

/// Where a page stands on the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Map {
    /// The left upper corner of the turned page on the screen.
    pub(super) origin: Pos2,
    /// Points of the screen to a point of the page.
    pub(super) zoom: f32,
    /// Width and height of the page as the file has it, in points.
    pub(super) size: [f32; 2],
    pub(super) turn: Turn,
}

impl Map {
    /// The page on the screen.
    pub(super) fn page(&self) -> Rect {
        let [width, height] = self.turn.size(self.size);
        Rect::from_min_size(self.origin, vec2(width, height) * self.zoom)
    }

    /// A point of the page on the screen.
    pub(super) fn at(&self, point: Pos2) -> Pos2 {
        self.origin + self.turn.place(self.size, point).to_vec2() * self.zoom
    }

    /// A rectangle of the page on the screen.
    pub(super) fn rect(&self, rect: Rect) -> Rect {
        Rect::from_two_pos(self.at(rect.min), self.at(rect.max))
    }

    /// The point of the page at a place of the screen.
    pub(super) fn back(&self, at: Pos2) -> Pos2 {
        self.turn.back(self.size, ((at - self.origin) / self.zoom).to_pos2())
    }

    /// The rectangle of the page at one of the screen.
    pub(super) fn back_rect(&self, rect: Rect) -> Rect {
        Rect::from_two_pos(self.back(rect.min), self.back(rect.max))
    }

    /// The same page moved on the screen.
    pub(super) fn moved(self, by: Vec2) -> Self {
        Self { origin: self.origin + by, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn rectangles_come_back() {
        let mut turn = Turn::None;
        for _ in 0..4 {
            let map = Map { origin: pos2(33.0, 44.0), zoom: 1.5, size: [600.0, 800.0], turn };
            let rect = Rect::from_min_max(pos2(10.0, 20.0), pos2(70.0, 35.0));
            let back = map.back_rect(map.rect(rect));
            assert!((back.min - rect.min).length() < 0.01 && (back.max - rect.max).length() < 0.01, "{turn:?}");
            assert!(map.page().contains_rect(map.rect(rect)));
            turn = turn.next();
        }
    }
}
