//! What sentences say of shares or notes that somebody owns: "the Investor beneficially owns 1,340,000 shares, or
//! approximately 5.2%, of the Common Stock".

use std::collections::HashMap;

use super::holding::state;
use super::mentions::{HoldingMention, Located, Mentions, PartyMention};
use super::names::{fold, tidy};
use super::scan::{Before, Kind, Scan};
use crate::model::{Entity, Role, Span};

/// An owner and what is owned.
struct Owned {
    /// The owner's words: a name or a defined term.
    owner: Located<String>,
    holding: HoldingMention,
}

/// The longest list of parties that is gone through for an owner who is named in no known way.
const MOST_PARTIES: usize = 1_000;

/// Gives the shares of such sentences to the parties, by name, defined term or a person's family name.
pub(super) fn add(scan: &Scan<'_>, mentions: &mut Mentions) {
    let owned = in_prose(scan);
    if owned.is_empty() {
        return;
    }
    let mut exact: HashMap<String, usize> = HashMap::new();
    for (at, party) in mentions.parties.iter().enumerate() {
        for name in party.also.iter().map(|also| &also.value).chain([&party.name]) {
            exact.entry(fold(name)).or_insert(at);
        }
    }
    for owned in owned {
        let wanted = fold(&owned.owner.value);
        let ends = |name: &str| {
            let name = fold(name);
            name.len() > 8 && wanted.ends_with(&name)
        };
        let near = |party: &&PartyMention| {
            ends(&party.name)
                || party.also.iter().any(|also| ends(&also.value))
                || party.entity == Entity::Person
                    && party.name.rsplit(' ').next().is_some_and(|last| fold(last) == wanted)
        };
        let owner = exact.get(&wanted).and_then(|at| mentions.parties.get(*at));
        let Some(owner) = owner.or_else(|| mentions.parties.iter().take(MOST_PARTIES).find(near)) else { continue };
        let mut party = PartyMention::new(owner.name.clone(), owned.owner.span, owner.entity).with_role(Role::Holder);
        // "Shares" of a page that names the class elsewhere are those of the class.
        let term = matches!(owned.holding.instrument.value.as_str(), "Shares" | "Units");
        let known = term
            && mentions
                .parties
                .iter()
                .take(MOST_PARTIES)
                .any(|other| other.holdings.iter().any(|held| held.amount == owned.holding.amount));
        if !known {
            party.holdings.push(owned.holding);
        }
        mentions.parties.push(party);
    }
}

/// Every such sentence.
fn in_prose(scan: &Scan<'_>) -> Vec<Owned> {
    scan.places(&["shares", "units", "principal"])
        .into_iter()
        .filter(|at| !scan.is(*at, "principal") || scan.is(at + 1, "amount"))
        .filter_map(|at| owned(scan, at))
        .collect()
}

/// What is said around "shares" or "principal amount".
fn owned(scan: &Scan<'_>, noun: usize) -> Option<Owned> {
    const VERBS: [&str; 10] = ["own", "owns", "owned", "hold", "holds", "held", "owner", "holder", "owning", "holding"];
    let low = scan.sentence(noun, 60).0;
    let mut end = noun;
    while end > low && scan.is_any(end - 1, &["aggregate", "in", "outstanding"]) {
        end -= 1;
    }
    let mut first = end;
    while first > low
        && (scan.tokens[first - 1].kind == Kind::Number
            || scan.mark(first - 1, b',') && scan.before(first) == Before::Nothing)
    {
        first -= 1;
    }
    let figure = scan.span(first, end.checked_sub(1).filter(|last| *last >= first)?);
    // "more than 1,000,000 shares" is a bound and not what is held.
    if first > 0 && scan.is_any(first - 1, &["than", "least"]) {
        return None;
    }
    let instrument = instrument(scan, noun)?;
    let verb = (first.saturating_sub(16).max(low)..first).rev().find(|at| scan.is_any(*at, &VERBS))?;
    let span = owner(scan, verb, low)?;
    let (state, amount) = state(scan, figure);
    let owner = Located::new(tidy(span.of(scan.text)), span);
    let instrument = Located::new(tidy(instrument.of(scan.text)), instrument);
    (amount.is_some() && owner.value.starts_with(char::is_uppercase))
        .then_some(Owned { owner, holding: HoldingMention { instrument, state, amount, span: figure } })
}

