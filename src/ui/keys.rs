//! From key presses to commands. No key is taken from a text field, a menu or a dialog.

use egui::{Event, Key, KeyboardShortcut, Modifiers};

use super::command::{Command, Situation, TABLE};

/// Who else wants the keyboard in this frame.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is somebody who may want a key")]
pub(super) struct Claims {
    /// A text field has the focus.
    pub(super) text_field: bool,
    /// A dialog or an opened menu is on the screen.
    pub(super) dialog: bool,
    /// The focus is on a list or the document, rather than on a button or link that Space and Enter press.
    pub(super) surface: bool,
    /// It is on the timeline or the roster, whose rows can be copied and picked.
    pub(super) list: bool,
}

/// What the keys of a frame ask for.
#[derive(Debug, Default)]
pub(super) struct Pressed {
    /// The commands, in the order of their presses.
    pub(super) commands: Vec<Command>,
    /// Why the command of a key cannot be carried out now.
    pub(super) missing: Option<&'static str>,
}

/// Takes the keys of commands out of this frame's input.
pub(super) fn pressed(ctx: &egui::Context, claims: Claims, situation: &Situation) -> Pressed {
    let mut pressed = Pressed::default();
    if claims.dialog {
        return pressed;
    }
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
            let keyed = |shortcut: &KeyboardShortcut| fits(*shortcut, *key, *modifiers) && free(*shortcut, claims);
            let mut wanted = TABLE.iter().filter(|entry| entry.keys.iter().any(keyed)).peekable();
            let why = wanted.peek().and_then(|entry| entry.missing(situation));
            let found = wanted.find(|entry| entry.missing(situation).is_none());
            pressed.missing = why.filter(|_| found.is_none() && situation.case).or(pressed.missing);
            pressed.commands.extend(found.map(|entry| entry.command));
            found.is_none()
        });
        // Letters also arrive as text; a command that opens a field must not find its own letter typed there.
        if !pressed.commands.is_empty() {
            input.events.retain(|event| !matches!(event, Event::Text(_)));
        }
    });
    pressed
}

/// Whether a key press is this shortcut. Signs for which a layout needs Shift match with it and without.
fn fits(shortcut: KeyboardShortcut, key: Key, modifiers: Modifiers) -> bool {
    let wanted = shortcut.modifiers;
    let sign = matches!(
        shortcut.logical_key,
        Key::Questionmark | Key::Slash | Key::Plus | Key::Equals | Key::OpenBracket | Key::CloseBracket
    );
    let alt = modifiers.alt == wanted.alt || (sign && modifiers.alt);
    key == shortcut.logical_key
        && alt
        && modifiers.command == wanted.command
        && (modifiers.shift == wanted.shift || sign)
}

/// Whether nobody else wants this key.
fn free(shortcut: KeyboardShortcut, claims: Claims) -> bool {
    let plain = !shortcut.modifiers.command && !shortcut.modifiers.alt;
    let function = matches!(shortcut.logical_key, Key::F2 | Key::F3 | Key::F5 | Key::F6);
    if claims.text_field {
        // A field undoes its own typing, and Alt with a figure or arrow types signs or moves by words.
        let editing = matches!(shortcut.logical_key, Key::Z | Key::Y | Key::E) || shortcut.modifiers.alt;
        let text = shortcut.modifiers.command && matches!(shortcut.logical_key, Key::A | Key::C);
        return (!plain && !editing && !text) || (function && shortcut.logical_key != Key::F2);
    }
    // Anywhere else these copy and select text.
    if shortcut.modifiers.command && matches!(shortcut.logical_key, Key::A | Key::C) && !claims.list {
        return false;
    }
    !(plain && shortcut.logical_key == Key::Space) || claims.surface
}

/// Whether Tab was pressed on a list, and whether backwards; takes the key.
pub(super) fn tab(ctx: &egui::Context) -> Option<bool> {
    ctx.input_mut(|input| {
        if input.consume_key(Modifiers::SHIFT, Key::Tab) {
            Some(true)
        } else {
            input.consume_key(Modifiers::NONE, Key::Tab).then_some(false)
        }
    })
}
