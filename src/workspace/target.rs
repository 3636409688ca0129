//! From an entry of the case to the words by which a decision finds it again.

use crate::model::{Anchor, CaseFile, EntryList, EntryRef, Passage, Target};

/// What a decision about this entry points at; `None` for an entry that is gone or has no words in the documents, and
/// for a cited document, about which nothing can be decided.
pub fn target(case: &CaseFile, entry: EntryRef) -> Option<Target> {
    match entry {
        EntryRef::Timeline(key) => {
            let entry = case.timeline_entry(key)?;
            let anchor = anchor(case, *entry.sources.first()?)?;
            Some(Target { list: EntryList::Timeline, anchor, label: entry.label() })
        }
        EntryRef::Roster(key) => {
            let entry = case.roster_entry(key)?;
            let label = entry.label();
            // A merged entry has other entries' passages too; the one that bears its name leads back to it.
            let named = entry.sources.iter().find(|passage| case.quote(**passage) == label);
            let anchor = anchor(case, *named.or(entry.sources.first())?)?;
            Some(Target { list: EntryList::Roster, anchor, label: label.to_owned() })
        }
        EntryRef::Reference(_) => None,
    }
}

/// A passage, kept so that it is found again; `None` where there is no such document.
pub fn anchor(case: &CaseFile, passage: Passage) -> Option<Anchor> {
    let document = &case.document(passage.doc)?.source;
    Some(Anchor {
        path: document.path.clone(),
        hash: document.hash.clone(),
        span: passage.span,
        quote: passage.span.of(&document.text).to_owned(),
    })
}
