//! One page, from what is drawn on it to rows of words, and from those to lines in the order in which they are read.

use super::columns::{self, Divider};
use super::drawn::LineMarks;
use super::fonts::Fonts;
use super::frame::Frame;
use super::grids::{self, Grid};
use super::hidden;
use super::ink::{Ink, Turn};
use super::numbers::{self, Beside};
use super::paragraphs;
use super::rows::{self, Row};
use super::words::{self, Word, Words};

/// The gap, in ems, from which on the words on both sides of it are parted by a tab: a place to fill in, or a table.
const TAB_GAP: f32 = 2.0;

/// Directions of reading on one page; a page with more of them has ornaments, not text.
const MOST_TURNS: usize = 24;

/// A page whose words stand in rows.
pub(super) struct Sheet {
    /// Width and height as shown.
    pub(super) size: [f32; 2],
    /// The page turned for reading.
    frame: Frame,
    /// The letters of its words.
    pub(super) words: Words,
    /// What is read from top to bottom.
    pub(super) rows: Vec<Row>,
    /// How many rows at the top are a running head.
    pub(super) head: usize,
    /// How many rows at the bottom are a foot.
    pub(super) foot: usize,
    beside: Beside,
    dividers: Vec<Divider>,
    /// Its drawn tables.
    pub(super) grids: Vec<Grid>,
    /// Rows that are read in another direction, with their frames.
    other: Vec<(Frame, Vec<Row>)>,
    /// Letters hidden below something.
    pub(super) hidden: u32,
    /// Glyphs without a known character, and all glyphs.
    pub(super) unknown: [u32; 2],
    /// Whether there are images on the page.
    pub(super) pictures: bool,
    /// Whether an image covers most of the page, as in a scan.
    scanned: bool,
    /// Whether there was more than could be looked at.
    pub(super) cut_short: bool,
}

impl Sheet {
    /// The words of a page, in rows.
    pub(super) fn new(mut ink: Ink, fonts: &Fonts<'_>) -> Self {
        let hidden = if ink.fills.is_empty() { 0 } else { hidden::cover(&mut ink) };
        let turn = main_turn(&ink);
        let frame = Frame::new(turn, &ink);
        let marks = LineMarks::new(&ink, turn);
        let mut words = words::of(&ink, fonts, turn, &marks);
        for bar in &ink.bars {
            let rect = frame.turned_rect(*bar);
            let size = hidden::usual_size(&ink).min(rect[3] - rect[1]);
            words.push_mark(rect, f32::midpoint(rect[1], rect[3]) + 0.27 * size, size);
        }
        let beside = numbers::take(&mut words, frame.size()[1]);
        let mut rows = rows::of(&mut words);
        for row in &mut rows {
            marks.underline(row);
        }
        let grids = grids::take(&mut rows, &marks);
        let mut dividers = marks.dividers();
        dividers.extend(beside.dividers());
        let mut other = Vec::new();
        for further in other_turns(&ink, turn) {
            let marks = LineMarks::new(&ink, further);
            let mut own = words::of(&ink, fonts, further, &marks);
            let rows = rows::of(&mut own);
            other.push((Frame::new(further, &ink), words.adopt(rows, &own)));
        }
        let glyphs = u32::try_from(ink.glyphs.len()).unwrap_or(u32::MAX);
        Self {
            size: [ink.width, ink.height],
            frame,
            words,
            rows,
            head: 0,
            foot: 0,
            beside,
            dividers,
            grids,
            other,
            hidden,
            unknown: [ink.unknown, glyphs],
            pictures: !ink.images.is_empty(),
            scanned: ink.images.iter().any(|image| {
                let [left, top, right, bottom] = image.rect;
                (right - left) * (bottom - top) > 0.5 * ink.width * ink.height
            }),
            cut_short: ink.cut_short,
        }
    }

    /// Width and height of the page turned for reading.
    pub(super) fn turned_size(&self) -> [f32; 2] {
        self.frame.size()
    }

    /// Whether there is nothing to read on the page.
    pub(super) fn is_blank(&self) -> bool {
        self.rows.is_empty() && self.other.is_empty() && self.beside.numbers.is_empty()
    }

    /// Whether the page is a scan with no words but on its upper or lower edge: the stamp of a court or of a sender.
    pub(super) fn is_stamped_scan(&self) -> bool {
        let height = self.frame.size()[1];
        let on_edge = |word: &Word| word.rect[3] < 0.07 * height || word.rect[1] > 0.93 * height;
        let words = || self.rows.iter().flat_map(|row| &row.words);
        self.scanned && self.other.is_empty() && words().next().is_some() && words().all(on_edge)
    }

