//! Painting what the layout placed.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Align2, Color32, Galley, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

use super::axis::{LABEL as LABEL_GAP, Tick};
use super::brush::BAND;
use super::crowd::{Group, MARK};
use super::labels::Place;
use super::layout::{AXIS, PlacedBar};
use crate::model::TimelineKind;
use crate::ui::kit::{Tokens, fonts, mark};

/// Size of labels, in points.
pub(super) const LABEL: f32 = fonts::SMALL;
/// Space that a date of the axis needs before the right edge, in points.
const EDGE: f32 = 40.0;
/// Size of the numbers of crowds, in points.
const COUNT: f32 = 10.5;

/// Lines of the grid, with their dates at the bottom.
pub(super) fn grid(painter: &Painter, strip: Rect, ticks: &[Tick], tokens: &Tokens) {
    let line = Stroke::new(1.0, tokens.line);
    for tick in ticks {
        let x = (strip.left() + tick.x).round() + 0.5;
        let faint = Stroke::new(1.0, tokens.line.gamma_multiply(0.45));
        let bottom = strip.bottom() - AXIS;
        painter.vline(x, strip.top()..=bottom, if tick.label.is_empty() { faint } else { line });
        // A label that the edge would cut says nothing.
        if !tick.label.is_empty() && x + EDGE < strip.right() {
            let at = pos2(x + LABEL_GAP, strip.bottom() - AXIS / 2.0);
            painter.vline(x, bottom..=strip.bottom() - 6.0, line);
            painter.text(at, Align2::LEFT_CENTER, &tick.label, fonts::interface(LABEL), tokens.weak);
        }
    }
}

/// The day on which the user looks.
pub(super) fn today(painter: &Painter, strip: Rect, x: f32, tokens: &Tokens) {
    let x = (strip.left() + x).round() + 0.5;
    painter.vline(x, strip.top()..=strip.bottom() - AXIS, Stroke::new(1.0, tokens.accent));
    let at = pos2(x + 4.0, strip.top() + BAND + 8.0);
    let galley = painter.layout_no_wrap("today".to_owned(), fonts::interface(LABEL - 1.0), tokens.accent);
    // At the right edge the word stands on the other side of its line.
    if at.x < strip.left() {
        return;
    }
    let beside = if at.x + galley.size().x > strip.right() { at.x - galley.size().x - 8.0 } else { at.x };
    words(painter, pos2(beside, at.y - galley.size().y / 2.0), galley, tokens.accent, tokens);
}

/// A period and its name.
pub(super) fn bar(painter: &Painter, strip: Rect, bar: &PlacedBar, name: &str, selected: bool, tokens: &Tokens) {
    let rect = bar.rect.translate(strip.min.to_vec2());
    let color = if bar.label.is_some() || rect.height() > 3.0 { tokens.bar } else { tokens.bar.gamma_multiply(0.6) };
    painter.rect_filled(rect, 2.0, color);
    if selected {
        painter.rect_stroke(rect.expand(1.0), 3.0, Stroke::new(2.0, tokens.hot.line), StrokeKind::Outside);
    }
    if let Some(place) = bar.label {
        let color = if selected { tokens.text } else { tokens.weak };
        label(painter, strip, (place, rect.top() - strip.top() - 9.0), name, color, tokens);
    }
}

/// Words in their place, cut at the end where they do not fit.
pub(super) fn label(
    painter: &Painter,
    strip: Rect,
    (place, y): (Place, f32),
    text: &str,
    color: Color32,
    tokens: &Tokens,
) {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), fonts::interface(LABEL), color);
    job.wrap = TextWrapping::truncate_at_width(place.width);
    let galley = painter.layout_job(job);
    let left = strip.min + vec2(place.left, y);
    let at = Align2::LEFT_CENTER.anchor_size(left, galley.size()).min;
    words(painter, at, galley, color, tokens);
}

/// Words on a ground of their own, so that no line of the grid runs through them.
fn words(painter: &Painter, at: Pos2, galley: Arc<Galley>, color: Color32, tokens: &Tokens) {
    let around = Rect::from_min_size(at, galley.size()).expand2(vec2(2.0, -1.0));
    painter.rect_filled(around, 2.0, tokens.panel);
    painter.galley(at, galley, color);
}

/// What stands in the middle of a strip without marks.
pub(super) fn nothing(painter: &Painter, strip: Rect, tokens: &Tokens) {
    painter.rect_filled(strip, 0.0, tokens.panel);
    let font = fonts::interface(fonts::BODY);
    painter.text(strip.center(), Align2::CENTER_CENTER, "Nothing with a date to show", font, tokens.weak);
}

/// The days that a vague date can be.
pub(super) fn vague(painter: &Painter, centre: Pos2, from: f32, to: f32, kind: TimelineKind, tokens: &Tokens) {
    if to - from > MARK {
        let rect = Rect::from_min_max(pos2(from, centre.y - 2.0), pos2(to, centre.y + 2.0));
        painter.rect_filled(rect, 2.0, mark::color(kind, tokens).gamma_multiply(0.3));
    }
}

/// The sign below a mark that was worked out.
pub(super) fn inferred(painter: &Painter, centre: Pos2, kind: TimelineKind, tokens: &Tokens) {
    let left = centre + vec2(-MARK / 2.0, MARK / 2.0 + 3.5);
    mark::inferred(painter, left, MARK, mark::color(kind, tokens));
}

/// One mark, or the number of several.
pub(super) fn group(painter: &Painter, centre: Pos2, group: &Group, tokens: &Tokens) {
    if group.selected {
        let size = vec2(group.width() + 8.0, MARK + 8.0);
        let halo = Rect::from_center_size(centre, size);
        painter.rect(halo, size.y / 2.0, tokens.hot.ground, Stroke::new(1.0, tokens.hot.line), StrokeKind::Inside);
    }
    if group.count() <= 1 {
        mark::paint(painter, centre, MARK, group.kind, tokens);
        return;
    }
    let rect = Rect::from_center_size(centre, vec2(group.width(), 16.0));
    painter.rect_filled(rect, 8.0, mark::ground(group.kind, tokens));
    let font = fonts::interface(COUNT);
    painter.text(rect.center(), Align2::CENTER_CENTER, count_words(group.count()), font, tokens.text);
}

/// "7", "350", "1.2k", "45k".
fn count_words(count: usize) -> String {
    match count {
        0..=999 => count.to_string(),
        1000..=9999 => format!("{}.{}k", count / 1000, count % 1000 / 100),
        _ => format!("{}k", count / 1000),
    }
}
