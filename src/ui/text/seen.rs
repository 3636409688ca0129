//! Highlights on the screen, in the text or on pages: their grounds and lines, and what the pointer does with them.

use egui::{CursorIcon, Id, Painter, Rect, Role, Sense, Ui, WidgetInfo};

use super::view::TextEvent;
use crate::model::{Document, Highlight, Span};
use crate::ui::kit::Tokens;
use crate::ui::kit::marker::{self, Edge};

/// A highlight of which something is seen.
pub(in crate::ui) struct Seen<'a> {
    /// Its place in the list of highlights.
    pub(in crate::ui) index: usize,
    pub(in crate::ui) highlight: &'a Highlight,
    /// The rectangles behind its rows, as far as they are in one piece of the text or on one page.
    pub(in crate::ui) rows: Vec<Rect>,
}

/// Grounds of highlights, but of those in the selected entry's passages, which have a ground of their own.
pub(in crate::ui) fn draw_grounds(painter: &Painter, seen: &[Seen<'_>], hot: &[Span], tokens: &Tokens) {
    for Seen { highlight, rows, .. } in seen {
        if !hot.iter().any(|hot| hot.contains(highlight.span)) {
            let pair = tokens.highlight(highlight.kind);
            for row in rows {
                marker::ground(painter, *row, pair.ground);
            }
        }
    }
}

/// Lines below highlights, but below those that are the selected entry's passages themselves, which have a frame.
pub(in crate::ui) fn draw_lines(painter: &Painter, seen: &[Seen<'_>], edge: Edge, hot: &[Span], tokens: &Tokens) {
    for Seen { highlight, rows, .. } in seen {
        if !hot.contains(&highlight.span) {
            let pair = tokens.highlight(highlight.kind);
            for row in rows {
                marker::kind_line(painter, *row, edge, highlight.kind, pair.line);
            }
        }
    }
}

/// Makes every highlight that is seen something to point at; the innermost of several is uppermost.
pub(in crate::ui) fn point(
    ui: &Ui,
    id: Id,
    mut seen: Vec<Seen<'_>>,
    doc: &Document,
    screen: Rect,
) -> Option<TextEvent> {
    seen.sort_by_key(|seen| std::cmp::Reverse(seen.highlight.span.len()));
    let mut event = None;
    for Seen { index, highlight, rows } in &seen {
        for (number, row) in rows.iter().enumerate() {
            let rect = row.intersect(screen);
            if !rect.is_positive() {
                continue;
            }
            // A highlight may have rows in several pieces of the text.
            let name = id.with(("highlight", *index, number, row.top().to_bits()));
            let response = ui.interact(rect, name, Sense::CLICK).on_hover_cursor(CursorIcon::PointingHand);
            if number == 0 {
                response.widget_info(|| WidgetInfo::labeled(Role::Link, true, quote(highlight.span, doc)));
            }
            if response.clicked() {
                event = Some(TextEvent::Clicked { highlight: *index });
            } else if response.hovered() && !matches!(event, Some(TextEvent::Clicked { .. })) {
                event = Some(TextEvent::Hovered { highlight: *index, rect });
            }
        }
    }
    event
}

/// The words of a highlight on one line.
fn quote(span: Span, doc: &Document) -> String {
    span.of(&doc.text).split_whitespace().collect::<Vec<_>>().join(" ")
}
