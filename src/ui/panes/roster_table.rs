//! How the roster's rows and headers are painted.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, CursorIcon, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::model::{AmountState, EntryRef, HoldingReading, RosterEntry};
use crate::ui::desk::{Asks, Desk};
use crate::ui::kit::icon::{self, Icon};
use crate::ui::kit::list::{RowState, Rows};
use crate::ui::kit::widgets::{self, PillKind};
use crate::ui::kit::{Tokens, fonts, middle_elide, theme};
use crate::ui::layout::Layout;
use crate::ui::words;

use super::marks;
use super::roster_columns::{Column, RosterView, roles, second_line};
use super::roster_model::RosterModel;

/// Height of the full table's header, and of the narrow one with its filter, in points.
const HEADER: f32 = 28.0;
const NARROW_HEADER: f32 = 38.0;
/// Names of more characters may be cut, and are shown whole when the pointer rests on them.
const LONG_NAME: usize = 28;

/// The columns of the full table, and how wide each column is, by its number.
pub(super) type FullTable = (&'static [Column], [f32; Column::COUNT]);

/// The rows of the roster's list.
pub(super) struct RosterRows<'a, 'b> {
    pub(super) desk: &'a Desk<'b>,
    pub(super) model: &'a RosterModel,
    pub(super) asks: &'a mut Asks,
    pub(super) view: RosterView,
    /// `None` for two lines a row.
    pub(super) full: Option<FullTable>,
}

impl Rows for RosterRows<'_, '_> {
    fn count(&self) -> usize {
        self.model.rows.len()
    }

    #[expect(clippy::cast_precision_loss, reason = "a list of a million rows is off by less than a pixel")]
    fn top(&self, index: usize) -> f32 {
        index as f32 * theme::ROW_TWO
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "heights in a list are not negative")]
    fn at(&self, height: f32) -> usize {
        (height / theme::ROW_TWO).max(0.0) as usize
    }

    fn selectable(&self, _index: usize) -> bool {
        true
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
        let roles = roles(entry);
        if !roles.is_empty() {
            parts.push(roles);
        }
        if self.view == RosterView::Holders {
            parts.extend(entry.holdings.iter().flat_map(|holding| &holding.readings).map(words::reading));
        }
        match self.model.conflicts(index) {
            0 => {}
            readings => parts.push(words::count(readings, "reading", "readings")),
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
        match self.full {
            Some((columns, widths)) => self.cells(ui, rect, entry, columns, &widths, index),
            None => self.two_lines(ui, rect, entry, index),
        }
    }

    fn hint(&self, index: usize) -> Option<String> {
        let entry = self.model.entry(self.desk.case, index)?;
        (entry.name.chars().count() > LONG_NAME).then(|| entry.name.clone())
    }

    fn has_menu(&self) -> bool {
        true
    }

    fn menu(&mut self, ui: &mut Ui, _index: usize) {
        super::entry_menu(ui, self.desk.situation, self.asks);
    }
}

impl RosterRows<'_, '_> {
    fn two_lines(&self, ui: &Ui, rect: Rect, entry: &RosterEntry, index: usize) {
        let tokens = theme::tokens(ui);
        let painter = ui.painter();
        let inner = rect.shrink2(vec2(theme::PANE_PADDING, 0.0));
        let (first, second) = (rect.top() + 14.0, rect.top() + 31.0);
        let mut edge = [inner.right(), inner.right()];
        if let Some(job) = amount(entry, tokens).filter(|_| self.view == RosterView::Holders) {
            let galley = painter.layout_job(job);
            let at = Align2::RIGHT_CENTER.anchor_size(pos2(edge[0], first), galley.size()).min;
            edge[0] = at.x - 10.0;
            painter.galley(at, galley, tokens.text);
        }
        if entry.reviewed {
            let place = Rect::from_center_size(pos2(edge[0] - 6.0, first), vec2(14.0, 14.0));
            icon::paint(painter, place, Icon::Check, tokens.contact.line);
            edge[0] = place.left() - 6.0;
        }
        edge[0] = marks::paint(painter, self.desk.case, &entry.marks, edge[0], first, tokens);
        let conflicts = self.model.conflicts(index);
        if conflicts > 0 {
            let text = words::count(conflicts, "reading", "readings");
            let at = pos2(edge[1], second);
            edge[1] = widgets::paint_pill(painter, at, &text, PillKind::Warn, tokens).left() - 8.0;
        } else if entry.sure == crate::model::Sureness::Inferred {
            let at = pos2(edge[1], second);
            edge[1] = widgets::paint_pill(painter, at, "inferred", PillKind::Plain, tokens).left() - 8.0;
        }
        let face = fonts::interface(fonts::BODY);
        let name = middle_elide(ui, &entry.name, &face, edge[0] - inner.left());
        painter.text(pos2(inner.left(), first), Align2::LEFT_CENTER, name, face, tokens.text);
        let below = second_line(self.view, self.desk.case, entry);
        let small = fonts::interface(fonts::SMALL);
        let below = middle_elide(ui, &below, &small, edge[1] - inner.left());
        painter.text(pos2(inner.left(), second), Align2::LEFT_CENTER, below, small, tokens.weak);
    }

    fn cells(
        &self,
        ui: &Ui,
        rect: Rect,
        entry: &RosterEntry,
        columns: &[Column],
        widths: &[f32; Column::COUNT],
        index: usize,
    ) {
        let tokens = theme::tokens(ui);
        let mut left = rect.left() + theme::PANE_PADDING;
        for column in columns {
            let right = left + widths.get(*column as usize).copied().unwrap_or_default();
            let cell = Rect::from_min_max(pos2(left, rect.top()), pos2(right - 10.0, rect.bottom()));
            left = right;
            let painter = ui.painter_at(cell);
            let middle = cell.left_center();
            if *column == Column::Amount {
                if let Some(job) = amount(entry, tokens) {
                    let galley = painter.layout_job(job);
                    let at = Align2::LEFT_CENTER.anchor_size(middle, galley.size()).min;
                    let end = pos2(at.x + galley.size().x + 8.0, middle.y);
                    painter.galley(at, galley, tokens.text);
                    let conflicts = self.model.conflicts(index);
                    if conflicts > 0 {
                        let text = words::count(conflicts, "reading", "readings");
                        widgets::paint_pill(&painter, pos2(end.x + 68.0, end.y), &text, PillKind::Warn, tokens);
                    }
                }
            } else if *column == Column::Name {
                let face = fonts::interface(fonts::BODY);
                let room = cell.width() - marks::width(&entry.marks);
                let name = middle_elide(ui, &entry.name, &face, room);
                painter.text(middle, Align2::LEFT_CENTER, name, face, tokens.text);
                marks::paint(&painter, self.desk.case, &entry.marks, cell.right(), middle.y, tokens);
            } else {
                let format = TextFormat::simple(fonts::interface(fonts::SMALL + 0.5), tokens.text);
                let mut job = LayoutJob::single_section(column.cell(self.desk.case, entry), format);
                job.wrap.max_width = cell.width();
                job.wrap.max_rows = 2;
                let galley = painter.layout_job(job);
                painter.galley(Align2::LEFT_CENTER.anchor_size(middle, galley.size()).min, galley, tokens.text);
            }
        }
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

/// The header of the narrow table: what stands in the two lines of a row, and at their right. Returns the place that is
/// left between them.
pub(super) fn narrow_header(ui: &mut Ui, view: RosterView, layout: &mut Layout) -> Rect {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), NARROW_HEADER), Sense::HOVER);
    widgets::hairline(ui);
    let inner = rect.shrink2(vec2(theme::PANE_PADDING, 0.0));
    let word = |from: f32, width: f32| Rect::from_min_size(pos2(from, inner.top()), vec2(width, inner.height()));
    title(ui, word(inner.left(), 60.0), Column::Name, false, layout);
    if view == RosterView::Holders {
        // Amounts stand at the right of the rows, and so does their title.
        title(ui, word(inner.right() - 76.0, 76.0), Column::Amount, true, layout);
        return Rect::from_min_max(pos2(inner.left() + 68.0, inner.top()), pos2(inner.right() - 84.0, inner.bottom()));
    }
    title(ui, word(inner.left() + 64.0, 60.0), view.side(), false, layout);
    Rect::from_min_max(pos2(inner.left() + 132.0, inner.top()), inner.max)
}

