//! A text's lines, with where they stand and how they look.

use crate::extract::Located;
use crate::model::{Document, Span, Style};

/// A line without the white space around it.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) struct Line<'a> {
    /// Where it stands.
    pub(in crate::extract) span: Span,
    /// Its words.
    pub(in crate::extract) text: &'a str,
}

impl Line<'_> {
    /// The line as a value.
    pub(in crate::extract) fn located(&self) -> Located<String> {
        Located::new(self.text.to_owned(), self.span)
    }

    /// Whether it is drawn of dashes or the like, as under the heading of a list.
    pub(in crate::extract) fn is_rule(&self) -> bool {
        self.text.len() >= 3 && self.text.bytes().all(|b| matches!(b, b'-' | b'_' | b'=' | b'*'))
    }
}

/// The lines of a part of a text, the empty ones too.
pub(in crate::extract) fn lines(text: &str, part: Span) -> impl Iterator<Item = Line<'_>> {
    let mut start = part.start as usize;
    part.of(text).split('\n').map(move |line| {
        let at = start;
        start += line.len() + 1;
        trimmed(text, at, at + line.len())
    })
}

/// The words between two offsets, without the white space around them.
pub(in crate::extract) fn trimmed(text: &str, start: usize, end: usize) -> Line<'_> {
    let whole = text.get(start..end).unwrap_or_default();
    let words = whole.trim_start();
    let start = start + (whole.len() - words.len());
    let words = words.trim_end();
    Line { span: Span::new(start, start + words.len()), text: words }
}

/// How the places of a document look; quick to ask, many times over.
#[derive(Debug, Default)]
pub(in crate::extract) struct Looks {
    bold: Vec<Span>,
    italic: Vec<Span>,
    underlined: Vec<Span>,
}

impl Looks {
    /// Of this document.
    pub(in crate::extract) fn of(document: &Document) -> Self {
        let of = |style| document.styles.iter().filter(|s| s.style == style).map(|s| s.span).collect();
        Self { bold: of(Style::Bold), italic: of(Style::Italic), underlined: of(Style::Underlined) }
    }

    /// Whether the line begins in bold.
    pub(in crate::extract) fn is_bold(&self, line: &Line<'_>) -> bool {
        holds(&self.bold, line.span.start)
    }

    /// Whether nothing is told of bold words.
    pub(in crate::extract) fn are_plain(&self) -> bool {
        self.bold.is_empty()
    }

    /// Whether the line begins underlined.
    pub(in crate::extract) fn is_underlined(&self, line: &Line<'_>) -> bool {
        holds(&self.underlined, line.span.start)
    }

    /// Whether the line begins in italics.
    pub(in crate::extract) fn is_italic(&self, line: &Line<'_>) -> bool {
        holds(&self.italic, line.span.start)
    }
}

/// Whether one of the spans, which are sorted and apart, holds the offset.
fn holds(spans: &[Span], offset: u32) -> bool {
    let behind = spans.partition_point(|span| span.start <= offset);
    behind.checked_sub(1).and_then(|at| spans.get(at)).is_some_and(|span| offset < span.end)
}
