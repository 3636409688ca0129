//! Companies as running text names them, by their registered forms, and what the words around a name say of it.

use super::address;
use super::capacity;
use super::contacts::is_law_firm;
use super::mentions::{Located, PartyMention};
use super::names::{is_company_word, is_legal_form, is_upper, tidy};
use super::people::Found;
use super::scan::{Before, Kind, Scan};
use crate::model::{Entity, Role, Span, Sureness};

/// A company by its registered form: "Alder Growth Fund II, L.P., a Delaware limited partnership (the "Fund")".
pub(super) fn company(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let end = legal_form(scan, at)?;
    let first = company_start(scan, at)?;
    let mut last = end;
    // "Alder Lux S.A R.L II", "Birch (UK) Limited" are whole; a numeral behind belongs to the name.
    if matches!(scan.word(last), "II" | "III" | "IV" | "V" | "VI") && scan.before(last) == Before::Space {
        last += 1;
    }
    // A second form: "Cedar Bank, N.A., Ltd."
    let next = last + usize::from(scan.mark(last, b','));
    if let Some(more) = legal_form(scan, next).filter(|_| scan.before(next) <= Before::Space) {
        last = more;
    }
    last = branch(scan, last);
    let span = scan.span(first, last - 1);
    let name = tidy(span.of(scan.text));
    // "Investment Company Act of 1940" is a statute.
    if name.len() > 120 || !name.contains(' ') || scan.is_any(last, &["act", "code", "law"]) {
        return None;
    }
    let mut party = PartyMention::new(name, span, Entity::Organization);
    describe(scan, first, last, &mut party);
    written_out(scan, last, &mut party);
    if party.roles.is_empty() {
        party.sure = Sureness::Inferred;
        party.roles.push(if is_law_firm(&party.name) { Role::LawFirm } else { Role::InterestedParty });
    }
    Some((party, last))
}

/// "the Harbor Pilots' Pension Fund (the "Pension Fund")": a name with a company's word, and a defined term behind it.
pub(super) fn placed(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let word = scan.word(at);
    let term = scan.mark(at + 1, b'(')
        && (scan.mark(at + 2, b'"')
            || scan.is(at + 2, "the") && scan.mark(at + 3, b'"')
            || scan.is_any(at + 2, &["together", "in"]));
    if !term || !word.starts_with(char::is_uppercase) || !is_company_word(word) {
        return None;
    }
    let mut first = at;
    while first > 0 && at - first < 8 {
        let before = first - 1;
        let left = scan.word(before);
        let goes_on = scan.before(first) <= Before::Line
            && scan.before(first) != Before::Gap
            && (left.starts_with(char::is_uppercase)
                && scan.tokens[before].kind == Kind::Word
                && !NOT_FIRST.contains(&left.to_lowercase().as_str())
                || scan.mark(before, b'&')
                || scan.mark(before, b'\''));
        if !goes_on {
            break;
        }
        first = before;
    }
    first += usize::from(scan.is(first, "the"));
    let words = (first..=at).filter(|i| scan.tokens[*i].kind == Kind::Word).count();
    if words < 3 || super::heading::noun_kind(scan.word(at)).is_some() {
        return None;
    }
    let span = scan.span(first, at);
    let mut party = PartyMention::new(tidy(span.of(scan.text)), span, Entity::Organization);
    describe(scan, first, at + 1, &mut party);
    if party.roles.is_empty() {
        party.roles.push(Role::InterestedParty);
    }
    party.sure = Sureness::Inferred;
    Some((party, at + 1))
}

/// The token behind a bank's branch: "Alder Suisse AG, Cayman Islands Branch".
fn branch(scan: &Scan<'_>, last: usize) -> usize {
    let from = last + usize::from(scan.mark(last, b','));
    let end = (from..from + 5)
        .take_while(|at| scan.word(*at).starts_with(char::is_uppercase))
        .find(|at| scan.is(*at, "branch"));
    end.map_or(last, |end| end + 1)
}

