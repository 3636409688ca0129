//! A page cut into the parts of which pictures are drawn, so that what is seen of it is sharp however large it is.

use egui::{Rect, pos2};

use crate::session::Cut;

/// Longest side of a part, in dots. One part is the whole of a page on most screens.
const LONGEST: f32 = 2048.0;

/// A page at some scale, cut into parts of the same size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    page: usize,
    /// Dots to a point.
    scale: f32,
    /// Width and height in dots.
    dots: [f32; 2],
    /// Width and height of a part in dots.
    part: [f32; 2],
}

impl Grid {
    /// A page of `size` in points, cut for textures with sides of `most` dots.
    pub(super) fn new(page: usize, size: [f32; 2], scale: f32, most: usize) -> Self {
        let dots = size.map(|length| (length * scale).ceil().max(1.0));
        let longest = f32::from(u16::try_from(most).unwrap_or(u16::MAX)).clamp(64.0, LONGEST);
        let part = dots.map(|length| (length / (length / longest).ceil()).ceil());
        Self { page, scale, dots, part }
    }

    /// The parts that share something with a rectangle of the page in points, row by row.
    pub(super) fn cuts(&self, seen: Rect) -> impl Iterator<Item = Cut> + '_ {
        let steps = |side: usize, from: f32, to: f32| {
            let (part, all) = (self.part[side], self.dots[side]);
            let first = (from * self.scale / part).floor().max(0.0);
            let last = (to * self.scale).min(all);
            std::iter::successors(Some(first), |step| Some(step + 1.0)).take_while(move |step| step * part < last)
        };
        let rows = steps(1, seen.top(), seen.bottom());
        rows.flat_map(move |row| steps(0, seen.left(), seen.right()).map(move |column| self.cut(column, row)))
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and within the page")]
    fn cut(&self, column: f32, row: f32) -> Cut {
        let [width, height] = self.part;
        let (left, top) = (column * width, row * height);
        let (right, bottom) = ((left + width).min(self.dots[0]), (top + height).min(self.dots[1]));
        Cut {
            page: self.page,
            scale: self.scale,
            left: left as u32,
            top: top as u32,
            width: (right - left) as u16,
            height: (bottom - top) as u16,
        }
    }
}

/// The rectangle of the page, in points, that a picture shows.
#[expect(clippy::cast_precision_loss, reason = "a page has fewer dots than a number has digits")]
pub(super) fn rect_of(cut: Cut) -> Rect {
    let at = |dots: u32| dots as f32 / cut.scale;
    let min = pos2(at(cut.left), at(cut.top));
    Rect::from_min_max(min, pos2(at(cut.left + u32::from(cut.width)), at(cut.top + u32::from(cut.height))))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: [f32; 2] = [612.0, 792.0];
    const ALL: Rect = Rect { min: pos2(-10.0, -10.0), max: pos2(10_000.0, 10_000.0) };

    #[test]
    fn parts_cover_the_page_and_none_is_too_large() {
        for scale in [0.2, 1.0, 2.5, 3.0, 42.6] {
            let grid = Grid::new(0, LETTER, scale, 16_384);
            let cuts: Vec<_> = grid.cuts(ALL).collect();
            let area: f64 = cuts.iter().map(|cut| f64::from(cut.width) * f64::from(cut.height)).sum();
            let whole = f64::from((612.0 * scale).ceil()) * f64::from((792.0 * scale).ceil());
            assert!((area - whole).abs() < 0.5, "{scale}: {area} of {whole}");
            assert!(cuts.iter().all(|cut| cut.width <= 2048 && cut.height <= 2048));
            assert_eq!(cuts.len() == 1, scale < 2.55, "{scale}");
        }
    }

    #[test]
    fn only_what_is_seen_is_cut_out() {
        let grid = Grid::new(0, LETTER, 40.0, 2048);
        let seen = Rect::from_min_size(pos2(300.0, 400.0), egui::vec2(20.0, 20.0));
        let cuts: Vec<_> = grid.cuts(seen).collect();
        assert!((1..=4).contains(&cuts.len()), "{}", cuts.len());
        let covered = cuts.iter().map(|cut| rect_of(*cut)).reduce(Rect::union).unwrap_or(Rect::NOTHING);
        assert!(covered.contains_rect(seen));
        assert_eq!(grid.cuts(Rect::from_min_size(pos2(700.0, 0.0), egui::vec2(5.0, 5.0))).count(), 0);
    }
}
