//! The view itself: which document it shows, how large, and what it asks the pane for.

use std::sync::Arc;

use egui::{Id, Rect, Ui, UiBuilder, Vec2, vec2};

use super::stack::Stack;
use super::store::Store;
use super::tools::Tools;
use super::turn::Turn;
use super::zoom::{FULL, PageSettings, Zoom};
use super::{bars, boxes, thumbs, tools};
use crate::model::{CaseDocument, Document, Highlight, Span};
use crate::session::{DrawingRoom, NoPages};
use crate::ui::kit::theme;
use crate::ui::text::select::TextSelection;
use crate::ui::text::spans::SpanIndex;
use crate::ui::text::{Finder, TextEvent};

/// What the view is given in each frame.
pub(in crate::ui) struct Given<'a> {
    pub(in crate::ui) doc: &'a CaseDocument,
    /// That of the case; highlights are looked at anew when it changes.
    pub(in crate::ui) revision: u64,
    /// Sorted by start.
    pub(in crate::ui) highlights: &'a [Highlight],
    /// Passages of the selected entry.
    pub(in crate::ui) hot: &'a [Span],
    /// When the counter is another one than in the last frame, the span is scrolled into view, unless it is wholly seen.
    pub(in crate::ui) scroll_to: Option<(Span, u64)>,
    pub(in crate::ui) finder: &'a mut Finder,
    pub(in crate::ui) settings: &'a mut PageSettings,
    pub(in crate::ui) room: &'a DrawingRoom,
}

/// What the user asked the pane for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::ui) enum PageEvent {
    /// The same as can happen in the text.
    Text(TextEvent),
    /// To see the text instead.
    ShowText,
}

/// A view onto the pages of one document at a time. It keeps the place, how the pages are turned, and what is selected.
#[derive(Default)]
pub(in crate::ui) struct PageView {
    pub(super) open: Option<Open>,
    /// Points of the screen to a point of the page; zero before anything was shown.
    pub(super) zoom: f32,
    /// What the zoom was made from.
    chosen: Option<Zoom>,
    /// How far the view is scrolled: to the right from where the pages stand in its middle, and down from the top.
    pub(super) at: (f32, f64),
    /// Size of what shows pages.
    pub(super) room: Vec2,
    pub(super) selection: Option<TextSelection>,
    /// How to find highlights, and the revision and number of those that it was made from.
    pub(super) highlights: SpanIndex,
    highlights_of: Option<(u64, usize)>,
    /// The counter of the last passage that was scrolled to.
    pub(super) passage: Option<u64>,
    /// The last move of the finder that was followed.
    pub(super) found: u64,
    /// Where the view is to go next, whatever else asks for its attention.
    pub(super) wanted: Option<Wanted>,
    pub(super) tools: Tools,
}

/// Where the view is to go next.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wanted {
    /// To these words, unless they are seen already.
    Words(Span),
    /// To the top of this page.
    Page(usize),
}

/// The document that is shown.
pub(super) struct Open {
    pub(super) doc: Arc<Document>,
    pub(super) stack: Stack,
    pub(super) store: Store,
    /// Since when something is seen of which there is no picture at all, on the clock of the window in seconds.
    pub(super) blank_since: Option<f64>,
}

impl PageView {
    /// Shows the pages in all the room that `ui` has.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, given: Given<'_>) -> Option<PageEvent> {
        self.take_in(&given);
        let Given { doc, settings, finder, .. } = given;
        self.open.as_mut()?.store.fetch(ui.ctx());
        if self.failed().is_some() {
            return None;
        }
        tools::show(self, ui, settings);
        let whole = ui.available_rect_before_wrap();
        let thumbnails = settings.thumbnails && whole.width() > 3.0 * thumbs::WIDTH;
        let cut = whole.left() + if thumbnails { thumbs::WIDTH } else { 0.0 };
        let (strip, area) = whole.split_left_right_at_x(cut);
        let tokens = theme::tokens(ui);
        ui.painter().rect_filled(area, 0.0, tokens.app);
        let id = ui.make_persistent_id("source text");
        self.resize(ui, area, settings);
        self.move_by_input(ui, id, area);
        let text = &doc.source.text;
        finder.update(text, self.visible().map_or(0, |span| span.start));
        self.follow(given.scroll_to, finder);
        self.clamp();

