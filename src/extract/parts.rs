//! Parts that follow from the document as a whole: who signs a credit agreement is a lender, the affiliates in a caption's
//! footnote are debtors, the members of a committee are creditors. And every further place that names a party.

use std::collections::HashSet;

use super::capacity;
use super::cells;
use super::committee_list;
use super::company_edges::is_defined_part;
use super::described;
use super::mentions::{Located, Mentions, PartyMention};
use super::name_finder::NameFinder;
use super::names::{self, looks_like_person};
use super::owned;
use super::run_on;
use super::scan::{Before, Kind, Scan};
use super::short_forms;
use super::signing_parts;
use crate::model::{DocKind, Entity, Role, Span, Sureness};

/// The parties of running text that are not a piece of one that a caption, a signature page or an address block names:
/// these know where a name ends.
pub(super) fn not_within(known: &[PartyMention], named: Vec<PartyMention>) -> Vec<PartyMention> {
    let mut spans: Vec<(Span, String)> = known.iter().map(|party| (party.span, names::fold(&party.name))).collect();
    spans.sort_unstable();
    let within = |party: &PartyMention| {
        let name = names::fold(&party.name);
        let from = spans.partition_point(|(span, _)| span.start + 400 < party.span.start);
        spans[from..]
            .iter()
            .take_while(|(span, _)| span.start < party.span.end)
            .any(|(span, whole)| span.overlaps(party.span) && *whole != name && whole.contains(&name))
    };
    named.into_iter().filter(|party| !within(party)).collect()
}

/// Completes the parties of a document.
pub(super) fn complete(scan: &Scan<'_>, mentions: &mut Mentions) {
    clients(scan, mentions);
    let addressed = run_on::read(scan, &mentions.parties);
    mentions.parties.extend(addressed);
    affiliates(scan, mentions);
    members(scan, mentions);
    listed_members(scan, mentions);
    announced_agents(scan, mentions);
    claim_form(scan, mentions);
    witnesses(mentions);
    declarants(mentions);
    written_for(scan, mentions);
    echoes(scan, mentions);
    owned::add(scan, mentions);
    offices(scan, mentions);
    short_forms::add(scan, &mut mentions.parties);
    mentions.parties.sort_by_key(|party| (party.span, std::cmp::Reverse(said(party))));
    signing_parts::add(scan, mentions);
}

/// "Counsel for Plaintiff Lucius Ambrose" names the plaintiff too.
fn clients(scan: &Scan<'_>, mentions: &mut Mentions) {
    let mut found = Vec::new();
    for client in mentions.parties.iter().flat_map(|party| &party.represents) {
        let before: Vec<Role> = capacity::roles(&client.value);
        let looks = names::looks_like_company(&client.value) || looks_like_person(&client.value);
        // "counsel to the Stalking Horse Bidder" names a part and nobody.
        let part = client.value.rsplit(' ').next().is_some_and(is_defined_part);
        if looks && before.is_empty() && !(part && looks_like_person(&client.value)) {
            let entity = if looks_like_person(&client.value) { Entity::Person } else { Entity::Organization };
            // The line that names the client says what it is: "Attorneys for Plaintiff …".
            let line = scan.lines.partition_point(|line| line.span.end < client.span.end);
            let start = scan.lines.get(line).map_or(client.span.start, |line| line.span.start.min(client.span.start));
            let words = Span { start, end: client.span.end }.of(scan.text);
            // What stands in another column is said of somebody else.
            let words = cells::gap_at(words).map_or(words, |(_, behind)| &words[behind..]);
            let part = capacity::roles(words).into_iter().find(|role| *role != Role::LawFirm);
            let committee = client.value.to_lowercase().contains("committee").then_some(Role::Committee);
            let role = committee.or(part).unwrap_or(Role::InterestedParty);
            found.push(PartyMention::new(client.value.clone(), client.span, entity).with_role(role));
        }
    }
    mentions.parties.append(&mut found);
}

