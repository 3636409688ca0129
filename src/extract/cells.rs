//! Form-like stretches of a text, cut into labelled cells: `By:`, `Name:`, `Title:`, `/s/ …`, `Address:` and the
//! words between them, whether they stand on lines of their own, run together on one line or side by side in columns.

use super::bars;
use super::labels::{Label, breaks_with_colon, inline_label_possible, label_of};
use super::scan::{Before, RUN_TOGETHER, Scan};
use crate::model::Span;

/// A labelled stretch of text. The span leaves the label out, and may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) label: Label,
    /// The words behind the label.
    pub(super) span: Span,
    /// The label too.
    pub(super) whole: Span,
    /// How many empty lines stand before it.
    pub(super) gap: usize,
    /// The line it begins on.
    pub(super) line: usize,
}

/// The cells of the lines `first..last`.
pub(super) fn cells(scan: &Scan<'_>, first: usize, last: usize) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut gap = 0;
    let mut line = first;
    while line < last {
        let text = scan.line_text(line);
        if text.is_empty() {
            gap += 1;
            line += 1;
            continue;
        }
        let behind = columns_behind(scan, line, last);
        if behind > line {
            columns(scan, line, behind, gap, &mut cells);
            line = behind;
        } else {
            run_on(scan, line, gap, &mut cells);
            line += 1;
        }
        gap = 0;
    }
    cells
}

/// Cuts a line. Where it is several run together, wide gaps stand where paragraphs ended.
fn run_on(scan: &Scan<'_>, line: usize, gap: usize, cells: &mut Vec<Cell>) {
    let whole = scan.lines[line].span;
    let (mut rest, mut gap) = (whole, gap);
    while whole.len() > RUN_TOGETHER
        && scan.has_gap(line)
        && let Some((cut, behind)) = first_gap(rest.of(scan.text))
    {
        let start = rest.start as usize;
        let head = Span::new(start, start + cut);
        // A label and its value may stand apart.
        let open = head.of(scan.text).ends_with(':');
        let behind = Span::new(start + behind, rest.end as usize);
        if open && label_of(behind.of(scan.text)).is_none() {
            let next = first_gap(behind.of(scan.text)).map_or(behind.len(), |(cut, _)| cut);
            split(scan, Span::new(start, behind.start as usize + next), gap, line, cells);
            let from = behind.start as usize + next;
            let lead = scan.text.get(from..rest.end as usize).map_or(0, |text| text.len() - text.trim_start().len());
            rest = Span::new(from + lead, rest.end as usize);
        } else {
            split(scan, head, gap, line, cells);
            rest = behind;
        }
        gap = 1;
    }
    if !rest.is_empty() {
        split(scan, rest, gap, line, cells);
    }
}

/// The first wide gap of a text: three blanks or a tab, with the blanks behind it.
pub(super) fn first_gap(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let at = memchr::memchr2_iter(b' ', b'\t', bytes)
        .find(|at| bytes[*at] == b'\t' || bytes.get(*at..*at + 3).is_some_and(|next| next == b"   "))?;
    let behind = at + text[at..].find(|c: char| c != ' ' && c != '\t')?;
    Some((at, behind))
}

/// Cuts one line's stretch at the bars that keep parts of it apart, and each part at every label in it.
fn split(scan: &Scan<'_>, span: Span, gap: usize, line: usize, cells: &mut Vec<Cell>) {
    for (at, part) in bars::parts(scan.text, span).into_iter().enumerate() {
        split_part(scan, part, if at == 0 { gap } else { 0 }, line, cells);
    }
}

