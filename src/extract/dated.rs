//! Dated lines: what each date of the text is – a cited document's, a deadline, a hearing, an event, a period – and what
//! happened or is due, cut from its sentence.

use super::dates::DateHit;
use super::mentions::{DatedMention, Located, ReferenceMention};
use super::names::tidy;
use super::scan::{Before, Scan};
use super::{amended, asides, bracketed, citations, date_kind, date_lead, sec_forms, summary};
use crate::model::{PartialDate, Precision, Span, Sureness, TimelineKind, When};

/// What the dates of a text say.
#[derive(Default)]
pub(super) struct Dated {
    pub(super) lines: Vec<DatedMention>,
    pub(super) references: Vec<ReferenceMention>,
    /// Dates with a name: `(the "Petition Date")`.
    pub(super) defined: Vec<(String, Located<PartialDate>)>,
}

/// Tokens to each side of a date that are looked at.
const REACH: usize = 220;

/// Reads every date of the text but those in `own`, the spans of the document's own date.
pub(super) fn read(scan: &Scan<'_>, dates: &[DateHit], own: &[Span], date: Option<&Located<PartialDate>>) -> Dated {
    let mut out = Dated { defined: dates.iter().filter_map(|hit| defined_as(scan, hit)).collect(), ..Dated::default() };
    let is_own = |hit: &DateHit| own.iter().any(|span| span.overlaps(hit.span));
    let own_dates: Vec<PartialDate> = dates.iter().filter(|hit| is_own(hit)).map(|hit| hit.date).collect();
    let mut at = 0;
    while at < dates.len() {
        let hit = dates[at];
        at += 1;
        if is_own(&hit)
            || repeats_own(scan, &hit, &own_dates)
            || is_condition(scan, &hit)
            || is_commission(scan, &hit)
            || asides::is_aside(scan, &hit)
            || bracketed::is_within(scan, &hit)
        {
            continue;
        }
        if let Some(next) = dates.get(at)
            && let Some(change) = amended::read(scan, &hit, next)
        {
            out.lines.push(DatedMention {
                when: Some(When::on(next.date)),
                summary: change.summary,
                ..DatedMention::new(change.kind, change.span, sure(next))
            });
            at += 1;
            continue;
        }
        // "moved from May 1 to June 2, 2031": what counts is the later day.
        if dates.get(at).is_some_and(|next| is_moved(scan, &hit, next)) {
            continue;
        }
        // A period takes two dates.
        if let Some(next) = dates.get(at).filter(|next| is_range(scan, &hit, next)) {
            out.lines.push(period(scan, &hit, next));
            at += 1;
            continue;
        }
        if let Some(period) = date.and_then(|date| period_from_own(scan, &hit, date)) {
            out.lines.push(period);
            continue;
        }
        if hit.date.day_number().is_none() {
            if is_told_month(scan, &hit) {
                out.lines.push(line(scan, &hit, dates));
            }
            continue;
        }
        if is_instrument(scan, &hit) {
            continue;
        }
        if let Some(reference) = sec_forms::read(scan, &hit).or_else(|| citations::read(scan, &hit, dates, REACH)) {
            out.references.push(reference);
            continue;
        }
        out.lines.push(line(scan, &hit, dates));
    }
    out
}

/// Whether a date only repeats the document's own: alone on its line, as page headings of letters do.
fn repeats_own(scan: &Scan<'_>, hit: &DateHit, own: &[PartialDate]) -> bool {
    let line = scan.lines[scan.tokens[hit.first].line as usize].span;
    let labelled = hit.first > 1 && scan.mark(hit.first - 1, b':') && scan.is_any(hit.first - 2, &["dated", "date"]);
    (line.len() <= hit.span.len() + 24 || labelled) && own.contains(&hit.date)
}

/// "My commission expires 08/14/2031": a notary's, and nothing of the case.
fn is_commission(scan: &Scan<'_>, hit: &DateHit) -> bool {
    (hit.first.saturating_sub(5)..hit.first)
        .any(|at| scan.is(at, "commission") && scan.is_any(at + 1, &["expires", "expiration", "expired"]))
}

/// Whether a date only says which claims or things are meant: "claims that arose before May 1, 2031".
fn is_condition(scan: &Scan<'_>, hit: &DateHit) -> bool {
    let lead = hit.first.saturating_sub(5)..hit.first;
    let bounded = lead.clone().any(|at| scan.is_any(at, &["before", "prior", "after"]));
    bounded
        && lead
            .clone()
            .any(|at| scan.is_any(at, &["arose", "arise", "arises", "arising", "accrued", "accruing", "existing"]))
        && lead.clone().all(|at| scan.before(at + 1) != Before::Paragraph)
}

