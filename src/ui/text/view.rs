//! The view itself: scrolling, pointer and keyboard.

use std::sync::Arc;

use egui::scroll_area::ScrollArea;
use egui::{
    CursorIcon, Event, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2,
};

use super::find::Finder;
use super::paint;
use super::place::{Laid, RowBox};
use super::select::{TextSelection, paragraph_at, word_at};
use super::sheet::{self, Sheet};
use super::spans::SpanIndex;
use crate::model::{CaseDocument, Document, Highlight, Span, Style};
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
    shown: Option<Shown>,
    sheet: Sheet,
    /// The revision of the highlights, and how to find them.
    highlights: (u64, SpanIndex),
    selection: Option<TextSelection>,
    /// The counter of the last passage that was scrolled to.
    passage: Option<u64>,
    /// The last move of the finder that was followed.
    found: u64,
    /// How far the view is scrolled down, in points.
    offset: f64,
    /// By how much the next frame is to be scrolled further, in points.
    drift: f64,
    /// Height of the pane in the last frame, in points.
    room: f32,
    laid_out: usize,
    visible: Span,
}

/// Which text the sheet was made from.
#[derive(Debug)]
struct Shown {
    path: String,
    text: Arc<str>,
}

/// What is drawn onto the sheet in one frame.
struct Layer<'a> {
    doc: &'a Document,
    highlights: &'a [Highlight],
    hot: Vec<Span>,
    tokens: &'static Tokens,
    /// Left edge of the words on the screen, in points.
    left: f32,
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
        let changed = self.take_in(ui, source, frame.width());
        if changed || self.highlights.0 != revision || revision == 0 {
            self.highlights = (revision, SpanIndex::new(highlights.iter().map(|highlight| highlight.span)));
        }
        let id = ui.make_persistent_id("source text");
        let tokens = tokens(ui);
        self.finder.update(&source.text, self.visible.start);
        self.follow(ui, id, source, scroll_to, tokens);

        let mut area = ScrollArea::vertical().id_salt("source text").auto_shrink(false).content_margin(0.0);
        if self.drift != 0.0 {
            self.offset += self.drift;
            self.drift = 0.0;
            area = area.vertical_scroll_offset(narrow(self.offset.max(0.0)));
        }
        let output = area.show_viewport(ui, |ui, viewport| {
            let size = vec2(viewport.width(), narrow(self.sheet.total()).max(viewport.height()));
            ui.allocate_exact_size(size, Sense::hover());
            let screen = Rect::from_min_size(frame.min, viewport.size());
            let left = (screen.center().x - self.sheet.setting().measure / 2.0).round();
            self.offset = f64::from(viewport.top());
            let layer = Layer { doc: source, highlights, hot: hot.to_vec(), tokens, left };
            self.lay_and_paint(ui, id, screen, layer, &doc.title)
        });
        self.offset = f64::from(output.state.clamped_offset().y);
        output.inner
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

    /// Makes a sheet of the document if it is another one, and sets it for the pane. Returns whether the text is
    /// another one.
    fn take_in(&mut self, ui: &Ui, doc: &Document, width: f32) -> bool {
        let same = self.shown.as_ref().is_some_and(|shown| Arc::ptr_eq(&shown.text, &doc.text));
        let top = self.sheet.at(self.offset);
        let into = (self.offset - self.sheet.top(top)) / f64::from(self.sheet.height(top).max(1.0));
        if !same {
            let unchanged = self.shown.as_ref().is_some_and(|shown| shown.path == doc.path && shown.text == doc.text);
            self.sheet = Sheet::new(ui, doc);
            self.shown = Some(Shown { path: doc.path.clone(), text: doc.text.clone() });
            if !unchanged {
                self.selection = None;
                self.drift = -self.offset;
            }
        }
        // A pane that is made narrower keeps the line that stood at its top.
        if self.sheet.set(ui, doc, width - 2.0 * SIDE) && same && self.offset > f64::from(sheet::ABOVE) {
            let height = f64::from(self.sheet.height(top));
            self.drift = self.sheet.top(top) + into * height - self.offset;
        }
        !same
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
        if ui.memory(|memory| memory.has_focus(id)) {
            self.keys(ui, id);
        }
    }

    /// Scrolls a span to about a third below the top, unless it is wholly seen already.
    fn bring(&mut self, ui: &Ui, doc: &Document, span: Span, tokens: &Tokens) {
        let line = self.sheet.setting().line;
        let room = f64::from(self.room);
        let target = self.sheet.chunk_of(span.start);
        let (first, upper) = self.place(ui, doc, target, span.start, tokens);
        let last = self.sheet.chunk_of(span.end.saturating_sub(1).max(span.start));
        let (_, lower) = self.place(ui, doc, last, span.end.saturating_sub(1).max(span.start), tokens);
        // What will stand above has to have its true height too.
        let mut above = first;
        let mut index = target;
        while above > upper - room / 3.0 && index > 0 {
            index -= 1;
            self.sheet.lay(ui, doc, index, tokens);
            above -= f64::from(self.sheet.height(index));
        }
        let (_, upper_now) = self.place(ui, doc, target, span.start, tokens);
        let lower = lower + upper_now - upper + f64::from(line);
        let seen = self.offset + self.drift;
        let margin = f64::from(line);
        if upper_now - margin < seen || lower + margin > seen + room {
            let wanted = (upper_now - room / 3.0).min(self.sheet.total() - room).max(0.0);
            self.drift = wanted - self.offset;
        }
    }

    /// Where a chunk begins and where the row of an offset in it begins, in points from the top of the sheet.
    fn place(&mut self, ui: &Ui, doc: &Document, index: usize, offset: u32, tokens: &Tokens) -> (f64, f64) {
        let (galley, _) = self.sheet.lay(ui, doc, index, tokens);
        let top = self.sheet.top(index);
        let Some(chunk) = self.sheet.chunks.get(index).copied() else { return (top, top) };
        let laid = Laid::new(chunk, &doc.text, Pos2::ZERO, 0.0, galley);
        (top, top + f64::from(sheet::page_mark(&chunk) + laid.row_top(offset)))
    }

    fn keys(&mut self, ui: &Ui, id: Id) {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let line = f64::from(self.sheet.setting().line);
        let page = (f64::from(self.room) - 2.0 * line).max(line);
        let total = self.sheet.total();
        let steps = [
            (Key::ArrowDown, 2.0 * line),
            (Key::ArrowUp, -2.0 * line),
            (Key::PageDown, page),
            (Key::PageUp, -page),
            (Key::Home, -total),
            (Key::End, total),
        ];
        for (key, step) in steps {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                let most = (total - f64::from(self.room)).max(0.0);
                self.drift = (self.offset + self.drift + step).clamp(0.0, most) - self.offset;
            }
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::A))
            && let Some(shown) = &self.shown
        {
            self.selection = Some(TextSelection::of(Span::new(0, shown.text.len())));
        }
    }

    fn lay_and_paint(
        &mut self,
        ui: &mut Ui,
        id: Id,
        screen: Rect,
        mut layer: Layer<'_>,
        title: &str,
    ) -> Option<TextEvent> {
        let laid = self.lay(ui, screen, &layer);
        self.laid_out = laid.iter().filter(|laid| laid.galley.is_some()).count();
        self.visible = match (laid.first(), laid.last()) {
            (Some(first), Some(last)) => first.part.to(last.part),
            _ => Span::default(),
        };
        layer.hot.retain(|span| span.overlaps(self.visible));

        let background = ui.interact(screen, id, Sense::click_and_drag());
        background.widget_info(|| WidgetInfo::labeled(Role::Document, ui.is_enabled(), title));
        self.select(ui, &background, &laid, layer.doc);

        let mut boxes: Vec<(usize, Span, Vec<RowBox>)> = Vec::new();
        for laid in &laid {
            let found = self.highlights.1.touching(layer.highlights, laid.part, |highlight| highlight.span);
            boxes.extend(found.map(|(index, highlight)| (index, highlight.span, laid.boxes(highlight.span))));
        }
        for laid in &laid {
            self.paint_below(ui, laid, &layer);
        }
        let hot_rows: Vec<_> = laid
            .iter()
            .flat_map(|laid| layer.hot.iter().map(|span| laid.boxes(*span)))
            .filter(|rows| !rows.is_empty())
            .collect();
        let inside_hot = |span: Span| layer.hot.iter().any(|hot| hot.contains(span));
        for (index, span, rows) in &boxes {
            if let Some(highlight) = layer.highlights.get(*index).filter(|_| !inside_hot(*span)) {
                let pair = layer.tokens.highlight(highlight.kind);
                for row in rows {
                    paint::ground(ui.painter(), row, pair.ground);
                }
            }
        }
        for rows in &hot_rows {
            paint::hot_ground(ui.painter(), rows, layer.tokens.hot);
        }
        for laid in &laid {
            self.paint_words(ui, laid, &layer);
        }
        for (index, span, rows) in &boxes {
            if let Some(highlight) = layer.highlights.get(*index).filter(|_| !layer.hot.contains(span)) {
                let pair = layer.tokens.highlight(highlight.kind);
                for row in rows {
                    paint::kind_line(ui.painter(), row, highlight.kind, pair.line);
                }
            }
        }
        for rows in &hot_rows {
            paint::hot_frame(ui.painter(), rows, layer.tokens.hot);
        }
        if background.has_focus() {
            focus_mark(ui, screen, layer.tokens);
        }
        for laid in laid.iter().filter(|laid| laid.is_words()) {
            let rect = laid.rect(self.sheet.setting().measure).intersect(screen);
            let paragraph = ui.interact(rect, id.with(("paragraph", laid.part.start)), Sense::hover());
            paragraph.widget_info(|| WidgetInfo::labeled(Role::Label, true, laid.part.of(&layer.doc.text)));
        }
        self.touch(ui, id, boxes, &layer)
    }

    /// Lays out what is seen, from the top down.
    fn lay(&mut self, ui: &Ui, screen: Rect, layer: &Layer<'_>) -> Vec<Laid> {
        let mut laid = Vec::new();
        let mut index = self.sheet.at(self.offset);
        let mut y = narrow(self.sheet.top(index) - self.offset);
        while y < screen.height() && index < self.sheet.chunks.len() {
            let (galley, change) = self.sheet.lay(ui, layer.doc, index, layer.tokens);
            if y < 0.0 && change != 0.0 {
                // It reaches in from above: what is seen of it stays, and what is hidden moves.
                y -= change;
                self.drift += f64::from(change);
            }
            let height = self.sheet.height(index);
            if let Some(chunk) = self.sheet.chunks.get(index).copied().filter(|_| height > 0.0) {
                let mark = sheet::page_mark(&chunk);
                let origin = Pos2::new(layer.left, snap(ui, screen.top() + y + mark));
                laid.push(Laid::new(chunk, &layer.doc.text, origin, height - mark, galley));
            }
            y += height;
            // Empty lines that are not shown may be many; they are passed over at once.
            index = (index + 1).max(self.sheet.at(self.sheet.top(index + 1)));
        }
        laid
    }

    fn paint_below(&self, ui: &Ui, laid: &Laid, layer: &Layer<'_>) {
        let painter = ui.painter();
        if laid.chunk.has_page_mark() {
            let top = laid.origin.y - sheet::page_mark(&laid.chunk);
            let right = layer.left + self.sheet.setting().measure;
            paint::page_mark(painter, layer.left, right, top, &page_label(laid.chunk.pages), layer.tokens);
        }
        for (span, style) in self.sheet.styling().styles(layer.doc, laid.part) {
            if style == Style::Redacted {
                laid.boxes(span).iter().for_each(|row| paint::redacted(painter, row, layer.tokens));
            }
        }
    }

    fn paint_words(&self, ui: &Ui, laid: &Laid, layer: &Layer<'_>) {
        let painter = ui.painter();
        let matches = self.finder.matches();
        let from = matches.partition_point(|span| span.end <= laid.part.start);
        let some = matches.get(from..).unwrap_or_default().iter().take_while(|span| span.start < laid.part.end);
        for span in some {
            let current = self.finder.current_span() == Some(*span);
            laid.boxes(*span).iter().for_each(|row| paint::found(painter, row, current, layer.tokens));
        }
        if let Some(span) = self.selected().filter(|span| span.overlaps(laid.part)) {
            paint::selected(painter, &laid.boxes(span), layer.tokens);
        }
        if let Some(galley) = &laid.galley {
            painter.galley(laid.origin, galley.clone(), layer.tokens.text);
        }
        for (span, style) in self.sheet.styling().styles(layer.doc, laid.part) {
            for row in laid.boxes(span) {
                match style {
                    Style::Struck => paint::struck(painter, &row, layer.tokens),
                    Style::Underlined => paint::underlined(painter, &row, layer.tokens.text),
                    Style::Inserted => paint::underlined(painter, &row, layer.tokens.contact.line),
                    Style::Bold | Style::Italic | Style::Heading | Style::Redacted => {}
                }
            }
        }
    }

    /// Makes every visible highlight something that can be pointed at, the innermost last and so uppermost.
    fn touch(
        &mut self,
        ui: &Ui,
        id: Id,
        mut boxes: Vec<(usize, Span, Vec<RowBox>)>,
        layer: &Layer<'_>,
    ) -> Option<TextEvent> {
        boxes.sort_by_key(|(_, span, _)| std::cmp::Reverse(span.len()));
        let mut event = None;
        for (index, span, rows) in &boxes {
            for (number, row) in rows.iter().enumerate() {
                let rect = paint::ground_rect(row).intersect(ui.clip_rect());
                if !rect.is_positive() {
                    continue;
                }
                let begins = number == 0;
                let name = id.with((*index, row.baseline.to_bits(), number));
                let response = ui.interact(rect, name, Sense::CLICK).on_hover_cursor(CursorIcon::PointingHand);
                if begins {
                    let words = || span.of(&layer.doc.text).split_whitespace().collect::<Vec<_>>().join(" ");
                    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, words()));
                }
                if response.double_clicked() {
                    // The first click of the two has selected the entry; the second selects the word.
                    continue;
                }
                if response.clicked() {
                    self.selection = None;
                    event = Some(TextEvent::Clicked { highlight: *index });
                } else if response.hovered() && !matches!(event, Some(TextEvent::Clicked { .. })) {
                    event = Some(TextEvent::Hovered { highlight: *index, rect });
                }
            }
        }
        event
    }

    /// Selecting with the pointer, and copying.
    fn select(&mut self, ui: &Ui, background: &Response, laid: &[Laid], doc: &Document) {
        if background.hovered() {
            ui.set_cursor_icon(CursorIcon::Text);
        }
        let (pressed, at, shift) =
            ui.input(|input| (input.pointer.press_origin(), input.pointer.latest_pos(), input.modifiers.shift));
        if background.drag_started()
            && let Some(from) = pressed.and_then(|pos| offset_at(laid, pos))
            && !shift
        {
            self.selection = Some(TextSelection::at(from));
            background.request_focus();
        }
        let at_pointer = background.interact_pointer_pos().or(at).and_then(|pos| offset_at(laid, pos));
        if let Some(offset) = at_pointer {
            if background.triple_clicked() {
                self.selection = Some(TextSelection::of(paragraph_at(&doc.text, offset)));
            } else if background.double_clicked() {
                self.selection = Some(TextSelection::of(word_at(&doc.text, offset)));
            } else if background.clicked() {
                match &mut self.selection {
                    Some(selection) if shift => selection.head = offset,
                    selection => *selection = Some(TextSelection::at(offset)),
                }
            }
            if background.clicked() {
                background.request_focus();
            }
            if background.dragged() {
                if let Some(selection) = &mut self.selection {
                    selection.head = offset;
                }
                self.drift += at.map_or(0.0, |pos| f64::from(beyond(background.rect, pos)));
                if self.drift != 0.0 {
                    ui.ctx().request_repaint();
                }
            }
        }
        let wanted = background.has_focus() || ui.memory(|memory| memory.focused().is_none());
        if let Some(span) = self.selected().filter(|_| wanted)
            && ui.input(|input| input.events.contains(&Event::Copy))
        {
            ui.ctx().copy_text(span.of(&doc.text).to_owned());
        }
    }
}

