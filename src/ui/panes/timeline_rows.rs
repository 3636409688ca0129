//! How the timeline's rows are painted, and what is said of them.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Rect, Ui, pos2, vec2};

use chrono::NaiveDate;

use crate::model::{EntryRef, PartialDate, TimelineEntry, TimelineKind};
use crate::ui::desk::{Asks, Desk};
use crate::ui::kit::icon::{self, Icon};
use crate::ui::kit::list::{RowState, Rows};
use crate::ui::kit::widgets::{self, PillKind};
use crate::ui::kit::{Tokens, fonts, mark, middle_elide, theme};
use crate::ui::words;

use super::docket_columns::{self, Column};
use super::marks;
use super::timeline_model::{HEADING, LINE, MOST_LINES, Row, TimelineModel};

/// Where the parts of a row begin, from the left edge of the pane, in points.
const MARK: f32 = 20.0;
const DATE: f32 = 38.0;
pub(super) const WORDS: f32 = 102.0;

/// The rows of the timeline's list.
pub(super) struct TimelineRows<'a, 'b> {
    pub(super) desk: &'a Desk<'b>,
    pub(super) model: &'a TimelineModel,
    pub(super) asks: &'a mut Asks,
    pub(super) tokens: &'static Tokens,
    /// The docket's columns, where they are shown.
    pub(super) columns: &'static [Column],
    /// The days of what was painted, filled in while it is.
    pub(super) listed: Option<(NaiveDate, NaiveDate)>,
}

impl TimelineRows<'_, '_> {
    fn heading(&self, ui: &Ui, rect: Rect, of: Option<PartialDate>, count: usize) {
        ui.painter().rect_filled(rect, 0.0, self.tokens.panel);
        let title = title(of);
        let font = fonts::semibold(fonts::SMALL);
        let inner = rect.shrink2(vec2(theme::PANE_PADDING, 0.0));
        let middle = rect.center().y + 2.0;
        let painter = ui.painter();
        painter.text(pos2(inner.left(), middle), Align2::LEFT_CENTER, title, font.clone(), self.tokens.weak);
        painter.text(pos2(inner.right(), middle), Align2::RIGHT_CENTER, count, font, self.tokens.weak);
    }

    fn entry(&self, ui: &Ui, rect: Rect, entry: &TimelineEntry, lines: u8, state: RowState) {
        let tokens = self.tokens;
        let painter = ui.painter();
        let primary = self.desk.is_selected(EntryRef::Timeline(entry.key));
        super::row_ground(ui, rect, state, primary);
        let first = rect.top() + 13.0;
        if self.model.is_docket() {
            self.docket_cells(ui, rect, first, entry);
        } else {
            self.day(ui, rect, first, entry);
        }
        let mut right = rect.right() - theme::PANE_PADDING;
        if entry.reviewed {
            let place = Rect::from_center_size(pos2(right - 6.0, first), vec2(14.0, 14.0));
            icon::paint(painter, place, Icon::Check, tokens.contact.line);
            right = place.left() - 4.0;
        }
        right = marks::paint(painter, self.desk.case, &entry.marks, right, first, tokens);
        if let Some((remark, warning)) = self.model.remark(entry) {
            let kind = if warning { PillKind::Warn } else { PillKind::Plain };
            right = widgets::paint_pill(painter, pos2(right, first), &remark, kind, tokens).left() - 6.0;
        }
        let left = rect.left() + words_left(self.columns);
        let face = if primary { fonts::semibold(fonts::BODY) } else { fonts::interface(fonts::BODY) };
        let format = TextFormat { line_height: Some(LINE), ..TextFormat::simple(face, tokens.text) };
        let mut job = LayoutJob::single_section(entry.summary.clone(), format);
        job.wrap.max_width = (right - left).max(40.0);
        job.wrap.max_rows = usize::from(lines);
        let summary = painter.layout_job(job);
        // Measured a little too wide, words may need a line less than was left for them.
        #[expect(clippy::cast_precision_loss, reason = "a line or two")]
        let below = rect.top() + 5.0 + summary.rows.len() as f32 * LINE;
        painter.galley(pos2(left, rect.top() + 4.0), summary, tokens.text);
        let details = details(entry, self.model.case_of(entry));
        if !details.is_empty() {
            let small = fonts::interface(fonts::SMALL);
            let shown = middle_elide(ui, &details, &small, rect.right() - theme::PANE_PADDING - left);
            painter.text(pos2(left, below), Align2::LEFT_TOP, shown, small, tokens.weak);
        }
    }

