//! Selecting words with the pointer, and copying them.

use egui::{CursorIcon, Event, PointerButton, PointerState, Pos2, Rect, Response, Ui};

use super::place::Laid;
use super::select::{TextSelection, paragraph_at, word_at};
use super::view::TextView;
use crate::model::Document;

impl TextView {
    /// Follows the pointer over the text.
    pub(super) fn select(&mut self, ui: &Ui, background: &Response, laid: &[Laid], doc: &Document) {
        let beyond = select(ui, background, &mut self.selection, doc, |pos| offset_at(laid, pos));
        if beyond != 0.0 {
            self.drift += f64::from(beyond);
            ui.ctx().request_repaint();
        }
    }
}

/// Follows the pointer over words, in the text or on pages. Highlights take single clicks; drags, and the second and
/// third click in a row, select words wherever they are. `offset_at` finds the place in the text that is nearest to one
/// on the screen. Returns how far to scroll down, in points, because the pointer was dragged beyond the pane.
pub(in crate::ui) fn select(
    ui: &Ui,
    background: &Response,
    selection: &mut Option<TextSelection>,
    doc: &Document,
    offset_at: impl Fn(Pos2) -> Option<u32>,
) -> f32 {
    let mut scroll = 0.0;
    if background.hovered() {
        ui.set_cursor_icon(CursorIcon::Text);
    }
    let (origin, latest, shift, pressed) = ui.input(|input| {
        let pointer = &input.pointer;
        (
            pointer.press_origin(),
            pointer.latest_pos(),
            input.modifiers.shift,
            pointer.any_down() || pointer.any_released(),
        )
    });
    if background.clicked() {
        background.request_focus();
    }
    if background.drag_started_by(PointerButton::Primary) && !shift {
        *selection = origin.and_then(&offset_at).map(TextSelection::at);
        background.request_focus();
    }
    // A pointer that only moves asks for nothing.
    if let Some(pos) = latest.filter(|_| pressed)
        && let Some(offset) = offset_at(pos)
    {
        click(ui, background, selection, offset, doc);
        if background.dragged_by(PointerButton::Primary) {
            if let Some(selection) = selection {
                selection.head = offset;
            }
            scroll = beyond(background.rect, pos);
        }
    }
    let wanted = background.has_focus() || ui.memory(|memory| memory.focused().is_none());
    if let Some(selection) = selection.filter(|selection| wanted && !selection.span().is_empty())
        && ui.input(|input| input.events.contains(&Event::Copy))
    {
        ui.ctx().copy_text(selection.span().of(&doc.text).to_owned());
    }
    scroll
}

fn click(ui: &Ui, background: &Response, selection: &mut Option<TextSelection>, offset: u32, doc: &Document) {
    let again = |check: fn(&PointerState, PointerButton) -> bool| {
        background.contains_pointer() && ui.input(|input| check(&input.pointer, PointerButton::Primary))
    };
    if again(PointerState::button_triple_clicked) {
        *selection = Some(TextSelection::of(paragraph_at(&doc.text, offset)));
    } else if again(PointerState::button_double_clicked) {
        *selection = Some(TextSelection::of(word_at(&doc.text, offset)));
    } else if background.clicked() {
        match selection {
            Some(selection) if ui.input(|input| input.modifiers.shift) => selection.head = offset,
            selection => *selection = Some(TextSelection::at(offset)),
        }
    }
}

/// Whether the last click was the second or third in a row, which select words.
pub(in crate::ui) fn clicked_again(ui: &Ui) -> bool {
    let button = PointerButton::Primary;
    ui.input(|input| input.pointer.button_double_clicked(button) || input.pointer.button_triple_clicked(button))
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
