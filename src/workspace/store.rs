//! Saving a case's workspace.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Workspace;
use super::disk::{free_name, replace_file};
use super::home::{Both, Homes, NAME, hash_of, name_of};
use super::lock::Lock;
use super::opening::Remark;
use super::saved::{self, Parsed};

/// Why a workspace was not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// A newer program saved the file meanwhile.
    #[error("{NAME} was saved by a newer Redwell meanwhile, and is left as it is; {}, update this one", mine_words(kept.as_deref()))]
    Newer {
        /// Where the decisions are kept instead, beside that file.
        kept: Option<PathBuf>,
    },
    /// It could not be put into words.
    #[error("{NAME} could not be written: {0}")]
    Print(#[from] ron::Error),
    /// The disk refused.
    #[error("{} could not be saved: {source}; {}", path.display(), kept_words(rescued.as_deref()))]
    Disk {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
        /// Where a copy is kept instead, to be picked up when the case is opened again.
        rescued: Option<PathBuf>,
    },
}

impl SaveError {
    /// Whether the decisions are on a disk all the same.
    pub fn is_kept(&self) -> bool {
        match self {
            Self::Newer { kept } => kept.is_some(),
            Self::Disk { rescued, .. } => rescued.is_some(),
            Self::Print(_) => false,
        }
    }
}

/// The right and the means to save one case's workspace. Holds the lock, until it is dropped.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    /// In the data directory: where a copy goes when the case folder cannot be written all of a sudden.
    refuge: Option<PathBuf>,
    /// Whether there is a copy there that the next save makes superfluous.
    refuge_used: bool,
    /// What a file that is kept elsewhere says of the case folder's own.
    based_on: String,
    /// Names the content that was read or written last; empty where there was no file.
    seen: String,
    /// Beside the file: where the decisions go once a newer program has saved it.
    mine: Option<PathBuf>,
    _lock: Option<Lock>,
}

impl Store {
    /// Saves into the case folder.
    pub(super) fn in_folder(homes: &Homes, both: &Both, lock: Option<Lock>) -> Self {
        Self {
            path: homes.own.clone(),
            refuge: homes.away.clone(),
            refuge_used: both.away_counts(),
            based_on: String::new(),
            seen: both.own.hash().to_owned(),
            mine: None,
            _lock: lock,
        }
    }

    /// Saves into the data directory, for a case folder that cannot be written.
    pub(super) fn away(path: &Path, both: &Both, lock: Option<Lock>) -> Self {
        Self {
            path: path.to_owned(),
            refuge: None,
            refuge_used: false,
            based_on: both.own.hash().to_owned(),
            seen: both.away.hash().to_owned(),
            mine: None,
            _lock: lock,
        }
    }

    /// The file that is saved.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The old file was moved out of the way.
    pub(super) fn old_is_gone(&mut self) {
        self.seen.clear();
    }

    /// Saves the workspace. Says what the user has to know where something unusual was done.
    ///
    /// Slow where the disk is: not for the thread that draws.
    ///
    /// # Errors
    /// Where it was not saved; the old file is then as it was.
    pub fn save(&mut self, workspace: &Workspace) -> Result<Option<Remark>, SaveError> {
        let text = saved::print(workspace, &self.based_on)?;
        match self.replace(text.as_bytes()) {
            Ok(remark) => {
                self.seen = hash_of(text.as_bytes());
                self.leave_refuge();
                Ok(remark)
            }
            Err(Refusal::Newer) => Err(SaveError::Newer { kept: self.put_beside(text.as_bytes()) }),
            Err(Refusal::Disk(source)) => {
                let rescued = self.rescue(workspace);
                Err(SaveError::Disk { path: self.path.clone(), source, rescued })
            }
        }
    }

    /// Whether there is a file, so that saving again adds none to the case folder.
    pub fn has_file(&self) -> bool {
        !self.seen.is_empty()
    }

    /// Puts the old file beside, and the new one in its place.
    fn replace(&self, text: &[u8]) -> Result<Option<Remark>, Refusal> {
        let mut remark = None;
        match fs::read(&self.path) {
            Ok(old) if hash_of(&old) == self.seen => {
                replace_file(&self.path.with_file_name(format!("{NAME}.bak")), |file| file.write_all(&old))?;
            }
            Ok(old) => {
                if matches!(saved::parse(&old), Parsed::Newer(..)) {
                    return Err(Refusal::Newer);
                }
                let other = free_name(&self.path, |number| format!("{NAME}.other-{number}"))?;
                replace_file(&other, |file| file.write_all(&old))?;
                let message = format!(
                    "{NAME} was changed by another program; its version is kept as {}, and yours is saved",
                    name_of(&other)
                );
                remark = Some(Remark { failed: true, message });
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
        replace_file(&self.path, |file| file.write_all(text))?;
        Ok(remark)
    }

    /// Keeps the decisions beside the file of a newer program, each time in the same place.
    fn put_beside(&mut self, text: &[u8]) -> Option<PathBuf> {
        let free = || free_name(&self.path, |number| format!("{NAME}.mine-{number}")).ok();
        let path = self.mine.clone().or_else(free)?;
        replace_file(&path, |file| file.write_all(text)).ok()?;
        self.mine = Some(path.clone());
        Some(path)
    }

    /// Keeps a copy in the data directory, which counts for as long as the case folder's own file stays as it is.
    fn rescue(&mut self, workspace: &Workspace) -> Option<PathBuf> {
        let refuge = self.refuge.clone()?;
        let text = saved::print(workspace, &self.seen).ok()?;
        fs::create_dir_all(refuge.parent()?).ok()?;
        replace_file(&refuge, |file| file.write_all(text.as_bytes())).ok()?;
        self.refuge_used = true;
        Some(refuge)
    }

    /// The case folder has it all now. The copy becomes a backup rather than being lost.
    fn leave_refuge(&mut self) {
        if let Some(refuge) = self.refuge.as_ref().filter(|_| self.refuge_used) {
            if let Err(error) = fs::rename(refuge, refuge.with_file_name(format!("{NAME}.bak"))) {
                log::info!("{} stays behind: {error}", refuge.display());
            }
            self.refuge_used = false;
        }
    }
}

/// Why a file was not replaced.
enum Refusal {
    Newer,
    Disk(io::Error),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

fn mine_words(kept: Option<&Path>) -> String {
    match kept {
        Some(path) => format!("your decisions are kept as {}", name_of(path)),
        None => "your decisions are kept here while Redwell is open".to_owned(),
    }
}

fn kept_words(rescued: Option<&Path>) -> String {
    match rescued {
        Some(path) => format!("a copy is kept as {} until it can be", path.display()),
        None => "your decisions are kept here while Redwell is open".to_owned(),
    }
}
