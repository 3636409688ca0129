//! Tables without lines around their cells.

use super::bands::Band;
use super::columns::{Block, Part, Reader};
use super::reading::Column;

impl Reader<'_> {
    /// Reads a table: rows of cells, where a cell may have several lines.
    pub(super) fn read_cells(&self, within: &[Part], blocks: &mut Vec<Block>) {
        let mut steps: Vec<f32> =
            within.windows(2).filter_map(|pair| Some(pair.get(1)?.base - pair.first()?.base)).collect();
        steps.sort_by(f32::total_cmp);
        let usual = steps.get(steps.len() / 3).copied().unwrap_or_default();
        for row in split_where(within, |before, part| part.base - before.base > 1.25 * usual) {
            self.read_row(row, blocks);
        }
    }

    /// Reads rows between which there is no more room than between lines.
    fn read_row(&self, row: &[Part], blocks: &mut Vec<Block>) {
        let columns = self.columns(row, &Band::without_corridor(row.len()));
        let filled: Vec<Vec<usize>> = row.iter().map(|part| self.filled(part, &columns)).collect();
        let most = filled.iter().map(Vec::len).max().unwrap_or_default();
        let dated = columns.first().is_some_and(Column::is_of_figures);
        // A line with text in every column begins a record, and so does each date or number in the first one; the
        // further lines of a record fill fewer columns.
        let begins: Vec<bool> =
            filled.iter().map(|places| places.len() == most || (dated && places.first() == Some(&0))).collect();
        let count = begins.iter().filter(|begins| **begins).count();
        if count > 1 && begins.first() == Some(&true) {
            let figures: usize = columns.iter().skip(1).map(|column| column.figures).sum();
            let cells: usize = columns.iter().skip(1).map(|column| column.lines).sum();
            // Two or three full lines may as well be one row whose cells all have as many lines.
            if row.len() > 3 || count < row.len() || figures * 10 >= cells * 3 {
                let starts = row.iter().zip(&begins).filter(|(_, begins)| **begins);
                let starts: Vec<usize> = starts.map(|(part, _)| part.row).collect();
                for record in split_where(row, |_, part| starts.contains(&part.row)) {
                    self.read_record(record, &columns, blocks);
                }
                return;
            }
        }
        self.read_record(row, &columns, blocks);
    }

    /// Reads one row of a table, cell by cell. Where only the last cell has several lines, line by line.
    fn read_record(&self, record: &[Part], columns: &[Column], blocks: &mut Vec<Block>) {
        let last = record.first().and_then(|first| self.filled(first, columns).last().copied());
        let only_last_goes_on =
            record.iter().skip(1).all(|part| self.filled(part, columns).iter().all(|column| Some(*column) == last));
        if only_last_goes_on {
            match blocks.last_mut() {
                // Records of one line each stand below each other like the lines of a list.
                Some(block) if record.len() == 1 && follows(block, record) => block.extend(record),
                _ => blocks.push(record.to_vec()),
            }
            return;
        }
        let mut rest = record.to_vec();
        for edge in columns.iter().skip(1).map(|column| column.left) {
            let (cell, behind) = self.split(&rest, edge - 0.1, edge - 0.1);
            if !cell.is_empty() {
                blocks.push(cell);
            }
            rest = behind;
        }
        if !rest.is_empty() {
            blocks.push(rest);
        }
    }

    /// The columns in which a line has text.
    fn filled(&self, part: &Part, columns: &[Column]) -> Vec<usize> {
        let words = self.words_of(part);
        let has_text = |column: &Column| {
            words.iter().any(|word| {
                let middle = f32::midpoint(word.rect[0], word.rect[2]);
                column.left <= middle && middle <= column.right
            })
        };
        columns.iter().enumerate().filter(|(_, column)| has_text(column)).map(|(index, _)| index).collect()
    }
}

/// Whether a line stands right below a block of the same table.
fn follows(block: &Block, record: &[Part]) -> bool {
    block.last().zip(record.first()).is_some_and(|(above, below)| {
        below.row == above.row + 1 && below.from == 0 && below.base - above.base < 1.6 * below.size
    })
}

/// Splits parts before each one that `begins` a stretch, given the one before it.
fn split_where(parts: &[Part], begins: impl Fn(&Part, &Part) -> bool) -> Vec<&[Part]> {
    let mut stretches = Vec::new();
    let mut start = 0;
    for (index, pair) in parts.windows(2).enumerate() {
        if matches!(pair, [before, part] if begins(before, part)) {
            stretches.extend(parts.get(start..=index));
            start = index + 1;
        }
    }
    stretches.extend(parts.get(start..).filter(|rest| !rest.is_empty()));
    stretches
}
