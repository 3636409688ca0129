//! What several entries have in common, by which commands show themselves as on or off.

use crate::model::{CaseFile, Dispute, EntryRef};

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
