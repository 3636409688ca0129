//! Puts the words of pages that OCR read into the text of their document.

use super::lines::{Found, Lines};
use crate::model::{Coverage, Document, Page, Span, WordBox};

/// The gap, in heights of a line, from which on the words on both sides of it are parted by a tab.
const TAB_GAP: f32 = 2.0;

/// The document with the words of these pages in their places. `read`: pages by number, ascending.
///
/// A page that had words with boxes, such as a stamp on its edge, keeps them, and they are not read a second time.
/// Words without boxes were of no use, and go.
pub(super) fn put(document: &Document, read: &[(usize, Lines)]) -> Document {
    if read.is_empty() {
        return document.clone();
    }
    let mut text = String::with_capacity(document.text.len() + 4096 * read.len());
    let mut pages: Vec<Page> = Vec::with_capacity(document.pages.len());
    let mut moves: Vec<Move> = Vec::with_capacity(document.pages.len());
    let mut read = read.iter().peekable();
    for (index, page) in document.pages.iter().enumerate() {
        let next = document.pages.get(index + 1).map_or(document.text.len(), |next| next.start as usize);
        let old = Span::new(page.start as usize, next);
        let lines = read.next_if(|(own, _)| *own == index).map(|(_, lines)| lines);
        if !text.is_empty() && (lines.is_some() || !old.is_empty()) {
            part(&mut text);
        }
        let start = text.len();
        let page = if let Some(lines) = lines {
            let keeps = !page.words.is_empty();
            moves.push(Move { old, to: keeps.then_some(start) });
            if keeps {
                text.push_str(old.of(&document.text).trim_end());
                part(&mut text);
            }
            write(&mut text, start, page, lines)
        } else {
            text.push_str(old.of(&document.text));
            moves.push(Move { old, to: Some(start) });
            Page { start: narrow(start), ..page.clone() }
        };
        pages.push(page);
    }
    let before: Vec<usize> = document.pages.iter().map(|page| page.words.len()).collect();
    let mut document = Document { pages, coverage: Coverage::Ocr, ..document.clone() };
    let moved = |span: &mut Span| moved(&moves, span);
    document.styles.retain_mut(|styled| moved(&mut styled.span));
    document.margins.retain_mut(moved);
    document.links.retain_mut(|link| moved(&mut link.span));
    document.tables.retain_mut(|table| {
        let keeps = moved(&mut table.span);
        for row in &mut table.rows {
            moved(&mut row.span);
            row.cells.iter_mut().for_each(|cell| {
                moved(&mut cell.span);
            });
        }
        keeps
    });
    for (page, old) in document.pages.iter_mut().zip(&before) {
        // The words that a page had come first; those that were read are in their places already.
        page.words.iter_mut().take(*old).for_each(|word| {
            moved(&mut word.span);
        });
    }
    document.text = text.into();
    document
}

/// Where the text of a page went: to an offset, or nowhere.
struct Move {
    old: Span,
    to: Option<usize>,
}

/// Moves a span along with its page; says whether there is still something of it.
fn moved(moves: &[Move], span: &mut Span) -> bool {
    let place = |offset: u32| {
        let page =
            moves.partition_point(|page| page.old.start <= offset).checked_sub(1).and_then(|at| moves.get(at))?;
        Some(page.to? + (offset - page.old.start) as usize)
    };
    let end = if span.is_empty() { place(span.start) } else { place(span.end - 1).map(|last| last + 1) };
    let (Some(start), Some(end)) = (place(span.start), end) else {
        *span = Span::default();
        return false;
    };
    *span = Span::new(start, end);
    true
}

/// Writes the lines of a page that begins at `start`.
fn write(text: &mut String, start: usize, page: &Page, lines: &Lines) -> Page {
    let mut page = Page { start: narrow(start), coverage: Coverage::Ocr, ..page.clone() };
    let known: Vec<[f32; 4]> = page.words.iter().map(|word| word.rect).collect();
    page.confidence = vec![100; known.len()];
    let mut begun = false;
    for (words, opens) in &lines.lines {
        let mut before: Option<&Found> = None;
        for word in words.iter().filter(|word| !known.iter().any(|rect| lies_on(*rect, word.rect))) {
            if before.is_none() && begun {
                text.push_str(if *opens { "\n\n" } else { "\n" });
            }
            begun = true;
            if let Some(before) = before {
                let height = (word.rect[3] - word.rect[1]).max(before.rect[3] - before.rect[1]);
                text.push(if word.rect[0] - before.rect[2] > TAB_GAP * height { '\t' } else { ' ' });
            }
            let start = text.len();
            text.push_str(&word.text);
            page.words.push(WordBox { span: Span::new(start, text.len()), rect: word.rect });
            page.confidence.push(word.confidence);
            before = Some(word);
        }
    }
    page
}

/// Whether the middle of a word lies on another one.
fn lies_on([left, top, right, bottom]: [f32; 4], word: [f32; 4]) -> bool {
    let (x, y) = (f32::midpoint(word[0], word[2]), f32::midpoint(word[1], word[3]));
    (left..=right).contains(&x) && (top - 2.0..=bottom + 2.0).contains(&y)
}

/// Begins a page apart from the one before it.
fn part(text: &mut String) {
    while !text.ends_with("\n\n") {
        text.push('\n');
    }
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Style, StyledSpan};

    fn found(text: &str, left: f32) -> Found {
        Found { text: text.to_owned(), rect: [left, 10.0, left + 20.0, 20.0], confidence: 90 }
    }

    #[test]
    fn words_go_where_their_page_is() {
        let text = "One here\n\n?garbage?\n\nThree here";
        let page = |start| Page { start, ..Page::default() };
        let three = Span::new(21, 26);
        let document = Document {
            pages: vec![page(0), Page { coverage: Coverage::NoText, ..page(10) }, page(21)],
            styles: vec![
                StyledSpan { span: Span::new(0, 3), style: Style::Bold },
                StyledSpan { span: Span::new(11, 18), style: Style::Bold },
                StyledSpan { span: three, style: Style::Bold },
            ],
            ..Document::from_text("a.pdf", text)
        };
        let lines = Lines {
            lines: vec![
                (vec![found("Two", 0.0), found("of", 25.0), found("3", 200.0)], true),
                (vec![found("next", 0.0)], false),
            ],
        };
        let document = put(&document, &[(1, lines)]);
        assert_eq!(&*document.text, "One here\n\nTwo of\t3\nnext\n\nThree here");
        let styled: Vec<_> = document.styles.iter().map(|styled| styled.span.of(&document.text)).collect();
        assert_eq!(styled, ["One", "Three"]);
        let second = &document.pages[1];
        let words: Vec<_> = second.words.iter().map(|word| word.span.of(&document.text)).collect();
        assert_eq!(words, ["Two", "of", "3", "next"]);
        assert_eq!((second.coverage, second.confidence.len()), (Coverage::Ocr, 4));
        assert_eq!(
            (document.coverage, document.page_at(narrow(document.text.find("Three").unwrap()))),
            (Coverage::Ocr, Some(3))
        );
    }
}
