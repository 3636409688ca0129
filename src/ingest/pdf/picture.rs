//! Pictures of pages, drawn from the same page and by the same transform as the words are read, so that the boxes of
//! words lie on their letters at every scale.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::util::TransformExt;
use hayro::hayro_syntax::Pdf;
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};
use serde::{Deserialize, Serialize};

use super::PAGES_AT_ONCE;

/// Dots of one picture beyond which it is not drawn: 160 MB.
const MOST_DOTS: usize = 40_000_000;

/// A picture of a page or of a part of it, opaque, on white.
pub struct Picture(Pixmap);

impl Picture {
    /// Width in dots.
    pub fn width(&self) -> usize {
        usize::from(self.0.width())
    }

    /// Height in dots.
    pub fn height(&self) -> usize {
        usize::from(self.0.height())
    }

    /// Red, green, blue and 255 of each dot, line by line from the top left.
    pub fn pixels(&self) -> &[u8] {
        self.0.data_as_u8_slice()
    }
}

/// What to draw: a rectangle of a page, counted in dots at some scale. What of it lies beyond the page is white.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cut {
    /// The page, counted from 0.
    pub page: usize,
    /// Dots to a point.
    pub scale: f32,
    /// Dots between the page's left edge and the rectangle.
    pub left: u32,
    /// Dots between the page's upper edge and the rectangle.
    pub top: u32,
    /// Width in dots.
    pub width: u16,
    /// Height in dots.
    pub height: u16,
}

impl Cut {
    /// The whole of a page of this size in points; nothing where that is no size or more dots than a picture has.
    pub fn whole(page: usize, [width, height]: [f32; 2], scale: f32) -> Option<Self> {
        let (width, height) = (dots(width * scale)?, dots(height * scale)?);
        Some(Self { page, scale, left: 0, top: 0, width, height })
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the bounds that are asked for")]
fn dots(length: f32) -> Option<u16> {
    (length >= 1.0 && length <= f32::from(u16::MAX)).then_some(length as u16)
}

/// A PDF file opened for drawing its pages.
pub struct Pages {
    pdf: Pdf,
    bytes: Arc<Vec<u8>>,
}

impl Pages {
    /// Opens a file; nothing where it is damaged or protected.
    pub fn open(bytes: Arc<Vec<u8>>) -> Option<Self> {
        opened(&bytes).map(|pdf| Self { pdf, bytes })
    }

    /// How many pages it has.
    pub fn count(&self) -> usize {
        self.pdf.pages().len()
    }

    /// Width and height in points of each page as shown.
    pub fn sizes(&self) -> Vec<[f32; 2]> {
        self.pdf.pages().iter().map(|page| page.render_dimensions().into()).collect()
    }

    /// Draws one page, counted from 0, with `scale` dots to a point.
    pub fn picture(&self, page: usize, scale: f32) -> Option<Picture> {
        let size = self.pdf.pages().get(page)?.render_dimensions();
        let mut picture = None;
        let mut cut = Cut::whole(page, size.into(), scale).into_iter();
        draw_some(&self.pdf, &mut cut, &mut |_, drawn| picture = drawn);
        picture
    }

    /// Draws parts of pages one after another and hands each to `take`; nothing for one that cannot be drawn. Fonts and
    /// letters once drawn are kept for the next picture, so that this is much faster than single ones; `wanted` may
    /// wait for the next wish, as a channel's receiver does.
    pub fn draw(self, wanted: impl IntoIterator<Item = Cut>, mut take: impl FnMut(Cut, Option<Picture>)) {
        let Self { mut pdf, bytes } = self;
        let mut wanted = wanted.into_iter();
        while draw_some(&pdf, &mut wanted, &mut take) {
            // It keeps the decoded content of every page that it has drawn.
            if let Some(again) = opened(&bytes) {
                pdf = again;
            }
        }
    }
}

fn opened(bytes: &Arc<Vec<u8>>) -> Option<Pdf> {
    catch_unwind(AssertUnwindSafe(|| Pdf::new(bytes.clone()))).ok()?.ok()
}

/// Draws until nothing more is wanted, or until the file had better be opened anew. Returns whether it is the latter.
fn draw_some(pdf: &Pdf, wanted: &mut impl Iterator<Item = Cut>, take: &mut impl FnMut(Cut, Option<Picture>)) -> bool {
    let settings = InterpreterSettings::default();
    let mut cache = RenderCache::new();
    for _ in 0..PAGES_AT_ONCE {
        let Some(cut) = wanted.next() else { return false };
        let drawn = catch_unwind(AssertUnwindSafe(|| draw(pdf, cut, &cache, &settings)));
        // What a failed page left in the cache cannot be trusted.
        if drawn.is_err() {
            cache = RenderCache::new();
        }
        take(cut, drawn.ok().flatten());
    }
    true
}

fn draw<'a>(pdf: &'a Pdf, cut: Cut, cache: &RenderCache<'a>, settings: &InterpreterSettings) -> Option<Picture> {
    let page = pdf.pages().get(cut.page)?;
    let dots = usize::from(cut.width) * usize::from(cut.height);
    if !cut.scale.is_finite() || cut.scale <= 0.0 || dots == 0 || dots > MOST_DOTS {
        return None;
    }
    let mut context = RenderContext::new(cut.width, cut.height);
    let corner = Affine::translate((-f64::from(cut.left), -f64::from(cut.top)));
    let transform = corner * Affine::scale(f64::from(cut.scale)) * page.initial_transform(true).to_kurbo();
    // Hinting moves letters to whole dots, away from their boxes.
    let how = RenderSettings { hinting: false, ..RenderSettings::default() };
    render_into(page, cache, settings, &how, &mut context, transform);
    context.flush();
    let mut picture = Pixmap::new(cut.width, cut.height);
    let white = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
    context.render_with(&mut picture, &mut Resources::default(), white);
    Some(Picture(picture))
}

/// Draws one page of a file, counted from 0, with `scale` dots to a point.
///
/// For several pages of one file, open it once with [`Pages::open`].
pub fn picture(bytes: Arc<Vec<u8>>, page: usize, scale: f32) -> Option<Picture> {
    Pages::open(bytes)?.picture(page, scale)
}
