//! The docket as the court prints it: number, filed, entered, text, of one case or of all, sorted by number or by day.

use egui::{Align2, FontId, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::{CaseFile, CaseNumber, EntryRef, TimelineEntry, TimelineKind};
use crate::session::Action;
use crate::ui::desk::{Ask, Asks, Hands, Pane};
use crate::ui::kit::list::{List, RowState, Rows};
use crate::ui::kit::{Tokens, focus, fonts, middle_elide, theme, widgets};
use crate::ui::{panes, words};

/// A column of the docket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Case,
    Number,
    Filed,
    Entered,
    Text,
}

impl Column {
    /// Its head, and how wide it is in points; the text has what is left.
    fn head(self) -> (&'static str, f32) {
        match self {
            Self::Case => ("Case", 110.0),
            Self::Number => ("No.", 62.0),
            Self::Filed => ("Filed", 104.0),
            Self::Entered => ("Entered", 104.0),
            Self::Text => ("Docket text", 0.0),
        }
    }
}

/// What the list depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Query {
    revision: u64,
    case: Option<CaseNumber>,
    sort: Column,
    down: bool,
}

/// The list's own state: which case, in which order, and the entries by their places in the timeline.
pub(super) struct Docket {
    case: Option<CaseNumber>,
    sort: Column,
    down: bool,
    of: Option<Query>,
    rows: Vec<usize>,
    /// The cases that have entries, with how many and the words of the chip.
    cases: Vec<(CaseNumber, usize, String)>,
    cursor: Option<usize>,
}

impl Default for Docket {
    fn default() -> Self {
        Self {
            case: None,
            sort: Column::Filed,
            down: false,
            of: None,
            rows: Vec::new(),
            cases: Vec::new(),
            cursor: None,
        }
    }
}

/// Whether a line of the timeline is an entry of a docket, numbered or not.
fn is_entry(entry: &TimelineEntry) -> bool {
    entry.kind == TimelineKind::Filing && entry.case.is_some()
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
        self.chips(ui);
        self.heads(ui);
        let several = self.cases.len() > 1;
        let case = hands.desk.case;
        let list = List { id: Pane::Drawer.id(), name: "Docket", cursor: self.cursor, reveal: false, covered: 0.0 };
        let mut rows = DocketRows { case, rows: &self.rows, columns: columns(several), tokens: theme::tokens(ui) };
        let outcome = list.show(ui, &mut rows);
        if let Some(row) = outcome.moved {
            self.cursor = Some(row);
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
        let query = Query { revision: case.revision, case: self.case.clone(), sort: self.sort, down: self.down };
        if self.of.as_ref() == Some(&query) {
            return;
        }
        if self.of.as_ref().is_none_or(|before| before.revision != query.revision) {
            self.cases = cases(case);
        }
        let shown = case.timeline.iter().enumerate().filter(|(_, entry)| {
            is_entry(entry) && query.case.as_ref().is_none_or(|wanted| entry.case.as_ref() == Some(wanted))
        });
        self.rows = shown.map(|(index, _)| index).collect();
        // The timeline is sorted by day; entries without a number stay where their day puts them.
        let key = |index: &usize| case.timeline.get(*index).map(|entry| sort_key(entry, query.sort));
        self.rows.sort_by_key(key);
        if query.down {
            self.rows.reverse();
        }
        self.cursor = Some(0);
        self.of = Some(query);
    }

    fn chips(&mut self, ui: &mut Ui) {
        if self.cases.len() < 2 {
            return;
        }
        let mut chosen = None;
        panes::padded(ui, 6.0, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
                if widgets::chip(ui, "All cases", None, self.case.is_none()).clicked() {
                    chosen = Some(None);
                }
                for (number, count, words) in &self.cases {
                    if widgets::chip(ui, words, Some(*count), self.case.as_ref() == Some(number)).clicked() {
                        chosen = Some(Some(number.clone()));
                    }
                }
            });
        });
        if let Some(case) = chosen {
            self.case = case;
        }
    }

    /// The heads of the columns, of which a click sorts by them and a second one turns the order round.
    fn heads(&mut self, ui: &mut Ui) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::HOVER);
        let tokens = theme::tokens(ui);
        for (column, cell) in cells(rect, columns(self.cases.len() > 1)) {
            let (title, _) = column.head();
            let font = fonts::semibold(fonts::SMALL);
            if !matches!(column, Column::Number | Column::Filed | Column::Entered) {
                ui.painter().text(cell.left_center(), Align2::LEFT_CENTER, title, font, tokens.weak);
                continue;
            }
            let sorted = (self.sort == column).then_some(self.down);
            let response = ui.interact(cell, ui.scope_id().with(("docket", title)), Sense::click());
            let order = match sorted {
                None => "not sorted",
                Some(false) => "sorted upwards",
                Some(true) => "sorted downwards",
            };
            let name = format!("{title}, {order}");
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
            let sign = match sorted {
                None => title.to_owned(),
                Some(false) => format!("{title} ↑"),
                Some(true) => format!("{title} ↓"),
            };
            let colour = if sorted.is_some() || response.hovered() { tokens.text } else { tokens.weak };
            ui.painter().text(cell.left_center(), Align2::LEFT_CENTER, sign, font, colour);
            if response.has_focus() {
                focus::ring(ui, cell);
            }
            if response.clicked() {
                (self.sort, self.down) = (column, sorted == Some(false));
            }
        }
        widgets::hairline(ui);
    }
}

