//! Pictures as they are shown: their pages by parts, in the size that is wanted.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use image::imageops::{FilterType, overlay};
use image::{DynamicImage, GrayImage, Rgba, RgbaImage};

use super::super::pdf::Cut;
use super::{colored, is_tiff, page_sizes, tiff};

/// A file of pictures, opened for showing its pages.
pub(crate) struct Shown {
    bytes: Arc<Vec<u8>>,
    /// Width and height of each page in points.
    sizes: Vec<[f32; 2]>,
}

impl Shown {
    /// Opens a file; nothing where it holds no picture that can be read.
    pub(crate) fn open(bytes: Arc<Vec<u8>>) -> Option<Self> {
        let sizes = page_sizes(&bytes);
        (!sizes.is_empty()).then_some(Self { bytes, sizes })
    }

    /// Hands on parts of pages, one after another; nothing for one that cannot be opened. The page of which a part was
    /// shown last is kept, so that the next part of it costs little.
    pub(crate) fn draw(self, wanted: impl IntoIterator<Item = Cut>, mut take: impl FnMut(Cut, Option<RgbaImage>)) {
        let mut kept: Option<(usize, Option<DynamicImage>)> = None;
        for cut in wanted {
            if kept.as_ref().is_none_or(|(page, _)| *page != cut.page) {
                // The one before goes first: two may be more than the memory bears.
                kept = None;
            }
            let (_, picture) = kept.get_or_insert_with(|| (cut.page, self.page(cut.page)));
            let size = self.sizes.get(cut.page).copied();
            let part = picture
                .as_ref()
                .zip(size)
                .and_then(|(picture, size)| catch_unwind(AssertUnwindSafe(|| part(picture, size, cut))).ok().flatten());
            take(cut, part);
        }
    }

    fn page(&self, page: usize) -> Option<DynamicImage> {
        catch_unwind(AssertUnwindSafe(|| {
            if !is_tiff(&self.bytes) {
                return (page == 0).then(|| colored(&self.bytes)).flatten().map(on_white);
            }
            let mut picture = None;
            tiff::pictures(&self.bytes, &[page], |_, gray| picture = gray);
            let (width, height, dots) = picture?.into_dots();
            GrayImage::from_raw(width, height, dots).map(DynamicImage::ImageLuma8)
        }))
        .ok()
        .flatten()
    }
}

/// A picture of which some dots let the paper through, on white paper.
fn on_white(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return picture;
    }
    let mut paper = RgbaImage::from_pixel(picture.width(), picture.height(), Rgba([255; 4]));
    overlay(&mut paper, &picture.to_rgba8(), 0, 0);
    DynamicImage::ImageRgba8(paper)
}

/// The part of a page of `size` in points that a cut asks for, in as many dots. What lies beyond the page is white.
fn part(picture: &DynamicImage, [width, height]: [f32; 2], cut: Cut) -> Option<RgbaImage> {
    // Dots of the picture to a dot of the screen.
    let across = float(picture.width()) / (width * cut.scale);
    let down = float(picture.height()) / (height * cut.scale);
    if !across.is_finite() || !down.is_finite() || cut.width == 0 || cut.height == 0 {
        return None;
    }
    let (left, top) = (float(cut.left) * across, float(cut.top) * down);
    let right = (left + f32::from(cut.width) * across).min(float(picture.width()));
    let bottom = (top + f32::from(cut.height) * down).min(float(picture.height()));
    let shown = |from: f32, to: f32, times: f32| whole(((to - from) / times).round()).max(1);
    let (wide, high) = (shown(left, right, across), shown(top, bottom, down));
    let [x, y] = [left, top].map(|place| whole(place.floor()));
    let part = picture.crop_imm(x, y, whole((right - left).round()).max(1), whole((bottom - top).round()).max(1));
    let part = part.resize_exact(wide, high, FilterType::Triangle).into_rgba8();
    if (wide, high) == (u32::from(cut.width), u32::from(cut.height)) {
        return Some(part);
    }
    let mut paper = RgbaImage::from_pixel(u32::from(cut.width), u32::from(cut.height), Rgba([255; 4]));
    overlay(&mut paper, &part, 0, 0);
    Some(paper)
}

#[expect(clippy::cast_precision_loss, reason = "no picture has so many dots on one side")]
fn float(dots: u32) -> f32 {
    dots as f32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within a picture")]
fn whole(dots: f32) -> u32 {
    dots as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of 1,224 by 1,584 dots: white, with a black bar over its lower half.
    fn picture() -> DynamicImage {
        let shade = |_, y| if y < 792 { Rgba([255; 4]) } else { Rgba([0, 0, 0, 255]) };
        DynamicImage::ImageRgba8(RgbaImage::from_fn(1_224, 1_584, shade))
    }

    #[test]
    fn parts_show_what_lies_there_at_every_scale() {
        let page = [612.0, 792.0];
        for scale in [0.2_f32, 1.0, 2.0, 5.0] {
            let middle = whole(396.0 * scale);
            let cut = Cut { page: 0, scale, left: 20, top: middle - 20, width: 40, height: 40 };
            let part = part(&picture(), page, cut).expect("a part");
            assert_eq!((part.width(), part.height()), (40, 40));
            assert!(part.get_pixel(20, 5).0[0] > 200 && part.get_pixel(20, 35).0[0] < 50, "{scale}");
        }
    }

    #[test]
    fn what_lies_beyond_the_page_is_white() {
        let cut = Cut { page: 0, scale: 1.0, left: 600, top: 780, width: 20, height: 20 };
        let part = part(&picture(), [612.0, 792.0], cut).expect("a part");
        assert_eq!(part.get_pixel(5, 5).0[0], 0);
        assert_eq!(part.get_pixel(18, 18).0, [255; 4]);
    }
}
