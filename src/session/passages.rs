//! The passages of an entry.

use crate::model::{CaseFile, DocId, EntryRef, Passage};

/// Every passage of an entry, in order of document and place; empty for an entry that is gone.
pub fn passages_of(case: &CaseFile, entry: EntryRef) -> &[Passage] {
    match entry {
        EntryRef::Timeline(key) => case.timeline_entry(key).map(|entry| entry.sources.as_slice()),
        EntryRef::Roster(key) => case.roster_entry(key).map(|entry| entry.sources.as_slice()),
        EntryRef::Reference(at) => case.references.get(at as usize).map(|reference| reference.sources.as_slice()),
    }
    .unwrap_or_default()
}

/// Where an entry leads at first: into the document that it stands for, where that is here, else to its first passage.
pub(super) fn opening(case: &CaseFile, entry: EntryRef) -> (Option<DocId>, Option<Passage>) {
    let passages = passages_of(case, entry);
    let own = match entry {
        EntryRef::Timeline(key) => case.timeline_entry(key).and_then(|entry| entry.document),
        EntryRef::Roster(_) | EntryRef::Reference(_) => None,
    };
    let passage = match own {
        Some(own) => passages.iter().find(|passage| passage.doc == own),
        None => passages.first(),
    };
    (own.or(passage.map(|passage| passage.doc)), passage.copied())
}

/// The passage some steps on from `from`, round and round. From a passage that is none of the entry's, the next one
/// ahead is one step on.
pub(super) fn stepped(passages: &[Passage], from: Option<Passage>, steps: i32) -> Option<Passage> {
    let count = i64::try_from(passages.len()).ok().filter(|count| *count > 0)?;
    let steps = i64::from(steps);
    let found = from.and_then(|from| passages.iter().position(|passage| *passage == from));
    let at = match (found, from) {
        (Some(at), _) => i64::try_from(at).ok()? + steps,
        (None, from) => {
            let behind = |passage: &&Passage| from.is_some_and(|from| **passage < from);
            let ahead = i64::try_from(passages.iter().take_while(behind).count()).ok()?;
            ahead + if steps > 0 { steps - 1 } else { steps }
        }
    };
    usize::try_from(at.rem_euclid(count)).ok().and_then(|at| passages.get(at)).copied()
}
