//! The strip itself: zooming, panning, pointing and choosing.

use chrono::NaiveDate;
use egui::{CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::brush::{BAND, Brush};
use super::layout::{Layout, Of};
use super::paint;
use super::point::Frame;
use super::scale::{Scale, day, number};
use super::scene::{ORIGIN, Scene, index_of};
use crate::model::{CaseFile, TimelineKey};
use crate::ui::kit::theme::tokens;
use crate::ui::kit::{date, focus, fonts};

/// How much wider a day becomes by one press of the plus key.
const KEY_ZOOM: f64 = 1.4;
/// Entries that a tooltip names.
const NAMED: usize = 8;

/// What the user did with the strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StripEvent {
    /// Chose an entry.
    Clicked(TimelineKey),
    /// Chose the days that a list beside the strip is to show, the first and the last; or all of them again.
    Brushed(Option<(NaiveDate, NaiveDate)>),
    /// Went to a day, on which there is nothing to choose.
    Went(NaiveDate),
}

/// The strip, with the part of time that it shows.
#[derive(Debug, Default)]
pub struct Strip {
    scene: Scene,
    /// The days in which nearly all of the scene lies.
    usual: Option<(f64, f64)>,
    /// Revision of the case and entries that the scene was made from.
    made_from: Option<(u64, Vec<usize>)>,
    /// Counts up with every new scene.
    scenes: u64,
    scale: Scale,
    /// Whether the user zoomed or panned; until then all of the case is shown.
    moved: bool,
    /// The selected entry of the last frame.
    selected: Option<TimelineKey>,
    layout: Layout,
    laid_out_of: Option<Of>,
    brush: Brush,
    /// Its width in the last frame, in points.
    width: f32,
}

impl Strip {
    /// A strip that shows all of the case.
    pub fn new() -> Self {
        Self::default()
    }

    /// Shows all of the case again. For another case, and for a button.
    pub fn fit(&mut self) {
        self.moved = false;
    }

    /// Shows these days as the chosen ones.
    pub fn set_brush(&mut self, days: Option<(NaiveDate, NaiveDate)>) {
        if !self.brush.is_held() {
            self.brush.days = days;
        }
    }

    /// Shows which days the list beside the strip has in view. Where they were scrolled out of the part that the user
    /// zoomed to, the strip follows.
    pub fn set_listed(&mut self, days: Option<(NaiveDate, NaiveDate)>) {
        if self.brush.listed == days {
            return;
        }
        self.brush.listed = days;
        if let (Some((first, last)), true) = (days, self.moved) {
            let (first, last) = (f64::from(number(first)), f64::from(number(last)) + 1.0);
            let (left, right) = (self.scale.x(first), self.scale.x(last));
            // To the nearest day on which there is something, so that the strip never shows an empty age.
            let near = if right < 0.0 { last } else { first };
            if right < 0.0 || left > self.width {
                self.scale.left = near - f64::from(self.width) / self.scale.day / 2.0;
            }
        }
    }

    /// The first and the last day that can be seen; `None` before the strip was shown.
    pub fn days_in_view(&self) -> Option<(NaiveDate, NaiveDate)> {
        let (first, last) = (day(self.scale.day_at(0.0).ceil())?, day(self.scale.day_at(self.width) - 1.0)?);
        (self.width > 0.0).then_some((first, last.max(first)))
    }

    /// How many marks, bars and labels the last frame drew. Depends on the strip's size, not on the case's.
    pub fn drawn(&self) -> usize {
        let lanes = self.layout.lanes.iter().map(|(groups, _)| groups.len()).sum::<usize>();
        lanes + self.layout.bars.len() + self.layout.labels.len()
    }

