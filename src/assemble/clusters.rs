//! Which mentions, over all documents, are one person or organisation.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::ReadDocument;
use super::naming::{NameKey, PersonKey, is_us_trustee};
use crate::extract::PartyMention;
use crate::extract::names::{fold, has_legal_form};
use crate::model::{DocId, DocKind, Entity, Role, Sureness};

/// A mention of a party, with the document it stands in.
#[derive(Clone, Copy)]
pub(super) struct Mentioned<'m> {
    pub(super) doc: DocId,
    pub(super) party: &'m PartyMention,
}

/// Mentions that are one party, in order of document and place.
pub(super) struct Cluster<'m> {
    pub(super) mentions: Vec<Mentioned<'m>>,
    /// Pairs of spellings of which one must be a slip.
    pub(super) misspelt: Vec<(String, String)>,
}

impl Cluster<'_> {
    pub(super) fn entity(&self) -> Entity {
        let count = |entity| self.mentions.iter().filter(|m| m.party.entity == entity).count();
        if count(Entity::Person) * 2 > self.mentions.len() {
            Entity::Person
        } else if count(Entity::Organization) > 0 {
            Entity::Organization
        } else {
            Entity::Group
        }
    }
}

/// A group of mentions with one key, while groups are being joined.
struct Group<'m> {
    key: NameKey,
    mentions: Vec<Mentioned<'m>>,
    misspelt: Vec<(String, String)>,
    trustee: bool,
    /// Whether it can be any of several people who are named in full.
    vague: bool,
    /// Dockets that list this name as a party of its own.
    listed: Vec<DocId>,
}

impl Group<'_> {
    /// Whether one docket lists both as parties of their own: they are two, however alike their names are.
    fn listed_apart(&self, other: &Self) -> bool {
        self.listed.iter().any(|doc| other.listed.contains(doc))
    }
}

/// Whether a docket names the party as counsel rather than as a party.
fn is_counsel(party: &PartyMention) -> bool {
    party.roles.first() == Some(&Role::Attorney) && !party.represents.is_empty()
}

/// Groups every mention of every document.
pub(super) fn group(parts: &[ReadDocument]) -> Vec<Cluster<'_>> {
    let parties = docket_parties(parts);
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut by_key: HashMap<(bool, bool, String), usize> = HashMap::new();
    for (index, part) in parts.iter().enumerate() {
        let doc = DocId(u32::try_from(index).unwrap_or(u32::MAX));
        let docket = part.mentions.kind == DocKind::Docket;
        for party in &part.mentions.parties {
            let key = NameKey::new(&party.name, party.entity);
            if key.whole.is_empty() {
                continue;
            }
            let person = party.entity == Entity::Person;
            let mentioned = Mentioned { doc, party };
            // A trustee who is her own counsel stands on the docket twice, with an address for each; so she does here.
            let counsel = docket && is_counsel(party);
            let own_counsel = counsel && (parties.contains(&key.whole) || acts_for_itself(&key, party));
            let listed = own_counsel || (docket && !party.party_types.is_empty() && !counsel);
            match by_key.entry((person, own_counsel, key.whole.clone())) {
                Entry::Occupied(at) => {
                    let group = &mut groups[*at.get()];
                    group.mentions.push(mentioned);
                    group.listed.extend(listed.then_some(doc));
                }
                Entry::Vacant(slot) => {
                    slot.insert(groups.len());
                    let trustee = !person && is_us_trustee(&party.name)
                        || party.roles.contains(&Role::UsTrustee) && key.whole.contains("trustee");
                    let listed = listed.then_some(doc).into_iter().collect();
                    groups.push(Group {
                        key,
                        mentions: vec![mentioned],
                        misspelt: Vec::new(),
                        trustee,
                        vague: false,
                        listed,
                    });
                }
            }
        }
    }
    let mut parent: Vec<usize> = (0..groups.len()).collect();
    join_companies(&groups, &mut parent);
    join_other_names(&groups, &mut parent);
    join_people(&mut groups, &mut parent);
    join_short_sides(&groups, &mut parent);
    join_trustees(&groups, &mut parent);
    join_classes(&groups, &mut parent);
    collect(groups, &mut parent)
}

