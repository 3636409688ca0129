//! The entries of a docket report, from its table.

use crate::extract::Mentions;
use crate::extract::ecf::date;
use crate::extract::ecf::entry::{self, Entry};
use crate::extract::ecf::lines::{lines, trimmed};
use crate::model::{CaseNumber, Document, PartialDate, Span, Table, TableRow};

/// The tables of entries, and their columns.
pub(super) struct EntryTables<'a> {
    /// A long docket is cut into several tables, of which the first has the headings.
    tables: &'a [Table],
    /// Which row of the first heads the columns.
    heading: usize,
    /// The column of the docket text, counting those that a heading covers.
    text_column: u16,
    /// Whether no column of its own gives the entry's number: it then stands before the text.
    number_in_text: bool,
    /// Whether the first column gives the day of entering rather than of filing.
    by_entry: bool,
    /// Offset at which they begin.
    pub(super) start: usize,
}

/// Finds the tables of entries behind the head of a report.
pub(super) fn tables(document: &Document, after: usize) -> Option<EntryTables<'_>> {
    let text: &str = &document.text;
    let behind = document.tables.partition_point(|table| (table.span.start as usize) < after);
    let candidates = document.tables.get(behind..)?;
    candidates.iter().enumerate().find_map(|(at, table)| {
        // The heading is the first row; a form around the table may put another above it.
        table.rows.iter().take(3).enumerate().find_map(|(heading, row)| {
            let text_column = text_column(text, row)?;
            let first = row.cells.first()?.span.of(text).to_ascii_lowercase();
            Some(EntryTables {
                tables: candidates.get(at..)?,
                heading,
                text_column,
                number_in_text: row.cells.len() == 2,
                by_entry: first.contains("entered") && !first.contains("filed"),
                start: row.span.start as usize,
            })
        })
    })
}

/// The column that a row of headings calls "Docket Text".
fn text_column(text: &str, row: &TableRow) -> Option<u16> {
    let mut column = 0_u16;
    row.cells.iter().find_map(|cell| {
        let first = column;
        column = column.saturating_add(cell.columns);
        is(cell.span.of(text), ["docket", "text"]).then_some(first)
    })
}

/// Whether the words of a heading are these.
fn is(text: &str, words: [&str; 2]) -> bool {
    text.len() < 40 && text.split_whitespace().map(str::to_ascii_lowercase).eq(words)
}

/// Reads every entry, the unnumbered ones too.
pub(super) fn read(document: &Document, tables: &EntryTables<'_>, case: &CaseNumber, mentions: &mut Mentions) {
    // A table within a docket text is part of that text.
    let depth = tables.tables.first().map_or(0, |table| table.depth);
    let own = tables.tables.iter().filter(|table| table.depth == depth);
    let rows = own.flat_map(|table| &table.rows).skip(tables.heading + 1);
    for row in rows {
        if let Some(entry) = entry(document, row, tables) {
            entry::read(&document.text, &entry, case, mentions);
        }
    }
}

fn entry(document: &Document, row: &TableRow, tables: &EntryTables<'_>) -> Option<Entry> {
    let text: &str = &document.text;
    let last = row.cells.len().checked_sub(1)?;
    let (at, date) = row.cells.iter().enumerate().find_map(|(at, cell)| Some((at, whole_date(cell.span.of(text))?)))?;
    if at == last {
        return None;
    }
    let mut column = 0_u16;
    let text_at = row.cells.iter().position(|cell| {
        let covers = (column..column.saturating_add(cell.columns)).contains(&tables.text_column);
        column = column.saturating_add(cell.columns);
        covers
    });
    let text_at = text_at.filter(|text_at| *text_at > at).unwrap_or(last);
    let mut words = row.cells.get(text_at)?.span;
    let mut number = None;
    if tables.number_in_text {
        if let Some((found, rest)) = linked_number(document, words) {
            (number, words) = (Some(found), rest);
        }
    } else if let Some((found, below)) =
        row.cells.get(at + 1..text_at)?.iter().find_map(|cell| own_number(text, cell.span))
    {
        number = Some(found);
        // How many pages it has stands below the number, and belongs to the entry.
        words = if below.is_empty() { words } else { below.to(words) };
    }
    let entered = tables.by_entry.then_some(date);
    Some(Entry { number, date, entered, words: if words.is_empty() { row.span } else { words } })
}

fn whole_date(text: &str) -> Option<PartialDate> {
    let (date, length) = date::at_start(text)?;
    (length == text.len()).then_some(date)
}

/// The number that a cell begins with, and what stands below it: how many pages there are.
fn own_number(text: &str, cell: Span) -> Option<(String, Span)> {
    let first = lines(text, cell).next()?;
    let digits = first.text.bytes().take_while(u8::is_ascii_digit).count();
    let number = first.text.get(..digits).filter(|number| !number.is_empty())?;
    let rest = first.text.get(digits..)?.trim_start();
    // "12-1" and "3.5" are no docket numbers; "1 (2 pgs)" has one.
    if !rest.is_empty() && !rest.starts_with(|c: char| c == '(' || c.is_alphabetic()) {
        return None;
    }
    Some((number.to_owned(), trimmed(text, first.span.start as usize + digits, cell.end as usize).span))
}

/// The number that a docket text begins with: it is the link to the document.
fn linked_number(document: &Document, words: Span) -> Option<(String, Span)> {
    let behind = document.links.partition_point(|link| link.span.start < words.start);
    let link = document.links.get(behind).filter(|link| link.span.start == words.start)?;
    let number = link.span.of(&document.text);
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| (number.to_owned(), trimmed(&document.text, link.span.end as usize, words.end as usize).span))
}
