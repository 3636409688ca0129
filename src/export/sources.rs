//! Passages as exports show them: path, page, line and words.

use std::cell::OnceCell;

use serde::Serialize;

use crate::model::{CaseFile, Passage};

/// Finds the lines of passages. A document's lines are counted once, when the first passage of it is asked for.
pub(super) struct Sources<'a> {
    case: &'a CaseFile,
    /// For each document, the offsets of its line feeds.
    line_feeds: Vec<OnceCell<Vec<usize>>>,
}

/// A passage in full; also its form in the facts export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Source<'a> {
    /// The document's path.
    pub(super) path: &'a str,
    /// The page, counted from 1, where the format has pages.
    pub(super) page: Option<u32>,
    /// The line of the extracted text, counted from 1.
    pub(super) line: usize,
    /// Offset of the first byte in the extracted text.
    pub(super) start: u32,
    /// Offset behind the last byte.
    pub(super) end: u32,
    /// The words.
    pub(super) quote: &'a str,
}

impl<'a> Sources<'a> {
    pub(super) fn new(case: &'a CaseFile) -> Self {
        Self { case, line_feeds: vec![OnceCell::new(); case.documents.len()] }
    }

    /// A passage in full; `None` where there is no such document.
    pub(super) fn source(&self, passage: Passage) -> Option<Source<'a>> {
        let document = &self.case.document(passage.doc)?.source;
        let line_feeds = self
            .line_feeds
            .get(passage.doc.index())?
            .get_or_init(|| memchr::memchr_iter(b'\n', document.text.as_bytes()).collect());
        let start = passage.span.range().start;
        Some(Source {
            path: &document.path,
            page: document.page_at(passage.span.start),
            line: line_feeds.partition_point(|line_feed| *line_feed < start) + 1,
            start: passage.span.start,
            end: passage.span.end,
            quote: passage.span.of(&document.text),
        })
    }

    /// The first of some passages as columns of a table: document, page, line, words, and how many passages there are.
    pub(super) fn columns(&self, passages: &[Passage]) -> [String; 5] {
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        match passages.first().and_then(|passage| self.source(*passage)) {
            Some(source) => [
                source.path.to_owned(),
                number(source.page),
                source.line.to_string(),
                source.quote.to_owned(),
                passages.len().to_string(),
            ],
            None => Default::default(),
        }
    }
}

/// The heads of [`Sources::columns`].
pub(super) const HEADS: [&str; 5] = ["Source document", "Page", "Line", "Quote", "Passages"];
