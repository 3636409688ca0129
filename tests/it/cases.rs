//! Case folders with what must be found in them, opened through the library.
//!
//! Each test opens `tests/cases/NAME`, compares what was found with `expected.json` there, and tells every difference
//! in words.

mod dated;
mod expected;
mod fold;
mod roster;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use redwell::assemble::{ReadDocument, assemble};
use redwell::extract::extract;
use redwell::ingest::{self, ListedFile};
use redwell::model::{CaseFile, DocId, Passage};

use expected::{Case, Document, Expected};

const EXPECTED: &str = "expected.json";

macro_rules! cases {
    ($($test:ident $folder:literal)*) => {
        $(#[test] fn $test() { check($folder); })*

        /// Every case that has a test.
        const ALL: &[&str] = &[$($folder),*];
    };
}

cases! {
    sample_case "sample-case"
    sample_docket "sample-docket"
    credit_amendment "credit-amendment"
    joint_filing "joint-filing"
    letter "letter"
    order "order"
    complaint "complaint"
    notices "notices"
    lenders "lenders"
    names "names"
    run_together "run-together"
    forbearance "forbearance"
    purchase "purchase"
    lender_pages "lender-pages"
    ownership "ownership"
    bar_date_notice "bar-date-notice"
    pleading_paper "pleading-paper"
    stipulation "stipulation"
    committee_objection "committee-objection"
    litigation_folder "litigation-folder"
}

#[test]
fn every_case_has_a_test() {
    let mut folders: Vec<String> = fs::read_dir(root().join("tests/cases"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    folders.sort();
    let mut tested: Vec<&str> = ALL.to_vec();
    tested.sort_unstable();
    assert_eq!(folders, tested);
}

/// An expectation that quotes what no document says would be missed for ever; this holds without any extraction.
#[test]
fn every_quote_stands_in_its_document() {
    for name in ALL {
        let (expected, folder) = expectation(name);
        let read: Vec<_> = listed(&folder).iter().map(|file| ingest::read(file).0).collect();
        let dated = expected.timeline.iter().map(|want| (&want.path, &want.quote));
        let cited = expected.references.iter().map(|want| (&want.path, &want.quote));
        for (path, quote) in dated.chain(cited) {
            let stands = read.iter().any(|document| {
                path.as_ref().is_none_or(|path| *path == document.path)
                    && !fold::places(&document.text, quote).is_empty()
            });
            assert!(stands, "{name}: “{}” does not stand in {path:?}", fold::short(quote));
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// An opened case beside what was expected of it, and the differences found so far.
struct Opened {
    case: CaseFile,
    misses: Vec<String>,
}

impl Opened {
    fn miss(&mut self, words: String) {
        self.misses.push(words);
    }

    /// Where an expectation's quote stands: in the document that it names, or in any.
    fn quoted(&self, path: Option<&str>, quote: &str) -> Vec<Passage> {
        self.case
            .documents
            .iter()
            .enumerate()
            .filter(|(_, document)| path.is_none_or(|path| path == document.source.path))
            .flat_map(|(index, document)| {
                let doc = DocId(u32::try_from(index).unwrap());
                fold::places(&document.source.text, quote).into_iter().map(move |span| Passage::new(doc, span))
            })
            .collect()
    }

    fn words(&self, passages: &[Passage]) -> String {
        passages.first().map_or_else(String::new, |&passage| fold::short(self.case.quote(passage)))
    }
}

/// Whether any of the sources shares a byte with any of the wanted places.
fn touches(sources: &[Passage], wanted: &[Passage]) -> bool {
    sources.iter().any(|source| wanted.iter().any(|want| source.doc == want.doc && source.span.overlaps(want.span)))
}

fn check(name: &str) {
    let (expected, folder) = expectation(name);
    let mut opened = Opened { case: open(&folder), misses: Vec::new() };

    case_facts(&mut opened, &expected.case);
    documents(&mut opened, &expected.documents);
    dated::timeline(&mut opened, &expected);
    dated::references(&mut opened, &expected);
    roster::entries(&mut opened, &expected);
    roster::discrepancies(&mut opened, &expected);
    every_fact_has_its_words(&mut opened);

    let misses = opened.misses;
    assert!(misses.is_empty(), "{name} ({}): {} misses\n  {}", expected.about, misses.len(), misses.join("\n  "));
}

/// What is expected of a case, and the folder that it is expected of.
fn expectation(name: &str) -> (Expected, PathBuf) {
    let here = root().join("tests/cases").join(name);
    let expected: Expected = serde_json::from_str(&fs::read_to_string(here.join(EXPECTED)).unwrap()).unwrap();
    let folder = expected.folder.as_ref().map_or(here, |folder| root().join(folder));
    (expected, folder)
}

/// The documents of a folder; what is expected of them is none.
fn listed(folder: &Path) -> Vec<ListedFile> {
    let (mut files, _) = ingest::list(folder).unwrap_or_else(|problem| panic!("{}", problem.message));
    files.retain(|file| file.path != EXPECTED);
    files
}

/// The case in a folder, without any decision.
fn open(folder: &Path) -> CaseFile {
    let parts: Vec<ReadDocument> = listed(folder)
        .iter()
        .map(|file| {
            let (document, _) = ingest::read(file);
            let mentions = Arc::new(extract(&document));
            ReadDocument { document: Arc::new(document), mentions }
        })
        .collect();
    assemble(&parts, &[])
}

fn case_facts(opened: &mut Opened, want: &Case) {
    let facts = opened.case.facts.clone();
    let words = |fact: Option<String>| fact.unwrap_or_else(|| "nothing".to_owned());
    let title = words(facts.title.map(|fact| fact.value));
    if let Some(part) = &want.title
        && !fold::words(&title).contains(&fold::words(part))
    {
        opened.miss(format!("case: the title is {title}, wanted {part} in it"));
    }
    for (field, want, got) in [
        ("court", &want.court, words(facts.court.map(|fact| fact.value))),
        ("lead number", &want.lead_number, words(facts.lead_number.map(|fact| fact.value.0))),
        ("chapter", &want.chapter, words(facts.chapter.map(|fact| fact.value))),
        ("judge", &want.judge, words(facts.judge.map(|fact| fact.value))),
        ("date of filing", &want.filed, words(facts.filed.map(|fact| fact.value.to_string()))),
    ] {
        if let Some(want) = want
            && fold::name(want) != fold::name(&got)
        {
            opened.miss(format!("case: the {field} is {got}, wanted {want}"));
        }
    }
    let members: Vec<String> = facts.member_numbers.into_iter().map(|fact| fact.value.0).collect();
    if want.member_numbers.as_ref().is_some_and(|want| *want != members) {
        opened.miss(format!("case: the member cases are {members:?}, wanted {:?}", want.member_numbers));
    }
    if want.jointly_administered.is_some_and(|want| want != facts.jointly_administered) {
        opened.miss(format!("case: jointly administered is {}", facts.jointly_administered));
    }
}

fn documents(opened: &mut Opened, wanted: &[Document]) {
    let documents = opened.case.documents.clone();
    for document in &documents {
        if !wanted.iter().any(|want| want.path == document.source.path) {
            opened.miss(format!("documents: {} is not expected", document.source.path));
        }
    }
    for want in wanted {
        let path = &want.path;
        let Some(document) = documents.iter().find(|document| document.source.path == *path) else {
            opened.miss(format!("documents: {path} is not listed"));
            continue;
        };
        let kind = document.kind.word();
        if want.kind.as_ref().is_some_and(|want| !fold::one_of(want, kind)) {
            opened.miss(format!("documents: {path} is {kind}, wanted {:?}", want.kind));
        }
        let title = fold::words(&document.title);
        if want.title.as_ref().is_some_and(|want| !want.split('|').any(|part| title.contains(&fold::words(part)))) {
            opened.miss(format!("documents: {path} is called “{}”, wanted {:?} in it", document.title, want.title));
        }
        let date = document.date.map_or_else(|| "nothing".to_owned(), |date| date.to_string());
        if want.date.as_ref().is_some_and(|want| !fold::one_of(want, &date)) {
            opened.miss(format!("documents: {path} bears {date}, wanted {:?}", want.date));
        }
        let numbers: Vec<String> = document.case_numbers.iter().map(ToString::to_string).collect();
        if want.numbers.as_ref().is_some_and(|want| *want != numbers) {
            opened.miss(format!("documents: {path} stands under {numbers:?}, wanted {:?}", want.numbers));
        }
        if want.docket.is_some() && want.docket != document.docket_number {
            opened.miss(format!("documents: {path} is no. {:?}, wanted {:?}", document.docket_number, want.docket));
        }
    }
}

/// No fact without words of a document that say it.
fn every_fact_has_its_words(opened: &mut Opened) {
    let case = &opened.case;
    let entries = case.timeline.iter().map(|entry| (&entry.summary, &entry.sources));
    let parties = case.roster.iter().map(|entry| (&entry.name, &entry.sources));
    let cited = case.references.iter().map(|entry| (&entry.description, &entry.sources));
    let bare: Vec<String> = entries
        .chain(parties)
        .chain(cited)
        .filter(|(_, sources)| sources.is_empty() || sources.iter().any(|&source| case.quote(source).trim().is_empty()))
        .map(|(label, _)| format!("sources: “{label}” has none, or an empty one"))
        .collect();
    opened.misses.extend(bare);
}
