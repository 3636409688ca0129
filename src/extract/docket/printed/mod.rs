//! Docket reports printed to PDF: the report's columns, found again from where its words lie.
//!
//! A printer leaves no tables, and the order of the words on the page is not that of the report: the day of an entry
//! stands beside the first or the last line of its text, and a row that does not fit on a page goes on behind the
//! running head of the next. What the columns are is seen from the words that are the same in every report,
//! "represented by" and the days.

mod entries;
mod parties;

use crate::extract::ecf::lines::{Line, trimmed};
use crate::model::{Document, Span};

/// A word and where it lies; the pages hang below one another.
#[derive(Clone, Copy, Debug)]
struct Word<'a> {
    text: &'a str,
    span: Span,
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

/// A line of one column.
#[derive(Clone, Copy, Debug)]
struct Row<'a> {
    line: Line<'a>,
    top: f32,
    bottom: f32,
}

/// The pages of a report, one below the other.
pub(super) struct Printed<'a> {
    text: &'a str,
    words: Vec<Word<'a>>,
    /// Where the list of parties begins, and where it ends.
    front: (f32, f32),
    /// Where the entries end.
    end: f32,
}

/// Further apart than two pages ever are, in points.
const PAGE: f32 = 8_000.0;

/// A browser prints its head and foot into so many points at the edges of a page. A row of the report that looks like
/// one, such as a column of numbers, lies further in.
const MARGIN: f32 = 60.0;

impl<'a> Printed<'a> {
    /// The report, where the document has pages with words on them. `title` and `entries` are offsets of the report's
    /// head and of the line that heads the entries, `end` of what follows it.
    pub(super) fn new(document: &'a Document, title: usize, entries: usize, end: usize) -> Option<Self> {
        let text: &str = &document.text;
        let mut words = Vec::new();
        for (number, page) in document.pages.iter().enumerate() {
            // Pages are counted in a float only to lie below one another; a report has no 60,000 of them.
            let down = PAGE * f32::from(u16::try_from(number).unwrap_or(u16::MAX));
            let at_edge = |rect: &[f32; 4]| rect[3] < MARGIN || rect[1] > page.height - MARGIN;
            let shown = page.words.iter().filter(|word| !(at_edge(&word.rect) && is_margin(document, word.span)));
            words.extend(shown.map(|word| Word {
                text: word.span.of(text),
                span: word.span,
                left: word.rect[0],
                right: word.rect[2],
                top: word.rect[1] + down,
                bottom: word.rect[3] + down,
            }));
        }
        let at = |offset: usize| words.iter().find(|word| word.span.end as usize > offset).map(Word::centre);
        let front = (at(title)?, at(entries).unwrap_or(f32::MAX));
        let end = at(end).unwrap_or(f32::MAX);
        Some(Self { text, words, front, end })
    }
}

impl Word<'_> {
    fn centre(&self) -> f32 {
        self.top.midpoint(self.bottom)
    }

    fn height(&self) -> f32 {
        self.bottom - self.top
    }
}

impl Row<'_> {
    fn centre(&self) -> f32 {
        self.top.midpoint(self.bottom)
    }

    fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// Whether both lie on one page.
    fn is_near(&self, other: &Self) -> bool {
        (self.top - other.top).abs() < PAGE / 2.0
    }
}

/// The lines between two heights; the lines are sorted.
fn between<'a, 'r>(rows: &'r [Row<'a>], start: f32, end: f32) -> &'r [Row<'a>] {
    let from = rows.partition_point(|row| row.centre() < start);
    let behind = rows.partition_point(|row| row.centre() < end);
    rows.get(from..behind.max(from)).unwrap_or_default()
}

fn is_margin(document: &Document, span: Span) -> bool {
    let behind = document.margins.partition_point(|margin| margin.start <= span.start);
    behind.checked_sub(1).and_then(|at| document.margins.get(at)).is_some_and(|margin| margin.contains(span))
}

fn median(values: impl Iterator<Item = f32>) -> Option<f32> {
    let mut values: Vec<f32> = values.collect();
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied()
}

/// The words of one column as lines, from top to bottom.
fn rows<'a, 'w>(text: &'a str, words: impl Iterator<Item = &'w Word<'a>>) -> Vec<Row<'a>>
where
    'a: 'w,
{
    let mut words: Vec<&Word<'a>> = words.collect();
    words.sort_by(|a, b| a.centre().total_cmp(&b.centre()).then(a.left.total_cmp(&b.left)));
    let mut rows: Vec<(Span, f32, f32)> = Vec::new();
    for word in words {
        let middle = word.centre();
        match rows.last_mut() {
            Some((span, top, bottom)) if middle > *top && middle < *bottom => {
                *span = span.to(word.span);
                *top = top.min(word.top);
                *bottom = bottom.max(word.bottom);
            }
            _ => rows.push((word.span, word.top, word.bottom)),
        }
    }
    rows.into_iter()
        .map(|(span, top, bottom)| Row { line: trimmed(text, span.start as usize, span.end as usize), top, bottom })
        .collect()
}

#[cfg(test)]
mod tests;