/// Cuts a part of a line at every label in it.
fn split_part(scan: &Scan<'_>, span: Span, gap: usize, line: usize, cells: &mut Vec<Cell>) {
    let base = span.start as usize;
    let text = span.of(scan.text);
    let mut starts: Vec<(usize, Label, usize)> = Vec::new();
    let mut word_start = true;
    // Without any of these marks no label can stand behind the first word.
    let labels = text.bytes().any(|byte| matches!(byte, b':' | b'/' | b'_' | b'\\' | b'*'));
    let looked_at = if labels { text.len() } else { text.len().min(1) };
    for (at, c) in text.char_indices().take_while(|(at, _)| *at < looked_at) {
        // A run of underscores is measured once, at its start.
        let run_goes_on = c == '_' && text[..at].ends_with('_');
        let label_start =
            word_start && !run_goes_on && (c.is_ascii_alphabetic() || matches!(c, '/' | '_' | '\\' | '*'));
        let slip = c == 's' && text.as_bytes().get(at + 1) == Some(&b'/');
        let possible = label_start && (at == 0 || !c.is_alphabetic() || slip || inline_label_possible(text, at));
        if possible && let Some((label, length)) = label_of(&text[at..]) {
            let ends_with_colon = text.as_bytes().get((at + length).saturating_sub(1)) == Some(&b':');
            let breaks = at == 0
                || matches!(label, Label::Signature | Label::Rule)
                || breaks_with_colon(label) && ends_with_colon && c.is_ascii_uppercase();
            if breaks && starts.last().is_none_or(|(from, _, taken)| at >= from + taken) {
                starts.push((at, label, length));
            }
        }
        word_start = !c.is_alphanumeric() && c != '\'' && c != '’' && c != '-';
    }
    if starts.first().is_none_or(|(at, _, _)| *at > 0) {
        starts.insert(0, (0, Label::Text, 0));
    }
    for (index, (at, label, length)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(text.len(), |(next, _, _)| *next);
        let words = &text[at + length..end];
        let lead = words.len() - words.trim_start().len();
        let words = words.trim();
        if *label == Label::Text && words.is_empty() {
            continue;
        }
        let start = base + at + length + lead;
        cells.push(Cell {
            label: *label,
            span: Span::new(start, start + words.len()),
            whole: Span::new(base + at, (start + words.len()).max(base + at + length)),
            gap: if index == 0 { gap } else { 0 },
            line,
        });
    }
}

/// The line behind a stretch of two columns that begins at `line`; `line` itself where none does. Columns show by two
/// labels of one kind on a line with a wide gap between.
fn columns_behind(scan: &Scan<'_>, line: usize, last: usize) -> usize {
    // The right column alone is no column.
    if indent(scan, line) >= FAR {
        return line;
    }
    let mut end = line;
    let mut behind = line;
    let mut seen = false;
    let mut empty = 0;
    // Whether the left one has a signer more than the right one, whose lines go on.
    let mut further = false;
    while end < last && end - line < 28 {
        let text = scan.line_text(end);
        if text.is_empty() {
            empty += 1;
            if empty > 1 {
                break;
            }
        } else {
            let label = label_of(text).map(|(label, _)| label);
            let right = indent(scan, end) >= FAR;
            let gap = if scan.has_gap(end) { gap_at(text) } else { None };
            let right_label = gap.and_then(|(_, cut)| label_of(&text[cut..])).map(|(label, _)| label);
            match gap {
                // "Title:       President" is a label and its value.
                Some(_) if !seen && label.is_some() && right_label.is_none() => break,
                Some(_) => seen |= label.is_some() && label == right_label || both_sign(text, right_label),
                None if right => {}
                None if !seen && (label.is_some() || end - line > 3) => break,
                None if seen && further && empty == 0 => {}
                None if seen && label.is_none() => break,
                None => further |= seen && label == Some(Label::By),
            }
            empty = 0;
            behind = end + 1;
        }
        end += 1;
    }
    if seen { behind } else { line }
}

/// Whether a signature line stands in each of two columns: "By: /s/ Ada Byrne        /s/ Otto Lund".
fn both_sign(text: &str, right: Option<Label>) -> bool {
    let left = gap_at(text).map(|(cut, _)| text[..cut].trim_end());
    // "By:" with its own signature behind a tab is one column.
    left.is_some_and(|left| {
        label_of(left)
            .is_some_and(|(label, length)| matches!(label, Label::By | Label::Signature) && length < left.len())
    }) && matches!(right, Some(Label::By | Label::Signature))
}

/// An indentation that puts a line into the right one of two columns, in characters.
const FAR: usize = 24;

/// How many characters of white space stand before a line's words.
fn indent(scan: &Scan<'_>, line: usize) -> usize {
    let start = scan.lines.get(line).map_or(0, |line| line.span.start as usize);
    let head = scan.text.get(..start).unwrap_or_default();
    head.chars().rev().take_while(|c| *c == ' ' || *c == '\t').map(|c| if c == '\t' { 8 } else { 1 }).sum()
}

