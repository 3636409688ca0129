//! Documents that a text cites by name and date: "the Motion, dated April 1, 2008", "March 17, 2009 order regarding
//! mediation", "Stipulation … entered by the Court on October 25, 2004".

use super::columns::segments;
use super::dates::DateHit;
use super::heading::noun;
use super::mentions::ReferenceMention;
use super::names::tidy;
use super::own_date::{introduced, introduction};
use super::scan::{Before, Kind, Scan};
use super::summary::sentence_case;
use crate::model::{DocKind, Span, Sureness};

/// Longest description, in characters.
const LONGEST: usize = 110;

/// A line shorter than this, in bytes, is not one of running text.
const SHORT: usize = 60;

/// The document that a date belongs to, where it belongs to one.
pub(super) fn read(scan: &Scan<'_>, hit: &DateHit, dates: &[DateHit], reach: usize) -> Option<ReferenceMention> {
    noun_behind(scan, hit).or_else(|| noun_before(scan, hit, dates, reach))
}

/// "March 17, 2009 order regarding mediation"
fn noun_behind(scan: &Scan<'_>, hit: &DateHit) -> Option<ReferenceMention> {
    const STOPS: [&str; 22] = [
        "the", "and", "in", "at", "by", "to", "for", "on", "of", "with", "as", "which", "through", "is", "was",
        "shall", "will", "that", "or", "from", "a", "an",
    ];
    let mut at = hit.last;
    while at < hit.last + 3
        && scan.tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.before <= Before::Line)
        && noun(scan, at).is_none()
    {
        if scan.is_any(at, &STOPS) {
            return None;
        }
        at += 1;
    }
    let kind = noun(scan, at).filter(|_| scan.before(at) <= Before::Line)?;
    // The next row of a table or a schedule is no part of this one.
    let line = scan.tokens.get(hit.first).map_or(0, |token| token.line as usize);
    if scan.before(hit.last) == Before::Line && (scan.line_text(line).len() < SHORT || segments(scan, line).len() > 1) {
        return None;
    }
    let led = hit.first > 0 && scan.is_any(hit.first - 1, &["on", "by", "before", "after", "until", "and"]);
    if led && !scan.word(at).starts_with(char::is_lowercase) {
        return None;
    }
    let last = phrase_end(scan, at);
    let words = sentence_case(&tidy(scan.span(hit.last, last - 1).of(scan.text)));
    Some(reference(words, kind, hit, scan.span(hit.first, last - 1)))
}

/// "the Motion, dated April 1, 2008", "Indenture dated as of …", "sworn to on …", "Order … entered … on …"
fn noun_before(scan: &Scan<'_>, hit: &DateHit, dates: &[DateHit], reach: usize) -> Option<ReferenceMention> {
    let intro = introduction(scan, hit.first);
    let (low, _) = scan.sentence(hit.first, reach);
    let plain = |from: usize| (from..hit.first).all(|at| scan.is_any(at, &["on", "of", "the"]));
    let of = hit.first > 1 && scan.is(hit.first - 1, "of") && noun(scan, hit.first - 2).is_some();
    let strong = of || introduced(scan, hit.first) && !plain(intro);
    let joint = if of {
        hit.first - 1
    } else if strong {
        intro
    } else {
        (hit.first.saturating_sub(3)..hit.first)
            .find(|from| (*from..hit.first).all(|at| scan.is_any(at, &["on", "the", "of", "to", "and"])))
            .unwrap_or(hit.first)
    };
    let verb_at = joint.checked_sub(1)?;
    let verb = scan.is_any(verb_at, &["sworn", "entered", "executed", "filed", "issued", "signed", "approved"]);
    if !strong && !verb {
        return distant_verb(scan, hit, low);
    }
    let end = if strong { joint } else { verb_at };
    let (first, kind, words) = document_before(scan, end, previous_date(dates, hit, low))?;
    // "The Debtors filed a petition on …" is something that happened, not a document that is cited.
    let states = strong && (first..joint).any(|at| scan.is_any(at, &["is", "are"]));
    if states {
        return None;
    }
    let told = (first..verb_at).any(|at| scan.is_any(at, &["was", "were", "has", "had", "have", "been"]));
    if !strong {
        use DocKind as K;
        let citable = matches!(
            kind,
            K::Order
                | K::Affidavit
                | K::Declaration
                | K::Stipulation
                | K::Agreement
                | K::Judgment
                | K::Motion
                | K::Complaint
                | K::Notice
        );
        if !citable || told && !scan.is_any(verb_at, &["sworn", "filed", "entered", "executed"]) {
            return None;
        }
    }
    let words = if words.contains(' ') { words } else { with_tail(scan, words, hit) };
    Some(reference(words, kind, hit, scan.span(first, hit.last - 1)))
}

