//! Companies as running text names them, by their registered forms.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::company_bounds::{NOT_FIRST, company_start, legal_form};
use super::described::{describe, written_out};
use super::ecf::words::finder;
use super::mentions::PartyMention;
use super::names::{is_company_word, is_legal_form, tidy};
use super::people::Found;
use super::scan::{Before, Kind, Scan};
use super::word_set::WordSet;
use crate::model::{Entity, Role, Sureness};

/// A company by its registered form: "Alder Growth Fund II, L.P., a Delaware limited partnership (the "Fund")".
pub(super) fn company(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let end = legal_form(scan, at)?;
    // The label of a form's line, and no form of what stands above it.
    let label = scan.is_any(at, &["company", "corporation"]) && scan.before(at) >= Before::Line;
    let beside = scan.word(at + 1).starts_with(char::is_uppercase) && scan.before(at + 1) == Before::Space;
    if label && beside && legal_form(scan, at + 1).is_none() {
        return None;
    }
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
    let national = last + usize::from(scan.mark(last, b','));
    if scan.words(national, &["national", "association"]) && scan.word(national).starts_with(char::is_uppercase) {
        last = national + 2;
    }
    last = branch(scan, last);
    let span = scan.span(first, last - 1);
    let name = tidy(span.of(scan.text));
    // "Investment Company Act of 1940" is a statute.
    if name.len() > 120
        || !name.contains(' ')
        || is_tail(&name)
        || scan.is_any(last, &["act", "code", "law", "liability"])
    {
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
    let term = |open: usize| {
        scan.mark(open, b'(')
            && (scan.mark(open + 1, b'"')
                || scan.is(open + 1, "the") && scan.mark(open + 2, b'"')
                || scan.is_any(open + 1, &["together", "in"]))
    };
    // "Alder Bank, an Idaho banking corporation (the "Holder")", and a bank's name of three words by itself.
    let formed = scan.mark(at + 1, b',')
        && scan.is_any(at + 2, &["a", "an"])
        && (at + 3..at + 12).find(|i| scan.mark(*i, b'(')).is_some_and(term);
    let bank = (scan.word(at) == "Bank" || scan.word(at) == "BANK") && !scan.is(at + 1, "of");
    let term = term(at + 1) || formed || bank;
    if !term || !word.starts_with(char::is_uppercase) || !is_company_word(word) {
        return None;
    }
    let mut first = at;
    while first > 0 && at - first < 8 {
        let before = first - 1;
        let left = scan.word(before);
        let goes_on = scan.before(first) <= Before::Line
            && scan.before(first) != Before::Gap
            && (left.starts_with(char::is_uppercase) && scan.tokens[before].kind == Kind::Word && !NOT_FIRST.has(left)
                || scan.mark(before, b'&')
                || scan.mark(before, b'\''));
        if !goes_on {
            break;
        }
        first = before;
    }
    first += usize::from(scan.is(first, "the"));
    let words = (first..=at).filter(|i| scan.tokens[*i].kind == Kind::Word).count();
    let common = || (first..at).any(|i| is_bank_part(scan.word(i)));
    if words < 3 || super::heading::noun_kind(scan.word(at)).is_some() || bank && common() {
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

/// Whether a word before "Bank" says what part a bank has, or which kind it is, rather than which one: "Swing Line Bank".
fn is_bank_part(word: &str) -> bool {
    static WORDS: WordSet<26> = WordSet::new([
        "account",
        "agent",
        "appropriate",
        "collection",
        "continuing",
        "controlled",
        "custodian",
        "defaulting",
        "depositary",
        "depository",
        "each",
        "eligible",
        "existing",
        "exiting",
        "fronting",
        "hedge",
        "increasing",
        "issuing",
        "lending",
        "line",
        "participating",
        "reference",
        "required",
        "reserve",
        "settlement",
        "swing",
    ]);
    WORDS.has(word)
}

/// Whether a name is only the end of one, that a column's edge cut off: "Partners LP".
fn is_tail(name: &str) -> bool {
    name.split_once(' ')
        .is_some_and(|(first, rest)| is_company_word(first.trim_end_matches(',')) && is_legal_form(rest))
}

/// The token behind a bank's branch: "Alder Helvetia AG, Jersey Branch".
fn branch(scan: &Scan<'_>, last: usize) -> usize {
    let from = last + usize::from(scan.mark(last, b','));
    let end = (from..from + 5)
        .take_while(|at| scan.word(*at).starts_with(char::is_uppercase))
        .find(|at| scan.is(*at, "branch"));
    end.map_or(last, |end| end + 1)
}

/// Whether a company's name is that of a law firm.
pub(super) fn is_law_firm(name: &str) -> bool {
    let ends = |end: usize| matches!(name.as_bytes().get(end), None | Some(b','));
    let form = FORMS.iter().flat_map(|forms| forms.find_iter(name)).any(|form| ends(form.end()));
    let has = |words: &Option<AhoCorasick>| words.as_ref().is_some_and(|words| words.is_match(name));
    (form || has(&LAW)) && !has(&ACCOUNTANTS)
}

/// Forms of law firms: professional corporations and associations, and partnerships with limited liability.
static FORMS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| finder(&["LLLP", "LLP", "PLLC", "PLLP", "P.C.", " PC", "P.A.", "L.L.P."]));

static LAW: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| finder(&["law office", "law firm", "law group", "attorneys at law"]));

/// Partnerships of accountants, by what they call themselves.
static ACCOUNTANTS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| finder(&["CPA", "accountant", "audit", "touche", "young llp", "kpmg", "pricewaterhouse"]));
