//! One line for a date: who did or must do what, cut from the sentence at its joints.

use super::dates::DateHit;
use super::heading::noun;
use super::names::tidy;
use super::scan::{Before, Kind, Scan};
use crate::model::DocKind;

/// Longest line, in characters; it is cut at a joint before that where there is one.
const LONGEST: usize = 130;

/// The line for a date within the sentence `low..high`; `first` is where the words that lead to the date begin.
pub(super) fn of_date(scan: &Scan<'_>, low: usize, high: usize, first: usize, hit: &DateHit) -> String {
    let (low, high) = clause(scan, low, high, first, hit.last);
    let words = if first <= low + 1 {
        // "On April 3, 2009, the Debtors exchanged …": what follows is the line.
        let from = skip_time(scan, hit.last, high);
        text(scan, from, high)
    } else if high <= hit.last + 1 {
        text(scan, low, first)
    } else {
        format!("{} {}", text(scan, low, first), text(scan, skip_time(scan, hit.last, high), high))
    };
    let words = tidy_line(&words);
    if words.split_whitespace().count() >= 2 { words } else { around(scan, first, hit) }
}

/// The line for a period.
pub(super) fn of_period(scan: &Scan<'_>, low: usize, high: usize, first: usize, last: usize) -> String {
    // A defined term names it best: `The period of forbearance (the "Forbearance Period") shall commence on …`.
    if let Some(open) = (low..first).rev().find(|at| scan.mark(*at, b'"'))
        && let Some(start) = (low..open).rev().find(|at| scan.mark(*at, b'"'))
        && open > start + 1
        && open - start < 8
    {
        return tidy_line(&text(scan, start + 1, open));
    }
    let (low, high) = clause(scan, low, high, first, last);
    let words = tidy_line(&format!("{} {}", text(scan, low, first), text(scan, last, high)));
    if words.is_empty() { "Period".to_owned() } else { words }
}

/// The clause of a sentence that holds a date: between semicolons, "(i)" marks and, where it is long, commas with "and".
fn clause(scan: &Scan<'_>, low: usize, high: usize, first: usize, last: usize) -> (usize, usize) {
    let joint = |at: usize| scan.mark(at, b';') || scan.mark(at, b':') && scan.before(at + 1) != Before::Nothing;
    let numbered = |at: usize| {
        scan.mark(at, b')')
            && at >= 2
            && scan.mark(at - 2, b'(')
            && scan.word(at - 1).len() <= 4
            && scan.before(at - 2) >= Before::Space
    };
    let mut start = first;
    while start > low && !joint(start - 1) && !numbered(start - 1) {
        start -= 1;
    }
    let mut end = last;
    while end < high
        && !joint(end)
        && !(scan.mark(end, b'(')
            && scan.word(end + 1).len() <= 4
            && scan.mark(end + 2, b')')
            && scan.before(end) >= Before::Space)
    {
        end += 1;
    }
    // A long head is cut at ", and" or "that" before the date.
    if first - start > 40
        && let Some(cut) = (start + 8..first.saturating_sub(4)).rev().find(|at| {
            scan.mark(at - 1, b',') && scan.is_any(*at, &["and", "which", "but"])
                || scan.is(*at, "that") && first - at > 6
        })
    {
        start = cut + 1;
    }
    // A leading "WHEREAS," and its like are no part of the line.
    while start < first
        && (scan.is_any(start, &["whereas", "and", "that", "provided", "further", "but", "ordered", "or"])
            || scan.mark(start, b',')
            || scan.mark(start, b'"') && start + 1 == first)
    {
        start += 1;
    }
    (start, end)
}

/// A time behind a date: "at 10:00 a.m. (Eastern Time)," and the comma.
fn skip_time(scan: &Scan<'_>, from: usize, high: usize) -> usize {
    let mut at = from;
    if scan.mark(at, b',') {
        at += 1;
    }
    while at < high && scan.mark(at, b',') {
        at += 1;
    }
    at
}

