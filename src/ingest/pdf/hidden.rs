//! Words that stand in the file but not on the page: a box was painted over them, or they have the colour of the box
//! below them. Whoever blacked them out thought them gone, so they are not extracted, and the user is told.
//!
//! Invisible letters over a scan are another thing: OCR programs write what the image shows that way.

use std::collections::HashSet;

use super::ink::{Fill, Glyph, Ink, Letters, Paint, Run, area, overlap, shared};
use super::measure::box_of;

/// Boxes of one page that are compared with its letters.
const MOST_BOXES: usize = 5_000;

/// Pairs of a box and a run that are compared on one page.
const MOST_PAIRS: usize = 100_000_000;

/// Black bars of one page that are marked in the text; a page with more is a drawing.
const MOST_BARS: usize = 80;

/// How far apart, in points, two letters may be that are one and the same painted twice.
const NEAR: f32 = 2.5;

/// Marks the letters that cannot be seen as [`Letters::Covered`] and counts those that are words of a redaction.
pub(super) fn cover(ink: &mut Ink) -> u32 {
    let mut covered: Vec<usize> = Vec::new();
    let mut boxes: Vec<[f32; 4]> = Vec::new();
    let most = most_boxes(ink);
    for fill in ink.fills.iter().take(most) {
        let before = covered.len();
        for run in ink.runs.iter().filter(|run| overlap(run.rect, fill.rect) && paints_over(ink, fill, run)) {
            let glyphs = ink.glyphs_of(run).iter().enumerate();
            let hidden =
                glyphs.filter(|(_, glyph)| is_below(glyph, run, fill)).map(|(index, _)| run.glyphs.start + index);
            covered.extend(hidden);
        }
        if covered.len() > before {
            boxes.push(fill.rect);
        }
    }
    for run in &ink.runs {
        if let Some(fill) = lost_in(ink, run) {
            let glyphs = ink.glyphs_of(run).iter().enumerate();
            let lost =
                glyphs.filter(|(_, glyph)| is_below(glyph, run, fill)).map(|(index, _)| run.glyphs.start + index);
            covered.extend(lost);
            boxes.push(fill.rect);
        }
    }
    covered.sort_unstable();
    covered.dedup();
    let painted_again = painted_again(ink, &covered);
    let mut count = 0;
    for (index, again) in covered.into_iter().zip(painted_again) {
        let Some(glyph) = ink.glyphs.get_mut(index) else { continue };
        if again {
            glyph.letters = Letters::Unknown;
            continue;
        }
        if !matches!(glyph.letters, Letters::One(c) if c.is_whitespace()) {
            count += 1;
            glyph.letters = Letters::Covered;
        }
    }
    ink.bars = bars(ink, &boxes);
    count
}

/// How many boxes of a page are looked at.
fn most_boxes(ink: &Ink) -> usize {
    MOST_BOXES.min(MOST_PAIRS / ink.runs.len().max(1))
}

/// Whether a box was painted over a run.
fn paints_over(ink: &Ink, fill: &Fill, run: &Run) -> bool {
    match run.paint {
        // The text layer of a scan lies where the scan's own letters are: a box over the scan hides both, whichever of
        // layer and box was painted first.
        Paint::Invisible => {
            let scan = ink.images.iter().rfind(|image| overlap(image.rect, run.rect)).map(|image| image.order);
            fill.order > scan.unwrap_or(run.order) && area(fill.rect) < 0.9 * ink.width * ink.height
        }
        Paint::Colour(_) => fill.order > run.order,
    }
}

/// The box on which a run was painted in the box's own colour, as of a black marker in a word processor.
///
/// White on white is left alone: some programs lay the text layer of a scan that way.
fn lost_in<'i>(ink: &'i Ink, run: &Run) -> Option<&'i Fill> {
    let Paint::Colour(colour) = run.paint else { return None };
    let (x, y) = (f32::midpoint(run.rect[0], run.rect[2]), f32::midpoint(run.rect[1], run.rect[3]));
    let holds = |rect: [f32; 4]| rect[0] <= x && x <= rect[2] && rect[1] <= y && y <= rect[3];
    let first = ink.fills.partition_point(|fill| fill.order < run.order);
    let below = ink.fills.get(..first)?.iter().rev().take(most_boxes(ink)).find(|fill| holds(fill.rect))?;
    let alike = colour.iter().zip(below.colour).all(|(a, b)| a.abs_diff(b) < 16);
    let light = below.colour.iter().all(|part| *part > 230);
    let image_between =
        ink.images.iter().any(|image| image.order > below.order && image.order < run.order && holds(image.rect));
    (alike && !light && !image_between).then_some(below)
}

