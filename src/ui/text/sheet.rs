//! A document as a sheet of chunks, each with its height.

use std::sync::Arc;

use egui::{Galley, Ui};

use super::chunks::{self, Chunk, Kind};
use super::estimate::{Widths, measure_for, usual_width};
use super::heights::Heights;
use super::job::Styling;
use crate::model::{Document, Span};
use crate::ui::kit::{Tokens, fonts};

/// Height of an empty line, in points.
const BLANK: f32 = 14.0;
/// Height of a page's mark, in points.
const PAGE_MARK: f32 = 44.0;
/// Space above the first line, in points.
pub(super) const ABOVE: f32 = 20.0;
/// Space below the last line, in points.
const BELOW: f32 = 96.0;
/// Lines that are measured to learn how the source was wrapped.
const SAMPLE: usize = 4000;

/// How wide and how far apart lines are set.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Setting {
    /// Width that lines are wrapped to, in points.
    pub(super) measure: f32,
    /// Distance of base lines, in points: a whole number of pixels, so that rows never drift.
    pub(super) line: f32,
}

/// A document's chunks and their heights in one setting.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) chunks: Vec<Chunk>,
    heights: Heights,
    styling: Styling,
    setting: Setting,
    /// How wide nearly all lines of the source are, in points.
    lines: f32,
}

impl Sheet {
    /// Cuts a document; [`Self::set`] then has to be called before anything else.
    pub(super) fn new(ui: &Ui, doc: &Document) -> Self {
        let chunks = chunks::split(&doc.text, &doc.pages);
        let step = chunks.len() / SAMPLE + 1;
        let face = fonts::reading(fonts::READING, false, false);
        let mut sample: Vec<f32> = ui.fonts_mut(|view| {
            let mut widths = Widths::new(|c| view.glyph_width(&face, c));
            let words = chunks.iter().filter(|chunk| chunk.kind == Kind::Words).step_by(step);
            words.map(|chunk| widths.line(words_of(doc, chunk))).collect()
        });
        let lines = usual_width(&mut sample);
        Self { chunks, styling: Styling::new(doc), lines, ..Self::default() }
    }

    /// Estimates every height for a pane with `room` points for the lines. Returns whether anything changed.
    pub(super) fn set(&mut self, ui: &Ui, doc: &Document, room: f32) -> bool {
        let pixels = ui.pixels_per_point();
        let setting = Setting {
            measure: measure_for(self.lines, fonts::MEASURE, room.max(120.0)).floor(),
            line: (fonts::READING_LINE * pixels).round() / pixels,
        };
        if setting == self.setting {
            return false;
        }
        self.setting = setting;
        let face = fonts::reading(fonts::READING, false, false);
        let own = ui.fonts_mut(|view| {
            let mut widths = Widths::new(|c| view.glyph_width(&face, c));
            let height = |chunk: &Chunk| {
                let rows = match chunk.kind {
                    Kind::Words => widths.rows(words_of(doc, chunk), setting.measure),
                    Kind::Blank | Kind::Swallowed => 0,
                };
                height(chunk, rows as usize, setting)
            };
            self.chunks.iter().map(height).collect()
        });
        self.heights = Heights::new(own);
        true
    }

    pub(super) fn setting(&self) -> Setting {
        self.setting
    }

    pub(super) fn styling(&self) -> &Styling {
        &self.styling
    }

    /// Height of everything, in points.
    pub(super) fn total(&self) -> f64 {
        f64::from(ABOVE) + self.heights.total() + f64::from(BELOW)
    }

    /// Where a chunk begins, with its page mark, in points from the top of the sheet.
    pub(super) fn top(&self, index: usize) -> f64 {
        f64::from(ABOVE) + self.heights.top(index)
    }

    /// Height of a chunk with its page mark, in points.
    pub(super) fn height(&self, index: usize) -> f32 {
        self.heights.of(index)
    }

    /// The chunk at a place.
    pub(super) fn at(&self, position: f64) -> usize {
        self.heights.at(position - f64::from(ABOVE))
    }

    /// The chunk in which an offset stands.
    pub(super) fn chunk_of(&self, offset: u32) -> usize {
        chunks::at(&self.chunks, offset)
    }

    /// Lays out a chunk and corrects its height. Returns what was laid out, `None` for an empty line, and by how much
    /// the height was wrong. egui keeps layouts of the last frame, so that the same chunk costs little again.
    pub(super) fn lay(&mut self, ui: &Ui, doc: &Document, index: usize, tokens: &Tokens) -> (Option<Arc<Galley>>, f32) {
        let Some(chunk) = self.chunks.get(index).copied() else { return (None, 0.0) };
        if chunk.kind != Kind::Words {
            return (None, 0.0);
        }
        let part = Span { start: chunk.start, end: chunk.end };
        let job = self.styling.job(doc, part, self.setting.measure, self.setting.line, tokens);
        let galley = ui.painter().layout_job(job);
        let change = self.heights.set(index, height(&chunk, galley.rows.len(), self.setting));
        (Some(galley), change)
    }
}

/// Height of the mark above a chunk, in points; zero for none.
pub(super) fn page_mark(chunk: &Chunk) -> f32 {
    if chunk.has_page_mark() { PAGE_MARK } else { 0.0 }
}

fn words_of<'a>(doc: &'a Document, chunk: &Chunk) -> &'a str {
    Span { start: chunk.start, end: chunk.end }.of(&doc.text)
}

fn height(chunk: &Chunk, rows: usize, setting: Setting) -> f32 {
    let own = match chunk.kind {
        Kind::Words => f32::from(u16::try_from(rows).unwrap_or(u16::MAX)) * setting.line,
        Kind::Blank => BLANK,
        Kind::Swallowed => 0.0,
    };
    own + page_mark(chunk)
}
