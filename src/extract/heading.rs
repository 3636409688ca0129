//! What a document is, what it is called and what date it bears.

use super::dates::DateHit;
use super::mentions::Located;
use super::names::{is_upper, looks_like_company, tidy, title_case};
use super::own_date::own_dates;
use super::scan::{Before, Kind, RUN_TOGETHER, Scan};
use super::{release, title_column};
use crate::model::{DocKind, PartialDate, Span};

/// A document's head.
#[derive(Default)]
pub(super) struct Heading {
    pub(super) kind: DocKind,
    pub(super) title: Option<Located<String>>,
    pub(super) date: Option<Located<PartialDate>>,
    /// Other dates that the document gives for itself: its cover and its first paragraph may disagree.
    pub(super) also_dated: Vec<Located<PartialDate>>,
    /// Where it gives the same date once more: on the cover and in the first paragraph.
    pub(super) repeated: Vec<Span>,
}

/// How far into a text its title stands, in lines with words.
const HEAD_LINES: usize = 90;

/// Reads the head of a document. `letter` tells that it has the form of a letter, with the subject found there.
pub(super) fn read(scan: &Scan<'_>, dates: &[DateHit], letter: Option<&super::letter::Letter>) -> Heading {
    if let Some(letter) = letter {
        return Heading {
            kind: letter.kind,
            title: letter.title.clone(),
            date: letter.date.clone(),
            also_dated: Vec::new(),
            repeated: Vec::new(),
        };
    }
    let title = schedule(scan)
        .or_else(|| release::read(scan))
        .or_else(|| ownership(scan))
        .or_else(|| title(scan))
        .or_else(|| transcript(scan))
        .or_else(|| unnamed(scan));
    let kind = title.as_ref().map_or(DocKind::Other, |found| kind_of(&found.words, found.kind));
    let mut own = own_dates(scan, dates, kind, title.as_ref().map(|found| found.span)).into_iter();
    let date = own.next();
    let (again, also_dated): (Vec<_>, Vec<_>) =
        own.partition(|found| date.as_ref().is_some_and(|date| date.value == found.value));
    Heading {
        kind,
        date,
        also_dated,
        repeated: again.into_iter().map(|found| found.span).collect(),
        title: title.map(|found| Located::new(found.words, found.span)),
    }
}

/// What a title says that a document is, where its first noun says too little: "Notice of Motion and Motion to Dismiss" is a
/// motion, "Supplement to Motion" too.
fn kind_of(title: &str, first: DocKind) -> DocKind {
    let lower = title.to_lowercase();
    let mut nouns = lower.split(|c: char| !c.is_alphabetic()).filter_map(noun_kind);
    match first {
        DocKind::Notice if lower.contains("notice of motion and motion") => DocKind::Motion,
        DocKind::Claim | DocKind::Other if lower.contains("proof of service") => DocKind::Certificate,
        // Papers of a case are amended, supplemented and joined in; agreements too.
        DocKind::Agreement
            if ["supplement", "joinder", "amendment", "amended"].iter().any(|word| lower.contains(word)) =>
        {
            let paper = |kind: &DocKind| {
                matches!(
                    kind,
                    DocKind::Motion
                        | DocKind::Objection
                        | DocKind::Complaint
                        | DocKind::Petition
                        | DocKind::Application
                        | DocKind::Plan
                        | DocKind::Declaration
                )
            };
            let agreement = lower.contains("agreement") || lower.contains("indenture") || lower.contains("lease");
            nouns.find(paper).filter(|_| !agreement).unwrap_or(first)
        }
        first => first,
    }
}

pub(super) struct Title {
    pub(super) kind: DocKind,
    pub(super) words: String,
    pub(super) span: Span,
}

/// The first run of words in capitals, or the first short line in title case, that names a kind of document.
fn title(scan: &Scan<'_>) -> Option<Title> {
    let mut seen = 0;
    let mut small: Option<Title> = None;
    let mut line = 0;
    while line < scan.lines.len() && seen < HEAD_LINES {
        let text = scan.line_text(line);
        if text.is_empty() {
            line += 1;
            continue;
        }
        seen += 1;
        if is_cover_mark(text) {
            line += 1;
            continue;
        }
        let from = scan.lines[line].first as usize;
        if let Some(found) = run_together(scan, line) {
            return Some(found);
        }
        if let Some(found) = title_column::read(scan, line).or_else(|| capitals(scan, from)) {
            return Some(found);
        }
        let below_mark = line > 0 && is_cover_mark(scan.line_text(line - 1));
        if small.is_none() && (below_mark || super::cells::begins_paragraph(scan, line)) {
            small = title_line(scan, line);
        }
        line += 1;
    }
    small
}

