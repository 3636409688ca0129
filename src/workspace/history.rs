//! Decisions over time.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::words;
use crate::model::Decision;

/// What was decided at once, and is undone at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What was decided: one decision, or several that the reviewer made of many entries at a stroke. Never empty.
    pub decisions: Vec<Decision>,
    /// When and by whom.
    pub made: Made,
}

impl Step {
    /// What was decided, as a noun: "rename of Alder Bank".
    pub fn words(&self) -> String {
        words::of_all(&self.decisions)
    }
}

/// When something was decided and by whom, as far as the file tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// The day, in the reviewer's time zone.
    pub on: Option<NaiveDate>,
    /// The time of that day.
    pub at: Option<NaiveTime>,
    /// The reviewer and the computer: "jane on desk-4"; empty where it is not known.
    pub by: String,
}

impl Made {
    /// Made now, by this reviewer. Parts of a second are left out.
    pub fn now(now: NaiveDateTime, by: String) -> Self {
        let at = now.format("%H:%M:%S").to_string().parse().ok();
        Self { on: Some(now.date()), at, by }
    }
}

impl From<Option<NaiveDate>> for Made {
    fn from(on: Option<NaiveDate>) -> Self {
        Self { on, ..Self::default() }
    }
}

/// A decision of the file that this program does not understand: one of a newer program, or one mangled by hand. It
/// has no effect, and is written back as it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// How many steps stood before it.
    pub(super) before: usize,
    /// Its RON.
    pub(super) text: String,
}

/// Every decision of a review, in order, with undo and redo without limit.
///
/// Decisions of earlier sittings can be undone like today's: there is one list, and it is what is saved. What was
/// undone can be redone until something new is decided or the case is closed; it is not saved, because the reviewer
/// took it back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    kept: Vec<Kept>,
}

impl History {
    /// Decisions as they were saved.
    pub(super) fn from_saved(done: Vec<Step>, kept: Vec<Kept>) -> Self {
        Self { done, undone: Vec::new(), kept }
    }

    /// Adds a decision. What was undone before can no longer be redone.
    pub fn decide(&mut self, decision: Decision, made: impl Into<Made>) {
        self.decide_together(vec![decision], made);
    }

    /// Adds decisions that are one step. None at all are no step.
    pub fn decide_together(&mut self, decisions: Vec<Decision>, made: impl Into<Made>) {
        if !decisions.is_empty() {
            self.undone.clear();
            self.done.push(Step { decisions, made: made.into() });
        }
    }

    /// Takes the last step back and returns it.
    pub fn undo(&mut self) -> Option<&Step> {
        self.undone.push(self.done.pop()?);
        self.undone.last()
    }

    /// Brings the last undone step back and returns it.
    pub fn redo(&mut self) -> Option<&Step> {
        self.done.push(self.undone.pop()?);
        self.done.last()
    }

    /// Takes back every step but the first `steps`. Returns whether there was one to take back.
    pub fn undo_to(&mut self, steps: usize) -> bool {
        let before = self.done.len();
        while self.done.len() > steps {
            self.undone.extend(self.done.pop());
        }
        self.done.len() < before
    }

    /// What stands, in the order in which it was decided.
    pub fn steps(&self) -> &[Step] {
        &self.done
    }

    /// What stands, as [`crate::assemble`] takes it.
    pub fn decisions(&self) -> Vec<Decision> {
        self.done.iter().flat_map(|step| step.decisions.iter().cloned()).collect()
    }

    /// How many decisions of the file could not be understood and are kept as they are.
    pub fn kept(&self) -> usize {
        self.kept.len()
    }

    /// Whether there is nothing to save.
    pub fn is_empty(&self) -> bool {
        self.done.is_empty() && self.kept.is_empty()
    }

    /// What undo would take back, in words.
    pub fn undo_words(&self) -> Option<String> {
        self.done.last().map(Step::words)
    }

    /// What redo would bring back, in words.
    pub fn redo_words(&self) -> Option<String> {
        self.undone.last().map(Step::words)
    }

    /// What is saved: decisions, and between them, at their old places, the texts that were not understood.
    pub(super) fn saved(&self) -> impl Iterator<Item = Saved<'_>> {
        let last = self.done.len();
        let kept_before = move |place: usize| {
            self.kept.iter().filter(move |kept| kept.before.min(last) == place).map(|kept| Saved::Kept(&kept.text))
        };
        self.done
            .iter()
            .enumerate()
            .flat_map(move |(place, step)| {
                let lines = step.decisions.iter().enumerate();
                let lines =
                    lines.map(|(line, decision)| Saved::Decision { decision, made: &step.made, first: line == 0 });
                kept_before(place).chain(lines)
            })
            .chain(kept_before(last))
    }
}

/// One line of the file.
pub(super) enum Saved<'a> {
    /// A decision of a step.
    Decision {
        /// What was decided.
        decision: &'a Decision,
        /// When and by whom the step was made.
        made: &'a Made,
        /// It is the first of its step.
        first: bool,
    },
    /// A text that was not understood.
    Kept(&'a str),
}
