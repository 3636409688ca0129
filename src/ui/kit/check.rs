//! A box that is ticked or not, with its words.

use egui::{Align2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::icon::{self, Icon};
use super::theme::tokens;
use super::{focus, fonts};

/// Side of the box, in points.
const SIDE: f32 = 16.0;
/// Space between the box and its words, in points.
const GAP: f32 = 8.0;
/// Space around both, within the focus ring, in points.
const AROUND: Vec2 = vec2(4.0, 3.0);

/// Shows the box; a click on it or on its words, Space or Enter turn it over.
pub fn check(ui: &mut Ui, on: &mut bool, words: &str) -> Response {
    check_some(ui, on, false, words)
}

/// As [`check`]; where only `some` of what it stands for is on, the box has a bar instead of a tick.
pub fn check_some(ui: &mut Ui, on: &mut bool, some: bool, words: &str) -> Response {
    let tokens = tokens(ui);
    let room = (ui.available_width() - SIDE - GAP - 2.0 * AROUND.x).max(40.0);
    let font = fonts::interface(fonts::BODY);
    let galley = ui.painter().layout(words.to_owned(), font, tokens.text, room);
    let size = vec2(SIDE + GAP + galley.size().x, galley.size().y.max(SIDE)) + 2.0 * AROUND;
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::click());
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), *on, words));
    if ui.is_rect_visible(rect) {
        let first_line = rect.top() + AROUND.y + galley.rows.first().map_or(SIDE, |row| row.height()).max(SIDE) / 2.0;
        let square = Rect::from_center_size(pos2(rect.left() + AROUND.x + SIDE / 2.0, first_line), Vec2::splat(SIDE));
        if response.hovered() {
            ui.painter().rect_filled(rect, 4.0, tokens.hover);
        }
        let frame = Stroke::new(1.5, if *on { tokens.accent } else { tokens.weak });
        ui.painter().rect(square, 3.0, tokens.panel, frame, StrokeKind::Inside);
        if some && !*on {
            ui.painter().hline(square.shrink(4.0).x_range(), square.center().y, Stroke::new(2.0, tokens.accent));
        }
        if *on {
            icon::paint(ui.painter(), square.shrink(2.0), Icon::Check, tokens.accent);
        }
        let at = pos2(square.right() + GAP, first_line - galley.rows.first().map_or(0.0, |row| row.height()) / 2.0);
        ui.painter().galley(Align2::LEFT_TOP.anchor_size(at, galley.size()).min, galley, tokens.text);
        if response.has_focus() {
            focus::ring(ui, rect);
        }
    }
    response
}
