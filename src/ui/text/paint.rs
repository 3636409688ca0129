//! What is painted below and around the words.

use egui::{Align2, Color32, Painter, Rect, Shape, Stroke, StrokeKind, pos2};

use super::place::RowBox;
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

/// The rectangles behind rows of words.
pub(super) fn ground_rects(rows: &[RowBox]) -> Vec<Rect> {
    rows.iter().map(ground_rect).collect()
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
    if tokens.is_strong() {
        // Nothing runs through the words: bars above and below them tell that they are taken out.
        painter.rect_filled(rect, theme::HIGHLIGHT_CORNER, tokens.panel);
        for edge in [rect.top() + 1.5, rect.bottom() - 1.5] {
            painter.hline(rect.x_range(), edge, Stroke::new(3.0, tokens.text));
        }
        painter.rect_stroke(rect, 0.0, Stroke::new(1.0, tokens.text), StrokeKind::Inside);
        return;
    }
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
