//! Which roster entries are shown, and in which order; made anew only when the case, the part, a filter or the order
//! changes.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::model::{CaseFile, Field, RosterEntry, RosterKey};

use super::roster_cells::SortKey;
use super::roster_columns::{Column, RosterView};
use super::roster_shape::{ColumnFilter, RosterTable, RosterTables, SortBy};

/// The cells that are kept in words; more than any window shows at once.
const MOST_CELLS: usize = 4_096;

/// What the table depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Query {
    revision: u64,
    part: RosterView,
    text: String,
    sort: Vec<SortBy>,
    filters: Vec<ColumnFilter>,
}

impl Query {
    fn is_of(&self, case: &CaseFile, tables: &RosterTables) -> bool {
        let table = tables.shown();
        self.is_sorted_for(case, tables.part, table) && self.text == tables.text && self.filters == table.filters
    }

    /// Whether the entries of the part and their order are the same, whatever the filters.
    fn is_sorted_for(&self, case: &CaseFile, part: RosterView, table: &RosterTable) -> bool {
        self.revision == case.revision && self.part == part && self.sort == table.sort
    }
}

/// What the documents give in different ways of an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Conflicts {
    /// How many amounts they give where they should give one.
    pub(super) amounts: usize,
    /// How many facts are in conflict, amounts among them.
    pub(super) all: usize,
}

/// The rows of the table.
#[derive(Debug, Default)]
pub(super) struct RosterModel {
    query: Option<Query>,
    /// The entries shown, by their places in [`CaseFile::roster`].
    pub(super) rows: Vec<usize>,
    /// The entries of the part in their order, without the filters.
    pub(super) part: Vec<usize>,
    rows_by_place: HashMap<usize, usize>,
    /// What is in conflict, by roster place.
    conflicts: HashMap<usize, Conflicts>,
    /// What the filter looks in, for each entry; made for the first filter of a revision.
    folded: Option<Vec<String>>,
    /// The same, of each column that is filtered.
    columns: HashMap<Column, Vec<String>>,
    /// The words of the cells in view.
    cells: RefCell<HashMap<(usize, Column), Rc<str>>>,
}

impl RosterModel {
    /// Brings the rows up to date.
    pub(super) fn update(&mut self, case: &CaseFile, tables: &RosterTables) {
        let known = self.query.as_ref();
        if known.is_some_and(|query| query.is_of(case, tables)) {
            return;
        }
        let table = tables.shown();
        let read_anew = known.is_none_or(|query| query.revision != case.revision);
        let sorted = known.is_some_and(|query| query.is_sorted_for(case, tables.part, table));
        if read_anew {
            self.folded = None;
            self.columns.clear();
            self.cells.borrow_mut().clear();
            self.count_conflicts(case);
        }
        if !sorted {
            self.sort(case, tables.part, &table.sort);
        }
        self.filter(case, &tables.text, &table.filters);
        self.rows_by_place = self.rows.iter().enumerate().map(|(row, place)| (*place, row)).collect();
        self.query = Some(Query {
            revision: case.revision,
            part: tables.part,
            text: tables.text.clone(),
            sort: table.sort.clone(),
            filters: table.filters.clone(),
        });
    }

    fn count_conflicts(&mut self, case: &CaseFile) {
        self.conflicts.clear();
        for discrepancy in &case.discrepancies {
            if let Some(place) = discrepancy.entry.and_then(|key| case.roster_index.get(&key)) {
                let conflicts = self.conflicts.entry(*place).or_default();
                if discrepancy.field == Field::Amount {
                    conflicts.amounts += discrepancy.readings.len();
                }
                conflicts.all += 1;
            }
        }
    }

