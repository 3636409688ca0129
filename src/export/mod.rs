//! A case file → CSV and JSON, for other people's programs.
//!
//! Writes nowhere but where it was asked to, and a file whole or not at all.
//!
//! # CSV
//!
//! For Excel: UTF-8 with a byte order mark, without which Excel takes it for the system's old code page; commas; lines
//! ended by CR LF. [`ExportKind::Roster`] has one row for each roster entry and [`ExportKind::Timeline`] one for each timeline
//! entry, so that rows can be counted, sorted and filtered; what an entry has several of (holdings, counsel, phone
//! numbers) stands in one cell, joined with `; `.
//!
//! No cell holds a line feed, a tab or another control character: runs of white space become one space, because
//! spreadsheets and mail merges take a line feed in a cell badly. The facts export keeps every word as it stands.
//!
//! A cell that a spreadsheet would run as a formula gets an apostrophe in front: one that begins with `=`, `+`, `-` or
//! `@`, their full-width forms, or such a sign behind white space or apostrophes. So does a phone number such as
//! `+1 212 555 0100`, which Excel would otherwise add up; nothing of it is lost, and taking one apostrophe off gives
//! every such cell back. Other phone numbers and ZIP codes stand as the documents print them. Excel drops the leading
//! zero of `02116` when it opens a CSV file by double click, which no plain cell can prevent; the address column keeps
//! it within its words.
//!
//! Addresses are split into up to three lines, city, state and ZIP where the last line has the form of the United States
//! (`City, ST 12345`); any other address stays in its lines. The `Amount` column is filled where an entry has one
//! holding with one reading that stands: it may be summed. Everything else about amounts is in `Holdings`, each with its
//! state, so that a struck figure never looks like one that is held.
//!
//! [`ExportKind::Coverage`] has one row for each file and each document inside of one.
//!
//! # Facts
//!
//! `redwell-facts/1`, the program's public form.

mod address;
mod cell;
mod coverage;
mod facts;
mod file;
mod history;
mod not_here;
mod roster;
mod sources;
mod timeline;

pub use file::{ExportError, save, save_entries, save_history};
pub use history::write_history;

use std::collections::HashSet;
use std::io::{self, Write};

use crate::model::{CaseFile, EntryRef};

/// What can be written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportKind {
    /// The roster as CSV.
    Roster,
    /// The timeline as CSV.
    Timeline,
    /// The docket entries whose documents are not in the folder, as CSV.
    NotHere,
    /// Everything as `redwell-facts/1` JSON.
    Facts,
    /// What became of every file and page, as CSV.
    Coverage,
}

impl ExportKind {
    /// The words on the screen, at the beginning of a sentence.
    pub fn label(self) -> &'static str {
        match self {
            Self::Roster => "Roster",
            Self::Timeline => "Timeline",
            Self::NotHere => "List of what is not here",
            Self::Facts => "Facts",
            Self::Coverage => "Coverage",
        }
    }
}

/// Whether a file with these bytes is a table that this program wrote. In a case folder it is no paper of the case.
pub fn is_own_table(bytes: &[u8]) -> bool {
    let tables: [&[&str]; 5] = [&roster::HEADS, &timeline::HEADS, &not_here::HEADS, &coverage::HEADS, &history::HEADS];
    let rows = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let first = rows.split(|byte| matches!(byte, b'\r' | b'\n')).next().unwrap_or_default();
    tables.iter().any(|heads| first == heads.join(",").as_bytes())
}

/// Writes one export. The same case always gives the same bytes.
///
/// # Errors
/// What `out` says.
pub fn write(case: &CaseFile, kind: ExportKind, out: &mut dyn Write) -> io::Result<()> {
    match kind {
        ExportKind::Roster => roster::write(case, &|_| true, out),
        ExportKind::Timeline => timeline::write(case, &|_| true, out),
        ExportKind::NotHere => not_here::write(case, &|_| true, out),
        ExportKind::Facts => facts::write(case, out),
        ExportKind::Coverage => coverage::write(case, out),
    }
}

/// Writes the rows of these entries alone, in the order of the whole table. Facts and coverage are always written whole.
///
/// # Errors
/// What `out` says.
pub fn write_entries(case: &CaseFile, kind: ExportKind, entries: &[EntryRef], out: &mut dyn Write) -> io::Result<()> {
    let wanted: HashSet<&EntryRef> = entries.iter().collect();
    let wanted = |entry: EntryRef| wanted.contains(&entry);
    match kind {
        ExportKind::Roster => roster::write(case, &wanted, out),
        ExportKind::Timeline => timeline::write(case, &wanted, out),
        ExportKind::NotHere => not_here::write(case, &wanted, out),
        ExportKind::Facts => facts::write(case, out),
        ExportKind::Coverage => coverage::write(case, out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_tables_are_told_from_others() {
        for kind in [ExportKind::Roster, ExportKind::Timeline, ExportKind::NotHere, ExportKind::Coverage] {
            let mut table = Vec::new();
            write(&CaseFile::default(), kind, &mut table).unwrap();
            assert!(is_own_table(&table), "{kind:?}");
        }
        for other in ["", "Name,Kind,Roles\r\nElm,,\r\n", "Date,Amount"] {
            assert!(!is_own_table(other.as_bytes()), "{other}");
        }
    }
}
