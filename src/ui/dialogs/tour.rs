//! Five callouts that say what the parts of the window are for. Can be left at any moment.

use egui::{
    Align, Color32, Context, Id, Key, LayerId, Layout, Modifiers, Order, Pos2, Rect, Stroke, StrokeKind, Ui, pos2,
};

use super::{Stay, heading};
use crate::ui::desk::Pane;
use crate::ui::kit::{theme, widgets};

/// Width of a callout, in points.
const WIDTH: f32 = 340.0;
/// About how high one is, in points.
const HEIGHT: f32 = 190.0;

/// Where the parts of the window stand that the callouts point at, as of the last frame.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct Places {
    panes: Vec<(Pane, Rect)>,
    /// The line at the bottom.
    pub(in crate::ui) status: Option<Rect>,
}

impl Places {
    /// Forgets the panes, before those of a new frame are noted.
    pub(in crate::ui) fn clear(&mut self) {
        self.panes.clear();
    }

    /// Notes where a pane stands.
    pub(in crate::ui) fn note(&mut self, pane: Pane, place: Rect) {
        self.panes.push((pane, place));
    }

    fn of(&self, about: About) -> Option<Rect> {
        match about {
            About::Pane(pane) => self.panes.iter().find(|(known, _)| *known == pane).map(|(_, place)| *place),
            About::Status => self.status,
        }
    }
}

/// What a callout is about.
#[derive(Clone, Copy)]
enum About {
    Pane(Pane),
    Status,
}

const CALLOUTS: [(About, &str, &str); 5] = [
    (
        About::Pane(Pane::Timeline),
        "What happened when",
        "Filings, hearings, deadlines and documents that others cite, each with its date. Click a line, or move with the arrows, and the document opens at the words that say so",
    ),
    (
        About::Pane(Pane::Document),
        "The very words",
        "Dates, names, amounts and citations are marked. Click one, and its entries are selected. Select words with the pointer and press A to add an entry of your own",
    ),
    (
        About::Pane(Pane::Roster),
        "Who everybody is",
        "Parties, holders and counsel, put together from all documents. Pick several rows with Ctrl or Shift and decide about them at a stroke",
    ),
    (
        About::Pane(Pane::Card),
        "One entry in full",
        "Every line leads to its source. Correct, merge, tag, note, mark as reviewed; undo has no limit, and what the documents said stays on record",
    ),
    (
        About::Status,
        "What is missing",
        "Files not read, documents cited and not here, facts that disagree: each count opens its list. Ctrl+P finds every command, and ? shows the keys",
    ),
];

/// The tour's own state.
#[derive(Default)]
pub(in crate::ui) struct TourDialog {
    step: usize,
    opened: bool,
}

impl TourDialog {
    fn place(&self, places: &Places) -> Option<Rect> {
        CALLOUTS.get(self.step).and_then(|(about, _, _)| places.of(*about))
    }

    /// Where the callout stands: beside what it is about, and within the window; `None` for the middle of the window.
    pub(super) fn position(&self, ctx: &Context, places: &Places) -> Option<Pos2> {
        let about = self.place(places)?;
        let screen = ctx.content_rect().shrink(12.0);
        let beside = if about.right() + WIDTH + 60.0 <= screen.right() {
            about.right() + 16.0
        } else {
            about.left() - WIDTH - 52.0
        };
        let right = (screen.right() - WIDTH - 36.0).max(screen.left());
        let bottom = (screen.bottom() - HEIGHT).max(screen.top());
        let beside = if beside < screen.left() { about.center().x - WIDTH / 2.0 } else { beside };
        Some(pos2(beside.clamp(screen.left(), right), (about.top() + 40.0).clamp(screen.top(), bottom)))
    }

    pub(super) fn show(&mut self, ui: &mut Ui, places: &Places) -> Stay {
        let Some((_, title, words)) = CALLOUTS.get(self.step) else { return Stay::Closed };
        self.point(ui, places);
        ui.set_width(WIDTH);
        heading(ui, title);
        ui.label(*words);
        ui.add_space(10.0);
        let key = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (ahead, back) = (key(Key::ArrowRight), key(Key::ArrowLeft));
        let last = self.step + 1 == CALLOUTS.len();
        let mut stay = Stay::Open;
        ui.horizontal(|ui| {
            let next = ui.button(if last { "Begin" } else { "Next" });
            if !self.opened {
                self.opened = true;
                next.request_focus();
            }
            if next.clicked() || ahead {
                self.step += 1;
            }
            if !last && ui.button("Leave the tour").clicked() {
                stay = Stay::Closed;
            }
            if back {
                self.step = self.step.saturating_sub(1);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let place = (self.step + 1).min(CALLOUTS.len());
                ui.label(widgets::weak(ui, format!("{place} of {}", CALLOUTS.len())));
            });
        });
        if self.step >= CALLOUTS.len() { Stay::Closed } else { stay }
    }

    /// Dims all but what the callout is about, and frames that.
    fn point(&self, ui: &Ui, places: &Places) {
        let Some(about) = self.place(places) else { return };
        let painter = ui.ctx().layer_painter(LayerId::new(Order::Middle, Id::unique("tour")));
        let tokens = theme::tokens(ui);
        let all = ui.ctx().content_rect();
        let dim = Color32::from_black_alpha(if tokens.dark { 150 } else { 90 });
        let parts = [
            Rect::from_min_max(all.min, pos2(all.right(), about.top())),
            Rect::from_min_max(pos2(all.left(), about.bottom()), all.max),
            Rect::from_min_max(pos2(all.left(), about.top()), pos2(about.left(), about.bottom())),
            Rect::from_min_max(pos2(about.right(), about.top()), pos2(all.right(), about.bottom())),
        ];
        for part in parts {
            painter.rect_filled(part, 0.0, dim);
        }
        painter.rect_stroke(about, f32::from(theme::CORNER), Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
    }
}