/// "… Stipulation and Consent Order … entered by the United States Bankruptcy Court … on October 25, 2004": the verb stands
/// further off.
fn distant_verb(scan: &Scan<'_>, hit: &DateHit, low: usize) -> Option<ReferenceMention> {
    if hit.first == 0 || !scan.is(hit.first - 1, "on") {
        return None;
    }
    let from = hit.first.saturating_sub(16).max(low);
    let verb = (from..hit.first).rev().find(|at| scan.is_any(*at, &["entered", "issued", "ordered", "signed"]))?;
    let so = scan.is(verb, "ordered") && verb > 0 && scan.is(verb - 1, "so");
    if scan.is(verb, "ordered") != so || !scan.is(verb + 1, "by") || (verb..hit.first).any(|at| scan.mark(at, b';')) {
        return None;
    }
    let (first, kind, words) = document_before(scan, verb - usize::from(so), low)?;
    matches!(kind, DocKind::Order | DocKind::Stipulation | DocKind::Judgment | DocKind::Opinion)
        .then(|| reference(words, kind, hit, scan.span(first, hit.last - 1)))
}

/// Where the date before this one in the sentence ends: a document's name does not reach over another date.
fn previous_date(dates: &[DateHit], hit: &DateHit, low: usize) -> usize {
    let at = dates.partition_point(|other| other.first < hit.first);
    at.checked_sub(1).and_then(|i| dates.get(i)).map_or(low, |previous| previous.last.max(low))
}

/// The document's name that ends right before `end`, over commas and a parenthesis with a defined term: its first token,
/// what it is, and its words.
pub(super) fn document_before(scan: &Scan<'_>, end: usize, floor: usize) -> Option<(usize, DocKind, String)> {
    let mut at = end;
    let mut depth = 0_i32;
    let mut last = None;
    while at > floor && end - at < 48 && depth >= 0 {
        at -= 1;
        match scan.tokens[at].kind {
            Kind::Mark(b')') => depth += 1,
            Kind::Mark(b'(') => depth -= 1,
            Kind::Mark(b';' | b'[' | b']') if depth == 0 => break,
            Kind::Word
                if depth == 0
                    && noun(scan, at).is_some()
                    && (scan.word(at).starts_with(char::is_uppercase) || end - at < 18) =>
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
    // The first noun of a name says what it is: an "Order Approving Stipulation" is an order.
    let kind = (first..=last).find_map(|i| noun(scan, i)).unwrap_or(DocKind::Other);
    (first, kind)
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
            Kind::Word
                if scan.is_any(
                    at,
                    &["is", "was", "are", "were", "has", "had", "shall", "will", "asks", "having", "being"],
                ) =>
            {
                break;
            }
            Kind::Word | Kind::Number => last = at,
            _ => {}
        }
    }
    last
}

/// The token behind a document's name that begins with its noun: "order regarding mediation" ends before "and provides".
fn phrase_end(scan: &Scan<'_>, noun_at: usize) -> usize {
    const JOINTS: [&str; 14] = [
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
        "appointing",
    ];
    const STOPS: [&str; 14] = [
        "and", "provides", "is", "was", "which", "that", "has", "had", "shall", "will", "stating", "requires",
        "required", "filed",
    ];
    let mut at = noun_at + 1;
    if !scan.is_any(at, &JOINTS) {
        return at;
    }
    while at < noun_at + 10
        && scan.tokens.get(at).is_some_and(|t| matches!(t.kind, Kind::Word | Kind::Number) && t.before <= Before::Line)
    {
        if at > noun_at + 1 && scan.is_any(at, &STOPS) {
            break;
        }
        at += 1;
    }
    at
}

/// A bare "Motion" with what stands behind its date: "Motion of Alder Corporation and Birch, Inc."
fn with_tail(scan: &Scan<'_>, words: String, hit: &DateHit) -> String {
    let mut at = hit.last;
    if scan.mark(at, b'(') {
        at = (at..at + 12).find(|i| scan.mark(*i, b')')).map_or(at, |close| close + 1);
    }
    at += usize::from(scan.mark(at, b','));
    if !scan.is_any(at, &["of", "by", "for", "from", "to"]) || scan.before(at) > Before::Line {
        return words;
    }
    let stop = (at + 1..at + 16).find(|i| {
        scan.mark(*i, b';')
            || scan.mark(*i, b'(')
            || scan.mark(*i, b'.') && scan.before(*i + 1) > Before::Line
            || scan.mark(*i, b',') && !scan.is_any(*i + 1, &["inc", "llc", "lp", "ltd", "l", "n"])
    });
    match stop {
        Some(stop) if stop > at + 1 => shortened(&format!("{words} {}", tidy(scan.span(at, stop - 1).of(scan.text)))),
        _ => words,
    }
}

/// A description cut to its longest, at a joint of titles where there is one.
fn shortened(words: &str) -> String {
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

fn reference(description: String, kind: DocKind, hit: &DateHit, span: Span) -> ReferenceMention {
    let sure = if hit.year_given { Sureness::Stated } else { Sureness::Inferred };
    ReferenceMention { description, kind, date: Some(hit.date), docket_number: None, case: None, span, sure }
}
