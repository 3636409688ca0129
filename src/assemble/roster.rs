//! Clusters of mentions → roster entries.

use std::collections::{HashMap, HashSet};

use super::clusters::{Cluster, Mentioned};
use super::keys;
use super::naming::{self, NameKey};
use crate::extract::Located;
use crate::extract::names::fold;
use crate::model::{
    Entity, Fact, Holding, HoldingReading, Marks, Passage, Role, RosterEntry, RosterKey, Signatory, Signed, Span, Via,
};

/// An entry made from a cluster; `None` where nothing of it belongs in a roster.
pub(super) fn entry(cluster: &Cluster<'_>) -> Option<RosterEntry> {
    let entity = cluster.entity();
    let writings = proper(writings(cluster), cluster);
    let listed = listed(cluster);
    let name = listed.unwrap_or_else(|| shown(&writings, entity));
    let sure = cluster.mentions.iter().map(|m| m.party.sure).min().unwrap_or_default();
    let mut entry = RosterEntry {
        key: key(cluster),
        merged: Vec::new(),
        corrected_from: None,
        entity,
        roles: roles(cluster),
        party_types: Vec::new(),
        aliases: aliases(cluster, &name),
        spellings: spellings(cluster),
        title: None,
        firm: None,
        represents: Vec::new(),
        counsel: Vec::new(),
        case_numbers: Vec::new(),
        address: None,
        other_addresses: Vec::new(),
        emails: Vec::new(),
        phones: Vec::new(),
        details: Vec::new(),
        via: Vec::new(),
        signatories: Vec::new(),
        holdings: Vec::new(),
        sources: cluster.mentions.iter().map(|m| Passage::new(m.doc, m.party.span)).collect(),
        sure,
        reviewed: false,
        note: String::new(),
        marks: Marks::default(),
        name,
    };
    for mention in &cluster.mentions {
        fields(&mut entry, *mention);
    }
    entry.sources.dedup();
    (!entry.roles.is_empty() || !entry.party_types.is_empty()).then_some(entry)
}

/// A key that stays when the folder is read again: the folded name of the first mention.
pub(super) fn key(cluster: &Cluster<'_>) -> RosterKey {
    cluster.mentions.first().map_or(RosterKey(0), |first| key_of(&first.party.name, first.party.entity))
}

/// The key of an entry with this name.
pub(super) fn key_of(name: &str, entity: Entity) -> RosterKey {
    let sort = if entity == Entity::Person { "person" } else { "other" };
    RosterKey(keys::key(&[sort, &NameKey::new(name, entity).whole]))
}

/// A key that no entry before has: two entries with one name stay two, in the order in which they come.
pub(super) fn key_apart(key: RosterKey, taken: &mut HashSet<RosterKey>) -> RosterKey {
    let mut apart = key;
    while !taken.insert(apart) {
        apart = RosterKey(keys::key(&["another of this name", &apart.0.to_string()]));
    }
    apart
}

/// Every writing of the name and how often it occurs, in order of first occurrence.
fn writings<'m>(cluster: &Cluster<'m>) -> Vec<(&'m str, usize)> {
    let mut writings: Vec<(&str, usize)> = Vec::new();
    let mut at: HashMap<&str, usize> = HashMap::new();
    for mention in &cluster.mentions {
        let name = mention.party.name.as_str();
        let index = *at.entry(name).or_insert_with(|| {
            writings.push((name, 0));
            writings.len() - 1
        });
        writings[index].1 += 1;
    }
    writings
}

/// Every writing of the name with its passages, in order of first occurrence.
fn spellings(cluster: &Cluster<'_>) -> Vec<Fact<String>> {
    let mut spellings: Vec<Fact<String>> = Vec::new();
    let mut at: HashMap<&str, usize> = HashMap::new();
    let mut seen: HashSet<(&str, Passage)> = HashSet::new();
    for mention in &cluster.mentions {
        let here = Passage::new(mention.doc, mention.party.span);
        // Two rules may find a name at one place.
        if !seen.insert((&mention.party.name, here)) {
            continue;
        }
        if let Some(fact) = at.get(mention.party.name.as_str()).and_then(|at| spellings.get_mut(*at)) {
            fact.sources.push(here);
        } else {
            at.insert(&mention.party.name, spellings.len());
            spellings.push(Fact::at(mention.party.name.clone(), here));
        }
    }
    spellings
}

