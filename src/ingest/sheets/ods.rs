//! Books of OpenDocument (version 1.3, part 3, chapter 9): read here, because rows and cells may be said to repeat a
//! million times.

use std::io::{BufReader, Cursor};

use zip::ZipArchive;

use super::super::xml::{self, Element, Visitor};
use super::Book;

/// How often a row or cell with something in it may repeat.
const MOST_REPEATED: usize = 1_000;

/// Reads a book; nothing where it is damaged from the beginning.
pub(super) fn read(archive: &mut ZipArchive<Cursor<&[u8]>>, book: &mut Book) -> Option<()> {
    let content = archive.by_name("content.xml").ok()?;
    let mut sheets = Sheets { book, cells: Vec::new(), cell: None, repeats: 1, row_repeats: 1, any: false };
    let whole = xml::walk(BufReader::new(content), &mut sheets);
    let any = sheets.any;
    if !whole {
        book.damaged.push("its last sheet".to_owned());
    }
    any.then_some(())
}

struct Sheets<'b> {
    book: &'b mut Book,
    cells: Vec<String>,
    /// The cell that is being read: its value, where that is a date, and the text that it shows.
    cell: Option<(Option<String>, String)>,
    repeats: usize,
    row_repeats: usize,
    any: bool,
}

impl Sheets<'_> {
    fn end_cell(&mut self) {
        let Some((date, shown)) = self.cell.take() else { return };
        let text = date.unwrap_or(shown);
        // An empty cell may repeat to the end of the sheet: only what is before something counts.
        let most = if text.is_empty() { super::MOST_COLUMNS } else { MOST_REPEATED };
        let room = super::MOST_COLUMNS.saturating_sub(self.cells.len());
        self.cells.extend(std::iter::repeat_n(text, self.repeats.min(most).min(room)));
    }
}

impl Visitor for Sheets<'_> {
    fn open(&mut self, element: &Element<'_>) {
        let repeats = |name: &str| element.attribute(name).and_then(|n| n.parse().ok()).unwrap_or(1_usize);
        match element.name() {
            "table" => {
                self.any = true;
                self.book.sheet(element.attribute("name").as_deref());
            }
            "table-row" => {
                self.cells.clear();
                self.row_repeats = repeats("number-rows-repeated");
            }
            "table-cell" | "covered-table-cell" => {
                self.repeats = repeats("number-columns-repeated");
                let date = element.attribute("date-value").map(|date| date.replace('T', " "));
                let date = date.map(|date| date.trim_end_matches(" 00:00:00").to_owned());
                self.cell = Some((date, String::new()));
            }
            "p" | "s" | "tab" | "line-break" => {
                if let Some((_, shown)) = self.cell.as_mut().filter(|(_, shown)| !shown.is_empty()) {
                    shown.push(' ');
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "table-cell" | "covered-table-cell" => self.end_cell(),
            "table-row" if self.cells.iter().any(|cell| !cell.trim().is_empty()) => {
                for _ in 0..self.row_repeats.min(MOST_REPEATED) {
                    self.book.row(&self.cells);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, shown)) = &mut self.cell {
            shown.push_str(text);
        }
    }
}
