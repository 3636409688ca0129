//! What commands depend on: what is selected, picked and shown, and what the entries have in common.

use std::sync::Arc;

use crate::model::{CaseFile, Dispute, EntryRef};
use crate::session::{has_pages, passages_of};

use super::app::App;
use super::command::Situation;
use super::desk::{Chosen, Pane};
use super::panes::detail::shows_pages;

/// On what the common marks depend: the assembly, the selected entry, and the entries that are picked.
pub(super) type CommonOf = (u64, Option<EntryRef>, usize);

impl App {
    /// What commands depend on, at this moment.
    pub(super) fn situation(&self) -> Situation {
        let (undo, redo) = self.session.undo_words();
        let (back, forward) = self.session.can_go();
        let selection = self.session.selection();
        let case = self.session.case();
        let entry = selection.entry.filter(|entry| !matches!(entry, EntryRef::Reference(_)));
        let common = self.common(entry);
        let places = match (case, entry) {
            (Some(case), Some(EntryRef::Roster(key))) => case
                .roster_entry(key)
                .is_some_and(|entry| entry.spellings.iter().flat_map(|spelling| &spelling.sources).nth(1).is_some()),
            _ => false,
        };
        let reference = self.reference().and_then(|at| case?.references.get(at as usize));
        let passages = match (case, selection.entry) {
            (Some(case), Some(entry)) => !passages_of(case, entry).is_empty(),
            _ => false,
        };
        let document = selection.document.and_then(|id| case?.document(id));
        Situation {
            case: case.is_some(),
            reading: self.session.progress().running || self.session.scans().is_some(),
            entry: entry.is_some(),
            cell: self.pane == Pane::Roster && case.is_some_and(|case| self.roster.has_cell(case)),
            roster_entry: matches!(entry, Some(EntryRef::Roster(_))),
            words: self.detail.selected(selection.document).is_some(),
            places,
            reference: reference.is_some_and(|reference| reference.found.is_none()),
            chosen: self.chosen.entries.len(),
            list: matches!(self.pane, Pane::Timeline | Pane::Roster),
            history: !self.session.history().is_empty(),
            reviewed: common.reviewed,
            key: common.key,
            dispute: common.dispute,
            passages,
            results: self.search.has_results(),
            document: selection.document.is_some(),
            has_pages: document.is_some_and(|document| has_pages(&document.source)),
            pages: document.is_some_and(|document| shows_pages(document, &self.layout.pages)),
            thumbnails: self.layout.pages.thumbnails,
            undo,
            redo,
            back,
            forward,
            dark: self.session.view().dark,
            high_contrast: self.session.view().high_contrast,
            strip: self.layout.strip_open,
            wide_roster: self.layout.wide_roster,
            timeline: self.timeline_situation(),
        }
    }

    /// The entries that a command is for: those that are picked together, or the selected one.
    pub(super) fn targets(&self) -> Vec<EntryRef> {
        if self.chosen.is_many() {
            return self.chosen.entries.clone();
        }
        let selected = self.session.selection().entry;
        selected.into_iter().filter(|entry| !matches!(entry, EntryRef::Reference(_))).collect()
    }

    /// The cited document that a command is for: the one under the cursor of the side list, or the selected one.
    pub(super) fn reference(&self) -> Option<u32> {
        let listed = (self.pane == Pane::Drawer && self.list.is_some()).then(|| self.drawer.reference()).flatten();
        listed.or(match self.session.selection().entry {
            Some(EntryRef::Reference(at)) => Some(at),
            _ => None,
        })
    }

    /// What the entries that a command is for have in common; `selected` is the one selected, where it is no reference.
    fn common(&self, selected: Option<EntryRef>) -> Common {
        let Some(case) = self.session.case() else { return Common::default() };
        let of = (case.revision, selected, Arc::as_ptr(&self.chosen).addr());
        if let Some((known, common)) = self.common.get()
            && known == of
        {
            return common;
        }
        let common = match selected {
            _ if self.chosen.is_many() => Common::of(case, &self.chosen.entries),
            Some(entry) => Common::of(case, &[entry]),
            None => Common::default(),
        };
        self.common.set(Some((of, common)));
        common
    }

    /// Picks entries together.
    pub(super) fn choose(&mut self, entries: Vec<EntryRef>) {
        if self.chosen.is_many() || entries.len() > 1 {
            self.chosen = Arc::new(Chosen::new(entries));
            self.common.set(None);
        }
    }
}

/// What every one of some entries is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Common {
    /// Marked as reviewed.
    pub(super) reviewed: bool,
    /// A key fact.
    pub(super) key: bool,
    /// Disputed, and by the same side.
    pub(super) dispute: Option<Dispute>,
}

impl Common {
    pub(super) fn of(case: &CaseFile, entries: &[EntryRef]) -> Self {
        let reviewed = |entry: &EntryRef| match entry {
            EntryRef::Roster(key) => case.roster_entry(*key).is_some_and(|entry| entry.reviewed),
            EntryRef::Timeline(key) => case.timeline_entry(*key).is_some_and(|entry| entry.reviewed),
            EntryRef::Reference(_) => false,
        };
        let key = |entry: &EntryRef| case.marks(*entry).is_some_and(|marks| marks.key);
        let dispute = |entry: &EntryRef| case.marks(*entry).and_then(|marks| marks.dispute);
        let Some(first) = entries.first() else { return Self::default() };
        let side = dispute(first).filter(|side| entries.iter().all(|entry| dispute(entry) == Some(*side)));
        Self { reviewed: entries.iter().all(reviewed), key: entries.iter().all(key), dispute: side }
    }
}
