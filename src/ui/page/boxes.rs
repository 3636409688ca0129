//! From offsets in the text to places on a page, and back. All places are in points of the page as the file has it.

use egui::{Pos2, Rangef, Rect, pos2};

use crate::model::{Page, Span, WordBox};

/// How far apart two words of a row may stand, in heights of the row. Further apart, they are columns of a table.
const APART: f32 = 4.0;

/// The rectangles of the rows on which `span` stands, in reading order: the boxes of its words, joined.
pub(super) fn rows(page: &Page, text: &str, span: Span) -> Vec<Rect> {
    let first = page.words.partition_point(|word| word.span.end <= span.start);
    let words = page.words.get(first..).unwrap_or_default();
    let mut rows: Vec<Rect> = Vec::new();
    for word in words.iter().take_while(|word| word.span.start < span.end) {
        let rect = part_of(word, text, span);
        match rows.last_mut().filter(|row| joins(**row, rect)) {
            Some(row) => *row = row.union(rect),
            None => rows.push(rect),
        }
    }
    rows
}

/// The part of a word's box that shows the letters in `span`, as if all its letters were as wide as each other.
fn part_of(word: &WordBox, text: &str, span: Span) -> Rect {
    let rect = rect_of(word);
    let upright = rect.height() > rect.width() && word.span.len() > 2;
    if span.contains(word.span) || upright {
        return rect;
    }
    let letters = |from: u32, to: u32| f32::from(u16::try_from(count(text, from, to)).unwrap_or(u16::MAX));
    let all = letters(word.span.start, word.span.end).max(1.0);
    let at = |offset: u32| rect.left() + rect.width() * letters(word.span.start, offset) / all;
    let (from, to) = (span.start.max(word.span.start), span.end.min(word.span.end));
    Rect::from_min_max(pos2(at(from), rect.top()), pos2(at(to), rect.bottom()))
}

fn count(text: &str, from: u32, to: u32) -> usize {
    Span { start: from, end: to.max(from) }.of(text).chars().count()
}

fn rect_of(word: &WordBox) -> Rect {
    let [left, top, right, bottom] = word.rect;
    Rect::from_min_max(pos2(left, top), pos2(right, bottom))
}

/// Whether a word goes on with a row: beside it, or, where the row runs upwards or downwards, above or below.
fn joins(row: Rect, word: Rect) -> bool {
    let share = |a: Rangef, b: Rangef| a.intersection(b).span() / a.span().min(b.span()).max(0.01);
    let (x, y) = (share(row.x_range(), word.x_range()), share(row.y_range(), word.y_range()));
    let beside = y > 0.5 && word.left() - row.right() < APART * row.height() && word.right() > row.right();
    let runs_up = row.height() > 1.5 * row.width() && word.height() > word.width();
    let apart = (word.top() - row.bottom()).max(row.top() - word.bottom());
    beside || (runs_up && x > 0.5 && apart < APART * row.width())
}

/// The rows that stand one below another, as blocks: where a passage goes on in the next column, a new block begins.
pub(super) fn blocks(rows: &[Rect]) -> impl Iterator<Item = &[Rect]> {
    rows.chunk_by(|a, b| {
        let below = b.top() > a.top() && b.top() < a.bottom() + 2.0 * a.height();
        below && b.left() < a.right() + a.height() && a.left() < b.right() + a.height()
    })
}

