//! One running review: what is open, what is selected, what was decided. The window shows it and sends actions.
//!
//! Knows no egui. Threads are started here and nowhere else; each is named, can be cancelled, and stamps what it sends
//! with the generation of the folder it was started for, so that a late message of a closed case is dropped.
//!
//! What is due is started by [`Session::poll`]; [`Session::next_poll`] says when there is something due although no
//! worker has called, so that a window at rest saves in time.

mod action;
mod assembly;
mod deciding;
mod drawing;
mod exporting;
mod handling;
mod loading;
mod mail;
mod notices;
mod open_case;
mod parts;
mod passages;
mod places;
mod preferences;
mod reading;
mod saving;
mod searching;
mod watching;

pub use crate::export::ExportKind;
pub use crate::ingest::pages::{Cut, NoPages, Picture, has_pages};
pub use crate::workspace::{Made, Step, View, entry_of};
pub use action::{Action, Selection};
pub use deciding::{field_text, wrong_value};
pub use drawing::{Drawer, DrawingRoom, Drawn};
pub use parts::Parts;
pub use passages::passages_of;
pub use reading::{Cache, Limits, Means, ReaderProgram, serve as serve_reader};
pub use searching::{SearchAnswer, SearchText};
pub use watching::{Changed, Watcher, watch_folder};

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use self::loading::Cancel;
use self::mail::Mail;
use self::notices::Notices;
use self::open_case::OpenCase;
use self::places::Places;
use self::preferences::Preferences;
use crate::model::CaseFile;
use crate::workspace::SettingsChange;

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
    /// This moment, in the user's time zone; stands beside each decision.
    fn now(&self) -> chrono::NaiveDateTime;
    /// Where settings, recent folders and workspaces of read-only folders are kept.
    fn data_dir(&self) -> Option<PathBuf>;
    /// Who reviews, on which computer: "jane on desk-4"; stands beside each decision.
    fn reviewer(&self) -> String;
    /// By what means documents are read: unless said otherwise, in this process, and nothing is kept.
    fn means(&self) -> Means {
        Means::default()
    }
    /// Tells of changes below a folder for as long as what it returns is kept: unless said otherwise, of none.
    ///
    /// # Errors
    /// Why the folder cannot be watched, in words.
    fn watch(&self, _folder: &Path, _changed: Changed) -> Result<Watcher, String> {
        Ok(Box::new(()))
    }
    /// Asks the window to draw another frame; called from workers.
    fn wake(&self);
}

/// A folder that is being listed, to take the place of what is open.
struct Opening {
    generation: u64,
    folder: PathBuf,
    cancel: Cancel,
}

/// One running review.
pub struct Session {
    services: Arc<dyn Services>,
    mail: Mail,
    generation: u64,
    opening: Option<Opening>,
    open: Option<OpenCase>,
    preferences: Preferences,
    notices: Notices,
}

impl Session {
    /// A session with no case open.
    pub fn new(services: Arc<dyn Services>) -> Self {
        Self {
            mail: Mail::new(Arc::clone(&services)),
            generation: 0,
            opening: None,
            open: None,
            preferences: Preferences::load(services.data_dir()),
            notices: Notices::default(),
            services,
        }
    }

    /// A session on a case that was put together without a folder, such as an invented one of a benchmark. It can be
    /// looked at and searched; nothing is read, decided or saved.
    pub fn showing(services: Arc<dyn Services>, case: CaseFile) -> Self {
        let mut session = Self::new(services);
        session.generation = 1;
        session.open = Some(OpenCase::shown(session.generation, case));
        session
    }

    /// Takes in what the workers have sent, and saves what is due. To be called once per frame; never blocks. Returns
    /// whether anything changed.
    pub fn poll(&mut self) -> bool {
        let mut changed = false;
        while let Ok(message) = self.mail.receiver.try_recv() {
            changed |= self.take(message);
        }
        let now = self.services.now_ms();
        self.read_changes();
        if let Some(open) = &mut self.open {
            open.work(&self.mail, now);
        }
        self.preferences.start_if_due(now, self.mail.post(self.generation));
        changed
    }

    /// How long [`Self::poll`] need not be called, if no worker asks for a frame before; `None` for as long as nothing
    /// happens.
    pub fn next_poll(&self) -> Option<Duration> {
        let case = self.open.as_ref().and_then(OpenCase::next_ms);
        let due = [case, self.preferences.next_ms()].into_iter().flatten().min()?;
        Some(Duration::from_millis(due.saturating_sub(self.services.now_ms())))
    }