/// The title in a line that is a whole page run together, where wide gaps stand between its parts: "Exhibit 10.1   CREDIT
/// AGREEMENT   This Credit Agreement …".
fn run_together(scan: &Scan<'_>, line: usize) -> Option<Title> {
    const NEAR: usize = 70;
    if scan.line_text(line).len() <= RUN_TOGETHER {
        return None;
    }
    let first = scan.lines[line].first as usize;
    let last = scan.lines.get(line + 1).map_or(scan.tokens.len(), |next| next.first as usize).min(first + NEAR);
    (first..last).filter(|at| *at > first && scan.before(*at) == Before::Paragraph).find_map(|at| capitals(scan, at))
}

/// A schedule that is a document of its own: "SCHEDULE 2.01" as the first line, with what the next one adds.
fn schedule(scan: &Scan<'_>) -> Option<Title> {
    let mut lines = (0..scan.lines.len()).filter(|line| !scan.line_text(*line).is_empty());
    let first = lines.next()?;
    let text = scan.line_text(first);
    if !text.to_lowercase().starts_with("schedule") || text.split_whitespace().count() > 4 {
        return None;
    }
    let more = lines
        .next()
        .filter(|line| scan.line_text(*line).len() < 100 && scan.line_text(*line).chars().any(char::is_alphabetic));
    let span = more.map_or(scan.lines[first].span, |line| scan.lines[first].span.to(scan.lines[line].span));
    let words = title_case(&tidy(text));
    let words = more.map_or(words.clone(), |line| format!("{words}: {}", title_case(&tidy(scan.line_text(line)))));
    Some(Title { kind: DocKind::Schedule, words, span })
}

/// "SCHEDULE 13D", below the name of the commission that it is filed with.
fn ownership(scan: &Scan<'_>) -> Option<Title> {
    let filled = (0..scan.lines.len()).filter(|line| !scan.line_text(*line).is_empty());
    let line = filled.take(12).find(|line| {
        let text = scan.line_text(*line).to_lowercase();
        text.len() < 24 && (text.starts_with("schedule 13d") || text.starts_with("schedule 13g"))
    })?;
    let span = scan.lines[line].span;
    Some(Title { kind: DocKind::Schedule, words: tidy(span.of(scan.text)), span })
}

/// "VIDEOTAPED DEPOSITION OF / ADA BYRNE", "TRANSCRIPT OF PROCEEDINGS": what a reporter took down.
fn transcript(scan: &Scan<'_>) -> Option<Title> {
    const NEAR: usize = 60;
    let lines = (0..scan.lines.len()).filter(|line| !scan.line_text(*line).is_empty()).take(NEAR);
    let line = lines.into_iter().find(|line| {
        let text = scan.line_text(*line);
        is_upper(text)
            && text.len() < 100
            && ["DEPOSITION OF", "TRANSCRIPT OF", "EXAMINATION OF", "HEARING TRANSCRIPT"]
                .iter()
                .any(|words| text.contains(words))
    })?;
    let first = scan.lines[line].first as usize;
    let whole = scan.lines[line].span;
    // Whose deposition it is may stand on the line below.
    let below = scan.line_text(line + 1);
    let open = whole.of(scan.text).ends_with(" OF") && is_upper(below) && below.len() < 60;
    let behind = scan.lines.get(line + 1 + usize::from(open)).map_or(scan.tokens.len(), |next| next.first as usize);
    let span = scan.span(first, behind.checked_sub(1)?);
    let pieces: Vec<&str> = (line..=line + usize::from(open)).map(|at| scan.line_text(at)).collect();
    Some(Title { kind: DocKind::Transcript, words: title_case(&tidy(&pieces.join(" "))), span })
}

