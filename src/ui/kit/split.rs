//! The line between two panes, which can be dragged, or moved with the arrow keys.

use egui::{CursorIcon, Id, Key, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2};

use super::{focus, theme};

/// How far an arrow key moves the line, in points.
const STEP: f32 = 16.0;
/// How near the pointer must be, in points.
const REACH: f32 = 4.0;

/// Which way a line runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Between a pane on the left and one on the right.
    Upright,
    /// Between a pane above and one below.
    Level,
}

/// Shows the line along the middle of `rect` and returns by how much the user moved it, in points, to the right or down.
pub fn split(ui: &mut Ui, name: &str, rect: Rect, line: Line) -> f32 {
    let id = Id::unique(("split", name));
    let upright = line == Line::Upright;
    let grip = if upright { rect.expand2(egui::vec2(REACH, 0.0)) } else { rect.expand2(egui::vec2(0.0, REACH)) };
    let response = ui.interact(grip, id, Sense::DRAG | Sense::FOCUSABLE);
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, name));
    let cursor = if upright { CursorIcon::ResizeHorizontal } else { CursorIcon::ResizeVertical };
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(cursor);
    }
    let tokens = theme::tokens(ui);
    let centre = rect.center();
    let ends = if upright {
        [pos2(centre.x, rect.top()), pos2(centre.x, rect.bottom())]
    } else {
        [pos2(rect.left(), centre.y), pos2(rect.right(), centre.y)]
    };
    let held = response.dragged() || response.hovered();
    let stroke = if held { Stroke::new(2.0, tokens.accent) } else { Stroke::new(1.0, tokens.line) };
    ui.painter().line_segment(ends, stroke);
    let mut by = if upright { response.drag_delta().x } else { response.drag_delta().y };
    if response.has_focus() {
        let filter = egui::EventFilter { horizontal_arrows: upright, vertical_arrows: !upright, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let (less, more) = if upright { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowUp, Key::ArrowDown) };
        ui.input_mut(|input| {
            if input.consume_key(egui::Modifiers::NONE, less) {
                by -= STEP;
            }
            if input.consume_key(egui::Modifiers::NONE, more) {
                by += STEP;
            }
        });
        if focus::by_keyboard(ui.ctx()) {
            focus::ring(ui, grip);
        }
    }
    by
}
