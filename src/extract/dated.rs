//! Dated lines: what each date of the text is – a cited document's, a deadline, a hearing, an event, a period – and what
//! happened or is due, cut from its sentence.

use super::dates::DateHit;
use super::mentions::{DatedMention, Located, ReferenceMention};
use super::names::tidy;
use super::scan::{Before, Scan};
use super::{citations, summary};
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
        if is_own(&hit) || repeats_own(scan, &hit, &own_dates) {
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
        if let Some(reference) = citations::read(scan, &hit, dates, REACH) {
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
    line.len() <= hit.span.len() + 24 && own.contains(&hit.date)
}

/// Whether two dates are the ends of one span of time.
fn is_range(scan: &Scan<'_>, from: &DateHit, to: &DateHit) -> bool {
    if to.first < from.last || to.first - from.last > 6 || to.date < from.date {
        return false;
    }
    let between = from.last..to.first;
    let ends = between.clone().any(|at| {
        scan.is_any(at, &["through", "to", "until", "thru", "ending", "end", "ends", "terminating", "expiring"])
            || scan.mark(at, b'-') && between.len() == 1
    });
    let other = between.clone().any(|at| scan.mark(at, b';') || scan.mark(at, b'.') || scan.mark(at, b'('));
    ends && !other && between.clone().all(|at| scan.before(at + 1) != Before::Paragraph)
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
        ..mention(TimelineKind::Period, scan.span(first, to.last - 1), sure(from).max(sure(to)))
    }
}

/// "From the date of this Agreement until December 31, 2031": a period that begins on the document's own date.
fn period_from_own(scan: &Scan<'_>, hit: &DateHit, own: &Located<PartialDate>) -> Option<DatedMention> {
    let until = hit.first.checked_sub(1).filter(|at| scan.is_any(*at, &["until", "through", "to"]))?;
    let (low, high) = scan.sentence(hit.first, REACH);
    let from = (until.saturating_sub(14).max(low)..until).find(|at| {
        scan.is_any(*at, &["from", "commencing", "beginning"])
            && (*at..until).any(|i| scan.words(i, &["date", "of", "this"]) || scan.words(i, &["date", "hereof"]))
    })?;
    (hit.date > own.value).then(|| DatedMention {
        when: Some(When { date: own.value, until: Some(hit.date), precision: Precision::Between }),
        summary: summary::of_period(scan, (low, high), from, hit.last),
        ..mention(TimelineKind::Period, scan.span(from, hit.last - 1), Sureness::Inferred)
    })
}

/// Whether a month is told of as when something happened: "in or about March 2026", "during May 2030".
fn is_told_month(scan: &Scan<'_>, hit: &DateHit) -> bool {
    let led = hit.first > 0 && scan.is_any(hit.first - 1, &["in", "during", "about", "since", "of"]);
    let of = hit.first > 0 && scan.is(hit.first - 1, "of");
    let (low, high) = scan.sentence(hit.first, 80);
    led && !of
        && (low..high).any(|at| {
            scan.is_any(
                at,
                &[
                    "was", "were", "had", "did", "began", "filed", "entered", "made", "received", "went", "signed",
                    "sent", "paid", "acquired",
                ],
            )
        })
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

fn mention(kind: TimelineKind, span: Span, sure: Sureness) -> DatedMention {
    DatedMention {
        kind,
        when: None,
        summary: String::new(),
        details: String::new(),
        computed: None,
        docket_number: None,
        entered: None,
        case: None,
        span,
        sure,
    }
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
    let (first, precision) = lead(scan, hit, low);
    let kind = kind(scan, hit, low, high, precision);
    let span = scan.span(first, hit.last - 1);
    DatedMention {
        when: Some(When { precision, ..When::on(hit.date) }),
        summary: summary::of_date(scan, &summary::Place { sentence: (low, high), first, hit, dates }),
        ..mention(kind, span, sure(hit))
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
        ..mention(TimelineKind::Event, scan.span(start, hit.last - 1), Sureness::Stated)
    })
}

