//! Pictures (PNG, JPEG, TIFF of several pages): their pages for listing, and their dots for OCR.
//!
//! A picture holds no text by itself. Its pages are as wide as US Letter, whatever its dots, so that it is shown like a
//! page; see `ocr` for its words.

mod gray;
mod shown;
mod tiff;

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageReader, Limits};

use crate::model::{Coverage, Document, Format, Page, Problem, ProblemKind};

pub(super) use gray::Gray;
pub(super) use shown::Shown;

/// The width of a page of US Letter, in points.
const PAGE_WIDTH: f32 = 612.0;

/// The most bytes that a picture may take while it is opened.
const MOST_BYTES: u64 = 256 << 20;

/// Reads what there is to know of a picture without its dots.
pub(super) fn read(bytes: &[u8], path: &str) -> (Document, Vec<Problem>) {
    let sizes = page_sizes(bytes);
    let problem =
        |kind: ProblemKind, message: String| vec![Problem { path: path.to_owned(), doc: None, kind, message }];
    if sizes.is_empty() {
        let message =
            "is damaged, or a kind of picture that is not read; open it in a viewer and save it as PNG or PDF";
        let document = Document::empty(path, Format::Image, Coverage::Damaged);
        return (document, problem(ProblemKind::Unreadable, message.to_owned()));
    }
    let page = |[width, height]: &[f32; 2]| Page {
        width: *width,
        height: *height,
        coverage: Coverage::NoText,
        ..Page::default()
    };
    let pages: Vec<Page> = sizes.iter().map(page).collect();
    let message = match pages.len() {
        1 => "is a picture without text".to_owned(),
        count => format!("its {count} pages are pictures without text"),
    };
    let document = Document { pages, ..Document::empty(path, Format::Image, Coverage::NoText) };
    (document, problem(ProblemKind::NoText, message))
}

/// Width and height of each page in points; empty where no picture can be read.
fn page_sizes(bytes: &[u8]) -> Vec<[f32; 2]> {
    let sizes = if is_tiff(bytes) { tiff::sizes(bytes) } else { size(bytes).into_iter().collect() };
    sizes.into_iter().map(|[width, height]| [PAGE_WIDTH, PAGE_WIDTH * height / width]).collect()
}

/// Hands on the dots of the pages that are wanted, in ascending order; nothing for one that cannot be opened.
pub(super) fn pictures(bytes: &[u8], wanted: &[usize], mut take: impl FnMut(usize, Option<Gray>)) {
    if is_tiff(bytes) {
        tiff::pictures(bytes, wanted, take);
    } else {
        for index in wanted {
            take(*index, (*index == 0).then(|| open(bytes)).flatten());
        }
    }
}

/// The marks of both byte orders.
fn is_tiff(bytes: &[u8]) -> bool {
    bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*")
}

fn decoder(bytes: &[u8]) -> Option<impl ImageDecoder + '_> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    reader.into_decoder().ok()
}

/// Width and height as shown, in dots.
fn size(bytes: &[u8]) -> Option<[f32; 2]> {
    use image::metadata::Orientation;
    let mut decoder = decoder(bytes)?;
    let (width, height) = decoder.dimensions();
    let dots = |length: u32| u16::try_from(length).ok().filter(|dots| *dots > 0).map(f32::from);
    let (width, height) = (dots(width)?, dots(height)?);
    let lies = matches!(
        decoder.orientation().unwrap_or(Orientation::NoTransforms),
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    Some(if lies { [height, width] } else { [width, height] })
}

/// The dots of a picture in shades of gray, the right way up.
fn open(bytes: &[u8]) -> Option<Gray> {
    let picture = colored(bytes)?;
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let gray = if picture.color().has_alpha() {
        Gray::of_rgba(width, height, picture.to_rgba8().as_raw())
    } else {
        Gray::new(width, height, picture.to_luma8().into_raw())
    };
    Some(gray.fitted([1.0, 1.0]))
}

/// A picture that is no TIFF, the right way up.
fn colored(bytes: &[u8]) -> Option<DynamicImage> {
    let mut decoder = decoder(bytes)?;
    let orientation = decoder.orientation().ok();
    if decoder.total_bytes() > MOST_BYTES {
        return None;
    }
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    Some(picture)
}
