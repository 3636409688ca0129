//! Documents inside of other files: attachments of e-mail, members of archives, messages of mailboxes.
//!
//! Each is listed as a document of its own, with the container's path before its name, and is read by itself. Nothing
//! is ever written to disk, so that a name can do no harm; it is still made into one that every system could bear. What
//! a container may cost is bounded: [`MOST_MEMBERS`], [`DEEPEST`] and [`MOST_NESTED_BYTES`].

mod archive;
mod mailbox;
mod names;

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{ListedFile, MAX_BYTES, Refused, mail, most_bytes, outlook, walk};
use crate::model::{Coverage, Document, Format, Problem, ProblemKind, Span};

/// How many documents one file of the folder may hold.
const MOST_MEMBERS: usize = 5_000;

/// How many containers may lie one inside the other.
const DEEPEST: usize = 3;

/// How many bytes of containers inside of one file are unpacked to list what is in them.
const MOST_NESTED_BYTES: u64 = 512 << 20;

/// A step into a file that holds other documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Step {
    /// What sort of file is stepped into.
    pub container: Format,
    /// Which of its documents: its number, or in a mailbox the offset of its first byte.
    pub member: u64,
}

/// A document of a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    /// Its name or path in the container, as the container gives it.
    pub(super) name: String,
    /// By which it is found again.
    pub(super) number: u64,
    /// Its length unpacked, as the container gives it.
    pub(super) bytes: u64,
    /// What it is said to be, where its name does not tell.
    pub(super) format: Option<Format>,
}

/// What can be read from any place on.
trait Source: Read + Seek {}

impl<T: Read + Seek> Source for T {}

/// Adds the documents inside of a file of the folder to `files`, and what could not be listed to `problems`.
pub(super) fn list(file: &ListedFile, files: &mut Vec<ListedFile>, problems: &mut Vec<Problem>) {
    let mut listing = Listing { files, problems, room: MOST_MEMBERS, nested: MOST_NESTED_BYTES };
    // What cannot be opened or is no container says so when it is read itself.
    if let Ok(mut open) = File::open(&file.location).map(BufReader::new) {
        listing.add(file, &mut open);
    }
}

struct Listing<'l> {
    files: &'l mut Vec<ListedFile>,
    problems: &'l mut Vec<Problem>,
    /// How many more documents fit.
    room: usize,
    /// How many more bytes of containers may be unpacked.
    nested: u64,
}

impl Listing<'_> {
    fn add(&mut self, file: &ListedFile, source: &mut dyn Source) {
        let Ok(members) = members(file.format, source) else { return };
        let mut taken = HashSet::new();
        for member in members {
            let Some(name) = names::safe(&member.name) else { continue };
            if self.room == 0 {
                self.say(
                    file,
                    format!("holds more than {MOST_MEMBERS} documents; those beyond are left out. Split it"),
                );
                return;
            }
            self.room -= 1;
            let name = names::unlike(&name, &mut taken);
            let format = match walk::format_of(&name) {
                Format::Other => member.format.unwrap_or(Format::Other),
                known => known,
            };
            let step = Step { container: file.format, member: member.number };
            let inner = ListedFile {
                path: format!("{}/{name}", file.path),
                location: file.location.clone(),
                format,
                bytes: member.bytes,
                modified: file.modified,
                steps: file.steps.iter().copied().chain([step]).collect(),
            };
            if format.is_container() {
                self.nested(&inner, source);
            }
            self.files.push(inner);
        }
    }

    /// Adds what is inside of a container that is itself inside of one.
    fn nested(&mut self, inner: &ListedFile, source: &mut dyn Source) {
        if inner.steps.len() >= DEEPEST {
            // A message that holds nothing but its words is read whole, however deep it lies.
            return if inner.format == Format::Zip {
                self.say(inner, "lies too deep inside other files to be opened; take it out of them".to_owned());
            };
        }
        if inner.bytes > self.nested {
            return self.say(inner, "is too large to be opened inside another file; take it out of it".to_owned());
        }
        self.nested -= inner.bytes;
        let Some(step) = inner.steps.last() else { return };
        if let Ok(bytes) = member(*step, source, most_bytes(inner.format).min(MAX_BYTES)) {
            self.add(inner, &mut Cursor::new(bytes));
        }
    }

    fn say(&mut self, file: &ListedFile, message: String) {
        let kind = ProblemKind::Partial;
        self.problems.push(Problem { path: file.path.clone(), doc: None, kind, message });
    }
}

