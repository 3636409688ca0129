//! What the roster shows: a part of it, in which columns, by what sorted and by what filtered. Each part is a table of its
//! own, as the sheets of a spreadsheet are.
//!
//! A shape that the user gave a name is kept as one line of words,
//! `part=holders;columns=name amount;sort=amount.down name.up;has.address=atlanta;is.role=holder|creditor`. What a reader
//! does not know, it leaves out.

use super::roster_columns::{Column, RosterView};
use super::timeline_views::{escaped, unescaped};

/// By which column rows are sorted, and whether from the end.
pub(in crate::ui) type SortBy = (Column, bool);

/// By what a column is filtered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct ColumnFilter {
    /// The column.
    pub(in crate::ui) column: Column,
    /// Words that the cell has.
    pub(in crate::ui) words: String,
    /// Values of which the cell has one; none listed lets all pass.
    pub(in crate::ui) only: Vec<String>,
    /// Only cells that have something in them, or only empty ones.
    pub(in crate::ui) filled: Option<bool>,
}

impl ColumnFilter {
    /// A filter that lets everything pass.
    pub(in crate::ui) fn of(column: Column) -> Self {
        Self { column, words: String::new(), only: Vec::new(), filled: None }
    }

    /// Whether it lets everything pass.
    pub(in crate::ui) fn is_idle(&self) -> bool {
        self.words.trim().is_empty() && self.only.is_empty() && self.filled.is_none()
    }

    /// The filter in words: "Address: atlanta".
    pub(in crate::ui) fn in_words(&self) -> String {
        let mut parts = Vec::new();
        if !self.words.trim().is_empty() {
            parts.push(format!("has “{}”", self.words.trim()));
        }
        if !self.only.is_empty() {
            parts.push(self.only.join(" or "));
        }
        parts.extend(self.filled.map(|filled| if filled { "given" } else { "empty" }.to_owned()));
        format!("{}: {}", self.column.title(), parts.join(", "))
    }
}

/// The table of one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct RosterTable {
    /// The columns that are shown, from left to right; never none.
    pub(in crate::ui) columns: Vec<Column>,
    /// By what rows are sorted, the first key first; none for the roster's own order.
    pub(in crate::ui) sort: Vec<SortBy>,
    /// By what columns are filtered; at most one filter a column.
    pub(in crate::ui) filters: Vec<ColumnFilter>,
}

impl RosterTable {
    /// The table that a part has at first.
    pub(in crate::ui) fn of(part: RosterView) -> Self {
        Self { columns: part.columns().to_vec(), sort: Vec::new(), filters: Vec::new() }
    }

    /// Which key a column is sorted by, counted from 1, and whether from the end.
    pub(in crate::ui) fn sorted_by(&self, column: Column) -> Option<(usize, bool)> {
        let at = self.sort.iter().position(|(by, _)| *by == column)?;
        self.sort.get(at).map(|(_, down)| (at + 1, *down))
    }

    /// Sorts by a column, or turns its order round, or takes it off again; `further` keeps the other keys before it.
    pub(in crate::ui) fn turn(&mut self, column: Column, further: bool) {
        let now = self.sorted_by(column).map(|(_, down)| down);
        let next = match now {
            None => Some(false),
            Some(false) => Some(true),
            Some(true) => None,
        };
        self.sort_by(column, next, further);
    }

    /// Sorts by a column this way; `None` takes it off. `further` keeps the other keys.
    pub(in crate::ui) fn sort_by(&mut self, column: Column, down: Option<bool>, further: bool) {
        let at = self.sort.iter().position(|(by, _)| *by == column);
        match (further, at, down) {
            (false, _, down) => self.sort = down.map(|down| (column, down)).into_iter().collect(),
            (true, Some(at), None) => {
                self.sort.remove(at);
            }
            (true, Some(at), Some(down)) => {
                if let Some(key) = self.sort.get_mut(at) {
                    key.1 = down;
                }
            }
            (true, None, Some(down)) => self.sort.push((column, down)),
            (true, None, None) => {}
        }
    }

    /// Shows a column at the end, or hides it; the last one stays.
    pub(in crate::ui) fn show(&mut self, column: Column, shown: bool) {
        let has = self.columns.contains(&column);
        if shown && !has {
            self.columns.push(column);
        } else if !shown && has && self.columns.len() > 1 {
            self.columns.retain(|other| *other != column);
        }
    }

