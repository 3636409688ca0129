//! One line for a date: who did or must do what, cut from the sentence at its joints.

use super::dates::DateHit;
use super::names::tidy;
use super::scan::{Before, Scan};
use super::summary_joints::{before_next_date, behind_previous_date, clause, joined};
use super::{date_kind, labelled, summary_rows, wording};

/// Longest line, in characters; it is cut at a joint before that where there is one.
const LONGEST: usize = 130;

/// Where a date stands, for the line that is made of its sentence.
pub(super) struct Place<'d> {
    /// The sentence, as token indices: first, behind the last.
    pub(super) sentence: (usize, usize),
    /// The first of the words that lead to the date: "on or before".
    pub(super) first: usize,
    /// The date.
    pub(super) hit: &'d DateHit,
    /// Every date of the text.
    pub(super) dates: &'d [DateHit],
}

/// The line for a date.
pub(super) fn of_date(scan: &Scan<'_>, place: &Place<'_>) -> String {
    if let Some(term) = defined_date(scan, place) {
        return term;
    }
    if let Some((_, (from, to))) = date_kind::fixed_as(scan, place.hit, place.sentence.1) {
        return tidy_line(&text(scan, from, to));
    }
    if let Some(row) = summary_rows::table_row(scan, place.hit).or_else(|| labelled::line(scan, place.hit)) {
        return row;
    }
    let (low, high) = clause(scan, place.sentence, place.first, place.hit.last);
    let (list_first, list_last) = list(scan, place, low, high);
    let cut = behind_previous_date(scan, place.dates, list_first, low);
    // Three words at least, or the line says nothing by itself.
    let low = if list_first.saturating_sub(cut) < 3 && list_last + 2 >= high { low } else { cut };
    let behind = skip_commas(scan, list_last, high);
    let high = before_next_date(scan, place.dates, behind, high);
    let head = low..list_first;
    let run_on = head.end > head.start && (scan.is(head.end - 1, "and") || scan.mark(head.end - 1, b','));
    // "July 22 works for Mr. Elm": the date is what the sentence speaks of.
    let subject = head.is_empty() && list_first == place.hit.first && scan.word(behind).starts_with(char::is_lowercase);
    let led = head.len() < 5
        && head.clone().all(|at| {
            scan.is_any(
                at,
                &[
                    "on",
                    "the",
                    "of",
                    "in",
                    "by",
                    "at",
                    "each",
                    "or",
                    "about",
                    "before",
                    "both",
                    "beginning",
                    "commencing",
                    "starting",
                ],
            )
        });
    let line = if subject && behind == list_last && !begins_clause(scan, behind, high) {
        text(scan, list_first, high)
    } else if head.len() <= 1 || led || run_on && begins_clause(scan, behind, high) {
        // "On April 3, 2009, the Debtors exchanged …", "… and on May 11, 2009 the Debtors made …"
        text(scan, behind, high)
    } else if let Some(noun) = noun_behind_list(scan, place, list_first, list_last, high) {
        format!("{} {noun}", text(scan, low, list_first))
    } else if ends_at_date(scan, list_last, high) || head.len() > 24 {
        text(scan, low, list_first)
    } else {
        joined(&text(scan, low, list_first), &text(scan, behind, high))
    };
    let line = tidy_line(&line);
    match line.split_whitespace().count() {
        0 | 1 => of_item(scan, place, &line).unwrap_or_else(|| around(scan, place.hit)),
        // A line of few words says more with the heading of its paragraph.
        2..=4 => labelled::run_in_heading(scan, place.first)
            .filter(|heading| !line.starts_with(heading.as_str()))
            .map_or_else(|| line.clone(), |heading| format!("{heading}: {line}")),
        _ => line,
    }
}

/// "… shall be reduced to (i) $310,000 on May 1, 2031, (ii) $285,000 on …": an item that is a figure alone, behind the words
/// before the list.
fn of_item(scan: &Scan<'_>, place: &Place<'_>, line: &str) -> Option<String> {
    let (low, _) = place.sentence;
    let item = (low..place.first).find(|at| {
        scan.mark(*at, b'(')
            && matches!(scan.word(at + 1), "i" | "a" | "1" | "A" | "x")
            && scan.mark(at + 2, b')')
            && scan.before(*at) >= Before::Space
    });
    // "… shall pay in two parts: $310,000 on May 1, 2031; $150,000 on …"
    let colon = || (low..place.first).find(|at| scan.mark(*at, b':') && scan.before(at + 1) >= Before::Space);
    let mark = item.or_else(colon)?;
    let figure = line.contains(|c: char| c.is_ascii_digit());
    (figure && mark >= low + 3).then(|| tidy_line(&format!("{} {line}", text(scan, low, mark))))
}