    /// Shows the entries of `case` whose indices are in `visible`, in all the room that `ui` has.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        case: &CaseFile,
        visible: &[usize],
        selected: Option<TimelineKey>,
        today: NaiveDate,
    ) -> Option<StripEvent> {
        let strip = ui.available_rect_before_wrap();
        let background = ui.allocate_rect(strip, Sense::click_and_drag());
        if !ui.is_rect_visible(strip) || !strip.is_positive() {
            return None;
        }
        self.width = strip.width();
        self.take_in(case, visible, strip.width());
        let index = selected.and_then(|key| index_of(case, key));
        if !self.moved
            && let Some(range) = self.usual
        {
            self.scale = Scale::fit(range, strip.width());
        }
        if self.selected != selected {
            self.selected = selected;
            self.bring(index, strip.width());
        }
        background.widget_info(|| WidgetInfo::labeled(Role::Group, ui.is_enabled(), self.name()));
        let chosen = self.brush.days;
        let went = self.steer(ui, &background, strip);
        self.lay_out(ui, case, strip, index);

        let frame = Frame { case, strip, id: background.id, selected: index, tokens: tokens(ui) };
        self.paint(ui, &frame, today);
        if background.has_focus() && focus::by_keyboard(ui.ctx()) {
            focus::ring(ui, strip.shrink(2.0));
        }
        let clicked = self.touch(ui, &frame);
        let brushed = (self.brush.days != chosen).then_some(StripEvent::Brushed(self.brush.days));
        clicked.or(brushed).or(went.map(StripEvent::Went))
    }

    fn take_in(&mut self, case: &CaseFile, visible: &[usize], width: f32) {
        let same =
            self.made_from.as_ref().is_some_and(|(revision, list)| *revision == case.revision && list == visible);
        if !same {
            self.scene = Scene::new(case, visible);
            self.made_from = Some((case.revision, visible.to_vec()));
            self.usual = self.scene.usual_range();
            self.scenes += 1;
            // Another case, or a filter that leaves nothing of what is seen: all of it is shown again.
            let (left, right) = (self.scale.day_at(0.0), self.scale.day_at(width));
            self.moved &= self.scene.range().is_none_or(|(from, to)| from <= right && to >= left);
        }
    }

    /// Moves the strip so that an entry is on it.
    fn bring(&mut self, entry: Option<u32>, width: f32) {
        const EDGE: f32 = 24.0;
        let Some((from, to)) = entry.and_then(|entry| self.scene.days_of(entry)) else { return };
        let (left, right) = (self.scale.x(from), self.scale.x(to));
        if right < EDGE || left > width - EDGE {
            self.scale.left = f64::midpoint(from, to) - f64::from(width) / self.scale.day / 2.0;
            self.moved = true;
        }
    }

    /// Follows wheel, drag and keys. Returns the day that was clicked.
    fn steer(&mut self, ui: &Ui, background: &Response, strip: Rect) -> Option<NaiveDate> {
        let before = self.scale;
        let mut went = None;
        if let Some(pointer) = background.hover_pos().or_else(|| hovered_within(ui, strip)) {
            let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta(), f64::from(input.zoom_delta())));
            let wheel = f64::from(scroll.y / 240.0).exp2();
            self.scale.zoom(pointer.x - strip.left(), wheel * pinch);
            self.scale.pan(scroll.x);
        }
        let (origin, latest, shift) =
            ui.input(|input| (input.pointer.press_origin(), input.pointer.latest_pos(), input.modifiers.shift));
        let band = self.band(ui, background.id, strip);
        if let Some(origin) = origin.filter(|_| band.drag_started() || (shift && background.drag_started())) {
            self.brush.begin(self.scale, origin.x - strip.left());
        }
        if background.dragged() || band.dragged() {
            if let Some(latest) = latest.filter(|_| self.brush.is_held()) {
                self.brush.drag(self.scale, latest.x - strip.left());
            } else {
                ui.set_cursor_icon(CursorIcon::Grabbing);
                self.scale.pan(background.drag_delta().x);
            }
        } else {
            self.brush.end();
        }
        if background.clicked() {
            background.request_focus();
            went = background.interact_pointer_pos().and_then(|at| day(self.scale.day_at(at.x - strip.left())));
        }
        if band.clicked() {
            self.brush.days = None;
        }
        if background.has_focus() {
            let escape = self.brush.days.is_some();
            let filter = EventFilter { horizontal_arrows: true, escape, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(background.id, filter));
            let middle = strip.width() / 2.0;
            let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            if pressed(Key::ArrowLeft) {
                self.scale.pan(strip.width() * 0.1);
            }
            if pressed(Key::ArrowRight) {
                self.scale.pan(strip.width() * -0.1);
            }
            if pressed(Key::Plus) || pressed(Key::Equals) {
                self.scale.zoom(middle, KEY_ZOOM);
            }
            if pressed(Key::Minus) {
                self.scale.zoom(middle, 1.0 / KEY_ZOOM);
            }
            if pressed(Key::Enter) {
                self.brush.days = self.days_in_view();
            }
            if escape && pressed(Key::Escape) {
                self.brush.days = None;
            }
            if pressed(Key::Home) || pressed(Key::Num0) {
                self.fit();
                return None;
            }
        }
        if self.scale != before {
            self.moved = true;
        }
        if background.double_clicked() {
            self.show_all(strip.width());
        }
        went
    }

    /// The band along which days are chosen.
    fn band(&self, ui: &Ui, id: Id, strip: Rect) -> Response {
        let rect = Rect::from_min_size(strip.min, vec2(strip.width(), BAND));
        let band = ui.interact(rect, id.with("band"), Sense::DRAG | Sense::CLICK);
        let words = if self.brush.days.is_some() { "List all days again" } else { "Days that are listed: all" };
        band.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
        band.on_hover_cursor(CursorIcon::ResizeHorizontal)
            .on_hover_text_at_pointer("Drag to list only some days; click to list all of them again")
    }

    /// Fits what is usual; where that is shown already, everything.
    fn show_all(&mut self, width: f32) {
        let usual = self.usual.map(|range| Scale::fit(range, width));
        match self.scene.range() {
            Some(range) if usual == Some(self.scale) => {
                self.scale = Scale::fit(range, width);
                self.moved = true;
            }
            _ => self.fit(),
        }
        if let (false, Some(scale)) = (self.moved, usual) {
            self.scale = scale;
        }
    }

    fn lay_out(&mut self, ui: &Ui, case: &CaseFile, strip: Rect, selected: Option<u32>) {
        let (width, height) = (strip.width(), strip.height());
        let of = Of { scene: self.scenes, scale: self.scale, width, height, selected };
        if self.laid_out_of != Some(of) {
            self.laid_out_of = Some(of);
            let face = fonts::interface(paint::LABEL);
            let text_width =
                |text: &str| ui.fonts_mut(|fonts| text.chars().take(60).map(|c| fonts.glyph_width(&face, c)).sum());
            self.layout = Layout::new(&self.scene, case, of, text_width);
        }
    }

    fn paint(&self, ui: &Ui, frame: &Frame<'_>, today: NaiveDate) {
        let (painter, strip, tokens) = (ui.painter_at(frame.strip), frame.strip, frame.tokens);
        paint::grid(&painter, strip, &self.layout.ticks, tokens);
        paint::today(&painter, strip, self.scale.x(f64::from(number(today)) + 0.5), tokens);
        let summary = |entry: u32| frame.entry(entry).map_or("", |entry| entry.summary.as_str());
        for bar in &self.layout.bars {
            paint::bar(&painter, strip, bar, summary(bar.entry), frame.selected == Some(bar.entry), tokens);
        }
        for (lane, (groups, y)) in self.scene.lanes.iter().zip(&self.layout.lanes) {
            for group in groups {
                let centre = strip.min + vec2(group.x, *y);
                let marks = lane.get(group.marks.clone()).unwrap_or_default();
                if let [mark] = marks
                    && mark.is_vague()
                {
                    let x = |day: f32| strip.left() + self.scale.x(ORIGIN + f64::from(day));
                    paint::vague(&painter, centre, x(mark.days.0), x(mark.days.1), mark.kind, tokens);
                }
                paint::group(&painter, centre, group, tokens);
                if let [mark] = marks
                    && mark.inferred
                {
                    paint::inferred(&painter, centre, mark.kind, tokens);
                }
            }
        }
        for label in &self.layout.labels {
            let listed = self.brush.holds(frame.entry(label.entry));
            let color = match (listed, frame.selected == Some(label.entry)) {
                (false, _) => tokens.weak.gamma_multiply(0.3),
                (true, true) => tokens.text,
                (true, false) => tokens.weak,
            };
            paint::label(&painter, strip, (label.place, label.y), summary(label.entry), color, tokens);
        }
        self.brush.paint(&painter, strip, self.scale, tokens);
        if self.scene.count() == 0 {
            paint::nothing(&painter, strip, tokens);
        }
    }

    /// Makes what is drawn something to point at, and finds out what was chosen.
    fn touch(&mut self, ui: &Ui, frame: &Frame<'_>) -> Option<StripEvent> {
        let mut chosen = None;
        for bar in &self.layout.bars {
            let rect = bar.rect.translate(frame.strip.min.to_vec2()).expand(3.0).intersect(frame.strip);
            if frame.point(ui, rect, bar.entry, &[bar.entry]).clicked() {
                chosen = frame.entry(bar.entry).map(|entry| entry.key);
            }
        }
        let mut zoomed = None;
        for (lane, (groups, y)) in self.scene.lanes.iter().zip(&self.layout.lanes) {
            for group in groups {
                let marks = lane.get(group.marks.clone()).unwrap_or_default();
                let (Some(first), Some(last)) = (marks.first(), marks.last()) else { continue };
                let size = vec2(group.width() + 6.0, 22.0);
                let rect = Rect::from_center_size(frame.strip.min + vec2(group.x, *y), size).intersect(frame.strip);
                if !rect.is_positive() {
                    continue;
                }
                let entries: Vec<u32> = marks.iter().take(NAMED).map(|mark| mark.entry).collect();
                let response = frame.crowd(ui, rect, group, &entries);
                if !response.clicked() {
                    continue;
                }
                if last.day() - first.day() >= 1.0 && self.scale.can_zoom_in() {
                    zoomed = Some((first.day(), last.day()));
                } else {
                    // All on one day: every click chooses the next one.
                    let now = marks.iter().position(|mark| Some(mark.entry) == frame.selected);
                    let next = now.map_or(0, |now| (now + 1) % marks.len());
                    chosen = marks.get(next).and_then(|mark| frame.entry(mark.entry)).map(|entry| entry.key);
                }
            }
        }
        if let Some((from, to)) = zoomed {
            let margin = (to - from) * 0.5;
            self.scale = Scale::fit((from - margin, to + margin), frame.strip.width());
            self.moved = true;
        }
        // What is chosen on the strip is on it already.
        self.selected = chosen.or(self.selected);
        chosen.map(StripEvent::Clicked)
    }

    /// What a screen reader says of the strip.
    fn name(&self) -> String {
        let years = self.scene.range().map(|(from, to)| {
            let year = |day: f64| super::axis::year_of(day).unwrap_or_default();
            format!(" from {} to {}", year(from), year(to))
        });
        let undated = match self.scene.undated {
            0 => String::new(),
            count => format!(", {count} without a date"),
        };
        let chosen = self.brush.days.map(|(first, last)| {
            let [first, last] = [first, last].map(|day| date::long(day.into()));
            format!(", {first} to {last} listed")
        });
        let (count, years) = (self.scene.count(), years.unwrap_or_default());
        format!("Timeline strip, {count} entries{years}{undated}{}", chosen.unwrap_or_default())
    }
}

/// The pointer, where it is over the strip but on one of its marks.
fn hovered_within(ui: &Ui, strip: Rect) -> Option<egui::Pos2> {
    ui.rect_contains_pointer(strip).then(|| ui.input(|input| input.pointer.hover_pos())).flatten()
}
