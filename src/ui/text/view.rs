//! The view itself: scrolling, pointer and keyboard.

use std::sync::Arc;

use egui::scroll_area::ScrollArea;
use egui::{Id, Rect, Sense, Ui, vec2};

use super::draw::Layer;
use super::find::Finder;
use super::select::TextSelection;
use super::sheet::{self, Sheet};
use super::spans::SpanIndex;
use crate::model::{CaseDocument, Document, Highlight, Span};
use crate::ui::kit::Tokens;
use crate::ui::kit::theme::tokens;

/// Least space between the pane's edges and the words, in points.
const SIDE: f32 = 28.0;

/// What the user did with the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TextEvent {
    /// Clicked a highlight: its index in the list that was shown.
    Clicked {
        /// The index.
        highlight: usize,
    },
    /// The pointer rests on a highlight.
    Hovered {
        /// The index.
        highlight: usize,
        /// Where the row under the pointer stands on the screen, for a tooltip.
        rect: Rect,
    },
}

/// A view onto the text of one document at a time. One for each pane; it keeps the place, the selected words and what
/// is looked for.
#[derive(Debug, Default)]
pub struct TextView {
    /// The words that are looked for in the document.
    pub finder: Finder,
    /// What the sheet was made from.
    pub(super) shown: Option<Arc<Document>>,
    pub(super) sheet: Sheet,
    /// How to find highlights, and the revision and number of those that it was made from.
    pub(super) highlights: SpanIndex,
    pub(super) highlights_of: Option<(u64, usize)>,
    pub(super) selection: Option<TextSelection>,
    /// The counter of the last passage that was scrolled to.
    pub(super) passage: Option<u64>,
    /// The last move of the finder that was followed.
    pub(super) found: u64,
    /// Words to go to next, whatever else asks for attention.
    wanted: Option<Span>,
    /// How far the view is scrolled down, in points.
    pub(super) offset: f64,
    /// By how much the next frame is to be scrolled further, in points.
    pub(super) drift: f64,
    /// Height of the pane in the last frame, in points.
    pub(super) room: f32,
    pub(super) laid_out: usize,
    pub(super) visible: Span,
    /// How often the last jump was made again.
    tries: u8,
}

