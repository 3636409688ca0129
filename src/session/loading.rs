//! Listing and reading a folder on a worker.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::mail::{Event, Post, spawn};
use super::parts::{Parts, read_all};
use crate::ingest;
use crate::workspace::{self, Opened};

/// What is known of a folder before its files are read.
pub(super) struct Listed {
    /// Its files, all waiting.
    pub(super) parts: Parts,
    /// Its workspace, where that was to be opened.
    pub(super) opened: Option<Opened>,
}

/// What to load.
pub(super) struct Load {
    /// The case folder.
    pub(super) folder: PathBuf,
    /// Whether to open its workspace, too.
    pub(super) workspace: bool,
    /// The user's data directory.
    pub(super) data_dir: Option<PathBuf>,
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
        let (files, problems) = match ingest::list(&self.folder) {
            Ok(listed) => listed,
            Err(problem) => return post.send(Event::Listed(Err(problem))),
        };
        if cancelled.load(Ordering::Relaxed) {
            return;
        }
        let opened =
            self.workspace.then(|| workspace::open(&self.folder, self.data_dir.as_deref(), &workspace::owner_name()));
        let parts = Parts::listed(&files, problems);
        post.send(Event::Listed(Ok(Box::new(Listed { parts, opened }))));
        let read = {
            let post = post.clone();
            move |at, part| post.send(Event::Read(at, part))
        };
        if let Err(error) = read_all(&files, cancelled, read) {
            // What is left to read stays marked as waiting, and the window says so.
            log::error!("no reader could be started: {error}");
        }
        post.send(Event::Finished);
    }
}
