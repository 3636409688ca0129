//! A document cut into the pieces that are laid out one by one.

use super::wrapped::Wrapped;
use crate::model::Page;

/// Longest piece of text that is laid out at once, in bytes. A layout of this size takes well under a millisecond.
const LONGEST: usize = 8 * 1024;

/// Longest paragraph that is put together from lines, in bytes: a page has hardly more.
const PARAGRAPH: usize = 3 * 1024;

/// What a chunk shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words.
    Words,
    /// An empty line that is shown, as half a line.
    Blank,
    /// An empty line that is not shown: the third and further ones of a run.
    Swallowed,
}

/// A line of the text, a paragraph of which the lines were wrapped, or a part of a very long one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    /// Offset of the first byte.
    pub(super) start: u32,
    /// Offset behind the last byte, without the last line feed.
    pub(super) end: u32,
    pub(super) kind: Kind,
    /// Numbers of the first and last page that begin here; zero for none.
    pub(super) pages: (u32, u32),
}

impl Chunk {
    /// Whether the mark of a page stands above it. The beginning of the first page needs none.
    pub(super) fn has_page_mark(&self) -> bool {
        self.pages.1 > 1
    }
}

/// Cuts `text` at its line feeds but those that wrapped a paragraph, at the beginnings of pages, and, where a line is very
/// long, at a space.
pub(super) fn split(text: &str, pages: &[Page]) -> Vec<Chunk> {
    let mut cutter = Cutter { text, pages, next_page: 0, blanks: 2, chunks: Vec::with_capacity(text.len() / 48 + 1) };
    let wrapped = Wrapped::of(text);
    // A paragraph, and where its last line begins.
    let mut open: Option<(usize, usize, usize)> = None;
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        open = match open {
            Some((first, last, before)) if cutter.goes_on(wrapped, (first, last, before), start, end) => {
                Some((first, start, end))
            }
            Some((first, _, before)) => {
                cutter.line(first, before);
                Some((start, start, end))
            }
            None => Some((start, start, end)),
        };
        start = end + 1;
    }
    if let Some((first, _, end)) = open {
        cutter.line(first, end);
    }
    cutter.chunks
}

struct Cutter<'a> {
    text: &'a str,
    pages: &'a [Page],
    next_page: usize,
    /// How many empty lines have just been seen. Begins high: none are shown at the top.
    blanks: u32,
    chunks: Vec<Chunk>,
}

impl Cutter<'_> {
    /// Whether the line from `start` to `end` belongs to the paragraph that is `open`: where it begins, where its last line
    /// does, and where it ends.
    fn goes_on(&self, wrapped: Wrapped, open: (usize, usize, usize), start: usize, end: usize) -> bool {
        let (first, last, before) = open;
        let line = |from: usize, to: usize| self.text.get(from..to).unwrap_or_default();
        let page = self.pages.partition_point(|page| (page.start as usize) <= before);
        let new_page = self.pages.get(page).is_some_and(|page| (page.start as usize) <= start);
        end - first <= PARAGRAPH && !new_page && wrapped.goes_on(line(last, before), line(start, end))
    }

    fn line(&mut self, mut start: usize, end: usize) {
        while let Some(at) = self.page_inside(start, end) {
            self.long(start, at);
            start = at;
        }
        self.long(start, end);
    }

    /// Where the next page begins, if that is inside the line and not at its ends.
    fn page_inside(&self, start: usize, end: usize) -> Option<usize> {
        let rest = self.pages.get(self.next_page..).unwrap_or_default();
        let at = rest.iter().map(|page| page.start as usize).find(|&at| at > start)?;
        (at < end && self.text.is_char_boundary(at)).then_some(at)
    }

    fn long(&mut self, mut start: usize, end: usize) {
        while end - start > LONGEST {
            let at = cut_near(self.text, start, start + LONGEST);
            self.push(start, at);
            start = at;
        }
        self.push(start, end);
    }

    fn push(&mut self, start: usize, end: usize) {
        let pages = self.pages_beginning(start, end);
        if pages.1 > 0 {
            self.blanks = 2;
        }
        let blank = self.text.get(start..end).is_none_or(|line| line.trim().is_empty());
        self.blanks = if blank { self.blanks + 1 } else { 0 };
        let kind = match self.blanks {
            0 => Kind::Words,
            1 | 2 => Kind::Blank,
            _ => Kind::Swallowed,
        };
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.chunks.push(Chunk { start: narrow(start), end: narrow(end), kind, pages });
    }

    /// Pages that begin at `start`, or on the line feed behind an empty piece.
    fn pages_beginning(&mut self, start: usize, end: usize) -> (u32, u32) {
        let first = self.next_page;
        let begins = |page: &Page| page.start as usize <= start || (start == end && page.start as usize == end);
        while self.pages.get(self.next_page).is_some_and(begins) {
            self.next_page += 1;
        }
        if first == self.next_page {
            return (0, 0);
        }
        let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        (number(first + 1), number(self.next_page))
    }
}

