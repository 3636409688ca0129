//! The roster and the discrepancies against what was expected.

use std::collections::BTreeSet;

use redwell::model::{Fact, RosterEntry};

use super::expected::{Expected, Party};
use super::{Opened, fold};

fn values(facts: &[Fact<String>]) -> Vec<String> {
    facts.iter().map(|fact| fact.value.clone()).collect()
}

/// The entry that is called so, or else one that is also called so.
fn find<'a>(entries: &'a [RosterEntry], want: &Party) -> Option<(usize, &'a RosterEntry)> {
    let names: Vec<String> = std::iter::once(&want.name).chain(&want.or_name).map(|name| fold::name(name)).collect();
    let called = |entry: &RosterEntry| names.contains(&fold::name(&entry.name));
    let also = |entry: &RosterEntry| entry.aliases.iter().any(|alias| names.contains(&fold::name(&alias.value)));
    entries.iter().enumerate().find(|(_, e)| called(e)).or_else(|| entries.iter().enumerate().find(|(_, e)| also(e)))
}

pub(super) fn entries(opened: &mut Opened, expected: &Expected) {
    let entries = opened.case.roster.clone();
    let mut known = vec![false; entries.len()];
    for want in &expected.roster {
        match find(&entries, want) {
            Some((at, entry)) => {
                if std::mem::replace(&mut known[at], true) {
                    opened.miss(format!("roster: {} is one entry with another: {}", want.name, entry.name));
                }
                for words in differences(entry, want) {
                    opened.miss(format!("roster: {}: {words}", want.name));
                }
            }
            None if want.optional => {}
            None => opened.miss(format!("roster: {} is missing", want.name)),
        }
    }
    for (entry, known) in entries.iter().zip(known) {
        let roles: Vec<&str> = entry.roles.iter().map(|role| role.value.word()).collect();
        let from = opened.words(&entry.sources);
        if expected.must_not.roster.iter().any(|wrong| fold::words(wrong) == fold::words(&entry.name)) {
            opened.miss(format!("roster: must not be there: {} {roles:?} from “{from}”", entry.name));
        } else if !known && expected.complete.iter().any(|list| list == "roster") {
            opened.miss(format!("roster: not expected: {} {roles:?} from “{from}”", entry.name));
        }
    }
}

/// Whether an address is one of those wanted, however it is cut into lines.
fn same(wanted: &str, address: &str) -> bool {
    wanted.split('|').any(|want| fold::words(want) == fold::words(address))
}

/// What is wrong with an entry, in words.
fn differences(entry: &RosterEntry, want: &Party) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut field = |name: &str, right: bool, got: String| {
        if !right {
            wrong.push(format!("{name}: {got}"));
        }
    };
    let names: Vec<&String> = std::iter::once(&want.name).chain(&want.or_name).collect();
    let called = names.iter().any(|name| fold::name(name) == fold::name(&entry.name));
    // Where the documents give small letters the entry is not to shout.
    let shouts = names.iter().all(|name| name.to_uppercase() != **name) && entry.name.to_uppercase() == entry.name;
    field("called", called && !shouts, entry.name.clone());
    if let Some(want) = &want.entity {
        field("entity", fold::one_of(want, entry.entity.word()), entry.entity.word().to_owned());
    }
    let roles: Vec<&str> = entry.roles.iter().map(|role| role.value.word()).collect();
    field("roles", want.roles.iter().all(|want| roles.iter().any(|role| fold::one_of(want, role))), roles.join(", "));
    let types = values(&entry.party_types);
    field("called by the court", want.types.iter().all(|want| types.contains(want)), types.join(", "));
    let aliases = values(&entry.aliases);
    let has = |list: &[String], want: &String| list.iter().any(|item| fold::name(item) == fold::name(want));
    field("also called", want.aliases.iter().all(|want| has(&aliases, want)), aliases.join(" | "));
    for (name, want, got) in [("title", &want.title, &entry.title), ("firm", &want.firm, &entry.firm)] {
        let got = got.as_ref().map_or_else(String::new, |fact| fact.value.clone());
        field(name, want.as_ref().is_none_or(|want| fold::name(want) == fold::name(&got)), got);
    }
    let represents = values(&entry.represents);
    field("acts for", want.represents.iter().all(|want| has(&represents, want)), represents.join(" | "));
    let numbers: Vec<String> = entry.case_numbers.iter().map(|fact| fact.value.to_string()).collect();
    field("case numbers", want.numbers.iter().all(|want| numbers.contains(want)), numbers.join(", "));
    let address = entry.address.as_ref().map_or_else(String::new, |fact| fact.value.replace('\n', " / "));
    field("address", want.address.as_ref().is_none_or(|want| same(want, &address)), address);
    let emails = values(&entry.emails);
    field("e-mail", want.emails.iter().all(|want| emails.contains(want)), emails.join(", "));
    let phones: Vec<String> = values(&entry.phones).iter().map(|phone| fold::phone(phone)).collect();
    field("phones", want.phones.iter().all(|want| phones.contains(want)), phones.join(", "));
    for (name, want, got) in [
        ("signs through", &want.via, chain(entry)),
        ("signed by", &want.signs, signatories(entry)),
        ("holds", &want.holds, holdings(entry)),
    ] {
        let folded = |list: &[String]| list.iter().map(|item| fold::words(item)).collect::<Vec<_>>();
        let right = want.as_ref().is_none_or(|want| match name {
            "holds" => BTreeSet::from_iter(folded(want)) == BTreeSet::from_iter(folded(&got)),
            _ => folded(want) == folded(&got),
        });
        field(name, right, got.join("; "));
    }
    wrong
}

