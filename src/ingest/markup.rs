//! The marks of OCR'd Markdown → styles over clean text.
//!
//! OCR programs write what they saw as Markdown: `~~struck~~`, `**bold**`, `<u>underlined</u>`, `# heading`, and
//! `[REDACTED]` for what was blacked out. The marks mean something, a struck amount above all, so they are kept as
//! styles, and taken out of the text so that every offset points at words.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::model::{Span, Style, StyledSpan};

/// Text without marks, and what they said.
pub(super) struct Clean {
    pub(super) text: String,
    pub(super) styles: Vec<StyledSpan>,
}

/// A mark in the raw text.
#[derive(Clone, Copy)]
struct Mark {
    start: usize,
    end: usize,
    kind: MarkKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum MarkKind {
    Open(Style),
    Close(Style),
    /// `~~` and `**` look the same on both sides.
    Toggle(Style),
    /// A backslash before punctuation.
    Escape,
    /// `#` signs before a heading.
    Heading,
    /// Stands for words that were blacked out; stays in the text.
    Redaction,
}

const PATTERNS: [(&str, MarkKind); 13] = [
    ("~~", MarkKind::Toggle(Style::Struck)),
    ("**", MarkKind::Toggle(Style::Bold)),
    ("<u>", MarkKind::Open(Style::Underlined)),
    ("</u>", MarkKind::Close(Style::Underlined)),
    ("<s>", MarkKind::Open(Style::Struck)),
    ("</s>", MarkKind::Close(Style::Struck)),
    ("<del>", MarkKind::Open(Style::Struck)),
    ("</del>", MarkKind::Close(Style::Struck)),
    ("<ins>", MarkKind::Open(Style::Inserted)),
    ("</ins>", MarkKind::Close(Style::Inserted)),
    ("[redacted]", MarkKind::Redaction),
    ("\\", MarkKind::Escape),
    ("\n#", MarkKind::Heading),
];

static MARKS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(PATTERNS.map(|(pattern, _)| pattern))
        .unwrap_or_else(|error| unreachable!("thirteen short literals build: {error}"))
});

/// Takes the marks out. Only marks that come in pairs within one paragraph count; a lone `**` is a footnote sign.
pub(super) fn clean(raw: &str) -> Clean {
    let marks = paired(raw, find(raw));
    let mut text = String::with_capacity(raw.len());
    let mut styles = Vec::new();
    let mut open: Vec<(Style, usize)> = Vec::new();
    let mut taken = 0;
    for mark in marks {
        text.push_str(&raw[taken..mark.start]);
        taken = mark.end;
        match mark.kind {
            MarkKind::Open(style) => open.push((style, text.len())),
            MarkKind::Close(style) => {
                if let Some(at) = open.iter().rposition(|(opened, _)| *opened == style) {
                    let (_, start) = open.remove(at);
                    push(&mut styles, start, text.len(), style);
                }
            }
            MarkKind::Heading => {
                let line = &raw[mark.end..];
                let length = memchr::memchr(b'\n', line.as_bytes()).unwrap_or(line.len());
                push(&mut styles, text.len(), text.len() + length, Style::Heading);
            }
            MarkKind::Redaction => {
                let start = text.len();
                text.push_str(&raw[mark.start..mark.end]);
                push(&mut styles, start, text.len(), Style::Redacted);
            }
            MarkKind::Toggle(_) | MarkKind::Escape => {}
        }
    }
    text.push_str(&raw[taken..]);
    styles.retain(|styled| text.is_char_boundary(styled.span.range().end.min(text.len())));
    for styled in &mut styles {
        styled.span = Span::new(styled.span.start as usize, (styled.span.end as usize).min(text.len()));
    }
    styles.sort_unstable();
    Clean { text, styles }
}

fn push(styles: &mut Vec<StyledSpan>, start: usize, end: usize, style: Style) {
    if start < end {
        styles.push(StyledSpan { span: Span::new(start, end), style });
    }
}

/// Every mark, paired or not.
fn find(raw: &str) -> Vec<Mark> {
    let bytes = raw.as_bytes();
    let mut marks: Vec<Mark> = Vec::new();
    if bytes.first() == Some(&b'#') {
        marks.extend(heading(bytes, 0));
    }
    for found in MARKS.find_iter(raw) {
        let (start, end) = (found.start(), found.end());
        match PATTERNS[found.pattern().as_usize()].1 {
            MarkKind::Escape => {
                if bytes.get(end).is_some_and(u8::is_ascii_punctuation) {
                    marks.push(Mark { start, end, kind: MarkKind::Escape });
                }
            }
            MarkKind::Heading => marks.extend(heading(bytes, start + 1)),
            // A row of asterisks is a line drawn with them.
            MarkKind::Toggle(_) if bytes.get(start.wrapping_sub(1)) == bytes.get(start) => {}
            MarkKind::Toggle(_) if bytes.get(end) == bytes.get(start) => {}
            kind => marks.push(Mark { start, end, kind }),
        }
    }
    marks
}

