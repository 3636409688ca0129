//! Collects what a page draws. Nothing is rendered here: `hayro` interprets the page, this keeps the letters with
//! their places, and of the drawing only what decides whether and how letters are seen.

use std::panic::resume_unwind;

use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image as PdfImage, ImageDrawProps, Paint as PdfPaint, SoftMask,
};
use hayro::hayro_syntax::object::{Dict, String as PdfString};
use hayro::kurbo::{BezPath, Rect};

use super::fonts::Fonts;
use super::ink::{Fill, Image, Ink, overlap, shared};
use super::measure::{DrawnFonts, Widths, narrow};
use super::outline::{self, Drawn};

/// Operators on one page beyond which it is given up. Form objects that call each other ten times over ten levels
/// would otherwise never end.
const MOST_OPERATORS: u32 = 3_000_000;

/// For how many operators a form object counts, which is always clipped.
const WEIGHT_OF_FORM: u32 = 8;

/// Lines and boxes on one page beyond which further ones are not kept: a drawing, not a document.
const MOST_DRAWN: usize = 20_000;

/// What is thrown to leave the interpreter in the middle of a page; it has no other way out.
struct GivenUp;

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
    /// The fonts of the document.
    pub(super) fonts: &'f mut Fonts<'a>,
    clips: Vec<[f32; 4]>,
    groups: Vec<Group>,
    /// Marked content that is open: what it says in plain characters, and the glyph with which it starts.
    marked: Vec<Option<(String, usize)>>,
    pub(super) drawn_fonts: DrawnFonts,
    pub(super) widths: Widths,
    /// How many operators were counted so far.
    pub(super) order: u32,
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
            drawn_fonts: DrawnFonts::default(),
            widths: Widths::default(),
            order: 0,
        }
    }

    fn count(&mut self) {
        self.order += 1;
        if self.order > MOST_OPERATORS {
            self.ink.cut_short = true;
            resume_unwind(Box::new(GivenUp));
        }
    }

    /// The box within which is painted now.
    pub(super) fn clip(&self) -> [f32; 4] {
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
        self.order += WEIGHT_OF_FORM - 1;
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
        self.take_run(shown, &props, mode);
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