/// By what an entry stands where it does: its number before its day, or its day; what is missing comes last.
fn sort_key(entry: &TimelineEntry, column: Column) -> (bool, u64, Option<crate::model::PartialDate>) {
    let filed = entry.when.map(|when| when.date);
    let number = entry.docket_number.as_deref().and_then(|number| number.parse::<u64>().ok());
    match column {
        Column::Number => (number.is_none(), number.unwrap_or_default(), filed),
        Column::Entered => (false, 0, entry.entered.or(filed)),
        Column::Case | Column::Filed | Column::Text => (false, 0, filed),
    }
}

fn cases(case: &CaseFile) -> Vec<(CaseNumber, usize, String)> {
    case.cases
        .iter()
        .filter_map(|listed| {
            let own = |entry: &&TimelineEntry| is_entry(entry) && entry.case.as_ref() == Some(&listed.number);
            let count = case.timeline.iter().filter(own).count();
            let title = listed.title.trim_start_matches("In re ");
            let words = if title.is_empty() { listed.number.0.clone() } else { format!("{} {title}", listed.number) };
            (count > 0).then(|| (listed.number.clone(), count, words))
        })
        .collect()
}

fn columns(several: bool) -> &'static [Column] {
    const ALL: [Column; 5] = [Column::Case, Column::Number, Column::Filed, Column::Entered, Column::Text];
    if several { &ALL } else { &ALL[1..] }
}

/// The cells of a row.
fn cells(row: Rect, columns: &[Column]) -> impl Iterator<Item = (Column, Rect)> + '_ {
    let inner = row.shrink2(vec2(theme::PANE_PADDING, 0.0));
    let mut left = inner.left();
    columns.iter().map(move |column| {
        let (_, width) = column.head();
        let right = if width > 0.0 { left + width } else { inner.right() };
        let cell = Rect::from_min_max(pos2(left, row.top()), pos2((right - 10.0).max(left), row.bottom()));
        left = right;
        (*column, cell)
    })
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

/// The words of a cell.
fn words_of(entry: &TimelineEntry, column: Column) -> String {
    match column {
        Column::Case => entry.case.as_ref().map(ToString::to_string).unwrap_or_default(),
        Column::Number => entry.docket_number.clone().unwrap_or_default(),
        Column::Filed => entry.when.as_ref().map(words::when).unwrap_or_default(),
        Column::Entered => entry.entered.map(words::date).unwrap_or_default(),
        Column::Text => entry.summary.clone(),
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
        let filed = words_of(entry, Column::Filed);
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
            let words = words_of(entry, column);
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
