//! Titles that stand in the right column of a caption, beside the names of the parties.

use super::caption_lines::left_column;
use super::heading::{Title, noun_kind};
use super::names::{is_upper, tidy, title_case};
use super::scan::Scan;
use crate::model::Span;

/// Lines over which such a title runs at most.
const LONGEST: usize = 9;

/// The title that begins in the right column of a line.
pub(super) fn read(scan: &Scan<'_>, line: usize) -> Option<Title> {
    let first = right_column(scan, line).filter(|span| is_title(span.of(scan.text)))?;
    // A line that only begins far to the right may be centred.
    if first == scan.lines.get(line)?.span {
        return None;
    }
    let mut words = tidy(first.of(scan.text));
    let mut last = line;
    while last - line < LONGEST {
        // The column goes on beside a name, or beside nothing.
        let next = right_column(scan, last + 1).filter(|span| is_title(span.of(scan.text)));
        let Some(next) = next else { break };
        words.push(' ');
        words.push_str(&tidy(next.of(scan.text)));
        last += 1;
    }
    let kind = words.split(|c: char| !c.is_alphabetic()).find_map(noun_kind)?;
    Some(Title { kind, words: title_case(words.trim_end_matches([',', '.', ';', ' '])), span: first })
}

/// What stands right of the column of names and the marks drawn behind it; `None` where a line has no columns.
fn right_column(scan: &Scan<'_>, line: usize) -> Option<Span> {
    const MARKS: [char; 8] = [')', ':', '§', '|', '*', ' ', '\t', ']'];
    let left = left_column(scan, line);
    let whole = scan.lines.get(line)?.span;
    let rest = Span { start: left.end, end: whole.end }.of(scan.text);
    let words = rest.trim_start_matches(MARKS);
    // A closing parenthesis of the words themselves is no drawn one.
    let drawn = rest.len() > words.len() && (rest.contains("  ") || rest.contains('\t') || left.is_empty());
    (drawn && !words.is_empty()).then(|| Span::new(whole.end as usize - words.len(), whole.end as usize))
}

/// Whether words can be part of a title: capitals, and no line that a caption has besides.
fn is_title(words: &str) -> bool {
    const OTHERS: [&str; 12] =
        ["CASE", "CHAPTER", "CIVIL", "ADV", "INDEX", "DOCKET", "RE:", "RELATED", "HEARING", "JUDGE", "HON", "JURY"];
    is_upper(words)
        && words.len() > 3
        && !OTHERS.iter().any(|start| words.starts_with(start))
        && !words.starts_with('(')
}
