//! The case that is open.

use std::path::PathBuf;
use std::sync::Arc;

use super::assembly::Assembly;
use super::loading::Cancel;
use super::mail::{Assembled, Mail, spawn};
use super::parts::{Part, Parts};
use super::places::Places;
use super::saving::Saver;
use super::searching::Searcher;
use super::watching::Watch;
use super::{Progress, Selection};
use crate::model::CaseFile;
use crate::workspace::{Access, View, Workspace};

/// The case that is open.
pub(super) struct OpenCase {
    /// Stamps what workers send of this case.
    pub(super) generation: u64,
    /// Stamps what the readers send; another one after reading again.
    pub(super) load: u64,
    /// The case folder.
    pub(super) folder: PathBuf,
    /// What is on the screen.
    pub(super) case: Arc<CaseFile>,
    /// Decisions and view.
    pub(super) workspace: Workspace,
    /// Saves them.
    pub(super) saver: Saver,
    /// Where the user is and was.
    pub(super) places: Places,
    /// What is looked for in it.
    pub(super) search: Searcher,
    /// How far reading is.
    pub(super) progress: Progress,
    /// With how many files OCR is through, and how many there are for it; `None` while it is not at it.
    pub(super) scans: Option<(usize, usize)>,
    parts: Parts,
    assembly: Assembly,
    cancel: Cancel,
    /// Whether something has changed since reading began last.
    change: bool,
    /// Tells of changes for as long as the case is open.
    _watch: Watch,
}

impl OpenCase {
    /// A case of which the files are known, and are being read.
    pub(super) fn new(
        generation: u64,
        folder: PathBuf,
        parts: Parts,
        workspace: Workspace,
        access: Access,
        cancel: Cancel,
        watch: Watch,
    ) -> Self {
        let mut places = Places::default();
        if let Some(document) = workspace.open_document.as_deref().and_then(|path| parts.find(path)) {
            places.go(Selection { document: Some(document), ..Selection::default() });
        }
        Self {
            generation,
            load: generation,
            folder,
            case: Arc::default(),
            workspace,
            saver: Saver::new(access),
            places,
            search: Searcher::default(),
            progress: Progress { read: 0, total: parts.len(), running: true },
            scans: None,
            parts,
            assembly: Assembly::default(),
            cancel,
            change: false,
            _watch: watch,
        }
    }

    /// A case that was put together elsewhere: there is nothing to read, and nothing can be decided.
    pub(super) fn shown(generation: u64, case: CaseFile) -> Self {
        let access = Access::ReadOnly("This case is only shown".to_owned());
        let folder = PathBuf::new();
        let nothing = (Parts::default(), Workspace::default());
        let mut open = Self::new(generation, folder, nothing.0, nothing.1, access, Cancel::default(), Watch::Blind);
        open.progress.running = false;
        open.case = Arc::new(case);
        open
    }

    /// Whether the case on the screen shows all that was decided.
    pub(super) fn shows_all_decisions(&self) -> bool {
        self.assembly.is_idle()
    }

    /// The documents as far as they are read.
    pub(super) fn parts(&self) -> &Parts {
        &self.parts
    }

    /// Something below the folder has changed.
    pub(super) fn changed(&mut self) {
        self.change = true;
    }

    /// Whether something has changed that is to be read now: what changes while the folder is being read waits until
    /// that is done.
    pub(super) fn take_change(&mut self) -> bool {
        !self.progress.running && std::mem::take(&mut self.change)
    }

    /// Reading begins again; what there is stays on the screen meanwhile.
    pub(super) fn reload(&mut self, load: u64, cancel: Cancel) {
        self.cancel = cancel;
        self.load = load;
        self.progress.running = true;
        self.scans = None;
    }

    /// The files are known, and can be shown as waiting.
    pub(super) fn listed(&mut self, now: u64) {
        self.assembly.want_soon(now);
    }

    /// The files are known anew.
    pub(super) fn listed_again(&mut self, mut parts: Parts, unread: usize, now: u64) {
        let same = parts.lists_the_same_as(&self.parts);
        parts.keep_read(&self.parts);
        self.parts = parts;
        self.progress.total = self.parts.len();
        self.progress.read = self.progress.total.saturating_sub(unread);
        if !same {
            self.assembly.want_soon(now);
        }
    }

