//! Years, months and days below the strip.

use chrono::{Datelike, Months, NaiveDate};

use super::scale::{Scale, number};
use crate::ui::kit::date;

/// Least distance of labels, in points.
const APART: f64 = 64.0;
/// Least distance of grid lines without labels, in points.
const LINES_APART: f64 = 14.0;

/// Space between a grid line and its label, in points.
pub(super) const LABEL: f32 = 6.0;

/// Steps of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Day,
    Week,
    Months(u32),
    Years(i32),
}

const STEPS: [Step; 11] = [
    Step::Day,
    Step::Week,
    Step::Months(1),
    Step::Months(3),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
];

/// A grid line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    /// Points from the left edge of the strip.
    pub(super) x: f32,
    /// Empty for a line between labelled ones.
    pub(super) label: String,
}

/// The grid lines that are seen in `width` points, from left to right.
pub(super) fn ticks(scale: Scale, width: f32) -> Vec<Tick> {
    let labelled = STEPS.iter().position(|step| step.days() * scale.day >= APART).unwrap_or(STEPS.len() - 1);
    let Some(&label_step) = STEPS.get(labelled) else { return Vec::new() };
    let wide_enough = |step: &&Step| step.days() * scale.day >= LINES_APART && step.divides(label_step);
    let line_step = STEPS.iter().take(labelled).find(wide_enough).copied().unwrap_or(label_step);
    // A label may belong to a line that has just left on the left.
    let mut ticks = Vec::new();
    let mut first = true;
    let mut day = line_step.at_or_before(scale.day_at(0.0));
    while let Some(date) = day {
        let x = scale.x(f64::from(number(date)));
        if x > width {
            break;
        }
        let mut label = String::new();
        if label_step.begins(date) && x >= 0.0 {
            label = label_step.label(date, first);
            first = false;
        }
        if x >= 0.0 {
            ticks.push(Tick { x, label });
        }
        day = line_step.next(date);
    }
    ticks
}

/// Takes away labels that would lie on the one before them: the first one says the year, too, and is wider.
pub(super) fn untangle(ticks: &mut [Tick], mut text_width: impl FnMut(&str) -> f32) {
    let mut right = f32::NEG_INFINITY;
    for tick in ticks.iter_mut().filter(|tick| !tick.label.is_empty()) {
        if tick.x < right {
            tick.label.clear();
        } else {
            right = tick.x + LABEL + text_width(&tick.label);
        }
    }
}

/// The year of a day, where the calendar has one.
pub(super) fn year_of(day: f64) -> Option<i32> {
    date_of(day).map(|date| date.year())
}

fn date_of(day: f64) -> Option<NaiveDate> {
    #[expect(clippy::cast_possible_truncation, reason = "saturates, and is then no date")]
    let number = day.floor() as i32;
    NaiveDate::from_num_days_from_ce_opt(number.max(1))
}

impl Step {
    /// How long it is, in days.
    fn days(self) -> f64 {
        match self {
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Months(count) => 30.4 * f64::from(count),
            Self::Years(count) => 365.2 * f64::from(count),
        }
    }

    /// Whether each beginning of the `other`, longer step is one of this step too.
    fn divides(self, other: Self) -> bool {
        match (self, other) {
            (Self::Week, _) => false,
            (Self::Years(own), Self::Years(others)) => others % own == 0,
            _ => true,
        }
    }

    /// Whether a step begins on this day.
    fn begins(self, date: NaiveDate) -> bool {
        match self {
            Self::Day => true,
            Self::Week => date.weekday() == chrono::Weekday::Mon,
            Self::Months(count) => date.day() == 1 && date.month0().is_multiple_of(count),
            Self::Years(count) => date.ordinal() == 1 && date.year() % count == 0,
        }
    }

    /// The beginning of the step in which a day lies.
    fn at_or_before(self, day: f64) -> Option<NaiveDate> {
        let date = date_of(day)?;
        match self {
            Self::Day => Some(date),
            Self::Week => Some(date.week(chrono::Weekday::Mon).first_day()),
            Self::Months(count) => NaiveDate::from_ymd_opt(date.year(), date.month0() / count * count + 1, 1),
            Self::Years(count) => NaiveDate::from_ymd_opt(date.year().div_euclid(count) * count, 1, 1),
        }
    }

    fn next(self, date: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Day => date.succ_opt(),
            Self::Week => date.checked_add_days(chrono::Days::new(7)),
            Self::Months(count) => date.checked_add_months(Months::new(count)),
            Self::Years(count) => NaiveDate::from_ymd_opt(date.year() + count, 1, 1),
        }
    }

    /// The first label that is seen says the year; so does every January.
    fn label(self, day: NaiveDate, first: bool) -> String {
        let (year, month) = (day.year(), date::month(day.month()));
        match self {
            Self::Years(_) => year.to_string(),
            Self::Months(_) if day.month() == 1 && !first => year.to_string(),
            Self::Months(_) if first => format!("{month} {year}"),
            Self::Months(_) => month.to_owned(),
            Self::Day | Self::Week if first => format!("{month} {}, {year}", day.day()),
            Self::Day | Self::Week => format!("{month} {}", day.day()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(from: (i32, u32, u32), day: f64) -> Vec<String> {
        let left = f64::from(number(NaiveDate::from_ymd_opt(from.0, from.1, from.2).unwrap()));
        let ticks = ticks(Scale { left, day }, 300.0);
        assert!(ticks.windows(2).all(|pair| pair[0].x < pair[1].x));
        ticks.into_iter().map(|tick| tick.label).filter(|label| !label.is_empty()).collect()
    }

    #[test]
    fn labels_never_overlap() {
        let tick = |x: f32, label: &str| Tick { x, label: label.to_owned() };
        let mut ticks = [tick(0.0, "Mar 3, 2031"), tick(64.0, "Mar 10"), tick(96.0, ""), tick(128.0, "Mar 17")];
        untangle(&mut ticks, |label| label.chars().map(|_| 6.0).sum());
        assert_eq!(ticks.map(|tick| tick.label), ["Mar 3, 2031", "", "", "Mar 17"]);
    }

    #[test]
    fn grid_follows_the_zoom() {
        assert_eq!(labels((2006, 12, 20), 0.25), ["2007", "2008", "2009", "2010"]);
        assert_eq!(labels((2007, 11, 20), 3.0), ["Dec 2007", "2008", "Feb"]);
        assert_eq!(labels((2009, 4, 1), 20.0), ["Apr 6, 2009", "Apr 13"]);
        assert_eq!(labels((2009, 4, 1), 60.0).first().map(String::as_str), Some("Apr 6, 2009"));
        assert_eq!(labels((1, 1, 1), 0.004), ["50", "100", "150", "200"]);
    }
}
