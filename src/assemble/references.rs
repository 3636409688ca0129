//! Documents that documents cite: one for each, over all that cite it, and which of them are in the folder.

use std::collections::HashMap;

use super::timeline::{alike, id, weighty};
use super::{ReadDocument, link};
use crate::extract::names::fold;
use crate::model::{CaseDocument, CaseNumber, Chase, DocId, DocKind, PartialDate, Passage, Reference};

/// Cited documents over all documents: one for each, with every passage that cites it.
pub(super) fn all(parts: &[ReadDocument], documents: &[CaseDocument]) -> Vec<Reference> {
    let mut references: Vec<Reference> = Vec::new();
    let mut by_date: HashMap<(Option<PartialDate>, Option<String>), Vec<usize>> = HashMap::new();
    for (index, part) in parts.iter().enumerate() {
        for mention in &part.mentions.references {
            let at = Passage::new(id(index), mention.span);
            let slot = (mention.date, mention.docket_number.clone());
            // One number on two dockets is two documents.
            let case = mention.docket_number.as_ref().and(mention.case.as_ref().or(documents[index].case.as_ref()));
            let same = by_date.get(&slot).and_then(|known| {
                known.iter().copied().find(|known| {
                    let known = &references[*known];
                    may_be_one(known.case.as_ref(), case) && same_document(known, &mention.description, mention.kind)
                })
            });
            if let Some(known) = same.and_then(|known| references.get_mut(known)) {
                known.sources.push(at);
                known.case = known.case.take().or_else(|| case.cloned());
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
                case: case.cloned(),
                entry: None,
                found: None,
                sources: vec![at],
                chase: Chase::default(),
            });
        }
    }
    let mut references = named(references);
    let folder = Folder::new(parts, documents);
    for reference in &mut references {
        reference.found = folder.find(reference);
    }
    references.sort_by_key(|r| (r.date.is_none(), r.date, r.sources.first().copied()));
    references
}

/// Whether two case numbers do not tell two things apart.
fn may_be_one(one: Option<&CaseNumber>, other: Option<&CaseNumber>) -> bool {
    one.zip(other).is_none_or(|(one, other)| one == other)
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

/// The documents that a reference can mean.
struct Folder<'a> {
    parts: &'a [ReadDocument],
    documents: &'a [CaseDocument],
    /// A notice of electronic filing or a docket tells of a document; it is another one.
    tells: Vec<bool>,
    by_number: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Folder<'a> {
    fn new(parts: &'a [ReadDocument], documents: &'a [CaseDocument]) -> Self {
        let mut by_number: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, document) in documents.iter().enumerate() {
            if let Some(number) = &document.docket_number {
                by_number.entry(number).or_default().push(index);
            }
        }
        Self { parts, documents, tells: parts.iter().map(link::tells_of_filings).collect(), by_number }
    }

    /// The document that a reference means: by its number on the docket, or by date and kind, where that tells only one.
    fn find(&self, reference: &Reference) -> Option<DocId> {
        let number = reference.docket_number.as_deref();
        let numbered = number.and_then(|number| self.by_number.get(number)).into_iter().flatten().copied();
        // Without a date, a number alone tells.
        let others = (0..self.documents.len())
            .filter(|index| reference.date.is_some() && (number.is_none() || !self.is_numbered(*index)));
        let fits: Vec<usize> = numbered.chain(others).filter(|index| self.fits(reference, *index)).collect();
        // "The motion dated March 3" means the motion of that day rather than the petition.
        let of_kind =
            |index: &&usize| self.documents.get(**index).is_some_and(|document| document.kind == reference.kind);
        if let [only] = fits[..] {
            return Some(id(only));
        }
        let mut of_kind = fits.iter().filter(of_kind);
        of_kind.next().filter(|_| of_kind.next().is_none()).map(|only| id(*only))
    }

    fn is_numbered(&self, index: usize) -> bool {
        self.documents.get(index).is_some_and(|document| document.docket_number.is_some())
    }

    fn fits(&self, reference: &Reference, index: usize) -> bool {
        let (Some(document), Some(part)) = (self.documents.get(index), self.parts.get(index)) else { return false };
        let citing = reference.sources.first().map(|source| source.doc);
        if self.tells.get(index) == Some(&true) || Some(id(index)) == citing && reference.sources.len() == 1 {
            return false;
        }
        if reference.docket_number.is_some() && document.docket_number.is_some() {
            // An exhibit bears its entry's number; the entry is its main document.
            return document.attachment.is_none() && link::same_case(document, reference.case.as_ref());
        }
        let dated = document.date == reference.date
            || part.mentions.also_dated.iter().any(|date| Some(date.value) == reference.date);
        let kind = document.kind == reference.kind || related(document.kind, reference.kind);
        // A citation need not repeat that the letter was the second; where it gives a number, that is the document's.
        let cited = numbers(&reference.description);
        let same_number = cited.is_empty() || cited == numbers(&document.title);
        dated && kind && (same_number || alike(&document.title, &reference.description))
    }
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
            Some(known) if may_be_one(known.case.as_ref(), reference.case.as_ref()) => {
                known.sources.extend(reference.sources);
            }
            _ => named.push(reference),
        }
    }
    named
}
