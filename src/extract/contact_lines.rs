//! What single lines of an address block are: names, whom counsel acts for, a court, a piece of a sentence.

use super::companies::is_law_firm;
use super::counsel;
use super::mentions::Located;
use super::names::{looks_like_person, strip_person_extras, tidy};
use super::scan::Scan;
use crate::model::Span;

/// Whether a line is a piece of a sentence: names have few small words, and those are known.
pub(super) fn is_prose(words: &str) -> bool {
    let small = |word: &&str| {
        word.starts_with(char::is_lowercase)
            && !matches!(*word, "of" | "the" | "and" | "for" | "de" | "as" | "its" | "in" | "to" | "c/o")
    };
    words.split_whitespace().filter(small).count() > 2
}

/// A line without the label of a form before its words: "Debtor's full name: Alder Mills, LLC".
pub(super) fn without_label(scan: &Scan<'_>, span: Span) -> Span {
    const LONGEST: usize = 48;
    const LAST: [&str; 7] = ["name", "years", "attorney", "counsel", "creditor", "debtor", "claimant"];
    let text = span.of(scan.text);
    let label = text.find(": ").filter(|at| *at <= LONGEST).map(|at| (&text[..at], text[at + 2..].trim_start()));
    let named = label.filter(|(label, rest)| {
        let last = label.rsplit(' ').next().unwrap_or(label);
        label.contains(' ') && LAST.contains(&last) && rest.starts_with(char::is_uppercase)
    });
    named.map_or(span, |(_, rest)| Span::new(span.end as usize - rest.len(), span.end as usize))
}

/// The names of a line, each with its offset: "Tom Elm / Nora Fir", "Ada Byrne, Esq. and Otto Lund, Esq."
pub(super) fn names_in(text: &str) -> Vec<(usize, &str)> {
    let person_before = |at: usize| looks_like_person(&strip_person_extras(&text[..at]));
    // "Ada Byrne, Elm Fox PLLC"
    let firm = |at: usize| person_before(at) && is_law_firm(&text[at + 2..]);
    let cuts = text
        .match_indices(" / ")
        .chain(text.match_indices(", ").take(1).filter(|(at, _)| firm(*at)))
        .chain(text.match_indices(" and ").filter(|(at, _)| person_before(*at)))
        .map(|(at, joint)| (at, at + joint.len()));
    let mut cuts: Vec<(usize, usize)> = cuts.collect();
    cuts.sort_unstable();
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, behind) in cuts {
        if at >= from {
            pieces.push((from, text[from..at].trim_end_matches([',', ' '])));
            from = behind;
        }
    }
    pieces.push((from, text[from..].trim_end_matches([',', ' '])));
    pieces
}

/// Whom a line "Attorneys for …" names; it may run on over the next line.
pub(super) fn counsel_line(scan: &Scan<'_>, line: usize) -> Option<Located<String>> {
    let span = scan.lines.get(line)?.span;
    let text = span.of(scan.text);
    if !counsel::names_client(text) {
        return None;
    }
    let lower = text.to_lowercase();
    let open = [" and", ",", " for", " to"].iter().any(|end| lower.ends_with(end));
    let next = scan.lines.get(line + 1).map(|l| l.span).filter(|s| open && !s.is_empty());
    let whole = next.map_or(span, |next| span.to(next));
    counsel::represented(&Located::new(tidy(whole.of(scan.text)), whole))
}

/// Whether a line names a court.
pub(super) fn is_court(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains("bankruptcy court") || lower.contains("district court") || lower.starts_with("for the ")
}
