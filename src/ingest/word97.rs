//! Word files of before 2007 (`.doc`) → [`Document`]: the Word Binary File Format, [MS-DOC], in a compound file, [MS-CFB].
//!
//! The text lies in pieces in one stream, in the order of another: first the body, then footnotes, running heads and
//! feet, comments, endnotes and text boxes. Heads and feet become margins. Of the looks of characters those are read
//! that are set on the characters themselves, and not by a style; tracked deletions stay, struck, and hidden text is
//! left out.

mod header;
mod looks;
mod pages;
mod pieces;
mod writer;

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use crate::model::{Coverage, Document, Format, Problem, ProblemKind};

use header::Header;
use writer::Writer;

/// The most bytes of one stream that are taken.
const MOST_STREAM: u64 = 128 << 20;

/// Reads a file. Its problems name no document: the caller knows where it stands.
pub(super) fn read(bytes: &[u8], path: &str) -> (Document, Vec<Problem>) {
    let refused = |coverage: Coverage, message: &str| {
        let kind = ProblemKind::Unreadable;
        let problem = Problem { path: path.to_owned(), doc: None, kind, message: message.to_owned() };
        (Document::empty(path, Format::OldWord, coverage), vec![problem])
    };
    let Some(main) = stream(bytes, "/WordDocument") else { return refused(Coverage::Damaged, DAMAGED) };
    let header = match Header::of(&main) {
        Ok(header) => header,
        Err(Refusal::Locked) => return refused(Coverage::Protected, LOCKED),
        Err(Refusal::TooOld) => return refused(Coverage::Unsupported, TOO_OLD),
        Err(Refusal::Damaged) => return refused(Coverage::Damaged, DAMAGED),
    };
    let Some(table) = stream(bytes, header.table) else { return refused(Coverage::Damaged, DAMAGED) };
    let Some(pieces) = pieces::of(&table, &header) else { return refused(Coverage::Damaged, DAMAGED) };
    let looks = looks::of_characters(&main, &table, &header);
    let paragraphs = looks::of_paragraphs(&main, &table, &header);
    let mut writer = Writer::new(&main, &pieces, &looks, &paragraphs);
    for (part, length) in header.parts() {
        writer.part(part, length);
    }
    let (flow, whole) = writer.finish();
    let cut = flow.is_cut();
    let document = flow.finish(path, Format::OldWord);
    let partial = |message: &str| {
        vec![Problem { path: path.to_owned(), doc: None, kind: ProblemKind::Partial, message: message.to_owned() }]
    };
    let problems = match (whole, cut) {
        (false, _) => partial("is damaged: parts of its text are missing; open it in Word, and ask for another copy"),
        (true, true) => partial("has more text than can be shown: its end is left out"),
        (true, false) => Vec::new(),
    };
    (document, problems)
}

const DAMAGED: &str = "is damaged or no Word file; try to open it in Word, and save it as .docx or PDF";
const LOCKED: &str = "needs a password; ask whoever sent it for the password, and save it without one";
const TOO_OLD: &str = "is of Word before 1997 and is not read; save it as .docx or PDF";

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refusal {
    Locked,
    TooOld,
    Damaged,
}

fn stream(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).ok()?;
    let mut read = Vec::new();
    file.open_stream(name).ok()?.take(MOST_STREAM).read_to_end(&mut read).ok()?;
    Some(read)
}

/// The number of two bytes at a place.
fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
}

/// The number of four bytes at a place.
fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
}

/// The bytes from a place on; nothing where they are not all there.
fn part(bytes: &[u8], at: u32, length: u32) -> Option<&[u8]> {
    bytes.get(at as usize..)?.get(..length as usize)
}

#[cfg(test)]
mod tests;
