//! What the words around a company's name say of it: its capacity, defined terms, other names, whom it serves, its
//! address.

use super::address;
use super::capacity;
use super::mentions::{Located, PartyMention};
use super::names::tidy;
use super::scan::{Kind, Scan, Token};
use crate::model::{Entity, Role, Span};

/// What stands around a name: its capacity, a defined term, whom it advises.
pub(super) fn describe(scan: &Scan<'_>, first: usize, last: usize, party: &mut PartyMention) {
    let (_, high) = scan.sentence(first, 160);
    let mut at = last;
    // ", a Delaware corporation", ", as Trustee", "(the "Issuer")", in any order.
    while at < high.min(last + 60) {
        let further = scan.is(at, "and") && scan.is(at + 1, "as");
        if scan.mark(at, b',') || further {
            at += 1;
        } else if scan.mark(at, b'(') {
            let close = (at + 1..(at + 40).min(high)).find(|i| scan.mark(*i, b')'));
            let Some(close) = close else { break };
            terms(scan, at + 1, close, party);
            at = close + 1;
        } else if scan.is_any(at, &["as", "individually", "solely", "in"])
            || scan.is(at, "not") && scan.is(at + 1, "in")
        {
            let stop = (at..(at + 14).min(high))
                .find(|i| {
                    scan.mark(*i, b',')
                        || scan.mark(*i, b'(')
                        || scan.mark(*i, b';')
                        || scan.mark(*i, b')')
                        || scan.is_any(*i, &["for", "and", "pursuant", "that", "shall", "is", "has"])
                })
                .unwrap_or(high.min(at + 14));
            let capacity = scan.is(at, "as") || (at..stop).any(|i| scan.is(i, "capacity") || scan.is(i, "as"));
            if !capacity || stop <= at {
                break;
            }
            let words = tidy(scan.span(at, stop - 1).of(scan.text));
            party.roles.extend(capacity::roles(&words));
            at = stop;
            if scan.is_any(at, &["for", "and"]) {
                // "as administrative agent for the Lenders"
                let next = (at..(at + 8).min(high)).find(|i| scan.mark(*i, b',') || scan.mark(*i, b'('));
                let Some(next) = next else { break };
                at = next;
            }
        } else if scan.is_any(at, &["a", "an"]) && at + 1 < high {
            let stop = (at..(at + 12).min(high))
                .find(|i| {
                    scan.mark(*i, b',') || scan.mark(*i, b'(') || scan.mark(*i, b';') || scan.is_any(*i, &["and", "as"])
                })
                .unwrap_or(high.min(at + 12));
            if stop == at {
                break;
            }
            at = stop;
        } else if let Some(behind) = other_name(scan, at) {
            let stop = (behind..(behind + 8).min(high))
                .find(|i| {
                    scan.mark(*i, b',')
                        || scan.mark(*i, b'(')
                        || scan.mark(*i, b';')
                        || scan.mark(*i, b')')
                        || scan.is_any(*i, &["and", "is", "has"])
                })
                .unwrap_or(high.min(behind + 8));
            if stop <= behind {
                break;
            }
            let span = scan.span(behind, stop - 1);
            party.also.push(Located::new(tidy(span.of(scan.text)), span));
            at = stop;
        } else if let Some(role) = adviser(scan, at) {
            party.roles.push(role);
            break;
        } else if scan.is(at, "counsel") || scan.is_any(at, &["attorneys", "attorney"]) {
            represents(scan, at, high, party);
            break;
        } else {
            let counsel = (at..(at + 3).min(high)).find(|i| scan.is_any(*i, &["counsel", "attorneys"]));
            if let Some(found) = counsel.filter(|_| scan.mark(at.saturating_sub(1), b',')) {
                represents(scan, found, high, party);
            }
            break;
        }
    }
    let (low, _) = scan.sentence(first, 40);
    let before =
        |words: &[&str]| first >= words.len() && first - words.len() >= low && scan.words(first - words.len(), words);
    if before(&["issued", "by"]) {
        party.roles.push(Role::Issuer);
    } else if before(&["in", "favor", "of"]) || before(&["indebtedness", "to"]) {
        party.roles.push(Role::Creditor);
    }
    let trustee = party.roles.iter().position(|role| *role == Role::Trustee);
    if let Some(at) = trustee {
        let (from, to) = scan.sentence(first, 80);
        if (from..to).any(|i| scan.is_any(i, &["indenture", "notes", "bonds", "debentures"])) {
            party.roles[at] = Role::IndentureTrustee;
        }
    }
    party.roles.dedup();
}

/// The token behind "d/b/a", "f/k/a", "doing business as" and their like at a token.
fn other_name(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let slashed = scan.is_any(at, &["d", "f", "a", "n"])
        && scan.mark(at + 1, b'/')
        && scan.is_any(at + 2, &["b", "k"])
        && scan.mark(at + 3, b'/')
        && scan.is(at + 4, "a");
    if slashed {
        return Some(at + 5);
    }
    if scan.is_any(at, &["dba", "fka", "aka", "nka"]) {
        return Some(at + 1);
    }
    let worded = scan.words(at, &["doing", "business", "as"])
        || scan.words(at, &["formerly", "known", "as"])
        || scan.words(at, &["also", "known", "as"]);
    worded.then_some(at + 3)
}