/// Whether counsel acts for somebody of its own name, written more briefly or more fully.
fn acts_for_itself(key: &NameKey, party: &PartyMention) -> bool {
    let Some(person) = key.person.as_ref().filter(|person| !person.given.is_empty()) else { return false };
    party.represents.iter().any(|client| {
        let client = NameKey::new(&client.value, Entity::Person).person;
        client.is_some_and(|client| client.fits(person) || person.fits(&client))
    })
}

/// Names that a docket lists as parties.
fn docket_parties(parts: &[ReadDocument]) -> HashSet<String> {
    parts
        .iter()
        .filter(|part| part.mentions.kind == DocKind::Docket)
        .flat_map(|part| &part.mentions.parties)
        .filter(|party| !is_counsel(party))
        .map(|party| NameKey::new(&party.name, party.entity).whole)
        .collect()
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

fn union(parent: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(parent, one), root(parent, other));
    parent[one.max(other)] = one.min(other);
}

/// "Alder Group" is "Alder Group, Inc." where no other form of that name occurs.
fn join_companies(groups: &[Group<'_>], parent: &mut [usize]) {
    let mut with_form: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, group) in groups.iter().enumerate() {
        if group.key.person.is_none() && group.key.has_form() {
            with_form.entry(&group.key.base).or_default().push(at);
        }
    }
    for (at, group) in groups.iter().enumerate() {
        if group.key.person.is_some() || group.key.has_form() {
            continue;
        }
        if let Some([only]) = with_form.get(group.key.base.as_str()).map(Vec::as_slice)
            && !groups[*only].listed_apart(group)
        {
            union(parent, at, *only);
        }
    }
}

/// "Alder, Inc., f/k/a Birch Corp.": a company's other registered name is the same company.
fn join_other_names(groups: &[Group<'_>], parent: &mut [usize]) {
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, group) in groups.iter().enumerate() {
        for mention in group.mentions.iter().take(1) {
            by_name.entry(fold(&mention.party.name)).or_default().push(at);
        }
    }
    for (at, group) in groups.iter().enumerate().filter(|(_, group)| group.key.person.is_none()) {
        for also in group.mentions.iter().flat_map(|mention| &mention.party.also) {
            let registered = has_legal_form(&also.value);
            if !registered && !also.value.contains(' ') {
                continue;
            }
            for other in by_name.get(&fold(&also.value)).into_iter().flatten() {
                // A trade name without a form may be a defined term too: only what is no party by itself is joined.
                let loose = groups[*other].mentions.iter().all(|m| m.party.sure == Sureness::Inferred);
                if (registered || loose) && !groups[*other].listed_apart(group) {
                    union(parent, at, *other);
                }
            }
        }
    }
}

/// "Birch v. Elm" in a subject line: a side of one word is the company on that side whose short form it is.
fn join_short_sides(groups: &[Group<'_>], parent: &mut [usize]) {
    const SIDES: [Role; 4] = [Role::Plaintiff, Role::Defendant, Role::Petitioner, Role::Respondent];
    let plays = |group: &Group<'_>, role: Role| group.mentions.iter().any(|m| m.party.roles.contains(&role));
    let mut by_form: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, group) in groups.iter().enumerate().filter(|(_, group)| group.key.person.is_none()) {
        if !SIDES.iter().any(|side| plays(group, *side)) {
            continue;
        }
        let forms: HashSet<String> = group
            .mentions
            .iter()
            .flat_map(|m| {
                m.party.also.iter().map(|also| fold(&also.value)).chain(m.party.name.split(' ').next().map(fold))
            })
            .collect();
        for form in forms {
            by_form.entry(form).or_default().push(at);
        }
    }
    for (at, group) in groups.iter().enumerate() {
        let Some(person) = group.key.person.as_ref().filter(|person| person.given.is_empty()) else { continue };
        let Some([company]) = by_form.get(&person.family).map(Vec::as_slice) else { continue };
        if SIDES.iter().any(|side| plays(group, *side) && plays(&groups[*company], *side)) {
            union(parent, at, *company);
        }
    }
}

