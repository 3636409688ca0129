//! From offsets in the text to places on the screen, and back.

use std::sync::Arc;

use egui::epaint::text::Glyph;
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
            let part = from.saturating_sub(first)..to.min(behind) - first;
            let inked = |index: &usize| row.glyphs.get(*index).is_some_and(|glyph| !glyph.chr.is_whitespace());
            if let (Some(left), Some(right)) = (part.clone().find(inked), part.rev().find(inked)) {
                let corner = self.origin + row.pos.to_vec2();
                let rect = Rect::from_min_max(
                    pos2(corner.x + edge(&row.glyphs, left), corner.y),
                    pos2(corner.x + edge(&row.glyphs, right + 1), corner.y + row.size.y),
                );
                let baseline = corner.y + row.glyphs.get(left).map_or(0.0, |glyph| glyph.pos.y);
                boxes.push(RowBox { rect, baseline });
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

/// Where the character at `index` begins, or where the last one ends. egui gives the whole width of a ligature ("fi")
/// to its first letter and none to the others; here they share it.
fn edge(glyphs: &[Glyph], index: usize) -> f32 {
    let joined =
        |at: &usize| glyphs.get(*at).is_some_and(|glyph| glyph.advance_width == 0.0 && glyph.chr.is_ascii_alphabetic());
    let Some(glyph) = glyphs.get(index) else { return glyphs.last().map_or(0.0, Glyph::max_x) };
    let before = (0..=index).rev().take_while(joined).count();
    let Some(first) = glyphs.get(index - before.min(index)).filter(|_| before > 0) else { return glyph.pos.x };
    let letters = before + (index + 1..glyphs.len()).take_while(joined).count() + 1;
    let share = |count: usize| f32::from(u8::try_from(count).unwrap_or(u8::MAX));
    first.pos.x + first.advance_width * share(before) / share(letters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Document;
    use crate::ui::kit::{theme, tokens::LIGHT};
    use crate::ui::text::chunks;
    use crate::ui::text::job::Styling;

    /// Lays out a text of one line and looks at it.
    fn laid(text: &str, measure: f32, look: impl Fn(&Laid)) {
        let ctx = egui::Context::default();
        theme::apply(&ctx, false, 100);
        let doc = Document::from_text("a.txt", text);
        ctx.run_ui(egui::RawInput::default(), |ui| {
            let chunk = chunks::split(text, &[])[0];
            let job = Styling::new(&doc).job(&doc, Span::new(0, text.len()), measure, 27.0, &LIGHT);
            let galley = ui.painter().layout_job(job);
            look(&Laid::new(chunk, text, pos2(100.0, 50.0), galley.size().y, Some(galley)));
        })
        .drop_without_applying_deltas();
    }

    #[test]
    fn places_and_offsets_agree_in_any_script() {
        let text = "Größe “§ 5” of the Čapek estate and more words than go into one row";
        laid(text, 200.0, |laid| {
            for (at, c) in text.char_indices() {
                let offset = u32::try_from(at).unwrap();
                let span = Span::new(at, at + c.len_utf8());
                let boxes = laid.boxes(span);
                if c.is_whitespace() {
                    assert!(boxes.is_empty());
                } else {
                    assert_eq!(boxes.len(), 1, "{c}");
                    let rect = boxes[0].rect;
                    assert_eq!(laid.offset_at(pos2(rect.left() + 0.1, rect.center().y)), offset, "{c}");
                    assert!((laid.row_top(offset) + 50.0 - rect.top()).abs() < 0.1);
                }
            }
        });
    }

    #[test]
    fn letters_of_a_ligature_share_its_width() {
        laid("to find", 400.0, |laid| {
            let boxes: Vec<_> = (3..7).map(|at| laid.boxes(Span::new(at, at + 1))[0].rect).collect();
            assert!(boxes.iter().all(|rect| rect.width() > 2.0), "{boxes:?}");
            assert!(boxes.windows(2).all(|pair| pair[0].right() <= pair[1].left() + 1.0));
        });
    }

    #[test]
    fn a_span_over_rows_has_a_box_on_each_without_the_space_at_its_end() {
        let text = "one two three four five six seven eight nine ten";
        laid(text, 120.0, |laid| {
            let boxes = laid.boxes(Span::new(4, text.len()));
            assert!(boxes.len() >= 3);
            assert!(boxes.iter().all(|row| row.rect.right() <= 221.0 && row.baseline > row.rect.top()));
            assert!(boxes.windows(2).all(|pair| (pair[1].rect.top() - pair[0].rect.top() - 27.0).abs() < 0.1));
            assert!(boxes[0].rect.left() > 100.0 && (boxes[1].rect.left() - 100.0).abs() < 0.1);
            assert!(laid.boxes(Span::new(500, 600)).is_empty());
        });
    }
}
