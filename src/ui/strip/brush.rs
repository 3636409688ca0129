//! The days that are chosen on the strip, by dragging along a band at its top or anywhere with Shift.

use chrono::NaiveDate;
use egui::{Painter, Rect, Stroke, StrokeKind, pos2};

use super::layout::AXIS;
use super::scale::{Scale, day, number};
use crate::model::TimelineEntry;
use crate::ui::kit::Tokens;

/// Height of the band, in points.
pub(super) const BAND: f32 = 13.0;
/// How near to an edge a drag takes hold of it, in points.
const EDGE: f32 = 6.0;

/// The chosen days.
#[derive(Clone, Debug, Default)]
pub(super) struct Brush {
    /// The first and the last of them.
    pub(super) days: Option<(NaiveDate, NaiveDate)>,
    /// The first and the last day of what a list beside the strip has in view.
    pub(super) listed: Option<(NaiveDate, NaiveDate)>,
    /// The day at which the drag holds that is under way.
    anchor: Option<NaiveDate>,
}

impl Brush {
    /// Begins to choose days at `x`. At an edge of those that are chosen already, it is the edge that is moved.
    pub(super) fn begin(&mut self, scale: Scale, x: f32) {
        let near = |edge: f64| (scale.x(edge) - x).abs() < EDGE;
        self.anchor = match self.days {
            Some((first, last)) if near(f64::from(number(first))) => Some(last),
            Some((first, last)) if near(f64::from(number(last)) + 1.0) => Some(first),
            _ => day(scale.day_at(x)),
        };
    }

    /// Whether a drag is under way.
    pub(super) fn is_held(&self) -> bool {
        self.anchor.is_some()
    }

    /// Goes on to `x`.
    pub(super) fn drag(&mut self, scale: Scale, x: f32) {
        if let (Some(anchor), Some(head)) = (self.anchor, day(scale.day_at(x))) {
            self.days = Some((anchor.min(head), anchor.max(head)));
        }
    }

    /// Whether an entry is or may be within the chosen days.
    pub(super) fn holds(&self, entry: Option<&TimelineEntry>) -> bool {
        let span = entry.and_then(TimelineEntry::span);
        let Some((days, span)) = self.days.zip(span) else { return true };
        span.0 <= days.1 && span.1 >= days.0
    }

    /// The drag is over.
    pub(super) fn end(&mut self) {
        self.anchor = None;
    }

    /// The band and what is on it. To be painted above the marks: what is not chosen is veiled.
    pub(super) fn paint(&self, painter: &Painter, strip: Rect, scale: Scale, tokens: &Tokens) {
        let band = Rect::from_min_max(strip.min, pos2(strip.right(), strip.top() + BAND));
        painter.rect_filled(band, 0.0, tokens.app);
        painter.hline(band.x_range(), band.bottom() - 0.5, Stroke::new(1.0, tokens.line));
        let place = |(first, last): (NaiveDate, NaiveDate)| {
            let left = strip.left() + scale.x(f64::from(number(first)));
            let right = strip.left() + scale.x(f64::from(number(last)) + 1.0);
            (left, right.max(left + 2.0))
        };
        if let Some((left, right)) = self.days.map(place) {
            let veil = tokens.panel.gamma_multiply(0.72);
            let bottom = strip.bottom() - AXIS;
            for (from, to) in [(strip.left(), left), (right, strip.right())] {
                if to > from {
                    painter.rect_filled(Rect::from_min_max(pos2(from, band.bottom()), pos2(to, bottom)), 0.0, veil);
                }
            }
            for x in [left, right] {
                painter.vline(x, band.bottom()..=bottom, Stroke::new(1.0, tokens.accent));
            }
            let handle = Rect::from_min_max(pos2(left, band.top() + 1.0), pos2(right, band.bottom() - 1.0));
            painter.rect(handle, 3.0, tokens.selection, Stroke::new(1.5, tokens.accent), StrokeKind::Inside);
        }
        if let Some((left, right)) = self.listed.map(place) {
            let middle = band.center().y;
            let line = Rect::from_min_max(pos2(left, middle - 1.5), pos2(right.max(left + 6.0), middle + 1.5));
            painter.rect_filled(line, 1.5, tokens.weak.gamma_multiply(0.55));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drag_chooses_days_and_moves_edges() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        let first = f64::from(number(date("2031-01-01")));
        let scale = Scale { left: first, day: 10.0 };
        let mut brush = Brush::default();
        brush.begin(scale, 45.0);
        brush.drag(scale, 12.0);
        brush.end();
        assert_eq!(brush.days, Some((date("2031-01-02"), date("2031-01-05"))));
        brush.begin(scale, 52.0);
        brush.drag(scale, 95.0);
        brush.end();
        assert_eq!(brush.days, Some((date("2031-01-02"), date("2031-01-10"))), "the last day was moved");
        assert!(!brush.is_held());
    }
}
