//! Case numbers, and which of several leads.

use std::collections::HashSet;

use super::mentions::{Located, Mentions};
use super::scan::{Before, Kind, Scan};
use crate::model::CaseNumber;

/// A case number at a token: `08-11153`, `08- 11153 (MG)`, `4:19-cv-06669-JSW`. A bankruptcy number needs a sign that it
/// is one: "No." before it, initials behind it.
pub(super) fn case_number(scan: &Scan<'_>, at: usize) -> Option<Located<CaseNumber>> {
    district_number(scan, at)
        .or_else(|| bankruptcy_number(scan, at))
        .or_else(|| lettered_number(scan, at))
        .or_else(|| civil_number(scan, at))
}

/// "31 Civ. 4471 (ABC)": a district court's case as some courts print it, without the office.
fn civil_number(scan: &Scan<'_>, at: usize) -> Option<Located<CaseNumber>> {
    let (year, kind) = (scan.word(at), scan.word(at + 1));
    let dot = usize::from(scan.mark(at + 2, b'.'));
    let number = scan.word(at + 2 + dot);
    let kind = match kind {
        "Civ" | "CIV" => "cv",
        "Cr" | "Crim" => "cr",
        _ => return None,
    };
    let shape = year.len() == 2 && figures(year) && figures(number) && (2..=5).contains(&number.len());
    (shape && dot == 1 && scan.before(at + 2 + dot) <= Before::Space)
        .then(|| Located::new(CaseNumber(format!("{year}-{kind}-{number:0>5}")), scan.span(at, at + 2 + dot)))
}

/// "Case No. 31 B 40217": a bankruptcy case as some courts print it.
fn lettered_number(scan: &Scan<'_>, at: usize) -> Option<Located<CaseNumber>> {
    let (year, number) = (scan.word(at), scan.word(at + 2));
    let shape = year.len() == 2 && figures(year) && scan.word(at + 1) == "B" && figures(number) && number.len() == 5;
    let one_line = scan.before(at + 1) <= Before::Space && scan.before(at + 2) <= Before::Space;
    let named = (at.saturating_sub(3)..at).any(|i| scan.is_any(i, &["case", "no", "nos", "number"]));
    (shape && one_line && named).then(|| Located::new(CaseNumber(format!("{year}-{number}")), scan.span(at, at + 2)))
}

fn district_number(scan: &Scan<'_>, at: usize) -> Option<Located<CaseNumber>> {
    const KINDS: [&str; 8] = ["cv", "cr", "md", "mc", "mj", "bk", "ap", "cm"];
    let office = scan.mark(at + 1, b':') && scan.before(at + 2) == Before::Nothing;
    let year_at = if office { at + 2 } else { at };
    let year = scan.word(year_at);
    if at > 0 && scan.mark(at - 1, b':') && scan.before(at) == Before::Nothing {
        return None;
    }
    if !(figures(year) && (year.len() == 2 || year.len() == 4)) || !scan.mark(year_at + 1, b'-') {
        return None;
    }
    let kind = scan.word(year_at + 2).to_ascii_lowercase();
    let number = scan.word(year_at + 4);
    if !KINDS.contains(&kind.as_str()) || !scan.mark(year_at + 3, b'-') || !figures(number) || number.len() > 6 {
        return None;
    }
    let year = &year[year.len() - 2..];
    let span = scan.span(at, year_at + 4);
    // The bankruptcy courts print their own numbers in this form too.
    let value = match (kind.as_str(), office) {
        ("bk" | "ap", _) => format!("{year}-{number:0>5}"),
        (_, true) => format!("{}:{year}-{kind}-{number:0>5}", scan.word(at)),
        (_, false) => format!("{year}-{kind}-{number:0>5}"),
    };
    Some(Located::new(CaseNumber(value), span))
}

fn bankruptcy_number(scan: &Scan<'_>, at: usize) -> Option<Located<CaseNumber>> {
    let (year, number) = (scan.word(at), scan.word(at + 2));
    let shape = year.len() == 2
        && figures(year)
        && scan.mark(at + 1, b'-')
        && scan.before(at + 1) == Before::Nothing
        && figures(number)
        && (4..=6).contains(&number.len())
        && scan.before(at + 2) <= Before::Space;
    if !shape
        || scan.mark(at + 3, b'-')
            && scan.before(at + 3) == Before::Nothing
            && scan.tokens.get(at + 4).is_some_and(|t| t.kind == Kind::Number)
    {
        return None;
    }
    // "8-31-71455-xyz": the number of the court's office stands first.
    let office = at > 1 && scan.mark(at - 1, b'-') && is_office(scan, at - 2) && scan.mark(at + 3, b'-');
    if at > 0
        && scan.before(at) == Before::Nothing
        && (scan.mark(at - 1, b'-') && !office || scan.tokens[at - 1].kind == Kind::Number)
    {
        return None;
    }
    let named = (at.saturating_sub(6)..at)
        .any(|i| scan.is_any(i, &["case", "no", "nos", "number", "numbers", "adv", "proc", "proceeding", "cases"]));
    let initials = |from: usize| {
        let word = scan.word(from);
        (2..=4).contains(&word.len()) && word.chars().all(char::is_alphabetic)
    };
    let closed = scan.mark(at + 3, b'(') && initials(at + 4) && scan.mark(at + 5, b')')
        || scan.mark(at + 3, b'-') && initials(at + 4) && scan.before(at + 4) == Before::Nothing;
    (named || closed).then(|| Located::new(CaseNumber(format!("{year}-{number:0>5}")), scan.span(at, at + 2)))
}

/// Whether a token is one figure behind "No.": the court's office.
fn is_office(scan: &Scan<'_>, at: usize) -> bool {
    let no = at > 1 && scan.mark(at - 1, b'.') && scan.is_any(at - 2, &["no", "nos"]);
    let labelled = no || at > 0 && (scan.mark(at - 1, b':') || scan.mark(at - 1, b'#'));
    labelled && scan.word(at).len() == 1 && figures(scan.word(at))
}

fn figures(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

/// Which of several numbers leads: the one of the joint caption, or the one whose docket "should be consulted".
pub(super) fn leads(scan: &Scan<'_>, mentions: &mut Mentions) {
    let joint = mentions.case_numbers.iter().find(|found| {
        let behind = scan.token_at(found.span.end);
        (behind..behind + 8).any(|at| {
            scan.is(at, "jointly") && scan.is(at + 1, "administered")
                || scan.is(at, "joint") && scan.is(at + 1, "administration")
        }) || (behind..behind + 10).any(|at| scan.is(at, "should") && scan.is(at + 2, "consulted"))
    });
    let lead = joint.or(mentions.case_numbers.first()).cloned();
    let members: Vec<Located<CaseNumber>> = if joint.is_some() {
        let mut seen: HashSet<&CaseNumber> = HashSet::new();
        mentions
            .case_numbers
            .iter()
            .filter(|found| Some(&found.value) != lead.as_ref().map(|l| &l.value))
            .filter(|found| seen.insert(&found.value))
            .cloned()
            .collect()
    } else {
        Vec::new()
    };
    mentions.lead_number = lead;
    mentions.member_numbers = members;
}