/// The instrument: behind "of", over a share in percent – "shares, or approximately 5.2%, of the outstanding Common Stock" –
/// or "Shares" itself, where that is a term.
fn instrument(scan: &Scan<'_>, noun: usize) -> Option<Span> {
    const SKIPPED: [&str; 11] = [
        "the",
        "company’s",
        "company's",
        "issuer’s",
        "issuer's",
        "outstanding",
        "issued",
        "and",
        "its",
        "then",
        "currently",
    ];
    const SMALL: [&str; 9] =
        ["common", "preferred", "ordinary", "stock", "share", "shares", "class", "voting", "notes"];
    let behind = noun + 1 + usize::from(scan.is(noun, "principal"));
    let percent = (behind..behind + 16).find(|at| scan.mark(*at, b'%') || scan.is(*at, "percent"));
    let of = if scan.is(behind, "of") {
        Some(behind)
    } else {
        percent
            .filter(|at| (behind..*at).all(|i| scan.before(i + 1) < Before::Paragraph))
            .and_then(|at| (at + 1..at + 5).find(|i| scan.is(*i, "of")))
    };
    let Some(of) = of else {
        return scan.word(noun).starts_with(char::is_uppercase).then(|| scan.span(noun, noun));
    };
    let mut from = of + 1;
    while from < of + 7 && scan.is_any(from, &SKIPPED) {
        from += 1;
    }
    let part = |at: usize| {
        scan.word(at).starts_with(char::is_uppercase)
            || scan.is_any(at, &SMALL)
            || at > from && scan.is_any(at, &["and", "of"]) && scan.word(at + 1).starts_with(char::is_uppercase)
    };
    let end = (from..from + 8)
        .take_while(|at| part(*at) && (*at == from || scan.before(*at) <= Before::Line))
        .filter(|at| !scan.is_any(*at, &["and", "of"]))
        .last()?;
    Some(scan.span(from, end))
}

/// Whose it is: the name or term before the verb; for "represents that it owns" whoever represents.
fn owner(scan: &Scan<'_>, verb: usize, low: usize) -> Option<Span> {
    const BETWEEN: [&str; 19] = [
        "beneficially",
        "is",
        "was",
        "the",
        "a",
        "beneficial",
        "record",
        "of",
        "directly",
        "currently",
        "collectively",
        "are",
        "in",
        "aggregate",
        "registered",
        "and",
        "an",
        "legal",
        "together",
    ];
    let mut last = verb;
    while last > low && scan.is_any(last - 1, &BETWEEN) {
        last -= 1;
    }
    last = last.checked_sub(1)?;
    if scan.is_any(last, &["it", "he", "she"]) {
        let says = |at: &usize| {
            scan.is_any(
                *at,
                &["represents", "represent", "warrants", "confirms", "acknowledges", "certifies", "states"],
            )
        };
        last = (low..last).find(says)?.checked_sub(1)?;
    }
    let mut start = last;
    while start > low
        && last - start < 10
        && scan.before(start) <= Before::Line
        && (scan.word(start - 1).starts_with(char::is_uppercase)
            || scan.mark(start - 1, b'.')
            || scan.mark(start - 1, b',')
                && start > low + 1
                && scan.word(start - 2).starts_with(char::is_uppercase)
                && !scan.is(start - 2, "as"))
    {
        start -= 1;
    }
    while start < last && !scan.word(start).starts_with(char::is_uppercase) {
        start += 1;
    }
    Some(scan.span(start, last))
}
