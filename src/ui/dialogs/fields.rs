//! Every field of an entry that can be corrected, with what the documents say of it.

mod amounts;

use egui::{Button, Key, Label, Modifiers, ScrollArea, TextEdit, Ui};

use self::amounts::AmountLine;
use super::{Stay, heading};
use crate::model::{CaseFile, EntryRef, Field, PartialDate};
use crate::session::{Action, field_text};
use crate::ui::desk::Asks;
use crate::ui::kit::{theme, widgets};

/// The form's own state.
pub(in crate::ui) struct FieldsDialog {
    entry: EntryRef,
    name: String,
    fields: Vec<Line>,
    amounts: Vec<AmountLine>,
    opened: bool,
}

/// A field of the form.
struct Line {
    field: Field,
    label: &'static str,
    text: String,
    /// What it showed when the form was opened.
    was: String,
    /// What the documents say, where it was corrected before.
    said: Option<String>,
}

/// The fields of a roster entry, and of a timeline entry.
const OF_ROSTER: [(Field, &str); 6] = [
    (Field::Name, "Name"),
    (Field::Title, "Title"),
    (Field::Firm, "Firm"),
    (Field::Address, "Address"),
    (Field::Phone, "Phone"),
    (Field::Email, "E-mail"),
];
const OF_TIMELINE: [(Field, &str); 2] = [(Field::Date, "Date"), (Field::Summary, "Summary")];

impl FieldsDialog {
    pub(super) fn new(case: &CaseFile, entry: EntryRef) -> Self {
        let (fields, name, before): (&[(Field, &'static str)], _, _) = match entry {
            EntryRef::Roster(key) => {
                let found = case.roster_entry(key);
                (&OF_ROSTER, found.map(|e| e.name.clone()), found.and_then(|e| e.corrected_from.clone()))
            }
            EntryRef::Timeline(key) => {
                let found = case.timeline_entry(key);
                (&OF_TIMELINE, found.map(|e| e.summary.clone()), found.and_then(|e| e.corrected_from.clone()))
            }
            EntryRef::Reference(_) => (&[], None, None),
        };
        let line = |(field, label): &(Field, &'static str)| {
            let was = field_text(case, entry, *field)?;
            let said = match field {
                Field::Name | Field::Summary => before.clone(),
                field => case.marks(entry).and_then(|m| m.corrected(*field)).map(|corrected| corrected.said.clone()),
            };
            Some(Line { field: *field, label, text: was.clone(), was, said })
        };
        let fields = fields.iter().filter_map(line).collect();
        let amounts = amounts::of(case, entry);
        Self { entry, name: name.unwrap_or_default(), fields, amounts, opened: false }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, asks: &mut Asks) -> Stay {
        ui.set_width(560.0_f32.min(ui.ctx().content_rect().width() - 60.0));
        // Taken before a field or a box takes it as a plain Enter.
        let keyed = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        heading(ui, "Correct fields");
        ui.label(widgets::weak(ui, format!("Of {}; what the documents say is kept beside", self.name)));
        ui.add_space(8.0);
        let height = (ui.ctx().content_rect().height() * 0.56).max(160.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for line in &mut self.fields {
                let response = line.show(ui);
                if !self.opened {
                    self.opened = true;
                    response.request_focus();
                }
            }
            for line in &mut self.amounts {
                line.show(ui);
            }
        });
        ui.add_space(8.0);
        let wrong = self.fields.iter().any(|line| line.wrong().is_some())
            || self.amounts.iter().any(|line| line.wrong().is_some());
        let mut stay = Stay::Open;
        ui.horizontal(|ui| {
            let save = ui.add_enabled(!wrong, Button::new("Save").shortcut_text("Ctrl+Enter"));
            if !wrong && (save.clicked() || keyed) {
                let fields = self.fields.iter().filter_map(|line| line.action(self.entry));
                let amounts = self.amounts.iter().filter_map(|line| line.action(self.entry));
                asks.act(Action::Together(fields.chain(amounts).collect()));
                stay = Stay::Closed;
            }
            if ui.button("Cancel").clicked() {
                stay = Stay::Closed;
            }
        });
        stay
    }
}

impl Line {
    fn show(&mut self, ui: &mut Ui) -> egui::Response {
        let several = matches!(self.field, Field::Phone | Field::Email);
        let label = if several { format!("{}, several parted by ;", self.label) } else { self.label.to_owned() };
        ui.label(widgets::weak(ui, label));
        let edit = match self.field {
            Field::Address => TextEdit::multiline(&mut self.text).desired_rows(3),
            Field::Summary => TextEdit::multiline(&mut self.text).desired_rows(2),
            _ => TextEdit::singleline(&mut self.text),
        };
        let response = ui.add(edit.desired_width(f32::INFINITY)).accessible_name(self.label);
        if let Some(why) = self.wrong() {
            ui.colored_label(theme::tokens(ui).warn, why);
        }
        if let Some(said) = self.said.clone() {
            ui.horizontal_wrapped(|ui| {
                let shown = if said.is_empty() { "nothing".to_owned() } else { said.replace('\n', ", ") };
                ui.add(Label::new(widgets::weak(ui, format!("In the documents: {shown}"))).wrap());
                let back =
                    widgets::link(ui, "Go back").accessible_name(format!("Go back to the documents, {}", self.label));
                if back.clicked() {
                    self.text.clone_from(&said);
                }
            });
        }
        ui.add_space(6.0);
        response
    }

    /// Why the field cannot be saved as it stands.
    fn wrong(&self) -> Option<&'static str> {
        let text = self.text.trim();
        let date = self.field == Field::Date && !text.is_empty() && text.parse::<PartialDate>().is_err();
        date.then_some("Write a date as 2009-04-16, a month as 2009-04, a year as 2009")
    }

    /// What is to be decided; nothing where the field stayed as it was.
    fn action(&self, entry: EntryRef) -> Option<Action> {
        let text = self.text.trim();
        if text == self.was.trim() {
            return None;
        }
        // What the documents say is no correction of them.
        let back = self.said.as_ref().is_some_and(|said| said.trim() == text);
        let value = if back { String::new() } else { text.to_owned() };
        Some(match self.field {
            Field::Name | Field::Summary => Action::Rename(entry, value),
            field if text.is_empty() && !back => Action::Clear(entry, field),
            field => Action::Correct(entry, field, value),
        })
    }
}
