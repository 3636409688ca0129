//! Tables as text: values parted by commas, semicolons, tabs or bars (RFC 4180, and what programs make of it).

use csv::ReaderBuilder;

use super::super::{ListedFile, encoding, unread};
use super::Book;
use crate::model::{Coverage, Document, Problem, ProblemKind};

/// What may part values, the likeliest first.
const SIGNS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// Lines by which the sign is found.
const LINES: usize = 20;

/// Reads a table.
pub(in super::super) fn read(file: &ListedFile, bytes: &[u8]) -> (Document, Vec<Problem>) {
    let Some(decoded) = encoding::decode(bytes) else {
        let message = "holds no readable text, though its name says so; open it with the program that made it";
        return unread(file, Coverage::Damaged, message.to_owned());
    };
    let mut book = Book::default();
    book.sheet(None);
    let mut rows = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(sign(&decoded.text))
        .from_reader(decoded.text.as_bytes());
    let mut row = csv::StringRecord::new();
    // The text is UTF-8 and rows may be of any length: nothing else can fail.
    while rows.read_record(&mut row).unwrap_or(false) {
        if !book.row(&row.iter().collect::<Vec<_>>()) {
            break;
        }
    }
    let (document, mut problems) = book.finish(&file.path, file.format);
    if decoded.lossy {
        let message = "some characters could not be decoded and are shown as �; compare with the original".to_owned();
        problems.push(Problem { path: file.path.clone(), doc: None, kind: ProblemKind::Partial, message });
    }
    (document, problems)
}

/// What parts values: the sign that most lines have equally often, and as often as they can.
fn sign(text: &str) -> u8 {
    let lines: Vec<&[u8]> = text.lines().filter(|line| !line.is_empty()).take(LINES).map(str::as_bytes).collect();
    let worth = |sign: u8| {
        let counts: Vec<usize> = lines.iter().map(|line| memchr::memchr_iter(sign, line).count()).collect();
        let first = counts.first().copied().unwrap_or_default();
        let same = counts.iter().filter(|count| **count == first && first > 0).count();
        (same, first)
    };
    // Of equals, the likeliest.
    SIGNS.into_iter().rev().max_by_key(|sign| worth(*sign)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_that_parts_values_is_found() {
        assert_eq!(sign("a,b;c\n1,2\n3,4"), b',');
        assert_eq!(sign("name;amount\nHeron, Ada;1,5\nVole, Tess;2,5"), b';');
        assert_eq!(sign("a\tb\tc\n1\t2\t3"), b'\t');
        assert_eq!(sign("one column\nof words"), b',');
    }
}
