//! What is asked where a case would be left whose decisions cannot be saved.

use egui::{Label, Ui};

use super::{Stay, heading};
use crate::ui::desk::{Ask, Asks, Leave};

/// The question's own state.
pub(in crate::ui) struct UnsavedDialog {
    why: String,
    leave: Leave,
    opened: bool,
}

impl UnsavedDialog {
    pub(super) fn new(why: String, leave: Leave) -> Self {
        Self { why, leave, opened: false }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, asks: &mut Asks) -> Stay {
        ui.set_width(480.0_f32.min(ui.ctx().content_rect().width() - 60.0));
        heading(ui, "Not everything is saved");
        ui.add(Label::new(&self.why).wrap());
        ui.add_space(12.0);
        let mut stay = Stay::Open;
        ui.horizontal(|ui| {
            let again = ui.button("Try again");
            if !self.opened {
                self.opened = true;
                again.request_focus();
            }
            if again.clicked() {
                asks.push(Ask::TryLeaving(self.leave.clone()));
                stay = Stay::Closed;
            }
            if ui.button("Leave without saving").clicked() {
                asks.push(Ask::LeaveUnsaved(self.leave.clone()));
                stay = Stay::Closed;
            }
            if ui.button("Stay").clicked() {
                stay = Stay::Closed;
            }
        });
        stay
    }
}
