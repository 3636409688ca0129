//! The file information block ([MS-DOC] 2.5): where the text lies and how long its parts are.

use super::{Refusal, long, short};

/// What is needed of the file information block.
pub(super) struct Header {
    /// The stream with the tables.
    pub(super) table: &'static str,
    /// Where the table of pieces lies in it, and its length.
    pub(super) pieces: (u32, u32),
    /// Where the table of pages with the properties of characters lies, and its length.
    pub(super) characters: (u32, u32),
    /// The same for paragraphs.
    pub(super) paragraphs: (u32, u32),
    lengths: [u32; 7],
}

/// Which part of a document a stretch of its text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The running text.
    Body,
    /// Footnotes, endnotes, comments, text boxes.
    Notes,
    /// Running heads and feet.
    Margins,
}

/// The mark at the beginning of the block, the same since Word 6.
const MARK: u16 = 0xA5EC;

/// The version of Word 97; what is older has its text elsewhere.
const WORD_97: u16 = 0x00C1;

/// Flags at byte 10: encrypted, and which stream has the tables.
const ENCRYPTED: u16 = 1 << 8;
const SECOND_TABLE: u16 = 1 << 9;

/// Where the lengths of the parts stand (`ccpText` and those behind it), in the order in which the parts follow each
/// other: body, footnotes, heads and feet, comments, endnotes, text boxes, text boxes of heads and feet.
const LENGTHS: [usize; 7] = [0x4C, 0x50, 0x54, 0x5C, 0x60, 0x64, 0x68];

/// Where `fcPlcfBteChpx`, `fcPlcfBtePapx` and `fcClx` stand, each with its length behind it.
const CHARACTERS: usize = 0xFA;
const PARAGRAPHS: usize = 0x102;
const PIECES: usize = 0x1A2;

impl Header {
    /// Reads the block at the beginning of the main stream.
    pub(super) fn of(main: &[u8]) -> Result<Self, Refusal> {
        let damaged = Refusal::Damaged;
        if short(main, 0) != Some(MARK) {
            return Err(damaged);
        }
        if short(main, 2).ok_or(damaged)? < WORD_97 {
            return Err(Refusal::TooOld);
        }
        let flags = short(main, 10).ok_or(damaged)?;
        if flags & ENCRYPTED != 0 {
            return Err(Refusal::Locked);
        }
        let pair = |at: usize| Some((long(main, at)?, long(main, at + 4)?));
        let mut lengths = [0; 7];
        for (length, at) in lengths.iter_mut().zip(LENGTHS) {
            *length = long(main, at).ok_or(damaged)?;
        }
        Ok(Self {
            table: if flags & SECOND_TABLE == 0 { "/0Table" } else { "/1Table" },
            pieces: pair(PIECES).ok_or(damaged)?,
            characters: pair(CHARACTERS).ok_or(damaged)?,
            paragraphs: pair(PARAGRAPHS).ok_or(damaged)?,
            lengths,
        })
    }

    /// The parts of the text in their order, with their lengths in characters.
    pub(super) fn parts(&self) -> impl Iterator<Item = (Part, u32)> {
        let [body, footnotes, margins, comments, endnotes, boxes, boxes_of_margins] = self.lengths;
        [
            (Part::Body, body),
            (Part::Notes, footnotes),
            (Part::Margins, margins),
            (Part::Notes, comments),
            (Part::Notes, endnotes),
            (Part::Notes, boxes),
            (Part::Margins, boxes_of_margins),
        ]
        .into_iter()
    }
}
