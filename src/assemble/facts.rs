//! What is known of each document and of the case as a whole.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::ReadDocument;
use super::timeline::id;
use crate::extract::names::fold;
use crate::extract::{Located, Mentions};
use crate::model::{CaseDocument, CaseFacts, CaseNumber, DocKind, Fact, Marks, NumberedBy, Passage};

/// A document with its properties.
pub(super) fn document(part: &ReadDocument) -> CaseDocument {
    let mentions = &part.mentions;
    let mut numbers: Vec<CaseNumber> = mentions.case_numbers.iter().map(|found| found.value.clone()).collect();
    numbers.sort();
    numbers.dedup();
    CaseDocument {
        source: Arc::clone(&part.document),
        kind: mentions.kind,
        title: mentions
            .title
            .as_ref()
            .map_or_else(|| part.document.file_name().to_owned(), |title| title.value.clone()),
        titled: mentions.title.is_some(),
        date: mentions.date.as_ref().map(|date| date.value),
        docket_number: mentions.docket_number.as_ref().map(|number| number.value.clone()),
        attachment: mentions.attachment.clone().filter(|number| number != "0"),
        numbered_by: mentions.docket_number.as_ref().map(|number| {
            // The name of a file stands nowhere in its text.
            if number.span.is_empty() { NumberedBy::FileName } else { NumberedBy::Stamp }
        }),
        case: own_case(mentions)
            .or_else(|| own_docket(mentions))
            .or_else(|| if let [only] = &numbers[..] { Some(only.clone()) } else { None }),
        case_numbers: numbers,
        marks: Marks::default(),
    }
}

/// The case of a docket report, which names others as well.
fn own_docket(mentions: &Mentions) -> Option<CaseNumber> {
    mentions.case_numbers.first().filter(|_| mentions.kind == DocKind::Docket).map(|case| case.value.clone())
}

/// The case of the court's stamp, which gives it beside the number on the docket.
fn own_case(mentions: &Mentions) -> Option<CaseNumber> {
    let stamp = mentions.docket_number.as_ref().map(|number| number.span).filter(|span| !span.is_empty())?;
    mentions.case_numbers.iter().find(|case| case.span == stamp).map(|case| case.value.clone())
}

/// What the documents together say of the case: for each field what most of them say, the first where they are even.
pub(super) fn case(parts: &[ReadDocument]) -> CaseFacts {
    let number = |number: &CaseNumber| number.0.clone();
    let lead = most(parts, |part| part.mentions.lead_number.as_ref(), number)
        .or_else(|| most(parts, |part| part.mentions.case_numbers.first(), number));
    let mut members: BTreeMap<CaseNumber, Fact<CaseNumber>> = BTreeMap::new();
    for (index, part) in parts.iter().enumerate() {
        for found in &part.mentions.member_numbers {
            let at = Passage::new(id(index), found.span);
            members
                .entry(found.value.clone())
                .and_modify(|fact| fact.sources.push(at))
                .or_insert_with(|| Fact::at(found.value.clone(), at));
        }
    }
    if let Some(lead) = &lead {
        members.remove(&lead.value);
    }
    let title = most(
        parts,
        |part| part.mentions.case_title.as_ref().filter(|t| t.value.contains("et al")),
        |t: &String| fold(t),
    )
    .or_else(|| most(parts, |part| part.mentions.case_title.as_ref(), |t: &String| fold(t)));
    CaseFacts {
        title,
        court: most(parts, |part| part.mentions.court.as_ref(), |t: &String| fold(t)),
        lead_number: lead,
        member_numbers: members.into_values().collect(),
        jointly_administered: parts.iter().any(|part| part.mentions.jointly_administered.is_some()),
        chapter: most(parts, |part| part.mentions.chapter.as_ref(), Clone::clone),
        judge: judge(parts),
        filed: most(parts, |part| part.mentions.filed.as_ref(), ToString::to_string),
        closed: most(parts, |part| part.mentions.closed.as_ref(), ToString::to_string),
    }
}

/// The judge, by the fullest name that the documents give; one named in full goes before one of whom only the family name
/// is known.
fn judge(parts: &[ReadDocument]) -> Option<Fact<String>> {
    let family = |name: &String| name.split_whitespace().next_back().map(fold).unwrap_or_default();
    let full = |part: &'_ ReadDocument| part.mentions.judge.as_ref().is_some_and(|judge| judge.value.contains(' '));
    let any_full = parts.iter().any(full);
    let mut judge = most(
        parts,
        |part| part.mentions.judge.as_ref().filter(|judge| !any_full || judge.value.contains(' ')),
        family,
    )?;
    let name = family(&judge.value);
    let fullest = parts
        .iter()
        .filter_map(|part| part.mentions.judge.as_ref())
        .filter(|other| family(&other.value) == name)
        .max_by_key(|other| other.value.len())?;
    judge.value.clone_from(&fullest.value);
    Some(judge)
}

/// The value that most documents give, with every passage that gives it.
fn most<T: Clone>(
    parts: &[ReadDocument],
    field: impl Fn(&ReadDocument) -> Option<&Located<T>>,
    key: impl Fn(&T) -> String,
) -> Option<Fact<T>> {
    let mut found: Vec<(String, Fact<T>)> = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let Some(value) = field(part) else { continue };
        let at = Passage::new(id(index), value.span);
        let name = key(&value.value);
        match found.iter_mut().find(|(known, _)| *known == name) {
            Some((_, fact)) => fact.sources.push(at),
            None => found.push((name, Fact::at(value.value.clone(), at))),
        }
    }
    let most = found.iter().map(|(_, fact)| fact.sources.len()).max()?;
    found.into_iter().map(|(_, fact)| fact).find(|fact| fact.sources.len() == most)
}
