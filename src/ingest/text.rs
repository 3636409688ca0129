//! Plain text and Markdown.

use std::sync::Arc;

use super::{ListedFile, encoding, markup, unread};
use crate::model::{Coverage, Document, Page, Problem, ProblemKind};

/// Reads a text file: decodes it, mends its line ends, takes the marks out of it and keeps what they mean.
pub(super) fn read(file: &ListedFile, bytes: &[u8]) -> (Document, Vec<Problem>) {
    let Some(decoded) = encoding::decode(bytes) else {
        return unread(
            file,
            Coverage::Damaged,
            "holds no readable text, though its name says so; open it with the program that made it".to_owned(),
        );
    };
    let mut document = document(file, &decoded.text);
    let mut problems = Vec::new();
    if decoded.lossy {
        problems.push(Problem {
            path: file.path.clone(),
            doc: None,
            kind: ProblemKind::Partial,
            message: "some characters could not be decoded and are shown as �; compare with the original".to_owned(),
        });
    }
    if document.text.trim().is_empty() {
        document.coverage = Coverage::NoText;
    }
    (document, problems)
}

/// A document from decoded text.
fn document(file: &ListedFile, decoded: &str) -> Document {
    let lines = decoded.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{85}'], "\n");
    let clean = markup::clean(&lines);
    let pages = pages(&clean.text);
    Document {
        text: Arc::from(clean.text.replace('\u{C}', "\n")),
        styles: clean.styles,
        pages,
        ..Document::empty(&file.path, file.format, Coverage::Read)
    }
}

/// Pages as form feeds and the page tags of SGML filings mark them; none where there is no mark.
fn pages(text: &str) -> Vec<Page> {
    let mut starts: Vec<usize> = memchr::memchr_iter(b'\x0C', text.as_bytes()).map(|at| at + 1).collect();
    starts.extend(memchr::memmem::find_iter(text.as_bytes(), b"\n<PAGE>").map(|at| at + 1));
    if starts.is_empty() {
        return Vec::new();
    }
    starts.sort_unstable();
    // What stands before the first mark is a page only where it holds words.
    if starts.first().is_some_and(|first| text.get(..*first).is_some_and(|head| !head.trim().is_empty())) {
        starts.insert(0, 0);
    }
    starts.dedup();
    starts
        .into_iter()
        .map(|start| Page { start: u32::try_from(start).unwrap_or(u32::MAX), ..Page::default() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Format;

    fn read_words(words: &str) -> Document {
        let file = ListedFile {
            path: "a.txt".to_owned(),
            location: "a.txt".into(),
            format: Format::Text,
            bytes: words.len() as u64,
            modified: None,
            steps: Vec::new(),
        };
        read(&file, words.as_bytes()).0
    }

    #[test]
    fn line_ends_of_every_system() {
        assert_eq!(&*read_words("one\r\ntwo\rthree\nfour").text, "one\ntwo\nthree\nfour");
    }

    #[test]
    fn form_feeds_and_page_tags_start_pages() {
        let document = read_words("one\n\x0Ctwo\n\x0Cthree");
        assert_eq!(document.pages.len(), 3);
        assert_eq!(document.page_at(0), Some(1));
        assert_eq!(document.page_at(5), Some(2));
        let tagged = read_words("\n\n<PAGE>\nfirst\n<PAGE>\nsecond");
        assert_eq!(tagged.pages.len(), 2);
        assert_eq!(read_words("no pages").page_at(3), None);
    }

    #[test]
    fn nothing_but_white_space_is_no_text() {
        assert_eq!(read_words(" \n\n ").coverage, Coverage::NoText);
    }
}
