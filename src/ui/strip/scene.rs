//! What of the case is on the strip, by lane and day.

use super::scale::number;
use crate::model::{CaseFile, Precision, TimelineEntry, TimelineKey, TimelineKind};

/// A mark: a timeline entry that is no period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    /// Its index in the case's timeline.
    pub(super) entry: u32,
    pub(super) kind: TimelineKind,
    /// The days that it can be: the first, and the one behind the last.
    pub(super) days: (f32, f32),
    /// Whether it was worked out, and is not said in so many words.
    pub(super) inferred: bool,
}

/// Days are kept relative to this one, so that they fit into an `f32` to the hour.
pub(super) const ORIGIN: f64 = 730_000.0;

/// A period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bar {
    /// Its index in the case's timeline.
    pub(super) entry: u32,
    /// The first day, and the one behind the last.
    pub(super) days: (f64, f64),
}

/// Everything that can be drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Scene {
    /// Deadlines, hearings and events; filings and cited documents. Sorted by day.
    pub(super) lanes: [Vec<Mark>; 2],
    /// Sorted by first day.
    pub(super) bars: Vec<Bar>,
    /// How many entries have no date.
    pub(super) undated: usize,
}

impl Mark {
    /// The middle of the days that it can be.
    pub(super) fn day(&self) -> f64 {
        ORIGIN + f64::from(f32::midpoint(self.days.0, self.days.1))
    }

    /// Whether it is vaguer than a day.
    pub(super) fn is_vague(&self) -> bool {
        self.days.1 - self.days.0 > 1.5
    }
}

impl Scene {
    pub(super) fn new(case: &CaseFile, visible: &[usize]) -> Self {
        let mut scene = Self::default();
        for &index in visible {
            if let (Some(entry), Ok(index)) = (case.timeline.get(index), u32::try_from(index)) {
                scene.add(entry, index);
            }
        }
        for lane in &mut scene.lanes {
            lane.sort_by(|a, b| a.day().total_cmp(&b.day()).then(a.entry.cmp(&b.entry)));
        }
        scene.bars.sort_by(|a, b| a.days.0.total_cmp(&b.days.0).then(a.entry.cmp(&b.entry)));
        scene
    }

    fn add(&mut self, entry: &TimelineEntry, index: u32) {
        let Some((first, behind)) = days(entry) else {
            self.undated += 1;
            return;
        };
        if entry.kind == TimelineKind::Period {
            self.bars.push(Bar { entry: index, days: (first, behind) });
            return;
        }
        let lane = match entry.kind {
            TimelineKind::Filing | TimelineKind::Cited => 1,
            _ => 0,
        };
        #[expect(clippy::cast_possible_truncation, reason = "days near the origin")]
        let days = ((first - ORIGIN) as f32, (behind - ORIGIN) as f32);
        if let Some(lane) = self.lanes.get_mut(lane) {
            lane.push(Mark { entry: index, kind: entry.kind, days, inferred: entry.is_inferred() });
        }
    }

    /// How many are on the strip.
    pub(super) fn count(&self) -> usize {
        self.bars.len() + self.lanes.iter().map(Vec::len).sum::<usize>()
    }

    /// The days from the first to the last; `None` where nothing has a date.
    pub(super) fn range(&self) -> Option<(f64, f64)> {
        let firsts = self.bars.first().map(|bar| bar.days.0);
        let lasts = self.bars.iter().map(|bar| bar.days.1).max_by(f64::total_cmp);
        let of_lanes = |pick: fn(&Vec<Mark>) -> Option<&Mark>| {
            self.lanes.iter().filter_map(pick).map(Mark::day).collect::<Vec<_>>()
        };
        let first = of_lanes(|lane| lane.first()).into_iter().chain(firsts).min_by(f64::total_cmp)?;
        let last = of_lanes(|lane| lane.last()).into_iter().chain(lasts).max_by(f64::total_cmp)?;
        Some((first, last))
    }

    /// The days in which nearly all of it lies: as [`Self::range`], less a few at either end that stand so far off
    /// that the rest would be squeezed into less than half of the width, as one old statute's date would do.
    pub(super) fn usual_range(&self) -> Option<(f64, f64)> {
        let mut days: Vec<f64> = self.lanes.iter().flatten().map(Mark::day).collect();
        days.extend(self.bars.iter().flat_map(|bar| [bar.days.0, bar.days.1]));
        days.sort_by(f64::total_cmp);
        let most = days.len() / 12;
        let (mut from, mut to) = (0, days.len().checked_sub(1)?);
        let at = |index: usize| days.get(index).copied().unwrap_or_default();
        for _ in 0..most {
            let span = at(to) - at(from);
            let (left, right) = (at(from + 1) - at(from), at(to) - at(to - 1));
            // A gap of at least a third of all that is shown, beyond which there is hardly anything.
            if left.max(right) * 3.0 < span {
                break;
            }
            if left >= right { from += 1 } else { to -= 1 }
        }
        Some((at(from), at(to)))
    }

    /// The days of one entry.
    pub(super) fn days_of(&self, entry: u32) -> Option<(f64, f64)> {
        let mark = self.lanes.iter().flatten().find(|mark| mark.entry == entry);
        let of_mark = |mark: &Mark| (ORIGIN + f64::from(mark.days.0), ORIGIN + f64::from(mark.days.1));
        mark.map(of_mark).or_else(|| self.bars.iter().find(|bar| bar.entry == entry).map(|bar| bar.days))
    }
}

/// The first day of an entry and the one behind its last.
fn days(entry: &TimelineEntry) -> Option<(f64, f64)> {
    let when = entry.when?;
    let first = when.date.first_day()?;
    let spans = entry.kind == TimelineKind::Period || when.precision == Precision::Between;
    let last = when.until.filter(|_| spans).unwrap_or(when.date).last_day()?;
    let (first, last) = (number(first), number(last));
    Some((f64::from(first.min(last)), f64::from(first.max(last)) + 1.0))
}

/// The index of an entry in the timeline.
pub(super) fn index_of(case: &CaseFile, key: TimelineKey) -> Option<u32> {
    case.timeline_index.get(&key).and_then(|&index| u32::try_from(index).ok())
}
