//! Where the view scrolls to: passages and keys.

use egui::{EventFilter, Id, Key, Modifiers, Pos2, Ui};

use super::place::Laid;
use super::select::TextSelection;
use super::sheet;
use super::view::TextView;
use crate::model::{Document, Span};
use crate::ui::kit::Tokens;

impl TextView {
    /// Scrolls a span to about a third below the top, unless it is wholly seen already.
    pub(super) fn bring(&mut self, ui: &Ui, doc: &Document, span: Span, tokens: &Tokens) {
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

    pub(super) fn keys(&mut self, ui: &Ui, id: Id) {
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
}
