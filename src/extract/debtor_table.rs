//! Tables that list the debtors of jointly administered cases with their numbers: "Alder Mill, Inc.    31-40217    xx-xxx4471".

use super::case_numbers::case_number;
use super::columns::segments;
use super::ecf::words::find;
use super::mentions::{Located, PartyMention};
use super::names::{looks_like_company, tidy};
use super::scan::{Before, Kind, Scan};
use crate::model::{CaseNumber, Entity, Role, Span};

/// Lines above a row in which the table's heading stands.
const HEADING: usize = 60;

/// The debtors of every such table.
pub(super) fn read(scan: &Scan<'_>) -> Vec<PartyMention> {
    let mut found = Vec::new();
    let mut heading = None;
    let mut waiting: Option<(usize, PartyMention)> = None;
    for line in 0..scan.lines.len() {
        let text = scan.line_text(line);
        if text.len() < 160 && is_heading(text) {
            heading = Some(line);
            continue;
        }
        if heading.is_some_and(|heading| line - heading <= HEADING)
            && let Some(party) = row(scan, line)
        {
            heading = Some(line);
            found.push(party);
        } else if labelled_number(scan, line)
            && let Some(party) = row(scan, line)
        {
            // Without a heading two rows are needed to make a table.
            if let Some((above, first)) = waiting.take().filter(|(above, _)| line - above <= 2) {
                found.push(first);
                found.push(party);
                heading = Some(line.max(above));
            } else {
                waiting = Some((line, party));
            }
        }
    }
    found
}

/// Whether a line has a column "Case No. 31-40217".
fn labelled_number(scan: &Scan<'_>, line: usize) -> bool {
    let text = scan.line_text(line);
    text.len() < 160 && text.contains("Case No. ") && text.bytes().any(|byte| byte.is_ascii_digit())
}

/// "DEBTOR    CASE NO.    TAX ID"
fn is_heading(text: &str) -> bool {
    find(text, "debtor").is_some() && (find(text, "case no").is_some() || find(text, "case number").is_some())
}

/// A debtor and its number.
fn row(scan: &Scan<'_>, line: usize) -> Option<PartyMention> {
    let cells = segments(scan, line);
    let number = cells.get(1..)?.iter().find_map(|cell| number(scan, *cell))?;
    let name = cells.iter().find(|cell| looks_like_company(cell.of(scan.text)) && cell.len() < 120)?;
    let mut party = PartyMention::new(tidy(name.of(scan.text)), *name, Entity::Organization).with_role(Role::Debtor);
    party.case_numbers.push(number);
    Some(party)
}

/// The case number that is the whole of a cell: in a table nothing else need tell that it is one.
fn number(scan: &Scan<'_>, cell: Span) -> Option<Located<CaseNumber>> {
    let first = scan.tokens.partition_point(|token| token.span.start < cell.start);
    // "Case No. 31-40217"
    let first = if scan.words(first, &["case", "no"]) { first + 3 } else { first };
    if let Some(found) = case_number(scan, first).filter(|found| cell.contains(found.span)) {
        return Some(found);
    }
    let figures = |at: usize, lengths: std::ops::RangeInclusive<usize>| {
        scan.tokens.get(at).is_some_and(|token| token.kind == Kind::Number) && lengths.contains(&scan.word(at).len())
    };
    let whole = figures(first, 2..=2)
        && scan.mark(first + 1, b'-')
        && scan.before(first + 1) == Before::Nothing
        && figures(first + 2, 4..=5)
        && scan.before(first + 2) == Before::Nothing
        && (scan.before(first + 3) >= Before::Gap || scan.mark(first + 3, b'('));
    whole.then(|| {
        let value = CaseNumber(format!("{}-{:0>5}", scan.word(first), scan.word(first + 2)));
        Located::new(value, scan.span(first, first + 2))
    })
}
