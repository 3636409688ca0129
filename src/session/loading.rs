//! Listing and reading a folder on a worker.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

use super::mail::{Event, Post, spawn};
use super::parts::{Part, Parts};
use super::reading::Work;
use super::watching::Watch;
use crate::ingest;
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
        let listed = SystemTime::now();
        let (files, problems) = match ingest::list(&folder) {
            Ok(listed) => listed,
            Err(problem) => return post.send(Event::Listed(Err(problem))),
        };
        if cancelled.load(Ordering::Relaxed) {
            return;
        }
        let mut parts = Parts::listed(&files, problems);
        let trust_times = !matches!(purpose, Purpose::Again);
        let all = (0..files.len()).collect();
        let (unread, opened): (Vec<usize>, _) = match purpose {
            Purpose::Open { data_dir } => {
                (all, Some(workspace::open(&folder, data_dir.as_deref(), &workspace::owner_name())))
            }
            Purpose::Again => (all, None),
            Purpose::Since(old) => (parts.keep_unchanged(&old), None),
        };
        let opened = opened.zip(watch);
        post.send(Event::Listed(Ok(Box::new(Listed { parts, unread: unread.len(), opened }))));
        let means = post.services().means();
        let work = Work { folder: &folder, files: &files, unread: &unread, listed, trust_times, means: &means };
        let read = {
            let post = post.clone();
            move |at, outcome| post.send(Event::Read(at, Part::from(outcome)))
        };
        if let Err(error) = work.run(cancelled, read) {
            // What is left to read stays marked as waiting, and the window says so.
            log::error!("no reader could be started: {error}");
        }
        post.send(Event::Finished);
        if let Some(cache) = means.cache.filter(|_| !unread.is_empty()) {
            cache.trim();
        }
    }
}
