//! How the roster's rows are painted.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::model::{AmountState, EntryRef, HoldingReading, RosterEntry, RosterKey};
use crate::ui::desk::{Asks, Desk};
use crate::ui::kit::icon::{self, Icon};
use crate::ui::kit::list::{RowState, Rows};
use crate::ui::kit::widgets::{self, PillKind};
use crate::ui::kit::{Tokens, focus, fonts, middle_elide, theme};
use crate::ui::words;

use super::marks;
use super::roster_cells::{roles, second_line};
use super::roster_columns::{Column, RosterView};
use super::roster_header::GAP;
use super::roster_model::RosterModel;

/// The middle of the first line of a row, and of the second, below its top, in points.
const FIRST: f32 = 14.0;
const SECOND: f32 = 31.0;

/// The columns of the full table from left to right, and how wide each is, in points.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    pub(super) columns: &'a [Column],
    pub(super) widths: &'a [f32],
}

impl Cells<'_> {
    /// The cell at a distance from the left edge of the table, in points.
    pub(super) fn at(&self, x: f32) -> Option<usize> {
        let mut right = theme::PANE_PADDING;
        self.widths.iter().position(|width| {
            right += width;
            x < right
        })
    }
}

/// The rows of the roster's list.
pub(super) struct RosterRows<'a, 'b> {
    pub(super) desk: &'a Desk<'b>,
    pub(super) model: &'a RosterModel,
    pub(super) asks: &'a mut Asks,
    pub(super) part: RosterView,
    /// `None` for two lines a row.
    pub(super) full: Option<Cells<'a>>,
    /// The cell on which the keyboard is, in the row of the cursor.
    pub(super) cell: usize,
    pub(super) cursor: Option<usize>,
    /// What the row under the pointer has no room for, filled in while it is painted.
    pub(super) hint: Option<String>,
    /// The cell that is being corrected.
    pub(super) typed: Option<(RosterKey, Column)>,
    /// Where it stands, filled in while it is painted.
    pub(super) typed_at: Option<Rect>,
}

impl Rows for RosterRows<'_, '_> {
    fn count(&self) -> usize {
        self.model.rows.len()
    }

    fn height(&self) -> f32 {
        theme::ROW_TWO
    }

    fn has_cells(&self) -> bool {
        self.full.is_some()
    }

    fn is_current(&self, index: usize) -> bool {
        let entry = self.model.entry(self.desk.case, index);
        entry.is_some_and(|entry| self.desk.is_found(EntryRef::Roster(entry.key)))
    }

    fn picked(&self, index: usize) -> bool {
        let entry = self.model.entry(self.desk.case, index);
        entry.is_some_and(|entry| self.desk.is_chosen(EntryRef::Roster(entry.key)))
    }

    fn takes_many(&self) -> bool {
        true
    }

    fn name(&self, index: usize) -> String {
        let Some(entry) = self.model.entry(self.desk.case, index) else { return String::new() };
        let mut parts = vec![entry.name.clone()];
        if let Some(cells) = self.full {
            // The cell on which the keyboard is comes first, with the title over it.
            let said = cells.columns.iter().enumerate().filter(|(_, column)| **column != Column::Name);
            for (at, column) in said {
                let words = self.model.cell(self.desk.case, index, *column).replace('\n', ", ");
                if self.cursor == Some(index) && self.cell == at {
                    let words = if words.is_empty() { "empty" } else { &words };
                    parts.insert(1, format!("{}: {words}", column.title()));
                } else if !words.is_empty() {
                    parts.push(words);
                }
            }
        } else {
            parts.extend(Some(roles(entry)).filter(|roles| !roles.is_empty()));
            if self.part == RosterView::Holders {
                parts.extend(entry.holdings.iter().flat_map(|holding| &holding.readings).map(words::reading));
            }
        }
        match self.model.conflicts(index).all {
            0 => {}
            conflicts => parts.push(words::count(conflicts, "conflict", "conflicts")),
        }
        if entry.reviewed {
            parts.push("reviewed".to_owned());
        }
        parts.extend(marks::spoken(self.desk.case, &entry.marks));
        parts.join(", ")
    }

    fn paint(&mut self, ui: &mut Ui, index: usize, rect: Rect, state: RowState) {
        let Some(entry) = self.model.entry(self.desk.case, index) else { return };
        let primary = self.desk.is_selected(EntryRef::Roster(entry.key));
        super::row_ground(ui, rect, state, primary);
        let tokens = theme::tokens(ui);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
        if state.hovered {
            self.hint = None;
        }
        match self.full {
            Some(cells) => self.cells(ui, rect, entry, cells, index, state),
            None => self.two_lines(ui, rect, entry, index, state),
        }
    }

    fn hint(&self, _index: usize) -> Option<String> {
        self.hint.clone()
    }

    fn has_menu(&self) -> bool {
        true
    }

