//! The timeline: what was filed and what happened when, below years or months.

use chrono::NaiveDate;
use egui::{Align, FontId, Layout, Ui, vec2};

use crate::model::{CaseFile, EntryRef, TimelineKey, TimelineKind};
use crate::session::Action;
use crate::ui::command::Command;
use crate::ui::desk::{Ask, Desk, Hands, Pane};
use crate::ui::kit::field::{self, FieldEvent};
use crate::ui::kit::list::{self, List};
use crate::ui::kit::measure::Measure;
use crate::ui::kit::{fonts, theme, widgets};
use crate::ui::words;

use super::choosing::{self, Chooser, Moved};
use super::docket_cases::DocketCases;
use super::docket_columns::{self, Column};
use super::timeline_filter::{Grouping, Kinds, TimelineFilter};
use super::timeline_menu;
use super::timeline_model::{HEADING, TimelineModel};
use super::timeline_rows::{TimelineRows, words_left};

/// The pane's own state: no copies of entries, only what the user typed and where the cursor is.
#[derive(Default)]
pub(in crate::ui) struct TimelinePane {
    cursor: Option<TimelineKey>,
    chooser: Chooser,
    journey: u64,
    /// The cursor is to be brought into view, for another reason than a journey.
    reveal: bool,
    /// How the rows were grouped last, and how many there were.
    arranged: (Grouping, usize),
    /// The days of the rows in view.
    listed: Option<(NaiveDate, NaiveDate)>,
    model: TimelineModel,
    cases: DocketCases,
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

    /// The entries that belong on the strip, by their places in the case's timeline.
    pub(in crate::ui) fn on_strip(&self) -> &[usize] {
        &self.model.on_strip
    }

    /// The first and the last day of the rows in view.
    pub(in crate::ui) fn listed(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.listed
    }

    /// Puts the cursor onto the first entry of a day or later, and brings it into view.
    pub(in crate::ui) fn go_to(&mut self, case: &CaseFile, day: NaiveDate) {
        if let Some(key) = self.model.entry_from(case, day) {
            self.cursor = Some(key);
            self.reveal = true;
        }
    }

    /// The entry under the cursor, where the list shows it.
    pub(in crate::ui) fn under(&self) -> Option<EntryRef> {
        self.cursor.filter(|key| self.model.row_of(*key).is_some()).map(EntryRef::Timeline)
    }

    /// Every entry that the list shows, from top to bottom.
    pub(in crate::ui) fn all(&self, case: &CaseFile) -> Vec<EntryRef> {
        let entries = self.model.visible.iter().filter_map(|place| case.timeline.get(*place));
        entries.map(|entry| EntryRef::Timeline(entry.key)).collect()
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

    /// Shows the pane in the space that is left.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, hands: &mut Hands<'_, '_>) {
        self.update(hands);
        self.arrange(ui, hands);
        self.head(ui, hands);
        self.chips(ui, hands);
        widgets::hairline(ui);
        let arrived = self.follow(hands.desk) | std::mem::take(&mut self.reveal);
        if self.model.rows.is_empty() {
            self.listed = None;
            Self::empty(ui, hands);
            return;
        }
        // Other rows, or the same ones in another order: what is selected stays in view.
        let arranged = (hands.layout.grouping, self.model.visible.len());
        let rearranged = std::mem::replace(&mut self.arranged, arranged) != arranged;
        let under = self.under().is_some();
        if rearranged && !under {
            list::to_top(ui, Pane::Timeline.id());
        }
        let arrived = arrived || (rearranged && under);
        let columns = self.columns(ui);
        if let Some(order) = hands.layout.grouping.order()
            && !columns.is_empty()
            && let Some(wanted) = docket_columns::heads(ui, columns, order)
        {
            hands.layout.grouping = Grouping::Docket(wanted);
        }
        let Self { model, cursor, chooser, listed, .. } = self;
        let covered = if model.is_docket() { 0.0 } else { HEADING };
        let row = cursor.and_then(|key| model.row_of(key));
        let list = List { id: Pane::Timeline.id(), name: "Timeline", cursor: row, reveal: arrived, covered };
        let tokens = theme::tokens(ui);
        let mut rows = TimelineRows { desk: hands.desk, model, asks: hands.asks, tokens, columns, listed: None };
        let outcome = list.show(ui, &mut rows);
        if *listed != rows.listed {
            // The strip shows it, and is painted before the list.
            *listed = rows.listed;
            ui.ctx().request_repaint();
        }
        if let Some(entry) = outcome.moved.and_then(|row| model.entry(hands.desk.case, row)) {
            let (before, now) = (cursor.map(EntryRef::Timeline), EntryRef::Timeline(entry.key));
            *cursor = Some(entry.key);
            hands.asks.act(Action::Select(now));
            let moved = Moved { pick: outcome.picked, before, now };
            chooser.take(moved, &(&*model, hands.desk.case), hands.desk, hands.asks);
        }
        if outcome.opened.is_some() {
            hands.asks.push(Ask::Focus(Pane::Document));
        }
    }