/// The offset nearest to a point: between two letters of the word that is nearest, where what stands on the same row is
/// nearer than what stands above or below. `None` for a page without words.
pub(super) fn offset_at(page: &Page, text: &str, at: Pos2) -> Option<u32> {
    let distance = |word: &&WordBox| {
        let rect = rect_of(word);
        let away = |low: f32, high: f32, at: f32| (low - at).max(at - high).max(0.0);
        away(rect.left(), rect.right(), at.x) + 8.0 * away(rect.top(), rect.bottom(), at.y)
    };
    let word = page.words.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
    let rect = rect_of(word);
    let words = word.span.of(text);
    let letters = f32::from(u16::try_from(words.chars().count()).unwrap_or(u16::MAX));
    let upright = rect.height() > rect.width() && word.span.len() > 2;
    let share = if upright {
        (at.y - rect.top()) / rect.height().max(0.01)
    } else {
        (at.x - rect.left()) / rect.width().max(0.01)
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of letters")]
    let passed = (share.clamp(0.0, 1.0) * letters).round() as usize;
    let inside = words.char_indices().nth(passed).map_or(words.len(), |(inside, _)| inside);
    Some(word.span.start + u32::try_from(inside).unwrap_or_default())
}

/// The first word, in reading order, that begins at or below a height; the page's end where there is none.
pub(super) fn first_below(page: &Page, y: f32) -> Option<Span> {
    page.words.iter().find(|word| word.rect[1] >= y).or(page.words.last()).map(|word| word.span)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The “Fund” owes it\nno more. Total due";

    /// Words of two rows, and two of a table far to the right of the second.
    fn page() -> Page {
        let mut words = Vec::new();
        let mut at = 0;
        let places = [
            ("The", 10.0, 10.0),
            ("“Fund”", 40.0, 10.0),
            ("owes", 90.0, 10.0),
            ("it", 130.0, 10.0),
            ("no", 10.0, 24.0),
            ("more.", 30.0, 24.0),
            ("Total", 300.0, 24.0),
            ("due", 340.0, 24.0),
        ];
        for (word, left, top) in places {
            at += TEXT[at..].find(word).unwrap();
            let width = f32::from(u16::try_from(word.chars().count()).unwrap()) * 6.0;
            let span = Span::new(at, at + word.len());
            words.push(WordBox { span, rect: [left, top, left + width, top + 12.0] });
        }
        Page { words, ..Page::default() }
    }

    fn span(words: &str) -> Span {
        let at = TEXT.find(words).unwrap();
        Span::new(at, at + words.len())
    }

    #[test]
    fn one_rectangle_for_each_row_and_column() {
        let rows = rows(&page(), TEXT, Span::new(0, TEXT.len()));
        let edges: Vec<_> = rows.iter().map(|row| (row.left(), row.right())).collect();
        assert_eq!(edges, [(10.0, 142.0), (10.0, 60.0), (300.0, 358.0)]);
        assert_eq!(blocks(&rows).map(<[Rect]>::len).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn a_part_of_a_word_is_a_part_of_its_box() {
        let rows = rows(&page(), TEXT, span("Fund"));
        assert_eq!((rows[0].left(), rows[0].right()), (46.0, 70.0), "without its quotes");
    }

    #[test]
    fn every_letter_is_found_where_it_is_shown() {
        let page = page();
        for (at, letter) in TEXT.char_indices().filter(|(_, letter)| !letter.is_whitespace()) {
            let rect = rows(&page, TEXT, Span::new(at, at + letter.len_utf8()))[0];
            let offset = offset_at(&page, TEXT, rect.left_center() + egui::vec2(0.5, 0.0));
            assert_eq!(offset, u32::try_from(at).ok(), "{letter}");
        }
        assert_eq!(offset_at(&page, TEXT, pos2(200.0, 16.0)), Some(span("it").end), "the end of the row");
        assert_eq!(offset_at(&Page::default(), TEXT, pos2(0.0, 0.0)), None);
    }

    #[test]
    fn words_that_run_upwards_are_one_row() {
        let word = |start: u32, top: f32| WordBox {
            span: Span { start, end: start + 4 },
            rect: [10.0, top, 20.0, top + 30.0],
        };
        let page = Page { words: vec![word(0, 100.0), word(5, 66.0)], ..Page::default() };
        let rows = rows(&page, "Case 08-1", Span::new(0, 9));
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].top(), rows[0].bottom()), (66.0, 130.0));
    }

    #[test]
    fn the_first_word_in_sight() {
        assert_eq!(first_below(&page(), 20.0), Some(span("no")));
        assert_eq!(first_below(&page(), 900.0), Some(span("due")));
    }
}
