//! How much of a scan is read: `cargo bench --bench ocr`. Needs an installed Tesseract.
//!
//! Pages of known text are drawn and then made to look like copies: by a fax in one bit, with noise, laid askew. What
//! is counted is the share of their words that come back.

#![expect(clippy::print_stdout, reason = "a benchmark that says nothing is none")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on is to stop")]
#![expect(clippy::cast_precision_loss, reason = "rates, shown with three decimals")]

#[expect(dead_code, reason = "another bench needs more of it")]
mod invented;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use image::{GrayImage, Luma};
use redwell::ingest::ocr::{self, Tesseract};
use redwell::ingest::{self, ListedFile, pdf};

/// Pages of each kind.
const PAGES: usize = 4;

/// What is done to a page: its name, dots to an inch, degrees that it is turned, shades of noise, specks in ten
/// thousand dots, and whether it has one bit.
type Copy = (&'static str, f32, f32, u8, u32, bool);

const COPIES: [Copy; 8] = [
    ("clean, 300 dpi", 300.0, 0.0, 0, 0, false),
    ("clean, 200 dpi", 200.0, 0.0, 0, 0, false),
    ("fax, 200 dpi, one bit", 200.0, 0.0, 60, 20, true),
    ("bad fax, 200 dpi, one bit", 200.0, 0.7, 90, 120, true),
    ("noise, 300 dpi", 300.0, 0.0, 90, 100, false),
    ("askew by 1 degree, 300 dpi", 300.0, 1.0, 20, 10, false),
    ("askew by 2 degrees, 300 dpi", 300.0, 2.0, 20, 10, false),
    ("askew by 2 degrees, fax", 200.0, 2.0, 60, 20, true),
];

fn main() {
    let Some(tesseract) = Tesseract::find(None) else { return println!("no Tesseract is installed") };
    let folder = tempfile::tempdir().unwrap();
    for copy in COPIES {
        let (name, ..) = copy;
        let begun = Instant::now();
        let (mut found, mut all) = (0, 0);
        for number in 0..PAGES {
            let bytes = Arc::new(invented::document(6 * number));
            let (document, _) = pdf::read(&bytes, "a.pdf");
            let end = document.pages.get(1).map_or(document.text.len(), |page| page.start as usize);
            let path = folder.path().join("scan.png");
            drawn(&bytes, copy, number).save(&path).unwrap();
            let text = read(&path, &tesseract);
            let (own, other) = (counted(&document.text[..end]), counted(&text));
            all += own.values().sum::<usize>();
            found += own.iter().map(|(word, count)| *count.min(other.get(word).unwrap_or(&0))).sum::<usize>();
        }
        let seconds = begun.elapsed().as_secs_f32() / PAGES as f32;
        println!("{name:28} {:.3} of {all} words, {seconds:.1} s a page", found as f32 / all as f32);
    }
}

/// The words of a text, each with how often it stands there.
fn counted(text: &str) -> HashMap<&str, usize> {
    let mut words = HashMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word).or_default() += 1;
    }
    words
}

/// What is read of a picture.
fn read(path: &Path, tesseract: &Tesseract) -> String {
    let file = ListedFile::alone(path).unwrap();
    let (document, problems) = ingest::read(&file);
    let bytes = Arc::new(ingest::bytes_of(&file).unwrap());
    let read = ocr::read_pages(&document, &problems, &bytes, tesseract, &AtomicBool::new(false)).unwrap();
    read.document.text.to_string()
}

/// The first page of a file as a copy of it.
fn drawn(bytes: &Arc<Vec<u8>>, (_, dpi, degrees, shades, specks, one_bit): Copy, seed: usize) -> GrayImage {
    let picture = pdf::picture(bytes.clone(), 0, dpi / 72.0).unwrap();
    let (width, height) = (u32::try_from(picture.width()).unwrap(), u32::try_from(picture.height()).unwrap());
    let dots: Vec<u8> = picture.pixels().chunks_exact(4).map(|dot| dot[1]).collect();
    let page = GrayImage::from_raw(width, height, dots).unwrap();
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let middle = [width as f32 / 2.0, height as f32 / 2.0];
    let mut random = 0x2545_F491_4F6C_DD1D_u64 ^ (seed as u64 + 1);
    let mut roll = |sides: u32| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        u32::try_from(random >> 40).unwrap_or_default() % sides.max(1)
    };
    GrayImage::from_fn(width, height, |x, y| {
        let (across, down) = (x as f32 - middle[0], y as f32 - middle[1]);
        let from = [middle[0] + across * cosine + down * sine, middle[1] - across * sine + down * cosine];
        let mut shade = i32::from(between(&page, from));
        shade += i32::try_from(roll(2 * u32::from(shades) + 1)).unwrap_or_default() - i32::from(shades);
        if roll(10_000) < specks {
            shade = if roll(2) == 0 { 0 } else { 255 };
        }
        let shade = if one_bit { if shade < 140 { 0 } else { 255 } } else { shade.clamp(0, 255) };
        Luma([u8::try_from(shade).unwrap_or(u8::MAX)])
    })
}

/// The shade between four dots; white beyond the page.
fn between(page: &GrayImage, [x, y]: [f32; 2]) -> u8 {
    let at = |x: f32, y: f32| -> f32 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "looked at before it is used")]
        let dot = (x >= 0.0 && y >= 0.0).then(|| page.get_pixel_checked(x as u32, y as u32)).flatten();
        dot.map_or(255.0, |dot| f32::from(dot.0[0]))
    };
    let (left, top) = (x.floor(), y.floor());
    let (across, down) = (x - left, y - top);
    let upper = at(left, top) * (1.0 - across) + at(left + 1.0, top) * across;
    let lower = at(left, top + 1.0) * (1.0 - across) + at(left + 1.0, top + 1.0) * across;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two shades")]
    let shade = (upper * (1.0 - down) + lower * down) as u8;
    shade
}
