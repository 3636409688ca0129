//! Thin lines beside the text: what they strike out, underline and part.

use super::columns::Divider;
use super::frame::Frame;
use super::ink::{Ink, Run, Turn};
use super::rows::Row;
use super::words::Looks;

/// Where a line through the middle of letters runs, in ems above the baseline.
const MIDDLE: std::ops::Range<f32> = 0.12..0.5;

/// Where a line below letters runs, in ems below the baseline.
const BELOW: std::ops::Range<f32> = -0.06..0.3;

/// Lines of one page that are compared with the text.
const MOST_LINES: usize = 3_000;

/// The drawn lines of a page, turned for reading.
pub(super) struct LineMarks {
    frame: Frame,
    /// From, to and height, from top to bottom.
    level: Vec<[f32; 3]>,
    /// Place, upper and lower end.
    upright: Vec<[f32; 3]>,
}

impl LineMarks {
    /// The lines of a page whose text is read at `turn`.
    pub(super) fn new(ink: &Ink, turn: Turn) -> Self {
        let frame = Frame::new(turn, ink);
        let mut marks = Self { frame, level: Vec::new(), upright: Vec::new() };
        for rule in ink.rules.iter().take(MOST_LINES) {
            let [left, top, right, bottom] = frame.turned_rect(rule.rect);
            if right - left >= bottom - top {
                marks.level.push([left, right, f32::midpoint(top, bottom)]);
            } else {
                marks.upright.push([f32::midpoint(left, right), top, bottom]);
            }
        }
        marks.level.sort_by(|a, b| a[2].total_cmp(&b[2]));
        marks
    }

    /// The level lines between two heights.
    fn level_between(&self, top: f32, bottom: f32) -> impl Iterator<Item = [f32; 3]> + '_ {
        let first = self.level.partition_point(|line| line[2] < top);
        self.level.get(first..).unwrap_or_default().iter().take_while(move |line| line[2] <= bottom).copied()
    }

    /// The stretches over which the letters of a run are struck out.
    pub(super) fn through(&self, run: &Run) -> Vec<[f32; 2]> {
        if self.level.is_empty() {
            return Vec::new();
        }
        let [left, _, right, bottom] = self.frame.turned_rect(run.rect);
        let base = bottom - 0.22 * run.size;
        self.level_between(base - MIDDLE.end * run.size, base - MIDDLE.start * run.size)
            .filter(|[from, to, _]| *from < right && *to > left)
            .map(|[from, to, _]| [from, to])
            .collect()
    }

    /// Marks the words of a row that stand on a line. The line of a table or of a form goes on far beyond its words.
    pub(super) fn underline(&self, row: &mut Row) {
        let (top, bottom) = (row.base + BELOW.start * row.size, row.base + BELOW.end * row.size);
        for [from, to, _] in self.level_between(top, bottom) {
            let on_line = |rect: [f32; 4]| rect[2].min(to) - rect[0].max(from);
            let covered: f32 = row.words.iter().map(|word| on_line(word.rect).max(0.0)).sum();
            if covered < 0.5 * (to - from) {
                continue;
            }
            for word in &mut row.words {
                if on_line(word.rect) > 0.6 * (word.rect[2] - word.rect[0]) {
                    word.looks = word.looks.and(Looks::UNDERLINED);
                }
            }
        }
    }

    /// The upright lines long enough to part columns: pieces of one line put together.
    pub(super) fn dividers(&self) -> Vec<Divider> {
        let mut lines = self.upright.clone();
        lines.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
        let mut dividers: Vec<Divider> = Vec::new();
        for [x, top, bottom] in lines {
            match dividers.last_mut() {
                Some(last) if (last.x - x).abs() < 1.5 && top < last.bottom + 3.0 => {
                    last.bottom = last.bottom.max(bottom);
                }
                _ => dividers.push(Divider { x, top, bottom }),
            }
        }
        dividers.retain(|divider| divider.bottom - divider.top > 24.0);
        dividers
    }

    /// Level and upright lines, for finding the cells of tables.
    pub(super) fn grid(&self) -> (&[[f32; 3]], &[[f32; 3]]) {
        (&self.level, &self.upright)
    }
}