/// An address in running text behind the word "address": "Their mailing address is 18 Elm Road, Port Evans, TX 77599".
pub(super) fn address_within(scan: &Scan<'_>, from: usize, end: usize) -> Option<Located<String>> {
    let word = (from..end).find(|at| scan.is(*at, "address"))?;
    let street = (word..end.min(word + 12)).find(|at| scan.tokens[*at].kind == Kind::Number)?;
    address_at(scan, street, end)
}

/// The address that begins with a house number.
fn address_at(scan: &Scan<'_>, street: usize, high: usize) -> Option<Located<String>> {
    let start = scan.tokens.get(street)?.span.start;
    let zip = (street + 3..high.min(street + 30)).find(|at| {
        address::is_zip(scan.word(*at))
            && address::ends_address(&tidy(Span { start, end: scan.tokens[*at].span.end }.of(scan.text)))
    })?;
    let span = scan.span(street, zip);
    Some(Located::new(tidy(span.of(scan.text)), span))
}

/// An address and phone numbers written out behind a name in running text: "Elm Fox PLLC, 16 Fir Street, New York, NY 10019,
/// telephone number 212-555-0187".
fn written_out(scan: &Scan<'_>, last: usize, party: &mut PartyMention) {
    let mut comma = last;
    if scan.mark(comma, b'(') {
        comma = (comma..comma + 12).find(|at| scan.mark(*at, b')')).map_or(comma, |close| close + 1);
    }
    let street = comma + 1;
    if !scan.mark(comma, b',') || scan.tokens.get(street).is_none_or(|t| t.kind != Kind::Number) {
        return;
    }
    let (_, high) = scan.paragraph(last, 90);
    let Some(found) = address_at(scan, street, high) else { return };
    let zip = scan.token_at(found.span.end).saturating_sub(1);
    party.address = Some(found);
    let behind = scan.span(zip, high.min(zip + 40).saturating_sub(1));
    party.phones = address::phones(behind.of(scan.text), behind.start as usize);
    party.emails = address::emails(behind.of(scan.text), behind.start as usize);
    party.emails.truncate(1);
}

/// The token behind a registered form at `at`: "Inc.", "L.P.", "LLC", "N. A.".
pub(super) fn legal_form(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let word = scan.word(at);
    if !word.starts_with(|c: char| c.is_uppercase()) {
        return None;
    }
    if word.len() == 1 {
        // "L.P.", "L.L.C.", "N.A.", "P.C.", "S.A."
        let mut letters = String::from(word);
        let mut next = at + 1;
        while scan.mark(next, b'.') && scan.before(next) == Before::Nothing {
            next += 1;
            let letter = scan.word(next);
            let near = scan.before(next) <= Before::Space;
            if letters.len() < 4 && letter.len() == 1 && near && letter.starts_with(char::is_uppercase) {
                letters.push_str(letter);
                next += 1;
            } else {
                break;
            }
        }
        let known =
            matches!(letters.as_str(), "LP" | "LLC" | "LLP" | "NA" | "PC" | "PA" | "SA" | "NV" | "BV" | "PLLC" | "AG");
        return known.then_some(next);
    }
    // Words that are only a form where a name stands before them.
    let lower = word.to_ascii_lowercase();
    if lower == "co"
        && scan.mark(at + 1, b'.')
        && scan.before(at + 1) == Before::Nothing
        && at > 0
        && scan.word(at - 1).starts_with(char::is_uppercase)
    {
        return Some(at + 2);
    }
    if !is_legal_form(word) || matches!(lower.as_str(), "sa" | "ab" | "na") && word != word.to_uppercase() {
        return None;
    }
    let previous = at.checked_sub(1)?;
    let named = scan.tokens[previous].kind == Kind::Word && scan.word(previous).starts_with(char::is_uppercase)
        || scan.mark(previous, b',')
        || scan.mark(previous, b')')
        || scan.mark(previous, b'.')
        || scan.tokens[previous].kind == Kind::Number;
    if lower == "pa" {
        return None;
    }
    let generic = matches!(lower.as_str(), "company" | "corporation" | "limited" | "pc");
    let after_article = scan.is_any(previous, &["the", "a", "such", "each", "any", "this", "said", "our", "limited"]);
    if !named || generic && after_article || generic && scan.mark(previous, b'.') {
        return None;
    }
    Some(
        at + 1
            + usize::from(
                scan.mark(at + 1, b'.')
                    && scan.before(at + 1) == Before::Nothing
                    && matches!(lower.as_str(), "inc" | "corp" | "ltd"),
            ),
    )
}