/// The words that stand before a date and say how exactly it is meant, and the token they begin with.
fn lead(scan: &Scan<'_>, hit: &DateHit, low: usize) -> (usize, Precision) {
    const LEADS: [(&[&str], Precision); 24] = [
        (&["on", "or", "before"], Precision::Before),
        (&["on", "or", "prior", "to"], Precision::Before),
        (&["no", "later", "than"], Precision::Before),
        (&["not", "later", "than"], Precision::Before),
        (&["not", "after"], Precision::Before),
        (&["prior", "to"], Precision::Before),
        (&["before"], Precision::Before),
        (&["by"], Precision::Before),
        (&["until"], Precision::Before),
        (&["through"], Precision::Before),
        (&["due", "by"], Precision::Before),
        (&["due", "on"], Precision::Day),
        (&["on", "or", "after"], Precision::After),
        (&["on", "and", "after"], Precision::After),
        (&["after"], Precision::After),
        (&["since"], Precision::After),
        (&["on", "or", "about"], Precision::About),
        (&["about"], Precision::About),
        (&["approximately"], Precision::About),
        (&["around"], Precision::About),
        (&["received"], Precision::Day),
        (&["on"], Precision::Day),
        (&["as", "of"], Precision::Day),
        (&["at"], Precision::Day),
    ];
    // A weekday or a time may stand between: "on Friday, May 1, 2020", "at 10:00 a.m. on".
    let mut at = hit.first;
    while at > low {
        let previous = at - 1;
        let weekday = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
            .iter()
            .any(|day| scan.is(previous, day));
        if weekday
            || scan.mark(previous, b',') && at > low + 1 && scan.word(at - 2).to_lowercase().ends_with("day")
            || scan.is(previous, "the")
        {
            at = previous;
        } else {
            break;
        }
    }
    // "by 5:00 p.m. (Eastern Time) on November 16": the time stands between.
    if at > low
        && scan.is(at - 1, "on")
        && let Some(by) = before_time(scan, at - 1, low)
    {
        return (by, Precision::Before);
    }
    for (words, precision) in LEADS {
        if at >= low + words.len() && scan.words(at - words.len(), words) {
            let precision = if precision == Precision::Day { When::on(hit.date).precision } else { precision };
            return (at - words.len(), precision);
        }
    }
    (at, When::on(hit.date).precision)
}

/// The token "by" or "before" in front of a time of day that ends at `end`.
fn before_time(scan: &Scan<'_>, end: usize, low: usize) -> Option<usize> {
    let from = end.saturating_sub(12).max(low);
    let by = (from..end).rev().find(|at| scan.is_any(*at, &["by", "before", "than"]))?;
    let time = (by + 1..end).any(|at| scan.is_any(at, &["m", "am", "pm", "noon", "midnight"]));
    let clean = (by + 1..end).all(|at| !scan.mark(at, b';') && !scan.is_any(at, &["and", "shall", "will"]));
    (time && clean).then_some(if scan.is(by, "than") { by.saturating_sub(2).max(low) } else { by })
}

/// `On the date hereof (the "Petition Date")`: the document's own date by a name.
pub(super) fn defined_as_own(scan: &Scan<'_>, own: &Located<PartialDate>) -> Option<(String, Located<PartialDate>)> {
    let at = (0..scan.tokens.len()).find(|at| {
        scan.words(*at, &["date", "hereof"]) && scan.mark(at + 2, b'(') && (at + 3..at + 5).any(|i| scan.mark(i, b'"'))
    })?;
    let open = (at + 3..at + 5).find(|i| scan.mark(*i, b'"'))?;
    let close = (open + 1..open + 6).find(|i| scan.mark(*i, b'"'))?;
    let term = tidy(scan.span(open + 1, close.checked_sub(1)?).of(scan.text));
    Some((term, Located::new(own.value, scan.span(at.saturating_sub(2), at + 1))))
}

