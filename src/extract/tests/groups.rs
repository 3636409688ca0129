//! Committees, agencies, classes of lenders, the United States Trustee.

use super::{Found, check};
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
