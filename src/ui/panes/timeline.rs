//! The timeline: what was filed and what happened when, grouped by year.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Align2, FontId, Layout, Rect, Ui, pos2, vec2};

use crate::model::{CaseFile, EntryRef, TimelineEntry, TimelineKey, TimelineKind};
use crate::session::Action;
use crate::ui::command::Command;
use crate::ui::desk::{Ask, Asks, Desk, Hands, Pane};
use crate::ui::kit::field::{self, FieldEvent};
use crate::ui::kit::icon::{self, Icon};
use crate::ui::kit::list::{List, RowState, Rows};
use crate::ui::kit::measure::Measure;
use crate::ui::kit::widgets::{self, PillKind};
use crate::ui::kit::{Tokens, fonts, mark, theme};
use crate::ui::words;

use super::timeline_model::{HEADING, LINE, MOST_LINES, Row, TimelineModel};

/// Where the parts of a row begin, from the left edge of the pane, in points.
const MARK: f32 = 20.0;
const DATE: f32 = 38.0;
const WORDS: f32 = 102.0;

/// The pane's own state: no copies of entries, only what the user typed and where the cursor is.
#[derive(Default)]
pub(in crate::ui) struct TimelinePane {
    filter: String,
    cursor: Option<TimelineKey>,
    journey: u64,
    model: TimelineModel,
    measure: Option<(FontId, f32, Measure)>,
}