/// The writings that are not given as another name of the party: "Alder Bank d/b/a Alder Private Bank" is called Alder Bank.
fn proper<'m>(writings: Vec<(&'m str, usize)>, cluster: &Cluster<'_>) -> Vec<(&'m str, usize)> {
    let others: HashSet<String> =
        cluster.mentions.iter().flat_map(|m| &m.party.also).map(|also| fold(&also.value)).collect();
    let proper: Vec<(&str, usize)> =
        writings.iter().copied().filter(|(name, _)| !others.contains(&fold(name))).collect();
    if proper.is_empty() { writings } else { proper }
}

/// The name as a docket lists the party: the court's own form goes before any other.
fn listed(cluster: &Cluster<'_>) -> Option<String> {
    let mention = cluster.mentions.iter().find(|m| !m.party.party_types.is_empty())?;
    let same = |name: &str| {
        cluster
            .mentions
            .iter()
            .map(|m| m.party.name.as_str())
            .find(|other| fold(other) == fold(name) && !crate::extract::names::is_upper(other))
            .map(str::to_owned)
    };
    Some(same(&mention.party.name).unwrap_or_else(|| crate::extract::names::best_case(&mention.party.name)))
}

fn shown(writings: &[(&str, usize)], entity: Entity) -> String {
    let name = naming::best(writings);
    match entity {
        Entity::Person => {
            let plain = crate::extract::names::best_case(name);
            // "Hon." and "Esq." are no part of a name; a degree is kept as it was signed.
            let stripped = crate::extract::names::strip_person_extras(&plain);
            if plain.ends_with("CFA") || plain.ends_with("CPA") || !stripped.contains(' ') { plain } else { stripped }
        }
        Entity::Organization | Entity::Group => name.to_owned(),
    }
}

fn roles(cluster: &Cluster<'_>) -> Vec<Fact<Role>> {
    let mut roles: Vec<Fact<Role>> = Vec::new();
    for mention in &cluster.mentions {
        let at = Passage::new(mention.doc, mention.party.span);
        for role in &mention.party.roles {
            match roles.iter_mut().find(|fact| fact.value == *role) {
                Some(fact) => fact.sources.push(at),
                None => roles.push(Fact::at(*role, at)),
            }
        }
    }
    // "Interested party" and "other" say nothing where a part is known; neither does "signatory" of a judge.
    let known = |role: &Fact<Role>| !matches!(role.value, Role::InterestedParty | Role::Other);
    if roles.iter().any(known) {
        roles.retain(known);
    }
    // Lawyers sign for the office of the United States Trustee as for a firm, and it is none.
    if roles.iter().any(|role| role.value == Role::UsTrustee) {
        roles.retain(|role| role.value != Role::LawFirm);
    }
    roles.sort_by_key(|fact| fact.value);
    roles
}

/// Other forms of the name, defined terms among them.
fn aliases(cluster: &Cluster<'_>, name: &str) -> Vec<Fact<String>> {
    let mut aliases: Vec<Fact<String>> = Vec::new();
    let mut add = |value: &str, at: Passage| {
        if value == name {
            return;
        }
        match aliases.iter_mut().find(|fact| fact.value == value) {
            Some(fact) => fact.sources.push(at),
            None => aliases.push(Fact::at(value.to_owned(), at)),
        }
    };
    for mention in &cluster.mentions {
        add(&mention.party.name, Passage::new(mention.doc, mention.party.span));
        for also in &mention.party.also {
            add(&also.value, Passage::new(mention.doc, also.span));
        }
    }
    aliases
}