        let layer = super::draw::Layer { doc, highlights: given.highlights, hot: given.hot, finder, area };
        let event = ui
            .scope_builder(UiBuilder::new().max_rect(area), |ui| {
                ui.shrink_clip_rect(area);
                let event = self.draw(ui, id, &layer);
                bars::show(self, ui, area);
                event
            })
            .inner;
        if thumbnails {
            thumbs::show(self, ui, strip, given.hot);
        }
        ui.advance_cursor_after_rect(whole);
        if let Some(open) = &mut self.open {
            open.store.order();
        }
        event
    }

    /// Why there are no pages to be seen.
    pub(in crate::ui) fn failed(&self) -> Option<&NoPages> {
        self.open.as_ref().and_then(|open| open.store.failed())
    }

    /// Lets go of everything that belongs to another document than this one.
    pub(in crate::ui) fn leave_all_but(&mut self, doc: Option<&Arc<Document>>) {
        let stays = |open: &mut Open| doc.is_some_and(|doc| Arc::ptr_eq(&open.doc, doc));
        if self.open.as_mut().is_some_and(|open| !stays(open)) {
            *self = Self { tools: std::mem::take(&mut self.tools), ..Self::default() };
        }
    }

    /// How large pages are shown, in percent.
    pub(super) fn percent(&self) -> f32 {
        self.zoom / FULL * 100.0
    }

    /// The next larger zoom, or the next smaller one.
    pub(in crate::ui) fn stepped(&self, by: i32) -> Zoom {
        Zoom::step(self.percent(), by)
    }

    /// Turns the pages by a quarter.
    pub(in crate::ui) fn turn(&mut self) {
        let page = self.page();
        if let Some(open) = &mut self.open {
            open.stack.set_turn(open.stack.turn().next());
            self.wanted = Some(Wanted::Page(page));
        }
    }

    /// Puts the keyboard into the field for a page's number.
    pub(in crate::ui) fn ask_for_page(&mut self) {
        self.tools.focus();
    }

    /// Goes to a span, unless it is seen already; for one who comes from the text.
    pub(in crate::ui) fn go_to(&mut self, span: Span) {
        self.wanted = Some(Wanted::Words(span));
    }

    /// Goes to the top of a page, counted from 0.
    pub(super) fn go_to_page(&mut self, page: usize) {
        self.wanted = Some(Wanted::Page(page));
    }

    /// How many pages there are.
    pub(super) fn count(&self) -> usize {
        self.open.as_ref().map_or(0, |open| open.stack.len())
    }

    /// The page that is read, counted from 0: the one a third below the upper edge.
    pub(super) fn page(&self) -> usize {
        let third = f64::from(self.room.y / 3.0);
        self.open.as_ref().map_or(0, |open| open.stack.at(self.at.1 + third, self.zoom))
    }

    /// The words that the user selected.
    pub(in crate::ui) fn selected(&self) -> Option<Span> {
        self.selection.map(TextSelection::span).filter(|span| !span.is_empty())
    }

    /// From the first word that is seen to the beginning of the page below the last one; `None` where no words are.
    pub(in crate::ui) fn visible(&self) -> Option<Span> {
        let open = self.open.as_ref()?;
        let page = open.stack.at(self.at.1, self.zoom);
        let last = open.stack.at(self.at.1 + f64::from(self.room.y), self.zoom);
        let end = open.doc.pages.get(last + 1).map_or(open.doc.text.len(), |page| page.start as usize);
        let seen = open.doc.pages.get(page)?;
        #[expect(clippy::cast_possible_truncation, reason = "a place on a page")]
        let from = ((self.at.1 - open.stack.top(page, self.zoom)) / f64::from(self.zoom.max(0.01))) as f32;
        // The words of a turned page are not sorted from its top to its bottom.
        let start = match open.stack.turn() {
            Turn::None => boxes::first_below(seen, from).map_or(seen.start, |word| word.start),
            _ => seen.start,
        };
        Some(Span::new(start as usize, end.max(start as usize)))
    }

    /// Makes a stack of the document's pages if it is another one.
    fn take_in(&mut self, given: &Given<'_>) {
        let doc = &given.doc.source;
        // A file that was read again and is what it was stays where it is.
        let failed = self.failed().is_some();
        let same = |open: &Open| {
            Arc::ptr_eq(&open.doc, doc) || (!failed && open.doc.path == doc.path && open.doc.hash == doc.hash)
        };
        match self.open.as_mut().filter(|open| same(open)) {
            Some(open) if Arc::ptr_eq(&open.doc, doc) => {}
            Some(open) => open.doc = doc.clone(),
            None => {
                let stack = Stack::new(&doc.pages, Turn::None);
                let store = Store::open(given.room, doc);
                self.open = Some(Open { doc: doc.clone(), stack, store, blank_since: None });
                self.at = (0.0, 0.0);
                self.selection = None;
                self.highlights_of = None;
            }
        }
        let highlights_of = Some((given.revision, given.highlights.len()));
        if self.highlights_of != highlights_of {
            self.highlights = SpanIndex::new(given.highlights.iter().map(|highlight| highlight.span));
            self.highlights_of = highlights_of;
        }
    }

    /// Makes the pages as large as the settings, the pane and the wheel have it.
    fn resize(&mut self, ui: &Ui, area: Rect, settings: &mut PageSettings) {
        let Some(open) = &self.open else { return };
        let room = area.size();
        let wheel = ui.input(egui::InputState::zoom_delta);
        let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|_| ui.rect_contains_pointer(area));
        let mut fixed = vec2(room.x / 2.0, 0.0);
        if let Some(pointer) = pointer.filter(|_| (wheel - 1.0).abs() > f32::EPSILON && self.zoom > 0.0) {
            settings.zoom = Zoom::percent(self.percent() * wheel);
            fixed = pointer - area.min;
        } else if self.chosen != Some(settings.zoom) {
            fixed = room / 2.0;
        }
        let zoom = match settings.zoom {
            Zoom::Width => open.stack.fit_width(room.x),
            Zoom::Page => open.stack.fit_page(room.x, room.y),
            Zoom::Percent(percent) => percent / 100.0 * FULL,
        };
        if settings.zoom == Zoom::Page && self.chosen != Some(Zoom::Page) && self.zoom > 0.0 {
            self.wanted = self.wanted.or(Some(Wanted::Page(self.page())));
        }
        self.room = room;
        self.chosen = Some(settings.zoom);
        self.rezoom(zoom, fixed);
    }

    /// Gives the pages another size; what lies at `fixed`, counted from the upper left corner of the view, stays there.
    fn rezoom(&mut self, zoom: f32, fixed: Vec2) {
        let Some(open) = &self.open else { return };
        let old = std::mem::replace(&mut self.zoom, zoom);
        if old <= 0.0 || (old - zoom).abs() < f32::EPSILON {
            return;
        }
        let down = self.at.1 + f64::from(fixed.y);
        let page = open.stack.at(down, old);
        let times = f64::from(zoom) / f64::from(old);
        let inside = (down - open.stack.top(page, old)) * times;
        self.at.1 = open.stack.top(page, zoom) + inside - f64::from(fixed.y);
        let beside = fixed.x - self.room.x / 2.0;
        self.at.0 = (self.at.0 + beside) * zoom / old - beside;
    }

    /// Whether the view has the keyboard.
    pub(super) fn has_focus(ui: &Ui, id: Id) -> bool {
        ui.memory(|memory| memory.has_focus(id))
    }
}
