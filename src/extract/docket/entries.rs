//! The entries of a docket report, from its table.

use crate::extract::Mentions;
use crate::extract::ecf::date;
use crate::extract::ecf::entry::{self, Entry};
use crate::extract::ecf::lines::{lines, trimmed};
use crate::extract::ecf::words::flat;
use crate::model::{CaseNumber, Document, PartialDate, Span, Table, TableCell, TableRow};

/// The tables of entries, and their columns.
pub(super) struct EntryTables<'a> {
    /// A long docket is cut into several tables, of which the first has the headings.
    tables: &'a [Table],
    /// Which row of the first heads the columns, if one does.
    heading: Option<usize>,
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
    let headed = candidates.iter().enumerate().find_map(|(at, table)| {
        // The heading is the first row; a form around the table may put another above it.
        table.rows.iter().take(3).enumerate().find_map(|(heading, row)| {
            let text_column = text_column(text, row)?;
            let first = row.cells.first()?.span.of(text).to_ascii_lowercase();
            Some(EntryTables {
                tables: candidates.get(at..)?,
                heading: Some(heading),
                text_column,
                number_in_text: row.cells.len() == 2,
                by_entry: first.contains("entered") && !first.contains("filed"),
                start: row.span.start as usize,
            })
        })
    });
    headed.or_else(|| without_heading(text, candidates))
}

/// Words that head the columns where no column is called "Docket Text"; in small letters.
const DAY_HEADS: [&str; 5] = ["date filed", "filing date", "date entered", "docket date", "date"];
const TEXT_HEADS: [&str; 6] = ["docket entry", "docket entries", "description", "proceedings", "event", "text"];

/// The column that a row of headings calls "Docket Text", or otherwise.
fn text_column(text: &str, row: &TableRow) -> Option<u16> {
    let heads: Vec<String> = row.cells.iter().map(|cell| heading(cell.span.of(text))).collect();
    let by_day = heads.iter().any(|head| DAY_HEADS.contains(&head.as_str()));
    let at = heads
        .iter()
        .position(|head| head.starts_with("docket text"))
        .or_else(|| heads.iter().position(|head| TEXT_HEADS.contains(&head.as_str())).filter(|_| by_day))?;
    Some(row.cells.iter().take(at).map(|cell| cell.columns).fold(0, u16::saturating_add))
}

/// A cell's words as those of a heading: in small letters, empty where they are too many for one.
fn heading(cell: &str) -> String {
    if cell.len() < 60 { flat(cell).to_ascii_lowercase().trim_end_matches(':').to_owned() } else { String::new() }
}

/// Tables whose first row is an entry: the appellate courts head no columns.
fn without_heading<'a>(text: &str, candidates: &'a [Table]) -> Option<EntryTables<'a>> {
    candidates.iter().enumerate().find_map(|(at, table)| {
        let row = table.rows.first()?;
        let [day, .., words] = row.cells.as_slice() else { return None };
        let is_entry = row.cells.len() == 3 && whole_date(day.span.of(text)).is_some() && words.span.len() > 15;
        is_entry.then(|| EntryTables {
            tables: candidates.get(at..).unwrap_or_default(),
            heading: None,
            text_column: 2,
            number_in_text: false,
            by_entry: false,
            start: row.span.start as usize,
        })
    })
}

/// Reads every entry, the unnumbered ones too.
pub(super) fn read(document: &Document, tables: &EntryTables<'_>, case: &CaseNumber, mentions: &mut Mentions) {
    // A table within a docket text is part of that text.
    let depth = tables.tables.first().map_or(0, |table| table.depth);
    let own = tables.tables.iter().filter(|table| table.depth == depth);
    let rows = own.flat_map(|table| &table.rows).skip(tables.heading.map_or(0, |heading| heading + 1));
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
    let mut column = 0_u16;
    let text_at = row.cells.iter().position(|cell| {
        let covers = (column..column.saturating_add(cell.columns)).contains(&tables.text_column);
        column = column.saturating_add(cell.columns);
        covers
    });
    let text_at = text_at.filter(|text_at| *text_at != at).unwrap_or(last);
    if text_at == at {
        return None;
    }
    let mut words = row.cells.get(text_at)?.span;
    let mut number = None;
    if tables.number_in_text {
        if let Some((found, rest)) = linked_number(document, words) {
            (number, words) = (Some(found), rest);
        }
    } else if let Some((found, below)) = other_cells(row, at, text_at).find_map(|cell| own_number(text, cell.span)) {
        number = Some(found);
        // How many pages it has stands below the number, and belongs to the entry.
        words = if below.is_empty() || below.start > words.start { words } else { below.to(words) };
    }
    let entered = tables.by_entry.then_some(date);
    Some(Entry { number, date, entered, words: if words.is_empty() { row.span } else { words } })
}

/// The cells that may hold an entry's number: those between its day and its text, else those before them.
fn other_cells(row: &TableRow, day: usize, text: usize) -> impl Iterator<Item = &TableCell> {
    let (first, last) = (day.min(text), day.max(text));
    let cells = |range: std::ops::Range<usize>| row.cells.get(range).unwrap_or_default();
    cells(first + 1..last).iter().chain(cells(0..first)).chain(cells(last + 1..row.cells.len()))
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
