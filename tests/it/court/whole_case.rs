//! A whole invented case: the docket of the case that leads, an adversary proceeding's docket, a notice of electronic
//! filing, and some of their papers, tied to their entries in every way there is.

use std::sync::Arc;

use redwell::assemble::{ReadDocument, assemble};
use redwell::export::{self, ExportKind};
use redwell::extract::extract;
use redwell::ingest::{html, mail};
use redwell::model::{CaseFile, Document, NumberedBy, TimelineEntry, TimelineKind};

use super::papers::NOTICE;
use super::{ADVERSARY, PETITION};

/// The adversary proceeding within the case, with two entries of which one has the number of an entry of the case.
fn adversary() -> String {
    ADVERSARY
        .replace("19-12345", "19-40817")
        .replace("District of Delaware (Delaware)", "Northern District of California (Oakland)")
        .replace(
            "</body>",
            "<TABLE><TR><TH>Filing Date<TH>#<TH>Docket Text<TR><TD>09/03/2020<TD>1<TD>Complaint against Gannet Steel \
             Supply Co. Filed by Ines O'Lark (Entered: 09/03/2020)<TR><TD>09/21/2020<TD>3<TD>Answer to Complaint Filed by \
             Gannet Steel Supply Co. (related document(s) 1) (Entered: 09/21/2020)</TABLE></body>",
        )
}

fn case() -> CaseFile {
    let mut documents = vec![
        html::read(PETITION, "Docket.html").0,
        html::read(&adversary(), "Adversary docket.html").0,
        mail::read(NOTICE.as_bytes(), "notice.eml").unwrap().0,
        // By the court's stamp.
        Document::from_text(
            "order.txt",
            "Case: 19-40817   Doc# 4   Filed: 05/20/19   Entered: 05/21/19 09:12:40   Page 1 of 2\n\nUNITED STATES BANKRUPTCY \
             COURT\n\nIn re Plumbline Fasteners, Inc., Debtor.\nCase No. 19-40817\n\nORDER GRANTING MOTION TO CONVERT \
             CASE\n\nUpon the motion [Dkt. No. 3], it is so ordered.\n",
        ),
        // By the number that the filing system gives the case: an exhibit, and a paper of its own.
        Document::from_text("gov.uscourts.canb.588123.1.2.txt", "Resolved, that the officers may sign.\n"),
        Document::from_text("gov.uscourts.canb.588123.2.0.txt", "Notice to creditors of the meeting.\n"),
        // By the case's number in the file's name: the same docket number in another case.
        Document::from_text(
            "Canb_20-50991_3_0.txt",
            "ANSWER\n\nThe defendant denies what is said in the complaint (D.I. 1).\n",
        ),
        Document::from_text(
            "letter.txt",
            "Vole & Finch LLP\n\nMay 8, 2019\n\nRe: Plumbline Fasteners, Inc., Case No. 19-40817\n\nDear Ms. Plover:\n\nYou \
             will have seen our motion [Docket No. 3].\n\nSincerely,\n\n/s/ Tess E. Vole\nTess E. Vole\n",
        ),
    ];
    documents.sort_by(|a, b| a.path.cmp(&b.path));
    let parts: Vec<ReadDocument> = documents
        .into_iter()
        .map(|document| ReadDocument { mentions: Arc::new(extract(&document)), document: Arc::new(document) })
        .collect();
    assemble(&parts, &[])
}

fn entry<'c>(case: &'c CaseFile, number: &str, docket: &str) -> &'c TimelineEntry {
    let is_it = |entry: &&TimelineEntry| {
        entry.kind == TimelineKind::Filing
            && entry.docket_number.as_deref() == Some(docket)
            && entry.case.as_ref().is_some_and(|case| case.0 == number)
    };
    case.timeline.iter().find(is_it).unwrap()
}

fn path(case: &CaseFile, entry: &TimelineEntry) -> Option<String> {
    entry.document.and_then(|id| case.document(id)).map(|document| document.source.path.clone())
}