impl TimelinePane {
    /// The words on a chip.
    fn plural(kind: TimelineKind) -> &'static str {
        match kind {
            TimelineKind::Filing => "Filings",
            TimelineKind::Cited => "Cited",
            TimelineKind::Hearing => "Hearings",
            TimelineKind::Event => "Events",
            TimelineKind::Deadline => "Deadlines",
            TimelineKind::Period => "Periods",
        }
    }

    /// The entries that the filters leave, by their places in the case's timeline.
    pub(in crate::ui) fn visible(&self) -> &[usize] {
        &self.model.visible
    }

    /// The entry under the cursor.
    pub(in crate::ui) fn cursor(&self) -> Option<TimelineKey> {
        self.cursor
    }

    /// The entry below this one in the list, or above where it is the last.
    pub(in crate::ui) fn neighbour(&self, case: &CaseFile, key: TimelineKey) -> Option<EntryRef> {
        let row = self.model.row_of(key)?;
        let mut near = (row + 1..self.model.rows.len()).chain((0..row).rev());
        near.find_map(|row| self.model.entry(case, row)).map(|entry| EntryRef::Timeline(entry.key))
    }

    /// Shows every entry again.
    pub(in crate::ui) fn clear_filter(&mut self) {
        self.filter.clear();
    }

    /// Shows the pane in the space that is left.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, hands: &mut Hands<'_, '_>) {
        self.update(hands);
        self.arrange(ui, hands.desk.case);
        self.head(ui, hands);
        self.chips(ui, hands);
        widgets::hairline(ui);
        let arrived = self.follow(hands.desk);
        if self.model.rows.is_empty() {
            Self::empty(ui, hands);
            return;
        }
        let Self { model, cursor, .. } = self;
        let row = cursor.and_then(|key| model.row_of(key));
        let list = List { id: Pane::Timeline.id(), name: "Timeline", cursor: row, reveal: arrived, covered: HEADING };
        let mut rows = TimelineRows { desk: hands.desk, model, asks: hands.asks, tokens: theme::tokens(ui) };
        let outcome = list.show(ui, &mut rows);
        if let Some(entry) = outcome.moved.and_then(|row| model.entry(hands.desk.case, row)) {
            *cursor = Some(entry.key);
            hands.asks.act(Action::Select(EntryRef::Timeline(entry.key)));
        }
        if outcome.opened.is_some() {
            hands.asks.push(Ask::Focus(Pane::Document));
        }
    }

    /// Brings up to date which entries are shown, for what else depends on it.
    pub(in crate::ui) fn update(&mut self, hands: &Hands<'_, '_>) {
        self.model.update(hands.desk.case, hands.layout.kinds, &self.filter);
    }

    fn arrange(&mut self, ui: &Ui, case: &CaseFile) {
        let font = fonts::interface(fonts::BODY);
        let density = ui.pixels_per_point();
        let known = self.measure.take().filter(|(f, at, _)| *f == font && at.to_bits() == density.to_bits());
        let measure = known.unwrap_or_else(|| (font.clone(), density, Measure::of(ui, &font)));
        let width = (ui.available_width() - WORDS - theme::PANE_PADDING).max(80.0);
        self.model.arrange(case, width, &measure.2);
        self.measure = Some(measure);
    }

    /// Puts the cursor onto what the user went to. Returns whether it is to be brought into view.
    fn follow(&mut self, desk: &Desk<'_>) -> bool {
        if self.journey == desk.journey {
            return false;
        }
        self.journey = desk.journey;
        let found = desk.found().find_map(|entry| match entry {
            EntryRef::Timeline(key) => Some(key),
            _ => None,
        });
        if let Some(key) = found {
            self.cursor = Some(key);
        }
        found.is_some()
    }

    fn head(&mut self, ui: &mut Ui, hands: &mut Hands<'_, '_>) {
        super::head(ui, |ui| {
            ui.label(widgets::title("Timeline"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let (shown, all) = (self.model.visible.len(), hands.desk.case.timeline.len());
                let words = if shown == all {
                    words::count(all, "entry", "entries")
                } else {
                    format!("{} of {}", words::grouped(&shown.to_string()), words::grouped(&all.to_string()))
                };
                ui.label(widgets::weak(ui, words));
                let width = (ui.available_width() - 12.0).clamp(60.0, 190.0);
                let id = Pane::Timeline.filter();
                let event = field::filter(ui, id, "Filter the timeline", "Filter", &mut self.filter, width);
                if matches!(event, FieldEvent::Done | FieldEvent::Left) {
                    hands.asks.push(Ask::Focus(Pane::Timeline));
                }
            });
        });
    }

    fn chips(&self, ui: &mut Ui, hands: &mut Hands<'_, '_>) {
        let kinds = &mut hands.layout.kinds;
        super::padded(ui, 8.0, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
                if widgets::chip(ui, "All", None, kinds.is_all()).clicked() {
                    *kinds = crate::ui::layout::Kinds::default();
                }
                for (kind, count) in TimelineKind::ALL.into_iter().zip(self.model.counts) {
                    // A kind that the case lacks needs no chip, unless it is what hides everything.
                    if count == 0 && !kinds.chosen(kind) {
                        continue;
                    }
                    if widgets::chip(ui, Self::plural(kind), Some(count), kinds.chosen(kind)).clicked() {
                        kinds.toggle(kind);
                    }
                }
            });
        });
    }

    fn empty(ui: &mut Ui, hands: &mut Hands<'_, '_>) {
        let case = hands.desk.case;
        if !case.timeline.is_empty() {
            if super::empty(ui, "No entry fits these filters", "", Some("Clear all filters")) {
                hands.asks.run(Command::ShowEverything);
            }
        } else if hands.desk.situation.reading {
            super::empty(ui, "Reading…", "Dated lines appear here as the documents are read", None);
        } else {
            super::empty(ui, "No dates found", "None of the documents that could be read gives a date", None);
        }
    }
}

struct TimelineRows<'a, 'b> {
    desk: &'a Desk<'b>,
    model: &'a TimelineModel,
    asks: &'a mut Asks,
    tokens: &'static Tokens,
}

