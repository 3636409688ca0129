//! The mark of each kind of timeline entry. Kinds differ by shape as well as by colour.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::Tokens;
use crate::model::TimelineKind;

/// The colour of a kind's mark.
pub fn color(kind: TimelineKind, tokens: &Tokens) -> Color32 {
    match kind {
        TimelineKind::Filing => tokens.party.line,
        TimelineKind::Cited => tokens.weak,
        TimelineKind::Hearing => tokens.reference.line,
        TimelineKind::Event => tokens.contact.line,
        TimelineKind::Deadline => tokens.amount.line,
        TimelineKind::Period => tokens.bar,
    }
}

/// The ground for words in a kind's colour.
pub fn ground(kind: TimelineKind, tokens: &Tokens) -> Color32 {
    match kind {
        TimelineKind::Filing => tokens.party.ground,
        TimelineKind::Cited => tokens.line.gamma_multiply(0.6),
        TimelineKind::Hearing => tokens.reference.ground,
        TimelineKind::Event => tokens.contact.ground,
        TimelineKind::Deadline => tokens.amount.ground,
        TimelineKind::Period => tokens.date.ground,
    }
}

/// Paints the mark of `kind` about `centre`: disc, ring, square, diamond, triangle or bar. `size` is the diameter of
/// the disc in points; the others are made to look as heavy.
pub fn paint(painter: &Painter, centre: Pos2, size: f32, kind: TimelineKind, tokens: &Tokens) {
    let color = color(kind, tokens);
    let half = size / 2.0;
    match kind {
        TimelineKind::Filing => {
            painter.circle_filled(centre, half, color);
        }
        TimelineKind::Cited => {
            painter.circle(centre, half - 0.75, tokens.panel, Stroke::new(1.5, color));
        }
        TimelineKind::Event => {
            let rect = Rect::from_center_size(centre, vec2(size, size) * 0.92);
            painter.rect_filled(rect, 1.5, color);
        }
        TimelineKind::Deadline => {
            let r = half * 1.22;
            polygon(painter, &[(0.0, -r), (r, 0.0), (0.0, r), (-r, 0.0)], centre, color);
        }
        TimelineKind::Hearing => {
            let r = half * 1.12;
            polygon(painter, &[(0.0, -r), (r * 1.04, r * 0.8), (-r * 1.04, r * 0.8)], centre, color);
        }
        TimelineKind::Period => {
            let rect = Rect::from_center_size(centre, vec2(size * 1.4, size * 0.46));
            painter.rect_filled(rect, 2.0, color);
        }
    }
}

/// The sign that something was worked out and not said: dots along a line from `left`, `width` points long.
pub fn inferred(painter: &Painter, left: Pos2, width: f32, color: Color32) {
    const APART: f32 = 3.5;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few dots")]
    let dots = (width / APART).max(0.0) as u16;
    for dot in 0..=dots.min(60) {
        painter.circle_filled(pos2(left.x + f32::from(dot) * APART, left.y), 0.8, color);
    }
}

fn polygon(painter: &Painter, corners: &[(f32, f32)], centre: Pos2, color: Color32) {
    let points = corners.iter().map(|(x, y)| pos2(centre.x + x, centre.y + y)).collect();
    painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
}
