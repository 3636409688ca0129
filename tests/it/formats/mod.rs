//! Formats other than text, web pages and PDF. Every file is made by the test itself, in invented words.

mod containers;
mod coverage;
mod hostile;
mod ocr;
mod outlook;
mod rtf;
mod sheets;
mod word;

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use redwell::ingest::{self, ListedFile};
use redwell::model::{Document, Problem, Style};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A ZIP archive of these files.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The documents of a folder that holds these bytes as its only file, each read.
fn documents(name: &str, bytes: &[u8]) -> Vec<(Document, Vec<Problem>)> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    listed(folder.path()).0.iter().map(ingest::read).collect()
}

fn listed(folder: &Path) -> (Vec<ListedFile>, Vec<Problem>) {
    ingest::list(folder).unwrap()
}

/// The words of a document in a style.
fn styled(document: &Document, style: Style) -> Vec<&str> {
    document.styles.iter().filter(|styled| styled.style == style).map(|styled| styled.span.of(&document.text)).collect()
}
