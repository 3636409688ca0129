//! Dated lines: what each date of the text is – a cited document's, a deadline, a hearing, an event, a period – and what
//! happened or is due, cut from its sentence.

use super::dates::DateHit;
use super::heading::{introduced, introduction, noun};
use super::mentions::{DatedMention, ReferenceMention};
use super::scan::{Before, Kind, Scan};
use super::summary;
use crate::model::{DocKind, Precision, Span, Sureness, TimelineKind, When};

/// What the dates of a text say.
#[derive(Default)]
pub(super) struct Dated {
    pub(super) lines: Vec<DatedMention>,
    pub(super) references: Vec<ReferenceMention>,
}

/// Tokens to each side of a date that are looked at.
const REACH: usize = 220;

/// Reads every date of the text but those in `own`, the spans of the document's own date.
pub(super) fn read(scan: &Scan<'_>, dates: &[DateHit], own: &[Span]) -> Dated {
    let mut out = Dated::default();
    let mut at = 0;
    while at < dates.len() {
        let hit = dates[at];
        at += 1;
        if own.iter().any(|span| span.overlaps(hit.span)) || repeats_own(scan, &hit, dates, own) {
            continue;
        }
        // A period takes two dates.
        if let Some(next) = dates.get(at).filter(|next| is_range(scan, &hit, next)) {
            out.lines.push(period(scan, &hit, next));
            at += 1;
            continue;
        }
        if hit.date.day_number().is_none() {
            continue;
        }
        if is_instrument(scan, &hit) {
            continue;
        }
        if let Some(reference) = citation(scan, &hit, dates) {
            out.references.push(reference);
            continue;
        }
        out.lines.push(line(scan, &hit));
    }
    out
}

/// Whether a date only repeats the document's own: alone on its line, as page headings of letters do.
fn repeats_own(scan: &Scan<'_>, hit: &DateHit, dates: &[DateHit], own: &[Span]) -> bool {
    let same = dates.iter().any(|other| other.date == hit.date && own.iter().any(|span| span.overlaps(other.span)));
    let line = scan.lines[scan.tokens[hit.first].line as usize].span;
    same && line.len() <= hit.span.len() + 24
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
        summary: summary::of_period(scan, low, high, first, to.last),
        ..mention(TimelineKind::Period, scan.span(first, to.last - 1), sure(from).max(sure(to)))
    }
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

/// The document that a date belongs to, where it belongs to one: "Motion, dated April 1, 2008", "March 17, 2009 order
/// regarding mediation", "Stipulation … entered … on October 25, 2004".
fn citation(scan: &Scan<'_>, hit: &DateHit, dates: &[DateHit]) -> Option<ReferenceMention> {
    before_document(scan, hit).or_else(|| behind_document(scan, hit, dates))
}

/// "March 17, 2009 order regarding mediation"
fn before_document(scan: &Scan<'_>, hit: &DateHit) -> Option<ReferenceMention> {
    let mut at = hit.last;
    while at < hit.last + 3
        && scan.tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.before <= Before::Line)
        && noun(scan, at).is_none()
    {
        if scan.is_any(
            at,
            &[
                "the", "and", "in", "at", "by", "to", "for", "on", "of", "with", "as", "which", "through", "is", "was",
                "shall", "will", "that", "or", "from",
            ],
        ) {
            return None;
        }
        at += 1;
    }
    let kind = noun(scan, at).filter(|_| scan.before(at) <= Before::Line)?;
    if hit.first > 0
        && scan.is_any(hit.first - 1, &["on", "by", "before", "after", "until", "and"])
        && !scan.word(at).starts_with(char::is_lowercase)
    {
        return None;
    }
    let last = summary::phrase_end(scan, at);
    let words = summary::sentence_case(&super::names::tidy(scan.span(hit.last, last - 1).of(scan.text)));
    Some(reference(words, kind, hit, scan.span(hit.first, last - 1)))
}

