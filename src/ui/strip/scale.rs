//! Days to points, and back.

use chrono::{Datelike, NaiveDate};

/// Narrowest and widest that a day can be zoomed, in points: ten centuries on a screen, and a month on one.
const DAY_WIDTHS: (f64, f64) = (0.004, 60.0);

/// Where days stand on the strip. A day is its number since the beginning of the common era; its noon is half more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    /// The day at the left edge.
    pub(super) left: f64,
    /// Width of a day, in points.
    pub(super) day: f64,
}

impl Default for Scale {
    fn default() -> Self {
        Self { left: f64::from(number(NaiveDate::default())), day: 1.0 }
    }
}

/// The number of a day.
pub(super) fn number(date: NaiveDate) -> i32 {
    date.num_days_from_ce()
}

/// The day that has a number; `None` beyond the calendar.
pub(super) fn day(number: f64) -> Option<NaiveDate> {
    #[expect(clippy::cast_possible_truncation, reason = "a number that is too large is on no calendar")]
    let number = number.floor() as i32;
    NaiveDate::from_num_days_from_ce_opt(number)
}

impl Scale {
    /// Shows `range` in `width` points, with some room on both sides.
    pub(super) fn fit(range: (f64, f64), width: f32) -> Self {
        const SHARE: f64 = 0.04;
        let days = (range.1 - range.0).max(14.0);
        let width = f64::from(width.max(1.0));
        let day = (width * (1.0 - 2.0 * SHARE) / days).clamp(DAY_WIDTHS.0, DAY_WIDTHS.1);
        let middle = f64::midpoint(range.0, range.1);
        Self { left: middle - width / day / 2.0, day }
    }

    /// Points from the left edge.
    pub(super) fn x(self, day: f64) -> f32 {
        // Far outside of the strip any number does, as long as it is one.
        let x = ((day - self.left) * self.day).clamp(-1e6, 1e6);
        #[expect(clippy::cast_possible_truncation, reason = "clamped")]
        let x = x as f32;
        x
    }

    /// The day at points from the left edge.
    pub(super) fn day_at(self, x: f32) -> f64 {
        self.left + f64::from(x) / self.day
    }

    /// Makes days `factor` times as wide; the one at `x` stays where it is.
    pub(super) fn zoom(&mut self, x: f32, factor: f64) {
        let fixed = self.day_at(x);
        self.day = (self.day * factor).clamp(DAY_WIDTHS.0, DAY_WIDTHS.1);
        self.left = fixed - f64::from(x) / self.day;
    }

    /// Moves everything by points, to the right where they are positive.
    pub(super) fn pan(&mut self, points: f32) {
        self.left -= f64::from(points) / self.day;
    }

    /// Whether days can still be made wider.
    pub(super) fn can_zoom_in(self) -> bool {
        self.day < DAY_WIDTHS.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooms_about_the_pointer() {
        let mut scale = Scale::fit((730_000.0, 731_000.0), 1000.0);
        let under = scale.day_at(300.0);
        scale.zoom(300.0, 4.0);
        assert!((scale.day_at(300.0) - under).abs() < 1e-6);
        scale.pan(50.0);
        assert!((scale.day_at(350.0) - under).abs() < 1e-6);
        scale.zoom(0.0, 1e9);
        assert!(!scale.can_zoom_in());
    }

    #[test]
    fn fits_with_room_on_both_sides() {
        let scale = Scale::fit((730_000.0, 731_000.0), 1000.0);
        assert!((scale.x(730_000.0) - 40.0).abs() < 0.5 && (scale.x(731_000.0) - 960.0).abs() < 0.5);
        let single = Scale::fit((730_000.0, 730_000.0), 1000.0);
        assert!((single.x(730_000.0) - 500.0).abs() < 0.5);
    }
}
