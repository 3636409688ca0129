//! Captions: court, case, numbers, sides.

use super::{Found, check, read};
use crate::extract::Mentions;
use crate::model::{Role, Span};

fn numbers(mentions: &Mentions) -> Found {
    mentions.case_numbers.iter().map(|found| ("no", found.value.to_string(), found.span)).collect()
}

fn sides(mentions: &Mentions) -> Found {
    let part = |role: &Role| {
        matches!(role, Role::Debtor | Role::Plaintiff | Role::Defendant | Role::Petitioner | Role::Respondent)
    };
    mentions
        .parties
        .iter()
        .filter_map(|party| Some(("side", party.roles.iter().find(|role| part(role))?.word().to_owned(), party.span)))
        .collect()
}

#[test]
fn numbers_of_bankruptcy_cases() {
    check("Case No. <no 31-40217>31-40217</no> (ABC)", numbers);
    check("Chapter 11 Case No. <no 31-40217>31- 40217</no> (ABC)", numbers);
    check("<no 31-40217>31-40217</no>-ABC", numbers);
    check("Case No. 8-<no 31-71455>31-71455</no>-abc", numbers);
    check("Case No. <no 31-40217>31 B 40217</no>", numbers);
    check("Adv. Proc. No. <no 31-01234>31-01234</no>", numbers);
}

#[test]
fn numbers_of_district_cases() {
    check("Case No. <no 4:31-cv-06669>4:31-cv-06669</no>-ABC", numbers);
    check("<no 31-cv-04471>31 Civ. 4471</no> (ABC)", numbers);
    check("Civil Action No. <no 31-cv-00123>31-cv-123</no>", numbers);
}

#[test]
fn what_is_no_case_number() {
    check("Boise, ID 83702-1408; call 208-555-0187 or 12-3456789; Rule 1007-2; pages 31-40217 of it", numbers);
    check("$31-40217; account 31-40217-5; May 31-40, 2031", numbers);
}

#[test]
fn one_debtor() {
    check(
        "UNITED STATES BANKRUPTCY COURT\nSOUTHERN DISTRICT OF NEW YORK\n\nIn re:\n\n<side debtor>ALDER MILL, INC.</side>,\n\n\
         Debtor.\n\nChapter 11\n\nCase No. 31-40217 (ABC)\n\nORDER\n\nIt is ordered.",
        sides,
    );
}

#[test]
fn two_sides() {
    check(
        "<side plaintiff>BIRCH WORKS LLC,</side>\n\nPlaintiff,\n\nv.\n\n<side defendant>CEDAR TRADING CORP.,</side>\n\n\
         Defendant.\n\nCOMPLAINT\n\nThe plaintiff says:",
        sides,
    );
}

#[test]
fn several_debtors_each_with_a_number() {
    let mentions = read(
        "In re:\n\nALDER MILL, INC.,\n\nDebtor.\n\nCase No. 31-40217 (ABC)\n\nIn re:\n\nBIRCH WORKS LLC,\n\nDebtor.\n\nCase No. 31-40218 (ABC)\n\nORDER\n",
    );
    let debtors = mentions.parties.iter().filter(|party| party.roles.contains(&Role::Debtor));
    let debtors: Vec<(String, Vec<String>)> = debtors
        .map(|party| (party.name.clone(), party.case_numbers.iter().map(|number| number.value.to_string()).collect()))
        .collect();
    let expected = [("ALDER MILL, INC.", "31-40217"), ("BIRCH WORKS LLC", "31-40218")];
    assert_eq!(debtors, expected.map(|(name, number)| (name.to_owned(), vec![number.to_owned()])));
}

#[test]
fn other_names_of_a_side() {
    let mentions =
        read("MARTHA QUILL,\n\nPlaintiff,\n\nv.\n\nELM STORES, INC. d/b/a Elm & Co.,\n\nDefendant.\n\nCOMPLAINT\n");
    let defendant = mentions.parties.iter().find(|party| party.roles.contains(&Role::Defendant));
    let also: Vec<&str> = defendant.iter().flat_map(|party| &party.also).map(|name| name.value.as_str()).collect();
    assert_eq!((defendant.map(|party| party.name.as_str()), also), (Some("ELM STORES, INC."), vec!["Elm & Co."]));
}

#[test]
fn the_sides_of_a_letters_subject() {
    check(
        "March 3, 2031\n\nCase 4:31-cv-00669-ABC; <side plaintiff>Quill</side> v. <side defendant>AT&N Mills LLC et al.</side>\n\nDear Judge Loon:\n",
        sides,
    );
    check("He cited the case of Birch v. Cedar.\n", sides);
}

#[test]
fn citations_of_other_cases_have_no_sides() {
    check("The rule is old. See Birch v. Cedar, 12 F.3d 45 (2d Cir. 1999). It holds.", sides);
}