/// A title that names no kind of document: the first line in capitals that is no court's, party's or firm's.
fn unnamed(scan: &Scan<'_>) -> Option<Title> {
    let lines = (0..scan.lines.len()).filter(|line| !scan.line_text(*line).is_empty()).take(40);
    let fits = |line: &usize| {
        let text = scan.line_text(*line);
        let lower = text.to_lowercase();
        let other = is_court_line(text)
            || looks_like_company(text)
            || lower.contains("district of")
            || lower.contains("in re")
            || lower.ends_with(" division")
            || lower.starts_with("chapter");
        is_upper(text)
            && (2..12).contains(&text.split_whitespace().count())
            && !other
            && !is_cover_mark(text)
            && text.is_ascii()
            && !text.contains([':', ')', '|'])
    };
    let line = lines.into_iter().find(fits)?;
    let span = scan.lines[line].span;
    // "MINUTES OF A MEETING OF THE" goes on below.
    let open = [" OF", " OF THE", " FOR", " TO", " AND"].iter().any(|end| span.of(scan.text).ends_with(end));
    let below = scan.lines.get(line + 1).map(|next| next.span).filter(|next| {
        let text = next.of(scan.text);
        open && is_upper(text) && (3..90).contains(&text.len())
    });
    let span = below.map_or(span, |below| span.to(below));
    let words = title_case(&tidy(span.of(scan.text)));
    // "NOTE" is a document's word in a title alone.
    let instrument = [" Note", " Warrant", " Notes"].iter().any(|word| words.ends_with(word));
    let kind = if instrument { DocKind::Agreement } else { DocKind::Other };
    Some(Title { kind, words, span })
}

/// "Exhibit 10.1", "EXHIBIT B", "Execution Copy": on the cover, but not the title.
fn is_cover_mark(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.len() < 40
        && (["exhibit ", "ex ", "ex-", "annex ", "schedule ", "appendix "].iter().any(|w| lower.starts_with(w))
            && lower.split_whitespace().count() <= 3
            || lower.starts_with("official form ") && lower.split_whitespace().count() <= 4
            || lower.contains("execution copy")
            || lower.contains("execution version")
            || lower.starts_with("draft"))
}

/// A run of words in capitals from a token on that holds a document's noun: the title, over as many lines as it runs.
fn capitals(scan: &Scan<'_>, from: usize) -> Option<Title> {
    let mut kind: Option<DocKind> = None;
    let mut last = from;
    let mut at = from;
    let mut words = 0;
    while let Some(token) = scan.tokens.get(at) {
        let parted = match token.before {
            Before::Paragraph => !title_goes_on(scan, at),
            before => before == Before::Gap,
        };
        if at > from && parted || at - from > 90 {
            break;
        }
        let word = scan.word(at);
        match token.kind {
            Kind::Word if word.chars().all(|c| !c.is_lowercase()) => {
                // "THIS IS NOT A SOLICITATION OF VOTES ON THE PLAN" is no title.
                if kind.is_none()
                    && words > 0
                    && matches!(word, "IS" | "ARE" | "HAS" | "HAVE" | "MAY" | "SHALL" | "WILL")
                {
                    return None;
                }
                words += 1;
                last = at;
                if kind.is_none() {
                    kind = noun(scan, at);
                }
            }
            // "1015(b)": a letter in parentheses.
            Kind::Word if word.len() == 1 && at > 0 && scan.mark(at - 1, b'(') => last = at,
            Kind::Number | Kind::Mark(b')') => last = at,
            // "AT 10:00 A.M."
            Kind::Mark(b':') if scan.before(at + 1) == Before::Nothing && last + 1 == at => {}
            Kind::Word | Kind::Blank | Kind::Mark(b':' | b'|' | b'*') => break,
            Kind::Mark(_) => {}
        }
        at += 1;
    }
    let kind = kind?;
    let span = scan.span(from, last);
    let raw = span.of(scan.text);
    // "ORDERED that …", a lone "NOTICE" in a list, or a court's name is no title.
    let single = words == 1 && scan.before(last + 1) != Before::Paragraph;
    if single || raw.len() < 4 || is_court_line(raw) {
        return None;
    }
    Some(Title { kind, words: title_case(tidy(raw).trim_end_matches([',', '.', '-', ' '])), span })
}

/// Whether a title goes on behind an empty line: "FIRST AMENDMENT / TO CREDIT AGREEMENT".
fn title_goes_on(scan: &Scan<'_>, at: usize) -> bool {
    let line = scan.tokens.get(at).map_or("", |token| scan.line_text(token.line as usize));
    // "TO ALL CREDITORS:", "TO THE HONORABLE …" speak to somebody.
    let spoken = line.ends_with(':') || scan.is(at + 1, "all") || scan.words(at + 1, &["the", "honorable"]);
    matches!(scan.word(at), "TO" | "OF" | "AND") && is_upper(line) && (4..90).contains(&line.len()) && !spoken
}