/// Adds what one mention says.
fn fields(entry: &mut RosterEntry, mention: Mentioned<'_>) {
    let party = mention.party;
    let at = |span: Span| Passage::new(mention.doc, span);
    for found in &party.party_types {
        add(&mut entry.party_types, found, at(found.span), str::to_owned);
    }
    for found in &party.represents {
        add(&mut entry.represents, found, at(found.span), fold);
    }
    for found in &party.emails {
        add(&mut entry.emails, found, at(found.span), str::to_lowercase);
    }
    for found in &party.phones {
        add(&mut entry.phones, found, at(found.span), |phone| phone.chars().filter(char::is_ascii_digit).collect());
    }
    for found in &party.case_numbers {
        match entry.case_numbers.iter_mut().find(|fact| fact.value == found.value) {
            Some(fact) => fact.sources.push(at(found.span)),
            None => entry.case_numbers.push(Fact::at(found.value.clone(), at(found.span))),
        }
    }
    single(&mut entry.title, party.title.as_ref(), mention);
    single(&mut entry.firm, party.firm.as_ref(), mention);
    if let (Some(have), Some(found)) = (&entry.address, &party.address)
        && fold(&have.value) != fold(&found.value)
    {
        add(&mut entry.other_addresses, found, at(found.span), fold);
    }
    single(&mut entry.address, party.address.as_ref(), mention);
    for found in &party.details {
        add(&mut entry.details, found, at(found.span), fold);
    }
    for via in &party.via {
        let here = at(via.name.span);
        match entry.via.iter_mut().find(|known| fold(&known.name) == fold(&via.name.value)) {
            Some(known) => {
                known.sources.push(here);
                known.capacity = known.capacity.take().or_else(|| via.capacity.clone());
            }
            None => entry.via.push(Via {
                name: via.name.value.clone(),
                capacity: via.capacity.clone(),
                sources: vec![here],
            }),
        }
    }
    for signer in &party.signatories {
        let here = at(signer.name.span);
        let same = |known: &&mut Signatory| {
            NameKey::new(&known.name, Entity::Person).whole == NameKey::new(&signer.name.value, Entity::Person).whole
        };
        match entry.signatories.iter_mut().find(same) {
            Some(known) => {
                known.sources.push(here);
                known.title = known.title.take().or_else(|| signer.title.as_ref().map(|t| t.value.clone()));
                known.signed = stronger(known.signed, signer.signed);
            }
            None => entry.signatories.push(Signatory {
                name: signer.name.value.clone(),
                title: signer.title.as_ref().map(|t| t.value.clone()),
                signed: signer.signed,
                sources: vec![here],
            }),
        }
    }
    for held in &party.holdings {
        let here = at(held.span);
        let wanted = fold(&held.instrument.value);
        let known = entry.holdings.iter().position(|known| fold(&known.instrument) == wanted);
        let index = known.unwrap_or_else(|| {
            entry.holdings.push(Holding { instrument: held.instrument.value.clone(), readings: Vec::new() });
            entry.holdings.len() - 1
        });
        let holding = &mut entry.holdings[index];
        match holding.readings.iter_mut().find(|r| r.state == held.state && r.amount == held.amount) {
            Some(reading) => reading.sources.push(here),
            None => holding.readings.push(HoldingReading {
                state: held.state,
                amount: held.amount.clone(),
                sources: vec![here],
            }),
        }
    }
}

/// Of two copies of a page the signed one tells more.
fn stronger(one: Signed, other: Signed) -> Signed {
    match (one, other) {
        (Signed::Signed, _) | (_, Signed::Signed) => Signed::Signed,
        (Signed::Unsigned, _) | (_, Signed::Unsigned) => Signed::Unsigned,
        _ => Signed::Unclear,
    }
}

fn add(facts: &mut Vec<Fact<String>>, found: &Located<String>, at: Passage, key: impl Fn(&str) -> String) {
    let wanted = key(&found.value);
    match facts.iter_mut().find(|fact| key(&fact.value) == wanted) {
        Some(fact) => fact.sources.push(at),
        None => facts.push(Fact::at(found.value.clone(), at)),
    }
}

/// A field with one value: the first that is given stays, the same again adds its passage.
fn single(field: &mut Option<Fact<String>>, found: Option<&Located<String>>, mention: Mentioned<'_>) {
    let Some(found) = found else { return };
    let at = Passage::new(mention.doc, found.span);
    match field {
        Some(fact) if fold(&fact.value) == fold(&found.value) => fact.sources.push(at),
        Some(_) => {}
        None => *field = Some(Fact::at(found.value.clone(), at)),
    }
}

/// The order of the roster: by part, then name.
pub(super) fn sort(roster: &mut [RosterEntry]) {
    roster.sort_by_cached_key(|entry| {
        let role = entry.roles.first().map_or(Role::Other, |fact| fact.value);
        (role, entry.name.to_lowercase(), entry.key)
    });
}