fn text(scan: &Scan<'_>, from: usize, to: usize) -> String {
    if from >= to || to > scan.tokens.len() {
        return String::new();
    }
    tidy(scan.span(from, to - 1).of(scan.text))
}

/// A line without what hangs at its ends, cut to its longest.
fn tidy_line(words: &str) -> String {
    let trimmed = words
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '–' | '-' | '“' | '”' | '"'))
        .replace(" ,", ",")
        .replace("( ", "(");
    let mut line = strip_parentheses(&trimmed);
    for lead in ["the date ", "at which time ", "on which ", "and ", "that "] {
        if let Some(rest) = line.strip_prefix(lead) {
            line = rest.to_owned();
        }
    }
    if line.chars().count() > LONGEST {
        line = cut_at_joint(&line);
    }
    let line = line.trim_end_matches([' ', ',', ';', '(', '-', '–']).to_owned();
    for tail in [" and", " or", " the", " of", " on", " by", " in", " at", " as of", " to"] {
        if let Some(head) = line.strip_suffix(tail) {
            return sentence_case(head.trim_end_matches(','));
        }
    }
    sentence_case(&line)
}

/// Takes defined terms and other parentheses with quotes in them out of a line.
fn strip_parentheses(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(open) = rest.find('(') {
        let Some(close) = rest[open..].find(')') else { break };
        let inside = &rest[open..=open + close];
        out.push_str(&rest[..open]);
        if !inside.contains(['"', '“', '”']) {
            out.push_str(inside);
        } else if out.ends_with(' ') {
            out.pop();
        }
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    out
}

/// The longest head of a line that ends at a joint and is short enough.
fn cut_at_joint(line: &str) -> String {
    let limit = line.char_indices().nth(LONGEST).map_or(line.len(), |(at, _)| at);
    let head = &line[..limit];
    let joint =
        [", ", "; ", " which ", " pursuant to ", " provided ", " in accordance ", " subject to ", " unless ", " and "]
            .iter()
            .filter_map(|joint| head.rfind(joint))
            .filter(|at| *at > LONGEST / 3)
            .max();
    let end = joint.or_else(|| head.rfind(' ')).unwrap_or(limit);
    format!("{} …", &line[..end].trim_end_matches([',', ';', ' ']))
}

/// A few words around a date, where its sentence gives none.
fn around(scan: &Scan<'_>, first: usize, hit: &DateHit) -> String {
    let line = scan.tokens[hit.first].line as usize;
    let own = scan.line_text(line);
    let bare = own.replace(hit.span.of(scan.text), " ");
    let words = tidy_line(&tidy(&bare));
    if words.split_whitespace().count() >= 1 && words.len() > 3 && words.len() < 120 {
        return words;
    }
    // A table's row or a form: the line above says what it is.
    let above = (line.saturating_sub(3)..line).rev().map(|l| scan.line_text(l)).find(|t| !t.is_empty());
    let below = (line + 1..line + 3).map(|l| scan.line_text(l)).find(|t| !t.is_empty());
    let _ = first;
    tidy_line(&tidy(above.filter(|t| t.len() < 120).or(below.filter(|t| t.len() < 120)).unwrap_or("Date")))
}

/// Words with their first letter in upper case.
pub(super) fn sentence_case(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The token behind a document's name that begins with its noun: "order regarding mediation" ends before "and provides".
pub(super) fn phrase_end(scan: &Scan<'_>, noun_at: usize) -> usize {
    let mut at = noun_at + 1;
    let joined = scan.is_any(
        at,
        &[
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
        ],
    );
    if !joined {
        return at;
    }
    while at < noun_at + 10
        && scan.tokens.get(at).is_some_and(|t| matches!(t.kind, Kind::Word | Kind::Number) && t.before <= Before::Line)
    {
        if at > noun_at + 1
            && scan.is_any(
                at,
                &[
                    "and", "provides", "is", "was", "which", "that", "has", "had", "shall", "will", "stating",
                    "requires", "required",
                ],
            )
        {
            break;
        }
        at += 1;
    }
    at
}

/// The first token of a document's name whose last noun stands at `last`, and what the document is. The name runs back
/// over capitalised words, small words between them, and ordinal words: "First Supplemental Indenture", "Amendment No. 5 and
/// Agreement", "first joint status letter".
pub(super) fn document_start(scan: &Scan<'_>, last: usize, floor: usize) -> (usize, DocKind) {
    let capital = scan.word(last).starts_with(char::is_uppercase);
    let mut first = last;
    let mut at = last;
    while at > floor && last - at < 30 {
        at -= 1;
        let word = scan.word(at);
        let stop_word = scan.is_any(
            at,
            &[
                "this", "that", "certain", "such", "said", "each", "any", "upon", "whereas", "under", "pursuant",
                "between", "among", "by", "into", "in", "with", "if", "as", "is", "a", "an",
            ],
        );
        match scan.tokens[at].kind {
            _ if scan.before(at + 1) == Before::Paragraph => break,
            Kind::Word if stop_word => break,
            Kind::Word if capital && word.starts_with(char::is_uppercase) => first = at,
            Kind::Number if capital => first = at,
            Kind::Word if capital && matches!(word, "of" | "to" | "and" | "for" | "the" | "on" | "or" | "from") => {}
            Kind::Word
                if !capital
                    && scan.is_any(
                        at,
                        &[
                            "first",
                            "second",
                            "third",
                            "fourth",
                            "fifth",
                            "sixth",
                            "seventh",
                            "eighth",
                            "ninth",
                            "tenth",
                            "joint",
                            "status",
                            "initial",
                            "interim",
                            "final",
                            "amended",
                            "proposed",
                            "prior",
                            "original",
                            "supplemental",
                            "written",
                            "credit",
                            "loan",
                            "scheduling",
                            "bar",
                            "sale",
                        ],
                    ) =>
            {
                first = at
            }
            Kind::Mark(b',') if capital && at > floor && inside_title(scan, at) => {}
            Kind::Mark(b'.') if capital && scan.is_any(at.saturating_sub(1), &["no", "nos"]) => {}
            Kind::Mark(b'-' | b'\'' | b'&') if capital => {}
            _ => break,
        }
    }
    while first < last && scan.is_any(first, &["the", "and", "of", "to", "for"]) {
        first += 1;
    }
    // What it is: the first noun of its name leads ("Order Approving Stipulation"), but the last where they are joined
    // by "and" or "to" ("Amendment … to Credit Agreement" is an agreement both ways).
    let kind = (first..=last).find_map(|i| noun(scan, i)).unwrap_or(DocKind::Other);
    (first, kind)
}

/// Whether a comma stands inside a title: "Amendment No. 6, Consent and Waiver".
fn inside_title(scan: &Scan<'_>, comma: usize) -> bool {
    let before = scan.word(comma.saturating_sub(1));
    let number =
        before.bytes().all(|b| b.is_ascii_digit()) && before.len() <= 2 && scan.mark(comma.saturating_sub(2), b'.');
    number
        || scan.word(comma + 1).starts_with(char::is_uppercase)
            && noun(scan, comma + 1).is_none()
            && scan.is_any(comma.saturating_sub(1), &["consent", "waiver"])
}

/// The last token of what still belongs to a document's name behind its noun, before the date's joint: "Affidavit of Ada
/// Byrne Pursuant to Local Rule 1007-2", "Standing Order M-61".
pub(super) fn document_tail(scan: &Scan<'_>, noun_at: usize, end: usize) -> usize {
    let mut last = noun_at;
    let mut at = noun_at + 1;
    while at < end && at - noun_at < 22 {
        match scan.tokens[at].kind {
            Kind::Mark(b'(' | b';' | b'"') => break,
            Kind::Mark(b',') if at + 1 >= end => break,
            Kind::Word | Kind::Number => last = at,
            _ => {}
        }
        at += 1;
    }
    last
}
