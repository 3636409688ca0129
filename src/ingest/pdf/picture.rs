//! Pictures of pages, drawn from the same page and by the same transform as the words are read, so that the boxes of
//! words lie on their letters at every scale.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

/// Dots of one picture beyond which it is not drawn: 160 MB.
const MOST_DOTS: f32 = 40_000_000.0;

/// A picture of a page, opaque, on white.
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

/// A PDF file opened for drawing its pages.
pub struct Pages(Pdf);

impl Pages {
    /// Opens a file; nothing where it is damaged or protected.
    pub fn open(bytes: Arc<Vec<u8>>) -> Option<Self> {
        catch_unwind(AssertUnwindSafe(|| Pdf::new(bytes))).ok()?.ok().map(Self)
    }

    /// How many pages it has.
    pub fn count(&self) -> usize {
        self.0.pages().len()
    }

    /// Width and height in points of each page as shown.
    pub fn sizes(&self) -> Vec<[f32; 2]> {
        self.0.pages().iter().map(|page| page.render_dimensions().into()).collect()
    }

    /// Draws one page, counted from 0, with `scale` dots to a point.
    pub fn picture(&self, page: usize, scale: f32) -> Option<Picture> {
        let mut picture = None;
        self.pictures([(page, scale)], |_, drawn| picture = drawn);
        picture
    }

    /// Draws pages, counted from 0, one after another, each with its own number of dots to a point, and hands each to
    /// `take`. Fonts and letters once drawn are kept for the next page, so that this is much faster than single pages;
    /// `wanted` may wait for the next wish, as a channel's receiver does.
    pub fn pictures(
        &self,
        wanted: impl IntoIterator<Item = (usize, f32)>,
        mut take: impl FnMut(usize, Option<Picture>),
    ) {
        let settings = InterpreterSettings::default();
        let mut cache = RenderCache::new();
        for (page, scale) in wanted {
            let drawn = catch_unwind(AssertUnwindSafe(|| self.draw(page, scale, &cache, &settings)));
            // What a failed page left in the cache cannot be trusted.
            if drawn.is_err() {
                cache = RenderCache::new();
            }
            take(page, drawn.ok().flatten());
        }
    }

    fn draw<'a>(
        &'a self,
        page: usize,
        scale: f32,
        cache: &RenderCache<'a>,
        settings: &InterpreterSettings,
    ) -> Option<Picture> {
        let page = self.0.pages().get(page)?;
        let (width, height) = page.render_dimensions();
        let (wide, high) = (width * scale, height * scale);
        let drawable = wide >= 1.0 && high >= 1.0 && wide.max(high) <= f32::from(u16::MAX) && wide * high <= MOST_DOTS;
        if !drawable {
            return None;
        }
        let target = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        // Hinting moves letters to whole dots, away from their boxes.
        let how = RenderSettings { hinting: false, ..RenderSettings::default() };
        Some(Picture(render(page, cache, settings, &how, &target)))
    }
}

/// Draws one page of a file, counted from 0, with `scale` dots to a point.
///
/// For several pages of one file, open it once with [`Pages::open`].
pub fn picture(bytes: Arc<Vec<u8>>, page: usize, scale: f32) -> Option<Picture> {
    Pages::open(bytes)?.picture(page, scale)
}
