//! E-mails as they are printed or saved to text: the head with From, To, Date and Subject.

use super::address;
use super::dates::DateHit;
use super::letter::Letter;
use super::mentions::{Located, PartyMention};
use super::names::looks_like_person;
use super::scan::Scan;
use crate::model::{DocKind, Entity, Role, Span};

/// An e-mail as printed or saved to text: From, To, Date or Sent, Subject at the top.
pub(super) fn read(scan: &Scan<'_>, dates: &[DateHit]) -> Option<Letter> {
    let head = scan.lines.len().min(30);
    let field = |name: &str| {
        (0..head).find_map(|line| {
            let span = scan.lines[line].span;
            let text = span.of(scan.text);
            let value = text
                .get(..name.len())
                .filter(|s| s.eq_ignore_ascii_case(name))
                .and_then(|_| text[name.len()..].trim_start().strip_prefix(':'))?;
            let value = value.trim();
            Some(Located::new(value.to_owned(), Span::new(span.end as usize - value.len(), span.end as usize)))
        })
    };
    let (from, to) = (field("From")?, field("To")?);
    let subject = field("Subject");
    let sent = field("Sent").or_else(|| field("Date"));
    if subject.is_none() && sent.is_none() {
        return None;
    }
    let date = sent.as_ref().and_then(|sent| dates.iter().find(|hit| sent.span.contains(hit.span)));
    let mut parties = Vec::new();
    for list in [Some(from), Some(to), field("Cc")].into_iter().flatten() {
        correspondents(&list, &mut parties);
    }
    Some(Letter {
        kind: DocKind::Email,
        title: subject.filter(|s| !s.value.is_empty()),
        date: date.map(|hit| Located::new(hit.date, hit.span)),
        parties,
    })
}

/// The people of an address line: `Ada Byrne <ada@example.com>; Otto Lund`.
pub(super) fn correspondents(list: &Located<String>, parties: &mut Vec<PartyMention>) {
    let base = list.span.start as usize;
    let mut offset = 0;
    for piece in list.value.split([';']) {
        let at = base + offset + (piece.len() - piece.trim_start().len());
        offset += piece.len() + 1;
        let words = piece.trim();
        let head = words.split(['<', '[', '(']).next().unwrap_or(words);
        let around = |c: char| c.is_whitespace() || matches!(c, '"' | '\'');
        let name = head.trim_start_matches(around);
        let start = at + (head.len() - name.len());
        let name = name.trim_end_matches(around);
        if !looks_like_person(&turned(name)) {
            continue;
        }
        let span = Span::new(start, start + name.len());
        let mut party = PartyMention::new(turned(name), span, Entity::Person).with_role(Role::Other);
        party.emails = address::emails(words, at);
        parties.push(party);
    }
}

/// "Byrne, Ada Q." → "Ada Q. Byrne".
fn turned(name: &str) -> String {
    match name.split_once(", ") {
        Some((last, first)) if !first.to_lowercase().starts_with("jr") && !last.contains(' ') => {
            format!("{first} {last}")
        }
        _ => name.to_owned(),
    }
}