impl TextView {
    /// A view with nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// Shows a document in all the room that `ui` has.
    ///
    /// `revision` is that of the case; `highlights` are sorted by start, and looked at anew when it changes. `hot` are
    /// the passages of the selected entry. When the counter of `scroll_to` is another one than in the last frame, its
    /// span is scrolled into view, unless it is wholly seen already.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        doc: &CaseDocument,
        revision: u64,
        highlights: &[Highlight],
        hot: &[Span],
        scroll_to: Option<(Span, u64)>,
    ) -> Option<TextEvent> {
        let source = &*doc.source;
        let frame = ui.available_rect_before_wrap();
        self.room = frame.height();
        self.take_in(ui, &doc.source, frame.width());
        let highlights_of = Some((revision, highlights.len()));
        if self.highlights_of != highlights_of {
            self.highlights = SpanIndex::new(highlights.iter().map(|highlight| highlight.span));
            self.highlights_of = highlights_of;
        }
        let id = ui.make_persistent_id("source text");
        let tokens = tokens(ui);
        self.finder.update(&source.text, self.visible.start);
        self.follow(ui, id, source, scroll_to, tokens);

        let mut area = ScrollArea::vertical().id_salt("source text").auto_shrink(false).content_margin(0.0);
        let mut wanted = None;
        if self.drift != 0.0 {
            let most = (self.sheet.total() - f64::from(self.room)).max(0.0);
            self.offset = (self.offset + self.drift).clamp(0.0, most);
            self.drift = 0.0;
            wanted = Some(self.offset);
            area = area.vertical_scroll_offset(narrow(self.offset));
        }
        let output = area.show_viewport(ui, |ui, viewport| {
            let size = vec2(viewport.width(), narrow(self.sheet.total()).max(viewport.height()));
            ui.allocate_exact_size(size, Sense::hover());
            let screen = Rect::from_min_size(frame.min, viewport.size());
            let left = (screen.center().x - self.sheet.setting().measure / 2.0).round();
            self.offset = f64::from(viewport.top());
            let layer = Layer { doc: source, title: &doc.title, highlights, hot, tokens, screen, left };
            self.draw(ui, id, &layer)
        });
        self.offset = f64::from(output.state.clamped_offset().y);
        self.insist(ui, wanted);
        output.inner
    }

    /// A scroll area bounds a jump by the length of what it showed before. Where another document has just been opened, that
    /// falls short of the place, so the jump is made again once the area knows the new length.
    fn insist(&mut self, ui: &Ui, wanted: Option<f64>) {
        const TRIES: u8 = 3;
        match wanted.filter(|wanted| (wanted - self.offset).abs() > 1.0 && self.tries < TRIES) {
            Some(wanted) => {
                self.tries += 1;
                self.drift = wanted - self.offset;
                ui.ctx().request_repaint();
            }
            None => self.tries = 0,
        }
    }

    /// The part of the text that the user selected.
    pub fn selected(&self) -> Option<Span> {
        self.selection.map(TextSelection::span).filter(|span| !span.is_empty())
    }

    /// Takes the selection of text away.
    pub fn clear_selection(&mut self) {
        self.selection = None;
    }

    /// The part of the text that was seen in the last frame, in whole lines.
    pub fn visible(&self) -> Span {
        self.visible
    }

    /// How many pieces of text were laid out in the last frame. Depends on the pane's height, never on the document's
    /// length.
    pub fn laid_out(&self) -> usize {
        self.laid_out
    }

    /// Scrolls by a part of the pane's height, down where `pages` is positive.
    pub fn scroll_pages(&mut self, pages: f32) {
        self.drift += f64::from(pages * (self.room - self.sheet.setting().line * 2.0).max(1.0));
    }

    /// Goes to a span, unless it is seen already; for one who comes from the pages.
    pub fn go_to(&mut self, span: Span) {
        self.wanted = Some(span);
    }

    /// Makes a sheet of the document if it is another one, and sets it for the pane.
    fn take_in(&mut self, ui: &Ui, doc: &Arc<Document>, width: f32) {
        let top = self.sheet.at(self.offset);
        let into = (self.offset - self.sheet.top(top)) / f64::from(self.sheet.height(top).max(1.0));
        let same = self.shown.as_ref().is_some_and(|shown| Arc::ptr_eq(shown, doc));
        if !same {
            // A file that was read again and is what it was stays where it is.
            let unchanged = self.shown.as_ref().is_some_and(|shown| shown.path == doc.path && shown.text == doc.text);
            self.sheet = Sheet::new(ui, doc);
            self.shown = Some(doc.clone());
            self.highlights_of = None;
            if !unchanged {
                self.selection = None;
                self.visible = Span::default();
                self.drift = -self.offset;
            }
        }
        // A pane that is made narrower keeps the line that stood at its top.
        if self.sheet.set(ui, doc, width - 2.0 * SIDE) && same && self.offset > f64::from(sheet::ABOVE) {
            let height = f64::from(self.sheet.height(top));
            self.drift = self.sheet.top(top) + into * height - self.offset;
        }
    }

    /// Scrolls where the selected entry, the finder or the keyboard asks to.
    fn follow(&mut self, ui: &Ui, id: Id, doc: &Document, scroll_to: Option<(Span, u64)>, tokens: &Tokens) {
        if let Some((span, counter)) = scroll_to
            && self.passage != Some(counter)
        {
            self.passage = Some(counter);
            self.bring(ui, doc, span, tokens);
        }
        if self.found != self.finder.moves() {
            self.found = self.finder.moves();
            if let Some(span) = self.finder.current_span() {
                self.bring(ui, doc, span, tokens);
            }
        }
        if let Some(span) = self.wanted.take() {
            self.bring(ui, doc, span, tokens);
        }
        if ui.memory(|memory| memory.has_focus(id)) {
            self.keys(ui, id);
        }
    }
}

/// A place on the sheet as one on the screen.
#[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
pub(super) fn narrow(value: f64) -> f32 {
    value as f32
}
