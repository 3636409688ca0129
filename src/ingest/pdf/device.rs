//! Collects what a page draws. Nothing is rendered here: `hayro` interprets the page, this keeps the letters with
//! their places, and of the drawing only what decides whether and how letters are seen.

use std::collections::HashMap;
use std::panic::resume_unwind;

use hayro::hayro_interpret::font::{Glyph as PdfGlyph, GlyphRun};
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image as PdfImage, ImageDrawProps, Paint as PdfPaint, SoftMask,
};
use hayro::hayro_syntax::object::{Dict, String as PdfString};
use hayro::kurbo::{Affine, BezPath, Point, Rect};

use super::fonts::Fonts;
use super::ink::{Fill, Glyph, Image, Ink, Letters, Paint, Run, Turn, overlap, shared};
use super::outline::{self, Drawn};

/// Letters on one page beyond which the rest is not looked at: a page of the smallest print has some 20,000.
const MOST_GLYPHS: usize = 400_000;

/// Operators on one page beyond which it is given up. Form objects that call each other ten times over ten levels
/// would otherwise never end.
const MOST_OPERATORS: u32 = 4_000_000;

/// Lines and boxes on one page beyond which further ones are not kept: a drawing, not a document.
const MOST_DRAWN: usize = 20_000;

/// What is thrown to leave the interpreter in the middle of a page; it has no other way out.
pub(super) struct GivenUp;

/// How much of what is painted now comes through, and within which box.
#[derive(Clone, Copy)]
struct Group {
    opacity: f32,
    blended: bool,
}

/// The collecting device.
pub(super) struct Collector<'a, 'f> {
    /// What was collected so far.
    pub(super) ink: Ink,
    pub(super) fonts: &'f mut Fonts<'a>,
    clips: Vec<[f32; 4]>,
    groups: Vec<Group>,
    /// Marked content that is open: what it says in plain characters, and the glyph with which it starts.
    marked: Vec<Option<(String, usize)>>,
    /// Type 3 fonts have no em; their letters' widths tell their size. By the height of the nominal em.
    drawn_fonts: HashMap<u32, (f32, f32)>,
    widths: Widths,
    order: u32,
}

/// The widths of the letters of one run, which uses most of them several times: they are dear to look up.
struct Widths {
    /// By character code, with the number of the run for which it holds.
    known: Box<[(u32, f32); 256]>,
    run: u32,
}

impl Widths {
    fn turn_to_next_run(&mut self) {
        self.run += 1;
    }

    /// How far a glyph moves the pen, in thousandths of an em.
    fn of(&mut self, glyph: &PdfGlyph<'_>) -> f32 {
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

impl<'a, 'f> Collector<'a, 'f> {
    /// A device for a page of this size.
    pub(super) fn new(width: f32, height: f32, fonts: &'f mut Fonts<'a>) -> Self {
        Self {
            ink: Ink { width, height, ..Ink::default() },
            fonts,
            clips: vec![[0.0, 0.0, width, height]],
            groups: Vec::new(),
            marked: Vec::new(),
            drawn_fonts: HashMap::new(),
            widths: Widths { known: Box::new([(0, 0.0); 256]), run: 0 },
            order: 0,
        }
    }

    fn count(&mut self) {
        self.order += 1;
        if self.order > MOST_OPERATORS {
            resume_unwind(Box::new(GivenUp));
        }
    }

    fn clip(&self) -> [f32; 4] {
        self.clips.last().copied().unwrap_or([0.0, 0.0, self.ink.width, self.ink.height])
    }

    fn group(&self) -> Group {
        self.groups.last().copied().unwrap_or(Group { opacity: 1.0, blended: false })
    }

    /// The colour in which something is painted, or nothing where one can see through it.
    fn colour(&self, paint: &PdfPaint<'_>, mask: Option<&SoftMask<'_>>, blend: BlendMode) -> Option<[u8; 3]> {
        let PdfPaint::Color(colour) = paint else { return None };
        let group = self.group();
        let [red, green, blue, alpha] = colour.to_rgba().to_rgba8();
        let dark = red < 32 && green < 32 && blue < 32;
        // Black multiplied with anything is black.
        let plain =
            matches!(blend, BlendMode::Normal) || (dark && matches!(blend, BlendMode::Multiply | BlendMode::Darken));
        let opaque = f32::from(alpha) / 255.0 * group.opacity > 0.9;
        (plain && opaque && mask.is_none() && !group.blended).then_some([red, green, blue])
    }

    fn take_drawn(&mut self, drawn: Drawn, props: &DrawProps<'_>) {
        if self.ink.fills.len() + self.ink.rules.len() > MOST_DRAWN {
            return;
        }
        let clip = self.clip();
        let visible = |rect: [f32; 4]| {
            let part = shared(rect, clip);
            (part[0] <= part[2] && part[1] <= part[3]).then_some(part)
        };
        for mut rule in drawn.rules {
            if let Some(part) = visible(rule.rect) {
                rule.rect = part;
                self.ink.rules.push(rule);
            }
        }
        if drawn.boxes.is_empty() {
            return;
        }
        if let Some(colour) = self.colour(&props.paint, props.soft_mask.as_ref(), props.blend_mode) {
            let order = self.order;
            let boxes = drawn.boxes.into_iter().filter_map(visible);
            self.ink.fills.extend(boxes.map(|rect| Fill { rect, order, colour }));
        }
    }

    /// The em of a Type 3 font, whose nominal one may be anything: an average letter is half as wide as it is high.
    fn em_of_drawn_font(&mut self, nominal: f32, glyphs: &[Glyph]) -> f32 {
        let (sum, count) = self.drawn_fonts.entry(nominal.to_bits()).or_default();
        for glyph in glyphs.iter().filter(|glyph| glyph.advance > 0.0) {
            *sum += glyph.advance;
            *count += 1.0;
        }
        let likely = if *count > 0.0 { 2.0 * *sum / *count } else { nominal };
        if (0.5..2.0).contains(&(nominal / likely)) { nominal } else { likely }
    }
}

impl<'a> Device<'a> for Collector<'a, '_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.count();
        let drawn = outline::of_path(path, props.transform, mode);
        self.take_drawn(drawn, &props);
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.count();
        let drawn = outline::of_rect(*rect, props.transform, mode);
        self.take_drawn(drawn, &props);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.count();
        let inner = shared(self.clip(), narrow(clip.path.control_box()));
        self.clips.push(inner);
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.count();
        let inner = shared(self.clip(), narrow(*rect));
        self.clips.push(inner);
    }

