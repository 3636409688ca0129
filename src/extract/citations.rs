//! Documents that a text cites by name and date: "the Motion, dated April 1, 2008", "March 17, 2009 order regarding
//! mediation", "Stipulation … entered by the Court on October 25, 2004".

use super::columns::segments;
use super::dates::DateHit;
use super::document_name::{document_before, is_finite, shortened};
use super::heading::noun;
use super::mentions::ReferenceMention;
use super::names::tidy;
use super::own_date::{introduced, introduction};
use super::scan::{Before, Kind, Scan};
use super::summary::sentence_case;
use crate::model::{DocKind, Span, Sureness};

/// A line shorter than this, in bytes, is not one of running text.
const SHORT: usize = 60;

/// The document that a date belongs to, where it belongs to one.
pub(super) fn read(scan: &Scan<'_>, hit: &DateHit, dates: &[DateHit], reach: usize) -> Option<ReferenceMention> {
    noun_behind(scan, hit).or_else(|| noun_before(scan, hit, dates, reach))
}

/// "March 17, 2009 order regarding mediation"
fn noun_behind(scan: &Scan<'_>, hit: &DateHit) -> Option<ReferenceMention> {
    const STOPS: [&str; 22] = [
        "the", "and", "in", "at", "by", "to", "for", "on", "of", "with", "as", "which", "through", "is", "was",
        "shall", "will", "that", "or", "from", "a", "an",
    ];
    let mut at = hit.last;
    while at < hit.last + 3
        && scan.tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.before <= Before::Line)
        && noun(scan, at).is_none()
    {
        if scan.is_any(at, &STOPS) {
            return None;
        }
        at += 1;
    }
    let kind = noun(scan, at).filter(|_| scan.before(at) <= Before::Line)?;
    // The next row of a table or a schedule is no part of this one.
    let line = scan.tokens.get(hit.first).map_or(0, |token| token.line as usize);
    if scan.before(hit.last) == Before::Line && (scan.line_text(line).len() < SHORT || segments(scan, line).len() > 1) {
        return None;
    }
    let led = hit.first > 0 && scan.is_any(hit.first - 1, &["on", "by", "before", "after", "until", "and"]);
    if led && !scan.word(at).starts_with(char::is_lowercase) {
        return None;
    }
    let last = phrase_end(scan, at);
    let words = sentence_case(&tidy(scan.span(hit.last, last - 1).of(scan.text)));
    Some(reference(words, kind, hit, scan.span(hit.first, last - 1)))
}

/// "the Motion, dated April 1, 2008", "Indenture dated as of …", "sworn to on …", "Order … entered … on …"
fn noun_before(scan: &Scan<'_>, hit: &DateHit, dates: &[DateHit], reach: usize) -> Option<ReferenceMention> {
    let intro = introduction(scan, hit.first);
    let (low, _) = scan.sentence(hit.first, reach);
    let plain = |from: usize| (from..hit.first).all(|at| scan.is_any(at, &["on", "of", "the"]));
    let of = hit.first > 1 && scan.is(hit.first - 1, "of") && noun(scan, hit.first - 2).is_some();
    let strong = of || introduced(scan, hit.first) && !plain(intro);
    let joint = if of {
        hit.first - 1
    } else if strong {
        intro
    } else {
        (hit.first.saturating_sub(3)..hit.first)
            .find(|from| (*from..hit.first).all(|at| scan.is_any(at, &["on", "the", "of", "to", "and"])))
            .unwrap_or(hit.first)
    };
    let verb_at = joint.checked_sub(1)?;
    let verb = scan.is_any(verb_at, &["sworn", "entered", "executed", "filed", "issued", "signed", "approved"]);
    if !strong && !verb {
        return distant_verb(scan, hit, low);
    }
    let end = if strong { joint } else { verb_at };
    let (first, kind, words) = document_before(scan, end, previous_date(scan, dates, hit, low))?;
    // "The Debtors filed a petition on …" is something that happened, not a document that is cited.
    let states = strong && (first..joint).any(|at| scan.is_any(at, &["is", "are"]));
    // "terminated the Agreement effective as of May 1, 2031": the day of the termination.
    let ends = ["terminat", "reject", "assum", "cancel"];
    let ended = (joint..hit.first).any(|at| scan.is(at, "effective"))
        && (first.saturating_sub(6).max(low)..first).any(|at| {
            let word = scan.word(at).to_ascii_lowercase();
            ends.iter().any(|stem| word.starts_with(stem))
        });
    if states || ended {
        return None;
    }
    let told = (first..verb_at).any(|at| scan.is_any(at, &["was", "were", "has", "had", "have", "been"]));
    if !strong {
        use DocKind as K;
        let citable = matches!(
            kind,
            K::Order
                | K::Affidavit
                | K::Declaration
                | K::Stipulation
                | K::Agreement
                | K::Judgment
                | K::Motion
                | K::Complaint
                | K::Notice
        );
        if !citable || told && !scan.is_any(verb_at, &["sworn", "filed", "entered", "executed"]) {
            return None;
        }
    }
    let words = if words.contains(' ') { words } else { with_tail(scan, words, hit) };
    Some(reference(words, kind, hit, scan.span(first, hit.last - 1)))
}

