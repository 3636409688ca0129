//! The parts that people and organisations play, as the words around their names tell.

use super::{Found, check, read};
use crate::extract::Mentions;
use crate::model::Role;

fn parts(mentions: &Mentions) -> Found {
    let known = mentions.parties.iter().filter(|party| !party.roles.is_empty());
    known
        .map(|party| {
            let roles: Vec<&str> = party.roles.iter().map(|role| role.word()).collect();
            ("is", roles.join("+"), party.span)
        })
        .collect()
}

#[test]
fn by_capacity() {
    check("The notes were held by <is indenture_trustee>Alder Bank, N.A.</is>, as Trustee.", parts);
    check("The estate was run by <is trustee>Alder Trust Company</is>, as Trustee.", parts);
    check("<is agent>Elm Bank, N.A.</is>, solely in its capacity as Collateral Agent, agrees.", parts);
    check("between <is agent>Birch Bank, N.A.</is>, as Administrative Agent, and the rest", parts);
}

#[test]
fn by_defined_term() {
    check("<is issuer>Cedar Works, Inc.</is> (the “Issuer”) sold notes.", parts);
    check("<is lender>Elm Finance LLC</is> (the “Lender”) lent.", parts);
}

#[test]
fn counsel() {
    check("They asked <is law_firm>Fir & Gorse LLP</is>, counsel to the Borrower.", parts);
    check("It was <is attorney>Martha Quill</is>, Esq., who spoke.", parts);
}

#[test]
fn who_swears() {
    check("the Affidavit of <is declarant>Helen Fir</is> was read", parts);
}

#[test]
fn judges() {
    check("before the Hon. <is judge>Otto Lund</is>", parts);
}

#[test]
fn mediators_and_trustees() {
    check("They told the Mediator, <is mediator>Walter Gorse</is>, of it.", parts);
    check("and <is trustee>Helen Fir</is>, as trustee, sold the mill", parts);
}

#[test]
fn creditors() {
    check("A lien in favor of <is creditor>Ivy Supply, Inc.</is> stands.", parts);
    check("bonds issued by <is issuer>Cedar Works, Inc.</is> in spring", parts);
}

#[test]
fn names_that_tell_no_part() {
    check("They drove past <is interested_party>Ivy Stores, Inc.</is> and on.", parts);
}

#[test]
fn members_of_a_committee() {
    let mentions = read(
        "The trustee appointed an official committee of unsecured creditors, consisting of (i) Alder Supply, Inc. and (ii) Birch Works LLC.",
    );
    let creditors = mentions.parties.iter().filter(|party| party.roles.contains(&Role::Creditor));
    assert_eq!(
        creditors.map(|party| party.name.as_str()).collect::<Vec<_>>(),
        ["Alder Supply, Inc.", "Birch Works LLC"]
    );
}

#[test]
fn parts_said_before_a_name() {
    let role = |text: &str| read(text).parties.into_iter().flat_map(|party| party.roles).collect::<Vec<_>>();
    assert_eq!(role("Through their claims agent, Alder Noticing LLC, the papers were sent."), [Role::ClaimsAgent]);
    assert_eq!(role("The mill's investment banker, Birch Securities LLC, met the bidders."), [Role::FinancialAdvisor]);
    assert_eq!(role("It was sold by defendant Birch Works LLC in the end."), [Role::Defendant]);
}

#[test]
fn who_swears_in_the_first_person() {
    let declarants = |text: &str| {
        let parties = read(text).parties;
        parties
            .into_iter()
            .filter(|party| party.roles.contains(&Role::Declarant))
            .map(|party| party.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(declarants("I, Ottilie Quarl, hereby declare under penalty of perjury:"), ["Ottilie Quarl"]);
    assert_eq!(declarants("OTTILIE QUARL, being duly sworn, deposes and says:"), ["Ottilie Quarl"]);
    assert_eq!(declarants("I, for one, Ottilie said, declare nothing."), Vec::<String>::new());
}
