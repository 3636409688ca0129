//! People, companies and classes of them as running text names them.

use super::capacity;
use super::contacts::is_law_firm;
use super::mentions::{Located, PartyMention};
use super::names::{is_given_name, is_legal_form, looks_like_person, tidy, title_case};
use super::scan::{Before, Kind, Scan};
use crate::model::{Entity, Role, Sureness};

/// Everybody whom running text names.
pub(super) fn read(scan: &Scan<'_>) -> Vec<PartyMention> {
    let mut parties = Vec::new();
    let mut behind = 0;
    for at in 0..scan.tokens.len() {
        if at < behind || scan.tokens[at].kind != Kind::Word {
            continue;
        }
        let found = company(scan, at)
            .or_else(|| agency(scan, at))
            .or_else(|| committee(scan, at))
            .or_else(|| us_trustee(scan, at))
            .or_else(|| lenders(scan, at))
            .or_else(|| titled_person(scan, at))
            .or_else(|| author(scan, at))
            .or_else(|| person(scan, at));
        if let Some((party, last)) = found {
            behind = last;
            parties.push(party);
        }
    }
    parties
}

type Found = (PartyMention, usize);

/// A company by its registered form: "Alder Growth Fund II, L.P., a Delaware limited partnership (the "Fund")".
fn company(scan: &Scan<'_>, at: usize) -> Option<Found> {
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
    let span = scan.span(first, last - 1);
    let name = tidy(span.of(scan.text));
    if name.len() > 120 || !name.contains(' ') {
        return None;
    }
    let mut party = PartyMention::new(name, span, Entity::Organization);
    describe(scan, first, last, &mut party);
    if party.roles.is_empty() {
        party.sure = Sureness::Inferred;
        party.roles.push(if is_law_firm(&party.name) { Role::LawFirm } else { Role::InterestedParty });
    }
    Some((party, last))
}