/// Whether two dates are the ends of one span of time.
fn is_range(scan: &Scan<'_>, from: &DateHit, to: &DateHit) -> bool {
    if to.first < from.last || to.first - from.last > 6 || to.date < from.date {
        return false;
    }
    let between = from.last..to.first;
    // "between April 5 and May 21, 2027"
    if between.len() == 1
        && scan.is(from.last, "and")
        && from.first > 0
        && scan.is_any(from.first - 1, &["between", "from"])
    {
        return true;
    }
    let ends = between.clone().any(|at| {
        scan.is_any(at, &["through", "to", "until", "thru", "ending", "end", "ends", "terminating", "expiring"])
            || scan.mark(at, b'-') && between.len() == 1
    });
    let other = between.clone().any(|at| scan.mark(at, b';') || scan.mark(at, b'.') || scan.mark(at, b'('));
    ends && !other && between.clone().all(|at| scan.before(at + 1) != Before::Paragraph)
}

/// Whether something is moved from one date to the other.
fn is_moved(scan: &Scan<'_>, from: &DateHit, to: &DateHit) -> bool {
    const VERBS: [&str; 10] = [
        "moved",
        "rescheduled",
        "continued",
        "adjourned",
        "postponed",
        "extended",
        "changed",
        "deferred",
        "reset",
        "advanced",
    ];
    let between = from.last..to.first;
    // "the conference set for May 1 be adjourned to June 2"
    let verb = between.clone().find(|at| scan.is_any(*at, &VERBS));
    if let Some(verb) = verb.filter(|verb| between.len() <= 6 && scan.is(verb + 1, "to") && to.date > from.date) {
        let light = ["be", "is", "was", "has", "been", "should", "and", "hereby", "then"];
        return (from.last..verb).all(|at| scan.is_any(at, &light) || scan.mark(at, b','));
    }
    let Some(lead) = from.first.checked_sub(1).filter(|_| between.len() <= 3 && to.first > from.last) else {
        return false;
    };
    let lead = if scan.is(lead, "the") { lead.saturating_sub(1) } else { lead };
    scan.is(lead, "from")
        && between.clone().any(|at| scan.is(at, "to"))
        && (lead.saturating_sub(8)..lead).any(|at| scan.is_any(at, &VERBS))
}

fn period(scan: &Scan<'_>, from: &DateHit, to: &DateHit) -> DatedMention {
    let (low, high) = scan.sentence(from.first, REACH);
    let mut first = from.first;
    while first > low
        && from.first - first < 4
        && scan.is_any(
            first - 1,
            &["commence", "commencing", "commences", "begin", "beginning", "begins", "on", "from", "between"],
        )
    {
        first -= 1;
    }
    DatedMention {
        when: Some(When { date: from.date, until: Some(to.date), precision: Precision::Between }),
        summary: summary::of_period(scan, (low, high), first, to.last),
        ..DatedMention::new(TimelineKind::Period, scan.span(first, to.last - 1), sure(from).max(sure(to)))
    }
}

/// "From the date of this Agreement until December 31, 2031": a period that begins on the document's own date.
fn period_from_own(scan: &Scan<'_>, hit: &DateHit, own: &Located<PartialDate>) -> Option<DatedMention> {
    let (low, high) = scan.sentence(hit.first, REACH);
    let until = until(scan, hit, low)?;
    let from = (until.saturating_sub(16).max(low)..until).find(|at| {
        scan.is_any(*at, &["from", "commencing", "beginning"])
            && (*at..until).any(|i| scan.words(i, &["date", "of", "this"]) || scan.words(i, &["date", "hereof"]))
    })?;
    (hit.date > own.value).then(|| DatedMention {
        when: Some(When { date: own.value, until: Some(hit.date), precision: Precision::Between }),
        summary: named_behind(scan, hit.last, high)
            .unwrap_or_else(|| summary::of_period(scan, (low, high), from, hit.last)),
        ..DatedMention::new(TimelineKind::Period, scan.span(from, hit.last - 1), Sureness::Inferred)
    })
}

/// The token of "until" before a date, or of "ending on the earliest of (i)".
fn until(scan: &Scan<'_>, hit: &DateHit, low: usize) -> Option<usize> {
    let mut at = hit.first.checked_sub(1)?;
    if scan.mark(at, b')') && at >= low + 2 && scan.mark(at - 2, b'(') {
        at = at.checked_sub(3)?;
        while at > low && scan.is_any(at, &["of", "earlier", "earliest", "the", "to", "occur"]) {
            at -= 1;
        }
    }
    at -= usize::from(scan.is(at, "on") && at > low);
    scan.is_any(at, &["until", "through", "to", "ending"]).then_some(at)
}

/// The name that a sentence gives a period further on: `… (the "Standstill Period")`.
fn named_behind(scan: &Scan<'_>, from: usize, high: usize) -> Option<String> {
    let open = (from..high).find(|at| scan.mark(*at, b'"') && (scan.mark(at - 1, b'(') || scan.is(at - 1, "the")))?;
    let close = (open + 1..(open + 7).min(high)).find(|at| scan.mark(*at, b'"'))?;
    (close > open + 1 && scan.is_any(close - 1, &["period", "term"]))
        .then(|| tidy(scan.span(open + 1, close - 1).of(scan.text)))
}

