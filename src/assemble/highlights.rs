//! What is highlighted in each document, and which entries it leads to.

use std::collections::BTreeMap;

use super::ReadDocument;
use super::timeline::id;
use crate::model::{CaseFile, EntryRef, Highlight, HighlightKind, Passage, Span, TimelineKind};

/// The highlights of every document, sorted by start.
pub(super) fn all(parts: &[ReadDocument], case: &CaseFile) -> Vec<Vec<Highlight>> {
    let mut marks: Vec<BTreeMap<(Span, HighlightKind), Vec<EntryRef>>> = vec![BTreeMap::new(); parts.len()];
    let mut mark = |at: Passage, kind: HighlightKind, entry: Option<EntryRef>| {
        if let Some(document) = marks.get_mut(at.doc.index())
            && !at.span.is_empty()
        {
            let entries = document.entry((at.span, kind)).or_default();
            entries.extend(entry.filter(|entry| !entries.contains(entry)));
        }
    };
    for entry in &case.roster {
        let reference = Some(EntryRef::Roster(entry.key));
        for at in &entry.sources {
            mark(*at, HighlightKind::Party, reference);
        }
        let facts = entry.address.iter().chain(&entry.emails).chain(&entry.phones);
        for at in facts.flat_map(|fact| &fact.sources) {
            mark(*at, HighlightKind::Contact, reference);
        }
        for at in entry.holdings.iter().flat_map(|h| &h.readings).flat_map(|r| &r.sources) {
            mark(*at, HighlightKind::Amount, reference);
        }
        for at in entry.signatories.iter().flat_map(|s| &s.sources).chain(entry.via.iter().flat_map(|v| &v.sources)) {
            mark(*at, HighlightKind::Party, reference);
        }
    }
    for (at, reference) in case.references.iter().enumerate() {
        let entry = u32::try_from(at).ok().map(EntryRef::Reference);
        for source in &reference.sources {
            mark(*source, HighlightKind::Reference, entry);
        }
    }
    for entry in &case.timeline {
        for at in &entry.sources {
            // A docket entry's words are its whole text; marking all of it would leave nothing unmarked.
            if at.span.len() <= 400 {
                let kind = match entry.kind {
                    TimelineKind::Cited => HighlightKind::Reference,
                    _ => HighlightKind::Date,
                };
                mark(*at, kind, Some(EntryRef::Timeline(entry.key)));
            }
        }
    }
    for (index, part) in parts.iter().enumerate() {
        for date in &part.mentions.dates {
            mark(Passage::new(id(index), date.span), HighlightKind::Date, None);
        }
    }
    marks.into_iter().map(flatten).collect()
}

/// Marks as ranges that do not overlap: a shorter one inside a longer one keeps its place, and both lead to the entries
/// of either.
fn flatten(marks: BTreeMap<(Span, HighlightKind), Vec<EntryRef>>) -> Vec<Highlight> {
    let mut out: Vec<Highlight> = Vec::with_capacity(marks.len());
    for ((span, kind), entries) in marks {
        let Some(last) = out.last_mut().filter(|last| last.span.end > span.start) else {
            out.push(Highlight { span, kind, entries });
            continue;
        };
        if last.span == span || last.span.contains(span) {
            for entry in entries {
                if !last.entries.contains(&entry) {
                    last.entries.push(entry);
                }
            }
        } else {
            // They cross: the later one gets what is left of it.
            let rest = Span { start: last.span.end, end: span.end };
            out.push(Highlight { span: rest, kind, entries });
        }
    }
    out
}
