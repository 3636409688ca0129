//! Highlights as they are painted on the text and on pages: one rectangle for each row of words.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::tokens::Pair;
use super::{Tokens, theme};
use crate::model::HighlightKind;

/// The ground of a highlight.
pub fn ground(painter: &Painter, row: Rect, color: Color32) {
    painter.rect_filled(row, theme::HIGHLIGHT_CORNER, color);
}

/// The edge of a row that lies below its words; another one than the lower one where a page is turned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the four edges of a rectangle")]
pub enum Edge {
    #[default]
    Lower,
    Left,
    Upper,
    Right,
}

impl Edge {
    /// Its ends, a little outside of the rectangle.
    fn ends(self, row: Rect) -> [Pos2; 2] {
        let row = row.expand(0.75);
        match self {
            Self::Lower => [row.left_bottom() + vec2(0.75, 0.0), row.right_bottom() - vec2(0.75, 0.0)],
            Self::Left => [row.left_top() + vec2(0.0, 0.75), row.left_bottom() - vec2(0.0, 0.75)],
            Self::Upper => [row.left_top() + vec2(0.75, 0.0), row.right_top() - vec2(0.75, 0.0)],
            Self::Right => [row.right_top() + vec2(0.0, 0.75), row.right_bottom() - vec2(0.0, 0.75)],
        }
    }
}

/// The line below a highlight: solid, dotted or dashed, so that kinds differ without their colours.
pub fn kind_line(painter: &Painter, row: Rect, edge: Edge, kind: HighlightKind, color: Color32) {
    let [from, to] = edge.ends(row);
    // Of pages that are shown small, the lines must not cover the words.
    let stroke = Stroke::new((thickness(row) / 14.0).clamp(0.75, 1.5), color);
    match kind {
        HighlightKind::Date | HighlightKind::Party | HighlightKind::Contact => {
            painter.line_segment([from, to], stroke);
        }
        HighlightKind::Amount => {
            let from = from + (to - from).normalized();
            painter.extend(Shape::dotted_line(&[from, to], color, 3.5, 0.95));
        }
        HighlightKind::Reference => {
            painter.extend(Shape::dashed_line(&[from, to], stroke, 5.0, 3.0));
        }
    }
}

/// The passage of the selected entry: grounds of its rows.
pub fn hot_ground(painter: &Painter, rows: &[Rect], hot: Pair) {
    match rows {
        [row] => {
            painter.rect_filled(*row, theme::HIGHLIGHT_CORNER, hot.ground);
        }
        _ => {
            for rect in joined(rows) {
                painter.rect_filled(rect, 0.0, hot.ground);
            }
        }
    }
}

/// The height of a row of words, which a turned page shows as its width.
fn thickness(row: Rect) -> f32 {
    row.size().min_elem()
}

/// The frame of that passage: 2 points, less where words are small, around all of its rows together.
pub fn hot_frame(painter: &Painter, rows: &[Rect], hot: Pair) {
    let thinnest = rows.iter().map(|row| thickness(*row)).fold(f32::INFINITY, f32::min);
    let stroke = Stroke::new((thinnest / 9.0).clamp(1.0, 2.0), hot.line);
    let boxes = joined(rows);
    match boxes.as_slice() {
        [] => {}
        [only] => {
            painter.rect_stroke(*only, f32::from(theme::HIGHLIGHT_CORNER), stroke, StrokeKind::Middle);
        }
        // The end of one row and the beginning of the next, which do not touch.
        [first, last] if last.right() < first.left() => {
            for rect in [first, last] {
                painter.rect_stroke(*rect, f32::from(theme::HIGHLIGHT_CORNER), stroke, StrokeKind::Middle);
            }
        }
        [first, .., last] => {
            let left = boxes.iter().map(Rect::left).fold(f32::INFINITY, f32::min);
            let right = boxes.iter().map(Rect::right).fold(f32::NEG_INFINITY, f32::max);
            painter.add(Shape::closed_line(
                vec![
                    first.left_top(),
                    pos2(right, first.top()),
                    pos2(right, last.top()),
                    last.right_top(),
                    last.right_bottom(),
                    pos2(left, last.bottom()),
                    pos2(left, first.bottom()),
                    first.left_bottom(),
                ],
                stroke,
            ));
        }
    }
}

/// Rectangles of rows that touch one another, so that no seam shows between them; of the same width but at the ends.
fn joined(rows: &[Rect]) -> Vec<Rect> {
    let mut rects: Vec<Rect> = rows.to_vec();
    let count = rects.len();
    if count > 1 {
        let left = rects.iter().map(Rect::left).fold(f32::INFINITY, f32::min);
        let right = rects.iter().map(Rect::right).fold(f32::NEG_INFINITY, f32::max);
        for (index, rect) in rects.iter_mut().enumerate() {
            if index > 0 {
                rect.min.x = left;
            }
            if index + 1 < count && (count > 2 || rect.left() < right) {
                rect.max.x = right;
            }
        }
        for index in 1..count {
            let top = rects.get(index).map_or(0.0, Rect::top);
            if let Some(above) = rects.get_mut(index - 1) {
                above.max.y = top;
            }
        }
    }
    rects
}

/// Words that the find bar found.
pub fn found(painter: &Painter, row: Rect, current: bool, tokens: &Tokens) {
    // A frame, which no highlight has, in the colour of the words; what is shown now has a ground besides.
    let wide = (thickness(row) / 12.0).clamp(0.75, 1.5);
    if current {
        painter.rect_filled(row, theme::HIGHLIGHT_CORNER, tokens.text_selection);
    }
    let stroke = Stroke::new(if current { wide * 1.5 } else { wide }, tokens.text);
    painter.rect_stroke(row, f32::from(theme::HIGHLIGHT_CORNER), stroke, StrokeKind::Middle);
}

/// Words that the user selected.
pub fn selected(painter: &Painter, row: Rect, tokens: &Tokens) {
    painter.rect_filled(row, 0.0, tokens.text_selection);
}
