//! The roster: who everybody is and what they hold, as a table of two lines a row, or in full.

use egui::style::ScrollStyle;
use egui::{Align, Layout, Rect, ScrollArea, Ui, UiBuilder, pos2};

use crate::model::{CaseFile, EntryRef, RosterEntry, RosterKey};
use crate::session::Action;
use crate::ui::command::Command;
use crate::ui::desk::{Ask, Desk, Hands, Pane};
use crate::ui::kit::field::{self, FieldEvent};
use crate::ui::kit::focus::by_keyboard;
use crate::ui::kit::icon::{self, Icon};
use crate::ui::kit::list::List;
use crate::ui::kit::{theme, widgets};
use crate::ui::words;

use super::choosing::{self, Chooser, Moved};
pub(in crate::ui) use super::roster_cells::roles;
pub(in crate::ui) use super::roster_columns::{Column, RosterView};
use super::roster_model::RosterModel;
pub(in crate::ui) use super::roster_shape::RosterTable;
use super::roster_table::{Cells, RosterRows};
use super::roster_typing::CellEdit;
pub(in crate::ui) use super::roster_typing::Instead;
use super::{roster_filter, roster_header, roster_menu};

/// Columns that fit but for this part of their widths are made to fit; more would take their words.
const NEARLY: f32 = 0.78;
/// From this width on the table has all its columns, in points.
const FULL: f32 = 720.0;

/// The pane's own state: what the user typed and where the cursor is.
#[derive(Default)]
pub(in crate::ui) struct RosterPane {
    cursor: Option<RosterKey>,
    /// The cell of the full table on which the keyboard is, counted from the left.
    cell: usize,
    chooser: Chooser,
    /// Its column; `None` while the table has two lines a row.
    column: Option<Column>,
    typing: Option<CellEdit>,
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

    /// The entry under the cursor, where the table shows it.
    pub(in crate::ui) fn under(&self, case: &CaseFile) -> Option<EntryRef> {
        self.cursor.filter(|key| self.model.row_of(case, *key).is_some()).map(EntryRef::Roster)
    }

    /// Every entry that the table shows, from top to bottom.
    pub(in crate::ui) fn all(&self, case: &CaseFile) -> Vec<EntryRef> {
        let entries = self.model.rows.iter().filter_map(|place| case.roster.get(*place));
        entries.map(|entry| EntryRef::Roster(entry.key)).collect()
    }

    /// Whether the keyboard is on a cell of the full table.
    pub(in crate::ui) fn has_cell(&self, case: &CaseFile) -> bool {
        self.column.is_some() && self.cursor.is_some_and(|key| self.model.row_of(case, key).is_some())
    }

    /// Begins to correct the cell on which the keyboard is. Returns what is to be done instead, where it cannot be.
    pub(in crate::ui) fn correct_cell(&mut self, case: &CaseFile) -> Option<Instead> {
        let (key, column) = self.cursor.zip(self.column)?;
        match CellEdit::begin(case, key, column) {
            Ok(typing) => {
                self.typing = Some(typing);
                None
            }
            Err(instead) => Some(instead),
        }
    }

    /// What is being typed into a cell, as the action that keeps it. For when the user turns to something else.
    pub(in crate::ui) fn finish(&mut self) -> Option<Action> {
        self.typing.take().and_then(CellEdit::into_action)
    }