/// "The Debtors in these chapter 11 cases, along with the last four digits of each Debtor's tax number, are: …": the
/// footnote with which captions list affiliated debtors.
fn affiliates(scan: &Scan<'_>, mentions: &mut Mentions) {
    for at in scan.places(&["last"]) {
        if !scan.words(at, &["last", "four", "digits"]) {
            continue;
        }
        let (start, end) = scan.paragraph(at, 900);
        if !(start..at).any(|i| scan.is_any(i, &["debtors", "debtor"])) {
            continue;
        }
        let list = scan.span(at, end.saturating_sub(1));
        let address = described::address_within(scan, at, end);
        for party in &mut mentions.parties {
            if list.contains(party.span)
                && party.entity == Entity::Organization
                && party.roles == [Role::InterestedParty]
            {
                party.roles = vec![Role::Debtor];
                party.sure = Sureness::Stated;
            }
        }
        let address = address.or_else(|| {
            // "The Debtors' headquarters are located at 16 Fir Street, …"
            let place = (at..end).find(|i| scan.is_any(*i, &["headquarters", "located", "offices"]))?;
            let street = (place..end.min(place + 10)).find(|i| scan.tokens[*i].kind == Kind::Number)?;
            described::address_at(scan, street, end)
        });
        // "Their address is …": the first debtor's, as the one that leads.
        if let Some(first) =
            mentions.parties.iter_mut().filter(|party| list.contains(party.span)).min_by_key(|party| party.span)
        {
            first.address = first.address.take().or(address);
        }
    }
}

/// A notice that appoints a committee lists its members, who are creditors.
fn members(scan: &Scan<'_>, mentions: &mut Mentions) {
    let title = mentions.title.as_ref().map(|title| title.value.to_lowercase()).unwrap_or_default();
    if !(title.contains("committee") && title.contains("appoint")) {
        return;
    }
    let listed = committee_list::read(scan, &mentions.parties);
    mentions.parties.extend(listed);
    let debtors: HashSet<String> = mentions
        .parties
        .iter()
        .filter(|party| party.roles.contains(&Role::Debtor))
        .map(|party| names::fold(&party.name))
        .collect();
    for party in &mut mentions.parties {
        if party.entity == Entity::Organization
            && party.roles.iter().all(|role| matches!(role, Role::InterestedParty | Role::Other))
            && !debtors.contains(&names::fold(&party.name))
        {
            party.roles = vec![Role::Creditor];
        }
    }
}

/// "… appointed an official committee of unsecured creditors, consisting of (i) Alder, Inc. and (ii) Birch LLC": creditors.
fn listed_members(scan: &Scan<'_>, mentions: &mut Mentions) {
    for at in scan.places(&["consisting", "comprised", "composed", "comprising", "members"]) {
        let lists = !scan.is(at, "members")
            || (at + 1..at + 7).any(|i| scan.is_any(i, &["are", "include"]) || scan.mark(i, b':'));
        if !lists {
            continue;
        }
        let (low, high) = scan.sentence(at, 160);
        if !(low..at + 5).any(|i| scan.is(i, "committee")) {
            continue;
        }
        let list = scan.span(at, high.saturating_sub(1));
        for party in &mut mentions.parties {
            let open = party.roles.iter().all(|role| matches!(role, Role::InterestedParty | Role::Other));
            if list.contains(party.span) && open {
                party.roles = vec![Role::Creditor];
                party.sure = Sureness::Stated;
            }
        }
    }
}

/// "… shall be sent to the Debtors' claims and noticing agent:" with its name and address below.
fn announced_agents(scan: &Scan<'_>, mentions: &mut Mentions) {
    const REACH: u32 = 200;
    for at in scan.places(&["agent"]) {
        let announced = at > 0
            && scan.is_any(at - 1, &["claims", "noticing", "balloting", "solicitation", "voting", "notice"])
            && scan.mark(at + 1, b':');
        if !announced {
            continue;
        }
        let from = scan.tokens[at].span.end;
        let next = mentions
            .parties
            .iter_mut()
            .filter(|party| {
                party.entity == Entity::Organization && party.span.start >= from && party.span.start - from < REACH
            })
            .min_by_key(|party| party.span);
        if let Some(agent) = next {
            agent.roles = vec![Role::ClaimsAgent];
        }
    }
}

