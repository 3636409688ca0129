//! A case folder as far as it is read, and the case that it makes.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::{io, thread};

use crate::assemble::{ReadDocument, assemble};
use crate::extract::{Mentions, extract};
use crate::ingest::{self, ListedFile};
use crate::model::{CaseFile, Coverage, Decision, DocId, Document, Problem, ProblemKind};

/// How many files are read at once at most. More do not read faster: the disk is the limit, or the cores are.
const READERS: usize = 4;

/// The documents of a case folder, in the order of their paths, each with what it says or waiting to be read.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// One for each file.
    documents: Vec<ReadDocument>,
    /// For each file, what went wrong with it.
    reading: Vec<Arc<[Problem]>>,
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
    /// Reads a file and finds out what it says.
    pub(super) fn read(file: &ListedFile) -> Self {
        Self::guarded(file, || {
            let (document, problems) = ingest::read(file);
            let mentions = extract(&document);
            (document, mentions, problems)
        })
    }

    /// What `read` makes of a file. A fault in it becomes a problem of the file, and the next file goes on.
    fn guarded(file: &ListedFile, read: impl FnOnce() -> (Document, Mentions, Vec<Problem>)) -> Self {
        let (document, mentions, problems) = catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|fault| {
            let message = format!("could not be read, because of a fault in Redwell: {}", fault_words(fault.as_ref()));
            let problem = Problem { path: file.path.clone(), doc: None, kind: ProblemKind::Unreadable, message };
            (Document::empty(&file.path, file.format, Coverage::Damaged), Mentions::default(), vec![problem])
        });
        Self {
            document: ReadDocument { document: Arc::new(document), mentions: Arc::new(mentions) },
            problems: problems.into(),
        }
    }

    fn waiting(file: &ListedFile) -> Self {
        let document = Document::empty(&file.path, file.format, Coverage::Waiting);
        Self {
            document: ReadDocument { document: Arc::new(document), mentions: Arc::default() },
            problems: Arc::default(),
        }
    }
}

impl Parts {
    /// The files of a list, all waiting to be read.
    pub(super) fn listed(files: &[ListedFile], problems: Vec<Problem>) -> Self {
        let mut parts = Self { listing: problems.into(), ..Self::default() };
        for Part { document, problems } in files.iter().map(Part::waiting) {
            parts.documents.push(document);
            parts.reading.push(problems);
        }
        parts
    }

    /// Reads a whole case folder, on several threads, and returns when that is done.
    ///
    /// # Errors
    /// A problem, where the folder itself cannot be read.
    pub fn read(folder: &Path) -> Result<Self, Problem> {
        let (files, problems) = ingest::list(folder)?;
        let mut parts = Self::listed(&files, problems);
        let (sender, receiver) = std::sync::mpsc::channel();
        let send = |at, part| {
            // The receiver outlives the readers.
            let _ = sender.send((at, part));
        };
        read_all(&files, &AtomicBool::new(false), send).map_err(|error| Problem {
            path: folder.display().to_string(),
            doc: None,
            kind: ProblemKind::Unreadable,
            message: format!("could not be read: no thread could be started: {error}"),
        })?;
        drop(sender);
        for (at, part) in receiver {
            parts.set(at, part);
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
    }

    /// Takes what `old` has read of files that are still waiting here, so that it stays on the screen meanwhile.
    pub(super) fn keep_read(&mut self, old: &Self) {
        for (at, new) in self.documents.iter_mut().enumerate() {
            let found = old.documents.binary_search_by(|other| other.document.path.cmp(&new.document.path));
            if let Ok(Some((document, problems))) =
                found.map(|old_at| old.documents.get(old_at).zip(old.reading.get(old_at)))
            {
                *new = document.clone();
                self.reading[at] = problems.clone();
            }
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

/// Reads files on a few threads, handing on each as soon as it is read, until all are or `cancelled` is set.
///
/// # Errors
/// Where not even one thread could be started.
pub(super) fn read_all(
    files: &[ListedFile],
    cancelled: &AtomicBool,
    read: impl Fn(usize, Part) + Clone + Send,
) -> io::Result<()> {
    let next = AtomicUsize::new(0);
    let work = |read: &dyn Fn(usize, Part)| {
        while !cancelled.load(Ordering::Relaxed) {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(file) = files.get(at) else { return };
            read(at, Part::read(file));
        }
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let readers = cores.clamp(2, READERS).min(files.len());
    thread::scope(|scope| {
        for number in 1..=readers {
            let (work, read) = (&work, read.clone());
            let started =
                thread::Builder::new().name(format!("redwell-read-{number}")).spawn_scoped(scope, move || work(&read));
            match started {
                Ok(_) => {}
                Err(error) if number == 1 => return Err(error),
                // Fewer readers take longer, and get there.
                Err(error) => log::warn!("reader {number} not started: {error}"),
            }
        }
        Ok(())
    })
}

/// What a fault said.
fn fault_words(fault: &(dyn std::any::Any + Send)) -> String {
    let said = fault.downcast_ref::<&str>().map(|&said| said.to_owned());
    said.or_else(|| fault.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no reason given".to_owned())
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
            steps: Vec::new(),
            modified: None,
        };
        (0..count).map(file).collect()
    }

    #[test]
    fn a_fault_of_a_reader_is_a_problem_of_its_file() {
        let files = files(2);
        let mut parts = Parts::listed(&files, Vec::new());
        parts.set(0, Part::guarded(&files[0], || panic!("a table without rows")));
        parts.set(1, Part::read(&files[1]));
        let case = parts.assemble(&[], 1).unwrap();
        assert_eq!(case.documents[0].source.coverage, Coverage::Damaged);
        assert_eq!(case.documents[1].source.coverage, Coverage::Unsupported);
        assert_eq!(case.problems.len(), 1);
        assert_eq!((case.problems[0].path.as_str(), case.problems[0].doc), ("000.xyz", Some(DocId(0))));
        assert!(case.problems[0].message.ends_with("a table without rows"));
    }

    #[test]
    fn cancelled_readers_stop_after_the_file_at_hand() {
        let (files, cancelled, read) = (files(500), AtomicBool::new(false), AtomicUsize::new(0));
        let count = |_, _| {
            cancelled.store(true, Ordering::Relaxed);
            read.fetch_add(1, Ordering::Relaxed);
        };
        read_all(&files, &cancelled, count).unwrap();
        assert!((1..=READERS).contains(&read.into_inner()));
    }

    #[test]
    fn every_file_is_read_once() {
        let files = files(500);
        let seen: Vec<_> = files.iter().map(|_| AtomicUsize::new(0)).collect();
        read_all(&files, &AtomicBool::new(false), |at, _| {
            seen[at].fetch_add(1, Ordering::Relaxed);
        })
        .unwrap();
        assert!(seen.into_iter().all(|count| count.into_inner() == 1));
        read_all(&[], &AtomicBool::new(false), |_, _| unreachable!()).unwrap();
    }

    #[test]
    fn what_was_read_stays_while_it_is_read_again() {
        let old_files = files(3);
        let mut old = Parts::listed(&old_files, Vec::new());
        for (at, file) in old_files.iter().enumerate() {
            old.set(at, Part::read(file));
        }
        let mut new = Parts::listed(&files(4)[1..], Vec::new());
        new.keep_read(&old);
        let coverage: Vec<_> = new.documents.iter().map(|part| part.document.coverage).collect();
        assert_eq!(coverage, [Coverage::Unsupported, Coverage::Unsupported, Coverage::Waiting]);
        assert_eq!(new.find("002.xyz"), Some(DocId(1)));
        assert_eq!(new.find("000.xyz"), None);
    }
}