    fn sort(&mut self, case: &CaseFile, part: RosterView, sort: &[SortBy]) {
        let members = case.roster.iter().enumerate().filter(|(_, entry)| part.holds(entry));
        self.part = members.map(|(place, _)| place).collect();
        if sort.is_empty() {
            return;
        }
        let keys = |place: usize| -> Vec<SortKey> {
            let entry = case.roster.get(place);
            entry.map(|entry| sort.iter().map(|(column, _)| column.sort_key(case, entry)).collect()).unwrap_or_default()
        };
        let mut keyed: Vec<(Vec<SortKey>, usize)> = self.part.iter().map(|place| (keys(*place), *place)).collect();
        keyed.sort_by(|(a, place), (b, other)| {
            let unlike = a.iter().zip(b).zip(sort).map(|((a, b), (_, down))| a.compare(b, *down)).find(|o| o.is_ne());
            unlike.unwrap_or_else(|| place.cmp(other))
        });
        self.part = keyed.into_iter().map(|(_, place)| place).collect();
    }

    fn filter(&mut self, case: &CaseFile, text: &str, filters: &[ColumnFilter]) {
        let wanted = text.trim().to_lowercase();
        if !wanted.is_empty() && self.folded.is_none() {
            self.folded = Some(case.roster.iter().map(|entry| fold(case, entry)).collect());
        }
        for filter in filters {
            self.columns.entry(filter.column).or_insert_with(|| {
                case.roster.iter().map(|entry| filter.column.cell(case, entry).to_lowercase()).collect()
            });
        }
        let folded = self.folded.as_deref().unwrap_or_default();
        let sieves: Vec<(&ColumnFilter, &[String], String)> = filters
            .iter()
            .map(|filter| {
                let cells = self.columns.get(&filter.column).map_or(&[][..], Vec::as_slice);
                (filter, cells, filter.words.to_lowercase())
            })
            .collect();
        let fits = |place: &&usize| {
            let has = |cells: &[String], wanted: &str| {
                let cell = cells.get(**place).map_or("", String::as_str);
                wanted.split_whitespace().all(|word| cell.contains(word))
            };
            (wanted.is_empty() || has(folded, &wanted))
                && sieves.iter().all(|(filter, cells, words)| {
                    let filled = cells.get(**place).is_some_and(|cell| !cell.is_empty());
                    has(cells, words)
                        && filter.filled.is_none_or(|wanted| wanted == filled)
                        && (filter.only.is_empty() || is_one_of(case, **place, filter))
                })
        };
        self.rows = self.part.iter().filter(fits).copied().collect();
    }

    /// The row of an entry, where it is shown; also by the key of one that was merged into it.
    pub(super) fn row_of(&self, case: &CaseFile, key: RosterKey) -> Option<usize> {
        self.rows_by_place.get(case.roster_index.get(&key)?).copied()
    }

    /// The entry in a row.
    pub(super) fn entry<'a>(&self, case: &'a CaseFile, row: usize) -> Option<&'a RosterEntry> {
        case.roster.get(*self.rows.get(row)?)
    }

    /// How many readings of the entry in a row are in conflict.
    pub(super) fn conflicts(&self, row: usize) -> Conflicts {
        self.rows.get(row).and_then(|place| self.conflicts.get(place)).copied().unwrap_or_default()
    }

    /// The words of a cell, on one line for each of its values.
    pub(super) fn cell(&self, case: &CaseFile, row: usize, column: Column) -> Rc<str> {
        let Some(place) = self.rows.get(row).copied() else { return Rc::from("") };
        let mut cells = self.cells.borrow_mut();
        if cells.len() > MOST_CELLS {
            cells.clear();
        }
        let words = || case.roster.get(place).map(|entry| column.cell(case, entry)).unwrap_or_default();
        cells.entry((place, column)).or_insert_with(|| Rc::from(words())).clone()
    }
}

/// Whether an entry has one of the values that a filter asks for.
fn is_one_of(case: &CaseFile, place: usize, filter: &ColumnFilter) -> bool {
    let values = case.roster.get(place).map(|entry| filter.column.values(case, entry)).unwrap_or_default();
    values.iter().any(|value| filter.only.contains(value))
}

fn fold(case: &CaseFile, entry: &RosterEntry) -> String {
    let mut words = String::new();
    for column in Column::ALL {
        words.push_str(&column.cell(case, entry));
        words.push('\n');
    }
    words.push_str(&super::marks::spoken(case, &entry.marks).join(" "));
    words.to_lowercase()
}
