//! Pages without text, read by an installed Tesseract: <https://github.com/tesseract-ocr/tesseract>.
//!
//! A step of its own behind [`super::read`], which takes seconds for a page: what has text is on the screen by then.
//! Nothing is written to disk; a page goes to the program as a picture through its input, and comes back as a table of
//! words with their places.

mod lines;
mod page;
mod program;
mod skew;
mod splice;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::image::{self, Gray};
use super::pdf;
use crate::model::{Coverage, Document, Format, Page, Problem, ProblemKind};

pub use program::Tesseract;

use lines::Lines;

/// Dots of a picture of a page to an inch. Tesseract is trained on letters of about 30 dots, which is 10 points then.
const DOTS_PER_INCH: f32 = 300.0;

/// The most dots of one picture; a page of Letter size has 8.4 million.
const MOST_DOTS: f32 = 25_000_000.0;

/// Pages of one document beyond which no more are read.
const MOST_PAGES: usize = 5_000;

/// What OCR made of a document.
#[derive(Clone, Debug)]
pub struct Recognised {
    /// The document with the words of the pages that were read.
    pub document: Document,
    /// What is wrong with it now.
    pub problems: Vec<Problem>,
}

/// Whether a document has pages that OCR may be able to read.
pub fn wants(document: &Document) -> bool {
    matches!(document.format, Format::Pdf | Format::Image) && document.pages.iter().any(is_wanted)
}

/// Whether there may be words on a page that nobody has looked for.
fn is_wanted(page: &Page) -> bool {
    page.coverage == Coverage::NoText && !page.seen_by_ocr
}

/// Reads the pages of a document that hold no text. `problems` are those of reading it before. Nothing where
/// `cancelled` was set meanwhile.
pub fn read_pages(
    document: &Document,
    problems: &[Problem],
    bytes: &Arc<Vec<u8>>,
    tesseract: &Tesseract,
    cancelled: &AtomicBool,
) -> Option<Recognised> {
    let wanted: Vec<usize> = document
        .pages
        .iter()
        .enumerate()
        .filter(|(_, page)| is_wanted(page))
        .map(|(index, _)| index)
        .take(MOST_PAGES)
        .collect();
    let mut pages: Vec<(usize, Lines)> = Vec::new();
    let mut failure: Option<String> = None;
    let mut seen: Vec<usize> = Vec::new();
    let mut recognise = |index: usize, picture: Option<Gray>| {
        let Some(size) = document.pages.get(index).map(|page| [page.width, page.height]) else { return };
        let picture = picture.filter(|picture| !picture.is_blank());
        match picture.map_or_else(|| Ok(Lines::default()), |picture| page::read(&picture, size, tesseract, cancelled)) {
            Err(message) => failure = failure.take().or(Some(message)),
            Ok(lines) => {
                seen.push(index);
                pages.extend((!lines.is_empty()).then_some((index, lines)));
            }
        }
    };
    match document.format {
        Format::Pdf => draw(bytes, &wanted, cancelled, &mut recognise),
        Format::Image => image::pictures(bytes, &wanted, |index, picture| {
            if !cancelled.load(Ordering::Relaxed) {
                recognise(index, picture);
            }
        }),
        _ => {}
    }
    if cancelled.load(Ordering::Relaxed) {
        return None;
    }
    let mut document = splice::put(document, &pages);
    for index in seen {
        if let Some(page) = document.pages.get_mut(index) {
            page.seen_by_ocr = true;
        }
    }
    let mut problems: Vec<Problem> =
        problems.iter().filter(|problem| problem.kind != ProblemKind::NoText).cloned().collect();
    problems.extend(failure.map(|message| failed(&document, message)));
    problems.extend(left_over(&document, &wanted));
    Some(Recognised { document, problems })
}

/// Draws pages of a PDF file for reading.
fn draw(
    bytes: &Arc<Vec<u8>>,
    wanted: &[usize],
    cancelled: &AtomicBool,
    recognise: &mut dyn FnMut(usize, Option<Gray>),
) {
    let Some(file) = pdf::Pages::open(Arc::clone(bytes)) else { return };
    let sizes = file.sizes();
    let cut = |index: &usize| {
        let size @ [width, height] = sizes.get(*index).copied()?;
        let most = (MOST_DOTS / (width * height).max(1.0)).sqrt();
        pdf::Cut::whole(*index, size, (DOTS_PER_INCH / 72.0).min(most))
    };
    let cuts = wanted.iter().take_while(|_| !cancelled.load(Ordering::Relaxed)).filter_map(cut);
    file.draw(cuts, |cut, picture| {
        let gray = picture.map(|picture| Gray::of_rgba(picture.width(), picture.height(), picture.pixels()));
        recognise(cut.page, gray);
    });
}

fn failed(document: &Document, message: String) -> Problem {
    Problem { path: document.path.clone(), doc: None, kind: ProblemKind::Partial, message }
}

/// What is said of pages in which OCR found no word.
fn left_over(document: &Document, wanted: &[usize]) -> Option<Problem> {
    let without = |index: &&usize| document.pages.get(**index).is_some_and(|page| page.coverage == Coverage::NoText);
    let left: Vec<usize> = wanted.iter().filter(without).copied().collect();
    if left.is_empty() {
        return None;
    }
    let message = if left.len() == document.pages.len() {
        "has no words that OCR could read".to_owned()
    } else {
        format!("{}: OCR found no words", super::page_names(&left))
    };
    Some(Problem { path: document.path.clone(), doc: None, kind: ProblemKind::NoText, message })
}

/// What to say where there is no Tesseract: how to get it, for the system that this is.
pub fn how_to_get_it() -> &'static str {
    if cfg!(windows) {
        "scans can be read once Tesseract is installed: get the installer of UB Mannheim from \
         github.com/UB-Mannheim/tesseract/wiki, run it, and read the folder again"
    } else if cfg!(target_os = "macos") {
        "scans can be read once Tesseract is installed: enter “brew install tesseract” in a terminal, and read the \
         folder again"
    } else {
        "scans can be read once Tesseract is installed: enter “sudo apt-get install tesseract-ocr” in a terminal, or \
         what your system has in its place, and read the folder again"
    }
}
