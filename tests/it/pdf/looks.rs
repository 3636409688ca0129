//! How words look, and which of them can be seen at all.

use redwell::model::{Coverage, ProblemKind, Style};

use super::writer::{black, file, line, plain, sheet, text};
use super::{read, styled, text_of};

#[test]
fn faces_and_lines_become_styles() {
    let page = text("B", 12, 72.0, 700.0, "Bold words")
        + &text("I", 12, 140.0, 700.0, "slanted words")
        + &plain(230.0, 700.0, "under")
        + &line(230.0, 698.5, 28.0);
    let (document, problems) = read(&file(&[sheet(page)]));
    assert_eq!(problems, []);
    assert_eq!(styled(&document, Style::Bold), ["Bold words"]);
    assert_eq!(styled(&document, Style::Italic), ["slanted words"]);
    assert_eq!(styled(&document, Style::Underlined), ["under"]);
    assert_eq!(styled(&document, Style::Struck), [""; 0]);
}

#[test]
fn struck_words_are_parted_from_those_in_their_place() {
    // Two amounts without a space between them, the first of them struck out.
    let page = plain(72.0, 700.0, "of $2,000$3,500 in all") + &line(85.5, 703.5, 32.5);
    let (document, _) = read(&file(&[sheet(page)]));
    assert_eq!(&*document.text, "of $2,000 $3,500 in all");
    assert_eq!(styled(&document, Style::Struck), ["$2,000"]);
}

#[test]
fn letters_painted_twice_are_read_once() {
    assert_eq!(text_of(&[sheet(plain(72.0, 700.0, "Twice bold") + &plain(72.4, 700.0, "Twice bold"))]), "Twice bold");
    let outlined = "2 Tr ".to_owned() + &plain(72.0, 700.0, "Outlined words");
    assert_eq!(text_of(&[sheet(outlined)]), "Outlined words");
}

#[test]
fn spaced_letters_are_one_word() {
    assert_eq!(text_of(&[sheet("BT /F 14 Tf 4 Tc 72 700 Td (SPACED HEADING) Tj ET")]), "SPACED HEADING");
}

/// A failed redaction: nothing of the words may come out, a mark stands in their place, and the user is told.
fn assert_hidden(page: String, shown: &str) {
    let (document, problems) = read(&file(&[sheet(plain(72.0, 740.0, "First page.")), sheet(page)]));
    assert_eq!(&document.text[document.pages[1].start as usize..], shown);
    assert_eq!(styled(&document, Style::Redacted), ["▒▒▒"]);
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!(problem.kind, ProblemKind::Partial);
    assert!(problem.message.starts_with("page 2: words under a box"), "{}", problem.message);
}

#[test]
fn words_under_a_box_are_not_read() {
    let words = plain(72.0, 700.0, "He lives at 12 Alder Way in Springfield");
    assert_hidden(words.clone() + &black(125.0, 697.0, 70.0, 13.0), "He lives at ▒▒▒ in Springfield");
    // A box in parts, rounded, or drawn by a broad pen.
    assert_hidden(words.clone() + "0 g 125 697 40 13 re 163 697 32 13 re f\n", "He lives at ▒▒▒ in Springfield");
    assert_hidden(words + "12 w 125 704 m 195 704 l S\n", "He lives at ▒▒▒ in Springfield");
}

#[test]
fn words_in_the_colour_of_their_box_are_not_read() {
    let page = black(125.0, 697.0, 70.0, 13.0)
        + &plain(72.0, 700.0, "He lives at")
        + &plain(126.3, 700.0, "12 Alder Way")
        + &plain(197.3, 700.0, "in Springfield");
    assert_hidden(page, "He lives at ▒▒▒ in Springfield");
}

