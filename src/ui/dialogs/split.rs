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

/// Spellings that differ in nothing but capitals and spaces: they are chosen together.
struct Alike<'a> {
    name: &'a str,
    spellings: Vec<&'a Fact<String>>,
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
        let all = alike(&entry.spellings);
        let height = (ui.ctx().content_rect().height() * 0.45).max(120.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for alike in &all {
                self.line(ui, case, alike);
            }
        });
        ui.add_space(6.0);
        let (gone, kept): (Vec<_>, Vec<_>) = all.iter().partition(|alike| self.has(alike));
        let names = |group: &[&Alike<'_>]| group.iter().map(|alike| alike.name).collect::<Vec<_>>().join(", ");
        let possible = !gone.is_empty() && !kept.is_empty();
        ui.label(match (gone.is_empty(), kept.is_empty()) {
            (true, _) => "Nothing is chosen yet".to_owned(),
            (false, true) => "Somebody must be left: one spelling has to stay".to_owned(),
            (false, false) => format!("{} becomes an entry of its own; {} stays", names(&gone), names(&kept)),
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

    fn has(&self, alike: &Alike<'_>) -> bool {
        alike.spellings.iter().all(|spelling| self.taken.contains(&spelling.value))
    }

    fn line(&mut self, ui: &mut Ui, case: &CaseFile, alike: &Alike<'_>) {
        let mut on = self.has(alike);
        let response = ui.checkbox(&mut on, alike.name);
        if !self.opened {
            self.opened = true;
            response.request_focus();
        }
        if response.changed() {
            self.taken.retain(|name| alike.spellings.iter().all(|spelling| spelling.value != *name));
            if on {
                self.taken.extend(alike.spellings.iter().map(|spelling| spelling.value.clone()));
            }
        }
        ui.indent(("where", alike.name), |ui| ui.label(widgets::weak(ui, places(case, alike))));
        ui.add_space(4.0);
    }
}

/// Spellings in groups, in order of their first occurrence; each bears the name that is not all capitals, if one is not.
fn alike(spellings: &[Fact<String>]) -> Vec<Alike<'_>> {
    let key = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let mut groups: Vec<(String, Alike<'_>)> = Vec::new();
    for spelling in spellings {
        let name = spelling.value.as_str();
        let folded = key(name);
        let Some((_, group)) = groups.iter_mut().find(|(known, _)| *known == folded) else {
            groups.push((folded, Alike { name, spellings: vec![spelling] }));
            continue;
        };
        group.spellings.push(spelling);
        if !group.name.chars().any(char::is_lowercase) {
            group.name = name;
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Where a spelling stands: "3 places, first in Order, p. 2".
fn places(case: &CaseFile, alike: &Alike<'_>) -> String {
    let sources = || alike.spellings.iter().flat_map(|spelling| &spelling.sources);
    let count = words::count(sources().count(), "place", "places");
    match sources().min().and_then(|passage| case.document(passage.doc).map(|document| (document, *passage))) {
        Some((document, passage)) => {
            format!("{count}, first in {}, {}", document.title, words::place(document, passage))
        }
        None => count,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_make_no_other_spelling() {
        let fact = |name: &str| Fact { value: name.to_owned(), sources: Vec::new() };
        let spellings = [fact("ALDER FUND, LP"), fact("Alder  Fund, LP"), fact("Alder Fund II, LP")];
        let names: Vec<_> = alike(&spellings).iter().map(|group| (group.name, group.spellings.len())).collect();
        assert_eq!(names, [("Alder  Fund, LP", 2), ("Alder Fund II, LP", 1)]);
    }
}
