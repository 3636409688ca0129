//! The messages that an e-mail quotes: "From: … Sent: … To: …" further down, "On May 10, 2031, Ada Byrne wrote:".

use super::dates::DateHit;
use super::email::correspondents;
use super::mentions::{DatedMention, Located, PartyMention};
use super::names::{looks_like_person, tidy};
use super::scan::Scan;
use crate::model::{Span, Sureness, TimelineKind, When};

/// Quoted messages, with the people they name.
#[derive(Default)]
pub(super) struct Thread {
    pub(super) lines: Vec<DatedMention>,
    pub(super) parties: Vec<PartyMention>,
}

/// Lines that a message's head has at most.
const HEAD: usize = 10;

/// Every quoted message of an e-mail whose own head is the first of its kind.
pub(super) fn read(scan: &Scan<'_>, dates: &[DateHit]) -> Thread {
    let mut thread = Thread::default();
    let mut own = true;
    for line in 0..scan.lines.len() {
        if field(scan, line, &["From"]).is_some() {
            if !std::mem::take(&mut own) {
                quoted(scan, dates, line, &mut thread);
            }
        } else if let Some(message) = wrote(scan, dates, line) {
            thread.lines.push(message);
        }
    }
    thread
}

/// A message whose head begins at a line with "From:".
fn quoted(scan: &Scan<'_>, dates: &[DateHit], line: usize, thread: &mut Thread) {
    let end = (line + 1..(line + HEAD).min(scan.lines.len()))
        .find(|next| scan.line_text(*next).is_empty())
        .unwrap_or((line + HEAD).min(scan.lines.len()));
    let of = |names: &[&str]| (line..end).find_map(|at| field(scan, at, names));
    let (from, to, subject) = (of(&["From"]), of(&["To"]), of(&["Subject"]));
    for list in [&from, &to, &of(&["Cc", "CC"])].into_iter().flatten() {
        correspondents(list, &mut thread.parties);
    }
    let Some(sent) = of(&["Sent", "Date"]) else { return };
    let Some(hit) = date_in(dates, sent.span) else { return };
    let words = |list: &Option<Located<String>>| list.as_ref().map(|list| names(&list.value)).unwrap_or_default();
    let mut summary = format!("E-mail from {}", words(&from));
    let to = words(&to);
    if !to.is_empty() {
        summary.push_str(" to ");
        summary.push_str(&to);
    }
    if let Some(subject) = subject.filter(|subject| !subject.value.is_empty()) {
        summary.push_str(": ");
        summary.push_str(&tidy(&subject.value));
    }
    thread.lines.push(message(summary, hit));
}

/// "On May 10, 2031, at 4:15 PM, Ada Byrne <ada@example.com> wrote:"
fn wrote(scan: &Scan<'_>, dates: &[DateHit], line: usize) -> Option<DatedMention> {
    const LONGEST: usize = 220;
    let span = scan.lines.get(line)?.span;
    let text = span.of(scan.text);
    if !text.starts_with("On ") || text.len() > LONGEST {
        return None;
    }
    // The sentence may run over into the next line.
    let whole = if text.ends_with("wrote:") {
        span
    } else {
        let next = scan.lines.get(line + 1).map(|next| next.span).filter(|next| next.len() < LONGEST)?;
        if !next.of(scan.text).ends_with("wrote:") {
            return None;
        }
        span.to(next)
    };
    let hit = date_in(dates, whole)?;
    let behind = Span { start: hit.span.end, end: whole.end }.of(scan.text);
    let writer = behind.trim_end_matches("wrote:").rsplit(',').map(names).find(|name| !name.is_empty())?;
    Some(message(format!("E-mail from {writer}"), hit))
}

fn message(summary: String, hit: &DateHit) -> DatedMention {
    DatedMention {
        when: Some(When::on(hit.date)),
        summary,
        details: "quoted in a later e-mail".to_owned(),
        ..DatedMention::new(TimelineKind::Event, hit.span, Sureness::Stated)
    }
}

/// The first date within a span.
fn date_in(dates: &[DateHit], span: Span) -> Option<&DateHit> {
    let at = dates.partition_point(|hit| hit.span.start < span.start);
    dates.get(at).filter(|hit| span.contains(hit.span))
}

/// What a line "From: …" says.
fn field(scan: &Scan<'_>, line: usize, labels: &[&str]) -> Option<Located<String>> {
    let span = scan.lines.get(line)?.span;
    let text = span.of(scan.text);
    let value = labels.iter().find_map(|label| text.strip_prefix(label)?.strip_prefix(':'))?.trim();
    Some(Located::new(value.to_owned(), Span::new(span.end as usize - value.len(), span.end as usize)))
}

/// The names of an address line, without their addresses; the address where it gives no name.
fn names(list: &str) -> String {
    let names: Vec<String> = list
        .split(';')
        .map(|piece| {
            let head = piece.split(['<', '[', '(']).next().unwrap_or(piece).trim().trim_matches(['"', '\'']);
            let head = tidy(head);
            if looks_like_person(&head) || head.contains(' ') {
                head
            } else {
                tidy(piece.trim().trim_matches(['<', '>']))
            }
        })
        .filter(|name| name.chars().any(char::is_alphabetic) && name.len() < 80)
        .take(4)
        .collect();
    names.join(", ")
}
