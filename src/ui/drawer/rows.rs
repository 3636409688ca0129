//! How the rows of a side list are painted.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Rect, Ui, pos2, vec2};

use crate::session::Action;
use crate::ui::desk::{Ask, Asks, Pane};
use crate::ui::kit::list::{RowState, Rows};
use crate::ui::kit::{Tokens, fonts, middle_elide, theme};
use crate::ui::panes;

use super::lines::{Leads, Line};

/// The rows of the open list.
pub(super) struct Lines<'a> {
    pub(super) rows: &'a [Line],
    pub(super) tokens: &'static Tokens,
    pub(super) asks: &'a mut Asks,
}

impl Rows for Lines<'_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    #[expect(clippy::cast_precision_loss, reason = "a list of a million rows is off by less than a pixel")]
    fn top(&self, index: usize) -> f32 {
        index as f32 * theme::ROW
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "heights in a list are not negative")]
    fn at(&self, height: f32) -> usize {
        (height / theme::ROW).max(0.0) as usize
    }

    fn selectable(&self, _index: usize) -> bool {
        true
    }

    fn name(&self, index: usize) -> String {
        self.rows.get(index).map_or_else(String::new, |line| {
            let parts = [&line.first, &line.second, &line.third];
            parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
        })
    }

    fn paint(&mut self, ui: &mut Ui, index: usize, rect: Rect, state: RowState) {
        let Some(line) = self.rows.get(index) else { return };
        panes::row_ground(ui, rect, state, true);
        let tokens = self.tokens;
        let inner = rect.shrink2(vec2(theme::PANE_PADDING, 0.0));
        let middle = rect.center().y;
        let painter = ui.painter();
        let small = fonts::interface(fonts::SMALL + 0.5);
        let third = painter.layout_no_wrap(line.third.clone(), small.clone(), tokens.weak);
        let at = Align2::RIGHT_CENTER.anchor_size(pos2(inner.right(), middle), third.size()).min;
        let right = at.x - 16.0;
        let alone = line.second.is_empty();
        let split = if alone { right } else { inner.left() + (right - inner.left()) * 0.45 };
        let third_colour = if line.warn && line.second.is_empty() { tokens.warn } else { tokens.weak };
        painter.galley_with_override_text_color(at, third, third_colour);
        let face = fonts::interface(fonts::BODY);
        let first = middle_elide(ui, &line.first, &face, split - inner.left() - 12.0);
        painter.text(pos2(inner.left(), middle), Align2::LEFT_CENTER, first, face, tokens.text);
        if !alone {
            let colour = if line.warn { tokens.warn } else { tokens.weak };
            let mut job = LayoutJob::single_section(line.second.clone(), TextFormat::simple(small, colour));
            job.wrap.max_width = (right - split).max(0.0);
            job.wrap.max_rows = 1;
            let galley = painter.layout_job(job);
            painter.galley(Align2::LEFT_CENTER.anchor_size(pos2(split, middle), galley.size()).min, galley, colour);
        }
    }

    fn has_menu(&self) -> bool {
        true
    }

    fn menu(&mut self, ui: &mut Ui, index: usize) {
        if let Some(Leads::Back(entry)) = self.rows.get(index).map(|line| line.leads) {
            if ui.button("Bring it back").clicked() {
                self.asks.act(Action::Hide(entry, false));
                ui.close();
            }
        } else if ui.button("Show the words").clicked() {
            self.asks.push(Ask::Focus(Pane::Document));
            ui.close();
        }
    }
}
