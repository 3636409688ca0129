//! One page: which way of reading it reads best.

use std::sync::atomic::AtomicBool;

use super::super::image::Gray;
use super::lines::Lines;
use super::program::Tesseract;
use super::skew;

/// Finds columns and pictures by itself; right for most pages.
const AUTOMATIC: &str = "3";

/// Takes the page for one block of text; right for faxes and noisy copies, on which the other sees columns that are
/// none and loses words.
const ONE_BLOCK: &str = "6";

/// A page read with this confidence, in percent, and as many words is not read again.
const SURE: f32 = 85.0;
const MANY: usize = 40;

/// Reads a picture of a page of this size in points; the words' boxes are in points then.
pub(super) fn read(
    picture: &Gray,
    size: [f32; 2],
    tesseract: &Tesseract,
    cancelled: &AtomicBool,
) -> Result<Lines, String> {
    let angle = skew::angle(picture);
    let level = (angle != 0.0).then(|| picture.turned(angle));
    let graymap = level.as_ref().unwrap_or(picture).graymap();
    drop(level);
    let mut best = Lines::of_table(&tesseract.run(&graymap, AUTOMATIC, cancelled)?);
    if best.confidence() < SURE || best.count() < MANY {
        let other = Lines::of_table(&tesseract.run(&graymap, ONE_BLOCK, cancelled)?);
        if other.score() > best.score() {
            best = other;
        }
    }
    let whole @ [width, height] = picture.size();
    Ok(skew::turn_back(best, angle, whole).scaled([size[0] / width, size[1] / height]))
}
