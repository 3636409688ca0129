//! What is drawn on the strip as something to point at: its name, and the tooltip that says what it is.

use egui::{CursorIcon, Id, Rect, Response, Role, Sense, Ui, WidgetInfo};

use super::crowd::Group;
use crate::model::{CaseFile, TimelineEntry};
use crate::ui::kit::{Tokens, date};

/// What one frame draws with.
pub(super) struct Frame<'a> {
    pub(super) case: &'a CaseFile,
    pub(super) strip: Rect,
    pub(super) id: Id,
    pub(super) selected: Option<u32>,
    pub(super) tokens: &'static Tokens,
}

impl<'a> Frame<'a> {
    pub(super) fn entry(&self, index: u32) -> Option<&'a TimelineEntry> {
        self.case.timeline.get(index as usize)
    }

    pub(super) fn crowd(&self, ui: &Ui, rect: Rect, group: &Group, entries: &[u32]) -> Response {
        let first = entries.first().copied().unwrap_or_default();
        if group.count() == 1 {
            return self.point(ui, rect, first, entries);
        }
        let response = ui.interact(rect, self.id.with(("crowd", first)), Sense::CLICK);
        response.widget_info(|| {
            let words = self.entry(first).map(sentence).unwrap_or_default();
            WidgetInfo::labeled(Role::Button, true, format!("{} entries, first {words}", group.count()))
        });
        let more = group.count() - entries.len();
        self.explain(response, entries, more)
    }

    pub(super) fn point(&self, ui: &Ui, rect: Rect, entry: u32, entries: &[u32]) -> Response {
        let response = ui.interact(rect, self.id.with(("entry", entry)), Sense::CLICK);
        response.widget_info(|| {
            let words = self.entry(entry).map(sentence).unwrap_or_default();
            WidgetInfo::selected(Role::Button, true, self.selected == Some(entry), words)
        });
        self.explain(response, entries, 0)
    }

    /// The tooltip: a line of date and words for each entry.
    fn explain(&self, response: Response, entries: &[u32], more: usize) -> Response {
        response.on_hover_cursor(CursorIcon::PointingHand).on_hover_ui(|ui| {
            for entry in entries.iter().filter_map(|entry| self.entry(*entry)) {
                ui.horizontal(|ui| {
                    let when = entry.when.map(date::when).unwrap_or_default();
                    ui.label(egui::RichText::new(when).color(self.tokens.weak));
                    ui.label(entry.summary.as_str());
                });
            }
            if more > 0 {
                ui.label(egui::RichText::new(format!("and {more} more")).color(self.tokens.weak));
            }
        })
    }
}

/// "Apr 16, 2009: Joint status letter, filing".
fn sentence(entry: &TimelineEntry) -> String {
    let when = entry.when.map(date::when).unwrap_or_default();
    let inferred = if entry.is_inferred() { ", inferred" } else { "" };
    format!("{when}: {}, {}{inferred}", entry.summary, entry.kind.word())
}
