//! The words that lead to a date: "on or before", "no later than", "on the evening of".

use super::dates::DateHit;
use super::scan::Scan;
use crate::model::{Precision, When};

/// The words that stand before a date and say how exactly it is meant, and the token they begin with.
pub(super) fn lead(scan: &Scan<'_>, hit: &DateHit, low: usize) -> (usize, Precision) {
    const LEADS: [(&[&str], Precision); 38] = [
        (&["no", "earlier", "than"], Precision::After),
        (&["not", "earlier", "than"], Precision::After),
        (&["as", "of", "the", "close", "of", "business", "on"], Precision::Day),
        (&["at", "the", "close", "of", "business", "on"], Precision::Day),
        (&["through", "and", "including"], Precision::Before),
        (&["to", "and", "including"], Precision::Before),
        (&["until", "and", "including"], Precision::Before),
        (&["up", "to"], Precision::Before),
        (&["by", "no", "later", "than"], Precision::Before),
        (&["on", "each", "of"], Precision::Day),
        (&["each", "of"], Precision::Day),
        (&["in", "or", "about"], Precision::About),
        (&["in", "or", "around"], Precision::About),
        (&["on", "or", "around"], Precision::About),
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
    at = time_of_day(scan, at, low);
    // "by 5:00 p.m. (Eastern Time) on November 16": the time stands between.
    if at > low
        && scan.is(at - 1, "on")
        && let Some(by) = before_time(scan, at - 1, low).or_else(|| before_item(scan, at - 1, low))
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

/// The first token of "on the evening of" before a date; the date's own where nothing of the kind stands there.
fn time_of_day(scan: &Scan<'_>, at: usize, low: usize) -> usize {
    let of = at >= low + 3
        && scan.is(at - 1, "of")
        && scan.is_any(at - 2, &["morning", "afternoon", "evening", "night", "day"])
        && scan.is(at - 3, "the");
    if !of {
        return at;
    }
    let mut first = at - 3;
    while first > low && at - first < 6 && scan.is_any(first - 1, &["on", "in", "during", "early", "late"]) {
        first -= 1;
    }
    first
}

/// The token "by" or "before" in front of a time of day that ends at `end`.
fn before_time(scan: &Scan<'_>, end: usize, low: usize) -> Option<usize> {
    let from = end.saturating_sub(18).max(low);
    let by = (from..end).rev().find(|at| scan.is_any(*at, &["by", "before", "than"]))?;
    let time = (by + 1..end).any(|at| scan.is_any(at, &["m", "am", "pm", "noon", "midnight"]));
    let clean = (by + 1..end).all(|at| !scan.mark(at, b';') && !scan.is_any(at, &["and", "shall", "will"]));
    (time && clean).then_some(if scan.is(by, "than") { by.saturating_sub(2).max(low) } else { by })
}

/// The token "until" in front of "the earlier of (a) 5:00 p.m. Eastern Time", which ends at `end`.
fn before_item(scan: &Scan<'_>, end: usize, low: usize) -> Option<usize> {
    const REACH: usize = 16;
    let hour = |at: usize| {
        let zones = ["eastern", "central", "mountain", "pacific", "prevailing", "et", "ct", "pt", "time"];
        !scan.word(at).starts_with(char::is_alphabetic) && !scan.mark(at, b'$')
            || scan.is_any(at, &["a", "p", "m", "am", "pm", "noon", "at"])
            || scan.is_any(at, &zones)
    };
    let open = (end.saturating_sub(REACH).max(low)..end.saturating_sub(2)).rev().find(|at| {
        scan.mark(*at, b'(') && scan.mark(at + 2, b')') && scan.word(at + 1).starts_with(char::is_alphabetic)
    })?;
    let mut first = open;
    while first > low && scan.is_any(first - 1, &["of", "earlier", "earliest", "later", "latest", "the", "to", "occur"])
    {
        first -= 1;
    }
    let until = first.checked_sub(1).filter(|at| scan.is_any(*at, &["until", "by", "on", "before", "through"]))?;
    (first < open && (open + 3..end).all(hour)).then_some(until)
}
