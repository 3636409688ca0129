//! One running review: what is open, what is selected, what was decided. The window shows it and sends actions.
//!
//! Knows no egui. Threads are started here and nowhere else; each is named, can be cancelled, and stamps what it sends
//! with the generation of the folder it was started for, so that a late message of a closed case is dropped.

mod action;

pub use action::{Action, ExportKind, Selection, View};

use std::path::Path;
use std::sync::Arc;

use crate::model::CaseFile;

/// How far loading is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Documents read so far.
    pub read: usize,
    /// Documents listed.
    pub total: usize,
    /// Whether a worker is still at it.
    pub running: bool,
}

/// Something to tell the user, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Counts up; names the notice when it is dismissed.
    pub id: u64,
    /// Whether something failed.
    pub failed: bool,
    /// A sentence without a final period: what happened, to which file, what to do.
    pub message: String,
}

/// Whether decisions are on the disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing is waiting.
    #[default]
    Saved,
    /// Changed, to be saved within two seconds.
    Waiting,
    /// Could not be saved; says why.
    Failed(String),
    /// Opened to read only; says why.
    ReadOnly(String),
}

/// What the window needs of the world around it; tests give a fake.
pub trait Services: Send + Sync {
    /// Milliseconds on a clock that only counts up.
    fn now_ms(&self) -> u64;
    /// Today, in the user's time zone.
    fn today(&self) -> chrono::NaiveDate;
    /// Where settings, recent folders and workspaces of read-only folders are kept.
    fn data_dir(&self) -> Option<std::path::PathBuf>;
    /// Asks the window to draw another frame; called from workers.
    fn wake(&self);
}

/// One running review.
pub struct Session {
    services: Arc<dyn Services>,
}

impl Session {
    /// A session with no case open.
    pub fn new(services: Arc<dyn Services>) -> Self {
        Self { services }
    }

    /// Takes in what the workers have sent, and saves what is due. To be called once per frame; never blocks. Returns
    /// whether anything changed.
    pub fn poll(&mut self) -> bool {
        let _ = self.services.now_ms();
        false
    }

    /// Carries out an action.
    pub fn handle(&mut self, action: Action) {
        let _ = action;
    }

    /// The case as it stands, also while it is still being read. `None` where no folder is open.
    pub fn case(&self) -> Option<&Arc<CaseFile>> {
        None
    }

    /// The open folder.
    pub fn folder(&self) -> Option<&Path> {
        None
    }

    /// Folders opened before, the latest first.
    pub fn recent(&self) -> &[std::path::PathBuf] {
        &[]
    }

    /// How far loading is.
    pub fn progress(&self) -> Progress {
        Progress::default()
    }

    /// What is selected, and which passage of it is shown.
    pub fn selection(&self) -> &Selection {
        const NONE: &Selection = &Selection { entry: None, document: None, passage: None };
        NONE
    }

    /// What the window remembers of this case: panes, filters, the sort order.
    pub fn view(&self) -> &View {
        const NONE: &View = &View { panes: Vec::new(), dark: None, zoom: None };
        NONE
    }

    /// Whether there is a place to go back or forward to.
    pub fn can_go(&self) -> (bool, bool) {
        (false, false)
    }

    /// What undo and redo would take back or bring back, in words: "rename of Alder Bank".
    pub fn undo_words(&self) -> (Option<String>, Option<String>) {
        (None, None)
    }

    /// Notices not yet dismissed, the oldest first.
    pub fn notices(&self) -> &[Notice] {
        &[]
    }

    /// Whether decisions are on the disk.
    pub fn save_state(&self) -> SaveState {
        SaveState::Saved
    }

    /// Saves at once and lets go of the lock. For closing the window.
    pub fn close(&mut self) {}
}
