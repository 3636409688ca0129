//! From pieces to paragraphs, tables and margins.

use encoding_rs::{UTF_16LE, WINDOWS_1252};

use super::super::flow::{Flow, RowState};
use super::header::Part;
use super::looks::{Look, Paragraph};
use super::pages::Stretches;
use super::pieces::Piece;

/// Characters that stand for something else ([MS-DOC] 2.4.1 and 2.8.25).
mod mark {
    pub(super) const CELL: char = '\u{7}';
    pub(super) const LINE: char = '\u{b}';
    pub(super) const PAGE: char = '\u{c}';
    pub(super) const PARAGRAPH: char = '\r';
    pub(super) const FIELD: char = '\u{13}';
    pub(super) const FIELD_RESULT: char = '\u{14}';
    pub(super) const FIELD_END: char = '\u{15}';
    pub(super) const FIRM_HYPHEN: char = '\u{1e}';
    pub(super) const COLUMN: char = '\u{e}';
    pub(super) const NOTE: char = '\u{2}';
}

/// Fields within fields beyond which no more are told apart.
const MOST_FIELDS: usize = 64;

/// Writes the text of a document.
pub(super) struct Writer<'a> {
    flow: Flow,
    main: &'a [u8],
    pieces: &'a [Piece],
    looks: &'a Stretches<Look>,
    paragraphs: &'a Stretches<Paragraph>,
    /// The piece that is next, and how many characters of it are written.
    next: usize,
    written: u32,
    /// For each open field, whether its result has begun.
    fields: Vec<bool>,
    part: Part,
    row: RowState,
    /// How many marks of notes stood in the body, and how many of them before notes.
    marks: [u32; 2],
    whole: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        main: &'a [u8],
        pieces: &'a [Piece],
        looks: &'a Stretches<Look>,
        paragraphs: &'a Stretches<Paragraph>,
    ) -> Self {
        Self {
            flow: Flow::default(),
            main,
            pieces,
            looks,
            paragraphs,
            next: 0,
            written: 0,
            fields: Vec::new(),
            part: Part::Body,
            row: RowState::default(),
            marks: [0; 2],
            whole: true,
        }
    }

    /// What was written, and whether all of it was there.
    pub(super) fn finish(self) -> (Flow, bool) {
        (self.flow, self.whole)
    }

    /// Writes the next part of the text, of this many characters.
    pub(super) fn part(&mut self, part: Part, mut length: u32) {
        self.part = part;
        self.fields.clear();
        let margin = (part == Part::Margins && length > 0).then(|| self.flow.begin_margin());
        while length > 0 {
            let Some(piece) = self.pieces.get(self.next) else {
                self.whole = false;
                break;
            };
            let count = (piece.length - self.written).min(length);
            self.stretch(*piece, count);
            length -= count;
            self.written += count;
            if self.written >= piece.length {
                (self.next, self.written) = (self.next + 1, 0);
            }
        }
        self.row.leave_table(&mut self.flow);
        self.flow.end_paragraph();
        if let Some(start) = margin {
            self.flow.end_margin(start);
        }
    }

    /// Writes some characters of a piece, stretch by stretch of those that look alike in one paragraph.
    fn stretch(&mut self, piece: Piece, count: u32) {
        let size = if piece.narrow { 1 } else { 2 };
        let first = u64::from(piece.at) + u64::from(self.written) * size;
        let (Ok(mut from), Ok(end)) = (u32::try_from(first), u32::try_from(first + u64::from(count) * size)) else {
            self.whole = false;
            return;
        };
        while from < end {
            let ((look, alike), (paragraph, until)) = (self.looks.at(from), self.paragraphs.at(from));
            let until = alike.min(until);
            // What ends within a character of two bytes ends behind it.
            let odd = if piece.narrow { 0 } else { (until - from) % 2 };
            let to = until.saturating_add(odd).min(end);
            let Some(bytes) = self.main.get(from as usize..to as usize) else {
                self.whole = false;
                return;
            };
            let encoding = if piece.narrow { WINDOWS_1252 } else { UTF_16LE };
            let (text, _) = encoding.decode_without_bom_handling(bytes);
            self.text(&text, look, paragraph);
            from = to;
        }
    }

    fn text(&mut self, text: &str, look: Look, paragraph: Paragraph) {
        let mut from = 0;
        for (at, c) in text.char_indices().filter(|(_, c)| *c < ' ' && *c != '\t') {
            self.plain(text.get(from..at).unwrap_or_default(), look, paragraph);
            from = at + c.len_utf8();
            self.special(c, look, paragraph);
        }
        self.plain(text.get(from..).unwrap_or_default(), look, paragraph);
    }

    fn plain(&mut self, text: &str, look: Look, paragraph: Paragraph) {
        if look.hidden || text.is_empty() || !self.is_shown() {
            return;
        }
        if paragraph.in_table {
            self.row.enter_cell(&mut self.flow);
        } else {
            self.row.leave_table(&mut self.flow);
        }
        self.flow.write(text, look.looks);
    }

    /// Whether no instruction of a field is being read.
    fn is_shown(&self) -> bool {
        self.fields.iter().all(|result| *result)
    }

    fn special(&mut self, c: char, look: Look, paragraph: Paragraph) {
        match c {
            mark::FIELD if self.fields.len() < MOST_FIELDS => self.fields.push(false),
            mark::FIELD_RESULT => {
                if let Some(result) = self.fields.last_mut() {
                    *result = true;
                }
            }
            mark::FIELD_END => drop(self.fields.pop()),
            _ if !self.is_shown() => {}
            mark::PARAGRAPH => {
                if paragraph.heading && !paragraph.in_table {
                    self.flow.heading();
                }
                self.flow.end_paragraph();
            }
            mark::CELL if paragraph.ends_row => self.row.end_row(&mut self.flow),
            mark::CELL => self.row.end_cell(&mut self.flow),
            mark::LINE | mark::COLUMN => self.flow.end_line(),
            mark::PAGE => {
                self.flow.end_paragraph();
                self.flow.begin_page();
            }
            mark::FIRM_HYPHEN => self.plain("-", look, paragraph),
            mark::NOTE if self.part == Part::Body => self.note_mark(0, "", paragraph),
            mark::NOTE if self.part == Part::Notes => self.note_mark(1, " ", paragraph),
            _ => {}
        }
    }

    /// Writes the number of a note.
    fn note_mark(&mut self, which: usize, behind: &str, paragraph: Paragraph) {
        let Some(count) = self.marks.get_mut(which) else { return };
        *count += 1;
        let number = format!("[{count}]{behind}");
        self.plain(&number, Look::default(), paragraph);
    }
}
