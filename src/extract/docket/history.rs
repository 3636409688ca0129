//! The system's other list of what was filed: the history of a case, with a short name for each entry and, where that was
//! asked for, its docket text in a row below.

use crate::extract::ecf::entry::{self, Entry};
use crate::extract::ecf::lines::{Line, lines, trimmed};
use crate::extract::ecf::words::{find, flat};
use crate::extract::ecf::{date, number, system_case};
use crate::extract::{Located, Mentions};
use crate::model::{DocKind, Document, PartialDate, Span, Table, TableRow};

use super::case;
use super::title::Title;

/// How the columns are headed; in small letters.
const HEADS: [&str; 3] = ["doc", "dates", "description"];

/// What stands before the docket text in a row of its own.
const TEXT_LABEL: &str = "docket text:";

/// What stands behind the judge's name.
const PRESIDING: &str = ", presiding";

/// What a history of a case says, or `None` where the document is none.
pub(super) fn read(document: &Document) -> Option<Mentions> {
    let text: &str = &document.text;
    let table = document.tables.iter().find(|table| heading(text, table).is_some())?;
    let rows = table.rows.get(heading(text, table)? + 1..)?;
    let head: Vec<Line<'_>> = lines(text, Span::new(0, table.span.start as usize)).collect();
    let (at, (number, length)) =
        head.iter().enumerate().find_map(|(at, line)| Some((at, number::at_start(line.text)?)))?;
    let line = head.get(at)?;
    let start = line.span.start as usize;
    let number = Located::new(number, Span::new(start, start + length));
    let mut mentions = Mentions {
        kind: DocKind::Docket,
        title: Some(line.located()),
        case_numbers: vec![number.clone()],
        system_case: system_case::find(document),
        ..Mentions::default()
    };
    let end = line.span.end as usize;
    let title = Title { heading: line.located(), court: None, above: Span::new(0, start), end, number: number.clone() };
    case::read(document, &title, Span::new(end, table.span.start as usize), &mut mentions);
    if mentions.judge.is_none() {
        mentions.judge = head.iter().find_map(presiding);
    }
    // The name of the case stands beside its number, or below it.
    let named = [trimmed(text, start + length, end)].into_iter().chain(head.get(at + 1..)?.iter().copied());
    let name = named.into_iter().find(|line| !line.text.is_empty()).filter(|line| presiding(line).is_none());
    mentions.case_title = mentions.case_title.take().or(name.map(|name| name.located()));

    let mut open: Option<Entry> = None;
    for row in rows {
        if let Some(found) = listed(text, row) {
            if let Some(entry) = open.replace(found) {
                entry::read(text, &entry, &number.value, &mut mentions);
            }
        } else if let (Some(entry), Some(words)) = (&mut open, docket_text(text, row)) {
            entry.words = words;
        }
    }
    if let Some(entry) = open {
        entry::read(text, &entry, &number.value, &mut mentions);
    }
    Some(mentions)
}

/// The row that heads the columns.
fn heading(text: &str, table: &Table) -> Option<usize> {
    table.rows.iter().take(2).position(|row| {
        row.cells.len() == HEADS.len()
            && row.cells.iter().zip(HEADS).all(|(cell, head)| flat(cell.span.of(text)).to_lowercase().starts_with(head))
    })
}

fn presiding(line: &Line<'_>) -> Option<Located<String>> {
    let name = line.text.strip_suffix(PRESIDING)?;
    let start = line.span.start as usize;
    Some(Located::new(flat(name), Span::new(start, start + name.len())))
}

/// The entry that a row lists: number, dates, what it is called.
fn listed(text: &str, row: &TableRow) -> Option<Entry> {
    let [number, dates, words] = row.cells.as_slice() else { return None };
    let own = number.span.of(text).trim();
    if !own.bytes().all(|b| b.is_ascii_digit()) {
        // Some things that are no entries of the docket have a word in place of the number.
        return None;
    }
    let (filed, entered) = days(dates.span.of(text))?;
    Some(Entry {
        number: (!own.is_empty()).then(|| own.to_owned()),
        date: filed,
        entered,
        words: if words.span.is_empty() { row.span } else { words.span },
    })
}

/// The days of filing and of entering: `Filed: 01/02/2019 Entered: 01/03/2019`, `Filed & Entered: 01/02/2019`.
fn days(cell: &str) -> Option<(PartialDate, Option<PartialDate>)> {
    let (first, _, end) = date::all(cell).next()?;
    let second = date::all(cell.get(end..)?).next().map(|(day, ..)| day);
    let both = find(cell, "entered").is_some_and(|at| at < end);
    Some((first, second.or(both.then_some(first))))
}

/// The docket text in a row below the entry's.
fn docket_text(text: &str, row: &TableRow) -> Option<Span> {
    let cell = row.cells.last()?.span;
    let start = cell.start as usize + find(cell.of(text), TEXT_LABEL).filter(|at| *at < 4)? + TEXT_LABEL.len();
    let words = trimmed(text, start, cell.end as usize).span;
    (!words.is_empty()).then_some(words)
}