    /// Moves a column by so many places to the right; to the left where it is below 0.
    pub(in crate::ui) fn shift(&mut self, column: Column, by: isize) {
        if let Some(at) = self.columns.iter().position(|other| *other == column) {
            let to = at.saturating_add_signed(by).min(self.columns.len() - 1);
            let column = self.columns.remove(at);
            self.columns.insert(to, column);
        }
    }

    /// The filter of a column.
    pub(in crate::ui) fn filter(&self, column: Column) -> Option<&ColumnFilter> {
        self.filters.iter().find(|filter| filter.column == column)
    }

    /// Filters a column, or no longer where the filter is idle.
    pub(in crate::ui) fn set_filter(&mut self, filter: ColumnFilter) {
        let at = self.filters.iter().position(|other| other.column == filter.column);
        match (at, filter.is_idle()) {
            (Some(at), true) => {
                self.filters.remove(at);
            }
            (Some(at), false) => {
                if let Some(slot) = self.filters.get_mut(at) {
                    *slot = filter;
                }
            }
            (None, false) => self.filters.push(filter),
            (None, true) => {}
        }
    }

    /// The columns and the order as words, which the window remembers; filters are of one case, and are not.
    pub(in crate::ui) fn words(&self) -> [String; 2] {
        let columns = self.columns.iter().map(|column| column.word()).collect::<Vec<_>>().join(" ");
        let key = |(column, down): &SortBy| format!("{}.{}", column.word(), if *down { "down" } else { "up" });
        [columns, self.sort.iter().map(key).collect::<Vec<_>>().join(" ")]
    }

    /// Takes in columns as words; words that mean none leave them as they are.
    pub(in crate::ui) fn set_columns(&mut self, words: &str) {
        let mut columns: Vec<Column> = Vec::new();
        for column in words.split(' ').filter_map(Column::parse) {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        if !columns.is_empty() {
            self.columns = columns;
        }
    }

    /// Takes in an order as words.
    pub(in crate::ui) fn set_sort(&mut self, words: &str) {
        self.sort.clear();
        for (column, way) in words.split(' ').filter_map(|word| word.split_once('.')) {
            if let Some(column) = Column::parse(column) {
                self.sort_by(column, Some(way == "down"), true);
            }
        }
    }
}

/// The tables of all parts, and the one that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct RosterTables {
    /// The part that is shown.
    pub(in crate::ui) part: RosterView,
    /// Words that an entry has somewhere, whatever the part.
    pub(in crate::ui) text: String,
    tables: [RosterTable; RosterView::COUNT],
}

impl Default for RosterTables {
    fn default() -> Self {
        let tables = RosterView::ALL.map(|(part, _)| RosterTable::of(part));
        Self { part: RosterView::default(), text: String::new(), tables }
    }
}

impl RosterTables {
    /// The table of a part.
    pub(in crate::ui) fn of(&mut self, part: RosterView) -> &mut RosterTable {
        &mut self.tables[part as usize]
    }

    /// The table of each part.
    pub(in crate::ui) fn each(&self) -> impl Iterator<Item = (RosterView, &RosterTable)> {
        RosterView::ALL.into_iter().map(|(part, _)| part).zip(&self.tables)
    }

    /// The table that is shown.
    pub(in crate::ui) fn shown(&self) -> &RosterTable {
        &self.tables[self.part as usize]
    }

    /// The table that is shown, to be changed.
    pub(in crate::ui) fn shown_mut(&mut self) -> &mut RosterTable {
        self.of(self.part)
    }

    /// Takes every filter off, of every part.
    pub(in crate::ui) fn clear_filters(&mut self) {
        self.text.clear();
        for table in &mut self.tables {
            table.filters.clear();
        }
    }

    /// What is shown now, to be given a name.
    pub(in crate::ui) fn shape(&self) -> RosterShape {
        RosterShape { part: self.part, text: self.text.clone(), table: self.shown().clone() }
    }

    /// Shows a shape in place of what its part shows now.
    pub(in crate::ui) fn take(&mut self, shape: &RosterShape) {
        self.part = shape.part;
        self.text.clone_from(&shape.text);
        self.shown_mut().clone_from(&shape.table);
    }
}

/// A view of the roster that has a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct RosterShape {
    /// The part that it shows.
    pub(in crate::ui) part: RosterView,
    /// Words that an entry has somewhere.
    pub(in crate::ui) text: String,
    /// Its columns, order and filters.
    pub(in crate::ui) table: RosterTable,
}