    fn pop_clip(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend: BlendMode) {
        self.count();
        let outer = self.group();
        self.groups.push(Group {
            opacity: outer.opacity * opacity,
            blended: outer.blended || mask.is_some() || !matches!(blend, BlendMode::Normal),
        });
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }

    fn draw_image(&mut self, image: PdfImage<'a, '_>, props: ImageDrawProps<'a>) {
        self.count();
        let (width, height) = (f64::from(image.width()), f64::from(image.height()));
        let whole = props.transform.transform_rect_bbox(Rect::new(0.0, 0.0, width, height));
        let rect = shared(narrow(whole), self.clip());
        if rect[0] >= rect[2] || rect[1] >= rect[3] {
            return;
        }
        // A stencil of one dot is how some programs fill a box.
        if let PdfImage::Stencil(stencil) = &image
            && stencil.width() * stencil.height() == 1
        {
            let mut colour = None;
            stencil
                .with_stencil(|_, paint| colour = self.colour(paint, props.soft_mask.as_ref(), props.blend_mode), None);
            if let Some(colour) = colour
                && self.ink.fills.len() < MOST_DRAWN
            {
                self.ink.fills.push(Fill { rect, order: self.order, colour });
            }
            return;
        }
        let covers = || self.ink.runs.iter().any(|run| overlap(run.rect, rect));
        let small = (rect[2] - rect[0]) * (rect[3] - rect[1]) < 0.4 * self.ink.width * self.ink.height;
        if small
            && self.group().opacity > 0.9
            && covers()
            && let Some(colour) = outline::single_colour(&image)
        {
            self.ink.fills.push(Fill { rect, order: self.order, colour });
        } else if self.ink.images.len() < MOST_DRAWN {
            self.ink.images.push(Image { rect, order: self.order });
        }
    }

