//! The members of a committee as a notice lists them: "2. Hemp & Hawser Trading, Attn: Ada Byrne, …", numbered, whatever form
//! their names have.

use super::address::is_street;
use super::clauses::is_clause;
use super::mentions::PartyMention;
use super::names::{looks_like_person, tidy};
use super::scan::{Before, Kind, Scan};
use crate::model::{Entity, Role, Span};

/// The members that no other rule has found.
pub(super) fn read(scan: &Scan<'_>, known: &[PartyMention]) -> Vec<PartyMention> {
    let mut spans: Vec<Span> = known.iter().map(|party| party.span).collect();
    spans.sort_unstable();
    let taken = |span: Span| {
        let from = spans.partition_point(|other| other.end <= span.start);
        spans.get(from).is_some_and(|other| other.overlaps(span))
    };
    scan.numbers().filter_map(|at| member(scan, at)).filter(|party| !taken(party.span)).collect()
}

/// The member whose item begins with the number at a token.
fn member(scan: &Scan<'_>, at: usize) -> Option<PartyMention> {
    const LONGEST: usize = 80;
    let begins = scan.before(at) >= Before::Line && scan.word(at).len() <= 2;
    let mark = scan.mark(at + 1, b'.') || scan.mark(at + 1, b')');
    if !(begins && mark && scan.before(at + 2) >= Before::Space && scan.before(at + 2) < Before::Line) {
        return None;
    }
    let line = scan.tokens.get(at)?.line as usize;
    let first = scan.tokens.get(at + 2)?.span.start;
    let whole = Span { start: first, end: scan.lines.get(line)?.span.end };
    let words = whole.of(scan.text);
    // The one to whose attention it goes stands on the line or on the next one: that makes it an address.
    let attention = |words: &str| ["Attn", "ATTN", "Attention", "c/o"].iter().any(|label| words.contains(label));
    let near = (line..line + 3).any(|near| attention(scan.line_text(near)));
    let name = words.split(", Attn").next().unwrap_or(words);
    let name = name.split(", c/o").next().unwrap_or(name).trim_end_matches([',', ' ', ';']);
    let capitals = scan.tokens.get(at + 2).is_some_and(|token| token.kind == Kind::Word)
        && name.split(' ').all(|word| {
            !word.starts_with(char::is_lowercase) || matches!(word, "of" | "the" | "and" | "for" | "de" | "in")
        });
    let named = near && capitals && name.contains(' ') && name.len() < LONGEST && !attention(name);
    if !named || is_clause(name) || is_street(name) && name.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let entity = if looks_like_person(name) { Entity::Person } else { Entity::Organization };
    let span = Span::new(first as usize, first as usize + name.len());
    Some(PartyMention::new(tidy(name), span, entity).with_role(Role::Creditor))
}
