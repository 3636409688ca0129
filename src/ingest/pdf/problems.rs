//! What could not be read of a PDF file, in words for the one who works with it.

use crate::model::{Coverage, Document, Problem, ProblemKind};

use super::sheet::Sheet;

/// The part of a page's letters, in percent, from which on unknown ones are worth a word.
const MANY_UNKNOWN: u32 = 3;

/// Page numbers that one message names before it counts the rest.
const MOST_NAMED: usize = 12;

/// Sets the coverage of a document and says what is missing of it. `failed`: pages at which the reader gave up.
pub(super) fn of(document: &mut Document, sheets: &[Sheet], failed: &[usize]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut say = |kind: ProblemKind, message: String| {
        problems.push(Problem { path: document.path.clone(), doc: None, kind, message });
    };
    let pages = |test: &dyn Fn(&Sheet) -> bool| -> Vec<usize> {
        sheets.iter().enumerate().filter(|(_, sheet)| test(sheet)).map(|(page, _)| page).collect()
    };
    let blank = |sheet: &Sheet| sheet.is_blank();
    let pictures = pages(&|sheet| blank(sheet) && sheet.pictures);
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
        say(ProblemKind::Unreadable, message);
        return problems;
    }
    if !pictures.is_empty() {
        let (are, picture) = if pictures.len() == 1 { ("is", "a picture") } else { ("are", "pictures") };
        say(ProblemKind::Partial, format!("{} {are} {picture} without text", named(&pictures)));
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

/// Page numbers as one writes them: "pages 2, 4–7 and 9".
fn named(pages: &[usize]) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for page in pages {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => ranges.push((*page, *page)),
        }
    }
    let left_over: usize = ranges.iter().skip(MOST_NAMED).map(|(first, last)| last - first + 1).sum();
    let mut names: Vec<String> = Vec::new();
    for (first, last) in ranges.iter().take(MOST_NAMED) {
        if last - first > 1 {
            names.push(format!("{}–{}", first + 1, last + 1));
        } else {
            names.extend((*first..=*last).map(|page| (page + 1).to_string()));
        }
    }
    if left_over > 0 {
        names.push(format!("{left_over} more"));
    }
    let word = if pages.len() == 1 { "page" } else { "pages" };
    match names.split_last() {
        Some((last, [])) => format!("{word} {last}"),
        Some((last, rest)) => format!("{word} {} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn pages_are_named_as_one_writes_them() {
        assert_eq!(named(&[2]), "page 3");
        assert_eq!(named(&[0, 2]), "pages 1 and 3");
        assert_eq!(named(&[1, 2]), "pages 2 and 3");
        assert_eq!(named(&[0, 2, 3, 4, 8]), "pages 1, 3–5 and 9");
        let odd: Vec<usize> = (0..40).step_by(2).collect();
        assert_eq!(named(&odd), "pages 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 and 8 more");
    }
}
