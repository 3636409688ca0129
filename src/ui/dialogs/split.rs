//! Which spellings of an entry are somebody else.

use egui::{Button, Key, Modifiers, ScrollArea, Ui};

use super::{Stay, heading};
use crate::model::{CaseFile, Fact, RosterKey};
use crate::session::Action;
use crate::ui::desk::Asks;
use crate::ui::kit::widgets;
use crate::ui::words;

/// The question's own state.
pub(in crate::ui) struct SplitDialog {
    key: RosterKey,
    /// The spellings that become an entry of their own.
    taken: Vec<String>,
    opened: bool,
}

impl SplitDialog {
    pub(super) fn new(key: RosterKey) -> Self {
        Self { key, taken: Vec::new(), opened: false }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, case: &CaseFile, asks: &mut Asks) -> Stay {
        ui.set_width(540.0_f32.min(ui.ctx().content_rect().width() - 60.0));
        let Some(entry) = case.roster_entry(self.key) else { return Stay::Closed };
        // Taken before a field or a box takes it as a plain Enter.
        let keyed = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        heading(ui, &format!("Split {}", entry.name));
        ui.label(widgets::weak(ui, "Choose the spellings that are somebody else; undo takes a split back"));
        ui.add_space(8.0);
        let height = (ui.ctx().content_rect().height() * 0.45).max(120.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for spelling in &entry.spellings {
                let mut on = self.taken.contains(&spelling.value);
                let response = ui.checkbox(&mut on, &spelling.value);
                if !self.opened {
                    self.opened = true;
                    response.request_focus();
                }
                if response.changed() {
                    self.taken.retain(|name| *name != spelling.value);
                    if on {
                        self.taken.push(spelling.value.clone());
                    }
                }
                ui.indent(("where", &spelling.value), |ui| ui.label(widgets::weak(ui, places(case, spelling))));
                ui.add_space(4.0);
            }
        });
        ui.add_space(6.0);
        let stays = entry.spellings.len() - self.taken.len();
        let possible = !self.taken.is_empty() && stays > 0;
        let (kept, gone) = (words::count(stays, "spelling", "spellings"), self.taken.join(", "));
        ui.label(match (self.taken.is_empty(), stays) {
            (true, _) => "Nothing is chosen yet".to_owned(),
            (false, 0) => "Somebody must be left: one spelling has to stay".to_owned(),
            _ => format!("{} keeps {kept}; {gone} becomes an entry of its own", entry.name),
        });
        ui.add_space(10.0);
        let mut stay = Stay::Open;
        ui.horizontal(|ui| {
            let split = ui.add_enabled(possible, Button::new("Split").shortcut_text("Ctrl+Enter"));
            if possible && (split.clicked() || keyed) {
                asks.act(Action::Split(self.key, std::mem::take(&mut self.taken)));
                stay = Stay::Closed;
            }
            if ui.button("Cancel").clicked() {
                stay = Stay::Closed;
            }
        });
        stay
    }
}

/// Where a spelling stands: "3 places, first in Order, p. 2".
fn places(case: &CaseFile, spelling: &Fact<String>) -> String {
    let count = words::count(spelling.sources.len(), "place", "places");
    let first = spelling.sources.first().and_then(|passage| case.document(passage.doc).map(|doc| (doc, *passage)));
    match first {
        Some((document, passage)) => {
            format!("{count}, first in {}, {}", document.title, words::place(document, passage))
        }
        None => count,
    }
}
