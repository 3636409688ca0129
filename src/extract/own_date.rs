//! The dates that a document gives for itself: "dated as of", "Dated:", "SO ORDERED this …".

use super::dates::DateHit;
use super::heading::noun;
use super::mentions::Located;
use super::scan::{Before, Kind, Scan};
use crate::model::{DocKind, PartialDate, Span};

/// The dates that a document gives for itself, the one to show first.
pub(super) fn own_dates(
    scan: &Scan<'_>,
    dates: &[DateHit],
    kind: DocKind,
    title: Option<Span>,
) -> Vec<Located<PartialDate>> {
    let mut own: Vec<Located<PartialDate>> = Vec::new();
    if matches!(
        kind,
        DocKind::Agreement | DocKind::Plan | DocKind::DisclosureStatement | DocKind::Other | DocKind::Exhibit
    ) {
        own.extend(executed_as_of(scan, dates, title));
    }
    if own.is_empty() {
        own.extend(signed_on(scan, dates));
    }
    own
}

/// "This Agreement, dated as of …", "AMENDMENT NO. 2 dated as of …": the date in the words that open an agreement, and
/// the one on its cover where that is another.
fn executed_as_of(scan: &Scan<'_>, dates: &[DateHit], title: Option<Span>) -> Vec<Located<PartialDate>> {
    let mut found: Vec<Located<PartialDate>> = Vec::new();
    let Some(title) = title else { return found };
    let from = dates.partition_point(|hit| hit.span.start < title.start);
    for hit in dates[from..].iter().take(12) {
        if hit.span.start > title.end + 2500 {
            break;
        }
        if !introduced(scan, hit.first) {
            continue;
        }
        // "dated as of May 1, 2031 and effective as of June 2, 2031": the second one has a meaning of its own.
        let intro = introduction(scan, hit.first);
        if !found.is_empty() && (intro..hit.first).any(|at| scan.is(at, "effective")) {
            continue;
        }
        // Another document's date: "to the Credit Agreement dated as of …", unless this one is meant.
        let (start, _) = scan.paragraph(hit.first, 120);
        let opening = opens_document(scan, start, hit.first, title);
        let cover = found.is_empty()
            && scan.span(scan.token_at(title.end), hit.first).len() < 80
            && hit.span.start < title.end + 120;
        if opening || cover {
            let span = scan.span(introduction(scan, hit.first), hit.last - 1);
            found.push(Located::new(hit.date, span));
        }
    }
    found
}

/// Whether "dated", "as of" or their like stands right before a date.
pub(super) fn introduced(scan: &Scan<'_>, at: usize) -> bool {
    introduction(scan, at) < at
}

/// The first token of "dated as of", "effective as of", "dated", "as of", "this" before a date; the date's own where
/// there is none.
pub(super) fn introduction(scan: &Scan<'_>, at: usize) -> usize {
    let mut first = at;
    while first > 0 && at - first < 6 {
        let before = first - 1;
        if scan.is_any(
            before,
            &["dated", "as", "of", "effective", "this", "on", "made", "the", "is", "executed", "entered", "into"],
        ) && scan.before(first) != Before::Paragraph
        {
            first = before;
        } else if scan.mark(before, b':') && before > 0 && scan.is_any(before - 1, &["dated", "date"]) {
            first = before - 1;
        } else {
            break;
        }
    }
    let mark =
        (first..at).any(|token| scan.is_any(token, &["dated", "as", "this", "date", "made", "executed", "effective"]));
    if mark { first } else { at }
}

/// Whether the words between a paragraph's start and a date name this document and no other: its title, or "this …"
/// with a document's noun, and no other document's noun with "to the" or "under the" before it.
fn opens_document(scan: &Scan<'_>, start: usize, date: usize, title: Span) -> bool {
    let in_title = scan.tokens.get(start).is_some_and(|t| t.span.start <= title.end);
    let this = (start..date.min(start + 40))
        .any(|at| scan.is(at, "this") && (at..(at + 12).min(date)).any(|n| noun(scan, n).is_some()));
    let same_words = starts_with_title(scan, start, title);
    if !(in_title || this || same_words) {
        return false;
    }
    // Between the title's noun and the date no second document may come in, but for "(as defined below)".
    let mut nouns = 0;
    let mut depth = 0_i32;
    let mut other = false;
    for at in start..date {
        match scan.tokens[at].kind {
            Kind::Mark(b'(') => depth += 1,
            Kind::Mark(b')') => depth -= 1,
            _ => {
                // `(this "Agreement")` only says it again.
                nouns += usize::from(depth == 0 && noun(scan, at).is_some());
                other |= depth == 0
                    && at > start + 1
                    && scan.is_any(at, &["pursuant", "under", "amended", "between", "among"]);
            }
        }
    }
    // As many nouns as the title has: "Amendment … to the Credit Agreement dated …" has one more than "Amendment".
    let own = (scan.token_at(title.start)..scan.token_at(title.end)).filter(|at| noun(scan, *at).is_some()).count();
    nouns > 0 && nouns <= own.max(capitals_at(scan, start, date)).max(1) && !other
}

