//! Docket text: what an entry is called, who filed it, when it was entered, what it relates to, what is attached.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::model::PartialDate;

use super::date;
use super::words::{cut, ends_sentence, find, find_from, finder, rfind};

/// Words at which an entry's title ends; in small letters.
const TITLE_ENDS: [&str; 39] = [
    " [misc,",
    " [motion,",
    " [other,",
    " filed by",
    " document filed by",
    "document filed by",
    ", filed by",
    " (filed by",
    " with hearing to be held",
    " with 341",
    " hearing to be held on",
    " hearing scheduled for",
    " hearing set for",
    " to be held on",
    " scheduled for",
    " is scheduled on",
    " continued on",
    " (attachments",
    "(attachments",
    " (related",
    "(related",
    " (re:",
    "(re:",
    " (re ",
    " (fee",
    " (filing fee",
    ", fee amount",
    " fee amount",
    ": fee amount",
    ", receipt number",
    " receipt number",
    " no. of notices",
    " number of notices",
    " signed on",
    " (signed",
    ". signed",
    " service date",
    " (entered:",
    " modified on",
];

static ENDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| finder(&TITLE_ENDS));

/// The longest title, in characters.
const LONGEST_TITLE: usize = 140;

/// What an entry is called: the beginning of its text, up to the first of its regular parts.
pub(in crate::extract) fn title(words: &str) -> String {
    let flat = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let flat = without_page_count(&flat);
    // An entry may begin with one of the phrases; then it is part of the title.
    let mut ends = ENDS.iter().flat_map(|ends| ends.find_iter(flat)).map(|found| found.start());
    let mut end = ends.find(|at| *at >= 8).unwrap_or(flat.len());
    if let Some(at) = sentence_end(flat)
        && at < end
    {
        end = at;
    }
    let title = without_clerk(flat.get(..end).unwrap_or_default())
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '-'));
    cut(if title.is_empty() { flat } else { title }, LONGEST_TITLE)
}

/// The end of the first sentence of some length.
fn sentence_end(text: &str) -> Option<usize> {
    memchr::memchr_iter(b'.', text.as_bytes()).find(|&at| at >= 12 && ends_sentence(text, at))
}

/// The text without the number of pages before it: `(5 pgs; 2 docs)`.
fn without_page_count(text: &str) -> &str {
    let count = text.strip_prefix('(').and_then(|rest| rest.split_once(") "));
    match count {
        Some((inside, rest)) if inside.len() < 24 && (inside.contains(" pg") || inside.contains(" doc")) => rest,
        _ => text,
    }
}

/// The text without the clerk's or filer's name in parentheses at its end: `(Vole, Tess)`, `(jgis)`.
fn without_clerk(text: &str) -> &str {
    let text = text.trim_end();
    let Some(open) = text.strip_suffix(')').and_then(|inner| inner.rfind('(')) else { return text };
    let inner = text.get(open + 1..text.len() - 1).unwrap_or_default();
    let is_name = inner.split_once(", ").is_some_and(|(last, first)| {
        !last.is_empty() && inner.len() < 40 && !first.contains(',') && !inner.bytes().any(|b| b.is_ascii_digit())
    });
    let is_initials = (2..=8).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_lowercase());
    if open > 8 && (is_name || is_initials) { text.get(..open).unwrap_or(text).trim_end() } else { text }
}

/// Who filed it and for whom: `Filed by Tess Vole on behalf of Plumbline Fasteners, Inc.`
pub(in crate::extract) fn filer(words: &str) -> Option<String> {
    let at = find(words, "filed by ")?;
    let rest = words.get(at..)?;
    let mut end = rest.len();
    for stop in [" (", "\n", "). ", ";", " re ", " re:", " due ", " hearing", "objections", "responses"] {
        if let Some(at) = find_from(rest, stop, 9) {
            end = end.min(at);
        }
    }
    if let Some(at) = sentence_end(rest) {
        end = end.min(at);
    }
    let filer = rest.get(..end)?.trim_end_matches([' ', '.', ',', ')']);
    let filer = filer.split_whitespace().collect::<Vec<_>>().join(" ");
    let named = filer.get("filed by ".len()..)?.trim();
    (!named.is_empty()).then(|| cut(&format!("Filed by {named}"), 200))
}

/// When it was entered: `(Entered: 12/03/2009)`, the last of them.
pub(in crate::extract) fn entered(words: &str) -> Option<PartialDate> {
    let at = rfind(words, "(entered:")?;
    let rest = words.get(at + "(entered:".len()..)?.trim_start();
    date::at_start(rest).map(|(date, _)| date)
}

/// An entry that another one relates to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::extract) struct Related {
    /// Its number.
    pub(in crate::extract) number: String,
    /// What it is called there, or `Docket entry 12`.
    pub(in crate::extract) description: String,
    /// Where the words begin, in bytes of the entry's text.
    pub(in crate::extract) start: usize,
    /// Where they end.
    pub(in crate::extract) end: usize,
}

/// Words before the numbers of other entries; in small letters.
const RELATIONS: [&str; 19] = [
    "related document(s)",
    "related documents(s)",
    "related documents",
    "related document",
    "related doc(s)",
    "related docs",
    "related doc",
    "related to",
    "docket entry",
    "docket no",
    "docket #",
    "dkt",
    "doc. no",
    "doc. #",
    "doc #",
    "doc.",
    "re:",
    "re ",
    "de#",
];

static BEFORE_NUMBERS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| finder(&RELATIONS));

