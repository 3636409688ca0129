//! A chunk as egui is asked to lay it out.

use egui::text::{LayoutJob, TextFormat, TextWrapping};

use super::spans::SpanIndex;
use crate::model::{Document, Span, Style};
use crate::ui::kit::{Tokens, fonts};

/// Size of headings, in points.
const HEADING: f32 = 18.5;
/// Size of running heads, page footers and stamps, in points.
const MARGIN: f32 = 15.0;

/// How a piece of text looks, from all styles that cover it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "styles of the source that overlap freely")]
struct Look {
    bold: bool,
    italic: bool,
    heading: bool,
    struck: bool,
    inserted: bool,
    margin: bool,
}

/// Finds styles and margins of a document's parts.
#[derive(Debug, Default)]
pub(super) struct Styling {
    styles: SpanIndex,
    margins: SpanIndex,
}

impl Styling {
    pub(super) fn new(doc: &Document) -> Self {
        Self {
            styles: SpanIndex::new(doc.styles.iter().map(|style| style.span)),
            margins: SpanIndex::new(doc.margins.iter().copied()),
        }
    }

    /// Styled parts that touch `part`.
    pub(super) fn styles<'a>(&self, doc: &'a Document, part: Span) -> impl Iterator<Item = (Span, Style)> + use<'a> {
        self.styles.touching(&doc.styles, part, |styled| styled.span).map(|(_, styled)| (styled.span, styled.style))
    }

    /// The job for one chunk. Highlights are no part of it: they are painted below it, so that selecting an entry lays
    /// nothing out again. `line` is the height of a row and `measure` the width to wrap to, in points.
    pub(super) fn job(&self, doc: &Document, part: Span, measure: f32, line: f32, tokens: &Tokens) -> LayoutJob {
        let mut job = LayoutJob { text: displayable(part.of(&doc.text)), ..LayoutJob::default() };
        job.wrap = TextWrapping { max_width: measure, ..TextWrapping::default() };
        job.break_on_newline = false;
        job.round_output_to_gui = false;
        for (piece, look) in self.looks(doc, part) {
            job.sections.push(egui::text::LayoutSection {
                leading_space: 0.0,
                byte_range: egui::text::ByteIndex(piece.start as usize - part.start as usize)
                    ..egui::text::ByteIndex(piece.end as usize - part.start as usize),
                format: format(look, line, tokens),
            });
        }
        job
    }

    /// `part` cut where a style begins or ends. The pieces cover it without gaps.
    fn looks(&self, doc: &Document, part: Span) -> Vec<(Span, Look)> {
        let styles: Vec<_> = self.styles(doc, part).collect();
        let margins: Vec<_> = self.margins.touching(&doc.margins, part, |span| *span).map(|(_, span)| *span).collect();
        let mut cuts = vec![part.start, part.end];
        let spans = styles.iter().map(|(span, _)| *span).chain(margins.iter().copied());
        let fits = |at: &u32| *at > part.start && *at < part.end && doc.text.is_char_boundary(*at as usize);
        cuts.extend(spans.flat_map(|span| [span.start, span.end]).filter(fits));
        cuts.sort_unstable();
        cuts.dedup();
        let mut pieces: Vec<(Span, Look)> = Vec::with_capacity(cuts.len());
        for (&start, &end) in cuts.iter().zip(cuts.iter().skip(1)) {
            let piece = Span { start, end };
            let mut look = Look { margin: margins.iter().any(|span| span.overlaps(piece)), ..Look::default() };
            for (_, style) in styles.iter().filter(|(span, _)| span.overlaps(piece)) {
                look.add(*style);
            }
            match pieces.last_mut() {
                Some((last, same)) if *same == look => last.end = end,
                _ => pieces.push((piece, look)),
            }
        }
        pieces
    }
}

impl Look {
    fn add(&mut self, style: Style) {
        match style {
            Style::Struck => self.struck = true,
            Style::Inserted => self.inserted = true,
            Style::Bold => self.bold = true,
            Style::Italic => self.italic = true,
            Style::Heading => self.heading = true,
            // A line or a block below the words, which changes no glyph.
            Style::Underlined | Style::Redacted => {}
        }
    }
}

fn format(look: Look, line: f32, tokens: &Tokens) -> TextFormat {
    let size = match look {
        Look { heading: true, .. } => HEADING,
        Look { margin: true, .. } => MARGIN,
        _ => fonts::READING,
    };
    let color = match look {
        Look { struck: true, .. } | Look { margin: true, .. } => tokens.weak,
        Look { inserted: true, .. } => tokens.contact.line,
        _ => tokens.text,
    };
    TextFormat {
        font_id: fonts::reading(size, look.bold || look.heading, look.italic),
        line_height: Some(line),
        color,
        ..TextFormat::default()
    }
}

/// The text with signs that have no glyph made blank. Of the same length in bytes and characters, so that every offset
/// stays true.
fn displayable(text: &str) -> String {
    if !text.contains(|c: char| c.is_control() && c != '\t') {
        return text.to_owned();
    }
    text.chars()
        .map(|c| match c {
            '\t' => c,
            c if c.is_control() && c.len_utf8() == 1 => ' ',
            c if c.is_control() => '\u{a0}',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::StyledSpan;
    use crate::ui::kit::tokens::LIGHT;

    fn styled(text: &str, styles: &[(usize, usize, Style)]) -> Document {
        let mut doc = Document::from_text("a.txt", text);
        doc.styles = styles.iter().map(|&(a, b, style)| StyledSpan { span: Span::new(a, b), style }).collect();
        doc
    }

    #[test]
    fn styles_overlap_and_cover_without_gaps() {
        let doc = styled("plain bold both struck", &[(6, 15, Style::Bold), (11, 22, Style::Struck)]);
        let job = Styling::new(&doc).job(&doc, Span::new(0, 22), 640.0, 27.0, &LIGHT);
        let pieces: Vec<_> = job.sections.iter().map(|s| &job.text[s.byte_range.start.0..s.byte_range.end.0]).collect();
        assert_eq!(pieces, ["plain ", "bold ", "both", " struck"]);
        assert_eq!(job.sections[2].format.color, LIGHT.weak);
        assert_eq!(job.sections[2].format.font_id, fonts::reading(fonts::READING, true, false));
        let part = Styling::new(&doc).job(&doc, Span::new(8, 13), 640.0, 27.0, &LIGHT);
        assert_eq!((part.text.as_str(), part.sections.len()), ("ld bo", 2));
    }

    #[test]
    fn signs_without_glyphs_keep_their_length() {
        let text = "a\u{c}b\u{85}c\td";
        let shown = displayable(text);
        assert_eq!(shown, "a b\u{a0}c\td");
        assert_eq!(shown.len(), text.len());
    }
}
