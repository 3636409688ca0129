//! Files that are not what they say they are.

use std::sync::Arc;

use redwell::model::Coverage;

use super::read;
use super::writer::{file, file_with, lines, plain, sheet};

fn coverage(bytes: Vec<u8>) -> (Coverage, String) {
    let (document, problems) = read(&Arc::new(bytes));
    (document.coverage, problems.first().map(|problem| problem.message.clone()).unwrap_or_default())
}

#[test]
fn what_is_no_pdf_file_says_so() {
    let (state, message) = coverage(Vec::new());
    assert_eq!(state, Coverage::Damaged);
    assert!(message.starts_with("is empty (0 bytes)"), "{message}");
    let (state, message) = coverage(b"Dear board, this is a letter.".to_vec());
    assert_eq!(state, Coverage::Damaged);
    assert!(message.starts_with("is damaged or no PDF file"), "{message}");
}

#[test]
fn protected_files_say_so() {
    let key = "00".repeat(32);
    let lock = |handler: &str| {
        let entries = format!(
            "/Encrypt << /Filter /{handler} /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> /ID [<00112233> <00112233>]"
        );
        file_with(&[sheet(plain(72.0, 700.0, "Sealed"))], &entries)
    };
    let (state, message) = coverage(lock("Standard").to_vec());
    assert_eq!(state, Coverage::Protected);
    assert!(message.starts_with("needs a password"), "{message}");
    let (state, message) = coverage(lock("SomeVault").to_vec());
    assert_eq!(state, Coverage::Protected);
    assert!(message.starts_with("is protected in a way"), "{message}");
}

#[test]
fn a_file_cut_off_anywhere_never_stops_the_reader() {
    let whole =
        file(&[sheet(lines(72.0, 700.0, &["Words that may", "be cut off"])), sheet(plain(72.0, 700.0, "More"))]);
    for length in (0..whole.len()).step_by(61) {
        let (document, problems) = read(&Arc::new(whole[..length].to_vec()));
        assert!(!problems.is_empty() || !document.text.is_empty(), "cut at {length}");
    }
}

#[test]
fn spans_always_fit_the_text() {
    let whole = file(&[sheet(lines(72.0, 700.0, &["The harbor board met", "in the morn-", "ing of May 4"]))]);
    for place in (0..whole.len()).step_by(7) {
        let mut bytes = whole.to_vec();
        bytes[place] ^= 0x15;
        let (document, _) = read(&Arc::new(bytes));
        let spans = document.pages.iter().flat_map(|page| &page.words).map(|word| word.span);
        for span in spans.chain(document.styles.iter().map(|styled| styled.span)) {
            assert!(document.text.get(span.range()).is_some());
        }
    }
}

#[test]
fn drawings_that_call_themselves_come_to_an_end() {
    let (document, _) = read(&file(&[sheet(plain(72.0, 700.0, "Before the loop") + "/Loop Do")]));
    assert_eq!(&*document.text, "Before the loop");
}

#[test]
fn nesting_without_end_is_survived() {
    let deep = plain(72.0, 700.0, "Before the nest") + &"[".repeat(100_000) + &"]".repeat(100_000) + " TJ";
    let (document, _) = read(&file(&[sheet(deep)]));
    assert_eq!(&*document.text, "Before the nest");
    let (document, _) = read(&file(&[sheet(plain(72.0, 700.0, "Before the states") + &"q ".repeat(100_000))]));
    assert_eq!(&*document.text, "Before the states");
}

#[test]
fn absurd_numbers_are_survived() {
    let page = "BT /F 1e38 Tf 1e38 1e38 Td (far) Tj 1e38 Tc (away) Tj ET\n".to_owned() + &plain(72.0, 700.0, "Near");
    let (document, _) = read(&file(&[sheet(page)]));
    assert!(document.text.contains("Near"));
    let (document, _) = read(&file(&[sheet(plain(72.0, 700.0, "Tiny")).with("/CropBox [0 0 0 0]")]));
    assert_eq!(document.pages.len(), 1);
}

#[test]
fn a_file_of_many_pages_is_read_to_its_end() {
    let pages: Vec<_> = (0..600).map(|page| sheet(plain(72.0, 400.0, &format!("Leaf {page} of the ledger")))).collect();
    let (document, problems) = read(&file(&pages));
    assert_eq!(problems, []);
    assert_eq!(document.pages.len(), 600);
    assert!(document.pages.windows(2).all(|pair| pair[0].start < pair[1].start));
    assert_eq!(document.page_at(u32::try_from(document.text.find("Leaf 599").unwrap()).unwrap()), Some(600));
}