    /// The lines of the page in the order in which they are read.
    pub(super) fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        let body_end = self.rows.len() - self.foot.min(self.rows.len());
        let body = self.rows.get(self.head..body_end).unwrap_or_default();
        for row in self.rows.iter().take(self.head) {
            lines.push(Line::new(&row.words, &self.words, self.frame, true, true));
        }
        self.body(body, self.frame, &self.dividers, &mut lines);
        for row in self.rows.iter().skip(body_end) {
            lines.push(Line::new(&row.words, &self.words, self.frame, true, true));
        }
        for (frame, rows) in &self.other {
            if rows.len() > 3 {
                self.body(rows, *frame, &[], &mut lines);
            } else {
                lines.extend(rows.iter().map(|row| Line::new(&row.words, &self.words, *frame, true, true)));
            }
        }
        for words in self.beside.numbers.iter().chain(&self.beside.piles) {
            lines.push(Line::new(words, &self.words, self.frame, true, true));
        }
        lines
    }

    /// Adds the lines of running text.
    fn body(&self, rows: &[Row], frame: Frame, dividers: &[Divider], lines: &mut Vec<Line>) {
        let mut behind_grid = false;
        for block in columns::read(rows, &self.words, dividers) {
            let openings = paragraphs::openings(&block, rows, &self.words);
            for (part, opens) in block.iter().zip(openings) {
                let Some(row) = rows.get(part.row) else { continue };
                if let Some(grid) = row.grid {
                    self.table(grid, frame, lines);
                    behind_grid = true;
                    continue;
                }
                let words = row.words.get(part.from..part.to).unwrap_or_default();
                lines.push(Line::new(words, &self.words, frame, opens || behind_grid, false));
                behind_grid = false;
            }
        }
    }

    /// Adds the lines of a drawn table. The cells of a row stand on one line where each of them has only one.
    fn table(&self, table: usize, frame: Frame, lines: &mut Vec<Line>) {
        let Some(grid) = self.grids.get(table) else { return };
        let mut opens = true;
        for (row, cells) in grid.rows.iter().enumerate() {
            let on_one_line = cells.iter().all(|cell| cell.text.len() <= 1);
            let mut beside = false;
            for (cell, text) in cells.iter().map(|cell| &cell.text).enumerate() {
                let first = lines.len();
                self.body(text, frame, &[], lines);
                for line in lines.iter_mut().skip(first) {
                    line.cell = Some(CellPlace { table, row, cell });
                }
                if let Some(line) = lines.get_mut(first) {
                    line.opens = opens || !on_one_line;
                    line.beside = beside && on_one_line;
                    (opens, beside) = (!on_one_line, true);
                }
            }
        }
    }
}

/// A line of text.
pub(super) struct Line {
    /// Its words, in reading order.
    pub(super) words: Vec<Word>,
    /// What parts each word from the one before it.
    pub(super) gaps: Vec<Gap>,
    /// Whether a paragraph begins with it.
    pub(super) opens: bool,
    /// Whether it stands outside of the running text.
    pub(super) aside: bool,
    /// The cell of a drawn table in which it stands.
    pub(super) cell: Option<CellPlace>,
    /// Whether it goes on behind the line before it, in the next cell.
    pub(super) beside: bool,
    frame: Frame,
}

/// A cell of a drawn table of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CellPlace {
    /// Which table of the page.
    pub(super) table: usize,
    /// Which row of it.
    pub(super) row: usize,
    /// Which cell of that row.
    pub(super) cell: usize,
}

/// What parts two words of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: a raised letter belongs to the number before it.
    None,
    /// A space.
    Space,
    /// A wide space.
    Tab,
}

impl Line {
    fn new(words: &[Word], letters: &Words, frame: Frame, opens: bool, aside: bool) -> Self {
        let mut gaps = vec![Gap::None];
        gaps.extend(words.windows(2).map(|pair| match pair {
            [a, b] if b.rect[0] - a.rect[2] > TAB_GAP * a.size.max(b.size) && !aside => Gap::Tab,
            [a, b] if is_raised_ending(a, b, letters) => Gap::None,
            _ => Gap::Space,
        }));
        Self { words: words.to_vec(), gaps, opens, aside, cell: None, beside: false, frame }
    }

    /// The box of a word on the page as shown.
    pub(super) fn place(&self, word: &Word) -> [f32; 4] {
        self.frame.back(word.rect)
    }
}

/// Whether `b` are the raised letters of a number such as the 2nd or 3rd. A raised number is the mark of a footnote,
/// and written against the word before it would turn the year 2009 into 20091.
fn is_raised_ending(a: &Word, b: &Word, letters: &Words) -> bool {
    let close = b.rect[0] - a.rect[2] < 0.15 * a.size && !a.space_behind && !b.space_before;
    let letter = |text: &str| text.len() <= 3 && text.starts_with(|c: char| c.is_ascii_alphabetic());
    close && b.size < 0.85 * a.size && b.base < a.base - 0.1 * a.size && letter(letters.text(b))
}

impl Words {
    /// Takes over rows whose letters are kept elsewhere.
    fn adopt(&mut self, mut rows: Vec<Row>, other: &Words) -> Vec<Row> {
        let shift = u32::try_from(self.letters.len()).unwrap_or(u32::MAX);
        self.letters.push_str(&other.letters);
        for word in rows.iter_mut().flat_map(|row| &mut row.words) {
            word.start += shift;
            word.end += shift;
        }
        rows
    }
}

/// The direction in which most letters of a page are read.
fn main_turn(ink: &Ink) -> Turn {
    let mut counts = [(Turn::None, 0), (Turn::Right, 0), (Turn::Half, 0), (Turn::Left, 0)];
    for run in &ink.runs {
        for (turn, count) in &mut counts {
            if *turn == run.turn {
                *count += run.glyphs.len();
            }
        }
    }
    // Of equals, the first.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(Turn::None, |(turn, _)| *turn)
}

/// The other directions in which text of a page is read, in the order in which they were painted.
fn other_turns(ink: &Ink, main: Turn) -> Vec<Turn> {
    let mut turns = Vec::new();
    for run in &ink.runs {
        if run.turn != main && !turns.contains(&run.turn) && turns.len() < MOST_TURNS {
            turns.push(run.turn);
        }
    }
    turns
}
