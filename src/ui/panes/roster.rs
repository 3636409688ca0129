//! The roster: who everybody is and what they hold, as a table of two lines a row, or in full.

use egui::{Align, Layout, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::model::{CaseFile, EntryRef, RosterKey};
use crate::session::Action;
use crate::ui::command::Command;
use crate::ui::desk::{Ask, Desk, Hands, Pane};
use crate::ui::kit::field::{self, FieldEvent};
use crate::ui::kit::icon::{self, Icon};
use crate::ui::kit::list::List;
use crate::ui::kit::{theme, widgets};
use crate::ui::words;

use super::choosing::{self, Chooser, Moved};
pub(in crate::ui) use super::roster_columns::{Column, RosterView, roles};
use super::roster_model::RosterModel;
use super::roster_table::{FullTable, RosterRows, full_header, narrow_header};

/// Width of the switch between the parts, in points.
const SWITCH: f32 = 234.0;
/// From this width on the table has all its columns, in points.
const FULL: f32 = 720.0;

/// The pane's own state: what the user typed and where the cursor is.
#[derive(Default)]
pub(in crate::ui) struct RosterPane {
    filter: String,
    cursor: Option<RosterKey>,
    chooser: Chooser,
    journey: u64,
    model: RosterModel,
}

impl RosterPane {
    /// The entry below this one in the table, or above where it is the last.
    pub(in crate::ui) fn neighbour(&self, case: &CaseFile, key: RosterKey) -> Option<EntryRef> {
        let row = self.model.row_of(case, key)?;
        let near = self.model.entry(case, row + 1).or_else(|| self.model.entry(case, row.checked_sub(1)?));
        near.map(|entry| EntryRef::Roster(entry.key))
    }

    /// Every entry that the table shows, from top to bottom.
    pub(in crate::ui) fn all(&self, case: &CaseFile) -> Vec<EntryRef> {
        let entries = self.model.rows.iter().filter_map(|place| case.roster.get(*place));
        entries.map(|entry| EntryRef::Roster(entry.key)).collect()
    }

    /// Shows every entry of the part again.
    pub(in crate::ui) fn clear_filter(&mut self) {
        self.filter.clear();
    }

    /// Shows the pane in the space that is left.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, hands: &mut Hands<'_, '_>) {
        let arrived = self.follow(hands);
        let view = hands.layout.roster_view;
        self.model.update(hands.desk.case, view, &self.filter, hands.layout.roster_sort);
        self.head(ui, hands);
        if hands.desk.case.roster.is_empty() {
            if hands.desk.situation.reading {
                super::empty(ui, "Reading…", "People and organisations appear here as the documents are read", None);
            } else {
                super::empty(ui, "Nobody found", "None of the documents that could be read names a party", None);
            }
            return;
        }
        let full = ui.available_width() >= FULL;
        let rows_missing = self.model.rows.is_empty();
        let columns = view.columns();
        let total: f32 = columns.iter().filter_map(|c| hands.layout.columns.get(*c as usize)).sum();
        if full {
            let width = ui.available_width().max(total + 2.0 * theme::PANE_PADDING);
            // What is left over goes to the names, which are what must be read whole.
            let mut widths = hands.layout.columns;
            if let Some(name) = widths.get_mut(Column::Name as usize) {
                *name += width - total - 2.0 * theme::PANE_PADDING;
            }
            ScrollArea::horizontal().id_salt("roster columns").auto_shrink(false).show(ui, |ui| {
                ui.set_width(width);
                full_header(ui, columns, &widths, hands.layout);
                if !rows_missing {
                    self.list(ui, hands, arrived, Some((columns, widths)));
                }
            });
        } else {
            let between = narrow_header(ui, view, hands.layout);
            let width = between.width().min(200.0);
            let place = Rect::from_min_max(pos2(between.right() - width, between.top()), between.max);
            let builder = UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center));
            ui.scope_builder(builder, |ui| self.field(ui, hands, width));
            if !rows_missing {
                self.list(ui, hands, arrived, None);
            }
        }
        if rows_missing {
            self.none(ui, hands);
        }
    }

    fn list(&mut self, ui: &mut Ui, hands: &mut Hands<'_, '_>, arrived: bool, full: Option<FullTable>) {
        let case = hands.desk.case;
        let Self { model, cursor, chooser, .. } = self;
        let row = cursor.and_then(|key| model.row_of(case, key));
        let list = List { id: Pane::Roster.id(), name: "Roster", cursor: row, reveal: arrived, covered: 0.0 };
        let mut rows = RosterRows { desk: hands.desk, model, asks: hands.asks, view: hands.layout.roster_view, full };
        let outcome = list.show(ui, &mut rows);
        if let Some(entry) = outcome.moved.and_then(|row| model.entry(case, row)) {
            let (before, now) = (cursor.map(EntryRef::Roster), EntryRef::Roster(entry.key));
            *cursor = Some(entry.key);
            hands.asks.act(Action::Select(now));
            let moved = Moved { pick: outcome.picked, before, now };
            chooser.take(moved, &(&*model, case), hands.desk, hands.asks);
        }
        if outcome.opened.is_some() {
            if hands.layout.wide_roster {
                hands.asks.run(Command::WideRoster);
            }
            hands.asks.push(Ask::Focus(Pane::Document));
        }
    }

    /// Puts the cursor onto what the user went to, and shows a part of the roster that has it.
    fn follow(&mut self, hands: &mut Hands<'_, '_>) -> bool {
        let desk: &Desk<'_> = hands.desk;
        if self.journey == desk.journey {
            return false;
        }
        self.journey = desk.journey;
        let found = desk.found().find_map(|entry| match entry {
            EntryRef::Roster(key) => desk.case.roster_entry(key),
            _ => None,
        });
        let Some(entry) = found else { return false };
        self.cursor = Some(entry.key);
        if !hands.layout.roster_view.holds(entry) {
            hands.layout.roster_view = RosterView::All;
        }
        true
    }

    fn head(&mut self, ui: &mut Ui, hands: &mut Hands<'_, '_>) {
        super::head(ui, |ui| {
            let title = ui.add(egui::Label::new(widgets::title("Roster")).sense(egui::Sense::CLICK));
            if title.on_hover_text("Double-click for the full table").double_clicked() {
                hands.asks.run(Command::WideRoster);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let wide = hands.layout.wide_roster;
                if icon::toggle(ui, Icon::Maximise, Command::WideRoster.words(), wide).clicked() {
                    hands.asks.run(Command::WideRoster);
                }
                let left = ui.available_width() - SWITCH;
                let full = left > FULL - 420.0;
                ui.allocate_ui_with_layout(vec2(SWITCH, theme::CONTROL), Layout::left_to_right(Align::Center), |ui| {
                    if let Some(view) = widgets::segmented(ui, hands.layout.roster_view, &RosterView::ALL) {
                        hands.layout.roster_view = view;
                    }
                });
                if full {
                    self.field(ui, hands, 200.0);
                }
            });
        });
    }

    fn field(&mut self, ui: &mut Ui, hands: &mut Hands<'_, '_>, width: f32) {
        let id = Pane::Roster.filter();
        let event = field::filter(ui, id, "Filter the roster", "Filter", &mut self.filter, width);
        if matches!(event, FieldEvent::Done | FieldEvent::Left) {
            hands.asks.push(Ask::Focus(Pane::Roster));
        }
    }

    fn none(&self, ui: &mut Ui, hands: &mut Hands<'_, '_>) {
        if self.model.of > 0 {
            if super::empty(ui, "Nobody fits this filter", "", Some("Clear all filters")) {
                hands.asks.run(Command::ShowEverything);
            }
            return;
        }
        let what = match hands.layout.roster_view {
            RosterView::Holders => "No holders in these documents",
            RosterView::Counsel => "No counsel in these documents",
            RosterView::Parties | RosterView::All => "No parties in these documents",
        };
        let everyone = words::count(hands.desk.case.roster.len(), "entry", "entries");
        if super::empty(ui, what, "", Some(&format!("Show all {everyone}"))) {
            hands.layout.roster_view = RosterView::All;
        }
    }
}

impl choosing::Rows for (&RosterModel, &CaseFile) {
    fn entry(&self, row: usize) -> Option<EntryRef> {
        self.0.entry(self.1, row).map(|entry| EntryRef::Roster(entry.key))
    }

    fn row_of(&self, entry: EntryRef) -> Option<usize> {
        if let EntryRef::Roster(key) = entry { self.0.row_of(self.1, key) } else { None }
    }
}
