//! Documents that a text cites by their numbers on a docket: "[Docket No. 171]", "(Dkt. 45)", "ECF Nos. 12, 45 & 118".

use super::bracketed;
use super::dates::DateHit;
use super::document_name::{document_before, shortened};
use super::heading::noun;
use super::mentions::ReferenceMention;
use super::names::tidy;
use super::scan::{Before, Kind, Scan};
use crate::model::{DocKind, PartialDate, Sureness};

/// Numbers that a list of them has at most.
const LONGEST: usize = 24;

/// Documents that are cited by their number. A number behind a document that is cited by its date too is added to that
/// citation.
pub(super) fn read(scan: &Scan<'_>, dates: &[DateHit], dated: &mut [ReferenceMention]) -> Vec<ReferenceMention> {
    let mut found = Vec::new();
    for at in scan.places(&["d", "docket", "dkt", "ecf", "doc"]) {
        let Some(first) = number_behind(scan, at) else { continue };
        let bracketed = at > 0 && (scan.mark(at - 1, b'[') || scan.mark(at - 1, b'('));
        let mut next = first;
        for _ in 0..LONGEST {
            let from = if next == first { if bracketed { at - 1 } else { at } } else { next };
            let closes = bracketed && (scan.mark(next + 1, b']') || scan.mark(next + 1, b')'));
            let own = scan.span(from, next + usize::from(closes));
            let number = scan.word(next);
            let known = dated.iter_mut().find(|reference| {
                next == first
                    && reference.docket_number.is_none()
                    && (reference.span.contains(own)
                        || reference.span.end <= own.start && own.start - reference.span.end < 40)
            });
            if let Some(reference) = known {
                reference.docket_number = Some(number.to_owned());
                reference.span = reference.span.to(own);
            } else {
                let end = at.saturating_sub(usize::from(bracketed));
                let dated_at = (next == first).then(|| date_before(scan, end, dates)).flatten();
                let filed = if bracketed && next == first { bracketed::date_within(scan, next, dates) } else { None };
                let named = (next == first).then(|| named(scan, dated_at.map_or(end, |(at, _)| at))).flatten();
                let (start, kind, words) = named.unwrap_or((from, DocKind::Other, format!("Docket no. {number}")));
                let words = if words.contains(' ') { words } else { defined(scan, next).unwrap_or(words) };
                found.push(ReferenceMention {
                    description: words,
                    kind,
                    date: filed
                        .or(dated_at.map(|(_, date)| date))
                        .or_else(|| (start < from).then(|| told(scan, start, dates)).flatten()),
                    docket_number: Some(number.to_owned()),
                    case: None,
                    span: if start < from { scan.tokens[start].span.to(own) } else { own },
                    sure: Sureness::Stated,
                });
            }
            let Some(further) = further_number(scan, next) else { break };
            next = further;
        }
    }
    found.extend(bracketed::read(scan));
    found
}

/// The token of the first number behind "Docket No." at a token.
pub(super) fn number_behind(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let initials = scan.is(at, "d") && scan.mark(at + 1, b'.') && scan.is(at + 2, "i") && scan.mark(at + 3, b'.');
    if !(initials || scan.is_any(at, &["docket", "dkt", "ecf", "doc"])) {
        return None;
    }
    let mut next = if initials { at + 4 } else { at + 1 };
    next += usize::from(scan.mark(next, b'.'));
    // "Dkt. 54", "ECF 54": these words stand for nothing but a docket.
    let docket = scan.is(at, "dkt") && next > at + 1 || scan.word(at) == "ECF";
    let marked = initials || docket || scan.is_any(next, &["no", "nos"]);
    next += usize::from(scan.is_any(next, &["no", "nos"]));
    next += usize::from(scan.mark(next, b'.') || scan.mark(next, b'#'));
    let bracketed = at > 0 && (scan.mark(at - 1, b'[') || scan.mark(at - 1, b'('));
    let longer = scan.mark(next + 1, b'-') && scan.before(next + 1) == Before::Nothing && scan.word(next + 2).len() > 3;
    (is_number(scan, next) && (marked || bracketed) && !longer).then_some(next)
}

