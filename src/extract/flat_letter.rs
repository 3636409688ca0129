//! Letters that a conversion put on one line: letterhead, date, address, subject, salutation and closing run together.

use super::companies::is_law_firm;
use super::company_bounds::{company_start, legal_form};
use super::dates::DateHit;
use super::letter::Letter;
use super::mentions::{Located, PartyMention};
use super::names::{looks_like_person, tidy};
use super::person_names::name_end;
use super::scan::{Before, RUN_TOGETHER, Scan};
use super::signature_words::once;
use crate::model::{DocKind, Entity, Role};

/// Tokens in which the head of a letter stands, up to its salutation.
const HEAD: usize = 260;

/// Reads such a letter; `None` where the text has not the form of one.
pub(super) fn read(scan: &Scan<'_>, dates: &[DateHit]) -> Option<Letter> {
    let dear = scan.places(&["dear"]).into_iter().take_while(|at| *at < HEAD).find(|at| {
        let ends = (at + 2..at + 9).any(|i| scan.mark(i, b':') || scan.mark(i, b','));
        scan.word(*at) == "Dear" && ends
    })?;
    let line = scan.tokens.get(dear)?.line as usize;
    let date = dates
        .iter()
        .take_while(|hit| hit.first < dear)
        .find(|hit| hit.year_given && hit.date.day_number().is_some())?;
    if scan.line_text(line).len() <= RUN_TOGETHER || scan.tokens.get(date.first)?.line as usize != line {
        return None;
    }
    let closings = scan.places(&["respectfully", "sincerely", "truly", "regards"]);
    let closing = closings.into_iter().rev().find(|at| *at > dear)?;
    let subject = (date.last..dear).find(|at| scan.is(*at, "re") && scan.mark(at + 1, b':'));
    let title = subject.filter(|at| at + 2 < dear).map(|at| {
        let span = scan.span(at + 2, dear - 1);
        Located::new(tidy(span.of(scan.text)), span)
    });
    let firm = letterhead(scan, date.first);
    let mut parties = Vec::new();
    parties.extend(signer(scan, closing, firm.as_ref()));
    parties.extend(firm);
    Some(Letter { kind: DocKind::Letter, title, date: Some(Located::new(date.date, date.span)), parties })
}

/// The firm with whose name the text begins.
fn letterhead(scan: &Scan<'_>, date: usize) -> Option<PartyMention> {
    const LONGEST: usize = 16;
    let (at, end) = (1..date.min(LONGEST)).find_map(|at| legal_form(scan, at).map(|end| (at, end)))?;
    let first = company_start(scan, at).filter(|first| *first == 0)?;
    let span = scan.span(first, end - 1);
    let party = PartyMention::new(tidy(span.of(scan.text)), span, Entity::Organization);
    let role = if is_law_firm(&party.name) { Role::LawFirm } else { Role::InterestedParty };
    Some(party.with_role(role))
}

/// Who signs behind the closing: "Respectfully submitted, /s/ Ada Byrne Ada Byrne".
fn signer(scan: &Scan<'_>, closing: usize, firm: Option<&PartyMention>) -> Option<PartyMention> {
    const NEAR: usize = 12;
    let mark = (closing..closing + NEAR).find(|at| scan.words(*at, &["/", "s", "/"]))?;
    let first = mark + 3;
    let last = name_end(scan, first).filter(|_| scan.before(first) <= Before::Space)?;
    let (name, _) = once(scan.span(first, (last + 4).min(scan.tokens.len().saturating_sub(1))).of(scan.text));
    // The name may stand twice; its first writing is the signature.
    let behind = (first + 1..=last).find(|end| tidy(scan.span(first, end - 1).of(scan.text)) == name);
    let span = scan.span(first, behind.unwrap_or(last) - 1);
    let name = tidy(span.of(scan.text));
    if !looks_like_person(&name) {
        return None;
    }
    let mut party = PartyMention::new(name, span, Entity::Person);
    let firm = firm.filter(|firm| firm.roles.contains(&Role::LawFirm));
    if let Some(firm) = firm {
        party.roles.push(Role::Attorney);
        party.firm = Some(Located::new(firm.name.clone(), firm.span));
    }
    party.roles.push(Role::Signatory);
    Some(party)
}