/// Where a line's widest gap is: its start and end in bytes. A gap has three blanks or a tab.
pub(super) fn gap_at(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut best: Option<(usize, usize)> = None;
    let mut at = 0;
    while let Some(blank) = memchr::memchr2(b' ', b'\t', bytes.get(at..).unwrap_or_default()) {
        let from = at + blank;
        let width = bytes[from..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        at = from + width;
        let wide = width >= 3 || bytes[from..at].contains(&b'\t');
        if wide && at < bytes.len() && best.is_none_or(|(a, b)| width > b - a) {
            best = Some((from, at));
        }
    }
    best
}

/// Cells of two columns: the left one from top to bottom, then the right one.
fn columns(scan: &Scan<'_>, first: usize, last: usize, gap: usize, cells: &mut Vec<Cell>) {
    let mut right = Vec::new();
    let (mut left_gap, mut right_gap) = (gap, 1);
    for line in first..last {
        let span = scan.lines[line].span;
        let text = span.of(scan.text);
        if text.is_empty() {
            left_gap += 1;
            right_gap += 1;
            continue;
        }
        match gap_at(text) {
            Some((cut, behind)) => {
                let (start, end) = (span.start as usize, span.end as usize);
                split(scan, Span::new(start, start + cut), left_gap, line, cells);
                split(scan, Span::new(start + behind, end), right_gap, line, &mut right);
                right_gap = 0;
            }
            None if indent(scan, line) >= FAR => {
                split(scan, span, right_gap, line, &mut right);
                right_gap = 0;
                continue;
            }
            None => split(scan, span, left_gap, line, cells),
        }
        left_gap = 0;
    }
    cells.append(&mut right);
}

/// Whether a paragraph's end stands between two cells.
pub(super) fn apart(cell: &Cell) -> bool {
    cell.gap > 0
}

/// Whether a line begins a paragraph.
pub(super) fn begins_paragraph(scan: &Scan<'_>, line: usize) -> bool {
    scan.lines.get(line).is_some_and(|l| scan.before(l.first as usize) == Before::Paragraph)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Document;

    fn show(text: &str) -> Vec<(Label, String)> {
        let document = Document::from_text("a.txt", text);
        let scan = Scan::new(&document, &[]);
        cells(&scan, 0, scan.lines.len()).into_iter().map(|cell| (cell.label, cell.span.of(text).to_owned())).collect()
    }

    #[test]
    fn labels_on_lines_of_their_own() {
        let found = show("ALDER BANK,\n\nby:\n\n/s/ Ada Byrne\nName:        Ada Byrne\nTitle:\nBy: _____");
        let expected = [
            (Label::Text, "ALDER BANK,"),
            (Label::By, ""),
            (Label::Signature, "Ada Byrne"),
            (Label::Name, "Ada Byrne"),
            (Label::Title, ""),
            (Label::By, ""),
            (Label::Rule, ""),
        ];
        assert_eq!(found, expected.map(|(label, words)| (label, words.to_owned())));
    }

    #[test]
    fn labels_run_together() {
        let found =
            show("ALDER LLC By: Birch LLC, its sole member /s/ Ada Byrne Name: Ada Byrne Title: Manager CEDAR LP");
        let expected = [
            (Label::Text, "ALDER LLC"),
            (Label::By, "Birch LLC, its sole member"),
            (Label::Signature, "Ada Byrne"),
            (Label::Name, "Ada Byrne"),
            (Label::Title, "Manager CEDAR LP"),
        ];
        assert_eq!(found, expected.map(|(label, words)| (label, words.to_owned())));
    }

    #[test]
    fn two_columns() {
        let found = show(
            "ALDER BANK          BIRCH FUND LP\nBy: _______         By: _______\nName: Ada Byrne     Name: Otto Lund",
        );
        let expected = [
            (Label::Text, "ALDER BANK"),
            (Label::By, ""),
            (Label::Rule, ""),
            (Label::Name, "Ada Byrne"),
            (Label::Text, "BIRCH FUND LP"),
            (Label::By, ""),
            (Label::Rule, ""),
            (Label::Name, "Otto Lund"),
        ];
        assert_eq!(found, expected.map(|(label, words)| (label, words.to_owned())));
    }

    #[test]
    fn prose_has_no_labels() {
        let found = show("The name of the game: it is played by: nobody");
        assert_eq!(found.len(), 1);
    }
}
