//! How the rows of a side list are painted.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, Color32, CursorIcon, FontId, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::session::Action;
use crate::ui::desk::{Ask, Asks, Pane};
use crate::ui::kit::list::{RowState, Rows};
use crate::ui::kit::{Tokens, focus, fonts, mark, middle_elide, theme};
use crate::ui::panes;

use super::SideList;
use super::lines::{Column, Leads, Line};

/// Width of a date with its mark, in points.
const WHEN: f32 = 190.0;

/// The rows of the open list.
pub(super) struct Lines<'a> {
    pub(super) list: SideList,
    pub(super) rows: &'a [Line],
    pub(super) tokens: &'static Tokens,
    pub(super) asks: &'a mut Asks,
}

impl Rows for Lines<'_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn selectable(&self, index: usize) -> bool {
        self.rows.get(index).is_some_and(|line| !line.heading)
    }

    fn name(&self, index: usize) -> String {
        self.rows.get(index).map_or_else(String::new, |line| {
            let mut parts = vec![line.first.clone(), line.second.clone()];
            parts.extend(line.readings.iter().map(|reading| reading.words.clone()));
            parts.push(line.third.clone());
            parts.retain(|part| !part.is_empty());
            parts.join(", ")
        })
    }

    fn paint(&mut self, ui: &mut Ui, index: usize, rect: Rect, state: RowState) {
        let Some(line) = self.rows.get(index) else { return };
        let tokens = self.tokens;
        let inner = rect.shrink2(vec2(theme::PANE_PADDING, 0.0));
        let middle = rect.center().y;
        if line.heading {
            let face = fonts::semibold(fonts::SMALL);
            let room = inner.width() - 60.0;
            let words = middle_elide(ui, &line.first, &face, room);
            ui.painter().text(pos2(inner.left(), middle + 2.0), Align2::LEFT_CENTER, words, face.clone(), tokens.weak);
            ui.painter().text(pos2(inner.right(), middle + 2.0), Align2::RIGHT_CENTER, &line.third, face, tokens.weak);
            return;
        }
        panes::row_ground(ui, rect, state, true);
        let colour = |column, plain| if line.warn == Some(column) { tokens.warn } else { plain };
        let small = fonts::interface(fonts::SMALL + 0.5);
        let [second, third] = self.columns(inner);
        let mut left = inner.left();
        if let Some(kind) = line.mark {
            mark::paint(ui.painter(), pos2(left + 5.0, middle), 9.0, kind, tokens);
            left += 18.0;
        }
        let face = fonts::interface(fonts::BODY);
        let end = if line.second.is_empty() { third } else { second.min(third) };
        let first = middle_elide(ui, &line.first, &face, end - left - 16.0);
        let first_colour = colour(Column::First, tokens.text);
        ui.painter().text(pos2(left, middle), Align2::LEFT_CENTER, first, face, first_colour);
        // A long third column takes what it has, and is cut rather than the second one.
        let room = if third < second { second - third - 16.0 } else { inner.right() - third };
        let words = middle_elide(ui, &line.third, &small, room);
        let third_colour = colour(Column::Third, tokens.weak);
        ui.painter().text(pos2(third, middle), Align2::LEFT_CENTER, words, small.clone(), third_colour);
        if line.readings.is_empty() {
            // What is due is what the eye is to meet.
            let (plain, size) =
                if line.mark.is_some() { (tokens.text, fonts::BODY) } else { (tokens.weak, small.size) };
            let words_colour = colour(Column::Second, plain);
            let format = TextFormat::simple(fonts::interface(size), words_colour);
            let mut job = LayoutJob::single_section(line.second.clone(), format);
            job.wrap.max_width = (third - second - 16.0).max(0.0);
            job.wrap.max_rows = 1;
            let galley = ui.painter().layout_job(job);
            let at = Align2::LEFT_CENTER.anchor_size(pos2(second, middle), galley.size()).min;
            ui.painter().galley(at, galley, words_colour);
        } else {
            self.readings(
                ui,
                index,
                line,
                Rect::from_min_max(pos2(second, rect.top()), pos2(inner.right(), rect.bottom())),
            );
        }
    }

    fn hint(&self, index: usize) -> Option<String> {
        let line = self.rows.get(index)?;
        let long =
            line.second.chars().count() > 60 || line.third.chars().count() > 40 || line.first.chars().count() > 40;
        let parts = [&line.first, &line.second, &line.third];
        let all = parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>();
        (long && !line.heading).then(|| all.join("\n"))
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

impl Lines<'_> {
    /// Where the second and the third column begin: the same in every row of a list.
    fn columns(&self, inner: Rect) -> [f32; 2] {
        let (second, third) = match self.list {
            SideList::Cited => (0.38, 0.80),
            // Readings take all that is left behind the field.
            SideList::Discrepancies => (0.33, 0.25),
            SideList::Problems => (0.34, 0.995),
            SideList::NotHere | SideList::Docket => (0.50, 0.78),
            SideList::Coverage => (0.40, 0.76),
            SideList::Hidden => (0.60, 0.80),
            SideList::Deadlines => (0.16, 0.62),
        };
        // A date is read whole, however narrow the window.
        let least = if self.list == SideList::Deadlines { WHEN } else { 0.0 };
        [inner.left() + (inner.width() * second).max(least), inner.left() + inner.width() * third]
    }

    /// The readings side by side, each of which can be chosen, and the way to leave the conflict.
    fn readings(&mut self, ui: &mut Ui, row: usize, line: &Line, place: Rect) {
        let tokens = self.tokens;
        let font = fonts::interface(fonts::SMALL + 0.5);
        let leave = "Leave as conflict";
        let widest = |ui: &Ui, words: &str| {
            ui.painter().layout_no_wrap(words.to_owned(), font.clone(), tokens.text).size().x + 20.0
        };
        let room = place.width() - widest(ui, leave) - 8.0;
        #[expect(clippy::cast_precision_loss, reason = "a handful of readings")]
        let most = (room / line.readings.len().max(1) as f32 - 6.0).max(48.0);
        let mut left = place.left();
        for (number, reading) in line.readings.iter().enumerate() {
            let words = format!("{}  {}", number + 1, reading.words.replace('\n', ", "));
            let wide = widest(ui, &words).min(most);
            let name = format!("Choose {} for {}", reading.words, line.first);
            let rect = Rect::from_min_size(pos2(left, place.center().y - 11.0), vec2(wide, 22.0));
            if rect.right() > place.right() {
                break;
            }
            let id = ui.scope_id().with(("reading", row, number));
            if choice(ui, id, rect, (&words, &name), (&font, tokens.warn), tokens) {
                self.asks.act(Action::SettleAt(reading.of, Some(reading.value.clone())));
            }
            left += wide + 6.0;
        }
        let wide = widest(ui, leave);
        let rect = Rect::from_min_size(pos2(left, place.center().y - 11.0), vec2(wide, 22.0));
        let of = line.readings.first().map(|reading| reading.of);
        let (id, name) = (ui.scope_id().with(("leave", row)), format!("Leave the conflict of {}", line.first));
        if rect.right() <= place.right() + 1.0
            && choice(ui, id, rect, (leave, &name), (&font, tokens.weak), tokens)
            && let Some(of) = of
        {
            self.asks.act(Action::SettleAt(of, None));
        }
    }
}

/// A small framed button in a row: its words, and its name for those who hear it. Returns whether it was pressed.
fn choice(
    ui: &mut Ui,
    id: Id,
    rect: Rect,
    (words, name): (&str, &str),
    (font, colour): (&FontId, Color32),
    tokens: &Tokens,
) -> bool {
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let ground = if response.hovered() { tokens.hover } else { tokens.panel };
    ui.painter().rect(rect, 4.0, ground, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    let shown = middle_elide(ui, words, font, rect.width() - 14.0);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, shown, font.clone(), colour);
    if response.has_focus() {
        focus::ring(ui, rect);
    }
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(name).clicked()
}
