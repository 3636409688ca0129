//! Reading and drawing PDF files. Every file is written by the test itself, in invented words.

mod hostile;
mod layout;
mod looks;
mod pictures;
pub(crate) mod writer;

use std::sync::Arc;

use redwell::ingest::pdf;
use redwell::model::{Document, Problem, Style};

fn read(bytes: &Arc<Vec<u8>>) -> (Document, Vec<Problem>) {
    pdf::read(bytes, "a/file.pdf")
}

/// The text of a file that is read without a problem.
fn text_of(sheets: &[writer::Sheet]) -> String {
    let (document, problems) = read(&writer::file(sheets));
    assert_eq!(problems, []);
    document.text.to_string()
}

/// The words of a document in a style.
fn styled(document: &Document, style: Style) -> Vec<&str> {
    document.styles.iter().filter(|styled| styled.style == style).map(|styled| styled.span.of(&document.text)).collect()
}

/// The lines outside of the running text.
fn margins(document: &Document) -> Vec<&str> {
    document.margins.iter().map(|margin| margin.of(&document.text)).collect()
}

/// The running text: everything but the margins, with single spaces.
fn running(document: &Document) -> String {
    let mut running = String::new();
    let mut from = 0;
    for margin in &document.margins {
        running += &document.text[from..margin.start as usize];
        from = margin.end as usize;
    }
    running += &document.text[from..];
    running.split_whitespace().collect::<Vec<_>>().join(" ")
}
