//! What became of a document that others cite and the folder lacks.

use egui::{Button, Key, Modifiers, TextEdit, Ui};

use super::{Stay, heading};
use crate::model::{CaseFile, ChaseStatus, EntryRef, Target};
use crate::session::Action;
use crate::ui::desk::Asks;
use crate::ui::kit::widgets;
use crate::workspace::target;

/// The question's own state.
pub(in crate::ui) struct ChaseDialog {
    /// The words that cite it: its number among the cited documents is another one as soon as more is read.
    cited: Target,
    name: String,
    status: Option<ChaseStatus>,
    note: String,
    opened: bool,
}

impl ChaseDialog {
    pub(super) fn new(case: &CaseFile, reference: u32) -> Option<Self> {
        let found = case.references.get(reference as usize)?;
        Some(Self {
            cited: target(case, EntryRef::Reference(reference))?,
            name: crate::ui::words::sentence(&found.description),
            status: found.chase.status,
            note: found.chase.note.clone(),
            opened: false,
        })
    }

    fn number(&self, case: &CaseFile) -> Option<u32> {
        let cited = |number: &u32| target(case, EntryRef::Reference(*number)).as_ref() == Some(&self.cited);
        (0..u32::try_from(case.references.len()).ok()?).find(cited)
    }

    pub(super) fn show(&mut self, ui: &mut Ui, case: &CaseFile, asks: &mut Asks) -> Stay {
        const CHOICES: [(Option<ChaseStatus>, &str); 4] = [
            (None, "Not yet requested"),
            (Some(ChaseStatus::Requested), "Requested"),
            (Some(ChaseStatus::Obtained), "Obtained"),
            (Some(ChaseStatus::NotNeeded), "Not needed"),
        ];
        ui.set_width(460.0_f32.min(ui.ctx().content_rect().width() - 60.0));
        // Taken before a field or a box takes it as a plain Enter.
        let keyed = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        heading(ui, "Cited, not here");
        ui.add(egui::Label::new(&self.name).wrap());
        ui.add_space(8.0);
        if let Some(status) = widgets::segmented(ui, self.status, &CHOICES) {
            self.status = status;
        }
        for (key, (status, _)) in [Key::Num1, Key::Num2, Key::Num3, Key::Num4].into_iter().zip(CHOICES) {
            if ui.input_mut(|input| input.consume_key(Modifiers::ALT, key)) {
                self.status = status;
            }
        }
        ui.label(widgets::weak(ui, "Alt+1 to Alt+4 choose"));
        ui.add_space(8.0);
        ui.label(widgets::weak(ui, "Note: whom you asked, and when"));
        let edit = TextEdit::multiline(&mut self.note).desired_rows(3).desired_width(f32::INFINITY);
        let response = ui.add(edit).accessible_name("Note");
        if !self.opened {
            self.opened = true;
            response.request_focus();
        }
        ui.add_space(10.0);
        let mut stay = Stay::Open;
        ui.horizontal(|ui| {
            if ui.add(Button::new("Save").shortcut_text("Ctrl+Enter")).clicked() || keyed {
                if let Some(number) = self.number(case) {
                    asks.act(Action::Chase(number, self.status, std::mem::take(&mut self.note)));
                }
                stay = Stay::Closed;
            }
            if ui.button("Cancel").clicked() {
                stay = Stay::Closed;
            }
        });
        stay
    }
}
