//! A case folder as far as it is read, and the case that it makes.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::SystemTime;

use super::reading::{Inside, Listing, Means, Outcome, Scan, Work, fault_words};
use crate::assemble::{ReadDocument, assemble};
use crate::extract::Mentions;
use crate::ingest::{self, ListedFile};
use crate::model::{CaseFile, Coverage, Decision, DocId, Document, Problem, ProblemKind};

/// The documents of a case folder, in the order of their paths, each with what it says or waiting to be read.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// One for each file.
    documents: Vec<ReadDocument>,
    /// For each file, what went wrong with it.
    reading: Vec<Arc<[Problem]>>,
    /// For each file, whether what was read of it is of an earlier state.
    stale: Vec<bool>,
    /// The files, as they were listed.
    files: Arc<[ListedFile]>,
    /// What could not be listed.
    listing: Arc<[Problem]>,
}

/// A file, read.
#[derive(Clone, Debug)]
pub(super) struct Part {
    document: ReadDocument,
    problems: Arc<[Problem]>,
}

impl Part {
    fn waiting(file: &ListedFile) -> Self {
        let document = Document::empty(&file.path, file.format, Coverage::Waiting);
        Self::from(Outcome { document, mentions: Mentions::default(), problems: Vec::new() })
    }
}

impl From<Outcome> for Part {
    fn from(Outcome { document, mentions, problems }: Outcome) -> Self {
        Self {
            document: ReadDocument { document: Arc::new(document), mentions: Arc::new(mentions) },
            problems: problems.into(),
        }
    }
}

impl Parts {
    /// The files of a list, all waiting to be read.
    pub(super) fn listed(files: &[ListedFile], problems: &[Problem]) -> Self {
        let mut parts = Self { files: files.into(), listing: problems.into(), ..Self::default() };
        for file in files {
            let Part { document, problems } = Part::waiting(file);
            parts.documents.push(document);
            parts.reading.push(problems);
            parts.stale.push(false);
        }
        parts
    }

    /// Reads a whole case folder in this process, on several threads, and returns when that is done.
    ///
    /// # Errors
    /// A problem, where the folder itself cannot be read.
    pub fn read(folder: &Path) -> Result<Self, Problem> {
        Self::read_by(folder, &Means::default())
    }

    /// Reads a whole case folder by these means, and returns when that is done.
    ///
    /// # Errors
    /// A problem, where the folder itself cannot be read.
    pub fn read_by(folder: &Path, means: &Means) -> Result<Self, Problem> {
        let (listed, going) = (SystemTime::now(), AtomicBool::new(false));
        let work = Work { folder, listed, trust_times: true, means, cancelled: &going };
        let mut listing = Listing::new(ingest::list_files(folder)?, work.recall_inside());
        let no_thread = |error| Problem {
            path: folder.display().to_string(),
            doc: None,
            kind: ProblemKind::Unreadable,
            message: format!("could not be read: no thread could be started: {error}"),
        };
        let inside = work.look_inside(&listing.unopened).map_err(no_thread)?;
        listing.add(inside);
        let mut parts = Self::listed(&listing.files, &listing.problems);
        let (sender, receiver) = std::sync::mpsc::channel();
        let send = |at, outcome| {
            // The receiver outlives the readers.
            let _ = sender.send((at, Part::from(outcome)));
        };
        let unread: Vec<usize> = (0..listing.files.len()).collect();
        let scans = work.read(&listing.files, &unread, send).map_err(no_thread)?;
        work.recognise(&scans, |file, outcome| {
            if let (Some(at), Some(outcome)) = (place_of(&listing.files, &file.path), outcome) {
                send(at, outcome);
            }
        });
        drop(sender);
        for (at, part) in receiver {
            parts.set(at, part);
        }
        if let Some(cache) = &means.cache {
            cache.trim();
        }
        Ok(parts)
    }

    /// How many files there are.
    pub(super) fn len(&self) -> usize {
        self.documents.len()
    }