    fn menu(&mut self, ui: &mut Ui, _index: usize) {
        super::entry_menu(ui, self.desk.situation, self.asks);
    }
}

impl RosterRows<'_, '_> {
    fn two_lines(&mut self, ui: &Ui, rect: Rect, entry: &RosterEntry, index: usize, state: RowState) {
        let tokens = theme::tokens(ui);
        let painter = ui.painter();
        let inner = rect.shrink2(vec2(theme::PANE_PADDING, 0.0));
        let (first, second) = (rect.top() + FIRST, rect.top() + SECOND);
        let mut edge = [inner.right(), inner.right()];
        if let Some(job) = amount(entry, tokens).filter(|_| self.part == RosterView::Holders) {
            let galley = painter.layout_job(job);
            let at = Align2::RIGHT_CENTER.anchor_size(pos2(edge[0], first), galley.size()).min;
            edge[0] = at.x - 10.0;
            painter.galley(at, galley, tokens.text);
        }
        edge[0] = self.marks(ui, entry, pos2(edge[0], first));
        edge[1] = self.remark(ui, entry, index, pos2(edge[1], second));
        let face = fonts::interface(fonts::BODY);
        let name = middle_elide(ui, &entry.name, &face, edge[0] - inner.left());
        let small = fonts::interface(fonts::SMALL);
        let about = second_line(self.part, self.desk.case, entry);
        let below = middle_elide(ui, &about, &small, edge[1] - inner.left());
        if state.hovered && (*name != *entry.name || *below != *about) {
            self.hint = Some(format!("{}\n{about}", entry.name));
        }
        painter.text(pos2(inner.left(), first), Align2::LEFT_CENTER, name, face, tokens.text);
        painter.text(pos2(inner.left(), second), Align2::LEFT_CENTER, below, small, tokens.weak);
    }

    /// The tick and the marks to the left of a point. Returns where they begin.
    fn marks(&self, ui: &Ui, entry: &RosterEntry, right: egui::Pos2) -> f32 {
        let tokens = theme::tokens(ui);
        let mut edge = right.x;
        if entry.reviewed {
            let place = Rect::from_center_size(pos2(edge - 6.0, right.y), vec2(14.0, 14.0));
            icon::paint(ui.painter(), place, Icon::Check, tokens.contact.line);
            edge = place.left() - 6.0;
        }
        marks::paint(ui.painter(), self.desk.case, &entry.marks, edge, right.y, tokens)
    }

    /// What is to be remarked of an entry, with the middle of its right edge at a point. Returns where it begins.
    fn remark(&self, ui: &Ui, entry: &RosterEntry, index: usize, right: egui::Pos2) -> f32 {
        let conflicts = self.model.conflicts(index);
        // Of amounts it is said below the amount, where there is one.
        let amount = conflicts.amounts > 0 && self.full.is_some_and(|cells| cells.columns.contains(&Column::Amount));
        let others = conflicts.all - usize::from(amount);
        let (text, kind) = if others > 0 {
            (words::count(others, "conflict", "conflicts"), PillKind::Warn)
        } else if entry.sure == crate::model::Sureness::Inferred {
            ("inferred".to_owned(), PillKind::Plain)
        } else {
            return right.x;
        };
        widgets::paint_pill(ui.painter(), right, &text, kind, theme::tokens(ui)).left() - 8.0
    }

    fn cells(&mut self, ui: &Ui, rect: Rect, entry: &RosterEntry, cells: Cells<'_>, index: usize, state: RowState) {
        let tokens = theme::tokens(ui);
        let pointer = if state.hovered { ui.input(|input| input.pointer.hover_pos()) } else { None };
        let mut left = rect.left() + theme::PANE_PADDING;
        for (at, (column, width)) in cells.columns.iter().zip(cells.widths).enumerate() {
            let cell = Rect::from_min_max(pos2(left, rect.top()), pos2(left + width - GAP, rect.bottom()));
            left += width;
            if self.typed == Some((entry.key, *column)) {
                self.typed_at = Some(cell);
            }
            if !ui.clip_rect().intersects(cell) {
                continue;
            }
            // Where no document says what the cell does, a pencil tells it.
            let corrected = column.field().is_some_and(|field| entry.marks.corrected(field).is_some());
            if corrected {
                let corner = Rect::from_min_size(pos2(cell.right() - 11.0, cell.top() + 4.0), vec2(11.0, 11.0));
                icon::paint(ui.painter(), corner, Icon::Pencil, tokens.weak);
            }
            let whole = match column {
                // Figures keep off the words of the next column.
                Column::Amount => {
                    let figure = Rect::from_min_max(cell.min, pos2(cell.right() - GAP, cell.bottom()));
                    self.figure(ui, figure, entry, index)
                }
                Column::Name => self.name_cell(ui, cell, entry, index),
                _ => self.words_cell(ui, cell, index, *column),
            };
            if !whole && pointer.is_some_and(|at| cell.contains(at)) {
                self.hint = Some(self.model.cell(self.desk.case, index, *column).to_string());
            }
            let on_it = self.cursor == Some(index) && self.cell == at && focus::by_keyboard(ui.ctx());
            if on_it && at > 0 {
                let ring = cell.expand2(vec2(5.0, -5.0));
                ui.painter().rect_stroke(ring, 3.0, Stroke::new(1.0, tokens.accent), StrokeKind::Inside);
            }
        }
    }

