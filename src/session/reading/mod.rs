//! From listed files to what they say: on a few threads, in reader processes, and from the cache.
//!
//! | step | file |
//! |---|---|
//! | which file next | here |
//! | what reading a file gives | `outcome` |
//! | what is inside of archives, mailboxes and messages | `inside` |
//! | a reader process, seen from outside | `program`, `reader`, with `frames` |
//! | the same, from inside | `worker` |
//! | the pages of a file, drawn by a reader process | `pages` |
//! | what differs between operating systems | `platform` |
//! | what was read before | `cache` |
//! | pages without text, once all is read | `scans` |
//!
//! A file that makes its reader crash, hang or eat memory costs that reader and gets a problem; the next file goes to a
//! new one. Plain text of ordinary length is read here, because nothing in it can do any of that. Where no process can
//! be started, everything is.

mod cache;
mod frames;
mod inside;
mod outcome;
mod pages;
mod platform;
mod program;
mod reader;
mod scans;
mod worker;

pub use cache::Cache;
pub use program::{Limits, ReaderProgram};
pub use worker::serve;

pub(super) use inside::{Inside, Listing};
pub(super) use outcome::{Outcome, fault_words};
pub(super) use pages::{NotDrawn, PagesApart};
pub(super) use scans::Scan;

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;
use std::{io, thread};

use cache::Snapshot;
use reader::Reader;

use crate::ingest::ocr::Tesseract;
use crate::ingest::{self, ListedFile};
use crate::model::Format;

/// How many files are read at once at most. More do not read faster: the disk is the limit, or the cores are.
const READERS: usize = 4;

/// Up to this length, in bytes, plain text is read without a reader process.
const PLAIN: u64 = 1 << 20;

/// By what means files are read.
#[derive(Clone, Debug, Default)]
pub struct Means {
    /// What is started to read a file; `None` reads it in this process.
    pub readers: Option<ReaderProgram>,
    /// Where is kept what was read; `None` keeps nothing.
    pub cache: Option<Cache>,
    /// What reads pages without text; `None` leaves them unread.
    pub tesseract: Option<Tesseract>,
}

impl Means {
    /// Reader processes of this program, the user's cache directory, and the Tesseract that is installed.
    pub fn usual() -> Self {
        Self {
            readers: ReaderProgram::this(Limits::default()),
            cache: Cache::of_user(),
            tesseract: Tesseract::find(None),
        }
    }
}

/// A case folder whose files are to be read.
pub(super) struct Work<'a> {
    /// The case folder.
    pub(super) folder: &'a Path,
    /// When it was listed.
    pub(super) listed: SystemTime,
    /// Whether a file is taken to be what it was, where its size and time are what they were.
    pub(super) trust_times: bool,
    /// By what means.
    pub(super) means: &'a Means,
    /// When to stop.
    pub(super) cancelled: &'a AtomicBool,
}

