//! Dates that stand behind a label instead of in a sentence: "Objection Deadline: May 7, 2031 at 4:00 p.m. (ET)",
//! "SO ORDERED: / Dated: May 9, 2031", and paragraphs that a heading runs into.

use super::columns::segments;
use super::dates::DateHit;
use super::names::{is_upper, tidy};
use super::row_labels;
use super::scan::{Before, Kind, Scan};
use super::summary::sentence_case;
use crate::model::{Span, TimelineKind};

/// Words that a label has at most.
const LONGEST: usize = 7;

/// The line for a date behind a label: the label, and the time of day behind the date.
pub(super) fn line(scan: &Scan<'_>, hit: &DateHit) -> Option<String> {
    if let Some(signed) = signed(scan, hit) {
        return Some(signed);
    }
    if let Some(time) = hearing_form(scan, hit) {
        // "Sale Date: May 1, 2031    Time: 10:00 a.m."
        let label = label(scan, hit).filter(|label| label.contains(' ') && !label.to_lowercase().contains("hearing"));
        if let Some(label) = label.filter(|label| !is_upper(label)) {
            return Some(if time.is_empty() { label } else { format!("{label}, {time}") });
        }
        return Some(if time.is_empty() { "Hearing".to_owned() } else { format!("Hearing, {time}") });
    }
    let label = label(scan, hit)?;
    let label = if is_upper(&label) { label.to_lowercase() } else { label };
    let label = if is_for(scan, hit, &label.to_lowercase()) { format!("Deadline f{}", &label[1..]) } else { label };
    let label = [" Date and Time", " date and time", " Date", " date"]
        .iter()
        .find_map(|end| label.strip_suffix(end))
        // "Bar Date", "Record Date" are whole names.
        .filter(|rest| {
            let rest = rest.to_ascii_lowercase();
            ["hearing", "objection", "trial", "conference", "response", "reply", "deadline"]
                .iter()
                .any(|word| rest.ends_with(word))
        })
        .unwrap_or(&label);
    let time = time_behind(scan, hit);
    Some(sentence_case(&time.map_or_else(|| label.to_owned(), |time| format!("{label}, {time}"))))
}

/// The label of a date: the words before its colon, or those of the column beside it.
fn label(scan: &Scan<'_>, hit: &DateHit) -> Option<String> {
    let label = match colon_before(scan, hit) {
        Some(colon) => before_colon(scan, colon)?,
        None => beside(scan, hit)?,
    };
    let own = ["date", "dated", "sent", "on", "time", "from", "to", "subject", "re", "received"]
        .iter()
        .any(|word| label.eq_ignore_ascii_case(word));
    (!own).then_some(label)
}

/// The words before a colon, up to a gap or a mark drawn between columns.
fn before_colon(scan: &Scan<'_>, colon: usize) -> Option<String> {
    let mut first = colon;
    while first > 0 && scan.before(first) < Before::Gap && colon - first < LONGEST + 1 {
        let word = scan.word(first - 1);
        let part = scan.tokens[first - 1].kind == Kind::Word || matches!(word, "-" | "/" | "&" | "'");
        if !part {
            break;
        }
        first -= 1;
    }
    let drawn = first > 0 && [b')', b'|', b':', b'?', b'*'].iter().any(|mark| scan.mark(first - 1, *mark));
    // "6. Meeting of creditors: July 22", "…, 2031. For governmental units: December 15": behind a sentence or a number.
    let behind = first > 0 && scan.mark(first - 1, b'.') && scan.before(first) >= Before::Space;
    let begins = first < colon && (first == 0 || scan.before(first) >= Before::Gap || drawn || behind);
    let label = tidy(scan.span(first, colon.checked_sub(1)?).of(scan.text));
    (begins && label.len() > 3 && label.split_whitespace().count() <= LONGEST).then_some(label)
}