    /// Shows the pane in the space that is left.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, hands: &mut Hands<'_, '_>) {
        let arrived = self.follow(hands);
        self.model.update(hands.desk.case, &hands.layout.tables);
        Self::head(ui, hands);
        if hands.desk.case.roster.is_empty() {
            // Of an empty folder the document pane tells.
            if hands.desk.case.documents.is_empty() && !hands.desk.situation.reading {
                return;
            }
            if hands.desk.situation.reading {
                super::empty(ui, "Reading…", "People and organizations appear here as the documents are read", None);
            } else {
                super::empty(ui, "Nobody found", "None of the documents that could be read names a party", None);
            }
            return;
        }
        let full = ui.available_width() >= FULL;
        let rows_missing = self.model.rows.is_empty();
        roster_filter::chips(ui, &mut hands.layout.tables, (self.model.rows.len(), self.model.part.len()));
        if full {
            let columns = hands.layout.tables.shown().columns.clone();
            let mut widths: Vec<f32> =
                columns.iter().filter_map(|column| hands.layout.columns.get(*column as usize)).copied().collect();
            // Names keep their width, so that they are read whole.
            let named = columns.iter().position(|column| *column == Column::Name);
            let name = named.and_then(|at| widths.get(at)).copied().unwrap_or_default();
            let room = ui.available_width() - 2.0 * theme::PANE_PADDING - name;
            let part = room / (widths.iter().sum::<f32>() - name).max(1.0);
            if (NEARLY..1.0).contains(&part) {
                for (_, width) in widths.iter_mut().enumerate().filter(|(at, _)| Some(*at) != named) {
                    *width *= part;
                }
            }
            let total = widths.iter().sum::<f32>() + 2.0 * theme::PANE_PADDING;
            let width = ui.available_width().max(total);
            // What is left over goes to the names, which are what must be read whole.
            if let Some(widest) = widths.get_mut(named.unwrap_or(0)) {
                *widest += width - total;
            }
            // Columns beyond the edge are told of by a bar that stays.
            let floating = ui.spacing().scroll;
            ui.spacing_mut().scroll =
                ScrollStyle { dormant_handle_opacity: 0.5, floating_allocated_width: 8.0, ..floating };
            ScrollArea::horizontal().id_salt("roster columns").auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().scroll = floating;
                ui.set_width(width);
                roster_header::full(ui, hands.desk.case, &widths, hands.layout, hands.asks);
                if !rows_missing {
                    self.list(ui, hands, arrived, Some(Cells { columns: &columns, widths: &widths }));
                }
            });
        } else {
            let between = roster_header::narrow(ui, &mut hands.layout.tables);
            let width = between.width().min(200.0);
            let place = Rect::from_min_max(pos2(between.right() - width, between.top()), between.max);
            let builder = UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center));
            ui.scope_builder(builder, |ui| Self::field(ui, hands, width));
            if !rows_missing {
                self.list(ui, hands, arrived, None);
            }
        }
        if rows_missing {
            self.none(ui, hands);
        }
    }

    fn list(&mut self, ui: &mut Ui, hands: &mut Hands<'_, '_>, arrived: bool, full: Option<Cells<'_>>) {
        let case = hands.desk.case;
        let Self { model, cursor, cell, column, typing, chooser, .. } = self;
        // Another view may have the column elsewhere, or not at all.
        if let (Some(cells), Some(known)) = (full, *column)
            && cells.columns.get(*cell) != Some(&known)
        {
            *cell = cells.columns.iter().position(|column| *column == known).unwrap_or(0);
        }
        *cell = full.map_or(0, |cells| (*cell).min(cells.columns.len().saturating_sub(1)));
        let row = cursor.and_then(|key| model.row_of(case, key));
        let list = List { id: Pane::Roster.id(), name: "Roster", cursor: row, reveal: arrived, covered: 0.0 };
        let part = hands.layout.tables.part;
        let mut rows = RosterRows {
            desk: hands.desk,
            model,
            asks: hands.asks,
            part,
            full,
            cell: *cell,
            cursor: row,
            hint: None,
            typed: typing.as_ref().map(|typing| (typing.key, typing.column)),
            typed_at: None,
        };
        let outcome = list.show(ui, &mut rows);
        let at = rows.typed_at;
        let next = at.and_then(|at| CellEdit::show(typing, ui, at, hands.asks));
        *cell = cell.saturating_add_signed(next.map_or(0, |right| if right { 1 } else { -1 }));
        // The cell was scrolled away, or is not shown any more.
        if let Some(action) = typing.take_if(|_| at.is_none()).and_then(CellEdit::into_action) {
            hands.asks.act(action);
        }
        if let Some(cells) = full {
            *cell = cell.saturating_add_signed(outcome.across).min(cells.columns.len().saturating_sub(1));
            // A click goes to the words of the cell that it hits, a key to those of the entry.
            let pointer = ui.input(|input| input.pointer.interact_pos().filter(|_| input.pointer.any_released()));
            let hit = pointer.zip(outcome.view).and_then(|(at, view)| cells.at(at.x - view.left()));
            if let (Some(hit), Some(_)) = (hit, outcome.moved) {
                *cell = hit;
            }
        }
        *column = full.and_then(|cells| cells.columns.get(*cell).copied());
        let said = |entry: &RosterEntry, cell: usize| {
            let column = full.and_then(|cells| cells.columns.get(cell).copied())?;
            column.passage(case, entry)
        };
        if let Some(entry) = outcome.moved.and_then(|row| model.entry(case, row)) {
            let (before, now) = (cursor.map(EntryRef::Roster), EntryRef::Roster(entry.key));
            *cursor = Some(entry.key);
            let passage = said(entry, *cell).filter(|_| !by_keyboard(ui.ctx()));
            hands.asks.act(match passage {
                Some(passage) => Action::ShowPassage { entry: Some(now), passage },
                None => Action::Select(now),
            });
            let moved = Moved { pick: outcome.picked, before, now };
            chooser.take(moved, &(&*model, case), hands.desk, hands.asks);
        }
        if let Some(row) = outcome.opened {
            if let Some((entry, passage)) = model.entry(case, row).and_then(|entry| Some((entry, said(entry, *cell)?)))
            {
                hands.asks.act(Action::ShowPassage { entry: Some(EntryRef::Roster(entry.key)), passage });
            }
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
        if !hands.layout.tables.part.holds(entry) {
            hands.layout.tables.part = RosterView::All;
        }
        true
    }

    fn head(ui: &mut Ui, hands: &mut Hands<'_, '_>) {
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
                let room = ui.available_width();
                roster_menu::show(ui, hands, room);
                if room > FULL - 120.0 {
                    Self::field(ui, hands, 200.0);
                }
            });
        });
    }

    fn field(ui: &mut Ui, hands: &mut Hands<'_, '_>, width: f32) {
        let id = Pane::Roster.filter();
        let event = field::filter(ui, id, "Filter the roster", "Filter", &mut hands.layout.tables.text, width);
        if matches!(event, FieldEvent::Done | FieldEvent::Left) {
            hands.asks.push(Ask::Focus(Pane::Roster));
        }
    }

    fn none(&self, ui: &mut Ui, hands: &mut Hands<'_, '_>) {
        if !self.model.part.is_empty() {
            if super::empty(ui, "Nobody fits these filters", "", Some("Clear all filters")) {
                hands.asks.run(Command::ShowEverything);
            }
            return;
        }
        let what = match hands.layout.tables.part {
            RosterView::Holders => "No holders in these documents",
            RosterView::Counsel => "No counsel in these documents",
            RosterView::Service => "Nobody in these documents has an address or counsel",
            RosterView::Parties | RosterView::All => "No parties in these documents",
        };
        let everyone = words::count(hands.desk.case.roster.len(), "entry", "entries");
        if super::empty(ui, what, "", Some(&format!("Show all {everyone}"))) {
            hands.layout.tables.part = RosterView::All;
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