#[test]
fn what_a_caption_says_of_the_case() {
    let mentions = read(
        "UNITED STATES BANKRUPTCY COURT\nFOR THE SOUTHERN DISTRICT OF NEW YORK\n\nIn re:\n\nALDER MILL, INC., et al.,\n\n\
         Debtors.\n\nChapter 11\n\nCase No. 31-40217 (ABC)\n\n(Jointly Administered)\n\nORDER\n\nIt is ordered.",
    );
    let value = |found: Option<crate::extract::Located<String>>| found.map(|found| found.value);
    assert_eq!(value(mentions.court).as_deref(), Some("United States Bankruptcy Court, Southern District of New York"));
    assert_eq!(value(mentions.case_title).as_deref(), Some("In re Alder Mill, Inc., et al."));
    assert_eq!(value(mentions.chapter).as_deref(), Some("11"));
    assert_eq!(mentions.lead_number.map(|number| number.value.to_string()).as_deref(), Some("31-40217"));
    assert!(mentions.jointly_administered.is_some());
}

#[test]
fn sides_against_each_other() {
    check(
        "<side plaintiff>MARTHA QUILL</side>, individually and as\nExecutrix of the Estate of Otto Quill,\n\n          Plaintiff,      Civil Action No. 1:31-cv-03917\n\n     -against-            COMPLAINT\n\n<side defendant>ELM FERRY SERVICES, INC.,</side>\nCAPT. <side defendant>IDA LOON</side>, and JOHN DOES 1-10,\n\n          Defendants.\n",
        |mentions| {
            // The courtesy before a name is part of its place.
            sides(mentions)
                .into_iter()
                .map(|(name, role, span)| {
                    (name, role, if span.len() == 14 { Span { start: span.start + 6, ..span } } else { span })
                })
                .collect()
        },
    );
}

#[test]
fn several_sides_in_one_line() {
    let mentions = read(
        "OTTO LUND, as trustee of Elm Works, LLC,\n\nPlaintiff,\n\nv.\n\nAdv. Pro. No. 8:31-ap-00233\n\nADA BYRNE, an individual, FIR HOLDINGS OF BOISE, INC., an Idaho corporation, and BIRCH COMMUNITY BANK,\n\nDefendants.\n",
    );
    let names: Vec<&str> = mentions
        .parties
        .iter()
        .filter(|party| party.roles.iter().any(|role| matches!(role, Role::Plaintiff | Role::Defendant)))
        .map(|party| party.name.as_str())
        .collect();
    assert_eq!(names, ["OTTO LUND", "ADA BYRNE", "FIR HOLDINGS OF BOISE, INC.", "BIRCH COMMUNITY BANK"]);
}

#[test]
fn titles_beside_the_names() {
    let title = |text: &str| read(text).title.map(|title| title.value);
    assert_eq!(
        title(
            "ALDER GROWERS            )  Case No. 2:31-cv-01288\nCOOPERATIVE,             )\n                         )  NOTICE OF MOTION AND\n         Plaintiff,      )  MOTION TO DISMISS\n"
        ),
        Some("Notice of Motion and Motion to Dismiss".to_owned())
    );
}

#[test]
fn courts_of_states() {
    let court = |text: &str| read(text).court.map(|court| court.value);
    assert_eq!(
        court("SUPREME COURT OF THE STATE OF NEW YORK\nCOUNTY OF KINGS\n\nQUILL v. ELM\n").as_deref(),
        Some("Supreme Court of the State of New York, County of Kings")
    );
    assert_eq!(court("He went to court of his own will.\n"), None);
}

#[test]
fn tables_of_debtors() {
    let mentions = read(
        "DEBTOR                     CASE NO.       TAX ID\nAlder Mill, Inc.           31-40217       xx-xxx4471\nBirch Works, LLC           31-40218       xx-xxx9023\n",
    );
    let debtors: Vec<(&str, String)> = mentions
        .parties
        .iter()
        .filter(|party| party.roles.contains(&Role::Debtor))
        .flat_map(|party| party.case_numbers.iter().map(|number| (party.name.as_str(), number.value.to_string())))
        .collect();
    assert_eq!(debtors, [("Alder Mill, Inc.", "31-40217".to_owned()), ("Birch Works, LLC", "31-40218".to_owned())]);
}

#[test]
fn the_part_behind_a_name_is_no_piece_of_it() {
    let names = |text: &str| -> Vec<String> {
        let mut names: Vec<String> = read(text).parties.into_iter().map(|party| party.name).collect();
        names.dedup();
        names
    };
    assert_eq!(
        names("In re ALDER MILL CO., INC., Debtor.     Case No. 31-40217-ABC     Chapter 11\n\nORDER\n"),
        ["ALDER MILL CO., INC."]
    );
    assert_eq!(
        names(
            "PERCIVAL ELM, Chapter 11\nTrustee,\n          Plaintiff,\n     v.\nCEDAR TRADING CORP.,\n          Defendant.\n"
        ),
        ["PERCIVAL ELM", "CEDAR TRADING CORP."]
    );
    assert_eq!(
        names("Case No. 31-40217-KRH\nGorse Dunning, LLC, as Liquidating Trustee, sues."),
        ["Gorse Dunning, LLC"]
    );
}