    /// A file was read.
    pub(super) fn read(&mut self, at: usize, part: Part, now: u64) {
        self.parts.set(at, part);
        self.progress.read += 1;
        self.assembly.want_soon(now);
    }

    /// OCR is through with a file.
    pub(super) fn recognised(&mut self, part: Option<(usize, Part)>, now: u64) {
        if let Some((done, _)) = &mut self.scans {
            *done += 1;
        }
        if let Some((at, part)) = part {
            self.parts.set(at, part);
            self.assembly.want_soon(now);
        }
    }

    /// No more files will be read.
    pub(super) fn finished(&mut self, now: u64) {
        self.progress.running = false;
        self.assembly.hurry(now);
    }

    /// Stops reading; what was read stays.
    pub(super) fn cancel(&mut self) {
        self.cancel.cancel();
    }

    /// Adds a decision, takes one back or brings one back, by `change`, which says whether it did. Something inside the
    /// program that goes wrong is returned in words.
    pub(super) fn decide(
        &mut self,
        mail: &Mail,
        now_ms: impl Fn() -> u64,
        change: impl FnOnce(&mut Workspace) -> bool,
    ) -> Result<(), String> {
        if !change(&mut self.workspace) {
            return Ok(());
        }
        self.saver.changed(now_ms());
        if self.assembly.is_quick() && !self.progress.running {
            let decisions = self.workspace.history.decisions();
            let case = self.assembly.on_the_spot(&self.parts, &decisions, now_ms)?;
            self.show(case);
        } else {
            self.assembly.want_now(now_ms());
            self.work(mail, now_ms());
        }
        Ok(())
    }

    /// Takes in a case that a worker put together. Returns whether it is a new one.
    pub(super) fn assembled(&mut self, assembled: Assembled) -> Result<bool, String> {
        let Some(case) = self.assembly.take(assembled) else { return Ok(false) };
        let old = self.show(case?);
        // To free a hundred thousand entries takes longer than a frame has. Without a thread it takes that long.
        if let Err(error) = spawn("free", move || drop(old)) {
            log::debug!("freed on the spot: {error}");
        }
        Ok(true)
    }

    /// Starts the workers that are due.
    pub(super) fn work(&mut self, mail: &Mail, now: u64) {
        let post = mail.post(self.generation);
        let given = || (self.parts.clone(), self.workspace.history.decisions());
        self.assembly.start_if_due(now, post.clone(), given);
        self.search.start_if_due(&self.case, post.clone());
        self.remember_document();
        self.saver.start_if_due(now, post, &self.workspace);
    }

    /// When to look again, on the session's clock.
    pub(super) fn next_ms(&self) -> Option<u64> {
        [self.assembly.next_ms(), self.saver.next_ms()].into_iter().flatten().min()
    }

    /// Whether nothing is being read, put together or looked for.
    pub(super) fn is_settled(&self) -> bool {
        !self.progress.running && self.assembly.is_idle() && self.search.is_settled(&self.case)
    }

    /// The window was changed.
    pub(super) fn set_view(&mut self, view: View) {
        self.workspace.view = view;
        self.saver.view_changed();
    }

    /// Notes which document is open, to open it again the next time.
    pub(super) fn remember_document(&mut self) {
        let open = self.places.here().document.and_then(|id| self.case.document(id));
        let path = open.map(|document| document.source.path.as_str());
        if path.is_some() && path != self.workspace.open_document.as_deref() {
            self.workspace.open_document = path.map(str::to_owned);
            self.saver.view_changed();
        }
    }

    /// Puts a case on the screen, and returns the one that was there.
    fn show(&mut self, case: CaseFile) -> Arc<CaseFile> {
        let old = std::mem::replace(&mut self.case, Arc::new(case));
        // Before the first case, places are of the list of files already.
        if old.revision > 0 {
            self.places.carry(&old, &self.case);
        }
        old
    }
}
