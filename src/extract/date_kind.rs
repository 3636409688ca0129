//! What a date is: a hearing's, a deadline, or when something happened.

use super::dates::DateHit;
use super::labelled;
use super::scan::Scan;
use super::summary_rows;
use crate::model::{Precision, TimelineKind};

/// What a date is, from the words of its clause.
pub(super) fn kind(
    scan: &Scan<'_>,
    hit: &DateHit,
    dates: &[DateHit],
    (low, high): (usize, usize),
    precision: Precision,
) -> TimelineKind {
    if summary_rows::is_entry(scan, hit) {
        return TimelineKind::Event;
    }
    if let Some(kind) = labelled::kind(scan, hit).or_else(|| fixed_as(scan, hit, high).map(|(kind, _)| kind)) {
        return kind;
    }
    let limit = |at: &usize| scan.mark(*at, b';');
    let near_low = (hit.first.saturating_sub(24).max(low)..hit.first)
        .rev()
        .find(limit)
        .map_or(hit.first.saturating_sub(24).max(low), |at| at + 1);
    let near_high = (hit.last..(hit.last + 24).min(high)).find(limit).unwrap_or((hit.last + 24).min(high));
    let near = |words: &[&str]| (near_low..near_high).any(|at| scan.is_any(at, words));
    let whole = |words: &[&str]| (low..high).any(|at| scan.is_any(at, words));
    // What is said of another date of the sentence says nothing of this one, unless both stand in one list.
    let (due_low, due_high) = between_dates(scan, hit, dates, near_low, near_high);
    // "the close of business" is an hour of any day.
    let near_alone = |words: &[&str]| {
        (due_low..due_high).any(|at| scan.is_any(at, words) && !scan.words(at + 1, &["of", "business"]))
    };
    let deadline = near_alone(&["deadline", "cutoff"]);
    let due = near_alone(&[
        "deadline",
        "due",
        "expire",
        "expires",
        "expiration",
        "termination",
        "extended",
        "completion",
        "terminate",
        "terminates",
        "maturity",
        "mature",
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
    if labelled::hearing_form(scan, hit).is_some()
        || trial_date(scan, hit)
        || is_put_off(scan, hit)
        || is_set_for(scan, hit, near_low)
    {
        return TimelineKind::Hearing;
    }
    // What was missed is something that happened, whatever was due.
    if (whole(&["failed", "fail", "missed", "defaulted", "expired"]) || near_alone(&["failure"]))
        && precision != Precision::Before
    {
        return TimelineKind::Event;
    }
    let must =
        whole(&["shall", "must", "will", "agrees", "required", "agreed", "please", "should", "request", "ask", "asks"])
            || (low..high).any(|at| scan.word(at) == "may");
    // "is extended from May 28 to June 18": the verb stands before the other day.
    let extended = (low + 1..hit.first)
        .any(|at| scan.is(at, "extended") && scan.is_any(at - 1, &["is", "are", "be", "hereby", "further"]));
    let must = must || extended;
    // "If payment is not received by May 1": what follows then is told behind it.
    let must = must || whole(&["if"]) && whole(&["not"]) || whole(&["can", "unless"]);
    // "The Borrower shall: (a) on or before May 1, deliver …": the duty stands above the list.
    let item = scan.mark(low, b'(') && scan.mark(low + 2, b')') && !whole(&["was", "were", "had", "did"]);
    let must = must || item;
    // "shall pay $5,000 each month, beginning May 1, 2031": the first of several days on which it is due.
    let begins = hit.first.checked_sub(1).is_some_and(|at| scan.is_any(at, &["beginning", "commencing", "starting"]));
    let ordered = || (low..hit.first).any(|at| scan.is_any(at, &["shall", "must"]));
    match precision {
        _ if begins && ordered() => TimelineKind::Deadline,
        _ if deadline => TimelineKind::Deadline,
        Precision::Before if must || due => TimelineKind::Deadline,
        Precision::Before if near(&["prior", "than"]) && whole(&["not", "no", "later"]) => TimelineKind::Deadline,
        _ if due && !whole(&["had", "was", "were", "did"]) && !is_told(scan, hit, (low, high)) => {
            TimelineKind::Deadline
        }
        _ if defines_date(scan, hit, low) => TimelineKind::Deadline,
        _ => TimelineKind::Event,
    }
}

/// The part of a range of tokens around a date that reaches to the dates beside it, over those of the same list.
fn between_dates(scan: &Scan<'_>, hit: &DateHit, dates: &[DateHit], low: usize, high: usize) -> (usize, usize) {
    let at = dates.partition_point(|other| other.first < hit.first);
    let listed = |from: usize, to: usize| {
        to.saturating_sub(from) <= 3
            && (from..to).all(|i| scan.mark(i, b',') || scan.is_any(i, &["and", "or", "the", "to", "through"]))
    };
    let mut first = at;
    while first > 0 && dates[first - 1].last > low && listed(dates[first - 1].last, dates[first].first) {
        first -= 1;
    }
    let before = first.checked_sub(1).and_then(|i| dates.get(i)).map_or(low, |other| other.last.max(low));
    let mut last = at;
    while dates.get(last + 1).is_some_and(|next| next.first < high && listed(dates[last].last, next.first)) {
        last += 1;
    }
    let behind = dates.get(last + 1).map_or(high, |other| other.first.min(high));
    (before, behind.max(before))
}

/// "fixed May 1, 2031 as the last date for filing claims", "set May 1, 2031 at 10:00 a.m. as the date for the hearing": what a
/// day is set as, and the tokens that say so.
pub(super) fn fixed_as(scan: &Scan<'_>, hit: &DateHit, high: usize) -> Option<(TimelineKind, (usize, usize))> {
    // A time of day with its zone may stand between.
    const REACH: usize = 16;
    let set = (hit.first.saturating_sub(4)..hit.first).any(|at| {
        scan.is_any(at, &["fixed", "set", "fixes", "sets", "established", "establishes", "fixing", "setting", "and"])
    });
    let end = (hit.last + REACH).min(high);
    let at = (hit.last..end).find(|at| scan.words(*at, &["as", "the"])).filter(|_| set)?;
    let clean = (hit.last..at).all(|i| !scan.mark(i, b';') && !scan.is_any(i, &["and", "by", "to", "shall", "will"]));
    let named = |words: &[&str]| (at + 2..(at + 14).min(high)).any(|i| scan.is_any(i, words));
    let kind = if named(&["last", "deadline", "bar"]) {
        TimelineKind::Deadline
    } else if named(&["hearing", "trial", "conference"]) {
        TimelineKind::Hearing
    } else {
        return None;
    };
    // "as the date and time for the hearing": the hearing is what is meant.
    let what = (at + 2..(at + 8).min(high)).find(|i| scan.words(*i, &["for", "the"])).map_or(at + 2, |i| i + 2);
    let from = if kind == TimelineKind::Hearing { what } else { at + 2 };
    let behind = (from..high)
        .find(|i| {
            let joint = scan.is(*i, "pursuant") || scan.is(*i, "and") && !scan.is(i + 1, "time");
            [b',', b'(', b';', b'.'].iter().any(|mark| scan.mark(*i, *mark)) || joint
        })
        .unwrap_or(high);
    (clean && behind > from).then_some((kind, (from, behind)))
}

/// Whether a sentence tells of what was done: before the date, or behind one that it begins with.
fn is_told(scan: &Scan<'_>, hit: &DateHit, (low, high): (usize, usize)) -> bool {
    const LEAD: usize = 6;
    let end = if hit.first - low.min(hit.first) < LEAD { high } else { hit.first };
    told(scan, low, end)
}

/// Whether a verb in the past stands before a date, by itself and not in "is extended": something that was done.
fn told(scan: &Scan<'_>, low: usize, first: usize) -> bool {
    const LIGHT: [&str; 5] = ["dated", "scheduled", "related", "limited", "united"];
    // "Unless previously terminated, the commitments shall terminate on …" tells of what is to come.
    if (low..first).any(|at| scan.is_any(at, &["shall", "will", "must"])) {
        return false;
    }
    (low + 1..first).any(|at| {
        let word = scan.word(at);
        word.len() > 4
            && word.ends_with("ed")
            && word.starts_with(char::is_lowercase)
            && !LIGHT.contains(&word)
            // "extended to May 1": what is due then.
            && !(word == "extended" && at + 2 >= first && scan.is_any(at + 1, &["to", "through", "until"]))
            && !scan.is_any(at - 1, &["is", "are", "be", "been", "the", "a", "an", "any", "such", "as", "and"])
            // "Unless previously terminated" tells of nothing that was.
            && !scan.is_any(at - 1, &["unless", "previously", "earlier", "sooner", "otherwise", "hereby"])
    })
}

/// "Trial Date: May 1, 2031"
fn trial_date(scan: &Scan<'_>, hit: &DateHit) -> bool {
    hit.first >= 3 && scan.words(hit.first - 3, &["trial", "date"]) && scan.mark(hit.first - 1, b':')
}

/// "Confirmation is set for October 28, 2031": what is set for a day comes before the court then.
fn is_set_for(scan: &Scan<'_>, hit: &DateHit, low: usize) -> bool {
    let set = hit.first.checked_sub(2).filter(|at| scan.is(at + 1, "for") && scan.is_any(*at, &["set", "scheduled"]));
    let what = ["confirmation", "motion", "application", "matter", "matters"];
    set.is_some_and(|set| (low..set).any(|at| scan.is_any(at, &what)))
}

/// "adjourned to September 17, 2031 at 2:00 p.m.": what is put off to an hour is a hearing.
fn is_put_off(scan: &Scan<'_>, hit: &DateHit) -> bool {
    let verb = hit.first.checked_sub(2).filter(|at| scan.is_any(at + 1, &["to", "until"]));
    let hour = scan.is(hit.last, "at") || scan.mark(hit.last, b',') && scan.is(hit.last + 1, "at");
    let at = hit.last + 1 + usize::from(scan.mark(hit.last, b','));
    let figure = scan.word(at).starts_with(|c: char| c.is_ascii_digit());
    verb.is_some_and(|at| scan.is_any(at, &["adjourned", "continued", "rescheduled"])) && hour && figure
}

/// Whether the words between two tokens set a hearing, conference or trial, rather than tell of a paper about one.
fn is_hearing(scan: &Scan<'_>, low: usize, high: usize) -> bool {
    (low..high).any(|at| {
        if !scan.is_any(at, &["hearing", "trial", "conference", "argument", "auction", "heard"]) {
            return false;
        }
        // "the Notice of Hearing", "the hearing transcript" are papers.
        let paper =
            at > 0 && scan.is(at - 1, "of") || scan.is_any(at + 1, &["transcript", "date", "binder", "call", "calls"]);
        let past = (low..high).any(|i| scan.is_any(i, &["sent", "served", "mailed", "exchanged"]))
            || at >= 1 && scan.is_any(at - 1, &["after"]);
        let held = (at..(at + 6).min(high)).any(|i| scan.is(i, "held"))
            && (at..(at + 6).min(high)).any(|i| scan.is_any(i, &["was", "having", "been"]));
        // "A meeting of the board was held by telephone conference."
        let call = scan.is(at, "conference") && at > 0 && scan.is_any(at - 1, &["telephone", "telephonic", "video"]);
        let meeting = call && (low..at).any(|i| scan.is(i, "meeting"));
        !paper && !past && !held && !meeting
    })
}

/// `"Expiration Date" shall mean April 18, 2031`: a defined date is one that something depends on.
fn defines_date(scan: &Scan<'_>, hit: &DateHit, low: usize) -> bool {
    let from = hit.first.saturating_sub(14).max(low);
    let colon = hit.first > from + 2
        && scan.mark(hit.first - 1, b':')
        && (scan.mark(hit.first - 2, b'"') || scan.mark(hit.first - 2, b'\''));
    let means = colon || (from..hit.first).any(|at| scan.is_any(at, &["mean", "means"]));
    let date = (low..hit.first)
        .any(|at| scan.is(at, "date") && scan.mark(at + 1, b'"') || scan.is(at, "date") && scan.mark(at + 1, b'\''));
    means && date
}
