//! The lines of captions: the column of the names, names that run over several lines, other names in them.

use super::mentions::{Located, Mentions};
use super::names::{self, looks_like_company, looks_like_person, tidy};
use super::scan::Scan;
use crate::model::{Entity, Span};

/// The longest line of a caption, in bytes; a longer one is a paragraph.
pub(super) const LONGEST_LINE: usize = 400;

pub(super) fn set_title(mentions: &mut Mentions, title: String, span: Span, better: bool) {
    if mentions.case_title.is_none()
        || better && !mentions.case_title.as_ref().is_some_and(|t| t.value.contains("et al"))
    {
        mentions.case_title = Some(Located::new(title, span));
    }
}

/// Blanks before a line that put it into a caption's right column.
const FAR: usize = 45;

/// The blanks before a line, at most as many as matter.
fn indent(text: &str, line: Span) -> usize {
    let before = text.as_bytes().get(..line.start as usize).unwrap_or_default();
    before.iter().rev().take(FAR).take_while(|byte| **byte == b' ').count()
}

/// A caption's line without the column of colons, parentheses or section signs and what stands right of it.
pub(super) fn left_column(scan: &Scan<'_>, line: usize) -> Span {
    let span = scan.lines.get(line).map(|l| l.span).unwrap_or_default();
    let text = span.of(scan.text);
    if text.len() > LONGEST_LINE {
        return span;
    }
    // A line that begins far to the right stands in the right column alone.
    if indent(scan.text, span) >= FAR {
        return Span { end: span.start, ..span };
    }
    let wide = text.find("   ").or_else(|| text.find('\t'));
    let drawn = text.char_indices().find(|(at, c)| {
        matches!(c, ')' | ':' | '§' | '|' | '*') && {
            let before = text[..*at].chars().next_back();
            before.is_none_or(char::is_whitespace)
        }
    });
    let cut = [wide, drawn.map(|(at, _)| at)].into_iter().flatten().min().unwrap_or(text.len());
    let end = text[..cut].trim_end_matches([':', ')', '|', '§', '*', ' ', '\t']).len();
    Span::new(span.start as usize, span.start as usize + end)
}

/// Lines of a caption as names: a line that goes on in the next one is joined to it.
pub(super) fn join_names(text: &str, lines: &[Span]) -> Vec<(String, Span)> {
    let mut names: Vec<(String, Span)> = Vec::new();
    for span in lines {
        let piece = tidy(span.of(text));
        let open = names.last().is_some_and(|(words, _)| {
            let bare = words.trim_end_matches([',', ';']);
            let next_form = piece.split_whitespace().next().is_some_and(names::is_legal_form);
            let goes_on = bare.to_lowercase().ends_with(" and") || !words.ends_with([',', ';', '.']) || next_form;
            let other_name = ["d/b/a", "f/k/a", "a/k/a", "doing business"]
                .iter()
                .any(|joint| piece.to_lowercase().starts_with(joint));
            next_form || other_name || goes_on && !looks_like_whole(bare)
        });
        match names.last_mut().filter(|_| open) {
            Some((words, whole)) => {
                words.push(' ');
                words.push_str(&piece);
                // What stands between the columns is no part of the name, so only its first line is pointed at.
                if text.get(whole.end as usize..span.start as usize).is_some_and(|gap| gap.trim().is_empty()) {
                    *whole = whole.to(*span);
                }
            }
            None => names.push((piece, *span)),
        }
    }
    names
}

/// Names of a caption of which one line holds several: "ALDER CORP., and BIRCH WORKS, INC.", "ADA BYRNE; OTTO LUND".
pub(super) fn split_names(text: &str, names: Vec<(String, Span)>) -> Vec<(String, Span)> {
    /// How far behind the first line the further names may stand, in bytes.
    const REACH: usize = 800;
    let mut split = Vec::with_capacity(names.len());
    for (words, span) in names {
        let words = without_appositions(&words);
        let mut rest = words.as_str();
        let mut from = span.start as usize;
        let mut push = |name: &str| {
            let near = text.get(from..).unwrap_or_default();
            let near = near.char_indices().nth(REACH).map_or(near, |(end, _)| &near[..end]);
            let own = near.find(name).map(|at| Span::new(from + at, from + at + name.len()));
            from = own.map_or(from, |own| own.end as usize);
            split.push((name.to_owned(), own.unwrap_or(span)));
        };
        while let Some((cut, behind)) = joint(rest) {
            push(&rest[..cut]);
            rest = rest[behind..].trim_start();
        }
        push(rest);
    }
    split
}

