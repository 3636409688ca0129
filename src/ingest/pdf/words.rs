//! From letters to words: letters that follow each other on a baseline without a space.

use super::drawn::LineMarks;
use super::fonts::Fonts;
use super::frame::Frame;
use super::ink::{Glyph, Ink, Letters, Run, Turn, around};
use super::letters;

/// The gap, in ems, above which two letters belong to two words although no space was written.
const WORD_GAP: f32 = 0.12;

/// How far, in ems, a letter may stand above or below the one before it in the same word.
const SAME_BASELINE: f32 = 0.12;

/// The mark that stands in the text for words that cannot be seen.
pub(super) const REDACTED: &str = "▒▒▒";

/// How a word looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Looks(u8);

impl Looks {
    /// Bold letters.
    pub(super) const BOLD: Self = Self(1);
    /// Italic letters.
    pub(super) const ITALIC: Self = Self(2);
    /// A line below.
    pub(super) const UNDERLINED: Self = Self(4);
    /// A line through the middle.
    pub(super) const STRUCK: Self = Self(8);
    /// A mark in the place of words that are covered.
    pub(super) const REDACTED: Self = Self(16);

    /// Both at once.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it looks so, among others.
    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// A word on a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Offset of its first byte in [`Words::letters`].
    pub(super) start: u32,
    /// Offset behind its last byte.
    pub(super) end: u32,
    /// Left, top, right, bottom, on the page turned for reading.
    pub(super) rect: [f32; 4],
    /// Its baseline there.
    pub(super) base: f32,
    /// Its em.
    pub(super) size: f32,
    /// How it looks.
    pub(super) looks: Looks,
    /// Whether a space was written before it.
    pub(super) space_before: bool,
    /// Whether a space was written behind it.
    pub(super) space_behind: bool,
}

impl Word {
    /// A word without letters that holds the place of something else.
    pub(super) fn filling(rect: [f32; 4], base: f32, size: f32) -> Self {
        let looks = Looks::default();
        Self { start: 0, end: 0, rect, base, size, looks, space_before: true, space_behind: true }
    }
}

/// Words with their letters, in the order in which they were painted.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// The letters of all words, one after another.
    pub(super) letters: String,
    /// The words.
    pub(super) list: Vec<Word>,
}

impl Words {
    /// What a word says.
    pub(super) fn text(&self, word: &Word) -> &str {
        self.letters.get(word.start as usize..word.end as usize).unwrap_or_default()
    }
}

/// The words of those letters of a page that are read at `turn`.
pub(super) fn of(ink: &Ink, fonts: &Fonts<'_>, turn: Turn, marks: &LineMarks) -> Words {
    let frame = Frame::new(turn, ink);
    let mut maker = Maker { words: Words::default(), open: None, covered: None, spaced: true };
    maker.words.letters.reserve(ink.glyphs.len());
    for run in ink.runs.iter().filter(|run| run.turn == turn) {
        let struck = marks.through(run);
        for glyph in ink.glyphs_of(run) {
            maker.take(glyph, run, &frame, fonts, &struck);
        }
    }
    maker.close();
    maker.words
}

/// A word that may get further letters.
struct Open {
    word: Word,
    /// Where the next letter would stand.
    pen: f32,
    struck: bool,
    last: char,
    last_at: f32,
    /// How many letters it has, and how many of them are bold, italic, and painted twice.
    letters: u32,
    bold: u32,
    italic: u32,
    doubled: u32,
}

impl Open {
    fn count(&mut self, run: &Run) {
        self.letters += 1;
        self.bold += u32::from(run.face.bold);
        self.italic += u32::from(run.face.italic);
    }

    /// The word with the looks of most of its letters.
    fn closed(self, end: u32) -> Word {
        let Self { mut word, letters, .. } = self;
        word.end = end;
        for (look, count) in [
            (Looks::BOLD, 2 * self.bold.max(self.doubled)),
            (Looks::ITALIC, 2 * self.italic),
            (Looks::STRUCK, u32::from(self.struck) * 2 * letters),
        ] {
            if count > letters {
                word.looks = word.looks.and(look);
            }
        }
        word
    }
}

struct Maker {
    words: Words,
    open: Option<Open>,
    /// Covered letters in a row, which become one mark.
    covered: Option<Word>,
    /// Whether a space was written last.
    spaced: bool,
}