/// The line for a period: the term that the sentence defines for it, or else its words.
pub(super) fn of_period(scan: &Scan<'_>, sentence: (usize, usize), first: usize, last: usize) -> String {
    // `The period of forbearance (the "Forbearance Period") shall commence on …`
    let (low, high) = sentence;
    if let Some(close) = (low..first).rev().find(|at| scan.mark(*at, b'"'))
        && let Some(open) = (low..close).rev().find(|at| scan.mark(*at, b'"'))
        && (2..8).contains(&(close - open))
    {
        return tidy_line(&text(scan, open + 1, close));
    }
    if let Some(row) = summary_rows::period_row(scan, first, last) {
        return row;
    }
    let (low, high) = clause(scan, (low, high), first, last);
    let line = tidy_line(&format!("{} {}", text(scan, low, first), text(scan, last, high)));
    if line.contains(' ') { line } else { "Period".to_owned() }
}

/// `"Expiration Date" shall mean …`: the term itself is the line.
fn defined_date(scan: &Scan<'_>, place: &Place<'_>) -> Option<String> {
    let low = place.sentence.0;
    // "'Termination Date': May 1, 2031"
    let colon = place.hit.first.checked_sub(1).filter(|at| scan.mark(*at, b':') && *at > low + 2);
    if let Some(close) = colon.map(|at| at - 1).filter(|at| scan.mark(*at, b'"') || scan.mark(*at, b'\''))
        && let Some(open) = (low..close).rev().find(|at| scan.mark(*at, b'"') || scan.mark(*at, b'\''))
        && close > open + 1
        && close - open < 9
    {
        return Some(tidy_line(&text(scan, open + 1, close)));
    }
    let means = (low..place.first).find(|at| scan.is_any(*at, &["mean", "means"]))?;
    let quote = |at: usize| scan.mark(at, b'"') || scan.mark(at, b'\'');
    let close = (low..means).rev().find(|at| quote(*at))?;
    let open = (low..close).rev().find(|at| quote(*at))?;
    (close > open + 1 && close - open < 9 && means - close < 4).then(|| tidy_line(&text(scan, open + 1, close)))
}

/// The run of dates that a date is listed in, within the clause: "the November 1, 2006, the February 1, 2007 and …", as
/// the first token (with the lead of the list) and the one behind it.
fn list(scan: &Scan<'_>, place: &Place<'_>, low: usize, high: usize) -> (usize, usize) {
    let at = place.dates.partition_point(|other| other.first < place.hit.first);
    let linked = |from: usize, to: usize| {
        to.saturating_sub(from) <= 3 && (from..to).all(|i| scan.mark(i, b',') || scan.is_any(i, &["and", "the", "or"]))
    };
    let (mut first, mut last) = (at, at);
    while first > 0
        && place.dates[first - 1].first >= low
        && linked(place.dates[first - 1].last, place.dates[first].first)
    {
        first -= 1;
    }
    while let Some(next) = place.dates.get(last + 1).filter(|next| next.first < high) {
        if !linked(place.dates[last].last, next.first) {
            break;
        }
        last += 1;
    }
    let start = if first == at { place.first } else { place.dates[first].first };
    (start.max(low), place.dates.get(last).map_or(place.hit.last, |hit| hit.last))
}

/// For a list of dates without its noun – "failed to make the May 1 and the August 1, and will fail to make the November 1
/// interest payments" – the noun behind the next date of the sentence.
fn noun_behind_list(scan: &Scan<'_>, place: &Place<'_>, first: usize, last: usize, high: usize) -> Option<String> {
    if first == 0 || !(scan.is(first - 1, "the") || scan.is(first, "the")) {
        return None;
    }
    let own = scan.word(last).starts_with(char::is_lowercase) && !is_joint(scan, last);
    let from = if own {
        last
    } else {
        let at = place.dates.partition_point(|hit| hit.first < last);
        place.dates.get(at).filter(|hit| hit.first < high)?.last
    };
    let end = (from..high.min(from + 5))
        .take_while(|at| scan.word(*at).starts_with(char::is_lowercase) && !is_joint(scan, *at))
        .last()?
        + 1;
    Some(text(scan, from, end))
}

/// Words at which a clause goes over into the next one.
fn is_joint(scan: &Scan<'_>, at: usize) -> bool {
    scan.is_any(
        at,
        &[
            "and", "or", "but", "which", "that", "at", "when", "where", "provided", "subject", "pursuant", "unless",
            "until", "due", "by", "on", "in",
        ],
    )
}

/// Whether nothing of the clause's own follows a date.
fn ends_at_date(scan: &Scan<'_>, last: usize, high: usize) -> bool {
    last + 1 >= high
        || is_joint(scan, last) && !scan.is_any(last, &["at", "in", "by"])
        || scan.mark(last, b',')
        || scan.is(last, "at") && scan.is(last + 1, "which")
}

/// Whether a clause with a subject of its own begins at a token.
fn begins_clause(scan: &Scan<'_>, at: usize, high: usize) -> bool {
    at + 2 < high
        && (scan.is_any(at, &["the", "a", "an", "it", "he", "she", "they", "we", "each", "counsel"])
            || scan.word(at).starts_with(char::is_uppercase))
}

