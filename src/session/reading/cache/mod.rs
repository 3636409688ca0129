//! What was read before, kept in the user's cache directory.
//!
//! One file for each content (two, if it holds other documents), and one for each case folder that says which file held which content when it was last
//! seen. Deleting any of it loses nothing. Whatever cannot be read or written is as good as not there; nothing here
//! fails.
//!
//! What was kept by another build of the program is not taken: it may have read otherwise.

mod sealed;
mod snapshot;
mod trim;

pub(super) use snapshot::Snapshot;

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::inside::Inside;
use super::outcome::Outcome;
use crate::ingest::ListedFile;

/// How much is kept, in bytes.
const MOST: u64 = 2 << 30;

/// What was used is marked as such if it was not for so long: to write for each use would cost more than it tells.
const USED_ANEW: Duration = Duration::from_hours(24);

/// The cache of what documents hold and say.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
    build: [u8; 16],
    most: u64,
}

impl Cache {
    /// A cache in this directory, which need not be there yet. `build` are words that differ between any two builds of
    /// the program.
    pub fn new(folder: impl Into<PathBuf>, build: &str) -> Self {
        let hash = blake3::hash(build.as_bytes());
        let mut short = [0; 16];
        short.copy_from_slice(hash.as_bytes().split_at(16).0);
        Self { folder: folder.into(), build: short, most: MOST }
    }

    /// The same, keeping about so many bytes at most.
    #[must_use]
    pub fn with_most(self, bytes: u64) -> Self {
        Self { most: bytes, ..self }
    }

    /// The cache of this user and of this program; `None` where the system knows of no directory for it.
    pub fn of_user() -> Option<Self> {
        let folder = directories::ProjectDirs::from("", "", "Redwell")?.cache_dir().to_owned();
        let program = std::env::current_exe().and_then(std::fs::metadata).ok()?;
        // A version's number alone does not tell the builds of a developer apart.
        let build = format!("{} {} {:?}", env!("CARGO_PKG_VERSION"), program.len(), program.modified());
        Some(Self::new(folder, &build))
    }

    /// What a file of this content says, where it is known. `hash` is the content's blake3 in lower-case hex.
    pub(super) fn outcome(&self, file: &ListedFile, hash: &str) -> Option<Outcome> {
        let path = self.place_of("documents", hash, &file.path)?;
        let payload = sealed::read(&path, &self.build)?;
        let outcome: Outcome = postcard::from_bytes(&payload).ok()?;
        mark_used(&path);
        Some(outcome.under_name_of(file))
    }

    /// Keeps what a file says. What could not be opened has no content to go by, and is not kept.
    pub(super) fn keep(&self, outcome: &Outcome) {
        let Some(path) = self.place_of("documents", &outcome.document.hash, &outcome.document.path) else { return };
        match postcard::to_stdvec(outcome) {
            Ok(payload) => sealed::write(&path, &self.build, &payload),
            Err(error) => log::debug!("{} is not kept: {error}", outcome.document.path),
        }
    }

    /// What is inside of a file of this content, where it is known.
    pub(super) fn inside(&self, container: &ListedFile, hash: &str) -> Option<Inside> {
        let payload = sealed::read(&self.place_of("inside", hash, &container.path)?, &self.build)?;
        let inside: Inside = postcard::from_bytes(&payload).ok()?;
        Some(inside.under_name_of(container))
    }

    /// Keeps what is inside of a file of this content.
    pub(super) fn keep_inside(&self, container: &ListedFile, hash: &str, inside: &Inside) {
        if let (Some(path), Ok(payload)) = (self.place_of("inside", hash, &container.path), postcard::to_stdvec(inside))
        {
            sealed::write(&path, &self.build, &payload);
        }
    }

    /// Which file of a case folder held what, when it was last seen.
    pub(super) fn snapshot(&self, folder: &Path) -> Snapshot {
        let payload = sealed::read(&self.place_of_snapshot(folder), &self.build);
        payload.and_then(|payload| Snapshot::from_bytes(&payload)).unwrap_or_default()
    }

    /// Keeps which file of a case folder holds what, where that is not known already.
    pub(super) fn keep_snapshot(&self, folder: &Path, known: &Snapshot, new: &Snapshot) {
        if known == new {
            return;
        }
        if let Some(payload) = new.to_bytes() {
            sealed::write(&self.place_of_snapshot(folder), &self.build, &payload);
        }
    }

    /// Takes away what was not used for longest, until what is left fits.
    pub(in crate::session) fn trim(&self) {
        trim::trim(&self.folder, self.most);
    }

    /// Where a content's file is. A document's name is part of what it says: courts number their documents by it.
    fn place_of(&self, what: &str, hash: &str, path: &str) -> Option<PathBuf> {
        if hash.is_empty() {
            return None;
        }
        let name = path.rsplit('/').next().unwrap_or(path);
        let key = blake3::hash(format!("{hash} {name}").as_bytes()).to_hex();
        let (group, key) = key.split_at_checked(2)?;
        Some(self.folder.join(what).join(group).join(key))
    }

    fn place_of_snapshot(&self, folder: &Path) -> PathBuf {
        let folder = std::path::absolute(folder).unwrap_or(folder.to_owned());
        let key = blake3::hash(folder.as_os_str().as_encoded_bytes()).to_hex();
        self.folder.join("cases").join(key.as_str())
    }
}

/// Marks a file as used today.
fn mark_used(path: &Path) {
    let now = SystemTime::now();
    let old = |time: SystemTime| now.duration_since(time).is_ok_and(|age| age > USED_ANEW);
    if std::fs::metadata(path).and_then(|data| data.modified()).is_ok_and(old) {
        let marked = std::fs::File::options().write(true).open(path).and_then(|file| file.set_modified(now));
        if let Err(error) = marked {
            log::debug!("not marked as used: {error}");
        }
    }
}
