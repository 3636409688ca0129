//! Which entries become one, and what becomes of their fields.

use egui::{Align, Align2, Button, Id, Layout, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::model::{CaseFile, Fact, RosterEntry, RosterKey};
use crate::session::Action;
use crate::ui::desk::Asks;
use crate::ui::kit::field::{self, FieldEvent};
use crate::ui::kit::icon::{self, Icon};
use crate::ui::kit::list::{List, RowState, Rows};
use crate::ui::kit::{fonts, middle_elide, theme, widgets};
use crate::ui::panes::{self, roster};
use crate::ui::words;

use super::{Stay, heading};

/// The question's own state.
pub(in crate::ui) struct MergeDialog {
    into: RosterKey,
    chosen: Vec<RosterKey>,
    filter: String,
    cursor: usize,
    opened: bool,
    /// What the list was made from, and the places of its entries in the roster, likely ones first.
    rows: Option<(u64, String, Vec<usize>)>,
}

impl MergeDialog {
    pub(super) fn new(into: RosterKey, chosen: Vec<RosterKey>) -> Self {
        Self { into, chosen, filter: String::new(), cursor: 0, opened: false, rows: None }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, case: &CaseFile, asks: &mut Asks) -> Stay {
        let screen = ui.ctx().content_rect();
        let wide = screen.width() > 760.0;
        ui.set_width(if wide { 720.0 } else { screen.width() - 60.0 });
        let Some(into) = case.roster_entry(self.into) else { return Stay::Closed };
        self.update(case, into);
        heading(ui, &format!("Merge with {}", into.name));
        ui.label(widgets::weak(ui, "Choose what is the same person or organization; undo takes a merge back"));
        ui.add_space(6.0);
        let id = Id::unique("merge filter");
        let event = field::filter(ui, id, "Find an entry", "Find an entry", &mut self.filter, ui.available_width());
        if !self.opened {
            self.opened = true;
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let list_id = Id::unique("merge list");
        if event == FieldEvent::Done {
            ui.memory_mut(|memory| memory.request_focus(list_id));
        }
        ui.add_space(6.0);
        let area = ui.available_rect_before_wrap();
        let height = (screen.height() * 0.42).clamp(120.0, 380.0);
        let split = if wide { area.width() * 0.52 } else { area.width() };
        let left = Rect::from_min_size(area.min, vec2(split, height));
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
            ui.set_clip_rect(ui.clip_rect().intersect(left));
            self.list(ui, case, list_id);
        });
        if wide {
            let right = Rect::from_min_size(
                pos2(area.left() + split + 16.0, area.top()),
                vec2(area.width() - split - 16.0, height),
            );
            ui.scope_builder(UiBuilder::new().max_rect(right), |ui| preview(ui, case, into, &self.chosen));
        }
        ui.advance_cursor_after_rect(Rect::from_min_size(area.min, vec2(area.width(), height)));
        ui.add_space(10.0);
        self.answer(ui, asks)
    }

    fn answer(&mut self, ui: &mut Ui, asks: &mut Asks) -> Stay {
        let mut stay = Stay::Open;
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), theme::CONTROL),
            Layout::left_to_right(Align::Center),
            |ui| {
                let words = match self.chosen.len() {
                    0 => "Merge".to_owned(),
                    chosen => format!("Merge {}", words::count(chosen + 1, "entry", "entries")),
                };
                let keyed = ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter));
                let some = !self.chosen.is_empty();
                let button = ui.add_enabled(some, Button::new(words).shortcut_text("Ctrl+Enter"));
                if some && (button.clicked() || keyed) {
                    asks.act(Action::Merge(self.into, self.chosen.clone()));
                    stay = Stay::Closed;
                }
                if ui.button("Cancel").clicked() {
                    stay = Stay::Closed;
                }
            },
        );
        stay
    }

    fn list(&mut self, ui: &mut Ui, case: &CaseFile, id: Id) {
        let places = self.rows.as_ref().map_or(&[][..], |(_, _, places)| places);
        if places.is_empty() {
            panes::empty(ui, "Nobody has these letters", "", None);
            return;
        }
        let focused = ui.memory(|memory| memory.has_focus(id));
        let spaced = focused && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Space));
        let clicked = ui.input(|input| input.pointer.any_click());
        let list = List { id, name: "Entries", cursor: Some(self.cursor), reveal: false, covered: 0.0 };
        let mut rows = Candidates { case, places, chosen: &self.chosen };
        let outcome = list.show(ui, &mut rows);
        let toggled = outcome.moved.filter(|_| clicked).or(outcome.opened).or(spaced.then_some(self.cursor));
        let key = toggled.and_then(|row| places.get(row)).and_then(|place| case.roster.get(*place)).map(|e| e.key);
        if let Some(row) = outcome.moved {
            self.cursor = row;
        }
        if let Some(key) = key {
            match self.chosen.iter().position(|chosen| *chosen == key) {
                Some(at) => {
                    self.chosen.remove(at);
                }
                None => self.chosen.push(key),
            }
        }
    }

    /// Brings the list up to date: names that are written alike come first.
    fn update(&mut self, case: &CaseFile, into: &RosterEntry) {
        let current =
            self.rows.as_ref().is_some_and(|(revision, text, _)| *revision == case.revision && *text == self.filter);
        if current {
            return;
        }
        let wanted = self.filter.trim().to_lowercase();
        let name = into.name.to_lowercase();
        let others = case.roster.iter().enumerate().filter(|(_, entry)| entry.key != into.key);
        let mut ranked: Vec<(i64, usize)> = others
            .filter(|(_, entry)| {
                let words = entry.name.to_lowercase();
                wanted.split_whitespace().all(|word| words.contains(word))
            })
            .map(|(place, entry)| {
                let alike = rapidfuzz::fuzz::ratio(name.chars(), entry.name.to_lowercase().chars());
                // A person and a company are rarely one, however alike their names.
                let same_sort = if entry.entity == into.entity { 0.2 } else { 0.0 };
                #[expect(clippy::cast_possible_truncation, reason = "a rank")]
                (((-alike - same_sort) * 1000.0) as i64, place)
            })
            .collect();
        ranked.sort_unstable();
        self.cursor = 0;
        self.rows = Some((case.revision, self.filter.clone(), ranked.into_iter().map(|(_, place)| place).collect()));
    }
}

