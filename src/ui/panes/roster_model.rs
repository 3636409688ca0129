//! Which roster entries are shown, and in which order; made anew only when the case, the part, the filter or the order
//! changes.

use std::collections::HashMap;

use crate::model::{CaseFile, RosterEntry, RosterKey};

use super::roster_columns::{Column, RosterView};

/// What the table depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Query {
    revision: u64,
    view: RosterView,
    text: String,
    sort: Option<(Column, bool)>,
}

/// The rows of the table.
#[derive(Debug, Default)]
pub(super) struct RosterModel {
    query: Option<Query>,
    /// The entries shown, by their places in [`CaseFile::roster`].
    pub(super) rows: Vec<usize>,
    /// How many entries the part has without the filter.
    pub(super) of: usize,
    rows_by_place: HashMap<usize, usize>,
    /// Readings in conflict, by roster place.
    conflicts: HashMap<usize, usize>,
    /// What the filter looks in, for each entry; made for the first filter of a revision.
    folded: Option<(u64, Vec<String>)>,
}

impl RosterModel {
    /// Brings the rows up to date.
    pub(super) fn update(&mut self, case: &CaseFile, view: RosterView, text: &str, sort: Option<(Column, bool)>) {
        let current = self.query.as_ref().is_some_and(|query| {
            query.revision == case.revision && query.view == view && query.text == text && query.sort == sort
        });
        if current {
            return;
        }
        let wanted = text.trim().to_lowercase();
        if !wanted.is_empty() && self.folded.as_ref().is_none_or(|(revision, _)| *revision != case.revision) {
            self.folded = Some((case.revision, case.roster.iter().map(|entry| fold(case, entry)).collect()));
        }
        let folded = self.folded.as_ref().map_or(&[][..], |(_, folded)| folded);
        let fits = |place: usize| {
            wanted.is_empty()
                || folded.get(place).is_some_and(|words| wanted.split_whitespace().all(|word| words.contains(word)))
        };
        let part: Vec<usize> =
            case.roster.iter().enumerate().filter(|(_, entry)| view.holds(entry)).map(|(place, _)| place).collect();
        self.of = part.len();
        self.rows = part.into_iter().filter(|place| fits(*place)).collect();
        if let Some((column, down)) = sort {
            let key = |place: &usize| case.roster.get(*place).map(|entry| column.sort_key(case, entry));
            self.rows.sort_by_cached_key(key);
            if down {
                self.rows.reverse();
            }
        }
        self.rows_by_place = self.rows.iter().enumerate().map(|(row, place)| (*place, row)).collect();
        self.conflicts.clear();
        for discrepancy in &case.discrepancies {
            if let Some(place) = discrepancy.entry.and_then(|key| case.roster_index.get(&key)) {
                *self.conflicts.entry(*place).or_default() += discrepancy.readings.len();
            }
        }
        self.query = Some(Query { revision: case.revision, view, text: text.to_owned(), sort });
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
    pub(super) fn conflicts(&self, row: usize) -> usize {
        self.rows.get(row).and_then(|place| self.conflicts.get(place)).copied().unwrap_or(0)
    }
}

fn fold(case: &CaseFile, entry: &RosterEntry) -> String {
    let mut words = String::new();
    for column in Column::ALL {
        words.push_str(&column.cell(case, entry));
        words.push('\n');
    }
    for alias in &entry.aliases {
        words.push_str(&alias.value);
        words.push('\n');
    }
    words.push_str(&entry.note);
    words.push_str(&super::marks::spoken(case, &entry.marks).join(" "));
    words.to_lowercase()
}