/// How many nouns of documents stand in the capitals with which a paragraph begins: "THIS FIRST AMENDMENT TO CREDIT AGREEMENT".
fn capitals_at(scan: &Scan<'_>, start: usize, end: usize) -> usize {
    let from = start + usize::from(scan.is(start, "this"));
    let capital = |at: &usize| !scan.word(*at).chars().any(char::is_lowercase) && !scan.mark(*at, b'(');
    (from..end).take_while(capital).filter(|at| noun(scan, *at).is_some()).count()
}

/// Whether a paragraph begins with the words of the title, in any case.
fn starts_with_title(scan: &Scan<'_>, start: usize, title: Span) -> bool {
    let first = scan.token_at(title.start);
    let behind = scan.token_at(title.end);
    let count = behind.saturating_sub(first);
    count > 0 && (0..count.min(4)).all(|i| scan.word(start + i).eq_ignore_ascii_case(scan.word(first + i)))
}

/// "BOISE, Idaho, May 1, 2031 (News Wire) -- Alder, Inc. today …": where and when a press release was given out.
fn is_dateline(scan: &Scan<'_>, hit: &DateHit) -> bool {
    let start = scan.paragraph(hit.first, 16).0;
    let place = hit.first > start
        && hit.first - start < 12
        && scan.word(start).len() > 2
        && super::names::is_upper(scan.word(start))
        && (start..hit.first).any(|at| scan.mark(at, b','));
    // A dash, "/PRNewswire/" or a wire's name in parentheses follows.
    place && (scan.mark(hit.last, b'-') || scan.mark(hit.last, b'/') || scan.mark(hit.last, b'('))
}

/// "Dated: April 2, 2008", "SO ORDERED this 3rd day of May, 2010", "Executed on …", or a date that stands alone.
fn signed_on(scan: &Scan<'_>, dates: &[DateHit]) -> Option<Located<PartialDate>> {
    let label = |hit: &&DateHit| {
        let line = scan.tokens[hit.first].line as usize;
        let first = scan.lines[line].first as usize;
        let capital = scan.word(first).starts_with(char::is_uppercase);
        let colon = scan.is_any(first, &["dated", "date", "entered", "signed"])
            && (scan.mark(first + 1, b':') || scan.mark(first + 1, b',') || hit.first == first + 1);
        // "Date: May 1, 2031 / Time: 10:00 a.m." sets a hearing.
        let hearing = (line.saturating_sub(2)..line + 3).any(|near| {
            let text = scan.line_text(near);
            near != line && text.len() < 60 && {
                let text = text.to_lowercase();
                text.starts_with("time:") || text.contains("hearing")
            }
        });
        let sworn = scan.is_any(first, &["executed", "signed", "entered", "dated"])
            && scan.is_any(first + 1, &["on", "this", "at", "as"]);
        let above = hit.first == first && line > 0 && {
            let upper = scan.line_text(line - 1);
            upper.len() < 12 && upper.starts_with('D') && upper.to_lowercase().starts_with("dated")
        };
        capital && hit.first <= first + 9 && (colon && !(hearing && scan.is(first, "date")) || sworn) || above
    };
    let ordered = || {
        dates.iter().find(|hit| {
            let before = hit.first.saturating_sub(9)..hit.first;
            let has = |words: &[&str]| before.clone().any(|at| scan.is_any(at, words));
            // "DONE AND ORDERED in Chambers in Boise, Idaho, this 3rd day of May, 2031"
            let far = || (hit.first.saturating_sub(16)..hit.first).any(|at| scan.words(at, &["and", "ordered"]));
            // "AND NOW, this 14th day of April": how orders of Pennsylvania's courts begin.
            let now = || (hit.first.saturating_sub(5)..hit.first).any(|at| scan.words(at, &["and", "now"]));
            if scan.is(hit.first.saturating_sub(1), "this") && now() {
                return true;
            }
            has(&["this", "day"])
                && (has(&["ordered"]) && has(&["so"])
                    || has(&["executed", "dated", "signed", "sworn"])
                    || scan.is(hit.first.saturating_sub(1), "this") && far())
        })
    };
    let alone = || {
        dates.iter().find(|hit| {
            let line = scan.tokens[hit.first].line as usize;
            // A note has the sum on the left and the date on the right.
            let column = scan.before(hit.first) == Before::Gap && scan.line_text(line).starts_with(['$', 'U']);
            let first = scan.lines[line].first as usize == hit.first || column && hit.span.start < 3000;
            first && scan.lines[line].span.end == hit.span.end && !hit.numeric
        })
    };
    let dateline = || dates.iter().take(3).find(|hit| is_dateline(scan, hit));
    let labelled = dates.iter().find(label);
    labelled.or_else(ordered).or_else(dateline).or_else(alone).map(|hit| {
        let line = scan.tokens[hit.first].line as usize;
        let start = scan.lines[line].span.start;
        let span = if hit.span.start - start < 80 { Span { start, end: hit.span.end } } else { hit.span };
        Located::new(hit.date, span)
    })
}
