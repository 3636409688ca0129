//! One window at a time writes a workspace.
//!
//! The lock is the operating system's, on a file of its own, and ends with the process that holds it, however that ends.
//! A second file says who that is: a locked file cannot be read by others on Windows. Both go when the lock does.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use same_file::Handle;

use super::platform;

const LOCK: &str = ".redwell.lock";
const OWNER: &str = ".redwell.owner";

/// How often to try when the lock file goes away between opening and locking it.
const ATTEMPTS: u32 = 5;

/// How long to wait for Windows to let go of a name.
const PAUSE: Duration = Duration::from_millis(10);

/// The right to write a folder's workspace; let go of when dropped.
#[derive(Debug)]
pub(super) struct Lock {
    /// Holds the lock, for as long as it is open.
    _file: File,
    folder: PathBuf,
}

/// What became of trying to get the lock.
#[derive(Debug)]
pub(super) enum Locking {
    /// It is ours.
    Ours(Lock),
    /// Somebody else has it: their name.
    Held(String),
    /// The disk knows no locks, as some network drives do not.
    Unsupported,
    /// Nothing can be written into the folder.
    NotWritable(io::Error),
}

impl Lock {
    /// Tries to get the lock of a folder, for `owner`.
    pub(super) fn acquire(folder: &Path, owner: &str) -> Locking {
        let path = folder.join(LOCK);
        for attempt in 1..=ATTEMPTS {
            let file = match File::options().write(true).create(true).truncate(false).open(&path) {
                Ok(file) => file,
                // Windows refuses a name whose file is just being removed.
                Err(error) if platform::is_held_open(&error) && attempt < ATTEMPTS => {
                    thread::sleep(PAUSE);
                    continue;
                }
                Err(error) => return Locking::NotWritable(error),
            };
            match file.try_lock() {
                Ok(()) if is_still_there(&file, &path) => {
                    let lock = Self { _file: file, folder: folder.to_owned() };
                    // Without it, a second window can only say that somebody has the case open.
                    if let Err(error) = fs::write(folder.join(OWNER), owner) {
                        log::debug!("owner of the lock not written: {error}");
                    }
                    return Locking::Ours(lock);
                }
                // Its last owner removed the file after it was opened here; what is locked is a file without a name.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Locking::Held(owner_of(folder)),
                Err(TryLockError::Error(error)) => {
                    log::info!("{}: no locks here: {error}", path.display());
                    return Locking::Unsupported;
                }
            }
        }
        Locking::Held(owner_of(folder))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While the lock still holds, so that nobody else's files are removed.
        for name in [OWNER, LOCK] {
            if let Err(error) = fs::remove_file(self.folder.join(name)) {
                log::debug!("{name} stays behind: {error}");
            }
        }
    }
}

/// The user and the computer, as a second window is told of them: "dana on front-desk".
pub fn owner_name() -> String {
    let first = |names: &[&str]| names.iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    let user = first(&["USER", "USERNAME", "LOGNAME"]);
    let computer = first(&["COMPUTERNAME", "HOSTNAME"]).or_else(|| {
        let name = fs::read_to_string("/etc/hostname").ok()?;
        Some(name.trim().to_owned()).filter(|name| !name.is_empty())
    });
    match (user, computer) {
        (Some(user), Some(computer)) => format!("{user} on {computer}"),
        (Some(user), None) => user,
        (None, Some(computer)) => format!("somebody on {computer}"),
        (None, None) => "somebody else".to_owned(),
    }
}

fn owner_of(folder: &Path) -> String {
    fs::read_to_string(folder.join(OWNER))
        .ok()
        .map(|name| name.chars().filter(|c| !c.is_control()).take(80).collect::<String>())
        .filter(|name| !name.trim().is_empty())
        .unwrap_or_else(|| "somebody else".to_owned())
}

fn is_still_there(file: &File, path: &Path) -> bool {
    let opened = file.try_clone().and_then(Handle::from_file);
    matches!((opened, Handle::from_path(path)), (Ok(opened), Ok(named)) if opened == named)
}