    /// The sign of an entry's kind, and its day in the year of the heading.
    fn day(&self, ui: &Ui, rect: Rect, middle: f32, entry: &TimelineEntry) {
        let (painter, tokens) = (ui.painter(), self.tokens);
        mark::paint(painter, pos2(rect.left() + MARK, middle + 1.0), 9.0, entry.kind, tokens);
        if let Some(when) = &entry.when {
            let at = pos2(rect.left() + DATE, middle);
            let font = fonts::interface(fonts::SMALL + 0.5);
            let date = painter.text(at, Align2::LEFT_CENTER, words::when_in_year(when), font, tokens.weak);
            if entry.is_inferred() {
                mark::inferred(painter, date.left_bottom(), date.width(), tokens.weak);
            }
        }
    }

    /// What the docket's columns hold before the text.
    fn docket_cells(&self, ui: &Ui, rect: Rect, middle: f32, entry: &TimelineEntry) {
        for (column, cell) in docket_columns::cells(rect, self.columns) {
            let (face, colour) = match column {
                Column::Text => continue,
                Column::Number => (fonts::semibold(fonts::SMALL + 0.5), self.tokens.text),
                _ => (fonts::interface(fonts::SMALL + 0.5), self.tokens.weak),
            };
            let at = pos2(cell.left(), middle);
            ui.painter().text(at, Align2::LEFT_CENTER, column.words_of(entry), face, colour);
        }
    }
}

/// Where the words of a row begin, from the left edge of the pane, in points.
pub(super) fn words_left(columns: &[Column]) -> f32 {
    if columns.is_empty() { WORDS } else { docket_columns::text_left(columns) }
}

/// The words of a heading.
fn title(of: Option<PartialDate>) -> String {
    of.map_or_else(|| "Without a date".to_owned(), words::date)
}

/// The second line of a row; in which case it was filed where that is to be said.
fn details(entry: &TimelineEntry, case: Option<&str>) -> String {
    let mut parts = Vec::from_iter(case.map(str::to_owned));
    if let Some(until) = entry.when.and_then(|when| when.until) {
        parts.push(format!("until {}", words::date(until)));
    }
    if let Some(computed) = &entry.computed {
        parts.push(format!("worked out: {}", computed.rule));
    } else if !entry.details.is_empty() {
        parts.push(entry.details.clone());
    } else if entry.kind == TimelineKind::Cited {
        parts.push("cited, not here".to_owned());
    }
    if !entry.note.is_empty() {
        parts.push(format!("note: {}", entry.note.lines().next().unwrap_or_default()));
    }
    parts.join(" · ")
}

impl Rows for TimelineRows<'_, '_> {
    fn count(&self) -> usize {
        self.model.rows.len()
    }

    fn top(&self, index: usize) -> f32 {
        self.model.tops.get(index).copied().unwrap_or_default()
    }

    fn at(&self, height: f32) -> usize {
        self.model.at(height)
    }

    fn is_current(&self, index: usize) -> bool {
        // The line of the document that is read is told by the list too.
        let open = self.desk.selection.document;
        let entry = self.model.entry(self.desk.case, index);
        entry.is_some_and(|entry| {
            self.desk.is_found(EntryRef::Timeline(entry.key)) || (open.is_some() && entry.document == open)
        })
    }

