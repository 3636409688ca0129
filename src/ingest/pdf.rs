//! PDF files: text in reading order with the place of every word, and pictures of the pages.
//!
//! | step | file |
//! |---|---|
//! | what a page draws | `device` and `runs`, with `fonts`, `letters`, `measure`, `outline`, `forms`; kept as `ink` |
//! | what of it is seen, and how | `hidden`, `drawn` |
//! | letters to words, words to rows | `words`, `rows`; `numbers` and `grids` take out what stands beside them or in tables |
//! | rows to lines in reading order | `sheet`, `columns` with `bands` and `cells`, `paragraphs` |
//! | all pages together | `margins` (heads and feet), `hyphens`, `text`, `usable`, `problems` |
//! | pictures of pages | `picture` |
//!
//! Everything that knows the API of `hayro`, which changes with each of its versions, is behind this module.

mod bands;
mod cells;
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
mod measure;
mod numbers;
mod outline;
mod paragraphs;
mod picture;
mod problems;
mod reading;
mod rows;
mod runs;
mod sheet;
mod text;
mod usable;
mod words;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro::hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::kurbo::Rect;

use crate::model::{Coverage, Document, Format, Problem, ProblemKind};

use device::Collector;
use fonts::Fonts;
use ink::Ink;
use sheet::Sheet;

pub use picture::{Cut, Pages, Picture, picture};

/// Pages beyond which a file is not read further.
const MOST_PAGES: usize = 50_000;

/// Pages after which the file is opened anew: `hayro` keeps the decoded content of every page that it has shown.
const PAGES_AT_ONCE: usize = 256;

/// Reads a PDF file. Its problems name no document: the caller knows where it stands.
pub fn read(bytes: &Arc<Vec<u8>>, path: &str) -> (Document, Vec<Problem>) {
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
            _ => {
                failed.push(from);
                break;
            }
        };
        let total = pdf.pages().len().min(MOST_PAGES);
        read_pages(&pdf, total.min(from + PAGES_AT_ONCE), &mut sheets, &mut failed);
        if sheets.len() >= total || sheets.len() == from {
            if let Some(last) = sheets.last_mut() {
                last.cut_short |= pdf.pages().len() > MOST_PAGES;
            }
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
        let (width, height) = page.render_dimensions();
        let mut device = Collector::new(width, height, &mut fonts);
        let drawn = catch_unwind(AssertUnwindSafe(|| draw(pdf, page, &cache, &settings, &mut device)));
        let given_up = device.ink.cut_short;
        let ink = device.ink;
        let sheet = catch_unwind(AssertUnwindSafe(|| Sheet::new(ink, &fonts)));
        if drawn.is_err() && !given_up || sheet.is_err() {
            failed.push(sheets.len());
        }
        let empty = || Sheet::new(Ink { width, height, ..Ink::default() }, &fonts);
        sheets.push(sheet.unwrap_or_else(|_| empty()));
        if drawn.is_err() {
            // What the page left in the caches cannot be trusted.
            return;
        }
    }
}

/// Draws a page on the device that collects its letters.
fn draw<'a>(
    pdf: &'a Pdf,
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    settings: &InterpreterSettings,
    device: &mut Collector<'a, '_>,
) {
    let (width, height) = page.render_dimensions();
    let shown = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let transform = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(transform, shown, cache, pdf.xref(), settings.clone());
    device.fonts.open(page);
    interpret_page(page, &mut context, device);
    forms::set_values(&mut device.ink, page, transform);
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
