//! The docket's own columns, in the timeline and in the side list: what they hold, where they stand, and the order of the
//! rows by one of them.

use egui::{Align2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::{CaseFile, DocKind, PartialDate, Passage, TimelineEntry, TimelineKind};
use crate::ui::kit::{focus, fonts, theme, widgets};
use crate::ui::words;

/// A column of the docket.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) enum Column {
    /// The case's number, where the folder has dockets of several.
    Case,
    /// The entry's number; some have none.
    Number,
    /// The day it was filed.
    #[default]
    Filed,
    /// The day it was entered.
    Entered,
    /// What it says.
    Text,
}

impl Column {
    /// The columns by which rows can be sorted.
    const SORTABLE: [Self; 3] = [Self::Number, Self::Filed, Self::Entered];

    fn title(self) -> &'static str {
        match self {
            Self::Case => "Case",
            Self::Number => "No.",
            Self::Filed => "Filed",
            Self::Entered => "Entered",
            Self::Text => "Docket text",
        }
    }

    /// How wide it is in points; the text has what is left.
    fn width(self) -> f32 {
        match self {
            Self::Case => 110.0,
            Self::Number => 44.0,
            Self::Filed | Self::Entered => 88.0,
            Self::Text => 0.0,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Number => "number",
            Self::Filed => "filed",
            Self::Entered => "entered",
            Self::Text => "text",
        }
    }

    /// What the column holds of an entry.
    pub(in crate::ui) fn words_of(self, entry: &TimelineEntry) -> String {
        match self {
            Self::Case => entry.case.as_ref().map(ToString::to_string).unwrap_or_default(),
            Self::Number => entry.docket_number.clone().unwrap_or_default(),
            Self::Filed => entry.when.as_ref().map(words::when).unwrap_or_default(),
            Self::Entered => entry.entered.map(words::date).unwrap_or_default(),
            Self::Text => entry.summary.clone(),
        }
    }
}

/// In which order the entries of a docket stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct Order {
    /// The column by which they are sorted.
    pub(in crate::ui) by: Column,
    /// From the end.
    pub(in crate::ui) down: bool,
}

impl Order {
    /// The order as words: `number down`.
    pub(in crate::ui) fn print(self) -> String {
        format!("{} {}", self.by.word(), if self.down { "down" } else { "up" })
    }

    /// The order that words say; the court's own where they say none.
    pub(in crate::ui) fn parse(words: &str) -> Self {
        let mut words = words.split(' ');
        let by = words.next().and_then(|word| Column::SORTABLE.into_iter().find(|column| column.word() == word));
        Self { by: by.unwrap_or_default(), down: words.next() == Some("down") }
    }

    /// Sorts entries, which are given by their places in the timeline; those of a day stand as on the docket.
    pub(in crate::ui) fn sort(self, case: &CaseFile, rows: &mut [usize]) {
        rows.sort_by_cached_key(|index| {
            let entry = case.timeline.get(*index)?;
            Some((sort_key(entry, self.by), place_on_docket(case, entry)))
        });
        if self.down {
            rows.reverse();
        }
    }
}

/// By what an entry stands where it does: its number before its day, or its day; what has no number comes last.
fn sort_key(entry: &TimelineEntry, column: Column) -> (bool, u64, Option<PartialDate>) {
    let filed = entry.when.map(|when| when.date);
    let number = entry.docket_number.as_deref().and_then(|number| number.parse::<u64>().ok());
    match column {
        Column::Number => (number.is_none(), number.unwrap_or_default(), filed),
        Column::Entered => (false, 0, entry.entered.or(filed)),
        Column::Case | Column::Filed | Column::Text => (false, 0, filed),
    }
}

/// Where a docket report lists an entry; those that only a notice tells of come last.
fn place_on_docket(case: &CaseFile, entry: &TimelineEntry) -> (u32, u32) {
    let on_docket = |at: &&Passage| case.document(at.doc).is_some_and(|document| document.kind == DocKind::Docket);
    let place = entry.sources.iter().filter(on_docket).map(|at| (at.doc.0, at.span.start)).min();
    place.unwrap_or((u32::MAX, u32::MAX))
}

/// Whether a line of the timeline is an entry of a docket, numbered or not.
pub(in crate::ui) fn is_entry(entry: &TimelineEntry) -> bool {
    entry.kind == TimelineKind::Filing && entry.case.is_some()
}

/// The columns of a list that has so much width; a narrow one leaves out the day of entering.
pub(in crate::ui) fn columns(width: f32, with_case: bool) -> &'static [Column] {
    const ALL: [Column; 5] = [Column::Case, Column::Number, Column::Filed, Column::Entered, Column::Text];
    const NARROW: [Column; 3] = [Column::Number, Column::Filed, Column::Text];
    match (with_case, width < 500.0) {
        (true, _) => &ALL,
        (false, false) => &ALL[1..],
        (false, true) => &NARROW,
    }
}

/// Where the docket text begins, from the left edge of a list, in points.
pub(in crate::ui) fn text_left(columns: &[Column]) -> f32 {
    theme::PANE_PADDING + columns.iter().map(|column| column.width()).sum::<f32>()
}

/// The cells of a row.
pub(in crate::ui) fn cells(row: Rect, columns: &[Column]) -> impl Iterator<Item = (Column, Rect)> + '_ {
    let inner = row.shrink2(vec2(theme::PANE_PADDING, 0.0));
    let mut left = inner.left();
    columns.iter().map(move |column| {
        let right = if column.width() > 0.0 { left + column.width() } else { inner.right() };
        let cell = Rect::from_min_max(pos2(left, row.top()), pos2((right - 10.0).max(left), row.bottom()));
        left = right;
        (*column, cell)
    })
}

/// The heads of the columns, of which a click sorts by them and a second one turns the order round. Returns the order that
/// is asked for.
pub(in crate::ui) fn heads(ui: &mut Ui, columns: &[Column], order: Order) -> Option<Order> {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::HOVER);
    let tokens = theme::tokens(ui);
    let mut wanted = None;
    for (column, cell) in cells(rect, columns) {
        let title = column.title();
        let font = fonts::semibold(fonts::SMALL);
        if !Column::SORTABLE.contains(&column) {
            ui.painter().text(cell.left_center(), Align2::LEFT_CENTER, title, font, tokens.weak);
            continue;
        }
        let (said, sign) = match (order.by == column, order.down) {
            (false, _) => ("not sorted", ""),
            (true, false) => ("sorted ascending", " ↑"),
            (true, true) => ("sorted descending", " ↓"),
        };
        let response = ui.interact(cell, ui.scope_id().with(("docket", title)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, format!("{title}, {said}")));
        let colour = if order.by == column || response.hovered() { tokens.text } else { tokens.weak };
        ui.painter().text(cell.left_center(), Align2::LEFT_CENTER, format!("{title}{sign}"), font, colour);
        if response.has_focus() {
            focus::ring(ui, cell);
        }
        if response.clicked() {
            wanted = Some(Order { by: column, down: order.by == column && !order.down });
        }
    }
    widgets::hairline(ui);
    wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_in_words_is_read_again() {
        for by in Column::SORTABLE {
            for down in [false, true] {
                assert_eq!(Order::parse(&Order { by, down }.print()), Order { by, down });
            }
        }
        assert_eq!(Order::parse("text sideways"), Order::default());
    }
}
