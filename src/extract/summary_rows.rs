//! The line for a date in a row of a table: the other columns' words, or the column's heading and the figure.

use super::columns::segments;
use super::dates::DateHit;
use super::names::tidy;
use super::row_labels;
use super::scan::{Before, Scan};
use super::summary::tidy_line;

/// A date that begins a short line whose rest is a figure: a row of a table. Its line is the column's heading and the
/// figure.
pub(super) fn table_row(scan: &Scan<'_>, hit: &DateHit) -> Option<String> {
    /// Bytes of the longest row; a line with more is a paragraph or several of them, with many dates in it.
    const LONGEST: usize = 400;
    let line = scan.tokens.get(hit.first)?.line as usize;
    let whole = scan.lines[line].span;
    if whole.len() > LONGEST {
        return None;
    }
    let rest = scan.text.get(hit.span.end as usize..whole.end as usize)?.trim();
    // A ratio or a rate has words in it, behind the column's gap.
    let column = scan.before(hit.last) == Before::Gap && rest.split_whitespace().count() < 6;
    let figures = !rest.is_empty()
        && rest.len() < 40
        && rest.chars().any(|c| c.is_ascii_digit())
        && (column || !rest.chars().any(char::is_alphabetic));
    if whole.start != hit.span.start || !figures {
        return row(scan, hit, line);
    }
    let heading = (line.saturating_sub(14)..line).rev().map(|l| scan.line_text(l)).find(|words| {
        words.len() < 80
            && words.chars().any(char::is_alphabetic)
            && !words.starts_with(|c: char| c.is_ascii_digit())
            && !words.contains(", 20")
            && !words.contains('$')
    });
    let column =
        heading.map(|words| words.split("  ").map(str::trim).filter(|w| !w.is_empty()).last().unwrap_or(words));
    Some(column.map_or_else(|| rest.to_owned(), |column| format!("{}: {rest}", tidy_line(column))))
}

/// A date in a column of its own, in a row of three columns or more: the other columns' words.
fn row(scan: &Scan<'_>, hit: &DateHit, line: usize) -> Option<String> {
    let cells = segments(scan, line);
    let own = cells.iter().position(|cell| cell.contains(hit.span) && cell.len() < hit.span.len() + 12)?;
    if (cells.len() < 4 || own == 0) && !is_entry(scan, hit) {
        return None;
    }
    let others = cells.iter().enumerate().filter(|(at, _)| *at != own).map(|(_, cell)| tidy(cell.of(scan.text)));
    let words = others.collect::<Vec<_>>().join(", ");
    (words.chars().filter(|c| c.is_alphabetic()).count() > 3).then(|| tidy_line(&words))
}

/// Whether a row begins with its day and ends with a figure: what was done then, for how long or how much. "08/04/31   CJA
/// Telephone conference   0.6" is nothing that is to come.
pub(super) fn is_entry(scan: &Scan<'_>, hit: &DateHit) -> bool {
    let Some(line) = scan.tokens.get(hit.first).map(|token| token.line as usize) else { return false };
    let cells = segments(scan, line);
    let (Some(first), Some(last)) = (cells.first(), cells.last()) else { return false };
    let figure = last.of(scan.text);
    let amount = figure.len() < 16
        && figure.ends_with(|c: char| c.is_ascii_digit())
        && !figure.chars().any(char::is_alphabetic)
        && !figure.contains(['/', ':', '-']);
    cells.len() > 2 && *first == hit.span && amount
}

/// "8/1/31 - 9/30/32          $14,250.00": a row of a table that begins with a span of time; the figure behind it.
pub(super) fn period_row(scan: &Scan<'_>, first: usize, last: usize) -> Option<String> {
    let number = scan.tokens.get(first)?.line as usize;
    let line = scan.lines.get(number)?;
    let whole = scan.span(first, last.checked_sub(1)?);
    let cells = segments(scan, number);
    // "Trial (2 days)        December 13-14, 2031, 9:30 a.m.": beside its label, as a day is.
    let own = cells.iter().position(|cell| cell.contains(whole) && cell.start == whole.start);
    let label = own.and_then(|own| own.checked_sub(1)).and_then(|left| cells.get(left));
    if let Some(label) = label.filter(|label| label.of(scan.text).chars().filter(|c| c.is_alphabetic()).count() > 4) {
        return Some(tidy_line(&row_labels::whole(scan, number, *label)));
    }
    let behind = scan.tokens.get(last).filter(|token| token.before == Before::Gap)?;
    let rest = scan.text.get(behind.span.start as usize..line.span.end as usize)?;
    let figure = rest.len() < 60 && rest.contains(|c: char| c.is_ascii_digit());
    (line.first as usize == first && figure).then(|| tidy_line(rest))
}
