//! Dates that stand behind a label instead of in a sentence: "Objection Deadline: May 7, 2031 at 4:00 p.m. (ET)",
//! "SO ORDERED: / Dated: May 9, 2031", and paragraphs that a heading runs into.

use super::dates::DateHit;
use super::names::{is_upper, tidy};
use super::scan::{Before, Kind, Scan};
use super::summary::sentence_case;

/// Words that a label has at most.
const LONGEST: usize = 7;

/// The line for a date behind a label: the label, and the time of day behind the date.
pub(super) fn line(scan: &Scan<'_>, hit: &DateHit) -> Option<String> {
    if let Some(signed) = signed(scan, hit) {
        return Some(signed);
    }
    if let Some(time) = hearing_form(scan, hit) {
        return Some(if time.is_empty() { "Hearing".to_owned() } else { format!("Hearing, {time}") });
    }
    let colon = colon_before(scan, hit)?;
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
    let begins = first < colon && (first == 0 || scan.before(first) >= Before::Gap || drawn);
    let label = tidy(scan.span(first, colon.checked_sub(1)?).of(scan.text));
    let said = label.len() > 3 && label.split_whitespace().count() <= LONGEST;
    let own = ["date", "dated", "sent", "on", "time", "from", "to", "subject", "re"]
        .iter()
        .any(|word| label.eq_ignore_ascii_case(word));
    if !begins || !said || own {
        return None;
    }
    let label = if is_upper(&label) { label.to_lowercase() } else { label };
    let label = label.strip_suffix(" Date").or_else(|| label.strip_suffix(" date")).unwrap_or(&label);
    let time = time_behind(scan, hit);
    Some(sentence_case(&time.map_or_else(|| label.to_owned(), |time| format!("{label}, {time}"))))
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
    let time = time.map(|time| if time.ends_with(".m") { format!("{time}.") } else { time });
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
    while last < at + 12 && scan.tokens.get(last).is_some_and(|token| token.line == line && token.before < Before::Gap)
    {
        last += 1;
    }
    let numbered = scan.tokens.get(at).is_some_and(|token| token.kind == Kind::Number);
    (numbered && last > at).then(|| tidy(scan.span(at, last - 1).of(scan.text)).trim_end_matches(['.', ',']).to_owned())
}

/// "So ordered" for a date that only dates a signature below those words; "Signed" for another one.
fn signed(scan: &Scan<'_>, hit: &DateHit) -> Option<String> {
    let line = scan.tokens.get(hit.first)?.line as usize;
    let dates = |line: usize| {
        let text = scan.line_text(line);
        text.len() < 60 && text.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("dated"))
    };
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
