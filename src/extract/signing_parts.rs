//! The parts of those who sign without saying as what, from what the document is: who signs a credit agreement is a lender,
//! who signs a joint filing statement is a holder.

use std::collections::{HashMap, HashSet};

use super::mentions::{Mentions, PartyMention};
use super::names;
use super::scan::Scan;
use crate::model::{DocKind, Entity, Role, Sureness};

/// Gives a part to every organisation that has none.
pub(super) fn add(scan: &Scan<'_>, mentions: &mut Mentions) {
    let head = scan.text.get(..floor_boundary(scan.text, 6000)).unwrap_or_default().to_lowercase();
    let title = mentions.title.as_ref().map(|t| t.value.to_lowercase()).unwrap_or_default();
    let credit = mentions.kind == DocKind::Agreement
        && (head.contains("credit agreement")
            || head.contains("loan agreement")
            || head.contains("financing agreement"))
        && head.contains("lenders");
    let filing = title.contains("joint filing") || head.contains("schedule 13d") || head.contains("schedule 13g");
    let part = match (credit, filing) {
        (true, _) => Role::Lender,
        (false, true) => Role::Holder,
        (false, false) => Role::InterestedParty,
    };
    // Whoever has a part anywhere in the document has it on the signature page too.
    let stated = stated(mentions);
    for party in &mut mentions.parties {
        if party.roles == [Role::Agent] && party.sure == Sureness::Inferred {
            through(party, stated.get(&names::fold(&party.name)));
            continue;
        }
        if party.entity == Entity::Person || !party.roles.is_empty() {
            continue;
        }
        let has = |role: Role, name: &str| stated.get(&names::fold(name)).is_some_and(|roles| roles.contains(&role));
        match stated.get(&names::fold(&party.name)) {
            // An agent of the banks that signs once more in no capacity is one of them.
            Some(roles) if credit && roles.len() == 1 && roles.contains(&Role::Agent) && signs_as_bank(party) => {
                party.roles.push(Role::Lender);
            }
            Some(_) => continue,
            // A guarantor signs through the borrower, its parent.
            None if party.via.iter().any(|via| has(Role::InterestedParty, &via.name.value)) => {
                party.roles.push(Role::InterestedParty);
            }
            None => party.roles.push(part),
        }
        party.sure = Sureness::Inferred;
    }
}

/// One through whom another signs: its agent, unless the document gives it a part of its own.
fn through(party: &mut PartyMention, stated: Option<&HashSet<Role>>) {
    party.sure = Sureness::Stated;
    if let Some(roles) = stated.filter(|roles| !roles.contains(&Role::Agent)) {
        party.roles = roles.iter().copied().collect();
        party.roles.sort_unstable();
    }
}

/// The parts that the document states of organisations, by folded name.
fn stated(mentions: &Mentions) -> HashMap<String, HashSet<Role>> {
    let mut stated: HashMap<String, HashSet<Role>> = HashMap::new();
    for party in mentions.parties.iter().filter(|party| party.sure == Sureness::Stated) {
        let roles = party.roles.iter().copied().filter(|role| !matches!(role, Role::Other | Role::Signatory));
        let mut roles = roles.peekable();
        if roles.peek().is_some() {
            stated.entry(names::fold(&party.name)).or_default().extend(roles);
        }
    }
    stated
}

fn signs_as_bank(party: &PartyMention) -> bool {
    let bank = party.name.split([' ', ',']).any(|word| {
        ["bank", "banque", "banca", "trust", "insurance", "capital", "credit"]
            .iter()
            .any(|w| word.eq_ignore_ascii_case(w))
    });
    bank && !party.signatories.is_empty()
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
