//! What could not be read of a PDF file, in words for the one who works with it.

use crate::model::{Coverage, Document, Problem, ProblemKind};

use super::super::page_names as named;
use super::sheet::Sheet;
use super::usable;

/// The part of a page's letters, in percent, from which on unknown ones are worth a word.
const MANY_UNKNOWN: u32 = 3;

/// The part of a page's letters, in percent, from which on what is left of them is of no use.
const TOO_MANY_UNKNOWN: u32 = 30;

/// Sets the coverage of a document and of its pages and says what is missing of it. `failed`: pages at which the reader gave up.
pub(super) fn of(document: &mut Document, sheets: &[Sheet], failed: &[usize]) -> Vec<Problem> {
    let unusable = cover_pages(document, sheets, failed);
    let mut problems = Vec::new();
    let path = document.path.clone();
    let mut say = |kind: ProblemKind, message: String| {
        problems.push(Problem { path: path.clone(), doc: None, kind, message });
    };
    let pages = |test: &dyn Fn(&Sheet) -> bool| -> Vec<usize> {
        sheets.iter().enumerate().filter(|(_, sheet)| test(sheet)).map(|(page, _)| page).collect()
    };
    let blank = |sheet: &Sheet| sheet.is_blank();
    let pictures = pages(&|sheet| blank(sheet) && sheet.pictures);
    let stamped = pages(&|sheet| sheet.is_stamped_scan());
    let unknown = pages(&|sheet| {
        let [unknown, all] = sheet.unknown;
        unknown > 3 && unknown * 100 >= all * MANY_UNKNOWN
    });
    if sheets.iter().all(blank) {
        let message = match (sheets.len(), pictures.is_empty(), unknown.is_empty()) {
            (0, ..) => "has no pages; try to open it in a PDF reader, and ask for another copy".to_owned(),
            (1, false, _) => "its only page is a picture without text".to_owned(),
            (count, false, _) => format!("its {count} pages are pictures without text"),
            (_, true, false) => "its letters are not encoded as text; they can only be read by OCR".to_owned(),
            (_, true, true) if failed.is_empty() => "its pages are blank, or their content is missing".to_owned(),
            _ => "its pages could not be read; try to open it in a PDF reader, and ask for another copy".to_owned(),
        };
        document.coverage = if sheets.is_empty() || !failed.is_empty() { Coverage::Damaged } else { Coverage::NoText };
        let no_text = failed.is_empty() && !sheets.is_empty();
        say(if no_text { ProblemKind::NoText } else { ProblemKind::Unreadable }, message);
        return problems;
    }
    if !pictures.is_empty() {
        let (are, picture) = if pictures.len() == 1 { ("is", "a picture") } else { ("are", "pictures") };
        say(ProblemKind::NoText, format!("{} {are} {picture} without text", named(&pictures)));
    }
    if !stamped.is_empty() {
        say(ProblemKind::NoText, format!("{}: a picture with no text but a stamp on its edge", named(&stamped)));
    }
    if !unusable.is_empty() {
        say(
            ProblemKind::NoText,
            format!(
                "{}: the text in the file is not what the page shows; it can only be read by OCR",
                named(&unusable)
            ),
        );
    }
    let hidden = pages(&|sheet| sheet.hidden > 0);
    if !hidden.is_empty() {
        say(
            ProblemKind::Partial,
            format!(
                "{}: words under a box cannot be seen but are still in the file; they are left out here. If they were \
                 meant to be redacted, have that done again before the file is passed on",
                named(&hidden)
            ),
        );
    }
    let unknown: Vec<usize> = unknown.into_iter().filter(|page| !unusable.contains(page)).collect();
    if !unknown.is_empty() {
        say(
            ProblemKind::Partial,
            format!(
                "{}: some letters are not encoded as text and are left out; they can only be read by OCR",
                named(&unknown)
            ),
        );
    }
    let cut_short = pages(&|sheet| sheet.cut_short);
    if !cut_short.is_empty() {
        say(ProblemKind::Partial, format!("{}: too much to read all of it", named(&cut_short)));
    }
    if !failed.is_empty() {
        say(ProblemKind::Partial, format!("{} could not be read; look at the file in a PDF reader", named(failed)));
    }
    problems
}

/// Sets the coverage of each page; returns those whose text is of no use. Their words keep no boxes: they are not what
/// the page shows.
fn cover_pages(document: &mut Document, sheets: &[Sheet], failed: &[usize]) -> Vec<usize> {
    let mut unusable = Vec::new();
    let ends: Vec<u32> = document.pages.iter().skip(1).map(|page| page.start).chain([u32::MAX]).collect();
    for (index, ((page, end), sheet)) in document.pages.iter_mut().zip(ends).zip(sheets).enumerate() {
        let text = document.text.get(page.start as usize..(end as usize).min(document.text.len())).unwrap_or_default();
        let [unknown, all] = sheet.unknown;
        if failed.contains(&index) {
            page.coverage = Coverage::Damaged;
        } else if sheet.is_blank() || sheet.is_stamped_scan() {
            page.coverage = Coverage::NoText;
        } else if (unknown > 20 && unknown * 100 >= all * TOO_MANY_UNKNOWN) || !usable::is_usable(text) {
            page.coverage = Coverage::NoText;
            page.words.clear();
            unusable.push(index);
        }
    }
    unusable
}
