//! What stands on the dockets and is not in the folder, and which docket entries the documents cite by number.

use std::collections::{HashMap, HashSet};

use super::ReadDocument;
use super::link::{same_case, tells_of_filings};
use crate::model::{
    CaseFile, CaseNumber, DocId, NotHere, Passage, Reference, TimelineEntry, TimelineKey, TimelineKind,
};

/// Ties cited numbers to their docket entries, and lists the entries whose documents the folder lacks.
pub(super) fn find(case: &mut CaseFile, parts: &[ReadDocument]) {
    let tells: Vec<bool> = parts.iter().map(tells_of_filings).collect();
    let tells = |doc: DocId| tells.get(doc.index()).copied().unwrap_or_default();
    resolve(case);

    let mut cited_by: HashMap<TimelineKey, Vec<DocId>> = HashMap::new();
    for reference in &case.references {
        if let Some(entry) = reference.entry {
            let citing = reference.sources.iter().map(|source| source.doc).filter(|doc| !tells(*doc));
            cited_by.entry(entry).or_default().extend(citing);
        }
    }
    let attachments = Attachments::new(case, parts);
    let missing = case.timeline.iter().filter(|entry| {
        is_listed(entry) && entry.document.is_none() && entry.sources.iter().any(|source| tells(source.doc))
    });
    case.not_here = missing
        .map(|entry| {
            let mut cited_by = cited_by.remove(&entry.key).unwrap_or_default();
            cited_by.sort_unstable();
            cited_by.dedup();
            NotHere { entry: entry.key, attachments: attachments.missing(case, entry), cited_by }
        })
        .collect();
}

fn is_listed(entry: &TimelineEntry) -> bool {
    entry.kind == TimelineKind::Filing && entry.docket_number.is_some()
}

/// Finds the docket entry of each reference that gives a number: the one of the case that the citing document is about,
/// where the dockets of several cases have that number.
fn resolve(case: &mut CaseFile) {
    let mut listed: HashMap<&str, Vec<&TimelineEntry>> = HashMap::new();
    for entry in case.timeline.iter().filter(|entry| is_listed(entry)) {
        listed.entry(entry.docket_number.as_deref().unwrap_or_default()).or_default().push(entry);
    }
    let found: Vec<Option<(TimelineKey, Option<DocId>)>> = case
        .references
        .iter()
        .map(|reference| {
            let candidates = listed.get(reference.docket_number.as_deref()?)?;
            let entry = of_case(case, reference, candidates)?;
            Some((entry.key, entry.document))
        })
        .collect();
    for (reference, found) in case.references.iter_mut().zip(found) {
        if let Some((entry, document)) = found {
            reference.entry = Some(entry);
            reference.found = reference.found.or(document);
        }
    }
}

fn of_case<'e>(case: &CaseFile, reference: &Reference, candidates: &[&'e TimelineEntry]) -> Option<&'e TimelineEntry> {
    // A docket has each number once: several entries are those of several cases.
    let only = |entries: Vec<&'e TimelineEntry>| {
        let (first, others) = entries.split_first()?;
        others.iter().all(|other| other.case == first.case).then_some(*first)
    };
    let in_case = |number: &CaseNumber| {
        candidates.iter().copied().filter(|entry| entry.case.as_ref().is_none_or(|case| case == number)).collect()
    };
    if let Some(number) = &reference.case {
        return only(in_case(number));
    }
    let citing = reference.sources.first().and_then(|source| case.document(source.doc))?;
    let of_citing = candidates.iter().copied().filter(|entry| same_case(citing, entry.case.as_ref())).collect();
    let lead = || case.facts.lead_number.as_ref().and_then(|lead| only(in_case(&lead.value)));
    only(of_citing).or_else(lead)
}

/// What is attached to the dockets' entries, and which of it is in the folder.
struct Attachments<'a> {
    listed: HashMap<(DocId, &'a str), Vec<(Passage, String)>>,
    /// The documents that are attachments with their own numbers, by the entry's.
    here: HashMap<&'a str, Vec<(&'a str, DocId)>>,
}

impl<'a> Attachments<'a> {
    fn new(case: &'a CaseFile, parts: &'a [ReadDocument]) -> Self {
        let mut listed: HashMap<(DocId, &str), Vec<(Passage, String)>> = HashMap::new();
        let mut here: HashMap<&str, Vec<(&str, DocId)>> = HashMap::new();
        for ((doc, part), document) in (0..).map(DocId).zip(parts).zip(&case.documents) {
            for attachment in &part.mentions.attachments {
                let words = format!("{} {}", attachment.number, attachment.description);
                let passage = Passage::new(doc, attachment.span);
                listed.entry((doc, &attachment.docket_number)).or_default().push((passage, words));
            }
            if let (Some(number), Some(attachment)) = (&document.docket_number, &document.attachment) {
                here.entry(number).or_default().push((attachment, doc));
            }
        }
        Self { listed, here }
    }

    /// Those of an entry that the folder lacks, as "1 Exhibit A".
    fn missing(&self, case: &CaseFile, entry: &TimelineEntry) -> Vec<String> {
        let Some(number) = entry.docket_number.as_deref() else { return Vec::new() };
        let is_here = |words: &str| {
            let own = words.split(' ').next().unwrap_or_default();
            self.here.get(number).into_iter().flatten().any(|(attachment, doc)| {
                *attachment == own
                    && case.document(*doc).is_some_and(|document| same_case(document, entry.case.as_ref()))
            })
        };
        let mut missing: Vec<String> = entry
            .sources
            .iter()
            .filter_map(|source| Some((source, self.listed.get(&(source.doc, number))?)))
            .flat_map(|(source, all)| all.iter().filter(|(at, _)| source.span.contains(at.span)))
            .map(|(_, words)| words.clone())
            .filter(|words| !is_here(words))
            .collect();
        // The docket and the notice tell of the same exhibit.
        let mut told = HashSet::new();
        missing.retain(|words| told.insert(words.split(' ').next().unwrap_or_default().to_owned()));
        missing
    }
}
