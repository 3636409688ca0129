//! Every field of an entry that can be corrected, with what the documents say of it.

use egui::{Align, Button, Key, Label, Layout, Modifiers, Response, ScrollArea, Ui, vec2};

use super::{Stay, heading};
use crate::model::{CaseFile, EntryRef, Field};
use crate::session::{Action, field_text};
use crate::ui::desk::Asks;
use crate::ui::edit::{self, AmountEdit, FieldEdit};
use crate::ui::kit::{theme, widgets};
use crate::ui::words;

/// Width of the labels, in points.
const LABEL: f32 = 108.0;

/// The form's own state.
pub(in crate::ui) struct FieldsDialog {
    entry: EntryRef,
    name: String,
    fields: Vec<FieldEdit>,
    amounts: Vec<AmountEdit>,
    opened: bool,
}

impl FieldsDialog {
    pub(super) fn new(case: &CaseFile, entry: EntryRef) -> Self {
        let name = field_text(case, entry, Field::Name).unwrap_or_default();
        let lasts = |field: &&Field| **field != Field::Until || edit::has_last_day(case, entry);
        let fields = edit::fields_of(entry).iter().filter(lasts);
        let fields = fields.filter_map(|field| FieldEdit::new(case, entry, *field)).collect();
        Self { entry, name, fields, amounts: edit::amounts_of(case, entry), opened: false }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, asks: &mut Asks) -> Stay {
        ui.set_width(620.0_f32.min(ui.ctx().content_rect().width() - 60.0));
        // Taken before a field or a box takes it as a plain Enter.
        let keyed = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        heading(ui, "Correct fields");
        ui.add(Label::new(&self.name).wrap());
        ui.label(widgets::weak(ui, "What the documents say is kept beside what you write"));
        ui.add_space(8.0);
        let height = (ui.ctx().content_rect().height() * 0.6).max(160.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            let dated = self.fields.iter().find(|field| field.field == Field::Date);
            let first = dated.and_then(FieldEdit::date);
            for field in &mut self.fields {
                field.first = first;
                let response = line(ui, field);
                if !self.opened {
                    self.opened = true;
                    response.request_focus();
                }
            }
            for amount in &mut self.amounts {
                labelled(ui, "Holds", |ui| amount.show(ui));
            }
        });
        ui.add_space(8.0);
        let wrong = self.fields.iter().any(|field| field.wrong().is_some())
            || self.amounts.iter().any(|amount| amount.wrong().is_some());
        let mut stay = Stay::Open;
        ui.horizontal(|ui| {
            let save = ui.add_enabled(!wrong, Button::new("Save").shortcut_text("Ctrl+Enter"));
            if !wrong && (save.clicked() || keyed) {
                let fields = self.fields.iter().filter_map(FieldEdit::action);
                let amounts = self.amounts.iter().filter_map(|amount| amount.action(self.entry));
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

/// A line of the form: a label, and beside it what can be typed.
fn labelled<R>(ui: &mut Ui, label: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_top(|ui| {
        let place = vec2(LABEL, theme::CONTROL);
        ui.allocate_ui_with_layout(place, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(LABEL);
            ui.label(widgets::weak(ui, label));
        });
        ui.vertical(contents).inner
    })
    .inner
}

/// A field, and below it what is wrong with it and what the documents say.
fn line(ui: &mut Ui, field: &mut FieldEdit) -> Response {
    let label = edit::label(field.entry, field.field);
    labelled(ui, label, |ui| {
        let response = field.show(ui);
        if let Some(why) = field.wrong() {
            ui.colored_label(theme::tokens(ui).warn, why);
        }
        if let Some(said) = &field.said {
            let said = words::value(field.field, said).replace('\n', ", ");
            let mut back = false;
            ui.horizontal_wrapped(|ui| {
                let shown = if said.is_empty() { "nothing" } else { &said };
                ui.add(Label::new(widgets::weak(ui, format!("In the documents: {shown}"))).wrap());
                let link = widgets::link(ui, "Go back");
                back = link.accessible_name(format!("Go back to the documents, {label}")).clicked();
            });
            if back {
                field.go_back();
            }
        }
        response
    })
}
