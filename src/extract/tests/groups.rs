//! Committees, agencies, classes of lenders, the United States Trustee.

use super::{Found, check, read};
use crate::extract::Mentions;
use crate::model::Role;

fn groups(mentions: &Mentions) -> Found {
    let part = |role: &&Role| matches!(role, Role::Committee | Role::UsTrustee | Role::Lender | Role::Holder);
    mentions
        .parties
        .iter()
        .filter_map(|party| Some(("group", party.roles.iter().find(part)?.word().to_owned(), party.span)))
        .collect()
}

#[test]
fn committees() {
    check("The <group committee>official committee of unsecured creditors</group> objected.", groups);
    check("An <group committee>ad hoc committee of noteholders</group> was formed.", groups);
    check(
        "Then the <group committee>Official Committee of Unsecured Creditors</group> (the “Committee”) voted.",
        groups,
    );
}

#[test]
fn the_united_states_trustee() {
    check("The <group us_trustee>United States Trustee for Region 17</group> appointed them.", groups);
    check("Notice goes to the <group us_trustee>Office of the United States Trustee</group>.", groups);
    check("and the <group us_trustee>U.S. Trustee</group> agrees", groups);
    check("the <group us_trustee>United States Trustee for the Southern District of New York</group> asks", groups);
}

#[test]
fn classes_of_lenders() {
    check("The <group lender>prepetition senior lenders</group> consent.", groups);
    check("and the <group holder>prepetition secured noteholders</group> do not", groups);
}

#[test]
fn what_is_no_group() {
    check("A committee of the house sat. The committee of three went home.", groups);
    check("The United States trusts its trustee. United States Trustee fees are paid.", groups);
    check("Prepetition debts are old debts.", groups);
}

#[test]
fn groups_and_members_of_committees() {
    let names = |text: &str| -> Vec<String> {
        read(text).parties.iter().map(|party| format!("{} {}", party.name, party.roles[0].word())).collect()
    };
    assert_eq!(
        names("the ad hoc group of noteholders (the \u{201c}Group\u{201d}) met; a group of holders did not."),
        ["Ad Hoc Group of Noteholders committee"]
    );
    assert_eq!(
        names(
            "NOTICE OF APPOINTMENT OF COMMITTEE\n\n1. Hemp & Hawser Trading, Attn: Ada Byrne, 3 Oak Street, Bath, ME 04599\n\n\
             2. Ropemakers Union Local 9, Attn: Otto Lund\n\n3. The members shall meet soon.\n"
        )
        .into_iter()
        .filter(|party| party.ends_with("creditor"))
        .collect::<Vec<_>>(),
        ["Hemp & Hawser Trading creditor", "Ropemakers Union Local 9 creditor"]
    );
    assert_eq!(names("It has its office at 9 Kent Walk, Stamford, CT 06999."), Vec::<String>::new());
}
