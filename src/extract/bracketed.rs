//! Brackets of citations: numbers alone in them, "[54]", and days in them beside a number, "[D.I. 180; filed 8/1/31]".

use super::dates::DateHit;
use super::docket_numbers::{is_number, named, number_behind};
use super::heading::noun;
use super::mentions::ReferenceMention;
use super::scan::{Before, Scan};
use crate::model::{DocKind, PartialDate, Sureness};

/// "[D.I. 180; filed 8/1/31]": the day within the bracket of a number.
pub(super) fn date_within(scan: &Scan<'_>, number: usize, dates: &[DateHit]) -> Option<PartialDate> {
    let hit = dates.get(dates.partition_point(|hit| hit.first <= number))?;
    (number_before(scan, hit) == Some(number)).then_some(hit.date)
}

/// Whether a day stands in the bracket of a number on a docket, and is said of that document alone.
pub(super) fn is_within(scan: &Scan<'_>, hit: &DateHit) -> bool {
    number_before(scan, hit).is_some()
}

/// The number of a docket before a day in one bracket: "[Docket No. 180, filed on August 1, 2031]".
fn number_before(scan: &Scan<'_>, hit: &DateHit) -> Option<usize> {
    const LONGEST: usize = 10;
    if !(scan.mark(hit.last, b']') || scan.mark(hit.last, b')')) {
        return None;
    }
    let from = hit.first.saturating_sub(LONGEST);
    let open = (from..hit.first).rev().find(|at| scan.mark(*at, b'[') || scan.mark(*at, b'('))?;
    let number = number_behind(scan, open + 1).filter(|number| *number < hit.first)?;
    let light = |at: usize| {
        scan.mark(at, b',') || scan.mark(at, b';') || scan.is_any(at, &["filed", "entered", "dated", "on", "date"])
    };
    (number + 1..hit.first).all(light).then_some(number)
}

/// Documents that are cited by a number alone in square brackets: "the Cure Notice [188]", "as stated in [54]".
pub(super) fn read(scan: &Scan<'_>) -> Vec<ReferenceMention> {
    scan.numbers().filter_map(|at| cited(scan, at)).collect()
}

/// The document that a number in brackets cites, behind its name or a word that leads to it. Years and the letters of altered
/// quotations cite none.
fn cited(scan: &Scan<'_>, at: usize) -> Option<ReferenceMention> {
    const LEADS: [&str; 7] = ["at", "in", "see", "to", "under", "per", "re"];
    let open = at.checked_sub(1).filter(|open| scan.mark(*open, b'[') && scan.mark(at + 1, b']'))?;
    let number = scan.word(at);
    let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    let close = scan.before(at) == Before::Nothing && scan.before(at + 1) == Before::Nothing;
    let apart = matches!(scan.before(open), Before::Space | Before::Line);
    if !(is_number(scan, at) && close && apart && number.len() < 5) || year || number.starts_with('0') {
        return None;
    }
    let own = scan.span(open, at + 1);
    let word = open.checked_sub(1)?;
    let named = named(scan, open).filter(|(start, ..)| *start < open && open - start < 24 && ends_name(scan, word));
    let (start, kind, description) = match named {
        Some(named) => named,
        None if scan.is_any(word, &LEADS) => (open, DocKind::Other, format!("Docket no. {number}")),
        None => return None,
    };
    Some(ReferenceMention {
        description,
        kind,
        date: None,
        docket_number: Some(number.to_owned()),
        case: None,
        span: if start < open { scan.tokens[start].span.to(own) } else { own },
        sure: Sureness::Inferred,
    })
}

/// Whether a document's name can end with a word: its noun, or one with a capital.
fn ends_name(scan: &Scan<'_>, at: usize) -> bool {
    noun(scan, at).is_some() || scan.word(at).starts_with(char::is_uppercase)
}
