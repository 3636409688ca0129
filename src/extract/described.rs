//! What the words around a company's name say of it: its capacity, defined terms, other names, whom it serves, its
//! address.

use super::address;
use super::capacity;
use super::companies::is_law_firm;
use super::mentions::{Located, PartyMention};
use super::names::tidy;
use super::scan::{Before, Kind, Scan, Token};
use crate::model::{Entity, Role, Span};

/// What stands around a name: its capacity, a defined term, whom it advises.
pub(super) fn describe(scan: &Scan<'_>, first: usize, last: usize, party: &mut PartyMention) {
    let (_, high) = scan.sentence(first, 160);
    // "as trustee of the estate of Alder, LLC (the "Trustee")": the term is the trustee's.
    let estate = first >= 2 && scan.is(first - 1, "of") && scan.is_any(first - 2, &["estate", "estates", "trustee"]);
    if estate && scan.mark(last, b'(') {
        before_name(scan, first, party);
        return;
    }
    let mut at = last;
    // ", a Delaware corporation", ", as Trustee", "(the "Issuer")", in any order.
    while at < high.min(last + 60) {
        let Some(next) = behind_name(scan, at, high, party) else { break };
        at = next;
    }
    before_name(scan, first, party);
    let trustee = party.roles.iter().position(|role| *role == Role::Trustee);
    if let Some(at) = trustee {
        let (from, to) = scan.sentence(first, 80);
        if (from..to).any(|i| scan.is_any(i, &["indenture", "notes", "bonds", "debentures"])) {
            party.roles[at] = Role::IndentureTrustee;
        }
    }
    party.roles.dedup();
}

/// Reads one thing that is said behind a name; the token behind it, or `None` where nothing more is said.
fn behind_name(scan: &Scan<'_>, at: usize, high: usize, party: &mut PartyMention) -> Option<usize> {
    let further = scan.is(at, "and") && scan.is(at + 1, "as");
    if scan.mark(at, b',') || further {
        return Some(at + 1);
    }
    if scan.mark(at, b'(') {
        let close = (at + 1..(at + 40).min(high)).find(|i| scan.mark(*i, b')'))?;
        terms(scan, at + 1, close, party);
        return Some(close + 1);
    }
    if scan.is_any(at, &["as", "individually", "solely", "in"]) || scan.words(at, &["not", "in"]) {
        return in_capacity(scan, at, high, party);
    }
    if scan.is_any(at, &["a", "an"]) {
        return Some(stop(scan, at, high.min(at + 12), &["and", "as"])).filter(|stop| *stop > at);
    }
    if let Some(behind) = other_name(scan, at) {
        let stop = stop(scan, behind, high.min(behind + 8), &["and", "is", "has"]);
        let span = scan.span(behind, stop.checked_sub(1).filter(|last| *last >= behind)?);
        party.also.push(Located::new(tidy(span.of(scan.text)), span));
        return Some(stop);
    }
    if let Some(role) = adviser(scan, at) {
        party.roles.push(role);
        return None;
    }
    if let Some(office) = retained(scan, at, high) {
        let end = stop(scan, office, high.min(office + 9), &["to", "for", "of", "in", "under", "pursuant"]);
        if let Some(counsel) = (office..=end).find(|i| scan.is_any(*i, &["counsel", "attorneys"])) {
            represents(scan, counsel, high, party);
        } else if end > office {
            party.roles.extend(capacity::roles(&tidy(scan.span(office, end - 1).of(scan.text))));
        }
        return None;
    }
    // ", the Debtors' proposed counsel": the word stands a little further on.
    let reach = if at > 0 && scan.mark(at - 1, b',') { 3 } else { 1 };
    let counsel = (at..(at + reach).min(high)).find(|i| scan.is_any(*i, &["counsel", "attorneys", "attorney"]))?;
    represents(scan, counsel, high, party);
    None
}

/// "as Trustee", "not in its individual capacity but solely as Agent for the Lenders"; the token behind it.
fn in_capacity(scan: &Scan<'_>, at: usize, high: usize, party: &mut PartyMention) -> Option<usize> {
    let stop = stop(scan, at, high.min(at + 14), &["for", "and", "pursuant", "that", "shall", "is", "has"]);
    if stop <= at || !(at..stop).any(|i| scan.is_any(i, &["capacity", "as"])) {
        return None;
    }
    let words = tidy(scan.span(at, stop - 1).of(scan.text));
    party.roles.extend(capacity::roles(&words));
    // "as Agent and Lender": a second capacity, with nothing of its own behind it.
    let second = stop + 1 + usize::from(scan.is_any(stop + 1, &["a", "as", "the"]));
    let alone = scan.mark(second + 1, b'.') || scan.mark(second + 1, b',') || scan.mark(second + 1, b'(');
    if scan.is(stop, "and") && scan.word(second).starts_with(char::is_uppercase) && alone {
        party.roles.extend(capacity::roles(scan.word(second)));
    }
    if scan.is_any(stop, &["for", "and"]) {
        return (stop..(stop + 8).min(high)).find(|i| scan.mark(*i, b',') || scan.mark(*i, b'('));
    }
    Some(stop)
}