/// "financial advisor to the Debtors", "the Debtors' claims agent": who serves a party, as what.
fn adviser(scan: &Scan<'_>, at: usize) -> Option<Role> {
    let from = at + usize::from(scan.is_any(at, &["the", "as"]));
    let from = from
        + usize::from(scan.is_any(
            from,
            &["debtors", "debtors'", "debtors’", "committee's", "committee’s", "company’s", "company's", "proposed"],
        ));
    let from = from + usize::from(scan.mark(from, b'\''));
    match () {
        () if scan.is_any(from, &["financial", "restructuring"])
            && scan.is_any(from + 1, &["advisor", "adviser", "advisors", "advisers"]) =>
        {
            Some(Role::FinancialAdvisor)
        }
        () if scan.words(from, &["investment", "banker"]) => Some(Role::FinancialAdvisor),
        () if scan.is_any(from, &["claims", "noticing", "notice"]) && (from..from + 5).any(|i| scan.is(i, "agent")) => {
            Some(Role::ClaimsAgent)
        }
        () => None,
    }
}

/// "counsel to the Borrower": a law firm, and whom it acts for.
fn represents(scan: &Scan<'_>, at: usize, high: usize, party: &mut PartyMention) {
    if !scan.is_any(at + 1, &["to", "for"]) {
        return;
    }
    if !party.roles.contains(&Role::LawFirm) {
        party.roles.push(Role::LawFirm);
    }
    let from = at + 2 + usize::from(scan.is(at + 2, "the"));
    let stop = (from..(from + 10).min(high))
        .find(|i| !matches!(scan.tokens[*i].kind, Kind::Word | Kind::Number) || scan.is_any(*i, &["and", "in", "with"]))
        .unwrap_or(high.min(from + 10));
    if stop > from {
        let span = scan.span(from, stop - 1);
        party.represents.push(Located::new(tidy(span.of(scan.text)), span));
    }
}

/// The defined terms between parentheses: `(the "Borrower")`, `("Holdings" and, together …)`, `(together, the "Debtors")`.
/// "Together" and "collectively" define a group, which is no other name of the last one named.
pub(super) fn terms(scan: &Scan<'_>, from: usize, close: usize, party: &mut PartyMention) {
    let mut at = from;
    while at < close {
        if scan.is_any(at, &["together", "collectively", "each"]) {
            if party.entity == Entity::Organization {
                let first_term = (at..close).find(|i| scan.mark(*i, b'"'));
                if let Some(open) = first_term {
                    let end = (open + 1..close).find(|i| scan.mark(*i, b'"')).unwrap_or(close);
                    let words = tidy(scan.span(open + 1, end.saturating_sub(1)).of(scan.text));
                    if words.to_lowercase().contains("debtor") {
                        party.roles.push(Role::Debtor);
                    }
                }
            }
            return;
        }
        if scan.mark(at, b'"') {
            let Some(end) = (at + 1..=close).find(|i| scan.mark(*i, b'"')) else { return };
            if end > at + 1 {
                let span = scan.span(at + 1, end - 1);
                let term = tidy(span.of(scan.text)).trim_end_matches(',').to_owned();
                party.roles.extend(capacity::roles(&term));
                party.also.push(Located::new(term, span));
            }
            at = end + 1;
        } else if scan.is(at, "in") && scan.is(at + 1, "such") {
            at += 3;
        } else {
            at += 1;
        }
    }
}

/// An address in running text behind the word "address": "Their mailing address is 18 Elm Road, Port Evans, TX 77599".
pub(super) fn address_within(scan: &Scan<'_>, from: usize, end: usize) -> Option<Located<String>> {
    let word = (from..end).find(|at| scan.is(*at, "address"))?;
    let street = (word..end.min(word + 12)).find(|at| scan.tokens[*at].kind == Kind::Number)?;
    address_at(scan, street, end)
}

fn is_house(token: &Token) -> bool {
    token.kind == Kind::Number
}

/// The address that begins with a house number.
pub(super) fn address_at(scan: &Scan<'_>, street: usize, high: usize) -> Option<Located<String>> {
    let start = scan.tokens.get(street)?.span.start;
    let zip = (street + 3..high.min(street + 30)).find(|at| {
        address::is_zip(scan.word(*at))
            && address::ends_address(&tidy(Span { start, end: scan.tokens[*at].span.end }.of(scan.text)))
    })?;
    let span = scan.span(street, zip);
    Some(Located::new(tidy(span.of(scan.text)), span))
}

/// An address and phone numbers written out behind a name in running text: "Elm Fox PLLC, 16 Fir Street, New York, NY 10019,
/// telephone number 212-555-0187", "Birch Fund, L.P., c/o Elm Advisers LLC, 16 Fir Street, …".
pub(super) fn written_out(scan: &Scan<'_>, last: usize, party: &mut PartyMention) {
    let mut comma = last;
    if scan.mark(comma, b'(') {
        comma = (comma..comma + 12).find(|at| scan.mark(*at, b')')).map_or(comma, |close| close + 1);
    }
    let first = comma + 1;
    let care_of = scan.is(first, "c") && scan.mark(first + 1, b'/') && scan.is(first + 2, "o");
    let street =
        if care_of { (first..first + 16).find(|at| scan.tokens.get(*at).is_some_and(is_house)) } else { Some(first) };
    let (_, high) = scan.paragraph(last, 90);
    let Some(street) = street.filter(|at| scan.mark(comma, b',') && scan.tokens.get(*at).is_some_and(is_house)) else {
        return;
    };
    let Some(mut found) = address_at(scan, street, high) else { return };
    if care_of {
        found.span = scan.tokens[first].span.to(found.span);
        found.value = tidy(found.span.of(scan.text));
    }
    let zip = scan.token_at(found.span.end).saturating_sub(1);
    party.address = Some(found);
    let behind = scan.span(zip, high.min(zip + 40).saturating_sub(1));
    party.phones = address::phones(behind.of(scan.text), behind.start as usize);
    party.emails = address::emails(behind.of(scan.text), behind.start as usize);
    party.emails.truncate(1);
}
