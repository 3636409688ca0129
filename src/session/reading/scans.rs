//! Pages without text, read by OCR when everything else is read.

use std::cmp::Ordering;
use std::ops::ControlFlow;

use super::Work;
use super::outcome::Outcome;
use crate::ingest::{ListedFile, ocr};
use crate::model::{Document, ProblemKind};

/// A file with pages that only OCR can read.
pub(in crate::session) struct Scan {
    file: ListedFile,
    pages: usize,
}

impl Scan {
    /// What is left to be read of a file; `None` where nothing is.
    pub(in crate::session) fn of(file: &ListedFile, document: &Document) -> Option<Self> {
        ocr::wants(document).then(|| Self { file: file.clone(), pages: document.pages.len() })
    }

    pub(super) fn by_path(&self, other: &Self) -> Ordering {
        self.file.path.cmp(&other.file.path)
    }
}

impl Work<'_> {
    /// Reads pages by OCR, each file in a reader process, and hands on each when it is done, until all are or it is to
    /// stop. A file for which that fails stays as it was.
    pub(in crate::session) fn recognise(&self, scans: &[Scan], read: impl Fn(&ListedFile, Option<Outcome>) + Sync) {
        let Some(tesseract) = &self.means.tesseract else { return };
        let done = self.in_turn(scans, scans.len(), |scan, reader| {
            let recognised = reader.recognise(&scan.file, scan.pages, tesseract, self.cancelled);
            let ControlFlow::Continue(outcome) = recognised else { return None };
            if let (Some(cache), Some(outcome)) = (&self.means.cache, &outcome) {
                cache.keep(outcome);
            }
            read(&scan.file, outcome);
            Some(())
        });
        if let Err(error) = done {
            log::error!("no OCR could be started: {error}");
        }
    }
}

/// Says how pages without text could be read.
pub(super) fn advise(outcome: &mut Outcome) {
    for problem in outcome.problems.iter_mut().filter(|problem| problem.kind == ProblemKind::NoText) {
        problem.message = format!("{}; {}", problem.message, ocr::how_to_get_it());
    }
}