impl Work<'_> {
    /// Reads those files of a list that stand at the places `unread`, on a few threads, and hands on each as soon as it
    /// is read, until all are or it is to stop. Returns those with pages that only OCR can read, sorted by path: see
    /// [`Work::recognise`].
    ///
    /// # Errors
    /// Where not even one thread could be started.
    pub(super) fn read(
        &self,
        files: &[ListedFile],
        unread: &[usize],
        read: impl Fn(usize, Outcome) + Sync,
    ) -> io::Result<Vec<Scan>> {
        let known = self.known();
        let order = self.order(&known, files, unread);
        let seen = known.successor(self.listed);
        let foreign = order.iter().filter(|(_, file)| self.needs_a_reader(&known, file)).count();
        let scans = Mutex::new(Vec::new());
        let done = self.in_turn(&order, foreign, |(at, file), reader| {
            let mut outcome = self.outcome(file, &known, reader)?;
            seen.add(file, &outcome.document.hash);
            match Scan::of(file, &outcome.document) {
                Some(scan) if self.means.tesseract.is_some() => put(&scans, scan),
                Some(_) => scans::advise(&mut outcome),
                None => {}
            }
            read(*at, outcome);
            Some(())
        });
        if let Some(cache) = &self.means.cache {
            cache.keep_snapshot(self.folder, &known, &seen.finish(files));
        }
        let mut scans = taken(scans);
        scans.sort_by(Scan::by_path);
        done.map(|()| scans)
    }

    /// What is inside of these files of the folder, each looked into by a reader unless it is known; in no order. What
    /// was not looked into before it was to stop is left out.
    ///
    /// # Errors
    /// Where not even one thread could be started.
    pub(super) fn look_inside(&self, containers: &[ListedFile]) -> io::Result<Vec<Inside>> {
        let found = Mutex::new(Vec::new());
        self.in_turn(containers, containers.len(), |container, reader| {
            let hash = self.means.cache.as_ref().and_then(|_| ingest::hash_of(container));
            let kept = self.kept_inside(container, hash.as_deref());
            let inside = kept.map_or_else(|| reader.look_inside(container, self.cancelled), Some)?;
            if let (Some(cache), Some(hash)) = (&self.means.cache, &hash) {
                cache.keep_inside(container, hash, &inside);
            }
            put(&found, inside);
            Some(())
        })?;
        Ok(taken(found))
    }

    /// What is inside of a file that has not changed since it was looked into; `None` where that is not known.
    pub(super) fn recall_inside(&self) -> impl Fn(&ListedFile) -> Option<Inside> {
        let known = self.known();
        move |container| self.kept_inside(container, self.hash_known(&known, container))
    }

    fn kept_inside(&self, container: &ListedFile, hash: Option<&str>) -> Option<Inside> {
        self.means.cache.as_ref()?.inside(container, hash?)
    }

    /// Does something for each of `items`, on a few threads, each with a reader of its own, until all are done or one
    /// says that it is to stop. `foreign` is how many of the items need a reader.
    fn in_turn<T: Sync>(
        &self,
        items: &[T],
        foreign: usize,
        each: impl Fn(&T, &mut Reader<'_>) -> Option<()> + Sync,
    ) -> io::Result<()> {
        let next = AtomicUsize::new(0);
        let work = |number: usize| {
            let mut reader = Reader::new(self.means.readers.as_ref());
            if number <= foreign {
                reader.warm();
            }
            while !self.cancelled.load(Ordering::Relaxed)
                && let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed))
                && each(item, &mut reader).is_some()
            {}
        };
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let threads = cores.clamp(2, READERS).min(items.len());
        thread::scope(|scope| {
            for number in 1..=threads {
                let work = &work;
                let started = thread::Builder::new()
                    .name(format!("redwell-read-{number}"))
                    .spawn_scoped(scope, move || work(number));
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

    fn known(&self) -> Snapshot {
        self.means.cache.as_ref().map(|cache| cache.snapshot(self.folder)).unwrap_or_default()
    }

    /// First what is known already, then what is read fast: the first entries are on the screen while a long file is
    /// still being read.
    fn order<'f>(&self, known: &Snapshot, files: &'f [ListedFile], unread: &[usize]) -> Vec<(usize, &'f ListedFile)> {
        let mut order: Vec<_> = unread.iter().filter_map(|at| Some((*at, files.get(*at)?))).collect();
        order.sort_by_cached_key(|(_, file)| (self.hash_known(known, file).is_none(), !is_plain(file), file.bytes));
        order
    }

    fn needs_a_reader(&self, known: &Snapshot, file: &ListedFile) -> bool {
        !is_plain(file) && self.hash_known(known, file).is_none()
    }

    fn hash_known<'k>(&self, known: &'k Snapshot, file: &ListedFile) -> Option<&'k str> {
        known.hash(file).filter(|_| self.trust_times)
    }

    /// What a file says; `None` when it is to stop.
    fn outcome(&self, file: &ListedFile, known: &Snapshot, reader: &mut Reader<'_>) -> Option<Outcome> {
        let cache = self.means.cache.as_ref();
        let kept = cache.and_then(|cache| {
            let by_time = self.hash_known(known, file).and_then(|hash| cache.outcome(file, hash));
            by_time.or_else(|| cache.outcome(file, &ingest::hash_of(file)?))
        });
        if kept.is_some() {
            return kept;
        }
        let outcome = if is_plain(file) { Outcome::of(file) } else { reader.read(file, self.cancelled)? };
        if let Some(cache) = cache {
            cache.keep(&outcome);
        }
        Some(outcome)
    }
}

/// Adds to a list that several threads fill.
fn put<T>(list: &Mutex<Vec<T>>, item: T) {
    list.lock().unwrap_or_else(PoisonError::into_inner).push(item);
}

/// A list that several threads have filled.
fn taken<T>(list: Mutex<Vec<T>>) -> Vec<T> {
    list.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Whether a file holds nothing that could make its reader fail.
fn is_plain(file: &ListedFile) -> bool {
    match file.format {
        Format::Text | Format::Markdown => file.bytes <= PLAIN && file.steps.is_empty(),
        // Is not even opened.
        Format::Other => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    fn work<'a>(means: &'a Means, cancelled: &'a AtomicBool) -> Work<'a> {
        Work { folder: Path::new("case"), listed: SystemTime::UNIX_EPOCH, trust_times: true, means, cancelled }
    }

    fn run(files: &[ListedFile], cancelled: &AtomicBool, read: impl Fn(usize, Outcome) + Sync) {
        let unread: Vec<usize> = (0..files.len()).collect();
        work(&Means::default(), cancelled).read(files, &unread, read).unwrap();
    }

    #[test]
    fn cancelled_readers_stop_after_the_file_at_hand() {
        let (files, cancelled, read) = (files(500), AtomicBool::new(false), AtomicUsize::new(0));
        run(&files, &cancelled, |_, _| {
            cancelled.store(true, Ordering::Relaxed);
            read.fetch_add(1, Ordering::Relaxed);
        });
        assert!((1..=READERS).contains(&read.into_inner()));
    }

    #[test]
    fn every_file_is_read_once() {
        let files = files(500);
        let seen: Vec<_> = files.iter().map(|_| AtomicUsize::new(0)).collect();
        run(&files, &AtomicBool::new(false), |at, _| {
            seen[at].fetch_add(1, Ordering::Relaxed);
        });
        assert!(seen.into_iter().all(|count| count.into_inner() == 1));
        run(&[], &AtomicBool::new(false), |_, _| unreachable!());
    }

    #[test]
    fn what_is_read_fast_is_read_first() {
        let mut files = files(4);
        for (file, (format, bytes)) in files.iter_mut().zip([
            (Format::Pdf, 10),
            (Format::Text, 900),
            (Format::Text, 2 * PLAIN),
            (Format::Text, 20),
        ]) {
            (file.format, file.bytes) = (format, bytes);
        }
        let (means, going) = (Means::default(), AtomicBool::new(false));
        let order = work(&means, &going).order(&Snapshot::default(), &files, &[0, 1, 2, 3]);
        assert_eq!(order.into_iter().map(|(at, _)| at).collect::<Vec<_>>(), [3, 1, 0, 2]);
    }
}