/// "the Motion, dated April 1, 2008", "Indenture dated as of …", "sworn to on …", "Order … entered … on …"
fn behind_document(scan: &Scan<'_>, hit: &DateHit, dates: &[DateHit]) -> Option<ReferenceMention> {
    let intro = introduction(scan, hit.first);
    let mut joint = intro;
    let mut strong = introduced(scan, hit.first);
    // Without "dated": "entered on", "sworn to on", "filed on" tie a date to the document before them.
    if !strong || (intro..hit.first).all(|at| scan.is_any(at, &["on", "of", "the"])) {
        strong = false;
        joint = hit.first;
        while joint > 0 && scan.is_any(joint - 1, &["on", "the", "of", "to", "and"]) && hit.first - joint < 3 {
            joint -= 1;
        }
    }
    let (low, _) = scan.sentence(hit.first, REACH);
    let verb_at = joint.checked_sub(1)?;
    let verb =
        scan.is_any(verb_at, &["sworn", "entered", "executed", "filed", "issued", "signed", "so-ordered", "approved"]);
    if !strong && !verb {
        return distant_verb(scan, hit, low);
    }
    let end = if strong { joint } else { verb_at };
    let floor = previous_date(dates, hit, low);
    let (first, kind, described) = document_before(scan, end, floor)?;
    // "The Debtors filed a petition on …" is something that happened.
    if !strong
        && (first..verb_at).any(|at| scan.is_any(at, &["was", "were", "has", "had", "have", "been"]))
        && !scan.is(verb_at, "sworn")
    {
        let passive_filing = scan.is_any(verb_at, &["filed", "entered", "executed"]);
        if !passive_filing {
            return None;
        }
    }
    if !strong
        && !matches!(
            kind,
            DocKind::Order
                | DocKind::Affidavit
                | DocKind::Declaration
                | DocKind::Stipulation
                | DocKind::Agreement
                | DocKind::Judgment
                | DocKind::Motion
                | DocKind::Complaint
                | DocKind::Notice
        )
    {
        return None;
    }
    Some(reference(described, kind, hit, scan.span(first, hit.last - 1)))
}

/// "… Stipulation and Consent Order Providing for … and entered by the United States Bankruptcy Court … on October 25,
/// 2004": the verb stands further off.
fn distant_verb(scan: &Scan<'_>, hit: &DateHit, low: usize) -> Option<ReferenceMention> {
    if hit.first == 0 || !scan.is(hit.first - 1, "on") {
        return None;
    }
    let from = hit.first.saturating_sub(16).max(low);
    let verb = (from..hit.first).rev().find(|at| scan.is_any(*at, &["entered", "issued"]))?;
    let by = scan.is(verb + 1, "by");
    if !by || (verb..hit.first).any(|at| scan.mark(at, b';')) {
        return None;
    }
    let (first, kind, described) = document_before(scan, verb, low)?;
    matches!(kind, DocKind::Order | DocKind::Stipulation | DocKind::Judgment | DocKind::Opinion)
        .then(|| reference(described, kind, hit, scan.span(first, hit.last - 1)))
}

/// Where the date before this one in the sentence ends: a document's name does not reach over another date.
fn previous_date(dates: &[DateHit], hit: &DateHit, low: usize) -> usize {
    let at = dates.partition_point(|other| other.first < hit.first);
    at.checked_sub(1).and_then(|i| dates.get(i)).map_or(low, |previous| previous.last.max(low))
}

