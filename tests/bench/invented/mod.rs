//! Invented documents of a case: the same ones in every run.

#[expect(dead_code, reason = "tests need more of it")]
#[path = "../../it/pdf/writer.rs"]
mod writer;

use std::fmt::Write;

/// How long a text or a web page is, in bytes, and a PDF file with its pictures.
const TEXT: usize = 100_000;
const PDF: usize = 300_000;

/// Pages of a PDF file, and lines of a page.
const PAGES: usize = 10;
const LINES: usize = 44;

const NAMES: [&str; 8] = ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Hazel", "Juniper"];
const ENDINGS: [&str; 4] = ["Bank, N.A.", "Holdings LLC", "Foundry Corp.", "Capital Partners LP"];
const PEOPLE: [&str; 8] =
    ["Jane Doe", "John Roe", "Mary Poe", "Henry Loe", "Ann Moe", "Peter Coe", "Ruth Noe", "Paul Foe"];
const MONTHS: [&str; 6] = ["January", "March", "April", "June", "September", "November"];
const WORDS: [&str; 24] = [
    "the",
    "parties",
    "shall",
    "furnace",
    "schedule",
    "of",
    "inventory",
    "and",
    "each",
    "lender",
    "notice",
    "under",
    "this",
    "section",
    "plant",
    "payment",
    "in",
    "respect",
    "to",
    "castings",
    "remain",
    "subject",
    "a",
    "report",
];

/// Where a document lies: half of them PDF files, a third text, the rest web pages.
pub(crate) fn path(number: usize) -> String {
    let ending = match number % 6 {
        0..=2 => "pdf",
        3 | 4 => "txt",
        _ => "html",
    };
    format!("Volume {}/{number:04} paper.{ending}", number / 100 + 1)
}

/// The bytes of a document.
pub(crate) fn document(number: usize) -> Vec<u8> {
    match number % 6 {
        0..=2 => pdf(number),
        3 | 4 => text(number, TEXT).into_bytes(),
        _ => page(number).into_bytes(),
    }
}

/// A letter with a long body.
fn text(number: usize, length: usize) -> String {
    let mut text = format!(
        "Birch & Elm LLP\n1 Quay Street\nBoston, MA 02116\n\n{}\n\nRe: {}\n\nDear Ms. Roe:\n\n",
        date(number),
        company(number)
    );
    let mut paragraph = 0;
    while text.len() < length {
        paragraph += 1;
        if paragraph % 12 == 1 && paragraph < 120 {
            let day = date(number + paragraph);
            let _ = match paragraph % 36 {
                1 => writeln!(text, "{} filed its report on {day}.\n", company(number + paragraph)),
                13 => writeln!(text, "The hearing is on {day}. {} will attend.\n", person(number + paragraph)),
                _ => writeln!(text, "{} must pay $4,250,000 on or before {day}.\n", company(number)),
            };
        }
        prose(&mut text, number * 31 + paragraph, 90);
        text.push_str("\n\n");
    }
    let name = person(number);
    let _ = write!(text, "Very truly yours,\n\n/s/ {name}\n{name}\n");
    text
}

fn page(number: usize) -> String {
    let body = text(number, TEXT * 4 / 5).replace('&', "&amp;").replace("\n\n", "</p>\n<p>");
    format!("<html><head><title>Paper</title></head><body><p>{body}</p></body></html>")
}

fn pdf(number: usize) -> Vec<u8> {
    let words = text(number, PAGES * LINES * 80);
    let mut lines: Vec<&str> = Vec::new();
    for line in words.lines() {
        let mut rest = line;
        while rest.len() > 88 {
            let cut = rest.get(..88).and_then(|head| head.rfind(' ')).unwrap_or(88);
            let (head, tail) = rest.split_at(cut);
            lines.push(head);
            rest = tail.trim_start();
        }
        lines.push(rest);
    }
    let sheets: Vec<_> =
        lines.chunks(LINES).take(PAGES).map(|page| writer::sheet(writer::lines(72.0, 720.0, page))).collect();
    // What no reader looks at stands for pictures, which make up most of a file.
    let bare = writer::file(&sheets).len();
    let pictures = format!("/Pictures ({})", "picture ".repeat(PDF.saturating_sub(bare) / 8));
    writer::file_with(&sheets, &pictures).to_vec()
}

/// Words that say nothing.
fn prose(text: &mut String, seed: usize, words: usize) {
    for at in 0..words {
        let word = WORDS[(seed * 7 + at * at + at * seed) % WORDS.len()];
        text.push_str(word);
        text.push(if at + 1 == words { '.' } else { ' ' });
    }
}

fn company(number: usize) -> String {
    format!("{} {}", NAMES[number % NAMES.len()], ENDINGS[number / NAMES.len() % ENDINGS.len()])
}

fn person(number: usize) -> &'static str {
    PEOPLE[number % PEOPLE.len()]
}

fn date(number: usize) -> String {
    format!("{} {}, {}", MONTHS[number % MONTHS.len()], number % 28 + 1, 1999 + number / 40 % 12)
}
