//! Pages without text, read by OCR. Scans are pictures of pages that the test writes.

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use image::{GrayImage, ImageFormat};
use redwell::assemble::{ReadDocument, assemble};
use redwell::extract::extract;
use redwell::ingest::ocr::{self, Recognised, Tesseract};
use redwell::ingest::{self, ListedFile, pdf};
use redwell::model::{Coverage, Document, Format, Problem, ProblemKind, Sureness};
use redwell::session::{Cache, Limits, Means, Parts, ReaderProgram};

use crate::pdf::writer::{Sheet, file, file_with_scans, lines, plain, sheet};

const LETTER: [&str; 6] = [
    "Heron and Sons, Attorneys at Law",
    "June 5, 2031",
    "Dear Judge Plover:",
    "The tenant shall pay the rent of $4,200 on the first day of every month,",
    "and the landlord shall give notice of every change thirty days before.",
    "Respectfully yours",
];

/// The installed Tesseract; says so where there is none.
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn tesseract() -> Option<Tesseract> {
    let found = Tesseract::find(None);
    if found.is_none() {
        eprintln!("skipped: Tesseract is not installed");
    }
    found
}

/// A picture of a page, 200 dots to an inch.
fn scan(page: Sheet) -> GrayImage {
    let drawn = pdf::picture(file(&[page]), 0, 200.0 / 72.0).unwrap();
    let gray = drawn.pixels().chunks(4).map(|dot| dot[0]).collect();
    let dots = |length: usize| u32::try_from(length).unwrap();
    GrayImage::from_raw(dots(drawn.width()), dots(drawn.height()), gray).unwrap()
}

fn letter() -> GrayImage {
    scan(sheet(lines(72.0, 700.0, &LETTER)))
}

fn encoded(picture: &GrayImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn read(name: &str, bytes: Vec<u8>) -> (Document, Vec<Problem>, Arc<Vec<u8>>) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), &bytes).unwrap();
    let (document, problems) = ingest::read(&ListedFile::alone(&folder.path().join(name)).unwrap());
    (document, problems, Arc::new(bytes))
}

fn recognise(tesseract: &Tesseract, name: &str, bytes: Vec<u8>) -> Recognised {
    let (document, problems, bytes) = read(name, bytes);
    assert!(ocr::wants(&document), "{problems:?}");
    ocr::read_pages(&document, &problems, &bytes, tesseract, &AtomicBool::new(false)).unwrap()
}

fn words(document: &Document) -> String {
    document.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_picture_has_pages_and_no_text() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Tiff] {
        let name = format!("scan.{}", format.extensions_str()[0]);
        let (document, problems, _) = read(&name, encoded(&letter(), format));
        assert_eq!((document.format, document.coverage), (Format::Image, Coverage::NoText), "{name}");
        assert_eq!((document.pages.len(), document.pages[0].coverage), (1, Coverage::NoText));
        assert!((document.pages[0].width - 612.0).abs() < 0.1 && (document.pages[0].height - 792.0).abs() < 1.0);
        assert_eq!(problems[0].kind, ProblemKind::NoText);
    }
    let (document, problems, _) = read("scan.png", b"\x89PNG\r\n\x1a\nbroken".to_vec());
    assert_eq!((document.coverage, problems.len()), (Coverage::Damaged, 1));
}

#[test]
fn a_picture_of_a_letter_is_read_and_its_facts_are_inferred() {
    let Some(tesseract) = tesseract() else { return };
    let Recognised { document, problems } = recognise(&tesseract, "scan.png", encoded(&letter(), ImageFormat::Png));
    assert_eq!((problems.as_slice(), document.coverage), (&[][..], Coverage::Ocr));
    assert!(words(&document).contains("The tenant shall pay the rent of $4,200 on the first day"), "{}", document.text);
    let page = &document.pages[0];
    assert_eq!(page.words.len(), page.confidence.len());
    assert!(page.confidence.iter().filter(|sure| **sure > 80).count() * 10 > page.words.len() * 8);
    let dear = page.words.iter().find(|word| word.span.of(&document.text) == "Dear").unwrap();
    // "Dear" stands 72 points from the left, its line 92 from the top.
    assert!((dear.rect[0] - 72.0).abs() < 3.0 && (dear.rect[3] - 120.0).abs() < 3.0, "{:?}", dear.rect);

    let mentions = Arc::new(extract(&document));
    let case = assemble(&[ReadDocument { document: Arc::new(document), mentions }], &[]);
    assert!(case.timeline.iter().any(|entry| entry.when.is_some_and(|when| when.date.to_string() == "2031-06-05")));
    assert!(case.timeline.iter().all(|entry| entry.sure == Sureness::Inferred));
    assert!(case.roster.iter().all(|entry| entry.sure == Sureness::Inferred));
}

