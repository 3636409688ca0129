//! Disk and file formats → [`Document`]. The only room that reads the case folder.
//!
//! Never fails on content: a file that cannot be read becomes a document with a [`Coverage`] and a [`Problem`].

mod encoding;
mod flow;
pub mod html;
mod image;
mod inside;
pub mod mail;
mod markup;
pub mod ocr;
mod outlook;
mod page_names;
pub mod pages;
pub mod pdf;
mod rtf;
mod sheets;
mod text;
mod walk;
mod word;
mod word97;
mod xml;

pub use inside::Step;
pub use walk::{ListedFile, is_document_name, list, list_files, list_inside, may_hold_documents};

use std::fs::File;
use std::io::Read;
use std::sync::Arc;

use crate::model::{Coverage, Document, Format, Problem, ProblemKind};
use page_names::page_names;

/// The largest file that is read as text, in bytes. Beyond it a text file is a log or a dump, not a case document.
pub const MAX_TEXT_BYTES: u64 = 100 << 20;

/// The largest file of another format, in bytes.
const MAX_BYTES: u64 = 256 << 20;

/// The largest PDF file, in bytes: a scanned binder may be that long.
const MAX_PDF_BYTES: u64 = 1 << 30;

/// Reads one file. Its problems name no [`crate::model::DocId`]: the caller knows where the document stands.
pub fn read(file: &ListedFile) -> (Document, Vec<Problem>) {
    if file.format == Format::Other {
        // Not even opened: it may be a video of hours.
        return (Document::empty(&file.path, file.format, Coverage::Unsupported), Vec::new());
    }
    if file.steps.is_empty() && is_read_in_parts(file.format) {
        return inside::document(file);
    }
    match bytes_of(file) {
        Ok(bytes) => read_bytes(file, &Arc::new(bytes)),
        Err(refused) => refused.of(file),
    }
}

/// blake3 of a file's bytes, as [`Document::hash`] has it; `None` for one that is not to be read, or cannot be, and for
/// a document inside of a file, which would have to be taken out first.
pub fn hash_of(file: &ListedFile) -> Option<String> {
    if file.format == Format::Other || !file.steps.is_empty() || file.bytes > most_bytes(file.format) {
        return None;
    }
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(&file.location).ok()?.take(most_bytes(file.format))).ok()?;
    Some(hasher.finalize().to_hex().to_string())
}

/// The bytes of a file, or of a document inside a file. Never more than the limit, however the file grows meanwhile.
///
/// # Errors
/// Why they are not to be had.
pub fn bytes_of(file: &ListedFile) -> Result<Vec<u8>, Refused> {
    let most = most_bytes(file.format);
    if file.bytes > most {
        let (megabytes, most) = (file.bytes >> 20, most >> 20);
        return Err(Refused::too_large(format!(
            "{megabytes} MB are too much to read at once; split the file into parts of less than {most} MB"
        )));
    }
    if !file.steps.is_empty() {
        return inside::bytes(file, most);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(file.bytes).unwrap_or_default().min(1 << 24));
    let read = File::open(&file.location).and_then(|open| open.take(most).read_to_end(&mut bytes));
    read.map(|_| bytes).map_err(|error| Refused::by_disk(&error))
}

/// Reads a file whose bytes are at hand. They are shared, not copied: the readers of some formats keep them while they
/// read.
pub fn read_bytes(file: &ListedFile, bytes: &Arc<Vec<u8>>) -> (Document, Vec<Problem>) {
    let hash = blake3::hash(bytes.as_slice()).to_hex().to_string();
    let (mut document, problems) = match file.format {
        Format::Text => mail::read(bytes, &file.path).unwrap_or_else(|| text::read(file, bytes)),
        Format::Markdown => text::read(file, bytes),
        Format::Html => html::read(&encoding::decode_page(bytes), &file.path),
        Format::Pdf => pdf::read(bytes, &file.path),
        Format::Email => mail::read_message(bytes, &file.path),
        Format::Mailbox | Format::Zip => inside::document_of(bytes, file),
        // What is named so is often of another format.
        Format::Rtf | Format::Word | Format::OldWord if rtf::is_rtf(bytes) => rtf::read(bytes, &file.path),
        Format::OldWord if bytes.starts_with(b"PK") => word::read(bytes, &file.path),
        Format::OldWord if is_page(bytes) => html::read(&encoding::decode_page(bytes), &file.path),
        Format::Word => word::read(bytes, &file.path),
        Format::OldWord => word97::read(bytes, &file.path),
        Format::Rtf => rtf::read(bytes, &file.path),
        Format::Image => image::read(bytes, &file.path),
        Format::Workbook => sheets::read_workbook(bytes, &file.path),
        Format::Csv => sheets::read_text(file, bytes),
        Format::Outlook => outlook::read(bytes, &file.path),
        Format::Other => (Document::empty(&file.path, file.format, Coverage::Unsupported), Vec::new()),
    };
    document.format = file.format;
    document.hash = hash;
    (document, problems)
}

/// Why the bytes of a file are not to be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What that makes of the document.
    pub coverage: Coverage,
    /// What failed and what to do about it, to be read behind the file's name.
    pub message: String,
}

impl Refused {
    fn damaged(message: impl Into<String>) -> Self {
        Self { coverage: Coverage::Damaged, message: message.into() }
    }

    fn too_large(message: impl Into<String>) -> Self {
        Self { coverage: Coverage::TooLarge, message: message.into() }
    }

    fn by_disk(error: &std::io::Error) -> Self {
        let advice = match error.kind() {
            std::io::ErrorKind::NotFound => "it was there a moment ago; read the folder again".to_owned(),
            std::io::ErrorKind::PermissionDenied => {
                "you have no permission to read it; ask its owner for access".to_owned()
            }
            _ => format!("{error}; check the disk or the network drive and read the folder again"),
        };
        Self::damaged(format!("could not be opened: {advice}"))
    }

    /// A document that could not be read, and why.
    pub fn of(self, file: &ListedFile) -> (Document, Vec<Problem>) {
        unread(file, self.coverage, self.message)
    }
}

/// Whether the bytes begin as a web page does: programs that write "Word files" often write these.
fn is_page(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    [b"<html".as_slice(), b"<!doctype html"]
        .iter()
        .any(|word| start.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))
}

/// Whether files of the format may be longer than memory, and are read in parts.
fn is_read_in_parts(format: Format) -> bool {
    matches!(format, Format::Zip | Format::Mailbox)
}

/// The most bytes of a file of the format that are read at once.
fn most_bytes(format: Format) -> u64 {
    match format {
        Format::Text | Format::Markdown | Format::Html | Format::Csv => MAX_TEXT_BYTES,
        Format::Pdf => MAX_PDF_BYTES,
        _ => MAX_BYTES,
    }
}

/// A document that could not be read, and why.
fn unread(file: &ListedFile, coverage: Coverage, message: String) -> (Document, Vec<Problem>) {
    let problem = Problem { path: file.path.clone(), doc: None, kind: ProblemKind::Unreadable, message };
    (Document::empty(&file.path, file.format, coverage), vec![problem])
}
