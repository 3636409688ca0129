//! Disk and file formats → [`Document`]. The only room that reads the case folder.
//!
//! Never fails on content: a file that cannot be read becomes a document with a [`Coverage`] and a [`Problem`].

pub mod pdf;

use std::path::{Path, PathBuf};

use crate::model::{Coverage, Document, Format, Problem};

/// A file of the case folder, listed but not yet read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedFile {
    /// Relative to the case folder, with `/`.
    pub path: String,
    /// Where it is on disk.
    pub location: PathBuf,
    /// By its extension.
    pub format: Format,
    /// Size in bytes.
    pub bytes: u64,
}

/// Lists the documents of a folder and its sub-folders, sorted by path, with what could not be listed.
///
/// # Errors
/// A problem, where the folder itself cannot be read.
pub fn list(folder: &Path) -> Result<(Vec<ListedFile>, Vec<Problem>), Problem> {
    let _ = folder;
    Ok(Default::default())
}

/// Reads one file.
pub fn read(file: &ListedFile) -> (Document, Vec<Problem>) {
    (Document::empty(&file.path, file.format, Coverage::Unsupported), Vec::new())
}
