//! The small marks that the reviewer put on something: its tags, the star of a key fact, and who disputes it.

use egui::{Align2, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::{Tokens, fonts};
use crate::model::{Dispute, TagColour};

/// The side of a tag's mark, and the width of a star or dispute, in points.
pub const SIDE: f32 = 16.0;

/// Paints the mark of a tag about `centre`: its letter on its colour.
pub fn tag(painter: &Painter, centre: Pos2, letter: char, colour: TagColour, tokens: &Tokens) {
    let pair = tokens.tag(colour);
    let rect = Rect::from_center_size(centre, vec2(SIDE, SIDE));
    painter.rect(rect, 3.0, pair.ground, Stroke::new(1.0, pair.line), StrokeKind::Inside);
    painter.text(centre, Align2::CENTER_CENTER, letter, fonts::semibold(fonts::SMALL - 1.5), pair.line);
}

/// Paints the star of a key fact about `centre`.
pub fn star(painter: &Painter, centre: Pos2, tokens: &Tokens) {
    // Five outer corners and five inner ones; a star is not convex, so it is painted as triangles about its middle.
    let corner = |n: usize| {
        #[expect(clippy::cast_precision_loss, reason = "ten corners")]
        let turn = std::f32::consts::PI * (n as f32 / 5.0 - 0.5);
        let radius = if n.is_multiple_of(2) { 7.0 } else { 3.1 };
        pos2(centre.x + radius * turn.cos(), centre.y + radius * turn.sin())
    };
    for n in 0..10 {
        let triangle = vec![centre, corner(n), corner(n + 1)];
        painter.add(Shape::convex_polygon(triangle, tokens.date.line, Stroke::NONE));
    }
}

/// Paints who disputes something, about `centre`: an arrow from us, an arrow at us, or a line that all agree on.
pub fn dispute(painter: &Painter, centre: Pos2, dispute: Dispute, tokens: &Tokens) {
    let colour = if dispute == Dispute::Undisputed { tokens.contact.line } else { tokens.warn };
    let stroke = Stroke::new(1.6, colour);
    let at = |x: f32, y: f32| pos2(centre.x + x, centre.y + y);
    match dispute {
        Dispute::Undisputed => {
            painter.line_segment([at(-5.0, -2.5), at(5.0, -2.5)], stroke);
            painter.line_segment([at(-5.0, 2.5), at(5.0, 2.5)], stroke);
        }
        Dispute::ByUs | Dispute::ByThem => {
            let way = if dispute == Dispute::ByUs { 1.0 } else { -1.0 };
            painter.line_segment([at(-5.5, 0.0), at(5.5, 0.0)], stroke);
            painter.line_segment([at(way * 1.5, -4.0), at(way * 5.5, 0.0)], stroke);
            painter.line_segment([at(way * 1.5, 4.0), at(way * 5.5, 0.0)], stroke);
        }
    }
}
