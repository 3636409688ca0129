//! Words, lines, paragraphs and sentences.

use super::*;

#[test]
fn words_lines_and_paragraphs() {
    let document = Document::from_text("a.txt", "On April 3rd,\nO’Quin’s “note”.\n\n\nBy: _____");
    let scan = Scan::new(&document, &[]);
    let words: Vec<_> = (0..scan.tokens.len()).map(|at| scan.word(at)).collect();
    assert_eq!(words, ["On", "April", "3rd", ",", "O’Quin’s", "“", "note", "”", ".", "By", ":", "_____"]);
    assert_eq!(scan.before(0), Before::Paragraph);
    assert_eq!(scan.before(3), Before::Nothing);
    assert_eq!(scan.before(4), Before::Line);
    assert_eq!(scan.before(9), Before::Paragraph);
    assert_eq!(scan.lines.len(), 5);
    assert_eq!(scan.line_text(4), "By: _____");
}

#[test]
fn sentences_end_where_they_end() {
    let text = "See Mr. Alder, Inc. of St. Paul. On May 1 it paid.  The U.S. Trustee left.";
    let document = Document::from_text("a.txt", text);
    let scan = Scan::new(&document, &[]);
    let (first, last) = scan.sentence(scan.token_at(40), 500);
    assert_eq!(scan.span(first, last - 1).of(text), "On May 1 it paid.");
    let (first, last) = scan.sentence(0, 500);
    assert_eq!(scan.span(first, last - 1).of(text), "See Mr. Alder, Inc. of St. Paul.");
}