/// What a date is, from the words of its clause.
fn kind(scan: &Scan<'_>, hit: &DateHit, low: usize, high: usize, precision: Precision) -> TimelineKind {
    let limit = |at: &usize| scan.mark(*at, b';');
    let near_low = (hit.first.saturating_sub(24).max(low)..hit.first)
        .rev()
        .find(limit)
        .map_or(hit.first.saturating_sub(24).max(low), |at| at + 1);
    let near_high = (hit.last..(hit.last + 24).min(high)).find(limit).unwrap_or((hit.last + 24).min(high));
    let near = |words: &[&str]| (near_low..near_high).any(|at| scan.is_any(at, words));
    let whole = |words: &[&str]| (low..high).any(|at| scan.is_any(at, words));
    let due = near(&[
        "deadline",
        "due",
        "expire",
        "expires",
        "expiration",
        "termination",
        "terminate",
        "terminates",
        "maturity",
        "matures",
        "designation",
        "cutoff",
        "bar",
        "close",
        "closes",
        "last",
    ]);
    if precision != Precision::Before && !due && is_hearing(scan, near_low, near_high) {
        return TimelineKind::Hearing;
    }
    if is_hearing_form(scan, hit) {
        return TimelineKind::Hearing;
    }
    // What was missed is something that happened, whatever was due.
    if whole(&["failed", "fail", "missed", "defaulted"]) && precision != Precision::Before {
        return TimelineKind::Event;
    }
    let must = whole(&[
        "shall", "must", "will", "agrees", "required", "agreed", "may", "please", "should", "request", "ask", "asks",
    ]);
    match precision {
        Precision::Before if must || due => TimelineKind::Deadline,
        Precision::Before if near(&["prior", "than"]) && whole(&["not", "no", "later"]) => TimelineKind::Deadline,
        _ if due && !whole(&["had", "was", "were", "did"]) => TimelineKind::Deadline,
        _ if defines_date(scan, hit, low) => TimelineKind::Deadline,
        _ => TimelineKind::Event,
    }
}

/// Whether a date stands in a caption's form: "Date: May 1, 2031 / Time: 11:15 a.m. / Place: …".
fn is_hearing_form(scan: &Scan<'_>, hit: &DateHit) -> bool {
    let line = scan.tokens.get(hit.first).map_or(0, |token| token.line as usize);
    let begins = |line: usize, label: &str| {
        scan.line_text(line).get(..label.len()).is_some_and(|head| head.eq_ignore_ascii_case(label))
    };
    begins(line, "hearing date") || begins(line, "date:") && (line + 1..line + 4).any(|near| begins(near, "time:"))
}

/// Whether the words between two tokens set a hearing, conference or trial, rather than tell of a paper about one.
fn is_hearing(scan: &Scan<'_>, low: usize, high: usize) -> bool {
    (low..high).any(|at| {
        if !scan.is_any(at, &["hearing", "trial", "conference", "argument", "auction"]) {
            return false;
        }
        // "the Notice of Hearing", "the hearing transcript" are papers.
        let paper = at > 0 && scan.is(at - 1, "of") || scan.is_any(at + 1, &["transcript", "date", "binder"]);
        let past = (low..high).any(|i| scan.is_any(i, &["sent", "served", "mailed", "exchanged"]))
            || at >= 1 && scan.is_any(at - 1, &["after"]);
        let held = (at..(at + 6).min(high)).any(|i| scan.is(i, "held"))
            && (at..(at + 6).min(high)).any(|i| scan.is_any(i, &["was", "having", "been"]));
        !paper && !past && !held
    })
}

/// `"Expiration Date" shall mean April 18, 2031`: a defined date is one that something depends on.
fn defines_date(scan: &Scan<'_>, hit: &DateHit, low: usize) -> bool {
    let from = hit.first.saturating_sub(14).max(low);
    let means = (from..hit.first).any(|at| scan.is_any(at, &["mean", "means"]));
    let date = (low..hit.first)
        .any(|at| scan.is(at, "date") && scan.mark(at + 1, b'"') || scan.is(at, "date") && scan.mark(at + 1, b'\''));
    means && date
}
