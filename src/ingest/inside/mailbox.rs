//! Mailboxes: messages one after another in one file, each behind a line that begins with "From ".
//!
//! The format is the "mboxrd" of RFC 4155's appendix: lines of a message that begin like such a line have a `>` before
//! them, which is taken off again.

use std::io::{BufRead, BufReader, Read, SeekFrom};

use super::super::{Refused, mail};
use super::{MOST_MEMBERS, Member, Source};

/// Bytes of a line that are looked at together; longer ones are no lines of a message's head.
const LONGEST_LINE: u64 = 1 << 16;

/// Bytes of a message's head that are kept to find its subject.
const LONGEST_HEAD: usize = 1 << 16;

/// The messages of a mailbox. Their numbers are the offsets of their first bytes.
pub(super) fn list(source: &mut dyn Source) -> Result<Vec<Member>, Refused> {
    let mut lines = Lines::at(source, 0)?;
    let mut members: Vec<Member> = Vec::new();
    let mut head: Vec<u8> = Vec::new();
    let mut in_head = false;
    while let Some(line) = lines.next()? {
        if line.parts {
            name(&mut members, &head);
            if members.len() > MOST_MEMBERS {
                break;
            }
            members.push(Member { name: String::new(), number: line.start, bytes: 0, format: None });
            head.clear();
            in_head = true;
        } else if in_head {
            in_head = !line.is_blank() && head.len() + line.bytes.len() < LONGEST_HEAD;
            head.extend_from_slice(line.bytes);
        }
        if let Some(member) = members.last_mut() {
            member.bytes = line.start + line.bytes.len() as u64 - member.number;
        }
    }
    name(&mut members, &head);
    if members.is_empty() {
        return Err(Refused::damaged("is damaged or no mailbox; try to open it in the mail program that made it"));
    }
    Ok(members)
}

/// One message, from the offset of its first byte; an error where it is longer than `most`.
pub(super) fn message(source: &mut dyn Source, start: u64, most: u64) -> Result<Vec<u8>, Refused> {
    let mut lines = Lines::at(source, start)?;
    let mut message = Vec::new();
    while let Some(line) = lines.next()? {
        if line.parts && line.start > start {
            break;
        }
        if !line.parts {
            let quoted = line.begins && line.bytes.trim_ascii_start().starts_with(b">");
            let bytes = if quoted { unquoted(line.bytes) } else { line.bytes };
            message.extend_from_slice(bytes);
        }
        if message.len() as u64 > most {
            return Err(Refused::too_large(format!("has more than {} MB; save it as a file of its own", most >> 20)));
        }
    }
    Ok(message)
}

/// Names the last message by its number and its subject.
fn name(members: &mut [Member], head: &[u8]) {
    let number = members.len();
    let Some(member) = members.last_mut() else { return };
    let subject = mail::subject(head);
    let subject: String = subject.chars().map(|c| if matches!(c, '/' | '\\') { '-' } else { c }).take(60).collect();
    let subject = subject.trim();
    member.name = if subject.is_empty() { format!("{number:04}.eml") } else { format!("{number:04} {subject}.eml") };
}

/// A line that the mailbox put a `>` before.
fn unquoted(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    if marks > 0 && line.get(marks..).is_some_and(|rest| rest.starts_with(b"From ")) {
        line.get(1..).unwrap_or_default()
    } else {
        line
    }
}

/// A line, or a part of one that is too long.
struct Line<'l> {
    start: u64,
    bytes: &'l [u8],
    /// Whether it begins where a line does.
    begins: bool,
    /// Whether a message begins behind it.
    parts: bool,
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        self.bytes.trim_ascii().is_empty()
    }
}

struct Lines<'s> {
    reader: BufReader<&'s mut dyn Source>,
    line: Vec<u8>,
    at: u64,
    /// Whether the line before was whole, and whether it was blank.
    whole: bool,
    blank: bool,
}

impl<'s> Lines<'s> {
    fn at(source: &'s mut dyn Source, start: u64) -> Result<Self, Refused> {
        source.seek(SeekFrom::Start(start)).map_err(|error| Refused::by_disk(&error))?;
        let reader = BufReader::with_capacity(1 << 16, source);
        Ok(Self { reader, line: Vec::new(), at: start, whole: true, blank: true })
    }

    fn next(&mut self) -> Result<Option<Line<'_>>, Refused> {
        self.line.clear();
        let read = self.reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut self.line);
        let length = read.map_err(|error| Refused::by_disk(&error))?;
        if length == 0 {
            return Ok(None);
        }
        let begins = self.whole;
        let line =
            Line { start: self.at, bytes: &self.line, begins, parts: begins && self.blank && is_separator(&self.line) };
        self.at += length as u64;
        self.blank = begins && line.is_blank();
        self.whole = line.bytes.ends_with(b"\n");
        Ok(Some(line))
    }
}

/// Whether the line is one that a mailbox puts before a message: a sender and a time, with a year in it.
fn is_separator(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    let words = || rest.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let year = |word: &[u8]| {
        word.len() == 4 && word.iter().all(u8::is_ascii_digit) && (word.starts_with(b"19") || word.starts_with(b"20"))
    };
    words().count() >= 3 && words().any(year) && words().any(|word| word.contains(&b':'))
}