/// "Name of Debtor: Alder, LLC", "Name of Creditor (…): Birch, Inc." on the form of a proof of claim.
fn claim_form(scan: &Scan<'_>, mentions: &mut Mentions) {
    const REACH: u32 = 220;
    if mentions.kind != DocKind::Claim {
        return;
    }
    for at in scan.places(&["name", "debtor", "who"]) {
        let role = match () {
            () if scan.words(at, &["name", "of", "debtor"]) => Role::Debtor,
            // Official Form 410, as it has been since 2015.
            () if scan.words(at, &["debtor", "1"]) && scan.before(at) >= Before::Line => Role::Debtor,
            () if scan.words(at, &["who", "is", "the", "current", "creditor"]) => Role::Creditor,
            () if scan.words(at, &["name", "of", "creditor"]) => Role::Creditor,
            () => continue,
        };
        let from = scan.tokens[at].span.end;
        let next = mentions
            .parties
            .iter()
            .filter(|party| party.span.start >= from && party.span.start - from < REACH)
            .min_by_key(|party| party.span)
            .map(|party| names::fold(&party.name));
        let Some(name) = next else { continue };
        for party in mentions.parties.iter_mut().filter(|party| names::fold(&party.name) == name) {
            if party.roles.iter().all(|role| matches!(role, Role::InterestedParty | Role::Other)) {
                party.roles = vec![role];
            }
        }
    }
}

/// Who stands on a list of witnesses is one.
fn witnesses(mentions: &mut Mentions) {
    let title = mentions.title.as_ref().map(|title| title.value.to_lowercase()).unwrap_or_default();
    if !(title.contains("witness list") || title.contains("list of witnesses")) {
        return;
    }
    for party in &mut mentions.parties {
        if party.entity == Entity::Person && party.roles == [Role::Other] {
            party.roles = vec![Role::Witness];
        }
    }
}

/// Whoever signs an affidavit or a declaration that names nobody else as its author is its author; a notary signs below.
fn declarants(mentions: &mut Mentions) {
    let sworn = matches!(mentions.kind, DocKind::Affidavit | DocKind::Declaration);
    if !sworn || mentions.parties.iter().any(|party| party.roles.contains(&Role::Declarant)) {
        return;
    }
    let signer = mentions
        .parties
        .iter_mut()
        .filter(|party| party.entity == Entity::Person && party.roles.contains(&Role::Signatory))
        .min_by_key(|party| party.span);
    if let Some(signer) = signer {
        signer.roles.insert(0, Role::Declarant);
    }
}

/// "We represent the defendant Alder Corp.", "This office represents Ada Byrne": whom a letter's firm and writer act for.
fn written_for(scan: &Scan<'_>, mentions: &mut Mentions) {
    const REACH: usize = 16;
    if mentions.kind != DocKind::Letter {
        return;
    }
    let verb = scan.places(&["represent", "represents", "counsel"]).into_iter().find(|at| {
        scan.is_any(*at, &["represent", "represents"])
            && (at.saturating_sub(2)..*at).any(|i| scan.is_any(i, &["we", "i", "office", "firm"]))
            || scan.is(*at, "counsel")
                && scan.is_any(at + 1, &["for", "to"])
                && at.checked_sub(2).is_some_and(|i| scan.is_any(i, &["are", "am", "is"]))
    });
    let Some(verb) = verb else { return };
    let (_, high) = scan.sentence(verb, REACH);
    let stop = (verb + 1..high).find(|at| scan.is_any(*at, &["in", "with", "regarding", "concerning"])).unwrap_or(high);
    if stop <= verb + 1 {
        return;
    }
    let within = scan.span(verb + 1, stop - 1);
    let clients: Vec<Located<String>> = mentions
        .parties
        .iter()
        .filter(|party| within.contains(party.span) && !party.roles.contains(&Role::LawFirm))
        .map(|party| Located::new(party.name.clone(), party.span))
        .collect();
    let Some(firm) = mentions.parties.iter().position(|party| party.roles.contains(&Role::LawFirm)) else { return };
    let name = mentions.parties[firm].name.clone();
    for party in &mut mentions.parties {
        let writer =
            party.roles.contains(&Role::Attorney) && party.firm.as_ref().is_some_and(|firm| firm.value == name);
        if writer || party.name == name && party.roles.contains(&Role::LawFirm) {
            for client in &clients {
                if party.represents.iter().all(|known| known.value != client.value) {
                    party.represents.push(client.clone());
                }
            }
        }
    }
}