/// "… Stipulation and Consent Order … entered by the United States Bankruptcy Court … on October 25, 2004": the verb stands
/// further off.
fn distant_verb(scan: &Scan<'_>, hit: &DateHit, low: usize) -> Option<ReferenceMention> {
    if hit.first == 0 || !scan.is(hit.first - 1, "on") {
        return None;
    }
    let from = hit.first.saturating_sub(16).max(low);
    let verb = (from..hit.first).rev().find(|at| scan.is_any(*at, &["entered", "issued", "ordered", "signed"]))?;
    let so = scan.is(verb, "ordered") && verb > 0 && scan.is(verb - 1, "so");
    if scan.is(verb, "ordered") != so || !scan.is(verb + 1, "by") || (verb..hit.first).any(|at| scan.mark(at, b';')) {
        return None;
    }
    let (first, kind, words) = document_before(scan, verb - usize::from(so), low)?;
    matches!(kind, DocKind::Order | DocKind::Stipulation | DocKind::Judgment | DocKind::Opinion)
        .then(|| reference(words, kind, hit, scan.span(first, hit.last - 1)))
}

/// Where the date before this one in the sentence ends: a document's name does not reach over another date.
fn previous_date(scan: &Scan<'_>, dates: &[DateHit], hit: &DateHit, low: usize) -> usize {
    let mut at = dates.partition_point(|other| other.first < hit.first);
    // A date within a parenthesis belongs to what stands there: "an indenture (as supplemented on …), dated as of …".
    let open = parenthesis_before(scan, introduction(scan, hit.first), low);
    while let Some(open) = open
        && at > 0
        && dates[at - 1].first > open
    {
        at -= 1;
    }
    at.checked_sub(1).and_then(|i| dates.get(i)).map_or(low, |previous| previous.last.max(low))
}

/// Where the parenthesis opens that closes right before a token, over a comma.
fn parenthesis_before(scan: &Scan<'_>, at: usize, low: usize) -> Option<usize> {
    const LONGEST: usize = 48;
    let mut close = at.checked_sub(1)?;
    close -= usize::from(scan.mark(close, b',') && close > low);
    if !scan.mark(close, b')') {
        return None;
    }
    let mut depth = 0_u32;
    (close.saturating_sub(LONGEST).max(low)..=close).rev().find(|i| {
        depth += u32::from(scan.mark(*i, b')'));
        depth = depth.saturating_sub(u32::from(scan.mark(*i, b'(')));
        depth == 0
    })
}

/// The token behind a document's name that begins with its noun: "order regarding mediation" ends before "and provides".
fn phrase_end(scan: &Scan<'_>, noun_at: usize) -> usize {
    const JOINTS: [&str; 14] = [
        "regarding",
        "granting",
        "approving",
        "authorizing",
        "directing",
        "concerning",
        "denying",
        "confirming",
        "establishing",
        "to",
        "from",
        "of",
        "for",
        "appointing",
    ];
    const STOPS: [&str; 9] = ["and", "is", "was", "which", "that", "has", "had", "stating", "filed"];
    let mut at = noun_at + 1;
    if !scan.is_any(at, &JOINTS) {
        return at;
    }
    while at < noun_at + 10
        && scan.tokens.get(at).is_some_and(|t| matches!(t.kind, Kind::Word | Kind::Number) && t.before <= Before::Line)
    {
        if at > noun_at + 1 && (scan.is_any(at, &STOPS) || is_finite(scan, at)) {
            break;
        }
        at += 1;
    }
    at
}

/// A bare "Motion" with what stands behind its date: "Motion of Alder Corporation and Birch, Inc."
fn with_tail(scan: &Scan<'_>, words: String, hit: &DateHit) -> String {
    let mut at = hit.last;
    if scan.mark(at, b'(') {
        at = (at..at + 12).find(|i| scan.mark(*i, b')')).map_or(at, |close| close + 1);
    }
    at += usize::from(scan.mark(at, b','));
    // "your response of May 2 to demand payment" says nothing more of the response.
    let purpose = scan.is(at, "to")
        && scan.word(at + 1).starts_with(char::is_lowercase)
        && !scan.is_any(at + 1, &["the", "a", "an", "our", "your", "his", "her", "its", "their"]);
    if purpose || !scan.is_any(at, &["of", "by", "for", "from", "to"]) || scan.before(at) > Before::Line {
        return words;
    }
    let stop = (at + 1..at + 16).find(|i| {
        scan.mark(*i, b';')
            || scan.mark(*i, b'(')
            || scan.mark(*i, b'.') && scan.before(*i + 1) > Before::Line
            || scan.mark(*i, b',') && !scan.is_any(*i + 1, &["inc", "llc", "lp", "ltd", "l", "n"])
    });
    match stop {
        Some(stop) if stop > at + 1 => shortened(&format!("{words} {}", tidy(scan.span(at, stop - 1).of(scan.text)))),
        _ => words,
    }
}

fn reference(description: String, kind: DocKind, hit: &DateHit, span: Span) -> ReferenceMention {
    let sure = if hit.year_given { Sureness::Stated } else { Sureness::Inferred };
    ReferenceMention { description, kind, date: Some(hit.date), docket_number: None, case: None, span, sure }
}
