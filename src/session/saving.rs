//! Saving by itself: within two seconds of a change, on a worker, and again after a failure.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use super::SaveState;
use super::mail::{Event, Post, spawn};
use crate::workspace::{Access, Remark, SaveError, Store, Workspace};

/// How long a change waits for the next one, so that many make one file. Under the two seconds that are promised.
const WAIT_MS: u64 = 1500;

/// How long to wait after a failure.
const RETRY_MS: u64 = 10_000;

/// What a worker hands back.
type Outcome = Option<(Store, Result<Option<Remark>, SaveError>)>;

/// Who has the means to save.
enum Desk {
    /// They lie here.
    Ready(Store),
    /// A worker has them.
    Busy(JoinHandle<Outcome>),
    /// Nobody: open to read only, and why.
    ReadOnly(String),
}

/// Saves one case.
pub(super) struct Saver {
    desk: Desk,
    /// When the next save is due; `None` where every decision is saved or on its way.
    due_ms: Option<u64>,
    /// Whether the view has changed, which alone is no reason to save before the case is closed.
    view_changed: bool,
    /// Why the last save failed.
    failure: Option<String>,
}

/// What the user has to be told of a save.
pub(super) enum Told {
    /// Nothing new.
    Nothing,
    /// It worked, but not as usual.
    Remark(Remark),
    /// It failed, for the first time or in a new way.
    Failed(String),
    /// It works again; what was said of the failure.
    Recovered(String),
}

impl Saver {
    pub(super) fn new(access: Access) -> Self {
        let desk = match access {
            Access::Write(store) => Desk::Ready(store),
            Access::ReadOnly(why) => Desk::ReadOnly(why),
        };
        Self { desk, due_ms: None, view_changed: false, failure: None }
    }

    /// Why nothing can be decided.
    pub(super) fn read_only(&self) -> Option<&str> {
        match &self.desk {
            Desk::ReadOnly(why) => Some(why),
            Desk::Ready(_) | Desk::Busy(_) => None,
        }
    }

    pub(super) fn state(&self) -> SaveState {
        match (&self.desk, &self.failure) {
            (Desk::ReadOnly(why), _) => SaveState::ReadOnly(why.clone()),
            (_, Some(why)) => SaveState::Failed(why.clone()),
            (Desk::Ready(_), None) if self.due_ms.is_none() => SaveState::Saved,
            _ => SaveState::Waiting,
        }
    }

    /// Something was decided.
    pub(super) fn changed(&mut self, now: u64) {
        let due = now + WAIT_MS;
        self.due_ms = Some(self.due_ms.map_or(due, |earlier| earlier.min(due)));
    }

    /// The user wants it saved now.
    pub(super) fn asked(&mut self, now: u64) {
        self.due_ms = Some(now);
    }

    /// The window was changed.
    pub(super) fn view_changed(&mut self) {
        self.view_changed = true;
    }

    /// When to look again.
    pub(super) fn next_ms(&self) -> Option<u64> {
        self.due_ms.filter(|_| matches!(self.desk, Desk::Ready(_)))
    }

    /// Starts a worker, where it is due and none is at it.
    pub(super) fn start_if_due(&mut self, now: u64, post: Post, workspace: &Workspace) {
        if self.due_ms.is_none_or(|due| due > now) {
            return;
        }
        match std::mem::replace(&mut self.desk, Desk::ReadOnly(String::new())) {
            Desk::Ready(store) => {
                let workspace = workspace.clone();
                // The means to save outlive a worker that cannot be started.
                let hand = Arc::new(Mutex::new(Some(store)));
                let taken = Arc::clone(&hand);
                let work = move || {
                    let mut store = in_hand(&taken)?;
                    let result = store.save(&workspace);
                    post.send(Event::Saved);
                    Some((store, result))
                };
                match spawn("save", work) {
                    Ok(worker) => {
                        self.desk = Desk::Busy(worker);
                        self.due_ms = None;
                        self.view_changed = false;
                    }
                    Err(error) => {
                        log::error!("no thread to save: {error}");
                        self.due_ms = Some(now + RETRY_MS);
                        if let Some(store) = in_hand(&hand) {
                            self.desk = Desk::Ready(store);
                        }
                    }
                }
            }
            other => self.desk = other,
        }
    }

    /// Takes in what the worker did. Blocks until it is done.
    pub(super) fn take(&mut self, now: u64) -> Told {
        match std::mem::replace(&mut self.desk, Desk::ReadOnly(String::new())) {
            Desk::Busy(worker) => {
                if let Ok(Some((store, result))) = worker.join() {
                    self.desk = Desk::Ready(store);
                    return self.told(now, result);
                }
                let why = "nothing can be saved any more, because of a fault in Redwell; start it again".to_owned();
                self.desk = Desk::ReadOnly(why.clone());
                Told::Failed(why)
            }
            other => {
                self.desk = other;
                Told::Nothing
            }
        }
    }

    /// Saves what is left before the case is left. To be called when no worker is at it: after [`Self::take`]. Returns
    /// why decisions are nowhere but here, where that is so.
    pub(super) fn save_left(&mut self, now: u64, workspace: &Workspace) -> (Told, Option<String>) {
        let Desk::Ready(store) = &mut self.desk else { return (Told::Nothing, None) };
        if self.due_ms.is_none() {
            return (Told::Nothing, None);
        }
        let result = store.save(workspace);
        let lost = result.as_ref().err().filter(|error| !error.is_kept()).map(ToString::to_string);
        if result.is_ok() {
            self.due_ms = None;
        }
        (self.told(now, result), lost)
    }

    /// Saves what is left, and lets go of the lock. To be called when no worker is at it: after [`Self::take`].
    pub(super) fn close(mut self, now: u64, workspace: &Workspace) -> Told {
        match std::mem::replace(&mut self.desk, Desk::ReadOnly(String::new())) {
            // The view alone is worth no new file in a case folder that was only looked at.
            Desk::Ready(mut store) if self.due_ms.is_some() || (self.view_changed && store.has_file()) => {
                let result = store.save(workspace);
                self.told(now, result)
            }
            _ => Told::Nothing,
        }
    }

    fn told(&mut self, now: u64, result: Result<Option<Remark>, SaveError>) -> Told {
        match result {
            Ok(remark) => {
                let failure = self.failure.take();
                match (remark, failure) {
                    (Some(remark), _) => Told::Remark(remark),
                    (None, Some(why)) => Told::Recovered(why),
                    (None, None) => Told::Nothing,
                }
            }
            Err(error) => {
                let why = error.to_string();
                self.due_ms = Some(now + RETRY_MS);
                let known = self.failure.replace(why.clone()) == Some(why.clone());
                if known { Told::Nothing } else { Told::Failed(why) }
            }
        }
    }
}

fn in_hand(hand: &Mutex<Option<Store>>) -> Option<Store> {
    hand.lock().unwrap_or_else(PoisonError::into_inner).take()
}