/// "Alder is a company with its head office at 950 Elm Avenue, …": the address of the party that the sentence begins with.
fn offices(scan: &Scan<'_>, mentions: &mut Mentions) {
    for at in scan.places(&["office", "offices", "business", "headquarters", "headquartered", "located"]) {
        let office = scan.is_any(at + 1, &["at", "is"]);
        let Some(street) = (at + 2..at + 5).find(|i| scan.tokens.get(*i).is_some_and(|t| t.kind == Kind::Number))
        else {
            continue;
        };
        if !office {
            continue;
        }
        let (low, high) = scan.sentence(at, 60);
        // "4. Plaintiff Alder is a company with its principal place of business at …"
        let mut low = low;
        while low + 2 < at
            && (scan.tokens[low].kind == Kind::Number
                || scan.mark(low, b'.')
                || scan.is_any(low, &["the", "plaintiff", "defendant", "respondent", "petitioner", "debtor"]))
        {
            low += 1;
        }
        let Some(address) = described::address_at(scan, street, high.max(street + 16)) else { continue };
        let Some(opening) = scan.tokens.get(low).map(|token| token.span.start) else { continue };
        let subject = scan.text.get(opening as usize..).unwrap_or_default();
        let begins = |name: &str| {
            subject.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)) && !name.is_empty()
        };
        let named = |party: &&mut PartyMention| {
            party.entity == Entity::Organization
                && (begins(&party.name) || party.also.iter().any(|also| begins(&also.value)))
        };
        if let Some(party) = mentions.parties.iter_mut().find(named) {
            party.address = party.address.take().or(Some(address));
        }
    }
}

/// Longest list of names that are looked for again; a text with more is a list of names itself.
const MOST_NAMES: usize = 2_000;

/// Every further place that names a party in full, in whatever casing: it may give the better casing, or a defined term.
fn echoes(scan: &Scan<'_>, mentions: &mut Mentions) {
    let mut seen = HashSet::new();
    let known: Vec<(String, Entity)> = mentions
        .parties
        .iter()
        .filter(|party| party.name.len() >= 8 && party.name.contains(' ') && !party.name.starts_with("Mr"))
        .filter(|party| seen.insert(party.name.to_lowercase()))
        .map(|party| (party.name.clone(), party.entity))
        .take(MOST_NAMES)
        .collect();
    let finder = NameFinder::new(known.iter().map(|(name, _)| name.as_str()));
    let mut taken: Vec<Span> = mentions.parties.iter().map(|party| party.span).collect();
    taken.sort_unstable();
    let mut found = Vec::new();
    let mut behind = 0;
    for (first, token) in scan.tokens.iter().enumerate() {
        if token.span.start < behind {
            continue;
        }
        let Some((name, end)) = finder.at(scan.text, token.span.start) else { continue };
        let span = Span { start: token.span.start, end };
        behind = end;
        let at = taken.partition_point(|other| other.end <= span.start);
        if taken.get(at).is_some_and(|other| other.overlaps(span)) {
            continue;
        }
        let entity = known[name].1;
        let mut party = PartyMention::new(names::tidy(span.of(scan.text)), span, entity);
        let last = scan.token_at(span.end);
        // "Alder Fund" stands in "Alder Fund II" too.
        if matches!(scan.word(last), "II" | "III" | "IV" | "V") || last <= first {
            continue;
        }
        described::describe(scan, first, last, &mut party);
        found.push(party);
    }
    mentions.parties.append(&mut found);
}

/// How much a mention says besides the name.
fn said(party: &PartyMention) -> usize {
    party.roles.len()
        + party.also.len()
        + party.emails.len()
        + party.signatories.len()
        + party.holdings.len()
        + usize::from(party.address.is_some())
}
