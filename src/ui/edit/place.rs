//! A field that is corrected where it stands: Enter or leaving it keeps what was typed, Escape does not.

use egui::text::CCursorRange;
use egui::{Button, EventFilter, FontId, Id, Key, Modifiers, Popup, Response, TextEdit, Ui, vec2};

use super::{AmountEdit, FieldEdit, choice, label};
use crate::model::{CaseFile, EntryRef, Field, RosterKey};
use crate::session::Action;
use crate::ui::kit::field::keeps_escape;
use crate::ui::kit::{fonts, theme, widgets};

/// Something being typed where it stands.
pub(in crate::ui) struct InPlace {
    what: What,
    /// It has not had the focus yet.
    fresh: bool,
    /// It stands in a cell, from which Tab goes to the next one.
    in_cell: bool,
}

enum What {
    Field(FieldEdit),
    Amount(RosterKey, AmountEdit),
    Note { entry: EntryRef, text: String, was: String },
}

/// How the typing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Done {
    /// What was typed is kept.
    Kept,
    /// The same, and the user went elsewhere meanwhile.
    Left,
    /// The same, and the cell to the right is next, or the one to the left.
    Next(bool),
    /// It is not.
    Dropped,
}

impl InPlace {
    /// A field of an entry; `None` where the entry has no such field.
    pub(in crate::ui) fn field(case: &CaseFile, entry: EntryRef, field: Field) -> Option<Self> {
        FieldEdit::new(case, entry, field).map(|edit| Self { what: What::Field(edit), fresh: true, in_cell: false })
    }

    /// The amount of which an entry holds one; `None` where it holds of several instruments, or of none.
    pub(in crate::ui) fn amount(case: &CaseFile, key: RosterKey) -> Option<Self> {
        let mut amounts = super::amounts_of(case, EntryRef::Roster(key));
        let one = amounts.pop().filter(|_| amounts.is_empty())?;
        Some(Self { what: What::Amount(key, one), fresh: true, in_cell: false })
    }

    /// The note on an entry.
    pub(in crate::ui) fn note(entry: EntryRef, text: &str) -> Self {
        let (text, was) = (text.to_owned(), text.to_owned());
        Self { what: What::Note { entry, text, was }, fresh: true, in_cell: false }
    }

    /// The same in a cell, from which Tab goes to the next one.
    pub(in crate::ui) fn in_cell(self) -> Self {
        Self { in_cell: true, ..self }
    }

    /// Whose it is.
    pub(in crate::ui) fn entry(&self) -> EntryRef {
        match &self.what {
            What::Field(edit) => edit.entry,
            What::Amount(key, _) => EntryRef::Roster(*key),
            What::Note { entry, .. } => *entry,
        }
    }

    /// Which field it is; `None` for an amount or a note.
    pub(in crate::ui) fn which(&self) -> Option<Field> {
        if let What::Field(edit) = &self.what { Some(edit.field) } else { None }
    }

    /// Whether it is the note.
    pub(in crate::ui) fn is_note(&self) -> bool {
        matches!(self.what, What::Note { .. })
    }

    /// The action that keeps what was typed. What stayed as it was needs none, and a name that is gone is no name.
    pub(in crate::ui) fn into_action(self) -> Option<Action> {
        match self.what {
            What::Field(edit) => edit.action().filter(|action| {
                let unnamed = matches!(action, Action::Rename(_, name) if name.is_empty()) && edit.said.is_none();
                !unnamed
            }),
            What::Amount(key, edit) => edit.action(EntryRef::Roster(key)),
            What::Note { entry, text, was } => {
                (text.trim() != was).then(|| Action::Note(entry, text.trim().to_owned()))
            }
        }
    }