/// The words of the column beside a date that has a column for itself: "Sale Hearing        May 1, 2031 at 10:00 a.m.".
fn beside(scan: &Scan<'_>, hit: &DateHit) -> Option<String> {
    const WORDS: usize = 12;
    let line = scan.tokens.get(hit.first)?.line as usize;
    let cells = segments(scan, line);
    let own = cells.iter().position(|cell| cell.contains(hit.span))?;
    let lead = Span { start: cells.get(own)?.start, end: hit.span.start }.of(scan.text).trim().to_lowercase();
    let leads = ["", "on", "by", "on or before", "no later than", "not later than"];
    let alone = leads.contains(&lead.trim_end_matches(',')) || lead.ends_with("day,");
    // "October 28, 2031 at 10:00 a.m.        Confirmation Hearing"
    let rest = Span { start: hit.span.end, end: cells.get(own)?.end.max(hit.span.end) }.of(scan.text);
    let timed = rest.len() < 40 && rest.trim_start_matches([',', ' ']).starts_with("at ");
    let other = match own.checked_sub(1) {
        Some(left) if alone => cells.get(left),
        None if alone && (rest.len() < 2 || timed) => cells.get(1),
        _ => None,
    }?;
    let whole = row_labels::whole(scan, line, *other);
    let words = whole.trim_end_matches([':', '.', ' ']);
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let said = letters > 4 && letters * 2 > words.len() && words.split_whitespace().count() <= WORDS;
    (said && !words.contains("/s/") && !words.ends_with(" )") && !words.ends_with(',') && !words.contains("____"))
        .then(|| tidy(words))
}

/// What the date of a schedule is, as its label tells: "Completion of discovery: June 1, 2031", "Sale Hearing     May 4, 2031".
pub(super) fn kind(scan: &Scan<'_>, hit: &DateHit) -> Option<TimelineKind> {
    const DUE: [&str; 24] = [
        "discovery",
        "motions",
        "designation",
        "expert",
        "reports",
        "disclosures",
        "objection",
        "closing",
        "bid",
        "bids",
        "pleadings",
        "briefs",
        "response",
        "responses",
        "replies",
        "objections",
        "deadlines",
        "reply",
        "opposition",
        "deadline",
        "maturity",
        "due",
        "expiration",
        "cutoff",
    ];
    let lower = label(scan, hit)?.to_lowercase();
    let has = |words: &[&str]| lower.split(|c: char| !c.is_alphabetic()).any(|word| words.contains(&word));
    if has(&["filed", "entered", "served", "held", "received", "executed", "sent"]) {
        return Some(TimelineKind::Event);
    }
    let creditors = lower.starts_with("meeting of creditors") || lower.contains("341 meeting");
    if (creditors || has(&["hearing", "trial", "conference", "argument", "auction"])) && !has(&["deadline"]) {
        return Some(TimelineKind::Hearing);
    }
    (has(&DUE) || is_for(scan, hit, &lower)).then_some(TimelineKind::Deadline)
}

/// "Deadline for filing a claim: May 1, 2031. For governmental units: June 2, 2031": a second day of the same deadline.
fn is_for(scan: &Scan<'_>, hit: &DateHit, label: &str) -> bool {
    const REACH: usize = 30;
    let (low, _) = scan.paragraph(hit.first, REACH);
    label.starts_with("for ") && (low..hit.first).any(|at| scan.is(at, "deadline"))
}

/// "Date: May 1, 2031 / Time: 11:15 a.m. / Courtroom: 3" in a caption: the time, empty where none is given.
pub(super) fn hearing_form(scan: &Scan<'_>, hit: &DateHit) -> Option<String> {
    const BELOW: usize = 4;
    let colon = colon_before(scan, hit)?;
    let label = scan.word(colon.checked_sub(1)?);
    let head = colon >= 2 && scan.is(colon - 2, "hearing");
    if !label.eq_ignore_ascii_case("date") && !label.eq_ignore_ascii_case("hearing") {
        return None;
    }
    let line = scan.tokens.get(hit.first)?.line as usize;
    let time = (line..line + BELOW).find_map(|near| {
        let text = scan.line_text(near);
        let at = text.find("Time:").or_else(|| text.find("TIME:"))?;
        (text.len() < 200).then(|| tidy(text[at + "Time:".len()..].trim_matches([' ', ',', '.', ')', '(', ';'])))
    });
    let time = time.map(|time| with_period(&time));
    match time {
        Some(time) => Some(time),
        None if head || label.eq_ignore_ascii_case("hearing") => Some(time_behind(scan, hit).unwrap_or_default()),
        None => None,
    }
}

