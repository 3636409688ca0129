//! Captions: court, case, numbers, sides.

use super::{Found, check, read};
use crate::extract::Mentions;
use crate::model::Role;

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
    check("Adv. Proc. No. <no 31-01234>31-01234</no>", numbers);
}

#[test]
fn numbers_of_district_cases() {
    check("Case No. <no 4:31-cv-06669>4:31-cv-06669</no>-ABC", numbers);
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
