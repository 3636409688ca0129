//! From listed files to what they say: on a few threads, in reader processes, and from the cache.
//!
//! | step | file |
//! |---|---|
//! | which file next | here |
//! | what reading a file gives | `outcome` |
//! | a reader process, seen from outside | `program`, `reader`, with `frames` |
//! | the same, from inside | `worker` |
//! | what differs between operating systems | `platform` |
//! | what was read before | `cache` |
//!
//! A file that makes its reader crash, hang or eat memory costs that reader and gets a problem; the next file goes to a
//! new one. Plain text of ordinary length is read here, because nothing in it can do any of that. Where no process can
//! be started, everything is.

mod cache;
mod frames;
mod outcome;
mod platform;
mod program;
mod reader;
mod worker;

pub use cache::Cache;
pub use program::{Limits, ReaderProgram};
pub use worker::serve;

pub(super) use outcome::{Outcome, fault_words};

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::SystemTime;
use std::{io, thread};

use cache::Snapshot;
use reader::Reader;

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
}

impl Means {
    /// Reader processes of this program, and the user's cache directory.
    pub fn usual() -> Self {
        Self { readers: ReaderProgram::this(Limits::default()), cache: Cache::of_user() }
    }
}

/// Files of a case folder, to be read.
pub(super) struct Work<'a> {
    /// The case folder.
    pub(super) folder: &'a Path,
    /// All of its files.
    pub(super) files: &'a [ListedFile],
    /// Which of them are to be read, by their place in `files`.
    pub(super) unread: &'a [usize],
    /// When they were listed.
    pub(super) listed: SystemTime,
    /// Whether a file is taken to be what it was, where its size and time are what they were.
    pub(super) trust_times: bool,
    /// How.
    pub(super) means: &'a Means,
}

impl Work<'_> {
    /// Reads the files on a few threads, handing on each as soon as it is read, until all are or `cancelled` is set.
    ///
    /// # Errors
    /// Where not even one thread could be started.
    pub(super) fn run(&self, cancelled: &AtomicBool, read: impl Fn(usize, Outcome) + Clone + Send) -> io::Result<()> {
        let known = self.means.cache.as_ref().map(|cache| cache.snapshot(self.folder)).unwrap_or_default();
        let order = self.order(&known);
        let next = AtomicUsize::new(0);
        let seen = known.successor(self.listed);
        let foreign = order.iter().filter(|at| self.needs_a_reader(&known, **at)).count();
        let work = |number: usize, read: &dyn Fn(usize, Outcome)| {
            let mut reader = Reader::new(self.means.readers.as_ref());
            if number <= foreign {
                reader.warm();
            }
            while !cancelled.load(Ordering::Relaxed) {
                let Some(&at) = order.get(next.fetch_add(1, Ordering::Relaxed)) else { return };
                let Some(file) = self.files.get(at) else { return };
                let Some(outcome) = self.read(file, &known, &mut reader, cancelled) else { return };
                seen.add(file, &outcome.document.hash);
                read(at, outcome);
            }
        };
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let threads = cores.clamp(2, READERS).min(order.len());
        let done = thread::scope(|scope| {
            for number in 1..=threads {
                let (work, read) = (&work, read.clone());
                let started = thread::Builder::new()
                    .name(format!("redwell-read-{number}"))
                    .spawn_scoped(scope, move || work(number, &read));
                match started {
                    Ok(_) => {}
                    Err(error) if number == 1 => return Err(error),
                    // Fewer readers take longer, and get there.
                    Err(error) => log::warn!("reader {number} not started: {error}"),
                }
            }
            Ok(())
        });
        if let Some(cache) = &self.means.cache {
            cache.keep_snapshot(self.folder, &known, &seen.finish(self.files));
        }
        done
    }

    /// First what is known already, then what is read fast: the first entries are on the screen while a long file is
    /// still being read.
    fn order(&self, known: &Snapshot) -> Vec<usize> {
        let mut order: Vec<usize> = self.unread.iter().copied().filter(|at| *at < self.files.len()).collect();
        order.sort_by_cached_key(|at| {
            self.files.get(*at).map(|file| (self.hash_known(known, file).is_none(), !is_plain(file), file.bytes))
        });
        order
    }

    fn needs_a_reader(&self, known: &Snapshot, at: usize) -> bool {
        self.files.get(at).is_some_and(|file| !is_plain(file) && self.hash_known(known, file).is_none())
    }

    fn hash_known<'k>(&self, known: &'k Snapshot, file: &ListedFile) -> Option<&'k str> {
        known.hash(file).filter(|_| self.trust_times)
    }

    /// What a file says; `None` once cancelled.
    fn read(
        &self,
        file: &ListedFile,
        known: &Snapshot,
        reader: &mut Reader<'_>,
        cancelled: &AtomicBool,
    ) -> Option<Outcome> {
        let cache = self.means.cache.as_ref();
        let kept = cache.and_then(|cache| {
            let by_time = self.hash_known(known, file).and_then(|hash| cache.outcome(file, hash));
            by_time.or_else(|| cache.outcome(file, &ingest::hash_of(file)?))
        });
        if kept.is_some() {
            return kept;
        }
        let outcome = if is_plain(file) { Outcome::of(file) } else { reader.read(file, cancelled)? };
        if let Some(cache) = cache {
            cache.keep(&outcome);
        }
        Some(outcome)
    }
}

/// Whether a file holds nothing that could make its reader fail.
fn is_plain(file: &ListedFile) -> bool {
    match file.format {
        Format::Text | Format::Markdown => file.bytes <= PLAIN,
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

    fn run(files: &[ListedFile], cancelled: &AtomicBool, read: impl Fn(usize, Outcome) + Clone + Send) {
        let (unread, means): (Vec<usize>, _) = ((0..files.len()).collect(), Means::default());
        let (folder, listed) = (Path::new("case"), SystemTime::UNIX_EPOCH);
        Work { folder, files, unread: &unread, listed, trust_times: true, means: &means }.run(cancelled, read).unwrap();
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
        let means = Means::default();
        let (folder, listed) = (Path::new("case"), SystemTime::UNIX_EPOCH);
        let work = Work { folder, files: &files, unread: &[0, 1, 2, 3], listed, trust_times: true, means: &means };
        assert_eq!(work.order(&Snapshot::default()), [3, 1, 0, 2]);
    }
}
