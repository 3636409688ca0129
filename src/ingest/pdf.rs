//! PDF files: text in reading order with the place of every word, and pictures of the pages.
//!
//! | step | file |
//! |---|---|
//! | what a page draws | `device`, with `fonts`, `letters`, `outline`; kept as `ink` |
//! | what of it is seen | `hidden`, `drawn` |
//! | letters to words, words to rows | `words`, `rows`; `numbers` takes out what stands beside the text |
//! | rows to lines in reading order | `columns`, `paragraphs` |
//! | all pages together | `margins` (heads and feet), `hyphens`, `text` |
//!
//! Everything that knows the API of `hayro`, which changes with each of its versions, is behind this module.

mod columns;
mod device;
mod drawn;
mod fonts;
mod forms;
mod frame;
mod grids;
mod hidden;
mod hyphens;
mod ink;
mod letters;
mod margins;
mod numbers;
mod outline;
mod paragraphs;
mod picture;
mod problems;
mod rows;
mod sheet;
mod text;
mod words;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro::hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::kurbo::Rect;

use crate::model::{Coverage, Document, Format, Problem, ProblemKind};

use fonts::Fonts;
use sheet::Sheet;

pub use picture::{Pages, Picture, picture};

/// Pages beyond which a file is not read further.
const MOST_PAGES: usize = 50_000;

/// Pages after which the file is opened anew: `hayro` keeps the decoded content of every page that it has shown.
const PAGES_AT_ONCE: usize = 256;

/// Reads a PDF file. Its problems name no document: the caller knows where it stands.
pub fn read(bytes: Arc<Vec<u8>>, path: &str) -> (Document, Vec<Problem>) {
    if bytes.is_empty() {
        return unread(path, Coverage::Damaged, "is empty (0 bytes); copy it again from where it came");
    }
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut failed: Vec<usize> = Vec::new();
    loop {
        let from = sheets.len();
        let pdf = match catch_unwind(AssertUnwindSafe(|| Pdf::new(bytes.clone()))) {
            Ok(Ok(pdf)) => pdf,
            Ok(Err(error)) if from == 0 => return refused(path, error),
            _ if from == 0 => return unread(path, Coverage::Damaged, DAMAGED),
            _ => break,
        };
        let total = pdf.pages().len().min(MOST_PAGES);
        read_pages(&pdf, total.min(from + PAGES_AT_ONCE), &mut sheets, &mut failed);
        if sheets.len() >= total || sheets.len() == from {
            break;
        }
    }
    margins::mark(&mut sheets);
    let mut document = text::document(&sheets, path);
    let problems = problems::of(&mut document, &sheets, &failed);
    (document, problems)
}

const DAMAGED: &str = "is damaged or no PDF file; try to open it in a PDF reader, and ask for another copy";

/// Reads pages until `end`, or until one makes the reader fail.
fn read_pages(pdf: &Pdf, end: usize, sheets: &mut Vec<Sheet>, failed: &mut Vec<usize>) {
    let settings = InterpreterSettings::default();
    let cache = InterpreterCache::new();
    let mut fonts = Fonts::new(settings.clone());
    while sheets.len() < end
        && let Some(page) = pdf.pages().get(sheets.len())
    {
        let read = catch_unwind(AssertUnwindSafe(|| {
            let ink = draw(pdf, page, &cache, &settings, &mut fonts);
            Sheet::new(ink, &fonts)
        }));
        match read {
            Ok(sheet) => sheets.push(sheet),
            Err(_) => {
                failed.push(sheets.len());
                let (width, height) = page.render_dimensions();
                sheets.push(Sheet::new(ink::Ink { width, height, ..ink::Ink::default() }, &fonts));
                // What the failed page left in the caches cannot be trusted.
                return;
            }
        }
    }
}

fn draw<'a>(
    pdf: &'a Pdf,
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    settings: &InterpreterSettings,
    fonts: &mut Fonts<'a>,
) -> ink::Ink {
    let (width, height) = page.render_dimensions();
    fonts.open(page);
    let shown = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let transform = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(transform, shown, cache, pdf.xref(), settings.clone());
    let mut device = device::Collector::new(width, height, fonts);
    interpret_page(page, &mut context, &mut device);
    let mut ink = device.ink;
    forms::set_values(&mut ink, page, transform);
    ink
}

fn refused(path: &str, error: LoadPdfError) -> (Document, Vec<Problem>) {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => unread(
            path,
            Coverage::Protected,
            "needs a password; ask whoever sent it for the password or for a copy that opens without one",
        ),
        LoadPdfError::Decryption(_) => unread(
            path,
            Coverage::Protected,
            "is protected in a way that cannot be opened here; ask whoever sent it for an unprotected copy",
        ),
        LoadPdfError::Invalid => unread(path, Coverage::Damaged, DAMAGED),
    }
}

fn unread(path: &str, coverage: Coverage, message: &str) -> (Document, Vec<Problem>) {
    let problem =
        Problem { path: path.to_owned(), doc: None, kind: ProblemKind::Unreadable, message: message.to_owned() };
    (Document::empty(path, Format::Pdf, coverage), vec![problem])
}