    /// Brings up to date which entries are shown, for what else depends on it.
    pub(in crate::ui) fn update(&mut self, hands: &Hands<'_, '_>) {
        self.model.update(hands.desk.case, &hands.layout.filter, hands.layout.grouping);
    }

    /// The docket's columns, where they are shown.
    fn columns(&self, ui: &Ui) -> &'static [Column] {
        if self.model.is_docket() { docket_columns::columns(ui.available_width(), false) } else { &[] }
    }

    fn arrange(&mut self, ui: &Ui, hands: &Hands<'_, '_>) {
        let font = fonts::interface(fonts::BODY);
        let density = ui.pixels_per_point();
        let known = self.measure.take().filter(|(f, at, _)| *f == font && at.to_bits() == density.to_bits());
        let measure = known.unwrap_or_else(|| (font.clone(), density, Measure::of(ui, &font)));
        let left = words_left(self.columns(ui));
        let width = (ui.available_width() - left - theme::PANE_PADDING).max(80.0);
        self.model.arrange(hands.desk.case, width, hands.layout.grouping, &measure.2);
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
                timeline_menu::button(ui, hands);
                let (shown, all) = (self.model.visible.len(), hands.desk.case.timeline.len());
                let words = if shown == all {
                    words::count(all, "entry", "entries")
                } else {
                    format!("{} of {}", words::grouped(&shown.to_string()), words::grouped(&all.to_string()))
                };
                ui.label(widgets::weak(ui, words));
                let width = (ui.available_width() - 12.0).clamp(60.0, 190.0);
                let id = Pane::Timeline.filter();
                let event =
                    field::filter(ui, id, "Filter the timeline", "Filter", &mut hands.layout.filter.text, width);
                if matches!(event, FieldEvent::Done | FieldEvent::Left) {
                    hands.asks.push(Ask::Focus(Pane::Timeline));
                }
            });
        });
    }

    fn chips(&mut self, ui: &mut Ui, hands: &mut Hands<'_, '_>) {
        let filter = &mut hands.layout.filter;
        super::padded(ui, 8.0, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
                let grouping = &mut hands.layout.grouping;
                // A docket has filings alone.
                if !self.model.is_docket() {
                    self.kinds(ui, filter);
                }
                let (entries, several) = self.model.docket;
                if entries > 0 && widgets::chip(ui, "As docket", None, self.model.is_docket()).clicked() {
                    *grouping = grouping.other_columns();
                }
                if several {
                    timeline_menu::cases(ui, hands.desk.case, filter, &mut self.cases);
                }
                for (part, words) in filter.parts(hands.desk.case) {
                    if widgets::removable(ui, &words).clicked() {
                        filter.take_off(part);
                    }
                }
            });
        });
    }

    /// The chips of the kinds.
    fn kinds(&self, ui: &mut Ui, filter: &mut TimelineFilter) {
        if widgets::chip(ui, "All", None, filter.kinds.is_all()).clicked() {
            filter.kinds = Kinds::default();
        }
        for (kind, (all, left)) in TimelineKind::ALL.into_iter().zip(self.model.counts) {
            // A kind that the case lacks needs no chip, unless it is what hides everything.
            if all == 0 && !filter.kinds.chosen(kind) {
                continue;
            }
            if widgets::chip(ui, Self::plural(kind), Some(left), filter.kinds.chosen(kind)).clicked() {
                filter.kinds.toggle(kind);
            }
        }
    }

    fn empty(ui: &mut Ui, hands: &mut Hands<'_, '_>) {
        let case = hands.desk.case;
        if !case.timeline.is_empty() {
            if super::empty(ui, "No entry fits these filters", "", Some("Clear all filters")) {
                hands.asks.run(Command::ShowEverything);
            }
        } else if case.documents.is_empty() && !hands.desk.situation.reading {
            // Of an empty folder the document pane tells.
        } else if hands.desk.situation.reading {
            super::empty(ui, "Reading…", "Dated lines appear here as the documents are read", None);
        } else {
            super::empty(ui, "No dates found", "None of the documents that could be read gives a date", None);
        }
    }
}

impl choosing::Rows for (&TimelineModel, &CaseFile) {
    fn entry(&self, row: usize) -> Option<EntryRef> {
        self.0.entry(self.1, row).map(|entry| EntryRef::Timeline(entry.key))
    }

    fn row_of(&self, entry: EntryRef) -> Option<usize> {
        if let EntryRef::Timeline(key) = entry { self.0.row_of(key) } else { None }
    }
}
