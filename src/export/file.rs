//! Exports as files.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::history::write_history;
use super::{ExportKind, write, write_entries};
use crate::model::{CaseFile, EntryRef};
use crate::workspace::{Step, replace_file};

/// Why an export was not written. The file is then as it was before.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// There is no such folder.
    #[error("{} could not be written: its folder does not exist", .0.display())]
    NoFolder(PathBuf),
    /// Access was refused, as it is on Windows while a spreadsheet has the file open.
    #[error("{} could not be written: {source}. Is it open in another program?", path.display())]
    Refused {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// The disk is full, or anything else.
    #[error("{} could not be written: {source}", path.display())]
    Disk {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
}

/// Writes one export to a file, whole or not at all.
///
/// # Errors
/// Where it could not be written.
pub fn save(case: &CaseFile, kind: ExportKind, path: &Path) -> Result<(), ExportError> {
    whole(path, |out| write(case, kind, out))
}

/// Writes some entries' rows to a file, whole or not at all.
///
/// # Errors
/// Where it could not be written.
pub fn save_entries(case: &CaseFile, kind: ExportKind, entries: &[EntryRef], path: &Path) -> Result<(), ExportError> {
    whole(path, |out| write_entries(case, kind, entries, out))
}

/// Writes what was decided to a file, whole or not at all.
///
/// # Errors
/// Where it could not be written.
pub fn save_history(steps: &[Step], path: &Path) -> Result<(), ExportError> {
    whole(path, |out| write_history(steps, out))
}

fn whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), ExportError> {
    replace_file(path, |out| write(out)).map_err(|source| {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound => ExportError::NoFolder(path),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy => ExportError::Refused { path, source },
            // ERROR_SHARING_VIOLATION, for which the standard library has no kind.
            _ if cfg!(windows) && source.raw_os_error() == Some(32) => ExportError::Refused { path, source },
            _ => ExportError::Disk { path, source },
        }
    })
}
