//! Where everything on the strip goes, worked out when something moved and kept until it moves again.

use egui::{Rect, pos2};

use super::axis::{Tick, ticks, untangle};
use super::crowd::{Group, groups};
use super::labels::{self, Place, Row, Rows};
use super::scale::Scale;
use super::scene::{ORIGIN, Scene};
use crate::model::CaseFile;

/// Height of the row of dates at the bottom, in points.
pub(super) const AXIS: f32 = 22.0;
/// Height of a period's bar, in points.
pub(super) const BAR: f32 = 7.0;
/// Height of a row of periods with their names, in points.
const BAR_ROW: f32 = 23.0;
/// Least room for a label that has to be cut, and the most that one may take, in points.
const LABEL: (f32, f32) = (110.0, 230.0);

/// What a layout depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Of {
    pub(super) scene: u64,
    pub(super) scale: Scale,
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) selected: Option<u32>,
}

/// A period on the strip, relative to its left upper corner.
#[derive(Clone, Debug)]
pub(super) struct PlacedBar {
    pub(super) entry: u32,
    pub(super) rect: Rect,
    /// Where its name goes; `None` where there is no room for it.
    pub(super) label: Option<Place>,
}

/// A label beside a mark.
#[derive(Clone, Debug)]
pub(super) struct PlacedLabel {
    pub(super) entry: u32,
    pub(super) place: Place,
    pub(super) y: f32,
}

/// Where everything goes, in points relative to the strip's left upper corner.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    pub(super) ticks: Vec<Tick>,
    pub(super) bars: Vec<PlacedBar>,
    /// The groups of each lane, and its height on the strip.
    pub(super) lanes: [(Vec<Group>, f32); 2],
    pub(super) labels: Vec<PlacedLabel>,
}

impl Layout {
    /// `text_width` tells how wide words are in the labels' face.
    pub(super) fn new(scene: &Scene, case: &CaseFile, of: Of, mut text_width: impl FnMut(&str) -> f32) -> Self {
        let body = (of.height - AXIS).max(30.0);
        let heights = [(body * 0.25).max(14.0), (body * 0.84).min(body - 10.0)];
        let mut ticks = ticks(of.scale, of.width);
        untangle(&mut ticks, &mut text_width);
        let mut wanted = |entry: u32| {
            let summary = case.timeline.get(entry as usize).map_or("", |entry| entry.summary.as_str());
            (text_width(summary) + 1.0).min(LABEL.1)
        };
        let mut layout = Self { ticks, ..Self::default() };
        layout.bars = bars(scene, of, heights, &mut wanted);
        for ((lane, y), placed) in scene.lanes.iter().zip(heights).zip(&mut layout.lanes) {
            let groups = groups(lane, of.scale, of.width, of.selected);
            // The selected entry has a halo around its mark, and chooses its room first.
            let entry_of = |group: &Group| lane.get(group.marks.start).map(|mark| mark.entry);
            let span = |group: &Group| {
                let half = group.width() / 2.0 + if group.selected { 4.0 } else { 0.0 };
                let own = group.x - half..group.x + half;
                // The days that a vague date can be are drawn on both sides of its mark.
                match lane.get(group.marks.clone()).unwrap_or_default() {
                    [mark] if mark.is_vague() => {
                        let x = |day: f32| of.scale.x(ORIGIN + f64::from(day));
                        own.start.min(x(mark.days.0))..own.end.max(x(mark.days.1))
                    }
                    _ => own,
                }
            };
            let mut row = Row::new(of.width, groups.iter().map(span).collect());
            let single = |group: &&Group| group.count() == 1;
            let mut order: Vec<&Group> = groups.iter().filter(single).collect();
            order.sort_by_key(|group| !group.selected);
            for group in order {
                if let Some(entry) = entry_of(group)
                    && let Some(place) = row.place(span(group), wanted(entry), LABEL.0)
                {
                    layout.labels.push(PlacedLabel { entry, place, y });
                }
            }
            *placed = (groups, y);
        }
        layout
    }
}

/// Periods between the two lanes, in as many rows as there is room for. Those that find none are drawn thin along the
/// bottom of the last row, without a name; where they lie on one another, they are one bar.
fn bars(scene: &Scene, of: Of, [top, bottom]: [f32; 2], wanted: &mut impl FnMut(u32) -> f32) -> Vec<PlacedBar> {
    let zone = top + 9.0..bottom - 9.0;
    let room = zone.end - zone.start;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few rows")]
    let rows = (room / BAR_ROW).floor().clamp(1.0, 12.0) as usize;
    let named = room >= BAR_ROW;
    let seen = scene
        .bars
        .iter()
        .map(|bar| (bar.entry, of.scale.x(bar.days.0)..of.scale.x(bar.days.1)))
        .take_while(|(_, span)| span.start <= of.width)
        .filter(|(_, span)| span.end >= 0.0)
        .map(|(entry, span)| (entry, span.start..span.end.max(span.start + BAR)));
    let mut free = Rows::new(rows);
    let height = room / f32::from(u8::try_from(rows).unwrap_or(u8::MAX));
    let mut placed: Vec<PlacedBar> = Vec::new();
    // The last bar that is drawn thin, by its place in `placed`.
    let mut thin: Option<usize> = None;
    for (entry, span) in seen {
        let left = span.start.max(4.0);
        // Names are measured only where there is room for one.
        let row = free.take(left, || span.end.max(if named { left + wanted(entry) + 8.0 } else { left }));
        let selected = of.selected == Some(entry);
        let under = thin.and_then(|at| placed.get_mut(at)).filter(|_| row.is_none() && !selected);
        if let Some(under) = under.filter(|under| under.rect.right() >= span.start) {
            under.rect.max.x = under.rect.right().max(span.end);
            continue;
        }
        let number = f32::from(u8::try_from(row.map_or(rows - 1, |(row, _)| row)).unwrap_or(u8::MAX));
        let base = zone.start + height * (number + 1.0);
        let (upper, lower) = match row {
            Some(_) => (base - BAR - 1.0, base - 1.0),
            None => (base + 1.0, base + 3.0),
        };
        let rect = Rect::from_min_max(pos2(span.start, upper), pos2(span.end, lower));
        // A name ends where the strip does, with a sign that it goes on.
        let room = |end: f32| Place { left, width: (end - left).min(of.width - left - labels::GAP) };
        let label = row.filter(|_| named).map(|(_, end)| room(end)).filter(|place| place.width > BAR_ROW);
        if row.is_none() && !selected {
            thin = Some(placed.len());
        }
        placed.push(PlacedBar { entry, rect, label });
    }
    placed
}
