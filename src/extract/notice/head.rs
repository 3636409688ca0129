//! The body of a notice: court, transaction, cases with their documents and docket text.

use crate::extract::Located;
use crate::extract::ecf::lines::{Line, lines, trimmed};
use crate::extract::ecf::words::find;
use crate::extract::ecf::{court, date, number};
use crate::model::{CaseNumber, PartialDate, Span};

use super::recipients;

/// How a notice is headed; in small letters.
const HEADINGS: [&str; 2] = ["notice of electronic filing", "notice of docket activity"];

/// The heading stands within so many bytes, below what forwarding put there.
const DEEPEST: usize = 64 * 1024;

/// Labels of a notice, in small letters.
const CASE_NAME: &str = "case name:";
const CASE_NUMBER: &str = "case number:";
const CHAPTER: &str = "chapter:";
const FILER: &str = "filer:";
const DOCUMENT_NUMBER: [&str; 2] = ["document number:", "document(s):"];
const DOCKET_TEXT: &str = "docket text:";

/// How what follows the docket text begins; in small letters.
const AFTER_TEXT: [&str; 5] = [
    "the following document(s) are associated",
    "the following documents are associated",
    "document description:",
    "electronic document stamp:",
    CASE_NAME,
];

/// What a notice tells before its recipients.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) heading: Located<String>,
    pub(super) court: Option<Located<String>>,
    pub(super) filed: Option<Located<PartialDate>>,
    pub(super) entered: Option<Located<PartialDate>>,
    /// One for each case of the transaction.
    pub(super) filings: Vec<Filing>,
    /// Offset behind the heading.
    pub(super) end: usize,
}

/// What was filed in one case.
#[derive(Clone, Debug)]
pub(super) struct Filing {
    pub(super) name: Option<Located<String>>,
    pub(super) case: Located<CaseNumber>,
    pub(super) chapter: Option<Located<String>>,
    pub(super) filers: Vec<Located<String>>,
    /// The document's number on the docket.
    pub(super) number: Option<String>,
    /// The docket text.
    pub(super) words: Option<Span>,
}

impl Filing {
    /// The title of the case: a bankruptcy case bears its debtor's name alone.
    pub(super) fn case_title(&self) -> Option<Located<String>> {
        let name = self.name.clone()?;
        let sides = find(&name.value, " v. ").is_some() || find(&name.value, "in re") == Some(0);
        Some(if sides { name } else { Located::new(format!("In re {}", name.value), name.span) })
    }
}

/// Reads the body of a notice; `None` where there is no heading with a case below it.
pub(super) fn read(text: &str) -> Option<Head> {
    let head = text.get(..text.floor_char_boundary(DEEPEST))?;
    HEADINGS.iter().find_map(|heading| find(head, heading))?;
    let all: Vec<Line<'_>> = lines(text, Span::new(0, text.len())).collect();
    let at = all.iter().position(|line| HEADINGS.iter().any(|heading| line.text.eq_ignore_ascii_case(heading)))?;
    let heading = all.get(at)?;
    let rest = all.get(at + 1..)?;
    let (filed, entered) = transaction(text, heading.span.end as usize);
    let filings = filings(text, rest);
    if filings.is_empty() {
        return None;
    }
    Some(Head {
        heading: heading.located(),
        court: court(all.get(..at)?),
        filed,
        entered,
        filings,
        end: heading.span.end as usize,
    })
}

