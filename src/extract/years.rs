//! Years and quarters of which a sentence tells: "In 2031, the mill was sold", "In the third quarter of 2030, sales fell", "…,
//! and in 2029 Alder closed its plant".

use super::mentions::DatedMention;
use super::names::tidy;
use super::scan::{Before, Kind, Scan};
use super::summary;
use crate::model::{PartialDate, Precision, Span, Sureness, TimelineKind, When};

/// Tokens behind the year in which the sentence must tell of something.
const REACH: usize = 24;

/// Every sentence that begins with a year or a quarter and tells of what was.
pub(super) fn read(scan: &Scan<'_>, cited: &[Span]) -> Vec<DatedMention> {
    let mut found = Vec::new();
    for at in scan.places(&["in", "during"]) {
        let opens = scan.word(at).starts_with(char::is_uppercase) && begins_sentence(scan, at);
        if !opens && !begins_clause(scan, at) {
            continue;
        }
        let Some((when, year_at)) = quarter(scan, at).or_else(|| bare_year(scan, at)) else { continue };
        let behind = year_at + 1 + usize::from(scan.mark(year_at + 1, b','));
        let (_, high) = scan.sentence(behind, 160);
        // "… by Alder Partners, L.P. In 2032, …": the period of a form may end the sentence.
        let high = (behind + 3..high)
            .find(|i| scan.mark(i - 1, b'.') && matches!(scan.word(*i), "In" | "On" | "The" | "As" | "Since" | "After"))
            .unwrap_or(high);
        let told = (behind..high.min(behind + REACH)).any(|i| is_told(scan, i));
        let span = scan.span(at, year_at);
        if !told || scan.before(behind) >= Before::Gap || super::authorities::covers(cited, span) {
            continue;
        }
        let words = tidy(scan.span(behind, high.saturating_sub(1).max(behind)).of(scan.text));
        found.push(DatedMention {
            when: Some(when),
            summary: summary::tidy_line(&words),
            ..DatedMention::new(
                if when.until.is_some() { TimelineKind::Period } else { TimelineKind::Event },
                span,
                Sureness::Inferred,
            )
        });
    }
    found
}

/// Whether a sentence begins at a token, over the number of a paragraph.
fn begins_sentence(scan: &Scan<'_>, at: usize) -> bool {
    at == 0
        || scan.before(at) == Before::Paragraph
        || matches!(scan.tokens[at - 1].kind, Kind::Mark(b'.' | b';' | b')')) && scan.before(at) >= Before::Space
}

/// Whether a clause begins at a token behind "and" or "but": "… and in 2029 the Debtor closed its plant".
fn begins_clause(scan: &Scan<'_>, at: usize) -> bool {
    at > 1
        && scan.is_any(at - 1, &["and", "but"])
        && scan.before(at) <= Before::Line
        && (scan.mark(at - 2, b',') || scan.mark(at - 2, b';'))
}

/// "In 2031," with a comma, a small word or a name behind it; the token of the year.
fn bare_year(scan: &Scan<'_>, at: usize) -> Option<(When, usize)> {
    let year_at = at + 1 + usize::from(scan.is_any(at + 1, &["late", "early", "mid", "around", "about"]));
    let year = year(scan, year_at)?;
    let next = year_at + 1;
    let subject = ["the", "it", "he", "she", "they", "its", "their", "a", "an", "both", "each", "sales", "revenues"];
    // "In 2029 Alder closed its mill": a name, and a verb not far behind it.
    let named = scan.word(next).starts_with(char::is_uppercase)
        && scan.word(next).len() > 2
        && (next + 1..next + 9).any(|i| is_told(scan, i));
    let ends = scan.mark(next, b',') || scan.is_any(next, &subject) || named;
    ends.then(|| (When { precision: Precision::Year, ..When::on(PartialDate::year(year)) }, year_at))
}

/// "In the third quarter of 2031": its months.
fn quarter(scan: &Scan<'_>, at: usize) -> Option<(When, usize)> {
    let ordinal = at + 1 + usize::from(scan.is(at + 1, "the"));
    let number = match scan.word(ordinal).to_ascii_lowercase().as_str() {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        _ => return None,
    };
    let of = ordinal + 2;
    if !scan.is(ordinal + 1, "quarter") || !scan.is(of, "of") {
        return None;
    }
    let year_at = of + 1;
    let year = year(scan, year_at)?;
    let (first, last) = (PartialDate::month(year, number * 3 - 2)?, PartialDate::month(year, number * 3)?);
    Some((When { date: first, until: Some(last), precision: Precision::Between }, year_at))
}

/// The year that a token is, from 1900 on.
fn year(scan: &Scan<'_>, at: usize) -> Option<i32> {
    let word = scan.word(at);
    let figures = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|year| figures && (1900..2100).contains(year))
}

/// Whether a word tells of what was.
fn is_told(scan: &Scan<'_>, at: usize) -> bool {
    // "will be sold" is to come.
    if at > 0 && scan.is_any(at - 1, &["be", "is", "are", "to", "a", "the"]) {
        return false;
    }
    let word = scan.word(at);
    scan.is_any(
        at,
        &["was", "were", "had", "began", "fell", "rose", "sold", "bought", "became", "made", "grew", "lost"],
    ) || word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase)
}
