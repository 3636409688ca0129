//! From an entry of the case to the words by which a decision finds it again.

use crate::model::{Anchor, CaseFile, EntryList, EntryRef, Passage, RosterEntry, Target, TimelineEntry};

/// What a decision about this entry points at; `None` for an entry that is gone or has no words in the documents, and
/// for a cited document, about which nothing can be decided.
pub fn target(case: &CaseFile, entry: EntryRef) -> Option<Target> {
    match entry {
        EntryRef::Timeline(key) => {
            let entry = case.timeline_entry(key)?;
            let anchor = anchor(case, *entry.sources.first()?)?;
            Some(Target { list: EntryList::Timeline, anchor, label: timeline_label(entry) })
        }
        EntryRef::Roster(key) => {
            let entry = case.roster_entry(key)?;
            let label = roster_label(entry);
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

/// What the documents call a roster entry, whatever the reviewer calls it now.
fn roster_label(entry: &RosterEntry) -> &str {
    entry.corrected_from.as_deref().unwrap_or(&entry.name)
}

/// A timeline entry's kind and date: "deadline 2009-04-22"; the kind alone where there is no date.
fn timeline_label(entry: &TimelineEntry) -> String {
    match entry.when {
        Some(when) => format!("{} {}", entry.kind.word(), when.date),
        None => entry.kind.word().to_owned(),
    }
}
