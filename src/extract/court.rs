//! Captions: the court, the case numbers, the parties, and what the cases are to each other.

use super::address::STATE_NAMES;
use super::mentions::{Located, Mentions};
use super::names::{tidy, title_case};
use super::scan::Scan;
use super::{authorities, caption, case_numbers, versus};
use crate::model::Span;

/// Reads court, case numbers, chapter, joint administration and the parties of captions into the mentions.
pub(super) fn read(scan: &Scan<'_>, cited: &[Span], mentions: &mut Mentions) {
    for at in 0..scan.tokens.len() {
        let Some(first) = scan.word(at).as_bytes().first() else { continue };
        let other = || authorities::covers(cited, scan.tokens[at].span);
        match first.to_ascii_lowercase() {
            b'c' if scan.is(at, "court") && mentions.court.is_none() => mentions.court = court(scan, at),
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

/// Whether the words before "joint administration" order it, rather than ask for it.
fn directs(scan: &Scan<'_>, at: usize) -> bool {
    (at.saturating_sub(8)..at).any(|i| scan.is_any(i, &["directing", "directed", "granting", "authorizing", "ordered"]))
}
