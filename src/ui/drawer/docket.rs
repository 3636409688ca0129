//! The docket as the court prints it: number, filed, entered, text, of one case or of all, sorted by number or by day.

use egui::{Align2, FontId, Rect, Ui, pos2, vec2};

use crate::model::{CaseFile, CaseNumber, EntryRef, TimelineEntry, TimelineKey};
use crate::session::Action;
use crate::ui::desk::{Ask, Asks, Hands, Pane};
use crate::ui::kit::list::{List, RowState, Rows};
use crate::ui::kit::{Tokens, fonts, middle_elide, theme, widgets};
use crate::ui::panes;
use crate::ui::panes::docket_cases::DocketCases;
use crate::ui::panes::docket_columns::{self, Column, Order, cells, is_entry};

/// What the list depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Query {
    revision: u64,
    case: Option<CaseNumber>,
    order: Order,
}

/// The list's own state: which case, in which order, and the entries by their places in the timeline.
#[derive(Default)]
pub(super) struct Docket {
    case: Option<CaseNumber>,
    order: Order,
    of: Option<Query>,
    rows: Vec<usize>,
    cases: DocketCases,
    cursor: Option<usize>,
    /// The entry under the cursor.
    under: Option<TimelineKey>,
}

/// How many entries the dockets and notices of the folder have.
pub(super) fn count(case: &CaseFile) -> usize {
    case.timeline.iter().filter(|entry| is_entry(entry)).count()
}

impl Docket {
    /// Shows the list below its head.
    pub(super) fn show(&mut self, ui: &mut Ui, hands: &mut Hands<'_, '_>) {
        self.update(hands.desk.case);
        if self.rows.is_empty() {
            let (what, why) = super::nothing(super::SideList::Docket);
            panes::empty(ui, what, why, None);
            return;
        }
        self.chips(ui, hands.desk.case);
        let columns = docket_columns::columns(f32::INFINITY, self.cases.of(hands.desk.case).len() > 1);
        self.order = docket_columns::heads(ui, columns, self.order).unwrap_or(self.order);
        let case = hands.desk.case;
        let list = List { id: Pane::Drawer.id(), name: "Docket", cursor: self.cursor, reveal: false, covered: 0.0 };
        let mut rows = DocketRows { case, rows: &self.rows, columns, tokens: theme::tokens(ui) };
        let outcome = list.show(ui, &mut rows);
        if let Some(row) = outcome.moved {
            self.cursor = Some(row);
            self.under = self.rows.get(row).and_then(|at| case.timeline.get(*at)).map(|entry| entry.key);
            self.follow(case, row, hands.asks);
        }
        if let Some(row) = outcome.opened {
            self.follow(case, row, hands.asks);
            hands.asks.push(Ask::Focus(Pane::Document));
        }
    }

    fn follow(&self, case: &CaseFile, row: usize, asks: &mut Asks) {
        if let Some(entry) = self.rows.get(row).and_then(|index| case.timeline.get(*index)) {
            asks.act(Action::Select(EntryRef::Timeline(entry.key)));
        }
    }

    fn update(&mut self, case: &CaseFile) {
        let query = Query { revision: case.revision, case: self.case.clone(), order: self.order };
        if self.of.as_ref() == Some(&query) {
            return;
        }
        let again = self.of.as_ref().is_some_and(|before| (&before.case, before.order) == (&query.case, query.order));
        let shown = case.timeline.iter().enumerate().filter(|(_, entry)| {
            is_entry(entry) && query.case.as_ref().is_none_or(|wanted| entry.case.as_ref() == Some(wanted))
        });
        self.rows = shown.map(|(index, _)| index).collect();
        // The timeline is sorted by day; entries without a number stay where their day puts them.
        query.order.sort(case, &mut self.rows);
        // A decision leaves the cursor on its entry, wherever that stands by now.
        let place = |key| self.rows.iter().position(|row| case.timeline.get(*row).map(|entry| entry.key) == Some(key));
        self.cursor = Some(self.under.filter(|_| again).and_then(place).unwrap_or(0));
        self.of = Some(query);
    }

    fn chips(&mut self, ui: &mut Ui, case: &CaseFile) {
        let cases = self.cases.of(case);
        if cases.len() < 2 {
            return;
        }
        let mut chosen = None;
        panes::padded(ui, 6.0, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
                if widgets::chip(ui, "All cases", None, self.case.is_none()).clicked() {
                    chosen = Some(None);
                }
                for listed in cases {
                    let on = self.case.as_ref() == Some(&listed.number);
                    if widgets::chip(ui, &listed.words, Some(listed.entries), on).clicked() {
                        chosen = Some(Some(listed.number.clone()));
                    }
                }
            });
        });
        if let Some(case) = chosen {
            self.case = case;
        }
    }
}

/// The rows of the list.
struct DocketRows<'a> {
    case: &'a CaseFile,
    rows: &'a [usize],
    columns: &'static [Column],
    tokens: &'static Tokens,
}

impl DocketRows<'_> {
    fn entry(&self, row: usize) -> Option<&TimelineEntry> {
        self.rows.get(row).and_then(|index| self.case.timeline.get(*index))
    }
}

impl Rows for DocketRows<'_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn name(&self, index: usize) -> String {
        let Some(entry) = self.entry(index) else { return String::new() };
        let number =
            entry.docket_number.as_ref().map_or_else(|| "no number".to_owned(), |number| format!("no. {number}"));
        let filed = Column::Filed.words_of(entry);
        let here = if entry.document.is_some() { ", here" } else { "" };
        format!("{number}, filed {filed}, {}{here}", entry.summary)
    }

    fn paint(&mut self, ui: &mut Ui, index: usize, rect: Rect, state: RowState) {
        panes::row_ground(ui, rect, state, true);
        let Some(entry) = self.entry(index) else { return };
        for (column, cell) in cells(rect, self.columns) {
            let (face, colour): (FontId, _) = match column {
                Column::Text => (fonts::interface(fonts::BODY), self.tokens.text),
                Column::Number => (fonts::semibold(fonts::SMALL + 0.5), self.tokens.text),
                _ => (fonts::interface(fonts::SMALL + 0.5), self.tokens.weak),
            };
            let mut right = cell.right();
            let painter = ui.painter();
            if column == Column::Text && entry.document.is_some() {
                let place = pos2(right, cell.center().y);
                right = widgets::paint_pill(painter, place, "here", widgets::PillKind::Plain, self.tokens).left() - 8.0;
            }
            let words = column.words_of(entry);
            let shown = middle_elide(ui, &words, &face, (right - cell.left()).max(0.0));
            ui.painter().text(cell.left_center(), Align2::LEFT_CENTER, shown, face, colour);
        }
    }

    fn hint(&self, index: usize) -> Option<String> {
        let entry = self.entry(index)?;
        let source = entry.sources.first()?;
        Some(self.case.quote(*source).split_whitespace().collect::<Vec<_>>().join(" "))
    }
}
