//! One case out of many documents: documents, mentions and decisions in, a case file out.
//!
//! Pure and quick; called again after every decision. Whatever came from a hash map is sorted: the same folder always
//! gives the same case.

mod added;
mod anchors;
mod cases;
mod clients;
mod clusters;
mod decide;
mod discrepancies;
mod facts;
mod fields;
mod finding;
mod highlights;
mod keys;
mod link;
mod named;
mod naming;
mod not_here;
mod ocr;
mod parted;
mod references;
mod regroup;
mod roster;
mod tags;
mod timeline;

use std::collections::HashSet;
use std::sync::Arc;

use crate::extract::Mentions;
use crate::model::{CaseDocument, CaseFile, Decision, Discrepancy, Document, Problem};

/// A document with what it says.
#[derive(Clone, Debug)]
pub struct ReadDocument {
    /// The file as it was read.
    pub document: Arc<Document>,
    /// What its text says.
    pub mentions: Arc<Mentions>,
}

/// Assembles the case. `parts` are sorted by path; a document's index is its [`crate::model::DocId`].
pub fn assemble(parts: &[ReadDocument], decisions: &[Decision]) -> CaseFile {
    let mut documents: Vec<CaseDocument> = parts.iter().map(facts::document).collect();
    link::cases_of_documents(parts, &mut documents);
    link::number_documents(parts, &mut documents);
    let references = references::all(parts, &documents);
    let mut entries = timeline::entries(parts, &documents, &references);
    let mut problems: Vec<Problem> = Vec::new();

    let mut clusters = clusters::group(parts);
    let anchors = anchors::Anchors::new(parts);
    regroup::regroup(&mut clusters, &anchors, decisions);
    let mut discrepancies: Vec<Discrepancy> = Vec::new();
    let mut roster = Vec::with_capacity(clusters.len());
    let mut keys = HashSet::new();
    for cluster in &clusters {
        if let Some(mut entry) = roster::entry(cluster) {
            entry.key = roster::key_apart(entry.key, &mut keys);
            discrepancies::of_entry(cluster, &entry, &mut discrepancies);
            roster.push(entry);
        }
    }
    ocr::weaken(parts, &mut entries, &mut roster);
    timeline::date_discrepancies(parts, &documents, &mut discrepancies);
    timeline::named_dates(parts, &mut discrepancies);

    let mut case = CaseFile {
        revision: 0,
        facts: facts::case(parts),
        documents,
        timeline: entries,
        roster,
        references,
        discrepancies,
        problems: Vec::new(),
        ..CaseFile::default()
    };
    decide::apply(&mut case, &anchors, decisions, &mut problems);
    roster::sort(&mut case.roster);
    clients::link_counsel(&mut case.roster);
    case.discrepancies.sort_by(|a, b| (&a.subject, a.field).cmp(&(&b.subject, b.field)));
    case.problems = problems;
    index(&mut case);
    case.cases = cases::all(parts, &case);
    not_here::find(&mut case, parts);
    named::link_people(&mut case);
    case.highlights = highlights::all(parts, &case);
    case
}

/// Fills the indices from keys to places.
fn index(case: &mut CaseFile) {
    case.roster_index =
        case.roster.iter().enumerate().flat_map(|(at, entry)| entry.merged.iter().map(move |key| (*key, at))).collect();
    // An entry's own key leads to it, whatever was merged with one of that name.
    case.roster_index.extend(case.roster.iter().enumerate().map(|(at, entry)| (entry.key, at)));
    case.timeline_index = case.timeline.iter().enumerate().map(|(at, entry)| (entry.key, at)).collect();
}