/// Whether the middle of a glyph lies within a box.
fn is_below(glyph: &Glyph, run: &Run, fill: &Fill) -> bool {
    let [left, top, right, bottom] = box_of(glyph, run.size, run.turn);
    // Descenders and the room above small letters may stand out of a tight box.
    let (x, y) = (f32::midpoint(left, right), f32::midpoint(top, bottom));
    let reach = 0.18 * run.size;
    let (wide, high) = match run.turn {
        super::ink::Turn::Right | super::ink::Turn::Left => (reach, 0.0),
        _ => (0.0, reach),
    };
    fill.rect[0] <= x - wide && x + wide <= fill.rect[2] && fill.rect[1] <= y - high && y + high <= fill.rect[3]
}

/// For each covered glyph, whether the same letter was painted again on top, as form fields do with their values and
/// some programs with whole pages.
fn painted_again(ink: &Ink, covered: &[usize]) -> Vec<bool> {
    if covered.is_empty() {
        return Vec::new();
    }
    #[expect(clippy::cast_possible_truncation, reason = "places on a page are small numbers")]
    let square = |glyph: &Glyph| ((glyph.x / NEAR).floor() as i32, (glyph.y / NEAR).floor() as i32);
    let mut seen: HashSet<(Letters, i32, i32)> = HashSet::new();
    for (index, glyph) in ink.glyphs.iter().enumerate() {
        if covered.binary_search(&index).is_err() {
            let (column, row) = square(glyph);
            seen.insert((glyph.letters, column, row));
        }
    }
    let again = |glyph: &Glyph| {
        let (column, row) = square(glyph);
        (-1..=1).any(|x| (-1..=1).any(|y| seen.contains(&(glyph.letters, column + x, row + y))))
    };
    covered.iter().map(|index| ink.glyphs.get(*index).is_some_and(again)).collect()
}

/// The black bars of the height of a line or a paragraph with no letters on or under them: redactions done properly.
fn bars(ink: &Ink, used: &[[f32; 4]]) -> Vec<[f32; 4]> {
    let size = usual_size(ink);
    let sized = |rect: [f32; 4]| {
        let (wide, high) = (rect[2] - rect[0], rect[3] - rect[1]);
        let of_a_line = high >= 0.6 * size && high <= 2.2 * size && wide >= 1.2 * size;
        let of_a_paragraph = high > 2.2 * size && high < 0.5 * ink.height && wide > 0.3 * ink.width;
        (of_a_line || of_a_paragraph) && wide < 0.9 * ink.width
    };
    let bars: Vec<[f32; 4]> = ink
        .fills
        .iter()
        .take(most_boxes(ink))
        .filter(|fill| fill.is_dark() && sized(fill.rect) && !used.contains(&fill.rect) && stands_out(ink, fill))
        .filter(|fill| !ink.runs.iter().any(|run| area(shared(run.rect, fill.rect)) > 0.2 * area(run.rect)))
        .filter(|fill| ink.runs.iter().any(|run| stands_by(run, fill.rect)))
        .map(|fill| fill.rect)
        .collect();
    if bars.len() > MOST_BARS { Vec::new() } else { bars }
}

/// Whether a dark bar is seen: nothing is painted over it, and what is below it is not dark as well.
fn stands_out(ink: &Ink, bar: &Fill) -> bool {
    let (x, y) = (f32::midpoint(bar.rect[0], bar.rect[2]), f32::midpoint(bar.rect[1], bar.rect[3]));
    let holds = |rect: [f32; 4]| rect[0] <= x && x <= rect[2] && rect[1] <= y && y <= rect[3];
    let mut around = ink.fills.iter().take(MOST_BOXES).filter(|fill| fill.order != bar.order && holds(fill.rect));
    let below = around.clone().rev().find(|fill| fill.order < bar.order);
    !around.any(|fill| fill.order > bar.order)
        && !ink.images.iter().any(|image| image.order > bar.order && holds(image.rect))
        && !below.is_some_and(Fill::is_dark)
}

/// Whether text stands on the same line as a bar, or on the one above or below.
fn stands_by(run: &Run, bar: [f32; 4]) -> bool {
    let reach = 1.5 * run.size;
    run.rect[1] < bar[3] + reach
        && bar[1] < run.rect[3] + reach
        && run.rect[0] < bar[2] + reach
        && bar[0] < run.rect[2] + reach
}

/// The em of most letters of a page.
pub(super) fn usual_size(ink: &Ink) -> f32 {
    let mut sizes: Vec<(f32, usize)> = ink.runs.iter().map(|run| (run.size, run.glyphs.len())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, count)| count).sum::<usize>() / 2;
    let mut passed = 0;
    let middle = sizes.iter().find(|(_, count)| {
        passed += count;
        passed > half
    });
    middle.map_or(12.0, |(size, _)| *size)
}