fn is_court_line(raw: &str) -> bool {
    let upper = raw.to_uppercase();
    upper.starts_with("UNITED STATES")
        || upper.starts_with("IN THE ")
        || upper.contains(" COURT") && upper.contains("DISTRICT")
}

/// A short line of its own with its words capitalised that names a kind of document.
fn title_line(scan: &Scan<'_>, line: usize) -> Option<Title> {
    let text = scan.line_text(line);
    let words = text.split_whitespace().count();
    if !(2..=14).contains(&words) || text.ends_with(['.', ',', ';']) || is_upper(text) {
        return None;
    }
    let capital = |word: &str| {
        word.starts_with(|c: char| !c.is_lowercase())
            || matches!(word, "of" | "to" | "and" | "for" | "the" | "in" | "a" | "on" | "by" | "with" | "an")
    };
    if !text.split_whitespace().all(capital) {
        return None;
    }
    let first = scan.lines[line].first as usize;
    let last = scan.lines.get(line + 1).map_or(scan.tokens.len(), |next| next.first as usize);
    let kind = (first..last).find_map(|at| noun(scan, at))?;
    let span = scan.lines[line].span;
    Some(Title { kind, words: tidy(text), span })
}

/// The kind of document that a word names, in the light of the words beside it.
pub(super) fn noun(scan: &Scan<'_>, at: usize) -> Option<DocKind> {
    // "Notes" are held; a promissory note is a document.
    if scan.is(at, "note") && at > 0 && scan.is(at - 1, "promissory") {
        return Some(DocKind::Agreement);
    }
    // "e-mail" is three tokens.
    if scan.is_any(at, &["mail", "mails"]) && at > 1 && scan.mark(at - 1, b'-') && scan.is(at - 2, "e") {
        return Some(DocKind::Email);
    }
    let kind = noun_kind(scan.word(at))?;
    let next = |word: &str| scan.is(at + 1, word);
    let previous = |word: &str| at > 0 && scan.is(at - 1, word);
    Some(match kind {
        DocKind::Statement if previous("disclosure") => DocKind::DisclosureStatement,
        DocKind::Claim if !(at > 1 && scan.is(at - 2, "proof")) => return None,
        DocKind::Order if previous("in") || next("of") && scan.is(at + 2, "business") => return None,
        DocKind::Plan if next("administrator") || previous("pension") || previous("benefit") => return None,
        kind => kind,
    })
}

/// The kind of document that a word alone names.
pub(super) fn noun_kind(word: &str) -> Option<DocKind> {
    use DocKind as K;
    if !(4..=14).contains(&word.len()) || !word.is_ascii() {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    let one = lower.strip_suffix('s').filter(|_| !lower.ends_with("ss")).unwrap_or(&lower);
    Some(match one {
        "order" | "finding" | "decree" => K::Order,
        "opinion" | "decision" => K::Opinion,
        "judgment" | "judgement" => K::Judgment,
        "motion" => K::Motion,
        "application" => K::Application,
        "petition" => K::Petition,
        "complaint" => K::Complaint,
        "answer" => K::Answer,
        "objection" | "opposition" => K::Objection,
        "reply" | "response" => K::Reply,
        "stipulation" => K::Stipulation,
        "notice" => K::Notice,
        "affidavit" | "affirmation" => K::Affidavit,
        "declaration" | "verification" => K::Declaration,
        "certificate" | "certification" => K::Certificate,
        "letter" => K::Letter,
        "email" => K::Email,
        "agreement" | "amendment" | "indenture" | "lease" | "contract" | "guaranty" | "guarantee" | "mortgage"
        | "waiver" | "supplement" | "assignment" | "debenture" | "bond" | "addendum" | "joinder" | "deed" => {
            K::Agreement
        }
        "statement" => K::Statement,
        "report" => K::Report,
        "plan" => K::Plan,
        "claim" => K::Claim,
        "transcript" => K::Transcript,
        "subpoena" => K::Subpoena,
        "docket" => K::Docket,
        _ => return None,
    })
}