    /// Shows the field as wide as is said. Returns how the typing ended, once it has.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, width: f32) -> Option<Done> {
        if let What::Field(edit) = &mut self.what
            && super::is_choice(edit.field)
        {
            return choose(ui, edit, width, &mut self.fresh);
        }
        let id = Id::unique(("typed in place", self.in_cell));
        let focused = ui.memory(|memory| memory.has_focus(id));
        let key = |ui: &Ui, modifiers, key| focused && ui.input_mut(|input| input.consume_key(modifiers, key));
        let escaped = key(ui, Modifiers::NONE, Key::Escape);
        let entered = key(ui, Modifiers::COMMAND, Key::Enter);
        let next = self.in_cell && key(ui, Modifiers::NONE, Key::Tab);
        let back = self.in_cell && key(ui, Modifiers::SHIFT, Key::Tab);
        let response = self.typed(ui, id, width);
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
            // Nothing moves where the field is seen.
            if !ui.clip_rect().contains_rect(response.rect) {
                response.scroll_to_me(None);
            }
            return None;
        }
        if self.has_lines() && response.has_focus() {
            let keep = ui.ctx().format_modifiers(Modifiers::COMMAND);
            ui.label(widgets::weak(ui, format!("{keep}+Enter keeps it, Esc does not")));
        }
        let wrong = self.wrong();
        if let Some(why) = wrong {
            ui.colored_label(theme::tokens(ui).warn, why);
        }
        let by_enter = ui.input(|input| input.key_pressed(Key::Enter));
        if escaped {
            return Some(Done::Dropped);
        }
        // What cannot be kept stays to be mended.
        match wrong {
            Some(_) if response.lost_focus() && by_enter => {
                response.request_focus();
                None
            }
            Some(_) => None,
            None if next || back => Some(Done::Next(next)),
            None if entered || (response.lost_focus() && by_enter) => Some(Done::Kept),
            None => response.lost_focus().then_some(Done::Left),
        }
    }

    fn typed(&mut self, ui: &mut Ui, id: Id, width: f32) -> Response {
        let manner = Manner { selects: self.fresh, keeps_tab: self.in_cell };
        match &mut self.what {
            What::Field(edit) => {
                let name = label(edit.entry, edit.field);
                let title = matches!(edit.field, Field::Name);
                let font = if title { fonts::semibold(fonts::TITLE) } else { fonts::interface(fonts::BODY) };
                let name = if title { "New name" } else { name };
                line(ui, edit.typed(), (id, manner), font, width).accessible_name(name)
            }
            What::Amount(_, edit) => edit.figure(ui, id, width, manner),
            What::Note { text, .. } => {
                let typed = TextEdit::multiline(text).desired_rows(3);
                line(ui, typed, (id, manner), fonts::interface(fonts::BODY), width).accessible_name("Note")
            }
        }
    }

    /// Whether Enter begins another line.
    fn has_lines(&self) -> bool {
        match &self.what {
            What::Field(edit) => edit.has_lines(),
            What::Amount(..) => false,
            What::Note { .. } => true,
        }
    }

    fn wrong(&self) -> Option<&'static str> {
        match &self.what {
            What::Field(edit) => edit.wrong(),
            What::Amount(_, edit) => edit.wrong(),
            What::Note { .. } => None,
        }
    }
}

/// How a field behaves in this frame.
#[derive(Clone, Copy)]
pub(super) struct Manner {
    /// All of its words are selected, for it was just opened.
    selects: bool,
    /// Tab is its own.
    keeps_tab: bool,
}

/// A text field that keeps Escape and the arrows for itself.
pub(super) fn line(ui: &mut Ui, typed: TextEdit<'_>, (id, manner): (Id, Manner), font: FontId, width: f32) -> Response {
    let keys = EventFilter { vertical_arrows: true, tab: manner.keeps_tab, ..keeps_escape() };
    let output = typed.id(id).font(font).desired_width(width).event_filter(keys).show(ui);
    if manner.selects {
        let mut state = output.state;
        state.cursor.set_char_range(Some(CCursorRange::select_all(&output.galley)));
        state.store(ui.ctx(), id);
    }
    output.response.response
}

/// The list of values, opened at once; closed by Escape nothing is kept.
fn choose(ui: &mut Ui, edit: &mut FieldEdit, width: f32, fresh: &mut bool) -> Option<Done> {
    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
    let name = label(edit.entry, edit.field);
    // As wide whatever is chosen, so that nothing moves under the pointer.
    let words = format!("{} ▾", choice::shown(edit.field, &edit.text));
    let button = ui.add(Button::new(words).truncate().min_size(vec2(width, 0.0))).accessible_name(name);
    if !*fresh && choice::is_kept(ui, edit.field, &button) {
        return Some(Done::Kept);
    }
    let id = Popup::default_response_id(&button);
    let opened = std::mem::take(fresh);
    if opened {
        Popup::open_id(ui.ctx(), id);
        button.scroll_to_me(None);
        ui.ctx().request_repaint();
    }
    let popup = Popup::menu(&button).close_behavior(choice::behavior(edit.field));
    popup.show(|ui| choice::list(ui, edit.entry, edit.field, &mut edit.text, opened));
    if Popup::is_id_open(ui.ctx(), id) {
        return None;
    }
    Some(if escaped { Done::Dropped } else { Done::Kept })
}
