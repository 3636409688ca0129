//! A text cut into words, lines and paragraphs, once, for every rule to look at.
//!
//! Rules look for a trigger among the words and then at a bounded stretch around it. That keeps all of extraction
//! linear in the length of the text, whatever the text is.

mod margin;
mod pieces;

use margin::{is_pleading_paper, margin};
use pieces::{kind, run};

use super::abbreviations::{is_abbreviation, opens_sentence};
use crate::model::{Document, Span, Style};

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Before {
    /// Nothing: it touches the token before.
    Nothing,
    /// White space on the same line.
    Space,
    /// A tab, or blanks as wide as between columns.
    Gap,
    /// A line's end.
    Line,
    /// An empty line, or the start of the text.
    Paragraph,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Starts with a letter; letters, digits and apostrophes.
    Word,
    /// Starts with a digit; letters may follow, as in `3rd`.
    Number,
    /// A run of underscores: an empty place in a form.
    Blank,
    /// One other character; the character itself where it is ASCII, a stand-in for dashes and quotes, else `?`.
    Mark(u8),
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) kind: Kind,
    pub(super) before: Before,
    /// Its first byte, in lower case where it is a letter: nearly all words that are asked for differ in it.
    first: u8,
    /// The line it stands on, as an index.
    pub(super) line: u32,
}

/// Makes a capital a small letter, and two marks one: what it gives tells words apart, and is no letter to show.
const SMALL: u8 = 0x20;

impl Token {
    /// Whether its length and first letter are those of a word. This is asked of every token many times over.
    #[inline]
    fn may_be(&self, word: &str) -> bool {
        word.len() == self.span.len() && word.as_bytes().first().is_some_and(|byte| byte | SMALL == self.first)
    }
}

/// Length in bytes from which a line is taken for a page or paragraph run together, as texts made from web pages have them.
pub(super) const RUN_TOGETHER: usize = 200;

/// Length in bytes from which a line before a page's end is taken for one that runs on.
const FULL_LINE: usize = 64;

/// A line of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Without the white space around it.
    pub(super) span: Span,
    /// Index of its first token; of the next line's where it has none.
    pub(super) first: u32,
    /// Whether three blanks or a tab stand between its words, as between columns.
    pub(super) gapped: bool,
}

/// The text and its pieces.
pub(super) struct Scan<'a> {
    pub(super) document: &'a Document,
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    pub(super) lines: Vec<Line>,
    /// The words that do not begin with a small letter, as places in `tokens`.
    capitals: Vec<u32>,
    /// Its numbers, as places in `tokens`.
    numbers: Vec<u32>,
    /// Whether the lines are numbered at the left, as on pleading paper.
    numbered: bool,
    /// The words of the text, as places in `tokens`, by the letter that they begin with; those with another one last.
    by_letter: [Vec<u32>; LETTERS + 1],
}

const LETTERS: usize = 26;

/// The bit that stands for words of so many bytes; the last one for all longer ones.
fn length_bit(length: usize) -> u32 {
    1 << length.min(31)
}

/// The place of a word in [`Scan::by_letter`], by its first byte.
fn letter(first: u8) -> usize {
    let first = first | SMALL;
    if first.is_ascii_lowercase() { usize::from(first - b'a') } else { LETTERS }
}

