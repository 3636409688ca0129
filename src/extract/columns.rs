//! Lines that stand side by side: the part of each line that belongs to one column of a page.

use super::scan::Scan;
use crate::model::Span;

/// The narrowest gap between columns, in blanks.
const GAP: usize = 3;

/// How far a line may begin from where its column does, in blanks.
const SLACK: usize = 14;

/// One column of a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// Blanks before it; `None` where the page has one column only.
    start: Option<usize>,
}

impl Column {
    /// The column in which a span of a line stands, on a page whose lines near it may have several.
    pub(super) fn of(scan: &Scan<'_>, line: usize, span: Span) -> Self {
        /// Lines above that are looked at, and how many of them must have two columns.
        const NEAR: usize = 12;
        const ENOUGH: usize = 2;
        let several =
            (line.saturating_sub(NEAR)..=line).filter(|near| segments(scan, *near).len() > 1).take(ENOUGH).count();
        Self { start: (several == ENOUGH).then(|| blanks(scan, line, span)) }
    }

    /// The part of a line that stands in the column; `None` where the line has nothing there.
    pub(super) fn part(self, scan: &Scan<'_>, line: usize) -> Option<Span> {
        let whole = scan.lines.get(line)?.span;
        let Some(start) = self.start else { return (!whole.is_empty()).then_some(whole) };
        segments(scan, line)
            .into_iter()
            .map(|span| (blanks(scan, line, span).abs_diff(start), span))
            .min_by_key(|(off, _)| *off)
            .filter(|(off, _)| *off <= SLACK)
            .map(|(_, span)| span)
    }
}

/// How far from the left a span of a line begins.
pub(super) fn blanks(scan: &Scan<'_>, line: usize, span: Span) -> usize {
    let trimmed = scan.lines.get(line).map_or(span.start, |line| line.span.start) as usize;
    let before = scan.text.as_bytes().get(..trimmed).unwrap_or_default();
    // Beyond a page's width nothing matters.
    let indent = before.iter().rev().take(200).take_while(|byte| **byte != b'\n').count();
    let within = scan.text.get(trimmed..span.start as usize).map_or(0, |words| words.chars().count());
    indent + within
}

/// The stretches of a line that wide gaps keep apart; a label and what stands behind it are one.
pub(super) fn segments(scan: &Scan<'_>, line: usize) -> Vec<Span> {
    const LONGEST: usize = 240;
    let Some(whole) = scan.lines.get(line).map(|line| line.span) else { return Vec::new() };
    let text = whole.of(scan.text);
    if text.len() > LONGEST {
        return vec![whole];
    }
    if text.len() > 2 && text.starts_with('|') && text.ends_with('|') {
        return between_bars(whole, text);
    }
    let mut found: Vec<Span> = Vec::new();
    let mut from = 0;
    while from < text.len() {
        let rest = &text[from..];
        let wide = rest.char_indices().position(|(at, c)| {
            c == '\t' || c == ' ' && rest[at..].bytes().take(GAP).filter(|byte| *byte == b' ').count() == GAP
        });
        let cut = wide.and_then(|at| rest.char_indices().nth(at)).map_or(rest.len(), |(at, _)| at);
        let start = whole.start as usize + from;
        let words = &rest[..cut];
        if !words.is_empty() {
            let labelled = found.last().is_some_and(|last| last.of(scan.text).ends_with(':') && last.len() < 20);
            match found.last_mut().filter(|_| labelled) {
                Some(last) => last.end = u32::try_from(start + words.len()).unwrap_or(last.end),
                None => found.push(Span::new(start, start + words.len())),
            }
        }
        from += cut;
        from += text[from..].len() - text[from..].trim_start().len();
        if cut == 0 && text[from..].is_empty() {
            break;
        }
    }
    found
}

/// The filled cells of a row that is drawn with bars.
fn between_bars(whole: Span, row: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = whole.start as usize;
    for cell in row.split('|') {
        let words = cell.trim();
        let start = at + (cell.len() - cell.trim_start().len());
        if !words.is_empty() {
            found.push(Span::new(start, start + words.len()));
        }
        at += cell.len() + 1;
    }
    found
}
