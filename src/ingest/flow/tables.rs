//! Tables of a document that is being written.

use super::{Flow, Gap, trimmed};
use crate::model::{Span, Table, TableCell, TableRow};

/// Tables, rows and cells beyond which no more are taken: an empty one costs memory and no text.
const MOST_CELLS: usize = 1 << 20;

/// A table that is being written.
#[derive(Debug)]
pub(super) struct OpenTable {
    /// Its place in the list of tables; none where there are too many.
    pub(super) index: Option<usize>,
    /// Where the text stood when its cell began; none between two cells.
    pub(super) cell: Option<usize>,
    /// Whether the cells of its row are headings.
    pub(super) heading: bool,
}

/// How far a row of a table is, in formats that mark the end of a cell and of a row but not their beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) enum RowState {
    /// There is none.
    #[default]
    None,
    /// It goes on, between two of its cells.
    BetweenCells,
    /// It goes on, within a cell.
    InCell,
}

impl RowState {
    /// Text of a cell comes: what it stands in is begun where it is not.
    pub(in super::super) fn enter_cell(&mut self, flow: &mut Flow) {
        if !flow.in_table() {
            flow.open_table();
        }
        if *self == Self::None {
            flow.open_row();
        }
        if *self != Self::InCell {
            flow.open_cell();
            *self = Self::InCell;
        }
    }

    /// A cell ends, which may have no text.
    pub(in super::super) fn end_cell(&mut self, flow: &mut Flow) {
        self.enter_cell(flow);
        flow.close_cell();
        *self = Self::BetweenCells;
    }

    /// The row ends.
    pub(in super::super) fn end_row(&mut self, flow: &mut Flow) {
        if *self == Self::InCell {
            flow.close_cell();
        }
        *self = Self::None;
    }

    /// Text comes that is in no table.
    pub(in super::super) fn leave_table(&mut self, flow: &mut Flow) {
        self.end_row(flow);
        while flow.in_table() {
            flow.close_table();
        }
    }
}

impl Flow {
    /// Begins a table.
    pub(in super::super) fn open_table(&mut self) {
        self.end_open_paragraph();
        self.want(Gap::Line);
        let here = self.text.len();
        let depth = u16::try_from(self.open_tables.len()).unwrap_or(u16::MAX);
        let taken = self.takes_cell();
        self.open_tables.push(OpenTable { index: taken.then_some(self.tables.len()), cell: None, heading: false });
        if taken {
            self.tables.push(Table { span: Span::new(here, here), depth, rows: Vec::new() });
        }
    }

    /// Begins a row. The cells of a row of headings are headings.
    pub(in super::super) fn open_row(&mut self) {
        self.want(Gap::Line);
        let here = self.text.len();
        if !self.takes_cell() {
            return;
        }
        if let Some(open) = self.open_tables.last_mut() {
            open.heading = false;
            if let Some(table) = open.index.and_then(|index| self.tables.get_mut(index)) {
                table.rows.push(TableRow { span: Span::new(here, here), cells: Vec::new() });
            }
        }
    }

    /// Says that the cells of the row are headings.
    pub(in super::super) fn row_is_heading(&mut self) {
        if let Some(open) = self.open_tables.last_mut() {
            open.heading = true;
        }
    }

    /// Begins a cell.
    pub(in super::super) fn open_cell(&mut self) {
        if !self.takes_cell() {
            return;
        }
        let here = self.text.len();
        let Some(open) = self.open_tables.last_mut() else { return };
        open.cell = Some(here);
        let table = open.index.and_then(|index| self.tables.get_mut(index));
        let Some(row) = table.and_then(|table| table.rows.last_mut()) else { return };
        // A short cell is followed on its line by the next one; a cell of several lines is not.
        let gap = match row.cells.last() {
            Some(last) if !row.span.is_empty() => {
                if last.span.of(&self.text).contains('\n') {
                    Gap::Line
                } else {
                    Gap::Tab
                }
            }
            _ => self.gap.max(Gap::Line),
        };
        row.cells.push(TableCell { span: Span::new(here, here), columns: 1, heading: open.heading });
        self.gap = gap;
    }

    /// Says how many columns the cell covers.
    pub(in super::super) fn cell_covers(&mut self, columns: u16) {
        if let Some(cell) = self.last_cell() {
            cell.columns = columns.max(1);
        }
    }

    /// Ends a cell.
    pub(in super::super) fn close_cell(&mut self) {
        self.end_open_paragraph();
        let Some(start) = self.open_tables.last_mut().and_then(|open| open.cell.take()) else { return };
        let span = trimmed(&self.text, start);
        if let Some(cell) = self.last_cell() {
            cell.span = span;
        }
        let row = self.open_tables.last().and_then(|open| self.tables.get_mut(open.index?)?.rows.last_mut());
        if let Some(row) = row.filter(|_| !span.is_empty()) {
            row.span = if row.span.is_empty() { span } else { row.span.to(span) };
        }
    }

    /// Ends a table, and its last cell and row where they are open.
    pub(in super::super) fn close_table(&mut self) {
        self.close_cell();
        if let Some(open) = self.open_tables.pop()
            && let Some(table) = open.index.and_then(|index| self.tables.get_mut(index))
        {
            let filled = table.rows.iter().map(|row| row.span).filter(|span| !span.is_empty());
            table.span = filled.reduce(Span::to).unwrap_or(table.span);
        }
        self.want(Gap::Paragraph);
    }

    /// Whether a table is open.
    pub(in super::super) fn in_table(&self) -> bool {
        !self.open_tables.is_empty()
    }

    fn last_cell(&mut self) -> Option<&mut TableCell> {
        let open = self.open_tables.last()?;
        self.tables.get_mut(open.index?)?.rows.last_mut()?.cells.last_mut()
    }

    fn takes_cell(&mut self) -> bool {
        self.cells += 1;
        self.full |= self.cells > MOST_CELLS;
        !self.full
    }
}
