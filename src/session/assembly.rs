//! When to put the case together again, and where.
//!
//! A small case is put together on the spot, so that a decision shows in the frame in which it was made. A large one is
//! handed to a worker, one at a time; what changes meanwhile is taken into the next round.

use super::mail::{Assembled, Event, Post, spawn};
use super::parts::Parts;
use crate::model::{CaseFile, Decision};

/// A case that takes no longer is put together on the spot: a quarter of a frame.
const ON_THE_SPOT_MS: u64 = 4;

/// While files are being read, the case is put together at most this often, and rarer where it takes long.
const INTERVAL_MS: u64 = 150;

/// When to put the case together again.
#[derive(Debug, Default)]
pub(super) struct Assembly {
    /// When it is due; `None` where nothing has changed.
    due_ms: Option<u64>,
    /// Whether a worker is at it.
    running: bool,
    /// How often it was started.
    started: u64,
    /// Which of the attempts the case on the screen is.
    shown: u64,
    /// When it was started last.
    started_ms: Option<u64>,
    /// How long it took last.
    took_ms: Option<u64>,
}

impl Assembly {
    /// Something was decided: as soon as can be.
    pub(super) fn want_now(&mut self, now: u64) {
        self.due_ms = Some(now);
    }

    /// Something was read: soon, but the first time at once.
    pub(super) fn want_soon(&mut self, now: u64) {
        // Most of the time is for reading, also where it takes long to put the case together.
        let interval = INTERVAL_MS.max(self.took_ms.unwrap_or_default() * 3);
        let soon = self.started_ms.map_or(now, |last| last + interval);
        self.due_ms = Some(self.due_ms.map_or(soon, |due| due.min(soon)));
    }

    /// What is wanted soon is wanted now: nothing more is to come.
    pub(super) fn hurry(&mut self, now: u64) {
        self.due_ms = self.due_ms.map(|due| due.min(now));
    }

    /// When to look again.
    pub(super) fn next_ms(&self) -> Option<u64> {
        self.due_ms.filter(|_| !self.running)
    }

    /// Whether nothing is wanted or under way.
    pub(super) fn is_idle(&self) -> bool {
        self.due_ms.is_none() && !self.running
    }

    /// Whether it would be done before the frame is.
    pub(super) fn is_quick(&self) -> bool {
        self.took_ms.is_some_and(|took| took <= ON_THE_SPOT_MS)
    }

    /// Puts the case together here and now.
    pub(super) fn on_the_spot(
        &mut self,
        parts: &Parts,
        decisions: &[Decision],
        now_ms: impl Fn() -> u64,
    ) -> Result<CaseFile, String> {
        let serial = self.start(now_ms());
        let case = parts.assemble(decisions, serial);
        self.took_ms = self.started_ms.map(|started| now_ms().saturating_sub(started));
        self.shown = serial;
        case
    }

    /// Starts a worker, where it is due and none is at it.
    pub(super) fn start_if_due(&mut self, now: u64, post: Post, given: impl FnOnce() -> (Parts, Vec<Decision>)) {
        if self.running || self.due_ms.is_none_or(|due| due > now) {
            return;
        }
        let (parts, decisions) = given();
        let serial = self.start(now);
        let started = spawn("assemble", move || {
            let before = post.now_ms();
            let case = parts.assemble(&decisions, serial);
            let took_ms = post.now_ms().saturating_sub(before);
            post.send(Event::Assembled(Box::new(Assembled { serial, case, took_ms })));
        });
        match started {
            Ok(_) => self.running = true,
            Err(error) => {
                log::error!("the case is not put together: {error}");
                self.due_ms = Some(now + INTERVAL_MS);
            }
        }
    }

    /// Takes in what a worker sent; `None` for a case that is older than the one on the screen.
    pub(super) fn take(&mut self, assembled: Assembled) -> Option<Result<CaseFile, String>> {
        self.running = false;
        self.took_ms = Some(assembled.took_ms);
        if assembled.serial <= self.shown {
            return None;
        }
        self.shown = assembled.serial;
        Some(assembled.case)
    }

    fn start(&mut self, now: u64) -> u64 {
        self.started += 1;
        self.started_ms = Some(now);
        self.due_ms = None;
        self.started
    }
}
