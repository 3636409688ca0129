//! Where a case's `redwell.ron` lies, and which of two counts.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::saved::{self, Parsed};

/// The name of the file.
pub(super) const NAME: &str = "redwell.ron";

/// The places of one case.
#[derive(Clone, Debug)]
pub(super) struct Homes {
    /// In the case folder.
    pub(super) own: PathBuf,
    /// In the user's data directory; `None` where there is no such directory.
    pub(super) away: Option<PathBuf>,
}

impl Homes {
    pub(super) fn of(folder: &Path, data_dir: Option<&Path>) -> Self {
        let away = data_dir.map(|data_dir| data_dir.join("workspaces").join(key(folder)).join(NAME));
        Self { own: folder.join(NAME), away }
    }
}

/// What lies in a place.
#[derive(Debug)]
pub(super) enum Found {
    /// No file.
    Missing,
    /// A file that the operating system does not let us read.
    Unreadable(io::Error),
    /// A file.
    File {
        /// Names its content.
        hash: String,
        /// What it says.
        parsed: Parsed,
    },
}

impl Found {
    pub(super) fn at(path: &Path) -> Self {
        match fs::read(path) {
            Ok(bytes) => Self::File { hash: hash_of(&bytes), parsed: saved::parse(&bytes) },
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::Missing,
            Err(error) => Self::Unreadable(error),
        }
    }

    /// Names the content; empty where there is none.
    pub(super) fn hash(&self) -> &str {
        match self {
            Self::File { hash, .. } => hash,
            Self::Missing | Self::Unreadable(_) => "",
        }
    }

    fn based_on(&self) -> Option<&str> {
        match self {
            Self::File { parsed: Parsed::Workspace(loaded) | Parsed::Newer(_, loaded), .. } => Some(&loaded.based_on),
            _ => None,
        }
    }
}

/// Both places as they are now.
#[derive(Debug)]
pub(super) struct Both {
    pub(super) own: Found,
    pub(super) away: Found,
}

impl Both {
    pub(super) fn look(homes: &Homes) -> Self {
        Self { own: Found::at(&homes.own), away: homes.away.as_deref().map_or(Found::Missing, Found::at) }
    }

    /// Whether the file in the data directory counts. It does where it goes on from exactly what the case folder holds;
    /// where that has changed since, somebody else's decisions are newer.
    pub(super) fn away_counts(&self) -> bool {
        match self.away.based_on() {
            Some(based_on) => based_on == self.own.hash(),
            None => matches!((&self.own, &self.away), (Found::Missing, Found::File { .. } | Found::Unreadable(_))),
        }
    }
}

/// Names a content.
pub(super) fn hash_of(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// Names a case folder. The path is resolved first, so that a folder reached by two ways is one case; one that cannot
/// be resolved is taken as it was given.
fn key(folder: &Path) -> String {
    let resolved = fs::canonicalize(folder).or_else(|_| std::path::absolute(folder)).unwrap_or(folder.to_owned());
    let mut name = hash_of(resolved.as_os_str().as_encoded_bytes());
    // Half of a hash still tells any two folders of a disk apart, and keeps paths short enough for Windows.
    name.truncate(32);
    name
}

/// A file's name for the user.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(OsStr::new(NAME)).to_string_lossy().into_owned()
}
