//! What a browser prints around a report that was then pasted as text: the day, the page's title, its address, "2/7".

use std::collections::HashMap;

use crate::extract::ecf::lines::{Line, lines, trimmed};
use crate::extract::ecf::words::find;
use crate::model::{Document, Span};

/// The lines of a document that are no part of the report.
#[derive(Debug, Default)]
pub(super) struct Margins {
    /// Where they begin, sorted.
    starts: Vec<u32>,
}

impl Margins {
    /// A line with the report's address ends or begins a page; so does a line beside one that recurs with other numbers.
    pub(super) fn of(document: &Document) -> Self {
        let text: &str = &document.text;
        let whole = Span::new(0, text.len());
        let mut beside: HashMap<String, Vec<u32>> = HashMap::new();
        let mut starts: Vec<u32> = Vec::new();
        let mut before: Option<Line<'_>> = None;
        // The first line of the text begins a page as well.
        let mut follows_address = true;
        for line in lines(text, whole).filter(|line| !line.text.is_empty()) {
            let address = is_address(line.text);
            let edge = if address { before } else { Some(line).filter(|_| follows_address) };
            if let Some(edge) = edge {
                beside.entry(pattern(edge.text)).or_default().push(edge.span.start);
            }
            if address {
                starts.push(line.span.start);
            }
            (before, follows_address) = (Some(line), address);
        }
        let recurring = beside.into_values().filter(|places| places.len() > 1).flatten();
        starts.extend(recurring);
        starts.extend(
            document.margins.iter().map(|span| trimmed(text, span.start as usize, span.end as usize).span.start),
        );
        starts.sort_unstable();
        Self { starts }
    }

    /// Whether the line is one of them.
    pub(super) fn hold(&self, line: &Line<'_>) -> bool {
        self.starts.binary_search(&line.span.start).is_ok()
    }
}

/// Whether a line is, or ends with, the address of a report.
fn is_address(line: &str) -> bool {
    let scheme = ["http://", "https://", "file://"].iter().filter_map(|scheme| find(line, scheme)).min();
    let behind = scheme.and_then(|at| line.get(at..)).map_or(usize::MAX, |rest| rest.split_whitespace().count());
    find(line, "/cgi-bin/").is_some() || behind <= 4 && line.len() < 300
}

/// The letters of a line, with `#` for every number.
fn pattern(line: &str) -> String {
    let mut pattern = String::new();
    for c in line.chars().filter(|c| !c.is_whitespace()) {
        if !c.is_ascii_digit() {
            pattern.push(c);
        } else if !pattern.ends_with('#') {
            pattern.push('#');
        }
    }
    pattern
}
