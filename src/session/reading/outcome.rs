//! What reading a file gives.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use serde::{Deserialize, Serialize};

use crate::export::is_own_table;
use crate::extract::{Mentions, extract};
use crate::ingest::ocr::{self, Recognised, Tesseract};
use crate::ingest::{self, ListedFile};
use crate::model::{Coverage, Document, Format, Problem, ProblemKind};

/// What reading a file gives, as reader processes hand it over and the cache keeps it.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::session) struct Outcome {
    /// The file's text, and what is around it.
    pub(in crate::session) document: Document,
    /// What the text says.
    pub(in crate::session) mentions: Mentions,
    /// What went wrong.
    pub(in crate::session) problems: Vec<Problem>,
}

impl Outcome {
    /// Reads a file here and finds out what it says.
    pub(in crate::session) fn of(file: &ListedFile) -> Self {
        Self::guarded(file, || {
            let (mut document, problems) = ingest::read(file);
            // What was exported into the case folder says nothing that the documents do not.
            let own = file.format == Format::Csv && ingest::bytes_of(file).is_ok_and(|bytes| is_own_table(&bytes));
            let mentions = if own { Mentions::default() } else { extract(&document) };
            if own {
                document.coverage = Coverage::Own;
            }
            Self { document, mentions, problems }
        })
    }

    /// Reads a file here, and its pages without text by OCR; `None` where that came to a fault or was cancelled.
    pub(super) fn recognised(file: &ListedFile, tesseract: &Tesseract, cancelled: &AtomicBool) -> Option<Self> {
        let read = || {
            let bytes = Arc::new(ingest::bytes_of(file).ok()?);
            let (document, problems) = ingest::read_bytes(file, &bytes);
            let Recognised { document, problems } =
                ocr::read_pages(&document, &problems, &bytes, tesseract, cancelled)?;
            Some(Self { mentions: extract(&document), document, problems })
        };
        catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
            log::warn!("OCR of {} came to a fault", file.path);
            None
        })
    }

    /// What `read` makes of a file. A fault in it becomes a problem of the file, and the next file goes on.
    pub(in crate::session) fn guarded(file: &ListedFile, read: impl FnOnce() -> Self) -> Self {
        catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|fault| {
            let why = fault_words(fault.as_ref());
            Self::failed(file, format!("could not be read, because of a fault in Redwell: {why}"))
        })
    }

    /// A file that could not be read.
    pub(super) fn failed(file: &ListedFile, message: String) -> Self {
        let problem = Problem { path: file.path.clone(), doc: None, kind: ProblemKind::Unreadable, message };
        Self {
            document: Document::empty(&file.path, file.format, Coverage::Damaged),
            mentions: Mentions::default(),
            problems: vec![problem],
        }
    }

    /// The same as what is to be said of `file`, whatever the content was called when it was read.
    pub(super) fn under_name_of(mut self, file: &ListedFile) -> Self {
        self.document.path.clone_from(&file.path);
        for problem in &mut self.problems {
            problem.path.clone_from(&file.path);
            problem.doc = None;
        }
        self
    }
}

/// What a fault said.
pub(in crate::session) fn fault_words(fault: &(dyn std::any::Any + Send)) -> String {
    let said = fault.downcast_ref::<&str>().map(|&said| said.to_owned());
    said.or_else(|| fault.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no reason given".to_owned())
}
