//! Selecting words with the pointer, and copying them.

use egui::{CursorIcon, Event, PointerButton, Pos2, Rect, Response, Ui};

use super::place::Laid;
use super::select::{TextSelection, paragraph_at, word_at};
use super::view::TextView;
use crate::model::Document;

impl TextView {
    /// Follows the pointer over the text. Highlights take single clicks; drags, and the second and third click in a
    /// row, select words wherever they are.
    pub(super) fn select(&mut self, ui: &Ui, background: &Response, laid: &[Laid], doc: &Document) {
        if background.hovered() {
            ui.set_cursor_icon(CursorIcon::Text);
        }
        let (origin, latest, shift) =
            ui.input(|input| (input.pointer.press_origin(), input.pointer.latest_pos(), input.modifiers.shift));
        if background.drag_started_by(PointerButton::Primary) && !shift {
            self.selection = origin.and_then(|pos| offset_at(laid, pos)).map(TextSelection::at);
            background.request_focus();
        }
        if let Some(pos) = latest
            && let Some(offset) = offset_at(laid, pos)
        {
            self.click(ui, background, offset, doc);
            if background.dragged_by(PointerButton::Primary) {
                if let Some(selection) = &mut self.selection {
                    selection.head = offset;
                }
                let beyond = beyond(background.rect, pos);
                if beyond != 0.0 {
                    self.drift += f64::from(beyond);
                    ui.ctx().request_repaint();
                }
            }
        }
        let wanted = background.has_focus() || ui.memory(|memory| memory.focused().is_none());
        if let Some(span) = self.selected().filter(|_| wanted)
            && ui.input(|input| input.events.contains(&Event::Copy))
        {
            ui.ctx().copy_text(span.of(&doc.text).to_owned());
        }
    }

    fn click(&mut self, ui: &Ui, background: &Response, offset: u32, doc: &Document) {
        if background.clicked() {
            background.request_focus();
        }
        let again = |check: fn(&egui::PointerState, PointerButton) -> bool| {
            background.contains_pointer() && ui.input(|input| check(&input.pointer, PointerButton::Primary))
        };
        if again(egui::PointerState::button_triple_clicked) {
            self.selection = Some(TextSelection::of(paragraph_at(&doc.text, offset)));
        } else if again(egui::PointerState::button_double_clicked) {
            self.selection = Some(TextSelection::of(word_at(&doc.text, offset)));
        } else if background.clicked() {
            match &mut self.selection {
                Some(selection) if ui.input(|input| input.modifiers.shift) => selection.head = offset,
                selection => *selection = Some(TextSelection::at(offset)),
            }
        }
    }
}

/// The offset nearest to a place on the screen.
fn offset_at(laid: &[Laid], pos: Pos2) -> Option<u32> {
    let index = laid.partition_point(|laid| laid.origin.y <= pos.y).saturating_sub(1);
    laid.get(index).map(|laid| laid.offset_at(pos))
}

/// How far to scroll in one frame while the pointer is dragged beyond the pane.
fn beyond(pane: Rect, pos: Pos2) -> f32 {
    const SHARE: f32 = 0.3;
    ((pos.y - pane.bottom()).max(0.0) + (pos.y - pane.top()).min(0.0)) * SHARE
}