impl RosterShape {
    /// The view as one line of words.
    pub(in crate::ui) fn print(&self) -> String {
        let [columns, sort] = self.table.words();
        let mut parts = vec![
            ("part".to_owned(), self.part.word().to_owned()),
            ("columns".to_owned(), columns),
            ("sort".to_owned(), sort),
            ("words".to_owned(), self.text.clone()),
        ];
        for filter in &self.table.filters {
            let column = filter.column.word();
            let only = filter.only.iter().map(|value| value.replace('%', "%25").replace('|', "%7C"));
            parts.push((format!("has.{column}"), filter.words.clone()));
            parts.push((format!("is.{column}"), only.collect::<Vec<_>>().join("|")));
            parts.push((format!("given.{column}"), filter.filled.map(|filled| filled.to_string()).unwrap_or_default()));
        }
        let said = parts.into_iter().filter(|(_, value)| !value.is_empty());
        said.map(|(name, value)| format!("{name}={}", escaped(&value))).collect::<Vec<_>>().join(";")
    }

    /// The view that a line of words says.
    pub(in crate::ui) fn parse(line: &str) -> Self {
        let parts: Vec<(&str, String)> = line
            .split(';')
            .filter_map(|part| part.split_once('='))
            .map(|(name, value)| (name, unescaped(value)))
            .collect();
        let said =
            |wanted: &str| parts.iter().find(|(name, _)| *name == wanted).map_or("", |(_, value)| value.as_str());
        let part = RosterView::parse(said("part")).unwrap_or_default();
        let mut table = RosterTable::of(part);
        table.set_columns(said("columns"));
        table.set_sort(said("sort"));
        for (name, value) in &parts {
            let Some((what, column)) = name.split_once('.') else { continue };
            let Some(column) = Column::parse(column) else { continue };
            let mut filter = table.filter(column).cloned().unwrap_or_else(|| ColumnFilter::of(column));
            match what {
                "has" => filter.words.clone_from(value),
                "is" => filter.only = value.split('|').map(|v| v.replace("%7C", "|").replace("%25", "%")).collect(),
                "given" => filter.filled = value.parse().ok(),
                _ => {}
            }
            table.set_filter(filter);
        }
        Self { part, text: said("words").to_owned(), table }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read_again() {
        let mut table = RosterTable::of(RosterView::Holders);
        table.show(Column::Note, true);
        table.show(Column::Address, false);
        table.shift(Column::Note, -3);
        table.turn(Column::Amount, false);
        table.turn(Column::Amount, false);
        table.turn(Column::Name, true);
        table.set_filter(ColumnFilter { words: "a;b=100%3B".to_owned(), ..ColumnFilter::of(Column::Instrument) });
        let only = vec!["a|b".to_owned(), "c%7C".to_owned()];
        table.set_filter(ColumnFilter { only, filled: Some(true), ..ColumnFilter::of(Column::Tags) });
        let shape = RosterShape { part: RosterView::Holders, text: "fund".to_owned(), table };
        assert_eq!(RosterShape::parse(&shape.print()), shape);
        assert_eq!(shape.table.sort, [(Column::Amount, true), (Column::Name, false)]);
    }

    #[test]
    fn what_is_not_understood_is_left_out() {
        for line in ["", ";;", "=", "later=x", "columns=dance;sort=dance.up;has.dance=x;dance.name=x;part=hall"] {
            let shape = RosterShape::parse(line);
            assert_eq!(shape.table, RosterTable::of(RosterView::Parties), "{line}");
        }
    }

    #[test]
    fn a_click_sorts_and_turns_and_lets_go() {
        let mut table = RosterTable::of(RosterView::All);
        table.turn(Column::Role, false);
        table.turn(Column::Name, true);
        assert_eq!(table.sorted_by(Column::Name), Some((2, false)));
        table.turn(Column::Role, true);
        assert_eq!(table.sorted_by(Column::Role), Some((1, true)), "turned round, and still the first key");
        table.turn(Column::Role, true);
        assert_eq!(table.sorted_by(Column::Name), Some((1, false)));
        table.turn(Column::Email, false);
        assert_eq!(table.sort, [(Column::Email, false)], "without Shift it is the only key");
    }

    #[test]
    fn the_last_column_stays() {
        let mut table = RosterTable::of(RosterView::All);
        for column in Column::ALL {
            table.show(column, false);
        }
        assert_eq!(table.columns.len(), 1);
    }
}
