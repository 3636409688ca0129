//! Drawing one screen of the text.

use egui::{Id, Pos2, Rect, Role, Sense, Ui, WidgetInfo};

use super::place::Laid;
use super::seen::{self, Seen};
use super::view::{TextEvent, TextView, narrow};
use super::{paint, pointer, sheet};
use crate::model::{Document, Highlight, Span, Style};
use crate::ui::kit::marker::{self, Edge};
use crate::ui::kit::{Tokens, focus};

/// What one frame draws.
pub(super) struct Layer<'a> {
    pub(super) doc: &'a Document,
    pub(super) title: &'a str,
    pub(super) highlights: &'a [Highlight],
    /// Passages of the selected entry.
    pub(super) hot: &'a [Span],
    pub(super) tokens: &'static Tokens,
    /// The pane on the screen.
    pub(super) screen: Rect,
    /// Left edge of the words on the screen, in points.
    pub(super) left: f32,
}

impl TextView {
    /// Draws what is seen, and says what the user did with it. From the back to the front: grounds of highlights,
    /// blacked-out blocks, the selected entry's passages, found words, the selected words, and the text above all.
    pub(super) fn draw(&mut self, ui: &Ui, id: Id, layer: &Layer<'_>) -> Option<TextEvent> {
        let laid = self.lay(ui, layer);
        self.laid_out = laid.iter().filter(|laid| laid.galley.is_some()).count();
        self.visible = match (laid.first(), laid.last()) {
            (Some(first), Some(last)) => first.part.to(last.part),
            _ => Span::default(),
        };
        let background = ui.interact(layer.screen, id, Sense::click_and_drag());
        background.widget_info(|| WidgetInfo::labeled(Role::Document, ui.is_enabled(), layer.title));
        self.select(ui, &background, &laid, layer.doc);

        let seen: Vec<Seen<'_>> = laid.iter().flat_map(|laid| self.seen(laid, layer)).collect();
        let hot: Vec<Span> = layer.hot.iter().copied().filter(|span| span.overlaps(self.visible)).collect();
        seen::draw_grounds(ui.painter(), &seen, &hot, layer.tokens);
        for laid in &laid {
            self.draw_page_mark(ui, laid, layer);
            self.draw_redactions(ui, laid, layer);
            for span in &hot {
                let rows = paint::ground_rects(&laid.boxes(*span));
                marker::hot_ground(ui.painter(), &rows, layer.tokens.hot);
                marker::hot_frame(ui.painter(), &rows, layer.tokens.hot);
            }
        }
        seen::draw_lines(ui.painter(), &seen, Edge::Lower, &hot, layer.tokens);
        for laid in &laid {
            self.draw_found(ui, laid, layer);
            if let Some(span) = self.selected().filter(|span| span.overlaps(laid.part)) {
                // Rows touch, so that the selection reads as one.
                for row in laid.boxes(span) {
                    marker::selected(ui.painter(), row.rect, layer.tokens);
                }
            }
        }
        for laid in &laid {
            self.draw_words(ui, laid, layer);
        }
        if background.has_focus() && focus::by_keyboard(ui.ctx()) {
            focus::ring(ui, layer.screen.shrink(2.0));
        }
        self.name_paragraphs(ui, id, &laid, layer);
        let event = seen::point(ui, id, seen, layer.doc, layer.screen);
        if matches!(event, Some(TextEvent::Clicked { .. })) && !pointer::clicked_again(ui) {
            self.selection = None;
        }
        event
    }

    /// Lays out what is seen, from the top down.
    fn lay(&mut self, ui: &Ui, layer: &Layer<'_>) -> Vec<Laid> {
        let screen = layer.screen;
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

    /// The highlights of a chunk.
    fn seen<'a>(&self, laid: &Laid, layer: &Layer<'a>) -> Vec<Seen<'a>> {
        self.highlights
            .touching(layer.highlights, laid.part, |highlight| highlight.span)
            .map(|(index, highlight)| {
                let rows = paint::ground_rects(&laid.boxes(highlight.span));
                Seen { index, highlight, rows }
            })
            .collect()
    }

    fn draw_page_mark(&self, ui: &Ui, laid: &Laid, layer: &Layer<'_>) {
        if laid.chunk.has_page_mark() {
            let top = laid.origin.y - sheet::page_mark(&laid.chunk);
            let right = layer.left + self.sheet.setting().measure;
            paint::page_mark(ui.painter(), layer.left, right, top, &page_label(laid.chunk.pages), layer.tokens);
        }
    }

    fn draw_redactions(&self, ui: &Ui, laid: &Laid, layer: &Layer<'_>) {
        let styles = self.sheet.styling().styles(layer.doc, laid.part);
        for (span, _) in styles.filter(|(_, style)| *style == Style::Redacted) {
            for row in laid.boxes(span) {
                paint::redacted(ui.painter(), &row, layer.tokens);
            }
        }
    }

    fn draw_found(&self, ui: &Ui, laid: &Laid, layer: &Layer<'_>) {
        let matches = self.finder.matches();
        let from = matches.partition_point(|span| span.end <= laid.part.start);
        let current = self.finder.current_span();
        let here = matches.get(from..).unwrap_or_default().iter().take_while(|span| span.start < laid.part.end);
        for span in here {
            for row in laid.boxes(*span) {
                marker::found(ui.painter(), paint::ground_rect(&row), current == Some(*span), layer.tokens);
            }
        }
    }

    fn draw_words(&self, ui: &Ui, laid: &Laid, layer: &Layer<'_>) {
        let painter = ui.painter();
        for (span, style) in self.sheet.styling().styles(layer.doc, laid.part) {
            let color = match style {
                Style::Underlined => layer.tokens.text,
                Style::Inserted => layer.tokens.contact.line,
                _ => continue,
            };
            for row in laid.boxes(span) {
                paint::underlined(painter, &row, color);
            }
        }
        if let Some(galley) = &laid.galley {
            painter.galley(laid.origin, galley.clone(), layer.tokens.text);
        }
        let styles = self.sheet.styling().styles(layer.doc, laid.part);
        for (span, _) in styles.filter(|(_, style)| *style == Style::Struck) {
            for row in laid.boxes(span) {
                paint::struck(painter, &row, layer.tokens);
            }
        }
    }

    /// Gives a screen reader the paragraphs that are seen.
    fn name_paragraphs(&self, ui: &Ui, id: Id, laid: &[Laid], layer: &Layer<'_>) {
        let measure = self.sheet.setting().measure;
        for laid in laid.iter().filter(|laid| laid.is_words()) {
            let rect = laid.rect(measure).intersect(layer.screen);
            let paragraph = ui.interact(rect, id.with(("paragraph", laid.part.start)), Sense::hover());
            paragraph.widget_info(|| WidgetInfo::labeled(Role::Label, true, laid.part.of(&layer.doc.text)));
        }
    }
}

fn page_label((first, last): (u32, u32)) -> String {
    if first == last { format!("page {first}") } else { format!("pages {first}–{last}") }
}

/// A height on whole pixels, so that rows stay sharp while they scroll.
fn snap(ui: &Ui, y: f32) -> f32 {
    let pixels = ui.pixels_per_point();
    (y * pixels).round() / pixels
}
