//! Which document of the folder is which entry of the docket.
//!
//! By the court's stamp or the file's name where there is one, else by title and date, where these tell only one.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::ReadDocument;
use super::timeline::{alike, id};
use crate::extract::{DatedMention, court_code, file_name};
use crate::model::{
    CaseDocument, CaseNumber, DocId, DocKind, NumberedBy, PartialDate, Passage, TimelineEntry, TimelineKind,
};

/// Days between the date that a paper bears and the day it is filed.
const LATEST_FILING_DAYS: usize = 7;

/// Whether a document tells of filings rather than being one: a docket report, a notice of electronic filing.
pub(super) fn tells_of_filings(part: &ReadDocument) -> bool {
    part.mentions.kind == DocKind::Docket
        || part.mentions.dated.iter().any(|line| line.kind == TimelineKind::Filing && line.docket_number.is_some())
}

/// A case by the number that a court's filing system gives it inside itself. The court is left out where it is unknown.
type SystemCase = (Option<String>, String);

/// Gives documents the case that their files' names tell: by its number, or by that of the filing system, which a docket
/// report or another file of the same case tells too.
pub(super) fn cases_of_documents(parts: &[ReadDocument], documents: &mut [CaseDocument]) {
    let names: Vec<_> = parts.iter().map(|part| file_name::read(&part.document.path)).collect();
    // Nothing stands for a number that two cases claim.
    let mut known: HashMap<SystemCase, Option<CaseNumber>> = HashMap::new();
    for ((part, name), document) in parts.iter().zip(&names).zip(documents.iter()) {
        let Some(case) = &document.case else { continue };
        let told = part.mentions.system_case.as_ref().map(|found| {
            let court = part.mentions.court.as_ref().and_then(|court| court_code(&court.value));
            (court, found.value.clone())
        });
        let named = name.as_ref().and_then(|name| Some((name.court.clone(), name.system_case.clone()?)));
        for system in told.into_iter().chain(named) {
            known
                .entry(system)
                .and_modify(|have| *have = have.take().filter(|have| have == case))
                .or_insert_with(|| Some(case.clone()));
        }
    }
    for (name, document) in names.into_iter().zip(documents) {
        let Some(name) = name else { continue };
        let of_system = || {
            let system = name.system_case.clone()?;
            let same_court = known.get(&(name.court.clone(), system.clone()));
            same_court.or_else(|| known.get(&(None, system))).cloned().flatten()
        };
        let Some(case) = name.case.clone().or_else(of_system) else { continue };
        if document.case.is_none() {
            document.case = Some(case.clone());
        }
        if document.case_numbers.is_empty() {
            document.case_numbers.push(case);
        }
    }
}

/// Gives documents without a stamp their number on the docket.
pub(super) fn number_documents(parts: &[ReadDocument], documents: &mut [CaseDocument]) {
    let mut listed: HashMap<NaiveDate, Vec<&DatedMention>> = HashMap::new();
    for line in parts.iter().flat_map(|part| &part.mentions.dated) {
        if line.kind == TimelineKind::Filing
            && line.docket_number.is_some()
            && let Some(filed) = line.when.and_then(|when| when.date.full())
        {
            listed.entry(filed).or_default().push(line);
        }
    }
    if listed.is_empty() {
        return;
    }
    let mut taken: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, document) in documents.iter().enumerate() {
        if let Some(number) = &document.docket_number {
            taken.entry(number).or_default().push(index);
        }
    }
    let mut proposals: HashMap<(String, Option<CaseNumber>), Vec<usize>> = HashMap::new();
    for (index, document) in documents.iter().enumerate() {
        let Some(bears) = document.date.and_then(PartialDate::full) else { continue };
        if document.docket_number.is_some() || !document.titled || tells_of_filings(&parts[index]) {
            continue;
        }
        let days = bears.iter_days().take(LATEST_FILING_DAYS + 1);
        let mut fits: Vec<(&str, Option<&CaseNumber>)> = days
            .filter_map(|day| listed.get(&day))
            .flatten()
            .filter(|line| {
                same_case(document, line.case.as_ref())
                    && (alike(&document.title, &line.summary) || names_kind(document, &line.summary))
            })
            .filter_map(|line| Some((line.docket_number.as_deref()?, line.case.as_ref())))
            .collect();
        fits.sort_unstable();
        fits.dedup();
        if let [(number, case)] = fits[..]
            && !taken.get(number).into_iter().flatten().any(|other| same_case(&documents[*other], case))
        {
            proposals.entry((number.to_owned(), case.cloned())).or_default().push(index);
        }
    }
    // Two documents that fit one entry leave it open which is meant.
    for ((number, case), fitting) in proposals {
        if let [only] = fitting[..] {
            let document = &mut documents[only];
            document.docket_number = Some(number);
            document.numbered_by = Some(NumberedBy::TitleAndDate);
            document.case = document.case.take().or(case);
        }
    }
}

/// Whether a docket entry's line begins with what the document is: "Letter", "Certificate of Service".
fn names_kind(document: &CaseDocument, summary: &str) -> bool {
    let first: String = summary.split_whitespace().take(3).collect::<Vec<_>>().join(" ").to_lowercase();
    matches!(document.kind, DocKind::Letter | DocKind::Certificate | DocKind::Affidavit | DocKind::Declaration)
        && first.contains(document.kind.word())
}

/// Ties the docket's lines to the documents of the folder, and to their exhibits. Hands back the documents that are tied,
/// whose own lines say nothing more.
pub(super) fn attach(
    entries: &mut [TimelineEntry],
    parts: &[ReadDocument],
    documents: &[CaseDocument],
) -> HashSet<DocId> {
    let mut by_number: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, document) in documents.iter().enumerate() {
        if let Some(number) = document.docket_number.as_deref().filter(|_| !tells_of_filings(&parts[index])) {
            by_number.entry(number).or_default().push(index);
        }
    }
    let mut tied = HashSet::new();
    for entry in entries.iter_mut().filter(|entry| entry.kind == TimelineKind::Filing && entry.document.is_none()) {
        let Some(number) = entry.docket_number.clone() else { continue };
        let fitting = by_number.get(number.as_str()).into_iter().flatten().copied();
        for index in fitting.filter(|index| same_case(&documents[*index], entry.case.as_ref())) {
            let is_main = documents[index].attachment.is_none();
            if is_main && entry.document.is_some() {
                continue;
            }
            if is_main {
                entry.document = Some(id(index));
            }
            if let Some(date) = &parts[index].mentions.date {
                entry.sources.push(Passage::new(id(index), date.span));
            }
            tied.insert(id(index));
        }
    }
    tied
}

/// Whether a document can stand on the docket of a case: it is of that one, names it, or tells of none.
pub(super) fn same_case(document: &CaseDocument, case: Option<&CaseNumber>) -> bool {
    case.is_none_or(|case| match &document.case {
        Some(own) => own == case,
        None => document.case_numbers.is_empty() || document.case_numbers.contains(case),
    })
}
