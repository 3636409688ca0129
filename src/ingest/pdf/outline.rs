//! What a drawn path is to a reader of the text: a box that hides things, a thin line, or neither.

use hayro::hayro_interpret::{DrawMode, FillRule, Image as PdfImage, ImageData};
use hayro::kurbo::{Affine, BezPath, PathEl, Point, Rect};

use super::ink::{Rule, area};
use super::measure::{narrow, narrow_point};

/// Boxes thinner than this are lines, in points.
const THICKEST_LINE: f32 = 3.0;

/// Lines shorter than this are specks, in points.
const SHORTEST_LINE: f32 = 3.0;

/// Parts of one path beyond which it is a drawing.
const MOST_PARTS: usize = 500;

/// The largest image, in dots, that is looked into to see whether it is of one colour.
const LARGEST_PLAIN_IMAGE: u32 = 4_000_000;

/// What a path amounts to.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// Filled boxes: left, top, right, bottom.
    pub(super) boxes: Vec<[f32; 4]>,
    /// Thin lines along an axis.
    pub(super) rules: Vec<Rule>,
}

impl Drawn {
    /// Takes in something with corners at right angles: a thick one is a box, a thin one a line.
    fn add(&mut self, rect: [f32; 4]) {
        let (width, height) = (rect[2] - rect[0], rect[3] - rect[1]);
        if width.min(height) > THICKEST_LINE {
            self.boxes.push(rect);
        } else if width.max(height) > SHORTEST_LINE {
            self.rules.push(Rule { rect });
        }
    }

    /// Takes in a stroked stretch between two points.
    fn add_stroke(&mut self, from: [f32; 2], to: [f32; 2], thickness: f32) {
        let (wide, high) = ((to[0] - from[0]).abs(), (to[1] - from[1]).abs());
        let half = thickness.max(0.1) / 2.0;
        let (left, right) = (from[0].min(to[0]), from[0].max(to[0]));
        let (top, bottom) = (from[1].min(to[1]), from[1].max(to[1]));
        if high <= 0.02 * wide {
            self.add([left, top - half, right, bottom + half]);
        } else if wide <= 0.02 * high {
            self.add([left - half, top, right + half, bottom]);
        }
    }

    fn add_stroked_rect(&mut self, [left, top, right, bottom]: [f32; 4], thickness: f32) {
        for (from, to) in [
            ([left, top], [right, top]),
            ([left, bottom], [right, bottom]),
            ([left, top], [left, bottom]),
            ([right, top], [right, bottom]),
        ] {
            self.add_stroke(from, to, thickness);
        }
    }
}

/// What a rectangle amounts to.
pub(super) fn of_rect(rect: Rect, transform: Affine, mode: &DrawMode) -> Drawn {
    let mut drawn = Drawn::default();
    let [a, b, c, d, ..] = transform.as_coeffs();
    let upright = (b.abs() + c.abs()) < 0.02 * (a.abs() + d.abs()) || (a.abs() + d.abs()) < 0.02 * (b.abs() + c.abs());
    if upright {
        let shown = narrow(transform.transform_rect_bbox(rect));
        match mode {
            DrawMode::Fill(_) => drawn.add(shown),
            DrawMode::Stroke(stroke) => drawn.add_stroked_rect(shown, stroke.line_width * scale(transform)),
            DrawMode::FillAndStroke(_, stroke) => {
                drawn.add(shown);
                drawn.add_stroked_rect(shown, stroke.line_width * scale(transform));
            }
            DrawMode::Invisible => {}
        }
    }
    drawn
}

/// What a path amounts to.
pub(super) fn of_path(path: &BezPath, transform: Affine, mode: &DrawMode) -> Drawn {
    let mut drawn = Drawn::default();
    let parts = parts_of(path, transform);
    if parts.len() > MOST_PARTS {
        return drawn;
    }
    match mode {
        DrawMode::Fill(rule) => add_filled(&mut drawn, &parts, *rule),
        DrawMode::Stroke(stroke) => add_stroked(&mut drawn, &parts, stroke.line_width * scale(transform)),
        DrawMode::FillAndStroke(rule, stroke) => {
            add_filled(&mut drawn, &parts, *rule);
            add_stroked(&mut drawn, &parts, stroke.line_width * scale(transform));
        }
        DrawMode::Invisible => {}
    }
    drawn
}

