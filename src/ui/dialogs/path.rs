//! A path typed by hand, where the system has no dialog for it.

use std::path::PathBuf;

use egui::{Id, Key, Modifiers, TextEdit, Ui};

use super::{Stay, heading};
use crate::session::ExportKind;
use crate::ui::desk::{Ask, Asks};
use crate::ui::kit::widgets;
use crate::ui::outside::PathUse;

/// The question's own state.
pub(in crate::ui) struct PathDialog {
    what: PathUse,
    text: String,
    why: Option<String>,
    opened: bool,
}

impl PathDialog {
    pub(super) fn new(what: PathUse, text: String, why: Option<String>) -> Self {
        Self { what, text, why, opened: false }
    }

    pub(super) fn title(&self) -> &'static str {
        match self.what {
            PathUse::Open => "Open case folder",
            PathUse::Export(ExportKind::Roster) => "Export roster",
            PathUse::Export(ExportKind::Timeline) => "Export timeline",
            PathUse::Export(ExportKind::NotHere) => "Export what is not here",
            PathUse::Export(ExportKind::Facts) => "Export all facts",
            PathUse::Export(ExportKind::Coverage) => "Export coverage",
            PathUse::ExportChosen(_) => "Export selection",
            PathUse::ExportHistory => "Export history",
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, asks: &mut Asks) -> Stay {
        ui.set_width(520.0_f32.min(ui.ctx().content_rect().width() - 60.0));
        heading(ui, self.title());
        if let Some(why) = &self.why {
            ui.label(widgets::weak(ui, why));
        }
        let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let (name, hint, button) = match self.what {
            PathUse::Open => ("Path of the folder", "The folder’s path", "Open"),
            _ => ("Path of the file", "The file’s path", "Export"),
        };
        let field = TextEdit::singleline(&mut self.text)
            .id(Id::unique("path field"))
            .hint_text(hint)
            .desired_width(f32::INFINITY);
        let response = ui.add(field).accessible_name(name);
        if !self.opened {
            self.opened = true;
            response.request_focus();
        }
        ui.add_space(10.0);
        let mut stay = Stay::Open;
        let written = !self.text.trim().is_empty();
        ui.horizontal(|ui| {
            if (ui.add_enabled(written, egui::Button::new(button)).clicked() || entered) && written {
                asks.push(Ask::Path(self.what, PathBuf::from(self.text.trim())));
                stay = Stay::Closed;
            }
            if ui.button("Cancel").clicked() {
                stay = Stay::Closed;
            }
        });
        stay
    }
}
