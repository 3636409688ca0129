//! The rows of what was found in the whole case; made anew only when the answer or the width changes.

use std::sync::Arc;

use crate::model::{CaseFile, DocId, Passage, Span};
use crate::search::{self, Found, Snippet};
use crate::session::{Action, SearchAnswer};
use crate::ui::kit::list::row_at;
use crate::ui::kit::measure::Measure;
use crate::ui::kit::theme;

use super::search_rows::page;

/// Height of a line of a snippet, and of all that stands above and below its lines, in points.
pub(super) const LINE: f32 = 19.0;
const PADDING: f32 = 11.0;
/// The lines that a snippet may take.
pub(super) const MOST_LINES: u8 = 2;
/// Height of a document's rows of title and remark, in points.
pub(super) const DOCUMENT: f32 = theme::ROW_TWO + 6.0;

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// A document, by its place in the answer. It can be opened where it has no snippet below it: where only its title
    /// or its kind answers.
    Document { found: usize, alone: bool },
    /// A snippet of it.
    Place { found: usize, snippet: usize, lines: u8 },
    /// How many more documents there are than are listed.
    Rest,
}

/// The rows, and the places to be marked in the open document.
#[derive(Default)]
pub(super) struct SearchModel {
    pub(super) answer: Option<Arc<SearchAnswer>>,
    /// The width that the rows were made for, in points.
    width: Option<f32>,
    pub(super) rows: Vec<Row>,
    tops: Vec<f32>,
    marks: Marks,
}

/// The places in one document.
#[derive(Default)]
struct Marks {
    of: Option<(Arc<SearchAnswer>, DocId)>,
    spans: Arc<[Span]>,
}

impl SearchModel {
    /// Takes the session's answer. Returns whether it is one to other words than the one before.
    pub(super) fn take(&mut self, answer: Option<&Arc<SearchAnswer>>) -> bool {
        let same = match (&self.answer, answer) {
            (Some(old), Some(new)) => Arc::ptr_eq(old, new),
            (None, None) => true,
            _ => false,
        };
        if same {
            return false;
        }
        let asked = |answer: Option<&Arc<SearchAnswer>>| answer.map(|answer| answer.asked.clone());
        let other_words = asked(self.answer.as_ref()) != asked(answer);
        self.answer = answer.cloned();
        self.width = None;
        other_words
    }

    /// Brings the rows up to date, for snippets that have `width` points.
    pub(super) fn arrange(&mut self, case: &CaseFile, width: f32, measure: &Measure) {
        if self.width == Some(width) {
            return;
        }
        self.width = Some(width);
        self.rows.clear();
        self.tops.clear();
        let mut top = 0.0;
        let Some(answer) = &self.answer else { return };
        let results = &answer.results;
        for (at, found) in results.documents.iter().enumerate() {
            self.rows.push(Row::Document { found: at, alone: found.snippets.is_empty() });
            self.tops.push(top);
            top += DOCUMENT;
            for (snippet, words) in found.snippets.iter().enumerate() {
                // The marked words are set bold, and a little wider.
                let page = page(case, found, words).map_or(0.0, |page| measure.width_of(&page) + 8.0);
                let lines = measure.lines(&words.text, width * 0.95 - page, MOST_LINES);
                self.rows.push(Row::Place { found: at, snippet, lines });
                self.tops.push(top);
                top += PADDING + f32::from(lines) * LINE;
            }
        }
        if results.total > results.documents.len() {
            self.rows.push(Row::Rest);
            self.tops.push(top);
            top += theme::ROW;
        }
        self.tops.push(top);
    }

    pub(super) fn top(&self, row: usize) -> f32 {
        self.tops.get(row).copied().unwrap_or_default()
    }

    pub(super) fn at(&self, height: f32) -> usize {
        row_at(&self.tops, height)
    }

    pub(super) fn found(&self, at: usize) -> Option<&Found> {
        self.answer.as_ref()?.results.documents.get(at)
    }

    pub(super) fn snippet(&self, found: usize, snippet: usize) -> Option<&Snippet> {
        self.found(found)?.snippets.get(snippet)
    }

    /// Whether the cursor can stand on a row.
    pub(super) fn selectable(&self, row: usize) -> bool {
        matches!(self.rows.get(row), Some(Row::Document { alone: true, .. } | Row::Place { .. }))
    }

    /// The row that is `by` steps from `cursor`, as far as there are rows; the first one from no cursor.
    pub(super) fn stepped(&self, cursor: Option<usize>, by: isize) -> Option<usize> {
        let mut rows: Vec<usize> = (0..self.rows.len()).filter(|row| self.selectable(*row)).collect();
        let Some(cursor) = cursor else { return rows.first().copied() };
        let last = rows.len().checked_sub(1)?;
        let at = rows.partition_point(|row| *row < cursor);
        Some(rows.swap_remove(at.saturating_add_signed(by).min(last)))
    }

    /// What a row opens.
    pub(super) fn opens(&self, row: usize) -> Option<Action> {
        match *self.rows.get(row)? {
            Row::Document { found, alone: true } => Some(Action::OpenDocument(self.found(found)?.doc)),
            Row::Place { found, snippet, .. } => {
                let passage = Passage::new(self.found(found)?.doc, self.snippet(found, snippet)?.place);
                Some(Action::ShowPassage { entry: None, passage })
            }
            Row::Document { alone: false, .. } | Row::Rest => None,
        }
    }

    /// The places to be marked in a document.
    pub(super) fn marks(&mut self, case: &CaseFile, doc: DocId) -> Arc<[Span]> {
        let Some(answer) = &self.answer else { return Arc::default() };
        let known = self.marks.of.as_ref().is_some_and(|(of, at)| Arc::ptr_eq(of, answer) && *at == doc);
        if !known {
            let spans = search::places(case, &answer.query, doc).into();
            self.marks = Marks { of: Some((Arc::clone(answer), doc)), spans };
        }
        Arc::clone(&self.marks.spans)
    }
}