/// What the merged entry will be, field by field.
fn preview(ui: &mut Ui, case: &CaseFile, into: &RosterEntry, chosen: &[RosterKey]) {
    let others: Vec<&RosterEntry> = chosen.iter().filter_map(|key| case.roster_entry(*key)).collect();
    ui.label(widgets::title(&into.name));
    if others.is_empty() {
        ui.label(widgets::weak(ui, "What is chosen at the left becomes part of this entry"));
        return;
    }
    ScrollArea::vertical().id_salt("merge preview").auto_shrink(false).show(ui, |ui| {
        for (label, words) in becomes(case, into, &others) {
            ui.label(widgets::weak(ui, label));
            ui.add(egui::Label::new(words).wrap());
            ui.add_space(4.0);
        }
    });
}

/// Each field of the merged entry: what it says, and what of the others is not shown any more. Fields that nobody has are
/// left out.
fn becomes(case: &CaseFile, into: &RosterEntry, others: &[&RosterEntry]) -> Vec<(&'static str, String)> {
    let everyone = || std::iter::once(into).chain(others.iter().copied());
    let mut fields = Vec::new();
    let mut field = |label, words: String| {
        if !words.is_empty() {
            fields.push((label, words));
        }
    };
    field("Also written", unique(others.iter().map(|other| other.name.clone())).join("\n"));
    let mut roles: Vec<_> = everyone().flat_map(|entry| &entry.roles).map(|fact| fact.value).collect();
    roles.sort_unstable();
    roles.dedup();
    field("Roles", roles.iter().map(|role| role.label()).collect::<Vec<_>>().join(", "));
    // A field with one value keeps the first that is given.
    let one = |of: fn(&RosterEntry) -> &Option<Fact<String>>| {
        let values = unique(everyone().filter_map(|entry| of(entry).as_ref()).map(|f| f.value.replace('\n', ", ")));
        match values.split_first() {
            None => String::new(),
            Some((kept, [])) => kept.clone(),
            Some((kept, rest)) => format!("{kept}\nnot shown: {}", rest.join("; ")),
        }
    };
    field("Title", one(|entry| &entry.title));
    field("Firm", one(|entry| &entry.firm));
    field("Address", one(|entry| &entry.address));
    let several = |of: fn(&RosterEntry) -> &Vec<Fact<String>>| {
        unique(everyone().flat_map(of).map(|fact| fact.value.clone())).join("; ")
    };
    field("Phone, all of them", several(|entry| &entry.phones));
    field("E-mail, all of them", several(|entry| &entry.emails));
    field("Acts for", several(|entry| &entry.represents));
    let readings = everyone().flat_map(|entry| &entry.holdings).flat_map(|holding| &holding.readings);
    field("Readings of what is held, side by side", readings.map(words::reading).collect::<Vec<_>>().join("\n"));
    let places: usize = everyone().map(|entry| entry.sources.len()).sum();
    field("Named in", words::count(places, "place", "places"));
    let tags = everyone().flat_map(|entry| &entry.marks.tags).filter_map(|tag| case.tag(*tag));
    field("Tags, all of them", unique(tags.map(|tag| tag.name.clone())).join(", "));
    let notes: Vec<_> = everyone().map(|entry| entry.note.as_str()).filter(|note| !note.is_empty()).collect();
    field("Notes, one below the other", notes.join("\n"));
    fields
}