/// The first token from one up to another that ends a part of a sentence: a mark, or one of these words; the other one
/// where there is none.
fn stop(scan: &Scan<'_>, from: usize, to: usize, words: &[&str]) -> usize {
    let ends =
        |at: &usize| [b',', b'(', b';', b')'].iter().any(|mark| scan.mark(*at, *mark)) || scan.is_any(*at, words);
    (from..to).find(ends).unwrap_or(to)
}

/// "issued by", "in favor of", "indebtedness to": what the words before a name say.
fn before_name(scan: &Scan<'_>, first: usize, party: &mut PartyMention) {
    const SIDES: [(&str, Role); 5] = [
        ("plaintiff", Role::Plaintiff),
        ("defendant", Role::Defendant),
        ("petitioner", Role::Petitioner),
        ("respondent", Role::Respondent),
        ("debtor", Role::Debtor),
    ];
    let (low, _) = scan.sentence(first, 40);
    let before =
        |words: &[&str]| first >= words.len() && first - words.len() >= low && scan.words(first - words.len(), words);
    if let Some((_, role)) = SIDES.iter().find(|(side, _)| before(&[*side])) {
        party.roles.push(*role);
        return;
    }
    if before(&["issued", "by"]) {
        party.roles.push(Role::Issuer);
    } else if let Some(client) = client_before(scan, first, low).filter(|_| is_law_firm(&party.name)) {
        party.roles.push(Role::LawFirm);
        party.represents.push(client);
    } else if let Some(role) = apposed(scan, first, low)
        .filter(|role| *role != Role::LawFirm || party.entity == Entity::Person || is_law_firm(&party.name))
    {
        party.roles.push(if party.entity == Entity::Person && role == Role::LawFirm { Role::Attorney } else { role });
    } else if before(&["in", "favor", "of"]) || before(&["indebtedness", "to"]) {
        party.roles.push(Role::Creditor);
    }
}

/// "counsel to the Stalking Horse Bidder, Elm & Fir LLP": whom the words before a firm's name say that it acts for.
fn client_before(scan: &Scan<'_>, first: usize, low: usize) -> Option<Located<String>> {
    const LONGEST: usize = 9;
    let comma = first.checked_sub(1).filter(|at| scan.mark(*at, b','))?;
    let from = comma.saturating_sub(LONGEST).max(low);
    let counsel = (from..comma).rev().find(|at| scan.is_any(*at, &["counsel", "attorneys"]))?;
    let client = counsel + 2 + usize::from(scan.is(counsel + 2, "the"));
    let words = (client..comma).all(|at| matches!(scan.tokens[at].kind, Kind::Word | Kind::Number));
    let clean = words && client < comma && !(client..comma).any(|at| scan.is_any(at, &["and", "in", "with"]));
    (clean && scan.is_any(counsel + 1, &["to", "for"])).then(|| {
        let span = scan.span(client, comma - 1);
        Located::new(tidy(span.of(scan.text)), span)
    })
}