/// Words that begin a sentence or a clause and are no part of a name behind them.
pub(super) const NOT_FIRST: [&str; 46] = [
    "a",
    "account",
    "among",
    "an",
    "and",
    "as",
    "at",
    "attn",
    "because",
    "between",
    "by",
    "co",
    "counsel",
    "defendant",
    "defendants",
    "each",
    "for",
    "from",
    "if",
    "in",
    "its",
    "liens",
    "name",
    "of",
    "on",
    "or",
    "our",
    "plaintiff",
    "plaintiffs",
    "pursuant",
    "re",
    "since",
    "subsidiary",
    "such",
    "that",
    "this",
    "to",
    "trustee",
    "upon",
    "whereas",
    "when",
    "while",
    "with",
    "witnesseth",
    "between",
    "holder",
];

/// The first token of the company's name that ends at `at`.
pub(super) fn company_start(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let mut first = at;
    let mut words = 0;
    let mut capitals = 0;
    while first > 0 && at - first < 24 {
        let before = first - 1;
        if matches!(scan.before(first), Before::Gap | Before::Paragraph) {
            break;
        }
        let word = scan.word(before);
        let capital =
            word.starts_with(char::is_uppercase) || word.starts_with(|c: char| c.is_ascii_digit()) && word.len() < 5;
        match scan.tokens[before].kind {
            Kind::Word | Kind::Number if capital => {
                // A sentence's end: "Mr. Elm left. Alder Inc. stayed."
                let form_before = is_legal_form(word) && first < at;
                if form_before && !scan.mark(first, b'-') && scan.is_any(first, &["and"]) {
                    break;
                }
                // "Authorized Signatory ALDER FUND, LLC": the name is the part in capitals.
                let switches = word.chars().any(char::is_lowercase) && word.len() > 3 && capitals >= 2;
                if switches || words > 0 && is_defined_part(word) && scan.mark(first, b',') {
                    break;
                }
                capitals += usize::from(word.len() > 2 && is_upper(word));
                words += 1;
                first = before;
            }
            Kind::Word if matches!(word, "of" | "de" | "the" | "du" | "for") && before > 0 => {
                let more = scan.word(before - 1).starts_with(char::is_uppercase)
                    && !NOT_FIRST.contains(&scan.word(before - 1).to_lowercase().as_str());
                let bank = word == "of" && more && can_have_of(scan, before - 1)
                    || word == "the" && before > 1 && scan.is(before - 1, "of") && can_have_of(scan, before - 2)
                    || word == "de" && more;
                if !bank || scan.is(first, "the") {
                    break;
                }
                first = before;
            }
            Kind::Word if word == "and" && before > 0 && first < at => {
                // "Elm and Fir Trust Company" – but not "Elm Corporation and Fir, Inc."
                let left = scan.word(before - 1);
                let right = scan.word(first);
                let joins = left.starts_with(char::is_uppercase)
                    && !is_legal_form(left)
                    && (is_company_word(right) && first < at
                        || is_partnership(scan, at) && single_word_left(scan, before - 1));
                if !joins {
                    break;
                }
                first = before;
            }
            Kind::Mark(b'&' | b'-' | b'\'') if first < at || scan.mark(before, b'&') => first = before,
            Kind::Mark(b'.')
                if scan.before(before) == Before::Nothing && before > 0 && abbreviated(scan.word(before - 1)) =>
            {
                first = before
            }
            Kind::Mark(b',') if first == at => first = before,
            // "Elm, Fir & Gorse LLP"
            Kind::Mark(b',') if partners(scan, first, at) => first = before,
            Kind::Mark(b')')
                if before > 1
                    && scan.mark(before - 2, b'(')
                    && scan.word(before - 1).len() <= 12
                    && scan.word(before - 1).starts_with(char::is_uppercase) =>
            {
                first = before - 2
            }
            _ => break,
        }
    }
    while first < at {
        let word = scan.word(first);
        let drop = !word.starts_with(|c: char| c.is_alphanumeric())
            || NOT_FIRST.contains(&word.to_lowercase().as_str())
            || word.eq_ignore_ascii_case("the") && starts_sentence(scan, first);
        if !drop {
            break;
        }
        first += 1;
    }
    (first < at && words > 0).then_some(first)
}

