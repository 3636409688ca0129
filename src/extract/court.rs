//! Captions: the court, the case numbers, the parties, and what the cases are to each other.

use super::address::STATE_NAMES;
use super::caption_lines::left_column;
use super::mentions::{Located, Mentions};
use super::names::{is_upper, tidy, title_case};
use super::scan::Scan;
use super::{authorities, caption, case_numbers, versus};
use crate::model::Span;

/// Reads court, case numbers, chapter, joint administration and the parties of captions into the mentions.
pub(super) fn read(scan: &Scan<'_>, cited: &[Span], mentions: &mut Mentions) {
    const LEADS: [&str; 8] = ["administration", "against", "chapter", "court", "in", "jointly", "v", "vs"];
    let mut places = scan.places(&LEADS);
    places.extend(scan.numbers());
    places.sort_unstable();
    for at in places {
        let Some(first) = scan.word(at).as_bytes().first() else { continue };
        let other = || authorities::covers(cited, scan.tokens[at].span);
        match first.to_ascii_lowercase() {
            b'c' if scan.is(at, "court") && mentions.court.is_none() => {
                mentions.court = court(scan, at).or_else(|| state_court(scan, at));
            }
            b'0'..=b'9' => mentions.case_numbers.extend(case_numbers::case_number(scan, at).filter(|_| !other())),
            b'j' if scan.is(at, "jointly") && scan.is_any(at + 1, &["administered", "administer"]) => {
                mentions.jointly_administered.get_or_insert(scan.span(at, at + 1));
            }
            b'a' if scan.is(at, "administration") && at > 0 && scan.is(at - 1, "joint") && directs(scan, at) => {
                mentions.jointly_administered.get_or_insert(scan.span(at - 1, at));
            }
            b'c' if scan.is(at, "chapter") && mentions.chapter.is_none() => {
                let number = scan.word(at + 1);
                if matches!(number, "7" | "9" | "11" | "12" | "13" | "15") {
                    mentions.chapter = Some(Located::new(number.to_owned(), scan.span(at, at + 1)));
                }
            }
            b'i' if scan.is(at, "in") && scan.is(at + 1, "re") && !other() => caption::in_re(scan, at, mentions),
            b'a' if scan.is(at, "against") && !other() => versus::versus(scan, at, mentions),
            b'v' if matches!(scan.word(at), "v" | "vs" | "V" | "VS") && !other() => versus::versus(scan, at, mentions),
            _ => {}
        }
    }
    case_numbers::leads(scan, mentions);
}

/// "UNITED STATES BANKRUPTCY COURT / FOR THE SOUTHERN DISTRICT OF NEW YORK" around its word "court".
fn court(scan: &Scan<'_>, at: usize) -> Option<Located<String>> {
    let first = at.checked_sub(3)?;
    let kind = if scan.words(first, &["united", "states", "bankruptcy"]) {
        "United States Bankruptcy Court"
    } else if scan.words(first, &["united", "states", "district"]) {
        "United States District Court"
    } else {
        return None;
    };
    let mut next = at + 1;
    while next < at + 4 && (scan.is_any(next, &["for", "the"]) || scan.mark(next, b',') || scan.mark(next, b'?')) {
        next += 1;
    }
    let from = next;
    if scan.is_any(next, &["southern", "northern", "eastern", "western", "central", "middle"]) {
        next += 1;
    }
    if !scan.words(next, &["district", "of"]) {
        return None;
    }
    next += 2;
    let mut last = None;
    for count in (1..=3).rev() {
        let name = (next..next + count).map(|i| scan.word(i).to_lowercase()).collect::<Vec<_>>().join(" ");
        if STATE_NAMES.contains(&name.as_str()) || name == "columbia" || name == "puerto rico" || name == "guam" {
            last = Some(next + count - 1);
            break;
        }
    }
    let last = last?;
    let district = title_case(&tidy(scan.span(from, last).of(scan.text)));
    Some(Located::new(format!("{kind}, {district}"), scan.span(first, last)))
}

/// "SUPREME COURT OF THE STATE OF NEW YORK / COUNTY OF KINGS", in capitals at the head of a paper.
fn state_court(scan: &Scan<'_>, at: usize) -> Option<Located<String>> {
    const HEAD: usize = 40;
    const KINDS: [&str; 9] =
        ["supreme", "superior", "circuit", "chancery", "district", "common pleas", "county", "probate", "appeals"];
    let line = scan.tokens.get(at)?.line as usize;
    let text = left_column(scan, line).of(scan.text);
    let lower = text.to_lowercase();
    let named =
        text.len() < 90 && is_upper(text) && KINDS.iter().any(|kind| lower.contains(kind)) && lower.contains(" of ");
    if line > HEAD || !named || lower.contains("united states") {
        return None;
    }
    let below = left_column(scan, line + 1);
    let county = ["COUNTY OF", "FOR THE COUNTY", "IN AND FOR", "FOR THE STATE"];
    let more = county.iter().any(|start| below.of(scan.text).starts_with(start)).then_some(below);
    let whole = left_column(scan, line);
    let words = title_case(&tidy(text.strip_prefix("IN THE ").unwrap_or(text)));
    Some(match more {
        Some(more) => Located::new(format!("{words}, {}", title_case(&tidy(more.of(scan.text)))), whole.to(more)),
        None => Located::new(words, whole),
    })
}

/// Whether the words before "joint administration" order it, rather than ask for it.
fn directs(scan: &Scan<'_>, at: usize) -> bool {
    (at.saturating_sub(8)..at).any(|i| scan.is_any(i, &["directing", "directed", "granting", "authorizing", "ordered"]))
}
