//! Which file of a case folder held which content when it was last seen.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::ingest::ListedFile;

/// A file that was changed less than this before it was listed may be changed again without a new time: file systems of
/// memory sticks tell times apart by two seconds.
const SETTLED: Duration = Duration::from_secs(2);

/// What was seen of the files of a case folder, by their paths.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::session::reading) struct Snapshot(BTreeMap<String, Sight>);

/// What was seen of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Sight {
    bytes: u64,
    /// Since 1970.
    modified: Duration,
    hash: String,
}

impl Snapshot {
    /// The hash of a file's content, where the file has the size and the time that it had.
    pub(in crate::session::reading) fn hash(&self, file: &ListedFile) -> Option<&str> {
        let sight = self.0.get(&file.path)?;
        (sight.bytes == file.bytes && Some(sight.modified) == since_1970(file.modified)).then_some(&sight.hash)
    }

    /// What is to be known after the files that were listed at a time are read.
    pub(in crate::session::reading) fn successor(&self, listed: SystemTime) -> Seen<'_> {
        Seen { before: self, listed: since_1970(Some(listed)), sights: Mutex::default() }
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }

    pub(super) fn to_bytes(&self) -> Option<Vec<u8>> {
        postcard::to_stdvec(self).ok()
    }
}

/// A snapshot that is being made, by several threads.
pub(in crate::session::reading) struct Seen<'a> {
    before: &'a Snapshot,
    listed: Option<Duration>,
    sights: Mutex<BTreeMap<String, Sight>>,
}

impl Seen<'_> {
    /// A file was found to hold this; nothing where it could not be opened.
    pub(in crate::session::reading) fn add(&self, file: &ListedFile, hash: &str) {
        let Some(modified) = since_1970(file.modified).filter(|_| !hash.is_empty()) else { return };
        if self.listed.is_some_and(|listed| modified + SETTLED <= listed) {
            let sight = Sight { bytes: file.bytes, modified, hash: hash.to_owned() };
            self.sights.lock().unwrap_or_else(PoisonError::into_inner).insert(file.path.clone(), sight);
        }
    }

    /// The snapshot of all files of the folder. What was not looked at this time is as it was.
    pub(in crate::session::reading) fn finish(self, files: &[ListedFile]) -> Snapshot {
        let mut sights = self.sights.into_inner().unwrap_or_else(PoisonError::into_inner);
        for file in files {
            if !sights.contains_key(&file.path)
                && self.before.hash(file).is_some()
                && let Some(before) = self.before.0.get(&file.path)
            {
                sights.insert(file.path.clone(), before.clone());
            }
        }
        Snapshot(sights)
    }
}

fn since_1970(time: Option<SystemTime>) -> Option<Duration> {
    time?.duration_since(UNIX_EPOCH).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Format;

    fn file(path: &str, bytes: u64, seconds: u64) -> ListedFile {
        ListedFile {
            path: path.to_owned(),
            location: path.into(),
            format: Format::Text,
            bytes,
            modified: Some(UNIX_EPOCH + Duration::from_secs(seconds)),
            steps: Vec::new(),
        }
    }

    fn now() -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(100)
    }

    #[test]
    fn an_unchanged_file_is_known() {
        let nothing = Snapshot::default();
        let seen = nothing.successor(now());
        let files = [file("a", 1, 10), file("b", 2, 20)];
        seen.add(&files[0], "aa");
        seen.add(&files[1], "");
        let known = seen.finish(&files);
        let known = Snapshot::from_bytes(&known.to_bytes().unwrap()).unwrap();
        assert_eq!(known.hash(&files[0]), Some("aa"));
        assert_eq!(known.hash(&files[1]), None, "it could not be opened");
        assert_eq!(known.hash(&file("a", 2, 10)), None, "of another size");
        assert_eq!(known.hash(&file("a", 1, 11)), None, "of another time");
        assert_eq!(known.hash(&file("c", 1, 10)), None);
    }

    #[test]
    fn a_file_that_may_still_be_written_is_not() {
        let nothing = Snapshot::default();
        let seen = nothing.successor(now());
        let files = [file("a", 1, 98), file("b", 1, 99), file("later", 1, 500)];
        for file in &files {
            seen.add(file, "aa");
        }
        let known = seen.finish(&files);
        assert_eq!(files.each_ref().map(|file| known.hash(file).is_some()), [true, false, false]);
    }

    #[test]
    fn what_was_not_looked_at_is_as_it_was() {
        let nothing = Snapshot::default();
        let seen = nothing.successor(now());
        let files = [file("a", 1, 10), file("b", 1, 10), file("gone", 1, 10)];
        for file in &files {
            seen.add(file, "old");
        }
        let known = seen.finish(&files);
        let files = [file("a", 1, 20), file("b", 1, 10)];
        let seen = known.successor(now());
        seen.add(&files[0], "new");
        let newer = seen.finish(&files);
        assert_eq!((newer.hash(&files[0]), newer.hash(&files[1])), (Some("new"), Some("old")));
        assert_eq!(newer.0.len(), 2);
    }
}
