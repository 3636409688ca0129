//! The words of signature pages: names printed twice, titles held in several companies, running titles and footers.

use super::names::{fold, looks_like_company, looks_like_person, strip_person_extras};
use super::titles;

/// Where a page's footer begins behind words that are run together with it: "President [Signature Page to Amendment]".
pub(super) fn footer(words: &str) -> Option<usize> {
    const MARKS: [&str; 3] = ["[", "Signature Page", "Signature page"];
    MARKS.iter().filter_map(|mark| words.find(mark)).filter(|at| *at > 0).min()
}

/// Where, behind a page's footer, the name of the one who signs next begins: "[Signature Page to Amendment] ALDER BANK".
pub(super) fn behind_footer(words: &str, foot: usize) -> Option<usize> {
    // A footer has few words; without brackets only capitals show where it ends.
    const MOST: usize = 24;
    let rest = words.get(foot..)?;
    if rest.starts_with('[') {
        let close = foot + rest.find(']')? + 1;
        let next = close + (words[close..].len() - words[close..].trim_start().len());
        let named = looks_like_company(&words[next..]) || titles::begins_in_capitals(&words[next..]);
        return (named && words[next..].starts_with(char::is_alphabetic)).then_some(next);
    }
    let mut at = foot;
    for word in rest.split_inclusive(char::is_whitespace).take(MOST) {
        if at > foot && word.trim().len() > 1 && titles::begins_in_capitals(&words[at..]) {
            return Some(at);
        }
        at += word.len();
    }
    None
}

/// A title without the words that say it is held in several companies.
pub(super) fn for_each(title: &str) -> &str {
    let lower = title.to_ascii_lowercase();
    [" of each of the ", " for each of the ", " of the foregoing", " of each"]
        .iter()
        .filter_map(|words| lower.find(words))
        .min()
        .map_or(title, |at| title[..at].trim_end_matches([',', ' ']))
}

/// A conformed signature without the footer or the printed name that is run together with it, and the title behind that:
/// "Ada Byrne ADA BYRNE, President".
pub(super) fn once(signature: &str) -> (String, Option<String>) {
    let words = &signature[..footer(signature).unwrap_or(signature.len())];
    let rule = |word: &&str| !word.chars().all(|c| matches!(c, '-' | '_'));
    // A name and a title have few words.
    let parts: Vec<&str> = words.split_whitespace().filter(rule).take(24).collect();
    let same = |count: &usize| {
        let (first, rest) = parts.split_at(*count);
        fold(&first.concat()) == fold(&rest[..*count].concat())
    };
    let Some(count) = (2..=parts.len() / 2).find(same) else { return (parts.join(" "), None) };
    let behind = parts[count * 2..].join(" ");
    let name = parts[..count].join(" ");
    (name.trim_end_matches(',').to_owned(), Some(behind).filter(|title| titles::is_title(title)))
}

/// Whether two writings are plainly the same person's.
pub(super) fn same_person(one: &str, other: &str) -> bool {
    fold(&strip_person_extras(one)) == fold(&strip_person_extras(other))
}

/// Whether a conformed signature and a printed name can be one person's: "P. Drake" and "Philomena Drake, CFA".
pub(super) fn same_family(one: &str, other: &str) -> bool {
    let last = |name: &str| strip_person_extras(name).split_whitespace().next_back().map(fold);
    same_person(one, other) || last(one) == last(other)
}

/// A name without the parentheses around it.
pub(super) fn strip_parentheses(name: &str) -> String {
    // "Otto Lund (No. 6033)": a bar number.
    let name = name.split_once(" (").filter(|(head, _)| looks_like_person(head)).map_or(name, |(head, _)| head);
    name.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | ' ')).to_owned()
}

/// Lines that belong to the page and not to the signature: running titles, page numbers, tags.
pub(super) fn is_page_furniture(words: &str) -> bool {
    let lower = words.to_lowercase();
    let number_end = lower.trim_end_matches(']').ends_with(|c: char| c.is_ascii_digit());
    words.starts_with('<')
        || words.starts_with('[')
        || lower.starts_with("page ") && number_end
        || lower.contains("signature page")
        || (lower.contains("agreement") || lower.contains("amendment")) && number_end && words.len() < 90
        || words.chars().all(|c| !c.is_alphabetic())
        || matches!(lower.as_str(), "seal" | "(seal)" | "[seal]")
}