/// "through their claims agent, Alder Noticing LLC", "the Debtors' investment banker, Birch Securities LLC": the part in the
/// words before a name.
fn apposed(scan: &Scan<'_>, first: usize, low: usize) -> Option<Role> {
    let comma = first.checked_sub(1).filter(|at| scan.mark(*at, b',') && *at >= low + 2)?;
    let noun = comma - 1;
    let of = |words: &[&str]| scan.is_any(noun - 1, words);
    match scan.word(noun).to_ascii_lowercase().as_str() {
        "agent" if of(&["claims", "noticing", "notice", "solicitation", "balloting", "voting"]) => {
            Some(Role::ClaimsAgent)
        }
        "agent" if of(&["administrative", "collateral"]) => Some(Role::Agent),
        "advisor" | "adviser" if of(&["financial", "restructuring"]) => Some(Role::FinancialAdvisor),
        "lender" | "lenders" => Some(Role::Lender),
        "banker" if of(&["investment"]) => Some(Role::FinancialAdvisor),
        "counsel" | "attorneys" => Some(Role::LawFirm),
        _ => None,
    }
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

/// "be, and hereby is, retained as financial advisor", "is appointed Liquidating Trustee": the token with which the office
/// begins that somebody is given behind the name.
fn retained(scan: &Scan<'_>, at: usize, high: usize) -> Option<usize> {
    const LIGHT: [&str; 11] = ["be", "is", "are", "was", "were", "has", "have", "been", "hereby", "and", "shall"];
    const VERBS: [&str; 6] = ["appointed", "designated", "employed", "engaged", "retained", "selected"];
    let verb = (at..high.min(at + 9)).find(|i| !(scan.is_any(*i, &LIGHT) || scan.mark(*i, b',')))?;
    let by_verb = verb > at && scan.is_any(verb, &VERBS) && !scan.mark(at, b',');
    let behind = verb + 1 + usize::from(scan.is(verb + 1, "as"));
    (by_verb && (behind > verb + 1 || scan.is(verb, "appointed"))).then_some(behind)
}

/// "financial advisor to the Debtors", "the Debtors' claims agent": who serves a party, as what.
fn adviser(scan: &Scan<'_>, at: usize) -> Option<Role> {
    let from = at + usize::from(scan.is_any(at, &["the", "as"]));
    let from = from
        + usize::from(scan.is_any(
            from,
            &[
                "their",
                "its",
                "debtors",
                "debtors'",
                "debtors’",
                "committee's",
                "committee’s",
                "company’s",
                "company's",
                "proposed",
            ],
        ));
    let from = from + usize::from(scan.mark(from, b'\''));
    let advises = scan.is_any(from, &["financial", "restructuring"])
        && scan.is_any(from + 1, &["advisor", "adviser", "advisors", "advisers"]);
    if advises || scan.words(from, &["investment", "banker"]) {
        return Some(Role::FinancialAdvisor);
    }
    let notices = scan.is_any(from, &["claims", "noticing", "notice"]) && (from..from + 5).any(|i| scan.is(i, "agent"));
    notices.then_some(Role::ClaimsAgent)
}

/// "counsel to the Borrower": a law firm, and whom it acts for.
fn represents(scan: &Scan<'_>, at: usize, high: usize, party: &mut PartyMention) {
    if !scan.is_any(at + 1, &["to", "for"]) {
        return;
    }
    let role = if party.entity == Entity::Person { Role::Attorney } else { Role::LawFirm };
    if !party.roles.contains(&role) {
        party.roles.push(role);
    }
    let from = at + 2 + usize::from(scan.is(at + 2, "the"));
    // A line of an address block or of a list ends what it says.
    let next_line = |i: usize| {
        i > from
            && scan.before(i) == Before::Line
            && scan
                .tokens
                .get(i)
                .is_some_and(|token| scan.line_text((token.line as usize).saturating_sub(1)).len() < 50)
    };
    let stop = (from..(from + 10).min(high))
        .find(|i| {
            next_line(*i)
                || scan.before(*i) == Before::Gap
                || !matches!(scan.tokens[*i].kind, Kind::Word | Kind::Number)
                || scan.is_any(*i, &["and", "in", "with"])
        })
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
        // "(together with its successors, the "Holder")" is one party still.
        let itself = scan.is(at, "together") && scan.is(at + 1, "with") && scan.is_any(at + 2, &["its", "his", "her"]);
        if itself {
            at += 3;
        } else if scan.is_any(at, &["together", "collectively", "each"]) {
            if party.entity == Entity::Organization {
                let first_term = (at..close).find(|i| scan.mark(*i, b'"'));
                if let Some(open) = first_term {
                    let end = (open + 1..close).find(|i| scan.mark(*i, b'"')).unwrap_or(close);
                    let words = tidy(scan.span(open + 1, end.saturating_sub(1)).of(scan.text));
                    // "Alder Bank and Birch Fund (together, the "Lenders")": the last one is one of them.
                    let part = |role: &Role| {
                        matches!(role, Role::Debtor | Role::Lender | Role::Holder | Role::Plaintiff | Role::Defendant)
                    };
                    party.roles.extend(capacity::roles(&words).into_iter().filter(part));
                }
            }
            return;
        }
        if scan.mark(at, b'"') {
            let Some(end) = (at + 1..=close).find(|i| scan.mark(*i, b'"')) else { return };
            if end > at + 1 {
                let span = scan.span(at + 1, end - 1);
                let term = tidy(span.of(scan.text)).trim_end_matches(',').to_owned();
                let pronoun =
                    ["we", "us", "our", "you", "your", "i", "me"].iter().any(|word| term.eq_ignore_ascii_case(word));
                if !pronoun {
                    party.roles.extend(capacity::roles(&term));
                    party.also.push(Located::new(term, span));
                }
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
    // Behind an amount stands another row of the table.
    let words = tidy(span.of(scan.text));
    (!words.contains('$')).then(|| Located::new(words, span))
}

/// An address written out behind a name in running text: "Elm Fox PLLC, 16 Fir Street, New York, NY 10019", "Birch Fund,
/// L.P., c/o Elm Advisers LLC, 16 Fir Street, …".
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
    // Numbers that stand right behind it; others are read with their labels.
    let behind = scan.span(zip, high.min(zip + 18).saturating_sub(1));
    party.phones = address::phones(behind.of(scan.text), behind.start as usize);
}