    fn draw_glyph_run(&mut self, shown: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.count();
        let Some(first) = shown.glyphs().first() else { return };
        if self.ink.glyphs.len() + shown.glyphs().len() > MOST_GLYPHS {
            self.ink.cut_short = true;
            return;
        }
        let axes = props.transform * first.transform();
        let [a, b, c, d, ..] = axes.as_coeffs().map(narrow_number);
        let nominal = 1000.0 * c.hypot(d);
        let turn = turn_of(a, b);
        if !(nominal.is_finite() && nominal > 0.01) {
            return;
        }
        // Filled and then stroked, the same letters arrive a second time.
        let place = axes.translation();
        if matches!(mode, DrawMode::Stroke(_))
            && let Some(last) = self.ink.runs.last()
            && last.order + 1 == self.order
            && let Some(same) = self.ink.glyphs.get(last.glyphs.start)
            && (narrow_number(place.x) - same.x).abs() + (narrow_number(place.y) - same.y).abs() < 0.01
        {
            return;
        }
        let program = self.fonts.program_of(first);
        let (face, stands_in) =
            self.fonts.program(program).map(|program| (program.face, program.stands_in)).unwrap_or_default();
        let drawn_font = matches!(&**first, PdfGlyph::Type3(_));
        let start = self.ink.glyphs.len();
        self.widths.turn_to_next_run();
        let stretched = stands_in && is_uneven(shown, props.transform);
        let upright = f64::from(nominal) / 1000.0;
        for glyph in shown.glyphs() {
            let at = props.transform * glyph.transform();
            let [a, b, .., x, y] = at.as_coeffs();
            let width = f64::from(self.widths.of(glyph));
            let scale = if stretched { upright } else { a.hypot(b) };
            let letters = self.fonts.letters(program, glyph);
            if letters == Letters::Unknown {
                self.ink.unknown += 1;
            }
            let glyph =
                Glyph { x: narrow_number(x), y: narrow_number(y), advance: narrow_number(width * scale), letters };
            if glyph.x.is_finite() && glyph.y.is_finite() && glyph.advance.is_finite() {
                self.ink.glyphs.push(glyph);
            }
        }
        let pushed = self.ink.glyphs.split_off(start);
        let size = if drawn_font { self.em_of_drawn_font(nominal, &pushed) } else { nominal };
        let clip = self.clip();
        let inside = |glyph: &&Glyph| overlap(grown(box_of(glyph, size, turn)), clip);
        self.ink.glyphs.extend(pushed.iter().filter(inside));
        let kept = self.ink.glyphs.get(start..).unwrap_or_default();
        if kept.is_empty() {
            return;
        }
        let rect = kept.iter().map(|glyph| box_of(glyph, size, turn)).reduce(super::ink::around).unwrap_or_default();
        let tracking = tracking(kept, size, turn);
        let paint = match mode {
            DrawMode::Invisible => Paint::Invisible,
            // Its colour matters only on top of a box, and is worth some effort to find.
            _ if self.ink.fills.iter().any(|fill| overlap(fill.rect, rect)) => self.paint_of_text(&props),
            _ => Paint::Colour([0, 0, 0]),
        };
        let glyphs = start..self.ink.glyphs.len();
        self.ink.runs.push(Run { glyphs, order: self.order, size, turn, face, paint, rect, tracking });
    }

    fn begin_marked_content(&mut self, _tag: &[u8], properties: Option<&Dict<'_>>) {
        self.count();
        let says = properties
            .and_then(|properties| properties.get::<PdfString<'_>>(b"ActualText"))
            .map(|text| super::letters::decode(text.as_bytes()));
        self.marked.push(says.map(|text| (text, self.ink.glyphs.len())));
    }

    fn end_marked_content(&mut self) {
        if let Some(Some((says, start))) = self.marked.pop() {
            self.replace(says, start);
        }
    }
}

impl Collector<'_, '_> {
    /// The colour of text; what cannot be seen at all counts as invisible.
    fn paint_of_text(&self, props: &DrawProps<'_>) -> Paint {
        match &props.paint {
            PdfPaint::Color(colour) => {
                let [red, green, blue, alpha] = colour.to_rgba().to_rgba8();
                if alpha < 8 { Paint::Invisible } else { Paint::Colour([red, green, blue]) }
            }
            PdfPaint::Pattern(_) => Paint::Colour([0, 0, 0]),
        }
    }

    /// Puts what the file says in plain characters in the place of the glyphs from `start`.
    ///
    /// Only for a few glyphs or ones without a character: a whole paragraph given as one string has no places.
    fn replace(&mut self, says: String, start: usize) {
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

/// Whether the glyphs of a run are stretched by different factors, as those of a font that stands in for another are.
fn is_uneven(shown: &GlyphRun<'_, '_>, transform: Affine) -> bool {
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
fn grown([left, top, right, bottom]: [f32; 4]) -> [f32; 4] {
    [left - 0.1, top - 0.1, right + 0.1, bottom + 0.1]
}

/// The space that stands between all letters of a run, as between those of a spaced-out heading.
fn tracking(glyphs: &[Glyph], size: f32, turn: Turn) -> f32 {
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
fn turn_of(a: f32, b: f32) -> Turn {
    if b.abs() < 0.12 * a.abs() {
        if a > 0.0 { Turn::None } else { Turn::Half }
    } else if a.abs() < 0.12 * b.abs() {
        if b > 0.0 { Turn::Right } else { Turn::Left }
    } else {
        #[expect(clippy::cast_possible_truncation, reason = "degrees are few")]
        Turn::Slanted(b.atan2(a).to_degrees().round() as i16)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "places on a page need no more than 24 bits")]
fn narrow_number(number: f64) -> f32 {
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
