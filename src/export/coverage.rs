//! What became of every file and page: the coverage ledger.
//!
//! One row for each file of the folder and for each document inside of one, in the order of their paths, so that the
//! rows can be counted against the folder. A document without pages of its own counts as one page, in the column of its
//! state; a document that was not opened has no pages to count. `Read`, `OCR` and `No text` add up to `Pages` with
//! `Damaged pages`.

use std::collections::{HashMap, HashSet};
use std::io::{self, Write};

use super::cell::{cell, end, joined, table};
use crate::model::{CaseFile, Coverage, Document};

pub(super) const HEADS: [&str; 11] =
    ["Path", "Inside", "Format", "State", "Pages", "Read", "OCR", "No text", "Damaged pages", "Characters", "Problem"];

/// How many pages of a document are in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Pages {
    read: usize,
    ocr: usize,
    no_text: usize,
    damaged: usize,
}

impl Pages {
    fn of(document: &Document) -> Self {
        let mut pages = Self::default();
        let whole = [document.coverage];
        let states = document.pages.iter().map(|page| page.coverage);
        let states: Box<dyn Iterator<Item = Coverage>> = match document.coverage {
            Coverage::Read | Coverage::Ocr | Coverage::NoText if document.pages.is_empty() => {
                Box::new(whole.into_iter())
            }
            _ => Box::new(states),
        };
        for state in states {
            match state {
                Coverage::Read => pages.read += 1,
                Coverage::Ocr => pages.ocr += 1,
                Coverage::NoText => pages.no_text += 1,
                _ => pages.damaged += 1,
            }
        }
        pages
    }

    fn all(self) -> usize {
        self.read + self.ocr + self.no_text + self.damaged
    }
}

/// Writes the ledger.
pub(super) fn write(case: &CaseFile, out: &mut dyn Write) -> io::Result<()> {
    let paths: HashSet<&str> = case.documents.iter().map(|document| document.source.path.as_str()).collect();
    let mut problems: HashMap<&str, Vec<&str>> = HashMap::new();
    for problem in &case.problems {
        problems.entry(&problem.path).or_default().push(&problem.message);
    }
    let mut table = table(out, &HEADS)?;
    for document in case.documents.iter().map(|document| &document.source) {
        let pages = Pages::of(document);
        let said = problems.get(document.path.as_str()).map(joined).unwrap_or_default();
        table.write_record([
            cell(&document.path),
            cell(container(&document.path, &paths).unwrap_or_default()),
            document.format.word().to_owned(),
            document.coverage.word().to_owned(),
            pages.all().to_string(),
            pages.read.to_string(),
            pages.ocr.to_string(),
            pages.no_text.to_string(),
            pages.damaged.to_string(),
            document.text.chars().count().to_string(),
            said,
        ])?;
    }
    end(table)
}

/// The file that a document is inside of: no folder has the path of a document.
fn container<'p>(path: &'p str, paths: &HashSet<&str>) -> Option<&'p str> {
    path.rmatch_indices('/').map(|(at, _)| path.split_at(at).0).find(|outer| paths.contains(outer))
}