/// The token behind a registered form at `at`: "Inc.", "L.P.", "LLC", "N. A.".
fn legal_form(scan: &Scan<'_>, at: usize) -> Option<usize> {
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
    if !is_legal_form(word) || matches!(lower.as_str(), "sa" | "ab" | "pa" | "na" | "lc") && word != word.to_uppercase()
    {
        return None;
    }
    let previous = at.checked_sub(1)?;
    let named = scan.tokens[previous].kind == Kind::Word && scan.word(previous).starts_with(char::is_uppercase)
        || scan.mark(previous, b',')
        || scan.mark(previous, b')')
        || scan.mark(previous, b'.')
        || scan.tokens[previous].kind == Kind::Number;
    let generic = matches!(lower.as_str(), "company" | "corporation" | "limited" | "pc" | "pa");
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
const NOT_FIRST: [&str; 46] = [
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
fn company_start(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let mut first = at;
    let mut words = 0;
    while first > 0 && at - first < 24 {
        let before = first - 1;
        if scan.before(first) == Before::Paragraph {
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
                words += 1;
                first = before;
            }
            Kind::Word if matches!(word, "of" | "de" | "the" | "du" | "for") && before > 0 => {
                let more = scan.word(before - 1).starts_with(char::is_uppercase)
                    && !NOT_FIRST.contains(&scan.word(before - 1).to_lowercase().as_str());
                let bank = word == "of" && more
                    || word == "the" && before > 1 && scan.is(before - 1, "of")
                    || word == "de" && more;
                if !bank || scan.is(first, "the") {
                    break;
                }
                first = before;
            }
            Kind::Word if word == "and" && before > 0 && first < at => {
                // "Elm and Fir Trust Company" – but not "Elm Corporation and Fir, Inc."
                let left = scan.word(before - 1);
                let joins = left.starts_with(char::is_uppercase)
                    && !is_legal_form(left)
                    && scan.before(before) != Before::Nothing
                    && single_word_left(scan, before - 1);
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

/// Whether a name that stands left of "and" has one word only, as partners' names have.
fn single_word_left(scan: &Scan<'_>, at: usize) -> bool {
    at == 0 || !scan.word(at - 1).starts_with(char::is_uppercase) || scan.mark(at - 1, b',')
}

fn starts_sentence(scan: &Scan<'_>, at: usize) -> bool {
    at == 0 || scan.before(at) == Before::Paragraph || scan.mark(at - 1, b'.')
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
fn describe(scan: &Scan<'_>, first: usize, last: usize, party: &mut PartyMention) {
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
                .unwrap_or(at);
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
                .unwrap_or(at);
            if stop == at {
                break;
            }
            at = stop;
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

/// An agency or commission of government: "the Federal Trade Commission", "the Internal Revenue Service".
fn agency(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if !matches!(scan.word(at), "Commission" | "Administration" | "Service" | "Agency" | "Authority") || at < 2 {
        return None;
    }
    let mut first = at;
    while first > 0
        && at - first < 6
        && scan.before(first) <= Before::Line
        && (scan.word(first - 1).starts_with(char::is_uppercase)
            && scan.tokens[first - 1].kind == Kind::Word
            && !NOT_FIRST.contains(&scan.word(first - 1).to_lowercase().as_str())
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
fn committee(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if !scan.is(at, "committee") || !scan.is(at + 1, "of") {
        return None;
    }
    let official = at >= 1 && scan.is_any(at - 1, &["official", "statutory"]);
    let ad_hoc = at >= 2 && scan.words(at - 2, &["ad", "hoc"]);
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
fn us_trustee(scan: &Scan<'_>, at: usize) -> Option<Found> {
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
    let name = if name.starts_with(char::is_lowercase) {
        title_case(&name.to_uppercase())
    } else {
        super::names::best_case(&name)
    };
    Some((PartyMention::new(name, span, Entity::Organization).with_role(Role::UsTrustee), last))
}

/// Classes of lenders and noteholders that have a name only by what they are: "the prepetition senior lenders (the
/// "Senior Lenders")".
fn lenders(scan: &Scan<'_>, at: usize) -> Option<Found> {
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

/// A person with a title of courtesy or office: "Mr. Preston", "Hon. Ida Loon", "Magistrate Judge Ryu".
fn titled_person(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let word = scan.word(at);
    let (role, skip_dot) = match word {
        "Mr" | "Ms" | "Mrs" | "Dr" | "Messrs" => (Role::Other, true),
        "Hon" | "HON" => (Role::Judge, true),
        "Honorable" | "Judge" | "Justice" | "HONORABLE" => (Role::Judge, false),
        _ => return None,
    };
    let dot = usize::from(scan.mark(at + 1, b'.') && scan.before(at + 1) == Before::Nothing);
    if skip_dot && dot == 0 && word != "Hon" {
        return None;
    }
    let from = at + 1 + dot;
    let last = name_end(scan, from)?;
    let span = scan.span(from, last - 1);
    let name = tidy(span.of(scan.text));
    let one = !name.contains(' ');
    if one && (name.len() < 2 || super::names::is_upper(&name) && name.len() < 3)
        || role == Role::Judge && one && word != "Judge" && word != "Justice"
    {
        return None;
    }
    let whole = if one { scan.span(at, last - 1) } else { span };
    let shown = if one && role == Role::Other { tidy(whole.of(scan.text)) } else { name };
    let mut party = PartyMention::new(shown, whole, Entity::Person);
    party.roles.push(office(scan, at, last).unwrap_or(role));
    if party.roles == [Role::Other] {
        party.sure = Sureness::Inferred;
    }
    Some((party, last))
}

/// "Affidavit of Dennis Elm", "Declaration of Ada Byrne in support of …": the one who swears.
fn author(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if !scan.is_any(at, &["affidavit", "declaration", "affirmation", "testimony", "deposition"])
        || !scan.is(at + 1, "of")
    {
        return None;
    }
    let role = if scan.is_any(at, &["testimony", "deposition"]) { Role::Witness } else { Role::Declarant };
    let last = name_end(scan, at + 2)?;
    let span = scan.span(at + 2, last - 1);
    let name = super::names::best_case(&tidy(span.of(scan.text)));
    looks_like_person(&name).then(|| (PartyMention::new(name, span, Entity::Person).with_role(role), last))
}

/// A person by a given name that is in use, in running text.
fn person(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let word = scan.word(at);
    let mut letters = word.chars();
    if !letters.next()?.is_uppercase() || !letters.next().is_some_and(char::is_lowercase) || !is_given_name(word) {
        return None;
    }
    // Not in the middle of a longer name: "St. Paul", "Fort Wayne", "Alder Warren LLP".
    if at > 0 && scan.before(at) <= Before::Space {
        let previous = scan.word(at - 1);
        let capital_before = previous.starts_with(char::is_uppercase)
            && scan.tokens[at - 1].kind == Kind::Word
            && !is_role_word(previous);
        let saint = scan.mark(at - 1, b'.') && at > 1 && scan.is_any(at - 2, &["st", "ft", "mt"]);
        if capital_before || saint || scan.mark(at - 1, b'&') || scan.mark(at - 1, b'-') {
            return None;
        }
    }
    let last = name_end(scan, at)?;
    let span = scan.span(at, last - 1);
    let name = tidy(span.of(scan.text));
    if !looks_like_person(&name) || scan.tokens[last - 1].line != scan.tokens[at].line {
        return None;
    }
    // "Warren Street", "Jordan River Partners": what follows in capitals is another kind of name.
    let next = scan.word(last);
    if scan.before(last) == Before::Space
        && (next.starts_with(char::is_uppercase)
            && scan.tokens.get(last).is_some_and(|t| t.kind == Kind::Word)
            && !is_role_word(next)
            || scan.mark(last, b'&'))
    {
        return None;
    }
    let comma_form = scan.mark(last, b',') && legal_form(scan, last + 1).is_some();
    if comma_form {
        return None;
    }
    let mut party = PartyMention::new(name, span, Entity::Person);
    match office(scan, at, last) {
        Some(role) => party.roles.push(role),
        None => {
            party.sure = Sureness::Inferred;
            party.roles.push(if esquire(scan, last) { Role::Attorney } else { Role::Other });
        }
    }
    firm_behind(scan, last, &mut party);
    Some((party, last))
}

/// ", Esq." behind a name.
fn esquire(scan: &Scan<'_>, last: usize) -> bool {
    scan.is_any(last + usize::from(scan.mark(last, b',')), &["esq", "esquire"])
}

/// "Ada Byrne, Esq., Elm Fox PLLC, 16 Fir Street …": the firm named right behind counsel, with its address and phones.
fn firm_behind(scan: &Scan<'_>, last: usize, party: &mut PartyMention) {
    if !esquire(scan, last) {
        return;
    }
    let from = last + 1 + usize::from(scan.mark(last, b','));
    let form = (from..(from + 14).min(scan.tokens.len())).find_map(|i| legal_form(scan, i).map(|end| (i, end)));
    if let Some((at, end)) = form
        && let Some(first) = company_start(scan, at).filter(|first| *first > last)
    {
        let span = scan.span(first, end - 1);
        party.firm = Some(Located::new(tidy(span.of(scan.text)), span));
    }
}

/// Words with a capital that may stand before a person's name: offices.
fn is_role_word(word: &str) -> bool {
    const WORDS: [&str; 18] = [
        "mr",
        "ms",
        "mrs",
        "dr",
        "hon",
        "judge",
        "justice",
        "attorney",
        "mediator",
        "trustee",
        "examiner",
        "counsel",
        "by",
        "and",
        "name",
        "attention",
        "president",
        "director",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}

/// The office that the words around a person give: "the Mediator, Mr. Preston", "Ada Byrne, as examiner".
fn office(scan: &Scan<'_>, first: usize, last: usize) -> Option<Role> {
    let of = |at: usize| match scan.word(at).to_lowercase().as_str() {
        "mediator" => Some(Role::Mediator),
        "declarant" | "affiant" => Some(Role::Declarant),
        "trustee" => Some(Role::Trustee),
        _ => None,
    };
    let mut before = first.checked_sub(1)?;
    if scan.mark(before, b',') && before > 0 {
        before -= 1;
    }
    if let Some(role) = of(before) {
        return Some(role);
    }
    let mut next = last + usize::from(scan.mark(last, b','));
    if scan.is_any(next, &["as", "the", "a"]) {
        next += 1;
        next += usize::from(scan.is_any(next, &["the", "a", "chapter"]));
        return of(next);
    }
    None
}

/// The token behind a person's name that begins at `at`: capitalised words and initials, up to five, with "Jr.".
fn name_end(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let mut next = at;
    let mut words = 0;
    let line = scan.tokens.get(at)?.line;
    while words < 5 {
        let Some(token) = scan.tokens.get(next) else { break };
        let word = scan.word(next);
        let near = next == at
            || token.before == Before::Space
            || token.before == Before::Nothing && scan.mark(next - 1, b'.')
            || token.line == line + 1 && token.before == Before::Line && words == 1;
        if token.kind != Kind::Word || !word.starts_with(char::is_uppercase) || !near || ends_name(word) && words > 0 {
            break;
        }
        words += 1;
        next += 1;
        if word.len() == 1 {
            if scan.mark(next, b'.') && scan.before(next) == Before::Nothing {
                next += 1;
            }
        } else if scan.mark(next, b'-')
            && scan.before(next) == Before::Nothing
            && scan.before(next + 1) == Before::Nothing
            && scan.word(next + 1).starts_with(char::is_uppercase)
        {
            next += 2;
        }
    }
    if words == 0 {
        return None;
    }
    let suffix = next + usize::from(scan.mark(next, b','));
    if scan.is_any(suffix, &["jr", "sr", "iii", "iv"]) && scan.before(suffix) == Before::Space {
        next = suffix + 1;
        if scan.mark(next, b'.') && scan.before(next) == Before::Nothing {
            next += 1;
        }
    }
    Some(next)
}

/// Words with a capital behind a name that are no part of it.
fn ends_name(word: &str) -> bool {
    const WORDS: [&str; 30] = [
        "and",
        "of",
        "in",
        "the",
        "declaration",
        "affidavit",
        "pursuant",
        "united",
        "chief",
        "president",
        "vice",
        "exhibit",
        "dated",
        "esq",
        "cfa",
        "cpa",
        "counsel",
        "attorney",
        "january",
        "february",
        "april",
        "march",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "title",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}