fn chain(entry: &RosterEntry) -> Vec<String> {
    entry
        .via
        .iter()
        .map(|via| match &via.capacity {
            Some(capacity) => format!("{} / {capacity}", via.name),
            None => via.name.clone(),
        })
        .collect()
}

/// Who signs, without the letters behind a person's name.
fn signatories(entry: &RosterEntry) -> Vec<String> {
    entry
        .signatories
        .iter()
        .map(|person| {
            let name = person.name.trim_end_matches("CFA").trim_end_matches([' ', ',']);
            let title = person.title.as_ref().map_or_else(String::new, |title| format!(" / {title}"));
            format!("{name}{title} / {}", person.signed.word())
        })
        .collect()
}

fn holdings(entry: &RosterEntry) -> Vec<String> {
    entry
        .holdings
        .iter()
        .flat_map(|holding| {
            holding.readings.iter().map(|reading| {
                let amount = reading.amount.as_deref().unwrap_or_default();
                format!("{}: {} {amount}", holding.instrument, reading.state.word())
            })
        })
        .collect()
}

pub(super) fn discrepancies(opened: &mut Opened, expected: &Expected) {
    let found = opened.case.discrepancies.clone();
    let show = |field: &str, subject: &str, values: &[String]| format!("{subject}: {field} {}", values.join(" or "));
    let mut known = vec![false; found.len()];
    for want in &expected.discrepancies {
        // A name that is spelt two ways may be reported under either.
        let subjects: Vec<&String> = match want.field.as_str() {
            "name" => std::iter::once(&want.of).chain(&want.values).collect(),
            _ => vec![&want.of],
        };
        let hit = found.iter().position(|entry| {
            entry.field.word() == want.field
                && subjects.iter().any(|subject| fold::name(subject) == fold::name(&entry.subject))
                && want
                    .values
                    .iter()
                    .all(|value| entry.readings.iter().any(|reading| fold::words(&reading.value) == fold::words(value)))
        });
        match hit {
            Some(at) => known[at] = true,
            None => {
                opened.miss(format!("discrepancies: not found: {}", show(&want.field, &want.of, &want.values)));
            }
        }
    }
    for (entry, known) in found.iter().zip(known) {
        let values: Vec<String> = entry.readings.iter().map(|reading| reading.value.clone()).collect();
        let words = show(entry.field.word(), &entry.subject, &values);
        let wrong = format!("{} {}", entry.subject, entry.field.word());
        if expected.must_not.discrepancies.contains(&wrong) {
            opened.miss(format!("discrepancies: must not be there: {words}"));
        } else if !known && expected.complete.iter().any(|list| list == "discrepancies") {
            opened.miss(format!("discrepancies: not expected: {words}"));
        }
    }
}
