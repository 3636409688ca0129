//! Labels of a schedule's rows that take up several lines: "Deadline to complete all fact / discovery" beside one date.

use super::columns::{blanks, segments};
use super::names::tidy;
use super::scan::Scan;
use crate::model::Span;

/// Lines that a label has at most besides its own.
const MOST: usize = 3;

/// How far from its column's edge the line of a cell may begin, in blanks.
const SLACK: usize = 3;

/// The words of a label's cell with those lines right above and below it that belong to it: they stand alone in its column, and
/// go on in small letters, behind an open word or further in.
pub(super) fn whole(scan: &Scan<'_>, line: usize, cell: Span) -> String {
    let mut words = tidy(cell.of(scan.text));
    let mut first = cell;
    for up in (line.saturating_sub(MOST)..line).rev() {
        let Some(above) = alone(scan, up, cell) else { break };
        let (text, own) = (above.of(scan.text), first.of(scan.text));
        let deeper = blanks(scan, up, above) < blanks(scan, up + 1, first);
        if text.ends_with(['.', ':', ';', ',']) || !(goes_on(own) || is_open(text) || deeper) {
            break;
        }
        words = format!("{} {words}", tidy(text));
        first = above;
    }
    let mut last = cell;
    for down in line + 1..=line + MOST {
        let Some(below) = alone(scan, down, cell) else { break };
        let (text, own) = (below.of(scan.text), last.of(scan.text));
        // Further in, a line may belong to the next row's label too.
        let next_row = segments(scan, down + 1).len() > 1 && !goes_on(text);
        let deeper = blanks(scan, down, below) > blanks(scan, line, cell) && !next_row;
        if !(goes_on(text) || is_open(own) || deeper) || begins_next(scan, down, below) {
            break;
        }
        words = format!("{words} {}", tidy(text));
        last = below;
    }
    words
}

/// The one cell of a line, where it stands in the column of another.
fn alone(scan: &Scan<'_>, line: usize, cell: Span) -> Option<Span> {
    const LONGEST: usize = 60;
    let cells = segments(scan, line);
    let own = scan.lines.partition_point(|line| line.span.end < cell.start);
    let &[only] = cells.as_slice() else { return None };
    let words = only.of(scan.text);
    let near = blanks(scan, line, only).abs_diff(blanks(scan, own, cell)) <= SLACK;
    let year = words.split(|c: char| !c.is_ascii_digit()).any(|figures| figures.len() == 4);
    (near && words.len() <= LONGEST && !year && words.chars().any(char::is_alphabetic)).then_some(only)
}

/// Whether words can only go on with a label: they begin small, or within a parenthesis.
fn goes_on(words: &str) -> bool {
    words.starts_with(|c: char| c.is_lowercase() || c == '(')
}

/// Whether a label cannot end with its last word.
fn is_open(words: &str) -> bool {
    const OPEN: [&str; 12] =
        [" and", " or", " of", " to", " for", " the", " in", " on", " all", " by", " with", " under"];
    OPEN.iter().any(|end| words.ends_with(end)) || words.ends_with('-')
}

/// Whether the row below goes on from a line that stands between two rows.
fn begins_next(scan: &Scan<'_>, line: usize, cell: Span) -> bool {
    let next = segments(scan, line + 1);
    let words = cell.of(scan.text);
    next.len() > 1 && next.first().is_some_and(|below| goes_on(below.of(scan.text))) && !goes_on(words)
}
