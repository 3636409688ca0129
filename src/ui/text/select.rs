//! The part of the text that the user selected with the pointer.

use crate::model::Span;

/// A selection as the two ends in the order in which they were made. Kept as offsets, so that it holds however much
/// of the text is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) struct TextSelection {
    /// Where it began. A word or a paragraph, where it began with a double or triple click.
    pub(in crate::ui) anchor: Span,
    /// Where it has come to.
    pub(in crate::ui) head: u32,
}

impl TextSelection {
    pub(in crate::ui) fn at(offset: u32) -> Self {
        Self { anchor: Span { start: offset, end: offset }, head: offset }
    }

    pub(in crate::ui) fn of(anchor: Span) -> Self {
        Self { anchor, head: anchor.end }
    }

    /// The selected part; empty for a mere click.
    pub(in crate::ui) fn span(self) -> Span {
        Span { start: self.anchor.start.min(self.head), end: self.anchor.end.max(self.head) }
    }
}

/// The word about an offset; where there is none, the one sign.
pub(in crate::ui) fn word_at(text: &str, offset: u32) -> Span {
    let at = text.floor_char_boundary(offset as usize);
    let (before, behind) = text.split_at(at);
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '_' | '\'' | '’');
    let start = before.char_indices().rev().take_while(|&(_, c)| joins(c)).last().map_or(at, |(start, _)| start);
    let len: usize = behind.chars().take_while(|&c| joins(c)).map(char::len_utf8).sum();
    let end = if len > 0 || start < at { at + len } else { at + behind.chars().next().map_or(0, char::len_utf8) };
    Span::new(start, end)
}

/// The line about an offset, without its line feed.
pub(in crate::ui) fn paragraph_at(text: &str, offset: u32) -> Span {
    let at = text.floor_char_boundary(offset as usize);
    let (before, behind) = text.split_at(at);
    let start = before.rfind('\n').map_or(0, |feed| feed + 1);
    Span::new(start, at + behind.find('\n').unwrap_or(behind.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_paragraphs() {
        let text = "The Debtors’ case.\nNächste Zeile";
        assert_eq!(word_at(text, 5).of(text), "Debtors’");
        assert_eq!(word_at(text, 3).of(text), "The");
        assert_eq!(word_at(text, 23).of(text), "Nächste");
        assert_eq!(word_at(text, 9999).of(text), "Zeile");
        assert_eq!(word_at(". .", 1).of(". ."), " ");
        assert_eq!(word_at("", 0), Span::default());
        assert_eq!(paragraph_at(text, 5).of(text), "The Debtors’ case.");
        assert_eq!(paragraph_at(text, 9999).of(text), "Nächste Zeile");
    }

    #[test]
    fn grows_both_ways_from_a_word() {
        let mut selection = TextSelection::of(Span::new(10, 15));
        assert_eq!(selection.span(), Span::new(10, 15));
        selection.head = 3;
        assert_eq!(selection.span(), Span::new(3, 15));
        selection.head = 20;
        assert_eq!(selection.span(), Span::new(10, 20));
    }
}