/// The `#` signs and the space behind them, where they make a heading.
fn heading(bytes: &[u8], start: usize) -> Option<Mark> {
    let signs = bytes[start..].iter().take_while(|byte| **byte == b'#').count();
    let space = bytes.get(start + signs) == Some(&b' ');
    (signs <= 6 && space).then_some(Mark { start, end: start + signs + 1, kind: MarkKind::Heading })
}

/// Keeps the marks that have their partner in the same paragraph, toggles turned into opening and closing ones.
fn paired(raw: &str, marks: Vec<Mark>) -> Vec<Mark> {
    let mut keep: Vec<Mark> = Vec::with_capacity(marks.len());
    // For each style the mark that waits for its partner, as an index into `keep`.
    let mut waiting: Vec<(Style, usize)> = Vec::new();
    let mut dropped: Vec<usize> = Vec::new();
    let mut checked = 0;
    for mark in marks {
        if raw[checked.min(mark.start)..mark.start].contains("\n\n") {
            dropped.extend(waiting.drain(..).map(|(_, at)| at));
        }
        checked = mark.start;
        let style = match mark.kind {
            MarkKind::Open(style) | MarkKind::Close(style) | MarkKind::Toggle(style) => style,
            _ => {
                keep.push(mark);
                continue;
            }
        };
        let partner = waiting.iter().position(|(waits, _)| *waits == style);
        match (mark.kind, partner) {
            (MarkKind::Open(_), None) | (MarkKind::Toggle(_), None) => {
                waiting.push((style, keep.len()));
                keep.push(Mark { kind: MarkKind::Open(style), ..mark });
            }
            (MarkKind::Close(_) | MarkKind::Toggle(_), Some(at)) => {
                waiting.remove(at);
                keep.push(Mark { kind: MarkKind::Close(style), ..mark });
            }
            _ => {}
        }
    }
    dropped.extend(waiting.into_iter().map(|(_, at)| at));
    dropped.sort_unstable();
    let mut at = 0;
    keep.retain(|_| {
        at += 1;
        dropped.binary_search(&(at - 1)).is_err()
    });
    keep
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styled(raw: &str) -> (String, Vec<(String, Style)>) {
        let clean = clean(raw);
        let styles = clean.styles.iter().map(|s| (s.span.of(&clean.text).to_owned(), s.style)).collect();
        (clean.text, styles)
    }

    #[test]
    fn marks_become_styles() {
        let (text, styles) = styled("Owned: ~~\\$2,000,000~~ by **ALDER\nBANK**, <u>et al.</u> [REDACTED]");
        assert_eq!(text, "Owned: $2,000,000 by ALDER\nBANK, et al. [REDACTED]");
        assert_eq!(
            styles,
            [
                ("$2,000,000".to_owned(), Style::Struck),
                ("ALDER\nBANK".to_owned(), Style::Bold),
                ("et al.".to_owned(), Style::Underlined),
                ("[REDACTED]".to_owned(), Style::Redacted),
            ]
        );
    }

    #[test]
    fn headings_lose_their_signs() {
        let (text, styles) = styled("# Order\nbody\n## Part two\n#5 is no heading");
        assert_eq!(text, "Order\nbody\nPart two\n#5 is no heading");
        assert_eq!(styles, [("Order".to_owned(), Style::Heading), ("Part two".to_owned(), Style::Heading)]);
    }

    #[test]
    fn lone_marks_stay() {
        for raw in ["profit** of the year", "*****", "~~ about", "a </u> b", "one ** two\n\nthree ** four"] {
            assert_eq!(styled(raw), (raw.to_owned(), Vec::new()), "{raw}");
        }
    }

    #[test]
    fn marks_inside_marks() {
        let (text, styles) = styled("**bold ~~both~~ bold**");
        assert_eq!(text, "bold both bold");
        assert!(styles.contains(&("both".to_owned(), Style::Struck)));
        assert!(styles.contains(&("bold both bold".to_owned(), Style::Bold)));
    }
}