/// The entries that an entry's text refers to by number. `own` is its own number: what it relates to came before it,
/// which keeps street and statute numbers out.
pub(in crate::extract) fn related(words: &str, own: Option<u32>) -> Vec<Related> {
    let mut found: Vec<Related> = Vec::new();
    for relation in BEFORE_NUMBERS.iter().flat_map(|relations| relations.find_iter(words)) {
        let before = words.get(..relation.start()).and_then(|before| before.chars().next_back());
        if !before.is_some_and(char::is_alphanumeric) {
            numbers(words, relation.end(), own, &mut found);
        }
    }
    found.sort_by_key(|related| related.start);
    found.dedup_by(|later, earlier| later.number == earlier.number);
    found
}

/// Reads the numbers behind a relation: `4021, 4022 and 4030`, `# [75]`, `(s) 12 Disclosure Statement`.
fn numbers(words: &str, from: usize, own: Option<u32>, found: &mut Vec<Related>) {
    let mut at = from;
    let mut first = true;
    loop {
        let skipped = skip_marks(words, at, first);
        let rest = words.get(skipped..).unwrap_or_default();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let after = rest.get(digits..).unwrap_or_default();
        let goes_on = after
            .starts_with(|c: char| matches!(c, '/' | '-' | ':' | '.' | '_') || c.is_ascii_alphanumeric())
            && !after.starts_with(". ")
            && !after.starts_with(".)");
        if digits == 0 || digits > 5 || (goes_on && after != ".") {
            return;
        }
        let statute = ["u.s.c", "usc", "u. s. c", "cfr", "c.f.r"];
        let folded: String = after.trim_start().chars().take(8).collect::<String>().to_ascii_lowercase();
        let number = rest.get(..digits).unwrap_or_default();
        let Ok(value) = number.parse::<u32>() else { return };
        if statute.iter().any(|s| folded.starts_with(s)) || value == 0 || own.is_some_and(|own| value >= own) {
            return;
        }
        let (start, end) = (skipped, skipped + digits);
        if !found.iter().any(|have| have.start == start) {
            found.push(Related {
                number: number.to_owned(),
                description: description(after).unwrap_or_else(|| format!("Docket entry {number}")),
                start,
                end,
            });
        }
        at = end;
        first = false;
    }
}

/// Passes over what may stand between a relation and a number, or between two numbers.
fn skip_marks(words: &str, from: usize, first: bool) -> usize {
    let mut at = from;
    let between: &[&str] = if first {
        &[
            " ",
            "\n",
            "\t",
            "(s)",
            "s)",
            ":",
            "#",
            "[",
            "(",
            ".",
            "nos",
            "no",
            "numbers",
            "number",
            "docket",
            "entry",
            "doc",
            "related document",
            "related doc",
            "s ",
        ]
    } else {
        &[" ", "\n", "\t", "]", ")", ",", "#", "[", "(", "and ", "&", ";"]
    };
    while let Some(mark) = words.get(at..).and_then(|rest| {
        between.iter().find(|mark| rest.get(..mark.len()).is_some_and(|r| r.eq_ignore_ascii_case(mark)))
    }) {
        at += mark.len();
    }
    at
}

/// What stands behind a number: the other entry's title.
fn description(after: &str) -> Option<String> {
    let rest = after.trim_start_matches([']', ' ']);
    if rest.len() == after.len() || !rest.starts_with(char::is_uppercase) {
        return None;
    }
    let mut end = closing(rest);
    for stop in [",", ";", "\n", " filed by", " (related", " (re:", " (attach", " (entered", " hearing"] {
        if let Some(at) = find_from(rest, stop, 0) {
            end = end.min(at);
        }
    }
    let stop = memchr::memchr_iter(b'.', rest.as_bytes()).find(|&at| ends_sentence(rest, at));
    let title = without_clerk(rest.get(..end.min(stop.unwrap_or(end)))?.trim());
    (title.len() >= 4 && find(title, "filed by") != Some(0)).then(|| cut(title, 100))
}

/// A document attached to an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::extract) struct Attachment {
    /// Its number below the entry's.
    pub(in crate::extract) number: String,
    /// What it is.
    pub(in crate::extract) description: String,
    /// Where the words begin, in bytes of the entry's text.
    pub(in crate::extract) start: usize,
    /// Where they end.
    pub(in crate::extract) end: usize,
}

/// The attachments of an entry: `(Attachments: # 1 Exhibit A # 2 Proposed Order)`.
pub(in crate::extract) fn attachments(words: &str) -> impl Iterator<Item = Attachment> + '_ {
    let list = find(words, "(attachments:").map_or(0..0, |at| {
        let from = at + "(attachments:".len();
        from..from + closing(words.get(from..).unwrap_or_default())
    });
    let start = list.start;
    let mut at = start;
    words.get(list).unwrap_or_default().split('#').filter_map(move |part| {
        let part_start = at;
        at += part.len() + 1;
        let lead = part.len() - part.trim_start_matches([' ', '(', '\n', '\t']).len();
        let rest = part.get(lead..)?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number = rest.get(..digits).filter(|number| !number.is_empty())?;
        let description = rest.get(digits..)?.trim_start_matches(')').trim().trim_end_matches(',');
        (!description.is_empty()).then(|| Attachment {
            number: number.to_owned(),
            description: description.split_whitespace().collect::<Vec<_>>().join(" "),
            start: part_start + lead,
            end: part_start + part.trim_end().len(),
        })
    })
}

/// How far it is to the parenthesis that closes the one before `text`.
fn closing(text: &str) -> usize {
    let mut depth = 0_u32;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return at,
            ')' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}