#[test]
fn boxes_that_hide_nothing_are_left_alone() {
    let below = "1 1 0 rg 70 697 200 14 re f 0 g\n".to_owned() + &plain(72.0, 700.0, "Marked in yellow");
    assert_eq!(text_of(&[sheet(below)]), "Marked in yellow");
    let white_on_black = black(70.0, 697.0, 200.0, 14.0) + "1 g\n" + &plain(72.0, 700.0, "A white heading");
    assert_eq!(text_of(&[sheet(white_on_black)]), "A white heading");
    let frame = plain(72.0, 700.0, "Framed words") + "0 g 60 680 300 40 re 61 681 298 38 re f*\n";
    assert_eq!(text_of(&[sheet(frame)]), "Framed words");
    let painted_again = plain(72.0, 700.0, "A value") + "1 g 70 690 100 20 re f 0 g\n" + &plain(72.0, 700.0, "A value");
    assert_eq!(text_of(&[sheet(painted_again)]), "A value");
}

#[test]
fn a_black_bar_without_words_leaves_a_mark() {
    let page = plain(72.0, 700.0, "Mr.") + &black(94.0, 698.0, 60.0, 11.0) + &plain(158.0, 700.0, "was paid");
    let (document, problems) = read(&file(&[sheet(page)]));
    assert_eq!(problems, []);
    assert_eq!(&*document.text, "Mr. ▒▒▒ was paid");
    assert_eq!(styled(&document, Style::Redacted), ["▒▒▒"]);
}

#[test]
fn words_that_stand_for_others_are_marked() {
    let page = plain(72.0, 700.0, "Paid to [Redacted] in the redacted version") + &plain(250.0, 600.0, "REDACTED");
    let (document, _) = read(&file(&[sheet(page)]));
    assert_eq!(styled(&document, Style::Redacted), ["[Redacted]", "REDACTED"]);
}

const SCAN: &str = "q 612 0 0 792 0 0 cm /Scan Do Q\n";

#[test]
fn the_text_layer_of_a_scan_is_read() {
    let page = SCAN.to_owned() + "3 Tr " + &plain(72.0, 700.0, "Recognised words");
    assert_eq!(text_of(&[sheet(page)]), "Recognised words");
    let below = plain(72.0, 700.0, "Recognised words") + SCAN;
    assert_eq!(text_of(&[sheet(below)]), "Recognised words");
}

#[test]
fn the_text_layer_under_a_box_is_not_read() {
    let layer = "3 Tr ".to_owned() + &plain(72.0, 700.0, "He lives at 12 Alder Way in Springfield");
    assert_hidden(SCAN.to_owned() + &layer + &black(125.0, 697.0, 70.0, 13.0), "He lives at ▒▒▒ in Springfield");
    assert_hidden(SCAN.to_owned() + &black(125.0, 697.0, 70.0, 13.0) + &layer, "He lives at ▒▒▒ in Springfield");
}

#[test]
fn pages_without_text_are_named() {
    let (document, problems) = read(&file(&[sheet(plain(72.0, 700.0, "Words")), sheet(SCAN), sheet(SCAN)]));
    assert_eq!(document.coverage, Coverage::Read);
    assert_eq!(problems[0].message, "pages 2 and 3 are pictures without text");
    assert_eq!(document.pages.len(), 3);

    let (document, problems) = read(&file(&[sheet(SCAN), sheet(SCAN)]));
    assert_eq!(document.coverage, Coverage::NoText);
    assert_eq!(problems[0].message, "its 2 pages are pictures without text");
}

#[test]
fn letters_without_a_character_are_told() {
    let page = plain(72.0, 740.0, "Some words") + "BT /N 12 Tf 72 700 Td <00240025002600270028> Tj ET";
    let (document, problems) = read(&file(&[sheet(page)]));
    assert_eq!(&*document.text, "Some words");
    assert!(problems[0].message.contains("not encoded as text"), "{}", problems[0].message);
}

#[test]
fn fields_show_their_values() {
    let field =
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (debtor) /V (Quill River Supply) /Rect [116 695 316 715] >>";
    let page = sheet(plain(72.0, 700.0, "Debtor:")).with(&format!("/Annots [{field}]"));
    assert_eq!(text_of(&[page]), "Debtor: Quill River Supply");
}
