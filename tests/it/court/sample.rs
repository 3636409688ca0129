//! The sample case as a whole: the dockets of the case that leads and of the one that follows, the courts' notices by
//! e-mail, and half of the papers. What is here, what is not, and in which case each was filed.

use std::path::Path;
use std::sync::Arc;

use redwell::assemble::{ReadDocument, assemble};
use redwell::extract::extract;
use redwell::ingest::{self, ListedFile};
use redwell::model::{CaseFile, DocKind, NumberedBy, TimelineEntry, TimelineKind};

const LEAD: &str = "31-40217";
const MEMBER: &str = "31-40218";

fn case() -> CaseFile {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample-case");
    let (mut files, _) = ingest::list(&folder).unwrap_or_else(|problem| panic!("{}", problem.message));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let read = |file: &ListedFile| {
        let document = ingest::read(file).0;
        ReadDocument { mentions: Arc::new(extract(&document)), document: Arc::new(document) }
    };
    assemble(&files.iter().map(read).collect::<Vec<_>>(), &[])
}

fn filings<'c>(case: &'c CaseFile, number: &str) -> Vec<&'c TimelineEntry> {
    let of_case = |entry: &&TimelineEntry| {
        entry.kind == TimelineKind::Filing && entry.case.as_ref().is_some_and(|case| case.0 == number)
    };
    case.timeline.iter().filter(of_case).collect()
}

/// The number of a filing and the path of its document, `-` for what there is none of.
fn shown(case: &CaseFile, entry: &TimelineEntry) -> String {
    let number = entry.docket_number.as_deref().unwrap_or("-");
    let path = entry.document.and_then(|id| case.document(id)).map_or("-", |document| document.source.path.as_str());
    format!("{number} {path}")
}

#[test]
fn every_filing_is_of_its_case_and_tied_to_its_paper() {
    let case = case();
    let lead: Vec<_> = filings(&case, LEAD).into_iter().map(|entry| shown(&case, entry)).collect();
    for wanted in [
        "1 Voluntary petition.pdf",
        "2 -",
        "3 gov.uscourts.wieb.512004.3.0.txt",
        "4 gov.uscourts.wieb.512004.4.0.txt",
        "5 -",
        "11 Order for joint administration.md",
        "33 Application to employ.pdf",
        "52 gov.uscourts.wieb.512004.52.0.pdf",
        "63 -",
        "81 Exclusivity motion.pdf",
        "96 -",
        "97 Notice of hearing on sale.pdf",
        "103 Limited objection of bank.txt",
    ] {
        assert_eq!(lead.iter().filter(|shown| *shown == wanted).count(), 1, "{wanted}\n{}", lead.join("\n"));
    }
    let member: Vec<_> = filings(&case, MEMBER).into_iter().map(|entry| shown(&case, entry)).collect();
    assert_eq!(member, ["1 gov.uscourts.wieb.512005.1.0.pdf", "- -", "2 -", "4 -"]);
    // A notice tells of the docket's own entry, not of one more.
    let sale = filings(&case, LEAD).into_iter().find(|entry| entry.docket_number.as_deref() == Some("96")).unwrap();
    let told: Vec<_> =
        sale.sources.iter().filter_map(|at| case.document(at.doc)).map(|d| d.source.path.as_str()).collect();
    assert!(told.contains(&"Docket 31-40217.html") && told.contains(&"Notice of filing 96.eml"), "{told:?}");
}

#[test]
fn each_paper_says_by_what_it_was_tied() {
    let case = case();
    let by = |path: &str| case.documents.iter().find(|document| document.source.path == path).unwrap().numbered_by;
    assert_eq!(by("Application to employ.pdf"), Some(NumberedBy::Stamp));
    assert_eq!(by("gov.uscourts.wieb.512004.41.0.txt"), Some(NumberedBy::FileName));
    assert_eq!(by("Exclusivity motion.pdf"), Some(NumberedBy::TitleAndDate));
}

#[test]
fn what_is_on_a_docket_and_not_here_is_listed() {
    let case = case();
    let listed: Vec<_> = case
        .not_here
        .iter()
        .map(|missing| {
            let entry = case.timeline_entry(missing.entry).unwrap();
            let (of, number) = (entry.case.as_ref().unwrap(), entry.docket_number.as_deref().unwrap());
            format!("{of} {number} {}", missing.attachments.join(", ")).trim_end().to_owned()
        })
        .collect();
    assert_eq!(
        listed,
        [
            "31-40217 2",
            "31-40217 5",
            "31-40218 2",
            "31-40217 12",
            "31-40218 4",
            "31-40217 16",
            "31-40217 63",
            "31-40217 68",
            "31-40217 84",
            // Both the docket and the court's notice list the exhibits.
            "31-40217 96 1 Exhibit A - Asset Purchase Agreement, 2 Exhibit B - Proposed Order",
        ]
    );
}

#[test]
fn the_two_cases_are_administered_together() {
    let case = case();
    assert!(case.facts.jointly_administered);
    let listed: Vec<_> = case
        .cases
        .iter()
        .map(|of| {
            (of.number.0.as_str(), of.title.as_str(), of.lead.as_ref().map(|lead| lead.0.as_str()), of.docket.is_some())
        })
        .collect();
    assert_eq!(listed[0].0, LEAD);
    assert_eq!(listed[1], (MEMBER, "In re Brasswick Sundial Works, Inc.", Some(LEAD), true));
    assert!(listed[0].2.is_none() && listed[0].3, "{listed:?}");
    // Both dockets name the debtor that follows; it is one in the roster, with counsel.
    let sundial: Vec<_> = case.roster.iter().filter(|entry| entry.name == "Brasswick Sundial Works, Inc.").collect();
    assert_eq!(sundial.len(), 1);
    assert!(!sundial[0].counsel.is_empty());
    assert_eq!(case.documents.iter().filter(|document| document.kind == DocKind::Docket).count(), 2);
}

#[test]
fn docket_text_names_debtors_and_counsel() {
    let case = case();
    let key = |name: &str| case.roster.iter().find(|entry| entry.name == name).unwrap().key;
    let member = filings(&case, MEMBER);
    assert!(member[0].people.contains(&key("Brasswick Sundial Works, Inc.")));
    assert!(member[0].people.contains(&key("Rosalind F. Quimby")));
    let sale = filings(&case, LEAD).into_iter().find(|entry| entry.docket_number.as_deref() == Some("96")).unwrap();
    assert!(sale.people.contains(&key("Desmond T. Caltrow")));
    // What stands above the list of entries is not what the first of them says.
    let first = filings(&case, LEAD)[0];
    assert!(!first.people.contains(&key("Jasper Mulcahey")), "{}", first.summary);
}
