//! Which timeline entries are shown, in which rows; made anew only when the case, a filter or the width changes.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::model::{CaseFile, PartialDate, TimelineEntry, TimelineKey, TimelineKind};
use crate::ui::kit::list::row_at;
use crate::ui::kit::measure::Measure;
use crate::ui::kit::{fonts, theme};

use super::docket_columns::{self, Order};
use super::timeline_filter::{Grouping, Sieve, TimelineFilter};

/// Height of a line of a row, in points.
pub(super) const LINE: f32 = 18.0;
/// Space above and below the lines of a row together, in points.
const PADDING: f32 = theme::ROW_TWO - 2.0 * LINE;
/// The lines that a summary may take in the list; the card shows all of it.
pub(super) const MOST_LINES: u8 = 2;

/// A docket's text that is narrower may take twice the lines, in points.
const NARROW: f32 = 260.0;

/// What a remark takes beside its words, and what the reviewer's tick takes, in points.
const PILL: f32 = 16.0;
/// How wide the letters of a remark are beside those of a summary.
const PILL_FACE: f32 = (fonts::SMALL - 0.5) / fonts::BODY;
const TICK: f32 = 18.0;

/// Height of a heading, in points.
pub(super) const HEADING: f32 = theme::ROW;

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Row {
    /// A year or month, or the entries without a date, and how many entries stand below.
    Heading {
        /// The year, or the month of a year.
        of: Option<PartialDate>,
        /// How many.
        count: usize,
    },
    /// An entry, by its place in [`CaseFile::timeline`], and the lines that its summary takes.
    Entry {
        /// Its place.
        index: usize,
        /// Lines.
        lines: u8,
    },
}

/// What it depends on which entries are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Query {
    revision: u64,
    filter: TimelineFilter,
    /// The docket's entries alone, in this order.
    order: Option<Order>,
}

/// The rows of the list.
#[derive(Debug, Default)]
pub(in crate::ui) struct TimelineModel {
    query: Option<Query>,
    /// The width and the headings that the rows were arranged for; `None` when other entries were chosen since.
    arranged: Option<(f32, Grouping)>,
    /// The rows from top to bottom.
    pub(in crate::ui) rows: Vec<Row>,
    /// Where each row begins, and where the last one ends, in points.
    pub(in crate::ui) tops: Vec<f32>,
    /// The entries shown, by their places in [`CaseFile::timeline`].
    pub(in crate::ui) visible: Vec<usize>,
    /// The same, and those of the days that are not shown: what is on the strip, on which the days are chosen.
    pub(in crate::ui) on_strip: Vec<usize>,
    /// How many entries of each kind there are, in the order of [`TimelineKind::ALL`], and how many of them are left by
    /// all parts of the filter but the kinds.
    pub(in crate::ui) counts: [(usize, usize); TimelineKind::ALL.len()],
    /// How many entries the dockets have, and whether they are of several cases.
    pub(in crate::ui) docket: (usize, bool),
    /// Conflicts in what a document says, by document.
    conflicts: Vec<usize>,
    rows_by_key: HashMap<TimelineKey, usize>,
    /// What the text filter looks in, for each entry; made for the first filter of a revision.
    folded: Option<(u64, Vec<String>)>,
}

impl TimelineModel {
    /// Brings up to date which entries are shown.
    pub(in crate::ui) fn update(&mut self, case: &CaseFile, filter: &TimelineFilter, grouping: Grouping) {
        if self.query.as_ref().is_none_or(|query| query.revision != case.revision) {
            self.count_conflicts(case);
            let entries = || case.timeline.iter().filter(|entry| docket_columns::is_entry(entry));
            let first = entries().next().and_then(|entry| entry.case.as_ref());
            self.docket = (entries().count(), entries().any(|entry| entry.case.as_ref() != first));
        }
        // Without a docket there is nothing to show in its columns.
        let order = grouping.order().filter(|_| self.docket.0 > 0);
        let is_same =
            |query: &Query| query.revision == case.revision && query.filter == *filter && query.order == order;
        if self.query.as_ref().is_some_and(is_same) {
            return;
        }
        self.choose(case, filter, order);
        self.arranged = None;
        self.query = Some(Query { revision: case.revision, filter: filter.clone(), order });
    }

    fn count_conflicts(&mut self, case: &CaseFile) {
        self.conflicts = vec![0; case.documents.len()];
        for discrepancy in &case.discrepancies {
            let mut documents: Vec<_> =
                discrepancy.readings.iter().flat_map(|reading| &reading.sources).map(|at| at.doc.index()).collect();
            documents.sort_unstable();
            documents.dedup();
            for document in documents {
                if let Some(count) = self.conflicts.get_mut(document) {
                    *count += 1;
                }
            }
        }
    }

    fn choose(&mut self, case: &CaseFile, filter: &TimelineFilter, order: Option<Order>) {
        let sieve = Sieve::new(filter, case);
        if sieve.needs_words() && self.folded.as_ref().is_none_or(|(revision, _)| *revision != case.revision) {
            self.folded = Some((case.revision, case.timeline.iter().map(|entry| fold(case, entry)).collect()));
        }
        let folded = self.folded.as_ref().map_or(&[][..], |(_, folded)| folded);
        self.visible.clear();
        self.on_strip.clear();
        self.counts = Default::default();
        for (index, entry) in case.timeline.iter().enumerate() {
            let listed = order.is_none() || docket_columns::is_entry(entry);
            let passes = listed && sieve.passes(entry, folded.get(index).map_or("", String::as_str));
            let within = passes && sieve.is_within(entry);
            for (kind, (all, left)) in TimelineKind::ALL.into_iter().zip(&mut self.counts) {
                if kind == entry.kind {
                    *all += 1;
                    *left += usize::from(within);
                }
            }
            if passes && (order.is_some() || filter.kinds.shows(entry.kind)) {
                self.on_strip.push(index);
                if within {
                    self.visible.push(index);
                }
            }
        }
        if let Some(order) = order {
            order.sort(case, &mut self.visible);
        }
    }