#[test]
fn every_page_of_a_tiff_file_is_read() {
    use tiff::encoder::{TiffEncoder, colortype};
    let Some(tesseract) = tesseract() else { return };
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut bytes).unwrap();
    for page in
        [letter(), GrayImage::from_pixel(1700, 2200, image::Luma([255])), scan(sheet(plain(72.0, 600.0, "Exhibit")))]
    {
        encoder.write_image::<colortype::Gray8>(page.width(), page.height(), page.as_raw()).unwrap();
    }
    let Recognised { document, problems } = recognise(&tesseract, "fax.tif", bytes.into_inner());
    let pages: Vec<_> = document.pages.iter().map(|page| page.coverage).collect();
    assert_eq!(pages, [Coverage::Ocr, Coverage::NoText, Coverage::Ocr]);
    assert!(document.text.ends_with("Exhibit"), "{}", document.text);
    assert_eq!(document.page_at(u32::try_from(document.text.len() - 1).unwrap()), Some(3));
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.starts_with("page 2: OCR found no words"), "{}", problems[0].message);
}

#[test]
fn scanned_pages_of_a_pdf_file_are_read_and_others_stay() {
    let Some(tesseract) = tesseract() else { return };
    let scan = letter();
    let placed = "q 612 0 0 792 0 0 cm /Picture Do Q\n";
    let stamp = plain(72.0, 770.0, "Case 4:31-cv-00117 Document 45");
    let bytes = file_with_scans(
        &[sheet(lines(72.0, 700.0, &["Cover page", "with words"])), sheet(placed), sheet(placed.to_owned() + &stamp)],
        (scan.width(), scan.height(), scan.as_raw()),
    );
    let (document, _, _) = read("brief.pdf", bytes.to_vec());
    let before: Vec<_> = document.pages.iter().map(|page| page.coverage).collect();
    assert_eq!(before, [Coverage::Read, Coverage::NoText, Coverage::NoText]);

    let Recognised { document, problems } = recognise(&tesseract, "brief.pdf", bytes.to_vec());
    assert_eq!((problems.as_slice(), document.coverage), (&[][..], Coverage::Ocr));
    assert!(document.text.starts_with("Cover page\nwith words\n\nHeron and Sons"), "{}", document.text);
    assert!(document.text.contains("yours\n\nCase 4:31-cv-00117 Document 45\n\nHeron"), "{}", document.text);
    assert_eq!(document.text.matches("Dear Judge Plover:").count(), 2);
    for page in &document.pages {
        assert!(page.words.iter().all(|word| !word.span.of(&document.text).contains(char::is_whitespace)));
    }
    assert!(!document.is_by_ocr(0) && document.is_by_ocr(30));
}

#[test]
fn a_case_is_read_with_its_scans_once() {
    let Some(tesseract) = tesseract() else { return };
    let (folder, kept) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    fs::write(folder.path().join("scan.png"), encoded(&letter(), ImageFormat::Png)).unwrap();
    let case = |tesseract: Option<Tesseract>| {
        let cache = Some(Cache::new(kept.path(), "a build"));
        let readers = Some(ReaderProgram::redwell(env!("CARGO_BIN_EXE_redwell"), Limits::default()));
        let parts = Parts::read_by(folder.path(), &Means { readers, cache, tesseract }).unwrap();
        parts.assemble(&[], 1).unwrap()
    };
    let without = case(None);
    assert_eq!(without.documents[0].source.coverage, Coverage::NoText);
    assert!(without.problems[0].message.contains("once Tesseract is installed"), "{:?}", without.problems);
    let with = case(Some(tesseract));
    assert_eq!((with.documents[0].source.coverage, with.problems.len()), (Coverage::Ocr, 0));
    let again = case(None);
    assert_eq!(again.documents[0].source.text, with.documents[0].source.text, "it was kept");
}

#[test]
fn a_program_that_is_none_is_a_problem() {
    let tesseract = Tesseract::at("/nowhere/tesseract".into());
    let Recognised { document, problems } = recognise(&tesseract, "scan.png", encoded(&letter(), ImageFormat::Png));
    assert_eq!((document.coverage, problems.len()), (Coverage::NoText, 2));
    assert!(problems[0].message.starts_with("OCR could not be started"), "{}", problems[0].message);
    assert!(ocr::how_to_get_it().contains("Tesseract"));
}

/// A program in the place of Tesseract.
#[cfg(unix)]
fn program(folder: &Path, script: &str) -> Tesseract {
    use std::os::unix::fs::PermissionsExt;
    let path = folder.join("tesseract");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    Tesseract::find(Some(&path)).unwrap()
}

#[cfg(unix)]
#[test]
fn a_program_that_hangs_or_fails_is_ended() {
    let folder = tempfile::tempdir().unwrap();
    let hanging = program(folder.path(), "exec sleep 600").with_limit(Duration::from_millis(50));
    let scan = encoded(&letter(), ImageFormat::Png);
    let Recognised { problems, .. } = recognise(&hanging, "scan.png", scan.clone());
    assert!(problems[0].message.contains("took more than"), "{}", problems[0].message);

    let failing = program(folder.path(), "echo no letters known >&2; exit 1");
    let Recognised { problems, .. } = recognise(&failing, "scan.png", scan.clone());
    assert_eq!(problems[0].message, "OCR failed: no letters known");

    let endless = program(folder.path(), "exec sleep 600");
    let (document, problems, bytes) = read("scan.png", scan);
    assert!(ocr::read_pages(&document, &problems, &bytes, &endless, &AtomicBool::new(true)).is_none());
}
