//! From offsets in the text to places on the screen, and back.

use std::sync::Arc;

use egui::{Galley, Pos2, Rect, Vec2, pos2, vec2};

use super::chunks::{Chunk, Kind};
use crate::model::Span;

/// A chunk on the screen.
#[derive(Clone, Debug)]
pub(super) struct Laid {
    /// Its part of the text.
    pub(super) part: Span,
    pub(super) chunk: Chunk,
    /// The left upper corner of its first row.
    pub(super) origin: Pos2,
    /// Its height below `origin`.
    pub(super) height: f32,
    /// `None` for an empty line.
    pub(super) galley: Option<Arc<Galley>>,
    /// For each character its offset in bytes from the start of the part; empty where the two are the same.
    offsets: Vec<u32>,
}

/// A row's part of a span.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct RowBox {
    /// From the first character to the last, over the height of the row.
    pub(super) rect: Rect,
    /// The base line.
    pub(super) baseline: f32,
}

impl Laid {
    pub(super) fn new(chunk: Chunk, text: &str, origin: Pos2, height: f32, galley: Option<Arc<Galley>>) -> Self {
        let part = Span { start: chunk.start, end: chunk.end };
        let words = part.of(text);
        let offsets = if words.is_ascii() {
            Vec::new()
        } else {
            words.char_indices().map(|(at, _)| u32::try_from(at).unwrap_or(u32::MAX)).collect()
        };
        Self { part, chunk, origin, height, galley, offsets }
    }

    /// The place of an empty line or of words.
    pub(super) fn rect(&self, width: f32) -> Rect {
        Rect::from_min_size(self.origin, vec2(width, self.height))
    }

    pub(super) fn is_words(&self) -> bool {
        self.chunk.kind == Kind::Words
    }

    /// The place in characters of an offset.
    fn char_of(&self, offset: u32) -> usize {
        let inside = offset.clamp(self.part.start, self.part.end) - self.part.start;
        if self.offsets.is_empty() { inside as usize } else { self.offsets.partition_point(|&at| at < inside) }
    }

    /// The offset of a character.
    fn offset_of(&self, char_index: usize) -> u32 {
        if self.offsets.is_empty() {
            let inside = u32::try_from(char_index).unwrap_or(u32::MAX);
            return self.part.start.saturating_add(inside).min(self.part.end);
        }
        self.offsets.get(char_index).map_or(self.part.end, |&inside| self.part.start + inside)
    }

    /// The boxes of the rows that `span` stands on. White space at the end of a row is no part of a box.
    pub(super) fn boxes(&self, span: Span) -> Vec<RowBox> {
        let Some(galley) = &self.galley else { return Vec::new() };
        let (from, to) = (self.char_of(span.start), self.char_of(span.end));
        let mut boxes = Vec::new();
        let mut first = 0;
        for row in &galley.rows {
            let behind = first + row.glyphs.len();
            if first >= to {
                break;
            }
            let glyphs = row.glyphs.get(from.saturating_sub(first)..to.min(behind) - first).unwrap_or_default();
            let inked = glyphs.iter().rposition(|glyph| !glyph.chr.is_whitespace()).map_or(&[][..], |last| {
                let start = glyphs.iter().position(|glyph| !glyph.chr.is_whitespace()).unwrap_or(0);
                glyphs.get(start..=last).unwrap_or_default()
            });
            if let (Some(left), Some(right)) = (inked.first(), inked.last()) {
                let corner = self.origin + row.pos.to_vec2();
                let rect = Rect::from_min_max(
                    pos2(corner.x + left.pos.x, corner.y),
                    pos2(corner.x + right.max_x(), corner.y + row.size.y),
                );
                boxes.push(RowBox { rect, baseline: corner.y + left.pos.y });
            }
            first = behind;
        }
        boxes
    }

    /// The offset nearest to a place on the screen.
    pub(super) fn offset_at(&self, at: Pos2) -> u32 {
        let Some(galley) = &self.galley else { return self.part.start };
        let inside: Vec2 = at - self.origin;
        self.offset_of(galley.cursor_from_pos(inside).index.0)
    }

    /// How far below `origin` the row of an offset begins.
    pub(super) fn row_top(&self, offset: u32) -> f32 {
        let Some(galley) = &self.galley else { return 0.0 };
        let at = self.char_of(offset);
        let mut first = 0;
        for row in &galley.rows {
            first += row.glyphs.len();
            if at < first {
                return row.pos.y;
            }
        }
        galley.rows.last().map_or(0.0, |row| row.pos.y)
    }
}
