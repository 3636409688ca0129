//! Opening a case's workspace: who may write it, where it lies, and what to do with a file that is not as it should be.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Workspace;
use super::disk::set_aside;
use super::home::{Both, Found, Homes, NAME, name_of};
use super::lock::{Lock, Locking};
use super::saved::{self, Parsed};
use super::store::Store;

/// A case's workspace, opened.
#[derive(Debug)]
pub struct Opened {
    /// What was saved; empty for a new case.
    pub workspace: Workspace,
    /// Whether it can be saved.
    pub access: Access,
    /// What the user has to be told of it.
    pub remarks: Vec<Remark>,
}

/// Whether a workspace can be saved.
#[derive(Debug)]
pub enum Access {
    /// It can, through this.
    Write(Store),
    /// It is open to read only; says why.
    ReadOnly(String),
}

/// Something to tell the user once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Whether something failed.
    pub failed: bool,
    /// A sentence without a final period.
    pub message: String,
}

/// Why a workspace cannot be read without a window.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The operating system does not let us read it.
    #[error("{} cannot be read: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// It is damaged.
    #[error("{} is damaged: {why}; open the case in Redwell to recover what it holds", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// How.
        why: String,
    },
}

/// Opens the workspace of a case folder. Never fails: at worst the case is open to read only, with nothing decided.
///
/// `owner` is what a second window is told of this one; `data_dir` is the user's data directory for this program.
pub fn open(folder: &Path, data_dir: Option<&Path>, owner: &str) -> Opened {
    let homes = Homes::of(folder, data_dir);
    let mut remarks = Vec::new();
    let lock = match Lock::acquire(folder, owner) {
        Locking::Ours(lock) => Some(lock),
        Locking::Held(by) => return open_to_read(&homes, held_words(&by), remarks),
        Locking::NotWritable(error) => return open_away(&homes, folder, &error, owner),
        Locking::Unsupported => {
            let message = "This drive cannot tell whether a colleague has the case open too; agree on who decides";
            remarks.push(Remark { failed: false, message: message.to_owned() });
            None
        }
    };
    let both = Both::look(&homes);
    let store = Store::in_folder(&homes, &both, lock);
    open_to_write(&homes, both, store, remarks)
}

/// Opens the workspace of a folder that cannot be written, in the data directory.
fn open_away(homes: &Homes, folder: &Path, refused: &io::Error, owner: &str) -> Opened {
    let nowhere = format!("{} cannot be written: {refused}", folder.display());
    let Some((away, away_folder)) = homes.away.as_deref().and_then(|away| Some((away, away.parent()?))) else {
        return open_to_read(homes, nowhere, Vec::new());
    };
    let locking = match fs::create_dir_all(away_folder) {
        Ok(()) => Lock::acquire(away_folder, owner),
        Err(error) => Locking::NotWritable(error),
    };
    let lock = match locking {
        Locking::Ours(lock) => Some(lock),
        Locking::Unsupported => None,
        Locking::Held(by) => return open_to_read(homes, held_words(&by), Vec::new()),
        Locking::NotWritable(error) => {
            return open_to_read(homes, format!("{nowhere}; nor can {}: {error}", away_folder.display()), Vec::new());
        }
    };
    let message = format!("{nowhere}; your decisions are kept in {}", away_folder.display());
    let both = Both::look(homes);
    let store = Store::away(away, &both, lock);
    open_to_write(homes, both, store, vec![Remark { failed: false, message }])
}

/// Reads the workspace of a case folder without writing anything anywhere, and says what is odd about it.
///
/// # Errors
/// Where there are decisions that cannot be read.
pub fn read(folder: &Path, data_dir: Option<&Path>) -> Result<(Workspace, Vec<String>), ReadError> {
    let homes = Homes::of(folder, data_dir);
    let both = Both::look(&homes);
    let (path, found) = chosen(&homes, both);
    match found {
        Found::Missing => Ok((Workspace::default(), Vec::new())),
        Found::Unreadable(source) => Err(ReadError::Unreadable { path, source }),
        Found::File { parsed: Parsed::Damaged(why), .. } => Err(ReadError::Damaged { path, why }),
        Found::File { parsed: Parsed::Newer(version, loaded), .. } => {
            let warning = format!("{}; what this one does not know is left out", newer_words(&path, version));
            Ok((loaded.workspace, vec![warning]))
        }
        Found::File { parsed: Parsed::Workspace(loaded), .. } => {
            let warnings = kept_remark(&path, &loaded.workspace).into_iter().map(|remark| remark.message).collect();
            Ok((loaded.workspace, warnings))
        }
    }
}

