//! Every file of the folder and what became of it; the sums are those of the folder.

use crate::model::{CaseDocument, CaseFile, Coverage, DocId, Document};
use crate::ui::words;

use super::lines::{Column, Leads, Line};

/// What became of files, in the order of the list: what was not read first.
const GROUPS: [(&str, &[Coverage]); 5] = [
    ("Could not be read", &[Coverage::Damaged, Coverage::Protected, Coverage::TooLarge]),
    ("Not read", &[Coverage::NoText, Coverage::Unsupported]),
    ("Waiting to be read", &[Coverage::Waiting]),
    ("Read", &[Coverage::Read, Coverage::Ocr]),
    ("Written by Redwell", &[Coverage::Own]),
];

/// The list.
pub(super) fn coverage(case: &CaseFile) -> Vec<Line> {
    if case.documents.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![Line::heading(&sums(case), 0)];
    for (title, members) in GROUPS {
        let group: Vec<(usize, &CaseDocument)> =
            case.documents.iter().enumerate().filter(|(_, d)| members.contains(&d.source.coverage)).collect();
        if !group.is_empty() {
            lines.push(Line::heading(title, group.len()));
            lines.extend(group.into_iter().map(|(at, document)| line(case, at, document)));
        }
    }
    lines
}

/// Every file and every page, accounted for: "16 files: 13 read, 2 no text, 1 of a kind not read · 40 pages: 38 with text, 2 without".
fn sums(case: &CaseFile) -> String {
    let mut kinds: Vec<(Coverage, usize)> = Vec::new();
    let (mut pages, mut blank) = (0, 0);
    for document in &case.documents {
        let coverage = document.source.coverage;
        match kinds.iter_mut().find(|(known, _)| *known == coverage) {
            Some((_, count)) => *count += 1,
            None => kinds.push((coverage, 1)),
        }
        pages += document.source.pages.len();
        blank += blank_pages(&document.source);
    }
    kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let figure = |count: usize| words::grouped(&count.to_string()).into_owned();
    let parts: Vec<String> =
        kinds.iter().map(|(coverage, count)| format!("{} {}", figure(*count), coverage.label())).collect();
    let mut sums = format!("{}: {}", words::count(case.documents.len(), "file", "files"), parts.join(", "));
    if pages > 0 {
        let (with, without) = (figure(pages - blank), figure(blank));
        sums = format!("{sums} · {}: {with} with text, {without} without", words::count(pages, "page", "pages"));
    }
    sums
}

/// The pages of a document on which there are no words.
fn blank_pages(document: &Document) -> usize {
    let starts = document.pages.iter().map(|page| page.start as usize);
    let ends = starts.clone().skip(1).chain([document.text.len()]);
    let blank = |(start, end): (usize, usize)| document.text.get(start..end).is_none_or(|text| text.trim().is_empty());
    starts.zip(ends).filter(|range| blank(*range)).count()
}

fn line(case: &CaseFile, at: usize, document: &CaseDocument) -> Line {
    let source = &document.source;
    let unread = source.coverage.is_unread();
    let mut about = vec![source.coverage.label().to_owned()];
    if !source.pages.is_empty() {
        about.push(words::count(source.pages.len(), "page", "pages"));
        match blank_pages(source) {
            0 => {}
            blank => about.push(format!("{blank} without text")),
        }
    }
    about.extend(document.marks.tags.iter().filter_map(|tag| case.tag(*tag)).map(|tag| format!("tag {}", tag.name)));
    Line {
        first: source.path.clone(),
        second: if document.titled { document.title.clone() } else { String::new() },
        third: about.join(" · "),
        warn: unread.then_some(Column::Third),
        leads: Leads::Document(DocId(u32::try_from(at).unwrap_or(u32::MAX))),
        ..Line::default()
    }
}
