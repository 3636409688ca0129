//! Decisions over time.

use chrono::NaiveDate;

use super::words;
use crate::model::Decision;

/// A decision and the day on which it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What was decided.
    pub decision: Decision,
    /// When, in the reviewer's time zone; `None` where the file does not tell.
    pub on: Option<NaiveDate>,
}

/// A decision of the file that this program does not understand: one of a newer program, or one mangled by hand. It
/// has no effect, and is written back as it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// How many decisions stood before it.
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
    pub fn decide(&mut self, decision: Decision, on: Option<NaiveDate>) {
        self.undone.clear();
        self.done.push(Step { decision, on });
    }

    /// Takes the last decision back and returns it.
    pub fn undo(&mut self) -> Option<&Decision> {
        self.undone.push(self.done.pop()?);
        self.undone.last().map(|step| &step.decision)
    }

    /// Brings the last undone decision back and returns it.
    pub fn redo(&mut self) -> Option<&Decision> {
        self.done.push(self.undone.pop()?);
        self.done.last().map(|step| &step.decision)
    }

    /// What stands, in the order in which it was decided.
    pub fn steps(&self) -> &[Step] {
        &self.done
    }

    /// What stands, as [`crate::assemble`] takes it.
    pub fn decisions(&self) -> Vec<Decision> {
        self.done.iter().map(|step| step.decision.clone()).collect()
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
        self.done.last().map(|step| words::of(&step.decision))
    }

    /// What redo would bring back, in words.
    pub fn redo_words(&self) -> Option<String> {
        self.undone.last().map(|step| words::of(&step.decision))
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
            .flat_map(move |(place, step)| kept_before(place).chain([Saved::Step(step)]))
            .chain(kept_before(last))
    }
}

/// One line of the file.
pub(super) enum Saved<'a> {
    /// A decision.
    Step(&'a Step),
    /// A text that was not understood.
    Kept(&'a str),
}
