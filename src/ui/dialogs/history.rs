//! What was decided, when and by whom; the latest first.

use egui::{Align2, Button, Id, Rect, Ui, UiBuilder, pos2, vec2};

use super::{Stay, close, heading};
use crate::model::{CaseFile, PartialDate};
use crate::session::{Action, Made, Step, entry_of};
use crate::ui::command::Command;
use crate::ui::desk::Asks;
use crate::ui::kit::list::{List, RowState, Rows};
use crate::ui::kit::{fonts, middle_elide, theme, widgets};
use crate::ui::panes;
use crate::ui::words;

/// Width of the columns of time and name, in points.
const WHEN: f32 = 150.0;
const WHO: f32 = 150.0;

/// How many decisions of a step are looked at for an entry to show.
const FEW: usize = 8;

/// The panel's own state.
#[derive(Default)]
pub(in crate::ui) struct HistoryDialog {
    /// The row under the cursor, counted from the latest.
    cursor: usize,
    opened: bool,
}

impl HistoryDialog {
    pub(super) fn show(&mut self, ui: &mut Ui, case: &CaseFile, steps: &[Step], asks: &mut Asks) -> Stay {
        let screen = ui.ctx().content_rect();
        ui.set_width(780.0_f32.min(screen.width() - 60.0));
        heading(ui, "History");
        if steps.is_empty() {
            ui.label(widgets::weak(ui, "What you decide stands here with its time, and can be taken back from here"));
            ui.add_space(10.0);
            return close(ui);
        }
        let count = words::count(steps.len(), "decision", "decisions");
        ui.label(widgets::weak(ui, format!("{count}, the latest first; Enter shows the entry")));
        ui.add_space(6.0);
        self.cursor = self.cursor.min(steps.len() - 1);
        let area = ui.available_rect_before_wrap();
        #[expect(clippy::cast_precision_loss, reason = "more rows than fit are scrolled")]
        let height = (steps.len() as f32 * theme::ROW).clamp(60.0, (screen.height() * 0.5).clamp(140.0, 520.0));
        let place = Rect::from_min_size(area.min, vec2(area.width(), height));
        let id = Id::unique("history list");
        let mut jump = None;
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            ui.set_clip_rect(ui.clip_rect().intersect(place));
            let list = List { id, name: "History", cursor: Some(self.cursor), reveal: false, covered: 0.0 };
            let outcome = list.show(ui, &mut Steps { steps });
            self.cursor = outcome.moved.unwrap_or(self.cursor);
            jump = outcome.opened;
        });
        if !self.opened {
            self.opened = true;
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        ui.advance_cursor_after_rect(place);
        ui.add_space(10.0);
        self.answer(ui, case, steps, jump, asks)
    }

    fn answer(&mut self, ui: &mut Ui, case: &CaseFile, steps: &[Step], jump: Option<usize>, asks: &mut Asks) -> Stay {
        let place = steps.len() - 1 - self.cursor;
        let about = |row: usize| {
            let step = steps.get(steps.len().checked_sub(row + 1)?)?;
            // A step of very many decisions is about no single entry.
            let targets = step.decisions.iter().filter_map(|decision| decision.target());
            targets.take(FEW).find_map(|target| entry_of(case, target))
        };
        let mut stay = Stay::Open;
        ui.horizontal(|ui| {
            let here = about(self.cursor);
            let show = ui.add_enabled(here.is_some(), Button::new("Show the entry").shortcut_text("Enter"));
            let show = show.on_disabled_hover_text("The entry is hidden, or this is about no single entry");
            if let Some(entry) = here.filter(|_| show.clicked()).or(jump.and_then(about)) {
                asks.act(Action::Select(entry));
                stay = Stay::Closed;
            }
            let words = match steps.len() - place {
                1 => "Undo the latest".to_owned(),
                back => format!("Undo the latest {back}"),
            };
            if ui.button(words).on_hover_text("Back to before this one; redo brings them back").clicked() {
                asks.act(Action::UndoTo(place));
                self.cursor = 0;
            }
            if ui.button("Export…").clicked() {
                asks.run(Command::ExportHistory);
                stay = Stay::Closed;
            }
            if ui.button("Close").clicked() {
                stay = Stay::Closed;
            }
        });
        stay
    }
}

struct Steps<'a> {
    steps: &'a [Step],
}

impl Steps<'_> {
    fn step(&self, index: usize) -> Option<&Step> {
        self.steps.get(self.steps.len().checked_sub(index + 1)?)
    }
}

/// "Mar 2, 2025, 09:30".
fn when(made: &Made) -> String {
    let day = made.on.map(|day| words::date(PartialDate::from(day)));
    match (day, made.at) {
        (Some(day), Some(at)) => format!("{day}, {}", at.format("%H:%M")),
        (Some(day), None) => day,
        (None, _) => "time not known".to_owned(),
    }
}

impl Rows for Steps<'_> {
    fn count(&self) -> usize {
        self.steps.len()
    }

    fn name(&self, index: usize) -> String {
        self.step(index).map_or_else(String::new, |step| {
            let by = if step.made.by.is_empty() { String::new() } else { format!(", by {}", step.made.by) };
            format!("{}, {}{by}", words::sentence(&step.words()), when(&step.made))
        })
    }

    fn paint(&mut self, ui: &mut Ui, index: usize, rect: Rect, state: RowState) {
        panes::row_ground(ui, rect, state, true);
        let Some(step) = self.step(index) else { return };
        let tokens = theme::tokens(ui);
        let middle = rect.center().y;
        let small = fonts::interface(fonts::SMALL + 0.5);
        let left = rect.left() + 12.0;
        ui.painter().text(pos2(left, middle), Align2::LEFT_CENTER, when(&step.made), small.clone(), tokens.weak);
        let who = middle_elide(ui, &step.made.by, &small, WHO - 12.0);
        ui.painter().text(pos2(rect.right() - 12.0, middle), Align2::RIGHT_CENTER, who, small, tokens.weak);
        let face = fonts::interface(fonts::BODY);
        let room = rect.width() - WHEN - WHO - 30.0;
        let decided = words::sentence(&step.words());
        let what = middle_elide(ui, &decided, &face, room);
        ui.painter().text(pos2(left + WHEN, middle), Align2::LEFT_CENTER, what, face, tokens.text);
    }

    fn hint(&self, index: usize) -> Option<String> {
        self.step(index).map(|step| words::sentence(&step.words()))
    }
}
