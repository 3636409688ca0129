//! The table of pieces ([MS-DOC] 2.8.35): where in the main stream each stretch of the text lies.

use super::header::Header;
use super::{long, part, short};

/// A stretch of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its length in characters.
    pub(super) length: u32,
    /// Where it begins in the main stream.
    pub(super) at: u32,
    /// Whether each character takes one byte, of Windows-1252, and not two, of UTF-16.
    pub(super) narrow: bool,
}

/// What begins a stretch of properties, and the table of pieces.
const PROPERTIES: u8 = 1;
const TABLE: u8 = 2;

/// The size of an entry in bytes, behind the places of all entries and one more.
const ENTRY: usize = 8;

/// In the place of a piece: that its characters take one byte.
const NARROW: u32 = 1 << 30;

/// The pieces in the order of the text; nothing where there is no such table.
pub(super) fn of(table: &[u8], header: &Header) -> Option<Vec<Piece>> {
    let (at, length) = header.pieces;
    let mut rest = part(table, at, length)?;
    while let Some((&PROPERTIES, behind)) = rest.split_first() {
        rest = behind.get(2 + usize::from(short(behind, 0)?)..)?;
    }
    let (&TABLE, rest) = rest.split_first()? else { return None };
    let list = rest.get(4..)?.get(..long(rest, 0)? as usize)?;
    let count = list.len().checked_sub(4)? / (4 + ENTRY);
    let entries = list.get(4 * (count + 1)..)?;
    let piece = |index: usize| {
        let (from, to) = (long(list, 4 * index)?, long(list, 4 * index + 4)?);
        let place = long(entries, ENTRY * index + 2)?;
        let narrow = place & NARROW != 0;
        let at = place & (NARROW - 1);
        Some(Piece { length: to.checked_sub(from)?, at: if narrow { at / 2 } else { at }, narrow })
    };
    (0..count).map(piece).collect()
}
