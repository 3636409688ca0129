//! Files cut off, with bits turned, or made to cost more than they hold: each is read as far as it goes or is a
//! problem, and none stops the reader.

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use image::{GrayImage, ImageFormat, Luma};
use redwell::ingest::ocr::{self, Tesseract};
use redwell::ingest::{self, ListedFile};
use redwell::model::{Coverage, Document};

use super::{documents, outlook, sheets, word, zip};
use crate::fixture::Dice;

/// A whole file of each format.
fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let message = "From: Ada Plover <ada@example.org>\nSubject: Lease\nContent-Type: multipart/mixed; boundary=a\n\n--a\n\
        Content-Type: text/html\n\n<p>The <b>rent</b>\n--a\nContent-Type: message/rfc822\n\nSubject: Keys\n\nwords\n\
        --a\nContent-Disposition: attachment; filename=a.txt\n\nwords\n--a--\n";
    let body = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>One &amp; two</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl>";
    let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" s=\"1\"><v>47969</v></c></row>";
    let content = "<a><table:table table:name=\"R\"><table:table-row><table:table-cell><text:p>x</text:p>\
        </table:table-cell></table:table-row></table:table></a>";
    let rtf = "{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset128 A;}}\\trowd\\intbl a\\cell\\row\\pard{\\f0\\'83\\'5c}\\u8211-\
        {\\footnote b}{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt y}}\\bin3 abc\\par}";
    let picture = GrayImage::from_fn(40, 30, |x, y| Luma([if (x / 5 + y / 5) % 2 == 0 { 0 } else { 255 }]));
    let encoded = |format: ImageFormat| {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    };
    vec![
        ("a.docx", word::file(body, &[("header1.xml", "<w:hdr><w:p><w:r><w:t>Head</w:t></w:r></w:p></w:hdr>")])),
        ("a.rtf", rtf.as_bytes().to_vec()),
        ("a.eml", message.as_bytes().to_vec()),
        ("a.mbox", format!("From a Mon Mar  1 09:00:00 2032\n{message}\n").repeat(2).into_bytes()),
        ("a.msg", outlook::file()),
        ("a.zip", zip(&[("a.txt", b"words"), ("b.eml", message.as_bytes())])),
        ("a.xlsx", sheets::workbook(&[("One", rows)])),
        ("a.ods", zip(&[("content.xml", content.as_bytes())])),
        ("a.csv", b"a,\"b\nc\",d\n1,2,3\n".to_vec()),
        ("a.png", encoded(ImageFormat::Png)),
        ("a.jpg", encoded(ImageFormat::Jpeg)),
        ("a.tif", encoded(ImageFormat::Tiff)),
    ]
}

/// Reads everything in a folder, pictures to their dots.
fn read_all(folder: &Path) {
    let nothing = Tesseract::at("/nowhere/tesseract".into());
    for file in ingest::list(folder).unwrap().0 {
        let (document, problems) = ingest::read(&file);
        check(&file, &document, problems.len());
        if ocr::wants(&document) {
            let bytes = Arc::new(ingest::bytes_of(&file).unwrap());
            ocr::read_pages(&document, &problems, &bytes, &nothing, &AtomicBool::new(false)).unwrap();
        }
    }
}

/// Every span fits the text, and what was not read says why.
fn check(file: &ListedFile, document: &Document, problems: usize) {
    let cells = document.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells).map(|cell| cell.span);
    let rows = document.tables.iter().flat_map(|table| &table.rows).map(|row| row.span);
    let spans = cells.chain(rows).chain(document.styles.iter().map(|styled| styled.span));
    for span in spans.chain(document.margins.iter().copied()).chain(document.links.iter().map(|link| link.span)) {
        assert!(document.text.get(span.range()).is_some(), "{}", file.path);
    }
    let unread = matches!(document.coverage, Coverage::Damaged | Coverage::Protected | Coverage::TooLarge);
    assert!(!unread || problems > 0, "{} is {:?} and nothing is said", file.path, document.coverage);
}

#[test]
fn files_cut_off_or_with_bits_turned_never_stop_the_reader() {
    let folder = tempfile::tempdir().unwrap();
    let mut dice = Dice(7);
    for (name, whole) in samples() {
        let path = folder.path().join(name);
        fs::write(&path, &whole).unwrap();
        read_all(folder.path());
        for _ in 0..24 {
            fs::write(&path, &whole[..dice.roll(whole.len())]).unwrap();
            read_all(folder.path());
        }
        for _ in 0..48 {
            let mut bytes = whole.clone();
            for _ in 0..=dice.roll(4) {
                let place = dice.roll(bytes.len());
                bytes[place] ^= 1 << dice.roll(8);
            }
            fs::write(&path, &bytes).unwrap();
            read_all(folder.path());
        }
        fs::remove_file(&path).unwrap();
    }
}

#[test]
fn nesting_without_end_is_survived() {
    let deep = |open: &str, close: &str| open.repeat(100_000) + "<w:r><w:t>deep</w:t></w:r>" + &close.repeat(100_000);
    for body in [
        deep("<w:p>", "</w:p>"),
        deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        deep("<w:ins>", "</w:ins>"),
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>".repeat(100_000),
        "<w:tbl/>".repeat(100_000),
    ] {
        assert_eq!(documents("deep.docx", &word::file(&body, &[])).len(), 1);
    }
    for (open, close) in [("{", "}"), ("{\\field{\\fldrslt ", "}}"), ("{\\footnote ", "}"), ("{\\header ", "}")] {
        let bytes = format!("{{\\rtf1 {}deep{}}}", open.repeat(100_000), close.repeat(100_000));
        assert_eq!(documents("deep.rtf", bytes.as_bytes()).len(), 1);
    }
}

#[test]
fn entities_do_not_multiply() {
    let mut bomb = "<!DOCTYPE a [<!ENTITY x0 \"words\">".to_owned();
    for level in 1..30 {
        let below = format!("&x{};", level - 1);
        bomb += &["<!ENTITY x", &level.to_string(), " \"", &below.repeat(10), "\">"].concat();
    }
    bomb += "]><w:document><w:body><w:p><w:r><w:t>before &x29; behind</w:t></w:r></w:p></w:body></w:document>";
    let (document, _) = documents("bomb.docx", &zip(&[("word/document.xml", bomb.as_bytes())])).remove(0);
    assert_eq!(&*document.text, "before  behind\n");
}

#[test]
fn a_picture_that_says_it_is_huge_is_not_opened() {
    // The head of a PNG of 60,000 dots each way, in colour; it would take 14 GB.
    let head = [
        0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0xEA, 0x60, 0, 0, 0xEA,
        0x60, 8, 6, 0, 0, 0, 0xB3, 0x1D, 0x9C, 0x1F,
    ];
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("huge.png"), head).unwrap();
    read_all(folder.path());
}
