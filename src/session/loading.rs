//! Listing and reading a folder on a worker.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

use super::mail::{Event, Post, spawn};
use super::parts::{Part, Parts, place_of};
use super::reading::{Listing, Scan, Work};
use super::watching::Watch;
use crate::ingest::{self, ListedFile};
use crate::workspace::{self, Opened};

/// What is known of a folder before its files are read.
pub(super) struct Listed {
    /// Its files; those that are to be read are waiting.
    pub(super) parts: Parts,
    /// How many of them are to be read.
    pub(super) unread: usize,
    /// Its workspace, and what watches it, where it was to be opened.
    pub(super) opened: Option<(Opened, Watch)>,
}

/// What to load.
pub(super) struct Load {
    /// The case folder.
    pub(super) folder: PathBuf,
    /// Why.
    pub(super) purpose: Purpose,
}

/// Why a folder is read.
pub(super) enum Purpose {
    /// It is opened.
    Open {
        /// The user's data directory.
        data_dir: Option<PathBuf>,
    },
    /// The user wants to be sure: whatever time a file has, its content is looked at.
    Again,
    /// Something in it has changed since this was read of it; only that is read.
    Since(Parts),
}

/// Stops a worker; at the latest when it is dropped.
#[derive(Debug, Default)]
pub(super) struct Cancel(Arc<AtomicBool>);

impl Cancel {
    pub(super) fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Drop for Cancel {
    fn drop(&mut self) {
        self.cancel();
    }
}

impl Load {
    /// Starts loading.
    ///
    /// # Errors
    /// Where no thread could be started.
    pub(super) fn start(self, post: Post) -> io::Result<Cancel> {
        let cancel = Cancel::default();
        let cancelled = Arc::clone(&cancel.0);
        spawn("load", move || self.run(&post, &cancelled))?;
        Ok(cancel)
    }

    fn run(self, post: &Post, cancelled: &AtomicBool) {
        let Self { folder, purpose } = self;
        // Watched first: what changes while it is being listed is not missed.
        let watch = matches!(purpose, Purpose::Open { .. }).then(|| Watch::start(&folder, post));
        let (means, listed) = (post.services().means(), SystemTime::now());
        let trust_times = !matches!(purpose, Purpose::Again);
        let work = Work { folder: &folder, listed, trust_times, means: &means, cancelled };
        let files = match ingest::list_files(&folder) {
            Ok(files) => files,
            Err(problem) => return post.send(Event::Listed(Err(problem))),
        };
        let mut listing = match &purpose {
            Purpose::Since(old) => Listing::new(files, |container| old.inside_of(container)),
            Purpose::Open { .. } | Purpose::Again => Listing::new(files, work.recall_inside()),
        };
        if cancelled.load(Ordering::Relaxed) {
            return post.send(Event::Finished);
        }
        let mut opened = match (&purpose, watch) {
            (Purpose::Open { data_dir }, Some(watch)) => {
                Some((workspace::open(&folder, data_dir.as_deref(), &workspace::owner_name()), watch))
            }
            _ => None,
        };
        // On an empty screen the files of the folder come first, before what is inside of them is looked for.
        let first = (opened.is_some() && !listing.unopened.is_empty()).then(|| listing.files.clone());
        let mut scans = Vec::new();
        if first.is_some() {
            let parts = Parts::listed(&listing.files, &listing.problems);
            scans = read(&work, &listing, parts, &all(&listing), opened.take(), post);
        }
        let looked = work.look_inside(&listing.unopened);
        // What was not looked into would seem to be gone: the list stays as it was.
        if cancelled.load(Ordering::Relaxed) && opened.is_none() {
            return post.send(Event::Finished);
        }
        match looked {
            Ok(inside) => listing.add(inside),
            Err(error) => log::error!("no reader could be started: {error}"),
        }
        let mut parts = Parts::listed(&listing.files, &listing.problems);
        let unread = match (&purpose, &first) {
            (Purpose::Since(old), _) => parts.keep_unchanged(old),
            (_, Some(first)) => places_of_new(&listing.files, first),
            (_, None) => all(&listing),
        };
        // What an earlier run left for OCR and did not come to.
        scans.extend(parts.scans());
        scans.extend(read(&work, &listing, parts, &unread, opened, post));
        post.send(Event::Finished);
        if means.tesseract.is_some() && !scans.is_empty() {
            post.send(Event::Scans(scans.len()));
            work.recognise(&scans, |file, outcome| {
                let part = place_of(&listing.files, &file.path).zip(outcome.map(Part::from));
                post.send(Event::Recognised(part));
            });
            post.send(Event::Scans(0));
        }
        if let Some(cache) = &means.cache
            && !unread.is_empty()
        {
            cache.trim();
        }
    }
}

/// Sends a list of files, and then what those that are unread say. Returns those with pages that only OCR can read.
fn read(
    work: &Work<'_>,
    listing: &Listing,
    parts: Parts,
    unread: &[usize],
    opened: Option<(Opened, Watch)>,
    post: &Post,
) -> Vec<Scan> {
    post.send(Event::Listed(Ok(Box::new(Listed { parts, unread: unread.len(), opened }))));
    let scans = work.read(&listing.files, unread, |at, outcome| post.send(Event::Read(at, Part::from(outcome))));
    scans.unwrap_or_else(|error| {
        // What is left to read stays marked as waiting, and the window says so.
        log::error!("no reader could be started: {error}");
        Vec::new()
    })
}

/// The places of all files.
fn all(listing: &Listing) -> Vec<usize> {
    (0..listing.files.len()).collect()
}

/// The places of the files that are not among `old`. Both are sorted by path.
fn places_of_new(files: &[ListedFile], old: &[ListedFile]) -> Vec<usize> {
    let is_new = |file: &ListedFile| place_of(old, &file.path).is_none();
    files.iter().enumerate().filter(|(_, file)| is_new(file)).map(|(at, _)| at).collect()
}
