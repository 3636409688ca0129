//! How a text names a document: where the name begins and ends around its noun, and what kind of document it says.

use super::heading::noun;
use super::names::tidy;
use super::scan::{Before, Kind, Scan};
use super::summary::sentence_case;
use crate::model::DocKind;

/// Longest description, in characters.
const LONGEST: usize = 110;

/// The document's name that ends right before `end`, over commas and a parenthesis with a defined term: its first token,
/// what it is, and its words.
pub(super) fn document_before(scan: &Scan<'_>, end: usize, floor: usize) -> Option<(usize, DocKind, String)> {
    let mut at = end;
    let mut depth = 0_i32;
    let mut last = None;
    // A parenthesis between a noun and its date puts them no further apart.
    let mut apart = 0;
    while at > floor && end - at < 48 && depth >= 0 {
        at -= 1;
        apart += usize::from(depth == 0);
        match scan.tokens[at].kind {
            // "the Motion [D.I. 14] of the Debtors dated …": the number parts nothing.
            Kind::Mark(b']') if depth == 0 && bracket(scan, at, floor).is_some() => {
                at = bracket(scan, at, floor).unwrap_or(at);
            }
            Kind::Mark(b')') => depth += 1,
            Kind::Mark(b'(') => depth -= 1,
            Kind::Mark(b';' | b'[' | b']') if depth == 0 => break,
            Kind::Word
                if depth == 0
                    && noun(scan, at).is_some()
                    && (scan.word(at).starts_with(char::is_uppercase) || apart < 18) =>
            {
                last = Some(at);
                break;
            }
            _ => {}
        }
    }
    let last = last?;
    let (first, kind) = start(scan, last, floor);
    let words = tidy(scan.span(first, tail(scan, last, end)).of(scan.text));
    Some((first, kind, shortened(&sentence_case(words.trim_end_matches([',', ' ', '('])))))
}

/// The first token of a document's name whose last noun stands at `last`, and what the document is. The name runs back over
/// capitalised words, small words between them, and ordinals: "First Supplemental Indenture", "Amendment No. 5 and Agreement",
/// "first joint status letter".
fn start(scan: &Scan<'_>, last: usize, floor: usize) -> (usize, DocKind) {
    const STOPS: [&str; 22] = [
        "this", "that", "certain", "such", "said", "each", "any", "upon", "whereas", "under", "pursuant", "between",
        "among", "by", "into", "in", "with", "if", "as", "is", "a", "an",
    ];
    const SMALL: [&str; 30] = [
        "letter",
        "settlement",
        "consulting",
        "employment",
        "security",
        "purchase",
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
    ];
    let capital = scan.word(last).starts_with(char::is_uppercase);
    let mut first = last;
    let mut at = last;
    while at > floor && last - at < 30 && scan.before(at) != Before::Paragraph {
        at -= 1;
        let word = scan.word(at);
        let left_capital = at > floor && scan.word(at - 1).starts_with(char::is_uppercase);
        let goes_on = match scan.tokens[at].kind {
            Kind::Word if capital && supports(scan, at) => true,
            Kind::Word if scan.is_any(at, &STOPS) => false,
            // "Answer to the Complaint dated …": the date is the complaint's.
            Kind::Word if word == "to" && at > floor && answers(scan, at - 1) => false,
            Kind::Word if capital && word.starts_with(char::is_uppercase) => {
                first = at;
                true
            }
            Kind::Word if capital && word == "the" => at > floor && scan.is_any(at - 1, &["to", "of", "for", "from"]),
            Kind::Word if capital => matches!(word, "of" | "to" | "and" | "for" | "on" | "or" | "from"),
            Kind::Word if scan.is_any(at, &SMALL) || !capital && at + 1 == last && qualifies(word) => {
                first = at;
                true
            }
            Kind::Number if capital && (left_capital || numbered(scan, at)) => {
                first = at;
                true
            }
            Kind::Mark(b',') => capital && inside_title(scan, at),
            // "Amendment No. 5", "Declaration of Ada Q. Byrne"
            Kind::Mark(b'.') => {
                let initial = scan.word(at.saturating_sub(1));
                capital && (matches!(initial, "No" | "Nos") || initial.len() == 1 && initial != "v")
            }
            Kind::Mark(b'-' | b'\'' | b'&') => capital,
            _ => false,
        };
        if !goes_on {
            break;
        }
    }
    while first < last && scan.is_any(first, &["the", "and", "of", "to", "for"]) {
        first += 1;
    }
    if scan.is(first, "mail") && first >= floor + 2 && noun(scan, first) == Some(DocKind::Email) {
        first -= 2;
    }
    // The first noun of a name says what it is: an "Order Approving Stipulation" is an order. Where nothing but nouns stands
    // together it is the last one: a "Disclosure Statement Order" is one too.
    let plain =
        |i: usize| scan.word(i).starts_with(char::is_uppercase) && !scan.word(i).to_ascii_lowercase().ends_with("ing");
    let compound = (first..=last).all(plain) && matches!(noun(scan, last), Some(DocKind::Order | DocKind::Motion));
    let kind = if compound { noun(scan, last) } else { (first..=last).find_map(|i| noun(scan, i)) };
    (first, kind.unwrap_or(DocKind::Other))
}