    /// Brings the rows up to date, for summaries that have `width` points.
    pub(in crate::ui) fn arrange(&mut self, case: &CaseFile, width: f32, grouping: Grouping, measure: &Measure) {
        if self.arranged == Some((width, grouping)) {
            return;
        }
        self.arranged = Some((width, grouping));
        self.rows.clear();
        self.tops.clear();
        self.rows_by_key.clear();
        let mut top = 0.0;
        let mut heading: Option<usize> = None;
        for &index in &self.visible {
            let Some(entry) = case.timeline.get(index) else { continue };
            let of = entry.when.map(|when| grouping.heading(when));
            let open = heading.and_then(|at| self.rows.get_mut(at));
            match open {
                _ if self.query.as_ref().is_some_and(|query| query.order.is_some()) => {}
                Some(Row::Heading { of: current, count }) if *current == of => *count += 1,
                _ => {
                    heading = Some(self.rows.len());
                    self.rows.push(Row::Heading { of, count: 1 });
                    self.tops.push(top);
                    top += HEADING;
                }
            }
            let beside = self.remark(entry).map_or(0.0, |(remark, _)| measure.width_of(&remark) * PILL_FACE + PILL);
            let tick = if entry.reviewed { TICK } else { 0.0 } + super::marks::width(&entry.marks);
            // A face laid out for real is a little wider than the sum of its letters where they are set bold.
            let room = (width - beside - tick) * 0.97;
            // The text of a docket needs more where its columns leave it little.
            let most = if self.is_docket() && width < NARROW { 2 * MOST_LINES } else { MOST_LINES };
            let lines = measure.lines(&entry.summary, room, most);
            self.rows_by_key.insert(entry.key, self.rows.len());
            self.rows.push(Row::Entry { index, lines });
            self.tops.push(top);
            top += PADDING + f32::from(lines + u8::from(self.has_details(entry))) * LINE;
        }
        self.tops.push(top);
    }

    /// Whether the docket's own columns are shown.
    pub(in crate::ui) fn is_docket(&self) -> bool {
        self.query.as_ref().is_some_and(|query| query.order.is_some())
    }

    /// The case in which an entry was filed, in words, where the dockets are of several.
    pub(super) fn case_of<'a>(&self, entry: &'a TimelineEntry) -> Option<&'a str> {
        let (_, several) = self.docket;
        let number = entry.case.as_ref().filter(|_| several && docket_columns::is_entry(entry))?;
        Some(&number.0)
    }

    /// Whether a row has a second, weaker line.
    fn has_details(&self, entry: &TimelineEntry) -> bool {
        entry.when.is_some_and(|when| when.until.is_some())
            || entry.computed.is_some()
            || entry.kind == TimelineKind::Cited
            || !entry.details.is_empty()
            || !entry.note.is_empty()
            || self.case_of(entry).is_some()
    }

    /// The row of an entry, where it is shown.
    pub(in crate::ui) fn row_of(&self, key: TimelineKey) -> Option<usize> {
        self.rows_by_key.get(&key).copied()
    }

    /// The entry in a row.
    pub(in crate::ui) fn entry<'a>(&self, case: &'a CaseFile, row: usize) -> Option<&'a TimelineEntry> {
        match self.rows.get(row)? {
            Row::Entry { index, .. } => case.timeline.get(*index),
            Row::Heading { .. } => None,
        }
    }

    /// The first shown entry that is of this day or later.
    pub(in crate::ui) fn entry_from(&self, case: &CaseFile, day: NaiveDate) -> Option<TimelineKey> {
        let entries = self.visible.iter().filter_map(|index| case.timeline.get(*index));
        let dated = entries.filter_map(|entry| Some((entry.key, entry.span()?)));
        let mut last = None;
        for (key, (first, _)) in dated {
            last = Some(key);
            if first >= day {
                break;
            }
        }
        last
    }

    /// The row at a height.
    pub(in crate::ui) fn at(&self, height: f32) -> usize {
        row_at(&self.tops, height)
    }

    /// The remark that stands beside an entry, and whether it is a warning.
    pub(in crate::ui) fn remark(&self, entry: &TimelineEntry) -> Option<(String, bool)> {
        if self.is_docket() {
            return entry.document.map(|_| ("here".to_owned(), false));
        }
        let conflicts = entry.document.and_then(|doc| self.conflicts.get(doc.index())).copied().unwrap_or(0);
        match conflicts {
            0 => {}
            1 => return Some(("1 conflict".to_owned(), true)),
            many => return Some((format!("{many} conflicts"), true)),
        }
        if entry.is_inferred() {
            return Some(("inferred".to_owned(), false));
        }
        (entry.sources.len() > 1).then(|| (format!("{} places", entry.sources.len()), false))
    }
}

fn fold(case: &CaseFile, entry: &TimelineEntry) -> String {
    let marks = super::marks::spoken(case, &entry.marks).join(" ");
    let number = entry.docket_number.as_deref().unwrap_or("");
    let when = entry.when.as_ref().map(crate::ui::words::when).unwrap_or_default();
    format!("{} {} {} {} {number} {when} {marks}", entry.summary, entry.details, entry.note, entry.kind.word())
        .to_lowercase()
}
