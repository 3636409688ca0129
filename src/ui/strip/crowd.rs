//! Marks that would lie on one another become one.

use std::ops::Range;

use super::scale::Scale;
use super::scene::Mark;
use crate::model::TimelineKind;

/// Diameter of a mark, in points.
pub(super) const MARK: f32 = 9.0;
/// Least distance of two marks that are drawn by themselves, in points.
const APART: f32 = 10.0;
/// Widest stretch that becomes one, in points.
const WIDEST: f32 = 34.0;

/// One mark, or several that are drawn as their number.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    /// Which marks of the lane.
    pub(super) marks: Range<usize>,
    /// Points from the left edge of the strip to the middle.
    pub(super) x: f32,
    /// The kind that most of them are; of as many, the one that comes first in [`TimelineKind::ALL`].
    pub(super) kind: TimelineKind,
    /// Whether the selected entry is among them.
    pub(super) selected: bool,
}

impl Group {
    pub(super) fn count(&self) -> usize {
        self.marks.len()
    }

    /// How wide it is drawn, in points.
    pub(super) fn width(&self) -> f32 {
        match self.count() {
            0 | 1 => MARK,
            2..=9 => 16.0,
            10..=99 => 22.0,
            _ => 29.0,
        }
    }
}

/// The groups of a lane that are seen in `width` points, from left to right. `lane` is sorted by day; `selected` is
/// the selected entry.
pub(super) fn groups(lane: &[Mark], scale: Scale, width: f32, selected: Option<u32>) -> Vec<Group> {
    let from = lane.partition_point(|mark| mark.day() < scale.day_at(-WIDEST));
    let to = lane.partition_point(|mark| mark.day() <= scale.day_at(width + WIDEST));
    let mut groups = Vec::new();
    let mut open: Option<Open> = None;
    for (index, mark) in (from..to).zip(lane.get(from..to).unwrap_or_default()) {
        let x = scale.x(mark.day());
        if !open.as_ref().is_some_and(|group| group.takes(x)) {
            groups.extend(open.take().map(|group| group.close(index)));
        }
        open.get_or_insert_with(|| Open::new(index, x)).add(x, mark.kind, selected == Some(mark.entry));
    }
    groups.extend(open.map(|group| group.close(to)));
    spread(&mut groups);
    groups
}

/// Moves numbers that would touch their neighbour on the left. Single marks stay on their day.
fn spread(groups: &mut [Group]) {
    let mut right = f32::NEG_INFINITY;
    for group in groups {
        let half = group.width() / 2.0;
        if group.count() > 1 {
            group.x = group.x.max(right + half + 1.0);
        }
        right = group.x + half;
    }
}

struct Open {
    start: usize,
    first: f32,
    last: f32,
    kinds: [u32; TimelineKind::ALL.len()],
    selected: bool,
}

impl Open {
    fn new(start: usize, x: f32) -> Self {
        Self { start, first: x, last: x, kinds: [0; TimelineKind::ALL.len()], selected: false }
    }

    fn takes(&self, x: f32) -> bool {
        let several = self.kinds.iter().sum::<u32>() > 1;
        let right = if several { f32::midpoint(self.first, self.last) + 14.0 } else { self.last };
        (x - self.last < APART || x - right < APART / 2.0) && x - self.first <= WIDEST
    }

    fn add(&mut self, x: f32, kind: TimelineKind, selected: bool) {
        self.last = x;
        self.selected |= selected;
        for (own, count) in TimelineKind::ALL.into_iter().zip(&mut self.kinds) {
            *count += u32::from(own == kind);
        }
    }

    fn close(self, end: usize) -> Group {
        let most = self.kinds.iter().copied().max().unwrap_or_default();
        let kind = TimelineKind::ALL.into_iter().zip(self.kinds).find(|(_, count)| *count == most);
        Group {
            marks: self.start..end,
            x: f32::midpoint(self.first, self.last),
            kind: kind.map_or(TimelineKind::Event, |(kind, _)| kind),
            selected: self.selected,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::strip::scene::ORIGIN;

    fn lane(days: impl IntoIterator<Item = f32>) -> Vec<Mark> {
        let mark = |day: f32| Mark { entry: 0, kind: TimelineKind::Filing, days: (day, day + 1.0), inferred: false };
        days.into_iter().map(mark).collect()
    }

    #[test]
    fn single_marks_stay_and_crowds_become_numbers() {
        let scale = Scale { left: ORIGIN, day: 1.0 };
        let lane = lane([10.0, 50.0, 51.0, 52.0, 90.0]);
        let counts: Vec<_> = groups(&lane, scale, 200.0, None).iter().map(Group::count).collect();
        assert_eq!(counts, [1, 3, 1]);
        let near = groups(&lane, Scale { left: ORIGIN + 49.0, day: 40.0 }, 200.0, None);
        assert_eq!(near.iter().map(Group::count).collect::<Vec<_>>(), [1, 1, 1]);
    }

    #[test]
    fn what_is_drawn_is_bounded_by_the_width() {
        let lane = lane((0..50_000_u16).map(|n| f32::from(n) * 0.02));
        let groups = groups(&lane, Scale { left: ORIGIN, day: 1.0 }, 1000.0, Some(7));
        assert!(groups.len() <= 1000 / 10, "{}", groups.len());
        assert_eq!(groups.iter().map(Group::count).sum::<usize>(), lane.len());
        assert!(groups.windows(2).all(|pair| pair[0].marks.end == pair[1].marks.start));
        assert!(groups.windows(2).all(|pair| pair[0].x + pair[0].width() / 2.0 <= pair[1].x - pair[1].width() / 2.0));
    }
}
