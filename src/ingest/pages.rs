//! Opening a file of the case a second time, to draw its pages.

use std::sync::Arc;

use thiserror::Error;

pub use super::pdf::{Cut, Pages, Picture};
use super::{ListedFile, bytes_of};
use crate::model::{Document, Format};

/// Why the pages of a file cannot be drawn, in words for the one who works with it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NoPages {
    /// There is no such file any more.
    #[error("The file is not there any more; it may have been moved, renamed or deleted")]
    Gone,
    /// The boxes of its words belong to another content.
    #[error("The file was changed since it was read; read the folder again")]
    Changed,
    /// It cannot be opened; says why, to be read behind the file's name.
    #[error("The file {0}")]
    Unread(String),
    /// Its content cannot be drawn.
    #[error("The pages of this file cannot be drawn; open it in a PDF reader to see them")]
    Undrawable,
}

/// Whether a document has pages that can be drawn.
pub fn has_pages(document: &Document) -> bool {
    document.format == Format::Pdf && !document.pages.is_empty()
}

/// Opens a file that was read as a document, to draw its pages. `hash` is [`Document::hash`]: pages of another content
/// are not handed out, because words and pages would not fit together.
///
/// # Errors
/// Why there are no pages.
pub fn open_pages(file: &ListedFile, hash: &str) -> Result<Pages, NoPages> {
    if !file.location.exists() {
        return Err(NoPages::Gone);
    }
    let bytes = bytes_of(file).map_err(|refused| NoPages::Unread(refused.message))?;
    if blake3::hash(&bytes).to_hex().as_str() != hash {
        return Err(NoPages::Changed);
    }
    match file.format {
        Format::Pdf => Pages::open(Arc::new(bytes)).ok_or(NoPages::Undrawable),
        _ => Err(NoPages::Undrawable),
    }
}
