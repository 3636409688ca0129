//! Where the keyboard is: a ring that shows only to those who use the keyboard.

use egui::{Context, Event, Id, Rect, Stroke, StrokeKind, Ui};

use super::theme;

fn id() -> Id {
    Id::unique("the last input came from the keyboard")
}

/// Notes whether the user works by keyboard or by pointer. To be called once at the beginning of a frame.
pub fn note_input(ctx: &Context) {
    let keyboard = ctx.input(|input| {
        input.events.iter().rev().find_map(|event| match event {
            Event::Key { pressed: true, .. } => Some(true),
            Event::PointerButton { pressed: true, .. } => Some(false),
            _ => None,
        })
    });
    if let Some(keyboard) = keyboard {
        ctx.data_mut(|data| data.insert_temp(id(), keyboard));
    }
}

/// Whether the last thing that the user did was to press a key.
pub fn by_keyboard(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(id())).unwrap_or(false)
}

/// The ring around what has the focus.
pub fn ring(ui: &Ui, rect: Rect) {
    let stroke = Stroke::new(2.0, theme::tokens(ui).accent);
    ui.painter().rect_stroke(rect, f32::from(theme::CORNER), stroke, StrokeKind::Middle);
}