#[test]
fn papers_are_tied_to_their_entries() {
    let case = case();
    let tied = |number, docket| path(&case, entry(&case, number, docket));
    assert_eq!(tied("19-40817", "4").as_deref(), Some("order.txt"));
    assert_eq!(tied("19-40817", "2").as_deref(), Some("gov.uscourts.canb.588123.2.0.txt"));
    assert_eq!(tied("20-50991", "3").as_deref(), Some("Canb_20-50991_3_0.txt"));
    // An exhibit is not its entry's document, and the other case's number 3 is another paper.
    assert_eq!(tied("19-40817", "1"), None);
    assert_eq!(tied("19-40817", "3"), None);
    let by = |path: &str| case.documents.iter().find(|d| d.source.path == path).and_then(|d| d.numbered_by);
    assert_eq!(by("order.txt"), Some(NumberedBy::Stamp));
    assert_eq!(by("gov.uscourts.canb.588123.2.0.txt"), Some(NumberedBy::FileName));
}

#[test]
fn what_is_on_the_docket_and_not_here_is_listed() {
    let case = case();
    let listed: Vec<String> = case
        .not_here
        .iter()
        .map(|missing| {
            let entry = case.timeline_entry(missing.entry).unwrap();
            let cited: Vec<_> =
                missing.cited_by.iter().map(|id| case.document(*id).unwrap().source.path.as_str()).collect();
            let number = entry.docket_number.as_deref().unwrap();
            format!(
                "{} {number} [{}] {}",
                entry.case.as_ref().unwrap(),
                missing.attachments.join(", "),
                cited.join(" ")
            )
        })
        .collect();
    assert_eq!(
        listed,
        [
            // Its exhibit 2 is here.
            "19-40817 1 [1 Exhibit A] ",
            "19-40817 3 [] letter.txt order.txt",
            "20-50991 1 [] Canb_20-50991_3_0.txt",
        ]
    );
    let mut csv = Vec::new();
    export::write(&case, ExportKind::NotHere, &mut csv).unwrap();
    let csv = String::from_utf8(csv).unwrap();
    assert_eq!(csv.lines().count(), 4);
    assert!(csv.contains("19-40817,3,2019-05-06,2019-05-06,\"Motion to Convert Case"), "{csv}");
    assert!(csv.contains("letter.txt; order.txt"), "{csv}");
}

#[test]
fn cited_numbers_mean_the_entry_of_the_right_case() {
    let case = case();
    let cited = |path: &str| {
        let doc = case.documents.iter().position(|document| document.source.path == path).unwrap();
        let reference = case
            .references
            .iter()
            .find(|r| r.docket_number.is_some() && r.sources.iter().any(|s| s.doc.index() == doc));
        reference.and_then(|reference| reference.entry).and_then(|key| case.timeline_entry(key)).unwrap()
    };
    assert_eq!(cited("letter.txt").key, entry(&case, "19-40817", "3").key);
    assert_eq!(cited("Canb_20-50991_3_0.txt").key, entry(&case, "20-50991", "1").key);
}

#[test]
fn the_cases_are_told_apart_and_belong_together() {
    let case = case();
    assert!(case.facts.jointly_administered);
    let listed: Vec<_> = case
        .cases
        .iter()
        .map(|c| {
            (c.number.0.as_str(), c.title.as_str(), c.lead.as_ref().map(|lead| lead.0.as_str()), c.docket.is_some())
        })
        .collect();
    assert_eq!(
        listed,
        [
            ("19-40817", "In re Plumbline Fasteners, Inc.", None, true),
            ("19-40818", "", None, false),
            ("20-50991", "Larch Street Liquidating Trust v. Gannet Steel Supply Co.", Some("19-40817"), true),
        ]
    );
    // Every filing of a docket or a notice says in which case it was made.
    let filings = case.timeline.iter().filter(|e| e.kind == TimelineKind::Filing && e.docket_number.is_some());
    assert!(filings.into_iter().all(|entry| entry.case.is_some()));
}

#[test]
fn what_a_docket_prints_under_a_name_is_kept() {
    let case = case();
    let party = |name: &str| case.roster.iter().find(|entry| entry.name == name).unwrap();
    let details: Vec<_> = party("Plumbline Fasteners, Inc.").details.iter().map(|fact| fact.value.as_str()).collect();
    assert_eq!(details, ["ALAMEDA-CA", "Tax ID / EIN: 00-1234567"]);
    let aliases: Vec<_> = party("Plumbline Fasteners, Inc.").aliases.iter().map(|fact| fact.value.as_str()).collect();
    assert!(aliases.contains(&"Plumbline Bolt & Rivet Works"), "{aliases:?}");
    // Counsel and party lead to one another.
    let counsel = party("Tess E. Vole");
    assert!(counsel.represents.iter().any(|fact| fact.value == "Plumbline Anchors, LLC"));
    assert!(party("Plumbline Anchors, LLC").counsel.contains(&counsel.key));
}
