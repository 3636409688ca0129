//! Takes in the letters that a page shows.

use hayro::hayro_interpret::font::{Glyph as PdfGlyph, GlyphRun};
use hayro::hayro_interpret::{DrawMode, DrawProps, Paint as PdfPaint};
use hayro::kurbo::Affine;

use super::device::Collector;
use super::ink::{Glyph, Letters, Paint, Run, around, overlap};
use super::measure::{box_of, grown, is_uneven, narrow_number, tracking, turn_of};

/// Letters on one page beyond which the rest is not looked at: a page of the smallest print has some 20,000.
const MOST_GLYPHS: usize = 400_000;

/// Boxes that are looked at to find whether letters stand on one.
const MOST_BELOW: usize = 2_000;

impl<'a> Collector<'a, '_> {
    /// Takes in letters shown by one operator.
    pub(super) fn take_run(&mut self, shown: &GlyphRun<'_, 'a>, props: &DrawProps<'a>, mode: &DrawMode) {
        let Some(first) = shown.glyphs().first() else { return };
        if self.ink.glyphs.len() + shown.glyphs().len() > MOST_GLYPHS {
            self.ink.cut_short = true;
            return;
        }
        let axes = props.transform * first.transform();
        let [along, across, up, ahead, ..] = axes.as_coeffs().map(narrow_number);
        let nominal = 1000.0 * up.hypot(ahead);
        let turn = turn_of(along, across);
        if !(nominal.is_finite() && nominal > 0.01) || self.is_outline_of_last(axes, mode) {
            return;
        }
        let program = self.fonts.program_of(first);
        let (face, stands_in) =
            self.fonts.program(program).map(|program| (program.face, program.stands_in)).unwrap_or_default();
        let even = (stands_in && is_uneven(shown, props.transform)).then_some(f64::from(nominal) / 1000.0);
        let glyphs = self.glyphs(shown, props.transform, program, even);
        let drawn_font = matches!(&**first, PdfGlyph::Type3(_));
        let size = if drawn_font { self.drawn_fonts.em(nominal, &glyphs) } else { nominal };
        let clip = self.clip();
        let start = self.ink.glyphs.len();
        let inside = |glyph: &Glyph| overlap(grown(box_of(glyph, size, turn)), clip);
        self.ink.glyphs.extend(glyphs.into_iter().filter(inside));
        let kept = self.ink.glyphs.get(start..).unwrap_or_default();
        let Some(rect) = kept.iter().map(|glyph| box_of(glyph, size, turn)).reduce(around) else { return };
        let tracking = tracking(kept, size, turn);
        let paint = match mode {
            DrawMode::Invisible => Paint::Invisible,
            // Its colour matters only on top of a box, and is worth some effort to find.
            _ if self.ink.fills.iter().rev().take(MOST_BELOW).any(|fill| overlap(fill.rect, rect)) => {
                paint_of(&props.paint)
            }
            _ => Paint::Colour([0, 0, 0]),
        };
        let glyphs = start..self.ink.glyphs.len();
        self.ink.runs.push(Run { glyphs, order: self.order, size, turn, face, paint, rect, tracking });
    }

    /// Whether a run is only the outline of the one before: filled and then stroked, the same letters arrive twice.
    fn is_outline_of_last(&self, axes: Affine, mode: &DrawMode) -> bool {
        let place = axes.translation();
        matches!(mode, DrawMode::Stroke(_))
            && self.ink.runs.last().is_some_and(|last| {
                let same = self.ink.glyphs.get(last.glyphs.start).is_some_and(|first| {
                    (narrow_number(place.x) - first.x).abs() + (narrow_number(place.y) - first.y).abs() < 0.01
                });
                last.order + 1 == self.order && same
            })
    }

    /// The glyphs of a run. `even`: how much a thousandth of an em measures, where each glyph is stretched differently.
    fn glyphs(&mut self, shown: &GlyphRun<'_, 'a>, transform: Affine, program: usize, even: Option<f64>) -> Vec<Glyph> {
        let mut glyphs = Vec::with_capacity(shown.glyphs().len());
        self.widths.turn_to_next_run();
        for glyph in shown.glyphs() {
            let [along, across, .., x, y] = (transform * glyph.transform()).as_coeffs();
            let advance = f64::from(self.widths.of(glyph)) * even.unwrap_or_else(|| along.hypot(across));
            let letters = self.fonts.letters(program, glyph);
            if letters == Letters::Unknown {
                self.ink.unknown += 1;
            }
            let [x, y, advance] = [x, y, advance].map(narrow_number);
            if x.is_finite() && y.is_finite() && advance.is_finite() {
                glyphs.push(Glyph { x, y, advance, letters });
            }
        }
        glyphs
    }

    /// Puts what the file says in plain characters in the place of the glyphs from `start`.
    ///
    /// Only for a few glyphs or ones without a character: a whole paragraph given as one string has no places.
    pub(super) fn replace(&mut self, says: String, start: usize) {
        let Some(run) = self.ink.runs.last() else { return };
        let glyphs = self.ink.glyphs.get(start..).unwrap_or_default();
        let unknown = glyphs.iter().any(|glyph| glyph.letters == Letters::Unknown);
        if glyphs.is_empty() || run.glyphs.start > start || !(unknown || glyphs.len() <= 3) || says.chars().count() > 40
        {
            return;
        }
        let unknown = glyphs.iter().filter(|glyph| glyph.letters == Letters::Unknown).count();
        self.ink.unknown = self.ink.unknown.saturating_sub(u32::try_from(unknown).unwrap_or(0));
        let advance = glyphs.iter().map(|glyph| glyph.advance).sum();
        let mut chars = says.chars();
        let letters = match (chars.next(), chars.next()) {
            (None, _) => Letters::One('\u{200b}'),
            (Some(one), None) => Letters::One(one),
            _ => self.fonts.keep(says),
        };
        if let Some(first) = self.ink.glyphs.get_mut(start) {
            first.letters = letters;
            first.advance = advance;
        }
        self.ink.glyphs.truncate(start + 1);
        let end = self.ink.glyphs.len();
        if let Some(run) = self.ink.runs.last_mut() {
            run.glyphs.end = end;
        }
    }
}

/// The colour of text; what cannot be seen at all counts as invisible.
fn paint_of(paint: &PdfPaint<'_>) -> Paint {
    match paint {
        PdfPaint::Color(colour) => {
            let [red, green, blue, alpha] = colour.to_rgba().to_rgba8();
            if alpha < 8 { Paint::Invisible } else { Paint::Colour([red, green, blue]) }
        }
        PdfPaint::Pattern(_) => Paint::Colour([0, 0, 0]),
    }
}
