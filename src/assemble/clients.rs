//! Whom counsel acts for: the clients' names as the roster has them, each once, and the other way round each party's counsel.

use std::collections::HashMap;

use crate::extract::names::fold;
use crate::model::{Fact, Role, RosterEntry, RosterKey};

/// Counsel of each entry: the other way round of whom attorneys and firms represent, by name or defined term.
pub(super) fn link_counsel(roster: &mut [RosterEntry]) {
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, entry) in roster.iter().enumerate() {
        let names =
            std::iter::once(&entry.name).chain(entry.aliases.iter().map(|alias| &alias.value)).map(|name| fold(name));
        let debtors = ["debtors", "debtorsanddebtorsinpossession", "thedebtors"].map(str::to_owned);
        let debtors = debtors.into_iter().filter(|_| entry.has_role(Role::Debtor));
        for name in names.chain(debtors) {
            let bearers = by_name.entry(name).or_default();
            if bearers.last() != Some(&at) {
                bearers.push(at);
            }
        }
    }
    // "The Debtor" is whoever alone has that name here.
    let names: Vec<String> = roster.iter().map(|entry| entry.name.clone()).collect();
    for entry in roster.iter_mut() {
        for client in &mut entry.represents {
            if let Some([only]) = by_name.get(&fold(&client.value)).map(Vec::as_slice)
                && !client.value.ends_with('s')
            {
                client.value.clone_from(&names[*only]);
            }
        }
    }
    let parts = Parts::of(roster);
    for entry in roster.iter_mut() {
        each_once(&mut entry.represents, &parts);
    }
    let mut links: Vec<(usize, RosterKey)> = Vec::new();
    for entry in roster.iter() {
        for client in &entry.represents {
            for at in by_name.get(&fold(&client.value)).into_iter().flatten() {
                links.push((*at, entry.key));
            }
        }
    }
    for (at, counsel) in links {
        if roster[at].key != counsel && !roster[at].counsel.contains(&counsel) {
            roster[at].counsel.push(counsel);
        }
    }
}

/// The parts of a case by which counsel's clients are called: in one number, in the other, and which part it is.
const CALLED: [(&str, &str, Role); 6] = [
    ("debtor", "debtors", Role::Debtor),
    ("plaintiff", "plaintiffs", Role::Plaintiff),
    ("defendant", "defendants", Role::Defendant),
    ("petitioner", "petitioners", Role::Petitioner),
    ("respondent", "respondents", Role::Respondent),
    ("lender", "lenders", Role::Lender),
];

/// Those who have each of these parts, by folded name.
struct Parts(Vec<Vec<String>>);

impl Parts {
    fn of(roster: &[RosterEntry]) -> Self {
        let bearers =
            |role: Role| roster.iter().filter(move |entry| entry.has_role(role)).map(|entry| fold(&entry.name));
        Self(CALLED.iter().map(|(_, _, role)| bearers(*role).collect()).collect())
    }
}

/// Leaves out the clients that the list has already by another word: "Debtor" beside "Debtors", and "Plaintiff" or
/// "Debtors" beside the names of all who are that. What stays keeps the passages of what is left out.
fn each_once(clients: &mut Vec<Fact<String>>, parts: &Parts) {
    let mut at = 0;
    while at < clients.len() {
        let name = fold(&clients[at].value);
        let known = clients[..at].iter().position(|other| fold(&other.value) == name).or_else(|| {
            let (part, (one, many, _)) =
                CALLED.iter().enumerate().find(|(_, (one, many, _))| name == *one || name == *many)?;
            let bearers = &parts.0[part];
            let has = |wanted: &str| clients.iter().position(|other| fold(&other.value) == wanted);
            let named = |bearer: &String| has(bearer).is_some();
            let several = name == *many;
            let all = !bearers.is_empty() && bearers.iter().all(named) || !several && bearers.iter().any(named);
            if all { bearers.iter().find_map(|bearer| has(bearer)) } else { has(many).filter(|_| name == *one) }
        });
        match known {
            Some(known) => {
                let left_out = clients.remove(at);
                let known = known - usize::from(known > at);
                clients[known].sources.extend(left_out.sources);
                clients[known].sources.sort_unstable();
            }
            None => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn once(clients: &[&str], debtors: &[&str]) -> Vec<String> {
        let mut parts = Parts(vec![Vec::new(); CALLED.len()]);
        parts.0[0] = debtors.iter().map(|name| fold(name)).collect();
        let fact = |name: &&str| Fact { value: (*name).to_owned(), sources: Vec::new() };
        let mut clients: Vec<_> = clients.iter().map(fact).collect();
        each_once(&mut clients, &parts);
        clients.into_iter().map(|client| client.value).collect()
    }

    #[test]
    fn a_client_is_said_once() {
        assert_eq!(once(&["Debtors", "Debtor"], &[]), ["Debtors"]);
        assert_eq!(once(&["Debtor", "Alder, Inc.", "Debtors"], &["Alder, Inc."]), ["Alder, Inc."]);
        assert_eq!(once(&["Debtor", "Alder, Inc."], &["Alder, Inc.", "Birch LLC"]), ["Alder, Inc."]);
        assert_eq!(once(&["Debtors", "Alder, Inc."], &["Alder, Inc.", "Birch LLC"]), ["Debtors", "Alder, Inc."]);
        assert_eq!(once(&["Debtors", "Fir Bank"], &["Alder, Inc."]), ["Debtors", "Fir Bank"]);
    }
}
