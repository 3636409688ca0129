//! Pages without text, read by OCR when everything else is read.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use super::Work;
use super::outcome::Outcome;
use crate::extract::extract;
use crate::ingest;
use crate::ingest::ocr::{self, Recognised};
use crate::model::{Document, Problem, ProblemKind};

/// A document with pages that only OCR can read.
pub(in crate::session) struct Scan {
    at: usize,
    document: Document,
    problems: Vec<Problem>,
}

impl Scan {
    /// What is known of the file at this place.
    pub(super) fn of(at: usize, outcome: &Outcome) -> Self {
        Self { at, document: outcome.document.clone(), problems: outcome.problems.clone() }
    }

    /// The file's place.
    pub(super) fn at(&self) -> usize {
        self.at
    }
}

impl Work<'_> {
    /// Reads pages by OCR, handing on each document when it is done, until all are or `cancelled` is set.
    pub(in crate::session) fn recognise(
        &self,
        scans: &[Scan],
        cancelled: &AtomicBool,
        read: impl Fn(usize, Outcome) + Clone + Send,
    ) {
        let next = AtomicUsize::new(0);
        let work = |read: &dyn Fn(usize, Outcome)| {
            while let Some(scan) = scans.get(next.fetch_add(1, Ordering::Relaxed)) {
                if cancelled.load(Ordering::Relaxed) {
                    return;
                }
                if let Some(outcome) = self.recognised(scan, cancelled) {
                    read(scan.at, outcome);
                }
            }
        };
        // One page keeps one core busy.
        let threads = thread::available_parallelism().map_or(1, usize::from).min(scans.len());
        thread::scope(|scope| {
            for number in 1..=threads {
                let (work, read) = (&work, read.clone());
                let name = format!("redwell-ocr-{number}");
                if let Err(error) = thread::Builder::new().name(name).spawn_scoped(scope, move || work(&read)) {
                    log::warn!("OCR thread {number} not started: {error}");
                }
            }
        });
    }

    /// What a document says with the words of its scanned pages; nothing where it stays as it is.
    fn recognised(&self, scan: &Scan, cancelled: &AtomicBool) -> Option<Outcome> {
        let (file, tesseract) = (self.files.get(scan.at)?, self.means.tesseract.as_ref()?);
        let bytes = Arc::new(ingest::bytes_of(file).ok()?);
        // The file changed since it was read: it is about to be read again.
        if blake3::hash(bytes.as_slice()).to_hex().as_str() != scan.document.hash {
            return None;
        }
        let read = || ocr::read_pages(&scan.document, &scan.problems, &bytes, tesseract, cancelled);
        let Recognised { document, problems } = catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
            log::warn!("OCR of {} came to a fault", scan.document.path);
            None
        })?;
        let outcome = Outcome { mentions: extract(&document), document, problems };
        if let Some(cache) = &self.means.cache {
            cache.keep(&outcome);
        }
        Some(outcome)
    }
}

/// Says how pages without text could be read.
pub(super) fn advise(outcome: &mut Outcome) {
    for problem in outcome.problems.iter_mut().filter(|problem| problem.kind == ProblemKind::NoText) {
        problem.message = format!("{}; {}", problem.message, ocr::how_to_get_it());
    }
}