/// The same values, each once, in their order.
fn unique(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut unique: Vec<String> = Vec::new();
    for value in values {
        if !unique.contains(&value) {
            unique.push(value);
        }
    }
    unique
}

struct Candidates<'a> {
    case: &'a CaseFile,
    places: &'a [usize],
    chosen: &'a [RosterKey],
}

impl Candidates<'_> {
    fn entry(&self, index: usize) -> Option<&RosterEntry> {
        self.case.roster.get(*self.places.get(index)?)
    }
}

impl Rows for Candidates<'_> {
    fn count(&self) -> usize {
        self.places.len()
    }

    fn height(&self) -> f32 {
        theme::ROW_TWO
    }

    fn selectable(&self, _index: usize) -> bool {
        true
    }

    fn name(&self, index: usize) -> String {
        self.entry(index).map_or_else(String::new, |entry| {
            let chosen = if self.chosen.contains(&entry.key) { ", chosen" } else { "" };
            format!("{}, {}{chosen}", entry.name, roster::roles(entry))
        })
    }

    fn paint(&mut self, ui: &mut Ui, index: usize, rect: Rect, state: RowState) {
        panes::row_ground(ui, rect, state, false);
        let Some(entry) = self.entry(index) else { return };
        let tokens = theme::tokens(ui);
        let painter = ui.painter();
        let chosen = self.chosen.contains(&entry.key);
        let tick = Rect::from_center_size(pos2(rect.left() + 16.0, rect.center().y), vec2(16.0, 16.0));
        let (ground, border) = if chosen { (tokens.accent, tokens.accent) } else { (tokens.panel, tokens.weak) };
        painter.rect(tick, 3.0, ground, egui::Stroke::new(1.0, border), egui::StrokeKind::Inside);
        if chosen {
            icon::paint(painter, tick.shrink(2.0), Icon::Check, tokens.panel);
        }
        let left = rect.left() + 34.0;
        let width = rect.right() - 8.0 - left;
        let face = fonts::interface(fonts::BODY);
        let name = middle_elide(ui, &entry.name, &face, width);
        painter.text(pos2(left, rect.top() + 14.0), Align2::LEFT_CENTER, name, face, tokens.text);
        let about = format!("{} · {}", roster::roles(entry), words::count(entry.sources.len(), "place", "places"));
        let small = fonts::interface(fonts::SMALL);
        let about = middle_elide(ui, &about, &small, width);
        painter.text(pos2(left, rect.top() + 31.0), Align2::LEFT_CENTER, about, small, tokens.weak);
    }
}