impl<'a> Scan<'a> {
    /// Cuts a document's text. What stands in `margins`, sorted, is no part of any sentence and gives no tokens.
    pub(super) fn new(document: &'a Document, margins: &[Span]) -> Self {
        let text: &str = &document.text;
        let mut scan = Self {
            document,
            text,
            tokens: Vec::with_capacity(text.len() / 5),
            lines: Vec::with_capacity(text.len() / 40),
            capitals: Vec::with_capacity(text.len() / 40),
            numbers: Vec::with_capacity(text.len() / 80),
            by_letter: std::array::from_fn(|_| Vec::new()),
            numbered: is_pleading_paper(text),
        };
        let mut start = 0;
        let mut blank = true;
        let mut margins = margins.iter().peekable();
        // Whether a margin stands between the last token and the next one.
        let mut margin = false;
        for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len())) {
            while margins.next_if(|span| span.end as usize <= start).is_some() {}
            if margins.peek().is_some_and(|span| (span.start as usize) < end) && start < end {
                let number = Span::new(start, start);
                let first = u32::try_from(scan.tokens.len()).unwrap_or(u32::MAX);
                scan.lines.push(Line { span: number, first, gapped: false });
                margin = true;
            } else {
                let before = match (margin, blank) {
                    (true, _) => !scan.goes_on(&text[start..end]),
                    (false, blank) => blank,
                };
                let full = scan.line(start, end, before);
                margin &= !full;
                blank = !full;
            }
            start = end + 1;
        }
        scan
    }

    /// Whether the sentence of the last token goes on in a line behind a page's foot and head: the line begins small, or the
    /// sentence is plainly open, as one is that breaks off at the end of a full line.
    fn goes_on(&self, next: &str) -> bool {
        let first = next.trim_start().chars().next();
        let count = self.tokens.len();
        let open = match self.tokens.last().map(|token| token.kind) {
            Some(Kind::Mark(b'.')) => count > 1 && is_abbreviation(self.word(count - 2)),
            Some(Kind::Mark(b'?' | b'!' | b':' | b';')) | None => false,
            Some(Kind::Word | Kind::Number | Kind::Mark(b',')) if self.last_line_is_full() => true,
            Some(_) => first.is_some_and(|c| c.is_ascii_digit() || c == '('),
        };
        open || first.is_some_and(char::is_lowercase)
    }

    /// Whether the line of the last token is as long as lines of running text are, and no heading.
    fn last_line_is_full(&self) -> bool {
        let line = self.tokens.last().and_then(|token| self.lines.get(token.line as usize));
        line.map(|line| line.span.of(self.text))
            .is_some_and(|line| line.len() >= FULL_LINE && line.contains(char::is_lowercase) && !line.contains('\t'))
    }

    /// Cuts one line; returns whether it holds anything.
    fn line(&mut self, start: usize, end: usize, after_blank: bool) -> bool {
        let raw = &self.text[start..end];
        let furniture = margin(raw, self.numbered);
        let lead = furniture + (raw[furniture..].len() - raw[furniture..].trim_start().len());
        let body = raw[furniture..].trim();
        let number = u32::try_from(self.lines.len()).unwrap_or(u32::MAX);
        let first = u32::try_from(self.tokens.len()).unwrap_or(u32::MAX);
        let span = Span::new(start + lead, start + lead + body.len());
        let mut gapped = false;
        let mut before = if after_blank { Before::Paragraph } else { Before::Line };
        let bytes = body.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let length = match byte {
                b' ' | b'\t' => {
                    let wide = byte == b'\t' || bytes.get(at + 1..at + 3).is_some_and(|next| next == b"  ");
                    // In lines that are a whole page run together, paragraphs end at a wide gap.
                    let gap = if bytes.len() > RUN_TOGETHER { Before::Paragraph } else { Before::Gap };
                    gapped |= wide;
                    before = before.max(if wide { gap } else { Before::Space });
                    at += 1;
                    continue;
                }
                b'_' => bytes[at..].iter().take_while(|b| **b == b'_').count(),
                byte if byte < 128 && !byte.is_ascii_alphanumeric() => 1,
                _ => run(&body[at..]),
            };
            let span = Span::new(start + lead + at, start + lead + at + length.max(1));
            match kind(&body[at..]) {
                None => before = before.max(Before::Space),
                Some(kind) => {
                    let place = u32::try_from(self.tokens.len()).unwrap_or(u32::MAX);
                    if kind == Kind::Number {
                        self.numbers.push(place);
                    } else if kind == Kind::Word {
                        self.by_letter[letter(byte)].push(place);
                        if !body[at..].starts_with(char::is_lowercase) {
                            self.capitals.push(place);
                        }
                    }
                    self.tokens.push(Token { span, kind, before, first: byte | SMALL, line: number });
                    before = Before::Nothing;
                }
            }
            at += length.max(1);
        }
        self.lines.push(Line { span, first, gapped });
        !body.is_empty()
    }

    /// The words of a token; empty beyond the end.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// Whether a token is this word, in any case.
    #[inline]
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.may_be(word) && token.span.of(self.text).eq_ignore_ascii_case(word))
    }

    /// Whether a token is one of these words, in any case.
    #[inline]
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        words.iter().any(|word| token.may_be(word) && token.span.of(self.text).eq_ignore_ascii_case(word))
    }

    /// The places of any of these words, in any case, in the order of the text. Cheaper than to ask every token.
    pub(super) fn places(&self, words: &[&str]) -> Vec<usize> {
        // For each first letter, the lengths of the words that begin so: most others differ in it.
        let mut lengths = [0_u32; LETTERS + 1];
        for word in words {
            lengths[word.bytes().next().map_or(LETTERS, letter)] |= length_bit(word.len());
        }
        let mut places = Vec::new();
        for (of_letter, lengths) in self.by_letter.iter().zip(lengths).filter(|(_, lengths)| *lengths != 0) {
            let possible =
                |at: &usize| lengths & length_bit(self.tokens[*at].span.len()) != 0 && self.is_any(*at, words);
            places.extend(of_letter.iter().map(|at| *at as usize).filter(possible));
        }
        places.sort_unstable();
        places
    }

    /// The places of the words that do not begin with a small letter.
    pub(super) fn capitals(&self) -> impl Iterator<Item = usize> {
        self.capitals.iter().map(|at| *at as usize)
    }

    /// The places of the numbers.
    pub(super) fn numbers(&self) -> impl Iterator<Item = usize> {
        self.numbers.iter().map(|at| *at as usize)
    }

    /// Whether a line has a gap as wide as between columns.
    pub(super) fn has_gap(&self, line: usize) -> bool {
        self.lines.get(line).is_some_and(|line| line.gapped)
    }

    /// Whether a token is this mark.
    pub(super) fn mark(&self, at: usize, mark: u8) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Mark(mark))
    }

    /// What stands before a token; a paragraph's end beyond the last one.
    pub(super) fn before(&self, at: usize) -> Before {
        self.tokens.get(at).map_or(Before::Paragraph, |token| token.before)
    }

    /// Whether the tokens from `at` on are these words, in any case, within one paragraph.
    pub(super) fn words(&self, at: usize, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(i, word)| self.is(at + i, word) && (i == 0 || self.before(at + i) != Before::Paragraph))
    }

    /// The span from one token to another, both included.
    pub(super) fn span(&self, first: usize, last: usize) -> Span {
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(a), Some(b)) => a.span.to(b.span),
            _ => Span::default(),
        }
    }

    /// The index of the first token that ends behind an offset.
    pub(super) fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.span.end <= offset)
    }

    /// The words of a line, without the white space around them; empty beyond the end.
    pub(super) fn line_text(&self, line: usize) -> &'a str {
        self.lines.get(line).map_or("", |line| line.span.of(self.text))
    }

    /// The style of a span, where the whole of it has that style.
    pub(super) fn has_style(&self, span: Span, style: Style) -> bool {
        let near = self.document.styles.partition_point(|styled| styled.span.start <= span.start);
        // Styles are sorted by start; those that hold a span begin shortly before it.
        self.document.styles[near.saturating_sub(64)..near]
            .iter()
            .any(|styled| styled.style == style && styled.span.contains(span))
    }

    /// The bounds of the paragraph around a token, as token indices (first, behind the last), at most `reach` tokens
    /// to each side.
    pub(super) fn paragraph(&self, at: usize, reach: usize) -> (usize, usize) {
        let low = at.saturating_sub(reach);
        let mut first = at.min(self.tokens.len());
        while first > low && self.before(first) != Before::Paragraph {
            first -= 1;
        }
        let high = (at + reach).min(self.tokens.len());
        let mut last = at + 1;
        while last < high && self.before(last) != Before::Paragraph {
            last += 1;
        }
        (first, last.min(self.tokens.len()))
    }

    /// The bounds of the sentence around a token, as token indices (first, behind the last), within its paragraph and
    /// at most `reach` tokens to each side.
    pub(super) fn sentence(&self, at: usize, reach: usize) -> (usize, usize) {
        let (low, high) = self.paragraph(at, reach);
        let mut first = at;
        while first > low && !self.ends_sentence(first - 1) {
            first -= 1;
        }
        let mut last = at;
        while last < high && !self.ends_sentence(last) {
            last += 1;
        }
        (first, (last + 1).min(high))
    }

    /// Whether the period at a token is that of "a.m." or "p.m." and a sentence or a numbered paragraph begins behind it.
    fn ends_behind_time(&self, at: usize, next: usize) -> bool {
        let time = at > 3 && self.is(at - 1, "m") && self.mark(at - 2, b'.') && self.is_any(at - 3, &["a", "p"]);
        let numbered = || {
            self.before(next) >= Before::Line
                && self.tokens.get(next).is_some_and(|token| token.kind == Kind::Number)
                && self.mark(next + 1, b'.')
                && self.before(next + 2) >= Before::Space
        };
        time && (opens_sentence(self.word(next)) || numbered())
    }

    /// Whether a token is the last one of a sentence.
    fn ends_sentence(&self, at: usize) -> bool {
        match self.tokens.get(at).map(|token| token.kind) {
            Some(Kind::Mark(b'?' | b'!')) => self.word(at) != "�" && self.before(at + 1) >= Before::Space,
            Some(Kind::Mark(b'.')) => {
                let closing = usize::from(
                    matches!(self.tokens.get(at + 1).map(|t| t.kind), Some(Kind::Mark(b'"' | b')')))
                        && self.before(at + 1) == Before::Nothing,
                );
                let next = at + 1 + closing;
                self.before(next) >= Before::Space
                    && closing_allows(self.word(next))
                    && !(at > 0
                        && self.before(at) == Before::Nothing
                        && is_abbreviation(self.word(at - 1))
                        && !self.ends_behind_time(at, next))
            }
            _ => false,
        }
    }
}

/// Whether a sentence can begin with this word.
fn closing_allows(word: &str) -> bool {
    !word.starts_with(|c: char| c.is_lowercase() || c == ',' || c == ';')
}

#[cfg(test)]
mod tests;