/// Whether the form at a token is a partnership's: "LLP", "L.L.P.".
fn is_partnership(scan: &Scan<'_>, at: usize) -> bool {
    scan.is_any(at, &["llp", "pllp", "lllp"]) || scan.is(at, "l") && scan.is(at + 4, "p")
}

/// Whether a name that stands left of "and" has one word only, as partners' names have.
fn single_word_left(scan: &Scan<'_>, at: usize) -> bool {
    at == 0 || !scan.word(at - 1).starts_with(char::is_uppercase) || scan.mark(at - 1, b',')
}

/// Words behind which "of" goes on with a company's name: "Bank of …", "Insurance Company of …".
fn can_have_of(scan: &Scan<'_>, at: usize) -> bool {
    const WORDS: [&str; 14] = [
        "bank",
        "trust",
        "company",
        "university",
        "board",
        "department",
        "city",
        "county",
        "state",
        "institute",
        "church",
        "federation",
        "society",
        "association",
    ];
    scan.is_any(at, &WORDS)
}

fn starts_sentence(scan: &Scan<'_>, at: usize) -> bool {
    at == 0 || scan.before(at) == Before::Paragraph || scan.mark(at - 1, b'.')
}

/// Words for a part in an agreement or a case, which stand before a comma and another name.
fn is_defined_part(word: &str) -> bool {
    const WORDS: [&str; 18] = [
        "agent",
        "bank",
        "borrower",
        "company",
        "creditors",
        "debtor",
        "debtors",
        "guarantor",
        "guarantors",
        "holder",
        "holders",
        "holdings",
        "issuer",
        "lender",
        "lenders",
        "party",
        "section",
        "trustee",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}

/// Words that a period shortens inside a name.
fn abbreviated(word: &str) -> bool {
    word.len() == 1
        || ["inc", "corp", "co", "st", "bros", "intl", "mfg", "u", "s", "mt", "ft", "dr", "ltd"]
            .contains(&word.to_lowercase().as_str())
}

/// Whether an ampersand stands among the next few tokens: a comma before it separates partners.
fn partners(scan: &Scan<'_>, from: usize, at: usize) -> bool {
    (from..at.min(from + 6)).any(|i| scan.mark(i, b'&') || scan.is(i, "and"))
}

/// What stands around a name: its capacity, a defined term, whom it advises.
pub(super) fn describe(scan: &Scan<'_>, first: usize, last: usize, party: &mut PartyMention) {
    let (_, high) = scan.sentence(first, 160);
    let mut at = last;
    // ", a Delaware corporation", ", as Trustee", "(the "Issuer")", in any order.
    while at < high.min(last + 60) {
        if scan.mark(at, b',') {
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