/// The colon before a date, over a weekday and its comma.
fn colon_before(scan: &Scan<'_>, hit: &DateHit) -> Option<usize> {
    let mut at = hit.first;
    for _ in 0..3 {
        at = at.checked_sub(1)?;
        if scan.mark(at, b':') {
            return (scan.before(hit.first) < Before::Line).then_some(at);
        }
        if !scan.mark(at, b',') && !scan.word(at).to_ascii_lowercase().ends_with("day") {
            return None;
        }
    }
    None
}

/// The time of day behind a date, with its zone: "10:00 a.m. (ET)".
fn time_behind(scan: &Scan<'_>, hit: &DateHit) -> Option<String> {
    let at = (hit.last..hit.last + 3).find(|at| scan.is(*at, "at"))? + 1;
    let line = scan.tokens.get(hit.first)?.line;
    let mut last = at;
    // "10:30 AM. The meeting may be continued": the sentence is over.
    let over = |at: usize| scan.mark(at, b'.') && scan.word(at - 1).len() > 1 && scan.before(at + 1) >= Before::Space;
    while last < at + 12
        && !over(last)
        && scan.tokens.get(last).is_some_and(|token| token.line == line && token.before < Before::Gap)
    {
        last += 1;
    }
    let numbered = scan.tokens.get(at).is_some_and(|token| token.kind == Kind::Number);
    (numbered && last > at)
        .then(|| with_period(tidy(scan.span(at, last - 1).of(scan.text)).trim_end_matches(['.', ','])))
}

/// "10:00 a.m" with the period that belongs to it.
pub(super) fn with_period(time: &str) -> String {
    if time.ends_with(" a.m") || time.ends_with(" p.m") { format!("{time}.") } else { time.to_owned() }
}

/// "So ordered" for a date that only dates a signature below those words; "Signed" for another one.
fn signed(scan: &Scan<'_>, hit: &DateHit) -> Option<String> {
    let line = scan.tokens.get(hit.first)?.line as usize;
    let dates = |line: usize| {
        let text = scan.line_text(line);
        text.len() < 60 && text.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("dated"))
    };
    // "… is true and correct. Executed on May 1, 2031": a sentence of its own.
    let (low, _) = scan.sentence(hit.first, 16);
    let executed = scan.is_any(low, &["executed", "signed"])
        && (low + 1..hit.first).all(|at| scan.is_any(at, &["on", "this", "as", "of", "the"]));
    if executed {
        return Some("Signed".to_owned());
    }
    let alone = scan.lines[line].first as usize == hit.first;
    let dated = dates(line) || alone && line > 0 && dates(line - 1);
    if !dated {
        return None;
    }
    let ordered = (line.saturating_sub(5)..=line)
        .any(|near| scan.line_text(near).get(..10).is_some_and(|head| head.eq_ignore_ascii_case("so ordered")));
    Some(if ordered { "So ordered" } else { "Signed" }.to_owned())
}

/// The heading that a paragraph runs on from: "5.  Challenge Period.  Any party must …".
pub(super) fn run_in_heading(scan: &Scan<'_>, at: usize) -> Option<String> {
    let (paragraph, _) = scan.paragraph(at, 160);
    let mut first = paragraph;
    // The paragraph's number or letter.
    let numbered = scan.word(first).len() <= 3 && (scan.mark(first + 1, b'.') || scan.mark(first + 1, b')'));
    if numbered {
        first += 2;
    }
    let period = (first..first + 8).find(|i| scan.mark(*i, b'.'))?;
    let small = |i: usize| scan.is_any(i, &["of", "and", "the", "for", "to", "in", "a", "on"]);
    let heading = period > first
        && period < at
        && (first..period).all(|i| scan.word(i).starts_with(char::is_uppercase) || small(i) || scan.mark(i, b';'))
        && scan.before(period + 1) >= Before::Space;
    heading.then(|| tidy(scan.span(first, period - 1).of(scan.text)))
}
