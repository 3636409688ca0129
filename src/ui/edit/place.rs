//! A field that is corrected where it stands: Enter or leaving it keeps what was typed, Escape does not.

use egui::text::CCursorRange;
use egui::{EventFilter, FontId, Id, Key, Modifiers, Popup, Response, TextEdit, Ui};

use super::{AmountEdit, FieldEdit, choice, label};
use crate::model::{CaseFile, EntryRef, Field, RosterKey};
use crate::session::Action;
use crate::ui::kit::field::keeps_escape;
use crate::ui::kit::{fonts, theme};

/// Something being typed where it stands.
pub(in crate::ui) struct InPlace {
    what: What,
    /// It has not had the focus yet.
    fresh: bool,
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
    /// It is not.
    Dropped,
}

impl InPlace {
    /// A field of an entry; `None` where the entry has no such field.
    pub(in crate::ui) fn field(case: &CaseFile, entry: EntryRef, field: Field) -> Option<Self> {
        FieldEdit::new(case, entry, field).map(|edit| Self { what: What::Field(edit), fresh: true })
    }

    /// The amount of which an entry holds one; `None` where it holds of several instruments, or of none.
    pub(in crate::ui) fn amount(case: &CaseFile, key: RosterKey) -> Option<Self> {
        let mut amounts = super::amounts_of(case, EntryRef::Roster(key));
        let one = amounts.pop().filter(|_| amounts.is_empty())?;
        Some(Self { what: What::Amount(key, one), fresh: true })
    }

    /// The note on an entry.
    pub(in crate::ui) fn note(entry: EntryRef, text: &str) -> Self {
        let (text, was) = (text.to_owned(), text.to_owned());
        Self { what: What::Note { entry, text, was }, fresh: true }
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
            return choose(ui, edit, &mut self.fresh);
        }
        let id = Id::unique("typed in place");
        let focused = ui.memory(|memory| memory.has_focus(id));
        let key = |ui: &Ui, modifiers, key| focused && ui.input_mut(|input| input.consume_key(modifiers, key));
        let escaped = key(ui, Modifiers::NONE, Key::Escape);
        let entered = key(ui, Modifiers::COMMAND, Key::Enter);
        let response = self.typed(ui, id, width);
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
            response.scroll_to_me(None);
            return None;
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
            None if entered || (response.lost_focus() && by_enter) => Some(Done::Kept),
            None => response.lost_focus().then_some(Done::Left),
        }
    }

    fn typed(&mut self, ui: &mut Ui, id: Id, width: f32) -> Response {
        let fresh = self.fresh;
        match &mut self.what {
            What::Field(edit) => {
                let (name, lines) = (label(edit.entry, edit.field), edit.has_lines());
                let title = matches!(edit.field, Field::Name);
                let font = if title { fonts::semibold(fonts::TITLE) } else { fonts::interface(fonts::BODY) };
                let name = if title { "New name" } else { name };
                line(ui, edit.typed(), (id, lines, fresh), font, width).accessible_name(name)
            }
            What::Amount(_, edit) => edit.figure(ui, id, width, fresh),
            What::Note { text, .. } => {
                let typed = TextEdit::multiline(text).desired_rows(3);
                line(ui, typed, (id, true, fresh), fonts::interface(fonts::BODY), width).accessible_name("Note")
            }
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

/// A text field that keeps Escape for itself, and, where it has lines, the arrows between them. All of its words are
/// selected when it is `fresh`.
pub(super) fn line(
    ui: &mut Ui,
    typed: TextEdit<'_>,
    (id, lines, fresh): (Id, bool, bool),
    font: FontId,
    width: f32,
) -> Response {
    let keys = EventFilter { vertical_arrows: lines, ..keeps_escape() };
    let output = typed.id(id).font(font).desired_width(width).event_filter(keys).show(ui);
    if fresh {
        let mut state = output.state;
        state.cursor.set_char_range(Some(CCursorRange::select_all(&output.galley)));
        state.store(ui.ctx(), id);
    }
    output.response.response
}

/// The list of values, opened at once; closed by Escape nothing is kept.
fn choose(ui: &mut Ui, edit: &mut FieldEdit, fresh: &mut bool) -> Option<Done> {
    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
    let name = label(edit.entry, edit.field);
    let button = ui.button(format!("{} ▾", choice::shown(edit.field, &edit.text))).accessible_name(name);
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