/// Where the bracket opens that closes at a token, with the number of a docket in it.
fn bracket(scan: &Scan<'_>, close: usize, floor: usize) -> Option<usize> {
    const LONGEST: usize = 7;
    let open = (close.saturating_sub(LONGEST).max(floor)..close).rev().find(|at| scan.mark(*at, b'['))?;
    let number = close > open + 1 && scan.tokens[close - 1].kind == Kind::Number;
    (number && (open + 1..close).all(|at| !scan.mark(at, b'('))).then_some(open)
}

/// Whether a paper that answers another one is named at a token.
fn answers(scan: &Scan<'_>, at: usize) -> bool {
    scan.is_any(at, &["answer", "answers", "reply", "replies", "response", "responses", "objection", "opposition"])
}

/// Whether a word goes on with a title: "in Support of", "in Opposition to".
fn supports(scan: &Scan<'_>, at: usize) -> bool {
    scan.is(at, "in") && scan.is_any(at + 1, &["support", "opposition", "response"])
}

/// Whether a word in small letters before a document's noun says which one it is: "a forbearance agreement".
fn qualifies(word: &str) -> bool {
    const LIGHT: [&str; 36] = [
        "the",
        "this",
        "that",
        "such",
        "said",
        "each",
        "any",
        "its",
        "his",
        "her",
        "their",
        "our",
        "your",
        "an",
        "of",
        "to",
        "in",
        "by",
        "and",
        "or",
        "for",
        "from",
        "with",
        "under",
        "executed",
        "attached",
        "following",
        "above",
        "same",
        "no",
        "some",
        "all",
        "second-hand",
        "signed",
        "further",
        "other",
    ];
    word.len() > 3
        && word.chars().all(|c| c.is_lowercase() || c == '-')
        && !LIGHT.contains(&word)
        && !word.ends_with("ed")
}

/// Whether "No." stands before a number.
fn numbered(scan: &Scan<'_>, at: usize) -> bool {
    at >= 2 && scan.mark(at - 1, b'.') && scan.is_any(at - 2, &["no", "nos"])
}

/// Whether a comma stands inside a title: "Amendment No. 6, Consent and Waiver".
fn inside_title(scan: &Scan<'_>, comma: usize) -> bool {
    let before = comma.saturating_sub(1);
    numbered(scan, before)
        || scan.word(comma + 1).starts_with(char::is_uppercase) && scan.is_any(before, &["consent", "waiver"])
}

/// The last token of what still belongs to a document's name behind its noun: "Affidavit of Ada Byrne Pursuant to Local
/// Rule 1007-2", "Standing Order M-61".
fn tail(scan: &Scan<'_>, noun_at: usize, end: usize) -> usize {
    let mut last = noun_at;
    for at in noun_at + 1..end.min(noun_at + 22) {
        match scan.tokens[at].kind {
            Kind::Mark(b'(' | b';' | b'"') => break,
            Kind::Mark(b',') if at + 1 >= end => break,
            Kind::Word if is_finite(scan, at) || scan.is_any(at, &["having", "being"]) => break,
            Kind::Word | Kind::Number => last = at,
            _ => {}
        }
    }
    // "the declaration at Dkt. 56": what leads to the number is no part of the name.
    while last > noun_at && scan.is_any(last, &["at", "in", "on", "see", "under", "by", "of", "to", "and", "as", "the"])
    {
        last -= 1;
    }
    last
}

/// Whether a verb stands at a token with which a sentence goes on behind a document's name: "asks the parties", "requires
/// that", "shall".
pub(super) fn is_finite(scan: &Scan<'_>, at: usize) -> bool {
    const VERBS: [&str; 34] = [
        "allows",
        "appoints",
        "approves",
        "are",
        "asks",
        "authorizes",
        "contains",
        "denies",
        "directs",
        "extends",
        "fixes",
        "gives",
        "grants",
        "had",
        "has",
        "is",
        "may",
        "must",
        "obliges",
        "orders",
        "permits",
        "provided",
        "provides",
        "required",
        "requires",
        "says",
        "seeks",
        "sets",
        "shall",
        "states",
        "was",
        "were",
        "will",
        "would",
    ];
    let word = scan.word(at);
    if !word.starts_with(char::is_lowercase) {
        return false;
    }
    // "sales the debtor made" is rarer than "forbids the sale" by far.
    let third = word.len() > 4
        && word.ends_with('s')
        && !word.ends_with("ss")
        && scan.is_any(at + 1, &["the", "that", "each", "every", "all", "any", "a", "an", "its", "their"]);
    scan.is_any(at, &VERBS) || third
}

/// A description cut to its longest, at a joint of titles where there is one.
pub(super) fn shortened(words: &str) -> String {
    // "Master Lease No. 7, together with Schedule 1": the first of them is named.
    let words = words.find(", together with ").map_or(words, |at| &words[..at]);
    let words = [" thereto", " thereof", " hereto"].iter().find_map(|end| words.strip_suffix(end)).unwrap_or(words);
    let Some((limit, _)) = words.char_indices().nth(LONGEST) else { return words.to_owned() };
    let head = &words[..limit];
    let joints = [
        " Pursuant ",
        " Referring ",
        " in Support ",
        " for Entry ",
        " Approving ",
        " Authorizing ",
        " pursuant ",
        " Providing ",
    ];
    let joint = joints.iter().filter_map(|joint| head.rfind(joint)).max().filter(|at| *at > 12);
    let end = joint.or_else(|| head.rfind(' ')).unwrap_or(limit);
    head[..end].trim_end_matches(',').to_owned() + if joint.is_some() { "" } else { " …" }
}
