//! Selecting words on pages.

use egui::{Pos2, Response, Ui};

use super::boxes;
use super::draw::Sheet;
use super::view::PageView;
use crate::model::{Document, Span};
use crate::ui::text::pointer;
use crate::ui::text::select::TextSelection;

impl PageView {
    /// Follows the pointer over the pages. What is selected runs in the order of the text, whatever lies between.
    pub(super) fn select(&mut self, ui: &Ui, background: &Response, sheets: &[Sheet], doc: &Document) {
        let beyond = pointer::select(ui, background, &mut self.selection, doc, |pos| offset_at(sheets, doc, pos));
        if beyond != 0.0 {
            self.at.1 += f64::from(beyond);
            ui.ctx().request_repaint();
        }
    }

    /// Selects everything.
    pub(super) fn select_all(&mut self) {
        if let Some(open) = &self.open {
            self.selection = Some(TextSelection::of(Span::new(0, open.doc.text.len())));
        }
    }
}

/// The offset nearest to a place on the screen, of the page on whose height it is.
fn offset_at(sheets: &[Sheet], doc: &Document, pos: Pos2) -> Option<u32> {
    let index = sheets.partition_point(|sheet| sheet.map.origin.y <= pos.y).saturating_sub(1);
    let sheet = sheets.get(index)?;
    boxes::offset_at(doc.pages.get(sheet.page)?, &doc.text, sheet.map.back(pos))
}
