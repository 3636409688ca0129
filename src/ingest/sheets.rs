//! Spreadsheets → [`Document`]: one line of text for each row, its cells parted by tabs, and every cell in a table.
//!
//! A sheet is headed by its name. Dates are written as `2031-05-01`, which a reader of any country takes for one day.
//! Rows without anything are left out. What a book may cost is bounded: [`MOST_CELLS`] and [`MOST_TEXT`].

mod ods;
mod text;
mod workbook;

use crate::model::{
    Coverage, Document, Format, Problem, ProblemKind, Span, Style, StyledSpan, Table, TableCell, TableRow,
};

pub(super) use text::read as read_text;
pub(super) use workbook::read as read_workbook;

/// Cells of all sheets together beyond which no more are taken.
const MOST_CELLS: usize = 500_000;

/// Bytes of text beyond which no more is taken.
const MOST_TEXT: usize = 32 << 20;

/// Columns beyond which cells of a row are not taken; Excel has as many.
const MOST_COLUMNS: usize = 16_384;

/// A book of sheets that is being written.
#[derive(Debug, Default)]
struct Book {
    text: String,
    styles: Vec<StyledSpan>,
    tables: Vec<Table>,
    cells: usize,
    full: bool,
    /// The sheets that could not be read to their end.
    damaged: Vec<String>,
}

impl Book {
    /// Begins a sheet. `name`: none where it is the only one and has none.
    fn sheet(&mut self, name: Option<&str>) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
        if let Some(name) = name.map(one_line).filter(|name| !name.is_empty()) {
            let start = self.text.len();
            self.text.push_str(&name);
            self.styles.push(StyledSpan { span: Span::new(start, self.text.len()), style: Style::Heading });
            self.text.push_str("\n\n");
        }
        let here = self.text.len();
        self.tables.push(Table { span: Span::new(here, here), ..Table::default() });
    }

    /// Adds a row; says whether there is room for more.
    fn row<S: AsRef<str>>(&mut self, cells: &[S]) -> bool {
        let filled = cells.iter().rposition(|cell| !cell.as_ref().trim().is_empty()).map_or(0, |last| last + 1);
        let Some(cells) = cells.get(..filled.min(MOST_COLUMNS)).filter(|cells| !cells.is_empty()) else {
            return !self.full;
        };
        self.cells += cells.len();
        let length: usize = cells.iter().map(|cell| cell.as_ref().len() + 1).sum();
        self.full |= self.cells > MOST_CELLS || self.text.len() + length > MOST_TEXT;
        let Some(table) = self.tables.last_mut().filter(|_| !self.full) else { return false };
        let start = self.text.len();
        let mut row = TableRow::default();
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.text.push('\t');
            }
            let start = self.text.len();
            self.text.push_str(&one_line(cell.as_ref()));
            row.cells.push(TableCell { span: Span::new(start, self.text.len()), columns: 1, heading: false });
        }
        row.span = Span::new(start, self.text.len());
        table.span.end = row.span.end;
        table.rows.push(row);
        self.text.push('\n');
        true
    }

    /// The document.
    fn finish(self, path: &str, format: Format) -> (Document, Vec<Problem>) {
        let mut problems = Vec::new();
        if self.full {
            let message = "has more cells than can be shown: its end is left out; look at the file itself".to_owned();
            problems.push(Problem { path: path.to_owned(), doc: None, kind: ProblemKind::Partial, message });
        }
        if !self.damaged.is_empty() {
            let which = self.damaged.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
            let message = format!("is damaged: what follows in {which} is left out; look at the file itself");
            problems.push(Problem { path: path.to_owned(), doc: None, kind: ProblemKind::Partial, message });
        }
        let tables: Vec<Table> = self.tables.into_iter().filter(|table| !table.rows.is_empty()).collect();
        let coverage = if tables.is_empty() { Coverage::NoText } else { Coverage::Read };
        let empty = Document::empty(path, format, coverage);
        (Document { text: self.text.into(), styles: self.styles, tables, ..empty }, problems)
    }
}

/// A cell on one line, without tabs, which part cells.
fn one_line(cell: &str) -> String {
    cell.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A book that could not be read.
fn unread(path: &str, coverage: Coverage, message: &str) -> (Document, Vec<Problem>) {
    let problem =
        Problem { path: path.to_owned(), doc: None, kind: ProblemKind::Unreadable, message: message.to_owned() };
    (Document::empty(path, Format::Workbook, coverage), vec![problem])
}
