//! What is painted below and around the words.

use egui::{Align2, Color32, Painter, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::place::RowBox;
use crate::model::HighlightKind;
use crate::ui::kit::tokens::Pair;
use crate::ui::kit::{Tokens, fonts, theme};

/// From the base line to the lower edge of a ground, and to the line below it, in points.
const BELOW: f32 = 4.5;
/// From the base line to the upper edge of a ground, in points.
const ABOVE: f32 = 16.5;
/// How far a ground reaches beyond the words on both sides, in points.
const BESIDE: f32 = 1.5;

/// The rectangle behind a row's words.
pub(super) fn ground_rect(row: &RowBox) -> Rect {
    Rect::from_min_max(
        pos2(row.rect.left() - BESIDE, row.baseline - ABOVE),
        pos2(row.rect.right() + BESIDE, row.baseline + BELOW),
    )
}

/// The ground of a highlight.
pub(super) fn ground(painter: &Painter, row: &RowBox, color: Color32) {
    painter.rect_filled(ground_rect(row), theme::HIGHLIGHT_CORNER, color);
}

/// The line below a highlight: solid, dotted or dashed, so that kinds differ without their colours.
pub(super) fn kind_line(painter: &Painter, row: &RowBox, kind: HighlightKind, color: Color32) {
    let rect = ground_rect(row);
    let y = rect.bottom() + 0.75;
    let ends = [pos2(rect.left(), y), pos2(rect.right(), y)];
    let stroke = Stroke::new(1.5, color);
    match kind {
        HighlightKind::Date | HighlightKind::Party | HighlightKind::Contact => {
            painter.line_segment(ends, stroke);
        }
        HighlightKind::Amount => {
            painter.extend(Shape::dotted_line(&[ends[0] + vec2(1.0, 0.0), ends[1]], color, 3.5, 0.95));
        }
        HighlightKind::Reference => {
            painter.extend(Shape::dashed_line(&ends, stroke, 5.0, 3.0));
        }
    }
}

/// The passage of the selected entry: grounds of its rows.
pub(super) fn hot_ground(painter: &Painter, rows: &[RowBox], hot: Pair) {
    match rows {
        [row] => {
            painter.rect_filled(ground_rect(row), theme::HIGHLIGHT_CORNER, hot.ground);
        }
        _ => {
            for rect in joined(rows) {
                painter.rect_filled(rect, 0.0, hot.ground);
            }
        }
    }
}

/// The frame of that passage: 2 px around all of its rows together.
pub(super) fn hot_frame(painter: &Painter, rows: &[RowBox], hot: Pair) {
    let stroke = Stroke::new(2.0, hot.line);
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
fn joined(rows: &[RowBox]) -> Vec<Rect> {
    let mut rects: Vec<Rect> = rows.iter().map(ground_rect).collect();
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
pub(super) fn found(painter: &Painter, row: &RowBox, current: bool, tokens: &Tokens) {
    let rect = ground_rect(row);
    painter.rect_filled(rect, theme::HIGHLIGHT_CORNER, tokens.accent.gamma_multiply(if current { 0.42 } else { 0.22 }));
    if current {
        let stroke = Stroke::new(2.0, tokens.accent);
        painter.rect_stroke(rect, f32::from(theme::HIGHLIGHT_CORNER), stroke, StrokeKind::Outside);
    } else {
        // More than a colour.
        painter.hline(rect.x_range(), rect.bottom() - 1.0, Stroke::new(2.0, tokens.accent));
    }
}

/// Words that the user selected; rows touch, so that the selection reads as one.
pub(super) fn selected(painter: &Painter, rows: &[RowBox], tokens: &Tokens) {
    for row in rows {
        painter.rect_filled(row.rect, 0.0, tokens.text_selection);
    }
}

/// A line through words that the source takes back.
pub(super) fn struck(painter: &Painter, row: &RowBox, tokens: &Tokens) {
    painter.hline(row.rect.x_range(), row.baseline - 5.0, Stroke::new(1.2, tokens.weak));
}

/// A line below words that the source underlines.
pub(super) fn underlined(painter: &Painter, row: &RowBox, color: Color32) {
    painter.hline(row.rect.x_range(), row.baseline + 2.5, Stroke::new(1.0, color));
}

/// Blacked-out words: a hatched block, below what the reader made of them.
pub(super) fn redacted(painter: &Painter, row: &RowBox, tokens: &Tokens) {
    const STEP: f32 = 4.0;
    let rect = ground_rect(row);
    painter.rect_filled(rect, theme::HIGHLIGHT_CORNER, tokens.line.gamma_multiply(0.7));
    let stroke = Stroke::new(1.0, tokens.faint.gamma_multiply(0.7));
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        // From the lower edge up to the right, cut where the block ends on either side.
        let low = (rect.left() - x).max(0.0);
        let high = (rect.right() - x).min(rect.height());
        painter.line_segment([pos2(x + low, rect.bottom() - low), pos2(x + high, rect.bottom() - high)], stroke);
        x += STEP;
    }
}

/// The mark of a page: a dashed hairline, and its number below. `top` is where the space for it begins.
pub(super) fn page_mark(painter: &Painter, left: f32, right: f32, top: f32, label: &str, tokens: &Tokens) {
    let y = (top + 12.0).round() + 0.5;
    let line = Stroke::new(1.0, tokens.line);
    painter.extend(Shape::dashed_line(&[pos2(left, y), pos2(right, y)], line, 4.0, 3.0));
    painter.text(pos2(left, y + 6.0), Align2::LEFT_TOP, label, fonts::interface(fonts::SMALL), tokens.weak);
}
