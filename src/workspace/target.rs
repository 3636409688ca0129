//! From an entry of the case to the words by which a decision finds it again, and back.

use crate::model::{Anchor, CaseFile, Discrepancy, DocId, EntryList, EntryRef, Passage, Span, Target};

/// What a decision about this entry points at; `None` for an entry that is gone or has no words in the documents.
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
        EntryRef::Reference(at) => {
            let reference = case.references.get(at as usize)?;
            let anchor = anchor(case, *reference.sources.first()?)?;
            Some(Target { list: EntryList::Reference, anchor, label: reference.description.clone() })
        }
    }
}

/// What a decision about a file points at; `None` where there is no such file.
pub fn document_target(case: &CaseFile, document: DocId) -> Option<Target> {
    let found = case.document(document)?;
    let anchor = anchor(case, Passage::new(document, Span::default()))?;
    Some(Target { list: EntryList::Document, anchor, label: found.title.clone() })
}

/// What the end of a conflict points at that is no roster entry's: its first reading, and what it is about.
pub fn settled_target(case: &CaseFile, discrepancy: &Discrepancy) -> Option<Target> {
    let first = discrepancy.readings.iter().flat_map(|reading| &reading.sources).next()?;
    let anchor = anchor(case, *first)?;
    Some(Target { list: EntryList::Document, anchor, label: discrepancy.subject.clone() })
}

/// The entry of the case that a target of an earlier decision is about now; `None` for a file, and where the entry is
/// hidden or its words are gone.
pub fn entry_of(case: &CaseFile, target: &Target) -> Option<EntryRef> {
    let anchor = &target.anchor;
    let place = |same: &dyn Fn(&crate::model::Document) -> bool| {
        let at = case.documents.iter().position(|document| same(&document.source))?;
        let span = anchor.find_in(&case.documents.get(at)?.source.text)?;
        Some(Passage::new(DocId(u32::try_from(at).ok()?), span))
    };
    let at = place(&|source| source.path == anchor.path).or_else(|| place(&|source| source.hash == anchor.hash))?;
    match target.list {
        EntryList::Timeline => {
            let here = case.timeline.iter().filter(|entry| entry.sources.contains(&at));
            let named = here.clone().find(|entry| entry.label() == target.label);
            named.or_else(|| here.clone().next()).map(|entry| EntryRef::Timeline(entry.key))
        }
        EntryList::Roster => {
            let here = case.roster.iter().filter(|entry| entry.sources.contains(&at));
            let named = here.clone().find(|entry| entry.label() == target.label);
            named.or_else(|| here.clone().next()).map(|entry| EntryRef::Roster(entry.key))
        }
        EntryList::Reference => {
            let cites = case
                .references
                .iter()
                .position(|reference| reference.sources.contains(&at) && reference.description == target.label)?;
            u32::try_from(cites).ok().map(EntryRef::Reference)
        }
        EntryList::Document => None,
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
