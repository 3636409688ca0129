//! What differs between operating systems when a file is replaced.

use std::fs::Permissions;
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use tempfile::{Builder, NamedTempFile, PersistError};

/// How often a rename is tried again while another program has the file open.
const RETRIES: u32 = 8;

/// The wait before the first retry; doubled before each further one, so that all of them take about two seconds.
const FIRST_WAIT: Duration = Duration::from_millis(8);

/// A new file in `folder` that is removed when it is dropped, with the permissions that a new file of the user's has.
pub(super) fn new_file_in(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    // The name says whose it is, and hides it from listings of the case folder, should the machine lose power now.
    builder.prefix(".redwell-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Temporary files are made for their owner alone; colleagues on a share must be able to read this one.
        builder.permissions(Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Gives a file the permissions of the one that it is about to replace. A file system without permissions is no
/// failure: the words matter more.
pub(super) fn keep_permissions(file: &NamedTempFile, permissions: Permissions) {
    if let Err(error) = file.as_file().set_permissions(permissions) {
        log::debug!("permissions not kept: {error}");
    }
}

/// Renames `file` to `target`, in one step and over whatever stands there.
pub(super) fn rename_over(mut file: NamedTempFile, target: &Path) -> io::Result<()> {
    let mut wait = FIRST_WAIT;
    for _ in 0..RETRIES {
        match file.persist(target) {
            Ok(_) => return Ok(()),
            Err(PersistError { error, file: back }) if is_held_open(&error) => {
                file = back;
                thread::sleep(wait);
                wait *= 2;
            }
            Err(PersistError { error, .. }) => return Err(error),
        }
    }
    file.persist(target).map(drop).map_err(|failed| failed.error)
}

/// Whether Windows refuses because a virus scanner, a synchroniser or a viewer has the file open just now:
/// `ERROR_ACCESS_DENIED` and `ERROR_SHARING_VIOLATION`. Elsewhere an open file can be replaced.
pub(super) fn is_held_open(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32))
}

/// Makes the names in a folder outlast a loss of power. Windows keeps them by itself, and has no such call.
pub(super) fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    // Some network file systems refuse this; the file's own content is safe all the same.
    if let Err(error) = std::fs::File::open(folder).and_then(|folder| folder.sync_all()) {
        log::debug!("folder not synchronised: {error}");
    }
    #[cfg(not(unix))]
    let _ = folder;
}
