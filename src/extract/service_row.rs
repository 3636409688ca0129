//! Rows of service lists: a name, a firm and an e-mail address side by side.

use super::address;
use super::columns::segments;
use super::companies::is_law_firm;
use super::mentions::{Located, PartyMention};
use super::names::{looks_like_company, looks_like_person, strip_person_extras, tidy};
use super::scan::Scan;
use crate::model::{Entity, Role};

/// Everybody whom such rows name.
pub(super) fn read(scan: &Scan<'_>) -> Vec<PartyMention> {
    const LONGEST: usize = 240;
    let mut found = Vec::new();
    for line in 0..scan.lines.len() {
        let text = scan.line_text(line);
        if text.len() < LONGEST && memchr::memchr(b'@', text.as_bytes()).is_some() {
            found.extend(row(scan, line));
        }
    }
    found
}

/// The person and the firm of a row with an e-mail address in a column of its own.
fn row(scan: &Scan<'_>, line: usize) -> Vec<PartyMention> {
    let cells = segments(scan, line);
    let words = |at: usize| cells.get(at).map_or("", |cell| cell.of(scan.text));
    let email = (1..cells.len()).find(|at| words(*at).contains('@') && !words(*at).contains(' '));
    let person = (0..cells.len()).find(|at| looks_like_person(&strip_person_extras(words(*at))));
    let company = (0..cells.len()).find(|at| looks_like_company(words(*at)) && !words(*at).contains('@'));
    let Some(email) = email else { return Vec::new() };
    let emails = address::emails(words(email), cells[email].start as usize);
    let mut parties = Vec::new();
    let firm = company.map(|at| Located::new(tidy(words(at)), cells[at]));
    if let Some(firm) = &firm {
        let role = if is_law_firm(&firm.value) { Role::LawFirm } else { Role::InterestedParty };
        let mut party = PartyMention::new(firm.value.clone(), firm.span, Entity::Organization).with_role(role);
        if person.is_none() {
            party.emails.clone_from(&emails);
        }
        parties.push(party);
    }
    if let Some(at) = person {
        let counsel =
            words(at).to_lowercase().contains("esq") || firm.as_ref().is_some_and(|firm| is_law_firm(&firm.value));
        let role = if counsel { Role::Attorney } else { Role::Other };
        let name = strip_person_extras(words(at));
        let mut party = PartyMention::new(name, cells[at], Entity::Person).with_role(role);
        party.emails = emails;
        party.firm = firm;
        parties.push(party);
    }
    parties
}