pub(super) fn is_number(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.word(at);
    scan.tokens.get(at).is_some_and(|token| token.kind == Kind::Number)
        && word.len() <= 5
        && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The next number of a list: behind "," "&" "and".
fn further_number(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let comma = at + 1 + usize::from(scan.mark(at + 1, b',') || scan.mark(at + 1, b';'));
    let next = comma + usize::from(scan.is(comma, "and") || scan.mark(comma, b'&'));
    let listed = next > at + 1 && is_number(scan, next) && scan.before(next) <= Before::Line;
    // "Docket No. 12, 45 days after": a number of something.
    let counts = scan.is_any(next + 1, &["days", "day", "months", "years", "business", "percent"]);
    let date = scan.mark(next + 1, b'/') || scan.mark(next + 1, b'-') || scan.mark(next + 1, b':');
    (listed && !counts && !date).then_some(next)
}

/// "on July 2, 2031 (Doc. 1)": the day right before a number, and the token with which its words begin.
fn date_before(scan: &Scan<'_>, end: usize, dates: &[DateHit]) -> Option<(usize, PartialDate)> {
    let at = dates.partition_point(|hit| hit.last < end);
    let hit = dates.get(at).filter(|hit| hit.last == end && hit.year_given)?;
    let (low, _) = scan.sentence(hit.first, 60);
    // "appointed on May 1, 2031 [Docket No. 94]": the notice of it may be of another day.
    let verb = (low..hit.first).any(|at| {
        scan.is_any(at, &["filed", "entered", "issued", "submitted", "served", "answered", "moved", "responded"])
    });
    (verb && hit.first > 0 && scan.is(hit.first - 1, "on")).then_some((hit.first - 1, hit.date))
}

/// The document named right before a token, within its sentence.
pub(super) fn named(scan: &Scan<'_>, end: usize) -> Option<(usize, DocKind, String)> {
    let (low, _) = scan.sentence(end, 120);
    item(scan, end).or_else(|| document_before(scan, end, low))
}

/// "1. Motion of the Debtors for an Order Extending the Time to Assume Leases [D.I. 180]": an item of a list that is a
/// document's title from its first word on.
fn item(scan: &Scan<'_>, end: usize) -> Option<(usize, DocKind, String)> {
    const LONGEST: usize = 60;
    const SMALL: [&str; 18] = [
        "a", "an", "and", "as", "by", "for", "from", "in", "its", "of", "on", "or", "pursuant", "the", "their", "to",
        "under", "with",
    ];
    let (low, _) = scan.paragraph(end.checked_sub(1)?, LONGEST);
    let title = |at: usize| match scan.tokens[at].kind {
        Kind::Word => scan.word(at).starts_with(char::is_uppercase) || scan.is_any(at, &SMALL),
        Kind::Number => true,
        // The period of a form or a number, and none that ends a sentence.
        Kind::Mark(b'.') => at > 0 && scan.word(at - 1).len() < 5,
        Kind::Mark(mark) => matches!(mark, b',' | b'\'' | b'-' | b'&' | b'(' | b')'),
        Kind::Blank => false,
    };
    // "a. Certificate of No Objection": the last line that begins with the mark of an item.
    let first = (low + 2..end)
        .rev()
        .take_while(|at| title(*at))
        .find(|at| scan.mark(at - 1, b'.') && scan.word(at - 2).len() <= 3 && scan.before(at - 2) >= Before::Line)?;
    let kind = (first..end.min(first + 5)).find_map(|at| noun(scan, at))?;
    let whole = end > first + 2 && !scan.is(first, "the") && scan.word(first).starts_with(char::is_uppercase);
    whole.then(|| (first, kind, shortened(&tidy(scan.span(first, end - 1).of(scan.text)))))
}

/// The name that the text gives a document behind its number: `[Docket No. 308] (the "Bar Date Order")`.
fn defined(scan: &Scan<'_>, number: usize) -> Option<String> {
    let open = (number + 1..number + 4).find(|at| scan.mark(*at, b'('))?;
    let quote = (open..open + 3).find(|at| scan.mark(*at, b'"'))?;
    let close = (quote + 1..quote + 7).find(|at| scan.mark(*at, b'"'))?;
    let term = tidy(scan.span(quote + 1, close.checked_sub(1)?).of(scan.text));
    term.contains(' ').then_some(term)
}

/// The day on which the sentence says that a document was filed or entered, where it gives one day only: "On May 1, 2031,
/// the Court entered an order".
fn told(scan: &Scan<'_>, start: usize, dates: &[DateHit]) -> Option<PartialDate> {
    let (low, _) = scan.sentence(start, 60);
    let from = dates.partition_point(|hit| hit.first < low);
    let mut within = dates.get(from..)?.iter().take_while(|hit| hit.last <= start);
    let hit = within.next()?;
    let led = hit.first > 0 && scan.is(hit.first - 1, "on") && within.next().is_none();
    let verbs = |at: usize| scan.is_any(at, &["filed", "entered", "issued", "submitted", "served"]);
    // "filed, on May 1, 2031, the Plan [Docket No. 45]": between commas, the verb may stand before the day.
    let before = hit.first >= low + 3 && scan.mark(hit.first - 2, b',') && scan.mark(hit.last, b',');
    let verb = (hit.last..start).any(verbs) || before && verbs(hit.first - 3);
    (led && verb && hit.year_given).then_some(hit.date)
}