/// The header of the full table: a title for each column, and a line between two that can be dragged.
pub(super) fn full_header(ui: &mut Ui, columns: &[Column], widths: &[f32; Column::COUNT], layout: &mut Layout) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADER), Sense::HOVER);
    let mut left = rect.left() + theme::PANE_PADDING;
    let last = columns.len().saturating_sub(1);
    for (number, column) in columns.iter().enumerate() {
        let right = left + widths.get(*column as usize).copied().unwrap_or_default();
        title(
            ui,
            Rect::from_min_max(pos2(left, rect.top()), pos2(right - 10.0, rect.bottom())),
            *column,
            false,
            layout,
        );
        if number != last {
            let grip = Rect::from_center_size(pos2(right - 5.0, rect.center().y), vec2(8.0, HEADER));
            let response = ui.interact(grip, ui.scope_id().with(("width", *column)), Sense::DRAG);
            response.widget_info(|| {
                WidgetInfo::labeled(Role::Splitter, true, format!("Width of {}", column.title().to_lowercase()))
            });
            let response = response.on_hover_cursor(CursorIcon::ResizeColumn);
            let tokens = theme::tokens(ui);
            let colour = if response.hovered() || response.dragged() { tokens.accent } else { tokens.line };
            ui.painter().vline(grip.center().x, rect.y_range().shrink(6.0), Stroke::new(1.0, colour));
            if let Some(slot) = layout.columns.get_mut(*column as usize) {
                *slot = (*slot + response.drag_delta().x).clamp(60.0, 900.0);
            }
        }
        left = right;
    }
    widgets::hairline(ui);
}

/// A column's title: a click sorts by it, a second one turns the order round, a third gives the roster's own order.
fn title(ui: &mut Ui, rect: Rect, column: Column, at_right: bool, layout: &mut Layout) {
    let response = ui.interact(rect, ui.scope_id().with(("sort", column, at_right)), Sense::click());
    let order = layout.roster_sort.filter(|(by, _)| *by == column).map(|(_, down)| down);
    response.widget_info(|| {
        let state = match order {
            None => "not sorted",
            Some(false) => "sorted upwards",
            Some(true) => "sorted downwards",
        };
        WidgetInfo::labeled(Role::ColumnHeader, true, format!("{}, {state}", column.title()))
    });
    if response.clicked() {
        layout.roster_sort = match order {
            None => Some((column, false)),
            Some(false) => Some((column, true)),
            Some(true) => None,
        };
    }
    let tokens = theme::tokens(ui);
    let colour = if order.is_some() || response.hovered() { tokens.text } else { tokens.weak };
    let arrow = match order {
        None => "",
        Some(false) => " ↑",
        Some(true) => " ↓",
    };
    let words = format!("{}{arrow}", column.title());
    let (at, align) =
        if at_right { (rect.right_center(), Align2::RIGHT_CENTER) } else { (rect.left_center(), Align2::LEFT_CENTER) };
    ui.painter_at(rect).text(at, align, words, fonts::interface(fonts::SMALL), colour);
    if response.has_focus() {
        crate::ui::kit::focus::ring(ui, rect);
    }
}