    /// Paints an amount at the right of its cell, and below it how many readings there are. Returns whether all is seen.
    fn figure(&self, ui: &Ui, cell: Rect, entry: &RosterEntry, index: usize) -> bool {
        let tokens = theme::tokens(ui);
        let Some(job) = amount(entry, tokens) else { return true };
        let painter = ui.painter_at(cell);
        let galley = painter.layout_job(job);
        let amounts = self.model.conflicts(index).amounts;
        let middle = if amounts > 0 { cell.top() + FIRST } else { cell.center().y };
        let whole = galley.size().x <= cell.width();
        let at = Align2::RIGHT_CENTER.anchor_size(pos2(cell.right(), middle), galley.size()).min;
        painter.galley(at, galley, tokens.text);
        if amounts > 0 {
            let text = words::count(amounts, "amount", "amounts");
            let right = pos2(cell.right(), cell.top() + SECOND);
            widgets::paint_pill(&painter, right, &text, PillKind::Warn, tokens);
        }
        // Of several amounts one is shown.
        whole && entry.holdings.iter().map(|holding| holding.readings.len()).sum::<usize>() < 2
    }

    fn name_cell(&self, ui: &Ui, cell: Rect, entry: &RosterEntry, index: usize) -> bool {
        let tokens = theme::tokens(ui);
        let middle = cell.left_center();
        let edge = self.marks(ui, entry, cell.right_center());
        let edge = self.remark(ui, entry, index, pos2(edge, middle.y));
        let face = fonts::interface(fonts::BODY);
        let name = middle_elide(ui, &entry.name, &face, edge - cell.left());
        let whole = *name == *entry.name;
        ui.painter_at(cell).text(middle, Align2::LEFT_CENTER, name, face, tokens.text);
        whole
    }

    fn words_cell(&self, ui: &Ui, cell: Rect, index: usize, column: Column) -> bool {
        let words = self.model.cell(self.desk.case, index, column);
        if words.is_empty() {
            return true;
        }
        let tokens = theme::tokens(ui);
        let format = TextFormat::simple(fonts::interface(fonts::SMALL + 0.5), tokens.text);
        let mut job = LayoutJob::single_section(words.to_string(), format);
        job.wrap.max_width = cell.width();
        job.wrap.max_rows = 2;
        let painter = ui.painter_at(cell);
        let galley = painter.layout_job(job);
        let whole = !galley.elided;
        painter.galley(Align2::LEFT_CENTER.anchor_size(cell.left_center(), galley.size()).min, galley, tokens.text);
        whole
    }
}

/// What an entry holds, with its state to be seen: a struck figure is struck, a redacted one is a bar. Never a figure
/// that the documents took back without saying so.
pub(super) fn amount(entry: &RosterEntry, tokens: &Tokens) -> Option<LayoutJob> {
    let readings = || entry.holdings.iter().flat_map(|holding| &holding.readings);
    let mut job = LayoutJob::default();
    let stated = readings().find(|r| matches!(r.state, AmountState::Stated | AmountState::Inserted));
    let shown = stated.or_else(|| readings().find(|r| r.amount.is_some()));
    if let Some(reading) = shown {
        push_reading(&mut job, reading, tokens);
    }
    let redacted = readings().any(|r| r.state == AmountState::Redacted);
    if redacted {
        let gap = if job.is_empty() { 0.0 } else { 5.0 };
        let words = if shown.is_some() { "▒" } else { "▒ redacted" };
        job.append(words, gap, TextFormat::simple(fonts::interface(fonts::BODY), tokens.text));
    }
    if job.is_empty() {
        let state = readings().next()?.state.word();
        job.append(state, 0.0, TextFormat::simple(fonts::interface(fonts::BODY), tokens.weak));
    }
    Some(job)
}

/// The figure of one reading, struck where the document strikes it.
pub(super) fn push_reading(job: &mut LayoutJob, reading: &HoldingReading, tokens: &Tokens) {
    let Some(figure) = reading.amount.as_deref() else { return };
    let taken_back = reading.state != AmountState::Stated && reading.state != AmountState::Inserted;
    let colour = if taken_back { tokens.weak } else { tokens.text };
    let mut format = TextFormat::simple(fonts::interface(fonts::BODY), colour);
    if reading.state == AmountState::Struck {
        format.strikethrough = Stroke::new(1.0, tokens.weak);
    }
    job.append(&words::grouped(figure), 0.0, format);
}