/// The offset nearest to a place on the screen.
fn offset_at(laid: &[Laid], pos: Pos2) -> Option<u32> {
    let index = laid.partition_point(|laid| laid.origin.y <= pos.y).saturating_sub(1);
    laid.get(index).map(|laid| laid.offset_at(pos))
}

/// How far to scroll in one frame while the pointer is dragged beyond the pane.
fn beyond(pane: Rect, pos: Pos2) -> f32 {
    const SHARE: f32 = 0.3;
    ((pos.y - pane.bottom()).max(0.0) + (pos.y - pane.top()).min(0.0)) * SHARE
}

fn page_label((first, last): (u32, u32)) -> String {
    if first == last { format!("page {first}") } else { format!("pages {first}–{last}") }
}

/// The focus ring, inside the pane, because there is no room outside of it.
fn focus_mark(ui: &Ui, screen: Rect, tokens: &Tokens) {
    let stroke = egui::Stroke::new(2.0, tokens.accent);
    ui.painter().rect_stroke(screen, 0.0, stroke, egui::StrokeKind::Inside);
}

/// A height on whole pixels, so that rows stay sharp while they scroll.
fn snap(ui: &Ui, y: f32) -> f32 {
    let pixels = ui.pixels_per_point();
    (y * pixels).round() / pixels
}

#[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
fn narrow(value: f64) -> f32 {
    value as f32
}
