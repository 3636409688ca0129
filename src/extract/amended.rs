//! Dates that an amendment changes: "is amended by deleting "March 1, 2031" and inserting "June 1, 2033"", "extended from
//! March 1, 2031 to June 1, 2033". The timeline shows the term as amended; the date before it is history.

use super::dates::DateHit;
use super::names::tidy;
use super::scan::{Before, Kind, Scan};
use super::summary::sentence_case;
use crate::model::{Span, TimelineKind};

/// A date that takes another one's place.
pub(super) struct Change {
    pub(super) kind: TimelineKind,
    pub(super) summary: String,
    pub(super) span: Span,
}

/// Tokens to each side that are looked at.
const REACH: usize = 120;
/// Tokens that may stand between the two dates: "and substituting in lieu thereof the date", "in Section 3.07(a) of the
/// Indenture is replaced with".
const BETWEEN: usize = 26;

/// The change that two dates, the one behind the other, tell of.
pub(super) fn read(scan: &Scan<'_>, old: &DateHit, new: &DateHit) -> Option<Change> {
    if new.first < old.last || new.first - old.last > BETWEEN || old.date == new.date {
        return None;
    }
    let (low, high) = scan.sentence(old.first, REACH);
    // In quotes a sentence may seem to end: "… inserting "May 1, 2031" in lieu thereof."
    if new.last > high + 2 {
        return None;
    }
    let before = old.first.saturating_sub(14).max(low)..old.first;
    let between = old.last..new.first;
    let has = |range: std::ops::Range<usize>, words: &[&str]| range.into_iter().any(|at| scan.is_any(at, words));
    let put =
        &["inserting", "insert", "inserted", "substituting", "substituted", "replacing", "replaced", "with", "read"];
    let quoted = is_quoted(scan, old) && is_quoted(scan, new);
    let swapped = quoted
        && has(between.clone(), put)
        && (has(
            before.clone(),
            &["deleting", "delete", "deleted", "replacing", "replace", "reference", "references", "date", "changing"],
        ) || has(between.clone(), &["replaced", "deleted", "amended"]));
    let moved = old.first > low
        && scan.is(old.first - 1, "from")
        && between.len() <= 2
        && scan.is(new.first - 1, "to")
        && has(
            old.first.saturating_sub(24).max(low)..old.first,
            &["extend", "extended", "extending", "extends", "extension", "changed", "change", "changing", "postponed"],
        );
    if !(swapped || moved) {
        return None;
    }
    let term = term(scan, low, old.first).or_else(|| section(scan, low, new.first));
    let due = term.as_ref().is_some_and(|term| {
        let lower = term.to_lowercase();
        ["matur", "terminat", "expir", "deadline", "outside", "date"].iter().any(|word| lower.contains(word))
    });
    let asked = has(low..old.first, &["requested", "request", "requests"]);
    let told = if asked { "extension requested from" } else { "as amended, before" };
    let term = term.or_else(|| extended(scan, low, old.first)).unwrap_or_else(|| "Date".to_owned());
    let due = due || term.to_lowercase().contains("maturity");
    Some(Change {
        kind: if due { TimelineKind::Deadline } else { TimelineKind::Event },
        summary: format!("{}, {told} {}", sentence_case(&term), tidy(old.span.of(scan.text))),
        span: scan.span(old.first, new.last - 1),
    })
}

/// Whether a date stands in quotes.
fn is_quoted(scan: &Scan<'_>, hit: &DateHit) -> bool {
    let quote = |at: usize| scan.mark(at, b'"') || scan.mark(at, b'\'');
    hit.first > 0 && quote(hit.first - 1) && (quote(hit.last) || quote(hit.last + 1))
}

/// What the date is the date of: the nearest term in quotes, a capitalised name that ends in "Date", or a section.
fn term(scan: &Scan<'_>, low: usize, end: usize) -> Option<String> {
    let mut at = end;
    while at > low + 1 {
        at -= 1;
        if scan.mark(at, b'"') && at >= low + 2 && at + 1 < end {
            let open = (at.saturating_sub(9).max(low)..at - 1).rev().find(|i| scan.mark(*i, b'"'))?;
            let words = scan.span(open + 1, at - 1).of(scan.text);
            let name = words.starts_with(char::is_uppercase) && !words.contains(|c: char| c.is_ascii_digit());
            if name {
                return Some(tidy(words.trim_end_matches([',', ' '])));
            }
        }
        let date = matches!(scan.word(at), "Date" | "Deadline" | "Period" | "Term");
        if date && at > low && scan.word(at - 1).starts_with(char::is_uppercase) {
            let mut first = at;
            while first > low
                && at - first < 5
                && scan.tokens[first - 1].kind == Kind::Word
                && scan.word(first - 1).starts_with(char::is_uppercase)
                && scan.before(first) <= Before::Line
            {
                first -= 1;
            }
            return Some(tidy(scan.span(first, at).of(scan.text)));
        }
    }
    None
}

/// What is extended from one date to another, in small letters: "extend the maturity of the revolving line from …".
fn extended(scan: &Scan<'_>, low: usize, date: usize) -> Option<String> {
    const FARTHEST: usize = 16;
    let verb = (date.saturating_sub(FARTHEST).max(low)..date).rev().find(|at| {
        scan.is_any(*at, &["extend", "extended", "extending", "extends", "change", "changed", "postponed"])
    })?;
    let first = verb + 1 + usize::from(scan.is(verb + 1, "the"));
    let last = date.checked_sub(2).filter(|last| *last >= first)?;
    let clean = (first..=last).all(|at| scan.tokens[at].kind == Kind::Word || scan.mark(at, b'\''));
    clean.then(|| tidy(scan.span(first, last).of(scan.text)))
}

/// "Section 6.12", where the words name one.
fn section(scan: &Scan<'_>, low: usize, end: usize) -> Option<String> {
    let section = (low..end)
        .find(|at| scan.is(*at, "section") && scan.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Number))?;
    let last = (section + 1..end)
        .take_while(|at| *at == section + 1 || scan.before(*at) == Before::Nothing)
        .filter(|at| !scan.mark(*at, b',') && !scan.mark(*at, b'.'))
        .last()?;
    Some(tidy(scan.span(section, last).of(scan.text)))
}
