//! Where the view goes: by wheel and keys, and to passages, found words and pages.

use egui::{Id, Key, Modifiers, PointerButton, Rect, Ui, Vec2};

use super::boxes;
use super::stack::GAP;
use super::view::{PageView, Wanted};
use crate::model::Span;
use crate::ui::text::Finder;

/// How far an arrow key moves, in points.
const STEP: f32 = 54.0;
/// What stays in view when a key goes on by a screen, in points.
const KEPT: f32 = 40.0;

impl PageView {
    /// How far to the right or left the view can go from where the pages stand in its middle, and how far down.
    fn most(&self) -> (f32, f64) {
        let Some(open) = &self.open else { return (0.0, 0.0) };
        let beside = (open.stack.width(self.zoom) - self.room.x) / 2.0;
        let below = open.stack.height(self.zoom) - f64::from(self.room.y);
        (beside.max(0.0), below.max(0.0))
    }

    /// Keeps the view on the pages.
    pub(super) fn clamp(&mut self) {
        let (beside, below) = self.most();
        self.at = (self.at.0.clamp(-beside, beside), self.at.1.clamp(0.0, below));
    }

    /// Whether a page is wider than the view.
    pub(super) fn overflows(&self) -> (bool, bool) {
        let (beside, below) = self.most();
        (beside > 0.5, below > 0.5)
    }

    /// Moves by wheel, by a drag of the middle button, and, where the view has the keyboard, by keys.
    pub(super) fn move_by_input(&mut self, ui: &Ui, id: Id, area: Rect) {
        if ui.rect_contains_pointer(area) {
            let mut moved = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta));
            if ui.input(|input| input.pointer.button_down(PointerButton::Middle)) {
                moved += ui.input(|input| input.pointer.delta());
            }
            self.at.0 -= moved.x;
            self.at.1 -= f64::from(moved.y);
        }
        if Self::has_focus(ui, id) {
            self.keys(ui);
        }
    }

    fn keys(&mut self, ui: &Ui) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let screen = (self.room.y - KEPT).max(STEP);
        let (_, below) = self.most();
        let steps = [
            (Key::ArrowDown, f64::from(STEP)),
            (Key::ArrowUp, -f64::from(STEP)),
            (Key::PageDown, f64::from(screen)),
            (Key::PageUp, -f64::from(screen)),
            (Key::Home, -below),
            (Key::End, below),
        ];
        for (key, step) in steps {
            if pressed(key) {
                self.at.1 += step;
            }
        }
        let (wide, _) = self.overflows();
        for (key, by) in [(Key::ArrowLeft, -1_i8), (Key::ArrowRight, 1)] {
            if !pressed(key) {
                continue;
            }
            if wide {
                self.at.0 += f32::from(by) * STEP;
            } else {
                let page = self.page().saturating_add_signed(isize::from(by));
                self.go_to_page(page.min(self.count().saturating_sub(1)));
            }
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::A)) {
            self.select_all();
        }
    }

    /// Goes where the selected entry, the finder, a control or the text view asks to.
    pub(super) fn follow(&mut self, scroll_to: Option<(Span, u64)>, finder: &Finder) {
        if let Some((span, counter)) = scroll_to
            && self.passage != Some(counter)
        {
            self.passage = Some(counter);
            self.bring(span);
        }
        if self.found != finder.moves() {
            self.found = finder.moves();
            if let Some(span) = finder.current_span() {
                self.bring(span);
            }
        }
        match self.wanted.take() {
            Some(Wanted::Page(page)) => {
                if let Some(open) = &self.open {
                    self.at.1 = open.stack.top(page, self.zoom) - GAP;
                }
            }
            Some(Wanted::Words(span)) => self.bring(span),
            None => {}
        }
    }

    /// Scrolls a span to about a third below the top, unless it is wholly seen already.
    fn bring(&mut self, span: Span) {
        let Some((corner, size)) = self.place(span) else { return };
        let room = f64::from(self.room.y);
        let margin = 12.0;
        let seen = self.at.1 + margin <= corner.1 && corner.1 + f64::from(size.y) + margin <= self.at.1 + room;
        if !seen {
            self.at.1 = corner.1 - room / 3.0;
        }
        // Sideways no further than needed.
        let margin = 24.0_f32;
        let (left, right) = (corner.0 - margin, corner.0 + size.x + margin);
        let half = self.room.x / 2.0;
        if right > self.at.0 + half {
            self.at.0 = right - half;
        }
        if left < self.at.0 - half {
            self.at.0 = left + half;
        }
    }

    /// The left upper corner of a span, counted as [`PageView::at`] counts, and its size; the whole page's where it has no
    /// boxes. Of a span over several columns or pages it is the first part.
    fn place(&self, span: Span) -> Option<((f32, f64), Vec2)> {
        let open = self.open.as_ref()?;
        let number = open.doc.pages.partition_point(|page| page.start <= span.start).saturating_sub(1);
        let page = open.doc.pages.get(number)?;
        let rows = boxes::rows(page, &open.doc.text, span);
        let block = boxes::blocks(&rows).next().unwrap_or_default();
        let map = open.stack.map(number, self.zoom);
        let rect = block.iter().copied().reduce(Rect::union).map_or(map.page(), |rect| map.rect(rect));
        // A passage that is taller than the view shows its beginning.
        let size = Vec2::new(rect.width(), rect.height().min(self.room.y / 2.0));
        let top = open.stack.top(number, self.zoom) + f64::from(rect.top() - map.origin.y);
        Some(((rect.left(), top), size))
    }
}
