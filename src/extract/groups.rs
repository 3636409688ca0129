//! Agencies, committees, the United States Trustee and classes of lenders, as running text names them.

use super::company_bounds::NOT_FIRST;
use super::described::{describe, terms};
use super::mentions::PartyMention;
use super::names::{best_case, tidy, title_case};
use super::people::Found;
use super::scan::{Before, Kind, Scan};
use crate::model::{Entity, Role, Sureness};

/// An agency or commission of government: "the Federal Communications Commission", "the Internal Revenue Service".
pub(super) fn agency(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if !matches!(scan.word(at), "Commission" | "Administration" | "Service" | "Agency" | "Authority") || at < 2 {
        return None;
    }
    let mut first = at;
    while first > 0
        && at - first < 6
        && scan.before(first) <= Before::Line
        && (scan.word(first - 1).starts_with(char::is_uppercase)
            && scan.tokens[first - 1].kind == Kind::Word
            && !NOT_FIRST.has(scan.word(first - 1))
            || scan.is(first - 1, "and")
                && first > 1
                && scan.word(first - 2).starts_with(char::is_uppercase)
                && first < at)
    {
        first -= 1;
    }
    if scan.is(first, "the") {
        first += 1;
    }
    let public = scan.is_any(
        first,
        &[
            "federal",
            "internal",
            "securities",
            "united",
            "national",
            "state",
            "environmental",
            "social",
            "small",
            "occupational",
        ],
    );
    if at - first < 1 || !public {
        return None;
    }
    let span = scan.span(first, at);
    let mut party = PartyMention::new(tidy(span.of(scan.text)), span, Entity::Organization);
    party.sure = Sureness::Inferred;
    describe(scan, first, at + 1, &mut party);
    if first >= 4 && scan.words(first - 4, &["in", "favor", "of", "the"]) {
        party.roles.push(Role::Creditor);
    }
    if party.roles.is_empty() {
        party.roles.push(Role::InterestedParty);
    }
    Some((party, at + 1))
}

/// "the official committee of unsecured creditors (the "Committee")", "the ad hoc committee of noteholders".
pub(super) fn committee(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if !scan.is_any(at, &["committee", "group"]) || !scan.is(at + 1, "of") {
        return None;
    }
    let official = at >= 1 && scan.is_any(at - 1, &["official", "statutory"]);
    let ad_hoc = at >= 2 && scan.words(at - 2, &["ad", "hoc"]);
    // A group is a party where it has formed one: "the ad hoc group of noteholders".
    if scan.is(at, "group") && !ad_hoc {
        return None;
    }
    let mut last = at + 2;
    while last < at + 9
        && scan.tokens.get(last).is_some_and(|t| t.kind == Kind::Word && t.before <= Before::Line)
        && scan.is_any(
            last,
            &[
                "unsecured",
                "secured",
                "creditors",
                "noteholders",
                "bondholders",
                "lenders",
                "holders",
                "equity",
                "security",
                "senior",
                "subordinated",
                "and",
                "prepetition",
                "term",
                "retirees",
                "tort",
                "claimants",
                "crossover",
                "first",
                "second",
                "lien",
                "asbestos",
                "personal",
                "injury",
            ],
        )
    {
        last += 1;
    }
    while last > at + 2 && scan.is_any(last - 1, &["and"]) {
        last -= 1;
    }
    if last == at + 2
        || !(official
            || ad_hoc
            || scan.is_any(last - 1, &["creditors", "noteholders", "bondholders", "lenders", "holders", "claimants"]))
    {
        return None;
    }
    let first = if official {
        at - 1
    } else if ad_hoc {
        at - 2
    } else {
        at
    };
    let span = scan.span(first, last - 1);
    let name = title_case(&tidy(span.of(scan.text)).to_uppercase());
    let mut party = PartyMention::new(name, span, Entity::Organization).with_role(Role::Committee);
    let mut behind = last;
    if scan.is(behind, "appointed") {
        behind = (behind..behind + 16).find(|i| scan.mark(*i, b'(')).unwrap_or(last);
    }
    if scan.mark(behind, b'(')
        && let Some(close) = (behind + 1..behind + 16).find(|i| scan.mark(*i, b')'))
    {
        terms(scan, behind + 1, close, &mut party);
        party.roles.retain(|role| *role == Role::Committee);
    }
    Some((party, last))
}

/// "the (Office of the) United States Trustee (for the Southern District of New York | for Region 17)".
pub(super) fn us_trustee(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let long = scan.words(at, &["united", "states", "trustee"]);
    let short = scan.is(at, "U")
        && scan.mark(at + 1, b'.')
        && scan.is(at + 2, "S")
        && scan.mark(at + 3, b'.')
        && scan.is(at + 4, "trustee");
    let mut last = match (long, short) {
        (true, _) => at + 3,
        (_, true) => at + 5,
        _ => return None,
    };
    // Its guidelines and fees are not it.
    if scan.is_any(last, &["operating", "guidelines", "fees", "program", "quarterly"]) {
        return None;
    }
    let office = at >= 3 && scan.words(at - 3, &["office", "of", "the"]);
    let first = if office { at - 3 } else { at };
    let mut next = last;
    if scan.mark(next, b',') || scan.is_any(next, &["for"]) {
        next += 1;
    }
    if scan.is(next, "the") {
        next += 1;
    }
    if scan.is(next, "region") && scan.tokens.get(next + 1).is_some_and(|t| t.kind == Kind::Number) {
        last = next + 2;
    } else if scan.is_any(next, &["southern", "northern", "eastern", "western", "central", "middle", "district"]) {
        let directed = usize::from(!scan.is(next, "district"));
        if scan.words(next + directed, &["district", "of"]) {
            let mut end = next + directed + 2;
            while end < next + 6
                && scan.word(end).starts_with(char::is_uppercase)
                && scan.before(end) <= Before::Line
                && scan.tokens[end].kind == Kind::Word
            {
                end += 1;
            }
            last = end;
        }
    }
    let span = scan.span(first, last - 1);
    let name = tidy(span.of(scan.text));
    let name = if name.starts_with(char::is_lowercase) { title_case(&name.to_uppercase()) } else { best_case(&name) };
    Some((PartyMention::new(name, span, Entity::Organization).with_role(Role::UsTrustee), last))
}

/// Classes of lenders and noteholders that have a name only by what they are: "the prepetition senior lenders (the
/// "Senior Lenders")".
pub(super) fn lenders(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if !scan.is_any(at, &["prepetition", "postpetition"]) {
        return None;
    }
    let mut last = at + 1;
    while last < at + 6
        && scan.is_any(
            last,
            &[
                "senior",
                "secured",
                "lenders",
                "term",
                "revolving",
                "noteholders",
                "subordinated",
                "junior",
                "lien",
                "first",
                "second",
                "loan",
            ],
        )
    {
        last += 1;
    }
    if last == at + 1 || !scan.is_any(last - 1, &["lenders", "noteholders"]) {
        return None;
    }
    let span = scan.span(at, last - 1);
    let name = title_case(&tidy(span.of(scan.text)).to_uppercase());
    let role = if scan.is(last - 1, "noteholders") { Role::Holder } else { Role::Lender };
    let mut party = PartyMention::new(name, span, Entity::Group).with_role(role);
    if scan.mark(last, b'(')
        && let Some(close) = (last + 1..last + 12).find(|i| scan.mark(*i, b')'))
    {
        terms(scan, last + 1, close, &mut party);
        party.roles.dedup();
    }
    Some((party, last))
}