/// Whether a month is told of as when something happened: "in or about March 2026", "during May 2030".
fn is_told_month(scan: &Scan<'_>, hit: &DateHit) -> bool {
    let led = hit.first > 0 && scan.is_any(hit.first - 1, &["in", "during", "about", "around", "since", "of"]);
    let of = hit.first > 0 && scan.is(hit.first - 1, "of");
    let (low, high) = scan.sentence(hit.first, 80);
    led && !of
        && (low..high).any(|at| {
            scan.is_any(
                at,
                &[
                    "was", "were", "had", "did", "began", "filed", "entered", "made", "received", "went", "signed",
                    "sent", "paid", "bought", "sold", "became", "left", "met", "told", "took",
                ],
            ) || is_past(scan.word(at))
        })
}

/// Whether a word is in the form of a verb's past: "terminated", "acquired".
fn is_past(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase) && !word.ends_with("eed")
}

/// The name that the text gives a date: `on March 3, 2031 (the "Petition Date")`.
fn defined_as(scan: &Scan<'_>, hit: &DateHit) -> Option<(String, Located<PartialDate>)> {
    let open = (hit.last..hit.last + 4).find(|at| scan.mark(*at, b'('))?;
    let quote = (open..open + 3).find(|at| scan.mark(*at, b'"'))?;
    let close = (quote + 1..quote + 6).find(|at| scan.mark(*at, b'"'))?;
    let named = close > quote + 1 && scan.is_any(close - 1, &["date", "deadline"]);
    named.then(|| {
        let term = tidy(scan.span(quote + 1, close - 1).of(scan.text));
        (term, Located::new(hit.date, hit.span))
    })
}

fn sure(hit: &DateHit) -> Sureness {
    if hit.year_given { Sureness::Stated } else { Sureness::Inferred }
}

/// Whether a date is part of an instrument's name: "12% Senior Notes due August 1, 2031".
fn is_instrument(scan: &Scan<'_>, hit: &DateHit) -> bool {
    hit.first > 0
        && scan.is(hit.first - 1, "due")
        && (hit.first.saturating_sub(6)..hit.first)
            .any(|at| scan.is_any(at, &["notes", "bonds", "debentures", "securities", "note", "loans"]))
}

/// A line for a date that stands for itself.
fn line(scan: &Scan<'_>, hit: &DateHit, dates: &[DateHit]) -> DatedMention {
    if let Some(fax) = fax(scan, hit) {
        return fax;
    }
    let (low, high) = scan.sentence(hit.first, REACH);
    let (first, precision) = date_lead::lead(scan, hit, low);
    let kind = date_kind::kind(scan, hit, dates, (low, high), precision);
    let span = scan.span(first, hit.last - 1);
    DatedMention {
        when: Some(When { precision, ..When::on(hit.date) }),
        summary: summary::of_date(scan, &summary::Place { sentence: (low, high), first, hit, dates }),
        ..DatedMention::new(kind, span, sure(hit))
    }
}

/// The line that a fax machine prints on a page: "Received 09-25-07 15:27", with "To-" and "From-" on the lines beside it.
fn fax(scan: &Scan<'_>, hit: &DateHit) -> Option<DatedMention> {
    let line = scan.tokens.get(hit.first)?.line as usize;
    let start = scan.lines[line].first as usize;
    if !hit.numeric || !scan.is_any(start, &["received", "rcvd"]) || hit.first > start + 2 {
        return None;
    }
    let time = scan
        .line_text(line)
        .split_whitespace()
        .find(|word| word.contains(':') && word.starts_with(|c: char| c.is_ascii_digit()));
    let beside = (line.saturating_sub(6)..line + 4).map(|l| scan.line_text(l));
    let ends: Vec<String> = beside
        .filter_map(|text| {
            let (head, rest) = text.split_once('-').or_else(|| text.split_once(':'))?;
            let name = rest.trim();
            match head.trim() {
                "To" if !name.is_empty() => Some(format!("to {name}")),
                "From" if !name.is_empty() => Some(format!("from {name}")),
                _ => None,
            }
        })
        .collect();
    let when = When::on(hit.date);
    Some(DatedMention {
        when: Some(when),
        summary: time.map_or_else(|| "Fax received".to_owned(), |time| format!("Fax received at {time}")),
        details: ends.join(", "),
        ..DatedMention::new(TimelineKind::Event, scan.span(start, hit.last - 1), Sureness::Stated)
    })
}

/// `On the date hereof (the "Petition Date")`: the document's own date by a name.
pub(super) fn defined_as_own(scan: &Scan<'_>, own: &Located<PartialDate>) -> Option<(String, Located<PartialDate>)> {
    let at = scan.places(&["date"]).into_iter().find(|at| {
        scan.words(*at, &["date", "hereof"]) && scan.mark(at + 2, b'(') && (at + 3..at + 5).any(|i| scan.mark(i, b'"'))
    })?;
    let open = (at + 3..at + 5).find(|i| scan.mark(*i, b'"'))?;
    let close = (open + 1..open + 6).find(|i| scan.mark(*i, b'"'))?;
    let term = tidy(scan.span(open + 1, close.checked_sub(1)?).of(scan.text));
    Some((term, Located::new(own.value, scan.span(at.saturating_sub(2), at + 1))))
}