/// The corners of each connected part of a path, on the page.
fn parts_of(path: &BezPath, transform: Affine) -> Vec<Vec<[f32; 2]>> {
    let mut parts: Vec<Vec<[f32; 2]>> = Vec::new();
    let place = |point: Point| narrow_point(transform * point);
    for element in path.elements() {
        let open = parts.last_mut();
        match (element, open) {
            (PathEl::MoveTo(point), _) => parts.push(vec![place(*point)]),
            (PathEl::LineTo(to) | PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to), Some(part)) => {
                part.push(place(*to));
            }
            (PathEl::ClosePath, Some(part)) => {
                if let Some(first) = part.first().copied() {
                    part.push(first);
                }
            }
            (_, None) => {}
        }
    }
    parts
}

fn add_filled(drawn: &mut Drawn, parts: &[Vec<[f32; 2]>], rule: FillRule) {
    let shapes: Vec<([f32; 4], f32)> = parts.iter().map(|part| (bounds(part), signed_area(part))).collect();
    for (index, (rect, turned)) in shapes.iter().enumerate() {
        let thin = (rect[2] - rect[0]).min(rect[3] - rect[1]) < 0.01;
        // Rounded corners still hide what is below; a triangle or a letter does not.
        if !thin && turned.abs() < 0.85 * area(*rect) {
            continue;
        }
        let others = || {
            let cut_out = |other: f32| matches!(rule, FillRule::EvenOdd) || turned * other < 0.0;
            shapes
                .iter()
                .enumerate()
                .filter(move |(other, (_, way))| *other != index && cut_out(*way))
                .map(|(_, shape)| shape)
        };
        let is_hole = others().any(|(outer, _)| within(*rect, *outer));
        match others().find(|(inner, _)| within(*inner, *rect)) {
            _ if is_hole => {}
            Some((inner, _)) => drawn.add_stroked_rect(*rect, (inner[0] - rect[0]).min(inner[1] - rect[1])),
            None => drawn.add(*rect),
        }
    }
}

fn add_stroked(drawn: &mut Drawn, parts: &[Vec<[f32; 2]>], thickness: f32) {
    for part in parts {
        for (from, to) in part.iter().zip(part.iter().skip(1)) {
            drawn.add_stroke(*from, *to, thickness);
        }
    }
}

fn bounds(corners: &[[f32; 2]]) -> [f32; 4] {
    let start = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
    corners
        .iter()
        .fold(start, |[left, top, right, bottom], [x, y]| [left.min(*x), top.min(*y), right.max(*x), bottom.max(*y)])
}

/// The area within the corners, negative where they are taken the other way round.
fn signed_area(corners: &[[f32; 2]]) -> f32 {
    let next = corners.iter().skip(1).chain(corners.first());
    corners.iter().zip(next).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f32>() / 2.0
}

fn within(inner: [f32; 4], outer: [f32; 4]) -> bool {
    inner[0] >= outer[0]
        && inner[1] >= outer[1]
        && inner[2] <= outer[2]
        && inner[3] <= outer[3]
        && area(inner) < area(outer)
}

/// How much a transform enlarges, on average.
#[expect(clippy::cast_possible_truncation, reason = "a factor needs no more than 24 bits")]
fn scale(transform: Affine) -> f32 {
    transform.determinant().abs().sqrt() as f32
}

/// The colour of an image that has only one, as of a black bar laid over text.
pub(super) fn single_colour(image: &PdfImage<'_, '_>) -> Option<[u8; 3]> {
    let PdfImage::Raster(raster) = image else { return None };
    if raster.width().saturating_mul(raster.height()) > LARGEST_PLAIN_IMAGE {
        return None;
    }
    let mut colour = None;
    raster.with_rgba(
        |image, alpha| {
            let solid = alpha.is_none_or(|alpha| alpha.data.iter().all(|dot| *dot > 230));
            let dots: (&[u8], usize) = match &image {
                ImageData::Rgb(rgb) => (&rgb.data, 3),
                ImageData::Luma(luma) => (&luma.data, 1),
            };
            colour = solid.then(|| plain(dots.0, dots.1)).flatten();
        },
        Some((64, 64)),
    );
    colour
}

/// The colour that all dots share, near enough.
fn plain(dots: &[u8], parts: usize) -> Option<[u8; 3]> {
    let first = dots.get(..parts)?;
    let same = |dot: &[u8]| dot.iter().zip(first).all(|(a, b)| a.abs_diff(*b) < 24);
    let (red, green, blue) = (first.first()?, first.get(1).or(first.first())?, first.get(2).or(first.first())?);
    dots.chunks(parts).all(same).then_some([*red, *green, *blue])
}