/// A character boundary at or before `limit`, behind a space where there is one in the last quarter.
fn cut_near(text: &str, start: usize, limit: usize) -> usize {
    let limit = text.floor_char_boundary(limit);
    let from = text.ceil_char_boundary(start + (limit - start) / 4 * 3);
    let space = text.get(from..limit).and_then(|tail| tail.rfind(' '));
    space.map_or(limit, |space| from + space + 1)
}

/// The chunk in which `offset` stands.
pub(super) fn at(chunks: &[Chunk], offset: u32) -> usize {
    chunks.partition_point(|chunk| chunk.start <= offset).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::Kind::{Blank, Swallowed, Words};
    use super::*;

    fn page(start: u32) -> Page {
        Page { start, ..Page::default() }
    }

    fn shown(text: &str, pages: &[Page]) -> Vec<(String, Kind, u32)> {
        split(text, pages)
            .into_iter()
            .map(|c| (text[c.start as usize..c.end as usize].to_owned(), c.kind, c.pages.1))
            .collect()
    }

    #[test]
    fn cuts_at_line_feeds_and_condenses_empty_lines() {
        let got = shown("\n\none\n\n\n \n\ntwo\n", &[]);
        let kinds: Vec<_> = got.iter().map(|(_, kind, _)| *kind).collect();
        assert_eq!(kinds, [Swallowed, Swallowed, Words, Blank, Blank, Swallowed, Swallowed, Words, Blank]);
    }

    #[test]
    fn pages_begin_a_chunk_even_inside_a_line() {
        let got = shown("first second\nthird", &[page(0), page(6), page(13), page(13)]);
        let got: Vec<_> = got.iter().map(|(text, _, page)| (text.as_str(), *page)).collect();
        assert_eq!(got, [("first ", 1), ("second", 2), ("third", 4)]);
        assert!(!split("a", &[page(0)])[0].has_page_mark());
    }

    #[test]
    fn long_lines_are_cut_at_spaces_and_nothing_is_lost() {
        let text = "wörd ".repeat(10_000);
        let chunks = split(&text, &[]);
        assert!(chunks.len() > 5);
        assert!(chunks.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert!(chunks.iter().all(|c| text[..c.end as usize].ends_with(' ') && (c.end - c.start) as usize <= LONGEST));
        let solid = "ä".repeat(20_000);
        assert_eq!(split(&solid, &[]).iter().map(|c| (c.end - c.start) as usize).sum::<usize>(), solid.len());
    }

    #[test]
    fn offsets_find_their_chunk() {
        let chunks = split("ab\ncd\n", &[]);
        assert_eq!([0, 1, 2, 3, 5, 6, 99].map(|offset| at(&chunks, offset)), [0, 0, 0, 1, 1, 2, 2]);
        assert_eq!(at(&split("", &[]), 0), 0);
    }
}
