//! Words beside marks: only where they fit, never on one another.

use std::ops::Range;

/// Where a label goes, as points from the left edge of the strip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// Where it begins.
    pub(super) left: f32,
    /// How much room it may take.
    pub(super) width: f32,
}

/// What is taken in a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    taken: Vec<Range<f32>>,
    width: f32,
}

/// Space between a label and anything else, in points.
pub(super) const GAP: f32 = 6.0;

impl Row {
    /// A row of the strip in which marks have these places already, in any order.
    pub(super) fn new(width: f32, taken: Vec<Range<f32>>) -> Self {
        Self { taken, width }
    }

    /// Finds room to the right of `mark`, or to its left, for a label that is `wanted` wide, and takes it. Where there
    /// is less room, but at least `least`, the label gets what there is.
    pub(super) fn place(&mut self, mark: Range<f32>, wanted: f32, least: f32) -> Option<Place> {
        // Something wide that begins further left and reaches over the mark lies on both its sides.
        if self.taken.iter().any(|taken| taken.start <= mark.start && taken.end > mark.end + 0.5) {
            return None;
        }
        let begin = mark.end + GAP;
        let next = self.taken.iter().map(|taken| taken.start).filter(|&start| start > mark.start);
        let free = next.fold(self.width, f32::min) - GAP - begin;
        if free >= wanted.min(least) {
            return Some(self.take(begin, wanted.min(free)));
        }
        let end = mark.start - GAP;
        let before = self.taken.iter().map(|taken| taken.end).filter(|&behind| behind < mark.end);
        let free = end - before.fold(0.0, f32::max) - GAP;
        (free >= wanted).then(|| self.take(end - wanted, wanted))
    }

    fn take(&mut self, left: f32, width: f32) -> Place {
        self.taken.push(left..left + width);
        Place { left, width }
    }
}

/// Rows for things that last, so that none lies on another.
pub(super) struct Rows {
    /// Where the last thing of each ends.
    ends: Vec<f32>,
}

impl Rows {
    /// So many rows, all free.
    pub(super) fn new(count: usize) -> Self {
        Self { ends: vec![f32::NEG_INFINITY; count] }
    }

    /// The first row that is free at `start`, taken up to where `end` says, which is asked only then; `None` where all are
    /// taken. Things come sorted by start.
    pub(super) fn take(&mut self, start: f32, end: impl FnOnce() -> f32) -> Option<(usize, f32)> {
        let free = self.ends.iter().position(|&end| end <= start)?;
        let end = end();
        *self.ends.get_mut(free)? = end;
        Some((free, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_never_overlap() {
        let marks: Vec<Range<f32>> = [10.0, 40.0, 200.0, 290.0, 300.0].map(|x| x..x + 9.0).to_vec();
        let mut row = Row::new(400.0, marks.clone());
        let places: Vec<_> = marks.iter().map(|mark| row.place(mark.clone(), 80.0, 60.0)).collect();
        assert_eq!(places[0], None);
        assert_eq!(places[1].map(|p| (p.left, p.width)), Some((55.0, 80.0)));
        let mut all: Vec<_> = marks;
        all.extend(places.into_iter().flatten().map(|p| p.left..p.left + p.width));
        all.sort_by(|a, b| a.start.total_cmp(&b.start));
        assert!(all.windows(2).all(|pair| pair[0].end <= pair[1].start), "{all:?}");
    }

    #[test]
    fn a_label_goes_left_where_the_right_is_taken() {
        let mut row = Row::new(200.0, vec![150.0..159.0, 165.0..174.0]);
        let place = row.place(150.0..159.0, 60.0, 60.0);
        assert_eq!(place, Some(Place { left: 84.0, width: 60.0 }));
    }

    #[test]
    fn bars_take_rows() {
        let spans = [0.0..50.0, 10.0..20.0, 30.0..40.0, 35.0..60.0, 50.0..70.0];
        let mut rows = Rows::new(2);
        let taken = spans.map(|span| rows.take(span.start, || span.end).map(|(row, _)| row));
        assert_eq!(taken, [Some(0), Some(1), Some(1), None, Some(0)]);
    }
}
