//! Searching the case on a worker, as the user types.
//!
//! Each search has a number. A worker stops as soon as a newer search was started, so that no more than the last one
//! is ever gone through to its end. Answers are kept by case and words: who takes a letter back sees what was there.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::mail::{Event, Post, spawn};
use crate::model::CaseFile;
use crate::search::{self, Query, Results};

/// How many answers are kept.
const KEPT: usize = 16;

/// What the user looks for in the whole case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchText {
    /// The words as they were typed; see [`Query`].
    pub text: String,
    /// Whether one letter of a long word may be wrong.
    pub tolerant: bool,
}

/// What was found for it.
#[derive(Debug)]
pub struct SearchAnswer {
    /// What was looked for.
    pub asked: SearchText,
    /// The same, understood.
    pub query: Query,
    /// Revision of the case that was searched.
    pub revision: u64,
    /// How many documents that case had; in one with another number its documents' numbers mean nothing.
    pub documents: usize,
    /// What was found.
    pub results: Results,
}

/// The search of one case.
#[derive(Debug, Default)]
pub(super) struct Searcher {
    wanted: SearchText,
    /// The number of the newest search; workers of older ones stop.
    newest: Arc<AtomicU64>,
    /// What the newest worker looks for, and in which revision, until it has answered.
    running: Option<(u64, SearchText)>,
    shown: Option<Arc<SearchAnswer>>,
    kept: VecDeque<Arc<SearchAnswer>>,
}

impl Searcher {
    /// Looks for something else from now on.
    pub(super) fn ask(&mut self, wanted: SearchText) {
        self.wanted = wanted;
    }

    /// The last answer; while the next one is awaited, still the one before.
    pub(super) fn answer(&self) -> Option<&Arc<SearchAnswer>> {
        self.shown.as_ref()
    }

    /// Whether the last answer is the one that was asked for, in the case as it stands.
    pub(super) fn is_settled(&self, case: &CaseFile) -> bool {
        self.nothing_wanted() || self.shown.as_ref().is_some_and(|answer| self.answers(answer, case))
    }

    /// Starts a worker, where something is asked that none answers yet.
    pub(super) fn start_if_due(&mut self, case: &Arc<CaseFile>, post: Post) {
        if self.shown.as_ref().is_some_and(|answer| answer.documents != case.documents.len()) {
            self.shown = None;
        }
        if self.nothing_wanted() {
            if self.shown.take().is_some() || self.running.take().is_some() {
                self.newest.fetch_add(1, Ordering::Relaxed);
            }
            return;
        }
        let running = self.running.as_ref();
        let is_running = running.is_some_and(|(of, text)| *of == case.revision && *text == self.wanted);
        if is_running || self.is_settled(case) {
            return;
        }
        if let Some(known) = self.kept.iter().find(|answer| self.answers(answer, case)) {
            self.shown = Some(Arc::clone(known));
            self.running = None;
            self.newest.fetch_add(1, Ordering::Relaxed);
            return;
        }
        let number = self.newest.fetch_add(1, Ordering::Relaxed) + 1;
        let (newest, case, asked) = (Arc::clone(&self.newest), Arc::clone(case), self.wanted.clone());
        self.running = Some((case.revision, asked.clone()));
        let started = spawn("search", move || {
            let query = Query::parse(&asked.text, asked.tolerant);
            let (revision, documents) = (case.revision, case.documents.len());
            let results = search::find(&case, &query, || newest.load(Ordering::Relaxed) != number);
            if let Some(results) = results {
                post.send(Event::Found(Arc::new(SearchAnswer { asked, query, revision, documents, results })));
            }
        });
        if let Err(error) = started {
            log::error!("the case is not searched: {error}");
            self.running = None;
        }
    }

    /// Takes in what a worker found. Returns whether it is what is looked for.
    pub(super) fn take(&mut self, answer: Arc<SearchAnswer>) -> bool {
        let newest = self.running.as_ref().is_some_and(|(of, text)| *of == answer.revision && *text == answer.asked);
        self.kept.retain(|kept| kept.revision == answer.revision);
        self.kept.push_front(Arc::clone(&answer));
        self.kept.truncate(KEPT);
        if newest {
            self.running = None;
            self.shown = Some(answer);
        }
        newest
    }

    fn nothing_wanted(&self) -> bool {
        self.wanted.text.trim().is_empty()
    }

    fn answers(&self, answer: &SearchAnswer, case: &CaseFile) -> bool {
        answer.revision == case.revision && answer.asked == self.wanted
    }
}

impl Drop for Searcher {
    fn drop(&mut self) {
        self.newest.fetch_add(1, Ordering::Relaxed);
    }
}