/// Where the first of several names ends and the next one begins, in bytes.
fn joint(words: &str) -> Option<(usize, usize)> {
    let joints = [("; and ", 6), ("; ", 2), (", and ", 6), (" and ", 5), (", ", 2)];
    let mut cuts: Vec<(usize, usize)> = joints
        .iter()
        .flat_map(|(joint, length)| words.match_indices(joint).map(|(at, _)| (at, at + *length)))
        .collect();
    cuts.sort_unstable_by_key(|(at, behind)| (*at, std::cmp::Reverse(*behind)));
    cuts.into_iter().take(40).find(|(at, behind)| {
        let (head, tail) = (words[..*at].trim_end_matches(','), &words[*behind..]);
        // "GUSTAVO ELM, an individual, MARINA WORKS, INC.": what is said of one stands before the next.
        if names_next(&words[*at..*behind], head, tail) {
            return true;
        }
        let next = tail.split_whitespace().next().unwrap_or_default();
        let listed = tail.starts_with(char::is_uppercase) && !names::is_legal_form(next.trim_end_matches(','));
        let list = words[*at..*behind].starts_with(';');
        let whole = looks_like_whole(head) || looks_like_person(head) || head.to_ascii_lowercase().ends_with(" co.");
        // "ELM, FIR & GORSE LLP" and "ALDER BANK AND TRUST CO." are one name each.
        listed && !next.is_empty() && (list || whole)
    })
}

/// Whether a comma ends a name of a list because another whole name follows: "THE VILLAGE OF ELM, ADA BYRNE, and …".
fn names_next(joint: &str, head: &str, tail: &str) -> bool {
    let next = tail.split(", ").next().unwrap_or(tail);
    let next = next.split(" and ").next().unwrap_or(next);
    joint == ", "
        && head.split_whitespace().count() > 1
        && !head.contains('&')
        && tail.len() > next.len()
        && looks_like_person(next)
        && names::is_upper(next) == names::is_upper(head)
}

/// Whether words tell what the one named before them is, or in what part: "an individual", "as Executrix of …", "Chapter 11
/// Trustee".
fn is_said(words: &str) -> bool {
    const STARTS: [&str; 10] =
        ["a ", "an ", "individually", "as ", "in his ", "in her ", "in their ", "in its ", "jointly", "severally"];
    let lower = words.to_lowercase();
    let office = lower.starts_with("chapter ") && lower.contains(" trustee");
    office || STARTS.iter().any(|start| words.starts_with(start) || names::is_upper(words) && lower.starts_with(start))
}

/// A list of names without what is said of each: "ADA BYRNE, an individual, and ELM LLC, a Texas company" → "ADA BYRNE, and
/// ELM LLC".
fn without_appositions(words: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut left_out = false;
    for piece in words.split(", ") {
        // "as trustee of Elm Works, LLC": the form belongs to what was left out.
        if left_out && names::is_legal_form(piece.trim_end_matches([',', ';'])) {
            continue;
        }
        left_out = is_said(piece) && !kept.is_empty();
        if left_out {
            // "an individual and ELM LLC": the next name follows within the piece.
            kept.extend(piece.split_once(" and ").map(|(_, rest)| rest).filter(|rest| !is_said(rest)));
        } else {
            kept.push(piece);
        }
    }
    kept.join(", ")
}

/// Whether a name is whole as it stands: it ends with a registered form.
fn looks_like_whole(name: &str) -> bool {
    name.split_whitespace().next_back().is_some_and(names::is_legal_form)
}

/// A name without "d/b/a …" and its like, and those other names.
pub(super) fn other_names(raw: &str) -> (String, Vec<String>) {
    const JOINTS: [&str; 12] = [
        "d/b/a",
        "f/k/a",
        "a/k/a",
        "n/k/a",
        "dba",
        "fka",
        "aka",
        "fdba",
        "f/d/b/a",
        "doing business as",
        "formerly known as",
        "also known as",
    ];
    let lower = raw.to_ascii_lowercase();
    let mut cuts: Vec<(usize, usize)> = JOINTS
        .iter()
        .flat_map(|joint| lower.match_indices(joint).map(|(at, found)| (at, at + found.len())))
        .filter(|(at, end)| *at > 0 && lower[..*at].ends_with([' ', ',']) && lower[*end..].starts_with(' '))
        .collect();
    cuts.sort_unstable();
    let first = cuts.first().map_or(raw.len(), |(at, _)| *at);
    let clean = |words: &str| tidy(words.trim_matches([',', ' ', ';']));
    let others = cuts
        .iter()
        .enumerate()
        .map(|(i, (_, end))| clean(&raw[*end..cuts.get(i + 1).map_or(raw.len(), |(next, _)| (*next).max(*end))]));
    (clean(&raw[..first]), others.filter(|name| !name.is_empty()).collect())
}

pub(super) fn entity(name: &str) -> Entity {
    if looks_like_person(name) && !looks_like_company(name)
        || !name.contains(' ') && !looks_like_company(name) && !names::is_upper(name)
    {
        Entity::Person
    } else {
        Entity::Organization
    }
}
