//! Measures of glyphs: where they lie, how wide they are, and which way they are read.

use std::collections::HashMap;

use hayro::hayro_interpret::font::{Glyph as PdfGlyph, GlyphRun};
use hayro::kurbo::{Affine, Point, Rect};

use super::ink::{Glyph, Letters, Turn};

/// Codes of a font whose widths are remembered; composite fonts have more.
const CODES: usize = 256;

/// The widths of the letters of one run, which uses most of them several times: they are dear to look up.
pub(super) struct Widths {
    /// By character code, with the number of the run for which it holds.
    known: Box<[(u32, f32); CODES]>,
    run: u32,
}

impl Default for Widths {
    fn default() -> Self {
        Self { known: Box::new([(0, 0.0); CODES]), run: 0 }
    }
}

impl Widths {
    /// Forgets the widths of the run before, which may have had another font.
    pub(super) fn turn_to_next_run(&mut self) {
        self.run += 1;
    }

    /// How far a glyph moves the pen, in thousandths of an em.
    pub(super) fn of(&mut self, glyph: &PdfGlyph<'_>) -> f32 {
        let look_up = || match glyph {
            PdfGlyph::Outline(outline) => outline.advance_width().unwrap_or(500.0),
            PdfGlyph::Type3(drawn) => drawn.advance_width().unwrap_or(500.0),
        };
        let Some((run, width)) = self.known.get_mut(glyph.char_code() as usize) else { return look_up() };
        if *run != self.run {
            (*run, *width) = (self.run, look_up());
        }
        *width
    }
}

/// The sizes of Type 3 fonts, whose nominal em may be anything.
#[derive(Default)]
pub(super) struct DrawnFonts {
    /// By nominal em: the widths of all letters so far, and their number.
    widths: HashMap<u32, (f32, f32)>,
}

impl DrawnFonts {
    /// The likely em of a run: an average letter is half as wide as its font is high.
    pub(super) fn em(&mut self, nominal: f32, glyphs: &[Glyph]) -> f32 {
        let (sum, count) = self.widths.entry(nominal.to_bits()).or_default();
        for glyph in glyphs.iter().filter(|glyph| glyph.advance > 0.0) {
            *sum += glyph.advance;
            *count += 1.0;
        }
        let likely = if *count > 0.0 { 2.0 * *sum / *count } else { nominal };
        if (0.5..2.0).contains(&(nominal / likely)) { nominal } else { likely }
    }
}

/// Whether the glyphs of a run are stretched by different factors, as those of a font that stands in for another are.
pub(super) fn is_uneven(shown: &GlyphRun<'_, '_>, transform: Affine) -> bool {
    let widths = shown.glyphs().iter().map(|glyph| {
        let [a, b, ..] = (transform * glyph.transform()).as_coeffs();
        a.hypot(b)
    });
    let (least, most) = widths.fold((f64::MAX, 0.0_f64), |(least, most), width| (least.min(width), most.max(width)));
    most > 1.01 * least
}

/// The box of a glyph on the page, from a little below the baseline to the height of a capital letter.
pub(super) fn box_of(glyph: &Glyph, size: f32, turn: Turn) -> [f32; 4] {
    let (up, down, along) = (0.75 * size, 0.22 * size, glyph.advance);
    let Glyph { x, y, .. } = *glyph;
    match turn {
        Turn::None | Turn::Slanted(_) => [x, y - up, x + along, y + down],
        Turn::Half => [x - along, y - down, x, y + up],
        Turn::Right => [x - down, y, x + up, y + along],
        Turn::Left => [x - up, y - along, x + down, y],
    }
}

/// A box that has some width even where its glyph has none.
pub(super) fn grown([left, top, right, bottom]: [f32; 4]) -> [f32; 4] {
    [left - 0.1, top - 0.1, right + 0.1, bottom + 0.1]
}

/// The space that stands between all letters of a run, as between those of a spaced-out heading.
pub(super) fn tracking(glyphs: &[Glyph], size: f32, turn: Turn) -> f32 {
    if glyphs.len() < 4 {
        return 0.0;
    }
    let along = |glyph: &Glyph| match turn {
        Turn::None | Turn::Slanted(_) => glyph.x,
        Turn::Half => -glyph.x,
        Turn::Right => glyph.y,
        Turn::Left => -glyph.y,
    };
    let is_space = |glyph: &Glyph| matches!(glyph.letters, Letters::One(c) if c.is_whitespace());
    let gaps = glyphs
        .iter()
        .zip(glyphs.iter().skip(1))
        .filter(|(one, next)| !is_space(one) && !is_space(next))
        .map(|(one, next)| along(next) - along(one) - one.advance);
    let least = gaps.reduce(f32::min).unwrap_or(0.0);
    if least > 0.08 * size && least < size { least } else { 0.0 }
}

/// The direction of the reading axis, to a few degrees: scans are never quite straight.
pub(super) fn turn_of(a: f32, b: f32) -> Turn {
    if b.abs() < 0.12 * a.abs() {
        if a > 0.0 { Turn::None } else { Turn::Half }
    } else if a.abs() < 0.12 * b.abs() {
        if b > 0.0 { Turn::Right } else { Turn::Left }
    } else {
        #[expect(clippy::cast_possible_truncation, reason = "degrees are few")]
        Turn::Slanted(b.atan2(a).to_degrees().round() as i16)
    }
}

/// A number in single precision.
#[expect(clippy::cast_possible_truncation, reason = "places on a page need no more than 24 bits")]
pub(super) fn narrow_number(number: f64) -> f32 {
    number as f32
}

/// A box in single precision.
pub(super) fn narrow(rect: Rect) -> [f32; 4] {
    [rect.x0, rect.y0, rect.x1, rect.y1].map(narrow_number)
}

/// A point in single precision.
pub(super) fn narrow_point(point: Point) -> [f32; 2] {
    [narrow_number(point.x), narrow_number(point.y)]
}
