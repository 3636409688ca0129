//! What a document is, what it is called and what date it bears.

use super::{Found, check, read};
use crate::extract::Mentions;

fn title(mentions: &Mentions) -> Found {
    mentions.title.iter().map(|title| ("title", mentions.kind.word().to_owned(), title.span)).collect()
}

fn date(mentions: &Mentions) -> Found {
    let own = mentions.date.iter().map(|date| ("date", date.value.to_string(), date.span));
    own.chain(mentions.also_dated.iter().map(|date| ("also", date.value.to_string(), date.span))).collect()
}

#[test]
fn titles_in_capitals() {
    check("<title order>ORDER DIRECTING JOINT ADMINISTRATION OF CASES</title>\n\nIt is so ordered.", title);
    check("<title agreement>FIRST AMENDMENT TO FORBEARANCE AGREEMENT</title>\n\nThis amendment is made.", title);
    check(
        "<title motion>DEBTORS’ MOTION FOR AN ORDER\nAPPROVING THE SALE OF THE MILL</title>\n\nThe Debtors move.",
        title,
    );
    check("<title notice>NOTICE OF HEARING ON MOTION</title>\n\nPlease take notice.", title);
}

#[test]
fn titles_in_small_letters() {
    check("<title declaration>Declaration of Ada Byrne</title>\n\nI, Ada Byrne, declare:", title);
}

#[test]
fn the_court_is_no_title() {
    check(
        "UNITED STATES BANKRUPTCY COURT\nSOUTHERN DISTRICT OF NEW YORK\n\n<title order>ORDER APPROVING SALE</title>\n\nSo ordered.",
        title,
    );
}

#[test]
fn what_has_no_title() {
    check("The Debtors gave an order for bolts. The order came late.", title);
    check("Alder and Birch walked to the mill.", title);
}

#[test]
fn the_date_of_an_agreement() {
    check(
        "AMENDMENT TO LEASE\n\nThis Amendment to Lease, <date 2031-05-04>dated as of May 4, 2031</date>, is made by the parties.",
        date,
    );
}

#[test]
fn the_date_of_an_order() {
    check("ORDER APPROVING SALE\n\nIt is ordered.\n\n<date 2031-05-04>Dated: May 4, 2031</date>\n", date);
}

#[test]
fn cover_and_first_paragraph_may_disagree() {
    check(
        "LEASE AGREEMENT\n\n<date 2031-05-04>dated as of May 4, 2031</date>\n\nThis Lease Agreement, <also 2031-05-14>dated as of May 14, 2031</also>, is made.",
        date,
    );
}

#[test]
fn sworn_and_signed() {
    check(
        "DECLARATION OF HELEN FIR\n\nI declare it.\n\n<date 2031-05-04>Executed on May 4, 2031</date>\n\nHelen Fir\n",
        date,
    );
}

#[test]
fn dates_of_other_documents_are_not_its_own() {
    check("NOTICE OF SALE\n\nThe mill is sold under the Lease dated as of May 4, 2029.", date);
}

#[test]
fn ordered_in_chambers() {
    check(
        "ORDER\n\nThe motion is granted.\n\n<date 2031-10-27>DONE AND ORDERED in Chambers in Boise, Idaho, this 27th day of October, 2031</date>.\n",
        date,
    );
}

#[test]
fn depositions_and_minutes() {
    check("EASTERN DIVISION\n\n<title transcript>VIDEOTAPED DEPOSITION OF\nIDA QUORN</title>\n\nMay 1, 2031\n", title);
    check("<title other>MINUTES OF A MEETING OF THE\nBOARD OF DIRECTORS</title>\n\nMarch 9, 2031\n", title);
}

#[test]
fn a_day_of_effect_is_not_the_documents_own() {
    check(
        "FORBEARANCE AGREEMENT\n\nThis Forbearance Agreement, <date 2031-02-12>dated as of February 12, 2031</date> and \
         effective as of February 10, 2031, is made.",
        date,
    );
}

#[test]
fn titles_with_a_time_and_below_a_forms_number() {
    let title = |text: &str| read(text).title.map(|title| title.value);
    assert_eq!(
        title("NOTICE OF AGENDA FOR HEARING SCHEDULED FOR AUGUST 27, 2031 AT 10:00 A.M. (ET)\n\nMatters\n").as_deref(),
        Some("Notice of Agenda for Hearing Scheduled for August 27, 2031 at 10:00 A.M. (ET)")
    );
    let claim = read(
        "Official Form 410\nProof of Claim\n04/31\n\nDebtor 1   Alder Mills, Inc.\n\n1. Who is the current creditor?\n   \
         Birch Freight Co.\n\nTitle  Credit Manager\nCompany  Birch Freight Co.\n",
    );
    assert_eq!(claim.kind, crate::model::DocKind::Claim);
    let parties: Vec<String> =
        claim.parties.iter().map(|party| format!("{} {}", party.name, party.roles[0].word())).collect();
    assert_eq!(parties, ["Alder Mills, Inc. debtor", "Birch Freight Co. creditor", "Birch Freight Co. creditor"]);
}

#[test]
fn sentences_in_capitals_are_no_titles_and_now_is_the_day() {
    let title = |text: &str| read(text).title.map(|title| title.value);
    assert_eq!(
        title("THIS IS NOT A SOLICITATION OF VOTES ON THE PLAN.\n\nDISCLOSURE STATEMENT FOR JOINT PLAN\n").as_deref(),
        Some("Disclosure Statement for Joint Plan")
    );
    let order = read("MEMORANDUM ORDER\n\nAND NOW, this 14th day of April, 2031, it is ORDERED that it is so.\n");
    assert_eq!(order.date.map(|date| date.value.to_string()).as_deref(), Some("2031-04-14"));
}