/// The bytes of a document inside of a file; at most `most`.
///
/// # Errors
/// Why they are not to be had.
pub(super) fn bytes(file: &ListedFile, most: u64) -> Result<Vec<u8>, Refused> {
    let mut open = File::open(&file.location).map(BufReader::new).map_err(|error| Refused::by_disk(&error))?;
    let mut bytes: Option<Vec<u8>> = None;
    for (at, step) in file.steps.iter().enumerate() {
        let most = if at + 1 == file.steps.len() { most } else { MAX_BYTES };
        bytes = Some(match bytes {
            None => member(*step, &mut open, most)?,
            Some(outer) => member(*step, &mut Cursor::new(outer), most)?,
        });
    }
    bytes.ok_or_else(|| Refused::damaged("is not inside of another file"))
}

/// A container of the folder as a document of its own, without reading it into memory.
pub(super) fn document(file: &ListedFile) -> (Document, Vec<Problem>) {
    let mut hasher = blake3::Hasher::new();
    let opened = File::open(&file.location).and_then(|mut open| {
        hasher.update_reader(&mut open)?;
        open.seek(SeekFrom::Start(0))?;
        Ok(BufReader::new(open))
    });
    match opened {
        Err(error) => Refused::by_disk(&error).of(file),
        Ok(mut open) => {
            let (mut document, problems) = contents(file, &mut open);
            document.hash = hasher.finalize().to_hex().to_string();
            (document, problems)
        }
    }
}

/// A container inside of another file as a document of its own.
pub(super) fn document_of(bytes: &Arc<Vec<u8>>, file: &ListedFile) -> (Document, Vec<Problem>) {
    contents(file, &mut Cursor::new(bytes.as_slice()))
}

/// The names of what a container holds. They are no sentences: no fact is read from them.
fn contents(file: &ListedFile, source: &mut dyn Source) -> (Document, Vec<Problem>) {
    match members(file.format, source) {
        Err(refused) => refused.of(file),
        Ok(members) => {
            let names = members.iter().filter_map(|member| names::safe(&member.name)).take(MOST_MEMBERS);
            let text: String = names.flat_map(|name| [name, "\n".to_owned()]).collect();
            let coverage = if text.is_empty() { Coverage::NoText } else { Coverage::Read };
            let margins = if text.is_empty() { Vec::new() } else { vec![Span::new(0, text.len())] };
            let empty = Document::empty(&file.path, file.format, coverage);
            (Document { text: text.into(), margins, ..empty }, Vec::new())
        }
    }
}

/// What a container holds, in its own order.
fn members(format: Format, source: &mut dyn Source) -> Result<Vec<Member>, Refused> {
    guarded(|| match format {
        Format::Zip => archive::list(source),
        Format::Mailbox => mailbox::list(source),
        Format::Email => Ok(mail::attachments(&whole(source)?)),
        Format::Outlook => Ok(outlook::attachments(&whole(source)?)),
        _ => Ok(Vec::new()),
    })
}

/// One document of a container; an error where it is longer than `most`.
fn member(step: Step, source: &mut dyn Source, most: u64) -> Result<Vec<u8>, Refused> {
    guarded(|| match step.container {
        Format::Zip => archive::member(source, step.member, most),
        Format::Mailbox => mailbox::message(source, step.member, most),
        Format::Email => mail::attachment(&whole(source)?, step.member)
            .ok_or_else(|| Refused::damaged("is no longer in the message; read the folder again")),
        Format::Outlook => outlook::attachment(&whole(source)?, step.member),
        _ => Err(Refused::damaged("is not inside of another file")),
    })
}

/// All bytes of a container that is read at once.
fn whole(source: &mut dyn Source) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    let read = source.seek(SeekFrom::Start(0)).and_then(|_| source.take(MAX_BYTES).read_to_end(&mut bytes));
    read.map(|_| bytes).map_err(|error| Refused::by_disk(&error))
}

/// A fault in a reader of containers is a damage of the container: the listing goes on.
fn guarded<T>(read: impl FnOnce() -> Result<T, Refused>) -> Result<T, Refused> {
    let fault = |_| Err(Refused::damaged("is damaged; try to open it with the program that made it"));
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(fault)
}