    /// Takes in a file that was read.
    pub(super) fn set(&mut self, at: usize, part: Part) {
        if let (Some(document), Some(problems)) = (self.documents.get_mut(at), self.reading.get_mut(at)) {
            *document = part.document;
            *problems = part.problems;
        }
        if let Some(stale) = self.stale.get_mut(at) {
            *stale = false;
        }
    }

    /// Takes what `old` has read of files that are still waiting here, so that it stays on the screen meanwhile.
    pub(super) fn keep_read(&mut self, old: &Self) {
        for at in 0..self.len() {
            if self.is_waiting(at)
                && let Some(old_at) = self.place_in(old, at)
            {
                self.take_from(at, old, old_at);
                // Where reading is stopped before this file, it is read the next time.
                if let Some(stale) = self.stale.get_mut(at) {
                    *stale = true;
                }
            }
        }
    }

    /// Takes what `old` has read of files that have not changed since. Returns the places of the others.
    pub(super) fn keep_unchanged(&mut self, old: &Self) -> Vec<usize> {
        let mut changed = Vec::new();
        for at in 0..self.len() {
            let same = |old_at: &usize| {
                let same_time = self.files.get(at).zip(old.files.get(*old_at)).is_some_and(|(a, b)| is_unchanged(a, b));
                same_time && !old.is_waiting(*old_at) && old.stale.get(*old_at) == Some(&false)
            };
            match self.place_in(old, at).filter(same) {
                Some(old_at) => self.take_from(at, old, old_at),
                None => changed.push(at),
            }
        }
        changed
    }

    /// What is inside of a file, where it has not changed since it was listed here.
    pub(super) fn inside_of(&self, container: &ListedFile) -> Option<Inside> {
        let at = place_of(&self.files, &container.path)?;
        let unchanged = self.files.get(at).is_some_and(|known| is_unchanged(known, container));
        unchanged.then(|| Inside::among(container, &self.files, &self.listing))
    }

    /// Whether the files are those of `other`, as far as their paths tell.
    pub(super) fn lists_the_same_as(&self, other: &Self) -> bool {
        let paths = |parts: &Self| parts.files.iter().map(|file| file.path.clone()).collect::<Vec<_>>();
        self.listing == other.listing && paths(self) == paths(other)
    }

    /// The files, in the order of their paths.
    pub(super) fn files(&self) -> &Arc<[ListedFile]> {
        &self.files
    }

    /// The files that are read, but for pages that only OCR can read.
    pub(super) fn scans(&self) -> Vec<Scan> {
        let files = self.files.iter().zip(&self.documents);
        files.filter_map(|(file, part)| Scan::of(file, &part.document)).collect()
    }

    fn is_waiting(&self, at: usize) -> bool {
        self.documents.get(at).is_some_and(|part| part.document.coverage == Coverage::Waiting)
    }

    /// Where `old` has the file that is here at this place.
    fn place_in(&self, old: &Self, at: usize) -> Option<usize> {
        let path = &self.documents.get(at)?.document.path;
        old.documents.binary_search_by(|other| other.document.path.cmp(path)).ok()
    }

    fn take_from(&mut self, at: usize, old: &Self, old_at: usize) {
        if let Some((document, problems)) = old.documents.get(old_at).zip(old.reading.get(old_at)) {
            self.set(at, Part { document: document.clone(), problems: problems.clone() });
        }
    }

    /// The place of a document, by its path.
    pub(super) fn find(&self, path: &str) -> Option<DocId> {
        let at = self.documents.binary_search_by(|other| other.document.path.as_str().cmp(path)).ok()?;
        u32::try_from(at).ok().map(DocId)
    }