fn open_to_read(homes: &Homes, why: String, mut remarks: Vec<Remark>) -> Opened {
    let (path, found) = chosen(homes, Both::look(homes));
    let workspace = match found {
        Found::Missing => Workspace::default(),
        Found::File { parsed: Parsed::Workspace(loaded) | Parsed::Newer(_, loaded), .. } => loaded.workspace,
        Found::File { parsed: Parsed::Damaged(how), .. } => {
            let message = format!("{} is damaged: {how}", path.display());
            remarks.push(Remark { failed: true, message });
            Workspace::default()
        }
        Found::Unreadable(error) => {
            remarks.push(Remark { failed: true, message: format!("{} cannot be read: {error}", path.display()) });
            Workspace::default()
        }
    };
    Opened { workspace, access: Access::ReadOnly(why), remarks }
}

fn open_to_write(homes: &Homes, both: Both, mut store: Store, mut remarks: Vec<Remark>) -> Opened {
    if fs::metadata(store.path()).is_ok_and(|data| data.permissions().readonly()) {
        let why = format!("{} is write-protected", store.path().display());
        return open_to_read(homes, why, remarks);
    }
    if !both.away_counts() {
        remarks.extend(superseded(homes.away.as_deref(), &both.away));
    }
    let (path, found) = chosen(homes, both);
    let (workspace, access) = match found {
        Found::Missing => (Workspace::default(), Access::Write(store)),
        Found::Unreadable(error) => {
            let why = format!("{} cannot be read: {error}", path.display());
            (Workspace::default(), Access::ReadOnly(why))
        }
        Found::File { parsed: Parsed::Newer(version, loaded), .. } => {
            (loaded.workspace, Access::ReadOnly(newer_words(&path, version)))
        }
        Found::File { parsed: Parsed::Workspace(loaded), .. } => {
            remarks.extend(kept_remark(&path, &loaded.workspace));
            (loaded.workspace, Access::Write(store))
        }
        Found::File { parsed: Parsed::Damaged(why), .. } => {
            let (workspace, how) = recovered(&path);
            let damage = format!("{} is damaged: {why}", path.display());
            match set_aside(&path, |number| format!("redwell.damaged-{number}.ron")) {
                Ok(aside) => {
                    if path == store.path() {
                        store.old_is_gone();
                    }
                    let message = format!("{damage}; it was set aside as {}, and {how}", name_of(&aside));
                    remarks.push(Remark { failed: true, message });
                }
                // The case folder's own file, which cannot be touched, while decisions are kept elsewhere.
                Err(_) if path != store.path() => {
                    remarks.push(Remark { failed: true, message: format!("{damage}; {how}") });
                }
                Err(error) => {
                    let why = format!("{damage}, and cannot be set aside: {error}");
                    return Opened { workspace, access: Access::ReadOnly(why), remarks };
                }
            }
            // At once: what was recovered is nowhere in one piece until it is saved.
            if !workspace.history.is_empty()
                && let Err(error) = store.save(&workspace)
            {
                remarks.push(Remark { failed: true, message: error.to_string() });
            }
            (workspace, Access::Write(store))
        }
    };
    Opened { workspace, access, remarks }
}

/// The file that counts.
fn chosen(homes: &Homes, both: Both) -> (PathBuf, Found) {
    match &homes.away {
        Some(away) if both.away_counts() => (away.clone(), both.away),
        _ => (homes.own.clone(), both.own),
    }
}

/// What can still be had of a damaged file, and in words where it comes from.
fn recovered(path: &Path) -> (Workspace, String) {
    let previous = path.with_file_name(format!("{NAME}.bak"));
    if let Found::File { parsed: Parsed::Workspace(loaded), .. } = Found::at(&previous) {
        return (loaded.workspace, "the version saved before it is open".to_owned());
    }
    let workspace = fs::read(path).map(|bytes| saved::salvage(&bytes)).unwrap_or_default();
    let words = match workspace.history.steps().len() {
        0 => "no decision could be read out of it".to_owned(),
        1 => "one decision was read out of it".to_owned(),
        some => format!("{some} decisions were read out of it"),
    };
    (workspace, words)
}

/// Sets aside a file in the data directory from which somebody else's changes in the case folder went another way.
fn superseded(away: Option<&Path>, found: &Found) -> Option<Remark> {
    let away = away.filter(|_| matches!(found, Found::File { .. }))?;
    let message = match set_aside(away, |number| format!("{NAME}.other-{number}")) {
        Ok(aside) => format!(
            "{NAME} was changed since you decided things while the folder could not be written; those are kept in {}",
            aside.display()
        ),
        Err(error) => format!("{} is out of date, and cannot be set aside: {error}", away.display()),
    };
    Some(Remark { failed: true, message })
}

fn held_words(by: &str) -> String {
    format!("{by} has this case open; open it again when they are done")
}

fn newer_words(path: &Path, version: u32) -> String {
    format!("{} was saved by a newer Redwell, in format {version}", path.display())
}

fn kept_remark(path: &Path, workspace: &Workspace) -> Option<Remark> {
    let message = match workspace.history.kept() {
        0 => return None,
        1 => format!("One decision in {} is of a kind unknown here; it has no effect, and is kept", path.display()),
        some => format!(
            "{some} decisions in {} are of kinds unknown here; they have no effect, and are kept",
            path.display()
        ),
    };
    Some(Remark { failed: false, message })
}