    fn picked(&self, index: usize) -> bool {
        let entry = self.model.entry(self.desk.case, index);
        entry.is_some_and(|entry| self.desk.is_chosen(EntryRef::Timeline(entry.key)))
    }

    fn takes_many(&self) -> bool {
        true
    }

    fn selectable(&self, index: usize) -> bool {
        matches!(self.model.rows.get(index), Some(Row::Entry { .. }))
    }

    fn name(&self, index: usize) -> String {
        match self.model.rows.get(index) {
            Some(Row::Heading { of, count }) => {
                format!("{}, {}", title(*of), words::count(*count, "entry", "entries"))
            }
            Some(Row::Entry { .. }) => {
                self.model.entry(self.desk.case, index).map(|entry| self.spoken(entry)).unwrap_or_default()
            }
            None => String::new(),
        }
    }

    fn paint(&mut self, ui: &mut Ui, index: usize, rect: Rect, state: RowState) {
        match self.model.rows.get(index).copied() {
            Some(Row::Heading { of, count }) => self.heading(ui, rect, of, count),
            Some(Row::Entry { lines, .. }) => {
                if let Some(entry) = self.model.entry(self.desk.case, index) {
                    self.entry(ui, rect, entry, lines, state);
                    // Beyond the edges of the view rows are painted that nobody sees.
                    if let Some((first, _)) = entry.span().filter(|_| ui.clip_rect().contains(rect.center())) {
                        self.listed =
                            Some(self.listed.map_or((first, first), |(from, to)| (from.min(first), to.max(first))));
                    }
                }
            }
            None => {}
        }
    }

    fn hint(&self, index: usize) -> Option<String> {
        let cut = matches!(self.model.rows.get(index), Some(Row::Entry { lines, .. }) if *lines >= MOST_LINES);
        self.model.entry(self.desk.case, index).filter(|_| cut).map(|entry| entry.summary.clone())
    }

    fn has_menu(&self) -> bool {
        true
    }

    fn menu(&mut self, ui: &mut Ui, _index: usize) {
        super::entry_menu(ui, self.desk.situation, self.asks);
    }

    fn pinned(&mut self, ui: &mut Ui, first: usize, view: Rect) {
        let rows = &self.model.rows;
        let Some(current) =
            rows.get(..=first).and_then(|rows| rows.iter().rposition(|row| matches!(row, Row::Heading { .. })))
        else {
            return;
        };
        let Some(Row::Heading { of, count }) = rows.get(current).copied() else { return };
        // The next heading pushes this one out of the view.
        let scrolled = view.top() - ui.max_rect().top();
        let next = rows.iter().enumerate().skip(first + 1).take(3).find(|(_, row)| matches!(row, Row::Heading { .. }));
        let room = next.map_or(HEADING, |(index, _)| self.top(index) - scrolled);
        let shift = (room - HEADING).min(0.0);
        let rect = Rect::from_min_size(view.min + vec2(0.0, shift), vec2(view.width(), HEADING));
        self.heading(&*ui, rect, of, count);
    }
}

impl TimelineRows<'_, '_> {
    /// An entry for those who hear it: when, what kind, what, and its remarks.
    fn spoken(&self, entry: &TimelineEntry) -> String {
        let mut parts = vec![entry.when.as_ref().map_or_else(|| "no date".to_owned(), words::when)];
        if self.model.is_docket() {
            let number = entry.docket_number.as_ref();
            parts.insert(0, number.map_or_else(|| "no number".to_owned(), |number| format!("no. {number}")));
        } else {
            parts.push(entry.kind.word().to_owned());
        }
        parts.push(entry.summary.clone());
        parts.extend(self.model.case_of(entry).map(|case| format!("case {case}")));
        parts.extend(self.model.remark(entry).map(|(remark, _)| remark));
        if entry.reviewed {
            parts.push("reviewed".to_owned());
        }
        parts.extend(marks::spoken(self.desk.case, &entry.marks));
        parts.join(", ")
    }
}