    /// Puts the case together. Problems are those of listing, of reading, and of decisions, in this order.
    ///
    /// # Errors
    /// What went wrong inside the program, in words; the case is then to be left as it was.
    pub fn assemble(&self, decisions: &[Decision], revision: u64) -> Result<CaseFile, String> {
        let mut case = catch_unwind(AssertUnwindSafe(|| assemble(&self.documents, decisions)))
            .map_err(|fault| fault_words(fault.as_ref()))?;
        case.revision = revision;
        let of_files = self.reading.iter().enumerate().flat_map(|(at, problems)| {
            let doc = u32::try_from(at).ok().map(DocId);
            problems.iter().map(move |problem| Problem { doc, ..problem.clone() })
        });
        let of_decisions = std::mem::take(&mut case.problems);
        // As long as a document waits, the words that a decision points at may still turn up.
        let waiting = self.documents.iter().any(|part| part.document.coverage == Coverage::Waiting);
        let of_decisions =
            of_decisions.into_iter().filter(|problem| !(waiting && problem.kind == ProblemKind::LostAnchor));
        case.problems = self.listing.iter().cloned().chain(of_files).chain(of_decisions).collect();
        Ok(case)
    }
}

/// The place of a file in a list that is sorted by path.
pub(super) fn place_of(files: &[ListedFile], path: &str) -> Option<usize> {
    files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()
}

/// Whether a file that was listed twice was the same both times, as far as its size and its time tell.
fn is_unchanged(one: &ListedFile, other: &ListedFile) -> bool {
    one.bytes == other.bytes && one.modified == other.modified && one.modified.is_some() && one.steps == other.steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Format;

    fn files(count: usize) -> Vec<ListedFile> {
        let file = |number| ListedFile {
            path: format!("{number:03}.xyz"),
            location: format!("{number:03}.xyz").into(),
            format: Format::Other,
            bytes: 0,
            modified: None,
            steps: Vec::new(),
        };
        (0..count).map(file).collect()
    }

    #[test]
    fn a_fault_of_a_reader_is_a_problem_of_its_file() {
        let files = files(2);
        let mut parts = Parts::listed(&files, &[]);
        parts.set(0, Outcome::guarded(&files[0], || panic!("a table without rows")).into());
        parts.set(1, Outcome::of(&files[1]).into());
        let case = parts.assemble(&[], 1).unwrap();
        assert_eq!(case.documents[0].source.coverage, Coverage::Damaged);
        assert_eq!(case.documents[1].source.coverage, Coverage::Unsupported);
        assert_eq!(case.problems.len(), 1);
        assert_eq!((case.problems[0].path.as_str(), case.problems[0].doc), ("000.xyz", Some(DocId(0))));
        assert!(case.problems[0].message.ends_with("a table without rows"));
    }

    #[test]
    fn what_was_read_stays_while_it_is_read_again() {
        let old_files = files(3);
        let mut old = Parts::listed(&old_files, &[]);
        for (at, file) in old_files.iter().enumerate() {
            old.set(at, Outcome::of(file).into());
        }
        let mut new = Parts::listed(&files(4)[1..], &[]);
        new.keep_read(&old);
        let coverage: Vec<_> = new.documents.iter().map(|part| part.document.coverage).collect();
        assert_eq!(coverage, [Coverage::Unsupported, Coverage::Unsupported, Coverage::Waiting]);
        assert_eq!(new.find("002.xyz"), Some(DocId(1)));
        assert_eq!(new.find("000.xyz"), None);
    }

    #[test]
    fn what_did_not_change_is_not_read_again() {
        let stamped = |seconds: [u64; 3]| {
            let mut files = files(3);
            for (file, seconds) in files.iter_mut().zip(seconds) {
                file.modified = Some(SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(seconds));
            }
            files
        };
        let files = stamped([1, 1, 1]);
        let mut old = Parts::listed(&files, &[]);
        old.set(0, Outcome::of(&files[0]).into());
        old.set(1, Outcome::of(&files[1]).into());
        let mut new = Parts::listed(&stamped([1, 2, 1]), &[]);
        assert!(new.lists_the_same_as(&old));
        assert_eq!(new.keep_unchanged(&old), [1, 2], "one has changed, one was never read");
        assert!(!new.is_waiting(0));
        new.keep_read(&old);
        assert!(!new.is_waiting(1) && new.is_waiting(2), "the old words stay on the screen meanwhile");
    }
}
