//! Which document of the folder is which entry of the docket.
//!
//! By the court's stamp or the file's name where there is one, else by title and date, where these tell only one.

use std::collections::HashMap;

use super::ReadDocument;
use super::timeline::{alike, id};
use crate::extract::DatedMention;
use crate::model::{CaseDocument, CaseNumber, DocId, DocKind, Passage, TimelineEntry, TimelineKind};

/// Days between the date that a paper bears and the day it is filed.
const LATEST_FILING_DAYS: i64 = 7;

/// Whether a document tells of filings rather than being one: a docket report, a notice of electronic filing.
pub(super) fn tells_of_filings(part: &ReadDocument) -> bool {
    part.mentions.dated.iter().any(|line| line.kind == TimelineKind::Filing && line.docket_number.is_some())
}

/// Gives documents without a stamp their number on the docket.
pub(super) fn number_documents(parts: &[ReadDocument], documents: &mut [CaseDocument]) {
    let listed: Vec<&DatedMention> = parts
        .iter()
        .flat_map(|part| &part.mentions.dated)
        .filter(|line| line.kind == TimelineKind::Filing && line.docket_number.is_some())
        .collect();
    if listed.is_empty() {
        return;
    }
    let taken: Vec<Option<String>> = documents.iter().map(|document| document.docket_number.clone()).collect();
    let mut proposals: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, document) in documents.iter().enumerate() {
        if document.docket_number.is_some() || tells_of_filings(&parts[index]) || document.kind == DocKind::Docket {
            continue;
        }
        let mut fits: Vec<&str> = listed
            .iter()
            .filter(|line| fits(document, line))
            .filter_map(|line| line.docket_number.as_deref())
            .collect();
        fits.sort_unstable();
        fits.dedup();
        if let [only] = fits[..]
            && !taken.iter().flatten().any(|number| number == only)
        {
            proposals.entry(only.to_owned()).or_default().push(index);
        }
    }
    // Two documents that fit one entry leave it open which is meant.
    for (number, fitting) in proposals {
        if let [only] = fitting[..] {
            documents[only].docket_number = Some(number);
        }
    }
}

/// Whether a docket entry's words and day can be a document's.
fn fits(document: &CaseDocument, line: &DatedMention) -> bool {
    let days = document.date.and_then(|date| date.full()).zip(line.when.and_then(|when| when.date.full()));
    let near = days.is_some_and(|(bears, filed)| (0..=LATEST_FILING_DAYS).contains(&(filed - bears).num_days()));
    near && document.titled && (alike(&document.title, &line.summary) || names_kind(document, &line.summary))
}

/// Whether a docket entry's line begins with what the document is: "Letter", "Certificate of Service".
fn names_kind(document: &CaseDocument, summary: &str) -> bool {
    let first: String = summary.split_whitespace().take(3).collect::<Vec<_>>().join(" ").to_lowercase();
    matches!(document.kind, DocKind::Letter | DocKind::Certificate | DocKind::Affidavit | DocKind::Declaration)
        && first.contains(document.kind.word())
}

/// Ties the docket's lines to the documents of the folder. Hands back the documents that are tied, whose own lines say
/// nothing more.
pub(super) fn attach(entries: &mut [TimelineEntry], parts: &[ReadDocument], documents: &[CaseDocument]) -> Vec<DocId> {
    let mut by_number: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, document) in documents.iter().enumerate() {
        if let Some(number) = document.docket_number.as_deref().filter(|_| !tells_of_filings(&parts[index])) {
            by_number.entry(number).or_default().push(index);
        }
    }
    let mut tied = Vec::new();
    for entry in entries.iter_mut().filter(|entry| entry.kind == TimelineKind::Filing && entry.document.is_none()) {
        let number = entry.docket_number.as_deref().unwrap_or_default();
        let fits = |index: &&usize| same_case(&documents[**index], entry.case.as_ref());
        let Some(index) = by_number.get(number).into_iter().flatten().find(fits).copied() else { continue };
        entry.document = Some(id(index));
        if let Some(date) = &parts[index].mentions.date {
            entry.sources.push(Passage::new(id(index), date.span));
        }
        tied.push(id(index));
    }
    tied
}

/// Whether a document can stand on the docket of a case: it names that one, or none.
fn same_case(document: &CaseDocument, case: Option<&CaseNumber>) -> bool {
    case.is_none_or(|case| document.case_numbers.is_empty() || document.case_numbers.contains(case))
}