impl Maker {
    fn take(&mut self, glyph: &Glyph, run: &Run, frame: &Frame, fonts: &Fonts<'_>, struck: &[[f32; 2]]) {
        let [at, base] = frame.turned(glyph.x, glyph.y);
        let letters = match glyph.letters {
            Letters::One(c) if letters::is_space(c) => {
                if let Some(open) = &mut self.open {
                    // A space may be painted where the letters before it already stand; then it parts nothing.
                    if at + glyph.advance / 2.0 < open.pen - 0.1 * run.size && (base - open.word.base).abs() < run.size
                    {
                        return;
                    }
                    open.word.space_behind = true;
                }
                self.close_word();
                self.spaced = true;
                return;
            }
            Letters::Covered => {
                self.close_word();
                self.cover(at, base, glyph.advance, run.size);
                return;
            }
            letters => letters,
        };
        let is_struck = struck.iter().any(|[from, to]| (*from..*to).contains(&(at + glyph.advance / 2.0)));
        if let Some(open) = &mut self.open {
            let size = open.word.size.max(run.size);
            let gap = at - open.pen - run.tracking;
            // Bold is often made by painting the same letter twice, a hair apart.
            if letters == Letters::One(open.last)
                && (at - open.last_at).abs() < 0.1 * size
                && (base - open.word.base).abs() < 0.1 * size
                && glyph.advance > 0.2 * size
            {
                open.doubled += 1;
                return;
            }
            let adjacent =
                gap < WORD_GAP * size && gap > -0.5 * size && (base - open.word.base).abs() < SAME_BASELINE * size;
            let alike = (0.7..1.4).contains(&(run.size / open.word.size));
            if !(adjacent && alike && open.struck == is_struck) {
                // What is struck and what stands in its place are two words, however close they stand.
                self.spaced = adjacent && open.struck != is_struck;
                self.close_word();
            }
        }
        self.close_mark();
        let start = self.words.letters.len();
        let mut last = '\0';
        fonts.each_char(letters, |c| {
            last = c;
            super::letters::push(c, &mut self.words.letters);
        });
        let pen = at + glyph.advance;
        let rect = [at, base - 0.75 * run.size, pen, base + 0.22 * run.size];
        if let Some(open) = &mut self.open {
            open.word.rect = around(open.word.rect, rect);
            open.pen = pen;
            open.last = last;
            open.last_at = at;
            open.count(run);
            return;
        }
        if self.words.letters.len() == start {
            return;
        }
        let start = narrow(start);
        let filling = Word::filling(rect, base, run.size);
        let word = Word { start, end: start, space_before: self.spaced, space_behind: false, ..filling };
        self.spaced = false;
        let struck = is_struck;
        let mut open = Open { word, pen, struck, last, last_at: at, letters: 0, bold: 0, italic: 0, doubled: 0 };
        open.count(run);
        self.open = Some(open);
    }

    fn cover(&mut self, at: f32, base: f32, advance: f32, size: f32) {
        let rect = [at, base - 0.75 * size, at + advance, base + 0.22 * size];
        if let Some(mark) = &mut self.covered
            && (mark.base - base).abs() < 0.3 * size
            && at - mark.rect[2] < 2.0 * size
            && mark.rect[0] - at < 2.0 * size
        {
            mark.rect = around(mark.rect, rect);
            return;
        }
        self.close_mark();
        self.covered = Some(mark(0, 0, rect, base, size));
    }

    fn close_word(&mut self) {
        if let Some(open) = self.open.take() {
            self.words.list.push(open.closed(narrow(self.words.letters.len())));
        }
    }

    fn close_mark(&mut self) {
        if let Some(word) = self.covered.take() {
            self.words.push_mark(word.rect, word.base, word.size);
        }
    }

    fn close(&mut self) {
        self.close_word();
        self.close_mark();
    }
}

impl Words {
    /// Adds a mark for something that is blacked out.
    pub(super) fn push_mark(&mut self, rect: [f32; 4], base: f32, size: f32) {
        let start = narrow(self.letters.len());
        self.letters.push_str(REDACTED);
        let end = narrow(self.letters.len());
        self.list.push(mark(start, end, rect, base, size));
    }
}

fn mark(start: u32, end: u32, rect: [f32; 4], base: f32, size: f32) -> Word {
    Word { start, end, looks: Looks::REDACTED, ..Word::filling(rect, base, size) }
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
