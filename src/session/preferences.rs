//! The user's settings while a session runs, and saving them.

use std::io;
use std::path::PathBuf;
use std::thread::JoinHandle;

use super::mail::{Event, Post, spawn};
use crate::workspace::{Settings, SettingsChange, save_settings};

/// How long a change waits for the next one.
const WAIT_MS: u64 = 1500;

/// The user's settings, and what of them is not saved yet.
#[derive(Debug, Default)]
pub(super) struct Preferences {
    data_dir: Option<PathBuf>,
    settings: Settings,
    unsaved: Vec<SettingsChange>,
    due_ms: Option<u64>,
    worker: Option<JoinHandle<io::Result<()>>>,
}

impl Preferences {
    pub(super) fn load(data_dir: Option<PathBuf>) -> Self {
        let settings = data_dir.as_deref().map(Settings::load).unwrap_or_default();
        Self { data_dir, settings, ..Self::default() }
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Makes a change, to be saved soon.
    pub(super) fn change(&mut self, change: SettingsChange, now: u64) {
        self.settings.apply(&change);
        if self.data_dir.is_none() {
            return;
        }
        // Of many views only the last one counts.
        if matches!(change, SettingsChange::View(_)) {
            self.unsaved.retain(|other| !matches!(other, SettingsChange::View(_)));
        }
        self.unsaved.push(change);
        self.due_ms.get_or_insert(now + WAIT_MS);
    }

    /// When to look again.
    pub(super) fn next_ms(&self) -> Option<u64> {
        self.due_ms.filter(|_| self.worker.is_none())
    }

    /// Starts a worker, where it is due and none is at it.
    pub(super) fn start_if_due(&mut self, now: u64, post: Post) {
        if self.next_ms().is_none_or(|due| due > now) {
            return;
        }
        self.due_ms = None;
        let Some(data_dir) = self.data_dir.clone() else { return };
        let changes = std::mem::take(&mut self.unsaved);
        let work = move || {
            let result = save_settings(&data_dir, &changes);
            post.send(Event::SettingsSaved);
            result
        };
        match spawn("settings", work) {
            Ok(worker) => self.worker = Some(worker),
            Err(error) => log::warn!("settings not saved: {error}"),
        }
    }

    /// Takes in what the worker did. Blocks until it is done.
    ///
    /// # Errors
    /// Words for the user. The settings are the user's convenience, not their work: they are not tried again.
    pub(super) fn take(&mut self) -> Result<(), String> {
        let result = self.worker.take().map(JoinHandle::join);
        match result {
            Some(Ok(Err(error))) => Err(self.words(&error)),
            None | Some(Ok(Ok(())) | Err(_)) => Ok(()),
        }
    }

    /// Saves what is left.
    ///
    /// # Errors
    /// Words for the user.
    pub(super) fn close(&mut self) -> Result<(), String> {
        self.take()?;
        self.due_ms = None;
        let changes = std::mem::take(&mut self.unsaved);
        match self.data_dir.as_deref().filter(|_| !changes.is_empty()) {
            Some(data_dir) => save_settings(data_dir, &changes).map_err(|error| self.words(&error)),
            None => Ok(()),
        }
    }

    fn words(&self, error: &io::Error) -> String {
        let folder = self.data_dir.as_deref().map(|folder| folder.display().to_string()).unwrap_or_default();
        format!("The window’s settings could not be saved in {folder}: {error}")
    }
}