/// Longer and shorter forms of a person's name, and slips in its spelling.
fn join_people(groups: &mut [Group<'_>], parent: &mut [usize]) {
    let people: Vec<(usize, PersonKey)> =
        groups.iter().enumerate().filter_map(|(at, group)| Some((at, group.key.person.clone()?))).collect();
    let mut families: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, (_, person)) in people.iter().enumerate() {
        families.entry(&person.family).or_default().push(index);
    }
    for (at, person) in &people {
        // The fullest other forms that this one fits; two that do not fit each other leave it alone.
        let near: Vec<usize> = families[person.family.as_str()]
            .iter()
            .copied()
            .filter(|other| {
                people[*other].0 != *at && people[*other].1.fits(person) && !people[*other].1.given.is_empty()
            })
            .collect();
        let near: Vec<usize> =
            near.into_iter().filter(|other| !groups[people[*other].0].listed_apart(&groups[*at])).collect();
        let agree = near.iter().all(|a| near.iter().all(|b| people[*a].1.fits(&people[*b].1)));
        if agree {
            for other in near {
                union(parent, *at, people[other].0);
            }
        } else if person.given.is_empty() {
            // "Mr. Elm" in a case of two Elms names neither of them.
            groups[*at].vague = true;
        }
    }
    slips(groups, &people, parent);
}

/// Two spellings of one family name that differ by one slip, where the rest of the name is the same and a document has
/// them together: on one page, or with one address.
fn slips(groups: &mut [Group<'_>], people: &[(usize, PersonKey)], parent: &mut [usize]) {
    let mut by_given: HashMap<(&str, &[String]), Vec<usize>> = HashMap::new();
    for (index, (_, person)) in people.iter().enumerate() {
        if person.given.len() > 1 {
            by_given.entry((&person.given, &person.middle)).or_default().push(index);
        }
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    for same in by_given.values() {
        // Given names are shared by few people of one case; a list of thousands is not compared pair by pair.
        for (i, one) in same.iter().enumerate().take(200) {
            for other in same.iter().skip(i + 1).take(200) {
                if people[*one].1.misspelt(&people[*other].1) {
                    found.push((people[*one].0, people[*other].0));
                }
            }
        }
    }
    found.sort_unstable();
    for (one, other) in found {
        if groups[one].listed_apart(&groups[other]) {
            continue;
        }
        let together = groups[one].mentions.iter().any(|a| groups[other].mentions.iter().any(|b| a.doc == b.doc));
        if together {
            let pair = (groups[one].mentions[0].party.name.clone(), groups[other].mentions[0].party.name.clone());
            groups[one].misspelt.push(pair);
            union(parent, one, other);
        }
    }
}

/// A case has one United States Trustee, however many words are used.
fn join_trustees(groups: &[Group<'_>], parent: &mut [usize]) {
    let mut first = None;
    for (at, group) in groups.iter().enumerate() {
        if group.trustee && group.key.person.is_none() {
            union(parent, *first.get_or_insert(at), at);
        }
    }
}

/// "The prepetition lenders" are "the prepetition senior lenders" where the case knows only one such class.
fn join_classes(groups: &[Group<'_>], parent: &mut [usize]) {
    let words = |group: &Group<'_>| -> Vec<String> {
        group
            .mentions
            .first()
            .map_or_else(Vec::new, |m| m.party.name.split_whitespace().map(str::to_lowercase).collect())
    };
    let classes: Vec<(usize, Vec<String>)> = groups
        .iter()
        .enumerate()
        .filter(|(_, group)| group.mentions.iter().all(|m| m.party.entity == Entity::Group))
        .map(|(at, group)| (at, words(group)))
        .collect();
    for (at, short) in &classes {
        let mut longer = classes
            .iter()
            .filter(|(other, long)| other != at && long.len() > short.len() && short.iter().all(|w| long.contains(w)));
        if let (Some((other, _)), None) = (longer.next(), longer.next()) {
            union(parent, *at, *other);
        }
    }
}

fn collect<'m>(groups: Vec<Group<'m>>, parent: &mut [usize]) -> Vec<Cluster<'m>> {
    let mut clusters: Vec<Option<Cluster<'m>>> = Vec::new();
    clusters.resize_with(groups.len(), || None);
    for (at, group) in groups.into_iter().enumerate().filter(|(_, group)| !group.vague) {
        let root = root(parent, at);
        let cluster = clusters[root].get_or_insert_with(|| Cluster { mentions: Vec::new(), misspelt: Vec::new() });
        cluster.mentions.extend(group.mentions);
        cluster.misspelt.extend(group.misspelt);
    }
    let mut clusters: Vec<Cluster<'m>> = clusters.into_iter().flatten().collect();
    for cluster in &mut clusters {
        cluster.mentions.sort_by_key(|m| (m.doc, m.party.span));
    }
    clusters
}