impl TimelineRows<'_, '_> {
    fn heading(&self, ui: &Ui, rect: Rect, year: Option<i32>, count: usize) {
        ui.painter().rect_filled(rect, 0.0, self.tokens.panel);
        let title = year.map_or_else(|| "Without a date".to_owned(), |year| year.to_string());
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
        mark::paint(painter, pos2(rect.left() + MARK, first + 1.0), 9.0, entry.kind, tokens);
        if let Some(when) = &entry.when {
            let at = pos2(rect.left() + DATE, first);
            let font = fonts::interface(fonts::SMALL + 0.5);
            painter.text(at, Align2::LEFT_CENTER, words::when_in_year(when), font, tokens.weak);
        }
        let mut right = rect.right() - theme::PANE_PADDING;
        if entry.reviewed {
            let place = Rect::from_center_size(pos2(right - 6.0, first), vec2(14.0, 14.0));
            icon::paint(painter, place, Icon::Check, tokens.contact.line);
            right = place.left() - 4.0;
        }
        if let Some((remark, warning)) = self.model.remark(entry) {
            let kind = if warning { PillKind::Warn } else { PillKind::Plain };
            right = widgets::paint_pill(painter, pos2(right, first), &remark, kind, tokens).left() - 6.0;
        }
        let left = rect.left() + WORDS;
        let face = if primary { fonts::semibold(fonts::BODY) } else { fonts::interface(fonts::BODY) };
        let format = TextFormat { line_height: Some(LINE), ..TextFormat::simple(face, tokens.text) };
        let mut job = LayoutJob::single_section(entry.summary.clone(), format);
        job.wrap.max_width = (right - left).max(40.0);
        job.wrap.max_rows = usize::from(lines);
        let summary = painter.layout_job(job);
        let below = rect.top() + 5.0 + f32::from(lines) * LINE;
        painter.galley(pos2(left, rect.top() + 4.0), summary, tokens.text);
        let details = details(entry);
        if !details.is_empty() {
            let job = super::one_line(details, fonts::SMALL, tokens.weak, rect.right() - theme::PANE_PADDING - left);
            painter.galley(pos2(left, below), painter.layout_job(job), tokens.weak);
        }
    }
}

/// The second line of a row.
fn details(entry: &TimelineEntry) -> String {
    let mut parts = Vec::new();
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

    fn selectable(&self, index: usize) -> bool {
        matches!(self.model.rows.get(index), Some(Row::Entry { .. }))
    }

    fn name(&self, index: usize) -> String {
        match self.model.rows.get(index) {
            Some(Row::Year { year, count }) => {
                let year = year.map_or_else(|| "Without a date".to_owned(), |year| year.to_string());
                format!("{year}, {}", words::count(*count, "entry", "entries"))
            }
            Some(Row::Entry { .. }) => {
                self.model.entry(self.desk.case, index).map(|entry| self.spoken(entry)).unwrap_or_default()
            }
            None => String::new(),
        }
    }

    fn paint(&mut self, ui: &mut Ui, index: usize, rect: Rect, state: RowState) {
        match self.model.rows.get(index).copied() {
            Some(Row::Year { year, count }) => self.heading(ui, rect, year, count),
            Some(Row::Entry { lines, .. }) => {
                if let Some(entry) = self.model.entry(self.desk.case, index) {
                    self.entry(ui, rect, entry, lines, state);
                }
            }
            None => {}
        }
    }

    fn hint(&self, index: usize) -> Option<String> {
        let cut = matches!(self.model.rows.get(index), Some(Row::Entry { lines: MOST_LINES, .. }));
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
            rows.get(..=first).and_then(|rows| rows.iter().rposition(|row| matches!(row, Row::Year { .. })))
        else {
            return;
        };
        let Some(Row::Year { year, count }) = rows.get(current).copied() else { return };
        // The next year's heading pushes this one out of the view.
        let scrolled = view.top() - ui.max_rect().top();
        let next = rows.iter().enumerate().skip(first + 1).take(3).find(|(_, row)| matches!(row, Row::Year { .. }));
        let room = next.map_or(HEADING, |(index, _)| self.top(index) - scrolled);
        let shift = (room - HEADING).min(0.0);
        let rect = Rect::from_min_size(view.min + vec2(0.0, shift), vec2(view.width(), HEADING));
        self.heading(&*ui, rect, year, count);
    }
}

impl TimelineRows<'_, '_> {
    /// An entry for those who hear it: when, what kind, what, and its remarks.
    fn spoken(&self, entry: &TimelineEntry) -> String {
        let mut parts = vec![entry.when.as_ref().map_or_else(|| "no date".to_owned(), words::when)];
        parts.push(entry.kind.word().to_owned());
        parts.push(entry.summary.clone());
        parts.extend(self.model.remark(entry).map(|(remark, _)| remark));
        if entry.reviewed {
            parts.push("reviewed".to_owned());
        }
        parts.join(", ")
    }
}
