//! Documents that documents cite: one for each, over all that cite it, and which of them are in the folder.

use std::collections::HashMap;

use super::timeline::{alike, id, weighty};
use super::{ReadDocument, link};
use crate::extract::names::fold;
use crate::model::{CaseDocument, Chase, DocId, DocKind, PartialDate, Passage, Reference};

/// Cited documents over all documents: one for each, with every passage that cites it.
pub(super) fn all(parts: &[ReadDocument], documents: &[CaseDocument]) -> Vec<Reference> {
    let mut references: Vec<Reference> = Vec::new();
    let mut by_date: HashMap<(Option<PartialDate>, Option<String>), Vec<usize>> = HashMap::new();
    for (index, part) in parts.iter().enumerate() {
        for mention in &part.mentions.references {
            let at = Passage::new(id(index), mention.span);
            let slot = (mention.date, mention.docket_number.clone());
            let same = by_date.get(&slot).and_then(|known| {
                known
                    .iter()
                    .copied()
                    .find(|known| same_document(&references[*known], &mention.description, mention.kind))
            });
            if let Some(known) = same.and_then(|known| references.get_mut(known)) {
                known.sources.push(at);
                // Of a paper and its short name under one number, the fuller words say what it is.
                if known.docket_number.is_some()
                    && weighty(&mention.description).len() > weighty(&known.description).len()
                {
                    known.description.clone_from(&mention.description);
                    known.kind = mention.kind;
                }
                continue;
            }
            by_date.entry(slot).or_default().push(references.len());
            references.push(Reference {
                description: mention.description.clone(),
                kind: mention.kind,
                date: mention.date,
                docket_number: mention.docket_number.clone(),
                found: None,
                sources: vec![at],
                chase: Chase::default(),
            });
        }
    }
    let mut references = named(references);
    for reference in &mut references {
        reference.found = find(reference, parts, documents);
    }
    references.sort_by_key(|r| (r.date.is_none(), r.date, r.sources.first().copied()));
    references
}

fn same_document(known: &Reference, description: &str, kind: DocKind) -> bool {
    let (one, other) = (fold(&known.description), fold(description));
    known.kind == kind
        && (one == other
            || one.contains(&other)
            || other.contains(&one)
            || alike(&known.description, description)
                && weighty(description).len() > 1
                && numbers(&known.description) == numbers(description))
}

/// The ordinals and numbers of a name: "First", "No. 5". Two documents with different ones are two.
fn numbers(words: &str) -> Vec<String> {
    const ORDINALS: [&str; 13] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "supplemental",
        "interim",
        "final",
    ];
    let words: Vec<String> =
        words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    let numbered = |at: usize| at > 0 && words[at - 1] == "no" && words[at].bytes().all(|b| b.is_ascii_digit());
    (0..words.len())
        .filter(|at| ORDINALS.contains(&words[*at].as_str()) || numbered(*at))
        .map(|at| words[at].clone())
        .collect()
}

/// The document of the folder that a reference means: by its number on the docket, or by date and kind, where that tells
/// only one.
fn find(reference: &Reference, parts: &[ReadDocument], documents: &[CaseDocument]) -> Option<DocId> {
    let citing = reference.sources.first().map(|source| source.doc);
    let mut fits = documents.iter().enumerate().filter(|(index, document)| {
        // A notice of electronic filing or a docket tells of the document; it is another one.
        if link::tells_of_filings(&parts[*index]) || Some(id(*index)) == citing && reference.sources.len() == 1 {
            return false;
        }
        match (&reference.docket_number, &document.docket_number) {
            (Some(one), Some(other)) => return one == other,
            (Some(_), None) if reference.date.is_none() => return false,
            _ => {}
        }
        let dated = reference.date.is_some()
            && (document.date == reference.date
                || parts[*index].mentions.also_dated.iter().any(|d| Some(d.value) == reference.date));
        let kind = document.kind == reference.kind || related(document.kind, reference.kind);
        // A citation need not repeat that the letter was the second; where it gives a number, that is the document's.
        let cited = numbers(&reference.description);
        let same_number = cited.is_empty() || cited == numbers(&document.title);
        dated && kind && (same_number || alike(&document.title, &reference.description))
    });
    let found = fits.next().map(|(index, _)| id(index));
    if fits.next().is_some() { None } else { found }
}

fn related(one: DocKind, other: DocKind) -> bool {
    use DocKind as K;
    let group = |kind: DocKind| match kind {
        K::Affidavit | K::Declaration | K::Certificate => 1,
        K::Order | K::Opinion | K::Judgment | K::Stipulation => 2,
        K::Motion | K::Application | K::Petition => 3,
        K::Letter | K::Email | K::Report | K::Statement => 4,
        _ => 0,
    };
    group(one) != 0 && group(one) == group(other)
}

/// Bare numbers – "Re: Docket Nos. 14, 62" – join the document that is cited with the same number by its name.
fn named(references: Vec<Reference>) -> Vec<Reference> {
    let bare = |reference: &Reference| {
        let number = reference.docket_number.as_deref().unwrap_or_default();
        reference.kind == DocKind::Other && reference.description == format!("Docket no. {number}")
    };
    let (bare, mut named): (Vec<Reference>, Vec<Reference>) = references.into_iter().partition(bare);
    let by_number: HashMap<String, usize> = named
        .iter()
        .enumerate()
        .rev()
        .filter_map(|(at, reference)| Some((reference.docket_number.clone()?, at)))
        .collect();
    for reference in bare {
        let known = reference.docket_number.as_ref().and_then(|number| by_number.get(number));
        match known.and_then(|at| named.get_mut(*at)) {
            Some(known) => known.sources.extend(reference.sources),
            None => named.push(reference),
        }
    }
    named
}