/// The document's name that ends right before `end`: its first token, what it is, and its words.
fn document_before(scan: &Scan<'_>, end: usize, floor: usize) -> Option<(usize, DocKind, String)> {
    // The last noun of a document before the joint, over commas and a parenthesis with a defined term.
    let mut at = end;
    let mut depth = 0_i32;
    let mut found: Option<usize> = None;
    while at > floor && end - at < 48 {
        at -= 1;
        match scan.tokens[at].kind {
            Kind::Mark(b')') => depth += 1,
            Kind::Mark(b'(') => depth -= 1,
            Kind::Mark(b';') if depth == 0 => break,
            Kind::Word if depth <= 0 => {
                if noun(scan, at).is_some() && scan.word(at).starts_with(char::is_uppercase)
                    || noun(scan, at).is_some() && end - at < 14
                {
                    found = Some(at);
                    break;
                }
            }
            _ => {}
        }
        if depth < 0 {
            break;
        }
    }
    let last = found?;
    let (first, kind) = summary::document_start(scan, last, floor);
    let span = scan.span(first, last);
    let tail = summary::document_tail(scan, last, end);
    let span = scan.span(first, tail).to(span);
    let words = super::names::tidy(span.of(scan.text));
    let words = words.trim_end_matches([',', ' ', '(']).to_owned();
    Some((first, kind, summary::sentence_case(&words)))
}

fn reference(description: String, kind: DocKind, hit: &DateHit, span: Span) -> ReferenceMention {
    ReferenceMention { description, kind, date: Some(hit.date), docket_number: None, case: None, span, sure: sure(hit) }
}

/// A line for a date that stands for itself.
fn line(scan: &Scan<'_>, hit: &DateHit) -> DatedMention {
    let (low, high) = scan.sentence(hit.first, REACH);
    let (first, precision) = lead(scan, hit, low);
    let kind = kind(scan, hit, low, high, precision);
    let span = scan.span(first, hit.last - 1);
    DatedMention {
        when: Some(When { precision, ..When::on(hit.date) }),
        summary: summary::of_date(scan, low, high, first, hit),
        ..mention(kind, span, sure(hit))
    }
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
    for (words, precision) in LEADS {
        if at >= low + words.len() && scan.words(at - words.len(), words) {
            let precision = if precision == Precision::Day { When::on(hit.date).precision } else { precision };
            return (at - words.len(), precision);
        }
    }
    (at, When::on(hit.date).precision)
}

/// What a date is, from the words of its sentence.
fn kind(scan: &Scan<'_>, hit: &DateHit, low: usize, high: usize, precision: Precision) -> TimelineKind {
    let near_low = hit.first.saturating_sub(24).max(low);
    let near_high = (hit.last + 24).min(high);
    let near = |words: &[&str]| (near_low..near_high).any(|at| scan.is_any(at, words));
    let whole = |words: &[&str]| (low..high).any(|at| scan.is_any(at, words));
    if near(&["hearing", "trial", "conference", "argument", "auction", "341"])
        && !near(&["held"])
        && (near(&["hearing", "trial", "conference", "argument"])
            && (near(&["at", "scheduled", "set", "held", "before", "date", "will", "time"])
                || precision == Precision::Day))
        && precision != Precision::Before
    {
        return TimelineKind::Hearing;
    }
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
    ]);
    let must = whole(&["shall", "must", "will", "agrees", "required", "agreed", "may"]);
    match precision {
        Precision::Before if must || due => TimelineKind::Deadline,
        Precision::Before if near(&["prior", "than"]) && whole(&["not", "no", "later"]) => TimelineKind::Deadline,
        _ if due && !whole(&["had", "was", "were", "did"]) => TimelineKind::Deadline,
        _ if defines_date(scan, hit, low) => TimelineKind::Deadline,
        _ => TimelineKind::Event,
    }
}

/// `"Expiration Date" shall mean April 18, 2031`: a defined date is one that something depends on.
fn defines_date(scan: &Scan<'_>, hit: &DateHit, low: usize) -> bool {
    let from = hit.first.saturating_sub(14).max(low);
    let means = (from..hit.first).any(|at| scan.is_any(at, &["mean", "means"]));
    let date = (low..hit.first)
        .any(|at| scan.is(at, "date") && scan.mark(at + 1, b'"') || scan.is(at, "date") && scan.mark(at + 1, b'\''));
    means && date
}
