//! A new entry of the timeline or the roster, from words that the user selected in a document.

use egui::{Button, ComboBox, Key, Modifiers, TextEdit, Ui};

use super::{Stay, heading};
use crate::model::{CaseFile, Entity, PartialDate, Passage, Role, TimelineKind, When};
use crate::session::Action;
use crate::ui::desk::Asks;
use crate::ui::kit::{fonts, theme, widgets};
use crate::ui::words;

/// The most characters of the words that become a name or a line by themselves.
const MOST: usize = 160;

/// The form's own state.
pub(in crate::ui) struct AddDialog {
    passage: Passage,
    quote: String,
    list: To,
    summary: String,
    kind: TimelineKind,
    date: String,
    name: String,
    entity: Entity,
    role: Role,
    opened: bool,
}

/// Where the entry goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum To {
    Timeline,
    Roster,
}

impl AddDialog {
    pub(super) fn new(case: &CaseFile, passage: Passage) -> Self {
        let quote = case.quote(passage).split_whitespace().collect::<Vec<_>>().join(" ");
        // The date of the first entry that rests on words among these, or on words about them.
        let near = case.timeline.iter().filter(|entry| {
            let touches = |at: &&Passage| at.doc == passage.doc && at.span.overlaps(passage.span);
            entry.sources.iter().any(|at| touches(&at))
        });
        let date = near.filter_map(|entry| entry.when).map(|when| when.date.to_string()).next().unwrap_or_default();
        // A few words are a name rather than a line.
        let short = quote.split(' ').count() <= 4 && date.is_empty();
        let text: String = quote.chars().take(MOST).collect();
        Self {
            passage,
            list: if short { To::Roster } else { To::Timeline },
            summary: text.clone(),
            kind: TimelineKind::Event,
            date,
            name: text,
            entity: Entity::Organization,
            role: Role::Other,
            quote,
            opened: false,
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, asks: &mut Asks) -> Stay {
        ui.set_width(540.0_f32.min(ui.ctx().content_rect().width() - 60.0));
        // Taken before a field takes it as a plain Enter.
        let keyed = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        heading(ui, "Add an entry");
        let tokens = theme::tokens(ui);
        let quote = egui::RichText::new(format!("“{}”", self.quote)).font(fonts::reading(fonts::BODY, false, false));
        ui.add(egui::Label::new(quote.color(tokens.weak)).wrap());
        ui.add_space(8.0);
        let choices = [(To::Timeline, "To the timeline"), (To::Roster, "To the roster")];
        if let Some(list) = widgets::segmented(ui, self.list, &choices) {
            self.list = list;
            self.opened = false;
        }
        ui.add_space(8.0);
        match self.list {
            To::Timeline => self.timeline(ui),
            To::Roster => self.roster(ui),
        }
        ui.add_space(10.0);
        let possible = match self.list {
            To::Timeline => !self.summary.trim().is_empty() && (self.date.trim().is_empty() || self.parsed().is_some()),
            To::Roster => !self.name.trim().is_empty(),
        };
        let mut stay = Stay::Open;
        ui.horizontal(|ui| {
            let add = ui.add_enabled(possible, Button::new("Add").shortcut_text("Ctrl+Enter"));
            if possible && (add.clicked() || keyed) {
                asks.act(self.action());
                stay = Stay::Closed;
            }
            if ui.button("Cancel").clicked() {
                stay = Stay::Closed;
            }
        });
        stay
    }

    fn parsed(&self) -> Option<PartialDate> {
        When::parse_typed(&self.date).map(|when| when.date)
    }

    fn action(&self) -> Action {
        let passage = self.passage;
        match self.list {
            To::Timeline => {
                let (kind, date, summary) = (self.kind, self.parsed(), self.summary.clone());
                Action::AddTimeline { passage, kind, date, summary }
            }
            To::Roster => {
                let (name, entity, role) = (self.name.clone(), self.entity, self.role);
                Action::AddRoster { passage, name, entity, role }
            }
        }
    }

    fn focus_first(&mut self, response: &egui::Response) {
        if !self.opened {
            self.opened = true;
            response.request_focus();
        }
    }

    fn timeline(&mut self, ui: &mut Ui) {
        ui.label(widgets::weak(ui, "What happened, or is due"));
        let edit = TextEdit::multiline(&mut self.summary).desired_rows(2).desired_width(f32::INFINITY);
        let response = ui.add(edit).accessible_name("What happened");
        self.focus_first(&response);
        ui.add_space(6.0);
        ui.label(widgets::weak(ui, "Date: Apr 16, 2009, 4/16/2009 or 2009-04-16; empty where it is not known"));
        ui.add(TextEdit::singleline(&mut self.date).desired_width(160.0)).accessible_name("Date");
        if !self.date.trim().is_empty() && self.parsed().is_none() {
            ui.colored_label(
                theme::tokens(ui).warn,
                "Write a date as Apr 16, 2009, a month as Apr 2009, a year as 2009",
            );
        }
        ui.add_space(6.0);
        let kinds = TimelineKind::ALL.into_iter().filter(|kind| *kind != TimelineKind::Cited);
        choose(ui, "Kind", &mut self.kind, kinds, TimelineKind::word);
    }

    fn roster(&mut self, ui: &mut Ui) {
        ui.label(widgets::weak(ui, "Name"));
        let response =
            ui.add(TextEdit::singleline(&mut self.name).desired_width(f32::INFINITY)).accessible_name("Name");
        self.focus_first(&response);
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            let all = Entity::ALL;
            choose(ui, "Sort", &mut self.entity, all, Entity::word);
            choose(ui, "Role", &mut self.role, Role::ALL, Role::label);
        });
    }
}

/// One of several values, by its word.
fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    value: &mut T,
    all: impl IntoIterator<Item = T>,
    word: fn(T) -> &'static str,
) {
    ui.label(widgets::weak(ui, name));
    let shown = words::sentence(word(*value));
    let combo = ComboBox::from_id_salt(name).selected_text(&shown).show_ui(ui, |ui| {
        for other in all {
            ui.selectable_value(value, other, words::sentence(word(other)));
        }
    });
    combo.response.accessible_name(format!("{name}: {shown}"));
}