/// The court's name: the two lines that stand last before the heading.
fn court(above: &[Line<'_>]) -> Option<Located<String>> {
    let mut named = above.iter().rev().filter(|line| !line.text.is_empty());
    let (last, first) = (named.next()?, named.next()?);
    let both = find(first.text, "court").is_some() && first.text.len() < 80;
    let lines = if both { [Some(first), Some(last)] } else { [None, Some(last)] };
    let span = if both { first.span.to(last.span) } else { last.span };
    let name = court::name(lines.into_iter().flatten().map(|line| line.text.trim_end_matches([' ', '-'])));
    name.contains("Court").then(|| Located::new(name, span))
}

/// The days of filing and of entering: `… entered on 8/9/2021 at 9:38 PM CDT and filed on 8/9/2021`.
fn transaction(text: &str, from: usize) -> (Option<Located<PartialDate>>, Option<Located<PartialDate>>) {
    let tail = text.get(from..).unwrap_or_default();
    let Some(start) = find(tail, "following transaction was") else { return (None, None) };
    let start = from + start;
    let end = text.get(start..).and_then(|rest| rest.find("\n\n")).map_or(text.len(), |at| start + at);
    let sentence = text.get(start..end).unwrap_or_default();
    let (mut filed, mut entered) = (None, None);
    for (date, from, to) in date::all(sentence) {
        let located = Located::new(date, Span::new(start + from, start + to));
        let before = sentence.get(..from).unwrap_or_default().trim_end().to_ascii_lowercase();
        if before.ends_with("filed on") {
            filed.get_or_insert(located);
        } else if before.ends_with(" on") {
            entered.get_or_insert(located);
        }
    }
    (filed, entered)
}

fn filings(text: &str, lines: &[Line<'_>]) -> Vec<Filing> {
    let mut filings: Vec<Filing> = Vec::new();
    let mut name = None;
    let mut chapter = None;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        if recipients::heading(line).is_some() {
            break;
        }
        let labelled = |label| valued(text, line, label, lines.get(at..).unwrap_or_default());
        if let Some(value) = labelled(CASE_NAME) {
            name = (!value.text.is_empty()).then(|| value.located());
        } else if let Some(value) = labelled(CHAPTER) {
            chapter = (!value.text.is_empty()).then(|| value.located());
        } else if let Some(value) = labelled(CASE_NUMBER) {
            if let Some((case, length)) = number::at_start(value.text) {
                let start = value.span.start as usize;
                filings.push(Filing {
                    name: name.take(),
                    case: Located::new(case, Span::new(start, start + length)),
                    chapter: chapter.take(),
                    filers: Vec::new(),
                    number: None,
                    words: None,
                });
            }
        } else if let Some(value) = labelled(FILER) {
            at += filers(value, lines.get(at..).unwrap_or_default(), filings.last_mut());
        } else if let Some(value) = DOCUMENT_NUMBER.iter().find_map(|label| labelled(label)) {
            let digits = value.text.bytes().take_while(u8::is_ascii_digit).count();
            if let Some(filing) = filings.last_mut() {
                filing.number = value.text.get(..digits).filter(|number| !number.is_empty()).map(str::to_owned);
            }
        } else if let Some(value) = behind(text, line, DOCKET_TEXT) {
            let below = lines.get(at..).unwrap_or_default();
            let count = below.iter().take_while(|line| !ends_text(line)).count();
            let end = below.get(..count).and_then(<[Line<'_>]>::last).map_or(value.span.end, |line| line.span.end);
            let words = trimmed(text, value.span.start as usize, end as usize).span;
            // Cases that share a transaction share its text.
            for filing in filings.iter_mut().filter(|filing| filing.words.is_none()) {
                filing.words = (!words.is_empty()).then_some(words);
            }
            at += count;
        }
    }
    filings
}

/// The filers: behind the label, and below it line by line. Says how many lines were taken.
fn filers(first: Line<'_>, below: &[Line<'_>], filing: Option<&mut Filing>) -> usize {
    let is_label = |line: &Line<'_>| line.text.is_empty() || line.text.contains(':');
    let further: Vec<_> = below.iter().take_while(|line| !is_label(line)).collect();
    if let Some(filing) = filing {
        let all = std::iter::once(&first).chain(further.iter().copied());
        filing.filers.extend(all.filter(|line| !line.text.is_empty()).map(Line::located));
    }
    further.len()
}

fn ends_text(line: &Line<'_>) -> bool {
    let folded = line.text.chars().take(60).collect::<String>().to_ascii_lowercase();
    AFTER_TEXT.iter().any(|words| folded.starts_with(words)) || recipients::heading(line).is_some()
}

/// What stands behind a label: on its line, or on the next one that holds words, as mail programs lay tables out.
fn valued<'a>(text: &'a str, line: &Line<'a>, label: &str, below: &[Line<'a>]) -> Option<Line<'a>> {
    let value = behind(text, line, label)?;
    if !value.text.is_empty() {
        return Some(value);
    }
    let next =
        below.iter().find(|line| !line.text.is_empty()).filter(|line| !line.text.contains(':') || label == CASE_NUMBER);
    Some(next.copied().unwrap_or(value))
}

/// The rest of a line that begins with a label.
fn behind<'a>(text: &'a str, line: &Line<'a>, label: &str) -> Option<Line<'a>> {
    let head = line.text.get(..label.len())?;
    head.eq_ignore_ascii_case(label)
        .then(|| trimmed(text, line.span.start as usize + label.len(), line.span.end as usize))
}
