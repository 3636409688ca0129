//! Cells that Excel opens as they are meant.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::model::{CaseFile, Dispute, Marks};

/// The most characters (UTF-16 units) that Excel takes into a cell; what is longer spills into others.
const CELL_LENGTH: usize = 32_767;

/// Begins a table: the byte order mark, and the heads of the columns.
pub(super) fn table<'a>(out: &'a mut dyn Write, heads: &[&str]) -> io::Result<csv::Writer<&'a mut dyn Write>> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    table.write_record(heads).map_err(io::Error::from)?;
    Ok(table)
}

/// Ends a table.
pub(super) fn end(mut table: csv::Writer<&mut dyn Write>) -> io::Result<()> {
    table.flush()
}

/// A text as a cell: on one line, harmless, and no longer than a cell may be.
pub(super) fn cell(text: &str) -> String {
    let line = one_line(text);
    let mut cell = if is_formula(&line) { format!("'{line}") } else { line.into_owned() };
    shorten(&mut cell);
    cell
}

/// Several texts as one cell.
pub(super) fn joined<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let texts: Vec<String> = texts.into_iter().map(|text| one_line(text.as_ref()).into_owned()).collect();
    cell(&texts.join("; "))
}

/// The columns of what the reviewer put on an entry: its tags, whether it is a key fact, and who disputes it.
pub(super) fn marks(case: &CaseFile, marks: &Marks) -> [String; 3] {
    let tags = marks.tags.iter().filter_map(|tag| case.tag(*tag)).map(|tag| &tag.name);
    let dispute = marks.dispute.map_or("", Dispute::label);
    [joined(tags), if marks.key { "yes" } else { "" }.to_owned(), dispute.to_owned()]
}

/// White space and control characters become single spaces, and none stands at either end.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    let is_gap = |c: char| c.is_whitespace() || c.is_control();
    let clean = !text.contains(|c: char| c.is_control() || (c.is_whitespace() && c != ' '))
        && !text.contains("  ")
        && !text.starts_with(' ')
        && !text.ends_with(' ');
    if clean {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split(is_gap).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
}

/// Whether a spreadsheet would run the cell. Apostrophes in front are looked through, so that the one that is added can
/// always be taken off again.
fn is_formula(line: &str) -> bool {
    line.trim_start_matches(|c: char| c == '\'' || c.is_whitespace())
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\u{2212}'])
}

fn shorten(cell: &mut String) {
    let mut units = 0;
    let too_long = |(_, c): &(usize, char)| {
        units += c.len_utf16();
        units > CELL_LENGTH - 1
    };
    // A text of so many bytes has at most as many units.
    if cell.len() >= CELL_LENGTH
        && let Some((at, _)) = cell.char_indices().find(too_long)
    {
        cell.truncate(at);
        cell.push('…');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_harmless() {
        for text in [
            "=1+1",
            "+1 212 555 0100",
            "-2",
            "@sum",
            "\t=1",
            "\r=1",
            "  =1",
            "＝1",
            "'=1",
            "= HYPERLINK(\"x\")",
            "\n-1",
        ] {
            let cell = cell(text);
            assert!(cell.starts_with('\''), "{text:?} became {cell:?}");
            assert_eq!(cell[1..], *one_line(text), "one apostrophe off gives it back");
        }
    }

    #[test]
    fn what_is_no_formula_stays() {
        for text in
            ["(212) 555-0100", "212-555-0100", "02116", "10022-1234", "a=b", "O'Neil", "'Til then", "5000000", ""]
        {
            assert_eq!(cell(text), text);
        }
    }

    #[test]
    fn cells_have_one_line() {
        assert_eq!(cell("one\r\n two\t\tthree\u{0}four\u{a0}"), "one two three four");
        assert_eq!(joined(["a\nb", "c"]), "a b; c");
    }

    #[test]
    fn cells_end_where_excel_ends_them() {
        let long = "é".repeat(CELL_LENGTH + 10);
        let cell = cell(&long);
        assert_eq!(cell.encode_utf16().count(), CELL_LENGTH);
        assert!(cell.ends_with('…'));
        let fits = "é".repeat(CELL_LENGTH - 1);
        assert_eq!(super::cell(&fits), fits);
    }
}
