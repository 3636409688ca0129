//! Disk and file formats → [`Document`]. The only room that reads the case folder.
//!
//! Never fails on content: a file that cannot be read becomes a document with a [`Coverage`] and a [`Problem`].

mod encoding;
pub mod html;
pub mod mail;
mod markup;
pub mod pages;
pub mod pdf;
mod text;
mod walk;

pub use walk::{ListedFile, is_document_name, list};

use std::fs::File;
use std::io::Read;
use std::sync::Arc;

use crate::model::{Coverage, Document, Format, Problem, ProblemKind};

/// The largest file that is read as text, in bytes. Beyond it a text file is a log or a dump, not a case document.
pub const MAX_TEXT_BYTES: u64 = 100 << 20;

/// Reads one file. Its problems name no [`crate::model::DocId`]: the caller knows where the document stands.
pub fn read(file: &ListedFile) -> (Document, Vec<Problem>) {
    if file.format == Format::Other {
        return (Document::empty(&file.path, file.format, Coverage::Unsupported), Vec::new());
    }
    if file.bytes > MAX_TEXT_BYTES {
        let megabytes = file.bytes >> 20;
        return unread(
            file,
            Coverage::TooLarge,
            format!("{megabytes} MB are too much to read at once; split the file into parts of less than 100 MB"),
        );
    }
    match bytes_of(file) {
        Ok(bytes) => read_bytes(file, &bytes),
        Err(error) => {
            let advice = match error.kind() {
                std::io::ErrorKind::NotFound => "it was there a moment ago; read the folder again".to_owned(),
                std::io::ErrorKind::PermissionDenied => {
                    "you have no permission to read it; ask its owner for access".to_owned()
                }
                _ => format!("{error}; check the disk or the network drive and read the folder again"),
            };
            unread(file, Coverage::Damaged, format!("could not be opened: {advice}"))
        }
    }
}

/// Reads a file's bytes. Never more than the limit, however the file grows meanwhile.
fn bytes_of(file: &ListedFile) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(file.bytes).unwrap_or_default().min(1 << 24));
    File::open(&file.location)?.take(MAX_TEXT_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a file whose bytes are at hand.
pub fn read_bytes(file: &ListedFile, bytes: &[u8]) -> (Document, Vec<Problem>) {
    let hash = blake3::hash(bytes).to_hex().to_string();
    let (mut document, problems) = match file.format {
        Format::Text => mail::read(bytes, &file.path).unwrap_or_else(|| text::read(file, bytes)),
        Format::Markdown => text::read(file, bytes),
        Format::Html => html::read(&encoding::decode_page(bytes), &file.path),
        Format::Pdf => pdf::read(&Arc::new(bytes.to_vec()), &file.path),
        Format::Other => (Document::empty(&file.path, file.format, Coverage::Unsupported), Vec::new()),
    };
    document.hash = hash;
    (document, problems)
}

/// A document that could not be read, and why.
fn unread(file: &ListedFile, coverage: Coverage, message: String) -> (Document, Vec<Problem>) {
    let problem = Problem { path: file.path.clone(), doc: None, kind: ProblemKind::Unreadable, message };
    (Document::empty(&file.path, file.format, coverage), vec![problem])
}