fn skip_commas(scan: &Scan<'_>, from: usize, high: usize) -> usize {
    (from..high).find(|at| !scan.mark(*at, b',')).unwrap_or(high)
}

fn text(scan: &Scan<'_>, from: usize, to: usize) -> String {
    if from >= to || to > scan.tokens.len() {
        return String::new();
    }
    // Line by line: the numbers of pleading paper and the foot of a page may stand between.
    let mut words = String::new();
    let mut start = from;
    for at in from + 1..=to {
        if at == to || scan.tokens[at].line != scan.tokens[start].line {
            if !words.is_empty() {
                words.push('\n');
            }
            words.push_str(scan.span(start, at - 1).of(scan.text));
            start = at;
        }
    }
    tidy(&words)
}

/// Words that say nothing at the end of a line that was cut off behind them.
const TAILS: [&str; 45] = [
    " beginning",
    " commencing",
    " starting",
    " i.e",
    " e.g",
    " that falls",
    " no earlier than",
    " this",
    " (a)",
    " (b)",
    " (c)",
    " (i)",
    " (ii)",
    " on the earliest of",
    " on the earlier of",
    " on the later of",
    " the earliest of",
    " the earlier of",
    " the later of",
    " and",
    " or",
    " the",
    " of",
    " on",
    " by",
    " in",
    " at",
    " as of",
    " to",
    " from",
    " for",
    " is",
    " was",
    " dated",
    " a",
    " no later than",
    " be",
    " scheduled for",
    " until",
    " shall",
    " shall be",
    " shall occur",
    " will",
    " will be",
    " not",
];

/// A line without what hangs at its ends, cut to its longest.
pub(super) fn tidy_line(words: &str) -> String {
    let bare = wording::plain(&without_terms(words));
    let mut line = bare
        .trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '–' | '-' | '“' | '”' | '"' | '‘' | '’')
        })
        .replace(" ,", ",");
    line = without_item(&line).to_owned();
    for lead in ["and ", "that ", "then ", "to "] {
        if let Some(rest) = line.strip_prefix(lead) {
            line = rest.to_owned();
        }
    }
    // "At a meeting held in Milwaukee on May 1, at which …"
    if let Some(rest) = line.strip_prefix("At a meeting ") {
        line = format!("A meeting {rest}");
    }
    if line.chars().count() > LONGEST {
        line = wording::without_relative(&line);
    }
    if line.chars().count() > LONGEST {
        line = cut_at_joint(&line);
    }
    loop {
        let trimmed = line.trim_end_matches([' ', ',', ';', '(', '-', '–']);
        let shorter = TAILS.iter().find_map(|tail| trimmed.strip_suffix(tail)).unwrap_or(trimmed);
        if shorter.len() == line.len() {
            return sentence_case(&labelled::with_period(&line));
        }
        line = shorter.to_owned();
    }
}

/// A line without the mark of its item: "(b) Unless terminated …", "2.1 The Company …".
fn without_item(line: &str) -> &str {
    let Some(space) = line.find(' ').filter(|at| *at <= 5) else { return line };
    let mark = &line[..space];
    let item = mark.starts_with('(') && mark.ends_with(')');
    let section = mark.len() > 1 && mark.bytes().all(|b| b.is_ascii_digit() || b == b'.') && mark.contains('.');
    if item || section { line[space..].trim_start() } else { line }
}

/// Takes defined terms and other parentheses with quotes in them out of a line.
fn without_terms(line: &str) -> String {
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
    let joints = [
        ", ",
        "; ",
        " which ",
        " pursuant to ",
        " provided ",
        " in accordance ",
        " subject to ",
        " unless ",
        " for use ",
    ];
    let joint = joints.iter().filter_map(|joint| head.rfind(joint)).filter(|at| *at > LONGEST / 3).max();
    let end = joint.or_else(|| head.rfind(' ')).unwrap_or(limit);
    format!("{} …", line[..end].trim_end_matches([',', ';', ' ']))
}

/// A few words around a date that stands in no sentence: its line, or the one above.
fn around(scan: &Scan<'_>, hit: &DateHit) -> String {
    let line = scan.tokens.get(hit.first).map_or(0, |token| token.line as usize);
    // The line's beginning is enough: it is cut to a few words, and may be a whole document long.
    let words = scan.line_text(line);
    let words = words.char_indices().nth(600).map_or(words, |(at, _)| &words[..at]);
    let own = tidy_line(&words.replace(hit.span.of(scan.text), " "));
    if own.chars().filter(|c| c.is_alphabetic()).count() > 2 && own.len() < 120 {
        return own;
    }
    let near = (line.saturating_sub(3)..line).rev().chain(line + 1..line + 3).map(|l| scan.line_text(l));
    let words = near.into_iter().find(|text| (3..120).contains(&text.len())).unwrap_or("Date");
    tidy_line(words)
}

/// Words with their first letter in upper case.
pub(super) fn sentence_case(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