    /// Carries out an action.
    pub fn handle(&mut self, action: Action) {
        match action {
            Action::OpenFolder(folder) => self.open_folder(folder),
            Action::OpenSample => self.open_sample(),
            Action::CloseFolder => self.close_case(),
            Action::Reload => self.reload(),
            Action::CancelLoading => self.cancel_loading(),
            Action::Select(entry) => self.select(entry),
            Action::Attend(entry) => self.in_places(|places| places.attend(entry)),
            Action::ShowPassage { entry, passage } => {
                self.go(Selection { entry, document: Some(passage.doc), passage: Some(passage) });
            }
            Action::OpenDocument(document) => self.go(Selection { document: Some(document), ..Selection::default() }),
            Action::StepPassage(steps) => self.step(steps),
            Action::Search(wanted) => self.search(wanted),
            Action::Back => self.in_places(Places::back),
            Action::Forward => self.in_places(Places::forward),
            Action::Rename(..)
            | Action::Correct(..)
            | Action::CorrectAmount(..)
            | Action::Merge(..)
            | Action::Split(..)
            | Action::SplitPlaces(..)
            | Action::Clear(..)
            | Action::Hide(..)
            | Action::Note(..)
            | Action::Review(..)
            | Action::Key(..)
            | Action::Dispute(..)
            | Action::DefineTag(..)
            | Action::Tag(..)
            | Action::TagDocument(..)
            | Action::Chase(..)
            | Action::Settle(..)
            | Action::SettleAt(..)
            | Action::AddTimeline { .. }
            | Action::AddRoster { .. }
            | Action::Together(..) => self.decide(action),
            Action::Undo => self.change(|workspace| workspace.history.undo().is_some()),
            Action::UndoTo(steps) => self.change(|workspace| workspace.history.undo_to(steps)),
            Action::Redo => self.change(|workspace| workspace.history.redo().is_some()),
            Action::Save => self.save_now(),
            Action::Export(kind, path) => self.export(kind, path),
            Action::ExportEntries(kind, entries, path) => self.export_entries(kind, entries, path),
            Action::ExportHistory(path) => self.export_history(path),
            Action::SetView(view) => self.set_view(view),
            Action::Say(words) => self.notices.say(words),
            Action::Dismiss(id) => self.notices.dismiss(id),
            Action::Forget(folder) => {
                self.preferences.change(SettingsChange::Forget(folder), self.services.now_ms());
            }
        }
    }

    /// The case as it stands, also while it is still being read. `None` where no folder is open.
    pub fn case(&self) -> Option<&Arc<CaseFile>> {
        self.open.as_ref().map(|open| &open.case)
    }

    /// The open folder.
    pub fn folder(&self) -> Option<&Path> {
        self.open.as_ref().map(|open| open.folder.as_path())
    }

    /// Folders opened before, the latest first.
    pub fn recent(&self) -> &[PathBuf] {
        &self.preferences.settings().recent
    }

    /// How far loading is.
    pub fn progress(&self) -> Progress {
        match (&self.opening, &self.open) {
            (Some(_), _) => Progress { running: true, ..Progress::default() },
            (None, Some(open)) => open.progress,
            (None, None) => Progress::default(),
        }
    }

    /// With how many documents OCR is through, and how many there are for it, all read but for their scanned pages.
    /// `None` while it is not at it.
    pub fn scans(&self) -> Option<(usize, usize)> {
        self.open.as_ref().and_then(|open| open.scans)
    }

    /// Whether what is on the screen is what documents, decisions and the search field make: nothing is being read, put
    /// together or looked for.
    pub fn is_settled(&self) -> bool {
        self.opening.is_none() && self.open.as_ref().is_none_or(OpenCase::is_settled)
    }

    /// What the last search of the whole case found; while the next answer is awaited, still the one before. `None` where
    /// nothing is looked for.
    pub fn search_answer(&self) -> Option<&Arc<SearchAnswer>> {
        self.open.as_ref().and_then(|open| open.search.answer())
    }

    /// What is selected, and which passage of it is shown.
    pub fn selection(&self) -> &Selection {
        const NONE: &Selection = &Selection { entry: None, document: None, passage: None };
        self.open.as_ref().map_or(NONE, |open| open.places.here())
    }

    /// Which of the selected entry's passages is shown, counted from 1, and how many there are. The first number is 0
    /// where another passage is shown.
    pub fn passage_place(&self) -> Option<(usize, usize)> {
        let (case, selection) = (self.case()?, self.selection());
        let passages = passages_of(case, selection.entry?);
        let at = passages.iter().position(|passage| Some(*passage) == selection.passage);
        Some((at.map_or(0, |at| at + 1), passages.len()))
    }

    /// What the window remembers of this case: panes, filters, the sort order.
    pub fn view(&self) -> &View {
        self.open.as_ref().map_or(&self.preferences.settings().view, |open| &open.workspace.view)
    }

    /// Whether there is a place to go back or forward to.
    pub fn can_go(&self) -> (bool, bool) {
        self.open.as_ref().map_or((false, false), |open| open.places.can_go())
    }

    /// What undo and redo would take back or bring back, in words: "rename of Alder Bank".
    pub fn undo_words(&self) -> (Option<String>, Option<String>) {
        match &self.open {
            Some(open) if open.saver.read_only().is_none() => {
                (open.workspace.history.undo_words(), open.workspace.history.redo_words())
            }
            _ => (None, None),
        }
    }

    /// Everything that was decided and stands, the earliest first.
    pub fn history(&self) -> &[Step] {
        self.open.as_ref().map_or(&[], |open| open.workspace.history.steps())
    }

    /// Notices not yet dismissed, the oldest first.
    pub fn notices(&self) -> &[Notice] {
        self.notices.shown()
    }

    /// Whether decisions are on the disk.
    pub fn save_state(&self) -> SaveState {
        self.open.as_ref().map_or(SaveState::Saved, |open| open.saver.state())
    }

    /// Saves at once and lets go of the lock. For closing the window.
    pub fn close(&mut self) {
        self.close_case();
        if let Err(why) = self.preferences.close() {
            self.notices.fail(why);
        }
    }
}
